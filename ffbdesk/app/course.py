"""The course room at work: its archive opens by itself, and nothing of an ordinary one is open beside it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QStackedLayout, QWidget

from ffbdesk.app.error_text import told
from ffbdesk.app.for_desk import Folders, Voices, show_folder
from ffbdesk.app.ports import Surroundings
from ffbdesk.app.worker import Worker
from ffbdesk.dataclass import dataclass
from ffbdesk.services.course import room
from ffbdesk.services.desk import Desk
from ffbdesk.ui.clipboard import Clipboard
from ffbdesk.ui.course.context import CourseContext
from ffbdesk.ui.course.keepers import Keepers
from ffbdesk.ui.course.standing import Standing
from ffbdesk.ui.course.window import CourseWindow
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import box, row
from ffbdesk.ui.kit.look import ContrastWish, Look, Wish
from ffbdesk.ui.kit.text import label
from ffbdesk.words import frame
from ffbdesk.words.course import screens as say
from ffbdesk.words.kit import PRODUCT


@dataclass(frozen=True, slots=True)
class Place:
    """What the room is given of the window that it takes place in."""

    window: QWidget
    stack: QStackedLayout
    worker: Worker
    leave: Callable[[], object]
    has_archive: bool
    """Whether an archive is known to go on with."""


class Course(QObject):
    """From entering the room to leaving it; then it is thrown away whole."""

    def __init__(self, look: Look, around: Surroundings, place: Place) -> None:
        super().__init__(place.window)
        self._look, self._around, self._place = look, around, place
        self.folder = around.archives.parent / room.NAME
        self.window: CourseWindow | None = None
        self._desk: Desk | None = None
        self._alone: QWidget | None = None
        self._cover: QWidget | None = None
        self._shown: Callable[[], QWidget] = QWidget
        """Makes what stands in the place of a room that is not open."""
        self._waiting: list[Path] = []
        """Files that were dropped before it was open."""
        self._warned = False
        self._before_wall = place.window.windowState()
        """How the window stood before the projector filled the screen."""
        self._aside: Path | None = None
        """Where a room was set aside that did not open."""
        self._has_left = False
        self._voices = Voices(lambda: self.window)
        self._keepers = Keepers(place.worker, self)
        place.worker.trouble.connect(self._trouble)
        place.worker.saved.connect(self._saved)

    def begin(self, paths: Sequence[Path] = ()) -> None:
        """Open it, and make it where there is none yet."""
        self._waiting += paths
        self._place.window.setWindowTitle(f"{say.TITLE} – {PRODUCT}")
        self._show(partial(_told, self._look, say.OPENING))
        machine = self._around.machine
        self._place.worker.open(lambda: room.open_(self.folder, machine()), self._opened, self._not_opened)

    def take(self, paths: Sequence[Path]) -> None:
        """Files that were dropped on the window, or opened with the program."""
        if self.window is None:
            self._waiting += paths
        elif self._alone is None:
            self.window.take(paths)

    @property
    def is_alone(self) -> bool:
        """Whether a view has the window to itself."""
        return self._alone is not None

    def may_close(self) -> bool:
        """Store what stands in the fields; what cannot be stored keeps the window open, once."""
        if self.window is None:
            return True
        self.window.flush()
        self._place.worker.settle()
        if not self.window.waits():
            self._warned = False  # what fails from now on is said anew
            return True
        if self._warned:
            return True
        self._warned = True
        self.window.warn(say.NOT_STORED)
        return False

    def leave(self) -> None:
        """Store what stands there, close the archive, and show nothing of it."""
        self._has_left = True
        if self.window is not None:
            self.window.page.leave()
            self._place.worker.stop_long()
            self._place.worker.settle()
        self._place.worker.close_archive()
        self.end_alone()
        old, self.window = self.window, None
        for widget in (old, self._cover):
            if widget is not None:
                self._place.stack.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self.deleteLater()

    def step_aside(self) -> Standing | None:
        """The room's window gives way to one in another size of text; None where it is not open."""
        if self.window is None:
            return None
        self.window.flush()
        self._place.worker.stop_long()  # nobody would hear of it
        self._place.worker.settle()  # whoever waits for an answer must hear it before it is gone
        standing = Standing(self.window)
        self.window.page.leave()
        return standing

    def come_back(self, standing: Standing | None) -> None:
        """As it was, in the new size."""
        old, settle = self.window, self._place.worker.settle
        if old is None or self._desk is None or standing is None:
            self._show(self._shown)
            return
        self._build(self._desk)
        assert self.window is not None  # noqa: S101 - just built
        standing.come_back(self.window)
        for _ in range(2):  # read, then show: an empty page would look like lost data
            settle()
        standing.settle(self.window)
        self._place.stack.removeWidget(old)
        old.hide()
        old.deleteLater()

    def end_walls(self) -> None:
        """The program ends: nothing of the room stays on another screen."""
        if self.window is not None:
            self.window.page.leave()

    def show_alone(self, view: QWidget) -> None:
        """The projector takes the whole window."""
        self.end_alone()
        self._alone = view
        self._before_wall = self._place.window.windowState()
        self._place.window.setWindowState(self._before_wall | Qt.WindowState.WindowFullScreen)
        if self.window is not None:
            self.window.setEnabled(False)
        self._place.stack.addWidget(view)
        self._place.stack.setCurrentWidget(view)
        view.setFocus()

    def end_alone(self) -> None:
        """The room is back."""
        view, self._alone = self._alone, None
        if view is None:
            return
        self._place.window.setWindowState(self._before_wall)
        if self.window is not None:
            self.window.setEnabled(True)
            self._place.stack.setCurrentWidget(self.window)
            self.window.page.take_focus()
        self._place.stack.removeWidget(view)
        view.hide()
        view.deleteLater()

    def _opened(self, desk: Desk) -> None:
        if self._has_left:
            return  # before it was open
        self._desk = desk
        self._build(desk)
        assert self.window is not None  # noqa: S101 - just built
        self.window.start()
        if self._aside is not None:
            self.window.warn(say.SET_ASIDE_DONE.format(folder=self._aside))
            self._aside = None
        waiting, self._waiting = self._waiting, []
        if waiting:
            QTimer.singleShot(0, self.window, partial(self.window.take, waiting))

    def _not_opened(self, error: Exception) -> None:
        self._show(partial(self._why_not, error))

    def _why_not(self, error: Exception) -> QWidget:
        """Why it is not open, and the ways on: out of the room; and where it is damaged, a new one beside it."""
        look = self._look
        leave = Button(look, say.LEAVE if self._place.has_archive else say.LEAVE_ROOM, "", "lock")
        leave.clicked.connect(lambda: QTimer.singleShot(0, self._place.leave))
        again = Button(look, say.TRY_AGAIN, "main", "restore")
        again.clicked.connect(lambda: QTimer.singleShot(0, self.begin))
        ways = [leave] if room.is_damage(error) else [again, leave]
        if room.is_damage(error):
            aside = Button(look, say.SET_ASIDE, "main", "restore")
            aside.clicked.connect(self._set_aside)
            ways.insert(0, aside)
        text = f"{told(error)} {say.DAMAGED}" if room.is_damage(error) else told(error)
        words = label(look, text, "body", wrap=True)
        inner = box(look, label(look, say.TITLE, "title"), words, flow(look, *ways, None, gap=8), gap=16)
        inner.setMaximumWidth(look.tokens.t(640))
        view = box(look, None, row(look, None, (inner, 8), None), None, margins=(32, 24, 32, 24), tone="paper")
        view.setFocusProxy(ways[0])
        return view

    def _set_aside(self) -> None:
        machine = self._around.machine

        def begun(folder: Path) -> None:
            self._aside = folder
            self.begin()

        self._place.worker.try_(lambda: room.set_aside(self.folder, machine()), begun, self._not_opened)

    def _build(self, desk: Desk) -> None:
        self.window = CourseWindow(self._context(desk))
        self._place.stack.addWidget(self.window)
        self._place.stack.setCurrentWidget(self.window)
        cover, self._cover = self._cover, None
        if cover is not None:
            self._place.stack.removeWidget(cover)
            cover.deleteLater()

    def _context(self, desk: Desk) -> CourseContext:
        around, folders = self._around, Folders(self._around, self._place.window)
        return CourseContext(
            look=self._look,
            keepers=self._keepers,
            work=self._place.worker,
            speaker=self._voices,
            catalogue=desk.catalogue,
            now=around.now,
            choose_folder=folders.choose,
            choose_files=folders.choose_files,
            choose_printer=partial(around.choose_printer, self._place.window),
            show_folder=show_folder,
            clipboard=Clipboard(),
            show_alone=self.show_alone,
            end_alone=self.end_alone,
            want_look=self._want_look,
            folder=self.folder,
            has_archive=self._place.has_archive,
            leave=lambda *_: QTimer.singleShot(0, self._place.leave),
            full_screen=self._full_screen,
        )

    def _full_screen(self) -> None:
        window = self._place.window
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _show(self, make: Callable[[], QWidget]) -> None:
        """Something in the place of the room: made here, and anew in another size of text."""
        self._shown, view = make, make()
        old, self._cover = self._cover, view
        self._place.stack.addWidget(view)
        self._place.stack.setCurrentWidget(view)
        view.setFocus()
        if old is not None:
            self._place.stack.removeWidget(old)
            old.deleteLater()

    def _want_look(self, mode: Wish, contrast: ContrastWish) -> None:
        self._around.settings.keep_look(mode, contrast)
        self._look.use(mode, contrast)

    def _saved(self, at: datetime) -> None:
        QTimer.singleShot(0, self, partial(self._tell_saved, at))  # whoever saved hears of it first

    def _tell_saved(self, at: datetime) -> None:
        if self.window is not None:
            waits = self.window.waits()
            self.window.bar.saved(say.NOT_KEPT if waits else frame.saved_at(at), all_of_it=not waits)

    def _trouble(self, error: Exception) -> None:
        if self.window is not None:
            self.window.warn(told(error))


def _told(look: Look, text: str) -> QWidget:
    words = label(look, text, "body", "ink2", wrap=True)
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return words
