"""Øv alene: the cases to practise, how far one is with each, and one's own pattern in words."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.course.attempt import Attempt
from ffbdesk.domain.course.case import CourseCase
from ffbdesk.domain.course.pattern import Pattern
from ffbdesk.services.course import attempts, cases
from ffbdesk.services.desk import Desk
from ffbdesk.ui.course.context import CourseContext, CoursePage
from ffbdesk.ui.course.patternview import PatternView
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import box, empty, reveal, row, rule, scroll
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Wanted
from ffbdesk.words.course import screens as say
from ffbdesk.words.course.terms import TRAPS, person


@dataclass(frozen=True, slots=True)
class _Read:
    offered: tuple[CourseCase, ...]
    all: int
    attempts: tuple[Attempt, ...]
    patterns: tuple[Pattern, ...]


def _read(desk: Desk) -> _Read:
    mine = attempts.attempts(desk)
    return _Read(attempts.offered_alone(desk), len(cases.all_cases(desk)), mine, attempts.pattern(desk))


class PatternPage(CoursePage):
    """Cases first; the pattern under them, or in sight at once where it was asked for."""

    went_back = Signal()
    begin_wanted = Signal(str)

    def __init__(self, context: CourseContext) -> None:
        super().__init__(context)
        look = self.look
        self._wanted = Wanted(context)
        self._for_pattern = False
        self.back = Button(look, say.TITLE, "quiet", "prev")
        self.title = label(look, say.ALONE_TITLE, "title")
        self._cases, self._patterns = QVBoxLayout(), QVBoxLayout()
        self._cases.setSpacing(0)
        self._patterns.setSpacing(look.tokens.s(12))
        self._busy = label(look, say.ALONE_BUSY, "caption", "ink2", wrap=True)
        self._none = label(look, say.PATTERN_NONE, "body", "ink2", wrap=True)
        self._heading = label(look, say.PATTERN_TITLE, "section")
        self.buttons: list[Button] = []
        self._lay_out()
        self.back.clicked.connect(self.went_back)

    def start(self, *, pattern: bool = False) -> None:
        """Read anew."""
        self._for_pattern = pattern
        self._wanted.ask(_read, self._show)

    def as_it_stands(self) -> Callable[[Any], object]:
        """The cases, or the pattern."""
        pattern = self._for_pattern
        return lambda page: page.start(pattern=pattern)

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        if self.buttons:
            self.buttons[0].setFocus()

    def _show(self, found: _Read) -> None:
        self._fill_cases(found)
        self._fill_patterns([one for one in found.patterns if one.is_enough])
        self._busy.setVisible(len(found.offered) < found.all)
        self.take_focus()
        if self._for_pattern:
            self._heading.setFocus()
            reveal(self._heading)

    def _fill_cases(self, found: _Read) -> None:
        empty(self._cases)
        self.buttons = []
        look = self.look
        for n, case in enumerate(found.offered):
            mine = [one for one in found.attempts if one.alone and one.case.id == case.id]
            open_ = next((one for one in mine if len(one.seen) < len(one.task.themes)), None)
            seen = len(open_.seen) if open_ else len(case.themes) if mine else 0
            act = say.GO_ON if open_ else say.PRACTISE_AGAIN if mine else say.BEGIN
            button = Button(look, act, name=f"{act}, {person(case)}")
            button.clicked.connect(partial(self.begin_wanted.emit, case.id))
            button.setMinimumWidth(look.tokens.t(112))
            self.buttons.append(button)
            if n:
                self._cases.addWidget(rule())
            words = box(
                look,
                label(look, person(case), "strong", wrap=True),
                label(look, say.targets(case), "caption", "ink2", wrap=True),
                gap=0,
            )
            far = say.DONE_OF.format(seen=seen, total=len(case.themes)) if mine else say.reading(case)
            note = label(look, far, "caption", "ink3", wrap=True)
            self._cases.addWidget(row(look, (words, 3), (note, 2), button, gap=12, margins=(16, 8, 12, 8)))

    def _fill_patterns(self, found: Sequence[Pattern]) -> None:
        empty(self._patterns)
        look = self.look
        self._none.setVisible(not found)
        for one in found:
            view = PatternView(look)
            view.show_pattern(one)
            words = " ".join(filter(None, (say.pattern(one), say.maybe(one))))
            self._patterns.addWidget(
                box(
                    look,
                    label(look, TRAPS[one.trap], "strong", wrap=True),
                    label(look, words, "body", "ink2", wrap=True),
                    view,
                    kind="card",
                    gap=4,
                    margins=(24, 12, 24, 12),
                )
            )

    def _lay_out(self) -> None:
        look = self.look
        inner = box(
            look,
            row(look, self.back, None),
            self.title,
            label(look, say.ALONE_LIST, "body", "ink2", wrap=True),
            box(look, self._cases, kind="card", gap=0),
            self._busy,
            16,
            self._heading,
            label(look, say.PATTERN_TEXT, "body", "ink2", wrap=True),
            self._none,
            self._patterns,
            None,
            gap=8,
            margins=(32, 16, 32, 24),
        )
        inner.setMaximumWidth(look.tokens.t(860))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll(look, row(look, (inner, 100), None)))
