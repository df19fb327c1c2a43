"""The tables counted by hand: everything once, means with their n, and links between tables that hold."""

import re
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.catalog.loader import load
from ffbdesk.domain.goals import Direction
from ffbdesk.domain.hiding import LEAST
from ffbdesk.domain.ids import CitizenId, ThemeCode
from ffbdesk.domain.judgement import Level
from ffbdesk.domain.leadership import (
    NONE,
    SMALL,
    Counting,
    CourseFact,
    Facts,
    GivenFact,
    GoalFact,
    Order,
    Person,
    Row,
    StepFact,
    Table,
    TableKey,
)
from ffbdesk.domain.phases import Phase, Signs
from ffbdesk.domain.status import GoalResult
from ffbdesk.domain.subgoals import SubGoalStatus
from ffbdesk.export.leadership import Sheet, sheets
from ffbdesk.words import leadership as say

CATALOGUE = load()
THEMES = [theme.code for _group, found in CATALOGUE.activities() for theme in found][:3]
TODAY = date(2026, 11, 27)
DAYS = st.integers(-800, 60).map(lambda n: TODAY + timedelta(days=n))
LEVELS = st.sampled_from(Level)


@st.composite
def facts(draw: st.DrawFn, people: int = 40) -> Facts:
    ids = [CitizenId(f"c{n}") for n in range(draw(st.integers(0, people)))]
    if not ids:
        return Facts()
    whose = st.sampled_from(ids)
    codes = st.sampled_from(THEMES)
    target, need = CATALOGUE.interventions.target_groups[0].code, CATALOGUE.interventions.support_needs[0].code
    return Facts(
        tuple(
            Person(
                one,
                draw(st.sampled_from(Phase)),
                draw(st.booleans()) and draw(st.booleans()),
                draw(st.none() | st.integers(0, 100)),
                draw(st.sampled_from([NONE, target])),
                draw(st.sampled_from([NONE, need])),
            )
            for one in ids
        ),
        tuple(
            draw(
                st.lists(
                    st.builds(
                        GoalFact,
                        whose,
                        st.booleans(),
                        codes,
                        st.none() | st.sampled_from(Direction),
                        st.none() | LEVELS,
                        st.none() | LEVELS,
                        st.none() | st.sampled_from(GoalResult),
                        st.none() | DAYS,
                        st.none() | DAYS,
                        st.none() | DAYS,
                    ),
                    max_size=30,
                )
            )
        ),
        tuple(draw(st.lists(st.builds(StepFact, whose, codes, st.sampled_from(SubGoalStatus)), max_size=20))),
        tuple(
            draw(
                st.lists(
                    st.builds(CourseFact, whose, codes, LEVELS, LEVELS, st.integers(1, 4)),
                    max_size=30,
                    unique_by=lambda one: (one.citizen, one.theme),
                )
            )
        ),
        tuple(
            draw(
                st.lists(
                    st.builds(
                        GivenFact,
                        whose,
                        st.just(NONE),
                        st.sampled_from(["SEL § 85", "SEL § 107", NONE]),
                        st.none() | DAYS,
                        st.none() | DAYS,
                    ),
                    max_size=20,
                )
            )
        ),
    )


def counting(found: Facts) -> Counting:
    return Counting(found, TODAY, Order(themes=THEMES))


def of(found: Facts) -> dict[TableKey, Table]:
    return {table.key: table for table in counting(found).tables()}


def total(table: Table | None) -> int:
    return sum(sum(row.counts) for row in table.rows) if table else 0


@given(facts())
def test_everybody_and_every_goal_is_counted_once(found: Facts) -> None:
    tables = of(found)
    here = [one for one in found.people if not one.left]
    for key in (TableKey.PHASES, TableKey.NEEDS, TableKey.TARGETS, TableKey.AGES):
        assert total(tables.get(key)) == len(here)
    ids = {one.id for one in here}
    active = [one for one in found.goals if one.active and one.citizen in ids]
    assert total(tables.get(TableKey.GOALS)) == total(tables.get(TableKey.FOLLOW_UPS)) == len(active)
    judged = [one for one in found.goals if one.result is not None]
    assert total(tables.get(TableKey.RESULTS)) == total(tables.get(TableKey.RESULTS_BY_THEME)) == len(judged)
    assert total(tables.get(TableKey.CHANGE)) == len(found.courses)
    assert total(tables.get(TableKey.SUB_GOALS)) == len([one for one in found.steps if one.citizen in ids])


@given(facts())
def test_a_mean_is_of_its_n(found: Facts) -> None:
    change = of(found).get(TableKey.CHANGE)
    for row in change.rows if change else ():
        courses = [one for one in found.courses if one.theme == row.code]
        followed = [one for one in courses if one.days > 1]
        now, moved = row.means
        assert now is not None
        assert now.count == len(courses)
        assert abs(now.value - sum(int(one.last) for one in courses) / len(courses)) < 1e-9
        assert (moved is None) == (not followed)
        if moved is not None:
            assert moved.count == len(followed) == sum(row.counts[:3])
            assert abs(moved.value * moved.count - sum(one.last - one.first for one in followed)) < 1e-6


def leaving(found: Facts, secret: str = "") -> dict[TableKey, Sheet]:
    """What leaves, by table; without those that are left out."""
    names = {say.NAMES[key]: key for key in TableKey}
    made = sheets(counting(found), CATALOGUE, "Prøve", TODAY, secret)
    return {names[sheet.name]: sheet for sheet in made[1:] if sheet.rows}


def small(count: object) -> bool:
    return isinstance(count, int) and 0 < count < LEAST


def apart(all_: object, part: object) -> bool:
    """Whether a few are left when one number is taken from another."""
    return isinstance(all_, int) and isinstance(part, int) and small(abs(all_ - part))


