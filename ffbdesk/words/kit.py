"""Sentences that stand inside the building blocks themselves; everything else is given to them."""

from datetime import date

from ffbdesk.domain.dates import Doubt
from ffbdesk.domain.marks import Frequency
from ffbdesk.words.dates import short_date

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
NO_DATE = "Skriv datoen som 28.5.2021 eller 28. maj 2021. Den, der stod før, gælder stadig."
NO_DATE_OR_NONE = "Skriv datoen som 28.5.2021 eller 28. maj 2021, eller lad feltet stå tomt."
NO_SUCH_DAY = "Den dato findes ikke. Ret den; den er ikke gemt."
_DOUBTS = {
    Doubt.NO_YEAR: "Årstallet {year} kan ikke passe. Ret datoen; den er ikke gemt.",
    Doubt.BEFORE_BIRTH: "Datoen ligger før borgerens fødselsdag, {born}. Ret datoen; den er ikke gemt.",
    Doubt.AHEAD: "Datoen ligger efter i dag. Ret datoen; den er ikke gemt.",
    Doubt.SOON: "Datoen er gemt, men den ligger efter i dag. Se efter, om den er rigtig.",
    Doubt.FAR: "Datoen er gemt, men {year} er langt fra i dag. Se efter, om årstallet er rigtigt.",
}
UNMARKED = "ikke markeret"
FREQUENCY_KEYS = "Hvor ofte? A F P E S, R for ikke relevant, Delete fjerner markeringen."
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


def doubtful(found: Doubt, value: date, born: date | None) -> str:
    """Datoen ligger før borgerens fødselsdag, 1.2.1981. Ret datoen; den er ikke gemt."""
    return _DOUBTS[found].format(year=value.year, born=short_date(born) if born else "")
