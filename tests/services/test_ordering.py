"""Bestillinger made here and received elsewhere: what is asked for, its file, its paper, and a new version of it."""

import copy
import json
import random
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.edits import Part, Scope
from ffbdesk.domain.ids import CarePlanId, CitizenId, OrderId
from ffbdesk.domain.judgement import Level
from ffbdesk.domain.kinds import CARE_PLAN, CASE, CITIZEN, GOAL, INTERVENTION, ORDER
from ffbdesk.domain.rules import display_name
from ffbdesk.export.choices import Choices
from ffbdesk.export.file.check import FileDamaged, FileError, FileTooLarge, NotOurFile, ReadOrder
from ffbdesk.export.file.orders import LARGEST_ORDER
from ffbdesk.export.orders import differences
from ffbdesk.services import (
    citizens,
    goals,
    handover,
    insight,
    intake,
    ordering,
    orders,
    plans,
    receiving,
    values,
    whole,
)
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form
from ffbdesk.services.ordering import NoReceiver, NothingAskedFor, OrderNotFinished
from ffbdesk.services.orders import NoSender, OfSomebodyElse
from ffbdesk.services.receiving import NotAnOrder
from ffbdesk.services.undo import NothingToUndo, undo
from ffbdesk.storage.errors import Sealed
from tests.export.order_message import christian
from tests.export.test_message import WILD, containers
from tests.support import person, themes

HARMLESS_TO_WRITE = [one for one in WILD if one != 10**5000]


def granted(desk: Desk, name: str = "Børge Mogensen") -> tuple[CitizenId, CarePlanId]:
    """A citizen who is granted a place to live and support there, with a goal."""
    citizen = person(desk, name).id
    catalogue = desk.catalogue.interventions
    stay = next(one for one in catalogue.interventions if catalogue.is_stay(one.code))
    support = next(one for one in catalogue.interventions if one.term == "Støtte til daglige opgaver i hjemmet")
    which = plans.add_plan(desk, citizen)
    values.choose(desk, CARE_PLAN, which, service=catalogue.services[0].code, place="Solstrålen", p_number="1000000001")
    first = plans.board(desk, citizen).plans[0].interventions[0].id
    values.choose(desk, INTERVENTION, first, code=support.code, basis="SEL § 85", starts_on=date(2021, 5, 29))
    values.choose(desk, INTERVENTION, first, extent="5 timer om ugen", asked_task="At turde gå ud", prints_answers=True)
    second = plans.add_intervention(desk, which)
    values.choose(desk, INTERVENTION, second, code=stay.code, basis="SEL § 108", starts_on=date(2021, 5, 29))
    goal = goals.add(desk, citizen, themes(desk)[0])
    values.choose(desk, GOAL, goal, wording="Jeg vil købe ind selv", expected_level=Level.LIGHT)
    case = plans.board(desk, citizen).case
    assert case is not None
    values.choose(desk, CASE, case.id, municipality="Eksempelkøbing Kommune", case_number="154689")
    return citizen, which


def ordered(desk: Desk, name: str = "Børge Mogensen") -> tuple[CitizenId, OrderId]:
    """A finished one."""
    citizen, _plan = granted(desk, name)
    which = ordering.begin(desk, citizen)
    values.choose(desk, ORDER, which, follow_up_on=date(2021, 6, 18), rhythm="hver tredje måned", told="Bor alene")
    ordering.finish(desk, which)
    return citizen, which


def file_of(desk: Desk, which: OrderId, folder: Path) -> Path:
    return handover.save_order(desk, which, folder, Form.JSON)


def at_the_provider(other: Desk) -> CitizenId:
    """The same citizen in another archive."""
    return person(other, "Børge Mogensen").id


def test_what_is_asked_for_is_chosen_beforehand_but_for_what_is_sensitive_or_given_by_others(desk: Desk) -> None:
    citizen, plan = granted(desk)
    other = plans.add_plan(desk, citizen)
    values.choose(desk, CARE_PLAN, other, elsewhere=True)
    closed = goals.add(desk, citizen, SENSITIVE[0])
    made = desk.ledger.read.order(ordering.begin(desk, citizen))
    assert made.outgoing
    assert made.plans == (plan,)
    assert len(made.goals) == 1
    assert closed not in made.goals
    assert (made.sender, made.receiver, made.reference) == ("Eksempelkøbing Kommune", "Solstrålen", "154689")


