"""How often somebody does a thing, in words."""

from ffbdesk.domain.marks import Frequency

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
FREQUENCY_KEYS = "Hvor ofte? A F P E S, R for ikke relevant, Delete fjerner markeringen."
FREQUENCY_HEAD = "Hvor ofte gør borgeren det: fra altid til aldrig, eller ikke relevant"
ALWAYS_END = "altid"
NEVER_END = "aldrig"
NOT_RELEVANT_END = "ikke rel."
LAST_TIME_MARK = "Sidst: {word}."
