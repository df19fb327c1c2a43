"""The window on the desktop: unlock first, then the desk. Sees that nothing is lost on the way out.

Loaded with it is what the first view shows: Qt, words and the kit. Everything else, the sitting with its desk and the
worker first of all, is loaded once that view is drawn, while the passphrase is typed (`warm_up`).
"""

import gc
from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QStackedLayout, QWidget

from ffbdesk.app import log, session
from ffbdesk.app.capture import Capture
from ffbdesk.app.dropped import paths_of, sorted_out
from ffbdesk.app.garbage import Garbage
from ffbdesk.app.gate import Gate
from ffbdesk.app.locking import Idle
from ffbdesk.app.ports import LAST_FOLDER, Surroundings
from ffbdesk.app.unlock.view import UnlockView
from ffbdesk.ui.commands import Action
from ffbdesk.ui.kit.layout import keep_focus_in_sight
from ffbdesk.ui.kit.look import Look
from ffbdesk.words import frame
from ffbdesk.words.actions import Command
from ffbdesk.words.kit import PRODUCT

if TYPE_CHECKING:
    from ffbdesk.app.course import Course
    from ffbdesk.app.dictionary_thread import DictionaryThread
    from ffbdesk.app.opened import Opened
    from ffbdesk.app.sitting import Sitting
    from ffbdesk.app.system_events import SystemEvents
    from ffbdesk.app.worker import Worker
    from ffbdesk.ui.window import DeskWindow


SCALES = (0.8, 1.0, 1.25, 1.5, 1.75, 2.0)
"""Sizes of text that Ctrl+plus and Ctrl+minus step through."""
_TITLE_BAR = 40
"""Pixels left for the frame that the system draws round the window."""


