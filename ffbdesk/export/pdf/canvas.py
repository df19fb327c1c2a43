"""A reportlab canvas on which everything drawn is either content of a structure element or an artifact.

Text that is neither raises ValueError, so that nothing can fall silent for a screen reader by accident.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from typing import Any, BinaryIO

from reportlab.lib.colors import Color
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas

from ffbdesk.export.pdf import archive
from ffbdesk.export.pdf.structure import Annotated, Content, Element, Tree
from ffbdesk.export.report import Attachment

_STATE_ONLY = ("q", "Q", " cm", " rg", " RG", " w", " J", " j", " d", " gs")

type Stretch = tuple[str, str]
"""A font's name, and text set in it."""


class PlainCanvas(Canvas):
    """Draws the same pages without tags: the marks are ignored."""

    _doc: Any  # reportlab's own, which its stubs omit
    _code: list[str]
    _pageNumber: int  # noqa: N815
    _bookmarkReference: Callable[[str], Any]  # noqa: N815
    _addAnnotation: Callable[[PDFDictionary], None]  # noqa: N815
    _escape: Callable[[bytes], str]

    def __init__(self, out: BinaryIO, size: tuple[float, float], font: str) -> None:
        """`size` of the pages in points; `font` is the first one set (reportlab's own would not be embedded)."""
        super().__init__(
            out,
            pagesize=size,
            pageCompression=1,
            invariant=1,  # the tagged canvas sets the dates
            initialFontName=font,  # type: ignore[arg-type]  # the stubs want a number
            lang="da-DK",
        )

    def elem(self, tag: str, key: Hashable = None, attrs: str = "") -> AbstractContextManager[None]:  # noqa: ARG002
        """A grouping element. The same key on a later page continues the same element. `attrs` are PDF syntax."""
        return nullcontext()

    def mark(self, tag: str, key: Hashable = None, attrs: str = "") -> AbstractContextManager[None]:  # noqa: ARG002
        """A leaf: all that is drawn inside is its content. `attrs` are PDF syntax: see `structure`."""
        return nullcontext()

    def empty(self, tag: str, key: Hashable = None, attrs: str = "") -> None:
        """An element without content."""

    def artifact(self, props: str = "") -> AbstractContextManager[None]:  # noqa: ARG002
        """Decoration and running heads: not read aloud."""
        return nullcontext()

    def go_to(self, key: str, said: str, rect: tuple[float, float, float, float]) -> None:
        """A place on the page, in its own points, that leads to a bookmark. `said` is what it is called."""

    def write(
        self, x: float, y: float, lines: Iterable[Sequence[Stretch]], *, size: float, ink: Color, leading: float = 0.0
    ) -> None:
        """Text from a point on, each line `leading` under the one before. Points.

        As reportlab's text objects write it, without their account of where the cursor stands.
        """
        code = [f"BT 1 0 0 1 {fp_str(x, y)} Tm {fp_str(ink.red, ink.green, ink.blue)} rg {fp_str(leading)} TL"]
        current: tuple[str, int] | None = None
        for n, line in enumerate(lines):
            if n:
                code.append("T*")
            for name, text in line:
                font: Any = getFont(name)
                for subset, letters in font.splitString(text, self._doc):
                    if (name, subset) != current:
                        current = (name, subset)
                        code.append(f"{font.getSubsetInternalName(subset, self._doc)} {fp_str(size)} Tf")
                    code.append(f"({self._escape(letters)}) Tj")
        code.append("ET")
        self._code.append(" ".join(code))


