"""A tag that one key sets: what it is called, with the digit in its cap."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from ffbdesk.ui.kit import icons, keys
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.painted import CENTRE, edge_width, focus_ring, put, smooth, text_size
from ffbdesk.ui.kit.text import wrapping
from ffbdesk.words import kit as words

_CAP, _TICK, _HIGH, _AIR = 20, 16, 32, 10


class TagKey(keys.EnterButton):
    """Checkable; what is chosen has an edge, a tint and a tick. Without a digit it has an empty cap's room."""

    def __init__(self, look: Look, text: str, digit: str = "", keys_said: str = "") -> None:
        super().__init__()
        self.look, self._digit, self._said = look, digit, text
        self.setCheckable(True)
        self.setAccessibleName(text)
        if keys_said:
            self.setAccessibleDescription(keys_said)
            self.setToolTip(words.WITH_KEYS.format(text=text, keys=keys_said))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(wrapping(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred))
        look.changed.connect(self.update)

    def heightForWidth(self, width: int) -> int:
        """As high as its wrapped name."""
        tokens = self.look.tokens
        name = text_size(tokens, self._said, "body", self._room(width)).height()
        return max(tokens.t(_HIGH), name + tokens.t(_AIR))

    def sizeHint(self) -> QSize:
        """Its designed size."""
        width = self.look.tokens.t(300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for a short word on a line."""
        return QSize(self.look.tokens.t(140), self.look.tokens.t(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Edge, cap, name and tick."""
        p, tokens, on = smooth(self), self.look.tokens, self.isChecked()
        card, height = QRectF(self.rect()).adjusted(1, 1, -1, -1), self.height()
        p.setPen(QPen(tokens.c("accent" if on else "line"), edge_width(self, tokens, heavy=on)))
        p.setBrush(tokens.c("accent_tint" if on else "raised" if self.underMouse() else "surface"))
        p.drawRoundedRect(card if on else card.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        cap = tokens.t(_CAP)
        place = QRectF(tokens.s(8), (height - cap) / 2, cap, cap)
        if self._digit:
            p.setBrush(tokens.c("surface"))
            p.setPen(QPen(tokens.c("edge"), 1))
            p.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            put(p, tokens, place, self._digit, "caption", tone="ink2", align=CENTRE)
        room = self._room(self.width())
        high = text_size(tokens, self._said, "body", room).height()
        name = QRectF(place.right() + tokens.s(8), (height - high) / 2, room, high + 2)
        put(p, tokens, name, self._said, "body", wrap=True)
        if on:
            side = tokens.t(_TICK)
            tick = QRectF(self.width() - tokens.s(8) - side, (height - side) / 2, side, side)
            icons.draw(p, "check", tick, tokens.hex("accent"), 2.2)
        if self.hasFocus():
            focus_ring(p, tokens, card.adjusted(3, 3, -3, -3), 4)

    def _room(self, width: int) -> int:
        tokens = self.look.tokens
        return width - tokens.s(8) - tokens.t(_CAP) - tokens.s(8) - tokens.t(_TICK) - tokens.s(16)
