"""Indsatsmål: the annex to a bestilling, and the section of the short report."""

from ffbdesk.export.figuremarks import MM
from ffbdesk.export.pdf import style as st
from ffbdesk.export.pdf.block import Block, Column, Room
from ffbdesk.export.pdf.contents import Heading
from ffbdesk.export.pdf.flow import Item, Level, Lock, Notice, Side
from ffbdesk.export.pdf.para import Para
from ffbdesk.export.pdf.pieces import body, labelled, long_facts, opening, side, told
from ffbdesk.export.pdf.plain import Run
from ffbdesk.export.pdf.table import Closed, Grid, Layout, Row, cell, head
from ffbdesk.export.report import Fact, GoalRow, GoalsPart, GoalsReport
from ffbdesk.words import report as words

SHEET = st.LANDSCAPE
_WIDE = [n * MM for n in (8.4, 52, 27, 38, 23.4, 23.4, 19.6, 31.5, 37.7)]
"""Theme and related themes have room for 'kommunikationsudstyr-', the longest word of the activities."""
_HEADING = 30.0
"""Points: a row is cut where no page can hold it under the heading."""
_NARROW = [n * MM for n in (72, 30, 23.5, 23.5, 19)]
_NARROW_BEGUN = [n * MM for n in (52.5, 26.5, 23.5, 23.5, 23.5, 18.5)]
_BEFORE_NOW = 2
"""The column that the beginning stands before."""


def story(report: GoalsReport, *, lost: bool) -> list[Block]:
    """The blocks of a cleaned report; `lost` says that characters were replaced."""
    part = report.goals
    purpose = body(part.purpose, st.LEAD, st.LEAD_LINE) or [Para(words.NO_TEXT, st.BODY)]
    return [
        *opening(report, SHEET, 3, lost=lost),
        *told([*long_facts(report), (part.purpose_label, purpose)]),
        Heading(words.GOALS, st.H1_SMALL, "goals"),
        *(_every_field(report) if part.rows else [Para(part.none_said, st.BODY), *_locked(report)]),
    ]


def section(part: GoalsPart, closing: list[Block], *, in_full: bool = False) -> list[Block]:
    """Purpose and goals in a udredning, and what closes it; that alone where there is neither.

    `in_full` adds who set a goal, and who is responsible for the follow-up.
    """
    purpose = body(part.purpose, st.BODY, st.LINE)
    if not purpose and not part.rows:
        return closing
    widths = _NARROW_BEGUN if part.begun else _NARROW
    start = (words.START_SHORT,) if part.begun else ()
    heads = (*words.GOALS_HEADS_SHORT[:_BEFORE_NOW], *start, *words.GOALS_HEADS_SHORT[_BEFORE_NOW:])
    layout = Layout(widths, 3.5, st.PORTRAIT.height - _HEADING, words.GOALS_TABLE, heads)
    rows = [_short_row(number, goal, begun=part.begun, in_full=in_full) for number, goal in enumerate(part.rows, 1)]
    doubts = _doubts(part)
    return [
        Room(90),
        Heading(words.GOALS_SECTION, st.H1, "goals"),
        *([side(part.purpose_label, "P", purpose, rule=False)] if purpose else []),
        *([Closed(Grid(layout, rows), [*([Side([], doubts)] if doubts else []), *closing])] if rows else closing),
    ]


def _every_field(report: GoalsReport) -> list[Block]:
    layout = Layout(_WIDE, 3.5, SHEET.height - _HEADING, words.GOALS_TABLE, words.GOALS_COLUMNS)
    grid = Grid(layout, [_row(number, goal) for number, goal in enumerate(report.goals.rows, 1)])
    doubts = _doubts(report.goals)
    notes = [*([_meanings(report)] if report.meanings else []), *([Notice(doubts)] if doubts else [])]
    return [Closed(grid, [*notes, *_locked(report)])]


def _locked(report: GoalsReport) -> list[Block]:
    return [Lock(report.lock, SHEET.height)] if report.lock else []


def _row(number: int, goal: GoalRow) -> Row:
    related = [Item(theme) for theme in goal.related]
    return Row(
        [
            head("Row", Para(str(number), st.CELL_BOLD)),
            cell(*_typed(goal.wording, st.LINE, st.LINE), *_noted(goal.set_said)),
            cell(*_typed(goal.change)),
            cell(*_typed(goal.theme, st.CELL_BOLD, st.CELL_BOLD)),
            cell(*_level(goal.current, goal.current_said), *_noted(words.at_start(goal.start, goal.start_on))),
            cell(*_level(goal.expected, goal.expected_said)),
            cell(*_typed(goal.follow_up), *_noted(goal.late)),
            cell(*_typed(goal.responsible)),
            cell(Column(related, "L") if related else Para(words.NO_TEXT, st.CELL)),
        ]
    )


def _noted(text: str) -> list[Block]:
    return [Para(text, st.SIDE_NOTE)] if text.strip() else []


def _typed(text: str, paragraph: st.Style = st.CELL, line: st.Style = st.CELL) -> list[Block]:
    return body(text, paragraph, line) or [Para(words.NO_TEXT, paragraph)]


def _level(level: int | None, said: str) -> list[Block]:
    """The sign over its words, or the words alone."""
    return _typed(said) if level is None else [Level(level, in_words=False), *_typed(said, st.SIDE_NOTE, st.SIDE_NOTE)]


def _short_row(number: int, goal: GoalRow, *, begun: bool, in_full: bool) -> Row:
    wording = words.numbered(number, goal.wording.strip() or words.NO_TEXT)
    more = (words.responsible(goal.responsible), goal.set_said) if in_full else ()
    return Row(
        [
            head(
                "Row",
                *_typed(wording, st.CELL_BOLD, st.CELL_BOLD),
                *body(goal.theme, st.CELL, st.CELL),
                *(note for text in more for note in _noted(text)),
            ),
            cell(*_typed(goal.change)),
            *([cell(*_typed(_in_short(goal.start, "")), *_noted(goal.start_on))] if begun else []),
            cell(*_typed(_in_short(goal.current, goal.current_said, unconfirmed=goal.unconfirmed))),
            cell(*_typed(_in_short(goal.expected, goal.expected_said))),
            cell(*_typed(goal.follow_up), *_noted(goal.late)),
        ]
    )


def _in_short(level: int | None, said: str, *, unconfirmed: bool = False) -> str:
    if level is None:
        return said
    short = words.LEVELS_SHORT[level]
    return words.unconfirmed(short) if unconfirmed else short


def _doubts(part: GoalsPart) -> list[Block]:
    return [
        Para((Run(words.to_goal(number), heavy=True), Run(said)), st.NOTE)
        for number, goal in enumerate(part.rows, 1)
        for said in (goal.doubt, goal.reached)
        if said.strip()
    ]


def _meanings(report: GoalsReport) -> Block:
    """One run-in paragraph: as a list it would often send the lock line to a page of its own."""
    runs = (run for fact in report.meanings for run in labelled(Fact(fact.label, words.ended(fact.text))))
    return Para((Run(words.labelled(words.MEANINGS)), *runs), st.NOTE)
