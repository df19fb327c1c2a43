"""All themes at a glance, a line: the tree's cells after the name of their group."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent

from ffbdesk.domain.judgement import Sign
from ffbdesk.ui.kit.levelpaint import paint_cell
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.painted import Painted, advance, put

type Groups = Sequence[tuple[str, Sequence[Sign]]]
"""The name of each group, and the signs of its themes in their order."""

_CELL, _STEP, _GAP, _LINE = 12, 16, 12, 40


class Cells(Painted):
    """Groups in a row; those that have no room stand in the next."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self._groups: Groups = ()
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_groups(self, groups: Groups, said: str) -> None:
        """These; `said` is the same in words."""
        self._groups = groups
        self.setAccessibleDescription(said)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Groups wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as it takes."""
        return (1 + max((line for line, _x in self._places(width)), default=0)) * self.look.tokens.t(_LINE)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self.look.tokens.t(300), self.look.tokens.t(_LINE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Each group's name over its cells."""
        p, t = self.painter(), self.look.tokens
        for (name, signs), (line, x) in zip(self._groups, self._places(self.width()), strict=True):
            top = line * t.t(_LINE)
            put(p, t, QRectF(x, top, t.t(_STEP) * 40, t.t(18)), name, "caption", tone="ink3")
            for n, sign in enumerate(signs):
                p.setBrush(Qt.BrushStyle.NoBrush)  # a cell keeps the brush that it finds
                paint_cell(p, t, QRectF(round(x) + n * t.t(_STEP), top + t.t(22), t.t(_CELL), t.t(_CELL)), sign)

    def _places(self, width: int) -> list[tuple[int, float]]:
        """The line and the distance from the left of each group."""
        t, found = self.look.tokens, []
        line, x = 0, 0.0
        for name, signs in self._groups:
            need = max(advance(t, name, "caption"), len(signs) * t.t(_STEP))
            if x and x + need > width:
                line, x = line + 1, 0.0
            found.append((line, x))
            x += need + t.t(_GAP)
        return found
