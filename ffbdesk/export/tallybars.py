"""The pictures of ledelsesoverblikket: a bar a row, as long as its number; beside them the table has the same."""

from collections.abc import Sequence
from typing import NamedTuple

from ffbdesk.export.figuremarks import Box, Drawing, Line, Mark, Measure, Text
from ffbdesk.export.figures import wrap

_SIZE, _ROW, _HIGH = 9.0, 17.0, 9.0
"""Points: the texts, from row to row, and a bar."""
_LABELS = 0.42
"""Of the width, at the most: what the names take."""
_AIR = 6.0


class Bar(NamedTuple):
    """A row's name, its number, and how the number is written."""

    name: str
    value: float
    written: str


def bars(found: Sequence[Bar], width: float, measure: Measure, said: str) -> Drawing:
    """The drawing, `width` points wide. Numbers under 0 go to the left of a line that stands for 0.

    `said` is what it says in words.
    """
    names = [_in_room(one.name, width * _LABELS, measure) for one in found]
    left = max((measure(name, _SIZE, "regular") for name in names), default=0.0) + _AIR
    room = max(measure(one.written, _SIZE, "regular") for one in found) + _AIR if found else 0.0
    lowest, highest = min(0.0, *(one.value for one in found)), max(0.0, *(one.value for one in found))
    below = room if lowest < 0 else 0.0  # a number under 0 is written at the left of its bar
    scale = max(1.0, width - left - room - below) / ((highest - lowest) or 1.0)
    zero = left + below - lowest * scale
    marks: list[Mark] = []
    for n, (one, name) in enumerate(zip(found, names, strict=True)):
        top = n * _ROW
        base = top + _HIGH + 1.5
        long = one.value * scale
        marks.append(Text(0, base, name, _SIZE))
        if one.value:
            marks.append(Box(min(zero, zero + long), top + 2.5, abs(long), _HIGH, fill="mid"))
        end = zero + long
        if one.value < 0:
            marks.append(Text(end - 3, base, one.written, _SIZE, anchor="end"))
        else:
            marks.append(Text(end + 3, base, one.written, _SIZE))
    height = len(found) * _ROW
    marks.append(Line(zero, 0, zero, height, 0.8, "ink"))
    return Drawing(width, height, tuple(marks), said)


def _in_room(text: str, width: float, measure: Measure) -> str:
    first, *more = wrap(text, width - measure("…", _SIZE, "regular"), _SIZE, measure)
    return f"{first}…" if more else first
