"""The structure tree: what a screen reader hears, in which order."""

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFPage, PDFString


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
    """A structure element; its kids are elements, stretches of content or places to click.

    Attributes are texts or PDF objects.
    """

    tag: str
    attrs: dict[str, Any]
    kids: list["Element | Content | Annotated"] = field(default_factory=list)
    reference: PDFObjectReference | None = None


@dataclass(slots=True)
class Tree:
    """The root element, and for each page the elements that own its marks, by the mark's number."""

    root: Element = field(default_factory=lambda: Element("Document", {}))
    pages: list[tuple[PDFPage, list[Element]]] = field(default_factory=list)
    links: list[tuple[PDFDictionary, Element]] = field(default_factory=list)

    def written(self, document: Any) -> PDFDictionary:
        """The StructTreeRoot dictionary; every element becomes an object of the (reportlab) document."""
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        pages = [document.Reference(page) for page, _owners in self.pages]
        root["K"] = PDFArray([_written(self.root, document.Reference(root), pages, document)])
        numbers: list[Any] = []
        for number, (_page, owners) in enumerate(self.pages):
            numbers += [number, document.Reference(PDFArray([owner.reference for owner in owners]))]
        for number, (annotation, owner) in enumerate(self.links, len(self.pages)):
            annotation["StructParent"] = number
            numbers += [number, owner.reference]
        root["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        root["ParentTreeNextKey"] = len(self.pages) + len(self.links)
        root["RoleMap"] = PDFDictionary({"Title": PDFName("P")})
        return root


def _written(
    element: Element, parent: PDFObjectReference, pages: list[PDFObjectReference], document: Any
) -> PDFObjectReference:
    entry = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.tag), "P": parent})
    reference: PDFObjectReference = document.Reference(entry)
    element.reference = reference
    for key, value in element.attrs.items():
        entry[key] = PDFString(value) if isinstance(value, str) else value
    own = next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
    if own is not None:
        entry["Pg"] = pages[own]
    kids: list[Any] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(_written(kid, reference, pages, document))
        elif isinstance(kid, Annotated):
            link = {"Type": PDFName("OBJR"), "Obj": document.Reference(kid.annotation), "Pg": pages[kid.page]}
            kids.append(PDFDictionary(link))
        elif kid.page == own:
            kids.append(kid.mark)
        else:  # content that ran on over a page names its page
            kids.append(PDFDictionary({"Type": PDFName("MCR"), "Pg": pages[kid.page], "MCID": kid.mark}))
    entry["K"] = PDFArray(kids)
    return reference
