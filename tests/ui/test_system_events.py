"""The system's own word that nobody is there: through one port, on any of the systems."""

import os
import shutil
import subprocess
import sys
import textwrap
from itertools import chain, repeat

import pytest
from pytestqt.qtbot import QtBot

from ffbdesk.app.system_events import Bus, ClockGap, Hear, Why, meaning
from tests.support import WINDOWS, WINE, child
from tests.ui.conftest import Seat


class FakeEvents:
    """A system that says what the test wants."""

    def __init__(self) -> None:
        self.hear: Hear | None = None

    def watch(self, hear: Hear) -> None:
        self.hear = hear

    def stop(self) -> None:
        self.hear = None


@pytest.mark.parametrize("why", list(Why))
def test_the_archive_is_locked_when_the_system_says_so(practised: Seat, why: Why) -> None:
    events = FakeEvents()
    practised.shell.listen_to(events)
    assert events.hear is not None
    events.hear(why)
    assert practised.shell.desk is None
    word = {"screen": "skærmen blev låst", "sleep": "dvale"}[why]
    assert word in practised.shell.unlock.locked.why.text()
    events.hear(why)  # twice does no harm
    practised.shell.stop()
    assert events.hear is None


@pytest.mark.parametrize(
    ("wall", "steady", "heard"),
    [
        ([0, 15, 30], [0, 15, 30], []),
        ([0, 15, 3600], [0, 15, 30], [Why.SLEEP]),
        ([0, 15, 30], [0, 15, 3600], [Why.SLEEP]),
        ([0, -315_360_000, -315_359_985], [0, 15, 30], []),
        ([0, 74, 89], [0, 74, 89], []),
    ],
)
def test_a_gap_in_the_clock_is_a_sleep(qtbot: QtBot, wall: list[float], steady: list[float], heard: list[Why]) -> None:
    clocks = [iter(chain(map(float, times), repeat(float(times[-1])))) for times in (wall, steady)]
    gap, found = ClockGap(lambda: next(clocks[0]), lambda: next(clocks[1])), []
    gap.watch(found.append)
    gap.tick()
    gap.tick()
    gap.stop()
    gap.tick()
    assert found == heard


def test_what_windows_messages_mean() -> None:
    assert meaning(0x02B1, 7) is Why.SCREEN
    assert meaning(0x02B1, 8) is None, "unlocked"
    assert meaning(0x0218, 4) is Why.SLEEP
    assert meaning(0x0218, 7) is None, "awake"
    assert meaning(0x0100, 7) is None


def test_without_a_bus_nothing_is_heard(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    bus, found = Bus(), []
    bus.watch(found.append)
    bus.active(False)
    bus.sleeps(False)
    assert found == []
    bus.active(True)
    bus.sleeps(True)
    bus.locked()
    assert found == [Why.SCREEN, Why.SLEEP, Why.SCREEN]
    bus.stop()
    bus.locked()
    assert len(found) == 3


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="dbus-run-session is not installed here")
def test_a_real_bus_tells() -> None:
    script = textwrap.dedent("""
        import sys
        from PySide6.QtCore import QCoreApplication, QTimer
        from PySide6.QtDBus import QDBusConnection, QDBusMessage
        from ffbdesk.app.system_events import Bus
        app = QCoreApplication(sys.argv)
        bus, heard = Bus(), []
        bus.watch(heard.append)
        def send():
            saver = "org.freedesktop.ScreenSaver"
            m = QDBusMessage.createSignal("/org/freedesktop/ScreenSaver", saver, "ActiveChanged")
            m.setArguments([True])
            QDBusConnection.sessionBus().send(m)
        QTimer.singleShot(200, send)
        QTimer.singleShot(1500, app.quit)
        app.exec()
        print("heard", [str(w) for w in heard])
    """)
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", script],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert "heard ['screen']" in done.stdout, done.stderr


@pytest.mark.skipif(not WINDOWS, reason="asks Windows")
def test_windows_tells_of_the_screen_sleep_and_log_out() -> None:
    """A window gets what the system sends to every window; here it sends that to itself."""
    script = textwrap.dedent("""
        import ctypes
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication, QWidget
        from ffbdesk.app.ending import Ending
        from ffbdesk.app.system_events import real_events
        app, window = QApplication([]), QWidget()
        window.show()
        shown, heard, user = [], [], ctypes.windll.user32
        events = real_events(window, shown.append)
        events.watch(lambda why: heard.append(str(why)))
        menu = QWidget()
        menu.show()
        if int(menu.winId()) not in shown:
            heard.append("a window appeared, and nobody heard of it")
        ending = Ending(app, lambda: heard.append("ended"))
        def send():
            session, power, log_out, screen_locked, suspend = 0x02B1, 0x0218, 0x0011, 7, 4
            for message, what in ((session, screen_locked), (power, suspend), (log_out, 0)):
                user.SendMessageW(int(window.winId()), message, what, 0)
        QTimer.singleShot(300, send)
        QTimer.singleShot(10_000, app.quit)
        if user.IsWindow(int(window.winId())):
            app.exec()
        print(heard)
    """)
    if WINE and not os.environ.get("DISPLAY"):
        pytest.skip("Wine has no display here")
    environment = os.environ | {"QT_QPA_PLATFORM": "windows"}
    done = subprocess.run(child("-c", script), env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.strip() == "['screen', 'sleep', 'ended']", done.stderr
