"""All that an archive holds about one citizen, field by field: what stands, what stood, what was removed.

A field's value is followed through every change, and through what is being typed, so that each of its wordings is
known once, by the field and by its number there. No text is ever compared with another field's.
"""

from collections.abc import Iterable, Iterator
from dataclasses import field
from datetime import datetime
from enum import StrEnum

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.edits import WHOLE, Change, FieldRef, Fields, Record, Value
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.kinds import KINDS, THEMED
from ffbdesk.domain.marks import prompt_of
from ffbdesk.domain.notes import PENDING


@dataclass(frozen=True, slots=True)
class Stored:
    """The row of one record, a removed one too. Some are named by their round and theme; marks are cells."""

    record: Record
    id: str
    theme: ThemeCode | None
    cells: Fields


@dataclass(frozen=True, slots=True)
class Typing:
    """A text that is not yet a change."""

    ref: FieldRef
    text: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Copied:
    """A value that the locked content of a dated piece holds, and when and by whom it was locked."""

    ref: FieldRef
    value: Value
    at: datetime
    by: str
    owner: str = ""
    """The id of the record that it hung under there."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is known of one citizen; of a change that is about several, the edits that are about this one."""

    stored: tuple[Stored, ...]
    changes: tuple[Change, ...]
    """Oldest first."""
    typing: tuple[Typing, ...]
    copied: tuple[Copied, ...] = ()


class State(StrEnum):
    """What has become of a wording."""

    NOW = "now"
    TYPING = "typing"
    """It stands on the screen, but nobody has left the field yet."""
    EARLIER = "earlier"
    LOCKED = "locked"
    """Only what is finished has it, in its own copy."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One value that a field has or had."""

    number: int
    """From 0, in the order in which the field had them; it never becomes another one's."""
    value: Value
    state: State
    at: datetime | None
    """When it was first set; None where that was before anybody remembered."""
    by: str


@dataclass(frozen=True, slots=True)
class Traced:
    """One record with every wording of every field; fields that never had a value are left out."""

    record: Record
    id: str
    theme: ThemeCode | None
    owner: str
    """The id of the record that it hangs under; empty for a citizen."""
    there: bool
    """False where it was taken back again: only the changes remember it."""
    removed: bool
    row: Fields
    """Columns of the row that are no fields of the record."""
    fields: dict[str, tuple[Wording, ...]]

    def value(self, name: str) -> Value:
        """What the field holds now; None where it is empty."""
        return next((w.value for w in self.fields.get(name, ()) if w.state is State.NOW), None)


@dataclass(slots=True)
class _Seen:
    """A value as it was met."""

    value: Value
    at: datetime | None = None
    by: str = ""
    state: State = State.EARLIER


@dataclass(slots=True)
class _Trace:
    owner: str = ""
    there: bool = False
    row: Fields = field(default_factory=dict)
    fields: dict[str, list[_Seen]] = field(default_factory=dict)

    def meet(
        self, name: str, value: Value, at: datetime | None = None, by: str = "", state: State = State.EARLIER
    ) -> _Seen | None:
        """A field had this value; where it had it before, it is the same wording again."""
        if value is None or value == "":
            return None
        known = self.fields.setdefault(name, [])
        found = next((one for one in known if one.value == value), None)
        if found is None:
            found = _Seen(value, at, by, state)
            known.append(found)
        return found


type _Key = tuple[Record, str, ThemeCode | None]


def traced(dossier: Dossier) -> tuple[Traced, ...]:
    """Every record with the wordings of its fields, in the order in which they came into the archive."""
    found: dict[_Key, _Trace] = {}
    for change in dossier.changes:
        _follow(found, change)
    for stored in dossier.stored:
        _stands(_trace(found, stored.record, stored.id, stored.theme), stored)
    for copied in dossier.copied:
        trace = _of(found, copied.ref)
        trace.owner = trace.owner or copied.owner
        trace.meet(copied.ref.field, copied.value, copied.at, copied.by, State.LOCKED)
    for typing in dossier.typing:
        _is_typed(_of(found, typing.ref), typing)
    return tuple(_made(key, trace) for key, trace in found.items())


def _follow(found: dict[_Key, _Trace], change: Change) -> None:
    for edit in change.edits:
        if edit.ref.kind not in KINDS or edit.old == edit.new:
            continue  # a lock: the values that it locks are given as copies; or what only says that a field stays
        trace = _of(found, edit.ref)
        for value, at, by in ((edit.old, None, ""), (edit.new, change.at, change.by)):
            for name, cell in _cells(edit.ref, value):
                if _is_field(edit.ref.kind, name):
                    trace.meet(name, cell, at, by)
            if isinstance(value, dict):
                trace.owner = str(value.get(KINDS[edit.ref.kind].owner, "")) or trace.owner


def _cells(ref: FieldRef, value: Value | Fields) -> Iterable[tuple[str, Value]]:
    if isinstance(value, dict):
        return value.items()
    return () if ref.field == WHOLE else ((ref.field, value),)


def _is_field(record: Record, name: str) -> bool:
    return KINDS[record].has(name) or (record is Record.CONDITION and prompt_of(name) is not None)


def _stands(trace: _Trace, stored: Stored) -> None:
    trace.there = True
    trace.owner = str(stored.cells.get(KINDS[stored.record].owner, "")) or trace.owner
    for name, cell in stored.cells.items():
        if not _is_field(stored.record, name):
            trace.row[name] = cell
        elif (seen := trace.meet(name, cell)) is not None:
            seen.state = State.NOW


def _is_typed(trace: _Trace, typing: Typing) -> None:
    for other in trace.fields.get(typing.ref.field, ()):
        other.state = State.EARLIER if other.state is State.NOW else other.state
    seen = trace.meet(typing.ref.field, typing.text, typing.at, typing.by)
    if seen is not None:
        seen.state = State.TYPING


def _made(key: _Key, trace: _Trace) -> Traced:
    record, id_, theme = key
    owner = trace.owner or (id_ if record in THEMED or PENDING in trace.fields else "")
    return Traced(
        record,
        id_,
        theme,
        owner,
        trace.there,
        bool(trace.row.get("removed")),
        trace.row,
        {name: tuple(_wordings(seen)) for name, seen in trace.fields.items()},
    )


def _wordings(met: Iterable[_Seen]) -> Iterator[Wording]:
    for number, one in enumerate(met):
        yield Wording(number, one.value, one.state, one.at, one.by)


def _of(found: dict[_Key, _Trace], ref: FieldRef) -> _Trace:
    return _trace(found, ref.kind, ref.record_id, ref.theme)


def _trace(found: dict[_Key, _Trace], record: Record, id_: str, theme: ThemeCode | None) -> _Trace:
    return found.setdefault((record, id_, theme), _Trace())
