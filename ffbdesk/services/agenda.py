"""Everybody's dates as they leave the archive: to print, and for a calendar.

Initials and days, no names and no words (architecture, decision 26).
"""

from io import BytesIO
from pathlib import Path
from uuid import UUID, uuid5

from ffbdesk.domain.agenda import agenda
from ffbdesk.export.agenda import Entry, agenda_report, calendar, entries, short_names
from ffbdesk.export.pdf.writer import PdfWriter
from ffbdesk.services import dates, leaving
from ffbdesk.services.desk import Desk
from ffbdesk.words import agenda as say

_CALENDAR_KEY = "calendar_key"
"""The setting that the ids of a calendar are made with."""


def save_pdf(desk: Desk, out: Path) -> Path:
    """Save everybody's dates as a list to print; gives the path. Raises DiskFull, Unwritable."""
    return leaving.save(desk, "export datoer pdf", out, _named(desk, say.FILE), pdf(desk))


def save_calendar(desk: Desk, out: Path) -> Path:
    """Save everybody's dates for a calendar; gives the path. Raises DiskFull, Unwritable."""
    content = calendar(_entries(desk), desk.clock())
    return leaving.save(desk, "export datoer kalender", out, _named(desk, say.CALENDAR_FILE), content)


def pdf(desk: Desk) -> bytes:
    """The list to print. What is made of it is remembered by who hands it out."""
    now, content = desk.clock(), BytesIO()
    PdfWriter(now).write(agenda_report(_entries(desk), now.date(), desk.user, now), content)
    return content.getvalue()


def note_print(desk: Desk) -> None:
    """Write the line of a list that goes to a printer in the next step. Raises storage errors: then it must not."""
    leaving.note(desk, "print datoer")


def _named(desk: Desk, ending: str) -> leaving.Name:
    return leaving.Name(desk.clock().date().isoformat(), ending)


def _entries(desk: Desk) -> tuple[Entry, ...]:
    everybody, today = desk.ledger.read.people(), desk.clock().date()
    people = dates.in_progress(everybody.values(), today)
    found = agenda(people, dates.dated(desk, people), today)
    key = _key(desk)
    ids = {due: str(uuid5(key, f"{due.matter}/{due.of}")) for due in found}
    return entries(found, short_names(list(people.values())), ids)


def _key(desk: Desk) -> UUID:
    """Makes the ids of a calendar: the same each time, so that a date that moves moves there too, and of no use to
    anybody without the archive."""
    kept = desk.ledger.read.setting(_CALENDAR_KEY)
    if not kept:
        kept = desk.new_id()
        desk.ledger.keep_setting(_CALENDAR_KEY, kept)
    return UUID(kept)
