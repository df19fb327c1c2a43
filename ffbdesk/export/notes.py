"""Notes as plain text: out of a damaged archive, and for the citizen who asks to see everything."""

from collections.abc import Iterable

from ffbdesk.domain.notes import CareNote
from ffbdesk.words.dates import long_date, moment
from ffbdesk.words.report import added
from ffbdesk.words.udredning import signed


def notes_text(notes: Iterable[CareNote]) -> str:
    """Each note with who and when, and what was added to it; empty where there are none."""
    return "\n\n".join(map(note_text, notes))


def note_text(note: CareNote) -> str:
    """One note."""
    more = (f"{added(signed(moment(a.at), a.by))}: {a.text.strip()}" for a in note.additions)
    return "\n".join([f"{signed(long_date(note.observed_on), note.author)}:", note.text.strip(), *more])
