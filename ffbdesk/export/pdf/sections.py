"""A document of sections: the recovery sheet, and everything about one citizen."""

from ffbdesk.export.figuremarks import MM
from ffbdesk.export.pdf import style as st
from ffbdesk.export.pdf.block import Block, Room
from ffbdesk.export.pdf.contents import Heading
from ffbdesk.export.pdf.flow import Lock, Side
from ffbdesk.export.pdf.para import Para
from ffbdesk.export.pdf.pieces import body, long_facts, opening, side, told
from ffbdesk.export.pdf.table import Grid, Layout, Row, cell, head
from ffbdesk.export.report import Codes, PlainReport, Section
from ffbdesk.words import report as words

SHEET = st.PORTRAIT
_BEGINS = 110.0
"""Points: a section begins where this much is left."""
_CODES = [n * MM for n in (40, 32, 32, 32, 32)]


def story(report: PlainReport, *, lost: bool) -> list[Block]:
    """The blocks of a cleaned report; `lost` says that characters were replaced."""
    found = [*opening(report, SHEET, 2, lost=lost), *told(long_facts(report))]
    for number, one in enumerate(report.sections):
        found += section(one, f"section{number}")
    return [*found, *([Lock(report.lock, SHEET.height)] if report.lock else [])]


def section(one: Section, bookmark: str) -> list[Block]:
    """Its heading, a few words, and the labelled texts."""
    intro = body(one.intro, st.BODY, st.LINE)
    rows = [
        side(fact.label, "P", body(fact.text, st.BODY, st.LINE) or [Para(words.NO_TEXT, st.BODY)], rule=n > 0)
        for n, fact in enumerate(one.facts)
    ]
    return [
        Room(_BEGINS),
        Heading(one.heading, st.H1, bookmark),
        *([Side([], intro)] if intro else []),
        *rows,
        *([_codes(one.codes)] if one.codes else []),
    ]


def _codes(codes: Codes) -> Block:
    layout = Layout(_CODES, 5, SHEET.height, codes.caption, codes.heads)
    rows = [
        Row([head("Row", Para(first, st.CELL_BOLD)), *(cell(Para(code, st.CODE)) for code in rest)])
        for first, *rest in codes.rows
    ]
    return Grid(layout, rows)
