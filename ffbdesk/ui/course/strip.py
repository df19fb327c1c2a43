"""The themes as a row of signs: where one is, what is set, and a way to each by a click."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout

from ffbdesk.domain.course.attempt import Attempt
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.judgement import Judgement
from ffbdesk.ui.course.context import CourseContext
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import empty
from ffbdesk.ui.kit.levelpaint import paint_level
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.painted import focus_ring, smooth
from ffbdesk.words.course import screens as say
from ffbdesk.words.course.terms import named

_SIZE = 32, 20


class Step(QAbstractButton):
    """One theme: its sign, with a ring while it is in sight."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look, self._name = look, name
        self._sign: Judgement | None = None
        self._is_here = False
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        look.changed.connect(self.update)
        self.show_state(None, here=False)

    def show_state(self, sign: Judgement | None, *, here: bool) -> None:
        """What is set, and whether it is the one in sight."""
        self._sign, self._is_here = sign, here
        self.setAccessibleName(f"{self._name}: {named(sign) if sign else say.NOT_ANSWERED}")
        self.update()

    def sizeHint(self) -> QSize:
        """The sign and its ring."""
        tokens = self._look.tokens
        return QSize(tokens.t(_SIZE[0]) + 8, tokens.t(_SIZE[1]) + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """An empty box while nothing is set."""
        p, tokens = smooth(self), self._look.tokens
        inner = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        if self._sign is None:
            p.setPen(QPen(tokens.c("edge" if self._is_here else "line"), 1))
            p.setBrush(tokens.c("surface"))
            p.drawRoundedRect(inner.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        else:
            paint_level(p, tokens, inner, self._sign)
        if self._is_here:
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.setPen(QPen(tokens.c("accent"), 2))
            p.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        if self.hasFocus():
            focus_ring(p, tokens, QRectF(self.rect()).adjusted(1, 1, -1, -1), 6)


class ThemeStrip(QFrame):
    """All of them; on two lines where there is no room for one."""

    picked = Signal(int)

    def __init__(self, context: CourseContext) -> None:
        super().__init__()
        self._context = context
        self.steps: list[Step] = []
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(0, 0, 0, 0)

    def show_themes(self, themes: Sequence[ThemeCode]) -> None:
        """These, none of them set."""
        empty(self._lay)
        look = self._context.look
        self.steps = [Step(look, self._context.catalogue.theme(code).name) for code in themes]
        for n, step in enumerate(self.steps):
            step.clicked.connect(partial(self.picked.emit, n))
        self._lay.addWidget(flow(look, *self.steps, None, gap=4, margins=(20, 6, 16, 2)))

    def show_state(self, attempt: Attempt, at: int) -> None:
        """What stands."""
        for n, (theme, step) in enumerate(zip(attempt.task.themes, self.steps, strict=True)):
            step.show_state(attempt.of(theme).judgement, here=n == at)
