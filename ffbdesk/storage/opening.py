"""Making an archive's database, and opening one that is there."""

import os
from collections.abc import Mapping
from contextlib import ExitStack, closing, suppress
from datetime import datetime
from typing import Any

from ffbdesk.storage import backup
from ffbdesk.storage.backup import Reason, Source
from ffbdesk.storage.database import connect, has_salt, is_whole, make_empty, translated
from ffbdesk.storage.errors import (
    ArchiveDamaged,
    Interrupted,
    NotEncrypted,
    OtherKey,
    StorageError,
    Unreadable,
    not_written,
)
from ffbdesk.storage.folder import ArchiveFolder
from ffbdesk.storage.ledger import Ledger
from ffbdesk.storage.lockfile import ArchiveLock
from ffbdesk.storage.schema import bring_up_to_date, is_behind, must_be_known
from ffbdesk.wholefile import copy_whole, make_private, put_in_place, sweep, sync_folder, take_away


def make(folder: ArchiveFolder, raw_hex: str, *, who: str, at: datetime, about: Mapping[str, str]) -> Ledger:
    """Make the encrypted database in a folder that has its slots. Raises storage errors."""
    with ExitStack() as if_it_fails:
        lock = _locked(folder, if_it_fails)
        make_empty(folder.database)
        connection = _connected(folder, raw_hex, if_it_fails)
        with translated():
            bring_up_to_date(connection)
            connection.executemany("INSERT INTO about VALUES (?, ?)", about.items())
            ledger = Ledger(connection, folder, lock, raw_hex)
        _prove_encrypted(folder)
        try:
            make_private(folder.copies)
        except OSError as error:
            raise not_written(error) from error
        lock.sign(who, at)
        if_it_fails.pop_all()
    return ledger


def open_(
    folder: ArchiveFolder, raw_hex: str, *, who: str, at: datetime, archive: str, previous: str | None = None
) -> Ledger:
    """Open the database of a folder, one instance at a time.

    Raises ArchiveInUse, ArchiveDamaged, OtherKey, Interrupted, ArchiveNewer, NotEncrypted, Unwritable, ReadOnlyPlace.
    An interrupted save is finished or taken back by SQLite; before that both files are set aside. `previous` is the key
    before this one, where a change of key was interrupted: `Ledger.has_key` tells which of them the database has. A
    database of an older schema is backed up before it is brought up to date.
    """
    with ExitStack() as if_it_fails:
        lock = _locked(folder, if_it_fails)
        sweep(folder.path)
        if previous is not None and not _has_next_key(folder, raw_hex):
            raw_hex = previous
        elif previous is None:
            _put_halves_away(folder)
        interrupted = _set_aside(folder, at)
        connection = _with_its_key(folder, raw_hex, if_it_fails)
        with translated():
            if interrupted and not is_whole(connection):
                raise Interrupted
            must_be_known(connection, archive)
            if is_behind(connection):
                source = Source(connection, raw_hex, folder)
                backup.make(source, folder.copies, by=who, at=at, reason=Reason.MIGRATION)
                bring_up_to_date(connection)
            ledger = Ledger(connection, folder, lock, raw_hex, interrupted=interrupted)
        _prove_encrypted(folder)
        lock.sign(who, at)
        if_it_fails.pop_all()
    return ledger


def open_damaged(folder: ArchiveFolder, raw_hex: str) -> Ledger:
    """Open what there is, unchecked and not brought up to date: only ever a copy, to read what can be read.

    Raises ArchiveDamaged where nothing opens.
    """
    with ExitStack() as if_it_fails:
        lock = _locked(folder, if_it_fails)
        connection = _connected(folder, raw_hex, if_it_fails)
        with suppress(StorageError), translated():
            if is_behind(connection):
                bring_up_to_date(connection)
        with translated():
            ledger = Ledger(connection, folder, lock, raw_hex)
        if_it_fails.pop_all()
    return ledger


def _with_its_key(folder: ArchiveFolder, raw_hex: str, if_it_fails: ExitStack) -> Any:
    """Raises OtherKey where the file begins with another key's salt: then it need not be damaged at all."""
    try:
        return _connected(folder, raw_hex, if_it_fails)
    except ArchiveDamaged as error:
        if type(error) is ArchiveDamaged and not has_salt(folder.database, raw_hex):
            raise OtherKey from error
        raise


def _has_next_key(folder: ArchiveFolder, raw_hex: str) -> bool:
    """Finish an interrupted change of key as far as it can be; whether the database has the next key now."""
    following = folder.next_database
    try:
        if has_salt(folder.database, raw_hex):
            return True
        if following.exists() and _is_whole(following, raw_hex):
            put_in_place(following, folder.database)
            sync_folder(folder.path)
            return True
        take_away(following)
        take_away(folder.half_database)
    except OSError as error:
        raise not_written(error) from error
    return False


def _put_halves_away(folder: ArchiveFolder) -> None:
    """What a change of key left that is not under way any more: all of it stands in the database too."""
    with suppress(OSError):
        for half in (folder.next_database, folder.half_database):
            take_away(half)


def _is_whole(database: Any, raw_hex: str) -> bool:
    with suppress(StorageError), closing(connect(database, raw_hex)) as connection:
        return is_whole(connection)
    return False


def _locked(folder: ArchiveFolder, if_it_fails: ExitStack) -> ArchiveLock:
    lock = ArchiveLock(folder)
    lock.acquire()
    if_it_fails.callback(lock.release)
    return lock


def _connected(folder: ArchiveFolder, raw_hex: str, if_it_fails: ExitStack) -> Any:
    connection = connect(folder.database, raw_hex)
    if_it_fails.callback(connection.close)
    return connection


def _set_aside(folder: ArchiveFolder, at: datetime) -> bool:
    """Where a journal lies beside the database, copy both before anything opens them (decision 5)."""
    try:
        if not os.path.lexists(folder.journal):
            return False
        if folder.journal.is_symlink() or not folder.journal.is_file():
            raise Unreadable  # SQLite made no such thing, and what it leads to is not ours to copy
        if not folder.journal.stat().st_size:
            return False
        aside = folder.aside("afbrudt", at)
        make_private(aside)
        for file in (folder.database, folder.journal):
            copy_whole(file, aside / file.name)
    except OSError as error:
        raise not_written(error) from error
    return True


def _prove_encrypted(folder: ArchiveFolder) -> None:
    """The file on disk must not be readable without the key, before anything personal is written to it."""
    if folder.is_plain():
        raise NotEncrypted
