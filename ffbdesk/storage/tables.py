"""How the fields of a record lie in its table, and how one edit is carried out on them."""

import uuid
from collections.abc import Mapping
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.edits import WHOLE, Edit, FieldRef, Fields, Record, Value
from ffbdesk.domain.kind import Kind
from ffbdesk.domain.kinds import BY_THEME, CONDITION, DESCRIPTION, KINDS, RATING, THEMED
from ffbdesk.domain.marks import prompt_of
from ffbdesk.domain.notes import PENDING
from ffbdesk.storage.errors import Stale, UnknownRecord


@dataclass(frozen=True, slots=True)
class Table:
    """A record's table. The field names are the columns."""

    name: str
    fields: tuple[str, ...]
    flags: frozenset[str] = frozenset()
    """Columns that hold true or false."""

    def cells(self, row: tuple[Any, ...]) -> Fields:
        """A row of all the fields, by their names."""
        return {f: bool(v) if f in self.flags else v for f, v in zip(self.fields, row, strict=True)}


def _table(kind: Kind[Any]) -> Table:
    return Table(f'"{kind.record}"', kind.columns, kind.flags)


TABLES = {
    **{record: _table(kind) for record, kind in KINDS.items()},
    **{kind.record: Table(str(kind.record), ("id", *(field.name for field in kind.fields))) for kind in BY_THEME},
    Record.SEAL: Table("seal", ("content", "sha256", "at", "by")),
}
"""Of those that are named by a theme, that and what they hang under are the key, and the id a field; a seal has the id
of what it locks."""
OWNERS = {kind.record: kind.owner for kind in BY_THEME}
"""The column with the id of what they hang under."""
EMPTY: Mapping[Record, Mapping[str, Value]] = {
    kind.record: {field.name: field.empty for field in kind.fields} for kind in BY_THEME
}
"""The cells of an untouched theme."""


def _begin(record: Record) -> str:
    empty = EMPTY[record]
    columns, places = ", ".join(empty), ", ".join("?" * (3 + len(empty)))
    return f"INSERT OR IGNORE INTO {record} ({OWNERS[record]}, theme, id, {columns}) VALUES ({places})"


_BEGIN = {record: _begin(record) for record in EMPTY}
"""An untouched theme's row, for its first field."""


def _words(kind: Kind[Any]) -> str:
    return f"{' || '.join(f'{kind.record}.{field.name}' for field in kind.fields if field.typed)} <> ''"


TAKEN_UP = (
    "condition.judgement IS NOT NULL OR condition.own_rating IS NOT NULL"
    f" OR {_words(CONDITION)}"
    " OR EXISTS (SELECT 1 FROM mark WHERE mark.gathering_id = condition.gathering_id AND mark.theme = condition.theme)"
)
"""Whether anything stands in a condition's row (as `Condition.is_empty`, but in SQL)."""
_KEPT = {
    Record.CONDITION: f"carried_from_id IS NOT NULL OR recorded_at IS NOT NULL OR {TAKEN_UP}",
    Record.DESCRIPTION: (
        f"carried_from_id IS NOT NULL OR recorded_at IS NOT NULL OR highlighted_on IS NOT NULL OR {_words(DESCRIPTION)}"
    ),
    Record.RATING: f"recorded_at IS NOT NULL OR judgement IS NOT NULL OR {_words(RATING)}",
}
"""What keeps a row."""


def carry_out(connection: Any, edit: Edit) -> None:
    """Do one edit inside the caller's transaction. Raises Stale where the stored value is not the old one."""
    if edit.ref.field == WHOLE:
        _whole(connection, edit)
        return
    if edit.ref.kind in THEMED and _replaced(connection, edit):
        return
    stored = value_of(connection, edit.ref)
    if stored != edit.old:
        raise Stale
    if edit.ref.kind in THEMED:
        _themed_field(connection, edit)
    else:
        sql = f"UPDATE {TABLES[edit.ref.kind].name} SET {_column(edit.ref)} = ? WHERE id = ?"
        connection.execute(sql, (edit.new, edit.ref.record_id))


def value_of(connection: Any, ref: FieldRef) -> Value:
    """The stored value of one field. An untouched theme reads as empty. Raises UnknownRecord."""
    if ref.field == PENDING:
        return ""
    prompt = prompt_of(ref.field) if ref.kind is Record.CONDITION else None
    if prompt is not None:
        return _mark(connection, ref, prompt)
    table, column = TABLES[ref.kind], _column(ref)
    where, keys = _where(ref)
    row = connection.execute(f"SELECT {column} FROM {table.name} WHERE {where}", keys).fetchone()
    if row is not None:
        return bool(row[0]) if column in table.flags else row[0]
    if ref.kind in THEMED:
        return EMPTY[ref.kind][column]
    raise UnknownRecord


