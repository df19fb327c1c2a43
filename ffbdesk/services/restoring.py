"""A backup becomes an archive in a new folder: after the computer was lost, or to look at what there was.

It is laid out in a working folder and gets its place when it is whole: a restore that is killed leaves no archive, and
can begin again.
"""

import errno
import shutil
from contextlib import ExitStack, suppress
from pathlib import Path

from ffbdesk.services import archive, backups
from ffbdesk.services.archive import Machine
from ffbdesk.services.backups import Made
from ffbdesk.services.desk import Desk
from ffbdesk.storage import backup, working
from ffbdesk.storage.backup import Backup
from ffbdesk.storage.errors import ArchiveInUse, PlaceTaken, Unreadable, not_written
from ffbdesk.storage.folder import ArchiveFolder
from ffbdesk.storage.unpacked import bring_up_to_date, forget_window
from ffbdesk.wholefile import make_private, name_new, sync_folder, take_away


def is_archive(path: Path) -> bool:
    """Whether a folder holds an archive, so that a restore goes into it instead of making one."""
    folder = ArchiveFolder(path.absolute())
    if not folder.path.is_dir():
        return False
    killed = any((one / folder.database.name).exists() for one in folder.path.glob(f"{working.HALF}*"))
    return folder.database.exists() or (bool(folder.slot_files()) and not killed)


def found(file: Path) -> Backup:
    """What a backup says of itself. Raises NotABackup, BackupDamaged, BackupNewer, Unreadable."""
    try:
        return backup.read(file)
    except OSError as error:
        raise Unreadable from error


def into_new_folder(file: Path, path: Path, passphrase: str, machine: Machine) -> Desk:
    """Lay a backup out as an archive of its own, and open it.

    Raises PlaceTaken, BackupNotOpened, NotABackup, BackupDamaged, BackupNewer, Unreadable, DiskFull, Unwritable: then
    the place is as it was.
    """
    read = found(file)
    folder = ArchiveFolder(path.absolute())
    with ExitStack() as if_it_fails:
        _laid_in_place(file, folder, passphrase, if_it_fails)
        machine.memory.remember(folder.path, read.archive, None)  # a person has chosen one of another day
        try:
            desk = archive.open_(path, passphrase, machine)
        except ArchiveInUse:
            if_it_fails.pop_all()  # somebody has opened it already: it is theirs
            raise
        if_it_fails.pop_all()
    desk.came_from = read.made_at
    desk.saw("backup restore")
    return desk


def laid_out(file: Path, path: Path, machine: Machine) -> None:
    """Lay a backup out as an archive of its own without opening it: for whoever has the recovery sheet and no more.

    Raises as `into_new_folder`, but for BackupNotOpened.
    """
    read = found(file)
    folder = ArchiveFolder(path.absolute())
    with ExitStack() as if_it_fails:
        _laid_in_place(file, folder, None, if_it_fails)
        machine.memory.remember(folder.path, read.archive, None)
        if_it_fails.pop_all()


def into_archive(file: Path, desk: Desk) -> Made:
    """Put an open archive back to what a backup holds (see `backups.restore`). Raises Unreadable too."""
    found(file)
    return backups.restore(desk, file)


def _laid_in_place(file: Path, folder: ArchiveFolder, passphrase: str | None, if_it_fails: ExitStack) -> None:
    lay = _lay_within if folder.path.is_dir() else _lay_beside
    try:
        lay(file, folder, passphrase, if_it_fails)
    except (FileExistsError, NotADirectoryError) as error:
        raise PlaceTaken from error
    except OSError as error:
        raise PlaceTaken() if error.errno == errno.ENOTEMPTY else not_written(error) from error


def _lay_beside(file: Path, folder: ArchiveFolder, passphrase: str | None, if_it_fails: ExitStack) -> None:
    """Where there is no folder it is made beside, and gets its name in one step."""
    parent = folder.path.parent
    if folder.path.exists():
        raise PlaceTaken
    missing = [one for one in (parent, *parent.parents) if not one.exists()]
    for one in reversed(missing):
        if_it_fails.callback(_remove_empty, one)
    make_private(parent)
    with working.folder(parent, working.HALF) as half:
        _lay_out(file, ArchiveFolder(half), passphrase)
        name_new(half, folder.path)
        if_it_fails.callback(shutil.rmtree, folder.path, ignore_errors=True)
    sync_folder(parent)


def _lay_within(file: Path, folder: ArchiveFolder, passphrase: str | None, if_it_fails: ExitStack) -> None:
    """A folder that is there may be a stick itself, beside which there is nothing: its database gets there last."""
    working.sweep(folder.path, working.HALF, lambda left: _take_back(ArchiveFolder(left), folder))
    if any(folder.path.iterdir()):
        raise PlaceTaken
    with working.folder(folder.path, working.HALF) as half:
        whole = ArchiveFolder(half)
        _lay_out(file, whole, passphrase)
        if_it_fails.callback(folder.unmake)
        name_new(whole.copies, folder.copies)
        for slots in whole.slot_files():
            backup.copy_file(slots, folder.path / slots.name)
        sync_folder(folder.path)
        name_new(whole.database, folder.database)
    sync_folder(folder.path)


def _take_back(left: ArchiveFolder, folder: ArchiveFolder) -> None:
    """What a restore had already put in place when it was killed, and nothing else."""
    if folder.database.exists():
        return
    for slots in left.slot_files():
        placed = folder.path / slots.name
        if placed.is_file() and slots.read_bytes().startswith(placed.read_bytes()):  # the last may be half a file
            take_away(placed)
    _remove_empty(folder.copies)


def _lay_out(file: Path, folder: ArchiveFolder, passphrase: str | None) -> None:
    """With the passphrase what stands in it is brought up to date; without one that is for whoever opens it."""
    try:
        found = backup.unpack(file, folder.path)
    except OSError as error:
        raise Unreadable from error
    make_private(folder.copies)
    if passphrase is not None:
        raw_hex = backups.key_of(folder, passphrase)
        bring_up_to_date(folder.database, raw_hex, found.archive)
        forget_window(folder.database, raw_hex)
    sync_folder(folder.path)


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()
