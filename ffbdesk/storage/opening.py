"""Making an archive's database, and opening one that is there."""

import shutil
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from ffbdesk.storage.database import connect, salt_of, translated
from ffbdesk.storage.errors import ArchiveDamaged, ArchiveNewer, NotEncrypted, not_written
from ffbdesk.storage.folder import ArchiveFolder
from ffbdesk.storage.ledger import Ledger
from ffbdesk.storage.lockfile import ArchiveLock
from ffbdesk.storage.schema import MIGRATIONS, is_newer


def make(folder: ArchiveFolder, raw_hex: str, *, who: str, at: datetime, about: Mapping[str, str]) -> Ledger:
    """Make the encrypted database in a folder that has its slots. Raises storage errors."""
    with ExitStack() as if_it_fails:
        lock = _locked(folder, if_it_fails)
        connection = _connected(folder, raw_hex, if_it_fails)
        with translated():
            MIGRATIONS.apply(Database(connection, execute_plugins=False))
            connection.executemany("INSERT INTO about VALUES (?, ?)", about.items())
            ledger = Ledger(connection, folder, lock, salt_of(raw_hex))
        _prove_encrypted(folder)
        try:
            folder.copies.mkdir(exist_ok=True)
        except OSError as error:
            raise not_written(error) from error
        lock.sign(who, at)
        if_it_fails.pop_all()
    return ledger


def open_(folder: ArchiveFolder, raw_hex: str, *, who: str, at: datetime, archive: str) -> Ledger:
    """Open the database of a folder, one instance at a time.

    Raises ArchiveInUse, ArchiveDamaged, ArchiveNewer, NotEncrypted, Unwritable. An interrupted save is finished or
    taken back by SQLite; before that both files are set aside.
    """
    with ExitStack() as if_it_fails:
        lock = _locked(folder, if_it_fails)
        interrupted = _set_aside(folder, at)
        connection = _connected(folder, raw_hex, if_it_fails)
        with translated():
            if interrupted and connection.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
                raise ArchiveDamaged
            _check_version(connection, archive)
            ledger = Ledger(connection, folder, lock, salt_of(raw_hex))
        _prove_encrypted(folder)
        lock.sign(who, at)
        if_it_fails.pop_all()
    return ledger


def _locked(folder: ArchiveFolder, if_it_fails: ExitStack) -> ArchiveLock:
    lock = ArchiveLock(folder)
    lock.acquire()
    if_it_fails.callback(lock.release)
    return lock


def _connected(folder: ArchiveFolder, raw_hex: str, if_it_fails: ExitStack) -> Any:
    connection = connect(folder, raw_hex)
    if_it_fails.callback(connection.close)
    return connection


def _check_version(connection: Any, archive: str) -> None:
    database = Database(connection, execute_plugins=False)
    if is_newer(database):
        raise ArchiveNewer
    if not MIGRATIONS.applied(database):
        raise ArchiveDamaged
    if connection.execute("SELECT value FROM about WHERE key = 'archive_id'").fetchone() != (archive,):
        raise ArchiveDamaged
    MIGRATIONS.apply(database)


def _set_aside(folder: ArchiveFolder, at: datetime) -> bool:
    """Where a journal lies beside the database, copy both before anything opens them (decision 5)."""
    try:
        if not folder.journal.exists() or not folder.journal.stat().st_size:
            return False
        aside = folder.copies / f"afbrudt-{at:%Y%m%d-%H%M%S}"
        aside.mkdir(parents=True, exist_ok=True)
        for file in (folder.database, folder.journal):
            shutil.copy2(file, aside / file.name)
    except OSError as error:
        raise not_written(error) from error
    return True


def _prove_encrypted(folder: ArchiveFolder) -> None:
    """The file on disk must not be readable without the key, before anything personal is written to it."""
    if folder.is_plain():
        raise NotEncrypted
