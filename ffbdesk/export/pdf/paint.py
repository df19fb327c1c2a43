"""Paints a display list on a reportlab canvas."""

from typing import assert_never

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName
from reportlab.platypus import Flowable

from ffbdesk.export.figures import Profile
from ffbdesk.export.marks import Box, Disc, Drawing, Ink, Line, Mark, Path, Text
from ffbdesk.export.pdf import style as st
from ffbdesk.export.pdf.canvas import PlainCanvas
from ffbdesk.export.pdf.para import Block

_WORTH_CUTTING = 6
"""Rows: a profile is not cut for fewer on either page."""
_ANCHOR = {"start": 0.0, "middle": 0.5, "end": 1.0}


class Figure(Block):
    """A drawing as a tagged figure with its alternative text and bounding box."""

    def __init__(self, drawing: Drawing, space_after: float = 6) -> None:
        super().__init__()
        self._drawing, self.width, self.height = drawing, drawing.width, drawing.height
        self.spaceBefore, self.spaceAfter = 4, space_after

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """A drawing has the size it has."""
        return self.width, self.height

    def draw(self) -> None:
        """Draws the marks as one figure."""
        x, y = self.canv.absolutePosition(0, 0)
        box = PDFArray([round(v, 2) for v in (x, y, x + self.width, y + self.height)])
        layout = PDFDictionary({"O": PDFName("Layout"), "BBox": box, "Placement": PDFName("Block")})
        with self.canv.mark("Figure", Alt=self._drawing.alt, A=layout):
            paint(self.canv, self._drawing)


class ProfileFigure(Figure):
    """The profile, cut between two overtemaer where much of it fits on the page begun, and else only where it must."""

    def __init__(self, profile: Profile, room: float) -> None:
        """`room` is the height that a page has for it."""
        super().__init__(profile.drawing())
        self._profile, self._room = profile, room

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Two figures, or none: then it moves to the next page whole."""
        parts = self._profile.parted(height, least=_WORTH_CUTTING, between_groups=True)
        if parts is None and self.height > self._room:
            parts = self._profile.parted(height)
        return [ProfileFigure(part, self._room) for part in parts or ()]


def paint(canvas: PlainCanvas, drawing: Drawing) -> None:
    """Draw the list with its lower left corner at the canvas' origin."""
    canvas.saveState()
    for mark in drawing.marks:
        _paint(canvas, mark, drawing.height)
    canvas.restoreState()


def _paint(canvas: PlainCanvas, mark: Mark, top: float) -> None:
    match mark:
        case Line(x1, y1, x2, y2):
            _pen(canvas, None, mark.ink, mark.w, mark.dash)
            canvas.line(x1, top - y1, x2, top - y2)
        case Box(x, y, w, h):
            _pen(canvas, mark.fill, mark.stroke, mark.sw)
            canvas.rect(x, top - y - h, w, h, stroke=int(bool(mark.stroke)), fill=int(bool(mark.fill)))
        case Disc(x, y, r):
            _pen(canvas, mark.fill, mark.stroke, mark.sw)
            canvas.circle(x, top - y, r, stroke=int(bool(mark.stroke)), fill=int(bool(mark.fill)))
        case Path():
            _path(canvas, mark, top)
        case Text():
            _text(canvas, mark, top)
        case _:
            assert_never(mark)


def _pen(canvas: PlainCanvas, fill: Ink | None, stroke: Ink | None, width: float, dash: tuple[float, ...] = ()) -> None:
    if fill:
        canvas.setFillColor(st.INKS[fill])
    if stroke:
        canvas.setStrokeColor(st.INKS[stroke])
        canvas.setLineWidth(width)
        canvas.setDash(list(dash))


def _path(canvas: PlainCanvas, mark: Path, top: float) -> None:
    _pen(canvas, mark.fill, mark.ink, mark.w, mark.dash)
    canvas.setLineJoin(1)
    (x, y), *rest = mark.points
    path = canvas.beginPath()
    path.moveTo(x, top - y)
    for x, y in rest:
        path.lineTo(x, top - y)
    if mark.closed:
        path.close()
    canvas.drawPath(path, stroke=1, fill=int(bool(mark.fill)))


def _text(canvas: PlainCanvas, mark: Text, top: float) -> None:
    """The space at the end keeps words apart where the text is copied, searched or read aloud."""
    canvas.setFont(st.FACES[mark.face], mark.size)
    canvas.setFillColor(st.INKS[mark.ink])
    back = _ANCHOR[mark.anchor] * st.measure(mark.s, mark.size, mark.face)
    canvas.drawString(mark.x - back, top - mark.y, f"{mark.s} ")
