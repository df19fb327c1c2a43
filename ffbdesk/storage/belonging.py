"""Whose a record is, and which records are somebody's: SQL made from what each kind hangs under."""

from typing import Any

from ffbdesk.domain.edits import Record
from ffbdesk.domain.kind import Kind
from ffbdesk.domain.kinds import FOLLOW_UP, GATHERING, KINDS, ORDER, STATUS, THEMED

LOCKED = (GATHERING, STATUS, ORDER, FOLLOW_UP)
"""The dated pieces: what can be locked."""


def citizen_of(record: Record) -> str:
    """SQL for the id of the citizen that a record belongs to; its one value is the record's id. NULL for none.

    A lock has the id of what it locks; what is named by a theme, that of what it hangs under.
    """
    if record is Record.SEAL:
        return " UNION ALL ".join(_through(kind, "?1") for kind in LOCKED)
    kind = KINDS[record]
    return _through(kind.under if record in THEMED and kind.under else kind, "?")


def _through(kind: Kind[Any], found: str) -> str:
    """From a record up to its citizen."""
    while kind.under is not None:
        found, kind = f'(SELECT {kind.owner} FROM "{kind.record}" WHERE id = {found})', kind.under
    return f"SELECT id FROM citizen WHERE id = {found}"


def of_citizen(kind: Kind[Any]) -> str:
    """SQL for the ids of all records of a kind that a citizen has; its one value is the citizen's id."""
    if kind.under is None:
        return "SELECT id FROM citizen WHERE id = ?"
    return f'SELECT id FROM "{kind.record}" WHERE {kind.owner} IN ({of_citizen(kind.under)})'


def edited() -> tuple[Kind[Any], ...]:
    """The kinds with ids of their own, each after the one it hangs under."""
    return tuple(kind for kind in KINDS.values() if kind.record not in THEMED)
