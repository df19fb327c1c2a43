"""What is read and what is worked in, side by side; where there is no room for both, one at a time."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from ffbdesk.ui.kit.buttons import Button, Segments
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import fix_width, rule
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.text import label
from ffbdesk.words.course import screens as say

_READ, _WORK = "read", "work"
_EVEN = 1100
"""Width divided by text scale from which both are as wide."""


class Halves(QWidget):
    """Two halves, each as high as the page. One above the other neither could be read in a low window."""

    turned = Signal()
    """The other half is in sight, or both."""

    def __init__(
        self, look: Look, read: QWidget, work: QWidget, names: tuple[str, str], width: int | None = None
    ) -> None:
        """`width` in pixels of what is worked in, where both are in sight; else they share the room."""
        super().__init__()
        self._width = width
        self._halves = {_READ: read, _WORK: work}
        self.buttons = {code: Button(look, name, "seg") for code, name in zip(self._halves, names, strict=True)}
        self._choice = Segments(self, self.buttons)
        self._choice.picked.connect(self._show)
        self._at = _WORK
        key = label(look, say.HALVES_KEY, "caption", "ink3")
        self._switch = flow(look, *self.buttons.values(), None, key, gap=8, margins=(20, 8, 16, 8))
        self._hand: QWidget | None = None
        """Where the keyboard was in what is worked in."""
        self._rule = rule()
        self._look, self._columns = look, QHBoxLayout()
        self._columns.setSpacing(0)
        for half in self._halves.values():
            half.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            self._columns.addWidget(half, 1)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        for part in (self._switch, self._rule):
            lay.addWidget(part)
        lay.addLayout(self._columns, 1)
        self.is_folded = False
        self._show(_WORK)

    def fold(self, *, folded: bool) -> None:
        """One at a time, or both. What has the keyboard stays in sight."""
        if folded != self.is_folded:
            self.is_folded = folded
            hand = QApplication.focusWidget()
            here = (code for code, half in self._halves.items() if hand is not None and half.isAncestorOf(hand))
            self._show(next(here, self._at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, what is worked in has most of the room: its lines are not to fold."""
        super().resizeEvent(event)
        is_narrow = self._width is None and self.width() / self._look.tokens.scale < _EVEN
        for at, stretch in enumerate((2, 3) if is_narrow else (1, 1)):
            self._columns.setStretch(at, stretch)

    def turn(self, page: QWidget, text: QWidget, otherwise: Callable[[], object]) -> None:
        """F6: from the text to where one worked (`otherwise` where nobody has yet), and back."""
        focus = page.window().focusWidget()
        if focus is not None and self._halves[_READ].isAncestorOf(focus):
            self.work()
            if self._hand is not None and isValid(self._hand) and self._hand.isVisible():
                self._hand.setFocus()
            else:
                otherwise()
        else:
            self._hand = focus if focus is not None and self._halves[_WORK].isAncestorOf(focus) else None
            self.read()
            text.setFocus()

    def read(self) -> None:
        """The half that is read comes in sight."""
        self._show(_READ)

    def work(self) -> None:
        """The half that is worked in comes in sight."""
        self._show(_WORK)

    @property
    def is_reading(self) -> bool:
        """Whether only what is read is in sight."""
        return self.is_folded and self._at == _READ

    def _show(self, code: str) -> None:
        self._at = code
        self._choice.show_value(code)
        for part in (self._switch, self._rule):
            part.setVisible(self.is_folded)
        fix_width(self._halves[_WORK], None if self.is_folded else self._width)
        for each, half in self._halves.items():
            half.setVisible(each == code or not self.is_folded)
        self.turned.emit()
