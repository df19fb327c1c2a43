"""When the system ends the program: log-out, shut-down, Ctrl+C in a terminal. What stands in fields is stored first."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication

_NAMES = ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK")
"""Those that a system has: Windows tells of log-out by the session alone, and of Ctrl+C and Ctrl+Break."""
_TURN_MS = 500


class Ending(QObject):
    """Calls `end` once, in the window's own thread and turn, whichever way the system asks; then the program quits."""

    def __init__(self, app: QGuiApplication, end: Callable[[], object]) -> None:
        super().__init__(app)
        self._end, self._over = end, False
        answer = self._heard_in_turns() if sys.platform == "win32" else self._heard_at_once()
        for name in _NAMES:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), answer)
        app.commitDataRequest.connect(self._go)

    def _heard_at_once(self) -> Callable[..., None]:
        """A pipe says it; Python's own answer would raise."""
        self._read, write = os.pipe()
        for each in (self._read, write):
            os.set_blocking(each, False)
        self._before = signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._told)
        return lambda *_: None

    def _heard_in_turns(self) -> Callable[..., None]:
        """Qt watches no pipe on Windows, and Python answers only once it has a turn: it gets one now and then."""
        turns = QTimer(self, interval=_TURN_MS)
        turns.timeout.connect(lambda: None)
        turns.start()
        return lambda *_: QTimer.singleShot(0, self._go)

    def _told(self) -> None:
        with suppress(BlockingIOError):
            os.read(self._read, 64)
        self._go()

    def _go(self, *_: object) -> None:
        if not self._over:
            self._over = True
            self._end()
            QGuiApplication.quit()
