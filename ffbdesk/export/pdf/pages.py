"""From blocks to pages: each block stands where the one before it ends, and breaks only where it may."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field

from ffbdesk.dataclass import dataclass
from ffbdesk.export.pdf import style as st
from ffbdesk.export.pdf.block import FUZZ, Block, Column, NewPage, OnOnePage, Room


@dataclass(slots=True)
class Page:
    """What stands on a page. Points; `y` counts from the lower edge of the sheet."""

    y: float
    """Where what comes next begins, but for the air that it asks for."""
    left: float
    """How much is free under it."""
    placed: list[tuple[Block, float]] = field(default_factory=list)
    """The blocks, each with the `y` of its upper edge."""

    def room(self, block: Block) -> float:
        """The height that is free for a block, under the air between it and the last one."""
        return self.left - self._gap(block)

    def put(self, block: Block) -> None:
        """Stand a fitted block under the last one."""
        top = self.y - self._gap(block)
        bottom = top - block.height - block.after
        self.left -= self.y - bottom
        self.y = bottom
        self.placed.append((block, top))

    def _gap(self, block: Block) -> float:
        """The air over a block, as far as it is more than the air that the last one has under it already."""
        return max(block.before - self.placed[-1][0].after, 0.0) if self.placed else 0.0


def filled(story: Sequence[Block], sheet: st.Sheet, tick: Callable[[], object]) -> list[Page]:
    """The pages of a report. `tick` is called after each step and may raise to give up.

    Raises ValueError for a block that is higher than a page and cannot break.
    """
    filling = _Filling(sheet)
    waiting = deque(story)
    while waiting:
        heads = list(_heads(waiting))
        waiting.extendleft(reversed(filling.take(heads, waiting.popleft())))
        tick()
    return filling.pages


def _heads(waiting: deque[Block]) -> Iterator[Block]:
    """Takes those that stay with what follows them."""
    while len(waiting) > 1 and waiting[0].with_next:
        yield waiting.popleft()


class _Filling:
    """Takes blocks in their order; what it cannot place yet it gives back."""

    def __init__(self, sheet: st.Sheet) -> None:
        self._sheet = sheet
        self.pages = [self._page(st.FIRST_TOP)]

    def take(self, heads: Sequence[Block], block: Block) -> Sequence[Block]:
        """Place a block under its headings, or the part of it that fits; gives what is to come next."""
        match block:
            case NewPage() | Room() | OnOnePage() if heads:  # nothing that a heading could stay with
                return self._apart(heads, block)
            case NewPage():
                self._turn()
                return []
            case Room():
                if self._now.left < block.least:
                    self._turn()
                return []
            case OnOnePage():
                return self._together(block)
            case _:
                return self._placed(heads, block)

    def _together(self, kept: OnOnePage) -> Sequence[Block]:
        """The blocks on the page begun or at the top of the next, or loose."""
        kept.fit(self._sheet.width)
        room = self._now.room(kept)
        if not kept.loose() and kept.height > room + FUZZ and not kept.would_waste(room):
            self._turn()
        return kept.loose() or kept.body

    def _placed(self, heads: Sequence[Block], block: Block) -> Sequence[Block]:
        """A block as a whole, or its first part; a heading never stands without the first lines under it."""
        parts = self._fitting(heads, block)
        if parts:
            for part in (*heads, parts[0]):
                self._put(part)
            return parts[1:]
        if self._now.placed:
            self._turn()
            return self._placed(heads, block)
        if heads:  # no page can hold them all
            return self._apart(heads, block)
        raise ValueError(f"a {type(block).__name__} of {block.height:.0f} points is higher than a page")

    def _apart(self, heads: Sequence[Block], block: Block) -> Sequence[Block]:
        """The first heading by itself."""
        return [*self._placed([], heads[0]), *heads[1:], block]

    def _fitting(self, heads: Sequence[Block], block: Block) -> Sequence[Block]:
        """The block, or its parts, if it fits under its headings; else nothing."""
        together = Column([*heads, block])
        height, room = together.fit(self._sheet.width), self._now.room(together.body[0])
        if height <= room + FUZZ:
            return [block]
        left = room - (height - block.height)
        return block.split(left) if left > 0 else []

    def _put(self, block: Block) -> None:
        block.fit(self._sheet.width)
        self._now.put(block)

    @property
    def _now(self) -> Page:
        return self.pages[-1]

    def _turn(self) -> None:
        """Begin a new page, unless this one is still empty."""
        if self._now.placed:
            self.pages.append(self._page(st.TOP))

    def _page(self, top: float) -> Page:
        height = self._sheet.size[1]
        return Page(height - top, height - top - st.BOTTOM)
