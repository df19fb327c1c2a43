"""Fagligt notat: write an observation, tag it with themes, sign it, add to it."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from ffbdesk.domain.edits import Edit, FieldRef, Label, Record
from ffbdesk.domain.ids import CitizenId, NoteId, ThemeCode
from ffbdesk.domain.notes import PENDING, CareNote
from ffbdesk.services.desk import Desk, added, fitting
from ffbdesk.services.drafts import settle
from ffbdesk.storage.errors import DiskFull, Signed, UnknownRecord, Unwritable


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
    with suppress(DiskFull, Unwritable):  # a full disk must not hide what is there
        desk.ledger.note_access("view noter", by=desk.user, at=desk.clock(), citizen=citizen)
    return found


def begin(desk: Desk, citizen: CitizenId, themes: Sequence[ThemeCode] = ()) -> CareNote:
    """A sheet to write on, dated today: the user's own empty one where it was left so, else a new one.

    Raises UnknownRecord.
    """
    desk.ledger.read.citizen(citizen)
    blank = next((n for n in desk.ledger.read.notes(citizen) if _is_blank(n, desk.user)), None)
    today = desk.clock().date()
    if blank is not None:
        edits = [
            Edit(note_ref(blank.id, "observed_on"), blank.observed_on.isoformat(), today.isoformat()),
            Edit(note_ref(blank.id, "themes"), " ".join(blank.themes), " ".join(themes)),
        ]
        desk.commit(Label.EDIT_NOTE, edits, citizen=citizen)
        return note(desk, blank.id)
    made = NoteId(desk.new_id())
    fields: dict[str, str | bool | None] = {
        "citizen_id": citizen,
        "observed_on": today.isoformat(),
        "author": desk.user,
        "text": "",
        "themes": " ".join(themes),
        "signed_at": None,
        "removed": False,
    }
    desk.commit(Label.ADD_NOTE, [added(Record.NOTE, made, fields)], citizen=citizen)
    return note(desk, made)


def note(desk: Desk, which: NoteId) -> CareNote:
    """One note. Raises UnknownRecord."""
    citizen, _none = desk.ledger.read.belongs_to(note_ref(which, "text"))
    found = next((n for n in desk.ledger.read.notes(citizen) if n.id == which), None)
    if found is None:
        raise UnknownRecord
    return found


def observe_on(desk: Desk, which: NoteId, day: date) -> CareNote:
    """Set the day of the observation. Raises Signed, UnknownRecord."""
    return _set(desk, which, "observed_on", day.isoformat())


def tag(desk: Desk, which: NoteId, themes: Sequence[ThemeCode]) -> CareNote:
    """Set the themes that the note says something of. Raises Signed, UnknownRecord."""
    return _set(desk, which, "themes", " ".join(dict.fromkeys(themes)))


def sign(desk: Desk, which: NoteId, text: str, observed_on: date) -> CareNote:
    """Sign a note as the user, now, just as it is shown: it is locked from then on.

    Raises NothingWritten, TooLong, Signed, UnknownRecord.
    """
    settle(desk)
    stands, tidy = note(desk, which), fitting("text", text)
    if stands.signed_at is not None:
        raise Signed
    if not tidy.strip():
        raise NothingWritten
    edits = [
        Edit(note_ref(which, "text"), stands.text, tidy),
        Edit(note_ref(which, "observed_on"), stands.observed_on.isoformat(), observed_on.isoformat()),
        Edit(note_ref(which, "author"), stands.author, desk.user),
        Edit(note_ref(which, "signed_at"), None, desk.clock().replace(microsecond=0).isoformat()),
    ]
    desk.commit(Label.SIGN_NOTE, edits, citizen=stands.citizen_id)
    return note(desk, which)


def add_to(desk: Desk, which: NoteId, text: str) -> CareNote:
    """Add to a signed note: dated and signed by itself. Raises NothingWritten, NotSigned, TooLong."""
    stands, tidy = note(desk, which), fitting("text", text).strip()
    if not tidy:
        raise NothingWritten
    if stands.signed_at is None:
        raise NotSigned
    at = desk.clock().replace(microsecond=0).isoformat()
    fields: dict[str, str | bool | None] = {"note_id": which, "text": tidy, "at": at, "by": desk.user}
    desk.commit(Label.ADD_TO_NOTE, [added(Record.ADDITION, desk.new_id(), fields)], citizen=stands.citizen_id)
    desk.ledger.discard_draft(pending_ref(which))
    return note(desk, which)


def remove(desk: Desk, which: NoteId) -> None:
    """Hide a note that is not signed. Can be undone; nothing is erased. Raises Signed, UnknownRecord."""
    settle(desk)
    stands = note(desk, which)
    hide = Edit(note_ref(which, "removed"), old=False, new=True)
    desk.commit(Label.REMOVE_NOTE, [hide], citizen=stands.citizen_id)


def note_ref(which: NoteId, field: str) -> FieldRef:
    """A field of a note; 'text' is typed."""
    return FieldRef(Record.NOTE, which, field)


def pending_ref(which: NoteId) -> FieldRef:
    """What is being written to be added to a note: kept as a draft until it is added."""
    return FieldRef(Record.ADDITION, which, PENDING)


def _is_blank(stands: CareNote, user: str) -> bool:
    return stands.author == user and stands.signed_at is None and not stands.text.strip()


def _set(desk: Desk, which: NoteId, field: str, value: str) -> CareNote:
    ref = note_ref(which, field)
    edit = Edit(ref, desk.ledger.read.value(ref), value)
    citizen, _none = desk.ledger.read.belongs_to(ref)
    desk.commit(Label.EDIT_NOTE, [edit], citizen=citizen)
    return note(desk, which)
