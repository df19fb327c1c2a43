"""Figures of forløb: goals over time, støttebehov as steps, ydelser as bars; the same marks for paper and screen.

0 is at the top: a line that goes up is a level that got better. Days stand at their true distance.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import batched

from ffbdesk.dataclass import dataclass
from ffbdesk.export.figuremarks import Box, Drawing, Face, Line, Mark, Measure, Path, Text
from ffbdesk.export.figures import disc, wrap
from ffbdesk.export.report import Bar, Chart
from ffbdesk.words import progression as words

_STEP = 15.0
"""Points between two levels."""
_LEFT, _RIGHT = 16.0, 12.0
_HALF = 8.5
"""Of the square of an expected level."""
_DISC = 6.2
_SIZE = 8.5
_BAR = 4.5
_LINES, _SAID = 3, 200
"""Lines of a heading; letters of a text in what a figure says: PDF/A has a limit, and listening has one too."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Days at their true distance, on a width of paper."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day stands."""
        days = (self.last - self.first).days
        share = (day - self.first).days / days if days else 0.5
        return self.left + (self.right - self.left) * share

    def dated(self, days: Sequence[date], y: float, measure: Measure) -> list[Mark]:
        """The days in words: the first and the last, and between them those that touch none."""
        wanted = sorted(set(days))
        placed: list[tuple[float, float]] = []
        marks: list[Mark] = []
        for day in dict.fromkeys([*wanted[-1:], *wanted]):
            text = words.axis_day(day)
            half = measure(text, _SIZE, "regular") / 2
            x = min(max(self.x(day), half), self.right + _RIGHT - half)
            if all(x + half + 4 < left or x - half > right + 4 for left, right in placed):
                placed.append((x - half, x + half))
                marks.append(Text(x, y, text, _SIZE, anchor="middle"))
        return marks


def axis_of(days: Sequence[date], width: float, left: float = _LEFT) -> Axis:
    """From the first to the last of some days."""
    return Axis(min(days), max(days), left + _DISC, width - _RIGHT)


def charts(found: Sequence[Chart], across: int, width: float, measure: Measure) -> list[Drawing]:
    """So many in a row, each `width` points wide: the lines of a row stand at one height. Raises IndexError outside
    0-4.
    """
    drawn: list[Drawing] = []
    for line in batched(found, across):
        least = max(sum(size + 3 for _text, _face, size in _head(one, width, measure)) for one in line)
        drawn += [chart(one, width, measure, least) for one in line]
    return drawn


def _head(one: Chart, width: float, measure: Measure) -> list[tuple[str, Face, float]]:
    """The lines over a chart: what it is about, what it says, and under which goal."""
    texts: tuple[tuple[str, Face, float], ...] = (
        (one.heading, "semibold", 10.0),
        (one.said, "regular", 9.5),
        (one.under, "regular", 8.5),
    )
    return [(line, face, size) for text, face, size in texts for line in _first_lines(text, width, size, measure)]


def chart(one: Chart, width: float, measure: Measure, least: float = 0.0) -> Drawing:
    """A goal or theme on lines 0 to 4, with a disc at each day and a square where it is expected to come.

    `width` in points, and `least` that stand over the lines. Raises IndexError outside 0-4.
    """
    days = [day for day, _level in one.levels] + ([one.due] if one.due else [])
    marks: list[Mark] = []
    y = 0.0
    for line, face, size in _head(one, width, measure):
        y += size + 3
        marks.append(Text(0, y, line, size, face))
    y = max(y, least)
    ys = [y + 20 + n * _STEP for n in range(5)]
    axis = axis_of(days or [date.min], width)
    for n, at in enumerate(ys):
        marks += [Text(0, at + 3, str(n), _SIZE), Line(_LEFT - 4, at, width, at, 0.4, "rule")]
    if one.expected is not None:
        marks += _expected(one, axis, ys)
    points = tuple((axis.x(day), ys[level]) for day, level in one.levels)
    if len(points) > 1:
        marks.append(Path(points, 1.4, "ink"))
    for (x, at), (_day, level) in zip(points, one.levels, strict=True):
        marks += disc(x, at, level, _DISC)
    marks += axis.dated(days, ys[4] + 20, measure)
    return Drawing(
        width,
        ys[4] + 24,
        tuple(marks),
        words.chart_said(one.heading[:_SAID], one.levels, one.expected, one.said[:_SAID]),
    )


def _first_lines(text: str, width: float, size: float, measure: Measure) -> list[str]:
    """As many lines as the longest name of a theme needs; a chart that grew with its words would leave the page."""
    lines = list(wrap(text, width, size, measure)) if text.strip() else [""]
    if len(lines) <= _LINES:
        return lines
    return [*lines[: _LINES - 1], f"{lines[_LINES - 1].rstrip()[:-1]}…"]


def _expected(one: Chart, axis: Axis, ys: Sequence[float]) -> list[Mark]:
    """A square at the day it is to be followed up, else at the last level, and a dashed line to it."""
    assert one.expected is not None  # noqa: S101 - asked where there is one
    day = one.due or (one.levels[-1][0] if one.levels else None)
    x = axis.x(day) if day else axis.left
    y = ys[one.expected]
    square = Box(x - _HALF, y - _HALF, 2 * _HALF, 2 * _HALF, fill="white", stroke="ink", sw=1)
    start = axis.x(one.levels[0][0]) if one.levels else axis.left
    return [Line(start, y, x - _HALF, y, 0.9, "ink", (3, 2)), square] if x - _HALF > start else [square]


def needs(steps: Sequence[tuple[date, int]], names: Sequence[str], axis: Axis, measure: Measure) -> Drawing:
    """Støttebehov as a line of steps: which of `names` holds from which day on; the first name is at the top."""
    marks: list[Mark] = []
    ys = [8 + n * 13.0 for n in range(len(names))]
    for name, y in zip(names, ys, strict=True):
        wide = measure(name, _SIZE, "regular")
        marks += [Text(axis.left - 14 - wide, y + 3, name, _SIZE), Line(axis.left - 8, y, axis.right + _RIGHT, y)]
    points: list[tuple[float, float]] = []
    for day, at in steps:
        x = axis.x(day)
        if points:
            points.append((x, points[-1][1]))
        points.append((x, ys[at]))
    if len(points) > 1:
        marks.append(Path(tuple(points), 1.8, "ink"))
    marks += [Box(axis.x(day) - 2.6, ys[at] - 2.6, 5.2, 5.2, fill="ink") for day, at in steps]
    bottom = ys[-1] + 20 if ys else 0
    marks += axis.dated([day for day, _at in steps], bottom - 2, measure)
    said = words.needs_said([(day, names[at]) for day, at in steps])
    return Drawing(axis.right + _RIGHT, bottom, tuple(marks), said)


def bars(found: Sequence[Bar], days: Sequence[date], axis: Axis, measure: Measure) -> Drawing:
    """Ydelser as bars on the axis, an arrow where one has no end; a line down at every day something was judged."""
    marks: list[Mark] = []
    y = 4.0
    width = axis.right + _RIGHT
    bottom = y + len(found) * 24
    for day in days:
        marks.append(Line(axis.x(day), 0, axis.x(day), bottom, 0.5, "rule", (2, 2)))
    for bar in found:
        begins = axis.x(max(bar.begins, axis.first))
        ends = axis.x(min(bar.ends, axis.last)) if bar.ends else axis.right
        name = _in_room(bar.name, width, measure)  # it may begin left of its bar, where there is room for it
        marks += [
            Text(min(begins + 3, width - measure(name, _SIZE, "regular")), y + 8, name, _SIZE),
            Box(begins, y + 12, max(ends - begins, 1.0), _BAR, fill="mid"),
            Line(begins, y + 10, begins, y + 18.5, 1.4, "ink"),
        ]
        middle = y + 12 + _BAR / 2
        if bar.ends is None:
            head = ((ends + 7, middle), (ends, middle - 4.5), (ends, middle + 4.5))
            marks.append(Path(head, 0.4, fill="ink", closed=True))
        else:
            marks.append(Line(ends, y + 10, ends, y + 18.5, 1.4, "ink"))
        y += 24
    ends_of = [day for bar in found for day in (bar.begins, bar.ends) if day is not None]
    marks += axis.dated([*days, *ends_of], bottom + 12, measure)
    return Drawing(
        width, bottom + 16, tuple(marks), words.bars_said([(b.name[:_SAID], b.begins, b.ends) for b in found])
    )


def _in_room(text: str, width: float, measure: Measure) -> str:
    """A name on one line; what does not fit is said to be more."""
    first, *more = wrap(text, width - 8, _SIZE, measure)
    return f"{first}…" if more else first


def side_by_side(drawings: Sequence[Drawing], across: int, gap: float) -> Drawing:
    """Drawings of one width in rows, as one: none of them is parted over two pages."""
    if not drawings:
        return Drawing(0, 0, (), "")
    each = drawings[0].width
    marks: list[Mark] = []
    y = 0.0
    for row in batched(drawings, across):
        for n, one in enumerate(row):
            marks += [moved(mark, n * (each + gap), y) for mark in one.marks]
        y += max(one.height for one in row) + gap
    return Drawing(across * each + (across - 1) * gap, y - gap, tuple(marks), " ".join(one.alt for one in drawings))


def moved(mark: Mark, x: float, y: float) -> Mark:
    """The same mark somewhere else."""
    match mark:
        case Line():
            return replace(mark, x1=mark.x1 + x, y1=mark.y1 + y, x2=mark.x2 + x, y2=mark.y2 + y)
        case Path():
            return replace(mark, points=tuple((px + x, py + y) for px, py in mark.points))
        case _:
            return replace(mark, x=mark.x + x, y=mark.y + y)
