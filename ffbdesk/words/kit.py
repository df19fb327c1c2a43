"""Sentences that stand inside the building blocks themselves; everything else is given to them."""

from ffbdesk.words.translate import _

GO_TO = _("Gå til {where}")
WITH_KEYS = _("{text}  ({keys})")
NAME_AND_TEXT = _("{title}. {text}")
LEVEL_KEY = _("{level} {label}")
THEMES = _("Temaer")
THEMES_FOLDED = _("Temaer, foldet sammen")
THEME_SAID = _("{theme}, {level}")
GROUP_COUNT = _("{done} af {total}")
GROUP_SAID = _("{group}, {done} af {total} temaer taget stilling til")
PRODUCT = "FFB Desk"
PURPOSE = _("Udredning efter VUM 2.0\nog Fælles Faglige Begreber")
STAYS_HERE = _("Alt bliver på denne computer.\nProgrammet bruger ikke netværk.")
