"""What pages are filled with: blocks that know their height at a width and where they may break."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from copy import copy
from typing import Self

from ffbdesk.dataclass import dataclass
from ffbdesk.export.pdf.canvas import PlainCanvas

FUZZ = 0.01
"""Points: what two sums of the same lengths may differ by."""
_MOST_WHITE = 0.25
"""How much of a page may stand empty so that what follows is whole on the next."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading as the outline and the contents list name it. `bookmark` is its own in the document, `level` from 0."""

    text: str
    bookmark: str
    level: int = 0


class Block(ABC):
    """Something that is printed. Lengths are points; `width` and `height` are known once it has been fitted."""

    before: float = 0.0
    """The air over it. Between two blocks the larger of the two counts, at the top of a page none."""
    after: float = 0.0
    """The air under it."""
    with_next: bool = False
    """Whether it never stands last on a page: a heading stays with the first lines of what it heads."""
    width: float = -1.0
    height: float = 0.0

    @abstractmethod
    def fit(self, width: float) -> float:
        """Lay it out at a width; gives the height."""

    def split(self, height: float) -> list["Block"]:  # noqa: ARG002  # most blocks never break
        """The part that fits in the height, and what is to follow it; empty where it goes to the next page whole.

        `fit` comes first.
        """
        return []

    @abstractmethod
    def draw(self, canvas: PlainCanvas, x: float, top: float) -> None:
        """Draw it with its upper left corner in a point of the page. `fit` comes first."""

    def entries(self) -> Sequence[Entry]:
        """The headings in it."""
        return ()


class Gap(Block):
    """Air, and the base of what says something about pages and takes no room itself."""

    def __init__(self, height: float = 0.0) -> None:
        self.height = height

    def fit(self, width: float) -> float:
        """As high as it was made."""
        self.width = width
        return self.height

    def draw(self, canvas: PlainCanvas, x: float, top: float) -> None:
        """Nothing."""


class Room(Gap):
    """What follows begins on a new page unless this one has `least` points left."""

    def __init__(self, least: float) -> None:
        super().__init__()
        self.least = least


class NewPage(Gap):
    """What follows begins on a new page."""


class Column(Block):
    """Blocks under each other; can be parted between or inside them."""

    def __init__(self, body: Sequence[Block], tag: str = "", attrs: str = "") -> None:
        """With a `tag` it is an element of the structure, one however often it is parted."""
        self.body = body
        self.tag, self.attrs = tag, attrs
        self.key: object = None
        self._places: list[tuple[float, float]] = []

    def fit(self, width: float) -> float:
        """As high as the blocks and the air between them. A long text is not set twice for every page."""
        if self.width != width:
            self.width, self._places, y, air = width, [], 0.0, 0.0
            for n, block in enumerate(self.body):
                y += max(block.before, air) if n else 0
                taken = block.fit(width)
                self._places.append((y, taken))
                y, air = y + taken, block.after
            self.height = y
        return self.height

    def parts(self, height: float) -> tuple[Sequence[Block], Sequence[Block]]:
        """The blocks, or parts of them, that fit in the height, and the rest. `fit` comes first."""
        cut = next((n for n, (y, taken) in enumerate(self._places) if y + taken > height + FUZZ), None)
        if cut is None:
            return self.body, []
        pieces = self.body[cut].split(height - self._places[cut][0])
        if len(pieces) > 1:
            return [*self.body[:cut], pieces[0]], [*pieces[1:], *self.body[cut + 1 :]]
        while cut and self.body[cut - 1].with_next:
            cut -= 1
        return self.body[:cut], self.body[cut:]

    def part(self, body: Sequence[Block]) -> Self:
        """The same element with some of its blocks."""
        self.key = self.key or object()
        part = copy(self)
        part.body, part.width = body, Block.width
        return part

    def split(self, height: float) -> list[Block]:
        """What fits and the rest; empty where nothing fits."""
        head, rest = self.parts(height)
        return [self.part(head), self.part(rest)] if head and rest else []

    def draw(self, canvas: PlainCanvas, x: float, top: float) -> None:
        """From the top down."""
        with self.element(canvas):
            for block, (down, _taken) in zip(self.body, self._places, strict=True):
                block.draw(canvas, x, top - down)

    def element(self, canvas: PlainCanvas) -> AbstractContextManager[None]:
        """What the blocks are in the structure."""
        return canvas.elem(self.tag, self.key, self.attrs) if self.tag else nullcontext()


class OnOnePage(Column):
    """Blocks that stay on one page where a page can hold them all; else they begin where there is room for some.

    They are broken all the same where most of a page would stand empty before them.
    """

    def __init__(self, body: Sequence[Block], page: float, least: float) -> None:
        """`page` is the height of a page; `least` how much must be left of one for them to begin on it."""
        super().__init__(body)
        self.before, self._page, self._least = body[0].before, page, least
        self.most_white = _MOST_WHITE
        """Of a page, that may stand empty before them."""

    def would_waste(self, room: float) -> bool:
        """Whether a page with so many points left would be too white, if they went to the next."""
        return room > self.most_white * self._page

    def loose(self) -> Sequence[Block]:
        """The blocks, where a page cannot hold them all; else nothing."""
        return [Room(self._least), *self.body] if self.height > self._page else []
