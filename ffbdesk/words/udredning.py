"""The words of a udredning as a report."""

from ffbdesk.words.names import genitive
from ffbdesk.words.translate import _

DOCUMENT = _("Udredning, kort form")
KICKER = _("Voksenudredning efter VUM 2.0 og FFB · kort form")
CITIZEN = _("Borger")
OWN_NUMBER = _("Eget nummer")
CPR = _("CPR-nummer")
MUNICIPALITY = _("Kommune")
CASE_NUMBER = _("Sagsnummer")
HELD_ON = _("Udredt")
ASSESSOR = _("Udfyldt af")
CATALOGUE = _("Katalog")
PURPOSE = _("Formål med udredningen")
NOT_RELEVANT = _("Ikke relevante")
NOT_ASSESSED = _("Ikke vurderet")
CARRIED = _("Overført fra en tidligere udredning, ikke bekræftet")
TAKEN_UP = _("Taget op, ikke vurderet endnu")
PRACTICE = _("Øveeksempel, personen er opdigtet")
DRAFT = _("Udkast")
NOT_GIVEN = "–"
PDF_DESCRIPTION = _("Udredningens trykte indhold som data")


def title(name: str) -> str:
    """Udredning af Børge Mogensen"""
    return _("Udredning af {name}").format(name=name)


def file_title(initials: str, case: str) -> str:
    """Udredning, kort form for B.M., Sag154689"""
    return f"{DOCUMENT} for {initials}" + (f", {case}" if case else "")


def years(name: str, age: int | None) -> str:
    """Børge Mogensen, 40 år"""
    return name if age is None else _("{name}, {age} år").format(name=name, age=age)


def wishes_of(first_name: str) -> str:
    """Børges ønsker for fremtiden; 'Borgerens …' without a name."""
    if not first_name:
        return _("Borgerens ønsker for fremtiden")
    return _("{name} ønsker for fremtiden").format(name=genitive(first_name))


def unconfirmed(theme: str) -> str:
    """Spise (ikke bekræftet)"""
    return _("{theme} (ikke bekræftet)").format(theme=theme)
