"""Indsatsmål: they belong to the case, change by edits, and go out and come in as files."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.domain.edits import Label, Part, Scope
from ffbdesk.domain.goals import Direction, InterventionGoal, direction_of, disagrees
from ffbdesk.domain.ids import CitizenId, GatheringId, GoalId
from ffbdesk.domain.judgement import Assessed, Level, NotAssessed
from ffbdesk.domain.kinds import CASE, CONDITION, GATHERING, GOAL
from ffbdesk.domain.rules import as_begun
from ffbdesk.export.file.content import printed_content, printed_goals
from ffbdesk.export.goals import goals_part
from ffbdesk.services import carrying, citizens, goals, handover, intake, rounds, values
from ffbdesk.services.desk import Desk, TooLong
from ffbdesk.services.handover import Form, What
from ffbdesk.services.intake import Outcome
from ffbdesk.services.undo import NothingToUndo, redo, undo
from ffbdesk.storage.errors import UnknownRecord
from tests.support import PRACTICE, START, USER, Clock, begun, changes, machine, made, opened, person, themes

LEVELS = st.sampled_from(Level)


def of(desk: Desk, citizen: CitizenId) -> tuple[InterventionGoal, ...]:
    return goals.board(desk, citizen).case.goals


def written(desk: Desk, citizen: CitizenId, wording: str = "Jeg laver min egen mad.") -> GoalId:
    """A goal with all its fields."""
    first, second, third = themes(desk)[:3]
    goal = goals.add(desk, citizen, first)
    for field, text in (("wording", wording), ("responsible", "Mette Test")):
        values.put(desk, GOAL.ref(goal, field), text)
    values.choose(desk, GOAL, goal, change_value=desk.catalogue.change_values[0].code)
    values.choose(desk, GOAL, goal, expected_level=Level.LIGHT)
    values.choose(desk, GOAL, goal, follow_up_on=date(2027, 2, 28))
    values.choose(desk, GOAL, goal, related=[second, third])
    return goal


def test_every_field_is_kept(desk: Desk) -> None:
    citizen = person(desk).id
    goal = written(desk, citizen)
    first, second, third = themes(desk)[:3]
    change = desk.catalogue.change_values[0].code
    assert of(desk, citizen) == (
        InterventionGoal(
            goal,
            "Jeg laver min egen mad.",
            change,
            first,
            Level.LIGHT,
            date(2027, 2, 28),
            "Mette Test",
            (second, third),
            set_on=START.date(),
            author=USER,
        ),
    )


def test_a_citizen_without_a_round_can_have_goals_and_one_case(desk: Desk) -> None:
    citizen = person(desk).id
    assert goals.board(desk, citizen).gathering is None
    case = goals.board(desk, citizen).case.id
    written(desk, citizen)
    gathering = rounds.new(desk, citizen)
    assert rounds.load(desk, gathering).case.id == case
    assert len(rounds.load(desk, gathering).case.goals) == 1


def test_that_the_case_was_made_is_passed_over_by_undo(desk: Desk) -> None:
    citizen = person(desk).id
    goals.board(desk, citizen)
    goal = goals.add(desk, citizen)
    undo(desk, Scope(citizen=citizen, part=Part.GOALS))
    assert of(desk, citizen) == ()
    redo(desk, Scope(citizen=citizen, part=Part.GOALS))
    assert [g.id for g in of(desk, citizen)] == [goal]
    assert goals.board(desk, citizen).case.id == goals.board(desk, citizen).case.id


def test_the_goals_own_theme_is_never_a_related_one(desk: Desk) -> None:
    citizen = person(desk).id
    goal, (first, second) = written(desk, citizen), themes(desk)[:2]
    values.choose(desk, GOAL, goal, related=[first, second, second])
    assert of(desk, citizen)[0].related == (second,)
    values.choose(desk, GOAL, goal, theme=second)
    assert of(desk, citizen)[0].related == ()
    undo(desk, Scope(citizen=citizen, part=Part.GOALS))
    assert of(desk, citizen)[0].related == (second,)


def place(desk: Desk, goal: GoalId, at: int) -> None:
    """Put a goal at this place of the list, from 1."""
    citizen, _none = desk.ledger.read.belongs_to(GOAL.ref(goal))
    case = desk.ledger.read.case(citizen)
    order = [str(one.id) for one in case.goals if one.id != goal] if case else []
    order.insert(max(0, at - 1), goal)
    values.put(desk, GOAL.ref(goal, "place"), " ".join(order))


def test_order_removal_and_undo(desk: Desk) -> None:
    citizen = person(desk).id
    a, b, c = (goals.add(desk, citizen) for _ in range(3))
    place(desk, c, 2)
    assert [g.id for g in of(desk, citizen)] == [a, c, b]
    before = changes(desk)
    place(desk, a, 0)
    place(desk, b, 4)
    assert changes(desk) == before, "there is nothing beyond the ends"
    goals.remove(desk, c)
    assert [g.id for g in of(desk, citizen)] == [a, b]
    place(desk, b, 1)
    assert [g.id for g in of(desk, citizen)] == [b, a], "it passes over the one that is hidden"
    for seen in ([a, b], [a, c, b], [a, b, c], [a, b]):
        undo(desk, Scope(citizen=citizen, part=Part.GOALS))
        assert [g.id for g in of(desk, citizen)] == seen
    redo(desk, Scope(citizen=citizen, part=Part.GOALS))
    assert [g.id for g in of(desk, citizen)] == [a, b, c]


def test_undo_in_the_list_and_in_a_round_leave_goals_alone(desk: Desk) -> None:
    citizen = person(desk).id
    gathering = rounds.new(desk, citizen)
    goal = written(desk, citizen)
    with pytest.raises(NothingToUndo):
        undo(desk, Scope(gathering))
    assert undo(desk, Scope()).change.label is Label.ADD_GATHERING
    assert [g.id for g in of(desk, citizen)] == [goal]


def test_a_finished_round_keeps_its_copy_while_the_case_goes_on(desk: Desk) -> None:
    citizen = person(desk).id
    gathering, theme = begun(desk, citizen), themes(desk)[0]
    rounds.judge(desk, gathering, theme, Assessed(Level.SEVERE))
    goal = written(desk, citizen)
    rounds.finish(desk, gathering)
    values.put(desk, GOAL.ref(goal, "wording"), "Noget nyt")
    goals.add(desk, citizen)
    assert [g.wording for g in rounds.load(desk, gathering).case.goals] == ["Jeg laver min egen mad."]
    assert [g.wording for g in of(desk, citizen)] == ["Noget nyt", ""]
    undo(desk, Scope(citizen=citizen, part=Part.GOALS))
    assert len(of(desk, citizen)) == 1


def test_what_is_typed_is_there_after_a_crash(tmp_path: Path) -> None:
    with made(tmp_path / "a") as desk:
        citizen = person(desk).id
        goal = goals.add(desk, citizen)
        values.keep(desk, GOAL.ref(goal, "wording"), "Jeg går tu")
        values.keep(desk, CASE.ref(goals.board(desk, citizen).case.id, "intervention_purpose"), "At X ")
    with opened(tmp_path / "a") as desk:
        board = goals.board(desk, citizen)
        assert (board.case.goals[0].wording, board.case.intervention_purpose) == ("Jeg går tu", "At X ")
        assert undo(desk, Scope(citizen=citizen, part=Part.GOALS)).change.label is Label.EDIT_GOAL


def test_limits_and_unknown(desk: Desk) -> None:
    citizen = person(desk).id
    goal = goals.add(desk, citizen)
    with pytest.raises(TooLong):
        values.put(desk, GOAL.ref(goal, "wording"), "x" * 2001)
    for ask in (
        lambda: values.choose(desk, GOAL, GoalId("ukendt"), expected_level=Level.LIGHT),
        lambda: values.choose(desk, GOAL, GoalId("ukendt"), theme=themes(desk)[0]),
        lambda: goals.remove(desk, GoalId("ukendt")),
        lambda: goals.add(desk, CitizenId("ukendt")),
    ):
        with pytest.raises(UnknownRecord):
            ask()


@given(st.sampled_from(Direction), LEVELS, LEVELS)
def test_the_way_out_of_a_disagreement_agrees(direction: Direction, current: Level, expected: Level) -> None:
    assert not disagrees(direction_of(current, expected), current, expected)
    assert not disagrees(direction, None, expected)
    assert not disagrees(direction, current, None)
    assert not disagrees(None, current, expected)
    agreed = {Direction.DEVELOP: expected < current, Direction.MAINTAIN: expected == current}
    assert disagrees(direction, current, expected) is not agreed.get(direction, expected >= current)


# --- where a goal begins


def begins(desk: Desk, citizen: CitizenId) -> tuple[Level | None, date | None]:
    """Of the first goal, as it is shown beside the newest round."""
    board = goals.board(desk, citizen)
    goal = as_begun(board.case.goals[0], board.gathering)
    return goal.starting_level, goal.starting_on


def on(desk: Desk, gathering: GatheringId, day: date) -> None:
    values.choose(desk, GATHERING, gathering, held_on=day)


def test_a_follow_up_leaves_the_starting_level_where_it_was(desk: Desk) -> None:
    """Review A9: after a follow-up the goal said '2 → 2' with a warning, or nothing."""
    citizen, theme = person(desk).id, themes(desk)[0]
    first = begun(desk, citizen)
    on(desk, first, date(2026, 1, 10))
    rounds.judge(desk, first, theme, Assessed(Level.SEVERE))
    goal = written(desk, citizen)
    rounds.finish(desk, first)
    second = begun(desk, citizen)
    assert begins(desk, citizen) == (Level.SEVERE, date(2026, 1, 10)), "also before the theme is assessed again"
    rounds.judge(desk, second, theme, Assessed(Level.LIGHT))
    board = goals.board(desk, citizen)
    (row,) = goals_part(board.case, board.gathering, desk.catalogue).rows
    assert (row.start, row.start_on, row.current, row.expected) == (3, "10.1.2026", 1, 1)
    assert (row.doubt, row.reached) == ("", "Det forventede niveau er nået: forventet 1, nu 1.")
    values.choose(desk, GOAL, goal, theme=theme)
    rounds.finish(desk, second)
    assert begins(desk, citizen) == (Level.SEVERE, date(2026, 1, 10))
    assert of(desk, citizen)[0].begun_in_id == first


def test_it_is_what_its_own_round_says_until_that_is_finished(desk: Desk) -> None:
    citizen, theme = person(desk).id, themes(desk)[0]
    first = begun(desk, citizen)
    on(desk, first, date(2026, 1, 10))
    goal = written(desk, citizen)
    assert begins(desk, citizen) == (None, None)
    for level in (Level.SEVERE, Level.MODERATE):
        rounds.judge(desk, first, theme, Assessed(level))
        assert begins(desk, citizen) == (level, date(2026, 1, 10))
    sealed = rounds.finish(desk, first)
    assert sealed.case.goals[0].starting_level is Level.MODERATE
    assert of(desk, citizen)[0].starting_level is Level.MODERATE, "and so it is kept"
    scope = Scope(citizen=citizen, part=Part.GOALS)
    for _ in range(7):
        undo(desk, scope)
    assert of(desk, citizen) == (), "that it was found out keeps nothing from being taken back"
    for _ in range(7):
        redo(desk, scope)
    assert (of(desk, citizen)[0].id, begins(desk, citizen)) == (goal, (Level.MODERATE, date(2026, 1, 10)))


def test_another_theme_begins_where_that_stands_and_undo_goes_back(desk: Desk) -> None:
    citizen, (one, other, third) = person(desk).id, themes(desk)[:3]
    first = begun(desk, citizen)
    on(desk, first, date(2026, 1, 10))
    rounds.judge(desk, first, one, Assessed(Level.SEVERE))
    rounds.judge(desk, first, other, Assessed(Level.LIGHT))
    goal = goals.add(desk, citizen, one)
    values.choose(desk, GOAL, goal, theme=other)
    assert begins(desk, citizen) == (Level.LIGHT, date(2026, 1, 10))
    values.choose(desk, GOAL, goal, theme=third)
    assert begins(desk, citizen) == (None, None)
    values.choose(desk, GOAL, goal, theme=None)
    assert of(desk, citizen)[0].begun_in_id is None
    for seen in (None, Level.LIGHT, Level.SEVERE):
        undo(desk, Scope(citizen=citizen, part=Part.GOALS))
        assert begins(desk, citizen)[0] is seen


def test_it_begins_with_what_its_round_gives_wherever_it_is_seen(desk: Desk) -> None:
    citizen, theme = person(desk).id, themes(desk)[0]
    first = begun(desk, citizen)
    on(desk, first, date(2026, 1, 10))
    rounds.judge(desk, first, theme, Assessed(Level.SEVERE))
    written(desk, citizen)
    rounds.judge(desk, first, theme, NotAssessed())
    assert begins(desk, citizen) == (None, None), "its round gives no level any more"
    rounds.judge(desk, first, theme, Assessed(Level.MODERATE))
    on(desk, first, date(2026, 1, 12))
    second = begun(desk, citizen)
    seen = (Level.MODERATE, date(2026, 1, 12))
    assert begins(desk, citizen) == seen, "beside a newer round too"
    rounds.finish(desk, second)
    goal = rounds.load(desk, second).case.goals[0]
    assert (goal.starting_level, goal.starting_on) == seen


def test_it_is_found_out_while_the_goal_is_removed_and_anew_for_a_theme_that_comes_back(desk: Desk) -> None:
    citizen, (theme, other) = person(desk).id, themes(desk)[:2]
    first = begun(desk, citizen)
    goal = written(desk, citizen)
    values.choose(desk, GOAL, goal, theme=other)
    goals.remove(desk, goal)
    rounds.judge(desk, first, theme, Assessed(Level.SEVERE))
    rounds.judge(desk, first, other, Assessed(Level.LIGHT))
    rounds.finish(desk, first)
    for level in (Level.LIGHT, Level.SEVERE):
        undo(desk, Scope(citizen=citizen, part=Part.GOALS))
        assert begins(desk, citizen) == (level, START.date())
    for level in (Level.LIGHT, None):
        redo(desk, Scope(citizen=citizen, part=Part.GOALS))
        assert [g.starting_level for g in of(desk, citizen)] == ([level] if level is not None else [])


def test_it_is_not_reached_by_a_level_that_nobody_confirmed_nor_from_an_unknown_start(desk: Desk) -> None:
    citizen, theme = person(desk).id, themes(desk)[0]
    first = begun(desk, citizen)
    rounds.judge(desk, first, theme, Assessed(Level.SEVERE))
    written(desk, citizen)
    rounds.finish(desk, first)
    second = begun(desk, citizen)
    rounds.judge(desk, second, theme, Assessed(Level.LIGHT))
    rounds.finish(desk, second)
    third = begun(desk, citizen)
    carrying.carry_theme(desk, third, theme)

    def said() -> tuple[str, str]:
        board = goals.board(desk, citizen)
        (row,) = goals_part(board.case, board.gathering, desk.catalogue).rows
        return row.reached, row.doubt

    assert said() == ("", "")
    values.choose(desk, CONDITION, third, theme, carried_from_id=None)
    assert said()[0].startswith("Det forventede niveau er nået")
    goals.remove(desk, of(desk, citizen)[0].id)
    other = person(desk, "Prøve Prøvesen").id
    rounds.finish(desk, begun(desk, other))
    written(desk, other)
    citizen = other
    rounds.judge(desk, begun(desk, other), theme, Assessed(Level.LIGHT))
    assert said() == ("", "Niveauet ved målets start kendes ikke. Her er 1 forventet, og nu er 1.")


def test_a_level_that_is_only_carried_is_that_of_the_round_it_came_from(desk: Desk) -> None:
    citizen, theme = person(desk).id, themes(desk)[0]
    first = begun(desk, citizen)
    on(desk, first, date(2026, 1, 10))
    rounds.judge(desk, first, theme, Assessed(Level.SEVERE))
    second = begun(desk, citizen)
    carrying.carry_theme(desk, second, theme)
    written(desk, citizen)
    assert begins(desk, citizen) == (Level.SEVERE, date(2026, 1, 10))
    values.choose(desk, CONDITION, second, theme, carried_from_id=None)
    assert begins(desk, citizen) == (Level.SEVERE, START.date())


def test_a_file_brings_the_beginning_and_an_older_one_what_its_rounds_tell(desk: Desk, other: Desk) -> None:
    """Both of Børge's rounds are files of version 1: the goals are the newer one's, their beginning the older one's."""
    intake.take_in(desk, PRACTICE)
    boerge = next(line.citizen.id for line in citizens.listing(desk) if line.citizen.name == "Børge Mogensen")
    found = [(int(g.starting_level or 0), g.starting_on, g.set_on) for g in of(desk, boerge)]
    day = date(2021, 5, 28)
    assert found == [(2, day, None), (2, day, None), (3, day, None)]
    file = handover.save_goals(desk, boerge, Form.JSON, desk.ledger.folder.path.parent)
    intake.take_in(other, [file])
    assert of(other, boerge) == of(desk, boerge)
    body = json.loads(file.read_bytes())
    for goal in body["content"]["goals"]:
        for name in ("starting_level", "starting_on", "begun_in_id", "set_on", "author"):
            del goal[name]
    file.write_text(json.dumps(body | {"version": 1}), encoding="utf-8")
    assert [taken.outcome for taken in intake.take_in(other, [file])] == [Outcome.KNOWN]


