"""One instance at a time, by a lock that the operating system drops when the process dies."""

import contextlib
import errno
import json
import platform
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import portalocker

from ffbdesk.domain.cleaning import line
from ffbdesk.storage.errors import ArchiveInUse, ReadOnlyPlace, not_written
from ffbdesk.storage.folder import ArchiveFolder
from ffbdesk.wholefile import append_private, read_up_to, write_whole

_LONGEST_NOTE, _LONGEST_NAME = 4096, 100
"""Bytes of the note, and letters of a name in it: anybody who can write in the folder can have written it."""


class ArchiveLock:
    """The held lock of one archive folder."""

    def __init__(self, folder: ArchiveFolder) -> None:
        self._folder = folder
        self._held: BinaryIO | None = None

    def acquire(self) -> None:
        """Take the lock. Raises ArchiveInUse (who, where, since when), Unwritable or DiskFull."""
        self._held = self._taken(self._folder.lock)
        if self._folder.former_lock.exists():
            self._put_former_away()

    def _taken(self, path: Path) -> BinaryIO:
        try:
            file = append_private(path)
        except OSError as error:
            if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
                raise ReadOnlyPlace from error
            raise not_written(error) from error
        try:
            portalocker.lock(file, portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING)
        except portalocker.LockException as error:
            file.close()
            raise self._in_use() from error
        return file

    def _put_former_away(self) -> None:
        """An older program may have the archive open; if none has, its files are not needed any more."""
        try:
            file = self._taken(self._folder.former_lock)
        except BaseException:
            self.release()
            raise
        portalocker.unlock(file)
        file.close()
        with contextlib.suppress(OSError):
            self._folder.former_lock.unlink()
            self._folder.former_lock.with_name(f"{self._folder.former_lock.name}.json").unlink(missing_ok=True)

    def sign(self, who: str, at: datetime) -> None:
        """Write who holds it, so that a second instance can say so. A user's name, never a citizen's."""
        note = {"who": who, "host": platform.node(), "since": at.isoformat(timespec="minutes")}
        with contextlib.suppress(OSError):  # the lock itself holds without the note
            write_whole(self._folder.holder, json.dumps(note, ensure_ascii=False).encode())

    def release(self) -> None:
        """Let go. Safe to call twice. Never raises: the drive may be gone, and the lock with it."""
        if self._held is not None:
            held, self._held = self._held, None
            with contextlib.suppress(OSError, portalocker.LockException):
                portalocker.unlock(held)  # closing does too, but Windows takes its time
            with contextlib.suppress(OSError):
                held.close()

    def _in_use(self) -> ArchiveInUse:
        try:
            former = self._folder.former_lock.with_name(f"{self._folder.former_lock.name}.json")
            file = self._folder.holder if self._folder.holder.exists() else former
            note = json.loads(read_up_to(file, _LONGEST_NOTE))
            who, host, since = (_said(note[name]) for name in ("who", "host", "since"))
            return ArchiveInUse(who, host, since, is_here=host == platform.node())
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return ArchiveInUse("", "", "")


def _said(value: object) -> str:
    """A name from the note as one line of a sentence. Raises TypeError for what is no text."""
    if not isinstance(value, str):
        raise TypeError
    return line(value)[:_LONGEST_NAME].strip()
