"""What this computer remembers of archives, outside them and without a word of what is in them.

Lines of the access log from when the archive could not take them (a wrong passphrase, a full disk, a rescue): the first
that is written once it can be. Until then they say in clear who, when and what, and of whom by a random number. And
how far an archive was when it was last open: an older database, or another archive, put in its place shows.
"""

import hashlib
import json
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

import portalocker

from ffbdesk.dataclass import dataclass
from ffbdesk.wholefile import append_private, make_private, read_up_to, write_whole

_MOST = 1000
"""Lines for one archive: whoever tries many thousand passphrases does not fill the disk."""
_LARGEST = 16 * 1024 * 1024
_TRIES, _WAIT = 20, 0.05
"""How often, and how many seconds apart, a lock is asked for that another program holds."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: when, who (the account on this computer where nobody has opened it), and what."""

    at: str
    by: str
    what: str
    citizen: str | None = None
    """The citizen's random number in the archive."""


@dataclass(frozen=True, slots=True)
class Reached:
    """How far an archive was: the number of its last change, of lines in its access log, and which key it had."""

    change: int
    lines: int
    key: str
    """The key's salt, which stands in clear at the beginning of the database."""

    def is_behind(self, other: "Reached") -> bool:
        """Whether it has less than the other: nothing but another day's file has."""
        return self.change < other.change or self.lines < other.lines


class Memory:
    """In a file, which several programs share; in memory alone where there is none or it cannot be written.

    Never raises.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._lines: dict[str, list[Line]] = {}
        self._reached: dict[str, Reached] = {}
        self._here: dict[str, str] = {}
        """Which archive was last open in a folder."""
        self._is_ahead = False
        """What is known here could not be written: the file is older."""

    def defer(self, folder: Path, archive: str, line: Line) -> None:
        """Remember a line for the archive in a folder."""
        key = _key(folder, archive)
        with self._changing():
            self._lines[key] = [*self._lines.get(key, []), line][-_MOST:]

    def deferred(self, folder: Path, archive: str) -> tuple[Line, ...]:
        """What waits for an archive, oldest first."""
        self._read()
        return tuple(self._lines.get(_key(folder, archive), ()))

    def forget_deferred(self, folder: Path, archive: str) -> None:
        """They stand in the archive now."""
        if self.deferred(folder, archive):
            with self._changing():
                self._lines.pop(_key(folder, archive), None)

    def reached(self, folder: Path, archive: str) -> Reached | None:
        """How far the archive in a folder was when it was last closed; None where that was not here."""
        self._read()
        return self._reached.get(_key(folder, archive))

    def is_another(self, folder: Path, archive: str) -> bool:
        """Whether another archive was last open in this folder."""
        self._read()
        return self._here.get(_key(folder), _key(folder, archive)) != _key(folder, archive)

    def remember(self, folder: Path, archive: str, reached: Reached | None) -> None:
        """So far it is now; None where that is not known any more."""
        key = _key(folder, archive)
        if reached is not None and (self.reached(folder, archive), self._here.get(_key(folder))) == (reached, key):
            return
        with self._changing():
            self._reached.pop(key, None)
            self._here[_key(folder)] = key
            if reached is not None:
                self._reached[key] = reached

    def go_back(self, folder: Path, archive: str) -> None:
        """A person has chosen an older database: how far it was counts no more, its key still does."""
        known = self.reached(folder, archive)
        if known is not None:
            self.remember(folder, archive, Reached(0, 0, known.key))

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """What two programs remember at once both stays."""
        with self._alone():
            self._read()
            yield
            self._write()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Another program is kept waiting meanwhile; where there are no locks, or one stays locked, it goes without."""
        with ExitStack() as held:
            if self._file is not None:
                with suppress(OSError, portalocker.LockException):
                    make_private(self._file.parent)
                    lock = held.enter_context(append_private(self._file.with_suffix(".laas")))
                    _lock(lock)
            yield

    def _read(self) -> None:
        if self._file is None or self._is_ahead:
            return
        with suppress(OSError, ValueError, TypeError, AttributeError, KeyError, RecursionError):
            kept: dict[str, Any] = json.loads(read_up_to(self._file, _LARGEST))
            lines = {archive: [Line(**line) for line in found] for archive, found in kept["lines"].items()}
            reached = {
                key: Reached(int(one["change"]), int(one["lines"]), str(one["key"]))
                for key, one in kept["reached"].items()
            }
            here = {str(folder): str(archive) for folder, archive in kept.get("here", {}).items()}
            self._lines, self._reached, self._here = lines, reached, here

    def _write(self) -> None:
        if self._file is None:
            return
        lines = {archive: [asdict(line) for line in found] for archive, found in self._lines.items()}
        content = {"lines": lines, "reached": {key: asdict(one) for key, one in self._reached.items()}}
        self._is_ahead = True
        with suppress(OSError):
            make_private(self._file.parent)
            write_whole(self._file, json.dumps(content | {"here": self._here}, ensure_ascii=False).encode())
            self._is_ahead = False


def _lock(file: BinaryIO) -> None:
    """Raises LockException where it stays locked."""
    for wait in (*[_WAIT] * _TRIES, None):
        try:
            portalocker.lock(file, portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING)
        except portalocker.AlreadyLocked:
            if wait is None:
                raise
            time.sleep(wait)
        else:
            return


def _key(folder: Path, archive: str = "") -> str:
    """Two copies of an archive have one number; and nothing here says what either is called."""
    with suppress(OSError):
        folder = folder.resolve()  # by a link, or spelled otherwise, it is the same one
    return hashlib.sha256(f"{folder}\0{archive}".encode("utf-8", "surrogatepass")).hexdigest()
