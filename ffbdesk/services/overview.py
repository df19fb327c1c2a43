"""Overblik: where a citizen is in the circle of VUM 2.0, what is worked on, and what comes next.

Nothing of a sensitive theme is in it, whether or not there is anything: lists are open.
"""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.agenda import Due
from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.goals import worked_on
from ffbdesk.domain.ids import CitizenId, GoalId, NoteId, SubGoalId
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.orders import Order
from ffbdesk.domain.phases import Phase, Signs
from ffbdesk.domain.plans import all_interventions
from ffbdesk.domain.records import Citizen, GoalBoard, InformationGathering
from ffbdesk.domain.rules import notes_leaving_out
from ffbdesk.domain.status import StatusNote
from ffbdesk.domain.subgoals import SubGoal
from ffbdesk.services import dates, followups, goals, notes, rounds
from ffbdesk.services.dates import is_open
from ffbdesk.services.desk import Desk

_NEWEST = 3
"""Notes that are shown."""


@dataclass(frozen=True, slots=True)
class Told:
    """What notes there are about a delmål."""

    count: int = 0
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the page shows."""

    board: GoalBoard
    """The goals that lists may name, with their delmål."""
    phases: frozenset[Phase]
    """Of which there is something."""
    now: Phase
    """The furthest of them: where the work is."""
    told: Mapping[SubGoalId, Told] = field(default_factory=dict)
    newest: notes.Shown = field(default_factory=lambda: notes.Shown(()))
    """The newest few, and which notes are new to the user."""
    note_count: int = 0
    dates: tuple[Due, ...] = ()
    """The citizen's own, soonest first."""
    finished_on: date | None = None
    """The day of the newest udredning that was finished."""
    status: StatusNote | None = None
    """The statusnotat that is being written."""
    last_status: StatusNote | None = None
    """The last one that was finished."""
    last_follow_up: date | None = None
    """The day of the last opfølgning that was finished."""
    follows: bool = False
    """Whether one is in progress."""
    ended: Mapping[GoalId, date] = field(default_factory=dict)
    """The goals that an opfølgning has ended, or set another one for, and its day."""
    granted: int = 0
    """How many ydelser are given here."""
    orders: tuple[Order, ...] = ()
    themes: int = 0
    """How many themes the newest udredning itself took up."""

    @property
    def citizen(self) -> Citizen:
        """Whose it is."""
        return self.board.citizen

    @property
    def round(self) -> InformationGathering | None:
        """The newest udredning."""
        return self.board.gathering

    @property
    def order(self) -> Order | None:
        """The newest bestilling, received or made here."""
        return next(iter(self.orders), None)

    @property
    def steps(self) -> list[SubGoal]:
        """All the delmål."""
        return [step for group in self.board.sub_goals.values() for step in group]


@dataclass(frozen=True, slots=True)
class Begun:
    """What there is of a citizen's delivery: pages that have nothing to show may be left out until they have."""

    delivery: bool = False
    """A bestilling, a statusnotat, or a delmål that stands at no sensitive theme."""
    status: bool = False
    orders: bool = False
    """A bestilling or an indsats."""
    progression: bool = False
    """More than one day on which something may have been judged."""


def begun(desk: Desk, citizen: CitizenId) -> Begun:
    """What there is that a list may tell of."""
    read = desk.ledger.read
    case, status = read.case(citizen), bool(read.statuses(citizen) or read.follow_ups(citizen))
    steps = read.sub_goals(case.id) if case is not None else {}
    divided = case is not None and any(is_open(goal) and steps.get(goal.id) for goal in case.goals)
    ordered = case is not None and bool(read.orders(case.id) or read.care_plans(case.id))
    over_time = len(read.rounds(citizen)) > 1 or any(one.seal for one in read.follow_ups(citizen))
    return Begun(status or ordered or divided, status, ordered, over_time)


def visit(desk: Desk, citizen: CitizenId) -> Overview:
    """Open it to look at it: as `of`, and remembered in the access log. Raises UnknownRecord."""
    found = of(desk, citizen)
    desk.saw("view overblik", citizen)
    return found


