"""Lav øvesag on the citizen's Data tab: what it is, and the way to the page on which it is made."""

from functools import partial

from PySide6.QtCore import Signal

from ffbdesk.domain.course.borrowed import BorrowedCase
from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.records import Citizen
from ffbdesk.services.course import fromcitizen
from ffbdesk.services.course.fromcitizen import OnTheTable
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once, Wanted
from ffbdesk.ui.section import Section
from ffbdesk.words.course import fromcitizen as say


class PracticeCaseSection(Section):
    """What it is, and the button that begins it or goes on."""

    opened = Signal(object)
    """An `OnTheTable`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.TITLE, say.TEXT)
        self._citizen: CitizenId | None = None
        self._wanted, self._once = Wanted(context), Once(context)
        self.lay.insertWidget(2, self.words(say.WHICH, "ink2"))
        self.begun = label(self._look, "", "body", "ink2")
        self.open = Button(context.look, say.BEGIN)
        self.lay.insertWidget(3, self.line(self.open, self.begun, None))
        self.open.clicked.connect(self._open)

    def show_citizen(self, citizen: Citizen) -> None:
        """Whose page it is."""
        self._citizen = citizen.id
        self.calm()
        self.refresh()

    def refresh(self) -> None:
        """Whether one is begun."""
        citizen = self._citizen
        if citizen is not None:
            self._wanted.ask(lambda desk: fromcitizen.of(desk, citizen), self._show)

    def forget(self) -> None:
        """Another citizen is wanted."""
        self._citizen = None
        self._wanted.nothing()
        self.calm()
        self._show(None)

    def _show(self, made: BorrowedCase | None) -> None:
        self.open.say(say.GO_ON if made else say.BEGIN)
        self.begun.setText(say.begun(made.begun_on) if made else "")

    def _open(self) -> None:
        citizen = self._citizen
        if citizen is not None:
            self.told.tell("")
            then = partial(self._opened, citizen)
            self._once.do(lambda desk: fromcitizen.visit(desk, citizen), then, partial(self._failed, citizen))

    def _opened(self, citizen: CitizenId, table: OnTheTable) -> None:
        if citizen == self._citizen and self.isVisible():
            self.opened.emit(table)

    def _failed(self, citizen: CitizenId, error: Exception) -> None:
        if citizen == self._citizen:
            self.failed(error)
