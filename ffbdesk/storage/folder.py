"""The archive folder: what lies where, and whether a path is one (architecture, decision 2)."""

import re
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path

from ffbdesk.dataclass import dataclass
from ffbdesk.storage.errors import (
    ArchiveMissing,
    DatabaseCut,
    DatabaseEmpty,
    DatabaseMissing,
    FolderEmpty,
    NotAnArchive,
    NotEncrypted,
    PlaceTaken,
    not_written,
)
from ffbdesk.wholefile import make_private, take_away

PAGE = 4096
"""Bytes of a database page: the file is a whole number of them, but for an interrupted save."""
DATABASE = "arkiv.db"
SLOTS = "noegler.json"
DOOR = "aabn.ffbarkiv"
LAST, FOLLOWING, HOLDS = "slots", "slots_following", "slots_following_holds"
"""The settings in the database that hold the list of who can open it as it was written last, and one on its way; and
whether a person was told that the latter holds, though it could not be written everywhere."""
PLACE = "place"
"""The setting that says where the window was: there only while it is open, or after a crash."""
_SLOT_FILE = re.compile(r"n(oe|ø)gler[\w.-]*\.json")
_PLAIN_HEADER = b"SQLite format 3\x00"


def is_slot_file(name: str) -> bool:
    """Whether a file of this name says who can open an archive."""
    return _SLOT_FILE.fullmatch(name) is not None


@dataclass(frozen=True, slots=True)
class ArchiveFolder:
    """The folder of one archive. Users choose it by its name."""

    path: Path

    @property
    def name(self) -> str:
        """What the user calls it."""
        return self.path.name

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.path / DATABASE

    @property
    def journal(self) -> Path:
        """There only while a save is under way, or after one was interrupted."""
        return self.path / "arkiv.db-journal"

    @property
    def lock(self) -> Path:
        """Held by the instance that has the archive open."""
        return self.path / "arkiv.laas"

    @property
    def former_lock(self) -> Path:
        """Held by an instance of version 0.1: names of today are plain ASCII, for a zip may spell others anew."""
        return self.path / "arkiv.lås"

    @property
    def holder(self) -> Path:
        """Who holds the lock. A file of its own: Windows lets nobody read a locked one."""
        return self.path / "arkiv.laas.json"

    @property
    def door(self) -> Path:
        """A file to double click: systems know its kind as this program's. It holds nothing."""
        return self.path / DOOR

    @property
    def copies(self) -> Path:
        """Backups, and what is set aside before a repair."""
        return self.path / "kopier"

    @property
    def next_database(self) -> Path:
        """The database under its next key, complete, until it takes the place of the present one."""
        return self.path / "arkiv.db.ny"

    @property
    def half_database(self) -> Path:
        """The same while it is written: what a power cut leaves of it is nothing."""
        return self.path / "arkiv.db.halv"

    def aside(self, what: str, at: datetime) -> Path:
        """A folder among the copies that nothing lies in yet, for what is set aside: its name says what and when."""
        named = f"{what}-{at:%Y%m%d-%H%M%S}"
        names = (self.copies / (named if number == 1 else f"{named}-{number}") for number in count(1))
        return next(path for path in names if not path.exists())

    def slot_files(self) -> tuple[Path, ...]:
        """The files that say who can open it."""
        return tuple(path for path in sorted(self.path.glob("*.json")) if is_slot_file(path.name) and path.is_file())

    def make(self) -> None:
        """Make the folder. Raises PlaceTaken where anything is there already, Unwritable or DiskFull."""
        try:
            make_private(self.path)
            if any(self.path.iterdir()):
                raise PlaceTaken
        except (FileExistsError, NotADirectoryError) as error:
            raise PlaceTaken from error
        except OSError as error:
            raise not_written(error) from error

    def unmake(self) -> None:
        """Take away what a failed making left in the folder, which was empty before."""
        with suppress(OSError):
            for file in self.path.iterdir():
                file.rmdir() if file.is_dir() else take_away(file)

    def must_be_archive(self) -> None:
        """Raise ArchiveMissing, FolderEmpty, NotAnArchive or NotEncrypted by looking only."""
        if not self.path.exists():
            raise ArchiveMissing
        if self.path.is_dir() and not any(self.path.iterdir()):
            raise FolderEmpty
        if not self.path.is_dir() or not (self.database.exists() or self._has_slots()):
            raise NotAnArchive
        if self.is_plain():
            raise NotEncrypted

    def must_have_database(self) -> None:
        """Raise DatabaseMissing, DatabaseEmpty or DatabaseCut: asked after unlocking, for the sentences say so."""
        if not self.database.is_file():
            raise DatabaseMissing
        size = self.database.stat().st_size
        if not size:
            raise DatabaseEmpty
        if size % PAGE and not self.journal.exists():
            raise DatabaseCut

    def is_plain(self) -> bool:
        """Whether the database on disk is an ordinary SQLite file, readable by anybody."""
        if not self.database.is_file():
            return False
        with self.database.open("rb") as file:
            return file.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER

    def _has_slots(self) -> bool:
        return bool(self.slot_files())
