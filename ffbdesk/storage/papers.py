"""Papers: whole documents that are written and read as one, by kind (migration `papers`).

Those of the course room belong to nobody; a practice case that is being made of a citizen goes when the citizen does.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.ids import CitizenId

_COLUMNS = "id, kind, citizen_id, text, at"


@dataclass(frozen=True, slots=True)
class Paper:
    """One document."""

    id: str
    kind: str
    text: str
    at: datetime
    citizen: CitizenId | None = None


def keep(connection: Any, papers: Iterable[Paper]) -> None:
    """Write each, over what stood there under its id."""
    connection.executemany(
        f"INSERT OR REPLACE INTO paper ({_COLUMNS}) VALUES (?, ?, ?, ?, ?)",
        [(one.id, one.kind, one.citizen, one.text, one.at.isoformat()) for one in papers],
    )


def drop(connection: Any, ids: Iterable[str]) -> int:
    """Delete these; gives how many there were."""
    gone: int = connection.executemany("DELETE FROM paper WHERE id = ?", [(one,) for one in ids]).rowcount
    return gone


def drop_all(connection: Any) -> int:
    """Delete every paper that belongs to nobody; gives how many there were."""
    gone: int = connection.execute("DELETE FROM paper WHERE citizen_id IS NULL").rowcount
    return gone


def of_kind(connection: Any, kind: str) -> tuple[Paper, ...]:
    """All of a kind, in the order they came."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM paper WHERE kind = ? ORDER BY rowid", (kind,))
    return tuple(map(_paper, rows))


def with_id(connection: Any, which: str) -> Paper | None:
    """One; None where there is none."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM paper WHERE id = ?", (which,)).fetchone()
    return _paper(row) if row else None


def _paper(row: tuple[str, str, str | None, str, str]) -> Paper:
    which, kind, citizen, text, at = row
    return Paper(which, kind, text, datetime.fromisoformat(at), CitizenId(citizen) if citizen else None)