def fields_of(connection: Any, ref: FieldRef) -> Fields | None:
    """All stored fields of a record, or None where there is no such record."""
    table = TABLES[ref.kind]
    where, keys = _where(ref)
    sql = f"SELECT {', '.join(table.fields)} FROM {table.name} WHERE {where}"
    row = connection.execute(sql, keys).fetchone()
    return None if row is None else table.cells(row)


def condition_id(owner: str, theme: str) -> str:
    """The id that what is named by a theme gets with its first field: the same each time, so undo and redo keep it."""
    return str(uuid.uuid5(uuid.UUID(int=0), f"{owner}/{theme}"))


def _whole(connection: Any, edit: Edit) -> None:
    if not _as_it_was(fields_of(connection, edit.ref), edit.old):
        raise Stale
    table = TABLES[edit.ref.kind]
    if isinstance(edit.new, dict):
        row = {**_keys(edit.ref), **{f: edit.new[f] for f in table.fields if f in edit.new}}
        sql = f"INSERT INTO {table.name} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"
        connection.execute(sql, tuple(row.values()))
    else:
        where, values = _where(edit.ref)
        try:
            connection.execute(f"DELETE FROM {table.name} WHERE {where}", values)
        except sqlcipher.IntegrityError as error:
            raise Stale from error  # something has been added to it since


def _as_it_was(stored: Fields | None, old: Value | Fields) -> bool:
    """Whether a record holds what an edit says. Fields that came with a later program version must be empty."""
    if stored is None or not isinstance(old, dict):
        return stored == old
    return all(value == old[field] if field in old else not value for field, value in stored.items())


def _replaced(connection: Any, edit: Edit) -> bool:
    """Whether a field that holds what the edit says, and goes on holding something, got its new value.

    Most saves are that: one statement, which looks and writes. Everything else takes the long way.
    """
    if not edit.new or not edit.old or prompt_of(edit.ref.field) is not None:
        return False
    column = _column(edit.ref)
    owner = OWNERS[edit.ref.kind]
    sql = f"UPDATE {edit.ref.kind} SET {column} = ? WHERE {owner} = ? AND theme = ? AND {column} = ?"
    found = connection.execute(sql, (edit.new, edit.ref.record_id, edit.ref.theme, edit.old))
    return bool(found.rowcount)


def _themed_field(connection: Any, edit: Edit) -> None:
    """The row of what is named by a theme appears with its first filled field and goes with its last.

    Two keep it, empty, for the undo that may come: one that came from a file (its id is not ours to make again), and
    one that is carried and not confirmed (what comes back must still say so). A judgement and its moment are two
    edits of one change: the row stays until both are gone.
    """
    record, owner, theme = edit.ref.kind, edit.ref.record_id, edit.ref.theme
    begun = (owner, theme, condition_id(owner, str(theme)), *EMPTY[record].values())
    here = f"{OWNERS[record]} = ? AND theme = ?"
    prompt = prompt_of(edit.ref.field)
    if prompt is not None:
        connection.execute(_BEGIN[record], begun)
        _set_mark(connection, edit, prompt)
    else:
        sql = f"UPDATE {record} SET {_column(edit.ref)} = ? WHERE {here}"
        if not connection.execute(sql, (edit.new, owner, theme)).rowcount:
            connection.execute(_BEGIN[record], begun)
            connection.execute(sql, (edit.new, owner, theme))
    if edit.new:
        return  # what was filled leaves no empty row
    sql = f"DELETE FROM {record} WHERE {here} AND id = ? AND NOT ({_KEPT[record]})"
    connection.execute(sql, begun[:3])


def _mark(connection: Any, ref: FieldRef, prompt: str) -> Value:
    sql = "SELECT value FROM mark WHERE gathering_id = ? AND theme = ? AND prompt = ?"
    row = connection.execute(sql, (ref.record_id, ref.theme, prompt)).fetchone()
    return row[0] if row else None


def _set_mark(connection: Any, edit: Edit, prompt: str) -> None:
    where = (edit.ref.record_id, edit.ref.theme, prompt)
    if edit.new is None:
        connection.execute("DELETE FROM mark WHERE gathering_id = ? AND theme = ? AND prompt = ?", where)
    else:
        connection.execute("INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?)", (*where, edit.new))


def _column(ref: FieldRef) -> str:
    if ref.field not in TABLES[ref.kind].fields:
        raise ValueError(f"{ref.kind} has no field {ref.field}")
    return ref.field


def _keys(ref: FieldRef) -> dict[str, str]:
    if ref.kind in THEMED:
        return {OWNERS[ref.kind]: ref.record_id, "theme": str(ref.theme)}
    return {"id": ref.record_id}


def _where(ref: FieldRef) -> tuple[str, tuple[str, ...]]:
    keys = _keys(ref)
    return " AND ".join(f"{k} = ?" for k in keys), tuple(keys.values())
