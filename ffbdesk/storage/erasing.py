"""Purging a citizen: every row in every table, inside the caller's transaction (architecture, decision 6)."""

import json
from datetime import datetime
from typing import Any

from ffbdesk.domain.ids import CitizenId, NoteId
from ffbdesk.domain.kinds import BY_THEME, GATHERING, KINDS
from ffbdesk.storage import accesslog, wordindex
from ffbdesk.storage.belonging import LOCKED, edited, of_citizen
from ffbdesk.storage.errors import UnknownRecord

_ROUNDS = of_citizen(GATHERING)
_RECORDS = tuple(of_citizen(kind) for kind in edited())
_IN_ORDER = (
    f"DELETE FROM mark WHERE gathering_id IN ({_ROUNDS})",
    *(f"DELETE FROM {kind.record} WHERE {kind.owner} IN ({of_citizen(kind.under)})" for kind in BY_THEME if kind.under),
    *(f"DELETE FROM seal WHERE id IN ({of_citizen(kind)})" for kind in LOCKED),
    "DELETE FROM change WHERE citizen_id = ?",
    "DELETE FROM paper WHERE citizen_id = ?",
    *(f'DELETE FROM "{kind.record}" WHERE id IN ({of_citizen(kind)})' for kind in reversed(edited())),
)
"""Each after what stands on it."""
_OF_NOBODY = "DELETE FROM draft WHERE " + " AND ".join(
    f'record_id NOT IN (SELECT id FROM "{kind.record}")' for kind in edited()
)
"""Drafts of records that are not there any more: nobody can say whose they were."""
_OWNERS = tuple(kind.owner for kind in KINDS.values() if kind.owner)


def erase(connection: Any, citizen: CitizenId, *, at: datetime, by: str) -> int:
    """Delete it all. Gives how many rows went. Raises UnknownRecord."""
    if connection.execute("SELECT 1 FROM citizen WHERE id = ?", (citizen,)).fetchone() is None:
        raise UnknownRecord
    records = {row[0] for sql in _RECORDS for row in connection.execute(sql, (citizen,))}
    wordindex.forget(connection, (), citizen)
    gone: int = accesslog.forget(connection, citizen, at=at, by=by)
    gone += sum(connection.execute(sql, (citizen,)).rowcount for sql in _IN_ORDER)
    marks = ", ".join("?" * len(records))
    gone += connection.execute(f"DELETE FROM draft WHERE record_id IN ({marks})", tuple(records)).rowcount
    gone += connection.execute(_OF_NOBODY).rowcount
    return gone + _forget_in_changes(connection, records)


def erase_note(connection: Any, note: NoteId) -> None:
    """Delete one note, what was added to it, and every trace of it in the changes."""
    added = connection.execute("SELECT id FROM addition WHERE note_id = ?", (note,)).fetchall()
    records = {str(note), *(row[0] for row in added)}
    wordindex.forget(connection, records)
    connection.execute("DELETE FROM addition WHERE note_id = ?", (note,))
    connection.execute("DELETE FROM draft WHERE record_id = ?", (note,))
    connection.execute("DELETE FROM note WHERE id = ?", (note,))
    _forget_in_changes(connection, records)


def _forget_in_changes(connection: Any, records: set[str]) -> int:
    """A change may be about several citizens (files brought in together): only what is about this one goes.

    Records that no longer exist (a round that was undone) are known by their citizen's other changes alone, so the
    edits of a change that names any of the records are searched for the ids that belong to them.
    """
    gone = 0
    for seq, written in connection.execute("SELECT seq, edits FROM change").fetchall():
        edits = json.loads(written)
        left = [edit for edit in edits if not _is_about(edit, records)]
        if len(left) == len(edits):
            continue
        gone += 1
        if left:
            text = json.dumps(left, ensure_ascii=False, separators=(",", ":"))
            connection.execute("UPDATE change SET edits = ? WHERE seq = ?", (text, seq))
        else:
            connection.execute("DELETE FROM change WHERE seq = ?", (seq,))
    return gone


def _is_about(edit: dict[str, Any], records: set[str]) -> bool:
    whole = next((value for value in (edit["new"], edit["old"]) if isinstance(value, dict)), {})
    owners = {whole.get(name) for name in _OWNERS}
    return edit["id"] in records or bool(owners & records)
