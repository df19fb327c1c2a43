"""A row that folds: what has no room beside the others stands on the next line, so nothing is ever cut."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QLayout, QLayoutItem, QSpacerItem, QWidget

from ffbdesk.ui.kit.layout import Margins
from ffbdesk.ui.kit.look import Look

type FlowItem = QWidget | tuple[QWidget, int] | None
_USUAL = 160
"""Units that what takes the rest of a line asks for at the most before it stands on a line of its own."""


def flow(look: Look, *items: FlowItem, gap: int = 8, margins: Margins = (0, 0, 0, 0), grows: int = 0) -> QFrame:
    """As `row` where there is room; else on as many lines as it takes.

    Items: widgets, None (stretch), (widget, stretch): takes the rest of its line,
    at least `grows` units; else what its words need, up to a usual width.
    """
    frame = QFrame()
    lay = Flow(look.tokens.s(gap), look.tokens.t(grows), look.tokens.t(_USUAL))
    frame.setLayout(lay)
    left, top, right, bottom = (look.tokens.s(margin) for margin in margins)
    lay.setContentsMargins(left, top, right, bottom)
    for item in items:
        match item:
            case None:
                lay.addItem(QSpacerItem(0, 0))
            case (widget, stretch):
                lay.add_growing(widget, stretch)
            case QWidget():
                lay.addWidget(item)
    return frame


class _Placed:
    """An item of a line, and how wide it is to be; a stretch is as wide as what is left.

    No dataclass: the first window has a row that folds, and should not wait for how those are made.
    """

    __slots__ = "grows", "item", "width"

    def __init__(self, item: QLayoutItem, width: int, grows: int = 0) -> None:
        self.item, self.width, self.grows = item, width, grows

    @property
    def is_air(self) -> bool:
        """Whether it is a stretch."""
        return self.item.spacerItem() is not None

    def height(self) -> int:
        """At its width."""
        return self.item.heightForWidth(self.width) if self.item.hasHeightForWidth() else self.item.sizeHint().height()


class Flow(QLayout):
    """The layout of a row that folds. `gap` lies between items and between lines, in pixels as the other two."""

    def __init__(self, gap: int, grows: int, usual: int) -> None:
        super().__init__()
        self._gap, self._grows, self._usual = gap, grows, usual
        self._items: list[QLayoutItem] = []
        self._stretch: dict[QWidget, int] = {}
        self._heights: dict[int, int] = {}

    def add_growing(self, widget: QWidget, stretch: int) -> None:
        """A widget that takes what the others leave of its line."""
        self._stretch[widget] = stretch
        self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's own call for what is added."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """How many items."""
        return len(self._items)

    def itemAt(self, at: int) -> QLayoutItem | None:
        """One of the items."""
        return self._items[at] if 0 <= at < len(self._items) else None

    def takeAt(self, at: int) -> QLayoutItem | None:
        """One of the items, which goes."""
        return self._items.pop(at) if 0 <= at < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more height than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Of all the lines."""
        if width not in self._heights:
            around, lines = self.contentsMargins(), self._lines(width)
            high = sum(max(one.height() for one in line) for line in lines) + self._gap * max(0, len(lines) - 1)
            self._heights[width] = around.top() + high + around.bottom()
        return self._heights[width]

    def invalidate(self) -> None:
        """Something in it is another size now."""
        self._heights.clear()
        super().invalidate()

    def sizeHint(self) -> QSize:
        """All of it on one line."""
        shown = [item for item in self._items if not item.isEmpty()]
        wide = sum(self._wish(item) for item in shown) + self._gap * max(0, len(shown) - 1)
        high = max((item.sizeHint().height() for item in shown), default=0)
        return self._with_margins(wide, high)

    def minimumSize(self) -> QSize:
        """The widest of what cannot be narrower."""
        least = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return self._with_margins(
            max((one.width() for one in least), default=0), max((one.height() for one in least), default=0)
        )

    def setGeometry(self, rect: QRect) -> None:
        """Each in its place from the left, in the middle of its line; what grows is as high as the line is."""
        super().setGeometry(rect)
        around = self.contentsMargins()
        spare = rect.height() - self.heightForWidth(rect.width())
        top = rect.top() + around.top() + max(0, spare) // 2
        for line in self._lines(rect.width()):
            high, left = max(one.height() for one in line), rect.left() + around.left()
            for one in line:
                if not one.is_air:
                    tall = high if one.grows else min(high, one.height())
                    one.item.setGeometry(QRect(left, top + (high - tall) // 2, one.width, tall))
                    left += self._gap
                left += one.width
            top += high + self._gap

    def _lines(self, width: int) -> list[list[_Placed]]:
        """Which stand beside each other, and how wide."""
        around = self.contentsMargins()
        room = max(1, width - around.left() - around.right())
        lines: list[list[_Placed]] = []
        taken = 0
        for item in self._items:
            widget = item.widget()
            if widget is None:
                if lines:
                    lines[-1].append(_Placed(item, 0, 1))
                else:
                    lines, taken = [[_Placed(item, 0, 1)]], -self._gap
                continue
            if item.isEmpty():
                continue
            wish = min(self._wish(item), room)
            if lines and taken + self._gap + wish <= room:
                taken += self._gap + wish
            else:
                lines.append([])
                taken = wish
            lines[-1].append(_Placed(item, wish, self._stretch.get(widget, 0)))
        shown = [line for line in lines if any(not one.is_air for one in line)]
        for line in shown:
            self._grow(line, room)
        return shown

    def _grow(self, line: list[_Placed], room: int) -> None:
        """What the line has left goes to those that grow, else to the stretches."""
        things = [one for one in line if not one.is_air]
        left = room - sum(one.width for one in things) - self._gap * (len(things) - 1)
        growing = [one for one in things if one.grows] or [one for one in line if one.is_air]
        total = sum(one.grows for one in growing)
        for one in growing:
            one.width += max(0, left) * one.grows // total

    def _wish(self, item: QLayoutItem) -> int:
        least, hint = item.minimumSize().width(), item.sizeHint().width()
        if item.widget() in self._stretch:
            return max(least, self._grows or min(hint, self._usual))
        return max(least, hint)

    def _with_margins(self, wide: int, high: int) -> QSize:
        around = self.contentsMargins()
        return QSize(wide + around.left() + around.right(), high + around.top() + around.bottom())
