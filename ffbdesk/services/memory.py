"""What this computer remembers of archives, outside them and without any personal data.

Lines of the access log from when the archive could not take them (a wrong passphrase, a full disk, a rescue): the first
that is written once it can be. And how far an archive was when it was last closed: an older database put in its place
shows.
"""

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ffbdesk.wholefile import make_private, write_whole

_MOST = 1000
"""Lines for one archive: whoever tries many thousand passphrases does not fill the disk."""
_LARGEST = 16 * 1024 * 1024


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
    """In a file; in memory alone where there is none or it cannot be written. Never raises."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._lines: dict[str, list[Line]] = {}
        self._reached: dict[str, Reached] = {}

    def defer(self, folder: Path, archive: str, line: Line) -> None:
        """Remember a line for the archive in a folder."""
        key = _key(folder, archive)
        self._read()
        self._lines[key] = [*self._lines.get(key, []), line][-_MOST:]
        self._write()

    def deferred(self, folder: Path, archive: str) -> tuple[Line, ...]:
        """What waits for an archive, oldest first."""
        self._read()
        return tuple(self._lines.get(_key(folder, archive), ()))

    def forget_deferred(self, folder: Path, archive: str) -> None:
        """They stand in the archive now."""
        self._read()
        if self._lines.pop(_key(folder, archive), None) is not None:
            self._write()

    def reached(self, folder: Path, archive: str) -> Reached | None:
        """How far the archive in a folder was when it was last closed; None where that was not here."""
        self._read()
        return self._reached.get(_key(folder, archive))

    def remember(self, folder: Path, archive: str, reached: Reached | None) -> None:
        """So far it is now; None where that is not known any more."""
        self._read()
        self._reached.pop(_key(folder, archive), None)
        if reached is not None:
            self._reached[_key(folder, archive)] = reached
        self._write()

    def _read(self) -> None:
        if self._file is None:
            return
        with suppress(OSError, ValueError, TypeError, AttributeError, KeyError, RecursionError):
            with self._file.open("rb") as file:
                kept: dict[str, Any] = json.loads(file.read(_LARGEST))
            lines = {archive: [Line(**line) for line in found] for archive, found in kept["lines"].items()}
            reached = {
                key: Reached(int(one["change"]), int(one["lines"]), str(one["key"]))
                for key, one in kept["reached"].items()
            }
            self._lines, self._reached = lines, reached

    def _write(self) -> None:
        if self._file is None:
            return
        lines = {archive: [asdict(line) for line in found] for archive, found in self._lines.items()}
        content = {"lines": lines, "reached": {key: asdict(one) for key, one in self._reached.items()}}
        with suppress(OSError):
            make_private(self._file.parent)
            write_whole(self._file, json.dumps(content, ensure_ascii=False).encode())


def _key(folder: Path, archive: str) -> str:
    """Two copies of an archive have one number; and nothing here says what either is called."""
    with suppress(OSError):
        folder = folder.resolve()  # by a link, or spelled otherwise, it is the same one
    return hashlib.sha256(f"{folder}\0{archive}".encode("utf-8", "surrogatepass")).hexdigest()