def of(desk: Desk, citizen: CitizenId) -> Overview:
    """What there is about a citizen. Raises UnknownRecord."""
    board = _open_part(goals.board(desk, citizen))
    shown = notes.shown(desk, citizen)
    seen = notes_leaving_out(shown.notes, SENSITIVE)
    statuses = [
        desk.ledger.read.status(one.id) if one.seal is None else one for one in desk.ledger.read.statuses(citizen)
    ]
    last = next((one for one in statuses if one.seal is not None), None)
    writing = next((one for one in statuses if one.seal is None), None)
    finished = next((line.held_on for line in desk.ledger.read.rounds(citizen) if line.finished), None)
    follow_ups, followed = desk.ledger.read.follow_ups(citizen), followups.standing(desk, citizen)
    signs = replace(
        _signs(board, has_notes=bool(seen)),
        assessed=finished is not None or _is_assessed(board.gathering),
        ordered=begun(desk, citizen).orders,
        followed=bool(statuses or follow_ups),
        following=writing is not None or any(one.seal is None for one in follow_ups),
    )
    return Overview(
        board,
        signs.phases(),
        signs.now(),
        _told(seen),
        replace(shown, notes=seen[:_NEWEST], unread=shown.unread & {NoteId(note.id) for note in seen}),
        len(seen),
        dates.of_case(desk, board.citizen, board.case),
        finished,
        writing,
        last,
        next((one.held_on for one in followed), None),
        any(one.seal is None for one in follow_ups),
        followups.ended(followed),
        _granted(desk, board),
        desk.ledger.read.orders(board.case.id),
        _taken_up(desk, board.gathering),
    )


def _granted(desk: Desk, board: GoalBoard) -> int:
    plans = desk.ledger.read.care_plans(board.case.id)
    return sum(not one.is_empty() for plan, one in all_interventions(plans) if not plan.elsewhere)


def _taken_up(desk: Desk, round_: InformationGathering | None) -> int:
    stored = rounds.load(desk, round_.id).gathering.conditions if round_ is not None else ()
    return sum(one.theme not in SENSITIVE for one in stored)


def _open_part(board: GoalBoard) -> GoalBoard:
    kept = tuple(goal for goal in worked_on(board.case.goals) if is_open(goal))
    ids = {goal.id for goal in kept}
    steps = {goal: group for goal, group in board.sub_goals.items() if goal in ids}
    gathering = board.gathering
    if gathering is not None:
        seen = tuple(one for one in gathering.conditions if one.theme not in SENSITIVE)
        gathering = replace(gathering, conditions=seen)
    return replace(board, case=replace(board.case, goals=kept), sub_goals=steps, gathering=gathering)


def _signs(board: GoalBoard, *, has_notes: bool) -> Signs:
    """What the newest udredning, the goals and the notes tell."""
    round_ = board.gathering
    opened = round_ is not None and any(text.strip() for text in (round_.wishes, round_.purpose, round_.reason))
    described = round_ is not None and any(one.theme not in SENSITIVE for one in round_.descriptions)
    return Signs(
        opened=opened,
        informed=described or bool(round_ and round_.conditions),
        delivered=has_notes or any(board.sub_goals.values()) or bool(board.case.goals and _is_ours(board)),
    )


def _is_ours(board: GoalBoard) -> bool:
    """Whether somebody works on the goals: those of an udredning that is not ordered yet are only set."""
    return board.gathering is None or bool(board.orders)


def _is_assessed(round_: InformationGathering | None) -> bool:
    """Whether a sagsvurdering is begun in the newest udredning."""
    return round_ is not None and bool(round_.evaluation.strip() or round_.need or round_.target)


def _told(seen: tuple[CareNote, ...]) -> dict[SubGoalId, Told]:
    found: dict[SubGoalId, Told] = {}
    for note in seen:
        for step in note.sub_goals:
            before = found.get(step, Told())
            last = note.observed_on if before.last is None else max(before.last, note.observed_on)
            found[step] = Told(before.count + 1, last)
    return found
