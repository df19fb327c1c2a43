"""Dates of citizens: what is to be done, and when. Nothing of a sensitive theme is in them."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from datetime import date

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.agenda import Dated, Due, agenda
from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.goals import InterventionGoal, worked_on
from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.records import Case, Citizen
from ffbdesk.domain.rules import has_left
from ffbdesk.services import stays
from ffbdesk.services.desk import Desk


def in_progress(people: Iterable[Citizen], today: date) -> dict[CitizenId, Citizen]:
    """Who counts in an overview: nobody who has left, and no practice person once there is a real one (decision 27)."""
    everybody = list(people)
    real = [one for one in everybody if not one.practice]
    return {one.id: one for one in real or everybody if not has_left(one, today)}


def dated(desk: Desk, people: Mapping[CitizenId, Citizen]) -> Dated:
    """All that dates of these people are taken from."""
    read = desk.ledger.read
    goals = [(whose, goal) for whose, goal in read.all_goals() if whose in people]
    worked = {goal.id for goal in worked_on([goal for _whose, goal in goals])}
    found = [one for one in read.all_stays() if one[0] in people]
    return Dated(
        [(whose, goal) for whose, goal in goals if goal.id in worked and is_open(goal)],
        read.all_sub_goals(),
        [one for one in read.all_orders() if one[0] in people],
        found,
        frozenset(stay.id for whose, stay in found if stays.is_reported(desk, whose, stay)),
        _followed(read.follow_ups_held(), people),
    )


def of_case(desk: Desk, citizen: Citizen, case: Case) -> tuple[Due, ...]:
    """A citizen's own, soonest first."""
    read, whose = desk.ledger.read, citizen.id
    goals, found = [goal for goal in worked_on(case.goals) if is_open(goal)], read.stays(case.id)
    dated_ = Dated(
        [(whose, goal) for goal in goals],
        [(goal, step) for goal, group in read.sub_goals(case.id).items() for step in group],
        [(whose, order) for order in read.orders(case.id)],
        [(whose, stay) for stay in found],
        frozenset(stay.id for stay in found if stays.is_reported(desk, whose, stay)),
        _followed(read.follow_ups_held(), (whose,)),
    )
    return agenda({whose: citizen}, dated_, desk.clock().date())


def _followed(
    held: Iterable[tuple[CitizenId, date, date | None]], whose: Container[CitizenId]
) -> dict[CitizenId, tuple[date, date | None]]:
    """Of these people the last one; `held` is oldest first."""
    return {citizen: (day, again) for citizen, day, again in held if citizen in whose}


@dataclass(frozen=True, slots=True)
class Daily:
    """What a provider wants to know of each citizen in a list."""

    goals: int = 0
    steps: int = 0
    """Delmål that are under way."""
    soonest: Due | None = None


def daily(desk: Desk) -> dict[CitizenId, Daily]:
    """Of everybody on the list who has any of it."""
    people, today = desk.ledger.read.people(), desk.clock().date()
    found = dated(desk, people)
    whose = {goal.id: citizen for citizen, goal in found.goals}
    goals = Counter(whose.values())
    steps = Counter(whose[goal] for goal, step in found.steps if goal in whose and step.is_active)
    soonest: dict[CitizenId, Due] = {}
    for due in agenda(people, found, today):
        soonest.setdefault(due.citizen.id, due)
    return {one: Daily(goals[one], steps[one], soonest.get(one)) for one in goals.keys() | soonest.keys()}


def is_open(goal: InterventionGoal) -> bool:
    """Whether a list may name a goal: nothing of a sensitive theme stands in one."""
    return not {goal.theme, *goal.related} & set(SENSITIVE)
