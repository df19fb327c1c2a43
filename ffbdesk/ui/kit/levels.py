"""Levels as widgets: the chip that shows one, the card and the key that choose one."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from ffbdesk.domain.judgement import Judgement, Sign, level_of
from ffbdesk.ui.kit import icons
from ffbdesk.ui.kit.levelchoice import LevelButton, LevelChoice
from ffbdesk.ui.kit.levelpaint import CHIP, CHIP_LARGE, paint_cell, paint_level, paint_stair
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.painted import Painted, advance, focus_ring, put, smooth, text_size
from ffbdesk.ui.kit.text import wrapping
from ffbdesk.words import kit as words
from ffbdesk.words.levels import said

__all__ = ["CHIP", "CHIP_LARGE", "LevelCard", "LevelChip", "LevelChoice", "LevelKey", "paint_cell", "paint_level"]


class LevelChip(Painted):
    """A sign beside text. It takes its place even when there is nothing to draw."""

    def __init__(self, look: Look, sign: Sign, size: tuple[int, int] = CHIP) -> None:
        super().__init__(look)
        self.setFixedSize(look.tokens.t(size[0]), look.tokens.t(size[1]))
        self.set_sign(sign)

    def set_sign(self, sign: Sign) -> None:
        """Shows another sign."""
        self._sign = sign
        self.setAccessibleName(said(sign))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sign, filling the widget."""
        paint_level(self.painter(), self.look.tokens, QRectF(self.rect()), self._sign)


