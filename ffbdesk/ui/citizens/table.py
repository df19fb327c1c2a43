"""The rows of Borgere: a model, and the painting of one 64-pixel row."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.records import Citizen
from ffbdesk.domain.rules import display_name
from ffbdesk.services import citizens
from ffbdesk.services.dates import Daily
from ffbdesk.storage.lists import CitizenLine
from ffbdesk.ui.kit import keys
from ffbdesk.ui.kit.layout import in_hand, reveal
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.painted import put
from ffbdesk.ui.kit.tokens import Role
from ffbdesk.words import closing, rights, today
from ffbdesk.words import people as say
from ffbdesk.words.dates import lately, short_date

type Index = QModelIndex | QPersistentModelIndex

ROW, HEAD = 64, 36
_SHARES, _NARROW_SHARES = (0.30, 0.18, 0.35, 0.17), (0.37, 0.24, 0.39, 0.0)
NARROW = 720
"""Width divided by text scale: below it there is no room for when somebody was last worked on."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a line, and a smaller one under it."""

    text: str
    below: str = ""


def cells(line: CitizenLine, now: datetime) -> tuple[Cell, ...]:
    """A citizen as a row of words."""
    newest = line.rounds[0] if line.rounds else None
    state = "–"
    if newest:
        state = say.FINISHED if newest.finished else say.IN_PROGRESS
    return (
        Cell(display_name(line.citizen) or say.UNNAMED, under_name(line, now)),
        Cell(short_date(newest.held_on) if newest else say.NO_ROUND),
        Cell(state, say.standing(newest.decided, newest.open, newest.unconfirmed) if newest else ""),
        Cell(lately(line.last_worked_at, now) if line.last_worked_at else "–"),
    )


def daily_cells(line: CitizenLine, now: datetime, daily: Daily) -> tuple[Cell, ...]:
    """The same for those who work with their residents every day: goals, and what comes next."""
    due = daily.soonest
    return (
        Cell(display_name(line.citizen) or say.UNNAMED, under_name(line, now)),
        Cell(say.goals(daily.goals), say.steps(daily.steps) if daily.steps else ""),
        Cell(f"{short_date(due.day)}, {today.away(due.day, now.date())}", today.what(due)) if due else Cell("–"),
        Cell(lately(line.last_worked_at, now) if line.last_worked_at else "–"),
    )


def under_name(line: CitizenLine, now: datetime) -> str:
    """'45 år · sag 154689 · øveeksempel'"""
    person = line.citizen
    years = citizens.age(person.cpr, now.date())
    parts = [
        say.age(years) if years is not None else "",
        say.case_number(line.case.case_number) if line.case and line.case.case_number else "",
        say.own_number(person.own_number) if person.own_number and person.name else "",
        say.PRACTICE if person.practice else "",
        closing.left(person.closed_on, now.date()) if person.closed_on else "",
        rights.due(person.keep_until) if person.keep_until and is_due(person, now) else "",
    ]
    return " · ".join(p for p in parts if p)


def is_due(person: Citizen, now: datetime) -> bool:
    """Whether somebody should look at whether the record is still needed."""
    return person.keep_until is not None and person.keep_until <= now.date()