# --- files


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    with made(tmp_path / "andet", machine(500_000, Clock())) as desk:
        yield desk


def test_goals_go_out_and_come_back(desk: Desk, other: Desk, tmp_path: Path) -> None:
    citizen = person(desk, "Test Testesen", cpr="1111111111").id
    gathering = begun(desk, citizen)
    rounds.judge(desk, gathering, themes(desk)[0], Assessed(Level.SEVERE))
    written(desk, citizen)
    values.put(desk, CASE.ref(goals.board(desk, citizen).case.id, "intervention_purpose"), "At gå")
    path = handover.save_goals(desk, citizen, Form.JSON, tmp_path)
    assert path.name == "TT-2026-11-23-indsatsmaal.json"
    body = json.loads(path.read_bytes())
    assert (body["format"], body["scope"]) == ("ffbdesk/indsatsmaal", "all")
    assert body["content"]["goals"][0]["current_level"] == 3
    (taken,) = intake.take_in(other, [path])
    assert (taken.outcome, taken.goals, taken.new_citizen) == (Outcome.NEW, 1, True)
    here, there = goals.board(desk, citizen), goals.board(other, citizen)
    assert (there.case.goals, there.case.intervention_purpose) == (here.case.goals, "At gå")
    assert there.citizen == here.citizen
    (again,) = intake.take_in(other, [path])
    assert (again.outcome, again.goals) == (Outcome.KNOWN, 0)


