"""Paints a display list on a reportlab canvas."""

from typing import assert_never

from ffbdesk.export.figuremarks import Box, Disc, Drawing, Ink, Line, Mark, Path, Text
from ffbdesk.export.figures import Profile
from ffbdesk.export.pdf import style as st
from ffbdesk.export.pdf.block import Block
from ffbdesk.export.pdf.canvas import PlainCanvas
from ffbdesk.export.pdf.structure import shown

_WORTH_CUTTING = 6
"""Rows: a profile is not cut for fewer on either page."""
_ANCHOR = {"start": 0.0, "middle": 0.5, "end": 1.0}


class Figure(Block):
    """A drawing as a tagged figure with its alternative text and bounding box."""

    before, after = 4.0, 6.0

    def __init__(self, drawing: Drawing) -> None:
        self._drawing, self.height = drawing, drawing.height

    def fit(self, width: float) -> float:
        """A drawing has the size it has."""
        self.width = width
        return self.height

    def draw(self, canvas: PlainCanvas, x: float, top: float) -> None:
        """Draws the marks as one figure."""
        drawing = self._drawing
        attrs = shown(drawing.alt, x, top - drawing.height, x + drawing.width, top)
        with canvas.mark("Figure", attrs=attrs):
            paint(canvas, drawing, x, top)


class ProfileFigure(Figure):
    """The profile, cut between two overtemaer where much of it fits on the page begun, and else only where it must."""

    def __init__(self, profile: Profile, room: float) -> None:
        """`room` is the height that a page has for it."""
        super().__init__(profile.drawing())
        self._profile, self._room = profile, room

    def split(self, height: float) -> list[Block]:
        """Two figures, or none: then it moves to the next page whole."""
        parts = self._profile.parted(height, least=_WORTH_CUTTING, between_groups=True)
        if parts is None and self.height > self._room:
            parts = self._profile.parted(height)
        return [ProfileFigure(part, self._room) for part in parts or ()]


def paint(canvas: PlainCanvas, drawing: Drawing, x: float, top: float) -> None:
    """Draw the list with its upper left corner in a point of the page."""
    canvas.saveState()
    for mark in drawing.marks:
        _paint(canvas, mark, x, top)
    canvas.restoreState()


def _paint(canvas: PlainCanvas, mark: Mark, left: float, top: float) -> None:
    match mark:
        case Line(x1, y1, x2, y2):
            _pen(canvas, None, mark.ink, mark.w, mark.dash)
            canvas.line(left + x1, top - y1, left + x2, top - y2)
        case Box(x, y, w, h):
            _pen(canvas, mark.fill, mark.stroke, mark.sw)
            canvas.rect(left + x, top - y - h, w, h, stroke=int(bool(mark.stroke)), fill=int(bool(mark.fill)))
        case Disc(x, y, r):
            _pen(canvas, mark.fill, mark.stroke, mark.sw)
            canvas.circle(left + x, top - y, r, stroke=int(bool(mark.stroke)), fill=int(bool(mark.fill)))
        case Path():
            _path(canvas, mark, left, top)
        case Text():
            _text(canvas, mark, left, top)
        case _:
            assert_never(mark)


def _pen(canvas: PlainCanvas, fill: Ink | None, stroke: Ink | None, width: float, dash: tuple[float, ...] = ()) -> None:
    if fill:
        canvas.setFillColor(st.INKS[fill])
    if stroke:
        canvas.setStrokeColor(st.INKS[stroke])
        canvas.setLineWidth(width)
        canvas.setDash(list(dash))


def _path(canvas: PlainCanvas, mark: Path, left: float, top: float) -> None:
    _pen(canvas, mark.fill, mark.ink, mark.w, mark.dash)
    canvas.setLineJoin(1)
    (x, y), *rest = mark.points
    path = canvas.beginPath()
    path.moveTo(left + x, top - y)
    for x, y in rest:
        path.lineTo(left + x, top - y)
    if mark.closed:
        path.close()
    canvas.drawPath(path, stroke=1, fill=int(bool(mark.fill)))


def _text(canvas: PlainCanvas, mark: Text, left: float, top: float) -> None:
    """The space at the end keeps words apart where the text is copied, searched or read aloud."""
    back = _ANCHOR[mark.anchor] * st.measure(mark.s, mark.size, mark.face)
    line = [(st.FACES[mark.face], f"{mark.s} ")]
    canvas.write(left + mark.x - back, top - mark.y, [line], size=mark.size, ink=st.INKS[mark.ink])
