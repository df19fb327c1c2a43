"""Indstillinger of the course room: how it looks, where it lies, and the button that empties it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from ffbdesk.services.course import room
from ffbdesk.ui import commands
from ffbdesk.ui.course.asking import Asking
from ffbdesk.ui.course.context import CourseContext, CoursePage
from ffbdesk.ui.kit.choice import Choice
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, row, scroll
from ffbdesk.ui.kit.look import CONTRASTS, MODES
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once
from ffbdesk.words import settings as words
from ffbdesk.words.actions import Command
from ffbdesk.words.course import screens as say


class CourseSettings(CoursePage):
    """Two cards."""

    emptied = Signal()

    def __init__(self, context: CourseContext) -> None:
        super().__init__(context)
        look = self.look
        self._once = Once(context)
        self.title = label(look, say.SETTINGS, "title")
        self.mode = Choice(look, words.MODE, "", letters=14)
        self.contrast = Choice(look, words.CONTRAST, "", letters=14)
        self.mode.fill([("", [(mode, words.MODES[mode]) for mode in MODES])], none=False)
        self.contrast.fill([("", [(contrast, words.CONTRASTS[contrast]) for contrast in CONTRASTS])], none=False)
        self.empty = Asking(look, say.EMPTY, say.EMPTY_ASK, say.EMPTY_IT, say.KEEP_IT)
        self.told = Notice(look, answers=True)
        self._lay_out()
        commands.press(self.empty.button, Command.EMPTY_COURSE)
        self.empty.agreed.connect(self._empty)
        self.mode.picked.connect(self._pick)
        self.contrast.picked.connect(self._pick)

    def refresh(self) -> None:
        """Show what is chosen."""
        mode, contrast = self.look.wishes()
        self.mode.set(mode)
        self.contrast.set(contrast)
        self.told.tell("")

    def as_it_stands(self) -> Callable[[Any], object]:
        """What is chosen."""
        return lambda page: (page.refresh(), page.take_focus())

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        self.mode.setFocus()

    def _pick(self, _code: str) -> None:
        mode = next(mode for mode in MODES if mode == self.mode.code())
        contrast = next(contrast for contrast in CONTRASTS if contrast == self.contrast.code())
        self.context.want_look(mode, contrast)

    def _empty(self) -> None:
        self._once.do(room.empty, self._emptied)

    def _emptied(self, _count: int) -> None:
        self.told.tell("")
        self.told.tell(say.EMPTIED)
        self.emptied.emit()

    def _lay_out(self) -> None:
        look = self.look
        looks = box(
            look,
            label(look, words.LOOK, "section"),
            label(look, words.LOOK_TEXT, "body", "ink2", wrap=True),
            flow(
                look,
                labelled(look, words.MODE, self.mode),
                labelled(look, words.CONTRAST, self.contrast),
                None,
                gap=16,
            ),
            kind="card",
            gap=8,
            margins=(24, 16, 24, 16),
        )
        where = say.WHERE_IT_LIES.format(folder=self.context.folder)
        empties = box(
            look,
            label(look, say.TITLE, "section"),
            label(look, say.EMPTY_MEANS, "body", "ink2", wrap=True),
            label(look, where, "caption", "ink2", wrap=True),
            label(look, say.EMPTY_TEXT_2, "body", "ink2", wrap=True),
            self.empty,
            self.told,
            kind="card",
            gap=8,
            margins=(24, 16, 24, 16),
        )
        inner = box(look, self.title, 4, looks, empties, None, gap=16, margins=(32, 24, 32, 24))
        inner.setMaximumWidth(look.tokens.t(860))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll(look, row(look, (inner, 100), None)))
