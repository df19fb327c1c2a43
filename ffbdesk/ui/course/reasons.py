"""Begrundelserne, before they are shown: the trainer may keep one off the projector and the papers."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.course.board import Board, Reason
from ffbdesk.domain.course.exercise import Exercise
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.services.course import exercises
from ffbdesk.ui.course.context import CourseContext, CoursePage
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import box, empty, row, rule, scroll
from ffbdesk.ui.kit.levels import LevelChip
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once, Wanted
from ffbdesk.words.course import screens as say


class ReasonsPage(CoursePage):
    """Every reason of the present round, theme by theme, shuffled as on the wall: no number, no nickname."""

    went_back = Signal(str)

    def __init__(self, context: CourseContext) -> None:
        super().__init__(context)
        look = self.look
        self._wanted, self._once = Wanted(context), Once(context)
        self.board: Board | None = None
        self._asked = ""
        self.back = Button(look, "", "quiet", "prev", say.BACK)
        self._about = label(look, "", "body", "ink2", wrap=True)
        self._none = label(look, say.NO_REASONS, "body", "ink2", wrap=True)
        self._lay = QVBoxLayout()
        self._lay.setSpacing(look.tokens.s(12))
        self.lines: list[ReasonLine] = []
        inner = box(
            look,
            row(look, self.back, label(look, say.HIDE_REASONS, "title"), (self._about, 1), gap=8),
            label(look, say.HIDE_TEXT, "body", "ink2", wrap=True),
            self._none,
            self._lay,
            None,
            gap=12,
            margins=(32, 16, 32, 24),
        )
        inner.setMaximumWidth(look.tokens.t(860))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll(look, row(look, (inner, 100), None)))
        self.back.clicked.connect(self._back)

    def open(self, which: str) -> None:
        """Read anew."""
        self._asked = which
        self._wanted.ask(lambda desk: exercises.board(desk, which), self._show)

    def as_it_stands(self) -> Callable[[Any], object]:
        """The same exercise's."""
        which = self._asked
        return lambda page: page.open(which)

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        (self.lines[0].button if self.lines else self.back).setFocus()

    def _show(self, board: Board) -> None:
        self.board = board
        one = board.exercise
        self._about.setText(" · ".join(part for part in (one.team, one.title, say.round_of(one.round)) if part))
        empty(self._lay)
        self.lines = []
        for theme in one.themes:
            found = board.reasons(theme, one.round, hidden=True)
            if found:
                self._lay.addWidget(self._theme(theme, found, one))
        self._none.setVisible(not self.lines)
        self.take_focus()

    def _theme(self, theme: ThemeCode, found: tuple[Reason, ...], one: Exercise) -> QWidget:
        name = self.context.catalogue.theme(theme).name
        inner = QVBoxLayout()
        inner.setSpacing(0)
        for n, reason in enumerate(found):
            if n:
                inner.addWidget(rule())
            line = ReasonLine(self.context, reason, hidden=(reason.answer, theme) in one.hidden)
            line.asked.connect(partial(self._hide, theme, line))
            self.lines.append(line)
            inner.addWidget(line)
        card = box(self.look, inner, kind="card", gap=0)
        return box(self.look, label(self.look, name, "section", wrap=True), card, gap=4)

    def _hide(self, theme: ThemeCode, line: "ReasonLine") -> None:
        if self.board is not None:
            which, answer, hides = self.board.exercise.id, line.reason.answer, not line.is_hidden
            self.context.work.submit(
                lambda desk: exercises.hide(desk, which, answer, theme, hidden=hides),
                lambda _one: line.show_hidden(hides),
                lambda error: self.context.speaker.trouble(error, self),
                saves=True,
            )

    def _back(self) -> None:
        if self.board is not None:
            self.went_back.emit(self.board.exercise.id)


class ReasonLine(QWidget):
    """One reason under its level; the button, or Delete on it, hides it or shows it again."""

    asked = Signal()

    def __init__(self, context: CourseContext, reason: Reason, *, hidden: bool) -> None:
        super().__init__()
        look = context.look
        self.reason, self.is_hidden = reason, hidden
        self._text = label(look, reason.text, "body", wrap=True)
        self.button = Button(look, say.HIDE, "quiet", "eye_off")
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(
            row(look, LevelChip(look, reason.judgement), (self._text, 1), self.button, gap=12, margins=(16, 4, 8, 4))
        )
        self.button.clicked.connect(self.asked)
        self.show_hidden(hidden)

    def show_hidden(self, hidden: bool) -> None:
        """Whether it is kept off the wall."""
        self.is_hidden = hidden
        words = say.SHOW_AGAIN if hidden else say.HIDE
        self.button.say(words, f"{words}: {self.reason.text}")
        self.button.set_icon("eye" if hidden else "eye_off")
        self._text.setEnabled(not hidden)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete."""
        if event.key() == Qt.Key.Key_Delete:
            self.asked.emit()
        else:
            super().keyPressEvent(event)
