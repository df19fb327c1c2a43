"""Figures as functions from plain values to a `Drawing`, the same list for paper and screen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ffbdesk.export.marks import MM, Box, Disc, Drawing, Line, Mark, Measure, Text
from ffbdesk.export.report import ProfileGroup, ProfileRow
from ffbdesk.words import report as words
from ffbdesk.words.levels import SHORT

DENSE_OVER = 12
"""More rows than this make the profile dense, and its alternative text a count: too long to listen to otherwise."""
_HEAD = 30.0
_LEGEND = 19.0


@dataclass(frozen=True, slots=True)
class _Form:
    """The measures of a profile, in points."""

    size: float
    lead: float
    air: float
    radius: float


_ROOMY = _Form(size=10, lead=12, air=9.5, radius=6.8)
_DENSE = _Form(size=9.5, lead=11, air=4.5, radius=5.7)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the columns of a profile stand: overtema, theme, and the five levels."""

    width: float
    form: _Form
    measure: Measure

    @property
    def name_x(self) -> float:
        return 40 * MM

    @property
    def level_xs(self) -> tuple[float, ...]:
        first, last = self.width * 0.56, self.width - 4 * MM
        return tuple(first + (last - first) * n / 4 for n in range(5))

    def wrapped(self, text: str, x: float, end: float) -> list[str]:
        return list(wrap(text, end - x, self.form.size, self.measure))


def profile(groups: Sequence[ProfileGroup], width: float, measure: Measure) -> Drawing:
    """Every levelled theme on the scale 0 to 4: a bar from 0 to a disc with the digit.

    `width` in points; the height follows from the rows. Raises IndexError for a level outside 0-4.
    """
    rows = [row for group in groups for row in group.rows]
    grid = _Grid(width, _DENSE if len(rows) > DENSE_OVER else _ROOMY, measure)
    marks, y = _scale_head(grid), _HEAD
    for group in groups:
        opening = y == _HEAD
        marks.append(Line(0, y, width, y, *((0.8, "accent") if opening else (0.4, "rule"))))
        for n, row in enumerate(group.rows):
            drawn, height = _row(grid, y, row, "" if n else group.name)
            marks += drawn
            y += height
    marks += [Line(0, y, width, y, 0.8, "accent"), *_legend(y + 15, measure)]
    said = words.profile_said([(row.theme, row.level) for row in rows], each=len(rows) <= DENSE_OVER)
    return Drawing(width, y + _LEGEND, tuple(marks), said)


def profiles(groups: Sequence[ProfileGroup], width: float, measure: Measure, tallest: float) -> list[Drawing]:
    """The profile in as few figures as fit under the height `tallest` (points); usually one."""
    whole = profile(groups, width, measure)
    count = sum(len(group.rows) for group in groups)
    if whole.height <= tallest or count < 2:
        return [whole]
    halves = (_cut(groups, 0, count // 2), _cut(groups, count // 2, count))
    return [drawing for half in halves for drawing in profiles(half, width, measure, tallest)]


def wrap(text: str, width: float, size: float, measure: Measure) -> Iterator[str]:
    """Lines no wider than `width` points, broken at spaces, or inside a word that alone is wider."""
    line = ""
    for word in text.split():
        trial = f"{line} {word}".strip()
        if measure(trial, size, "regular") <= width:
            line = trial
            continue
        if line:
            yield line
        *full, line = _pieces(word, width, size, measure)
        yield from full
    yield line


def disc(x: float, y: float, level: int, r: float) -> list[Mark]:
    """The one sign for a level: a white digit in a black disc around (x, y)."""
    size = r * 1.5
    return [Disc(x, y, r, fill="ink"), Text(x, y + size * 0.33, str(level), size, "semibold", "white", "middle")]


def _pieces(word: str, width: float, size: float, measure: Measure) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and measure(pieces[-1] + letter, size, "regular") > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _cut(groups: Sequence[ProfileGroup], start: int, stop: int) -> list[ProfileGroup]:
    """The groups with only the rows start to stop, counted over all groups."""
    kept, at = [], 0
    for group in groups:
        rows = group.rows[max(start - at, 0) : max(stop - at, 0)]
        at += len(group.rows)
        if rows:
            kept.append(ProfileGroup(group.name, rows))
    return kept


def _scale_head(grid: _Grid) -> list[Mark]:
    xs = grid.level_xs
    digits: list[Mark] = [Text(x, _HEAD - 17, str(n), 9.5, "semibold", "ink", "middle") for n, x in enumerate(xs)]
    ends = [Text(xs[0] - 4, _HEAD - 6, SHORT[0], 8), Text(xs[4] + 4, _HEAD - 6, SHORT[4], 8, anchor="end")]
    return [*digits, *ends]


def _row(grid: _Grid, y: float, row: ProfileRow, group: str) -> tuple[list[Mark], float]:
    """The marks of one theme, and the height they take; `group` is empty but on the group's first row."""
    form, first = grid.form, grid.level_xs[0]
    names = grid.wrapped(row.theme, grid.name_x, first - 10)
    overs = grid.wrapped(group, 0, grid.name_x - 6) if group else []
    height = max(len(names), len(overs)) * form.lead + form.air
    middle = y + height / 2
    top = middle + form.size * 0.34 - (max(len(names), len(overs)) - 1) / 2 * form.lead
    centred = middle + form.size * 0.34 - (len(names) - 1) / 2 * form.lead
    marks: list[Mark] = [Text(0, top + n * form.lead, s, 9.5, "semibold", "accent") for n, s in enumerate(overs)]
    marks += [Text(grid.name_x, centred + n * form.lead, s, form.size) for n, s in enumerate(names)]
    return marks + _track(grid, middle, row.level), height


def _track(grid: _Grid, y: float, level: int) -> list[Mark]:
    xs = grid.level_xs
    marks: list[Mark] = [Line(xs[0], y, xs[-1], y)]
    marks += [Line(x, y - 2.5, x, y + 2.5) for x in xs]
    if level:
        marks.append(Box(xs[0], y - 2.4, xs[level] - xs[0], 4.8, fill="mid"))
    return marks + disc(xs[level], y, level, grid.form.radius)


def _legend(y: float, measure: Measure) -> list[Mark]:
    second = 16 + measure(words.ASSESSED_LEVEL, 8.5, "regular") + 20
    return [*disc(6, y - 3, 2, 5.4), Text(16, y, words.ASSESSED_LEVEL), Text(second, y, words.SHORT_BAR)]
