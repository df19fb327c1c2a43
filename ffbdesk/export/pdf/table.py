"""The house table of labels and values: hairlines between rows, no vertical lines, no boxes."""

from contextlib import ExitStack
from itertools import chain
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFString
from reportlab.platypus import Table
from reportlab.platypus.tables import TableRenderCB

from ffbdesk.export.marks import MM
from ffbdesk.export.pdf import style as st
from ffbdesk.export.pdf.para import Para
from ffbdesk.export.report import Fact
from ffbdesk.words import report as words

_LABEL = 31 * MM


class TagTable:
    """Tags a table while reportlab draws it. `heads` are the columns whose cells are row headers."""

    def __init__(self, heads: frozenset[int], summary: str) -> None:
        self._heads, self._summary = heads, summary
        self._open: list[ExitStack] = []

    def startTable(self, table: Any) -> None:  # noqa: N802  # reportlab's name, as those below
        attrs = {"O": PDFName("Table"), "Summary": PDFString(self._summary)}
        self._enter(table.canv.elem("Table", self, A=PDFDictionary(attrs)))

    def startBG(self, table: Any) -> None:  # noqa: N802
        self._enter(table.canv.artifact())

    def startLines(self, table: Any) -> None:  # noqa: N802
        self._enter(table.canv.artifact())

    def startRow(self, table: Any, row: int) -> None:  # noqa: N802, ARG002
        self._enter(table.canv.elem("TR"))

    def startCell(self, table: Any, row: int, col: int, value: Any, *_place: Any) -> None:  # noqa: N802, ARG002
        """A cell of flowables is a group, an empty one a leaf."""
        make = table.canv.elem if value else table.canv.mark
        if value and col in self._heads:
            scope = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName("Row")})
            self._enter(make("TH", A=scope))
        else:
            self._enter(make("TD"))

    def _enter(self, manager: Any) -> None:
        stack = ExitStack()
        stack.enter_context(manager)
        self._open.append(stack)



def facts(pairs: list[Fact], columns: int = 2) -> Table:
    """The head block: label and value pairs side by side, read row by row."""
    cells: list[list[Para | str]] = [
        [Para(fact.label, st.SIDE), Para(fact.text.strip() or words.NO_TEXT, st.CELL)] for fact in pairs
    ]
    cells += [["", ""]] * (-len(cells) % columns)
    rows = [list(chain.from_iterable(cells[i : i + columns])) for i in range(0, len(cells), columns)]
    return Table(
        rows,
        colWidths=[_LABEL, st.WIDTH / columns - _LABEL] * columns,
        style=_RULES,
        renderCB=TagTable(frozenset(range(0, 2 * columns, 2)), words.FACTS),
        hAlign="LEFT",
        spaceAfter=8,
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
