"""The recurring patterns of a page."""

from collections.abc import Sequence

from ffbdesk.export.figuremarks import Drawing, Mark, Text
from ffbdesk.export.figures import disc, unsure
from ffbdesk.export.pdf import style as st
from ffbdesk.export.pdf.block import Block, Column, Entry
from ffbdesk.export.pdf.canvas import PlainCanvas
from ffbdesk.export.pdf.contents import Heading
from ffbdesk.export.pdf.paint import paint
from ffbdesk.export.pdf.para import Para
from ffbdesk.export.pdf.plain import Run
from ffbdesk.export.pdf.structure import spoken
from ffbdesk.export.report import LockLine
from ffbdesk.words import report as words
from ffbdesk.words.levels import SHORT

_NEVER_SPLIT_UNDER = 90.0
_NOTICE_INDENT = 12.0
_STATE_WIDTH = 150.0
_DASH = "– "


class Side(Block):
    """Label in the margin column, text in the text column, optionally a hairline over both. Breaks over pages."""

    def __init__(
        self,
        label: Sequence[Block],
        body: Sequence[Block],
        *,
        rule: bool = False,
        after: float = 8,
        continued: str = "",
    ) -> None:
        """`continued` is the label's text on the part after a page break, for the eye only."""
        self._label, self._body = Column(label), Column(body)
        self._rule, self.after, self._continued = rule, after, continued
        self._pad = 6.0 if rule else 0.0
        # One common first baseline, though label and text differ in size.
        self._drop = first_ascent(body) - first_ascent(label) if label else 0.0

    def fit(self, width: float) -> float:
        """As high as the higher of the two columns."""
        self.width = width
        taken = self._body.fit(min(width - st.LABEL - st.GUTTER, st.LONGEST_LINE))
        beside = self._label.fit(st.LABEL) + max(self._drop, 0) if self._label.body else 0
        self.height = max(taken, beside) + self._pad
        return self.height

    def split(self, height: float) -> list[Block]:
        """Two blocks, the label on the first; empty for a short block, which moves on whole."""
        if self.height < _NEVER_SPLIT_UNDER or self._label.height + self._pad > height:
            return []
        head, rest = self._body.parts(height - self._pad)
        if not head or not rest:
            return []
        first = self._label.body[0] if self._label.body else None
        name = self._continued or (words.continued(first.text) if isinstance(first, Para) else "")
        label = [Para(name, st.SIDE_NOTE)] if name else []
        # The air between the two stays: without it the rest might find room on the page it is to leave.
        air = max(head[-1].after, rest[0].before)
        return [
            Side(self._label.body, head, rule=self._rule, after=air, continued=self._continued),
            Side(label, rest, after=self.after, continued=name),
        ]

    def draw(self, canvas: PlainCanvas, x: float, top: float) -> None:
        """Label before text: the order in which they are read."""
        if self._rule:
            with canvas.artifact():
                canvas.setStrokeColor(st.RULE)
                canvas.setLineWidth(st.HAIR)
                canvas.line(x, top, x + self.width, top)
            top -= self._pad
        if self._label.body:
            with canvas.artifact() if self._continued else canvas.elem("Div"):
                self._label.draw(canvas, x, top - self._drop)
        self._body.draw(canvas, x + st.LABEL + st.GUTTER, top)


class Level(Block):
    """The level as one line: digit in a disc, then the words unless they stand elsewhere. `level` is 0-4.

    One that was carried and not confirmed has the profile's paler disc; the words for that stand beside it.
    """

    before = 3.0

    def __init__(self, level: int, size: float = 9.5, *, in_words: bool = True, unconfirmed: bool = False) -> None:
        self._level, self._size, self._in_words = level, size, in_words
        self._disc = unsure if unconfirmed else disc
        self._radius = size * 0.68
        self.height = 2 * self._radius + 1

    def fit(self, width: float) -> float:
        """One line."""
        self.width = width
        return self.height

    def draw(self, canvas: PlainCanvas, x: float, top: float) -> None:
        """Drawn as signs, read aloud as words."""
        middle, radius = self.height / 2, self._radius
        marks: list[Mark] = [*self._disc(radius, middle, self._level, radius)]
        if self._in_words:
            marks.append(Text(2 * radius + 5, middle + self._size * 0.33, SHORT[self._level], self._size))
        said = words.sign(self._level) if self._in_words else str(self._level)
        with canvas.mark("P", attrs=spoken(said)):
            paint(canvas, Drawing(self.width, self.height, tuple(marks), said), x, top)


