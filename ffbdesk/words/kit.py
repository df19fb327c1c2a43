"""Sentences that stand inside the building blocks themselves; everything else is given to them."""

from ffbdesk.domain.marks import Frequency
from ffbdesk.words.grammar import many

GO_TO = "Gå til {where}"
WITH_KEYS = "{text}  ({keys})"
NAME_AND_TEXT = "{title}. {text}"
LEVEL_KEY = "{level} {label}"
THEMES = "Temaer"
THEMES_FOLDED = "Temaer, foldet sammen"
THEME_SAID = "{theme}, {level}"
GROUP_COUNT = "{done} af {total}"
GROUP_SAID = "{group}, {done} af {total} temaer taget stilling til"
PRODUCT = "FFB Desk"
PURPOSE = "Udredning efter VUM 2.0\nog Fælles Faglige Begreber"
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
FREQUENCY_KEYS = "Hvor tit? A F P E S, R for ikke relevant, Delete sletter."
FREQUENCY_HEAD = "Hvor tit gør borgeren det: fra altid til aldrig, eller ikke relevant"
ALWAYS_END = "altid"
NEVER_END = "aldrig"
NOT_RELEVANT_END = "ikke rel."
NOW = "nu"
LAST_TIME = "sidst"
LAST_TIME_SAID = "Sidst"
LAST_TIME_MARK = "Sidst: {word}."
CARRIED_SAID = "{sign}, overført, ikke bekræftet"
CELL_NONE = "niveau 0"
CELL_LEVEL = "niveau 1–4"
CELL_TAKEN_UP = "taget op"
CELL_NOT_ASSESSED = "ikke vurderet"
CELL_NOT_RELEVANT = "ikke relevant"
CELL_CARRIED = "ikke bekræftet"
MARKS = "{count}  {word}"
STAYS_HERE = "Alt bliver på denne computer.\nProgrammet bruger ikke netværk."


def marks_said(count: int, word: str) -> str:
    """'5 markeringer: i perioder'."""
    return many("{count} markering: {word}", "{count} markeringer: {word}", count).format(count=count, word=word)
