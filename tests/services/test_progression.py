"""Forløb: every judgement at its day wherever it was given, goals from their start, needs, ydelser, means with n."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.judgement import Assessed, Level, NotAssessed
from ffbdesk.domain.kinds import FOLLOW_UP, FOLLOW_UP_PART, GATHERING, INTERVENTION
from ffbdesk.export.progression import (
    given_bars,
    goal_charts,
    group_rows,
    need_steps,
    progression_report,
    theme_rows,
)
from ffbdesk.services import followups, handover, plans, progression, rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import NothingToDraw
from tests.services.test_followups import DAY, followed, lived
from tests.support import person

LATER = DAY + timedelta(days=90)


def test_it_has_every_level_at_its_day(desk: Desk) -> None:
    citizen, _goal, (first, second) = lived(desk)
    followed(desk, citizen, 3, LATER)
    found = progression.of(desk, citizen, sensitive=True)
    assert found.days == (DAY, LATER)
    assert {course.theme: [(p.day, p.level) for p in course.points] for course in found.courses} == {
        first: [(DAY, 2), (LATER, 3)],
        second: [(DAY, 1), (LATER, 3)],
    }
    (goal,) = found.goals
    assert [(one.day, one.level) for one in goal.levels] == [(DAY, 2), (LATER, 3)]
    (chart,) = goal_charts(found, desk.catalogue)
    assert (chart.levels, chart.expected) == (((DAY, 2), (LATER, 3)), 0)
    rows = theme_rows(found, desk.catalogue)
    assert [(row.theme, row.change, row.has_goal) for row in rows] == [
        (first, "tilbagegang", True),
        (second, "tilbagegang", False),
    ]


def test_an_open_opfoelgning_is_not_in_it_and_an_empty_cell_is_no_level(desk: Desk) -> None:
    citizen, _goal, (first, second) = lived(desk)
    which = followups.begin(desk, citizen)
    values.choose(desk, FOLLOW_UP, which, held_on=LATER)
    parts = followups.load(desk, which).follow_up.parts
    values.choose(desk, FOLLOW_UP_PART, parts[0].id, judgement=NotAssessed())
    assert progression.of(desk, citizen, sensitive=True).days == (DAY,)
    followups.finish(desk, which)
    found = progression.of(desk, citizen, sensitive=True)
    rows = {row.theme: row for row in theme_rows(found, desk.catalogue)}
    assert rows[first].cells == (Assessed(Level(2)), NotAssessed())
    assert rows[second].cells == (Assessed(Level(1)), None)
    assert rows[first].change == "", "'ikke vurderet' is no level to compare with"


def test_means_say_of_how_many(desk: Desk) -> None:
    citizen, _goal, (first, second) = lived(desk)
    found = progression.of(desk, citizen, sensitive=True)
    groups = {desk.catalogue.theme(code).group for code in (first, second)}
    means = found.means(desk.catalogue, DAY)
    assert sum(mean.count for mean in means.values()) == 2
    assert set(means) == groups
    assert sum(mean.value * mean.count for mean in means.values()) == 3
    assert all(any(row.cells) for row in group_rows(found, desk.catalogue))


def test_needs_are_steps_and_ydelser_bars(desk: Desk) -> None:
    citizen, _goal, _themes = lived(desk)
    needs = desk.catalogue.interventions.support_needs
    gathering = rounds.new(desk, citizen)
    values.choose(desk, GATHERING, gathering, held_on=DAY + timedelta(days=10), need=needs[1].code)
    values.choose(desk, GATHERING, gathering, need_on=DAY + timedelta(days=10))
    which = followups.begin(desk, citizen)
    values.choose(desk, FOLLOW_UP, which, held_on=LATER)
    values.choose(desk, FOLLOW_UP, which, need=needs[0].code)
    followups.finish(desk, which)
    (one,) = plans.board(desk, citizen).plans[0].interventions
    values.choose(desk, INTERVENTION, one.id, starts_on=DAY, ends_on=LATER, basis="SEL § 85")
    found = progression.of(desk, citizen, sensitive=True)
    steps, names = need_steps(found, desk.catalogue)
    on = {day: names[at] for day, at in steps}
    assert (on[DAY + timedelta(days=10)], on[LATER]) == ("Let", "Intet")
    assert list(on) == sorted(on)
    assert [(bar.name, bar.begins, bar.ends) for bar in given_bars(found, desk.catalogue)] == [
        ("Kørsel, SEL § 85", DAY, LATER)
    ]


def test_a_closed_theme_is_not_in_it(desk: Desk) -> None:
    citizen, _goal, _themes = lived(desk)
    gathering = rounds.new(desk, citizen)
    values.choose(desk, GATHERING, gathering, held_on=date(2026, 6, 1))
    rounds.judge(desk, gathering, SENSITIVE[0], Assessed(Level(4)))
    assert progression.of(desk, citizen, sensitive=True).course(SENSITIVE[0]) is not None
    closed = progression.of(desk, citizen, sensitive=False)
    assert closed.course(SENSITIVE[0]) is None
    assert date(2026, 6, 1) not in closed.days, "nor is the day that only it was judged on"


def test_the_paper_says_the_same_numbers(desk: Desk, tmp_path: Path) -> None:
    citizen, _goal, _themes = lived(desk)
    followed(desk, citizen, 3, LATER)
    path = handover.save_progression(desk, citizen, tmp_path)
    assert path.name.endswith("-forloeb.pdf")
    said = " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
    for word in ("Forløb for", "12.1.2026", "12.4.2026", "2 moderat", "3 svært", "Tilbagegang fra 2 til 3", "Kørsel"):
        assert word in said, word
    with pytest.raises(NothingToDraw):
        handover.save_progression(desk, person(desk).id, tmp_path)


def test_many_days_stand_in_several_tables(desk: Desk, tmp_path: Path) -> None:
    citizen, _goal, _themes = lived(desk)
    days = [DAY + timedelta(days=10 * n) for n in range(1, 19)]
    for n, day in enumerate(days):
        followed(desk, citizen, n % 5, day)
    said = " ".join(page.extract_text() for page in PdfReader(handover.save_progression(desk, citizen, tmp_path)).pages)
    for day in days:
        assert f"{day.day}.{day.month}.{day.year}" in said


def test_a_theme_with_a_goal_says_the_same_in_chart_and_table(desk: Desk) -> None:
    citizen, _goal, (first, _second) = lived(desk)
    early = rounds.new(desk, citizen)
    values.choose(desk, GATHERING, early, held_on=DAY - timedelta(days=200))
    rounds.judge(desk, early, first, Assessed(Level(0)))
    followed(desk, citizen, 1, LATER)
    found = progression.of(desk, citizen, sensitive=True)
    (chart,) = goal_charts(found, desk.catalogue)
    row = next(row for row in theme_rows(found, desk.catalogue) if row.theme == first)
    assert (chart.said, row.change, row.expected) == ("Fremgang fra 2 til 1", "fremgang", "0")


def test_a_need_alone_is_dated_on_paper(desk: Desk, tmp_path: Path) -> None:
    citizen, _goal, _themes = lived(desk)
    report = progression_report(progression.of(desk, citizen, sensitive=True), desk.catalogue, None)
    assert report.need_rows
    said = " ".join(page.extract_text() for page in PdfReader(handover.save_progression(desk, citizen, tmp_path)).pages)
    for _name, day in report.need_rows:
        assert day in said
    assert report.bar_rows == (("Kørsel", "", ""),)
