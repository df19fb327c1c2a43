"""Forløb: goals over time, støttebehov and ydelser on one axis, and the same numbers as tables."""

from collections.abc import Sequence
from itertools import batched

from ffbdesk.export import courses
from ffbdesk.export.pdf import style as st
from ffbdesk.export.pdf.block import Block, Gap, Room
from ffbdesk.export.pdf.contents import Heading
from ffbdesk.export.pdf.paint import Figure
from ffbdesk.export.pdf.para import Para
from ffbdesk.export.pdf.pieces import long_facts, opening, told
from ffbdesk.export.pdf.table import Grid, Layout, Row, cell, head
from ffbdesk.export.report import Bar, ProgressionReport
from ffbdesk.words import progression as words

SHEET = st.PORTRAIT
_ACROSS, _BETWEEN = 3, 16.0
"""Charts in a row, and the points between them."""
_ROWS_AT_ONCE = 3
_BARS_AT_ONCE = 18
_DAYS_AT_ONCE, _MEANS_AT_ONCE = 4, 6
"""Days that a table of levels, and one of means, has room for: more stand in a second."""
_NEEDS = 84.0
_BEGINS = 150.0


def story(report: ProgressionReport, *, lost: bool) -> list[Block]:
    """The blocks of a cleaned report; `lost` says that characters were replaced."""
    return [
        *opening(report, SHEET, 2, lost=lost),
        *told(long_facts(report)),
        *_levels(report),
        *_needs_and_bars(report),
        *_tables(report),
    ]


def _levels(report: ProgressionReport) -> list[Block]:
    if not report.charts:
        return []
    each = (SHEET.width - (_ACROSS - 1) * _BETWEEN) / _ACROSS
    drawn = courses.charts(report.charts, _ACROSS, each, st.measure)
    figures = [
        Figure(courses.side_by_side(rows, _ACROSS, _BETWEEN)) for rows in batched(drawn, _ACROSS * _ROWS_AT_ONCE)
    ]
    return [Room(_BEGINS), Heading(words.OVER_TIME, st.H1, "levels"), Para(report.hint, st.NOTE), *figures]


def _needs_and_bars(report: ProgressionReport) -> list[Block]:
    days = [*report.days, *(day for day, _at in report.need_steps)]
    days += [day for bar in report.bars for day in (bar.begins, bar.ends) if day is not None]
    if not days:
        return []
    axis = courses.axis_of(days, SHEET.width, _NEEDS)
    found: list[Block] = []
    if report.need_steps:
        drawing = courses.needs(report.need_steps, report.need_names, axis, st.measure)
        found += [Room(_BEGINS), Heading(words.NEEDS, st.H1, "needs"), Figure(drawing)]
    if report.bars:
        parts: list[tuple[Bar, ...]] = list(batched(report.bars, _BARS_AT_ONCE))
        drawn = [Figure(courses.bars(part, report.days, axis, st.measure)) for part in parts]
        found += [Room(_BEGINS), Heading(words.INTERVENTIONS, st.H1, "bars"), *drawn]
    return found


def _tables(report: ProgressionReport) -> list[Block]:
    """Days in batches that the page has room for; what is expected and how it went stand in the last."""
    if not (report.rows or report.need_rows or report.bar_rows):
        return []
    found: list[Block] = [Room(_BEGINS), Heading(words.AS_TABLE, st.H1, "table"), Para(report.note, st.NOTE)]
    starts = range(0, max(1, len(report.heads)), _DAYS_AT_ONCE)
    for start in starts if report.rows else ():
        stop = min(start + _DAYS_AT_ONCE, len(report.heads))
        is_last = start == starts[-1]
        more = (words.EXPECTED, words.CHANGE) if is_last else ()
        heads = (words.THEME, *report.heads[start:stop], *more)
        rows = [(row[0], *row[1 + start : 1 + stop], *(row[-2:] if is_last else ())) for row in report.rows]
        found += [_grid(words.AS_TABLE, heads, rows), Gap(8)]
    for start in range(0, max(1, len(report.heads)), _MEANS_AT_ONCE) if report.group_rows else ():
        stop = min(start + _MEANS_AT_ONCE, len(report.heads))
        rows = [(row[0], *row[1 + start : 1 + stop]) for row in report.group_rows]
        found += [_grid(words.GROUPS, (words.GROUP, *report.heads[start:stop]), rows), Gap(8)]
    if report.need_rows:
        found += [_grid(words.NEEDS, (words.NEEDS, words.DAY), list(report.need_rows)), Gap(8)]
    if report.bar_rows:
        heads = (words.INTERVENTION, words.BEGINS, words.ENDS)
        found += [_grid(words.INTERVENTIONS, heads, list(report.bar_rows)), Gap(8)]
    return found


def _grid(caption: str, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Block:
    first = SHEET.width * (0.30 if len(heads) > 1 else 1.0)
    each = (SHEET.width - first) / max(1, len(heads) - 1)
    layout = Layout([first, *[each] * (len(heads) - 1)], 3, SHEET.height, caption, heads)
    return Grid(
        layout,
        [Row([head("Row", Para(name, st.CELL)), *(cell(*_said(text)) for text in cells)]) for name, *cells in rows],
    )


def _said(text: str) -> list[Block]:
    return [Para(text or words.NO_VALUE, st.CELL)]