def test_it_is_finished_only_with_somebody_to_ask_and_something_to_ask_for(desk: Desk) -> None:
    citizen = person(desk).id
    which = ordering.begin(desk, citizen)
    with pytest.raises(NothingAskedFor):
        ordering.finish(desk, which)
    citizen, _plan = granted(desk)
    which = ordering.begin(desk, citizen)
    values.choose(desk, ORDER, which, sender="", receiver="")
    with pytest.raises(NoSender):
        ordering.finish(desk, which)
    values.choose(desk, ORDER, which, sender="Kommunen")
    with pytest.raises(NoReceiver):
        ordering.finish(desk, which)


def test_a_finished_one_stands_and_the_ydelser_in_force_go_on(desk: Desk) -> None:
    citizen, which = ordered(desk)
    before = desk.ledger.read.sealed(which)
    with pytest.raises(Sealed):
        values.choose(desk, ORDER, which, receiver="Andre")
    plan = plans.board(desk, citizen).plans[0]
    values.choose(desk, CARE_PLAN, plan.id, place="Et andet sted")
    plans.remove_intervention(desk, plan.interventions[1].id)
    assert desk.ledger.read.sealed(which) == before
    assert ordering.load(desk, which).plans[0].place == "Solstrålen"
    assert len(ordering.load(desk, which).plans[0].interventions) == 2


def test_what_was_written_can_be_taken_back_but_not_the_lock(desk: Desk) -> None:
    citizen, which = ordered(desk)
    scope = Scope(citizen=citizen, part=Part.ORDERS)
    locked = desk.ledger.read.sealed(which)
    for _time in range(12):
        with suppress(NothingToUndo, Sealed):
            undo(desk, scope)
    assert desk.ledger.read.sealed(which) == locked
    assert desk.ledger.read.order(which).seal is not None


def test_a_provider_receives_the_file_as_it_is(desk: Desk, other_desk: Desk, tmp_path: Path) -> None:
    _citizen, which = ordered(desk)
    path, citizen = file_of(desk, which, tmp_path), at_the_provider(other_desk)
    came = receiving.fetch(other_desk, citizen, path)
    board = plans.board(other_desk, citizen)
    assert came.locked
    assert came.order == board.orders[0].id
    assert board.orders[0].seal is not None
    assert not board.orders[0].outgoing
    assert board.orders[0].external_id == which
    assert (board.orders[0].rhythm, board.orders[0].told) == ("hver tredje måned", "Bor alene")
    assert board.case is not None
    assert (board.case.municipality, board.case.case_number) == ("Eksempelkøbing Kommune", "154689")
    assert [goal.wording for goal in board.case.goals] == ["Jeg vil købe ind selv"]
    assert [one.basis for one in board.plans[0].interventions] == ["SEL § 85", "SEL § 108"]
    assert board.plans[0].order_id == came.order
    assert ordering.load(other_desk, came.order).original == path.read_text("utf-8")
    with pytest.raises(Sealed):
        values.choose(other_desk, GOAL, board.case.goals[0].id, wording="Noget andet")
    values.choose(other_desk, CARE_PLAN, board.plans[0].id, place="Solstrålen, hus B")  # what is in force is ours


def test_the_same_file_comes_in_once(desk: Desk, other_desk: Desk, tmp_path: Path) -> None:
    _citizen, which = ordered(desk)
    path, citizen = file_of(desk, which, tmp_path), at_the_provider(other_desk)
    first = receiving.fetch(other_desk, citizen, path)
    again = receiving.fetch(other_desk, citizen, path)
    assert again.known
    assert again.order == first.order
    assert len(plans.board(other_desk, citizen).plans) == 1


