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
        self.said_in_list, self.bookmark, self.level = text, bookmark, level

    def split(self, _width: float, _height: float) -> list[Flowable]:
        """A heading is short, and goes to the next page whole."""
        return []

    def draw(self) -> None:
        """Where it stands is where the links go; `places` of the document learns its page."""
        _left, top = self.canv.absolutePosition(0, self.height + st.BODY.leading)
        self.canv.bookmarkPage(self.bookmark, fit="XYZ", left=0, top=top, zoom=0)  # as large as it is seen now
        self.canv.places[self.bookmark] = self.canv.getPageNumber()
        self.canv.addOutlineEntry(self.said_in_list, self.bookmark, level=self.level)
        super().draw()


class Contents(Block):
    """Each heading with its page, dots between them; every line leads there."""

    def __init__(self, lines: Sequence["Line"], key: object) -> None:
        """`key` is the list's own: its parts on two pages are one list."""
        super().__init__()
        self._lines, self._key = lines, key
        self.spaceAfter = 6

    @classmethod
    def of(cls, headings: Sequence[Heading], pages: Mapping[str, int]) -> "Contents":
        """`pages` is filled while the pages are counted; a heading that is not in it has no number yet."""
        return cls([Line(h.said_in_list, h.bookmark, h.level, pages) for h in headings], object())

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
        return [Contents(self._lines[:fits], self._key), Contents(self._lines[fits:], self._key)]

    def draw(self) -> None:
        """One list, however many pages it takes."""
        y = self.height
        with self.canv.elem("TOC", self._key):
            for line in self._lines:
                y -= line.height
                line.drawOn(self.canv, 0, y)


class Line(Block):
    """One heading, its dots and its page."""

    def __init__(self, text: str, bookmark: str, level: int, pages: Mapping[str, int]) -> None:
        super().__init__()
        self._text, self._bookmark, self._pages = text, bookmark, pages
        self._style = (st.CONTENTS, st.CONTENTS_INNER)[level]
        self._para = Para(text, self._style)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The wrapped heading beside the room of the number."""
        self.width = width
        self.height = self._para.wrap(width - _PAGES, height)[1] + self._style.spaceBefore
        return width, self.height

    def draw(self) -> None:
        """Text and number are one link; the dots are for the eye."""
        canvas, style, page = self.canv, self._style, self._pages.get(self._bookmark, 0)
        number = str(page or "")
        with canvas.elem("TOCI"), canvas.elem("Reference"), canvas.elem("Link"):
            with canvas.mark("Span"):
                self._para.drawOn(canvas, 0, 0)
                canvas.setFont(style.fontName, style.fontSize)
                canvas.setFillColor(st.INK)
                end = st.measure_in(number, style)
                canvas.drawString(self.width - end, self._last_line(), f" {number} ")
            x, y = canvas.absolutePosition(0, 0)
            said = words.on_page(self._text, page)
            canvas.go_to(self._bookmark, said, (x, y, x + self.width, y + self._para.height))
        self._dots(end)

    def _last_line(self) -> float:
        """The baseline of the last line over the block's bottom."""
        return self._style.leading - st.ascent(self._style)

    def _dots(self, number: float) -> None:
        canvas, lines = self.canv, self._para.blPara.lines
        last = lines[-1]
        text = " ".join(last[1] if isinstance(last, tuple) else [word.text for word in last.words])
        start = self._style.leftIndent + st.measure_in(text.strip(), self._style) + _LEADER_AIR
        with canvas.artifact():
            canvas.setStrokeColor(st.RULE)
            canvas.setLineWidth(0.6)
            canvas.setDash([0.5, 3.5])
            canvas.line(start, self._last_line(), self.width - number - _LEADER_AIR, self._last_line())
            canvas.setDash([])
