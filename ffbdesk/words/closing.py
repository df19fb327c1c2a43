"""The words of ending a citizen's course with the provider, and of taking it up again."""

from datetime import date

from ffbdesk.domain.records import ClosedWhy
from ffbdesk.words import fields
from ffbdesk.words.dates import short_date

TITLE = "Afslut forløb"
TEXT = (
    "Når borgeren er flyttet, indsatsen er ophørt, eller borgeren er død. Borgeren går ud af I dag og af listen over "
    "dem, der er i gang, og findes under Afsluttede. Intet slettes, og forløbet kan genoptages."
)
ON, WHY_NAME = fields.CITIZEN["closed_on"], fields.CITIZEN["closed_why"]
ON_SHORT, WHY_SHORT = "Sidste dag", "Fordi"
NO_WHY = "Vælg, hvis du vil"
WHY = {
    ClosedWhy.MOVED: "borgeren er flyttet",
    ClosedWhy.ENDED: "indsatsen er ophørt",
    ClosedWhy.DIED: "borgeren er død",
}
CLOSED = "Forløbet er afsluttet. Sæt også en dato for, hvornår oplysningerne skal gennemgås."
REOPEN = "Genoptag forløbet"
REOPENED = "Forløbet er genoptaget."
RUNNING, ENDED = "I gang", "Afsluttede"


def ended(count: int) -> str:
    """Afsluttede 3"""
    return f"{ENDED} {count}"


def left(day: date, today: date) -> str:
    """afsluttet 3.5.2026; before the day has come: slutter 3.5.2026"""
    return f"{'afsluttet' if day <= today else 'slutter'} {short_date(day)}"


def closed(day: date, today: date) -> str:
    """What is said when a last day was chosen."""
    if day <= today:
        return CLOSED
    return f"Forløbet slutter {short_date(day)}. Til da er borgeren i gang."
