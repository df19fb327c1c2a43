"""Fagligt notat: write an observation, say what it is about, sign it, add to it, put it right."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.edits import Edit, FieldRef, Label, Record
from ffbdesk.domain.ids import AdditionId, CitizenId, GoalId, NoteId, SubGoalId, ThemeCode
from ffbdesk.domain.kinds import ADDITION, NOTE
from ffbdesk.domain.notes import PENDING, Addition, CareNote, Tag, can_be_taken_back
from ffbdesk.services import templates, values
from ffbdesk.services.desk import Desk, fitting
from ffbdesk.services.templates import Template
from ffbdesk.storage.errors import Signed, UnknownRecord

READS_FROM = "reads_from_"
"""The setting, with a person's id behind it, that has the moment from which others' notes are new to them."""


class NothingWritten(Exception):
    """A note without text cannot be signed, and nothing cannot be added."""


class NotSigned(Exception):
    """A note that is not signed is written on, not added to."""


class NotYours(Exception):
    """Somebody else writes it, or signed it: only they sign it, remove it or take it back."""


class TooLate(Exception):
    """The minute in which a signature can be taken back is over."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A citizen's notes with what is needed to show them."""

    notes: tuple[CareNote, ...]
    """Newest first. A sheet that nobody wrote on is no note."""
    tags: tuple[Tag, ...] = ()
    """Every goal and delmål that the citizen has or had."""
    unread: frozenset[NoteId] = frozenset()
    """Those that are new to the user."""
    assessed: frozenset[ThemeCode] = frozenset()
    """The themes that got a level in any round, and those that get none: of another a note says 'ikke vurderet'."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One note, and what is needed to write on it."""

    note: CareNote
    tags: tuple[Tag, ...] = ()
    assessed: frozenset[ThemeCode] = frozenset()
    templates: tuple[Template, ...] = ()
    """What can be put into it."""


def listing(desk: Desk, citizen: CitizenId) -> tuple[CareNote, ...]:
    """The citizen's notes, newest first. A sheet that nobody wrote on is no note.

    One that is not signed is its writer's alone: nobody else reads it, writes on it or removes it.
    """
    own = _writers(desk)
    return tuple(note for note in desk.ledger.read.notes(citizen) if _is_shown(note, own))


def shown(desk: Desk, citizen: CitizenId) -> Shown:
    """The citizen's notes, and what stands beside them."""
    read, found = desk.ledger.read, listing(desk, citizen)
    here = frozenset(note.id for note in found)
    return Shown(found, read.tags(citizen), unread(desk) & here, read.assessed(citizen) | _without_level(desk))


def _without_level(desk: Desk) -> frozenset[ThemeCode]:
    """The themes that nobody gives a level: of them nothing is missing."""
    return frozenset(theme.code for _group, themes in desk.catalogue.described() for theme in themes)


def reread(desk: Desk, before: Shown, citizen: CitizenId, changed: Collection[NoteId]) -> Shown:
    """The same after some of the notes changed, came or went: only those are read."""
    read, own = desk.ledger.read, _writers(desk)
    there = (
        note for one in changed if (note := read.note(one)) and note.citizen_id == citizen and _is_shown(note, own)
    )
    found = {note.id: note for note in there}
    stood = [found.pop(note.id, None) if note.id in changed else note for note in before.notes]
    # Of two at the same moment the one written last comes first: what is new goes before what stood.
    newest = sorted((*found.values(), *(note for note in stood if note)), key=_when, reverse=True)
    here = frozenset(note.id for note in newest)
    return Shown(tuple(newest), read.tags(citizen), unread(desk) & here, before.assessed)


def _when(note: CareNote) -> tuple[date, bool, time]:
    """As the archive orders them: by day, then by hour, those of none first."""
    return note.observed_on, note.observed_at is not None, note.observed_at or time.min


