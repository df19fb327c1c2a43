"""Forløb: goals over time, støttebehov and ydelser on one axis, and the tables of the same numbers."""

from collections.abc import Callable, Collection
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from ffbdesk.domain.ids import CitizenId, ThemeCode
from ffbdesk.domain.progression import Progression
from ffbdesk.domain.rules import first_name
from ffbdesk.export import courses
from ffbdesk.export.choices import Choices
from ffbdesk.export.progression import (
    GroupRow,
    ThemeRow,
    given_bars,
    given_rows,
    goal_charts,
    group_rows,
    need_steps,
    theme_chart,
    theme_rows,
)
from ffbdesk.services import handover, notes, progression
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.drawing import DrawingView, measure, points
from ffbdesk.ui.kit.buttons import Button, Segments
from ffbdesk.ui.kit.choice import Choice
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import box, empty, row, rule
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.sides import Sides
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once, Wanted
from ffbdesk.ui.plainpages.editor import PlainPagesEditor
from ffbdesk.ui.progression.table import NumbersTable
from ffbdesk.words import plainpages as plain_words
from ffbdesk.words import progression as say
from ffbdesk.words import status as say_status
from ffbdesk.words.actions import Command

PICTURE, TABLE = "picture", "table"
_BESIDE, _SIDE = 1040, 440
"""Page width divided by text scale from which the table stands beside the picture, and how wide it is."""
_CHART = 208
"""The least width of a chart (units)."""
_LAST = 3
"""Days of the tables beside the picture."""
_NEEDS = 84.0
"""Points left of the axis that støttebehov and ydelser share: for the names of the steps."""


