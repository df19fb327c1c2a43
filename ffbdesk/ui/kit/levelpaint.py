"""The one drawing rule for levels and for the three kinds of nothing.

Number, stair and fill say a level three times. No judgement: nothing at all when untouched, a dashed
box when taken up; 'ikke vurderet' is a box with a question mark, 'ikke relevant' one stroke.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ffbdesk.domain.judgement import Assessed, Bare, NotAssessed, NotRelevant, Sign
from ffbdesk.ui.kit.tokens import Tokens
from ffbdesk.words.levels import NOT_ASSESSED_MARK

CHIP: Final = (36, 22)
CHIP_LARGE: Final = (44, 30)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


def paint_level(p: QPainter, tokens: Tokens, rect: QRectF, sign: Sign, carried: bool = False) -> None:
    """The chip; the rectangle is `CHIP` or larger, grown with the text.

    `carried` folds its corner: brought along from the earlier round and not yet confirmed.
    """
    inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    p.save()
    match sign:
        case Assessed(level):
            _paint_number(p, tokens, inner, int(level))
        case NotAssessed():
            _paint_box(p, tokens, inner, dashed=False)
            _letters(p, tokens, inner, NOT_ASSESSED_MARK, tokens.c("ink2"))
        case NotRelevant():
            _stroke(p, inner, min(tokens.t(12), inner.width() * 0.5), QPen(tokens.c("ink3"), tokens.t(2)))
        case Bare.TAKEN_UP:
            _paint_box(p, tokens, inner, dashed=True)
        case Bare.UNTOUCHED:
            pass
    if carried:
        _fold_corner(p, tokens, inner, tokens.t(9))
    p.restore()


def paint_cell(p: QPainter, tokens: Tokens, rect: QRectF, sign: Sign, carried: bool = False) -> None:
    """The smallest form, 12 by 12: a glass filled from below, its corner folded as the chip's."""
    inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    p.save()
    match sign:
        case Assessed(level):
            _paint_glass(p, tokens, inner, int(level))
        case NotAssessed():
            p.setPen(QPen(tokens.c("edge"), 1))
            p.drawRect(inner)
            _letters(p, tokens, inner.adjusted(0, -1, 0, 1), NOT_ASSESSED_MARK, tokens.c("ink2"))
        case NotRelevant():
            _stroke(p, inner, inner.width() - 4, QPen(tokens.c("ink3"), 1.5))
        case Bare.TAKEN_UP:
            p.setPen(_dashes(tokens, (1.5, 1.5)))
            p.drawRect(inner)
        case Bare.UNTOUCHED:
            pass
    if carried:
        _fold_corner(p, tokens, inner, inner.width() * 0.5)
    p.restore()


def paint_stair(p: QPainter, rect: QRectF, n: int, colour: QColor) -> None:
    """Four blocks from below, n of them full."""
    gap = 1.5
    height = (rect.height() - 3 * gap) / 4
    p.setPen(Qt.PenStyle.NoPen)
    for step in range(4):
        shade = QColor(colour)
        shade.setAlphaF(1.0 if step < n else 0.28)
        p.setBrush(shade)
        p.drawRect(QRectF(rect.left(), rect.bottom() - (step + 1) * height - step * gap, rect.width(), height))


def _paint_number(p: QPainter, tokens: Tokens, rect: QRectF, n: int) -> None:
    colours = tokens.level(n)
    p.setBrush(QColor(colours.fill))
    p.setPen(QPen(QColor(colours.edge), 1))
    p.drawRoundedRect(rect, 4, 4)
    width, height = max(4, round(rect.height() * 0.22)), rect.height() * 0.6
    right = rect.right() - rect.width() * 0.18
    paint_stair(p, QRectF(right - width, rect.center().y() - height / 2, width, height), n, QColor(colours.text))
    place = QRectF(rect.left() + rect.width() * 0.10, rect.top(), rect.width() * 0.5, rect.height())
    _letters(p, tokens, place, str(n), QColor(colours.text))


def _letters(p: QPainter, tokens: Tokens, rect: QRectF, text: str, colour: QColor) -> None:
    font = tokens.font("strong")
    font.setPixelSize(max(1, min(tokens.t(15), int(rect.height() * 0.74))))
    p.setFont(font)
    p.setPen(colour)
    p.drawText(rect, _CENTRE, text)


def _dashes(tokens: Tokens, pattern: tuple[float, float]) -> QPen:
    pen = QPen(tokens.c("edge"), 1)
    pen.setDashPattern(pattern)
    return pen


def _paint_box(p: QPainter, tokens: Tokens, rect: QRectF, *, dashed: bool) -> None:
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.setPen(_dashes(tokens, (2, 2.5)) if dashed else QPen(tokens.c("edge"), 1))
    p.drawRoundedRect(rect, 4, 4)


def _stroke(p: QPainter, rect: QRectF, width: float, pen: QPen) -> None:
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    p.setPen(pen)
    middle = rect.center()
    p.drawLine(QPointF(middle.x() - width / 2, middle.y()), QPointF(middle.x() + width / 2, middle.y()))


def _fold_corner(p: QPainter, tokens: Tokens, rect: QRectF, side: float) -> None:
    """The folded corner, and a line of the page's colour along the fold: on some fills ochre alone is as light."""
    right, top = rect.right() + 1, rect.top() - 1
    start, end = QPointF(right - side, top), QPointF(right, top + side)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(tokens.c("attention_edge"))
    p.drawPolygon([start, QPointF(right, top), end])
    p.setPen(QPen(tokens.c("surface"), 1.5))
    p.drawLine(start, end)


def _paint_glass(p: QPainter, tokens: Tokens, rect: QRectF, n: int) -> None:
    edge = QColor(tokens.level(n).edge)
    p.setPen(QPen(edge, 1))
    p.setBrush(tokens.c("surface"))
    p.drawRect(rect)
    p.setPen(Qt.PenStyle.NoPen)
    if n:
        height = (rect.height() - 1) * n / 4
        p.setBrush(QColor(tokens.level(3).fill))
        p.drawRect(QRectF(rect.left() + 0.5, rect.bottom() - 0.5 - height, rect.width() - 1, height))
    else:
        p.setBrush(edge)
        p.drawEllipse(rect.center(), tokens.t(1.6), tokens.t(1.6))
