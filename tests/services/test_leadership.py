"""Ledelsesoverblik through the services: counted as each page shows it, and nothing small leaves."""

import csv
import io
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from python_calamine import load_workbook

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.followups import GoalNext
from ffbdesk.domain.goals import Direction
from ffbdesk.domain.hiding import LEAST
from ffbdesk.domain.ids import CitizenId, GoalId, ThemeCode
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.kinds import (
    CARE_PLAN,
    CITIZEN,
    FOLLOW_UP,
    FOLLOW_UP_PART,
    GATHERING,
    GOAL,
    INTERVENTION,
    STATUS_PART,
)
from ffbdesk.domain.leadership import SMALL, Mean, Table, TableKey
from ffbdesk.domain.records import ClosedWhy
from ffbdesk.domain.status import GoalResult
from ffbdesk.export.leadership import guarded
from ffbdesk.services import (
    bosted,
    citizens,
    followups,
    goals,
    leadership,
    overview,
    plans,
    practice,
    rounds,
    status,
    subgoals,
    values,
)
from ffbdesk.services.desk import Desk
from ffbdesk.services.leadership import Form
from ffbdesk.words import leadership as say
from tests.support import person


def theme(desk: Desk, term: str) -> ThemeCode:
    return next(one.code for one in desk.catalogue.themes if one.term == term)


def tables(desk: Desk) -> dict[TableKey, Table]:
    return {table.key: table for table in leadership.tables(desk, leadership.facts(desk))}


def counts(table: Table) -> dict[str, tuple[int, ...]]:
    return {row.code: row.counts for row in table.rows}


def aimed(desk: Desk, level: int = 3, name: str = "Test Testesen") -> tuple[CitizenId, GoalId]:
    """Somebody who was judged in May, with a goal to develop their cooking."""
    citizen = person(desk, name).id
    gathering = rounds.new(desk, citizen)
    values.choose(desk, GATHERING, gathering, held_on=date(2026, 5, 28))
    rounds.judge(desk, gathering, theme(desk, "Lave mad"), Assessed(Level(level)))
    rounds.finish(desk, gathering)
    goal = goals.add(desk, citizen, theme(desk, "Lave mad"))
    develop = next(one.code for one in desk.catalogue.change_values if one.direction is Direction.DEVELOP)
    values.choose(desk, GOAL, goal, change_value=develop, expected_level=Level.LIGHT, set_on=date(2026, 6, 1))
    return citizen, goal


def follow(desk: Desk, citizen: CitizenId, goal: GoalId, level: int, **more: object) -> None:
    which = followups.begin(desk, citizen)
    part = followups.load(desk, which).follow_up.part_of(goal)
    assert part is not None
    values.choose(desk, FOLLOW_UP_PART, part.id, judgement=Assessed(Level(level)), **more)
    followups.finish(desk, which)


def test_each_phase_is_the_one_that_the_citizens_own_page_shows(desk: Desk) -> None:
    practice.load_all(desk)
    bosted.load(desk)
    begun = aimed(desk, name="Åse Test")[0]
    found = leadership.facts(desk)
    assert [one.id for one in found.people] == [begun], "practice citizens do not count beside others"
    citizens.remove(desk, begun)
    found = leadership.facts(desk)
    assert found.practice
    assert len(found.people) > 5
    for one in found.people:
        assert one.phase is overview.of(desk, one.id).now


def test_a_goal_is_counted_by_its_theme_and_direction_until_it_is_ended(desk: Desk) -> None:
    citizen, goal = aimed(desk)
    code = theme(desk, "Lave mad")
    assert counts(tables(desk)[TableKey.GOALS]) == {code: (1, 0, 0, 0)}
    follow(desk, citizen, goal, 2, result=GoalResult.PARTLY)
    found = tables(desk)
    assert counts(found[TableKey.GOALS]) == {code: (1, 0, 0, 0)}
    assert counts(found[TableKey.RESULTS])[Direction.DEVELOP] == (0, 1, 0)
    assert counts(found[TableKey.EXPECTED])[Direction.DEVELOP] == (0, 0, 1), "not yet at what is expected"
    (change,) = found[TableKey.CHANGE].rows
    assert change.counts == (1, 0, 0, 0)
    assert change.means == (Mean(2.0, 1), Mean(-1.0, 1))
    (waited,) = found[TableKey.WAITS].overall
    assert waited is not None
    assert waited.count == 1
    follow(desk, citizen, goal, 1, result=GoalResult.REACHED, following=GoalNext.ENDED)
    found = tables(desk)
    assert TableKey.GOALS not in found
    assert counts(found[TableKey.RESULTS_BY_THEME]) == {code: (1, 0, 0)}


