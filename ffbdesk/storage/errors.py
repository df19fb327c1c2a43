"""What can go wrong with a file. All expected; `words.errors` has the sentences."""

import errno

from ffbdesk.wholefile import is_held

_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


class StorageError(Exception):
    """Base of the expected errors of this package."""


class Stopped(StorageError):
    """Long work was not wanted any more. It has left nothing behind."""


class ArchiveMissing(StorageError):
    """There is nothing at the path, or an empty folder."""


class NotAnArchive(StorageError):
    """Something is there that this program did not make."""


class PlaceTaken(StorageError):
    """A new archive was asked for where files already are."""


class ArchiveDamaged(StorageError):
    """The right key does not open the database, or its pages do not hold together."""


class OtherKey(ArchiveDamaged):
    """The database has another key than the list of who can open it: one of them was put back from another day."""


class DatabaseMissing(ArchiveDamaged):
    """The keys are there, the database is not."""


class DatabaseEmpty(ArchiveDamaged):
    """The database has no bytes."""


class DatabaseCut(ArchiveDamaged):
    """The database begins as it should and ends too early."""


class FolderEmpty(ArchiveMissing):
    """The folder is there, with nothing in it."""


class ArchiveNewer(StorageError):
    """Written by a newer program."""


class ArchiveInUse(StorageError):
    """Another instance holds it."""

    def __init__(self, who: str, host: str, since: str, *, is_here: bool = False) -> None:
        """`is_here` says that it is on this very computer: in another window, or on another account."""
        super().__init__()
        self.who, self.host, self.since, self.is_here = who, host, since, is_here


class NotEncrypted(StorageError):
    """The database on disk can be read without a key. Nothing personal is written."""


class DiskFull(StorageError):
    """No room to write. What stood before still stands."""


class Unwritable(StorageError):
    """The place cannot be written (read-only medium, missing rights, lost drive)."""


class HeldElsewhere(Unwritable):
    """Another program holds the archive's file, in the middle of an exchange: what it has will be seen afterwards."""


class FileHeld(Unwritable):
    """Windows: another program has had the file open for some seconds, so that it can be neither moved nor replaced."""


def not_written(error: OSError) -> StorageError:
    """Why a file could not be written: no room (also none left of a quota), held by somebody, or any other reason."""
    if error.errno in _NO_ROOM:
        return DiskFull()
    return FileHeld() if is_held(error) else Unwritable()


class Unreadable(StorageError):
    """The place cannot be read."""


class Swapped(StorageError):
    """The file under us is not the one we have been writing."""


class Stale(StorageError):
    """A field no longer holds what the edit started from. Nothing was written."""


class Sealed(StorageError):
    """The round is finished and cannot be changed."""


class Blind(Sealed):
    """Two assess the round, each on their own: until both are done it has no level."""


class Rated(Sealed):
    """An assessor is done, or the dobbeltvurdering was given up: what was given stands."""


class Signed(Sealed):
    """The note is signed: nothing in it changes."""


class UnknownRecord(StorageError):
    """No such record in this archive."""


class NotABackup(StorageError):
    """The file is not a backup of ours."""


class BackupDamaged(StorageError):
    """The backup is not, byte for byte, what was written and checked."""


class BackupNewer(StorageError):
    """A newer program made the backup."""


class OtherBackupKey(StorageError):
    """The backup has a key that this archive does not know as one of its own earlier ones."""


class OtherArchive(StorageError):
    """The backup is of another archive than the one it was to go into."""


class BackupNotSound(StorageError):
    """A backup was made and did not pass its check: it was thrown away."""


class ReadOnlyPlace(Unwritable):
    """The archive lies on a medium that nobody can write to."""


class Interrupted(ArchiveDamaged):
    """A save was interrupted, and what it left behind does not hold together."""
