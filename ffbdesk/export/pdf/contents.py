"""The contents list and the headings it leads to."""

from collections.abc import Mapping, Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from ffbdesk.export.pdf import style as st
from ffbdesk.export.pdf.para import Block, Para
from ffbdesk.words import report as words

_PAGES, _LEADER_AIR = 40.0, 8.0
"""Points kept free for the page's number, and left beside the dots."""


class Heading(Para):
    """A heading that the contents list and the outline name. `bookmark` is its own in the document."""

    def __init__(self, text: str, style: ParagraphStyle, bookmark: str, level: int = 0) -> None:
        super().__init__(text, style, f"H{level + 1}")
        self.text_, self.bookmark, self.level = text, bookmark, level

    def split(self, _width: float, _height: float) -> list[Flowable]:
        """A heading is short, and goes to the next page whole."""
        return []

    def draw(self) -> None:
        """Where it stands is where the links go; `places` of the document learns its page."""
        left, top = self.canv.absolutePosition(0, self.height + st.BODY.leading)
        self.canv.bookmarkPage(self.bookmark, fit="XYZ", left=left, top=top, zoom=0)  # as large as it is seen now
        self.canv.places[self.bookmark] = self.canv.getPageNumber()
        self.canv.addOutlineEntry(self.text_, self.bookmark, level=self.level)
        super().draw()


class Contents(Block):
    """Each heading with its page, dots between them; every line leads there."""

    def __init__(self, headings: Sequence[Heading], pages: Mapping[str, int]) -> None:
        """`pages` from the pass before; a heading that is not in it has no number yet."""
        super().__init__()
        self._lines = [_Line(h.text_, h.bookmark, h.level, pages.get(h.bookmark, 0)) for h in headings]
        self.spaceAfter = 6

    @classmethod
    def _of(cls, lines: Sequence["_Line"], key: object) -> "Contents":
        part = cls((), {})
        part._lines, part._key = list(lines), key
        return part

    _key: object = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As high as its lines."""
        self.width = width
        self.height = sum(line.wrap(width, height)[1] for line in self._lines)
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """The lines that fit, and the rest."""
        self.wrap(width, height)
        taken, fits = 0.0, 0
        for line in self._lines:
            taken += line.height
            fits += taken <= height
        if not 0 < fits < len(self._lines):
            return []
        self._key = self._key or object()
        return [self._of(self._lines[:fits], self._key), self._of(self._lines[fits:], self._key)]

    def draw(self) -> None:
        """One list, however many pages it takes."""
        y = self.height
        with self.canv.elem("TOC", self._key):
            for line in self._lines:
                y -= line.height
                line.drawOn(self.canv, 0, y)


class _Line(Block):
    """One heading, its dots and its page."""

    def __init__(self, text: str, bookmark: str, level: int, page: int) -> None:
        super().__init__()
        self._text, self._bookmark, self._page = text, bookmark, page
        self._style = (st.CONTENTS, st.CONTENTS_INNER)[level]
        self._para = Para(text, self._style)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The wrapped heading beside the room of the number."""
        self.width = width
        self.height = self._para.wrap(width - _PAGES, height)[1] + self._style.spaceBefore
        return width, self.height

    def draw(self) -> None:
        """Text and number are one link; the dots are for the eye."""
        canvas, style, number = self.canv, self._style, str(self._page or "")
        with canvas.elem("TOCI"), canvas.elem("Reference"), canvas.elem("Link"):
            with canvas.mark("Span"):
                self._para.drawOn(canvas, 0, 0)
                canvas.setFont(style.fontName, style.fontSize)
                canvas.setFillColor(st.INK)
                end = st.measure_in(number, style)
                canvas.drawString(self.width - end, self._last_line(), f" {number} ")
            x, y = canvas.absolutePosition(0, 0)
            said = words.on_page(self._text, self._page)
            canvas.go_to(self._bookmark, said, (x, y, x + self.width, y + self._para.height))
        self._dots(end)

    def _last_line(self) -> float:
        """The baseline of the last line over the block's bottom."""
        return self._style.leading - st.ascent(self._style)

    def _dots(self, number: float) -> None:
        canvas, lines = self.canv, self._para.blPara.lines
        last = lines[-1]
        words_ = " ".join(last[1]) if isinstance(last, tuple) else " ".join(word.text for word in last.words)
        start = self._style.leftIndent + st.measure_in(words_.strip(), self._style) + _LEADER_AIR
        with canvas.artifact():
            canvas.setStrokeColor(st.RULE)
            canvas.setLineWidth(0.6)
            canvas.setDash([0.5, 3.5])
            canvas.line(start, self._last_line(), self.width - number - _LEADER_AIR, self._last_line())
            canvas.setDash([])
