"""The profile in words: what the picture shows, row by row, for the keyboard and for those who do not see it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem

from ffbdesk.export.report import ProfileGroup, ProfileRow
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.painted import text_size
from ffbdesk.words import result as say
from ffbdesk.words.levels import SHORT

_COLUMNS = (say.THEME, say.NOW, say.BEFORE, say.CHANGE, say.OWN, say.EXPECTED)


class ProfileTable(QTableWidget):
    """Overtemaer as headings with their averages, a row a theme. As high as its rows: the page scrolls, not it."""

    def __init__(self, look: Look) -> None:
        super().__init__(0, len(_COLUMNS))
        self._look = look
        self.setAccessibleName(say.IN_WORDS)
        self.setHorizontalHeaderLabels(list(_COLUMNS))
        self.verticalHeader().hide()
        self.horizontalHeader().setFont(look.tokens.font("caption"))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.setFont(look.tokens.font("body"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for column in range(1, len(_COLUMNS)):
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().sectionResized.connect(self._fit)  # another width wraps the names anew

    def show_groups(self, groups: Sequence[ProfileGroup]) -> None:
        """These rows; a column that nobody has a value in is not shown."""
        self.clearSpans()
        self.setRowCount(sum(1 + len(group.rows) for group in groups))
        at = 0
        for group in groups:
            self._put(at, (f"{group.name}. {_average(group)}",), heading=True)
            for row in group.rows:
                at += 1
                self._put(at, _cells(row))
            at += 1
        rows = [row for group in groups for row in group.rows]
        for column, values in ((2, "before"), (3, "before"), (4, "own"), (5, "expected")):
            self.setColumnHidden(column, all(getattr(row, values) is None for row in rows))
        self._fit()

    def _put(self, at: int, texts: Sequence[str], *, heading: bool = False) -> None:
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            if heading:
                item.setFont(QFont(self._look.tokens.font("strong")))
            self.setItem(at, column, item)
        if heading:
            self.setSpan(at, 0, 1, len(_COLUMNS))

    def _fit(self, *_section: int) -> None:
        """Rows as high as their themes' names."""
        tokens = self._look.tokens
        width = self.columnWidth(0) - tokens.s(16) - tokens.t(8)
        height = self.horizontalHeader().sizeHint().height() + 2
        for row in range(self.rowCount()):
            item = self.item(row, 0)
            text = item.text() if item and self.columnSpan(row, 0) == 1 else ""
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
    return say.SAME if row.level == row.before else say.BETTER if row.level < row.before else say.LOWER


def _average(group: ProfileGroup) -> str:
    """Averages always with the number they rest on."""
    now = [row.level for row in group.rows]
    before = [row.before for row in group.rows if row.before is not None]
    return say.average(sum(now) / len(now), len(now), (sum(before) / len(before), len(before)) if before else None)