def test_a_new_version_stands_beside_the_old_one_and_tells_what_is_different(
    desk: Desk, other_desk: Desk, tmp_path: Path
) -> None:
    citizen, which = ordered(desk)
    there = at_the_provider(other_desk)
    first = receiving.fetch(other_desk, there, file_of(desk, which, tmp_path))
    locked = other_desk.ledger.read.sealed(first.order)
    plan = plans.board(desk, citizen).plans[0]
    values.choose(desk, INTERVENTION, plan.interventions[0].id, extent="8 timer om ugen")
    board = plans.board(desk, citizen)
    assert board.case is not None
    values.choose(desk, GOAL, board.case.goals[0].id, wording="Jeg vil købe ind hver tirsdag")
    newer = ordering.correct(desk, which)
    values.choose(desk, ORDER, newer, follow_up_on=date(2021, 7, 1))
    ordering.finish(desk, newer)
    second = receiving.fetch(other_desk, there, file_of(desk, newer, tmp_path))
    assert second.corrects == first.order
    assert other_desk.ledger.read.sealed(first.order) == locked
    now, before = ordering.load(other_desk, second.order), ordering.load(other_desk, first.order)
    told = "\n".join(differences(before, now, other_desk.catalogue))
    assert "Kommunen følger op den: før '18.6.2021', nu '1.7.2021'" in told
    assert "før 'Jeg vil købe ind selv', nu 'Jeg vil købe ind hver tirsdag'" in told
    assert "før '5 timer om ugen', nu '8 timer om ugen'" in told
    case = plans.board(other_desk, there).case
    assert case is not None
    old, new = case.goals
    assert (old.order_id, new.order_id, new.copies_id) == (first.order, second.order, old.id)
    # The one in force is not changed by it: what is granted otherwise came beside it.
    assert [p.interventions[0].extent for p in plans.board(other_desk, there).plans] == [
        "5 timer om ugen",
        "8 timer om ugen",
    ]
    third = ordering.correct(desk, newer)
    values.choose(desk, ORDER, third, rhythm="hvert år")
    ordering.finish(desk, third)
    last = receiving.fetch(other_desk, there, file_of(desk, third, tmp_path))
    assert last.corrects == second.order
    case = plans.board(other_desk, there).case
    assert case is not None
    assert len(case.goals) == 2  # the goals that say the same are the same
    assert len(plans.board(other_desk, there).plans) == 2


def test_only_what_is_different_is_told(desk: Desk, other_desk: Desk, tmp_path: Path) -> None:
    citizen, _which = ordered(desk)
    board = plans.board(desk, citizen)
    assert board.case is not None
    values.choose(desk, CASE, board.case.id, intervention_purpose="Et trygt hjem")
    which = ordering.begin(desk, citizen)
    ordering.finish(desk, which)
    there = at_the_provider(other_desk)
    first = receiving.fetch(other_desk, there, file_of(desk, which, tmp_path))
    assert ordering.load(other_desk, first.order).case.intervention_purpose == "Et trygt hjem"
    newer = ordering.correct(desk, which)
    values.choose(desk, ORDER, newer, follow_up_on=date(2027, 5, 1))
    ordering.finish(desk, newer)
    receiving.fetch(other_desk, there, file_of(desk, newer, tmp_path))
    assert ordering.look(other_desk, there).changes == ("Kommunen følger op den: før 'intet', nu '1.5.2027'",)


def test_what_came_and_was_changed_here_is_known(desk: Desk, other_desk: Desk, tmp_path: Path) -> None:
    _citizen, which = ordered(desk)
    there = at_the_provider(other_desk)
    receiving.fetch(other_desk, there, file_of(desk, which, tmp_path))
    assert ordering.look(other_desk, there).changed == frozenset()
    plan = plans.board(other_desk, there).plans[0]
    values.choose(other_desk, INTERVENTION, plan.interventions[1].id, basis="ABL § 54")
    assert ordering.look(other_desk, there).changed == {plan.id}
    undo(other_desk, Scope(citizen=there, part=Part.ORDERS))
    assert ordering.look(other_desk, there).changed == frozenset()


def test_a_file_about_somebody_else_or_without_an_order_brings_nothing(
    desk: Desk, other_desk: Desk, tmp_path: Path
) -> None:
    citizen, which = ordered(desk)
    somebody = person(other_desk, "Anders And").id
    with pytest.raises(OfSomebodyElse):
        receiving.fetch(other_desk, somebody, file_of(desk, which, tmp_path))
    none = handover.save_goals(desk, person(desk, "Uden Mål").id, Form.JSON, tmp_path)
    with pytest.raises(NotAnOrder):
        receiving.fetch(other_desk, somebody, none)
    assert not plans.board(other_desk, somebody).plans
    assert not plans.board(other_desk, somebody).orders
    with pytest.raises(intake.OrderAlone):
        intake.take_in(other_desk, [file_of(desk, which, tmp_path)])
    assert citizen not in {line.citizen.id for line in other_desk.ledger.read.citizens()}


