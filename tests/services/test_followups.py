"""Opfølgning: every goal and followed theme anew, three verdicts, what is decided of each indsats; locked, and back."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from ffbdesk.domain.agenda import Matter
from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.edits import Part, Scope
from ffbdesk.domain.followups import GoalNext
from ffbdesk.domain.goals import Direction
from ffbdesk.domain.ids import CitizenId, FollowUpId, GatheringId, GoalId, ThemeCode
from ffbdesk.domain.judgement import Assessed, Level, NotAssessed
from ffbdesk.domain.kinds import (
    CARE_PLAN,
    FOLLOW_UP,
    FOLLOW_UP_PART,
    FOLLOW_UP_RESULT,
    GATHERING,
    GOAL,
    INTERVENTION,
    STATUS_PART,
)
from ffbdesk.domain.rules import level_at
from ffbdesk.domain.status import GoalResult
from ffbdesk.export.choices import Choices
from ffbdesk.export.file.check import FileDamaged
from ffbdesk.export.file.followups import board_of
from ffbdesk.export.followups import follow_up_report, parts_told
from ffbdesk.export.goals import goals_report
from ffbdesk.services import citizens, followups, goals, handover, overview, plans, rounds, status, undo, values, whole
from ffbdesk.services.desk import Desk
from ffbdesk.services.followups import FollowUpOpen
from ffbdesk.services.handover import Form
from ffbdesk.services.intake import take_in
from ffbdesk.services.undo import NothingToUndo
from ffbdesk.storage.errors import Sealed, UnknownRecord
from ffbdesk.words import followups as say
from tests.support import begun, person, themes

DAY = date(2026, 1, 12)


def lived(desk: Desk) -> tuple[CitizenId, GoalId, list[ThemeCode]]:
    """A finished round with two levels and a need, a goal on the first, and one indsats."""
    gathering, (first, second) = begun(desk), themes(desk)[:2]
    citizen = rounds.load(desk, gathering).citizen.id
    rounds.judge(desk, gathering, first, Assessed(Level(2)))
    rounds.judge(desk, gathering, second, Assessed(Level(1)))
    needs = desk.catalogue.interventions.support_needs
    values.choose(desk, GATHERING, gathering, held_on=DAY, need=needs[1].code)
    goal = goals.add(desk, citizen, first)
    values.choose(desk, GOAL, goal, wording="Jeg vil handle selv", expected_level=Level(0))
    rounds.finish(desk, gathering)
    plan = plans.add_plan(desk, citizen)
    values.choose(desk, CARE_PLAN, plan, place="Solstrålen")
    (one,) = plans.board(desk, citizen).plans[0].interventions
    values.choose(desk, INTERVENTION, one.id, own_words="Kørsel")
    return citizen, goal, [first, second]


def followed(desk: Desk, citizen: CitizenId, level: int, day: date) -> FollowUpId:
    """A finished opfølgning of a day, in which every part got this level."""
    which = followups.begin(desk, citizen)
    values.choose(desk, FOLLOW_UP, which, held_on=day)
    for part in followups.load(desk, which).follow_up.parts:
        values.choose(desk, FOLLOW_UP_PART, part.id, judgement=Assessed(Level(level)))
    followups.finish(desk, which)
    return which


def test_it_begins_with_what_there_is_and_nothing_chosen(desk: Desk) -> None:
    citizen, goal, (first, second) = lived(desk)
    board = followups.load(desk, followups.begin(desk, citizen))
    parts = board.follow_up.parts
    assert [(part.goal_id, part.theme) for part in parts] == [(goal, first), (None, second)]
    assert all(not part.is_written for part in parts)
    assert board.unjudged() == parts
    assert {code: (one.level, one.day) for code, one in board.before.items()} == {
        first: (Level(2), DAY),
        second: (Level(1), DAY),
    }
    assert board.need_before is not None
    assert board.need_before[0] == desk.catalogue.interventions.support_needs[1].code
    assert board.follow_up.need is None
    assert [plan.place for plan in board.plans] == ["Solstrålen"]
    assert [one.value for one in board.follow_up.results] == [None]
    assert followups.go_on(desk, citizen) == board.follow_up.id


def test_a_new_level_has_its_own_date_also_where_it_is_unchanged(desk: Desk) -> None:
    citizen, _goal, (first, _second) = lived(desk)
    which = followups.begin(desk, citizen)
    values.choose(desk, FOLLOW_UP, which, held_on=DAY + timedelta(days=90))
    part = followups.load(desk, which).follow_up.parts[0]
    values.choose(desk, FOLLOW_UP_PART, part.id, judgement=Assessed(Level(2)))
    (given, _other) = followups.load(desk, which).follow_up.parts
    assert (given.judged_on, given.recorded_at is not None) == (DAY + timedelta(days=90), True)
    values.choose(desk, FOLLOW_UP_PART, part.id, judgement=NotAssessed())
    assert followups.load(desk, which).follow_up.parts[0].judged_on == DAY + timedelta(days=90)
    values.choose(desk, FOLLOW_UP_PART, part.id, judgement=None)
    (taken, _other) = followups.load(desk, which).follow_up.parts
    assert (taken.judged_on, taken.recorded_at) == (None, None)
    assert desk.ledger.read.present(citizen)[first] == (Level(2), DAY), "what is not finished is not the present level"


def test_the_present_level_is_the_newest_wherever_it_was_given(desk: Desk) -> None:
    citizen, _goal, (first, second) = lived(desk)
    later, last = DAY + timedelta(days=90), DAY + timedelta(days=180)
    followed(desk, citizen, 3, later)
    assert desk.ledger.read.present(citizen) == {first: (Level(3), later), second: (Level(3), later)}
    assert desk.ledger.read.present(citizen, later) == {first: (Level(2), DAY), second: (Level(1), DAY)}
    gathering = rounds.new(desk, citizen)
    values.choose(desk, GATHERING, gathering, held_on=last)
    rounds.judge(desk, gathering, first, Assessed(Level(0)))
    assert desk.ledger.read.present(citizen)[first] == (Level(0), last)
    board = followups.load(desk, followups.begin(desk, citizen))
    assert (board.before[first].level, board.last_on) == (Level(0), later)


def test_verdicts_come_from_a_finished_statusnotat_and_stand_where_they_were_said(desk: Desk) -> None:
    citizen, goal, _themes = lived(desk)
    told = status.begin(desk, citizen)
    part = status.load(desk, told).status.part_of(goal)
    assert part is not None
    values.choose(desk, STATUS_PART, part.id, citizens_view="Det kan jeg nu", our_view="Vi ser det samme")
    assert followups.load(desk, followups.begin(desk, citizen)).status is None, "one in progress tells nothing yet"
    status.finish(desk, told)
    which = followups.begin(desk, citizen)
    mine = followups.load(desk, which).follow_up.part_of(goal)
    assert mine is not None
    values.choose(desk, FOLLOW_UP_PART, mine.id, citizens_view="Skrevet over", caseworkers_view="Enig")
    board = followups.load(desk, which)
    assert board.views(board.follow_up.parts[0]) == ("Det kan jeg nu", "Vi ser det samme", "Enig")
    values.choose(desk, FOLLOW_UP, which, status_id=None)
    board = followups.load(desk, which)
    assert board.views(board.follow_up.parts[0]) == ("Skrevet over", "", "Enig")
    values.choose(desk, FOLLOW_UP, which, status_id=told)
    locked = followups.finish(desk, which)
    assert locked.views(locked.follow_up.parts[0]) == ("Det kan jeg nu", "Vi ser det samme", "Enig")


def test_a_finished_one_stands_as_it_was_said(desk: Desk) -> None:
    citizen, goal, _themes = lived(desk)
    which = followups.begin(desk, citizen)
    part, *_others = followups.load(desk, which).follow_up.parts
    (result,) = followups.load(desk, which).follow_up.results
    again = desk.catalogue.interventions.follow_up_values[0].code
    chosen = {"result": GoalResult.PARTLY, "following": GoalNext.GOES_ON, "again_on": date(2026, 9, 1)}
    values.choose(desk, FOLLOW_UP_PART, part.id, judgement=Assessed(Level(1)), **chosen)
    values.choose(desk, FOLLOW_UP_RESULT, result.id, value=again, reason="Det virker")
    need = desk.catalogue.interventions.support_needs[0].code
    values.choose(desk, FOLLOW_UP, which, need=need, in_short="Vi fortsætter", next_on=date(2026, 9, 1))
    open_, locked = followups.load(desk, which), followups.finish(desk, which)
    assert locked.follow_up.seal is not None
    assert locked.follow_up.need_on == desk.clock().date()
    assert (locked.follow_up.parts, locked.follow_up.results) == (open_.follow_up.parts, open_.follow_up.results)
    assert (locked.before, locked.need_before, locked.plans) == (open_.before, open_.need_before, open_.plans)
    values.choose(desk, GOAL, goal, wording="Noget andet")
    stands = followups.load(desk, which).goal(locked.follow_up.parts[0])
    assert stands is not None
    assert stands.wording == "Jeg vil handle selv"
    for job in (
        lambda: values.choose(desk, FOLLOW_UP, which, in_short="Nej"),
        lambda: values.choose(desk, FOLLOW_UP_PART, part.id, caseworkers_view="Nej"),
        lambda: values.choose(desk, FOLLOW_UP_RESULT, result.id, reason="Nej"),
        lambda: values.keep(desk, FOLLOW_UP_PART.ref(part.id, "caseworkers_view"), "Nej"),
        lambda: followups.add_part(desk, which, theme=themes(desk)[9]),
        lambda: followups.remove(desk, which),
        lambda: followups.finish(desk, which),
    ):
        with pytest.raises(Sealed):
            job()
    with pytest.raises(NothingToUndo):
        undo.undo(desk, Scope(citizen=citizen, part=Part.FOLLOW_UPS))


def test_a_correction_is_a_new_one_that_names_it(desk: Desk) -> None:
    citizen, _goal, _themes = lived(desk)
    which = followups.begin(desk, citizen)
    with pytest.raises(FollowUpOpen):
        followups.correct(desk, which)
    values.choose(desk, FOLLOW_UP, which, in_short="Vi fortsætter")
    followups.finish(desk, which)
    made = followups.load(desk, followups.correct(desk, which)).follow_up
    assert (made.corrects_id, made.in_short, made.seal) == (which, "Vi fortsætter", None)
    assert len(made.parts) == 2


def test_a_part_is_added_once_and_what_was_begun_by_mistake_is_put_away(desk: Desk) -> None:
    citizen, goal, (first, _second) = lived(desk)
    which, other = followups.begin(desk, citizen), themes(desk)[5]
    assert followups.add_part(desk, which, theme=other) == followups.add_part(desk, which, theme=other)
    assert followups.add_part(desk, which, goal=goal) == followups.load(desk, which).follow_up.parts[0].id
    later = goals.add(desk, citizen, first)
    assert followups.load(desk, which).follow_up.part_of(later) is None
    followups.add_part(desk, which, goal=later)
    assert followups.load(desk, which).follow_up.part_of(later) is not None
    followups.remove(desk, which)
    assert followups.listing(desk, citizen) == ()
    undo.undo(desk, Scope(citizen=citizen, part=Part.FOLLOW_UPS))
    assert [one.id for one in followups.listing(desk, citizen)] == [which]


def test_it_goes_to_another_archive_with_its_lock(desk: Desk, other_desk: Desk, tmp_path: Path) -> None:
    citizen, _goal, _themes = lived(desk)
    first = followed(desk, citizen, 1, DAY + timedelta(days=30))
    second = followups.begin(desk, citizen)
    values.choose(desk, FOLLOW_UP, second, in_short="I gang")
    file = whole.save(desk, citizen, tmp_path)
    content = json.loads(file.read_text("utf-8"))["content"]
    assert [one["locked"] is not None for one in content["follow_ups"]] == [False, True]
    assert take_in(other_desk, [file])[0].kept == 0
    for which in (first, second):
        assert followups.load(other_desk, which) == followups.load(desk, which)
    assert other_desk.ledger.read.present(citizen) == desk.ledger.read.present(citizen)
    assert take_in(other_desk, [file])[0].kept == 0


def test_goals_stand_where_the_opfoelgning_left_them(desk: Desk) -> None:
    citizen, goal, (first, second) = lived(desk)
    later = DAY + timedelta(days=90)
    followed(desk, citizen, 1, later)
    board = goals.board(desk, citizen)
    assert board.gathering is not None
    assert (level_at(board.gathering, first), board.followed) == (Level(1), {first: later, second: later})
    report = goals_report(board, desk.catalogue, None, later)
    assert report.goals.rows[0].current == 1
    assert "opfølgningen 12. april 2026" in report.subtitle
    new = goals.add(desk, citizen, second)
    begun_ = next(one for one in goals.board(desk, citizen).case.goals if one.id == new)
    assert (begun_.starting_level, begun_.starting_on) == (Level(1), later)
    last = rounds.new(desk, citizen)
    values.choose(desk, GATHERING, last, held_on=later + timedelta(days=30))
    assert goals.board(desk, citizen).followed == {first: later, second: later}, "the round says nothing yet"
    rounds.judge(desk, last, first, Assessed(Level(4)))
    assert goals.board(desk, citizen).followed == {second: later}, "a round after it says what holds"
    own = goals.board(desk, citizen, rounds_of(desk, citizen)[-1])
    assert level_at(own.gathering, first) == Level(2), "a finished round says what it said"
    assert goal in {one.id for one in own.case.goals}


def rounds_of(desk: Desk, citizen: CitizenId) -> list[GatheringId]:
    """Newest first."""
    return [line.id for line in desk.ledger.read.rounds(citizen)]


@pytest.mark.parametrize(
    ("direction", "before", "now", "expected", "said"),
    [
        (Direction.DEVELOP, 2, 1, 0, "Fremgang fra 2 til 1"),
        (Direction.DEVELOP, 2, 2, 1, "Uændret"),
        (Direction.MAINTAIN, 2, 2, 2, "Uændret, som målet var"),
        (Direction.MAINTAIN, 2, 3, 2, "Tilbagegang fra 2 til 3"),
        (Direction.LIMIT, 2, 2, 2, "Holdt på 2, som ventet"),
        (Direction.LIMIT, 2, 2, 3, "Holdt på 2, hvor 3 var ventet"),
        (Direction.LIMIT, 2, 3, 3, "Tilbagegang fra 2 til 3, som ventet"),
        (Direction.LIMIT, 3, 1, 3, "Fremgang fra 3 til 1, hvor 3 var ventet"),
        (Direction.LIMIT, 0, 1, 3, "Tilbagegang fra 0 til 1, hvor 3 var ventet"),
        (None, 1, 1, None, "Uændret"),
        (None, None, 1, None, "Første gang vurderet"),
    ],
)
def test_what_is_said_of_a_level_minds_the_maaltype(
    direction: Direction | None, before: int | None, now: int, expected: int | None, said: str
) -> None:
    assert say.moved(direction, before, now, expected) == said


LEVEL = st.integers(0, 4)


@given(st.sampled_from(Direction), LEVEL, LEVEL, st.none() | LEVEL)
def test_reached_is_said_under_udvikle_alone(direction: Direction, before: int, now: int, expected: int | None) -> None:
    said = say.reached(direction, before, now, expected)
    wanted = direction is Direction.DEVELOP and expected is not None and now <= expected < before
    assert bool(said) is wanted
    moved = say.moved(direction, before, now, expected)
    assert ("Fremgang" in moved, "Tilbagegang" in moved) == (now < before, now > before)


def test_paper_text_and_data_say_the_same(desk: Desk, tmp_path: Path) -> None:
    citizen, goal, _themes = lived(desk)
    develop = next(one for one in desk.catalogue.change_values if one.direction is Direction.DEVELOP)
    values.choose(desk, GOAL, goal, change_value=develop.code)
    which = followups.begin(desk, citizen)
    parts = followups.load(desk, which).follow_up.parts
    values.choose(desk, FOLLOW_UP_PART, parts[0].id, judgement=Assessed(Level(0)), result=GoalResult.REACHED)
    values.choose(desk, FOLLOW_UP_PART, parts[0].id, caseworkers_view="Vi er enige", following=GoalNext.ENDED)
    values.choose(desk, FOLLOW_UP_PART, parts[1].id, judgement=Assessed(Level(1)))
    (result,) = followups.load(desk, which).follow_up.results
    value = desk.catalogue.interventions.follow_up_values[0]
    values.choose(desk, FOLLOW_UP_RESULT, result.id, value=value.code)
    need = desk.catalogue.interventions.support_needs[0]
    values.choose(desk, FOLLOW_UP, which, in_short="Vi slutter her", need=need.code)
    draft = handover.save_follow_up(desk, which, tmp_path)
    assert "udkast" in draft.name
    board = followups.finish(desk, which)
    text = handover.follow_up_text(desk, which)
    pdf = handover.save_follow_up(desk, which, tmp_path)
    printed = " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())
    for said in ("Vi slutter her", "Fremgang fra 2 til 0. Det forventede niveau er nået", "Uændret", "Vi er enige"):
        assert said in text
        assert said in printed
    for term in (need.term, say.result_in_short(value.term), "Målet er slut", "Solstrålen"):
        assert term in text
        assert term in printed
    content = json.loads(handover.save_follow_up(desk, which, tmp_path, Form.JSON).read_text("utf-8"))
    assert content["format"] == "ffbdesk/opfoelgning"
    assert board_of(content["content"], board.follow_up.seal) == board
    attached = json.loads(next(iter(PdfReader(pdf).attachments.values()))[0])
    assert attached["content"]["parts"][0]["caseworkers_view"] == "Vi er enige"
    again = handover.save_follow_up(desk, followups.correct(desk, which), tmp_path)
    assert "udkast-rettelse" in again.name


def test_a_sensitive_theme_is_left_out_where_it_is_closed(desk: Desk) -> None:
    citizen, _goal, _themes = lived(desk)
    which = followups.begin(desk, citizen)
    part = followups.add_part(desk, which, theme=SENSITIVE[0])
    values.choose(desk, FOLLOW_UP_PART, part, judgement=Assessed(Level(3)), caseworkers_view="Noget følsomt")
    assert "Noget følsomt" in handover.follow_up_text(desk, which)
    closed = Choices(sensitive=False)
    assert "Noget følsomt" not in handover.follow_up_text(desk, which, closed)
    board = followups.load(desk, which)
    report = follow_up_report(board, desk.catalogue, None, closed)
    assert desk.catalogue.theme(SENSITIVE[0]).name not in str([report.tracks, report.goals])
    assert part in followups.closed_parts(desk, citizen)


def test_what_was_corrected_is_no_level_any_more(desk: Desk) -> None:
    citizen, _goal, (first, second) = lived(desk)
    day = DAY + timedelta(days=90)
    wrong = followed(desk, citizen, 4, day)
    right = followups.correct(desk, wrong)
    board = followups.load(desk, right)
    assert (board.before[first].level, board.last_on) == (Level(2), None), "not beside what it corrects"
    one, other = board.follow_up.parts
    values.choose(desk, FOLLOW_UP_PART, one.id, judgement=Assessed(Level(1)))
    values.choose(desk, FOLLOW_UP_PART, other.id, judgement=None)
    assert desk.ledger.read.present(citizen)[first] == (Level(4), day), "while it is written the other one stands"
    followups.finish(desk, right)
    assert desk.ledger.read.present(citizen) == {first: (Level(1), day), second: (Level(1), DAY)}
    assert [one.id for one in followups.standing(desk, citizen)] == [right]


def test_another_day_takes_what_was_judged_on_it_along(desk: Desk) -> None:
    citizen, _goal, _themes = lived(desk)
    which, day = followups.begin(desk, citizen), DAY + timedelta(days=40)
    one, other = followups.load(desk, which).follow_up.parts
    values.choose(desk, FOLLOW_UP_PART, one.id, judgement=Assessed(Level(1)))
    values.choose(desk, FOLLOW_UP_PART, other.id, judgement=Assessed(Level(1)))
    values.choose(desk, FOLLOW_UP_PART, other.id, judged_on=DAY + timedelta(days=30))
    values.choose(desk, FOLLOW_UP, which, need=desk.catalogue.interventions.support_needs[0].code)
    values.choose(desk, FOLLOW_UP, which, held_on=day)
    follow_up = followups.load(desk, which).follow_up
    assert [part.judged_on for part in follow_up.parts] == [day, DAY + timedelta(days=30)], "one had a day of its own"
    assert follow_up.need_on == day
    undo.undo(desk, Scope(citizen=citizen, part=Part.FOLLOW_UPS))
    assert followups.load(desk, which).follow_up.parts[0].judged_on == desk.clock().date()


def test_what_was_agreed_on_is_the_next_date(desk: Desk) -> None:
    citizen, goal, (_first, second) = lived(desk)
    ending = goals.add(desk, citizen, second)
    today, later, last = desk.clock().date(), date(2027, 3, 1), date(2027, 6, 1)
    for one in (goal, ending):
        values.choose(desk, GOAL, one, follow_up_on=today - timedelta(days=30))
    which = followups.begin(desk, citizen)
    parts = {part.goal_id: part.id for part in followups.load(desk, which).follow_up.parts}
    values.choose(desk, FOLLOW_UP_PART, parts[goal], following=GoalNext.GOES_ON, again_on=last)
    values.choose(desk, FOLLOW_UP_PART, parts[ending], following=GoalNext.ENDED, again_on=last)
    values.choose(desk, FOLLOW_UP, which, next_on=later)
    assert followups.load(desk, which).follow_up.next_on == later
    followups.finish(desk, which)
    own = {one.id: one.follow_up_on for one in goals.board(desk, citizen).case.goals}
    assert own == {goal: last, ending: None}
    due = [one.day for one in overview.of(desk, citizen).dates if one.matter is Matter.FOLLOW_UP]
    assert due == [later, last]
    again = followups.load(desk, followups.begin(desk, citizen)).follow_up
    assert again.next_on is None, "nobody has said so yet"
    assert {part.goal_id for part in again.parts} == {goal, None}, "what is over is not followed up again"


def test_a_day_that_has_come_is_kept_and_one_to_come_stays(desk: Desk) -> None:
    citizen, goal, (_first, second) = lived(desk)
    other = goals.add(desk, citizen, second)
    today = desk.clock().date()
    values.choose(desk, GOAL, goal, follow_up_on=today - timedelta(days=30))
    values.choose(desk, GOAL, other, follow_up_on=today + timedelta(days=30))
    followups.finish(desk, followups.begin(desk, citizen))
    own = {one.id: one.follow_up_on for one in goals.board(desk, citizen).case.goals}
    assert own == {goal: None, other: today + timedelta(days=30)}


def test_what_was_decided_of_an_indsats_that_is_gone_is_still_said(desk: Desk) -> None:
    citizen, _goal, _themes = lived(desk)
    which = followups.begin(desk, citizen)
    (result,) = followups.load(desk, which).follow_up.results
    value = desk.catalogue.interventions.follow_up_values[0]
    values.choose(desk, FOLLOW_UP_RESULT, result.id, value=value.code, reason="Det virker")
    plans.remove_plan(desk, plans.board(desk, citizen).plans[0].id)
    assert "Det virker" in handover.follow_up_text(desk, which)
    followups.finish(desk, which)
    assert "Solstrålen" in handover.follow_up_text(desk, which)


def test_a_part_is_of_a_goal_of_the_same_case(desk: Desk) -> None:
    citizen, _goal, _themes = lived(desk)
    other = goals.add(desk, person(desk).id)
    which = followups.begin(desk, citizen)
    for wrong in ({"goal": other}, {"theme": ThemeCode("ukendt")}):
        with pytest.raises(UnknownRecord):
            followups.add_part(desk, which, **wrong)  # type: ignore[arg-type]


def test_a_need_that_nobody_knows_is_refused_in_a_file(desk: Desk, other_desk: Desk, tmp_path: Path) -> None:
    citizen, _goal, _themes = lived(desk)
    followups.begin(desk, citizen)
    file = whole.save(desk, citizen, tmp_path)
    body = json.loads(file.read_text("utf-8"))
    body["content"]["follow_ups"][0]["need"] = {"code": "nope", "term": "nope"}
    file.write_text(json.dumps(body), encoding="utf-8")
    with pytest.raises(FileDamaged):
        take_in(other_desk, [file])
    assert not citizens.listing(other_desk)


def test_what_moved_before_is_told_apart_from_what_moved_since(desk: Desk) -> None:
    citizen, goal, _themes = lived(desk)
    followed(desk, citizen, 1, DAY + timedelta(days=30))
    which = followups.begin(desk, citizen)
    values.choose(desk, FOLLOW_UP, which, held_on=DAY + timedelta(days=60))
    part = followups.load(desk, which).follow_up.part_of(goal)
    assert part is not None
    values.choose(desk, FOLLOW_UP_PART, part.id, judgement=Assessed(Level(1)))
    told = parts_told(followups.load(desk, which), desk.catalogue)[0]
    assert told.moved == "Fremgang fra 2 til 1 siden målets start. Uændret siden 11.2.2026."
