"""The structure tree: what a screen reader hears, in which order.

What an element says of itself (`attrs`) is PDF syntax, made by the functions below: reportlab's dictionaries for it
would take a third of the time of a whole report.
"""

from dataclasses import field
from typing import Any, Literal

from reportlab.pdfbase.pdfdoc import DummyDoc, PDFDictionary, PDFObject, PDFPage, PDFString

from ffbdesk.dataclass import dataclass


def spoken(text: str) -> str:
    """What is read aloud instead of the content; nothing for no text."""
    return f"/ActualText {_string(f'{text} ')}" if text else ""


def scope(of: Literal["Row", "Column"]) -> str:
    """What a cell of a table heads."""
    return f"/A << /O /Table /Scope /{of} >>"


def summary(text: str) -> str:
    """What a table is about."""
    return f"/A << /O /Table /Summary {_string(text)} >>"


def shown(alt: str, left: float, bottom: float, right: float, top: float) -> str:
    """What a figure shows, and where it stands on its page, in points."""
    box = " ".join(f"{edge:.2f}" for edge in (left, bottom, right, top))
    return f"/Alt {_string(alt)} /A << /O /Layout /BBox [ {box} ] /Placement /Block >>"


def _string(text: str) -> str:
    written: bytes = PDFString(text).format(DummyDoc())
    return written.decode("latin-1")


@dataclass(frozen=True, slots=True)
class Content:
    """A marked stretch of a page: the page's number from 0 and the mark's number on it."""

    page: int
    mark: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """A place on a page that can be clicked: the page's number from 0 and the (reportlab) annotation."""

    page: int
    annotation: PDFDictionary


@dataclass(eq=False, slots=True)
class Element:
    """A structure element; its kids are elements, stretches of content or places to click."""

    tag: str
    attrs: str = ""
    kids: list["Element | Content | Annotated"] = field(default_factory=list)
    reference: str = ""


@dataclass(slots=True)
class Tree:
    """The root element, and for each page the elements that own its marks, by the mark's number."""

    root: Element = field(default_factory=lambda: Element("Document"))
    pages: list[tuple[PDFPage, list[Element]]] = field(default_factory=list)
    links: list[tuple[PDFDictionary, Element]] = field(default_factory=list)

    def written(self, document: Any) -> PDFObject:
        """The StructTreeRoot; every element becomes an object of the (reportlab) document."""
        root, number = _registered(document)
        pages = [_to(document, page) for page, _owners in self.pages]
        first = _written(self.root, number, pages, document)
        owners = [[owner.reference for owner in owners] for _page, owners in self.pages]
        places = [f"{n} {_object(document, f'[ {" ".join(found)} ]')}" for n, found in enumerate(owners)]
        for n, (annotation, owner) in enumerate(self.links, len(self.pages)):
            annotation["StructParent"] = n
            places.append(f"{n} {owner.reference}")
        parents = _object(document, f"<< /Nums [ {' '.join(places)} ] >>")
        root.text = (
            f"<< /Type /StructTreeRoot /K [ {first} ] /ParentTree {parents} /ParentTreeNextKey {len(places)}"
            " /RoleMap << /Title /P >> >>"
        )
        return root


class _Text(PDFObject):
    """An object whose text we write ourselves."""

    text = ""

    def format(self, _document: Any) -> bytes:
        return self.text.encode("latin-1")


def _written(element: Element, parent: str, pages: list[str], document: Any) -> str:
    """Registers the element and all under it; gives the reference to it."""
    entry, element.reference = _registered(document)
    own = next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
    kids: list[str] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(_written(kid, element.reference, pages, document))
        elif isinstance(kid, Annotated):
            kids.append(f"<< /Type /OBJR /Obj {_to(document, kid.annotation)} /Pg {pages[kid.page]} >>")
        elif kid.page == own:
            kids.append(str(kid.mark))
        else:  # content that ran on over a page names its page
            kids.append(f"<< /Type /MCR /Pg {pages[kid.page]} /MCID {kid.mark} >>")
    page = "" if own is None else f" /Pg {pages[own]}"
    entry.text = f"<< /Type /StructElem /S /{element.tag} /P {parent} {element.attrs}{page} /K [ {' '.join(kids)} ] >>"
    return element.reference


def _registered(document: Any) -> tuple[_Text, str]:
    """A new object of the document, its text still to come, and the reference to it.

    As `document.Reference` does it, with names that reportlab keeps to itself: a report has thousands of elements.
    """
    entry = _Text()
    number = document.objectcounter = document.objectcounter + 1
    name = f"R{number}"
    document.idToObject[name], document.numberToId[number] = entry, name
    document.idToObjectNumberAndVersion[name] = number, 0
    return entry, f"{number} 0 R"


def _object(document: Any, text: str) -> str:
    entry, reference = _registered(document)
    entry.text = text
    return reference


def _to(document: Any, found: PDFObject) -> str:
    """The reference to an object, as it is written."""
    name = document.Reference(found).name
    return "{} {} R".format(*document.idToObjectNumberAndVersion[name])
