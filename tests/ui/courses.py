"""What tests of the course room's windows share: a laptop that has just been switched on, and a person at it."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ffbdesk.app.ports import Surroundings
from ffbdesk.app.screens import settle
from ffbdesk.app.settings import Settings
from ffbdesk.app.shell import Shell
from ffbdesk.dictionary import Dictionary, NoDictionary
from ffbdesk.keys.passphrase import FLOOR
from ffbdesk.services.archive import Machine
from ffbdesk.services.waiting import PendingFiles
from ffbdesk.ui.course.scoring import ScorePage
from ffbdesk.ui.course.window import CourseWindow
from ffbdesk.ui.kit.look import Look
from tests.ui.conftest import Clock, Seat


def _no_dictionary() -> Dictionary:
    raise NoDictionary


class Laptop:
    """A participant's own computer: nothing of anybody else's is on it."""

    def __init__(self, shell: Shell, out: Path) -> None:
        self.shell, self.out = shell, out

    @property
    def room(self) -> CourseWindow:
        assert self.shell.course is not None
        assert self.shell.course.window is not None
        return self.shell.course.window

    def settle(self) -> None:
        settle(self.shell)


@contextmanager
def laptop(look: Look, home: Path, clock: Clock) -> Iterator[Laptop]:
    """One that has just been switched on."""
    out = home / "ud"
    out.mkdir(parents=True)

    def machine() -> Machine:
        return Machine(clock, lambda: str(uuid.uuid4()), FLOOR)

    around = Surroundings(
        settings=Settings(home / "indstillinger"),
        machine=machine,
        archives=home / "Arkiver",
        now=clock,
        choose_folder=lambda _parent, _heading: out,
        choose_files=lambda _parent, _heading, _kinds: [],
        choose_printer=lambda _parent, _printer: False,
        pending=lambda: PendingFiles(home / "venter"),
        dictionary=_no_dictionary,
    )
    shell = Shell(look, around)
    shell.show()
    try:
        yield Laptop(shell, out)
    finally:
        shell.stop()
        shell.hide()
        shell.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


def enter(seat: Seat) -> CourseWindow:
    seat.shell.enter_course()
    seat.settle()
    return room_of(seat)


def room_of(seat: Seat) -> CourseWindow:
    course = seat.shell.course
    assert course is not None
    assert course.window is not None
    return course.window


def key(widget: QWidget, which: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, which, held)


def drop(shell: Shell, *files: Path) -> None:
    """Dragged onto the window, as a person does."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    action, buttons, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    shell.dropEvent(QDropEvent(QPointF(9, 9), action, mime, buttons, none))
    QApplication.processEvents()
    settle(shell)


def make_task(seat: Seat, *, team: str = "Hold A, Odense") -> Path:
    """From the first page to the opgave file, by keyboard alone."""
    room = room_of(seat)
    key(seat.shell, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    seat.settle()
    page = room.exercise
    assert page.isVisible()
    assert page.team.hasFocus()
    QTest.keyClicks(page.team, team)
    key(page.team, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    seat.settle()
    (task,) = seat.folder.glob("*.ffbopgave")
    return task


def past_the_case(page: ScorePage) -> None:
    """In a narrow window the case comes first, alone."""
    if page.halves.is_reading:
        page.onward.click()
