"""The days on which something is to be done: opfølgninger, delmål to be seen again, and whom nobody wrote about."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.agenda import OF_STAYS, Due, Matter
from ffbdesk.domain.records import Citizen
from ffbdesk.services.today import Today
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import box, empty, icon_label, row, rule
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.today.agendafiles import AgendaFiles
from ffbdesk.words import today as say
from ffbdesk.words.dates import short_date


class DueRow(QWidget):
    """Who, what, and when: what is overdue says so in words, with a sign."""

    def __init__(self, context: Context, due: Due, today: date, called: str = "", what: str = "") -> None:
        """`called` and `what` stand in the name's place where everything is about one citizen."""
        super().__init__()
        look, late = context.look, due.day < today
        tone = "attention" if late else "ink2"
        name, away = called or context.names.of(due.citizen), say.away(due.day, today)
        what = what if called else say.what(due)
        self.go = Button(look, name, "link", name=f"{name}: {what}, {short_date(due.day)}, {away}", role="strong")
        sign = [icon_label(look, "warn", 16, "attention")] if late else []
        day = label(look, short_date(due.day), "strong" if late else "body", "attention" if late else "ink")
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(row(look, self.go, None, *sign, day, gap=4))
        under = row(look, (label(look, what, "caption", "ink2", wrap=True), 1), label(look, away, "caption", tone))
        under.setContentsMargins(look.tokens.t(6), 0, 0, 0)  # as far in as the words of the link
        lay.addWidget(under)


class _Dates(QWidget):
    """A heading and its rows: the first few, and all when they are asked for."""

    wanted = Signal(object)

    def __init__(self, context: Context, heading: str, none: str = "") -> None:
        """`none` is said where there are none; without it there is no heading either."""
        super().__init__()
        self._context, self._look = context, context.look
        self._found: tuple[tuple[Due, ...], date] = ((), date.min)
        self._all = False
        self._rows = QVBoxLayout()
        self._rows.setSpacing(context.look.tokens.s(8))
        self.rows: list[DueRow] = []
        self._none = label(context.look, none, "body", "ink2", wrap=True)
        self.more = Button(context.look, say.SHOW_FEW, "link")
        self.more.clicked.connect(self._toggle)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(context.look.tokens.s(8))
        lay.addWidget(label(context.look, heading, "section"))
        lay.addWidget(self._none)
        lay.addLayout(self._rows)
        lay.addWidget(row(context.look, self.more, None))

    def show_dates(self, found: tuple[Due, ...], today: date) -> None:
        """These, soonest first."""
        self.setVisible(bool(found or self._none.text()))
        if (found, today) != self._found or not self.rows:
            self._found = found, today
            self._fill()

    def _toggle(self) -> None:
        self._all = not self._all
        self._fill()
        self.more.setFocus()

    def _fill(self) -> None:
        found, today = self._found
        empty(self._rows)
        self.rows = []
        for n, due in enumerate(found if self._all else found[: say.SHOWN]):
            if n:
                self._rows.addWidget(rule())
            line = DueRow(self._context, due, today)
            line.go.clicked.connect(partial(self.wanted.emit, due))
            self.rows.append(line)
            self._rows.addWidget(line)
        self._none.setVisible(not found)
        self.more.setVisible(len(found) > say.SHOWN)
        self.more.say(say.SHOW_FEW if self._all else say.SHOW_ALL.format(n=len(found)))


class Dates(QWidget):
    """All of them. `due_wanted` carries a `Due`, `citizen_wanted` a citizen."""

    due_wanted = Signal(object)
    citizen_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._look = context, context.look
        self.of_stays = _Dates(context, say.STAYS)
        self.follow_ups = _Dates(context, say.FOLLOW_UPS, say.NO_FOLLOW_UPS)
        self.steps = _Dates(context, say.STEPS, say.NO_STEPS)
        self._names = QVBoxLayout()
        self._silent = box(context.look, label(context.look, say.SILENT, "section", wrap=True), self._names, gap=8)
        self.names: list[Button] = []
        self.parts = (self.of_stays, self.follow_ups, self.steps)
        for part in self.parts:
            part.wanted.connect(self.due_wanted)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(context.look.tokens.s(24))
        self.files = AgendaFiles(context)
        for widget in (*self.parts, self.files, self._silent):
            lay.addWidget(widget)
        lay.addStretch(1)

    def show_day(self, today: Today) -> None:
        """As it is."""
        day = today.now.date()
        for part, matters in (
            (self.of_stays, OF_STAYS),
            (self.follow_ups, {Matter.FOLLOW_UP}),
            (self.steps, {Matter.STEP}),
        ):
            part.show_dates(tuple(due for due in today.dates if due.matter in matters), day)
        self.files.setVisible(bool(today.dates))
        self._silent.setVisible(bool(today.silent))
        self._show_names(today.silent)

    def _show_names(self, silent: Sequence[Citizen]) -> None:
        empty(self._names)
        self.names = []
        for one in silent:
            name = Button(self._look, self._context.names.of(one), "link")
            name.clicked.connect(partial(self.citizen_wanted.emit, one))
            self.names.append(name)
        if self.names:
            self._names.addWidget(flow(self._look, *self.names))
