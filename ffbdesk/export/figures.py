"""Figures as functions from plain values to a `Drawing`, the same list for paper and screen."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Self

from ffbdesk.dataclass import dataclass
from ffbdesk.export.figuremarks import MM, Box, Disc, Drawing, Face, Ink, Line, Mark, Measure, Path, Text
from ffbdesk.export.report import ProfileGroup, ProfileRow, Track
from ffbdesk.words import report as words
from ffbdesk.words.levels import LABELS, SHORT

DENSE_OVER = 12
"""More rows than this make the profile dense, and its alternative text a count: too long to listen to otherwise."""
_HEAD = 30.0
_BESIDE = 400.0
"""Points: a narrower profile has its overtemaer over their themes."""
_COLUMN = 17 * MM


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
class _Columns:
    """What stands beside the level, decided once for a profile however many figures it is cut into."""

    own: bool
    expected: bool
    ring: bool
    gaps: bool
    """Whether a column has a row without a value."""
    earlier: str
    unconfirmed: bool = False

    @classmethod
    def of(cls, rows: Sequence[ProfileRow], earlier: str) -> Self:
        own = any(row.own is not None for row in rows)
        expected = any(row.expected is not None for row in rows)
        ring = any(row.before not in {None, row.level} for row in rows)
        gaps = any((own and row.own is None) or (expected and row.expected is None) for row in rows)
        return cls(own, expected, ring, gaps, earlier, any(row.unconfirmed for row in rows))

    @property
    def count(self) -> int:
        return self.own + self.expected


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the columns of a profile stand: overtema, theme, the five levels, own rating, expected level."""

    width: float
    form: _Form
    measure: Measure
    columns: _Columns

    @property
    def heads_apart(self) -> bool:
        """Whether an overtema stands over its themes: where there is no room beside them."""
        return self.width < _BESIDE

    @property
    def name_x(self) -> float:
        return 0 if self.heads_apart else 40 * MM

    @property
    def level_xs(self) -> tuple[float, ...]:
        share = 0.46 if self.heads_apart else 0.56
        first = self.width * (share - 0.02 * self.columns.count)
        last = self.width - 4 * MM - self.columns.count * _COLUMN
        return tuple(first + (last - first) * n / 4 for n in range(5))

    @property
    def own_x(self) -> float:
        return self.expected_x - _COLUMN if self.columns.expected else self.expected_x

    @property
    def expected_x(self) -> float:
        return self.width - 7 * MM

    def wrapped(self, text: str, x: float, end: float) -> list[str]:
        return list(wrap(text, end - x, self.form.size, self.measure))


@dataclass(frozen=True, slots=True)
class Profile:
    """Every levelled theme on the scale 0 to 4: a bar from 0 to a disc with the digit.

    An open ring is the earlier level, only where it changed; own rating and expected level are columns of digits,
    only where a row has one. Can be cut in two that look like one.
    """

    groups: tuple[ProfileGroup, ...]
    grid: _Grid

    @classmethod
    def of(cls, groups: Sequence[ProfileGroup], width: float, measure: Measure, earlier: str = "") -> Self:
        """`earlier` dates the ring in the legend ('12.3.2021'). `width` in points."""
        rows = [row for group in groups for row in group.rows]
        form = _DENSE if len(rows) > DENSE_OVER else _ROOMY
        return cls(tuple(groups), _Grid(width, form, measure, _Columns.of(rows, earlier)))

    def drawing(self) -> Drawing:
        """The height follows from the rows. Raises IndexError for a level outside 0-4."""
        grid, width = self.grid, self.grid.width
        marks, y = _scale_head(grid), _HEAD
        for group in self.groups:
            opening = y == _HEAD
            marks.append(Line(0, y, width, y, *((0.8, "accent") if opening else (0.4, "rule"))))
            for n, row in enumerate(group.rows):
                drawn, height = _row(grid, y, row, "" if n else group.name)
                marks += drawn
                y += height
        legend, last = _legend(grid, y + 15)
        marks += [Line(0, y, width, y, 0.8, "accent"), *legend]
        rows = [row for group in self.groups for row in group.rows]
        values = [(row.theme, row.level, row.before, row.own, row.expected) for row in rows]
        return Drawing(width, last + 4, tuple(marks), words.profile_said(values, each=len(rows) <= DENSE_OVER))

    def parted(self, height: float, *, least: int = 1, between_groups: bool = False) -> tuple[Self, Self] | None:
        """The most rows that fit in the height, and the rest; None where either would have fewer rows than `least`."""
        borders = list(accumulate(len(group.rows) for group in self.groups))
        last = borders[-1] - least
        for cut in reversed(borders[:-1] if between_groups else range(1, borders[-1])):
            head = replace(self, groups=_cut(self.groups, 0, cut))
            if least <= cut <= last and head.drawing().height <= height:
                return head, replace(self, groups=_cut(self.groups, cut, borders[-1]))
        return None


