"""What the national reporting asks for at the least: by dated rules, never told of what is closed."""

from dataclasses import replace
from datetime import date

import pytest

from ffbdesk.domain.catalogue import SENSITIVE, Component
from ffbdesk.domain.ids import CitizenId, InterventionId, ThemeCode
from ffbdesk.domain.interventions import Requirement
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.kinds import CARE_PLAN, DESCRIPTION, GATHERING, GOAL, INTERVENTION
from ffbdesk.domain.minimum import Known, State, checks, is_reported, paragraphs
from ffbdesk.domain.plans import Intervention
from ffbdesk.services import goals, ordering, plans, rounds, values
from ffbdesk.services.desk import Desk
from tests.support import person, themes


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("SEL § 85", {("SEL", "85")}),
        ("§§ 83 og 85", {("SEL", "83"), ("SEL", "85")}),
        ("Serviceloven § 82 b, stk. 1", {("SEL", "82 b")}),
        ("§82b", {("SEL", "82 b")}),
        ("ABL § 105", {("ABL", "105")}),
        ("almenboligloven § 105, stk. 2", {("ABL", "105")}),
        ("85", set()),
        ("", set()),
        ("§", set()),
    ],
)
def test_a_paragraph_as_people_write_it(text: str, named: set[tuple[str, str]]) -> None:
    assert set(paragraphs(text)) == named


def states(desk: Desk, citizen: CitizenId, closed: tuple[ThemeCode, ...] = ()) -> dict[Requirement, State]:
    seen = ordering.look(desk, citizen)
    (rule,) = desk.catalogue.interventions.reporting
    known = Known(seen.gathering, seen.board.case, seen.board.plans)
    return {one.requirement: one.state for one in checks(rule, known, desk.catalogue, closed)}


def granted(desk: Desk, basis: str = "SEL § 85") -> tuple[CitizenId, InterventionId]:
    citizen = person(desk).id
    plans.add_plan(desk, citizen)
    one = plans.board(desk, citizen).plans[0].interventions[0].id
    values.choose(desk, INTERVENTION, one, basis=basis, starts_on=date(2025, 2, 1))
    return citizen, one


def test_nothing_is_asked_for_where_no_ydelse_is_reported(desk: Desk) -> None:
    citizen, _one = granted(desk, "SEL § 83")
    assert set(states(desk, citizen).values()) == {State.NOT_RELEVANT}
    assert set(states(desk, person(desk).id).values()) == {State.NOT_RELEVANT}


def test_each_is_missing_until_it_is_there(desk: Desk) -> None:
    citizen, one = granted(desk)
    assert set(states(desk, citizen).values()) == {State.MISSING}
    catalogue = desk.catalogue.interventions
    values.choose(desk, INTERVENTION, one, code=catalogue.interventions[0].code)
    assert states(desk, citizen)[Requirement.GRANTED] is State.MISSING, "the tilbud too"
    values.choose(desk, CARE_PLAN, plans.board(desk, citizen).plans[0].id, service=catalogue.services[0].code)
    assert states(desk, citizen)[Requirement.GRANTED] is State.MET
    gathering = rounds.new(desk, citizen)
    around = next(t.code for t in desk.catalogue.themes if t.kind is Component.SURROUNDINGS)
    values.choose(desk, DESCRIPTION, gathering, around, highlighted_on=date(2026, 1, 2))
    assert states(desk, citizen)[Requirement.DESCRIBED] is State.MISSING, "omgivelser are another block"
    fact = next(t.code for t in desk.catalogue.themes if t.kind is Component.FUNCTION and t.code not in SENSITIVE)
    values.choose(desk, DESCRIPTION, gathering, fact, highlighted_on=date(2026, 1, 2))
    rounds.judge(desk, gathering, themes(desk)[0], Assessed(Level.LIGHT))
    values.choose(desk, GATHERING, gathering, need=catalogue.support_needs[2].code)
    values.choose(desk, GATHERING, gathering, target=catalogue.target_groups[0].code)
    goal = goals.add(desk, citizen, themes(desk)[0])
    values.choose(desk, GOAL, goal, change_value=desk.catalogue.change_values[0].code)
    assert set(states(desk, citizen).values()) == {State.MET}


def test_a_closed_theme_tells_nothing(desk: Desk) -> None:
    citizen, _one = granted(desk)
    gathering = rounds.new(desk, citizen)
    fact = next(t.code for t in desk.catalogue.themes if t.kind is Component.FUNCTION and t.code in SENSITIVE)
    own = next(code for code in themes(desk) if code in SENSITIVE)
    values.choose(desk, DESCRIPTION, gathering, fact, highlighted_on=date(2026, 1, 2))
    rounds.judge(desk, gathering, own, Assessed(Level.LIGHT))
    goal = goals.add(desk, citizen, own)
    values.choose(desk, GOAL, goal, change_value=desk.catalogue.change_values[0].code)
    told = (Requirement.DESCRIBED, Requirement.ASSESSED, Requirement.CHANGE)
    assert {states(desk, citizen, SENSITIVE)[one] for one in told} == {State.MISSING}
    assert {states(desk, citizen)[one] for one in told} == {State.MET}


def test_what_was_over_before_the_rule_is_not_reported(desk: Desk) -> None:
    (rule,) = desk.catalogue.interventions.reporting
    one = Intervention(InterventionId("x"), basis="SEL § 85", ends_on=date(2024, 12, 31))
    assert not is_reported(one, rule)
    assert is_reported(replace(one, ends_on=date(2025, 1, 1)), rule)
    assert is_reported(replace(one, ends_on=None), rule)
