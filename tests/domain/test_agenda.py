"""Dates: one list of what is to be done, for however many citizens."""

from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.domain.agenda import Dated, Matter, agenda, late
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import CitizenId, GoalId, MeetingId, OrderId, StayId, SubGoalId
from ffbdesk.domain.orders import Order
from ffbdesk.domain.records import Citizen
from ffbdesk.domain.stays import Meeting, Stay
from ffbdesk.domain.subgoals import SubGoal, SubGoalStatus

DAY = date(2026, 11, 23)
ONE, OTHER = CitizenId("en"), CitizenId("to")
PEOPLE = {who: Citizen(who, name, "", "", "", False) for who, name in ((ONE, "Åse Test"), (OTHER, "Bo Prøve"))}
OFFSETS = st.integers(-400, 400).map(lambda days: DAY + timedelta(days=days))


def goal(day: date | None, which: str = "mål") -> InterventionGoal:
    return InterventionGoal(GoalId(which), "Et mål", follow_up_on=day)


@given(st.lists(st.none() | OFFSETS, max_size=6), st.none() | OFFSETS)
def test_a_citizen_is_followed_up_as_bestilling_and_goals_say(days: list[date | None], ordered: date | None) -> None:
    goals = [(ONE, goal(day, str(n))) for n, day in enumerate(days)]
    orders = [(ONE, Order(OrderId("b"), follow_up_on=ordered))]
    found = [due.day for due in agenda(PEOPLE, Dated(goals, orders=orders), DAY) if due.matter is Matter.FOLLOW_UP]
    known = [day for day in days if day is not None]
    if ordered is not None and (ordered >= DAY or not known):
        own = min(known, default=ordered)
        assert found == sorted({ordered, own if own >= DAY else ordered}), "the bestilling's, and the goals' to come"
    else:
        assert found == ([min(known)] if known else []), "the earliest of the goals'"


@given(st.lists(st.tuples(OFFSETS, st.sampled_from([ONE, OTHER])), max_size=12))
def test_what_is_overdue_comes_first_and_is_counted(days: list[tuple[date, CitizenId]]) -> None:
    goals = [(whose, goal(None, str(n))) for n, (_day, whose) in enumerate(days)]
    steps = [
        (GoalId(str(n)), SubGoal(SubGoalId(f"s{n}"), "", "Trin", seen_again_on=day))
        for n, (day, _who) in enumerate(days)
    ]
    found = agenda(PEOPLE, Dated(goals, steps), DAY)
    assert [due.day for due in found] == sorted(day for day, _who in days)
    assert late(found, DAY) == sum(day < DAY for day, _who in days)
    assert {due.of for due in found} == {f"s{n}" for n in range(len(days))}


def test_of_a_delmaal_only_what_is_under_way_is_to_be_seen() -> None:
    for status in SubGoalStatus:
        step = SubGoal(SubGoalId("s"), "", "Trin", seen_again_on=DAY, status=status)
        found = agenda(PEOPLE, Dated([(ONE, goal(None))], [(GoalId("mål"), step)]), DAY)
        assert bool(found) is (status is SubGoalStatus.UNDER_WAY)


def test_a_stay_has_its_days_until_they_are_done() -> None:
    stay = Stay(
        StayId("o"),
        DAY - timedelta(days=3),
        DAY + timedelta(days=25),
        DAY - timedelta(days=1),
        meetings=(
            Meeting(MeetingId("før"), DAY - timedelta(days=1), None, "Holdt"),
            Meeting(MeetingId("sent"), DAY, time(14, 0), "Eftermiddag"),
            Meeting(MeetingId("tidligt"), DAY, time(9, 0), "Formiddag"),
            Meeting(MeetingId("udat")),
        ),
    )
    found = agenda(PEOPLE, Dated(stays=[(ONE, stay)]), DAY)
    assert [(due.matter, due.of) for due in found] == [
        (Matter.REPORT, "o"),
        (Matter.MEETING, "tidligt"),
        (Matter.MEETING, "sent"),
        (Matter.STAY_ENDS, "o"),
    ], "what has been held or has begun is done, and a report is awaited until there is one"
    reported = agenda(PEOPLE, Dated(stays=[(ONE, stay)], reported=frozenset({stay.id})), DAY)
    assert Matter.REPORT not in {due.matter for due in reported}
    to_come = replace(stay, begun_on=DAY + timedelta(days=1))
    assert Matter.STAY_BEGINS in {due.matter for due in agenda(PEOPLE, Dated(stays=[(ONE, to_come)]), DAY)}


def test_nobody_who_is_not_asked_about_is_in_it() -> None:
    stay = Stay(StayId("o"), DAY, DAY, DAY)
    dated = Dated(
        [(OTHER, goal(DAY))], [(GoalId("mål"), SubGoal(SubGoalId("s"), "", seen_again_on=DAY))], [], [(OTHER, stay)]
    )
    assert agenda({ONE: PEOPLE[ONE]}, dated, DAY) == ()


def test_a_stay_knows_which_of_its_days_it_is() -> None:
    stay = Stay(StayId("o"), DAY, DAY + timedelta(days=27))
    assert stay.day_of(DAY) == (1, 28)
    assert stay.day_of(DAY + timedelta(days=27)) == (28, 28)
    assert stay.is_running(DAY + timedelta(days=27))
    assert not stay.is_running(DAY + timedelta(days=28))
    assert not stay.is_running(DAY - timedelta(days=1))
    assert replace(stay, ends_on=None).day_of(DAY) == (1, None)
    assert not Stay(StayId("o")).is_running(DAY)
