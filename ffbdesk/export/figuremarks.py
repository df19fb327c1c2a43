"""A display list: a figure is a list of these marks, in points, origin top left, y downwards.

The list knows neither PDF nor Qt. A small painter draws it on paper, one of the same size draws it on the
screen, so that print and screen cannot drift apart.
"""

from collections.abc import Callable
from typing import Literal

from ffbdesk.dataclass import dataclass

MM = 72 / 25.4
"""Points in a millimetre."""

Ink = Literal["ink", "accent", "mid", "rule", "pale", "white"]
Face = Literal["regular", "semibold", "italic"]
Anchor = Literal["start", "middle", "end"]
Measure = Callable[[str, float, Face], float]
"""The width in points of a text at a size in points in a face."""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line of width `w`."""

    x1: float
    y1: float
    x2: float
    y2: float
    w: float = 0.4
    ink: Ink = "rule"
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; (x, y) is its upper left corner, `sw` the width of its outline."""

    x: float
    y: float
    w: float
    h: float
    fill: Ink | None = None
    stroke: Ink | None = None
    sw: float = 0.6


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle around (x, y)."""

    x: float
    y: float
    r: float
    fill: Ink | None = None
    stroke: Ink | None = None
    sw: float = 0.9


@dataclass(frozen=True, slots=True)
class Path:
    """Straight lines from point to point; `closed` joins the last to the first."""

    points: tuple[tuple[float, float], ...]
    w: float = 1.4
    ink: Ink = "ink"
    dash: tuple[float, ...] = ()
    fill: Ink | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One line of plain text; y is its baseline, x the point that `anchor` names."""

    x: float
    y: float
    s: str
    size: float = 8.5
    face: Face = "regular"
    ink: Ink = "ink"
    anchor: Anchor = "start"


Mark = Line | Box | Disc | Path | Text


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure: its size, its marks in the order they are painted, and what it says in words."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    alt: str

    def __post_init__(self) -> None:
        """Raises ValueError for an empty alternative text: a figure that says nothing cannot be read aloud."""
        if not self.alt.strip():
            raise ValueError("a figure needs an alternative text")