def test_another_form_of_a_goal_comes_beside_it(desk: Desk, other: Desk, tmp_path: Path) -> None:
    citizen = person(desk).id
    goal = written(desk, citizen)
    intake.take_in(other, [handover.save_goals(desk, citizen, Form.JSON, tmp_path)])
    values.choose(desk, GOAL, goal, expected_level=Level.NONE)
    (taken,) = intake.take_in(other, [handover.save_goals(desk, citizen, Form.JSON, tmp_path)])
    assert (taken.outcome, taken.goals) == (Outcome.COPY, 1)
    (again,) = intake.take_in(other, [handover.save_goals(desk, citizen, Form.JSON, tmp_path)])
    assert (again.outcome, again.goals) == (Outcome.KNOWN, 0), "brought again, it is there already"
    assert [g.expected_level for g in of(other, citizen)] == [Level.LIGHT, Level.NONE]


def test_a_removed_goal_comes_back_from_its_file(desk: Desk, tmp_path: Path) -> None:
    citizen = person(desk).id
    goal = written(desk, citizen)
    path = handover.save_goals(desk, citizen, Form.JSON, tmp_path)
    goals.remove(desk, goal)
    (taken,) = intake.take_in(desk, [path])
    assert (taken.outcome, taken.goals) == (Outcome.NEW, 1)
    assert [g.id for g in of(desk, citizen)] == [goal]