class Shell(QWidget):
    """Unlock view and desk, one of them in sight."""

    def __init__(self, look: Look, around: Surroundings, archive: Path | None = None) -> None:
        super().__init__()
        self._look, self._around, self._first = look, around, archive
        self.sitting: Sitting | None = None
        """The archive that is open, if one is."""
        self.course: Course | None = None
        """The course room, while somebody is in it."""
        self._ended = False
        self._locked_meanwhile = ""
        """Why the system said that nobody is there, while an archive was being opened."""
        self._hand: QWidget | None = None
        """What had the keyboard when another window took it."""
        self._advised: Path | None = None
        """The archive that was opened last: of its place something was said, where there was something to say."""
        self._events: SystemEvents | None = None
        self.setWindowTitle(PRODUCT)
        look.dress(self)
        self._idle = Idle(self, partial(self.lock, "idle"))
        self.capture = Capture(around.mark)
        self._garbage = Garbage(self)
        self.gate = Gate(look, around, lambda: self.worker, self)
        self.gate.entered.connect(self._begin_sitting)
        self.gate.trying.connect(self._read_dictionary)
        self.gate.course_wanted.connect(self.enter_course)
        self._stack = QStackedLayout(self)
        self.setAcceptDrops(True)
        self._show_gate()
        for command, step in ((Command.LARGER, 1), (Command.SMALLER, -1), (Command.AS_DESIGNED, 0)):
            Action(self, command, partial(self.zoom, step))  # the window's own: larger text is there while locked too
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - there is no window without one
        app.focusChanged.connect(self._focus_moved)
        self._take_place()

    @cached_property
    def worker(self) -> "Worker":
        """Loaded and made when there is first something to do."""
        from ffbdesk.app.worker import Worker  # it knows storage

        return Worker()

    @cached_property
    def dictionary(self) -> "DictionaryThread":
        """As the worker."""
        from ffbdesk.app.dictionary_thread import DictionaryThread  # it knows storage

        return DictionaryThread(self._around.dictionary)

    @property
    def unlock(self) -> UnlockView:
        """The view before the desk."""
        return self.gate.view

    @property
    def desk(self) -> "DeskWindow | None":
        """The open archive's, if one is open."""
        return self.sitting.desk if self.sitting is not None else None

    def warm_up(self) -> None:
        """Load what comes after the passphrase while it is typed."""
        self.worker.open_later(_load_the_rest)

    def listen_to(self, events: "SystemEvents") -> None:
        """Lock when the system says that nobody is there."""
        self._events = events
        events.watch(self.lock)

    def stop(self) -> None:
        """Store everything, close the archive, end the worker."""
        if self._events is not None:
            self._events.stop()
        self._idle.end()
        self._garbage.end()
        if self.sitting is not None:
            self.sitting.stop()
        if self.course is not None and self.course.window is not None:
            self.course.window.flush()
        self.worker.stop()
        self.dictionary.end()

    def end(self) -> None:
        """The program ends, and asks nobody: everything is stored, or sealed where it cannot be."""
        if self._ended:
            return
        self._ended = True
        if self.sitting is not None:
            self.sitting.put_away()
        if self.course is not None:
            self.course.end_walls()
        self._around.settings.keep_window(bytes(self.saveGeometry().data()))
        self.hide()
        self.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what stands in the fields; text that cannot be stored keeps the window open, once.

        Closed all the same, it is sealed in the program's folder, and given back when the archive is next opened.
        """
        inside = self.sitting or self.course
        if inside is not None and not self._ended and not inside.may_close():
            event.ignore()
            return
        self.end()  # hidden at once: long work may need a moment to take away what it has half done
        event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """There is a window of the system's now: what it is sent counts as somebody being there."""
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            self._idle.watch(handle)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What lies over everything lies over all of it."""
        super().resizeEvent(event)
        if self.sitting is not None:
            self.sitting.busy.follow()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders may be dropped anywhere, unless the archive's file is being rewritten."""
        if paths_of(event.mimeData()) and not self._is_busy() and not self._is_alone():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Udredninger are fetched, a backup is compared with what is here, an archive is opened."""
        event.acceptProposedAction()
        paths = paths_of(event.mimeData())
        QTimer.singleShot(0, self, partial(self.take, paths))  # the other program's drag has ended by then

    def lock(self, why: str = "asked") -> None:
        """Show nothing of the archive, store everything, close it, and forget its key.

        Long work stops, and takes away what it has half done; what cannot stop any more is waited for. `why` is
        'asked', 'idle', 'screen' or 'sleep'. Where something could not be stored it is sealed under the archive's key.
        An open dialog is closed first.
        """
        if self.gate.is_entering and why in ("screen", "sleep"):
            self._locked_meanwhile = why  # the archive opens behind a locked screen: it is locked as soon as it is open
        if self.sitting is None or self.sitting.desk is None:
            return
        if _close_dialogs():
            QTimer.singleShot(0, partial(self.lock, why))  # whoever waits for the dialog hears of it first
            return
        locked, sealed, said, waiting = self.sitting.lock(why)
        self.sitting = None
        self._idle.end()
        self._stack.setCurrentWidget(self.unlock)
        self.gate.show_locked(locked, sealed, said, waiting=waiting)

    def enter_course(self, paths: Sequence[Path] = ()) -> None:
        """Into the course room. An archive that is open is locked: no citizen can come to a projector."""
        if self.gate.is_entering or self._is_busy() or self._is_alone():
            return
        if self.course is not None:
            self.course.take(paths)
            return
        if self.sitting is not None:
            self.lock()
            if self.sitting is not None:  # a dialog was closed first: it locks in a moment
                QTimer.singleShot(0, partial(self.enter_course, paths))
                return
        from ffbdesk.app.course import Course, Place  # it is most people's other half

        has_archive = bool(self.gate.known(None))
        place = Place(self, self._stack, self.worker, self.leave_course, has_archive)
        self.course = Course(self._look, self._around, place)
        self.course.begin(paths)

    def leave_course(self) -> bool:
        """To the view where an archive is opened; one that was locked for the room waits there.

        What cannot be stored keeps the room open, once, as it does the window; False then.
        """
        if self.course is None:
            return True
        if not self.course.may_close():
            return False
        course, self.course = self.course, None
        course.leave()
        self.setWindowTitle(PRODUCT)
        self._stack.setCurrentWidget(self.unlock)
        self.gate.come_back()
        return True

    def zoom(self, step: int) -> None:
        """Larger or smaller text (0: as designed). Sizes are fixed when widgets are made, so the view is built anew."""
        now = SCALES.index(min(SCALES, key=lambda s: abs(s - self._look.tokens.scale)))
        at = SCALES.index(1.0) if not step else min(max(now + step, 0), len(SCALES) - 1)
        if SCALES[at] == self._look.tokens.scale or self._is_busy() or self._is_alone():
            return  # while the file is rewritten nothing else happens, and the window is the one that hears of it
        sitting = self.sitting
        where = sitting.step_aside() if sitting is not None else None
        stood = self.course.step_aside() if self.course is not None else None
        self._around.settings.keep_text_scale(SCALES[at])
        self._look.rescale(SCALES[at])
        before, hand = self.unlock, QApplication.focusWidget()
        old = [before, *([self.desk] if self.desk is not None else [])]
        self._show_gate()  # it is what stands there when the archive is locked next
        if self.course is not None:
            self.course.come_back(stood)
        elif sitting is None or where is None:
            self.unlock.take_over(before, hand)
        else:
            sitting.come_back(*where)
        for view in old:
            view.deleteLater()

    def _take_place(self) -> None:
        """Where the window was the last time, in the size it had."""
        tokens, settings = self._look.tokens, self._around.settings
        wanted = QSize(tokens.t(1280), tokens.t(800))
        self.setMinimumSize(640, 420)
        if not self.restoreGeometry(settings.window()):  # Qt brings it back to a screen that is there
            self.resize(wanted.boundedTo(self.screen().availableSize() - QSize(0, _TITLE_BAR)))
        last = settings.last_folder()
        if last is not None:
            self.setProperty(LAST_FOLDER, str(last))

    def _is_busy(self) -> bool:
        return self.sitting is not None and self.sitting.busy.is_on()

    def _is_alone(self) -> bool:
        inside = self.sitting or self.course
        return inside is not None and inside.is_alone

    def take(self, paths: list[Path]) -> None:
        """What was dropped on the window, or opened with the program by a double click."""
        if self._is_alone():
            return  # a citizen sits before it
        if self.gate.is_entering:
            return  # it is asked again by whoever dropped it, once there is an archive
        what = sorted_out(paths)
        if what.course or (self.course is not None and what.archive is None and what.backup is None):
            self.enter_course(what.course if self.course is None else paths)  # there each that is none of it is named
        elif what.archive is not None:
            if self.leave_course():
                self.lock()
                self.gate.choose(what.archive)
        elif self.course is not None:
            if self.leave_course():
                self.gate.take(what)
        elif self.desk is None:
            self.gate.take(what)
        elif what.backup is not None:
            self.desk.compare_with(what.backup)
        elif what.files:
            self.desk.fetch(list(what.files))
        elif not paths:
            self.desk.warn(frame.NOT_TAKEN, self.desk.citizens)
        if self.desk is not None and what.others:
            self.desk.warn(frame.not_taken([path.name for path in what.others]), self.desk.citizens)

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """Not where the window itself comes back: whoever has scrolled on finds the page so again."""
        if now is None:
            self._hand = before
            return
        came_back, self._hand = now is self._hand, None
        if not came_back and self.isAncestorOf(now):
            keep_focus_in_sight(before, now)

    def _show_gate(self) -> None:
        view = self.gate.build()
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        self.gate.offer(self._first)
        self.gate.show_again()

    def _begin_sitting(self, opened: "Opened") -> None:
        from ffbdesk.app.sitting import Room, Sitting  # the desk and all its pages, loaded by `warm_up`

        was_locked = self.gate.locked is not None
        self._around.settings.remember(opened.path.absolute(), self._around.now())
        self.gate.left_behind(opened.path)
        log.note(log.Event.OPENED)
        room = Room(
            self,
            self._stack,
            self.worker,
            self.dictionary,
            self.lock,
            self._idle.begin,
            self.capture,
            self.enter_course,
        )
        self.sitting = Sitting(self._look, self._around, room, opened)
        advice = session.advice(opened.path) if not was_locked and self._advised != opened.path else ""
        self._advised = opened.path
        self.sitting.begin(opened, was_locked=was_locked, advice=advice)
        why, self._locked_meanwhile = self._locked_meanwhile, ""
        if why:
            self.lock(why)

    def _read_dictionary(self) -> None:
        """While the passphrase becomes a key there is nothing to wait for: nobody notices that the window stands."""
        from ffbdesk.domain.spelling import Checked  # as the dictionary

        if self._around.settings.spelling() is not Checked.NOTHING:
            self.dictionary.begin()


def _close_dialogs() -> bool:
    """Close menus and dialogs; whether a dialog was open."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    open_ = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    for dialog in open_:
        dialog.reject()
    return bool(open_)


def _load_the_rest() -> None:
    import ffbdesk.app.sitting
    import ffbdesk.app.unlock.locked
    import ffbdesk.services.handover  # noqa: F401

    gc.freeze()  # it stays: a search for garbage that looks through it all would stop the window for a moment