def profile(groups: Sequence[ProfileGroup], width: float, measure: Measure, earlier: str = "") -> Drawing:
    """The whole profile in one figure, as the screen shows it."""
    return Profile.of(groups, width, measure, earlier).drawing()


def tracks(rows: Sequence[Track], width: float, measure: Measure, now: str) -> Drawing:
    """Goals on the scale 0 to 4: a ring where each began, a square where it is expected to come, a disc for now.

    An arrow goes from the ring to the disc, whichever way. `width` in points; `now` says what the disc is. Raises
    IndexError outside 0-4.
    """
    first, last, name_x, result_x = 0.45 * width, 0.76 * width, 18 * MM, 0.82 * width
    xs = [first + (last - first) * n / 4 for n in range(5)]
    marks: list[Mark] = [
        *(Text(x, _HEAD - 17, str(n), 9.5, "semibold", "ink", "middle") for n, x in enumerate(xs)),
        Text(xs[0] - 4, _HEAD - 6, SHORT[0], 8),
        Text(xs[4] + 4, _HEAD - 6, SHORT[4], 8, anchor="end"),
        Text(0, _HEAD - 6, words.TRACKS_HEAD, 8.5, "semibold"),
        Text(result_x, _HEAD - 6, words.TRACKS_RESULT, 8.5, "semibold"),
    ]
    y = _HEAD
    for n, row in enumerate(rows):
        marks.append(Line(0, y, width, y, *((0.4, "rule") if n else (0.8, "accent"))))
        names = list(wrap(row.theme, first - 14 - name_x, 9.5, measure))
        results = list(wrap(row.result, width - result_x, 9.5, measure))
        height = max(len(names), len(results)) * 12 + 14
        middle = y + height / 2
        marks.append(Text(0, middle + 3.2, row.number, 9.5, "semibold", "accent"))
        marks += _lines(names, name_x, middle, "regular")
        marks += _lines(results, result_x, middle, "semibold")
        marks += _scale(xs, middle, row)
        y += height
    marks.append(Line(0, y, width, y, 0.8, "accent"))
    legend = _tracks_legend(y + 15, measure, now)
    said = words.tracks_said(now, [(r.number, r.theme, r.before, r.expected, r.now, r.result) for r in rows])
    return Drawing(width, y + 22, (*marks, *legend), said)


def _lines(texts: Sequence[str], x: float, middle: float, face: Face) -> list[Text]:
    """Lines around a middle."""
    top = middle + 3.2 - (len(texts) - 1) / 2 * 12
    return [Text(x, top + n * 12, text, 9.5, face) for n, text in enumerate(texts)]


def scale_head(width: float) -> Drawing:
    """What stands over rows of `scale`: the digits of the levels. `width` in points."""
    edge = 11.0
    xs = [edge + (width - 2 * edge) * n / 4 for n in range(5)]
    digits = (Text(x, 10, str(n), 8.5, "semibold", "ink", "middle") for n, x in enumerate(xs))
    ends = (Text(0, 20, SHORT[0].lower(), 8), Text(width, 20, SHORT[4].lower().split()[0], 8, anchor="end"))
    return Drawing(width, 22, (*digits, *ends), words.SCALE)


def scale(width: float, row: Track) -> Drawing:
    """One goal alone on its scale, as a row of a list shows it. `width` in points. Raises IndexError outside 0-4."""
    edge, middle = 11.0, 11.0
    xs = [edge + (width - 2 * edge) * n / 4 for n in range(5)]
    said = words.track_said(words.NOW, row.number, row.theme, row.before, row.expected, row.now, row.result)
    return Drawing(width, 2 * middle, tuple(_scale(xs, middle, row)), said)


def _scale(xs: Sequence[float], y: float, row: Track) -> list[Mark]:
    found: list[Mark] = [Line(xs[0], y, xs[4], y, 0.6, "mid"), *(Line(x, y - 3, x, y + 3, 0.6, "mid") for x in xs)]
    if row.expected is not None:
        found.append(_square(xs[row.expected], y, 9.5))
    if row.before is not None and row.now not in (None, row.before):
        found += _arrow(xs[row.before], xs[row.now], y)
    if row.before is not None and row.before != row.now:
        found += ring(xs[row.before], y, row.before, 6.2)
    if row.now is not None:
        found += disc(xs[row.now], y, row.now, 6.8)
    return found


def _square(x: float, y: float, half: float) -> Box:
    return Box(x - half, y - half, 2 * half, 2 * half, fill="white", stroke="ink", sw=1)


