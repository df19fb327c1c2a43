"""Where text waits that could not be stored before the archive was closed."""

import hashlib
import re
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path

from ffbdesk import own_folders
from ffbdesk.wholefile import make_private, read_up_to, take_away, write_whole

_LARGEST = 128 * 1024 * 1024
"""Bytes of a file of ours: all that one can type in a day is a thousandth of it."""


class PendingFiles:
    """Sealed text in the program's own folder, named by archive and time; nothing in it can be read without the key."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or own_folders.data() / "Venter"

    def keep(self, archive_id: str, at: datetime, sealed: bytes) -> Path | None:
        """Write it down, and give where; None where that cannot be done (the memory still has it)."""
        named = f"{_name_of(archive_id)}-{at:%Y%m%d-%H%M%S-%f}"
        try:
            make_private(self._folder)
            names = (self._folder / f"{named}{f'_{n}' if n else ''}.laast" for n in count())
            file = next(path for path in names if not path.exists())  # the clock may have stood still
            write_whole(file, sealed)
        except OSError:
            return None
        return file

    def of(self, archive_id: str) -> list[tuple[Path, bytes]]:
        """What waits for an archive, oldest first."""
        found = []
        with suppress(OSError):
            for path in sorted(self._folder.glob(f"{_name_of(archive_id)}-*.l*st")):  # 'låst' until version 0.1
                with suppress(OSError):
                    content = read_up_to(path, _LARGEST + 1)
                    found += [(path, content)] if len(content) <= _LARGEST else []
        return found

    def forget(self, path: Path) -> None:
        """It is stored in the archive now."""
        with suppress(OSError):
            take_away(path)


def _name_of(archive_id: str) -> str:
    """An archive's number as part of a file's name: it is read from a file, and may be made to look like a path."""
    plain = re.fullmatch(r"[0-9a-zA-Z-]{1,64}", archive_id)
    return archive_id if plain else hashlib.sha256(archive_id.encode("utf-8", "replace")).hexdigest()
