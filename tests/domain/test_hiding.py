"""Small counts cannot be worked out: compared with every table that fits what is shown."""

from itertools import product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ffbdesk.domain.hiding import LEAST, Grid, hidden, is_told


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    counts = tuple(tuple(draw(st.integers(0, 7)) for _ in range(columns)) for _ in range(rows))
    return Grid(counts, draw(st.booleans()), draw(st.booleans()))


def fitting(grid: Grid, gone: frozenset[tuple[int, int]], most: int) -> list[Grid]:
    """Every table of counts that says the same where something is shown, and has no 0 where something is hidden."""
    rows, columns = grid.shape
    inner = [cell for cell in product(range(rows), range(columns)) if cell in gone]
    found = []
    for values in product(range(1, most + 1), repeat=len(inner)):
        counts = [list(line) for line in grid.counts]
        for (row, column), value in zip(inner, values, strict=True):
            counts[row][column] = value
        other = Grid(tuple(map(tuple, counts)), grid.row_sums, grid.column_sums)
        if all(
            (cell in gone and other.value(cell) > 0) or other.value(cell) == grid.value(cell) for cell in grid.shown()
        ):
            found.append(other)
    return found


@settings(max_examples=60)
@given(grids())
@example(Grid(((1, 1, 0),), row_sums=True))
@example(Grid(((1, 1, 1, 1, 1),), row_sums=True))
@example(Grid(((3,), (9,)), column_sums=True))
@example(Grid(((1, 8), (8, 9)), row_sums=True, column_sums=True))
@example(Grid(((1, 0), (0, 9)), row_sums=True, column_sums=True))
def test_no_small_count_is_shown_or_can_be_worked_out(grid: Grid) -> None:
    gone = hidden(grid)
    for cell in grid.shown():
        small = 0 < grid.value(cell) < LEAST
        assert not small or cell in gone
        if small:
            assert not is_told(grid, gone, cell) or gone >= {one for one in grid.shown() if grid.value(one) > 0}
    rows, columns = grid.shape
    inner = [one for one in gone if one[0] < rows and one[1] < columns]
    if len(inner) > 4:
        return  # too many tables to look at each
    others = fitting(grid, gone, 10)
    for cell in grid.shown():
        if 0 < grid.value(cell) < LEAST and not is_told(grid, gone, cell):
            assert len({other.value(cell) for other in others}) > 1, "another number fits as well"


@settings(max_examples=60)
@given(grids())
def test_what_is_told_is_told(grid: Grid) -> None:
    """Without a second hidden cell the first is found exactly where the check says so."""
    gone = frozenset(cell for cell in grid.shown() if 0 < grid.value(cell) < LEAST)
    rows, columns = grid.shape
    if len([one for one in gone if one[0] < rows and one[1] < columns]) > 3:
        return
    others = fitting(grid, gone, 12)
    for cell in gone:
        alone = len({other.value(cell) for other in others}) == 1
        assert is_told(grid, gone, cell) == alone


def test_nothing_large_is_hidden_without_need() -> None:
    assert hidden(Grid(((5, 9), (0, 12)), row_sums=True, column_sums=True)) == frozenset()
    assert hidden(Grid(((3, 9, 0, 20),), row_sums=True)) == {(0, 0), (0, 1)}
    assert hidden(Grid(((3, 9),))) == {(0, 0)}, "where no sum is shown nothing tells"
