"""The words of a udredning as a report."""

from ffbdesk.words import fields
from ffbdesk.words.grammar import genitive
from ffbdesk.words.levels import SHORT

DOCUMENT = "Udredning, kort form"
DOCUMENT_FULL = "Udredning, fuld form"
KICKER = "Voksenudredning efter VUM 2.0 og FFB · kort form"
KICKER_FULL = "Voksenudredning efter VUM 2.0 og FFB · fuld form"
READING = (
    (
        "Niveau",
        (
            "Niveauet er vurderet med borgerens hjælpemidler og medicin og uden støtte fra tilbud og netværk. "
            "0 er den bedste funktionsevne. Niveauet er en faglig vurdering."
        ),
    ),
    (
        "Tre stemmer",
        "Hvad borgeren selv siger, hvad andre oplyser, og hvad sagsbehandleren bemærker, står hver for sig.",
    ),
    (
        "Uden niveau",
        (
            "Ikke relevant, ikke vurderet og niveau 0 er tre forskellige ting. "
            "Temaer, som ingen har taget op, er ikke nævnt."
        ),
    ),
    (
        "Hvor ofte",
        (
            "Punkterne er fra guiden v3.00 eller FFB Desks forslag, som det står ved hvert tema. "
            "Markeringerne regnes ikke om til et niveau."
        ),
    ),
    (
        "FFB Desks eget",
        (
            "Forklaringen af hvert tema, skalaen »Hvor ofte«, borgerens egen vurdering og kategorien »Ikke relevant« "
            "er FFB Desks egne. De er ikke en del af FFB og indberettes ikke."
        ),
    ),
)
READING_WITH_NOTES = (
    *READING,
    (
        "Noter",
        "Noterne er underskrevne observationer. De er låst hver for sig og er ikke med i udredningens kontrolsum.",
    ),
)
READING_DESCRIBED = (
    "Beskrevet",
    "Funktioner og forhold er beskrevet uden hjælpemidler, medicin og hjælp fra andre. Dér sættes intet niveau.",
)
CITIZEN = "Borger"
OWN_NUMBER = fields.CITIZEN["own_number"]
CPR = fields.CITIZEN["cpr"]
MUNICIPALITY = fields.CASE["municipality"]
CASE_NUMBER = fields.CASE["case_number"]
HELD_ON = fields.GATHERING["held_on"]
ASSESSOR = fields.GATHERING["assessor"]
PURPOSE = fields.GATHERING["purpose"]
NOT_RELEVANT = "Ikke relevante (FFB Desks kategori, ikke en del af FFB)"
NOT_ASSESSED = "Ikke vurderet"
CARRIED = "Overført fra forrige udredning, ikke bekræftet"
LEFT_OUT_ONE = "Udskrevet uden temaet {theme}. Det er et valg ved udskriften og siger ikke, om der er skrevet om det."
LEFT_OUT_MORE = (
    "Udskrevet uden temaerne {themes} og {last}. Det er et valg ved udskriften og siger ikke, om der er skrevet om dem."
)
PRACTICE = "Øveeksempel, personen er opdigtet"
DRAFT = "Udkast"
UNIT, CONTACT = fields.GATHERING["unit"], fields.GATHERING["contact"]
ASSESSED_TWICE = "Vurderet hver for sig af"
TOOK_PART = fields.GATHERING["took_part"]
NOT_GIVEN = "–"
PDF_ALL_DATA = "Hele udredningen som data, til at hente ind i FFB Desk"
PDF_DESCRIPTION = "Udredningens indhold, som det står i PDF-filen, som data"


def title(name: str) -> str:
    """Udredning af Børge Mogensen"""
    return f"Udredning af {name}"


def file_title(document: str, initials: str, case: str) -> str:
    """Udredning, kort form for B.M., Sag154689"""
    return f"{document} for {initials}" + (f", {case}" if case else "")


def left_out(terms: list[str]) -> str:
    """What was chosen away, said alike whether or not anything was written there."""
    *first, last = terms
    if not first:
        return LEFT_OUT_ONE.format(theme=last)
    return LEFT_OUT_MORE.format(themes=", ".join(first), last=last)


def made_with(catalogue: str, version: str, other: str = "") -> str:
    """Katalog: Funktionsevnekatalog 3.00; Indsatskatalog 4.00"""
    return f"Katalog: {catalogue} {version}" + (f"; {other}" if other else "")


def own_level(level: int) -> str:
    """1, let nedsat"""
    return f"{level}, {SHORT[level].lower()}"


def signed(when: str, who: str) -> str:
    """12. maj 2021, Mette Holm"""
    return f"{when}, {who}"


def years(name: str, age: int | None) -> str:
    """Børge Mogensen, 40 år"""
    return name if age is None else f"{name}, {age} år"


def wishes_of(first_name: str) -> str:
    """Børges ønsker for fremtiden; 'Borgerens …' without a name."""
    if not first_name:
        return fields.GATHERING["wishes"]
    return f"{genitive(first_name)} ønsker for fremtiden"
