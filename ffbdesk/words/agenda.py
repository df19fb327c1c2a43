"""The words of a list of dates that leaves the archive: on paper and in a calendar."""

from datetime import date, time

from ffbdesk.domain.months import MONTHS
from ffbdesk.words.dates import clock, weekday

DOCUMENT = "Datoer"
FILE_TITLE = "Datoer"
KICKER = "FFB Desk"
TITLE = "Datoer"
MADE, MADE_BY = "Lavet", "Lavet af"
TEXT = "Borgerne står med initialer. Der står intet om, hvad datoerne handler om."
NONE = "Der er ingen datoer."
OVERDUE = "Overskredet"
FILE, CALENDAR_FILE = "datoer.pdf", "datoer.ics"
SAVE_PDF, SAVE_CALENDAR, PRINT = "Gem som PDF", "Gem til kalender", "Udskriv"
HINT = "Fil og papir har kun initialer og datoer."
PRINTED, NOT_PRINTED = "Datoerne er sendt til printeren.", "Datoerne blev ikke udskrevet."
SAVED_CALENDAR = (
    "Gemt som {name} i {folder}. Åbn filen i din kalender. Gem og åbn den igen, når datoer er ændret: de samme "
    "begivenheder får de nye dage."
)
_ENTRY = "{who}: {what}"


def entry(who: str, what: str) -> str:
    """B.M.: Opfølgning på målene"""
    return _ENTRY.format(who=who, what=what)


def month(day: date) -> str:
    """November 2026"""
    name = MONTHS[day.month - 1]
    return f"{name[:1].upper()}{name[1:]} {day.year}"


def when(day: date, at: time | None) -> str:
    """'fredag 27.', 'fredag 27. kl. 10.00'"""
    hour = f" kl.\N{NO-BREAK SPACE}{clock(at)}" if at else ""
    return f"{weekday(day)} {day.day}.{hour}"


def when_overdue(day: date) -> str:
    """fredag 27.11.2026"""
    return f"{weekday(day)} {day.day}.{day.month}.{day.year}"