class ThemeHead(Block):
    """A theme's heading under a heavy rule, with its level or its state at the right."""

    before, after, with_next = 16.0, 4.0, True

    def __init__(self, heading: Heading, level: int | None, state: str, *, unconfirmed: bool = False) -> None:
        self.heading, self._state = heading, Para(state, st.STATE)
        self._sign = None if level is None else Level(level, 10.5, in_words=False, unconfirmed=unconfirmed)

    def fit(self, width: float) -> float:
        """As high as the higher of heading and state."""
        self.width = width
        room = _STATE_WIDTH - (28 if self._sign else 8)
        self.height = max(self.heading.fit(width - _STATE_WIDTH), self._state.fit(room)) + 12
        return self.height

    def draw(self, canvas: PlainCanvas, x: float, top: float) -> None:
        """The heading first, as it is read."""
        with canvas.artifact():
            canvas.setStrokeColor(st.ACCENT)
            canvas.setLineWidth(1.2)
            canvas.line(x, top, x + self.width, top)
        self.heading.draw(canvas, x, top - 8)
        right = x + self.width - _STATE_WIDTH + 8
        if self._sign:
            self._sign.draw(canvas, right, top - 23.5 + self._sign.height)
            right += 20
        self._state.draw(canvas, right, top - 9.5)

    def entries(self) -> Sequence[Entry]:
        """Its heading."""
        return self.heading.entries()


class Notice(Block):
    """Paragraphs beside a bar that sets them off; breaks over pages."""

    before, after = 6.0, 6.0

    def __init__(self, body: Sequence[Block]) -> None:
        self._body = Column(body)

    def fit(self, width: float) -> float:
        """As high as its paragraphs."""
        self.width, self.height = width, self._body.fit(width - _NOTICE_INDENT)
        return self.height

    def split(self, height: float) -> list[Block]:
        """Two notices, each with its bar; there is more air between them than between their paragraphs."""
        head, rest = self._body.parts(height)
        return [Notice(head), Notice(rest)] if head and rest else []

    def draw(self, canvas: PlainCanvas, x: float, top: float) -> None:
        """The bar is decoration."""
        with canvas.artifact():
            canvas.setFillColor(st.MID)
            canvas.rect(x, top - self.height - 2, 2.4, self.height + 4, stroke=0, fill=1)
        self._body.draw(canvas, x + _NOTICE_INDENT, top)


class Item(Para):
    """An entry of a list, with its dash on the first line. Both halves of one that breaks over a page stay one."""

    def __init__(self, words: str, style: st.Style = st.CELL_ITEM, dash: st.Style = st.BULLET) -> None:
        super().__init__(words, style, "LBody")
        self._dash = dash
        self._entry = object()

    def draw(self, canvas: PlainCanvas, x: float, top: float) -> None:
        """The dash is read as the label of the entry."""
        with canvas.elem("LI", self._entry):
            if not self.begun:
                with canvas.mark("Lbl"):
                    dash = [[(self._dash.font, _DASH)]]
                    canvas.write(x, top - self.style.size, dash, size=self._dash.size, ink=self._dash.ink)
            super().draw(canvas, x, top)


class Lock(Block):
    """The framed lock line: who, when, and the SHA-256 of the locked content."""

    before, after = 18.0, 4.0

    def __init__(self, lock: LockLine, room: float) -> None:
        """`room` is the height of a page."""
        self._room = room
        sentence = (Run(words.locked(lock.when), heavy=True), Run(words.locked_by(lock.by, lock.anew)))
        self._body = Column([Para(sentence, st.CELL), Para(words.fingerprint(lock.sha256), st.SIDE_NOTE)])

    def fit(self, width: float) -> float:
        """The body and the air inside the frame."""
        self.width, self.height = width, self._body.fit(width - 20) + 14
        return self.height

    def split(self, height: float) -> list[Block]:
        """Never split, unless it is higher than a page: then without its frame."""
        if self.height <= self._room:
            return []
        self._body.fit(self.width)
        head, rest = self._body.parts(height)
        return [*head, *rest] if head else []

    def draw(self, canvas: PlainCanvas, x: float, top: float) -> None:
        """The frame is decoration."""
        bottom = top - self.height
        with canvas.artifact():
            canvas.setStrokeColor(st.INK)
            canvas.setLineWidth(0.6)
            canvas.rect(x, bottom, self.width, self.height, stroke=1, fill=0)
            canvas.setFillColor(st.ACCENT)
            canvas.rect(x, bottom, 3, self.height, stroke=0, fill=1)
        self._body.draw(canvas, x + 12, bottom + 8 + self._body.height)


def first_ascent(blocks: Sequence[Block]) -> float:
    """How far under the top the first line stands; 0 where a sign comes first."""
    first = blocks[0] if blocks else None
    if isinstance(first, Column):
        return first_ascent(first.body)
    return first.style.size if isinstance(first, Para) else 0.0