def test_goals_alone_become_an_order_that_is_typed(desk: Desk, other_desk: Desk, tmp_path: Path) -> None:
    citizen, _which = ordered(desk)
    path = handover.save_goals(desk, citizen, Form.JSON, tmp_path)
    there = at_the_provider(other_desk)
    came = receiving.fetch(other_desk, there, path)
    assert not came.locked
    assert [goal.wording for goal in orders.goals_of(other_desk, came.order)] == ["Jeg vil købe ind selv"]


@pytest.mark.parametrize("change", ["code", "twice", "day", "large"])
def test_a_damaged_file_is_refused(desk: Desk, other_desk: Desk, tmp_path: Path, change: str) -> None:
    _citizen, which = ordered(desk)
    body = json.loads(file_of(desk, which, tmp_path).read_text("utf-8"))
    plan = body["content"]["plans"][0]
    if change == "code":
        plan["interventions"][0]["code"]["term"] = "Noget andet"
    elif change == "twice":
        body["content"]["plans"].append(plan)
    elif change == "day":
        plan["interventions"][0]["starts_on"] = "0001-01-01"
    text = json.dumps(body) + (" " * LARGEST_ORDER if change == "large" else "")
    path = tmp_path / "skadet.json"
    path.write_text(text, "utf-8")
    with pytest.raises(FileTooLarge if change == "large" else FileDamaged):
        receiving.fetch(other_desk, at_the_provider(other_desk), path)


def test_the_file_is_only_of_what_is_locked_and_carries_no_other_goal(desk: Desk, tmp_path: Path) -> None:
    citizen, _plan = granted(desk)
    which = ordering.begin(desk, citizen)
    secret = goals.add(desk, citizen, themes(desk)[1])
    values.choose(desk, GOAL, secret, wording="hemmeligt")
    with pytest.raises(OrderNotFinished):
        handover.save_order(desk, which, tmp_path, Form.JSON)
    assert "udkast" in handover.save_order(desk, which, tmp_path).name
    ordering.finish(desk, which)
    text = file_of(desk, which, tmp_path).read_text("utf-8")
    assert "hemmeligt" not in text
    assert "Jeg vil købe ind selv" in text


def test_a_whole_citizen_comes_back_with_orders_and_plans(desk: Desk, other_desk: Desk, tmp_path: Path) -> None:
    citizen, which = ordered(desk)
    board = plans.board(desk, citizen)
    assert board.case is not None
    values.choose(desk, GOAL, board.case.goals[0].id, wording="Ændret siden")
    path = whole.save(desk, citizen, tmp_path)
    intake.take_in(other_desk, [path])
    there = plans.board(other_desk, citizen)
    assert there.plans == board.plans
    assert ordering.load(other_desk, which) == ordering.load(desk, which)
    assert there.case is not None
    assert there.case.goals[0].wording == "Ændret siden"  # the lock of one made here says nothing of the goal today


def test_goals_at_sensitive_themes_can_be_left_out_of_the_paper(desk: Desk) -> None:
    citizen, _plan = granted(desk)
    secret = goals.add(desk, citizen, SENSITIVE[0])
    values.choose(desk, GOAL, secret, wording="Fortroligt")
    which = ordering.begin(desk, citizen)
    order = desk.ledger.read.order(which)
    values.choose(desk, ORDER, which, goals=(*order.goals, secret))
    assert handover.newest_order(desk, citizen) == which
    ordered = ordering.load(desk, which)
    told = handover.order_told(desk, ordered)
    assert any(row.wording == "Fortroligt" for row in told.goals.rows), "somebody chose it"
    without = handover.order_told(desk, ordered, Choices(sensitive=False))
    assert not any(row.wording == "Fortroligt" for row in without.goals.rows)
    assert without.left_out
    with pytest.raises(handover.NoOrder):
        handover.newest_order(desk, person(desk).id)


