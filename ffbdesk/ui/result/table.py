"""The profile in words: what the picture shows, row by row, for the keyboard and for those who do not see it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from ffbdesk.export.report import ProfileGroup, ProfileRow
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.painted import text_size
from ffbdesk.ui.kit.tokens import Role
from ffbdesk.ui.kit.wordstable import WordsTable
from ffbdesk.words import result as say
from ffbdesk.words.levels import SHORT

_COLUMNS = (say.THEME, say.NOW, say.BEFORE, say.CHANGE, say.OWN, say.EXPECTED)


class ProfileTable(WordsTable):
    """Overtemaer as headings with their averages, a row a theme. As high as its rows: the page scrolls, not it."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, say.IN_WORDS)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(QStandardItemModel(0, len(_COLUMNS)))
        for column in range(1, len(_COLUMNS)):
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().sectionResized.connect(self._fit)  # another width wraps the names anew

    def show_groups(self, groups: Sequence[ProfileGroup]) -> None:
        """These rows; a column that nobody has a value in is not shown."""
        model = QStandardItemModel(self)  # filled before it is shown: the view measures all of it with every change
        model.setHorizontalHeaderLabels(list(_COLUMNS))
        headings = []
        for group in groups:
            headings.append(model.rowCount())
            model.appendRow(self._items((f"{group.name}. {_average(group)}",), "strong"))
            for row in group.rows:
                model.appendRow(self._items(_cells(row), "body"))
        old = self.model()
        self.setModel(model)
        old.deleteLater()
        for at in headings:
            self.setSpan(at, 0, 1, len(_COLUMNS))
        rows = [row for group in groups for row in group.rows]
        for column, values in ((2, "before"), (3, "before"), (4, "own"), (5, "expected")):
            self.setColumnHidden(column, all(getattr(row, values) is None for row in rows))
        self._fit()

    def _items(self, texts: Sequence[str], role: Role) -> list[QStandardItem]:
        items = [QStandardItem(text) for text in texts]
        for item in items:
            item.setFont(self._look.tokens.font(role))
        return items

    def _fit(self, *_section: int) -> None:
        """Rows as high as their themes' names."""
        tokens = self._look.tokens
        width = self.columnWidth(0) - tokens.s(16) - tokens.t(8)
        height = self.horizontalHeader().sizeHint().height() + 2
        for row in range(self.model().rowCount()):
            text = str(self.model().index(row, 0).data()) if self.columnSpan(row, 0) == 1 else ""
            high = max(tokens.t(34), text_size(tokens, text, "body", width).height() + tokens.t(12))
            self.setRowHeight(row, high)
            height += high
        self.setFixedHeight(height)


def _cells(row: ProfileRow) -> tuple[str, ...]:
    return (
        row.theme,
        f"{row.level} {SHORT[row.level].lower()}",
        say.NONE if row.before is None else str(row.before),
        _change(row),
        say.NONE if row.own is None else str(row.own),
        say.NONE if row.expected is None else str(row.expected),
    )


def _change(row: ProfileRow) -> str:
    """In plain words: a lower number is more function, a higher one is less."""
    if row.before is None:
        return say.NONE
    if row.unconfirmed:
        return say.CARRIED
    return say.change(row.level, row.before)


def _average(group: ProfileGroup) -> str:
    """Averages always with the number they rest on; what nobody has confirmed is no part of them."""
    now = [row.level for row in group.rows if not row.unconfirmed]
    if not now:
        return say.NO_AVERAGE
    if len(now) == 1:
        return say.ONE
    before = [row.before for row in group.rows if row.before is not None]
    before = before if len(before) > 1 else []
    return say.average(sum(now) / len(now), len(now), (sum(before) / len(before), len(before)) if before else None)