def test_a_round_brings_its_goals_and_never_older_ones(desk: Desk, other: Desk, tmp_path: Path) -> None:
    citizen = person(desk).id
    first, goal = begun(desk, citizen), written(desk, citizen)
    values.choose(desk, GATHERING, first, held_on=date(2026, 1, 1))
    rounds.finish(desk, first)
    values.choose(desk, GOAL, goal, expected_level=Level.NONE)
    second = begun(desk, citizen)
    files = [handover.save(desk, which, Form.JSON, tmp_path) for which in (first, second)]
    taken = intake.take_in(other, files)
    assert [t.outcome for t in taken] == [Outcome.NEW, Outcome.NEW]
    assert [t.goals for t in taken] == [0, 1]
    assert not any(t.goals_kept for t in taken)
    assert [g.expected_level for g in of(other, citizen)] == [Level.NONE]
    assert [g.expected_level for g in rounds.load(other, first).case.goals] == [Level.LIGHT]


def test_without_goals_the_export_says_so(desk: Desk, tmp_path: Path) -> None:
    citizen = person(desk).id
    for form in Form:
        path = handover.save_goals(desk, citizen, form, tmp_path)
        assert path.name == f"TT-2026-11-23-indsatsmaal.{form}"
    assert json.loads((tmp_path / "TT-2026-11-23-indsatsmaal.json").read_bytes())["content"]["goals"] == []
    told = {
        "udredning",
        "indsatsmaal",
        "delmaal",
        "noter",
        "statusnotat",
        "opfoelgning",
        "forloeb",
        "bestilling",
        "borger",
    }
    assert {what.value for what in What} == told


