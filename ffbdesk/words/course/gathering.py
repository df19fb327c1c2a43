"""What is said of each file that was dropped, and of what was wrong with it: reason and way out."""

from datetime import date

from ffbdesk.words.dates import short_date
from ffbdesk.words.grammar import many

NOT_TAKEN = {
    "later_round": "{name} hører til en senere runde og er ikke regnet med. Gå først videre: Opsamling, »Vurdér igen«.",
    "other_text": (
        "{name} er lavet med en anden udgave af sagen (mærke {about}) og er ikke regnet med. Bed deltageren løse den "
        "opgave, du delte ud."
    ),
    "changed": (
        "{name} er et svar, der er hentet før, men indholdet er et andet. Det første tæller. Bed deltageren gemme sit "
        "svar igen."
    ),
    "not_ours": "{name} er ikke et svar fra FFB Desk og er ikke regnet med. Vælg filer, der ender på .ffbsvar.",
    "newer_program": "{name} er lavet med en nyere udgave af FFB Desk. Opdatér programmet, og hent filen igen.",
    "damaged": "{name} er beskadiget og er ikke regnet med. Bed deltageren gemme sit svar igen.",
    "too_large": "{name} er over 1 MB og er ikke et svar. Den er ikke læst.",
    "looks_real": (
        "I {name} står der noget, der ligner et CPR-nummer. Svaret er ikke hentet. Bed deltageren fjerne tallet og "
        "gemme igen."
    ),
    "unreadable": "{name} kan ikke læses lige nu. Måske er den åben i et andet program. Prøv igen om lidt.",
    "link": "{name} er en genvej, og dem følger programmet ikke. Træk selve filen ind.",
    "folder": "{name} er en mappe. Åbn den, og træk filerne i den ind.",
    "too_many": "Der kan højst hentes 500 filer på én gang. {name} filer er ikke læst: træk dem ind bagefter.",
}
"""By `services.course.gathering.Found`."""
OTHER_EXERCISE = "{name} hører til en anden opgave og er ikke regnet med her."
OTHER_KNOWN = "{name} hører til øvelsen {about} og er ikke regnet med her. Åbn den øvelse, hvis svaret skal med."
OVER_TYPED = "{name} har et nummer, som der var tastet et svar under. Nu tæller filen i stedet for det tastede."
EARLIER = "{name} hører til en tidligere runde og er regnet med dér."
CLOCK = "{name} er dateret {day}. Uret på deltagerens computer går nok forkert. Svaret er regnet med."
NOTHING_NEW = "Der var intet nyt i filerne: de er hentet før."


def other(name: str, about: str) -> str:
    """Of another exercise, by its name where it is here."""
    return OTHER_KNOWN.format(name=name, about=about) if about else OTHER_EXERCISE.format(name=name)


def clock(name: str, day: date) -> str:
    """A day that cannot be right."""
    return CLOCK.format(name=name, day=short_date(day))


def came(new: int, again: int) -> str:
    """'3 nye svar er hentet.'"""
    parts = []
    if new:
        parts.append(f"{new} {many('nyt svar', 'nye svar', new)} er hentet.")
    if again:
        parts.append(f"{again} svar er gemt igen: det nyeste tæller.")
    return " ".join(parts)
