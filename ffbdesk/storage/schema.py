"""Which steps of the schema a database has taken. The steps themselves are in `migrations`.

Apart from them, because every opening asks and few openings take a step: sqlite-utils is loaded only for those.
"""

from typing import Any

from ffbdesk.storage.errors import ArchiveDamaged, ArchiveNewer

STEPS = ("first", "marks", "goals", "keeping", "lists")
"""Every step this program knows, oldest first."""
_RECORD, _SET = "_sqlite_migrations", "ffbdesk"
"""Where sqlite-utils records the steps of `migrations`."""


def must_be_known(connection: Any, archive: str) -> None:
    """Look whether this is the database of the archive that was opened. Raises ArchiveNewer, ArchiveDamaged."""
    taken = _taken(connection)
    if any(step not in STEPS for step in taken):
        raise ArchiveNewer
    if not taken or connection.execute("SELECT value FROM about WHERE key = 'archive_id'").fetchone() != (archive,):
        raise ArchiveDamaged


def is_behind(connection: Any) -> bool:
    """Whether steps are missing. Never writes."""
    return len(_taken(connection)) < len(STEPS)


def bring_up_to_date(connection: Any) -> None:
    """Take every step that is missing, from nothing on."""
    from ffbdesk.storage.migrations import apply  # noqa: PLC0415  # a twentieth of a second that few openings need

    apply(connection)


def _taken(connection: Any) -> list[str]:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    if (_RECORD,) not in tables.fetchall():
        return []
    found = connection.execute(f"SELECT name FROM {_RECORD} WHERE migration_set = ? ORDER BY rowid", (_SET,))
    return [name for (name,) in found]
