"""One goal in the list: the citizen's words, the theme, from which level to which, and when it is looked at again."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.export.report import GoalRow
from ffbdesk.ui.goals.listed import Listed
from ffbdesk.ui.kit import icons
from ffbdesk.ui.kit.levelpaint import CHIP, paint_level
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.painted import advance, focus_ring, put, smooth, text_size
from ffbdesk.words import goals as say
from ffbdesk.words import orders as order_say

_LONGEST = 160
"""Characters of a wording that the list shows: the form shows all of it."""


class GoalCard(Listed):
    """Shows a goal; chosen with a click, Enter or the arrows. It says all of itself to assistive technology."""

    def __init__(
        self, look: Look, row: GoalRow, short_change: str, *, closed: bool = False, received: bool = False
    ) -> None:
        super().__init__(look)
        self.show_row(row, short_change, closed=closed, received=received)

    def show_row(self, row: GoalRow, short_change: str, *, closed: bool = False, received: bool = False) -> None:
        """The goal as it stands now, or another one; `closed` where its theme is, and the row has no level of it."""
        self._row, self._change, self._received = row, short_change, received
        self.setAccessibleName(self._wording())
        levels, sentence = (
            (row.start, row.current, row.expected),
            row.doubt or row.reached or (say.CLOSED if closed else "") or (order_say.LOCK if received else ""),
        )
        self.setAccessibleDescription(say.goal_said(row.theme, row.change, levels, row.follow_up, sentence))
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """As high as its texts."""
        return round(self._lines(None, width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The card with its edge, then its lines."""
        p, tokens, on = smooth(self), self.look.tokens, self.isChecked()
        card = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        p.setPen(QPen(tokens.c("accent" if on else "line"), 2 if on else 1))
        p.setBrush(tokens.c("raised" if self.underMouse() and not on else "surface"))
        p.drawRoundedRect(card if on else card.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        self._lines(p, self.width())
        if self.hasFocus():
            focus_ring(p, tokens, card.adjusted(3, 3, -3, -3), 5)

    def _wording(self) -> str:
        text = self._row.wording.strip()
        if not text:
            return say.UNWORDED
        return f"»{text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + '…'}«"

    def _lines(self, p: QPainter | None, width: int) -> float:
        """Put the lines where they belong, or with None only measure; gives the height of the card."""
        tokens = self.look.tokens
        air, gap = tokens.s(16), tokens.t(4)
        inner, y = width - 2 * air, float(air)
        for text, role, tone in (
            (self._wording(), "body", "ink" if self._row.wording else "ink3"),
            (self._row.theme, "caption", "ink2"),
        ):
            height = text_size(tokens, text, role, inner).height()  # type: ignore[arg-type]
            if p and text:
                put(p, tokens, QRectF(air, y, inner, height + 2), text, role, tone=tone, wrap=True)  # type: ignore[arg-type]
            y += height + gap if text else 0
        y += gap
        if p:
            self._put_levels(p, y, inner)
        y += tokens.t(CHIP[1])
        follow = self._row.follow_up
        if follow:
            y += gap
            height = text_size(tokens, follow, "caption", inner).height()
            if p:
                put(p, tokens, QRectF(air, y, inner, height + 2), follow, "caption", tone="ink3", wrap=True)
            y += height
        return y + air

    def _put_levels(self, p: QPainter, y: float, inner: float) -> None:
        """From chip to chip, then the måltype; the signs of a disagreement and of a padlock at the end."""
        tokens, x = self.look.tokens, float(self.look.tokens.s(16))
        width, height = tokens.t(CHIP[0]), tokens.t(CHIP[1])
        right = x + inner
        # Till somebody gives the theme a level here, what the goal began with.
        now = self._row.current if self._row.current is not None else self._row.start
        for at, level in enumerate((now, self._row.expected)):
            if at:
                side = tokens.t(16)
                icons.draw(p, "arrow", QRectF(x, y + (height - side) / 2, side, side), tokens.hex("ink2"))
                x += side + tokens.s(8)
            if level is None:
                put(p, tokens, QRectF(x + tokens.t(4), y, width, height), say.NO_LEVEL, tone="ink3")
                x += tokens.t(20)
            else:
                paint_level(
                    p, tokens, QRectF(x, y, width, height), Assessed(Level(level)), not at and self._row.unconfirmed
                )
                x += width + tokens.s(8)
        signs = [("warn", "attention")] if self._row.doubt else []
        signs += [("lock", "ink2")] if self._received else []
        room = right - x - tokens.t(22) * len(signs)
        if advance(tokens, self._change, "body") <= room:
            put(p, tokens, QRectF(x + tokens.t(4), y, room, height), self._change, tone="ink2")
        side = tokens.t(18)
        for at, (name, ink) in enumerate(signs):
            place = QRectF(right - side - tokens.t(22) * at, y + (height - side) / 2, side, side)
            icons.draw(p, name, place, tokens.hex(ink))
