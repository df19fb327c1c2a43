"""A list at the left and what is chosen in it at the right, each scrolling for itself."""

from typing import Literal

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ffbdesk.ui.kit.layout import fix_width, scroll
from ffbdesk.ui.kit.look import Look


class Sides(QStackedWidget):
    """Two columns; where there is no room for both, one under the other in one page that scrolls."""

    def __init__(self, look: Look, left: QWidget, right: QWidget, width: int, *, list_first: bool = True) -> None:
        """`width` in pixels of the left column; of the right one where what one works in stands first."""
        super().__init__()
        self._left, self._right = left, right
        tones: tuple[Literal["paper", "sunken"], ...] = ("sunken", "paper") if list_first else ("paper", "sunken")
        self._apart = scroll(look, QWidget(), tones[0]), scroll(look, QWidget(), tones[1])
        narrow, self._wide = self._apart if list_first else reversed(self._apart)
        fix_width(narrow, width)
        self._columns, self._one = QWidget(), QWidget()
        columns = QHBoxLayout(self._columns)
        stacked = QVBoxLayout(self._one)
        for lay in (columns, stacked):
            lay.setContentsMargins(0, 0, 0, 0)
            lay.setSpacing(0)
        for area in self._apart:
            columns.addWidget(area)
        self._stacked = stacked
        self.addWidget(self._columns)
        self.addWidget(scroll(look, self._one))
        self._is_folded: bool | None = None
        self.fold(False)

    def fold(self, folded: bool) -> None:
        """One under the other, or side by side."""
        if folded == self._is_folded:
            return
        self._is_folded = folded
        if folded:
            for area in self._apart:
                area.takeWidget()
            self._stacked.addWidget(self._left)
            self._stacked.addWidget(self._right, 1)
        else:
            for area, side in zip(self._apart, (self._left, self._right), strict=True):
                area.setWidget(side)
        for side in (self._left, self._right):
            side.show()
        self.setCurrentIndex(int(folded))

    def is_folded(self) -> bool:
        """Whether one stands under the other."""
        return bool(self._is_folded)

    def begin(self) -> None:
        """Something else is shown in the wide column: from its top, where it scrolls for itself."""
        self._wide.verticalScrollBar().setValue(0)
