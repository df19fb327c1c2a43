"""A paragraph of plain text with its place in the structure tree."""

from functools import cache
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paragraph import (  # type: ignore[attr-defined]  # reportlab's own marks on a torn word
    _SplitWord,
    _SplitWordEnd,
)
from reportlab.platypus.paraparser import ParaParser

from ffbdesk.export.pdf.canvas import PlainCanvas
from ffbdesk.export.pdf.plain import Run, pieces


class Block(Flowable):
    """A flowable on one of our canvases."""

    canv: PlainCanvas
    width: float
    height: float
    holds_heading = False
    """Whether a heading of the contents list stands inside: then it is drawn in the counting pass too."""

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803  # reportlab's
        """Drawn, unless the pages are only counted: to draw costs a fifth of a pass."""
        assert isinstance(canvas, PlainCanvas)  # noqa: S101  # the writer passes no other
        if self.holds_heading or not canvas.counting:
            super().drawOn(canvas, x, y, _sW)  # type: ignore[call-arg]  # the stubs leave it out


class Para(Paragraph):
    """Plain text under a tag; both halves of a paragraph that breaks over a page stay one element."""

    canv: PlainCanvas
    blPara: Any  # noqa: N815  # the broken lines: reportlab's own, which its stubs omit

    def __init__(
        self, words: str | tuple[Run, ...] | None, style: ParagraphStyle, tag: str = "P", said: str = "", **half: Any
    ) -> None:
        """`said` is read aloud instead of the words.

        `half` is what Paragraph.split hands over when it makes the halves; `words` is None then.
        """
        super().__init__("", style, **half if words is None else {**half, "frags": _fragments(words, style)})
        self.tag, self.said = tag, said
        self.key: object = None
        self._spaced, self._set_for = False, -1.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The lines are broken once for each width: half of the work of a report was to break them again."""
        if width != self._set_for:
            super().wrap(width, height)
            self._spaced, self._set_for = False, width
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """As many lines as fit in the height, and the rest; empty where nothing fits."""
        self.wrap(width, height)
        broken = self.blPara
        parts: list[Flowable] = super().split(width, height)
        self.blPara = broken  # reportlab drops it where nothing fits
        self.key = self.key or object()
        for part in parts:
            if isinstance(part, Para):
                part.tag, part.key = self.tag, self.key
        return parts

    def draw(self) -> None:
        """Draws the lines as one stretch of content."""
        self._restore_spaces()
        with self.canv.mark(self.tag, self.key, **({"ActualText": f"{self.said} "} if self.said else {})):
            super().draw()

    def _restore_spaces(self) -> None:
        """reportlab drops the space at a line break; without it a screen reader hears two words as one."""
        if self._spaced:
            return
        self._spaced = True
        lines = self.blPara.lines
        for number, line in enumerate(lines):
            if self.blPara.kind == 0:
                lines[number] = (line[0], _spaced(line[1]))
            elif line.words and not line.words[-1].text.endswith((" ", "-")):
                line.words[-1].text += " "


def _fragments(words: str | tuple[Run, ...], style: ParagraphStyle) -> list[Any]:
    """What reportlab's parser would make of the words, without reading them as markup."""
    return [_like(style, run.heavy).clone(text=run.text) for run in pieces(words)]


@cache
def _like(style: ParagraphStyle, heavy: bool) -> Any:
    """A fragment in the style, as reportlab itself sets it."""
    parser: Any = ParaParser()
    _style, fragments, _bullets = parser.parse("<b>x</b>" if heavy else "x", style)
    return fragments[0]


def _spaced(words: list[str]) -> list[str]:
    torn = bool(words) and isinstance(words[-1], _SplitWord) and not isinstance(words[-1], _SplitWordEnd)
    return words if torn or not words else [*words[:-1], words[-1] + " "]
