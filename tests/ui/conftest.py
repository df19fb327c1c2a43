"""A real window on a real encrypted archive, with a clock and ids of the test's own."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessibleAnnouncementEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ffbdesk.app.ports import Surroundings
from ffbdesk.app.screens import settle
from ffbdesk.app.settings import Settings
from ffbdesk.app.shell import Shell
from ffbdesk.dictionary import Dictionary, NoDictionary
from ffbdesk.keys.passphrase import FLOOR
from ffbdesk.services import archive, practice
from ffbdesk.services.archive import Machine
from ffbdesk.services.intake import take_in
from ffbdesk.services.memory import Memory
from ffbdesk.services.waiting import PendingFiles
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.window import DeskWindow
from tests.support import PRACTICE

PHRASE = "fire ord til prøve"
USER = "Mette Holm"


@dataclass
class Clock:
    """Moves a second with every look."""

    now: datetime = datetime(2021, 5, 28, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@dataclass
class Seat:
    """A person at the program: the window, and what the file dialogs will answer."""

    shell: Shell
    folder: Path
    files: list[Path] = field(default_factory=list)
    paper: Path | None = None
    """Where a print goes; None where the user thinks better of it."""

    def set_up(self, printer: QPrinter) -> bool:
        if self.paper is not None:
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(self.paper))
        return self.paper is not None

    @property
    def desk(self) -> DeskWindow:
        assert self.shell.desk is not None
        return self.shell.desk

    @property
    def path(self) -> Path:
        """Where the archive lies that is open, or locked."""
        at = self.shell.sitting or self.shell.gate.locked
        assert at is not None
        return at.path

    def settle(self) -> None:
        settle(self.shell)


@contextmanager
def strays() -> Iterator[list[str]]:
    """Notes every window but the program's own: one that is there for a moment only takes the keyboard away.

    It listens at the three calls that show a widget: an event filter in Python would hear every event of the test.
    """
    seen: list[str] = []

    def note(widget: QWidget) -> None:
        passing = widget.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
        if widget.isWindow() and not isinstance(widget, Shell) and not passing:  # another computer's is no stray
            seen.append(f"{type(widget).__name__} {widget.accessibleName()}")

    def listening(call: Callable[..., None], *, shown: bool) -> Callable[..., None]:
        def heard(self: QWidget, *on: bool) -> None:
            call(self, *on)
            if not on or on[0] is shown:
                note(self)

        return heard

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QWidget, "show", listening(QWidget.show, shown=True))
        patch.setattr(QWidget, "setVisible", listening(QWidget.setVisible, shown=True))
        patch.setattr(QWidget, "setHidden", listening(QWidget.setHidden, shown=False))
        yield seen


def machine(clock: Clock) -> Machine:
    return Machine(clock, lambda: str(uuid.uuid4()), FLOOR)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return Look(qapp, "light", 1.0)


@pytest.fixture
def still(qapp: QApplication) -> Iterator[None]:
    """The cursor in a field does not blink: two pictures of one state are the same."""
    usual = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(usual)


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is given to say, in its order."""
    said: list[str] = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        said.append(event.message())

    monkeypatch.setattr("PySide6.QtGui.QAccessible", SimpleNamespace(updateAccessibility=hear))
    return said


@pytest.fixture
def dictionary() -> Callable[[], Dictionary]:
    """None: reading it takes longer than most tests. Those of the spell check have their own."""

    def missing() -> Dictionary:
        raise NoDictionary

    return missing


@pytest.fixture
def computer() -> dict[str, object]:
    """What is otherwise on this computer than on most, by the names in `Surroundings`."""
    return {}


@pytest.fixture
def seat(
    qtbot: QtBot,
    look: Look,
    clock: Clock,
    tmp_path: Path,
    dictionary: Callable[[], Dictionary],
    computer: dict[str, object],
) -> Iterator[Seat]:
    """The program as it starts on a new computer."""
    out = tmp_path / "ud"
    out.mkdir()
    made: list[Seat] = []

    def choose_folder(_parent: QWidget, _heading: str) -> Path:
        return made[0].folder

    def choose_files(_parent: QWidget, _heading: str, _kinds: str) -> list[Path]:
        return made[0].files

    memory = Memory(tmp_path / "husket.json")
    around = Surroundings(
        settings=Settings(tmp_path / "indstillinger"),
        machine=lambda: replace(machine(clock), memory=memory),
        archives=tmp_path / "arkiver",
        now=clock,
        choose_folder=choose_folder,
        choose_files=choose_files,
        choose_printer=lambda _parent, printer: made[0].set_up(printer),
        pending=lambda: PendingFiles(tmp_path / "venter"),
        dictionary=dictionary,
    )
    shell = Shell(look, around._replace(**computer))
    made.append(Seat(shell, out))
    with strays() as seen:
        shell.show()
        qtbot.waitExposed(shell)
        shell.activateWindow()
        yield made[0]
    stray = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not shell]
    assert stray == [], "a widget without a place was shown, as a window of its own"
    assert seen == [], "a widget was shown before it had its place, as a window of its own"
    QApplication.clipboard().clear()  # what is left in it at the process's end is thrown away after Python
    shell.stop()
    shell.hide()
    shell.deleteLater()
    # Outside an event loop nobody carries out a deletion that was put off, and old windows would pile up.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


@pytest.fixture
def opened(seat: Seat) -> Seat:
    """The program with a new archive open."""
    making = seat.shell.unlock.making
    making.place.name.setText("Solstrålen")
    making.user.setText(USER)
    making.first.edit.setText(PHRASE)
    making.second.edit.setText(PHRASE)
    making.make.click()
    seat.settle()
    return seat


@pytest.fixture
def practised(opened: Seat, monkeypatch: pytest.MonkeyPatch) -> Seat:
    """An archive with practice citizens: those of the tests, who stay as they are when the shipped ones grow."""
    with monkeypatch.context() as patch:
        patch.setattr(practice, "load_all", lambda desk: take_in(desk, PRACTICE))
        opened.desk.citizens.practise.click()
        opened.settle()
    return opened


@pytest.fixture
def shipped(opened: Seat) -> Seat:
    """An archive with the practice citizens that ship, brought by the button."""
    opened.desk.citizens.practise.click()
    opened.settle()
    return opened


def reopened(path: Path, clock: Clock) -> object:
    return archive.open_(path, PHRASE, machine(clock))