def _arrow(start: float, end: float, y: float) -> list[Mark]:
    """From the edge of the ring to the edge of the disc."""
    way = 1 if end > start else -1
    tip = end - way * 7.4
    head = ((tip, y), (tip - way * 6, y - 3), (tip - way * 6, y + 3))
    return [Line(start + way * 6.6, y, tip - way * 4, y, 1.4, "ink"), Path(head, 0.4, fill="ink", closed=True)]


def _tracks_legend(y: float, measure: Measure, now: str) -> list[Mark]:
    signs = (
        (ring(6, -3, None, 5), words.TRACK_BEFORE),
        ([_square(6, -3, 5.5)], words.TRACK_EXPECTED),
        (disc(6, -3, None, 5), now),
    )
    marks, x = list[Mark](), 0.0
    for sign, text in signs:
        marks += [replace(mark, x=mark.x + x, y=mark.y + y) for mark in sign]
        marks.append(Text(x + 16, y, text))
        x += 16 + measure(text, 8.5, "regular") + 20
    return marks


def criteria_strip(criteria: Sequence[str], width: float, measure: Measure) -> Drawing:
    """The five levels with their official criteria, side by side. `width` in points."""
    gap = 4.0
    each = (width - 4 * gap) / 5
    lines = [tuple(wrap(text, each - 14, 8, measure)) for text in criteria]
    height = 29 + max(map(len, lines)) * 9.6
    marks: list[Mark] = []
    for n, text in enumerate(lines):
        x = n * (each + gap)
        marks.append(Box(x + 0.9, 0.9, each - 1.8, height - 1.8, stroke="rule", sw=0.4))
        marks += disc(x + 13, 13.5, n, 6.6)
        marks.append(Text(x + 24, 16.8, LABELS[n], 9.5, "semibold"))
        marks += [Text(x + 7, 31 + at * 9.6, line, 8) for at, line in enumerate(text)]
    return Drawing(width, height, tuple(marks), words.criteria_said(criteria))


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


def disc(x: float, y: float, level: int | None, r: float) -> list[Disc | Text]:
    """The one sign for a level: a white digit in a black disc around (x, y); None for the sign alone."""
    return [Disc(x, y, r, fill="ink"), *_digit(x, y, level, r * 1.5, face="semibold", ink="white")]


def unsure(x: float, y: float, level: int | None, r: float) -> list[Disc | Text]:
    """The sign for a level carried from an earlier round that nobody has confirmed: a grey disc with its edge."""
    return [Disc(x, y, r - 0.3, fill="mid", stroke="ink", sw=0.8), *_digit(x, y, level, r * 1.5, face="semibold")]


def ring(x: float, y: float, level: int | None, r: float) -> list[Disc | Text]:
    """The one sign for an earlier level: its digit in an open ring around (x, y)."""
    return [Disc(x, y, r, fill="white", stroke="ink", sw=1), *_digit(x, y, level, r * 1.5)]


def _digit(
    x: float, y: float, level: int | None, size: float, *, face: Face = "regular", ink: Ink = "ink"
) -> list[Text]:
    return [] if level is None else [Text(x, y + size * 0.33, str(level), size, face, ink, "middle")]


def _pieces(word: str, width: float, size: float, measure: Measure) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and measure(pieces[-1] + letter, size, "regular") > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _cut(groups: Sequence[ProfileGroup], start: int, stop: int) -> tuple[ProfileGroup, ...]:
    """The groups with only the rows start to stop, counted over all groups."""
    kept, at = [], 0
    for group in groups:
        rows = group.rows[max(start - at, 0) : max(stop - at, 0)]
        at += len(group.rows)
        if rows:
            kept.append(ProfileGroup(group.name, rows))
    return tuple(kept)


def _scale_head(grid: _Grid) -> list[Mark]:
    xs = grid.level_xs
    digits: list[Mark] = [Text(x, _HEAD - 17, str(n), 9.5, "semibold", "ink", "middle") for n, x in enumerate(xs)]
    ends = _scale_ends(grid)
    own = _column_head(grid.own_x, words.OWN_RATING) if grid.columns.own else []
    expected = _column_head(grid.expected_x, words.EXPECTED_LEVEL) if grid.columns.expected else []
    return [*digits, *ends, *own, *expected]


def _scale_ends(grid: _Grid) -> list[Mark]:
    """The words of 0 and 4 under their digits, as far as both have room."""
    xs, needed = grid.level_xs, sum(grid.measure(SHORT[n], 8, "regular") for n in (0, 4))
    if needed + 6 > xs[4] - xs[0] + 8:
        return []
    return [Text(xs[0] - 4, _HEAD - 6, SHORT[0], 8), Text(xs[4] + 4, _HEAD - 6, SHORT[4], 8, anchor="end")]


def _column_head(x: float, lines: tuple[str, str]) -> list[Mark]:
    return [Text(x, _HEAD - 17 + n * 10.5, s, 8.5, "semibold", anchor="middle") for n, s in enumerate(lines)]


