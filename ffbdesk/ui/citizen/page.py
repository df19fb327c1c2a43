"""One citizen: the rounds, the goals and the notes, under one bar."""

from collections.abc import Callable, Collection, Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from ffbdesk.domain.edits import FieldRef, Part, Record, Scope
from ffbdesk.domain.ids import CitizenId, GoalId, NoteId, OrderId, SubGoalId, ThemeCode
from ffbdesk.domain.phases import Phase
from ffbdesk.domain.records import Citizen
from ffbdesk.domain.whoweare import Who
from ffbdesk.services import citizens, overview
from ffbdesk.services.desk import Desk
from ffbdesk.services.overview import Begun
from ffbdesk.storage.lists import CitizenLine
from ffbdesk.ui.citizen.bar import CitizenBar
from ffbdesk.ui.citizen.rounds import RoundsList
from ffbdesk.ui.commands import Action
from ffbdesk.ui.context import Context
from ffbdesk.ui.followup.listing import FollowUpList
from ffbdesk.ui.goals.page import GoalsPage
from ffbdesk.ui.kit.layout import rule, to_top
from ffbdesk.ui.notes.page import NotesPage
from ffbdesk.ui.orders.page import OrdersPage
from ffbdesk.ui.overview.page import OverviewPage
from ffbdesk.ui.page import Empty, Page, Wanted
from ffbdesk.ui.places import Place
from ffbdesk.ui.progression.page import ProgressionPage
from ffbdesk.ui.rights.page import RightsPage
from ffbdesk.words.actions import Command

OVERVIEW, BACK = "overview", "back"
ROUNDS, GOALS, NOTES, FOLLOW_UPS, DATA = "rounds", "goals", "notes", "follow_ups", "data"
ORDERS = "orders"
PROGRESSION, PLAIN_PAGES = "progression", "plain_pages"
_TABS = (
    (ROUNDS, Command.ROUNDS),
    (OVERVIEW, Command.OVERVIEW),
    (NOTES, Command.NOTES),
    (GOALS, Command.GOALS),
    (FOLLOW_UPS, Command.FOLLOW_UPS),
    (PROGRESSION, Command.PROGRESSION),
    (ORDERS, Command.ORDERS),
    (DATA, Command.DATA),
)
"""In the order of their keys: each tab says its own in the tooltip."""
_IN_LINE = {Record.CITIZEN, Record.CASE, Record.GATHERING, Record.CONDITION, Record.SEAL}
"""What the line of a citizen tells of."""
_BEGINS = {Record.STATUS, Record.FOLLOW_UP, Record.ORDER, Record.SUB_GOAL, Record.CARE_PLAN}
"""What may bring a page its first thing to show."""
_ORDER = tuple(tab for tab, _command in _TABS)
_ORDERS = {
    Who.HOME: (OVERVIEW, GOALS, NOTES, FOLLOW_UPS, PROGRESSION, ORDERS, ROUNDS, DATA),
    Who.CLARIFICATION: (ROUNDS, NOTES, GOALS, OVERVIEW, FOLLOW_UPS, PROGRESSION, ORDERS, DATA),
    Who.AUTHORITY: (OVERVIEW, ROUNDS, ORDERS, FOLLOW_UPS, PROGRESSION, GOALS, NOTES, DATA),
}
"""What each kind of people uses most comes first (circle, 'Hvem er vi'). Nobody is kept from anything by it."""
_PARTS = {GOALS: Part.GOALS, NOTES: Part.NOTES, FOLLOW_UPS: Part.FOLLOW_UPS, ORDERS: Part.ORDERS}
"""What undo looks at where it is not the rounds."""
_LATER = {Who.CLARIFICATION: (OVERVIEW, FOLLOW_UPS, PROGRESSION, ORDERS)}
"""Tabs that these people see once there is something on them. Their keys and Ctrl+K lead there all the same."""
_WAYS = {
    Phase.OPENING: ROUNDS,
    Phase.INFORMING: ROUNDS,
    Phase.ASSESSING: ROUNDS,
    Phase.ORDERING: ORDERS,
    Phase.DELIVERING: GOALS,
    Phase.FOLLOWING_UP: FOLLOW_UPS,
}
"""Where each phase is worked on."""


