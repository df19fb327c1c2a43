"""A reportlab canvas on which everything drawn is either content of a structure element or an artifact.

Text that is neither raises ValueError, so that nothing can fall silent for a screen reader by accident.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from ffbdesk.export.pdf import archive
from ffbdesk.export.pdf.structure import Annotated, Content, Element, Tree
from ffbdesk.export.report import Attachment

_STATE_ONLY = ("q", "Q", " cm", " rg", " RG", " w", " J", " j", " d", " gs")


class PlainCanvas(Canvas):
    """Draws the same pages without tags: the marks are ignored."""

    counting = False
    """Whether the pages are laid out only to be counted."""
    _doc: Any  # reportlab's own, which its stubs omit
    _code: list[str]
    _pageNumber: int  # noqa: N815
    _bookmarkReference: Callable[[str], Any]  # noqa: N815
    _addAnnotation: Callable[[PDFDictionary], None]  # noqa: N815

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places: dict[str, int] = {}
        """On which page each bookmarked heading stands, from 1."""

    def elem(self, tag: str, key: Hashable = None, **attrs: Any) -> AbstractContextManager[None]:  # noqa: ARG002
        """A grouping element. The same key on a later page continues the same element."""
        return nullcontext()

    def mark(self, tag: str, key: Hashable = None, **attrs: Any) -> AbstractContextManager[None]:  # noqa: ARG002
        """A leaf: all that is drawn inside is its content. Attributes are texts or PDF objects."""
        return nullcontext()

    def artifact(self, props: str = "") -> AbstractContextManager[None]:  # noqa: ARG002
        """Decoration and running heads: not read aloud."""
        return nullcontext()

    def go_to(self, key: str, said: str, rect: tuple[float, float, float, float]) -> None:
        """A place on the page, in its own points, that leads to a bookmark. `said` is what it is called."""


class CountingCanvas(PlainCanvas):
    """Nothing but headings is drawn on it."""

    counting = True

    def save(self) -> None:
        """Writes nothing."""


class TaggedCanvas(PlainCanvas):
    """Draws pages for PDF/UA-1 and PDF/A-3a. `now` becomes the date of the file."""

    def __init__(self, *args: Any, now: datetime, attachments: tuple[Attachment, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        archive.prepare(self._doc, now)
        self._attachments = attachments
        self._tree = Tree()
        self._open = [self._tree.root]
        self._by_key: dict[Hashable, Element] = {}
        self._depth = 0
        self._owners: list[Element] = []

    def elem(self, tag: str, key: Hashable = None, **attrs: Any) -> AbstractContextManager[None]:
        return nullcontext() if self._depth else self._group(tag, key, attrs)

    def mark(self, tag: str, key: Hashable = None, **attrs: Any) -> AbstractContextManager[None]:
        return nullcontext() if self._depth else self._leaf(tag, key, attrs)

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

    @contextmanager
    def artifact(self, props: str = "") -> Iterator[None]:
        with nullcontext() if self._depth else self._sequence(f"/Artifact <<{props}>> BDC"):
            yield

    @contextmanager
    def _group(self, tag: str, key: Hashable, attrs: dict[str, Any]) -> Iterator[None]:
        element = None if key is None else self._by_key.get(key)
        if element is None:
            element = Element(tag, attrs)
            self._open[-1].kids.append(element)
        if key is not None:
            self._by_key[key] = element
        self._open.append(element)
        try:
            yield
        finally:
            self._open.pop()

    @contextmanager
    def _leaf(self, tag: str, key: Hashable, attrs: dict[str, Any]) -> Iterator[None]:
        with self._group(tag, key, attrs):
            number, element = len(self._owners), self._open[-1]
            element.kids.append(Content(len(self._tree.pages), number))
            self._owners.append(element)
            with self._sequence(f"/{tag} <</MCID {number}>> BDC"):
                yield

    @contextmanager
    def _sequence(self, opening: str) -> Iterator[None]:
        self._code.append(opening)
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            self._code.append("EMC")

    def showPage(self) -> None:  # noqa: N802  # reportlab's name
        """Ends the page. Raises ValueError for text outside the structure."""
        self._code[:] = _wrapped(self._code, self._pageNumber)
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


def _wrapped(code: list[str], page: int) -> list[str]:
    """The page's code with lines and fills outside any element made artifacts."""
    out: list[str] = []
    loose: list[str] = []
    depth = 0
    for item in [*code, ""]:
        opens = item.endswith(" BDC")
        if depth or opens or item == "":
            out += [] if depth else _as_artifact(loose, page)
            out.append(item)
            loose = loose if depth else []
            depth += opens - (item == "EMC")
        else:
            loose.append(item)
    return out


def _as_artifact(loose: list[str], page: int) -> list[str]:
    if any(" Tj" in item or "TJ" in item for item in loose):
        raise ValueError(f"untagged text on page {page}")
    drawn = any(item.strip() and not item.rstrip().endswith(_STATE_ONLY) for item in loose)
    return ["/Artifact BMC", *loose, "EMC"] if drawn else loose