class TaggedCanvas(PlainCanvas):
    """Draws pages for PDF/UA-1 and PDF/A-3a. `now` becomes the date of the file."""

    def __init__(
        self,
        out: BinaryIO,
        size: tuple[float, float],
        font: str,
        *,
        now: datetime,
        attachments: tuple[Attachment, ...] = (),
    ) -> None:
        super().__init__(out, size, font)
        archive.prepare(self._doc, now)
        self._attachments = attachments
        self._tree = Tree()
        self._open = [self._tree.root]
        self._by_key: dict[Hashable, Element] = {}
        self._depth = 0
        self._owners: list[Element] = []
        self._looked_at = 0
        """How much of the page's code is known to be content or artifact."""

    def elem(self, tag: str, key: Hashable = None, attrs: str = "") -> AbstractContextManager[None]:
        return nullcontext() if self._depth else self._group(tag, key, attrs)

    def mark(self, tag: str, key: Hashable = None, attrs: str = "") -> AbstractContextManager[None]:
        return nullcontext() if self._depth else self._leaf(tag, key, attrs)

    def empty(self, tag: str, key: Hashable = None, attrs: str = "") -> None:
        if not self._depth:
            self._element(tag, key, attrs)

    def artifact(self, props: str = "") -> AbstractContextManager[None]:
        return nullcontext() if self._depth else self._decoration(props)

    def go_to(self, key: str, said: str, rect: tuple[float, float, float, float]) -> None:
        """Inside an element 'Link', whose kid it becomes."""
        entry = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": PDFArray([round(v, 2) for v in rect]),
            "Border": PDFArray([0, 0, 0]),
            "F": 4,
            "Contents": PDFString(said),
            "Dest": self._bookmarkReference(key),
        }
        annotation = PDFDictionary(entry)
        self._addAnnotation(annotation)
        element = self._open[-1]
        element.kids.append(Annotated(len(self._tree.pages), annotation))
        self._tree.links.append((annotation, element))

    def _element(self, tag: str, key: Hashable, attrs: str) -> Element:
        element = None if key is None else self._by_key.get(key)
        if element is None:
            element = Element(tag, attrs)
            self._open[-1].kids.append(element)
            if key is not None:
                self._by_key[key] = element
        return element

    @contextmanager
    def _group(self, tag: str, key: Hashable, attrs: str) -> Iterator[None]:
        self._open.append(self._element(tag, key, attrs))
        try:
            yield
        finally:
            self._open.pop()

    @contextmanager
    def _leaf(self, tag: str, key: Hashable, attrs: str) -> Iterator[None]:
        element, number = self._element(tag, key, attrs), len(self._owners)
        element.kids.append(Content(len(self._tree.pages), number))
        self._owners.append(element)
        self._begin(f"/{tag} <</MCID {number}>> BDC")
        try:
            yield
        finally:
            self._end()

    @contextmanager
    def _decoration(self, props: str) -> Iterator[None]:
        self._begin(f"/Artifact <<{props}>> BDC")
        try:
            yield
        finally:
            self._end()

    def _begin(self, opening: str) -> None:
        self._sweep()
        self._code.append(opening)
        self._depth += 1

    def _end(self) -> None:
        self._depth -= 1
        self._code.append("EMC")
        self._looked_at = len(self._code)

    def _sweep(self) -> None:
        """Make lines and fills outside any element artifacts. Raises ValueError for text."""
        loose = self._code[self._looked_at :]
        if loose:
            self._code[self._looked_at :] = _as_artifact(loose, self._pageNumber)

    def showPage(self) -> None:  # noqa: N802  # reportlab's name
        """Ends the page. Raises ValueError for text outside the structure."""
        self._sweep()
        self._looked_at = 0
        self._doc.updateSignature("\n".join(self._code))
        super().showPage()
        page = self._doc.Pages.pages[-1]
        archive.allow(page, "StructParents", "Tabs")
        page.StructParents, page.Tabs = len(self._tree.pages), PDFName("S")
        self._tree.pages.append((page, self._owners))
        self._owners = []

    def save(self) -> None:
        """Writes the file with its structure, metadata and attachments."""
        if self._code:
            self.showPage()
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = self._tree.written(self._doc)
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        self.setViewerPreference("DisplayDocTitle", "true")
        archive.finish(self._doc, self._attachments)
        super().save()


def _as_artifact(loose: list[str], page: int) -> list[str]:
    if any(" Tj" in item or "TJ" in item for item in loose):
        raise ValueError(f"untagged text on page {page}")
    drawn = any(item.strip() and not item.rstrip().endswith(_STATE_ONLY) for item in loose)
    return ["/Artifact BMC", *loose, "EMC"] if drawn else loose
