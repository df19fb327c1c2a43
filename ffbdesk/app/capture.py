"""The window of an archive is black in screen sharing, screenshots and Windows' Recall, until somebody says otherwise.

A window is hidden by a mark that Windows keeps at it (SetWindowDisplayAffinity); menus and dialogs are windows of their
own, each marked when it appears. Other systems have no such mark.
"""

import sys
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

_SHOWN, _BLACK, _HIDDEN = 0x00, 0x01, 0x11
"""Windows' numbers; the last since version 2004 of Windows 10."""

type Mark = Callable[[int, int], bool]
"""Marks the window of a number; False where the system knows no such mark."""


def real() -> Mark | None:
    """This system's; None where it has none."""
    if sys.platform != "win32":
        return None
    import ctypes

    dll: Any = ctypes
    mark = dll.windll.user32.SetWindowDisplayAffinity
    mark.argtypes = [ctypes.c_void_p, ctypes.c_uint32]
    return lambda window, how: bool(mark(window, how))


def _windows() -> Iterable[int]:
    return [int(window.winId()) for window in QGuiApplication.topLevelWindows() if window.isVisible()]


class Capture(QObject):
    """Hides every window of the program while an archive is open, and shows them where somebody wants others to see."""

    def __init__(self, mark: Mark | None, windows: Callable[[], Iterable[int]] = _windows) -> None:
        super().__init__()
        self._mark, self._windows = mark, windows
        self._hides = False

    @property
    def is_possible(self) -> bool:
        """Whether this system can hide a window at all."""
        return self._mark is not None

    @property
    def hides(self) -> bool:
        """Whether nobody else sees the windows now."""
        return self._hides

    def hide(self) -> None:
        """From now on; where the system refuses, it is not said to be so."""
        self._hides = self.is_possible
        self._hides = self._mark_all() and self._hides

    def show(self) -> None:
        """From now on, others see what the user sees."""
        self._hides = False
        self._mark_all()

    def appeared(self, window: int) -> None:
        """Another window of the program is there."""
        if self._hides:
            self._mark_one(window)

    def _mark_all(self) -> bool:
        marked = [self._mark_one(window) for window in self._windows()]
        return all(marked)

    def _mark_one(self, window: int) -> bool:
        if self._mark is None:
            return False
        if not self._hides:
            return self._mark(window, _SHOWN)
        return self._mark(window, _HIDDEN) or self._mark(window, _BLACK)
