"""Fagligt notat: write an observation, tag it with themes, sign it, add to it."""

from collections.abc import Sequence
from datetime import date

from ffbdesk.domain.edits import FieldRef, Label, Record
from ffbdesk.domain.ids import AdditionId, CitizenId, NoteId, ThemeCode
from ffbdesk.domain.kinds import ADDITION, NOTE
from ffbdesk.domain.notes import PENDING, Addition, CareNote
from ffbdesk.services import values
from ffbdesk.services.desk import Desk, fitting
from ffbdesk.storage.errors import Signed, UnknownRecord


class NothingWritten(Exception):
    """A note without text cannot be signed, and nothing cannot be added."""


class NotSigned(Exception):
    """A note that is not signed is written on, not added to."""


def listing(desk: Desk, citizen: CitizenId) -> tuple[CareNote, ...]:
    """The citizen's notes, newest first. A sheet that nobody wrote on is no note."""
    return tuple(note for note in desk.ledger.read.notes(citizen) if note.text.strip())


def visit(desk: Desk, citizen: CitizenId) -> tuple[CareNote, ...]:
    """Open the citizen's notes to read them: as `listing`, and remembered in the access log."""
    found = listing(desk, citizen)
    desk.saw("view noter", citizen)
    return found


def open_sensitive(desk: Desk, citizen: CitizenId) -> None:
    """Somebody opens the citizen's notes on sensitive themes: remembered in the access log."""
    desk.saw("view følsomme noter", citizen)


def begin(desk: Desk, citizen: CitizenId, themes: Sequence[ThemeCode] = ()) -> CareNote:
    """A sheet to write on, dated today: the user's own empty one where it was left so, else a new one.

    Raises UnknownRecord.
    """
    desk.ledger.read.citizen(citizen)
    blank = next((n for n in desk.ledger.read.notes(citizen) if _is_blank(n, desk.user)), None)
    today = desk.clock().date()
    if blank is not None:
        desk.commit(Label.EDIT_NOTE, NOTE.setting(blank, observed_on=today, themes=tuple(themes)), citizen=citizen)
        return note(desk, blank.id)
    made = CareNote(NoteId(desk.new_id()), citizen, today, desk.user, "", tuple(themes))
    desk.commit(Label.ADD_NOTE, [NOTE.adding(made, citizen)], citizen=citizen)
    return note(desk, made.id)


def note(desk: Desk, which: NoteId) -> CareNote:
    """One note. Raises UnknownRecord."""
    citizen, _none = desk.ledger.read.belongs_to(NOTE.ref(which))
    found = next((n for n in desk.ledger.read.notes(citizen) if n.id == which), None)
    if found is None:
        raise UnknownRecord
    return found


def sign(
    desk: Desk, which: NoteId, text: str, observed_on: date, themes: Sequence[ThemeCode] | None = None
) -> CareNote:
    """Sign a note as the user, now, just as it is shown: it is locked from then on. `themes` as stored where not given.

    Raises NothingWritten, TooLong, Signed, UnknownRecord.
    """
    values.settle(desk)
    stands, tidy = note(desk, which), fitting(text)
    if stands.signed_at is not None:
        raise Signed
    if not tidy.strip():
        raise NothingWritten
    now = desk.clock().replace(microsecond=0)
    shown = stands.themes if themes is None else tuple(dict.fromkeys(themes))
    edits = NOTE.setting(stands, text=tidy, observed_on=observed_on, themes=shown, author=desk.user, signed_at=now)
    desk.commit(Label.SIGN_NOTE, edits, citizen=stands.citizen_id)
    return note(desk, which)


def add_to(desk: Desk, which: NoteId, text: str) -> CareNote:
    """Add to a signed note: dated and signed by itself. Raises NothingWritten, NotSigned, TooLong."""
    stands, tidy = note(desk, which), fitting(text).strip()
    if not tidy:
        raise NothingWritten
    if stands.signed_at is None:
        raise NotSigned
    made = Addition(AdditionId(desk.new_id()), tidy, desk.clock().replace(microsecond=0), desk.user)
    desk.commit(Label.ADD_TO_NOTE, [ADDITION.adding(made, which)], citizen=stands.citizen_id)
    desk.ledger.discard_draft(pending_ref(which))
    return note(desk, which)


def remove(desk: Desk, which: NoteId) -> None:
    """Hide a note that is not signed. Can be undone; nothing is erased. Raises Signed, UnknownRecord."""
    values.settle(desk)
    values.put(desk, NOTE.ref(which, "removed"), value=True)


def pending_ref(which: NoteId) -> FieldRef:
    """What is being written to be added to a note: kept as a draft until it is added."""
    return FieldRef(Record.ADDITION, which, PENDING)


def _is_blank(stands: CareNote, user: str) -> bool:
    return stands.author == user and stands.signed_at is None and not stands.text.strip()