def visit(desk: Desk, citizen: CitizenId) -> Shown:
    """Open the citizen's notes to read them: as `shown`, and remembered in the access log."""
    found = shown(desk, citizen)
    desk.saw("view noter", citizen)
    return found


def open_sensitive(desk: Desk, citizen: CitizenId) -> None:
    """Somebody opens the citizen's notes on sensitive themes: remembered in the access log."""
    desk.saw("view følsomme noter", citizen)


def unread(desk: Desk) -> frozenset[NoteId]:
    """What is new to the user: signed by others, and not said to have been read.

    A person's new notes begin on the day of access: of what was there before, nobody makes a pile.
    """
    me = desk.keys.unlocked.slot
    key = f"{READS_FROM}{me}"
    since = desk.ledger.read.setting(key)
    if not since:
        since = desk.clock().replace(hour=0, minute=0, second=0, microsecond=0).isoformat()
        desk.ledger.keep_setting(key, since)
    return desk.ledger.read.unread(me, desk.names(), datetime.fromisoformat(since))


def have_read(desk: Desk, which: Iterable[NoteId]) -> None:
    """The user says that they have read notes. Shown to nobody else (architecture, decision 25)."""
    desk.ledger.have_read(desk.keys.unlocked.slot, which)


def begin(
    desk: Desk,
    citizen: CitizenId,
    themes: Sequence[ThemeCode] = (),
    goals: Sequence[GoalId] = (),
    sub_goals: Sequence[SubGoalId] = (),
) -> CareNote:
    """A sheet to write on, of this moment: the user's own empty one where it was left so, else a new one.

    Raises UnknownRecord.
    """
    desk.ledger.read.citizen(citizen)
    now = desk.clock().replace(second=0, microsecond=0)
    about: dict[str, Any] = {
        "observed_on": now.date(),
        "observed_at": now.time(),
        "themes": tuple(themes),
        "goals": tuple(goals),
        "sub_goals": tuple(sub_goals),
    }
    mine = (desk.ledger.read.note(one) for one in desk.ledger.read.drafts_of(desk.names()))
    blank = next((n for n in mine if n and n.citizen_id == citizen and not n.is_written), None)
    if blank is not None:
        desk.commit(Label.EDIT_NOTE, NOTE.setting(blank, **about), citizen=citizen)
        return note(desk, blank.id)
    made = replace(CareNote(NoteId(desk.new_id()), citizen, now.date(), desk.user, "", ()), **about)
    desk.commit(Label.ADD_NOTE, [NOTE.adding(made, citizen)], citizen=citizen)
    return note(desk, made.id)


def note(desk: Desk, which: NoteId) -> CareNote:
    """One note. Raises UnknownRecord."""
    found = desk.ledger.read.note(which)
    if found is None:
        raise UnknownRecord
    return found


def may_read(desk: Desk, stands: CareNote) -> bool:
    """Whether the user may see it: what is not signed is its writer's alone, as in `listing`."""
    return stands.signed_at is not None or _may_sign(desk, stands)


def sheet(desk: Desk, which: NoteId) -> Sheet:
    """One note as it is laid out. Raises UnknownRecord."""
    found, read = note(desk, which), desk.ledger.read
    return Sheet(found, read.tags(found.citizen_id), read.assessed(found.citizen_id), templates.listing(desk))


def lay_out(desk: Desk, which: NoteId) -> Sheet:
    """Open one note to look at it: as `sheet`, and one on a sensitive theme is remembered in the access log."""
    found = sheet(desk, which)
    if not set(SENSITIVE).isdisjoint(found.note.about):
        open_sensitive(desk, found.note.citizen_id)
    return found


