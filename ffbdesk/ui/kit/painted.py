"""What every painted widget shares: a smooth painter, texts by role, and the focus ring."""

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.tokens import Role, Tokens

_ANY_HEIGHT = 10_000
LEFT, RIGHT, CENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter


class Painted(QWidget):
    """Base of the painted widgets that nobody operates: names set, repainted when the look changes."""

    def __init__(self, look: Look, name: str = "", description: str = "") -> None:
        super().__init__()
        self.look = look
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        look.changed.connect(self.update)

    def painter(self) -> QPainter:
        """A painter with smooth edges; call it from paintEvent only."""
        return smooth(self)


class Framed(Painted):
    """Room for the ring round something that draws none when it has the keyboard."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.lay = QVBoxLayout(self)
        ring = look.tokens.ring
        self.lay.setContentsMargins(ring, ring, ring, ring)
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - there are widgets
        app.focusChanged.connect(self._follow)  # a bound method: it goes with the widget

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ring, while what is inside has the focus."""
        hand = QApplication.focusWidget()
        if hand is not None and self.isAncestorOf(hand):
            focus_ring(self.painter(), self.look.tokens, QRectF(self.rect()), 0)

    def _follow(self, _before: QWidget | None, _now: QWidget | None) -> None:
        self.update()


def smooth(widget: QWidget) -> QPainter:
    """A painter with smooth edges on the widget."""
    p = QPainter(widget)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    return p


def focus_ring(p: QPainter, tokens: Tokens, rect: QRectF, radius: float = 6, colour: str = "") -> None:
    """The ring inside the rectangle; `colour` as a hex word where accent would drown."""
    half = tokens.ring / 2
    p.save()
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.setPen(QPen(QColor(colour) if colour else tokens.c("accent"), tokens.ring))
    p.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
    p.restore()


def block(p: QPainter, rect: QRectF, radius: float, fill: QColor) -> None:
    """A filled rounded rectangle without an edge."""
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(fill)
    p.drawRoundedRect(rect, radius, radius)


def plate(p: QPainter, tokens: Tokens, rect: QRectF, radius: float, ground: str) -> None:
    """The ground of what is current or under the mouse; in high contrast, where grounds are alike, its edge."""
    block(p, rect, radius, tokens.c(ground))
    if tokens.contrast:
        p.setPen(QPen(tokens.c("edge"), 1))
        p.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def edge_width(widget: QWidget, tokens: Tokens, *, heavy: bool) -> int:
    """Two pixels for what is chosen or chief; in high contrast also under the mouse, which no ground can show there."""
    return 2 if heavy or (tokens.contrast and widget.underMouse()) else 1


def put(
    p: QPainter,
    tokens: Tokens,
    rect: QRectF,
    text: str,
    role: Role = "body",
    *,
    tone: str | QColor = "ink",
    align: Qt.AlignmentFlag = LEFT,
    wrap: bool = False,
    font: QFont | None = None,
) -> None:
    """Plain text in a role and a tone: in the middle of the rectangle's height, or wrapped from its top."""
    p.setFont(font or tokens.font(role))
    p.setPen(tokens.c(tone) if isinstance(tone, str) else tone)
    flags = int(align) | int(Qt.AlignmentFlag.AlignTop if wrap else Qt.AlignmentFlag.AlignVCenter)
    p.drawText(rect, flags | (int(Qt.TextFlag.TextWordWrap) if wrap else 0), text)


def text_size(tokens: Tokens, text: str, role: Role, width: float) -> QSize:
    """The size of wrapped text at a width; nothing for no text."""
    return QSize(*_size(tokens, text, role, int(width))) if text else QSize(0, 0)


def advance(tokens: Tokens, text: str, role: Role) -> int:
    """The width of one line of text."""
    return _advance(tokens, text, role)


@lru_cache(maxsize=4096)
def _size(tokens: Tokens, text: str, role: Role, width: int) -> tuple[int, int]:
    """Measured once: a layout asks for the same words at the same width again and again."""
    metrics = QFontMetrics(tokens.font(role))
    size = metrics.boundingRect(0, 0, width, _ANY_HEIGHT, int(Qt.TextFlag.TextWordWrap), text).size()
    return size.width(), size.height()


@lru_cache(maxsize=1024)
def _advance(tokens: Tokens, text: str, role: Role) -> int:
    return QFontMetrics(tokens.font(role)).horizontalAdvance(text)
