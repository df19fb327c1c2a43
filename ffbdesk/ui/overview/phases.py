"""The six phases of VUM 2.0 as a map of what there is: a way to each of them, never a step that must be taken."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ffbdesk.domain.phases import Phase
from ffbdesk.ui.kit import keys
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.painted import focus_ring, plate, put, smooth, text_size
from ffbdesk.ui.kit.text import wrapping
from ffbdesk.ui.kit.tokens import Role
from ffbdesk.words import overview as say

_NARROW, _NARROWEST = 660, 400
"""Widths divided by text scale: three and three below, two and two below."""


class PhaseLine(NamedTuple):
    """One phase as the map shows it: what there is in words, whether there is anything, and whether it is now."""

    phase: Phase
    fact: str
    there: bool
    now: bool


class PhaseButton(keys.EnterButton):
    """A dot and a line to the next, the phase's name, and what there is. State is in words too."""

    def __init__(self, look: Look, line: PhaseLine, *, last: bool) -> None:
        super().__init__()
        self._look, self._line, self._last = look, line, last
        name = say.PHASES[line.phase]
        self.setAccessibleName(say.GO.format(phase=name, fact=line.fact))
        self.setAccessibleDescription(say.NOW if line.now else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(wrapping(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum))
        look.changed.connect(self.update)

    def hasHeightForWidth(self) -> bool:
        """Texts wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The dot over two texts."""
        tokens = self._look.tokens
        return round(self._top() + sum(self._heights(width)) + tokens.t(6))

    def sizeHint(self) -> QSize:
        """The usual width."""
        width = self._look.tokens.t(124)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As high as at the usual width."""
        return QSize(self._look.tokens.t(96), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The dot with the line to the next phase, then the texts."""
        p, tokens, line = smooth(self), self._look.tokens, self._line
        rect = QRectF(self.rect())
        if self.underMouse():
            plate(p, tokens, rect, 6, "raised")
        x, y, r = tokens.s(8) + tokens.t(6), tokens.t(14), tokens.t(6)
        if not self._last:
            p.setPen(QPen(tokens.c("edge"), 2))
            p.drawLine(round(x + r + tokens.t(5)), round(y), self.width() - tokens.t(4), round(y))
        p.setPen(Qt.PenStyle.NoPen if line.there or line.now else QPen(tokens.c("edge"), 2))
        p.setBrush(tokens.c("accent" if line.now else "mark" if line.there else "surface"))
        p.drawEllipse(QRectF(x - r, y - r, 2 * r, 2 * r))
        if line.now:
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.setPen(QPen(tokens.c("accent"), 2))
            p.drawEllipse(QRectF(x - r - 3, y - r - 3, 2 * r + 6, 2 * r + 6))
        left, room, top = tokens.s(8), self._room(self.width()), self._top()
        name, fact = self._heights(self.width())
        role: Role = "strong" if line.now else "body"
        put(p, tokens, QRectF(left, top, room, name + 2), say.PHASES[line.phase], role, wrap=True)
        put(p, tokens, QRectF(left, top + name, room, fact + 2), line.fact, "caption", tone="ink3", wrap=True)
        if self.hasFocus():
            focus_ring(p, tokens, rect.adjusted(2, 2, -2, -2), 5)

    def _top(self) -> int:
        return self._look.tokens.t(28)

    def _room(self, width: int) -> int:
        return width - 2 * self._look.tokens.s(8)

    def _heights(self, width: int) -> tuple[float, float]:
        tokens, room = self._look.tokens, self._room(width)
        name = text_size(tokens, say.PHASES[self._line.phase], "strong", room).height()
        return name, text_size(tokens, self._line.fact, "caption", room).height()


class PhaseMap(QWidget):
    """All six in a row; three and three, or two and two, where it is narrow."""

    wanted = Signal(str)
    """The phase that somebody goes to."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.buttons: dict[Phase, PhaseButton] = {}
        self._lines: tuple[PhaseLine, ...] = ()
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(look.tokens.s(8))

    def show_lines(self, lines: Sequence[PhaseLine]) -> None:
        """These, in their order."""
        if tuple(lines) != self._lines:
            self._lines, self._across = tuple(lines), 0
            self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many in a row as there is room for."""
        super().resizeEvent(event)
        self._fill()

    def _fill(self) -> None:
        units = self.width() / self._look.tokens.scale
        across = 6 if units >= _NARROW else 3 if units >= _NARROWEST else 2
        if across == self._across or not self._lines:
            return
        self._across = across
        held = next((phase for phase, button in self.buttons.items() if button.hasFocus()), None)
        for button in self.buttons.values():
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for n, line in enumerate(self._lines):
            button = PhaseButton(self._look, line, last=n % across == across - 1)
            button.clicked.connect(lambda _on=False, phase=line.phase: self.wanted.emit(phase))
            self._grid.addWidget(button, n // across, n % across)
            self.buttons[line.phase] = button
        for column in range(6):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        if held in self.buttons:
            self.buttons[held].setFocus()