def test_overdue_and_soon(desk: Desk) -> None:
    today = desk.clock().date()
    for days in (-1, 0, 30, 31, None):
        _citizen, goal = aimed(desk, name=f"Test {days}")
        if days is not None:
            values.choose(desk, GOAL, goal, follow_up_on=today + timedelta(days=days))
    assert counts(tables(desk)[TableKey.FOLLOW_UPS]) == {"late": (1,), "soon": (2,), "later": (1,), "": (1,)}


def test_nothing_of_a_sensitive_theme_is_counted(desk: Desk) -> None:
    citizen, goal = aimed(desk)
    before = leadership.facts(desk)
    gathering = rounds.new(desk, citizen)
    rounds.judge(desk, gathering, SENSITIVE[0], Assessed(Level(2)))
    other = goals.add(desk, citizen, SENSITIVE[0])
    subgoals.add(desk, other)
    after = leadership.facts(desk)
    assert (after.goals, after.courses, after.steps) == (before.goals, before.courses, before.steps)
    values.choose(desk, GOAL, goal, related=(SENSITIVE[0],))
    assert leadership.facts(desk).goals == ()


def test_needs_ydelser_and_paragraphs(desk: Desk) -> None:
    citizen, goal = aimed(desk)
    aimed(desk, name="Bo Test")
    need = desk.catalogue.interventions.support_needs[1].code
    follow(desk, citizen, goal, 2)
    which = followups.begin(desk, citizen)
    values.choose(desk, FOLLOW_UP, which, need=need)
    followups.finish(desk, which)
    entry = desk.catalogue.interventions.interventions[0]
    plan = plans.add_plan(desk, citizen)
    first = plans.board(desk, citizen).plans[0].interventions[0].id
    values.choose(desk, INTERVENTION, first, code=entry.code, basis=" SEL § 85 ", starts_on=date(2026, 6, 1))
    ended = plans.add_intervention(desk, plan)
    values.choose(
        desk, INTERVENTION, ended, code=entry.code, basis="", starts_on=date(2026, 1, 1), ends_on=date(2026, 1, 31)
    )
    elsewhere = plans.add_plan(desk, citizen)
    values.choose(desk, CARE_PLAN, elsewhere, elsewhere=True)
    found = tables(desk)
    assert counts(found[TableKey.NEEDS])[need] == (1,)
    (row,) = found[TableKey.INTERVENTIONS].rows
    assert (row.code, row.counts, row.means) == (entry.code, (1, 1), (Mean(30.0, 1),))
    assert counts(found[TableKey.FLOW]) == {"2026": (2, 1)}
    assert counts(found[TableKey.BASES]) == {"SEL § 85": (1, 1, 0, 0, 0)}
    facts = leadership.facts(desk)
    today = desk.clock().date()
    assert facts.bases(today) == ("SEL § 85",)
    assert [one.id for one in facts.of("SEL § 85", today).people] == [citizen]
    assert facts.of("SEL § 85", today.replace(year=today.year + 1)).people == facts.of("SEL § 85", today).people


def test_who_has_left_counts_where_it_says_what_was(desk: Desk) -> None:
    citizen, goal = aimed(desk)
    follow(desk, citizen, goal, 2, result=GoalResult.REACHED)
    values.choose(desk, CITIZEN, citizen, closed_on=desk.clock().date(), closed_why=ClosedWhy.MOVED)
    found = tables(desk)
    assert counts(found[TableKey.SUMS])["left"] == (1,)
    assert TableKey.GOALS not in found
    assert counts(found[TableKey.RESULTS])[Direction.DEVELOP] == (1, 0, 0)


def many(desk: Desk) -> None:
    """Enough citizens for tables to leave: four levels, one of them of few."""
    for n in range(SMALL + 4):
        aimed(desk, 4 if n < 3 else 2, f"Test Nr{n}")


@pytest.mark.parametrize("form", Form)
def test_a_small_archive_hands_over_sums_alone(desk: Desk, tmp_path: Path, form: Form) -> None:
    for n in range(6):
        aimed(desk, name=f"Test Nr{n}")
    path = leadership.save(desk, form, tmp_path)
    text = _text(path, form)
    assert say.ONLY_SUMS in text
    assert say.NAMES[TableKey.PHASES] not in text
    assert "Aktive mål;6" in text
    assert "Test Nr" not in text


