"""A backup becomes an archive in a new folder: after the computer was lost, or to look at what there was."""

from contextlib import suppress
from pathlib import Path

from ffbdesk.services import archive, backups
from ffbdesk.services.archive import Machine
from ffbdesk.services.backups import Made
from ffbdesk.services.desk import Desk
from ffbdesk.storage import backup
from ffbdesk.storage.errors import Unreadable, not_written
from ffbdesk.storage.folder import ArchiveFolder
from ffbdesk.storage.unpacked import bring_up_to_date
from ffbdesk.wholefile import make_private


def is_archive(path: Path) -> bool:
    """Whether a folder holds an archive, so that a restore goes into it instead of making one."""
    folder = ArchiveFolder(path.absolute())
    return folder.path.is_dir() and (folder.database.exists() or bool(folder.slot_files()))


def into_new_folder(file: Path, path: Path, passphrase: str, machine: Machine) -> Desk:
    """Lay a backup out as an archive of its own, and open it.

    Raises PlaceTaken, BackupNotOpened, NotABackup, BackupDamaged, BackupNewer, Unreadable, DiskFull, Unwritable: then
    the place is as it was.
    """
    try:
        backup.read(file)
    except OSError as error:
        raise Unreadable from error
    folder = ArchiveFolder(path.absolute())
    there = folder.path.exists()
    folder.make()
    try:
        _laid_out(file, folder, passphrase)
        return archive.open_(path, passphrase, machine)
    except BaseException:
        folder.unmake()
        if not there:
            with suppress(OSError):
                folder.path.rmdir()
        raise


def into_archive(file: Path, desk: Desk, passphrase: str) -> Made:
    """Put an open archive back to what a backup holds (see `backups.restore`). Raises Unreadable too."""
    try:
        backup.read(file)
    except OSError as error:
        raise Unreadable from error
    return backups.restore(desk, file, passphrase)


def _laid_out(file: Path, folder: ArchiveFolder, passphrase: str) -> None:
    found = backup.unpack(file, folder.path)
    try:
        make_private(folder.copies, exist_ok=False)
    except OSError as error:
        raise not_written(error) from error
    bring_up_to_date(folder.database, backups.key_of(folder, passphrase), found.archive)
