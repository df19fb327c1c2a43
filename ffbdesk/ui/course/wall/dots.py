"""Where the dots of a distribution stand: a dot for each answer, all of one size, as large as there is room for.

In every choice a row holds the same number of dots, so that twice as many answers stand twice as high.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF

from ffbdesk.dataclass import dataclass

_MOST_ROWS = 60
"""Of dots side by side that are tried: more answers than a room holds."""
_WORTH, _WORTH_MORE = 1.35, 1.05
"""So much larger dots are worth a second one in a row, as a single stack is counted most easily; and one more."""


@dataclass(frozen=True, slots=True)
class Grid:
    """How large a dot is, and how many stand in a row."""

    size: float
    gap: float
    row: int

    @property
    def step(self) -> float:
        """From a dot to the next."""
        return self.size + self.gap

    def width(self, count: int) -> float:
        """Of the lowest row of so many dots."""
        return max(0.0, min(count, self.row) * self.step - self.gap)

    def height(self, count: int) -> float:
        """Of so many dots."""
        rows = -(-count // self.row)
        return max(0.0, rows * self.step - self.gap)

    def places(self, count: int, left: float, bottom: float) -> list[QPointF]:
        """The middles of so many dots, the lowest row first."""
        half = self.size / 2
        return [
            QPointF(left + at % self.row * self.step + half, bottom - at // self.row * self.step - half)
            for at in range(count)
        ]


def grid(counts: Sequence[int], width: float, height: float, largest: float, blocks: int = 1) -> Grid:
    """The largest dots with which the highest count fits, in so many blocks beside each other."""
    most = max(counts, default=0) or 1
    best = Grid(0.0, 0.0, 1)
    for row in range(1, _MOST_ROWS):
        size = min(largest, _fit(width, row * blocks), _fit(height, -(-most // row)))
        if size > best.size * (_WORTH if best.row == 1 else _WORTH_MORE):
            best = Grid(size, size / 10, row)
        if row >= most:
            break
    return best


def _fit(room: float, count: int) -> float:
    """The size of a dot where so many stand in a line, a tenth of it between them."""
    return room / (1.1 * count - 0.1)
