"""Sentences that stand inside the building blocks themselves; everything else is given to them."""

from ffbdesk.domain.marks import Frequency

GO_TO = "Gå til {where}"
WITH_KEYS = "{text}  ({keys})"
NAME_AND_TEXT = "{title}. {text}"
LEVEL_KEY = "{level} {label}"
THEMES = "Temaer"
THEMES_FOLDED = "Temaer, foldet sammen"
THEME_SAID = "{theme}, {level}"
GROUP_COUNT = "{done} af {total}"
GROUP_SAID = "{group}, {done} af {total} temaer afklaret"
PRODUCT = "FFB Desk"
PURPOSE = "Udredning af aktivitet og deltagelse efter FFB (VUM 2.0)"
FREQUENCY = {
    Frequency.ALWAYS: "altid eller næsten altid",
    Frequency.MOSTLY: "for det meste",
    Frequency.PERIODS: "i perioder",
    Frequency.SOMETIMES: "en enkelt gang imellem",
    Frequency.RARELY: "sjældent eller aldrig",
    Frequency.NOT_RELEVANT: "ikke relevant",
}
FREQUENCY_LETTERS = {
    Frequency.ALWAYS: "A",
    Frequency.MOSTLY: "F",
    Frequency.PERIODS: "P",
    Frequency.SOMETIMES: "E",
    Frequency.RARELY: "S",
    Frequency.NOT_RELEVANT: "R",
}
UNMARKED = "ikke markeret"
FREQUENCY_KEYS = "Hvor ofte? A F P E S, R for ikke relevant, Delete sletter."
FREQUENCY_HEAD = "Hvor ofte gør borgeren det: fra altid til aldrig, eller ikke relevant"
ALWAYS_END = "altid"
NEVER_END = "aldrig"
NOT_RELEVANT_END = "ikke rel."
EXPLAINED = "{text} (FFB Desks forklaring)"
NOW = "nu"
LAST_TIME = "sidst"
LAST_TIME_SAID = "Sidst"
LAST_TIME_MARK = "Sidst: {word}."
CARRIED_SAID = "{sign}, overført, ikke bekræftet"
CELL_NONE = "niveau 0"
CELL_LEVEL = "niveau 1–4"
CELL_TAKEN_UP = "påbegyndt"
CELL_NOT_ASSESSED = "ikke vurderet"
CELL_NOT_RELEVANT = "ikke relevant"
CELL_CARRIED = "ikke bekræftet"
STAYS_HERE = "Alt bliver på denne computer.\nProgrammet bruger ikke netværk."