class ProgressionPage(QWidget):
    """Everything is read; what is written is borgerens udgave, which takes the page while it is in sight."""

    sensitive_opened = Signal()

    def __init__(self, context: Context, closed: Callable[[], Collection[ThemeCode]]) -> None:
        """`closed` gives the sensitive themes that are closed for the citizen in sight."""
        super().__init__()
        self._context, self._closed, look = context, closed, context.look
        self._wanted, self._once = Wanted(context), Once(context)
        self._citizen: CitizenId | None = None
        self.found: Progression | None = None
        self._measure = measure(look)
        self._title = label(look, say.TITLE, "title")
        self._hint = label(look, say.HINT, "body", "ink2", wrap=True)
        self.buttons = {PICTURE: Button(look, say.PICTURE, "seg"), TABLE: Button(look, say.TABLE, "seg")}
        self._segments = Segments(self, self.buttons)
        self._shown = PICTURE
        self._none = label(look, say.NOTHING, "lead", "ink2", wrap=True)
        self._one_date = label(look, say.ONE_DATE, "body", "ink2", wrap=True)
        self.theme = Choice(look, say.ADD_CHART, say.ADD_CHART, 26)
        self._chosen: list[ThemeCode] = []
        self._rows: tuple[ThemeRow, ...] = ()
        self._groups: tuple[GroupRow, ...] = ()
        self._filled: object = None
        """What stands in the tables: they are filled anew only where it is something else."""
        self._more = label(look, "", "caption", "ink2", wrap=True)
        self.charts: list[DrawingView] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(look.tokens.s(24))
        self.needs, self.bars = DrawingView(look), DrawingView(look)
        self.themes = NumbersTable(look, say.THEMES)
        self.groups = NumbersTable(look, say.GROUPS)
        self.needs_table = NumbersTable(look, say.NEEDS)
        self.pdf = Button(look, say.SAVE_PDF, "", "pdf")
        self.to_plain = Button(look, plain_words.show_to(""), "main", "eye")
        self.plain = PlainPagesEditor(context, closed)
        self._starts_plain = False
        self.saved = Notice(look, answers=True)
        self.given = NumbersTable(look, say.INTERVENTIONS)
        self.open_sensitive = Button(look, say.OPEN_SENSITIVE, "quiet", "eye")
        self._lay_out()
        self._segments.picked.connect(self.show_as)
        self.theme.picked.connect(self._add_chart)
        self.open_sensitive.clicked.connect(self._open_closed)
        commands.press(self.pdf, Command.PROGRESSION_PDF)
        commands.press(self.to_plain, Command.PLAIN_PAGES)
        self.to_plain.clicked.connect(self.show_plain)
        self.plain.went_back.connect(self._show_course)
        self.pdf.clicked.connect(self._save)
        context.sensitive.opened.connect(self._opened_sensitive)

    def open(self, citizen: CitizenId) -> None:
        """Read and show a citizen's."""
        if citizen != self._citizen:
            self._chosen = []
        self.forget()
        self._citizen = citizen
        if self._starts_plain:
            self.show_plain()
        sensitive = not self._closed()
        self._wanted.ask(lambda desk: progression.visit(desk, citizen, sensitive=sensitive), self._show)

    def reread(self) -> None:
        """As it stands now."""
        citizen = self._citizen
        if self.is_plain():
            self.plain.reread()
        if citizen is not None:
            sensitive = not self._closed()
            self._wanted.ask(lambda desk: progression.of(desk, citizen, sensitive=sensitive), self._show)

    def forget(self) -> None:
        """Another citizen is wanted."""
        self._citizen = self.found = None
        self._wanted.nothing()
        self.saved.tell("")
        self._body.hide()
        self.plain.forget()
        self._pages.setCurrentWidget(self._body)

    def take_focus(self) -> None:
        """Where the keyboard starts: at the way to the table."""
        if self.is_plain():
            self.plain.take_focus()
            return
        self.buttons[self._shown].setFocus()

    def is_plain(self) -> bool:
        """Whether borgerens udgave is in sight, or will be."""
        return self._pages.currentWidget() is self.plain

    def start_plain(self) -> None:
        """Begin with borgerens udgave the next time: somebody comes back to it."""
        self._starts_plain = True

    def show_plain(self) -> None:
        """Borgerens udgave instead of the figures."""
        self._starts_plain = False
        if self._citizen is not None and not self.is_plain():
            self._pages.setCurrentWidget(self.plain)
            self.plain.open(self._citizen)

    def flush(self) -> None:
        """Store what stands in the fields."""
        self.plain.flush()

    def _show_course(self) -> None:
        self.plain.forget()
        self._pages.setCurrentWidget(self._body)
        self.to_plain.setFocus()

    def show_as(self, name: str) -> None:
        """The picture, or the tables alone."""
        self._shown = name
        self._segments.show_value(name)
        held = self.buttons[name].hasFocus()
        self._arrange()
        if held:
            self.buttons[name].setFocus()  # where the columns fold, what has the keyboard is moved about

    def _show(self, found: Progression) -> None:
        self.found = found
        catalogue = self._context.catalogue
        anything = bool(found.courses or found.needs or found.given or any(one.levels for one in found.goals))
        days = found.days
        self._none.setVisible(not anything)
        self.pdf.setVisible(bool(days))
        self.to_plain.say(plain_words.show_to(first_name(found.citizen)))
        self._one_date.setVisible(anything and len(days) == 1)
        self._of_tables.setVisible(bool(found.courses))
        self._rows, self._groups = theme_rows(found, catalogue), group_rows(found, catalogue)
        steps, names = need_steps(found, catalogue)
        needs = [[names[at], say.column(day).replace("\n", "")] for day, at in steps]
        self.needs_table.show_rows([say.NEEDS, say.DAY], needs)
        self._of_needs_table.setVisible(bool(steps))
        given = given_rows(found, catalogue)
        self.given.show_rows([say.INTERVENTION, say.BEGINS, say.ENDS], given)
        self._of_given.setVisible(bool(given))
        drawn = {*self._chosen, *(one.goal.theme for one in found.goals)}
        free = [one for one in found.courses if one.theme not in drawn]
        pairs = [(one.theme, catalogue.theme(one.theme).name) for one in free]
        self.theme.offer([("", pairs)])
        self.theme.setVisible(bool(pairs))
        self._sensitive.setVisible(bool(self._closed()))
        self._segments.show_value(self._shown)
        self._arrange()
        self._body.show()

    def _fill(self) -> None:
        """Beside the picture the last few days; as tables alone all of them."""
        found = self.found
        if found is None:
            return
        last = _LAST if self._shown == PICTURE else len(found.days)
        key = (found, last, self._shown)
        if key == self._filled:
            return
        self._filled = key
        days = list(map(say.column, found.days[-last:]))
        whole = self._shown == TABLE  # beside the picture its squares say what is expected
        rows = [[one.name, *one.cells[-last:], *([one.expected] if whole else []), one.change] for one in self._rows]
        self.themes.show_rows([say.THEME, *days, *([say.EXPECTED_SHORT] if whole else []), say.CHANGE], rows)
        means = [[say.mean(c.value, c.count) if c else "" for c in one.cells[-last:]] for one in self._groups]
        groups = [[one.name, *each] for one, each in zip(self._groups, means, strict=True)]
        self.groups.show_rows([say.GROUP, *days], groups)
        more = len(found.days) - last
        self._more.setText(say.earlier(more))
        self._more.setVisible(more > 0)

    def _draw(self) -> None:
        found = self.found
        if found is None:
            return
        catalogue, look = self._context.catalogue, self._context.look
        chosen = [course for one in self._chosen if (course := found.course(one)) is not None]
        wanted = [*goal_charts(found, catalogue), *(theme_chart(one, catalogue) for one in chosen)]
        width = self._left_width()
        across = max(1, min(3, int(width // look.tokens.t(_CHART))))
        if len(self.charts) != len(wanted):
            empty(self._grid)
            self.charts = [DrawingView(look) for _ in wanted]
        each = max(1.0, points(look, width / across) - 12)
        drawn = courses.charts(wanted, across, each, self._measure)
        for n, (view, one) in enumerate(zip(self.charts, drawn, strict=True)):
            self._grid.addWidget(view, n // across, n % across)
            view.show_drawing(one)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        self._draw_time(found, points(look, width))

    def _draw_time(self, found: Progression, width: float) -> None:
        """Støttebehov and ydelser on one axis."""
        catalogue = self._context.catalogue
        steps, names = need_steps(found, catalogue)
        bars = given_bars(found, catalogue)
        ends = [one.ends for one in bars if one.ends is not None]
        days = [*found.days, *(day for day, _at in steps), *(one.begins for one in bars), *ends]
        self._of_needs.setVisible(bool(steps))
        self._of_bars.setVisible(bool(bars) or bool(steps))
        if not days:
            return
        axis = courses.axis_of(days, width, _NEEDS)
        if steps:
            self.needs.show_drawing(courses.needs(steps, names, axis, self._measure))
        self.bars.show_drawing(courses.bars(bars, found.days, axis, self._measure))
        self._bars_head.setVisible(bool(bars))

    def _left_width(self) -> int:
        look = self._context.look
        beside = self._is_beside()
        whole = self.width() - (look.tokens.t(_SIDE) if beside else 0)
        return max(look.tokens.t(_CHART), whole - 2 * look.tokens.s(32) - 2 * look.tokens.s(16) - look.tokens.s(16))

    def _is_beside(self) -> bool:
        return self._shown == PICTURE and self.width() / self._context.look.tokens.scale >= _BESIDE

    def _save(self) -> None:
        citizen, folder = self._citizen, self._context.choose_folder(say.FOLDER)
        if citizen is None or folder is None:
            return
        choices = Choices(sensitive=not self._closed(), letterhead=self._context.letterheads.letterhead())
        self._context.work.submit(
            lambda desk: handover.save_progression(desk, citizen, folder, choices=choices), self._tell_saved
        )

    def _tell_saved(self, path: Path) -> None:
        self.saved.tell("")  # saved once more is said once more
        self.saved.tell(say_status.SAVED.format(name=path.name))

    def _add_chart(self, code: str) -> None:
        if code and self.found is not None:
            self._chosen.append(ThemeCode(code))
            self._show(self.found)

    def _open_closed(self) -> None:
        """The log has its line before anything is seen."""
        citizen = self._citizen
        if citizen is not None:
            self._once.do(
                lambda desk: notes.open_sensitive(desk, citizen), lambda _none: self._context.sensitive.open(citizen)
            )

    def _opened_sensitive(self, citizen: str) -> None:
        if citizen == self._citizen:
            if self.open_sensitive.hasFocus():
                self.take_focus()  # the button goes
            self.reread()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew for the width, and fold."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self._picture.setVisible(self._shown == PICTURE and self.found is not None and self._none.isHidden())
        self._sides.fold(not self._is_beside())
        self._fill()
        self._draw()

    def _lay_out(self) -> None:
        look = self._context.look
        self._picture = QFrame()
        self._picture.setProperty("kind", "card")
        inside = QVBoxLayout(self._picture)
        inside.setContentsMargins(*(look.tokens.s(16),) * 4)
        inside.setSpacing(look.tokens.s(16))
        inside.addLayout(self._grid)
        inside.addWidget(row(look, self.theme, None))
        self._of_needs = box(look, rule(), label(look, say.NEEDS, "section"), self.needs, gap=8)
        self._bars_head = label(look, say.INTERVENTIONS, "section")
        self._of_bars = box(look, self._bars_head, self.bars, gap=8)
        inside.addWidget(self._of_needs)
        inside.addWidget(self._of_bars)
        head = flow(look, (self._title, 1), *self.buttons.values(), self.pdf, self.to_plain, gap=8)
        left = box(
            look,
            head,
            self._hint,
            self.saved,
            self._one_date,
            self._none,
            self._picture,
            None,
            gap=12,
            margins=(32, 24, 32, 24),
        )
        self._sides = Sides(look, left, self._tables(), look.tokens.t(_SIDE), list_first=False)
        self._body = box(look, (self._sides, 1), gap=0)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._body)
        self._pages.addWidget(self.plain)
        lay.addWidget(self._pages)
        self._body.hide()

    def _tables(self) -> QWidget:
        """The same numbers as the figures have."""
        look = self._context.look
        self._of_needs_table = box(look, label(look, say.NEEDS, "section"), self.needs_table, gap=4)
        self._sensitive = row(
            look, (label(look, say.SENSITIVE_CLOSED, "body", "ink2", wrap=True), 1), self.open_sensitive, gap=8
        )
        self._of_tables = box(
            look,
            label(look, say.THEMES, "section"),
            self._more,
            self.themes,
            label(look, say.EMPTY_CELL, "caption", "ink2", wrap=True),
            label(look, say.GROUPS, "section"),
            self.groups,
            label(look, say.MEAN_HINT, "caption", "ink2", wrap=True),
            gap=8,
        )
        self._of_given = box(look, label(look, say.INTERVENTIONS, "section"), self.given, gap=4)
        right = box(
            look,
            self._of_tables,
            self._of_needs_table,
            self._of_given,
            self._sensitive,
            None,
            gap=12,
            margins=(24, 24, 24, 24),
        )
        right.setProperty("tone", "sunken")
        return right
