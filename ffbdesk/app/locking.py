"""When the archive is locked, and how long a wrong passphrase waits."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QWindow

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


class Locked(NamedTuple):
    """The archive that is locked, and since when."""

    path: Path
    name: str
    at: datetime
    user: str
    """Who had it open."""


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
