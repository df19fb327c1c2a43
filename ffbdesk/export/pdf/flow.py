"""The recurring patterns of a page."""

from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether
from reportlab.platypus.doctemplate import NullActionFlowable

from ffbdesk.export.marks import Disc, Drawing, Mark, Text
from ffbdesk.export.pdf import style as st
from ffbdesk.export.pdf.canvas import PlainCanvas
from ffbdesk.export.pdf.contents import Heading
from ffbdesk.export.pdf.paint import paint
from ffbdesk.export.pdf.para import Block, Para
from ffbdesk.export.pdf.plain import Run
from ffbdesk.export.report import LockLine
from ffbdesk.words import report as words
from ffbdesk.words.levels import SHORT

_NEVER_SPLIT_UNDER = 90.0
_NOTICE_INDENT = 12.0
_STATE_WIDTH = 150.0


class Column(Block):
    """Flowables on top of each other; can be parted between or inside them."""

    def __init__(self, body: Sequence[Flowable], tag: str = "", **attrs: Any) -> None:
        """With a `tag` it is an element of the structure, one however often it is parted."""
        super().__init__()
        self.body, self.width = list(body), -1.0
        self._tag, self._attrs, self._key = tag, attrs, object()
        self._places: list[tuple[float, float]] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Places the flowables under each other; the height is what they take, however little is left."""
        self.width, self._places, y = width, [], 0.0
        before: Flowable | None = None
        for flowable in self.body:
            y += max(flowable.getSpaceBefore(), before.getSpaceAfter()) if before else 0
            taken = flowable.wrap(width, height)[1]
            self._places.append((y, taken))
            y, before = y + taken, flowable
        self.height = y
        return width, y

    def parts(self, width: float, height: float) -> tuple[list[Flowable], list[Flowable]]:
        """The part that fits in the height, and the rest."""
        if self.width != width:  # a long text is not set twice for every page
            self.wrap(width, height)
        for n, (y, taken) in enumerate(self._places):
            if y + taken > height + 0.01:
                pieces = self.body[n].split(width, height - y)
                if len(pieces) > 1:
                    return [*self.body[:n], pieces[0]], [*pieces[1:], *self.body[n + 1 :]]
                return self.body[:n], self.body[n:]
        return self.body, []

    def part(self, body: Sequence[Flowable]) -> "Column":
        """The same element with some of its flowables."""
        part = Column(body, self._tag, **self._attrs)
        part._key = self._key
        return part

    def split(self, width: float, height: float) -> list[Flowable]:
        """What fits and the rest; empty where nothing fits."""
        head, rest = self.parts(width, height)
        return [self.part(head), self.part(rest)] if head and rest else []

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803  # reportlab's
        """Draws from the top down, without an origin of its own: most cells are empty, and that takes time."""
        assert isinstance(canvas, PlainCanvas)  # noqa: S101  # the writer passes no other
        if canvas.counting:
            return
        with canvas.elem(self._tag, self._key, **self._attrs) if self._tag else nullcontext():
            for flowable, (down, taken) in zip(self.body, self._places, strict=True):
                flowable.drawOn(canvas, x, y + self.height - down - taken)


class Side(Block):
    """Label in the margin column, text in the text column, optionally a hairline over both. Breaks over pages."""

    def __init__(
        self,
        label: Sequence[Flowable],
        body: Sequence[Flowable],
        *,
        rule: bool = False,
        space_after: float = 8,
        continued: str = "",
    ) -> None:
        """`continued` is the label's text on the part after a page break, for the eye only."""
        super().__init__()
        self._label, self._body = Column(label), Column(body)
        self._rule, self.spaceAfter, self._continued = rule, space_after, continued
        self._pad = 6.0 if rule else 0.0
        # One common first baseline, though label and text differ in size.
        self._drop = first_ascent(body) - first_ascent(label) if label else 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As high as the higher of the two columns."""
        self.width = width
        taken = self._body.wrap(self._text_width(width), height)[1]
        beside = self._label.wrap(st.LABEL, height)[1] + max(self._drop, 0) if self._label.body else 0
        self.height = max(taken, beside) + self._pad
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Two blocks, the label on the first; empty for a short block, which moves to the next page whole."""
        self.wrap(width, height)
        if self.height < _NEVER_SPLIT_UNDER or self._label.height + self._pad > height:
            return []
        head, rest = self._body.parts(self._text_width(width), height - self._pad)
        if not head or not rest:
            return []
        first = self._label.body[0] if self._label.body else None
        name = self._continued or (words.continued(first.getPlainText()) if isinstance(first, Para) else "")
        label = [Para(name, st.SIDE_NOTE)] if name else []
        return [
            Side(self._label.body, head, rule=self._rule, space_after=0, continued=self._continued),
            Side(label, rest, space_after=self.spaceAfter, continued=name),
        ]

    def draw(self) -> None:
        """Label before text: the order in which they are read."""
        canvas, top = self.canv, self.height - self._pad
        if self._rule:
            with canvas.artifact():
                canvas.setStrokeColor(st.RULE)
                canvas.setLineWidth(st.HAIR)
                canvas.line(0, self.height, self.width, self.height)
        if self._label.body:
            with canvas.artifact() if self._continued else canvas.elem("Div"):
                self._label.drawOn(canvas, 0, top - self._label.height - self._drop)
        self._body.drawOn(canvas, st.LABEL + st.GUTTER, top - self._body.height)

    def _text_width(self, width: float) -> float:
        return min(width - st.LABEL - st.GUTTER, st.LONGEST_LINE)


