"""The SQLCipher connection: keyed, set up (architecture, decision 4), and its errors in our words."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from ffbdesk.storage.errors import (
    ArchiveDamaged,
    DatabaseCut,
    DiskFull,
    NotEncrypted,
    Stale,
    Stopped,
    StorageError,
    Unwritable,
    not_written,
)
from ffbdesk.storage.turns import GoOn, always
from ffbdesk.wholefile import create_private
from ffbdesk.wiping import wipe

type Row = tuple[Any, ...]

_SETTINGS = (
    "journal_mode = DELETE",
    "synchronous = EXTRA",
    "locking_mode = NORMAL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "temp_store = MEMORY",
    "cache_size = -16000",  # kilobytes of pages that need not be deciphered again: what a day asks of all notes
)
# The library gives primary codes only: whether a save failed for want of room may hide in SQLITE_IOERR.
_FULL = ("SQLITE_FULL",)
_DAMAGED = ("SQLITE_NOTADB", "SQLITE_CORRUPT")
_UNWRITABLE = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_IOERR", "SQLITE_BUSY")


_PORTION = 64
"""Pages that a copy takes at a time: two milliseconds here, and no save waits for more than one portion."""
_STEPS = 100_000
"""Steps of SQLite's machine between two looks at whether a long statement is still wanted: a few milliseconds."""
SALT_BYTES = 16
"""A database file begins with its salt, in clear."""


def salt_of(raw_hex: str) -> bytes:
    """The salt within the raw key and salt: no secret, and the same as the file's first bytes."""
    return bytes.fromhex(raw_hex)[-SALT_BYTES:]


def has_salt(database: Path, raw_hex: str) -> bool:
    """Whether a database file begins with this key's salt. Raises OSError."""
    with database.open("rb") as file:
        return file.read(SALT_BYTES) == salt_of(raw_hex)


def connect(database: Path, raw_hex: str) -> "sqlcipher.Connection":
    """Open a database file with the raw key and salt. Raises ArchiveDamaged where they do not open it, DatabaseCut,
    Unwritable, NotEncrypted."""
    with translated():
        connection = sqlcipher.connect(str(database), isolation_level=None, check_same_thread=False)
    try:
        with translated():
            _set_up(connection, raw_hex)
    except StorageError:
        connection.close()
        raise
    return connection


class Lost:
    """In the place of a connection whose file could not be opened again: every use tries, and fails as a file would."""

    def __init__(self, find: Callable[[], Any]) -> None:
        self._find, self._found = find, None

    def __getattr__(self, name: str) -> Any:
        """What the connection has, once there is one."""
        if self._found is None:
            try:
                self._found = self._find()
            except (OSError, StorageError) as error:
                raise sqlcipher.OperationalError("unable to open database file") from error
        return getattr(self._found, name)

    def close(self) -> None:
        """Nothing is open."""
        if self._found is not None:
            self._found.close()


def _set_up(connection: "sqlcipher.Connection", raw_hex: str) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")
    statement = f"PRAGMA key = \"x'{raw_hex}'\""
    connection.executescript(statement)  # unlike `execute` it keeps no statement with the key in it
    wipe(statement)
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise NotEncrypted  # a plain SQLite library would ignore the key without a word
    try:
        for setting in _SETTINGS:  # the first of them reads the first page
            connection.execute(f"PRAGMA {setting}")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher.DatabaseError as error:
        if "malformed" in str(error):  # the key opens the first page, and it counts more pages than there are
            raise DatabaseCut from error
        raise


def make_empty(database: Path) -> None:
    """Make the file of a new database, the user's own: SQLite would leave it to the system who may read it, and gives
    its journal the rights of the file. Raises DiskFull, Unwritable, also where anything is there."""
    try:
        create_private(database).close()
    except OSError as error:
        raise not_written(error) from error


def copy_in_turns(source: "sqlcipher.Connection", to: Path, raw_hex: str, pass_on: Callable[[], None]) -> None:
    """Copy an open database into a new file under the same key, with `pass_on` between portions.

    What is written to the source on the same connection meanwhile is in the copy too. The copy is not durable yet.
    Raises storage errors, and what `pass_on` raises.
    """

    def portion_done(status: int, _left: int, _pages: int) -> None:
        if status != sqlcipher.SQLITE_DONE:
            pass_on()

    make_empty(to)
    with closing(connect(to, raw_hex)) as target, translated():
        target.execute("PRAGMA synchronous = OFF")  # else the source waits for the disk to take the whole copy
        source.backup(target, pages=_PORTION, progress=portion_done)


def copy_under(raw_hex: str, connection: "sqlcipher.Connection", to: Path, go_on: GoOn = always) -> None:
    """Copy an open database into a new file under another key. Raises storage errors, Stopped."""
    make_empty(to)
    with translated():
        connection.execute(f"ATTACH DATABASE ? AS ny KEY \"x'{raw_hex}'\"", (str(to),))
    try:
        with stoppable(connection, go_on), translated():
            connection.execute("SELECT sqlcipher_export('ny')")
    finally:
        with suppress(sqlcipher.Error):
            connection.execute("DETACH DATABASE ny")


def is_whole(connection: "sqlcipher.Connection", go_on: GoOn = always) -> bool:
    """Both checks: the first alone calls a database whole whose journal was lost (decision 5). Raises Stopped."""
    with stoppable(connection, go_on), translated():
        pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        go_on()
        return not pages and connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]


@contextmanager
def stoppable(connection: "sqlcipher.Connection", go_on: GoOn) -> Iterator[None]:
    """Statements within end by Stopped soon after `go_on` raises it."""

    def unwanted() -> bool:
        try:
            go_on()
        except Stopped:
            return True
        return False

    connection.set_progress_handler(unwanted, _STEPS)
    try:
        yield
    except Exception:
        go_on()  # it was interrupted for this reason
        raise
    finally:
        connection.set_progress_handler(None, 0)


@contextmanager
def transaction(connection: "sqlcipher.Connection") -> Iterator[None]:
    """BEGIN IMMEDIATE, then all or nothing. Raises our errors; after any of them nothing was written."""
    with translated():
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlcipher.Error):
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
            raise


@contextmanager
def translated() -> Iterator[None]:
    """Turn the library's environment errors into ours; its other errors are bugs and pass."""
    try:
        yield
    except MemoryError as error:
        # A page that claims an absurd size: found by taking the journal away after half a write.
        raise ArchiveDamaged from error
    except sqlcipher.Error as error:
        ours = _ours(error)
        if ours is None:
            raise
        raise ours from error


def _ours(error: Exception) -> StorageError | None:
    if "FOREIGN KEY" in str(error):
        return Stale()  # a record that others stand on: something was added since, so an undo is refused
    name = getattr(error, "sqlite_errorname", "") or _named(str(error))
    for codes, kind in ((_FULL, DiskFull), (_DAMAGED, ArchiveDamaged), (_UNWRITABLE, Unwritable)):
        if name in codes:
            return kind()
    return None


_BY_TEXT = {
    "database or disk is full": "SQLITE_FULL",
    "file is not a database": "SQLITE_NOTADB",
    "file is encrypted or is not a database": "SQLITE_NOTADB",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "disk I/O error": "SQLITE_IOERR",
    "database is locked": "SQLITE_BUSY",
    "Could not decode to UTF-8": "SQLITE_CORRUPT",  # half a page where no journal was: the driver's own complaint
}


def _named(text: str) -> str:
    return next((name for part, name in _BY_TEXT.items() if part in text), "")
