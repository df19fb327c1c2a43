"""Small counts are hidden before numbers leave: also from somebody who adds and subtracts what is left.

A count from 1 to 4 is hidden, for it may tell of one person. What is shown beside it must not give it away: a second
count is hidden where the sums would, and a sum itself where no other count can. 0 is shown; that nobody has something
tells of nobody.
"""

import random
from collections import deque
from collections.abc import Iterable, Iterator

from ffbdesk.dataclass import dataclass

LEAST = 5
"""Counts under this are hidden."""

type Cell = tuple[int, int]
"""A row and a column; the last of either is the sums'."""
type _Line = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """Counts with what of their sums is shown. Every row has as many counts."""

    counts: tuple[tuple[int, ...], ...]
    row_sums: bool = False
    column_sums: bool = False

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns, without the sums."""
        return len(self.counts), len(self.counts[0]) if self.counts else 0

    def value(self, cell: Cell) -> int:
        """A count, or a sum."""
        (row, column), (rows, columns) = cell, self.shape
        chosen = self.counts if row == rows else (self.counts[row],)
        return sum(sum(line) if column == columns else line[column] for line in chosen)

    def shown(self) -> Iterator[Cell]:
        """Every cell that is printed, the sums last."""
        rows, columns = self.shape
        for row in range(rows + self.column_sums):
            yield from ((row, column) for column in range(columns + self.row_sums))

    def lines(self, cell: Cell) -> tuple[_Line | None, _Line | None]:
        """The row and the column in which its number is bound to a sum; None where nothing binds it."""
        row, column = cell
        return ("row", row) if self.row_sums else None, ("column", column) if self.column_sums else None

    def sign(self, cell: Cell) -> int:
        """Of counts and the sum of all 1, of the other sums -1: then every line adds up to 0 at its other end."""
        rows, columns = self.shape
        return -1 if (cell[0] == rows) != (cell[1] == columns) else 1


def is_small(count: int) -> bool:
    """Whether a count may tell of one person."""
    return 0 < count < LEAST


def hidden(grid: Grid, also: Iterable[Cell] = (), secret: str = "") -> frozenset[Cell]:
    """The cells to hide: each small one, those of `also`, and as many more as keep these from being worked out.

    Which more is a matter of chance that nobody outside knows, by the `secret`: somebody who knows the rule that the
    smallest goes would know more than is shown. One secret gives one answer, so that two files do not tell together.
    """
    wanted = {cell for cell in grid.shown() if is_small(grid.value(cell))} | {c for c in also if grid.value(c) > 0}
    found, chance = set(wanted), random.Random(secret)  # noqa: S311 - it chooses what is hidden, and keeps no key
    for cell in sorted(wanted):
        while is_told(grid, found, cell):
            more = _next(grid, found, cell, chance)
            if more is None:
                break  # everything that could tell is hidden
            found.add(more)
    return frozenset(found)


def is_told(grid: Grid, hidden_: frozenset[Cell] | set[Cell], cell: Cell) -> bool:
    """Whether a hidden count can be worked out from what is shown, by somebody who knows that no hidden one is 0.

    It cannot where some other count fits as well: then one more or one less does, made up for along a way of other
    hidden ones.
    """
    return not (_gives(grid, hidden_, cell, 1) or (grid.value(cell) > 1 and _gives(grid, hidden_, cell, -1)))


def _gives(grid: Grid, hidden_: frozenset[Cell] | set[Cell], cell: Cell, by: int) -> bool:
    """Whether a cell may hold so many more, and all that is shown still add up."""
    first, second = grid.lines(cell)
    change = by * grid.sign(cell)
    free, reached = _reached(grid, hidden_, cell, first, -change)
    if second in reached and reached[second] == -change:
        return True
    return free and (second is None or _reached(grid, hidden_, cell, second, -change)[0])


def _reached(
    grid: Grid, hidden_: frozenset[Cell] | set[Cell], but: Cell, start: _Line | None, wanted: int
) -> tuple[bool, dict[_Line, int]]:
    """From a line that is out by one: whether that can be carried to where nothing is bound, and to which lines else.

    Each reached line has with it what changed in it.
    """
    if start is None:
        return True, {}
    queue, seen, arrived, free = deque([(start, wanted)]), {(start, wanted)}, dict[_Line, int](), False
    while queue:
        line, needs = queue.popleft()
        for cell in hidden_:
            lines = grid.lines(cell)
            if cell == but or line not in lines or not _may(grid, cell, needs * grid.sign(cell)):
                continue
            other = lines[1] if lines[0] == line else lines[0]
            if other is None:
                free = True
            elif (other, -needs) not in seen:
                seen.add((other, -needs))
                arrived.setdefault(other, needs)
                queue.append((other, -needs))
    return free, arrived


def _may(grid: Grid, cell: Cell, by: int) -> bool:
    """Whether a hidden number may be one more or one less: never 0, as everybody knows."""
    return by > 0 or grid.value(cell) > 1


def _next(grid: Grid, hidden_: set[Cell], cell: Cell, chance: random.Random) -> Cell | None:
    """What to hide next for a cell: in its lines, else anywhere; counts before sums."""
    rows, columns = grid.shape
    open_ = [one for one in grid.shown() if one not in hidden_ and grid.value(one) > 0]
    lines = {line for line in grid.lines(cell) if line is not None}

    def rank(one: Cell) -> tuple[bool, bool, bool]:
        beside = bool(lines & set(grid.lines(one)))
        return one[0] == rows or one[1] == columns, not beside, grid.value(one) < 2

    chance.shuffle(open_)
    return min(open_, key=rank, default=None)
