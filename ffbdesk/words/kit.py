"""Sentences that stand inside the building blocks themselves; everything else is given to them."""

from ffbdesk.domain.marks import Frequency
from ffbdesk.words.translate import _, many

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
FREQUENCY = {
    Frequency.ALWAYS: _("altid eller næsten altid"),
    Frequency.MOSTLY: _("for det meste"),
    Frequency.PERIODS: _("i perioder"),
    Frequency.SOMETIMES: _("en enkelt gang imellem"),
    Frequency.RARELY: _("sjældent eller aldrig"),
    Frequency.NOT_RELEVANT: _("ikke relevant"),
}
FREQUENCY_LETTERS = {
    Frequency.ALWAYS: _("A"),
    Frequency.MOSTLY: _("F"),
    Frequency.PERIODS: _("P"),
    Frequency.SOMETIMES: _("E"),
    Frequency.RARELY: _("S"),
    Frequency.NOT_RELEVANT: _("R"),
}
UNMARKED = _("ikke markeret")
FREQUENCY_KEYS = _("Hvor tit? A F P E S, R for ikke relevant, Delete sletter.")
FREQUENCY_HEAD = _("Hvor tit gør borgeren det: fra altid til aldrig, eller ikke relevant")
ALWAYS_END = _("altid")
NEVER_END = _("aldrig")
NOT_RELEVANT_END = _("ikke rel.")
NOW = _("nu")
LAST_TIME = _("sidst")
LAST_TIME_SAID = _("Sidst")
LAST_TIME_MARK = _("Sidst: {word}.")
CARRIED_SAID = _("{sign}, overført, ikke bekræftet")
CELL_NONE = _("niveau 0")
CELL_LEVEL = _("niveau 1–4")
CELL_TAKEN_UP = _("taget op")
CELL_NOT_ASSESSED = _("ikke vurderet")
CELL_NOT_RELEVANT = _("ikke relevant")
CELL_CARRIED = _("ikke bekræftet")
MARKS = _("{count}  {word}")
STAYS_HERE = _("Alt bliver på denne computer.\nProgrammet bruger ikke netværk.")


def marks_said(count: int, word: str) -> str:
    """'5 markeringer: i perioder'."""
    return many("{count} markering: {word}", "{count} markeringer: {word}", count).format(count=count, word=word)
