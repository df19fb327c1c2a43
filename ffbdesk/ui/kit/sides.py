"""A list at the left and what is chosen in it at the right, each scrolling for itself."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ffbdesk.ui.kit.layout import fix_width, scroll
from ffbdesk.ui.kit.look import Look


class Sides(QStackedWidget):
    """Two columns; where there is no room for both, one under the other in one page that scrolls."""

    def __init__(self, look: Look, left: QWidget, right: QWidget, width: int) -> None:
        """`width` of the left column, in pixels."""
        super().__init__()
        self._left, self._right = left, right
        self._apart = scroll(look, QWidget(), "sunken"), scroll(look, QWidget())
        fix_width(self._apart[0], width)
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

    def begin(self) -> None:
        """Something else is shown at the right: from its top, where it scrolls for itself."""
        self._apart[1].verticalScrollBar().setValue(0)