class HeadWithText(KeepTogether):
    """Keeps a heading with the first lines of what follows, not with the whole block (half a page would stay white)."""

    _content: list[Flowable]  # reportlab's own, which its stubs omit
    _H: float

    def split(self, width: float, height: float) -> list[Flowable]:
        """What reportlab asks of `keepTogetherClass`."""
        *heads, last = self._content
        self.wrap(width, height)
        if height < self._H:
            used = Column(heads).wrap(width, height)[1] + max(heads[-1].getSpaceAfter(), last.getSpaceBefore())
            parts = last.split(width, height - used)
            if len(parts) > 1:
                return [*heads, *parts]
        whole: list[Flowable] = super().split(width, height)
        return whole


class OnOnePage(KeepTogether):
    """Keeps its flowables on one page where a page can hold them all; else they begin where there is room for some."""

    _content: list[Flowable]  # reportlab's own, which its stubs omit
    _H: float

    def __init__(self, body: Sequence[Flowable], page: float, least: float) -> None:
        """`page` is the height of a page; `least` how much must be left of one for them to begin on it. Points."""
        super().__init__([*body])
        self._page, self._least = page, least

    def split(self, width: float, height: float) -> list[Flowable]:
        """What reportlab draws instead, in order."""
        self.wrap(width, height)
        if self._page < self._H:
            return [NullActionFlowable(), CondPageBreak(self._least), *self._content]
        whole: list[Flowable] = super().split(width, height)
        return whole


class Level(Block):
    """The level as one line: digit in a disc, then the words unless they stand elsewhere. `level` is 0-4."""

    def __init__(self, level: int, size: float = 9.5, *, in_words: bool = True) -> None:
        super().__init__()
        self._level, self._size, self._in_words, self.spaceBefore = level, size, in_words, 3
        self._radius = size * 0.68

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """One line."""
        self.width, self.height = width, 2 * self._radius + 1
        return self.width, self.height

    def draw(self) -> None:
        """Drawn as signs, read aloud as words."""
        middle, radius = self.height / 2, self._radius
        marks: list[Mark] = [
            Disc(radius, middle, radius, fill="ink"),
            Text(radius, middle + self._size * 0.33, str(self._level), self._size, "semibold", "white", "middle"),
        ]
        if self._in_words:
            marks.append(Text(2 * radius + 5, middle + self._size * 0.33, SHORT[self._level], self._size))
        said = words.sign(self._level) if self._in_words else str(self._level)
        with self.canv.mark("P", ActualText=f"{said} "):
            paint(self.canv, Drawing(self.width, self.height, tuple(marks), said))


