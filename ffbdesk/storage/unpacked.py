"""A backup laid out beside an archive, to try, compare or restore it. Still encrypted, and gone afterwards."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from ffbdesk.storage import backup, schema, working
from ffbdesk.storage.backup import Backup
from ffbdesk.storage.database import connect, copy_under, is_whole, transaction, translated
from ffbdesk.storage.errors import BackupDamaged, Unreadable, not_written
from ffbdesk.storage.folder import FOLLOWING, HOLDS, LAST, PLACE, ArchiveFolder
from ffbdesk.storage.reading import Reading
from ffbdesk.storage.turns import GoOn, always
from ffbdesk.wholefile import make_private


@contextmanager
def unpacked(beside: ArchiveFolder, path: Path, go_on: GoOn = always) -> Iterator[tuple[ArchiveFolder, Backup]]:
    """A backup in a folder of its own. Raises as `backup.unpack`; Unreadable, Stopped."""
    with ExitStack() as at_the_end:
        try:
            make_private(beside.copies)
            half = at_the_end.enter_context(working.folder(beside.copies, working.LOOKED_INTO))
        except OSError as error:
            raise not_written(error) from error
        yield ArchiveFolder(half), _laid_out(path, half, go_on)


def bring_up_to_date(database: Path, raw_hex: str, archive: str, go_on: GoOn = always) -> None:
    """Check an unpacked database and give it this program's schema.

    Raises BackupDamaged, ArchiveNewer, Stopped, ArchiveDamaged (of another archive than it says).
    """
    with closing(connect(database, raw_hex)) as connection:
        if not is_whole(connection, go_on):
            raise BackupDamaged
        with translated():
            schema.must_be_known(connection, archive)
            schema.bring_up_to_date(connection)


def remembered_list(database: Path, raw_hex: str) -> bytes:
    """The list of who can open it that an unpacked database remembers; empty where it remembers none."""
    with reading(database, raw_hex) as read:
        return read.setting(LAST).encode()


def remember_list(database: Path, raw_hex: str, content: bytes) -> None:
    """Let an unpacked database remember another list than that of its day, and no window that was open in it."""
    with closing(connect(database, raw_hex)) as connection, transaction(connection):
        connection.execute("DELETE FROM setting WHERE key IN (?, ?, ?, ?)", (LAST, FOLLOWING, HOLDS, PLACE))
        if content:
            connection.execute("INSERT INTO setting VALUES (?, ?)", (LAST, content.decode()))


def forget_window(database: Path, raw_hex: str) -> None:
    """A window that was open in it when it was copied is no window of the archive it becomes."""
    with closing(connect(database, raw_hex)) as connection, transaction(connection):
        connection.execute("DELETE FROM setting WHERE key = ?", (PLACE,))


def under_key(folder: ArchiveFolder, theirs: str, present: str, go_on: GoOn = always) -> Path:
    """The unpacked database under another key. Raises storage errors."""
    with closing(connect(folder.database, theirs)) as connection:
        copy_under(present, connection, folder.next_database, go_on)
    return folder.next_database


@contextmanager
def reading(database: Path, raw_hex: str) -> Iterator[Reading]:
    """All queries on an unpacked database. Raises storage errors."""
    with closing(connect(database, raw_hex)) as connection:
        yield Reading(connection)


def _laid_out(path: Path, into: Path, go_on: GoOn) -> Backup:
    try:
        return backup.unpack(path, into, go_on)
    except OSError as error:
        raise Unreadable from error
