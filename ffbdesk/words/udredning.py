"""The words of a udredning as a report."""

from ffbdesk.words.levels import SHORT
from ffbdesk.words.names import genitive
from ffbdesk.words.translate import _

DOCUMENT = _("Udredning, kort form")
DOCUMENT_FULL = _("Udredning, fuld form")
KICKER = _("Voksenudredning efter VUM 2.0 og FFB · kort form")
KICKER_FULL = _("Voksenudredning efter VUM 2.0 og FFB · fuld form")
READING = (
    (
        _("Niveau"),
        _(
            "Niveauet er vurderet med borgerens hjælpemidler og medicin og uden støtte fra tilbud og netværk. "
            "0 er den bedste funktionsevne. Niveauet er en faglig vurdering."
        ),
    ),
    (
        _("Tre stemmer"),
        _("Hvad borgeren selv siger, hvad andre oplyser, og hvad sagsbehandler bemærker, står hver for sig."),
    ),
    (
        _("Uden niveau"),
        _(
            "Ikke relevant, ikke vurderet og niveau 0 er tre forskellige ting. "
            "Temaer, som ingen har taget op, er ikke nævnt."
        ),
    ),
)
READING_WITH_NOTES = (
    *READING,
    (
        _("Noter"),
        _("Noterne er underskrevne iagttagelser. De er låst hver for sig og er ikke med i udredningens aftryk."),
    ),
)
SOURCE_GUIDE = _(
    "Kilde: den officielle guide v3.00. Markeringerne er grundlag for samtalen og regnes ikke om til et niveau."
)
SOURCE_OWN = _(
    "Kilde: FFB Desks egne forslag, ikke den officielle guide. Markeringerne er grundlag for samtalen og regnes "
    "ikke om til et niveau."
)
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
PDF_ALL_DATA = _("Hele udredningen som data, til at hente ind i FFB Desk")
PDF_DESCRIPTION = _("Udredningens trykte indhold som data")


def title(name: str) -> str:
    """Udredning af Børge Mogensen"""
    return _("Udredning af {name}").format(name=name)


def file_title(document: str, initials: str, case: str) -> str:
    """Udredning, kort form for B.M., Sag154689"""
    return f"{document} for {initials}" + (f", {case}" if case else "")


def left_out(terms: list[str]) -> str:
    """What was chosen away, said alike whether or not anything was written there."""
    *first, last = terms
    return _(
        "Trykt uden temaerne {first} og {last}. Det er et valg ved udskriften og siger ikke, om der er skrevet om dem."
    ).format(first=", ".join(first), last=last)


def own_level(level: int) -> str:
    """1, let nedsat"""
    return f"{level}, {SHORT[level].lower()}"


def signed(when: str, who: str) -> str:
    """12. maj 2021, Mette Holm"""
    return f"{when}, {who}"


def years(name: str, age: int | None) -> str:
    """Børge Mogensen, 40 år"""
    return name if age is None else _("{name}, {age} år").format(name=name, age=age)


def wishes_of(first_name: str) -> str:
    """Børges ønsker for fremtiden; 'Borgerens …' without a name."""
    if not first_name:
        return _("Borgerens ønsker for fremtiden")
    return _("{name} ønsker for fremtiden").format(name=genitive(first_name))
