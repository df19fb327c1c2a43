"""What the two gave, a row a theme: the keyboard walks it, and a digit is the level that they agree on."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.sidebyside import Compared
from ffbdesk.ui.kit import keys
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.wordstable import WordsTable
from ffbdesk.words import double as say


class SidesTable(WordsTable):
    """`chosen` carries the code of the theme whose row is chosen, `numbered` a digit that was pressed on it."""

    chosen = Signal(str)
    numbered = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__(look, say.SIDE_BY_SIDE)
        self._shown: tuple[object, ...] = ()
        self._codes: list[ThemeCode] = []
        self.setAccessibleDescription(say.PICK)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model = QStandardItemModel(0, 4, self)
        self.setModel(self._model)

    def show_rows(self, names: Sequence[str], rows: Sequence[tuple[str, Compared]]) -> None:
        """These themes, each with its name; the chosen row stays chosen."""
        wanted = (tuple(names), tuple(rows))
        if wanted == self._shown:
            return
        chosen, self._shown = self.code(), wanted
        if [one.theme for _name, one in rows] == self._codes and self.model().columnCount() == len(names) + 2:
            self._refresh(rows)
            return
        model = QStandardItemModel(self)
        model.setHorizontalHeaderLabels([say.THEME, *names, say.AGREED])
        for name, one in rows:
            model.appendRow([QStandardItem(text) for text in _cells(name, one)])
            self._give_air(model.item(model.rowCount() - 1, len(names) + 1))
        self._codes = [one.theme for _name, one in rows]
        old, self._model = self._model, model
        self.setModel(model)
        old.deleteLater()
        self.selectionModel().currentRowChanged.connect(self._moved)
        for column in range(1, model.columnCount()):
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setMinimumSectionSize(self._look.tokens.t(34))
        self.choose(chosen)

    def choose(self, code: str | None) -> None:
        """Choose a theme's row, else the first where none is chosen."""
        there = max(0, self.currentIndex().row())
        at = next((n for n, one in enumerate(self._codes) if one == code), there)
        if at < len(self._codes):
            self.selectRow(at)
            self.scrollTo(self.model().index(at, 0))

    def code(self) -> ThemeCode | None:
        """The theme whose row is chosen."""
        at = self.currentIndex().row()
        return self._codes[at] if 0 <= at < len(self._codes) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit is a level; the keys of the page go on to it."""
        if keys.is_digit(event) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.numbered.emit(event.key() - Qt.Key.Key_0)
        elif keys.is_enter(event) or event.text().strip():
            event.ignore()  # letters choose nothing
        else:
            super().keyPressEvent(event)

    def _give_air(self, last: QStandardItem) -> None:
        """What stands at the edge of the card does not touch it."""
        wide = self.fontMetrics().horizontalAdvance(last.text()) + self._look.tokens.t(24)
        last.setSizeHint(QSize(wide, 0))

    def _refresh(self, rows: Sequence[tuple[str, Compared]]) -> None:
        """The same themes: only what they say is new."""
        for row, (name, one) in enumerate(rows):
            for column, text in enumerate(_cells(name, one)):
                index = self.model().index(row, column)
                if index.data() != text:
                    self.model().setData(index, text)
            self._give_air(self._model.item(row, self._model.columnCount() - 1))

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        code = self._codes[now.row()] if 0 <= now.row() < len(self._codes) else None
        if code is not None:
            self.chosen.emit(code)


def _cells(name: str, one: Compared) -> tuple[str, ...]:
    return (name, *map(say.cell, one.given), say.judged(one.agreed))