def test_the_round_asked_for_gives_its_own_copy(desk: Desk, tmp_path: Path) -> None:
    citizen = person(desk).id
    gathering, goal = begun(desk, citizen), written(desk, citizen)
    rounds.finish(desk, gathering)
    values.choose(desk, GOAL, goal, expected_level=Level.NONE)
    copy = json.loads(handover.save_goals(desk, citizen, Form.JSON, tmp_path, gathering).read_bytes())["content"]
    assert copy["goals"][0]["expected_level"] == 1
    assert copy["gathering"]["sha256"]
    now = json.loads(handover.save_goals(desk, citizen, Form.JSON, tmp_path).read_bytes())["content"]
    assert now["goals"][0]["expected_level"] == 0


def test_undo_of_goals_never_reaches_what_is_out_of_sight(desk: Desk) -> None:
    citizen = person(desk).id
    rounds.new(desk, citizen)
    board = goals.board(desk, citizen)
    for part in (Part.GOALS, Part.NOTES):
        with pytest.raises(NothingToUndo):
            undo(desk, Scope(citizen=citizen, part=part))
    values.put(desk, CASE.ref(board.case.id, "intervention_purpose"), "At gå")
    assert undo(desk, Scope()).change.label is Label.ADD_GATHERING, "the list does not show the indsatsformål"
    assert undo(desk, Scope(citizen=citizen, part=Part.GOALS)).change.label is Label.EDIT_GOAL


