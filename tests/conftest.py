"""What holds for every test: no window system, and no unexpected log record, Qt message or thread left behind."""

import atexit
import logging
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import memory, own
from tests.derived import Salts, remembered

# Before anything imports Qt: the platform is chosen once, with the first application object.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The offscreen platform finds no fonts of the system on Windows, and says so: it takes the program's own.
if sys.platform == "win32":
    os.environ.setdefault("QT_QPA_FONTDIR", str(Path(__file__).resolve().parents[1] / "resources" / "fonts"))

# What the program remembers on this computer must not be the tester's own.
_OWN = tempfile.mkdtemp(prefix="ffbdesk-tests-")
os.environ.update(own.folders(Path(_OWN)))
atexit.register(shutil.rmtree, _OWN, ignore_errors=True)

# Unless somebody says where. Workers get their place from the process that starts them.
os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", memory.folder())

# For tests/whole/test_guards.py; pytest takes it only from the topmost conftest.
pytest_plugins = ["pytester"]

# No deadline and no speed check: how fast the machine is says nothing about the code. In CI the same examples each
# time, so that a red run is about the change and can be repeated.
settings.register_profile(
    "ffbdesk",
    deadline=None,
    max_examples=25,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ffbdesk")

# The offscreen platform says these of windows with a size limit and of lists that unfold; they are about the platform,
# not about us.
QT_NOISE = tuple(
    f"This plugin does not support {what}" for what in ("propagateSizeHints()", "raise()", "grabbing the keyboard")
)

# How long a thread that was told to end may take.
THREAD_GRACE_SECONDS = 2.0


@dataclass
class Heard:
    """What was said during one test, and what the test said it expects."""

    said: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def complaints(self) -> list[str]:
        unexpected = [f"unexpected: {line}" for line in self.said if not any(text in line for text in self.expected)]
        silent = [
            f"expected, but never said: {text}" for text in self.expected if not any(text in s for s in self.said)
        ]
        return unexpected + silent


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The style of the program, on every system (see `app.start.application`)."""
    return ["ffbdesk", "-style", "Fusion"]


@contextmanager
def _python_records(heard: Heard) -> Iterator[None]:
    """Listen where records are made, so that neither a logger's own handlers nor propagate=False can hide one."""
    make = logging.getLogRecordFactory()

    def listening(*args: object, **kwargs: object) -> logging.LogRecord:
        record = make(*args, **kwargs)
        # makeLogRecord() asks for an empty record without a level and fills it afterwards.
        if isinstance(record.levelno, int) and record.levelno >= logging.WARNING:
            heard.said.append(f"{record.levelname} {record.name}: {record.getMessage()}")
        return record

    logging.setLogRecordFactory(listening)
    try:
        yield
    finally:
        logging.setLogRecordFactory(make)


@contextmanager
def _qt_messages(heard: Heard) -> Iterator[None]:
    try:
        from PySide6.QtCore import QtMsgType, qInstallMessageHandler
    except ImportError:
        yield
        return

    def listening(kind: QtMsgType, _context: object, message: str) -> None:
        if not any(noise in message for noise in QT_NOISE):
            heard.said.append(f"{kind.name}: {message}")

    previous = qInstallMessageHandler(listening)
    try:
        yield
    finally:
        qInstallMessageHandler(previous)


def _left_running(before: set[threading.Thread]) -> list[str]:
    """The threads a test started and did not end; a dummy is a Qt thread that merely passed through Python."""
    deadline = time.monotonic() + THREAD_GRACE_SECONDS
    left = []
    for thread in set(threading.enumerate()) - before:
        if isinstance(thread, threading._DummyThread):
            continue
        thread.join(max(0.0, deadline - time.monotonic()))
        if thread.is_alive():
            left.append(f"thread left running: {thread.name}")
    return left + _left_in_qt_pool()


def _left_in_qt_pool() -> list[str]:
    if "PySide6.QtCore" not in sys.modules:
        return []
    from PySide6.QtCore import QThreadPool

    done = QThreadPool.globalInstance().waitForDone(int(THREAD_GRACE_SECONDS * 1000))
    return [] if done else ["a job was left running in Qt's thread pool"]


@pytest.fixture(autouse=True)
def heard() -> Iterator[Heard]:
    """Fails the test for what it did not announce: a record from WARNING up, any Qt message, a thread left running.

    A process that the test starts is not heard here; such a test looks at the process's own output.
    """
    heard = Heard()
    threads = set(threading.enumerate())
    with _python_records(heard), _qt_messages(heard):
        yield heard
        left = _left_running(threads)
    complaints = heard.complaints() + left
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)


@pytest.fixture(scope="session", autouse=True)
def one_catalogue() -> Iterator[None]:
    """The shipped catalogue is read once: nearly every test makes an archive, and nobody can change what was read.

    The tests of the reading itself call `load` by its own name and go round this.
    """
    from ffbdesk.catalog import loader

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loader, "load", cache(loader.load))
        yield


@pytest.fixture(scope="session")
def row_of_salts() -> Iterator[Salts]:
    """Keys are derived once for each passphrase and salt of this run (see `tests.derived`)."""
    from ffbdesk.keys import organisation, slots

    salts = Salts()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slots, "secrets", salts)
        patch.setattr(slots, "wrapping_key", remembered)
        patch.setattr(organisation, "wrapping_key", remembered)
        yield salts


@pytest.fixture(autouse=True)
def salts(row_of_salts: Salts) -> None:
    row_of_salts.begin()


@pytest.fixture
def expected_log(heard: Heard) -> Callable[[str], None]:
    """`expected_log("part of the line")`: a record or Qt message with this text must come, and is no fault.

    The line reads `WARNING logger.name: message`, or `QtWarningMsg: message`.
    """
    return heard.expected.append
