"""Lines of the access log from when the archive could not take them: a wrong passphrase, a full disk, a rescue.

They wait on this computer, without a citizen's name or number, and are the first that is written once it can be.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ffbdesk.wholefile import make_private, write_whole

_MOST = 1000
"""Lines for one archive: whoever tries many thousand passphrases does not fill the disk."""
_LARGEST = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Line:
    """One line: when, who (the account on this computer where nobody has opened it), and what."""

    at: str
    by: str
    what: str
    citizen: str | None = None
    """The citizen's random number in the archive."""


class Deferred:
    """Lines by the archive's number, in a file; in memory alone where there is none or it cannot be written."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._lines: dict[str, list[Line]] = {}

    def keep(self, archive: str, at: datetime, by: str, what: str, citizen: str | None = None) -> None:
        """Remember one. Never raises."""
        self._lines = self._read()
        self._lines[archive] = [*self._lines.get(archive, []), Line(at.isoformat(), by, what, citizen)][:_MOST]
        self._write()

    def of(self, archive: str) -> tuple[Line, ...]:
        """What waits for an archive, oldest first."""
        return tuple(self._read().get(archive, ()))

    def forget(self, archive: str) -> None:
        """They stand in the archive now."""
        self._lines = self._read()
        if self._lines.pop(archive, None) is not None:
            self._write()

    def _read(self) -> dict[str, list[Line]]:
        if self._file is None:
            return self._lines
        with suppress(OSError, ValueError, TypeError, AttributeError, KeyError, RecursionError):
            with self._file.open("rb") as file:
                kept: dict[str, Any] = json.loads(file.read(_LARGEST))
            return {archive: [Line(**line) for line in lines] for archive, lines in kept.items()}
        return self._lines

    def _write(self) -> None:
        if self._file is None:
            return
        content = {archive: [asdict(line) for line in lines] for archive, lines in self._lines.items()}
        with suppress(OSError):
            make_private(self._file.parent)
            write_whole(self._file, json.dumps(content, ensure_ascii=False).encode())
