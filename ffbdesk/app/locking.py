"""When the archive is locked, how long a wrong passphrase waits, and where text waits that could not be stored."""

import hashlib
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from platformdirs import user_data_path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QWindow

from ffbdesk.wholefile import make_private, write_whole

_WAITS = (0, 0, 0, 1, 2, 4)
"""Seconds after the first, second, ... wrong passphrase; the last of them from then on."""
_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
}


@dataclass(frozen=True, slots=True)
class Locked:
    """The archive that is locked, and since when."""

    path: Path
    name: str
    at: datetime


class Idle(QObject):
    """Calls when nobody has touched the window for so long. It looks at the window alone: widgets are many."""

    def __init__(self, window: QObject, run: Callable[[], object]) -> None:
        super().__init__(window)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(run)

    def watch(self, window: QWindow) -> None:
        """Listen to what the system sends the window."""
        window.installEventFilter(self)

    def begin(self, minutes: int) -> None:
        """Count from now."""
        self._timer.start(minutes * 60_000)

    def end(self) -> None:
        """Nothing is open that could be locked."""
        self._timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A touch begins the count anew."""
        if event.type() in _TOUCHES and self._timer.isActive():
            self._timer.start()
        return False


class Patience:
    """Wrong passphrases slow down while the program runs."""

    def __init__(self) -> None:
        self._wrong = 0

    def wrong(self) -> int:
        """Seconds to wait before the next try."""
        wait = _WAITS[min(self._wrong, len(_WAITS) - 1)]
        self._wrong += 1
        return wait

    def right(self) -> None:
        """The next wrong one counts as the first."""
        self._wrong = 0


class PendingFiles:
    """Sealed text in the program's own folder, named by archive and time; nothing in it can be read without the key."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or user_data_path("FFB Desk", appauthor=False, roaming=False) / "Venter"

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
                    found.append((path, path.read_bytes()))
        return found

    def forget(self, path: Path) -> None:
        """It is stored in the archive now."""
        with suppress(OSError):
            path.unlink()


def _name_of(archive_id: str) -> str:
    """An archive's number as part of a file's name: it is read from a file, and may be made to look like a path."""
    plain = re.fullmatch(r"[0-9a-zA-Z-]{1,64}", archive_id)
    return archive_id if plain else hashlib.sha256(archive_id.encode("utf-8", "replace")).hexdigest()
