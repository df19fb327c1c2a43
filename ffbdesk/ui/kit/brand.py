"""The brand panel beside unlock and locked: six open arcs, one a phase, round a low sun."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.painted import Painted
from ffbdesk.ui.kit.text import label
from ffbdesk.words import kit as words


class Horizon(Painted):
    """The picture itself, painted. Asleep (locked), the sun is out."""

    def __init__(self, look: Look, asleep: bool = False) -> None:
        super().__init__(look)
        self._asleep = asleep
        self.head = 0  # how far down the texts above reach; the arcs stay below

    def set_asleep(self, asleep: bool) -> None:
        """Puts the sun out, or lights it."""
        self._asleep = asleep
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, arcs, sun and horizon."""
        p, tokens, area = self.painter(), self.look.tokens, QRectF(self.rect())
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(tokens.c("brand"))
        p.drawRect(area)  # `fillRect` takes gradients too, and PySide would learn all of Qt's by name first
        centre = QPointF(area.width() * 0.5, area.height() * 0.70)
        self._paint_arcs(p, centre, area.width())
        sun = area.width() * 0.105
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(tokens.c("brand_line", 0.42) if self._asleep else tokens.c("sun"))
        p.drawChord(QRectF(centre.x() - sun, centre.y() - sun, 2 * sun, 2 * sun), 0, 180 * 16)
        p.setPen(QPen(tokens.c("brand_line", 0.6), 1.5))
        margin = tokens.s(48)
        p.drawLine(QPointF(margin, centre.y()), QPointF(area.width() - margin, centre.y()))

    def _paint_arcs(self, p: QPainter, centre: QPointF, width: float) -> None:
        tokens = self.look.tokens
        room = centre.y() - self.head - tokens.s(48) - width * 0.20
        step = max(0.0, min(width * 0.13, room / 5))
        p.setBrush(Qt.BrushStyle.NoBrush)
        for arc in range(6):
            radius = width * 0.20 + step * arc
            alpha = 0.20 - 0.022 * arc if self._asleep else 0.62 - 0.085 * arc
            p.setPen(QPen(tokens.c("brand_line", alpha), 2 if arc else 2.5))
            circle = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
            p.drawArc(circle, int((8 + 3 * arc) * 16), int((164 - 6 * arc) * 16))


class BrandPanel(QWidget):
    """Name, purpose and the promise to stay on this computer, over the picture."""

    def __init__(self, look: Look, asleep: bool = False) -> None:
        super().__init__()
        self._look = look
        self._horizon = Horizon(look, asleep)
        self._horizon.setParent(self)
        self._purpose = label(look, words.PURPOSE, "lead", "brand2", wrap=True)
        promise = label(look, words.STAYS_HERE, "body", "brand2", wrap=True)
        lay, margin = QVBoxLayout(self), look.tokens.s(48)
        lay.setContentsMargins(margin, margin, margin, margin)
        lay.setSpacing(look.tokens.s(8))
        lay.addWidget(label(look, words.PRODUCT, "display", "brand"))
        lay.addWidget(self._purpose)
        lay.addStretch(1)
        lay.addWidget(promise)

    def set_asleep(self, asleep: bool) -> None:
        """Locked or not."""
        self._horizon.set_asleep(asleep)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture fills the panel, below the texts at the top."""
        super().resizeEvent(event)
        tokens = self._look.tokens
        lines = self._purpose.heightForWidth(self.width() - 2 * tokens.s(48))
        self._horizon.head = tokens.s(56) + tokens.t(46) + lines
        self._horizon.setGeometry(self.rect())
