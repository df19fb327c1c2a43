"""The goals in their order, and under the one that is open its delmål."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.export.report import GoalRow
from ffbdesk.ui.goals.card import GoalCard
from ffbdesk.ui.goals.subrow import SubGoalRow
from ffbdesk.ui.kit.layout import reveal
from ffbdesk.ui.kit.look import Look


class GoalLine(NamedTuple):
    """A goal as the list shows it; `closed` where its theme is, and the row has no level of it."""

    id: str
    row: GoalRow
    change: str
    closed: bool


class SubGoalLine(NamedTuple):
    """A delmål as the list shows it."""

    id: str
    called: str
    fact: str
    reached: bool


class GoalList(QWidget):
    """Rows are kept: one that went away between a press and its release would swallow the click."""

    chosen = Signal(str)
    """The id of the goal or delmål that somebody chose."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: dict[str, GoalCard | SubGoalRow] = {}
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._lay.setSpacing(look.tokens.s(8))

    @property
    def rows(self) -> list[GoalCard | SubGoalRow]:
        """All of them, down the list."""
        return list(self._rows.values())

    @property
    def cards(self) -> list[GoalCard]:
        """The goals alone."""
        return [row for row in self.rows if isinstance(row, GoalCard)]

    def row(self, which: str) -> GoalCard | SubGoalRow | None:
        """The row of a goal or delmål; None where it is not shown."""
        return self._rows.get(which)

    def show_lines(self, lines: Sequence[GoalLine | SubGoalLine], marked: str) -> None:
        """Show these, with one of them marked. The keyboard stays in the list where its row goes."""
        held = next((at for at, row in enumerate(self.rows) if row.hasFocus()), None)
        before, self._rows = self._rows, {}
        for at, line in enumerate(lines):
            row = before.pop(line.id, None) or self._made(line)
            self._rows[line.id] = row
            if self._lay.indexOf(row) != at:
                self._lay.insertWidget(at, row)
            row.show()
            self._refresh(row, line)
            row.setChecked(line.id == marked)
        for row in before.values():
            self._lay.removeWidget(row)
            row.hide()
            row.deleteLater()
        if held is not None and self._rows and not any(row.hasFocus() for row in self.rows):
            self.rows[min(held, len(self._rows) - 1)].setFocus()

    def _made(self, line: GoalLine | SubGoalLine) -> GoalCard | SubGoalRow:
        row = (
            GoalCard(self._look, line.row, line.change, closed=line.closed)
            if isinstance(line, GoalLine)
            else SubGoalRow(self._look, line.called, line.fact, reached=line.reached)
        )
        row.clicked.connect(partial(self._choose, line.id))
        row.stepped.connect(partial(self._step, line.id))
        return row

    def _refresh(self, row: GoalCard | SubGoalRow, line: GoalLine | SubGoalLine) -> None:
        if isinstance(row, GoalCard) and isinstance(line, GoalLine):
            row.show_row(line.row, line.change, closed=line.closed)
        elif isinstance(row, SubGoalRow) and isinstance(line, SubGoalLine):
            row.show_row(line.called, line.fact, reached=line.reached)

    def _choose(self, which: str, _checked: bool = False) -> None:
        self.chosen.emit(which)

    def _step(self, which: str, by: int) -> None:
        order = list(self._rows)
        at = order.index(which) + by
        if 0 <= at < len(order):
            self._rows[order[at]].setFocus()
            reveal(self._rows[order[at]])
            self.chosen.emit(order[at])