def test_insight_tells_what_only_the_lock_still_has(desk: Desk, other_desk: Desk, tmp_path: Path) -> None:
    _citizen, which = ordered(desk)
    there = at_the_provider(other_desk)
    receiving.fetch(other_desk, there, file_of(desk, which, tmp_path))
    plan = plans.board(other_desk, there).plans[0]
    values.choose(other_desk, CARE_PLAN, plan.id, place="Et helt andet sted")
    saved = insight.save(other_desk, there, Form.JSON, tmp_path, insight.visit(other_desk, there).agreed())
    text = saved.read_text("utf-8")
    assert "Solstrålen" in text
    assert "Et helt andet sted" in text
    assert "5 timer om ugen" in text


def test_text_has_what_the_paper_has(desk: Desk) -> None:
    citizen, which = ordered(desk)
    text = handover.order_text(desk, which)
    for said in ("Solstrålen", "SEL § 85", "5 timer om ugen", "At turde gå ud", "Jeg vil købe ind selv", "Bor alene"):
        assert said in text
    assert display_name(desk.ledger.read.citizen(citizen)) in text


def test_another_name_is_another_citizen_where_no_number_says_more(
    desk: Desk, other_desk: Desk, tmp_path: Path
) -> None:
    _citizen, which = ordered(desk)
    path = file_of(desk, which, tmp_path)
    there = at_the_provider(other_desk)
    values.choose(other_desk, CITIZEN, there, name="En Anden")
    with pytest.raises(OfSomebodyElse):
        receiving.fetch(other_desk, there, path)
    assert not plans.board(other_desk, there).orders


def test_a_message_of_the_national_draft_is_received_and_its_correction_too(desk: Desk, tmp_path: Path) -> None:
    body = christian()
    path = tmp_path / "bestilling.json"
    path.write_text(json.dumps(body, ensure_ascii=False), "utf-8")
    found = intake.read_file(desk, path)
    assert isinstance(found, ReadOrder)
    citizen = citizens.add(desk, citizens.Entered(name=found.citizen.name, cpr=found.citizen.cpr)).id
    came = receiving.fetch(desk, citizen, path)
    seen = ordering.look(desk, citizen)
    assert seen.ordered is not None
    assert seen.ordered.original == path.read_text("utf-8")
    assert seen.ordered.order.not_understood
    assert seen.board.plans
    assert seen.board.case is not None
    assert seen.board.case.goals
    assert receiving.fetch(desk, citizen, path).known
    text = path.read_text("utf-8").replace(seen.board.case.goals[0].wording, "Et andet mål")
    path.write_text(text, "utf-8")
    again = receiving.fetch(desk, citizen, path)
    assert again.corrects == came.order
    assert any("Et andet mål" in line for line in ordering.look(desk, citizen).changes or ())


@pytest.mark.parametrize("text", ["", "{}", '{"resourceType": "Patient"}', "[1]", '{"resourceType": "Bundle"'])
def test_what_is_no_message_is_said_to_be_none(desk: Desk, tmp_path: Path, text: str) -> None:
    path = tmp_path / "fil.json"
    path.write_text(text, "utf-8")
    with pytest.raises(NotOurFile):
        receiving.fetch(desk, person(desk).id, path)


@pytest.mark.parametrize("part", range(4))
def test_whatever_our_file_holds_is_received_or_refused(
    desk: Desk, other_desk: Desk, tmp_path: Path, part: int
) -> None:
    """2,000 mutations in all: one of our errors, or an archive in which everything can still be read and saved."""
    _citizen, which = ordered(desk)
    whole_file, path = file_of(desk, which, tmp_path).read_text("utf-8"), tmp_path / "m.json"
    random_, there, came = random.Random(part), at_the_provider(other_desk), 0
    for _turn in range(500):
        body = json.loads(whole_file)
        nodes = [node for node in containers(body) if node]
        for _more in range(random_.choice((1, 1, 2))):
            node = random_.choice(nodes)
            key = random_.choice(list(node) if isinstance(node, dict) else range(len(node))) if node else None
            if key is not None:
                node[key] = copy.deepcopy(random_.choice(HARMLESS_TO_WRITE))
        path.write_text(json.dumps(body), "utf-8")
        with suppress(FileError, OfSomebodyElse, NotAnOrder):
            receiving.fetch(other_desk, there, path)
            came += 1
    assert came
    seen = ordering.look(other_desk, there)
    for order in seen.board.orders:
        handover.order_text(other_desk, order.id)
    intake.take_in(desk, [whole.save(other_desk, there, tmp_path)])
