"""The house table of labels and values: hairlines between rows, no vertical lines, no boxes."""

from contextlib import AbstractContextManager, ExitStack
from itertools import chain
from typing import Any, cast

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFString
from reportlab.platypus import Table

from ffbdesk.export.marks import MM
from ffbdesk.export.pdf import style as st
from ffbdesk.export.pdf.canvas import PlainCanvas
from ffbdesk.export.pdf.para import Para
from ffbdesk.export.report import Fact
from ffbdesk.words import report as words

_LABEL = 31 * MM


class TagTable:
    """Tags a table while reportlab draws it (its `renderCB`). `heads` are the columns of row headers."""

    def __init__(self, heads: frozenset[int], summary: str) -> None:
        self._heads, self._summary = heads, summary
        self._open: list[ExitStack] = []

    def __call__(self, table: Table, event: str, *args: Any) -> None:
        """Events come in pairs, from 'startTable' to 'endTable', one inside the other."""
        if event.startswith("end"):
            self._open.pop().close()
            return
        stack = ExitStack()
        stack.enter_context(self._begun(cast(PlainCanvas, table.canv), event, args))
        self._open.append(stack)

    def _begun(self, canvas: PlainCanvas, event: str, args: tuple[Any, ...]) -> AbstractContextManager[None]:
        match event:
            case "startTable":
                summary = {"O": PDFName("Table"), "Summary": PDFString(self._summary)}
                return canvas.elem("Table", self, A=PDFDictionary(summary))
            case "startRow":
                return canvas.elem("TR")
            case "startCell":
                _row, column, value, *_place = args
                return self._cell(canvas, column in self._heads, value)
            case _:  # background and lines
                return canvas.artifact()

    def _cell(self, canvas: PlainCanvas, head: bool, value: Any) -> AbstractContextManager[None]:
        """A cell of flowables is a group, an empty one a leaf."""
        if not value:
            return canvas.mark("TD")
        scope = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName("Row")})
        return canvas.elem("TH", A=scope) if head else canvas.elem("TD")


def facts(pairs: list[Fact], columns: int = 2) -> Table:
    """The head block: label and value pairs side by side, read row by row."""
    cells: list[list[Para | str]] = [
        [Para(fact.label, st.SIDE), Para(fact.text.strip() or words.NO_TEXT, st.CELL)] for fact in pairs
    ]
    cells += [["", ""]] * (-len(cells) % columns)
    rows = [list(chain.from_iterable(cells[i : i + columns])) for i in range(0, len(cells), columns)]
    tags: Any = TagTable(frozenset(range(0, 2 * columns, 2)), words.FACTS)
    return Table(
        rows,
        colWidths=[_LABEL, st.WIDTH / columns - _LABEL] * columns,
        style=_RULES,
        renderCB=tags,
        hAlign="LEFT",
        spaceAfter=12,
    )


_ALL = ((0, 0), (-1, -1))
_RULES: list[Any] = [
    ("FONT", *_ALL, st.REGULAR, 9.5),
    ("VALIGN", *_ALL, "TOP"),
    ("LEFTPADDING", *_ALL, 0),
    ("RIGHTPADDING", *_ALL, 8),
    ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
    ("TOPPADDING", *_ALL, 2.6),
    ("BOTTOMPADDING", *_ALL, 3.6),
    ("LINEABOVE", (0, 0), (-1, 0), st.RULE_WIDTH, st.ACCENT),
    ("LINEBELOW", (0, 0), (-1, -2), st.HAIR, st.RULE),
    ("LINEBELOW", (0, -1), (-1, -1), st.RULE_WIDTH, st.ACCENT),
]
