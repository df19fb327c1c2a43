"""Bestillinger: written, received with a padlock, and worked on in a copy."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ffbdesk.domain.edits import Label, Part, Scope
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import CitizenId, GoalId, OrderId
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.kinds import CITIZEN, GOAL, ORDER, SUB_GOAL
from ffbdesk.domain.orders import is_received, order_of
from ffbdesk.export.file.check import ReadGoals
from ffbdesk.export.file.content import fingerprint
from ffbdesk.services import (
    citizens,
    goals,
    handover,
    intake,
    notes,
    orders,
    overview,
    rounds,
    status,
    subgoals,
    today,
    values,
)
from ffbdesk.services.desk import Desk
from ffbdesk.services.orders import NoSender, NothingOrdered, OfSomebodyElse
from ffbdesk.services.undo import NothingToUndo, undo
from ffbdesk.storage.errors import Sealed, Stale, UnknownRecord
from tests.support import person, themes

GOALS = Part.GOALS


def written(desk: Desk) -> tuple[CitizenId, OrderId, GoalId]:
    """An order from a letter, with one goal."""
    citizen = person(desk).id
    which = orders.begin(desk, citizen)
    values.choose(desk, ORDER, which, sender="Eksempelkøbing Kommune", dated_on=date(2021, 3, 15), reference="154689")
    goal = orders.add_goal(desk, which)
    values.choose(
        desk,
        GOAL,
        goal,
        wording="Jeg handler selv ind",
        theme=themes(desk)[0],
        starting_level=Level.MODERATE,
        starting_on=date(2021, 3, 3),
        expected_level=Level.LIGHT,
    )
    return citizen, which, goal


def test_while_it_is_written_all_of_it_can_be_changed_and_undone(desk: Desk) -> None:
    citizen, which, goal = written(desk)
    board = goals.board(desk, citizen)
    (order,) = board.orders
    assert (order.id, order.sender, order.reference, order.seal) == (which, "Eksempelkøbing Kommune", "154689", None)
    assert order_of(board.case.goals[0], board.orders) == order
    assert not is_received(board.case.goals[0], board.orders)
    values.choose(desk, GOAL, goal, wording="Noget andet")
    undo(desk, Scope(citizen=citizen, part=GOALS))
    assert goals.board(desk, citizen).case.goals[0].wording == "Jeg handler selv ind"


def test_its_goals_begin_where_the_sender_says_and_not_where_a_round_does(desk: Desk) -> None:
    citizen, _which, goal = written(desk)
    rounds.new(desk, citizen)
    values.choose(desk, GOAL, goal, theme=themes(desk)[1])
    stored = desk.ledger.read.goal(goal)
    assert stored is not None
    assert (stored.goal.starting_level, stored.goal.starting_on) == (Level.MODERATE, date(2021, 3, 3))
    assert stored.goal.begun_in_id is None


def test_the_head_comes_from_the_case_where_that_knows_it(desk: Desk) -> None:
    from ffbdesk.domain.kinds import CASE

    citizen = person(desk).id
    values.choose(desk, CASE, goals.board(desk, citizen).case.id, municipality="Eksempelkøbing", case_number="17")
    order = desk.ledger.read.order(orders.begin(desk, citizen))
    assert (order.sender, order.reference, order.author) == ("Eksempelkøbing", "17", desk.user)


def test_received_it_stands_as_the_sender_wrote_it(desk: Desk) -> None:
    citizen, which, goal = written(desk)
    order = orders.receive(desk, which)
    assert order.seal is not None
    sealed = desk.ledger.read.sealed(which)
    assert sealed is not None
    content = json.loads(sealed.content)
    assert fingerprint(content) == order.seal.sha256
    assert content["order"]["sender"] == "Eksempelkøbing Kommune"
    assert content["goals"][0]["wording"] == "Jeg handler selv ind"
    board = goals.board(desk, citizen)
    assert is_received(board.case.goals[0], board.orders)
    for change in (
        lambda: values.choose(desk, GOAL, goal, wording="Noget andet"),
        lambda: values.choose(desk, GOAL, goal, expected_level=Level.NONE),
        lambda: values.choose(desk, GOAL, goal, order_id=None),
        lambda: values.choose(desk, ORDER, which, sender="En anden"),
        lambda: orders.add_goal(desk, which),
        lambda: orders.remove(desk, which),
        lambda: orders.receive(desk, which),
        lambda: values.choose(desk, GOAL, goals.add(desk, citizen), order_id=which),
    ):
        with pytest.raises(Sealed):
            change()
    with pytest.raises(NothingToUndo):
        undo(desk, Scope(citizen=citizen, part=GOALS)), undo(desk, Scope(citizen=citizen, part=GOALS))
    assert desk.ledger.read.order(which) == order


def test_a_received_goal_is_moved_and_put_away_all_the_same(desk: Desk) -> None:
    citizen, which, goal = written(desk)
    orders.receive(desk, which)
    own = goals.add(desk, citizen)
    values.put(desk, GOAL.ref(goal, "place"), f"{own} {goal}")
    assert [one.id for one in goals.board(desk, citizen).case.goals] == [own, goal]
    goals.remove(desk, goal)
    assert [one.id for one in goals.board(desk, citizen).case.goals] == [own]
    undo(desk, Scope(citizen=citizen, part=GOALS))
    assert [one.id for one in goals.board(desk, citizen).case.goals] == [own, goal]


def test_half_a_word_that_was_being_typed_is_in_what_is_locked(desk: Desk) -> None:
    _citizen, which, goal = written(desk)
    values.keep(desk, GOAL.ref(goal, "wording"), "Jeg handler selv ind hver dag")
    orders.receive(desk, which)
    sealed = desk.ledger.read.sealed(which)
    assert sealed is not None
    assert json.loads(sealed.content)["goals"][0]["wording"] == "Jeg handler selv ind hver dag"
    assert desk.ledger.drafts() == ()


@pytest.mark.parametrize("lacks", ["sender", "goal", "wording"])
def test_nothing_is_received_that_nobody_sent_or_that_asks_for_nothing(desk: Desk, lacks: str) -> None:
    _citizen, which, goal = written(desk)
    if lacks == "sender":
        values.choose(desk, ORDER, which, sender=" ")
    elif lacks == "goal":
        goals.remove(desk, goal)
    else:
        values.choose(desk, GOAL, goal, wording="")
    with pytest.raises(NoSender if lacks == "sender" else NothingOrdered):
        orders.receive(desk, which)
    assert desk.ledger.read.order(which).seal is None


def test_one_begun_by_mistake_goes_with_its_goals_and_comes_back(desk: Desk) -> None:
    citizen, which, goal = written(desk)
    orders.remove(desk, which)
    board = goals.board(desk, citizen)
    assert (board.orders, board.case.goals) == ((), ())
    with pytest.raises(UnknownRecord):
        orders.receive(desk, which)
    undo(desk, Scope(citizen=citizen, part=GOALS))
    board = goals.board(desk, citizen)
    assert ([one.id for one in board.orders], [one.id for one in board.case.goals]) == ([which], [goal])


def test_to_work_on_with_a_received_goal_is_to_copy_it(desk: Desk) -> None:
    citizen, which, goal = written(desk)
    orders.receive(desk, which)
    step = subgoals.add(desk, goal)
    values.choose(desk, SUB_GOAL, step, wording="Finder mælken")
    told = notes.sign(desk, replace(notes.begin(desk, citizen, sub_goals=(step,)), text="Fandt den."))
    copy = orders.copy_goal(desk, goal)
    board = goals.board(desk, citizen)
    received, own = board.case.goals
    assert (received.id, own.id, own.copies_id, own.order_id) == (goal, copy, goal, None)
    assert (own.wording, own.starting_level, own.expected_level) == (
        received.wording,
        Level.MODERATE,
        Level.LIGHT,
    )
    assert {key: [one.id for one in group] for key, group in board.sub_goals.items()} == {copy: [step]}
    assert desk.ledger.read.note(told.id).sub_goals == (step,)
    values.choose(desk, GOAL, copy, wording="Jeg handler ind om mandagen")
    undo(desk, Scope(citizen=citizen, part=GOALS))
    undo(desk, Scope(citizen=citizen, part=GOALS))
    board = goals.board(desk, citizen)
    assert [one.id for one in board.case.goals] == [goal]
    assert list(board.sub_goals) == [goal], "the delmål go back with it"


def test_goals_come_from_a_file_of_goals(desk: Desk) -> None:
    citizen, which, goal = written(desk)
    board = goals.board(desk, citizen)
    sent = replace(board.case.goals[0], id=GoalId("11111111-1111-4111-8111-111111111111"), order_id=None)
    case = replace(board.case, municipality="Sendekøbing", goals=(board.case.goals[0], sent))
    values.choose(desk, ORDER, which, sender="", reference="")
    assert orders.bring(desk, which, ReadGoals("fil", replace(board.citizen, id=CitizenId("andet")), case)) == 1
    board = goals.board(desk, citizen)
    assert [(one.id, one.order_id) for one in board.case.goals] == [(goal, which), (sent.id, which)]
    assert board.orders[0].sender == "Sendekøbing"
    other = replace(board.citizen, id=CitizenId("andet"), name="En Anden", cpr="")
    with pytest.raises(OfSomebodyElse):
        orders.bring(desk, which, ReadGoals("fil", other, case))
    orders.receive(desk, which)
    late = replace(case, goals=(replace(sent, id=GoalId("x")),))
    with pytest.raises(Sealed):
        orders.bring(desk, which, ReadGoals("fil", board.citizen, late))


def test_erasure_takes_the_lock_with_it(desk: Desk) -> None:
    from ffbdesk.services import erasure

    citizen, which, _goal = written(desk)
    orders.receive(desk, which)
    erasure.erase(desk, citizen)
    assert desk.ledger.read.sealed(which) is None


def test_changes_have_their_names(desk: Desk) -> None:
    citizen, which, goal = written(desk)
    orders.receive(desk, which)
    orders.copy_goal(desk, goal)
    labels = {change.label for change in desk.ledger.changes(citizen)}
    assert {Label.ADD_ORDER, Label.EDIT_ORDER, Label.RECEIVE_ORDER, Label.COPY_GOAL} <= labels


def test_a_goal_that_was_put_away_before_is_none_of_what_was_received(desk: Desk) -> None:
    citizen, which, _goal = written(desk)
    extra = orders.add_goal(desk, which)
    signe = replace(desk, user="Signe Vad")
    goals.remove(signe, extra)
    orders.receive(desk, which)
    with pytest.raises((Sealed, Stale, NothingToUndo)):
        undo(signe, Scope(citizen=citizen, part=GOALS))
    assert extra not in [goal.id for goal in orders.goals_of(desk, which)]


def test_a_goal_from_a_file_begins_as_it_was_sent_and_no_round_has_a_say(desk: Desk) -> None:
    citizen, which, _goal = written(desk)
    gathering, theme = rounds.new(desk, citizen), themes(desk)[3]
    rounds.judge(desk, gathering, theme, Assessed(Level.SEVERE))
    sent = InterventionGoal(
        GoalId("sendt"), "Jeg går tur", theme=theme, starting_level=Level.LIGHT, begun_in_id=gathering
    )
    board = goals.board(desk, citizen)
    orders.bring(desk, which, ReadGoals("fil", board.citizen, replace(board.case, goals=(sent,))))
    orders.receive(desk, which)
    sealed = desk.ledger.read.sealed(which)
    assert sealed is not None
    assert [goal["starting_level"] for goal in json.loads(sealed.content)["goals"]] == [2, 1]
    rounds.judge(desk, gathering, theme, Assessed(Level.NONE))
    rounds.finish(desk, gathering)
    assert next(g for g in goals.board(desk, citizen).case.goals if g.id == sent.id).starting_level is Level.LIGHT


def test_a_file_of_another_here_who_has_the_same_name_is_refused(desk: Desk) -> None:
    citizen, which, _goal = written(desk)
    here = desk.ledger.read.citizen(citizen)
    twin = citizens.add(desk, citizens.Entered(here.name, own_number="2"))
    case = goals.board(desk, twin.id).case
    with pytest.raises(OfSomebodyElse):
        orders.bring(desk, which, ReadGoals("fil", twin, case))
    values.choose(desk, CITIZEN, citizen, own_number="1")
    with pytest.raises(OfSomebodyElse):
        orders.bring(desk, which, ReadGoals("fil", replace(twin, id=CitizenId("andet")), case))
    same = replace(twin, id=CitizenId("andet"), own_number="1")
    assert orders.bring(desk, which, ReadGoals("fil", same, case)) == 0


def test_a_file_of_its_own_goals_doubles_none(desk: Desk, tmp_path: Path) -> None:
    citizen, which, goal = written(desk)
    orders.receive(desk, which)
    orders.copy_goal(desk, goal)
    before = goals.board(desk, citizen).case.goals
    file = handover.save_goals(desk, citizen, handover.Form.JSON, tmp_path)
    intake.take_in(desk, [file])
    assert goals.board(desk, citizen).case.goals == before


def test_once_copied_it_is_the_copy_that_is_followed_up(desk: Desk) -> None:
    citizen, which, goal = written(desk)
    values.choose(desk, GOAL, goal, follow_up_on=date(2026, 12, 1))
    orders.receive(desk, which)
    copy = orders.copy_goal(desk, goal)
    values.choose(desk, GOAL, copy, follow_up_on=date(2026, 12, 24))
    told = status.load(desk, status.begin(desk, citizen))
    assert [one.goal.id for one in told.goals] == [copy]
    found = overview.of(desk, citizen)
    assert [one.id for one in found.board.case.goals] == [copy]
    assert [due.day for due in today.of(desk).dates] == [due.day for due in found.dates] == [date(2026, 12, 24)]
    assert len(goals.board(desk, citizen).case.goals) == 2, "the received one stands among the goals"


def test_a_note_is_about_the_copy_that_is_worked_on(desk: Desk) -> None:
    citizen, which, goal = written(desk)
    orders.receive(desk, which)
    assert [tag.id for tag in notes.shown(desk, citizen).tags if tag.offered] == [goal]
    own = orders.copy_goal(desk, goal)
    assert [tag.id for tag in notes.shown(desk, citizen).tags if tag.offered] == [own]
    assert {tag.id for tag in notes.shown(desk, citizen).tags} == {goal, own}, "older notes still name the other"


def test_a_goal_that_was_put_away_from_an_order_is_fetched_again(desk: Desk) -> None:
    source = person(desk, "Kilde Testesen").id
    goal = goals.add(desk, source)
    values.choose(desk, GOAL, goal, wording="Fra kommunen")
    board = goals.board(desk, source)
    sent = replace(board.case, goals=tuple(replace(one, id=GoalId("fra-filen")) for one in board.case.goals))
    citizen = person(desk, "Modtager Testesen")
    which = orders.begin(desk, citizen.id)
    file = ReadGoals("fil", citizen, sent)
    assert orders.bring(desk, which, file) == 1
    goals.remove(desk, GoalId("fra-filen"))
    assert orders.goals_of(desk, which) == ()
    assert orders.bring(desk, which, file) == 1
    assert [one.wording for one in orders.goals_of(desk, which)] == ["Fra kommunen"]
    assert orders.bring(desk, which, file) == 0, "one that is there stays"
