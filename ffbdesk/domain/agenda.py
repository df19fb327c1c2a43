"""Dates: every day on which something is to be done about a citizen, in one list."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date, time
from enum import StrEnum

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.alphabet import danish_order
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import CitizenId, GoalId, StayId, SubGoalId
from ffbdesk.domain.orders import Order
from ffbdesk.domain.records import Citizen
from ffbdesk.domain.rules import display_name
from ffbdesk.domain.stays import Stay
from ffbdesk.domain.subgoals import SubGoal


class Matter(StrEnum):
    """What is to be done."""

    MEETING = "meeting"
    REPORT = "report"
    """The municipality is to have the udredning of a stay."""
    STAY_BEGINS = "stay_begins"
    STAY_ENDS = "stay_ends"
    FOLLOW_UP = "follow_up"
    STEP = "step"
    """A delmål is to be seen again."""


OF_STAYS = frozenset({Matter.MEETING, Matter.REPORT, Matter.STAY_BEGINS, Matter.STAY_ENDS})


@dataclass(frozen=True, slots=True)
class Due:
    """A day on which something is to be done about a citizen."""

    citizen: Citizen
    day: date
    matter: Matter
    name: str = ""
    """What a delmål or a meeting is called in the archive."""
    at: time | None = None
    """The hour of a meeting."""
    goal: GoalId | None = None
    sub_goal: SubGoalId | None = None
    of: str = ""
    """The id of what has the date: a citizen has one for a follow-up, a delmål, a meeting and a stay one each."""


@dataclass(frozen=True, slots=True)
class Dated:
    """All that dates are taken from: of as many citizens as there are."""

    goals: Collection[tuple[CitizenId, InterventionGoal]] = ()
    """Those that are worked on, and that a list may name."""
    steps: Collection[tuple[GoalId, SubGoal]] = ()
    orders: Collection[tuple[CitizenId, Order]] = ()
    """Newest first."""
    stays: Collection[tuple[CitizenId, Stay]] = ()
    reported: frozenset[StayId] = frozenset()
    """The stays whose udredning is finished."""
    followed: Mapping[CitizenId, tuple[date, date | None]] = field(default_factory=dict)
    """When each was followed up last, and when it was agreed to do so again."""


def agenda(people: Mapping[CitizenId, Citizen], dated: Dated, today: date) -> tuple[Due, ...]:
    """Every date of these people, soonest first."""
    found = [*_follow_ups(people, dated, today), *_steps(people, dated), *_of_stays(people, dated, today)]
    return tuple(sorted(found, key=lambda due: (due.day, due.at or time.min, danish_order(display_name(due.citizen)))))


def _follow_ups(people: Mapping[CitizenId, Citizen], dated: Dated, today: date) -> Iterator[Due]:
    """As the newest bestilling says, and the earliest day of the goals where that is another one that is to come.

    A bestilling cannot be changed: once it was followed up, the day that was agreed on then holds. Where its day has
    passed and the goals have got new ones, those alone hold.
    """
    of_goals: dict[CitizenId, date] = {}
    for whose, goal in dated.goals:
        if goal.follow_up_on is not None:
            of_goals[whose] = min(goal.follow_up_on, of_goals.get(whose, date.max))
    ordered: dict[CitizenId, date] = {}
    for whose, order in dated.orders:
        if order.follow_up_on is not None:
            ordered.setdefault(whose, order.follow_up_on)
    for whose in people.keys() & (of_goals.keys() | ordered.keys() | dated.followed.keys()):
        day, own = ordered.get(whose), of_goals.get(whose)
        held, agreed = dated.followed.get(whose, (None, None))
        if held is not None:  # what was due by then was done; the next day is what was agreed on
            day = agreed if agreed is not None or (day is not None and day <= held) else day
            own = None if own is not None and own <= held else own
        if day is None or day < today:
            day, own = own or day, None
        if day is not None:
            yield Due(people[whose], day, Matter.FOLLOW_UP, of=whose)
        if own is not None and own >= today and own != day:
            yield Due(people[whose], own, Matter.FOLLOW_UP, of=f"{whose}/goals")


def _steps(people: Mapping[CitizenId, Citizen], dated: Dated) -> Iterator[Due]:
    whose = {goal.id: citizen for citizen, goal in dated.goals}
    for goal, step in dated.steps:
        citizen = people.get(whose[goal]) if goal in whose else None
        if citizen is not None and step.is_active and step.seen_again_on is not None:
            yield Due(citizen, step.seen_again_on, Matter.STEP, step.called(), None, goal, step.id, step.id)


def _of_stays(people: Mapping[CitizenId, Citizen], dated: Dated, today: date) -> Iterator[Due]:
    """What has been held, begun or ended is done. A report is awaited until there is one."""
    for whose, stay in dated.stays:
        if whose not in people:
            continue
        for meeting in stay.meetings:
            if meeting.held_on is not None and meeting.held_on >= today:
                held = (meeting.held_on, Matter.MEETING, meeting.about, meeting.held_at)
                yield Due(people[whose], *held, of=meeting.id)
        if stay.report_due_on is not None and stay.id not in dated.reported:
            yield Due(people[whose], stay.report_due_on, Matter.REPORT, of=stay.id)
        for day, matter in ((stay.begun_on, Matter.STAY_BEGINS), (stay.ends_on, Matter.STAY_ENDS)):
            if day is not None and day >= today:
                yield Due(people[whose], day, matter, of=stay.id)


def late(dates: Iterable[Due], today: date) -> int:
    """How many are overdue."""
    return sum(due.day < today for due in dates)