@pytest.mark.parametrize("form", Form)
def test_small_counts_do_not_leave(desk: Desk, tmp_path: Path, form: Form) -> None:
    many(desk)
    citizen, goal = aimed(desk, name="Test Fulgt")
    follow(desk, citizen, goal, 1, result=GoalResult.REACHED)
    path = leadership.save(desk, form, tmp_path)
    text = _text(path, form)
    assert "Test" not in text
    assert path.name.endswith(f"ledelsesoverblik.{form}")
    rows = [line.split(";") for line in text.splitlines()]
    numbers = [int(cell) for line in rows for cell in line[1:] if cell.isdigit()]
    assert numbers
    assert not [one for one in numbers if 0 < one < LEAST]
    assert say.HIDDEN in text
    change = next(line for line in rows if line[0] == "Lave mad" and len(line) > 6)
    assert change[1:6] == [say.HIDDEN, "0", "0", say.HIDDEN, str(SMALL + 5)]
    assert say.HIDDEN in change[7], "one citizen's change is no mean"
    assert f"export ledelsesoverblik {form}" in [what for (what,) in _log(desk)]


def _log(desk: Desk) -> list[tuple[str]]:
    found: list[tuple[str]] = desk.ledger._connection.execute("SELECT what FROM access").fetchall()
    return found


def _text(path: Path, form: Form) -> str:
    """What somebody reads who opens it."""
    if form is Form.CSV:
        content = path.read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        return content.decode("utf-8-sig")
    with zipfile.ZipFile(path) as packed:
        assert not any(b"<f>" in packed.read(name) for name in packed.namelist() if "sheets/sheet" in name)
    book = load_workbook(str(path))
    lines = [
        ";".join(str(int(cell)) if isinstance(cell, float) else str(cell) for cell in row)
        for name in book.sheet_names
        for row in book.get_sheet_by_name(name).to_python()
    ]
    return "\n".join(line.rstrip(";") for line in lines)


@pytest.mark.parametrize("text", ["=1+1", "+45", "-2", "@x", "\t=1", "|a", "-1 +cmd|' /C calc'!A", "-1 +HYPERLINK("])
def test_what_a_spreadsheet_would_run_is_text(desk: Desk, tmp_path: Path, text: str) -> None:
    assert guarded("=1+1") == "'=1+1"
    assert guarded("-0,3 (n = 12)") == "-0,3 (n = 12)"
    assert guarded("-0,5 (n mindst 5)") == "-0,5 (n mindst 5)"
    assert guarded("-0,3 (n = 12)+1").startswith("'")
    many(desk)
    for line in citizens.listing(desk)[: LEAST + 1]:
        plans.add_plan(desk, line.citizen.id)
        one = plans.board(desk, line.citizen.id).plans[0].interventions[0].id
        values.choose(desk, INTERVENTION, one, own_words="Kørsel", basis=f"{text}a")
    path = leadership.save(desk, Form.CSV, tmp_path)
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig")), delimiter=";"))
    cells = [cell for line in rows for cell in line]
    assert any(cell.lstrip("'").strip() == f"{text}a".strip() for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "|", "-"))]


def test_what_a_corrected_statusnotat_said_counts_no_more(desk: Desk) -> None:
    citizen, _goal = aimed(desk)
    first = status.begin(desk, citizen)
    part = status.load(desk, first).status.parts[0].id
    values.choose(desk, STATUS_PART, part, result=GoalResult.REACHED)
    status.finish(desk, first)
    assert counts(tables(desk)[TableKey.RESULTS])[Direction.DEVELOP] == (1, 0, 0)
    again = status.correct(desk, first)
    values.choose(desk, STATUS_PART, status.load(desk, again).status.parts[0].id, result=None)
    status.finish(desk, again)
    assert TableKey.RESULTS not in tables(desk)


def test_a_goal_that_was_ended_is_not_taken_up_again_by_itself(desk: Desk) -> None:
    citizen, goal = aimed(desk)
    follow(desk, citizen, goal, 1, following=GoalNext.ENDED)
    for _ in range(2):
        which = followups.begin(desk, citizen)
        assert followups.load(desk, which).follow_up.part_of(goal) is None
        followups.finish(desk, which)
    assert overview.of(desk, citizen).ended
    assert TableKey.GOALS not in tables(desk)
