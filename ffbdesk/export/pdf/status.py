"""Statusnotat and opfølgning: in short, the goals on the scale, then goal by goal, and what the provider proposes."""

from itertools import batched

from ffbdesk.export import figures
from ffbdesk.export.figuremarks import MM
from ffbdesk.export.pdf import sections
from ffbdesk.export.pdf import style as st
from ffbdesk.export.pdf.block import Block, Room
from ffbdesk.export.pdf.contents import Heading
from ffbdesk.export.pdf.flow import Lock
from ffbdesk.export.pdf.paint import Figure
from ffbdesk.export.pdf.para import Para
from ffbdesk.export.pdf.pieces import body, long_facts, opening, side, told
from ffbdesk.export.pdf.table import Grid, Layout, Row, cell, head
from ffbdesk.export.report import GoalTold, StatusReport
from ffbdesk.words import report as words

SHEET = st.PORTRAIT
_AT_ONCE = 14
"""Goals in one figure: more stand in a second, for a figure is never parted."""
_STEPS = [n * MM for n in (82, 25, 61)]
_BEGINS = 130.0
"""Points: a goal begins where this much is left."""
_CLOSE = 4.0


def story(report: StatusReport, *, lost: bool) -> list[Block]:
    """The blocks of a cleaned report; `lost` says that characters were replaced."""
    in_short = body(report.in_short.text, st.LEAD, st.LEAD_LINE)
    drawn = [
        Figure(figures.tracks(rows, SHEET.width, st.measure, report.now_said))
        for rows in batched(report.tracks, _AT_ONCE)
    ]
    found = [
        *opening(report, SHEET, 2, lost=lost),
        *told([*long_facts(report), *([(report.in_short.label, in_short)] if in_short else [])]),
        *drawn,
    ]
    for number, goal in enumerate(report.goals):
        found += _goal(goal, f"goal{number}")
    for number, section in enumerate(report.sections):
        found += sections.section(section, f"section{number}")
    return [*found, *([Lock(report.lock, SHEET.height)] if report.lock else [])]


def _goal(goal: GoalTold, bookmark: str) -> list[Block]:
    heading = words.with_result(goal.heading, goal.result)
    happened = body(goal.happened.text, st.BODY, st.LINE)
    return [
        Room(_BEGINS),
        Heading(heading, st.H1, bookmark),
        *body(words.quoted(goal.wording), st.QUOTE, st.QUOTE_LINE),
        *([Para(goal.levels, st.CELL)] if goal.levels else []),
        *([_steps(goal)] if goal.steps else []),
        *([side(goal.happened.label, "P", happened, rule=False, after=_CLOSE)] if happened else []),
        *([_views(goal)] if goal.views else []),
    ]


def _steps(goal: GoalTold) -> Block:
    layout = Layout(_STEPS, 3, SHEET.height, words.STEPS_TABLE, words.STEPS_HEADS)
    rows = [
        Row(
            [
                head("Row", *_said(step.wording)),
                cell(Para(step.result, st.CELL_BOLD)),
                cell(*(_said(step.basis) if step.basis else ())),
            ]
        )
        for step in goal.steps
    ]
    return Grid(layout, rows)


def _views(goal: GoalTold) -> Block:
    """Side by side, never merged."""
    widths = [SHEET.width / len(goal.views)] * len(goal.views)
    layout = Layout(widths, 3, SHEET.height, words.VIEWS_TABLE, tuple(view.label for view in goal.views))
    return Grid(layout, [Row([cell(*body(view.text, st.CELL, st.CELL)) for view in goal.views])])


def _said(text: str) -> list[Block]:
    return body(text, st.CELL, st.CELL) or [Para(words.NO_TEXT, st.CELL)]
