"""The goals in their order, under the one that is open its delmål, and after them the bestillinger they came with."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.export.report import GoalRow
from ffbdesk.ui.goals.card import GoalCard
from ffbdesk.ui.goals.namedrow import NamedRow
from ffbdesk.ui.kit.layout import reveal
from ffbdesk.ui.kit.look import Look


class GoalLine(NamedTuple):
    """A goal in the list: `closed` where its theme is, and the row has no level of it; `received` with a padlock."""

    id: str
    row: GoalRow
    change: str
    closed: bool
    received: bool


class NamedLine(NamedTuple):
    """A delmål or a bestilling as the list shows it, with the name of its sign, if it has one."""

    id: str
    called: str
    fact: str
    sign: str = ""


class GoalList(QWidget):
    """Rows are kept: one that went away between a press and its release would swallow the click."""

    chosen = Signal(str)
    """The id of the goal, delmål or bestilling that somebody chose."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: dict[str, GoalCard | NamedRow] = {}
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._lay.setSpacing(look.tokens.s(8))

    @property
    def rows(self) -> list[GoalCard | NamedRow]:
        """All of them, down the list."""
        return list(self._rows.values())

    @property
    def cards(self) -> list[GoalCard]:
        """The goals alone."""
        return [row for row in self.rows if isinstance(row, GoalCard)]

    def row(self, which: str) -> GoalCard | NamedRow | None:
        """The row of any of them; None where it is not shown."""
        return self._rows.get(which)

    def show_lines(self, lines: Sequence[GoalLine | NamedLine], marked: str) -> None:
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

    def _made(self, line: GoalLine | NamedLine) -> GoalCard | NamedRow:
        row = (
            GoalCard(self._look, line.row, line.change, closed=line.closed, received=line.received)
            if isinstance(line, GoalLine)
            else NamedRow(self._look, line.called, line.fact, line.sign)
        )
        row.clicked.connect(partial(self._choose, line.id))
        row.stepped.connect(partial(self._step, line.id))
        return row

    def _refresh(self, row: GoalCard | NamedRow, line: GoalLine | NamedLine) -> None:
        if isinstance(row, GoalCard) and isinstance(line, GoalLine):
            row.show_row(line.row, line.change, closed=line.closed, received=line.received)
        elif isinstance(row, NamedRow) and isinstance(line, NamedLine):
            row.show_row(line.called, line.fact, line.sign)

    def _choose(self, which: str, _checked: bool = False) -> None:
        self.chosen.emit(which)

    def _step(self, which: str, by: int) -> None:
        order = list(self._rows)
        at = order.index(which) + by
        if 0 <= at < len(order):
            self._rows[order[at]].setFocus()
            reveal(self._rows[order[at]])
            self.chosen.emit(order[at])
