"""Ledelsesoverblik: tables with a picture beside each, of everybody or of those with a ydelse by one paragraph."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ffbdesk.domain.leadership import Counting, Facts, Table, TableKey
from ffbdesk.export.leadership import called, heads
from ffbdesk.export.tallybars import Bar, bars
from ffbdesk.services import leadership
from ffbdesk.services.leadership import Form
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.drawing import DrawingView, measure, points
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.choice import Choice
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import box, empty, row, scroll
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once, Page, Wanted
from ffbdesk.ui.places import LEADERSHIP, Place
from ffbdesk.ui.progression.table import NumbersTable
from ffbdesk.words import leadership as say
from ffbdesk.words import status as status_words
from ffbdesk.words.actions import Command

_BESIDE = 1080
"""Page width divided by text scale from which a picture stands beside its table."""
_WIDEST = 1400
_COLUMNS = 6
"""Of numbers: a table with more takes the whole width."""


class Section(QWidget):
    """A table, what it counts, and its picture."""

    def __init__(self, context: Context, table: Table) -> None:
        super().__init__()
        look, catalogue = context.look, context.catalogue
        self._look, self.key = look, table.key
        self._measure = measure(look)
        self._is_wide = len(table.columns) + table.row_sums + len(table.means) > _COLUMNS
        self._names = [called(table.key, one.code, catalogue) for one in table.rows]
        self.table = NumbersTable(look, say.NAMES[table.key])
        self.figure = DrawingView(look)
        self._bars = _bars(table, self._names)
        words = box(
            look,
            label(look, say.NAMES[table.key], "section"),
            label(look, say.ABOUT[table.key], "caption", "ink2", wrap=True),
            self.table,
            None,
            gap=4,
        )
        caption = label(look, _drawn(table), "caption", "ink2", wrap=True)
        picture = box(look, caption, self.figure, None, gap=4, margins=(0, 0 if self._is_wide else 24, 0, 0))
        card = row(look, (words, 3), (picture, 2), gap=24, kind="card", margins=(16, 12, 16, 12))
        layout = card.layout()
        assert isinstance(layout, QBoxLayout)  # noqa: S101 - as every row has
        self._sides = layout
        picture.setVisible(bool(self._bars))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(card)
        self.table.show_rows(heads(table), _cells(table, self._names))

    def fold(self, width: int) -> None:
        """The picture under its table where the page is narrow."""
        beside = width / self._look.tokens.scale >= _BESIDE and not self._is_wide
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._sides.direction() != way:
            self._sides.setDirection(way)
        tokens = self._look.tokens
        inner = min(width, tokens.t(_WIDEST)) - 2 * tokens.s(32) - 2 * tokens.s(16)
        room = (inner - tokens.s(24)) * 2 // 5 if beside else inner
        if self._bars:
            said = say.bars_said(say.NAMES[self.key], [(one.name, one.written) for one in self._bars])
            self.figure.show_drawing(bars(self._bars, max(1.0, points(self._look, room)), self._measure, said))


class LeadershipPage(Page):
    """Counted off the window's thread, and anew each time it is opened."""

    went_back = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._wanted, self._once = Wanted(context), Once(context)
        self._facts: Facts | None = None
        self.sections: list[Section] = []
        self.back = Button(look, say.BACK, "quiet", "prev")
        self._title = label(look, say.TITLE, "title")
        self.basis = Choice(look, say.FILTER, say.EVERYBODY, 18)
        self.csv, self.xlsx = Button(look, say.SAVE_CSV), Button(look, say.SAVE_XLSX)
        self.saved = Notice(look, answers=True)
        self._practice = label(look, say.PRACTICE, "body", "ink2", wrap=True)
        self._small = label(look, say.ONLY_SUMS_AHEAD, "body", "ink2", wrap=True)
        self._none = label(look, say.NOBODY, "lead", "ink2", wrap=True)
        self._lay_out()
        self.back.clicked.connect(self.went_back)
        self.basis.picked.connect(lambda _basis: self._count())
        commands.press(self.csv, Command.LEADERSHIP_CSV)
        commands.press(self.xlsx, Command.LEADERSHIP_XLSX)
        self.csv.clicked.connect(lambda: self._save(Form.CSV))
        self.xlsx.clicked.connect(lambda: self._save(Form.XLSX))

    def refresh(self) -> None:
        """Count anew."""
        self._wanted.ask_aside(leadership.visit, self._counted)

    def leave(self) -> None:
        """Another page is wanted: no figure stays in a widget."""
        super().leave()
        self._wanted.nothing()
        self._facts = None
        self.saved.tell("")
        self.basis.set("")
        self._empty()
        self._all.hide()

    def place(self) -> Place:
        """This page."""
        return Place(tab=LEADERSHIP)

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        self.basis.setFocus()

    def _counted(self, found: Facts) -> None:
        self._facts = found
        today = self._context.now().date()
        self.basis.offer([("", [(basis, basis) for basis in found.bases(today)])])
        self._small.setVisible(bool(found.people) and Counting(found, today).is_small())
        self._none.setVisible(not found.people)
        self._practice.setVisible(found.practice)
        for button in (self.csv, self.xlsx):
            button.setEnabled(bool(found.people))
        self._count()

    def _count(self) -> None:
        """The tables of those who are chosen."""
        found, basis = self._facts, self.basis.code()
        if found is not None:
            self._wanted.ask_aside(lambda desk: leadership.tables(desk, found, basis), partial(self._show, found))

    def _show(self, found: Facts, tables: Sequence[Table]) -> None:
        self._empty()
        for table in tables if found.people else ():
            section = Section(self._context, table)
            self.sections.append(section)
            self._column.addWidget(section)
        self._fold()
        if self._all.isHidden():
            self._all.show()
            self.take_focus()

    def _empty(self) -> None:
        empty(self._column)
        self.sections = []

    def _save(self, form: Form) -> None:
        folder = self._context.choose_folder(say.FOLDER)
        if folder is not None:
            self._once.do(lambda desk: leadership.save(desk, form, folder), self._tell_saved)

    def _tell_saved(self, path: Path) -> None:
        self.saved.tell("")  # saved once more is said once more
        whole = f" {say.SAVED_WHOLE}" if self.basis.code() else ""
        self.saved.tell(f"{status_words.SAVED.format(name=path.name)}{whole}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold with the width of the page."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        for section in self.sections:
            section.fold(self.width())

    def _lay_out(self) -> None:
        look = self._context.look
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.tokens.s(16))
        only = label(look, say.FILTER, "body")
        only.setBuddy(self.basis)
        self._all = box(
            look,
            label(look, say.HINT, "body", "ink2", wrap=True),
            label(look, say.SHOWS_SMALL, "caption", "ink2", wrap=True),
            self._small,
            flow(look, only, self.basis, None, gap=8),
            self._practice,
            self._none,
            self._column,
            None,
            gap=12,
        )
        inner = box(
            look,
            row(look, self.back, None),
            flow(look, (self._title, 1), self.csv, self.xlsx, gap=8),
            self.saved,
            self._all,
            None,
            gap=12,
            margins=(32, 16, 32, 24),
        )
        inner.setMaximumWidth(look.tokens.t(_WIDEST))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll(look, row(look, (inner, 100), None)))
        self._all.hide()


