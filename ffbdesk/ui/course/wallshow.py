"""Showing the projector: on the second screen where there is one, else in this window; and back."""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from ffbdesk.domain.course.board import Board
from ffbdesk.domain.course.exercise import ALONE, Talk
from ffbdesk.domain.course.spread import widest_first
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.services.course import exercises
from ffbdesk.ui.course.context import CourseContext
from ffbdesk.ui.course.wall.view import Mode, Wall
from ffbdesk.ui.page import Once
from ffbdesk.words.errors import explained


class Handed(NamedTuple):
    """What goes on under a page that is built anew."""

    view: Wall | None
    order: tuple[ThemeCode, ...]
    board: Board | None
    last: tuple[str, ThemeCode] | None


class WallShow(QObject):
    """What is said on the wall is stored at once; late answers come in at the next theme."""

    changed = Signal()
    """Something was said, or it was shown to its end."""

    def __init__(self, context: CourseContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._page = parent
        self._once = Once(context)
        self._board: Board | None = None
        self.view: Wall | None = None
        """The wall while it is shown."""
        self._order: tuple[ThemeCode, ...] = ()
        context.keepers.talks.refused.connect(self._said)
        self._last: tuple[str, ThemeCode] | None = None
        """Where it was left before its end: the exercise, and the theme in sight."""
        self._is_beside = False
        """Whether it has a screen of its own."""

    def show_board(self, board: Board) -> None:
        """Newer answers: the wall takes them in by itself."""
        self._board = board = self._context.keepers.with_said(board)
        if self.view is not None:
            self.view.show_board(board, self._order)

    def start(self, at: ThemeCode | None = None) -> None:
        """Show it, from the theme that lies furthest apart, or from this one."""
        board = self._board
        if board is None or not board.answers or self.view is not None:
            return
        self.view = view = Wall(self._context.look, self._context.catalogue)
        self._listen(view)
        # As it lay when the walk began: a late answer must not put a theme before or behind the trainer.
        self._order = tuple(one.theme for one in widest_first(board.spreads(ALONE)))
        left = self._last[1] if self._last is not None and self._last[0] == board.exercise.id else None
        view.show_board(board, self._order, at or left)
        other = self._other_screen()
        if other is None:
            self._is_beside = False
            self._context.show_alone(view)
        else:
            self._is_beside = True
            view.setWindowFlag(Qt.WindowType.Window)
            view.setScreen(other)
            view.setGeometry(other.geometry())
            view.showFullScreen()
            view.activateWindow()
        view.setFocus()

    def hand_over(self) -> "Handed":
        """The wall that is on a screen of its own goes on while the page under it is built anew; `take` has it next."""
        view = self.view if self._is_beside else None
        if view is not None:
            for signal in (view.talked, view.left, view.finished, view.full_screen):
                signal.disconnect()
            self.view = None
        return Handed(view, self._order, self._board, self._last)

    def take(self, found: "Handed") -> None:
        """Goes on with what was handed over."""
        self.view, self._order, self._board, self._last = found
        if self.view is not None:
            self._is_beside = True
            self._listen(self.view)

    def _listen(self, view: Wall) -> None:
        view.talked.connect(self._talked)
        view.left.connect(partial(self.stop))
        view.finished.connect(self._finished)
        view.full_screen.connect(self._context.full_screen)

    def stop(self, *, tells: bool = True) -> None:
        """Back to the exercise. Where the page itself is left, nobody needs to be told."""
        view, self.view = self.view, None
        if view is None:
            return
        theme = None if view.mode is Mode.END else view.theme  # after its end it begins from its start
        self._last = (self._board.exercise.id, theme) if self._board is not None and theme is not None else None
        if self._is_beside:
            view.close()
            view.deleteLater()
        else:
            self._context.end_alone()
        if tells:
            self.changed.emit()

    def _other_screen(self) -> QScreen | None:
        window = self._page.window()
        return next((one for one in QGuiApplication.screens() if one is not window.screen()), None)

    def _talked(self, talk: Talk) -> None:
        board = self._board
        if board is None:
            return
        self._context.keepers.say(board.exercise.id, talk)

    def _said(self, which: str, error: Exception | None) -> None:
        """Stored, or why not: the room sees the projector, and the trainer too."""
        board = self._board
        if board is None or self.view is None or not which.startswith(board.exercise.id):
            return
        known = explained(error) if error is not None else None
        self.view.warn(known.paragraph() if known else "")
        if error is None:
            self.changed.emit()

    def _finished(self) -> None:
        board = self._board
        if board is not None:
            which = board.exercise.id

            self._context.work.submit(
                lambda desk: exercises.talked_through(desk, which), lambda _one: self.changed.emit(), saves=True
            )
