"""One citizen: the rounds, the goals and the notes, under one bar."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ffbdesk.domain.edits import Change, Part, Record, Scope
from ffbdesk.domain.ids import CitizenId, GoalId
from ffbdesk.domain.records import Citizen
from ffbdesk.services import citizens
from ffbdesk.storage.reading import CitizenLine
from ffbdesk.ui.commands import Action
from ffbdesk.ui.context import Context
from ffbdesk.ui.gathering.bar import CitizenBar
from ffbdesk.ui.gathering.rounds import RoundsList
from ffbdesk.ui.goals.page import GoalsPage
from ffbdesk.ui.kit.layout import rule
from ffbdesk.ui.notes.page import NotesPage
from ffbdesk.ui.rights.page import RightsPage
from ffbdesk.words.actions import Command

ROUNDS, GOALS, NOTES, DATA, BACK = "rounds", "goals", "notes", "data", "back"
_TABS = ((ROUNDS, Command.ROUNDS), (GOALS, Command.GOALS), (NOTES, Command.NOTES), (DATA, Command.DATA))
_PARTS = {ROUNDS: Part.ROUNDS, GOALS: Part.GOALS, NOTES: Part.NOTES, DATA: Part.ROUNDS}


class CitizenPage(QWidget):
    """What belongs to a citizen outside a single round."""

    went_back = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    erased = Signal(str)
    """The citizen is gone for good; what to say of it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._line: CitizenLine | None = None
        self._tab, self._settled = ROUNDS, False
        self.bar = CitizenBar(context, _TABS, Command.CITIZENS)
        self.rounds, self.goals, self.notes = RoundsList(context), GoalsPage(context), NotesPage(context)
        self.data = RightsPage(context)
        self.pages: dict[str, RoundsList | GoalsPage | NotesPage | RightsPage] = {
            ROUNDS: self.rounds,
            GOALS: self.goals,
            NOTES: self.notes,
            DATA: self.data,
        }
        self._stack = QStackedWidget()
        for page in self.pages.values():
            self._stack.addWidget(page)
        self._lay_out()
        self._connect()

    def citizen(self) -> Citizen | None:
        """Whose page it is."""
        return self._line.citizen if self._line else None

    def tab(self) -> str:
        """Which of the pages is shown."""
        return self._tab

    def show_citizen(self, citizen: CitizenId, tab: str = ROUNDS) -> None:
        """Read one citizen and show a page of theirs."""
        self._settled = False
        self._read(citizen, tab)

    def _read(self, citizen: CitizenId, tab: str) -> None:
        self._context.work.submit(lambda desk: citizens.line(desk, citizen), partial(self._show, tab))

    def reread(self) -> None:
        """Something changed: show the page as it stands now."""
        if self._line is not None:
            self._read(self._line.citizen.id, self._tab)

    def close_citizen(self) -> None:
        """Leave the citizen; what stands in fields is stored first."""
        self.goals.close_board()
        self._line = None

    def flush(self) -> None:
        """Store what stands in every field."""
        self.goals.flush()
        if self._tab == DATA:
            self.data.flush()

    def go(self, tab: str) -> None:
        """Show one of the pages, or go back to everybody."""
        self.flush()
        if tab == BACK:
            self.went_back.emit()
            return
        line = self._line
        if line is None:
            return
        came, self._tab = tab != self._tab or not self._settled, tab
        self._settled = True
        if tab == GOALS:
            self.goals.open(line.citizen.id)
        else:
            self.goals.close_board()
        if tab == NOTES:
            self.notes.open(line.citizen.id)
        if tab == DATA and came:
            self.data.show_citizen(line.citizen)
        self._stack.setCurrentWidget(self.pages[tab])
        self.bar.mark(tab)
        if came:  # else focus and cursor stay where they are
            self._context.work.submit(lambda _desk: None, lambda _: self.pages[self._tab].take_focus())

    def scope(self) -> Scope:
        """Where undo looks: in what is in sight."""
        if self._line is None:
            return Scope()
        return Scope(citizen=self._line.citizen.id, part=_PARTS[self._tab])

    def show_undone(self, change: Change) -> None:
        """Bring what was taken back into view."""
        self._settled = self._settled and self._tab != DATA  # its fields are filled when it is come to
        ref = change.edits[0].ref
        if ref.kind is Record.GOAL:
            self.goals.reveal(GoalId(ref.record_id))
        self.reread()

    def _show(self, tab: str, line: CitizenLine) -> None:
        self._line = line
        self.bar.show_citizen(line.citizen, line.case)
        self.rounds.show_line(line)
        self.go(tab)

    def _connect(self) -> None:
        self.bar.went.connect(self.go)
        for tab, command in _TABS:
            Action(self, command, partial(self.go, tab))
        self.rounds.changed.connect(self.reread)
        self.goals.undo_wanted.connect(self.undo_wanted)
        self.goals.redo_wanted.connect(self.redo_wanted)
        self.data.erased.connect(self.erased)

    def _lay_out(self) -> None:
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self.bar)
        lay.addWidget(rule())
        lay.addWidget(self._stack, 1)