class CitizenModel(QAbstractTableModel):
    """The citizens that answer to the filter."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[CitizenLine, ...] = ()
        self._now: datetime | None = None
        self._daily: Mapping[CitizenId, Daily] | None = None
        self._cells: dict[int, tuple[Cell, ...]] = {}
        """The rows that were looked at, and not the thousands that were not."""

    def fill(self, lines: tuple[CitizenLine, ...], now: datetime, daily: Mapping[CitizenId, Daily] | None) -> None:
        """Show these; with what is done every day, where that is what these people look for."""
        self.beginResetModel()
        self._daily = daily
        self.lines, self._now, self._cells = lines, now, {}
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """One a citizen."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, _parent: Index | None = None) -> int:
        """As in `say.COLUMNS`."""
        return len(say.COLUMNS)

    def cell(self, index: Index) -> Cell:
        """The words of one cell."""
        row = index.row()
        if row not in self._cells and self._now is not None:
            line, daily = self.lines[row], self._daily
            self._cells[row] = (
                cells(line, self._now)
                if daily is None
                else daily_cells(line, self._now, daily.get(line.citizen.id, Daily()))
            )
        return self._cells[row][index.column()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words; for assistive technology both lines as one."""
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(t for t in (cell.text, cell.below) if t)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The column's word."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (say.COLUMNS if self._daily is None else say.DAILY_COLUMNS)[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class _Row(QStyledItemDelegate):
    """Paints a cell: name strong, a smaller line under it, a bar at the left of the chosen row."""

    def __init__(self, look: Look, table: "CitizenTable") -> None:
        super().__init__(table)
        self._look, self._table = look, table

    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, bar, words, hairline."""
        tokens, rect = self._look.tokens, QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        first = index.column() == 0
        if chosen:
            p.fillRect(rect, tokens.c("accent_tint"))
            if tokens.contrast:  # no tint to see: two lines along the row
                for top in (rect.top(), rect.bottom() - 2):
                    p.fillRect(QRectF(rect.left(), top, rect.width(), 2), tokens.c("accent"))
            if first:
                p.fillRect(QRectF(rect.left(), rect.top(), 4, rect.height()), tokens.c("accent"))
        else:
            p.setPen(QPen(tokens.c("line"), 1))
            p.drawLine(rect.bottomLeft(), rect.bottomRight())
        cell = self._table.people.cell(index)
        inner = rect.adjusted(tokens.s(16), 0, -tokens.s(8), 0)
        role: Role = "strong" if first else "body"
        height = tokens.t(22)
        if not cell.below:
            put(p, tokens, inner, self._fitted(cell.text, role, inner.width()), role, tone="ink" if first else "ink2")
            return
        top = inner.center().y() - height
        put(
            p,
            tokens,
            QRectF(inner.left(), top, inner.width(), height),
            self._fitted(cell.text, role, inner.width()),
            role,
        )
        below = QRectF(inner.left(), top + height, inner.width(), height)
        put(p, tokens, below, self._fitted(cell.below, "caption", inner.width()), "caption", tone="ink2")

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """The designed row."""
        return QSize(0, self._look.tokens.t(ROW))

    def _fitted(self, text: str, role: Role, width: float) -> str:
        metrics = QFontMetrics(self._look.tokens.font(role))
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(width))


class CitizenTable(QTableView):
    """The list itself: arrows move, Enter or a double click opens."""

    opened = Signal(str)
    picked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look, self.people = look, CitizenModel()
        self.setModel(self.people)
        self.setItemDelegate(_Row(look, self))
        self.setAccessibleName(say.TITLE)
        self._plain_view()
        self.doubleClicked.connect(lambda _index: self._open())
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())
        look.changed.connect(self.viewport().update)

    def fill(
        self, lines: tuple[CitizenLine, ...], now: datetime, daily: Mapping[CitizenId, Daily] | None = None
    ) -> None:
        """Show these; whoever was chosen stays chosen, else the first."""
        before = self.chosen()
        self.people.fill(lines, now, daily)
        wanted = before.citizen.id if before else None
        row = next((i for i, line in enumerate(lines) if line.citizen.id == wanted), 0)
        if lines:
            self.selectRow(row)
        self.setFixedHeight(self.look.tokens.t(HEAD) + max(1, len(lines)) * self.look.tokens.t(ROW) + 2)

    def select(self, citizen: CitizenId) -> None:
        """Choose a citizen's row."""
        for row, line in enumerate(self.people.lines):
            if line.citizen.id == citizen:
                self.selectRow(row)

    def chosen(self) -> CitizenLine | None:
        """Whoever the chosen row is about."""
        row = self.currentIndex().row()
        return self.people.lines[row] if 0 <= row < len(self.people.lines) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens. The page follows the row that the arrows choose."""
        if keys.is_enter(event):
            self._open()
            return
        super().keyPressEvent(event)
        reveal(self, in_hand(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the width."""
        super().resizeEvent(event)
        width = self.viewport().width()
        narrow = width / self.look.tokens.scale < NARROW
        for column, share in enumerate(_NARROW_SHARES if narrow else _SHARES):
            self.setColumnHidden(column, not share)
            self.setColumnWidth(column, int(width * share))

    def _open(self) -> None:
        line = self.chosen()
        if line is not None:
            self.opened.emit(line.citizen.id)

    def _plain_view(self) -> None:
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.look.tokens.t(ROW))
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setFixedHeight(self.look.tokens.t(HEAD))
        head.setFont(self.look.tokens.font("caption"))
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