def test_an_import_of_goals_is_a_barrier_everywhere(desk: Desk, other: Desk, tmp_path: Path) -> None:
    citizen = person(desk).id
    written(desk, citizen)
    path = handover.save_goals(desk, citizen, Form.JSON, tmp_path)
    mine = person(other, "Anden Test").id
    goals.add(other, mine)
    intake.take_in(other, [path, path])
    for scope in (Scope(), Scope(citizen=mine, part=Part.GOALS), Scope(citizen=citizen, part=Part.NOTES)):
        with pytest.raises(NothingToUndo):
            undo(other, scope)


def test_two_files_with_a_goal_that_was_removed(desk: Desk, tmp_path: Path) -> None:
    citizen = person(desk).id
    goal = written(desk, citizen)
    path = handover.save_goals(desk, citizen, Form.JSON, tmp_path)
    goals.remove(desk, goal)
    first, second = intake.take_in(desk, [path, path])
    assert (first.goals, second.goals) == (1, 0)
    assert [g.id for g in of(desk, citizen)] == [goal]


def test_an_older_round_never_brings_back_a_goal_that_was_given_up(desk: Desk, other: Desk, tmp_path: Path) -> None:
    citizen = person(desk).id
    first, goal = begun(desk, citizen), written(desk, citizen)
    values.choose(desk, GATHERING, first, held_on=date(2026, 1, 1))
    rounds.finish(desk, first)
    goals.remove(desk, goal)
    second = begun(desk, citizen)
    files = [handover.save(desk, which, Form.JSON, tmp_path) for which in (first, second)]
    intake.take_in(other, files)
    assert of(other, citizen) == ()
    intake.take_in(other, files[:1])
    assert of(other, citizen) == ()


