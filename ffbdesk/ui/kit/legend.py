"""What the small cells of the folded tree mean, in words beside them."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent

from ffbdesk.domain.judgement import Assessed, Bare, Level, NotAssessed, NotRelevant, Sign
from ffbdesk.ui.kit.levelpaint import paint_cell
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.painted import Painted, put
from ffbdesk.words import kit as words

_SIGNS: Final[tuple[tuple[Sign, bool, str], ...]] = (
    (Assessed(Level.NONE), False, words.CELL_NONE),
    (Assessed(Level.MODERATE), False, words.CELL_LEVEL),
    (Bare.TAKEN_UP, False, words.CELL_TAKEN_UP),
    (NotAssessed(), False, words.CELL_NOT_ASSESSED),
    (NotRelevant(), False, words.CELL_NOT_RELEVANT),
    (Assessed(Level.MODERATE), True, words.CELL_CARRIED),
)
"""Sign, whether it is carried, and its words; read line by line, two in a line."""
_LINE, _CELL = 18, 12


class CellLegend(Painted):
    """Three lines of two. For the eye alone: every row of the tree says its sign by itself."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setFixedHeight(look.tokens.t(_LINE) * (len(_SIGNS) // 2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Cell and word, twice in a line."""
        p, tokens, t = self.painter(), self.look.tokens, self.look.tokens.t
        column = self.width() / 2
        for at, (sign, carried, word) in enumerate(_SIGNS):
            line, place = divmod(at, 2)
            left, top = round(place * column), line * t(_LINE)
            cell = QRectF(left, top + (t(_LINE) - t(_CELL)) // 2, t(_CELL), t(_CELL))
            paint_cell(p, tokens, cell, sign, carried)
            said = QRectF(left + t(_CELL) + tokens.s(8), top, column - t(_CELL) - tokens.s(8), t(_LINE))
            put(p, tokens, said, word, "caption", tone="ink2")
