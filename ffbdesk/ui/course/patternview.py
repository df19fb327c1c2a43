"""One's own pattern as dots: under, within and over what can be defended. No score, no colour for good or bad."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen

from ffbdesk.domain.course.case import SUPPORTED
from ffbdesk.domain.course.pattern import Pattern
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.painted import CENTRE, Painted, put
from ffbdesk.words.course import screens as say


class PatternView(Painted):
    """Three columns of dots, each with its number in words."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._parts: tuple[tuple[int, str], ...] = ()

    def show_pattern(self, one: Pattern) -> None:
        """These numbers."""
        parts = [(one.under, say.UNDER), (one.within, say.WITHIN), (one.over, say.OVER)]
        if one.otherwise:
            parts.append((one.otherwise, say.OTHERWISE_SHORT))
        self._parts = tuple((count, words.format(n=count)) for count, words in parts)
        self.setAccessibleName(", ".join(words for _count, words in self._parts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Two rows of dots and their words."""
        tokens = self.look.tokens
        return QSize(tokens.t(420), tokens.t(64))

    def minimumSizeHint(self) -> QSize:
        """As high, and narrow."""
        return QSize(self.look.tokens.t(240), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dots over a line, and their number under it."""
        if not self._parts:
            return
        p, tokens = self.painter(), self.look.tokens
        step = min(self.width() / len(self._parts), tokens.t(160))
        side, gap, line = tokens.t(11), tokens.t(3), tokens.t(34)
        for n, (count, words) in enumerate(self._parts):
            left, right = n * step + tokens.t(4), (n + 1) * step - tokens.t(4)
            p.setPen(QPen(tokens.c("line"), 1))
            p.drawLine(round(left), line, round(right), line)
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(tokens.c("ink2"))
            a_row = max(1, int((right - left) // (side + gap)))
            for dot in range(min(count, 2 * a_row)):
                across = min(count, a_row) * (side + gap) - gap
                x = (left + right - across) / 2 + (dot % a_row) * (side + gap)
                y = line - (dot // a_row + 1) * (side + gap)
                p.drawEllipse(QRectF(x, y, side, side))
            place = QRectF(left - 4, line + tokens.t(4), right - left + 8, tokens.t(24))
            put(p, tokens, place, words, "caption", tone="ink2", align=CENTRE)


def worst(found: Sequence[Pattern]) -> Pattern | None:
    """What somebody may learn most from: where there is enough, most of it outside, and support first."""
    enough = [one for one in found if one.is_enough]
    return max(
        enough,
        key=lambda one: ((one.under + one.over + one.otherwise) / one.themes, one.trap in SUPPORTED),
        default=None,
    )
