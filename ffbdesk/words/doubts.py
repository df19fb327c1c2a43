"""What is said of what was typed as a date, and is none or can hardly be meant."""

from datetime import date

from ffbdesk.domain.dates import Doubt
from ffbdesk.words.dates import short_date

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


def doubtful(found: Doubt, value: date, born: date | None) -> str:
    """Datoen ligger før borgerens fødselsdag, 1.2.1981. Ret datoen; den er ikke gemt."""
    return _DOUBTS[found].format(year=value.year, born=short_date(born) if born else "")