class LevelCard(LevelButton):
    """One judgement with its official criterion, as wide as the page and as high as its text."""

    def __init__(self, look: Look, judgement: Judgement, title: str, criterion: str) -> None:
        super().__init__(look, judgement, title)
        self._title, self._criterion = title, criterion
        self.setAccessibleDescription(criterion)
        self.setSizePolicy(wrapping(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred))

    def heightForWidth(self, width: int) -> int:
        """The wrapped texts with air, and at least the designed height."""
        tokens = self.look.tokens
        title, criterion = self._heights(width)
        return max(tokens.t(56), title + criterion + tokens.s(16))

    def sizeHint(self) -> QSize:
        """A card's usual width."""
        width = self.look.tokens.t(300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The narrowest that still reads."""
        return QSize(self.look.tokens.t(160), self.look.tokens.t(56))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, sign and texts; chosen adds ring, tint and tick, focus a second line inside."""
        p, tokens, on = smooth(self), self.look.tokens, self.isChecked()
        card = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        p.setBrush(tokens.c("accent_tint" if on else "raised" if self.underMouse() else "surface"))
        p.setPen(QPen(tokens.c("accent" if on else "line"), 2 if on else 1))
        p.drawRoundedRect(card if on else card.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        width, height = (tokens.t(side) for side in CHIP_LARGE)
        chip = QRectF(card.left() + tokens.s(16), card.center().y() - height / 2, width, height)
        paint_level(p, tokens, chip, self.judgement)
        self._put_texts(p, card)
        if on:
            side = tokens.t(18)
            corner = QRectF(card.right() - tokens.s(8) - side, card.top() + tokens.s(8), side, side)
            icons.draw(p, "check", corner, tokens.hex("accent"), 2.4)
        if self.hasFocus():
            focus_ring(p, tokens, card.adjusted(3, 3, -3, -3), 5)

    def _put_texts(self, p: QPainter, card: QRectF) -> None:
        tokens = self.look.tokens
        title, criterion = self._heights(self.width())
        left, width = self._text_left(), self._text_width(self.width())
        top = card.center().y() - (title + criterion) / 2
        put(p, tokens, QRectF(left, top, width, title + 2), self._title, "strong", wrap=True)
        body = QRectF(left, top + title, width, criterion + 2)
        put(p, tokens, body, self._criterion, "body", tone="ink2", wrap=True)

    def _heights(self, width: int) -> tuple[int, int]:
        tokens, inner = self.look.tokens, self._text_width(width)
        title = text_size(tokens, self._title, "strong", inner).height()
        return title, text_size(tokens, self._criterion, "body", inner).height()

    def _text_left(self) -> int:
        tokens = self.look.tokens
        return tokens.s(16) + tokens.t(CHIP_LARGE[0]) + tokens.s(16)

    def _text_width(self, width: int) -> int:
        tokens = self.look.tokens
        return width - self._text_left() - tokens.t(18) - 2 * tokens.s(8)


class LevelKey(LevelButton):
    """A square key in the bar that is always in sight.

    `text` is the level's words, said and shown as a tool tip beside its number; a key without a
    number shows it.
    """

    def __init__(self, look: Look, judgement: Judgement, text: str, width: int = 48) -> None:
        level = level_of(judgement)
        name = text if level is None else words.LEVEL_KEY.format(level=int(level), label=text)
        super().__init__(look, judgement, name)
        self._level, self._said, self._width, self._wordless = level, text, width, False
        self.setToolTip("" if level is None else text)
        self.setFixedSize(self.sizeHint())

    def fold(self, *, wide: bool, wordless: bool) -> None:
        """Narrower, and the sign alone where there is no room for its words: they stand in the tool tip then."""
        self._width, self._wordless = 48 if wide else 42, wordless and self._level is None
        self.setToolTip(self._said if self._wordless or self._level is not None else "")
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Square for a number, as wide as its words without one."""
        tokens = self.look.tokens
        words_too = advance(tokens, self._said, "body") + tokens.t(44) + tokens.s(12)
        square = self._level is not None or self._wordless
        return QSize(tokens.t(self._width) if square else words_too, tokens.t(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """At rest plain; chosen, the level's own fill inside a ring; focus a second line inside."""
        p, tokens, on = smooth(self), self.look.tokens, self.isChecked()
        key = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        colours = tokens.level(self._level) if on and self._level is not None else None
        rest = tokens.c("accent_tint" if on else "raised" if self.underMouse() else "surface")
        p.setBrush(QColor(colours.fill) if colours else rest)
        p.setPen(QPen(QColor(colours.edge) if colours else tokens.c("edge"), 1))
        inset = 3.5 if on else 0.5
        p.drawRoundedRect(key.adjusted(inset, inset, -inset, -inset), 4 if on else 6, 4 if on else 6)
        if on:
            focus_ring(p, tokens, key.adjusted(-1, -1, 1, 1), 7)
        text = QColor(colours.text) if colours else tokens.c("ink")
        self._put_content(p, key, text)
        if self.hasFocus():
            inset = 5 if on else 2
            focus_ring(p, tokens, key.adjusted(inset, inset, -inset, -inset), 3, colours.text if colours else "")

    def _put_content(self, p: QPainter, key: QRectF, colour: QColor) -> None:
        tokens, middle = self.look.tokens, key.center().y()
        if self._wordless:
            side = tokens.t(26)
            sign = QRectF(key.center().x() - side / 2, middle - tokens.t(9), side, tokens.t(18))
            paint_level(p, tokens, sign, self.judgement)
        elif self._level is None:
            sign = QRectF(key.left() + tokens.t(10), middle - tokens.t(9), tokens.t(26), tokens.t(18))
            paint_level(p, tokens, sign, self.judgement)
            put(p, tokens, QRectF(key.left() + tokens.t(44), key.top(), key.width(), key.height()), self._said)
        else:
            place = QRectF(key.left(), key.top(), key.width() * 0.66, key.height())
            put(p, tokens, place, str(int(self._level)), "section", tone=colour, align=Qt.AlignmentFlag.AlignHCenter)
            stair = QRectF(key.left() + key.width() * 0.6, middle - tokens.t(8), tokens.t(6), tokens.t(16))
            paint_stair(p, stair, self._level, colour)