def _row(grid: _Grid, y: float, row: ProfileRow, group: str) -> tuple[list[Mark], float]:
    """The marks of one theme, and the height they take; `group` is empty but on the group's first row."""
    if group and grid.heads_apart:
        over, head = _over(grid, y, group)
        marks, height = _row(grid, y + head, row, "")
        return over + marks, head + height
    form, first = grid.form, grid.level_xs[0]
    names = grid.wrapped(row.theme, grid.name_x, first - 10)
    overs = grid.wrapped(group, 0, grid.name_x - 6) if group else []
    height = max(len(names), len(overs)) * form.lead + form.air
    middle = y + height / 2
    top = middle + form.size * 0.34 - (max(len(names), len(overs)) - 1) / 2 * form.lead
    centred = middle + form.size * 0.34 - (len(names) - 1) / 2 * form.lead
    marks = [Text(0, top + n * form.lead, s, 9.5, "semibold", "accent") for n, s in enumerate(overs)]
    marks += [Text(grid.name_x, centred + n * form.lead, s, form.size) for n, s in enumerate(names)]
    return marks + _track(grid, middle, row) + _beside(grid, middle, row), height


def _over(grid: _Grid, y: float, group: str) -> tuple[list[Mark], float]:
    """An overtema on lines of its own, and their height."""
    form, lines = grid.form, grid.wrapped(group, 0, grid.width - 4 * MM)
    first = y + form.air / 2 + form.lead / 2 + form.size * 0.34
    marks: list[Mark] = [Text(0, first + n * form.lead, s, 9.5, "semibold", "accent") for n, s in enumerate(lines)]
    return marks, len(lines) * form.lead + form.air / 2


def _track(grid: _Grid, y: float, row: ProfileRow) -> list[Mark]:
    xs, level, before = grid.level_xs, row.level, row.before
    marks: list[Mark] = [Line(xs[0], y, xs[-1], y)]
    marks += [Line(x, y - 2.5, x, y + 2.5) for x in xs]
    if level and row.unconfirmed:
        marks.append(Box(xs[0], y - 2.4, xs[level] - xs[0], 4.8, fill="white", stroke="ink"))
    elif level:
        marks.append(Box(xs[0], y - 2.4, xs[level] - xs[0], 4.8, fill="mid"))
    if before is not None and before != level:
        marks += ring(xs[before], y, before, grid.form.radius - 0.6)
    sign = unsure if row.unconfirmed else disc
    return marks + sign(xs[level], y, level, grid.form.radius)


def _beside(grid: _Grid, y: float, row: ProfileRow) -> list[Mark]:
    """The digits of the columns, a dash where there is none."""
    columns = ((grid.columns.own, grid.own_x, row.own), (grid.columns.expected, grid.expected_x, row.expected))
    return [
        Text(x, y + grid.form.size * 0.34, words.NO_VALUE if n is None else str(n), grid.form.size, anchor="middle")
        for shown, x, n in columns
        if shown
    ]


def _legend(grid: _Grid, y: float) -> tuple[list[Mark], float]:
    """The signs, then what is to be said in words, broken where the width ends; and where the last line stands.

    The signs have no digit here: it would be read as a value.
    The words follow on the signs' line where nothing else is to be explained.
    """
    columns = grid.columns
    items = [(disc(6, -3, None, 5.4), words.ASSESSED_LEVEL)]
    if columns.ring:
        date = words.EARLIER_LEVEL_ON.format(date=columns.earlier) if columns.earlier else words.EARLIER_LEVEL
        items.append((ring(6, -3, None, 5), date))
    if columns.unconfirmed:
        items.append((unsure(6, -3, None, 5.4), words.UNCONFIRMED_LEVEL))
    items.append(([], words.SHORT_BAR))
    if columns.gaps:
        items.append(([], _gaps_said(columns)))
    more, marks, x = len(items) > 2, list[Mark](), 0.0
    for sign, text in items:
        start, needed = 16 if sign else 0, grid.measure(text, 8.5, "regular")
        turn = more and text == words.SHORT_BAR
        if x and (turn or x + start + needed > grid.width):
            x, y = 0.0, y + 13
        marks += [_moved(mark, x, y) for mark in sign]
        marks.append(Text(x + start, y, text))
        x += start + needed + 20
    return marks, y


def _gaps_said(columns: _Columns) -> str:
    if columns.own and columns.expected:
        return words.NO_GOAL_NOR_OWN_RATING
    return words.NO_OWN_RATING if columns.own else words.NO_GOAL


def _moved(mark: Disc | Text, x: float, y: float) -> Disc | Text:
    return replace(mark, x=mark.x + x, y=mark.y + y)
