"""The numbers of a forløb as tables, for the keyboard and the screen reader: the picture says the same."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ffbdesk.domain.judgement import Judgement
from ffbdesk.ui.kit.levelpaint import CHIP, paint_level
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.wordstable import WordsTable
from ffbdesk.words.signs import said

_Index = QModelIndex | QPersistentModelIndex
_JUDGEMENT = Qt.ItemDataRole.UserRole

_LEAST, _NAME = 40, 112
"""The least width of a column, and of the names (units)."""

type Cell = Judgement | str | None


class _Numbers(QAbstractTableModel):
    """Rows of cells: a judgement is said in words and painted as its sign."""

    def __init__(self, heads: Sequence[str], rows: Sequence[Sequence[Cell]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads, self._rows = tuple(heads), tuple(map(tuple, rows))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        """As many as there are themes."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        """The name, the days, and what comes of them."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell in words, or its judgement."""
        cell = self._rows[index.row()][index.column()]
        text = isinstance(cell, str)
        if role == _JUDGEMENT:
            return None if text else cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell if text else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell if text else said(cell) if cell is not None else ""  # type: ignore[arg-type]
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Over each column its day."""
        if way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None


class _Signs(QStyledItemDelegate):
    """A judgement as its sign."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The sign in the middle of its cell; words as they are."""
        super().paint(painter, option, index)
        judgement = index.data(_JUDGEMENT)
        if judgement is None:
            return
        width, height = (self._look.tokens.t(side) for side in CHIP)
        place = QRectF(0, 0, width, height)
        place.moveCenter(QRectF(option.rect).center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_level(painter, self._look.tokens, place, judgement)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Room for a sign, and for words."""
        if index.data(_JUDGEMENT) is None:
            return super().sizeHint(option, index)
        width, height = (self._look.tokens.t(side) for side in CHIP)
        return QSize(width + self._look.tokens.s(8), height + self._look.tokens.s(8))


class NumbersTable(WordsTable):
    """As high as its rows: the page scrolls."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Signs(look, self))
        self.show_rows((), ())

    def show_rows(self, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Another table."""
        old = self.model()
        self.setModel(_Numbers(heads, rows, self))
        if old is not None:
            old.deleteLater()
        head = self.horizontalHeader()
        for column in range(1, len(heads)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(column, self._width(column, [line[column] for line in rows]))
        if heads:
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
            head.setMinimumSectionSize(self._look.tokens.t(_LEAST))
        self._fit()

    def _width(self, column: int, cells: Sequence[Cell]) -> int:
        """As wide as the widest in it: Qt's own way asks each cell, and takes as long as all the rest."""
        tokens, metrics = self._look.tokens, QFontMetrics(self.font())
        texts = {cell for cell in cells if isinstance(cell, str)}
        words = max((metrics.horizontalAdvance(text) for text in texts), default=0) + tokens.s(24)
        signs = tokens.t(CHIP[0]) + tokens.s(16) if len(texts) < len(cells) else 0
        named = QFontMetrics(self.horizontalHeader().font())
        lines = str(self.model().headerData(column, Qt.Orientation.Horizontal)).splitlines()
        head = max((named.horizontalAdvance(line) for line in lines), default=0) + tokens.s(24)
        return max(head, words, signs)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names wrap: another width is another height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The names take what the days leave, and each row is as high as its name: asked of every cell it would take
        long."""
        model, tokens = self.model(), self._look.tokens
        others = sum(self.columnWidth(column) for column in range(1, model.columnCount()))
        wide = max(tokens.t(_NAME), self.viewport().width() - others)
        if model.columnCount():
            self.horizontalHeader().resizeSection(0, wide)
        metrics, room = QFontMetrics(self.font()), QRect(0, 0, wide - tokens.s(24), 10_000)
        least = tokens.t(CHIP[1]) + tokens.s(8)
        for row in range(model.rowCount()):
            name = str(model.index(row, 0).data())
            high = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, name).height() + tokens.s(8)
            self.setRowHeight(row, max(least, high))
        self.setFixedHeight(self._needed())

    def _needed(self) -> int:
        rows = sum(self.rowHeight(n) for n in range(self.model().rowCount()))
        bar = self.horizontalScrollBar().sizeHint().height() if self.horizontalHeader().length() > self.width() else 0
        return rows + self.horizontalHeader().sizeHint().height() + bar + self._look.tokens.s(4)
