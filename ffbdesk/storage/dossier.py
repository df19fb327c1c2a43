"""Everything about one citizen out of the database: rows that are hidden too, changes, and what is being typed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from ffbdesk.domain.dossier import Dossier, Stored, Typing
from ffbdesk.domain.edits import Change, Edit, FieldRef, Record
from ffbdesk.domain.ids import CitizenId, ThemeCode
from ffbdesk.domain.kind import Kind
from ffbdesk.domain.kinds import BY_THEME, GATHERING, KINDS
from ffbdesk.domain.marks import FIELD
from ffbdesk.storage import journal, rows
from ffbdesk.storage.belonging import edited, of_citizen
from ffbdesk.storage.tables import TABLES

type _All = Callable[..., list[Any]]

_ROUNDS = of_citizen(GATHERING)
_THEMED = {
    kind.record: f"SELECT {kind.owner}, theme, {', '.join(TABLES[kind.record].fields)} FROM {kind.record} "
    f"WHERE {kind.owner} IN ({of_citizen(kind.under)})"
    for kind in BY_THEME
    if kind.under
}
_MARKS = f"SELECT gathering_id, theme, prompt, value FROM mark WHERE gathering_id IN ({_ROUNDS}) ORDER BY prompt"
_OWNERS = tuple(kind.owner for kind in KINDS.values() if kind.owner)


def of(query: _All, citizen: CitizenId) -> Dossier:
    """What there is; `query` runs SQL with values. Copies in locked rounds are not read. Empty for no citizen."""
    stored = tuple(_stored(query, citizen))
    changes = tuple(map(journal.read, query(journal.OF_CITIZEN_OR_NOBODY, citizen)))
    known = {citizen, *(one.id for one in stored)}
    for change in changes:  # in each an owner stands before what hangs under it
        for edit in change.edits:
            if change.citizen is not None or _hangs_under(edit, known):
                known.add(edit.ref.record_id)
    about = (replace(change, edits=tuple(e for e in change.edits if e.ref.record_id in known)) for change in changes)
    return Dossier(stored, tuple(change for change in about if _tells(change)), tuple(_typing(query, known)))


def _stored(query: _All, citizen: CitizenId) -> Iterator[Stored]:
    for kind in edited():
        yield from (_row(kind, row) for row in query(f"{rows.select(kind)} WHERE id IN ({of_citizen(kind)})", citizen))
    marks: dict[tuple[str, str], dict[str, str]] = {}
    for gathering, theme, prompt, value in query(_MARKS, citizen):
        marks.setdefault((gathering, theme), {})[f"{FIELD}{prompt}"] = value
    for record, sql in _THEMED.items():
        for owner, theme, *cells in query(sql, citizen):
            found = dict(zip(TABLES[record].fields, cells, strict=True))
            of_marks = marks.get((owner, theme), {}) if record is Record.CONDITION else {}
            yield Stored(record, owner, ThemeCode(theme), {**found, **of_marks})


def _row(kind: Kind[Any], row: tuple[Any, ...]) -> Stored:
    return Stored(kind.record, str(row[0]), None, rows.cells(kind, row))


def _hangs_under(edit: Edit, known: set[str]) -> bool:
    whole = next((value for value in (edit.new, edit.old) if isinstance(value, dict)), {})
    return any(whole.get(owner) in known for owner in _OWNERS)


def _tells(change: Change) -> bool:
    return bool(change.edits) or change.citizen is not None


def _typing(query: _All, known: set[str]) -> Iterator[Typing]:
    for kind, record, theme, field, text, at, by in query("SELECT * FROM draft ORDER BY at"):
        if record in known:
            ref = FieldRef(Record(kind), record, field, ThemeCode(theme) if theme else None)
            yield Typing(ref, text, datetime.fromisoformat(at), by)
