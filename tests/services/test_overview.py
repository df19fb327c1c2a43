"""Overblik: what there is of each phase, what is worked on, and what comes next."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.judgement import Level
from ffbdesk.domain.kinds import CONDITION, GATHERING, GOAL, ORDER, STATUS, SUB_GOAL
from ffbdesk.domain.phases import Phase
from ffbdesk.domain.subgoals import SubGoalStatus
from ffbdesk.services import goals, notes, orders, overview, rounds, status, subgoals, today, values
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import UnknownRecord
from tests.support import begun, person, themes

DAY = date(2026, 11, 23)


def note(desk: Desk, citizen: CitizenId, **about: object) -> None:
    notes.sign(desk, replace(notes.begin(desk, citizen), text="Gik selv.", **about))


def test_of_somebody_new_there_is_nothing(desk: Desk) -> None:
    found = overview.of(desk, person(desk).id)
    assert (found.phases, found.now, found.dates, found.note_count) == (frozenset(), Phase.OPENING, (), 0)
    assert (found.status, found.last_status, found.order, found.round) == (None, None, None, None)
    with pytest.raises(UnknownRecord):
        overview.of(desk, CitizenId("ingen"))


def test_the_circle_goes_on_with_what_there_is(desk: Desk) -> None:
    citizen = person(desk).id
    gathering = rounds.new(desk, citizen)
    values.choose(desk, GATHERING, gathering, wishes="Jeg vil handle selv")
    assert overview.of(desk, citizen).now is Phase.OPENING
    values.choose(desk, CONDITION, gathering, themes(desk)[0], others="Klarer det")
    assert overview.of(desk, citizen).now is Phase.INFORMING
    order = orders.begin(desk, citizen)
    values.choose(desk, ORDER, order, sender="Eksempelkøbing")
    found = overview.of(desk, citizen)
    assert (found.now, found.order and found.order.id) == (Phase.ORDERING, order)
    goals.add(desk, citizen)
    assert overview.of(desk, citizen).now is Phase.DELIVERING
    written = status.begin(desk, citizen)
    values.choose(desk, STATUS, written, in_short="Det går")
    found = overview.of(desk, citizen)
    assert (found.now, found.status and found.status.id) == (Phase.FOLLOWING_UP, written)
    status.finish(desk, written)
    found = overview.of(desk, citizen)
    assert (found.now, found.status) == (Phase.DELIVERING, None), "what is finished leads back to the work"
    assert found.last_status is not None
    assert Phase.FOLLOWING_UP in found.phases


def test_goals_of_an_udredning_that_nobody_ordered_are_not_worked_on_yet(desk: Desk) -> None:
    citizen = person(desk).id
    gathering = rounds.new(desk, citizen)
    values.choose(desk, GATHERING, gathering, evaluation="Hun kan meget selv")
    goal = goals.add(desk, citizen)
    assert overview.of(desk, citizen).now is Phase.ASSESSING
    subgoals.add(desk, goal)
    assert overview.of(desk, citizen).now is Phase.DELIVERING


def test_an_udredning_that_was_finished_stays_finished_while_the_next_is_made(desk: Desk) -> None:
    citizen = person(desk).id
    first = begun(desk, citizen)
    rounds.finish(desk, first)
    day = desk.ledger.read.head(first).held_on
    rounds.new(desk, citizen)
    found = overview.of(desk, citizen)
    assert (found.finished_on, found.round.seal) == (day, None)
    assert Phase.ASSESSING in found.phases


def test_notes_are_counted_at_their_delmaal(desk: Desk) -> None:
    notes.unread(desk)
    citizen = person(desk).id
    goal = goals.add(desk, citizen)
    one, two = subgoals.add(desk, goal), subgoals.add(desk, goal)
    for days in (3, 1, 2):
        note(desk, citizen, sub_goals=(one,), observed_on=DAY - timedelta(days=days))
    note(replace(desk, user="Signe Vad"), citizen, sub_goals=(one, two), observed_on=DAY - timedelta(days=5))
    found = overview.of(desk, citizen)
    assert {step: (told.count, told.last) for step, told in found.told.items()} == {
        one: (4, DAY - timedelta(days=1)),
        two: (1, DAY - timedelta(days=5)),
    }
    assert (found.note_count, len(found.newest.notes)) == (4, 3)
    assert len(found.newest.unread) == 1, "new to me though it is not among the newest"


def test_dates_of_the_citizen_soonest_first(desk: Desk) -> None:
    citizen, other = person(desk).id, person(desk, "En Anden").id
    for whose, days in ((citizen, 9), (citizen, 4), (other, 1)):
        values.choose(desk, GOAL, goals.add(desk, whose), follow_up_on=DAY + timedelta(days=days))
    goal = goals.board(desk, citizen).case.goals[0].id
    step, paused = subgoals.add(desk, goal), subgoals.add(desk, goal)
    values.choose(desk, SUB_GOAL, step, short_name="Skridt", seen_again_on=DAY + timedelta(days=6))
    values.choose(desk, SUB_GOAL, paused, seen_again_on=DAY, status=SubGoalStatus.PAUSED)
    found = [(due.day - DAY, due.name) for due in overview.of(desk, citizen).dates]
    assert found == [(timedelta(days=4), ""), (timedelta(days=6), "Skridt")]


def test_what_is_sensitive_leaves_no_trace(desk: Desk) -> None:
    citizen = person(desk).id
    before = overview.of(desk, citizen)
    goal = goals.add(desk, citizen, SENSITIVE[0])
    values.choose(desk, GOAL, goal, wording="Fortroligt", follow_up_on=DAY, expected_level=Level.LIGHT)
    values.choose(desk, SUB_GOAL, subgoals.add(desk, goal), short_name="Fortroligt", seen_again_on=DAY)
    note(desk, citizen, themes=(SENSITIVE[0],))
    found = overview.of(desk, citizen)
    assert (found.board.case.goals, found.steps, found.dates, found.note_count) == ((), [], (), 0)
    assert (found.phases, found.now) == (before.phases, before.now)


def test_a_goal_that_is_only_related_to_a_sensitive_theme_hides_its_notes_too(desk: Desk) -> None:
    notes.unread(desk)
    citizen = person(desk).id
    goal = goals.add(desk, citizen, themes(desk)[0])
    values.choose(desk, GOAL, goal, related=(SENSITIVE[0],), wording="Fortroligt")
    step = subgoals.add(desk, goal)
    other = replace(desk, user="Signe Vad")
    note(other, citizen, goals=(goal,))
    note(other, citizen, sub_goals=(step,))
    found = overview.of(desk, citizen)
    assert (found.note_count, found.newest.unread, dict(found.told), found.phases) == (0, frozenset(), {}, frozenset())
    assert today.of(desk).news == ()


def test_what_was_found_at_a_sensitive_theme_is_not_counted(desk: Desk) -> None:
    citizen = person(desk).id
    gathering = rounds.new(desk, citizen)
    values.choose(desk, CONDITION, gathering, SENSITIVE[0], others="Fortroligt")
    found = overview.of(desk, citizen)
    assert (found.phases, found.round and found.round.conditions) == (frozenset(), ())


def test_looking_at_it_is_remembered(desk: Desk) -> None:
    from ffbdesk.services import access

    citizen = person(desk).id
    overview.visit(desk, citizen)
    assert access.lines(desk)[0].what == "view overblik"