def _cells(table: Table, names: list[str]) -> list[list[str]]:
    """All of it in words: here small counts are shown too."""
    grid = table.grid
    rows, columns = grid.shape
    found = []
    for n, (one, name) in enumerate(zip(table.rows, names, strict=True)):
        counts = [str(grid.value((n, column))) for column in range(columns + table.row_sums)]
        means = [say.mean(mean.value, mean.count) if mean else "" for mean in one.means]
        found.append([name, *counts, *means])
    if table.column_sums:
        sums = [str(grid.value((rows, column))) for column in range(columns + table.row_sums)]
        means = [say.mean(mean.value, mean.count) if mean else "" for mean in table.overall]
        found.append([say.SUM, *sums, *(means or [""] * len(table.means))])
    return found


def _drawn(table: Table) -> str:
    """Which column the picture shows."""
    if table.key is TableKey.CHANGE:
        return say.CHANGE_DRAWN
    if table.row_sums:
        return say.SUMS_OF.get(table.key, say.SUM)
    return say.column(table.key, table.columns[0]) if table.columns else ""


def _bars(table: Table, names: list[str]) -> list[Bar]:
    """One number a row: how levels changed, else the sum of the row's counts, else the first of them."""
    found = []
    grid = table.grid
    for n, (one, name) in enumerate(zip(table.rows, names, strict=True)):
        if table.key is TableKey.CHANGE:
            mean = one.means[1]
            if mean is not None:
                found.append(Bar(name, mean.value, say.number(mean.value)))
        elif table.key is not TableKey.SUMS:
            value = grid.value((n, len(table.columns) if table.row_sums else 0))
            found.append(Bar(name, float(value), str(value)))
    return found