def sign(desk: Desk, seen: CareNote) -> CareNote:
    """Sign a note as the user, now, just as it is shown: it is locked from then on.

    What its goals and delmål are called now is kept with it. Somebody else's is signed only where they cannot open the
    archive any more. Raises NothingWritten, NotYours, TooLong, Signed, UnknownRecord.
    """
    values.settle(desk)
    stands = note(desk, seen.id)
    if stands.signed_at is not None:
        raise Signed
    if not _may_sign(desk, stands):
        raise NotYours
    texts = {name: fitting(getattr(seen, name)) for name in ("text", "did", "own_words")}
    if not any(text.strip() for text in texts.values()):
        raise NothingWritten
    edits = NOTE.setting(
        stands,
        **texts,
        observed_on=seen.observed_on,
        observed_at=seen.observed_at,
        themes=tuple(dict.fromkeys(seen.themes)),
        goals=tuple(dict.fromkeys(seen.goals)),
        sub_goals=tuple(dict.fromkeys(seen.sub_goals)),
        named="\n".join(_called(desk, seen)),
        signed_by=desk.user,
        signed_at=desk.clock().replace(microsecond=0),
    )
    desk.commit(Label.SIGN_NOTE, edits, citizen=stands.citizen_id)
    return note(desk, seen.id)


def take_back(desk: Desk, which: NoteId) -> CareNote:
    """Take one's own signature back, within a minute: the note can be written on again.

    Raises NotSigned, NotYours, TooLate, UnknownRecord.
    """
    stands = note(desk, which)
    if stands.signed_at is None:
        raise NotSigned
    if stands.signer not in desk.names():
        raise NotYours
    if stands.additions or not can_be_taken_back(stands, desk.clock().replace(microsecond=0)):
        raise TooLate
    edits = NOTE.setting(stands, signed_at=None, signed_by="", named="")
    desk.commit(Label.TAKE_BACK_NOTE, edits, citizen=stands.citizen_id)
    return note(desk, which)


def move(desk: Desk, which: NoteId, to: CitizenId) -> CareNote:
    """A signed note is about somebody else: it is signed anew there as the user, and erased here.

    Goals and delmål stay behind, for they are the other citizen's. Raises NotSigned, UnknownRecord.
    """
    values.settle(desk)
    stands = note(desk, which)
    desk.ledger.read.citizen(to)
    if stands.signed_at is None:
        raise NotSigned
    if to == stands.citizen_id:
        return stands
    now = desk.clock().replace(microsecond=0)
    made = replace(
        stands,
        id=NoteId(desk.new_id()),
        citizen_id=to,
        goals=(),
        sub_goals=(),
        named="",
        signed_at=now,
        signed_by=desk.user,
    )
    anew: list[Edit] = [NOTE.adding(made, to)]
    anew += [ADDITION.adding(replace(a, id=AdditionId(desk.new_id())), made.id) for a in stands.additions]
    desk.ledger.move_note(which, anew, to=to, by=desk.user, at=now)
    return note(desk, made.id)


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
    """Hide a note that is not signed. Can be undone; nothing is erased. Raises NotYours, Signed, UnknownRecord."""
    if not _may_sign(desk, note(desk, which)):
        raise NotYours
    values.settle(desk)
    values.put(desk, NOTE.ref(which, "removed"), value=True)


def pending_ref(which: NoteId) -> FieldRef:
    """What is being written to be added to a note: kept as a draft until it is added."""
    return FieldRef(Record.ADDITION, which, PENDING)


def _may_sign(desk: Desk, stands: CareNote) -> bool:
    return _writers(desk)(stands.author)


def _writers(desk: Desk) -> Callable[[str], bool]:
    """Whose unsigned notes the user may go on with: the own ones, and those of people who have no key any more."""
    mine, there = desk.names(), {person.name for person in desk.keys.people()}
    return lambda author: author in mine or author not in there


def _is_shown(note: CareNote, own: Callable[[str], bool]) -> bool:
    return note.is_written and (note.signed_at is not None or own(note.author))


def _called(desk: Desk, seen: CareNote) -> list[str]:
    names = {tag.id: tag.name for tag in desk.ledger.read.tags(seen.citizen_id)}
    return [names.get(ref, "") for ref in dict.fromkeys(seen.refs)]
