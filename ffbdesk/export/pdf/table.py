"""The house table: hairlines between rows, no vertical lines, no boxes."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import field
from itertools import accumulate, batched, chain
from typing import Literal

from ffbdesk.dataclass import dataclass
from ffbdesk.export.figuremarks import MM
from ffbdesk.export.pdf import style as st
from ffbdesk.export.pdf.block import FUZZ, Block, Column, NewPage
from ffbdesk.export.pdf.canvas import PlainCanvas
from ffbdesk.export.pdf.flow import first_ascent
from ffbdesk.export.pdf.para import Para
from ffbdesk.export.pdf.structure import scope, summary
from ffbdesk.export.report import Fact
from ffbdesk.words import report as words
from ffbdesk.words.report import SOFT_HYPHEN

_LABEL = 31 * MM
_BETWEEN = 8.0
"""Points between two columns."""
_WORTH_MOVING = 130.0
"""Points: what closes a table and is higher breaks over pages by itself."""
_WORTH_CUTTING = 90.0
"""Points: less is left white under a row that is too high for a page."""


class Cell(Column):
    """A cell. One that is a single text is a leaf of the structure, in all its parts: no paragraph in it."""

    def __init__(self, body: Sequence[Block], tag: str, attrs: str = "") -> None:
        super().__init__(body, tag, attrs)
        self._leaf = len(body) == 1 and isinstance(body[0], Para) and body[0].tag == "P"

    def draw(self, canvas: PlainCanvas, x: float, top: float) -> None:
        """Most cells are empty."""
        if self.body:
            super().draw(canvas, x, top)
        else:
            canvas.empty(self.tag, self.key, self.attrs)

    def element(self, canvas: PlainCanvas) -> AbstractContextManager[None]:
        """A stretch of content, or a group of what stands in it."""
        return canvas.mark(self.tag, self.key, self.attrs) if self._leaf else super().element(canvas)


def cell(*body: Block) -> Cell:
    """A cell of values."""
    return Cell(body, "TD")


def _head_text(text: str) -> Para:
    """A soft hyphen is where a word too long for its column is broken; it is read aloud in one piece."""
    if SOFT_HYPHEN not in text:
        return Para(text, st.COLUMN_HEAD)
    return Para(text.replace(SOFT_HYPHEN, "- "), st.COLUMN_HEAD, said=text.replace(SOFT_HYPHEN, ""))


def head(of: Literal["Row", "Column"], *body: Block) -> Cell:
    """A cell that heads its row or column."""
    return Cell(body, "TH", scope(of))


@dataclass(slots=True, eq=False)
class Row:
    """One row of cells; its parts on two pages have the same key. `height` is known once it has been laid out."""

    cells: Sequence[Cell]
    key: object = field(default_factory=object)
    height: float = 0.0
    with_next: bool = False
    """Whether it heads the row under it, and stands on no page without it."""

    def drops(self) -> list[float]:
        """How much lower each cell begins, so that all have one first baseline."""
        ascents = [first_ascent(one.body) for one in self.cells]
        return [max(ascents) - ascent if ascent else 0.0 for ascent in ascents]


@dataclass(frozen=True, slots=True)
class Layout:
    """What the parts of a table share. `air` stands over and under each row, `room` is the height of a page."""

    widths: Sequence[float]
    air: float
    room: float
    summary: str
    heads: Sequence[str] = ()
    between: float = _BETWEEN
    key: object = field(default_factory=object)

    def head_row(self) -> Row:
        """The heads as cells, made anew for each part."""
        return Row([head("Column", _head_text(text)) for text in self.heads])

    def inner(self) -> list[float]:
        """The widths without the air between the columns."""
        return [*(width - self.between for width in self.widths[:-1]), self.widths[-1]]

    def height(self, row: Row) -> float:
        """The height of a row, its cells placed: once, for a long table is asked again on every page."""
        if row.cells and not row.height:
            triples = zip(row.cells, self.inner(), row.drops(), strict=True)
            row.height = self.around + max(drop + one.fit(width) for one, width, drop in triples)
        return row.height

    @property
    def around(self) -> float:
        """The air over and under a row; there seems to be more over the letters than under them."""
        return 2 * self.air + 1


class Grid(Block):
    """Rows under heads that stand again on every page. A row is parted only where no page can hold it."""

    def __init__(self, layout: Layout, rows: Sequence[Row], *, begun: bool = False, after: float = 10) -> None:
        """`begun` says that the table began on an earlier page."""
        self._layout, self._rows, self._begun, self.after = layout, rows, begun, after
        self._head = layout.head_row()
        self._top, self._heights = 0.0, list[float]()

    def fit(self, width: float) -> float:
        """As high as its rows."""
        self._top = self._layout.height(self._head)
        self._heights = [self._layout.height(row) for row in self._rows]
        self.width, self.height = width, self._top + sum(self._heights)
        return self.height

    def split(self, height: float) -> list[Block]:
        """The rows that fit and the rest; none where not even one fits: then it moves to the next page."""
        ends = list(accumulate(self._heights, initial=self._top))
        fits = sum(end <= height for end in ends[1:])
        while fits and self._rows[fits - 1].with_next:
            fits -= 1
        first, rest = list(self._rows[:fits]), list(self._rows[fits:])
        if rest and self._top + self._heights[fits] > self._layout.room:
            parts = self._cut(rest[0], height - ends[fits])
            first, rest = first + parts[:1], parts[1:] + rest[bool(parts) :]
        if not first:
            return []
        return [
            Grid(self._layout, first, begun=self._begun, after=self.after),
            Grid(self._layout, rest, begun=True, after=self.after),
        ]

    def draw(self, canvas: PlainCanvas, x: float, top: float) -> None:
        """Heads that stand again are for the eye only."""
        y, air = top - self._top, self._layout.air
        with canvas.elem("Table", self._layout.key, summary(self._layout.summary)):
            if self._head.cells:
                with canvas.artifact() if self._begun else canvas.elem("TR"):
                    self._draw_cells(canvas, self._head, x, [y + air + one.height for one in self._head.cells])
            for row, height in zip(self._rows, self._heights, strict=True):
                with canvas.elem("TR", row.key):
                    self._draw_cells(canvas, row, x, [y - air - drop for drop in row.drops()])
                y -= height
        self._draw_rules(canvas, x, top - self._top)

    def _cut(self, row: Row, height: float) -> list[Row]:
        """The row in two; empty where the height is too little."""
        left = height - self._layout.around - 10 * FUZZ  # a column parts with a little tolerance, a page has none
        parts = [one.parts(left - drop) for one, drop in zip(row.cells, row.drops(), strict=True)]
        if height < _WORTH_CUTTING or not any(first for first, _rest in parts):
            return []
        halves = [[one.part(part[n]) for one, part in zip(row.cells, parts, strict=True)] for n in (0, 1)]
        return [Row(half, row.key) for half in halves]

    def _draw_cells(self, canvas: PlainCanvas, row: Row, x: float, tops: Sequence[float]) -> None:
        starts = accumulate(self._layout.widths, initial=x)
        for one, start, top in zip(row.cells, starts, tops, strict=False):
            one.draw(canvas, start, top)

    def _draw_rules(self, canvas: PlainCanvas, x: float, y: float) -> None:
        """Hairlines between the rows, a heavy rule over and under them."""
        first, *between, last = accumulate(self._heights, lambda above, height: above - height, initial=y)
        with canvas.artifact():
            for ink, width, ys in ((st.RULE, st.HAIR, between), (st.ACCENT, st.RULE_WIDTH, (first, last))):
                canvas.setStrokeColor(ink)
                canvas.setLineWidth(width)
                canvas.lines([(x, at, x + self.width, at) for at in ys])


class Closed(Block):
    """A table and what closes the document: the last row goes with it to the next page, so it never stands alone."""

    def __init__(self, grid: Grid, closing: Sequence[Block]) -> None:
        self._grid, self._closing = grid, Column(closing)

    def fit(self, width: float) -> float:
        """As high as both, and the air between them."""
        self.width = width
        self.height = self._grid.fit(width) + self._grid.after + self._closing.fit(width)
        return self.height

    def split(self, height: float) -> list[Block]:
        """The table without its last row at most; both apart where one row fits but not what closes it."""
        if self._closing.height > _WORTH_MOVING:
            parts = self._grid.split(height) if self._grid.height > height else [self._grid]
            return [*parts, *self._closing.body] if parts else []
        match self._grid.split(min(height, self._grid.height - 1)):
            case [first, Grid() as rest]:
                return [first, NewPage(), Closed(rest, self._closing.body)]
            case _:
                return [self._grid, *self._closing.body] if self._grid.height <= height else []

    def draw(self, canvas: PlainCanvas, x: float, top: float) -> None:
        """The table first."""
        self._grid.draw(canvas, x, top)
        self._closing.draw(canvas, x, top - self.height + self._closing.height)


def facts(pairs: Sequence[Fact], sheet: st.Sheet, columns: int) -> Grid:
    """The head block: label and value pairs side by side, read row by row."""
    cells = [
        (head("Row", Para(fact.label, st.SIDE)), cell(Para(fact.text.strip() or words.NO_TEXT, st.CELL)))
        for fact in pairs
    ]
    cells += [(cell(), cell()) for _ in range(-len(cells) % columns)]
    rows = [Row(list(chain.from_iterable(line))) for line in batched(cells, columns)]
    widths = [_LABEL, sheet.width / columns - _LABEL] * columns
    return Grid(Layout(widths, 2.6, sheet.height, words.FACTS), rows)