class CitizenPage(Page):
    """What belongs to a citizen outside a single round."""

    went_back = Signal()
    round_wanted = Signal(str, str)
    """A round and the page of it; no round for the list of them."""
    erased = Signal(object)
    """The citizen is gone for good: a `Gone`."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._line: CitizenLine | None = None
        self._wanted, self._asked, self._tab = Wanted(context), CitizenId(""), ROUNDS
        self.bar = CitizenBar(context, _TABS, Command.CITIZENS)
        self.rounds, self.notes = RoundsList(context), NotesPage(context)
        self.goals = GoalsPage(context, self._closed)
        self.follow_ups, self.data, self.overview = FollowUpList(context), RightsPage(context), OverviewPage(context)
        self.orders = OrdersPage(context, self._closed)
        self.progression = ProgressionPage(context, self._closed)
        self.pages: dict[
            str,
            OverviewPage
            | RoundsList
            | GoalsPage
            | NotesPage
            | FollowUpList
            | ProgressionPage
            | OrdersPage
            | RightsPage,
        ]
        self.pages = {
            ROUNDS: self.rounds,
            OVERVIEW: self.overview,
            GOALS: self.goals,
            NOTES: self.notes,
            FOLLOW_UPS: self.follow_ups,
            PROGRESSION: self.progression,
            ORDERS: self.orders,
            DATA: self.data,
        }
        self._stack = QStackedWidget()
        self._empty = Empty()
        for page in (self._empty, *self.pages.values()):
            self._stack.addWidget(page)
        self._takes_focus, self._order = True, _ORDER
        self._who: Who | None = None
        self._begun = Begun()
        self._lay_out()
        self._connect()

    def citizen(self) -> Citizen | None:
        """Whose page it is."""
        return self._line.citizen if self._line else None

    def tab(self) -> str:
        """Which of the pages is shown, or awaited."""
        return self._tab

    def open(self, citizen: CitizenId, tab: str = ROUNDS, *, takes_focus: bool = True) -> None:
        """Read one citizen and show a page of theirs. Until it is there the page shows nothing and takes nothing.

        `takes_focus` is False where the keyboard goes elsewhere: to a note that is begun about them.
        """
        self.leave()
        self._asked, self._tab, self._takes_focus = citizen, tab, takes_focus
        self._wanted.ask(partial(_visit, citizen), self._opened)

    def arrange(self, who: Who | None) -> None:
        """The tabs in the order in which these people use them."""
        self._who, self._order = who, _ORDERS.get(who, _ORDER) if who else _ORDER
        self.bar.arrange(self._order)
        self._leave_out()
        self.rounds.arrange(who)
        self.follow_ups.arrange(who)
        self.orders.arrange(who)

    def first(self) -> str:
        """The tab that a citizen is opened with."""
        return self._order[0]

    def leave(self) -> None:
        """Another page or citizen is wanted: what stands in fields is stored, and nothing here is anybody's."""
        self._wanted.nothing()
        self.goals.close_board()
        self.data.forget()
        self.notes.forget()
        self.follow_ups.forget()
        self.rounds.forget()
        self.overview.forget()
        self.orders.forget()
        self.progression.forget()
        self._line = None
        self.bar.show_nobody()
        self._empty.come(self._stack)

    def flush(self) -> None:
        """Store what stands in every field."""
        self.goals.flush()
        self.progression.flush()
        self.orders.flush()
        self.rounds.stays.flush()
        self.data.hand_in()

    def hand_in(self) -> None:
        """A date that is written counts as chosen."""
        self.goals.hand_in()
        self.orders.hand_in()
        self.rounds.stays.hand_in()
        self.data.hand_in()

    def scope(self) -> Scope | None:
        """Where undo looks: in what is in sight."""
        if self._line is None or (self._tab == GOALS and self.goals.awaits()):
            return None
        part = Part.PLAIN_PAGES if self._is_plain() else _PARTS.get(self._tab, Part.ROUNDS)
        return Scope(citizen=self._line.citizen.id, part=part)

    def place(self) -> Place:
        """The citizen, the tab and the goal."""
        goal, sub_goal = (self.goals.goal(), self.goals.sub_goal()) if self._tab == GOALS else (None, None)
        citizen = self._line.citizen.id if self._line else self._asked
        part = PLAIN_PAGES if self._is_plain() else ""
        return Place(citizen=citizen, tab=self._tab, goal=goal, sub_goal=sub_goal, part=part)

    def out_of_sight(self) -> Collection[str]:
        """Notes about sensitive themes, until somebody opens them."""
        if self._tab == FOLLOW_UPS and self._line is not None:
            return () if self._context.sensitive.is_open(self._line.citizen.id) else self.follow_ups.closed
        if self._is_plain():
            return self.progression.plain.closed_pages()
        return self.notes.closed_notes() if self._tab == NOTES else ()

    def _is_plain(self) -> bool:
        return self._tab == PROGRESSION and self.progression.is_plain()

    def go(self, tab: str) -> None:
        """Show one of the pages, or go back to everybody."""
        line = self._line
        if line is None:
            return
        self.flush()
        if tab == BACK:
            self.went_back.emit()
            return
        came = tab != self._tab or self._stack.currentWidget() is not self.pages[tab]
        self._tab = tab
        self._read_for(tab, line.citizen.id)
        if tab == DATA and came:
            self.data.show_citizen(line.citizen)
        self._stack.setCurrentWidget(self.pages[tab])
        self._leave_out()
        self.bar.mark(tab)
        self._new_goal.setEnabled(tab != GOALS)
        self._new_status.setEnabled(tab != FOLLOW_UPS)
        self._new_follow_up.setEnabled(tab != FOLLOW_UPS)
        self._new_intervention.setEnabled(tab != ORDERS)
        if came:  # else focus and cursor stay where they are
            to_top(self.pages[tab])
            self._context.work.submit(lambda _desk: None, partial(self._start, line.citizen.id))

    def _read_for(self, tab: str, citizen: CitizenId) -> None:
        """The page in sight reads; those that hold something of somebody forget it."""
        readers: dict[str, Callable[[CitizenId], object]] = {
            GOALS: self.goals.open,
            ROUNDS: self.rounds.stays.open,
            OVERVIEW: self.overview.open,
            NOTES: self.notes.open,
            FOLLOW_UPS: self.follow_ups.open,
            PROGRESSION: self.progression.open,
            ORDERS: self.orders.open,
        }
        holders = {GOALS: self.goals.close_board, PROGRESSION: self.progression.forget, ORDERS: self.orders.forget}
        for other, forget in holders.items():
            if other != tab:
                forget()
        if tab in readers:
            readers[tab](citizen)

    def _begin_goal(self) -> None:
        """A new goal, from wherever one is: with its own key, and where goals are not in sight yet."""
        self.go(GOALS)
        self._context.work.submit(lambda _desk: None, lambda _none: self.goals.begin())

    def _begin_status(self) -> None:
        """A new statusnotat, from wherever one is; on its own page the button has the key."""
        self.go(FOLLOW_UPS)
        self._context.work.submit(lambda _desk: None, lambda _none: self.follow_ups.new.click())

    def _begin_follow_up(self) -> None:
        """A new opfølgning, from wherever one is; on its own page the button has the key."""
        self.go(FOLLOW_UPS)
        self._context.work.submit(lambda _desk: None, lambda _none: self.follow_ups.new_follow_up.click())

    def _begin_intervention(self) -> None:
        """A new ydelse, from wherever one is; on its own page the button has the key."""
        self.go(ORDERS)
        self._context.work.submit(lambda _desk: None, lambda _none: self.orders.begin())

    def _type_order(self, which: str) -> None:
        """A bestilling from paper is typed beside the goals that it asks for."""
        self.go(GOALS)
        self._context.work.submit(lambda _desk: None, lambda _none: self._type_there(which))

    def _type_there(self, which: str) -> None:
        if which:
            self.goals.show_order(OrderId(which))
        else:
            self.goals.new_order.click()

    def _closed(self) -> Collection[ThemeCode]:
        return self._context.sensitive.closed(self._line.citizen.id if self._line else None)

    def _begin_stay(self) -> None:
        """A new stay, from wherever one is."""
        self.go(ROUNDS)
        self._context.work.submit(lambda _desk: None, lambda _none: self.rounds.stays.begin())

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        if self._line is not None:
            self.pages[self._tab].take_focus()

    def heard(self, refs: Iterable[FieldRef]) -> None:
        """Read what changed of this citizen."""
        refs = tuple(refs)
        kinds = {ref.kind for ref in refs}
        if self._line is not None and kinds & _IN_LINE:
            citizen = self._line.citizen.id
            self._context.work.submit(lambda desk: citizens.line(desk, citizen), partial(self._reread, citizen))
        if self._line is not None and kinds & _BEGINS:
            citizen = self._line.citizen.id
            self._context.work.submit(lambda desk: overview.begun(desk, citizen), partial(self._has_begun, citizen))
        self.goals.heard(refs)
        self.orders.heard(refs)
        self.rounds.stays.heard(refs)
        if kinds & {Record.NOTE, Record.ADDITION}:
            alone = kinds == {Record.NOTE}
            self.notes.reread(frozenset(NoteId(ref.record_id) for ref in refs) if alone else None)
        if self._tab == OVERVIEW:
            self.overview.reread()
        if self._tab == PROGRESSION:
            self.progression.reread()
        if kinds & {Record.STATUS, Record.FOLLOW_UP, Record.SEAL} and self._tab == FOLLOW_UPS:
            self.follow_ups.reread()

    def reveal(self, ref: FieldRef, then: Callable[[], object]) -> None:
        """Bring a field into sight, unless it is."""
        if self._tab == GOALS:
            self.goals.reveal(ref, then)
            return
        if self._tab == ROUNDS:
            self.rounds.stays.reveal(ref)
        if self._tab == ORDERS:
            self.orders.reveal(ref)
        if self._tab == PROGRESSION:
            self.progression.plain.reveal(ref)
        then()

    def _has_begun(self, citizen: CitizenId, found: Begun) -> None:
        if self._line is not None and self._line.citizen.id == citizen:
            self._begun = found
            self._leave_out()

    def _leave_out(self) -> None:
        """Tabs with nothing on them, but for the one in sight."""
        begun = self._begun
        there = {
            OVERVIEW: begun.delivery,
            FOLLOW_UPS: begun.status,
            PROGRESSION: begun.progression,
            ORDERS: begun.orders,
        }
        later = _LATER.get(self._who, ()) if self._who else ()
        self.bar.leave_out([tab for tab in later if not there[tab] and tab != self._tab])

    def _opened(self, found: tuple[CitizenLine, Begun]) -> None:
        line, self._begun = found
        self._show(line)
        self.go(self._tab)

    def _reread(self, citizen: CitizenId, line: CitizenLine) -> None:
        if self._line is not None and self._line.citizen.id == citizen:
            self._show(line)

    def _show(self, line: CitizenLine) -> None:
        self._line = line
        self.bar.show_citizen(line.citizen, line.case)
        self.rounds.show_line(line)
        self.data.follow(line.citizen)

    def _start(self, citizen: CitizenId, _none: None) -> None:
        if self._line is not None and self._line.citizen.id == citizen and self._takes_focus:
            self.pages[self._tab].take_focus()
        self._takes_focus = True

    def _connect(self) -> None:
        self.bar.went.connect(self.go)
        for tab, command in _TABS:
            Action(self, command, partial(self.go, tab))
        self._new_goal = Action(self, Command.NEW_GOAL, self._begin_goal)
        Action(self, Command.NEW_STAY, self._begin_stay)
        self._new_intervention = Action(self, Command.NEW_INTERVENTION, self._begin_intervention)
        self.orders.goal_wanted.connect(lambda goal: self._to_goal(goal, ""))
        self.orders.goals_wanted.connect(partial(self.go, GOALS))
        self.orders.round_wanted.connect(self._to_round)
        self.orders.typing_wanted.connect(self._type_order)
        self._new_status = Action(self, Command.NEW_STATUS, self._begin_status)
        self._new_follow_up = Action(self, Command.NEW_FOLLOW_UP, self._begin_follow_up)
        self.data.erased.connect(self.erased)
        self.overview.phase_wanted.connect(lambda phase: self.go(_WAYS[Phase(phase)]))
        self.overview.goal_wanted.connect(self._to_goal)
        self.overview.notes_wanted.connect(partial(self.go, NOTES))

    def _to_round(self, gathering: str, page: str) -> None:
        if gathering:
            self.round_wanted.emit(gathering, page)
        else:
            self.go(ROUNDS)

    def _to_goal(self, goal: str, step: str) -> None:
        self.go(GOALS)
        if goal:
            self.goals.choose(GoalId(goal), SubGoalId(step) if step else None)

    def _lay_out(self) -> None:
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self.bar)
        lay.addWidget(rule())
        lay.addWidget(self._stack, 1)


def _visit(citizen: CitizenId, desk: Desk) -> tuple[CitizenLine, Begun]:
    return citizens.visit(desk, citizen), overview.begun(desk, citizen)
