"""When the system ends the program: log-out, shut-down, Ctrl+C in a terminal. What stands in fields is stored first."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QGuiApplication

_NAMES = ("SIGTERM", "SIGHUP", "SIGINT")
"""Those that a system has: Windows tells of log-out by the session alone."""


class Ending(QObject):
    """Calls `end` once, in the window's own thread and turn, whichever way the system asks; then the program quits."""

    def __init__(self, app: QGuiApplication, end: Callable[[], object]) -> None:
        super().__init__(app)
        self._end, self._over = end, False
        self._read, write = os.pipe()
        for each in (self._read, write):
            os.set_blocking(each, False)
        self._before = signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        for name in _NAMES:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), lambda *_: None)  # the pipe says it; Python's own would raise
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._told)
        app.commitDataRequest.connect(self._go)

    def _told(self) -> None:
        with suppress(BlockingIOError):
            os.read(self._read, 64)
        self._go()

    def _go(self, *_: object) -> None:
        if not self._over:
            self._over = True
            self._end()
            QGuiApplication.quit()
