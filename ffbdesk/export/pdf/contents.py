"""The contents list and the headings it leads to."""

from collections.abc import Iterable, Mapping, Sequence

from ffbdesk.export.pdf import style as st
from ffbdesk.export.pdf.block import Block, Entry
from ffbdesk.export.pdf.canvas import PlainCanvas
from ffbdesk.export.pdf.para import Para
from ffbdesk.words import report as words

_PAGES, _LEADER_AIR = 40.0, 8.0
"""Points kept free for the page's number, and left beside the dots."""


class Heading(Para):
    """A heading that the outline names, and a contents list may. `bookmark` is its own in the document."""

    def __init__(self, text: str, style: st.Style, bookmark: str, level: int = 0) -> None:
        super().__init__(text, style, f"H{level + 1}")
        self.entry = Entry(text, bookmark, level)

    def draw(self, canvas: PlainCanvas, x: float, top: float) -> None:
        """Where it stands is where the outline and the links go."""
        for entry in self.entries():
            # A line of air over it; as large as the reader sees the page now.
            canvas.bookmarkPage(entry.bookmark, fit="XYZ", left=0, top=top + st.BODY.leading, zoom=0)
            canvas.addOutlineEntry(entry.text, entry.bookmark, level=entry.level)
        super().draw(canvas, x, top)

    def entries(self) -> Sequence[Entry]:
        """Itself, where it begins."""
        return () if self.begun else (self.entry,)


class Contents(Block):
    """Each heading with its page, dots between them; every line leads there."""

    after = 6.0

    def __init__(self, lines: Sequence["Line"], key: object) -> None:
        """`key` is the list's own: its parts on two pages are one list."""
        self._lines, self._key = lines, key

    @classmethod
    def of(cls, entries: Iterable[Entry], pages: Mapping[str, int]) -> "Contents":
        """`pages` says on which page each bookmark stands, once the pages are filled: it is read while drawing."""
        return cls([Line(entry, pages) for entry in entries], object())

    def fit(self, width: float) -> float:
        """As high as its lines."""
        self.width, self.height = width, sum(line.fit(width) for line in self._lines)
        return self.height

    def split(self, height: float) -> list[Block]:
        """The lines that fit, and the rest."""
        taken, fits = 0.0, 0
        for line in self._lines:
            taken += line.height
            fits += taken <= height
        if not 0 < fits < len(self._lines):
            return []
        return [Contents(self._lines[:fits], self._key), Contents(self._lines[fits:], self._key)]

    def draw(self, canvas: PlainCanvas, x: float, top: float) -> None:
        """One list, however many pages it takes."""
        with canvas.elem("TOC", self._key):
            for line in self._lines:
                line.draw(canvas, x, top)
                top -= line.height


class Line(Block):
    """One heading, its dots and its page."""

    def __init__(self, entry: Entry, pages: Mapping[str, int]) -> None:
        self._entry, self._pages = entry, pages
        self._style = (st.CONTENTS, st.CONTENTS_INNER)[entry.level]
        self._para = Para(entry.text, self._style)

    def fit(self, width: float) -> float:
        """The wrapped heading beside the room of the number."""
        self.width, self.height = width, self._para.fit(width - _PAGES) + self._style.before
        return self.height

    def draw(self, canvas: PlainCanvas, x: float, top: float) -> None:
        """Text and number are one link; the dots are for the eye."""
        style, entry = self._style, self._entry
        page = self._pages[entry.bookmark]
        upper, bottom = top - style.before, top - self.height
        last = bottom + style.leading - style.size
        number = x + self.width - st.measure_in(str(page), style)
        with canvas.elem("TOCI"), canvas.elem("Reference"), canvas.elem("Link"):
            with canvas.mark("Span"):
                self._para.draw(canvas, x, upper)
                canvas.write(number, last, [[(style.font, f"{page} ")]], size=style.size, ink=style.ink)
            canvas.go_to(entry.bookmark, words.on_page(entry.text, page), (x, bottom, x + self.width, upper))
        with canvas.artifact():
            canvas.setStrokeColor(st.RULE)
            canvas.setLineWidth(0.6)
            canvas.setDash([0.5, 3.5])
            canvas.line(x + self._para.end() + _LEADER_AIR, last, number - _LEADER_AIR, last)
            canvas.setDash([])
