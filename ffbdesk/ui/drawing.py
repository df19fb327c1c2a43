"""Figures on the screen: the same list of marks that the page paints, in the colours of the mode in force."""

from collections.abc import Iterable
from typing import Final, assert_never

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy

from ffbdesk.export.figuremarks import Anchor, Box, Disc, Drawing, Face, Ink, Line, Mark, Measure, Path, Text
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.painted import smooth
from ffbdesk.ui.kit.text import wrapping
from ffbdesk.ui.kit.tokens import FAMILY, Tokens

PIXELS_PER_POINT: Final = 1.5
"""The size of reading at 100 %: figures are drawn for paper, whose small texts (8.5 points) are 13 pixels here."""
_SAMPLE = 100  # pixels: large enough for widths without rounding
_THINNEST = 1.0
_BACK: Final[dict[Anchor, float]] = {"start": 0.0, "middle": 0.5, "end": 1.0}
_FACES: Final[dict[Face, tuple[int, bool]]] = {
    "regular": (400, False),
    "semibold": (600, False),
    "italic": (400, True),
}
_INKS: Final[dict[Ink, str]] = {"ink": "ink", "accent": "accent", "rule": "edge", "pale": "sunken"}


def measure(_look: Look) -> Measure:
    """The widths of texts as the screen draws them, for `figures.profile`; the fonts are the look's, already loaded."""
    metrics = {face: QFontMetricsF(_font(face)) for face in _FACES}

    def width(text: str, size: float, face: Face) -> float:
        return metrics[face].horizontalAdvance(text) * size / _SAMPLE

    return width


def points(look: Look, pixels: float) -> float:
    """How wide a figure is to be made so that it fills these pixels with its texts in the size of reading."""
    return pixels / (PIXELS_PER_POINT * look.tokens.scale)


class DrawingView(QLabel):
    """A figure as wide as its place. A label with a picture: that gives it the role of a graphic.

    `ground` is the token it stands on: open signs are filled with it.
    """

    def __init__(self, look: Look, ground: str = "surface") -> None:
        super().__init__()
        self.look, self._ground = look, ground
        self._drawing: Drawing | None = None
        self.setPixmap(_nothing())
        self.setSizePolicy(wrapping(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred))
        look.changed.connect(self.update)

    def show_drawing(self, drawing: Drawing) -> None:
        """Shows a figure; its alternative text is the name."""
        self._drawing = drawing
        self.setAccessibleName(drawing.alt)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """A figure keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The figure's height at a width."""
        return -int(-self._drawing.height * width // self._drawing.width) if self._drawing else 0

    def sizeHint(self) -> QSize:
        """The size of reading."""
        width = self._drawing.width if self._drawing else 0
        pixels = round(width * PIXELS_PER_POINT * self.look.tokens.scale)
        return QSize(pixels, self.heightForWidth(pixels))

    def minimumSizeHint(self) -> QSize:
        """Nothing: the page decides, and makes a narrower figure for a narrower place."""
        return QSize(0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The marks in their order."""
        if self._drawing:
            p = smooth(self)
            scale = self.width() / self._drawing.width
            p.scale(scale, scale)
            paint(p, self.look.tokens, self._drawing.marks, scale, self._ground)


def paint(p: QPainter, tokens: Tokens, marks: Iterable[Mark], scale: float, ground: str = "surface") -> None:
    """Paints the marks with a painter that is scaled already; `scale` is pixels in a point."""
    brush = _Brush(p, tokens, scale, ground)
    for mark in marks:
        brush.paint(mark)


class _Brush:
    """Paints one mark after the other."""

    def __init__(self, p: QPainter, tokens: Tokens, scale: float, ground: str) -> None:
        self._p, self._tokens, self._scale, self._ground = p, tokens, scale, ground
        self._fonts = {face: _font(face) for face in _FACES}

    def paint(self, mark: Mark) -> None:
        match mark:
            case Line(x1, y1, x2, y2):
                self._line(mark, QPointF(x1, y1), QPointF(x2, y2))
            case Box(x, y, w, h):
                self._crisp(True)
                self._dress(mark.fill, mark.stroke, mark.sw)
                self._p.drawRect(QRectF(x, y, w, h))
            case Disc(x, y, r):
                self._crisp(False)
                self._dress(mark.fill, mark.stroke, mark.sw)
                self._p.drawEllipse(QPointF(x, y), r, r)
            case Path():
                self._path(mark)
            case Text():
                self._text(mark)
            case _:
                assert_never(mark)

    def _line(self, mark: Line, start: QPointF, end: QPointF) -> None:
        """Straight lines keep to whole pixels: smoothed, a hairline would be two grey ones."""
        self._crisp(mark.x1 == mark.x2 or mark.y1 == mark.y2)
        self._p.setPen(self._pen(mark.ink, mark.w, mark.dash))
        self._p.drawLine(start, end)

    def _path(self, mark: Path) -> None:
        self._crisp(False)
        pen = self._pen(mark.ink, mark.w, mark.dash)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        shape = QPolygonF([QPointF(x, y) for x, y in mark.points])
        self._p.setPen(pen)
        self._p.setBrush(self._colour(mark.fill) if mark.fill else Qt.BrushStyle.NoBrush)
        if mark.closed:
            self._p.drawPolygon(shape)
            return
        if mark.fill:  # filled as the page fills it, but drawn open
            self._p.setPen(Qt.PenStyle.NoPen)
            self._p.drawPolygon(shape)
            self._p.setPen(pen)
        self._p.drawPolyline(shape)

    def _text(self, mark: Text) -> None:
        font, share = self._fonts[mark.face], mark.size / _SAMPLE
        anchored = _BACK[mark.anchor]
        back = anchored * QFontMetricsF(font).horizontalAdvance(mark.s) * share if anchored else 0.0
        self._p.save()
        self._p.translate(mark.x - back, mark.y)
        self._p.scale(share, share)
        self._p.setFont(font)
        self._p.setPen(self._colour(mark.ink))
        self._p.drawText(QPointF(0, 0), mark.s)
        self._p.restore()

    def _dress(self, fill: Ink | None, stroke: Ink | None, width: float) -> None:
        self._p.setPen(self._pen(stroke, width) if stroke else Qt.PenStyle.NoPen)
        self._p.setBrush(self._colour(fill) if fill else Qt.BrushStyle.NoBrush)

    def _pen(self, ink: Ink, width: float, dash: tuple[float, ...] = ()) -> QPen:
        """A pen no thinner than a pixel. Qt counts dashes in widths of the pen, the page in points."""
        width = max(width, _THINNEST / self._scale)
        pen = QPen(self._colour(ink), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dash:
            pen.setDashPattern([length / width for length in (dash if len(dash) % 2 == 0 else dash * 2)])
        return pen

    def _crisp(self, crisp: bool) -> None:
        self._p.setRenderHint(QPainter.RenderHint.Antialiasing, not crisp)

    def _colour(self, ink: Ink) -> QColor:
        """Bars have the middle colour of the levels, which is their hue on the screen; white is the ground."""
        if ink == "mid":
            return QColor(self._tokens.level(2).fill)
        return self._tokens.c(self._ground if ink == "white" else _INKS[ink])


def _font(face: Face) -> QFont:
    """A face in the sample's size; sizes follow by scaling, so that drawn and measured widths are the same."""
    weight, italic = _FACES[face]
    font = QFont(FAMILY)
    font.setPixelSize(_SAMPLE)
    font.setWeight(QFont.Weight(weight))
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _nothing() -> QPixmap:
    picture = QPixmap(1, 1)
    picture.fill(Qt.GlobalColor.transparent)
    return picture
