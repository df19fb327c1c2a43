"""A delmål or a bestilling in the list: what it is called, and where it stands in words."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent

from ffbdesk.ui.goals.listed import Listed
from ffbdesk.ui.kit import icons
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.painted import block, focus_ring, plate, put, smooth, text_size
from ffbdesk.ui.kit.tokens import Role


class NamedRow(Listed):
    """Chosen with a click, Enter or the arrows. The sign is a tick for what is reached, a padlock for what is
    received; every state is also a word.
    """

    def __init__(self, look: Look, called: str, fact: str, sign: str) -> None:
        super().__init__(look)
        self.show_row(called, fact, sign)

    def show_row(self, called: str, fact: str, sign: str) -> None:
        """It as it stands now."""
        self._called, self._fact, self.sign = called, fact, sign
        self.setAccessibleName(called)
        self.setAccessibleDescription(fact)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """As high as its texts; the name is wider while it is chosen."""
        tokens, room = self.look.tokens, self._room(width)
        name = text_size(tokens, self._called, "strong", room).height()
        return name + text_size(tokens, self._fact, "caption", room).height() + tokens.t(14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The name over the fact, on a ground of its own while it is chosen."""
        p, tokens, on = smooth(self), self.look.tokens, self.isChecked()
        whole = QRectF(self.rect())
        rect = whole.adjusted(0, 1, 0, -1)
        if on or self.underMouse():
            plate(p, tokens, rect, 6, "surface" if on else "raised")
        if on:
            block(p, QRectF(0, tokens.t(6), 4, whole.height() - tokens.t(12)), 2, tokens.c("accent"))
        left, room, top = self._left(), self._room(self.width()), tokens.t(6)
        if self.sign:
            side = tokens.t(16)
            icons.draw(p, self.sign, QRectF(tokens.s(12), top + tokens.t(3), side, side), tokens.hex("ink2"))
        role: Role = "strong" if on else "body"
        high = text_size(tokens, self._called, role, room).height()
        put(p, tokens, QRectF(left, top, room, high + 2), self._called, role, wrap=True)
        below = QRectF(left, top + high + tokens.t(1), room, whole.height())
        put(p, tokens, below, self._fact, "caption", tone="ink2" if on else "ink3", wrap=True)
        if self.hasFocus():
            focus_ring(p, tokens, rect, 5)

    def _left(self) -> int:
        tokens = self.look.tokens
        return tokens.s(12) + tokens.t(16) + tokens.s(8)

    def _room(self, width: int) -> int:
        return width - self._left() - self.look.tokens.s(12)