@given(facts())
def test_what_leaves_has_no_small_count_and_no_sum_that_another_table_hides(found: Facts) -> None:
    made = leaving(found)
    for sheet in made.values():
        assert not [one for row in sheet.rows for one in row if small(one)]
    here = [one for one in found.people if not one.left]
    if len(here) < SMALL:
        assert list(made) == [TableKey.SUMS]
        return
    for finer in (TableKey.NEEDS, TableKey.TARGETS, TableKey.AGES):
        if finer in made:
            assert made[finer].rows[-1][1:] == made[TableKey.PHASES].rows[-1][1:] == (len(here),)
    if TableKey.RESULTS_BY_THEME in made:
        sums = made[TableKey.RESULTS_BY_THEME].rows[-1][1:]
        assert sums == made[TableKey.RESULTS].rows[-1][1:]
        assert say.HIDDEN not in sums


@given(facts())
def test_a_few_are_not_left_when_one_table_is_taken_from_another(found: Facts) -> None:
    made = leaving(found)
    sums = {row[0]: row[1] for row in made[TableKey.SUMS].rows} if TableKey.SUMS in made else {}
    citizens, left = sums.get("Borgere"), sums.get("Afsluttede forløb")
    everybody = citizens + left if isinstance(citizens, int) and isinstance(left, int) else citizens
    goals = made[TableKey.GOALS].rows[-1][1:] if TableKey.GOALS in made else ()
    for called, all_ in (("Borgere med aktive mål", goals[-1:]), ("Borgere med delmål i gang", ())):
        assert not apart(citizens, sums.get(called))
        assert not any(apart(one, sums.get(called)) for one in all_)
    if "Opfølgninger over tid" in sums:
        assert not apart(sums["Aktive mål"], sums["Opfølgninger over tid"])
        assert not apart(sums["Aktive mål"], sums["Borgere med aktive mål"])
        assert not apart(sums["Delmål i gang"], sums["Borgere med delmål i gang"])
    for row in made[TableKey.DESCRIBED].rows if TableKey.DESCRIBED in made else ():
        assert not apart(citizens, row[1])
    for row in made[TableKey.CHANGE].rows if TableKey.CHANGE in made else ():
        assert not apart(everybody, row[5])
    for row in made[TableKey.BASES].rows if TableKey.BASES in made else ():
        assert not apart(citizens, row[1])
        assert not any(apart(all_, one) for all_, one in zip(goals, row[2:], strict=False))
    if TableKey.FLOW in made and TableKey.INTERVENTIONS in made:
        begun, given = made[TableKey.FLOW].rows[-1][1], made[TableKey.INTERVENTIONS].rows[-1][1:3]
        assert not all(isinstance(one, int) for one in given) or not apart(sum(map(int, given)), begun)


@given(facts())
def test_a_mean_tells_of_nothing_that_is_hidden(found: Facts) -> None:
    made = leaving(found)
    for row in made[TableKey.CHANGE].rows if TableKey.CHANGE in made else ():
        better, same, worse, _once, all_, now, change = row[1:]
        assert now == say.HIDDEN or isinstance(all_, int)
        if change not in ("", say.HIDDEN):
            assert say.HIDDEN not in (better, same, worse)
            value, n = re.fullmatch(r"(-?\d+,\d) \(n = (\d+)\)", str(change)).groups()  # type: ignore[union-attr]
            assert int(n) >= LEAST
            assert int(n) >= 25 or value.endswith((",0", ",5")), "so coarse that more than one sum fits"


def test_those_who_left_are_counted_nowhere_where_they_are_few() -> None:
    """Twenty are here, and four of those who were judged have left: 24 less 20 would tell."""
    people = tuple(Person(CitizenId(f"c{n}"), Phase.OPENING, left=n >= 20) for n in range(24))
    courses = tuple(CourseFact(one.id, ThemeCode(THEMES[0]), Level.SEVERE, Level.LIGHT, 2) for one in people)
    made = leaving(Facts(people, courses=courses))
    assert dict(row[:2] for row in made[TableKey.SUMS].rows)["Afsluttede forløb"] == say.HIDDEN
    assert made[TableKey.CHANGE].rows[0][5] == 20


def test_one_secret_hides_the_same_each_time_and_another_may_hide_another() -> None:
    people = tuple(Person(CitizenId(f"c{n}"), Phase.OPENING, age=30 + n % 3 * 10 if n > 3 else 70) for n in range(40))
    found = Facts(people)
    assert leaving(found, "a") == leaving(found, "a")
    assert len({str(leaving(found, str(n))[TableKey.AGES]) for n in range(30)}) > 1


def test_courses_are_read_in_the_right_direction() -> None:
    course = CourseFact(CitizenId("a"), ThemeCode(THEMES[0]), Level.SEVERE, Level.LIGHT, 2)
    (row,) = of(Facts((Person(CitizenId("a"), Phase.OPENING),), courses=(course,)))[TableKey.CHANGE].rows
    assert row.counts == (1, 0, 0, 0), "a lower level is more function"


def test_the_furthest_phase_is_where_the_work_is() -> None:
    assert Signs().now() is Phase.OPENING
    assert Signs(opened=True, delivered=True, followed=True).now() is Phase.DELIVERING
    assert Signs(assessed=True, followed=True, following=True).now() is Phase.FOLLOWING_UP


def test_every_row_and_column_has_a_name() -> None:
    for key in TableKey:
        assert say.NAMES[key]
        assert say.ABOUT[key]
    found = Facts((Person(CitizenId("a"), Phase.OPENING),))
    for table in of(found).values():
        for row in table.rows:
            assert isinstance(row, Row)
            assert say.row(table.key, row.code) or row.code