class ThemeHead(Block):
    """A theme's heading under a heavy rule, with its level or its state at the right."""

    holds_heading = True

    def __init__(self, heading: Heading, level: int | None, state: str) -> None:
        super().__init__()
        self.heading, self._level = heading, level
        self._state = Para(state, st.STATE)
        self.spaceBefore, self.spaceAfter, self.keepWithNext = 16, 4, 1

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As high as the higher of heading and state."""
        self.width = width
        tall = self.heading.wrap(width - _STATE_WIDTH, height)[1]
        self.height = max(tall, self._state.wrap(_STATE_WIDTH - (8 if self._level is None else 28), height)[1]) + 12
        return width, self.height

    def draw(self) -> None:
        """The heading first, as it is read."""
        canvas, top = self.canv, self.height - 8
        with canvas.artifact():
            canvas.setStrokeColor(st.ACCENT)
            canvas.setLineWidth(1.2)
            canvas.line(0, self.height, self.width, self.height)
        self.heading.drawOn(canvas, 0, top - self.heading.height)
        x = self.width - _STATE_WIDTH + 8
        if self._level is not None:
            sign = Level(self._level, 10.5, in_words=False)
            sign.wrap(20, 20)
            sign.drawOn(canvas, x, top - 15.5)
            x += 20
        self._state.drawOn(canvas, x, top - self._state.height - 1.5)


class Notice(Block):
    """Paragraphs beside a bar that sets them off; breaks over pages."""

    def __init__(self, body: Sequence[Flowable]) -> None:
        super().__init__()
        self._body = Column(body)
        self.spaceBefore, self.spaceAfter = 6, 6

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As high as its paragraphs."""
        self.width, self.height = width, self._body.wrap(width - _NOTICE_INDENT, height)[1]
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Two notices, each with its bar."""
        head, rest = self._body.parts(width - _NOTICE_INDENT, height)
        return [Notice(head), Notice(rest)] if head and rest else []

    def draw(self) -> None:
        """The bar is decoration."""
        with self.canv.artifact():
            self.canv.setFillColor(st.MID)
            self.canv.rect(0, -2, 2.4, self.height + 4, stroke=0, fill=1)
        self._body.drawOn(self.canv, _NOTICE_INDENT, 0)


class Item(Para):
    """An entry of a list, with its dash."""

    def __init__(self, words: str | tuple[Run, ...] | None, style: ParagraphStyle, **half: Any) -> None:
        super().__init__(words, style, "LBody", **({"bulletText": "– "} if words is not None else half))

    def draw(self) -> None:
        """Both halves of an entry that breaks over a page stay one."""
        with self.canv.elem("LI", self.key and ("LI", self.key)):
            super().draw()


class Lock(Block):
    """The framed lock line: who, when, and the SHA-256 of the locked content."""

    def __init__(self, lock: LockLine, room: float) -> None:
        """`room` is the height of a page."""
        super().__init__()
        self._room = room
        sentence = (Run(words.locked(lock.when), heavy=True), Run(words.locked_by(lock.by)))
        self._body = Column([Para(sentence, st.CELL), Para(words.fingerprint(lock.sha256), st.SIDE_NOTE)])
        self.spaceBefore, self.spaceAfter = 18, 4

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The body and the air inside the frame."""
        self.width = width
        self.height = self._body.wrap(width - 20, height)[1] + 14
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Never split, unless it is higher than a page: then without its frame."""
        self.wrap(width, height)
        if self.height <= self._room:
            return []
        head, rest = self._body.parts(width, height)
        return [*head, *rest] if head else []

    def draw(self) -> None:
        """The frame is decoration."""
        canvas = self.canv
        with canvas.artifact():
            canvas.setStrokeColor(st.INK)
            canvas.setLineWidth(0.6)
            canvas.rect(0, 0, self.width, self.height, stroke=1, fill=0)
            canvas.setFillColor(st.ACCENT)
            canvas.rect(0, 0, 3, self.height, stroke=0, fill=1)
        self._body.drawOn(canvas, 12, 8)


def first_ascent(flowables: Sequence[Flowable]) -> float:
    """How far under the top the first line stands; 0 where a sign comes first."""
    first = flowables[0] if flowables else None
    if isinstance(first, Column):
        return first_ascent(first.body)
    return st.ascent(first.style) if isinstance(first, Para) else 0.0
