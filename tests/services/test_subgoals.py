"""Delmål: they hang under a goal, are judged by somebody, keep an order; insight and erasure know them."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.edits import Part, Scope
from ffbdesk.domain.ids import CitizenId, GoalId, SubGoalId
from ffbdesk.domain.kinds import GOAL, SUB_GOAL
from ffbdesk.domain.overlay import over_board
from ffbdesk.domain.subgoals import SHORT_NAME_MAX, SubGoal, SubGoalStatus, count_active, is_due
from ffbdesk.export.choices import USUAL, Choices
from ffbdesk.services import erasure, goals, handover, insight, rounds, subgoals, values
from ffbdesk.services.desk import Desk, TooLong
from ffbdesk.services.undo import redo, undo
from ffbdesk.storage.errors import UnknownRecord
from tests.support import START, USER, begun, person, themes

DAY = START.date()


def begun_goal(desk: Desk) -> tuple[CitizenId, GoalId]:
    citizen = person(desk).id
    return citizen, goals.add(desk, citizen)


def of(desk: Desk, citizen: CitizenId, goal: GoalId) -> tuple[SubGoal, ...]:
    return goals.board(desk, citizen).sub_goals.get(goal, ())


def history(citizen: CitizenId) -> Scope:
    return Scope(citizen=citizen, part=Part.GOALS)


def test_every_field_is_kept(desk: Desk) -> None:
    citizen, goal = begun_goal(desk)
    made = subgoals.add(desk, goal)
    assert of(desk, citizen, goal) == (SubGoal(made, "", begun_on=DAY, set_on=DAY, author=USER),)
    texts = {
        "wording": "Freja finder en vare, der er flyttet.",
        "short_name": "Flyttet vare",
        "citizens_part": "Jeg kigger to gange.",
        "our_part": "Vi går tre skridt bagved.",
        "basis": "Seks af ti gange",
    }
    for name, text in texts.items():
        values.keep(desk, SUB_GOAL.ref(made, name), text)
    assert of(desk, citizen, goal)[0].basis == "Seks af ti gange", "what is typed is seen"
    values.settle(desk)
    values.choose(desk, SUB_GOAL, made, seen_again_on=date(2027, 2, 28), status=SubGoalStatus.PARTLY)
    assert of(desk, citizen, goal) == (
        SubGoal(
            made,
            **texts,
            begun_on=DAY,
            seen_again_on=date(2027, 2, 28),
            status=SubGoalStatus.PARTLY,
            judged_on=DAY,
            judged_by=USER,
            set_on=DAY,
            author=USER,
        ),
    )


def test_who_judged_it_stays_where_the_same_is_chosen_once_more(desk: Desk) -> None:
    citizen, goal = begun_goal(desk)
    made = subgoals.add(desk, goal)
    values.choose(desk, SUB_GOAL, made, status=SubGoalStatus.UNDER_WAY)
    assert of(desk, citizen, goal)[0].judged_on is None, "that is where every delmål begins"
    values.choose(desk, SUB_GOAL, made, status=SubGoalStatus.REACHED)
    desk.user = "Jonas Test"
    values.choose(desk, SUB_GOAL, made, status=SubGoalStatus.REACHED)
    assert of(desk, citizen, goal)[0].judged_by == USER
    values.choose(desk, SUB_GOAL, made, status=SubGoalStatus.PAUSED)
    assert of(desk, citizen, goal)[0].judged_by == "Jonas Test"
    undo(desk, history(citizen))
    assert (of(desk, citizen, goal)[0].status, of(desk, citizen, goal)[0].judged_by) == (SubGoalStatus.REACHED, USER)


def test_order_removal_and_undo(desk: Desk) -> None:
    citizen, goal = begun_goal(desk)
    first, second, third = (subgoals.add(desk, goal) for _ in range(3))
    other = subgoals.add(desk, goals.add(desk, citizen))
    values.put(desk, SUB_GOAL.ref(third, "place"), f"{third} {first} {second}")
    assert [one.id for one in of(desk, citizen, goal)] == [third, first, second]
    subgoals.remove(desk, first)
    assert [one.id for one in of(desk, citizen, goal)] == [third, second]
    undo(desk, history(citizen))
    assert [one.id for one in of(desk, citizen, goal)] == [third, first, second]
    undo(desk, history(citizen))
    assert [one.id for one in of(desk, citizen, goal)] == [first, second, third]
    redo(desk, history(citizen))
    assert [one.id for one in of(desk, citizen, goal)] == [third, first, second]
    values.put(desk, SUB_GOAL.ref(other, "place"), f"{first} {other}")
    assert [one.id for one in of(desk, citizen, goal)] == [third, first, second], "another goal's order is its own"


def test_a_delmaal_goes_and_comes_with_its_goal(desk: Desk) -> None:
    citizen, goal = begun_goal(desk)
    made = subgoals.add(desk, goal)
    goals.remove(desk, goal)
    assert of(desk, citizen, goal) == ()
    with pytest.raises(UnknownRecord):
        subgoals.add(desk, goal)
    with pytest.raises(UnknownRecord):
        subgoals.add(desk, GoalId("findes-ikke"))
    undo(desk, history(citizen))
    assert [one.id for one in of(desk, citizen, goal)] == [made]


def test_a_finished_round_does_not_lock_it(desk: Desk) -> None:
    citizen, goal = begun_goal(desk)
    made = subgoals.add(desk, goal)
    gathering = begun(desk, citizen)
    rounds.finish(desk, gathering)
    values.put(desk, SUB_GOAL.ref(made, "wording"), "Freja ringer selv.")
    assert of(desk, citizen, goal)[0].wording == "Freja ringer selv."
    assert goals.board(desk, citizen, gathering).sub_goals == {}, "its copy is the round's"


def test_insight_and_erasure_know_it(desk: Desk) -> None:
    citizen, goal = begun_goal(desk)
    made = subgoals.add(desk, goal)
    values.put(desk, SUB_GOAL.ref(made, "our_part"), "Et hemmeligt tegn")
    values.put(desk, SUB_GOAL.ref(made, "our_part"), "Et andet tegn")
    values.keep(desk, SUB_GOAL.ref(made, "basis"), "En kladde")
    (entry,) = insight.gather(desk, citizen).goals
    told = str(entry.under)
    assert all(text in told for text in ("Et hemmeligt tegn", "Et andet tegn", "En kladde", "I gang", "Delmål 1"))
    erasure.erase(desk, citizen)
    assert desk.ledger._connection.execute("SELECT count(*) FROM sub_goal").fetchone() == (0,)
    assert desk.ledger._connection.execute("SELECT count(*) FROM draft").fetchone() == (0,)


def test_what_is_on_its_way_is_seen(desk: Desk) -> None:
    citizen, goal = begun_goal(desk)
    first, second = subgoals.add(desk, goal), subgoals.add(desk, goal)
    board = goals.board(desk, citizen)
    shown = over_board(
        board,
        {
            SUB_GOAL.ref(first, "status"): "reached",
            SUB_GOAL.ref(first, "wording"): "Freja ringer selv.",
            SUB_GOAL.ref(second, "place"): f"{second} {first}",
        },
    )
    assert [one.id for one in shown.sub_goals[goal]] == [second, first]
    assert (shown.sub_goals[goal][1].status, shown.sub_goals[goal][1].wording) == (
        SubGoalStatus.REACHED,
        "Freja ringer selv.",
    )


def test_a_short_name_is_short(desk: Desk) -> None:
    _citizen, goal = begun_goal(desk)
    made = subgoals.add(desk, goal)
    with pytest.raises(TooLong):
        values.put(desk, SUB_GOAL.ref(made, "short_name"), "x" * (SHORT_NAME_MAX + 1))


@given(st.text(max_size=200), st.text(max_size=SHORT_NAME_MAX))
def test_what_it_is_called_fits_in_a_list(wording: str, short: str) -> None:
    called = SubGoal(SubGoalId("d"), wording, short).called()
    assert len(called) <= SHORT_NAME_MAX
    assert bool(called) == bool(wording.split() or short.strip())


def test_only_what_is_under_way_is_due() -> None:
    one = SubGoal(SubGoalId("d"), "x", seen_again_on=DAY)
    assert [is_due(one, DAY + timedelta(days=n)) for n in (-1, 0, 1)] == [False, True, True]
    for status in SubGoalStatus:
        judged = SubGoal(SubGoalId("d"), "x", seen_again_on=DAY, status=status)
        assert is_due(judged, DAY) == (status is SubGoalStatus.UNDER_WAY) == bool(count_active([judged]))


def plan(desk: Desk, citizen: CitizenId, out: Path, choices: Choices = USUAL) -> tuple[str, dict[str, Any]]:
    """The words of the delmålsplan, and what is attached to it."""
    reader = PdfReader(handover.save_sub_goals(desk, citizen, out, choices=choices))
    words = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    return words, json.loads(reader.attachments["delmaal.json"][0])


def test_the_plan_has_every_goal_with_its_delmaal(desk: Desk, tmp_path: Path) -> None:
    citizen, goal = begun_goal(desk)
    values.choose(desk, GOAL, goal, wording="Jeg køber selv ind.", theme=themes(desk)[0])
    goals.add(desk, citizen)
    first, second = subgoals.add(desk, goal), subgoals.add(desk, goal)
    values.choose(desk, SUB_GOAL, first, wording="Freja finder varen.", short_name="Kort og hemmeligt", basis="6 af 10")
    values.choose(desk, SUB_GOAL, first, status=SubGoalStatus.REACHED)
    values.choose(desk, SUB_GOAL, second, wording="Freja spørger selv.", our_part="Vi venter.")
    words, attached = plan(desk, citizen, tmp_path)
    assert [path.name for path in tmp_path.glob("*.pdf")] == [f"TT-{DAY}-delmaal.pdf"]
    said = (
        "Jeg køber selv ind.",
        "Delmål 1.1",
        "Freja finder varen.",
        "Nået. Sat 23.11.2026",
        "Delmål 1.2",
        "Vi venter.",
    )
    assert [words.index(one) for one in said] == sorted(words.index(one) for one in said)
    assert "Der er ikke sat delmål." in words
    assert "Kort og hemmeligt" not in words + json.dumps(attached), "the short name is ours"
    (one, other) = attached["content"]["goals"]
    assert [sub["wording"] for sub in one["sub_goals"]] == ["Freja finder varen.", "Freja spørger selv."]
    assert (one["sub_goals"][0]["status"], one["sub_goals"][0]["status_on"]) == ("reached", DAY.isoformat())
    assert other["sub_goals"] == []
    assert attached["format"] == "ffbdesk/delmaal"
    assert desk.ledger.read.accesses()[0].what == "export delmaal pdf"


def test_the_plan_says_so_where_there_is_nothing(desk: Desk, tmp_path: Path) -> None:
    words, attached = plan(desk, person(desk).id, tmp_path)
    assert "Der er ikke sat indsatsmål." in words
    assert attached["content"]["goals"] == []


def test_what_is_left_out_takes_its_delmaal_with_it(desk: Desk, tmp_path: Path) -> None:
    citizen, goal = begun_goal(desk)
    sensitive = next(iter(SENSITIVE))
    values.choose(desk, GOAL, goal, wording="Et følsomt mål", theme=sensitive)
    made = subgoals.add(desk, goal)
    values.choose(desk, SUB_GOAL, made, wording="Et følsomt delmål")
    words, attached = plan(desk, citizen, tmp_path)
    assert "Et følsomt delmål" in words
    words, attached = plan(desk, citizen, tmp_path, Choices(sensitive=False))
    assert "følsomt" not in words
    assert attached["content"]["goals"] == []