def test_the_locked_copy_has_the_name_it_was_locked_with(desk: Desk) -> None:
    citizen = person(desk, "Gammelt Navn").id
    gathering = begun(desk, citizen)
    written(desk, citizen)
    rounds.finish(desk, gathering)
    citizens.edit(desk, citizen, citizens.Entered("Nyt Navn"))
    assert goals.board(desk, citizen, gathering).citizen.name == "Gammelt Navn"
    assert goals.board(desk, citizen).citizen.name == "Nyt Navn"


def test_the_printed_files_carry_no_more_than_the_page(desk: Desk) -> None:
    citizen = citizens.add(desk, citizens.Entered("Test Testesen", own_number="N-77")).id
    first, (theme, other_theme) = begun(desk, citizen), themes(desk)[:2]
    for code in (theme, other_theme):
        rounds.judge(desk, first, code, Assessed(Level.SEVERE))
    second = begun(desk, citizen)
    rounds.judge(desk, second, theme, Assessed(Level.LIGHT))
    written(desk, citizen)
    printed = printed_content(rounds.load(desk, second), desk.catalogue)
    assert printed["earlier"]["levels"] == [{"theme": theme, "level": 3}]
    assert not {"responsible", "related_themes", "set_on", "author"} & set(printed["goals"][0])
    assert "N-77" not in str(printed_goals(goals.board(desk, citizen), desk.catalogue))


def test_what_is_attached_is_a_list_of_fields_that_may_be(desk: Desk) -> None:
    citizen = person(desk).id
    gathering = rounds.new(desk, citizen)
    goal = written(desk, citizen)
    values.choose(desk, GOAL, goal, responsible="Mette", related=[themes(desk)[4]])
    rounds.judge(desk, gathering, themes(desk)[0], Assessed(Level.LIGHT))
    began, levels = {"starting_level", "starting_on"}, {"current_level", "current_carried_from_id", "expected_level"}
    short = {"wording", "change_value", "theme", "follow_up_on", *began, *levels}
    full = {*short, "responsible", "set_on", "author"}
    board, shown = goals.board(desk, citizen), rounds.load(desk, gathering)
    printed, form = printed_goals(board, desk.catalogue), printed_content(shown, desk.catalogue)
    in_full = printed_content(shown, desk.catalogue, cited=())
    assert set(printed["goals"][0]) == {*full, "related_themes"}
    assert (set(form["goals"][0]), set(in_full["goals"][0])) == (short, full)
    assert set(form["citizen"]) == {"name", "initials", "own_number", "cpr", "practice"}
    assert set(form["case"]) == {"municipality", "case_number", "intervention_purpose"}
    assert set(form["conditions"][0]) == {"theme", "judgement", "carried_from_id", "short_remark"}
    assert set(in_full["conditions"][0]) == {
        *form["conditions"][0],
        "own_rating",
        "voices",
        "marks",
        "notes",
    }
    who, finish = {"assessor", "unit", "contact", "took_part"}, {"finished_at", "finished_by", "sha256"}
    judged = {"need", "need_on", "target", "other_targets", "targets_on"}
    head = {"held_on", "purpose", "wishes", "reason", *judged, *who, *finish}
    told = {"requested_on", "requester", "agreement", "wished", "evaluation", "need_reason"}
    assert set(form["gathering"]) == head
    assert set(in_full["gathering"]) == head | told
    assert (set(form) & {"descriptions", "diagnoses", "contacts"}) == {"descriptions"}
    assert (in_full["diagnoses"], in_full["contacts"], in_full["descriptions"]) == ([], [], [])
    assert set(printed["gathering"]) == {"held_on", *finish}
