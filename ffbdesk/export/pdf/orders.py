"""Bestilling: who asks whom, what is granted in a table for each indsats, and the goals."""

from collections.abc import Sequence

from ffbdesk.export.figuremarks import MM
from ffbdesk.export.pdf import goals, sections
from ffbdesk.export.pdf import style as st
from ffbdesk.export.pdf.block import Block, Room
from ffbdesk.export.pdf.contents import Heading
from ffbdesk.export.pdf.flow import Lock
from ffbdesk.export.pdf.para import Para
from ffbdesk.export.pdf.pieces import body, labelled, long_facts, opening, side, told
from ffbdesk.export.pdf.table import Grid, Layout, Row, cell, head
from ffbdesk.export.report import GrantedRow, OrderReport, PlanTold
from ffbdesk.words import ordering as words

SHEET = st.PORTRAIT
_WIDTHS = [n * MM for n in (62, 30, 23, 27, 26)]
_BEGINS = 120.0
"""Points: an indsats begins where this much is left."""


def story(report: OrderReport, *, lost: bool) -> list[Block]:
    """The blocks of a cleaned report; `lost` says that characters were replaced."""
    lock: list[Block] = [Lock(report.lock, SHEET.height)] if report.lock else []
    closing = [block for n, one in enumerate(report.closing) for block in sections.section(one, f"closing{n}")]
    parties = [(fact.label, body(fact.text, st.BODY, st.LINE)) for fact in report.parties]
    in_short = [(report.told.label, body(report.told.text, st.BODY, st.LINE))] if report.told.text else []
    return [
        *opening(report, SHEET, 2, lost=lost),
        *told([*long_facts(report), *parties, *in_short]),
        *_plans(words.OWN, report.plans, "plans"),
        *_plans(words.ELSEWHERE, report.elsewhere, "elsewhere"),
        *goals.section(report.goals, []),
        *closing,
        *lock,
    ]


def _plans(heading: str, plans: Sequence[PlanTold], bookmark: str) -> list[Block]:
    if not plans:
        return []
    found: list[Block] = [Room(_BEGINS), Heading(heading, st.H1, bookmark)]
    for n, plan in enumerate(plans):
        found += _plan(plan, f"{bookmark}{n}")
    return found


def _plan(plan: PlanTold, bookmark: str) -> list[Block]:
    facts = [Para(labelled(fact), st.CELL) for fact in plan.facts]
    return [
        Room(_BEGINS),
        Heading(plan.heading, st.H2, bookmark, 1),
        *facts,
        *([_table(plan.rows)] if plan.rows else []),
        *(side(fact.label, "P", body(fact.text, st.BODY, st.LINE), rule=n > 0) for n, fact in enumerate(plan.answers)),
    ]


def _table(rows: Sequence[GrantedRow]) -> Block:
    layout = Layout(_WIDTHS, 3.5, SHEET.height, words.GRANTED_TABLE, words.GRANTED_HEADS)
    return Grid(
        layout,
        [
            Row(
                [
                    head("Row", *body(one.what, st.CELL_BOLD, st.CELL_BOLD)),
                    *(cell(*body(text, st.CELL, st.CELL)) for text in (one.basis, one.begins, one.ends, one.extent)),
                ]
            )
            for one in rows
        ],
    )
