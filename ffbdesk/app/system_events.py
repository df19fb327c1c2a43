"""What the system tells of itself: its screen was locked, it goes to sleep. One port, and what there is behind it."""

import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from time import monotonic, time
from typing import Any, Protocol

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget


class Why(StrEnum):
    """Why the archive should be locked; `words.locking` has the words."""

    SCREEN = "screen"
    SLEEP = "sleep"


type Hear = Callable[[Why], object]


class SystemEvents(Protocol):
    """Tells when nobody is at the computer any more, as far as the system says."""

    def watch(self, hear: Hear) -> None:
        """Begin; `hear` is called in the window's thread. Never raises where the system does not answer."""
        ...

    def stop(self) -> None:
        """Tell nothing more."""
        ...


class ClockGap(QObject):
    """A machine that slept finds its clock far ahead of what a timer counted: on every system, when it wakes."""

    TICK_MS = 15_000
    MOST_SECONDS = 60.0

    def __init__(self, wall: Callable[[], float] = time, steady: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self._wall, self._steady = wall, steady
        self._hear: Hear | None = None
        self._timer = QTimer(self, interval=self.TICK_MS)
        self._timer.timeout.connect(self.tick)

    def watch(self, hear: Hear) -> None:
        """See `SystemEvents`."""
        self._hear, self._last = hear, (self._wall(), self._steady())
        self._timer.start()

    def tick(self) -> None:
        """One look at both clocks. Some machines stop the steady one while they sleep, some do not."""
        now = self._wall(), self._steady()
        passed = [new - old for new, old in zip(now, self._last, strict=True)]
        self._last = now
        if max(passed) > self.TICK_MS / 1000 + self.MOST_SECONDS and self._hear is not None:
            self._hear(Why.SLEEP)

    def stop(self) -> None:
        """See `SystemEvents`."""
        self._timer.stop()
        self._hear = None


class Bus(QObject):
    """Linux: the session's and the screen saver's signals on D-Bus. Without a bus it hears nothing."""

    SAVERS = (
        ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
        ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
        ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
        ("org.kde.screensaver", "/ScreenSaver"),
    )

    def __init__(self) -> None:
        super().__init__()
        self._hear: Hear | None = None

    def watch(self, hear: Hear) -> None:
        """See `SystemEvents`. The stubs ask for bytes where the call takes only SLOT's text."""
        from PySide6.QtDBus import QDBusConnection  # only Linux has a bus

        self._hear = hear
        session, system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
        if session.isConnected():
            for service, path in self.SAVERS:
                session.connect("", path, service, "ActiveChanged", self, SLOT("active(bool)"))  # type: ignore[call-overload]
        if system.isConnected():
            login = "org.freedesktop.login1"
            system.connect(login, "", f"{login}.Session", "Lock", self, SLOT("locked()"))  # type: ignore[call-overload]
            system.connect(login, "", f"{login}.Manager", "PrepareForSleep", self, SLOT("sleeps(bool)"))  # type: ignore[call-overload]

    @Slot(bool)
    def active(self, on: bool) -> None:
        """The screen saver came on, or went."""
        if on:
            self._tell(Why.SCREEN)

    @Slot()
    def locked(self) -> None:
        """The session was locked."""
        self._tell(Why.SCREEN)

    @Slot(bool)
    def sleeps(self, soon: bool) -> None:
        """About to sleep, or awake again."""
        if soon:
            self._tell(Why.SLEEP)

    def stop(self) -> None:
        """See `SystemEvents`."""
        self._hear = None

    def _tell(self, why: Why) -> None:
        if self._hear is not None:
            self._hear(why)


_SHOWS, _SESSION_CHANGE, _POWER = 0x0018, 0x02B1, 0x0218
_SESSION_GONE = frozenset({2, 4, 6, 7})
"""The console or remote desktop was left, the user logged off, the screen was locked."""
_SUSPEND = 4


def meaning(message: int, parameter: int) -> Why | None:
    """What a message of Windows' means for us; nothing for most."""
    if message == _SESSION_CHANGE and parameter in _SESSION_GONE:
        return Why.SCREEN
    return Why.SLEEP if message == _POWER and parameter == _SUSPEND else None


class WindowsMessages(QAbstractNativeEventFilter):
    """Windows: session changes, asked for, and the suspend message every window gets."""

    def __init__(self, window: QWidget, appeared: Callable[[int], object]) -> None:
        """`appeared` is told the number of each window that comes into sight."""
        super().__init__()
        self._window, self._appeared = window, appeared
        self._hear: Hear | None = None

    def watch(self, hear: Hear) -> None:
        """See `SystemEvents`."""
        import ctypes

        self._hear = hear
        ask: Any = ctypes
        ask.windll.wtsapi32.WTSRegisterSessionNotification(int(self._window.winId()), 0)
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self)

    def nativeEventFilter(self, kind: Any, message: int) -> object:
        """Look at a message, and let it go on."""
        import ctypes.wintypes

        if bytes(kind) == b"windows_generic_MSG":
            found = ctypes.wintypes.MSG.from_address(int(message))
            if found.message == _SHOWS and found.wParam and found.hWnd:
                self._appeared(int(found.hWnd))
            why = meaning(int(found.message), int(found.wParam))
            if why is not None and self._hear is not None:
                self._hear(why)
        return False, 0

    def stop(self) -> None:
        """See `SystemEvents`."""
        self._hear = None
        app = QCoreApplication.instance()
        if app is not None:
            app.removeNativeEventFilter(self)


class Together:
    """Several sources as one."""

    def __init__(self, sources: Sequence[SystemEvents]) -> None:
        self._sources = sources

    def watch(self, hear: Hear) -> None:
        """See `SystemEvents`."""
        for source in self._sources:
            source.watch(hear)

    def stop(self) -> None:
        """See `SystemEvents`."""
        for source in self._sources:
            source.stop()


def real_events(window: QWidget, appeared: Callable[[int], object]) -> SystemEvents:
    """What this system has. macOS tells only through the clock, when it wakes."""
    found: list[SystemEvents] = [ClockGap()]
    if sys.platform == "win32":
        found.append(WindowsMessages(window, appeared))
    elif sys.platform.startswith("linux"):
        found.append(Bus())
    return Together(found)
