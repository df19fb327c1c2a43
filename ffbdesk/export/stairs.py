"""The citizen's stairs: five steps up, from 'næsten aldrig' to 'næsten altid', with no digits.

The same signs as everywhere: a ring for where it was, a disc for now, and here a flag for the goal.
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Literal, NamedTuple

from ffbdesk.domain.judgement import Level
from ffbdesk.domain.plainpages import Stairs
from ffbdesk.export.figuremarks import Disc, Drawing, Line, Mark, Measure, Path, Text
from ffbdesk.export.figures import wrap
from ffbdesk.words import plainpages as words

_SIZE, _SIGN_SIZE = 12.5, 13.0
"""Points: the words under the steps, and those over the signs."""
_FLOOR, _LEADING = 12.0, 15.5
_ABOVE = 46.0
"""Over the highest step: a sign and its word."""
_APART = 40.0
"""Between two signs on one step, where the step has room."""
_AIR = 4.0

Sign = Literal["ring", "flag", "disc"]


class _Told(NamedTuple):
    """A sign and the word over it."""

    sign: Sign
    word: str


def stairs(shown: Stairs, width: float, measure: Measure, rise: float = 17.0) -> Drawing:
    """The drawing, `width` points wide, each step `rise` points higher than the one before."""
    step = width / 5
    names = [list(wrap(words.STAIRS[level], step - _AIR, _SIZE, measure)) for level in reversed(Level)]
    top = [_ABOVE + 4 * rise - n * rise for n in range(5)]
    floor = top[0] + _FLOOR
    outline = [(x, y) for n, y in enumerate(top) for x, y in ((n * step, y), ((n + 1) * step, y))]
    marks: list[Mark] = [
        Path((*outline, (width, floor), (0.0, floor)), 0.1, "pale", fill="pale", closed=True),
        Path(tuple(outline), 1.8),
    ]
    for n, lines in enumerate(names):
        for at, line in enumerate(lines):
            y = floor + 16 + at * _LEADING
            marks.append(Text((n + 0.5) * step, y, line, _SIZE, anchor="middle"))
    for level, told in _standing(shown, step, measure):
        n = 4 - int(level)
        apart = min(_APART, step / len(told))
        words_at = _over([measure(one.word, _SIGN_SIZE, "semibold") for one in told], apart, (n + 0.5) * step, width)
        for at, (one, over) in enumerate(zip(told, words_at, strict=True)):
            x = (n + 0.5) * step + (at - (len(told) - 1) / 2) * apart
            marks += _sign(x, top[n] - 12, one.sign)
            marks.append(Text(over, top[n] - 29, one.word, _SIGN_SIZE, "semibold", anchor="middle"))
    height = floor + 16 + (max(map(len, names)) - 1) * _LEADING + 6
    return Drawing(width, height, tuple(marks), words.stairs_said(shown))


def _standing(shown: Stairs, step: float, measure: Measure) -> Sequence[tuple[Level, list[_Told]]]:
    """The signs on each step: before, goal, now. A month stands where there is room for it: over a sign alone."""
    found: dict[Level, list[_Told]] = {}
    for level, told in (
        (shown.before, _Told("ring", words.EARLIER)),
        (shown.goal, _Told("flag", words.GOAL)),
        (shown.now, _Told("disc", words.NOW if shown.is_now else words.LAST)),
    ):
        if level is not None:
            found.setdefault(level, []).append(told)
    dated: tuple[tuple[Level | None, date | None, Sign], ...] = (
        (shown.before, shown.before_on, "ring"),
        (shown.now, None if shown.is_now else shown.now_on, "disc"),
    )
    for level, day, sign in dated:
        if level is not None and day is not None and len(found[level]) == 1:
            fits = (
                m for m in (words.month(day), words.month_in_short(day)) if measure(m, _SIGN_SIZE, "semibold") <= step
            )
            month = next(fits, found[level][0].word)
            found[level] = [_Told(sign, month)]
    return tuple(found.items())


def _over(widths: Sequence[float], apart: float, middle: float, width: float) -> list[float]:
    """Where words stand: over their signs, or as near as they can where these stand closer than the words are wide."""
    found = [0.0]
    for left, right in pairwise(widths):
        found.append(found[-1] + max(apart, (left + right) / 2 + _AIR))
    shift = middle - found[-1] / 2
    shift = max(min(shift, width - widths[-1] / 2 - found[-1]), widths[0] / 2)
    return [x + shift for x in found]


def _sign(x: float, y: float, sign: Sign) -> list[Mark]:
    if sign == "ring":
        return [Disc(x, y, 8, fill="white", stroke="ink", sw=2)]
    if sign == "disc":
        return [Disc(x, y, 9, fill="ink")]
    pole = Line(x - 5, y - 10, x - 5, y + 9, 1.8, "ink")
    return [pole, Path(((x - 5, y - 10), (x + 9, y - 5), (x - 5, y)), 1.2, "ink", fill="white", closed=True)]
