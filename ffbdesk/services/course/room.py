"""The course room's own archive: made when it is first wanted, open to anybody, emptied by one button (decision 20)."""

from contextlib import suppress
from itertools import count
from pathlib import Path

from ffbdesk import own_folders
from ffbdesk.catalog import loader
from ffbdesk.keys.errors import DamagedSlots, NotACourse
from ffbdesk.keys.open_ring import OpenRing
from ffbdesk.keys.ring import KeyRing, Unlocked, content_of
from ffbdesk.keys.slots import COURSE
from ffbdesk.services.archive import Machine, desk_of
from ffbdesk.services.desk import Desk
from ffbdesk.storage import opening
from ffbdesk.storage.errors import ArchiveDamaged, DatabaseMissing, NotAnArchive, PlaceTaken, Unreadable, not_written
from ffbdesk.storage.folder import ArchiveFolder
from ffbdesk.storage.keybook import KeyBook, as_settings
from ffbdesk.wholefile import name_new

NAME = own_folders.COURSE
"""Of the folder beside that of the archives, and of the room."""
KIND = "kind"
"""The key in the database under which it says what it is."""


def open_(path: Path, machine: Machine) -> Desk:
    """Open the room, and make it where there is none yet.

    Raises NotACourse where something else lies there, DamagedSlots, CatalogueDamaged, or any storage error.
    """
    folder = ArchiveFolder(path.absolute())
    if not _is_there(folder):
        return _made(folder, machine)
    folder.must_be_archive()
    found = _unlocked(folder)
    folder.must_have_database()
    catalogue = loader.load()
    ledger = opening.open_(
        folder, found.key.raw_hex(), who=NAME, at=machine.clock(), archive=found.archive, previous=None
    )
    try:
        if ledger.read.about(KIND) != COURSE:
            raise NotACourse
        return desk_of(ledger, NAME, OpenRing(KeyRing(folder.path), found, KeyBook(ledger)), machine, catalogue)
    except BaseException:
        ledger.close()
        raise


def set_aside(path: Path, machine: Machine) -> Path:
    """Move a room that does not open out of the way, as it is; gives where to. Raises Unwritable."""
    for n in count(1):
        beside = path.with_name(f"{path.name}-{machine.clock():%Y%m%d}" + ("" if n == 1 else f"-{n}"))
        if not beside.exists():
            try:
                name_new(path, beside)
            except OSError as error:
                raise not_written(error) from error
            return beside
    raise AssertionError  # count never ends


def empty(desk: Desk) -> int:
    """Take away every exercise, answer, own case and own practice; gives how many there were. Cannot be undone."""
    return desk.ledger.empty_papers()


def is_damage(error: Exception) -> bool:
    """Whether the room can only be set aside."""
    return isinstance(error, ArchiveDamaged | DatabaseMissing | DamagedSlots | NotACourse | NotAnArchive | PlaceTaken)


def _is_there(folder: ArchiveFolder) -> bool:
    try:
        return (folder.path.exists() or folder.path.is_symlink()) and (
            not folder.path.is_dir() or any(folder.path.iterdir())
        )
    except OSError as error:
        raise Unreadable from error


def _unlocked(folder: ArchiveFolder) -> Unlocked:
    try:
        return KeyRing(folder.path).course()
    except OSError as error:
        raise Unreadable from error


def _made(folder: ArchiveFolder, machine: Machine) -> Desk:
    catalogue = loader.load()
    folder.make()
    try:
        ring, now = KeyRing(folder.path), machine.clock()
        try:
            found = ring.create_course(machine.new_id)
        except OSError as error:
            raise not_written(error) from error
        about = {
            "archive_id": found.archive,
            "device": machine.new_id(),
            "made_at": now.isoformat(),
            KIND: COURSE,
        }
        ledger = opening.make(folder, found.key.raw_hex(), who=NAME, at=now, about=about)
        with suppress(OSError):
            ledger.keep_settings(as_settings(content_of(ring.paths[0])))
        return desk_of(ledger, NAME, OpenRing(ring, found, KeyBook(ledger)), machine, catalogue)
    except BaseException:
        folder.unmake()
        raise
