"""Ledelsesoverblik: what stands in an archive, counted, and never about one person.

Each table says what it counts and of how many. A mean always has its n. What stands at sensitive themes is not
counted: a figure would tell that there is something.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field, replace
from datetime import date, timedelta
from enum import StrEnum
from statistics import median
from typing import NamedTuple

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.goals import Direction
from ffbdesk.domain.hiding import Grid
from ffbdesk.domain.ids import CitizenId, ThemeCode
from ffbdesk.domain.judgement import Level
from ffbdesk.domain.phases import Phase
from ffbdesk.domain.status import GoalResult
from ffbdesk.domain.subgoals import SubGoalStatus

SMALL = 20
"""Citizens: a smaller archive hands over sums alone."""
SOON = timedelta(days=30)
"""A follow-up is said to be soon."""
NONE = ""
"""The row or column of those that have none of what a table is about."""
AGES = (18, 25, 30, 40, 50, 60, 70)
"""The first year of each age group but the youngest."""
WAITS = (91, 182, 365)
"""Days: the last of each group but the longest."""


class TableKey(StrEnum):
    """The tables, in their order."""

    SUMS = "sums"
    PHASES = "phases"
    FOLLOW_UPS = "follow_ups"
    WAITS = "waits"
    GOALS = "goals"
    RESULTS = "results"
    RESULTS_BY_THEME = "results_by_theme"
    EXPECTED = "expected"
    SUB_GOALS = "sub_goals"
    CHANGE = "change"
    BASES = "bases"
    INTERVENTIONS = "interventions"
    FLOW = "flow"
    NEEDS = "needs"
    TARGETS = "targets"
    DESCRIBED = "described"
    AGES = "ages"


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean or a median, and of how many."""

    value: float
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """What a line of a table is about, as a code, with its counts and its means."""

    code: str
    counts: tuple[int, ...]
    means: tuple[Mean | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Counts by rows and columns, both named by codes."""

    key: TableKey
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    means: tuple[str, ...] = ()
    """Columns of means, after the counts and their sum."""
    overall: tuple[Mean | None, ...] = ()
    """Of all rows together, in the line of sums. Never of levels: themes are not added up."""
    row_sums: bool = False
    column_sums: bool = False

    @property
    def grid(self) -> Grid:
        """The counts alone."""
        return Grid(tuple(row.counts for row in self.rows), self.row_sums, self.column_sums)


class Person(NamedTuple):
    """One citizen, as far as somebody who counts needs them. Tuples, for there are many: these are soonest made."""

    id: CitizenId
    phase: Phase
    left: bool = False
    age: int | None = None
    target: str = NONE
    need: str = NONE


class GoalFact(NamedTuple):
    """A goal that is worked on, or was; on no sensitive theme."""

    citizen: CitizenId
    active: bool
    theme: str = NONE
    direction: Direction | None = None
    expected: Level | None = None
    newest: Level | None = None
    """The level given last, after the one that it began with."""
    result: GoalResult | None = None
    """What was said of it last, in something that is finished."""
    set_on: date | None = None
    due_on: date | None = None
    followed_on: date | None = None
    """The first opfølgning that it was in."""


class StepFact(NamedTuple):
    """A delmål."""

    citizen: CitizenId
    theme: str
    status: SubGoalStatus


class CourseFact(NamedTuple):
    """A theme of a citizen over time."""

    citizen: CitizenId
    theme: ThemeCode
    first: Level
    last: Level
    days: int
    """On how many days it was given a level."""


class GivenFact(NamedTuple):
    """A ydelse that is given here: by its code, `NONE` for one in own words, and by its paragraph as written."""

    citizen: CitizenId
    code: str
    basis: str
    begins: date | None = None
    ends: date | None = None

    def has_ended(self, today: date) -> bool:
        """Whether its last day was before this one."""
        return self.ends is not None and self.ends < today


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is counted."""

    people: tuple[Person, ...] = ()
    goals: tuple[GoalFact, ...] = ()
    steps: tuple[StepFact, ...] = ()
    courses: tuple[CourseFact, ...] = ()
    given: tuple[GivenFact, ...] = ()
    described: tuple[tuple[CitizenId, ThemeCode], ...] = ()
    """What is fremhævet of funktioner og forhold in each citizen's newest udredning."""
    practice: bool = False
    """Whether all of them are practice citizens."""

    def left(self) -> int:
        """How many have left."""
        return sum(one.left for one in self.people)

    def without_left(self) -> "Facts":
        """Of those alone who are here."""
        return self._of({one.id for one in self.people if not one.left})

    def bases(self, today: date) -> tuple[str, ...]:
        """The paragraphs that ydelser are given by now, in the order of their numbers."""
        found = {one.basis for one in self.given if one.basis and not one.has_ended(today)}
        return tuple(sorted(found, key=lambda basis: ([int(one) for one in re.findall(r"\d+", basis)], basis)))

    def of(self, basis: str, today: date) -> "Facts":
        """Of the citizens alone that have a ydelse by a paragraph now."""
        return self._of({one.citizen for one in self.given if one.basis == basis and not one.has_ended(today)})

    def _of(self, who: set[CitizenId]) -> "Facts":
        return Facts(
            tuple(one for one in self.people if one.id in who),
            tuple(one for one in self.goals if one.citizen in who),
            tuple(one for one in self.steps if one.citizen in who),
            tuple(one for one in self.courses if one.citizen in who),
            tuple(one for one in self.given if one.citizen in who),
            tuple(one for one in self.described if one[0] in who),
            self.practice,
        )


@dataclass(frozen=True, slots=True)
class Order:
    """In which order codes stand: the catalogues'."""

    themes: Sequence[str] = ()
    interventions: Sequence[str] = ()
    needs: Sequence[str] = ()
    targets: Sequence[str] = ()
    described: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Counting:
    """Makes the tables of a day. Those who have left are counted where it says what was, not where it says what is."""

    facts: Facts
    today: date
    order: Order = field(default_factory=Order)

    def tables(self) -> tuple[Table, ...]:
        """All that have anything in them, in their order."""
        made = (
            self.sums(),
            self._phases(),
            self._follow_ups(),
            self._waits(),
            self._goals(),
            *self._results(),
            self._expected(),
            self._steps(),
            self._change(),
            self._bases(),
            self._interventions(),
            self._flow(),
            self._needs(),
            self._targets(),
            self._described(),
            self._ages(),
        )
        return tuple(table for table in made if table.rows)

    def is_small(self) -> bool:
        """Whether so few citizens are counted that only sums may leave."""
        return len(self._here()) < SMALL

    def sums(self, *, alone: bool = False) -> Table:
        """The figures that stand for themselves; `alone` with the sums of what no other table shows then."""
        here = self._here()
        goals, steps = self._active(), [one for one in self._steps_here() if one.status is SubGoalStatus.UNDER_WAY]
        figures = {
            "citizens": len(here),
            "left": self.facts.left(),
            "with_goals": len({one.citizen for one in goals}),
            "with_steps": len({one.citizen for one in steps}),
        }
        if alone:
            figures |= {
                "goals": len(goals),
                "steps": len(steps),
                "late": sum(self._due(one) == "late" for one in goals),
            }
        rows = tuple(Row(code, (count,)) for code, count in figures.items())
        return Table(TableKey.SUMS, ("count",), rows)

    def _here(self) -> dict[CitizenId, Person]:
        return {one.id: one for one in self.facts.people if not one.left}

    def _active(self) -> list[GoalFact]:
        here = self._here()
        return [one for one in self.facts.goals if one.active and one.citizen in here]

    def _steps_here(self) -> list[StepFact]:
        here = self._here()
        return [one for one in self.facts.steps if one.citizen in here]

    def _phases(self) -> Table:
        counted = Counter(one.phase.value for one in self._here().values())
        return _one_column(TableKey.PHASES, "citizens", counted, [phase.value for phase in Phase])

    def _follow_ups(self) -> Table:
        counted = Counter(self._due(one) for one in self._active())
        return _one_column(TableKey.FOLLOW_UPS, "goals", counted, ["late", "soon", "later", NONE])

    def _due(self, goal: GoalFact) -> str:
        if goal.due_on is None:
            return NONE
        if goal.due_on < self.today:
            return "late"
        return "soon" if goal.due_on <= self.today + SOON else "later"

    def _waits(self) -> Table:
        waits = [
            (one.followed_on - one.set_on).days
            for one in self.facts.goals
            if one.set_on and one.followed_on and one.followed_on >= one.set_on
        ]
        counted = Counter(str(sum(days > end for end in WAITS)) for days in waits)
        table = _one_column(TableKey.WAITS, "goals", counted, [str(n) for n in range(len(WAITS) + 1)])
        if not waits:
            return table
        rows = tuple(replace(row, means=(None,)) for row in table.rows)
        return replace(table, rows=rows, means=("days",), overall=(Mean(float(median(waits)), len(waits)),))

    def _goals(self) -> Table:
        return self._by_theme(TableKey.GOALS, self._active(), _DIRECTIONS, lambda one: _direction(one.direction))

    def _results(self) -> tuple[Table, Table]:
        judged = [one for one in self.facts.goals if one.result is not None]
        columns = tuple(result.value for result in GoalResult)
        by_theme = self._by_theme(TableKey.RESULTS_BY_THEME, judged, columns, lambda one: str(one.result))
        by_direction = _crossed(
            TableKey.RESULTS,
            columns,
            [(_direction(one.direction), str(one.result)) for one in judged],
            _DIRECTIONS,
        )
        return by_direction, by_theme

    def _expected(self) -> Table:
        """Goals that were followed: a level is as expected, or better, where it is no higher."""
        told = [one for one in self.facts.goals if one.expected is not None and one.newest is not None]
        pairs = [(_direction(one.direction), _met(one)) for one in told]
        return _crossed(TableKey.EXPECTED, ("better", "met", "not_yet"), pairs, _DIRECTIONS)

    def _steps(self) -> Table:
        columns = tuple(status.value for status in SubGoalStatus)
        pairs = [(one.theme, one.status.value) for one in self._steps_here()]
        return _crossed(TableKey.SUB_GOALS, columns, pairs, self.order.themes)

    def _change(self) -> Table:
        """How levels moved from the first to the newest; a lower one is more function."""
        by_theme: dict[str, list[CourseFact]] = {}
        for one in self.facts.courses:
            by_theme.setdefault(one.theme, []).append(one)
        rows = []
        for theme in _sorted(by_theme, self.order.themes):
            found = by_theme[theme]
            followed = [one for one in found if one.days > 1]
            moved = Counter(_moved(one) for one in followed)
            change = [int(one.last) - int(one.first) for one in followed]
            counts = (moved["better"], moved["same"], moved["worse"], len(found) - len(followed))
            now = Mean(sum(int(one.last) for one in found) / len(found), len(found))
            rows.append(Row(theme, counts, (now, Mean(sum(change) / len(change), len(change)) if change else None)))
        columns = ("better", "same", "worse", "once")
        return Table(TableKey.CHANGE, columns, tuple(rows), ("now", "change"), row_sums=True)

    def _bases(self) -> Table:
        """Active goals of the citizens with a ydelse by each paragraph: one with two is counted at both."""
        of: dict[str, set[CitizenId]] = {}
        for one in self._given_now():
            of.setdefault(one.basis, set()).add(one.citizen)
        active = self._active()
        rows = []
        for basis in (one for one in (*self.facts.bases(self.today), NONE) if one in of):
            counted = Counter(_direction(one.direction) for one in active if one.citizen in of[basis])
            rows.append(Row(basis, (len(of[basis]), *(counted[code] for code in _DIRECTIONS))))
        return Table(TableKey.BASES, ("citizens", *_DIRECTIONS), tuple(rows))

    def _given_now(self) -> list[GivenFact]:
        here = self._here()
        return [one for one in self.facts.given if one.citizen in here and not one.has_ended(self.today)]

    def _interventions(self) -> Table:
        by_code: dict[str, list[GivenFact]] = {}
        for one in self.facts.given:
            by_code.setdefault(one.code, []).append(one)
        here, rows = self._here(), []
        for code in _sorted(by_code, self.order.interventions):
            found = by_code[code]
            ended = [one for one in found if one.has_ended(self.today)]
            now = sum(one.citizen in here for one in found if not one.has_ended(self.today))
            days = [(one.ends - one.begins).days for one in ended if one.ends and one.begins]
            rows.append(Row(code, (now, len(ended)), (Mean(float(median(days)), len(days)) if days else None,)))
        return Table(TableKey.INTERVENTIONS, ("now", "ended"), tuple(rows), ("days",), column_sums=True)

    def _flow(self) -> Table:
        begun = Counter(one.begins.year for one in self.facts.given if one.begins and one.begins <= self.today)
        ended = Counter(one.ends.year for one in self.facts.given if one.ends and one.has_ended(self.today))
        years = sorted(begun.keys() | ended.keys())
        rows = tuple(Row(str(year), (begun[year], ended[year])) for year in years)
        return Table(TableKey.FLOW, ("begun", "ended"), rows, column_sums=True)

    def _needs(self) -> Table:
        counted = Counter(one.need for one in self._here().values())
        return _one_column(TableKey.NEEDS, "citizens", counted, [*self.order.needs, NONE])

    def _targets(self) -> Table:
        counted = Counter(one.target for one in self._here().values())
        return _one_column(TableKey.TARGETS, "citizens", counted, [*self.order.targets, NONE])

    def _described(self) -> Table:
        here = self._here()
        counted = Counter(str(theme) for citizen, theme in self.facts.described if citizen in here)
        rows = tuple(Row(theme, (counted[theme],)) for theme in _sorted(counted, self.order.described))
        return Table(TableKey.DESCRIBED, ("citizens",), rows)

    def _ages(self) -> Table:
        ages = (one.age for one in self._here().values())
        counted = Counter(NONE if age is None else str(sum(age >= first for first in AGES)) for age in ages)
        return _one_column(TableKey.AGES, "citizens", counted, [*(str(n) for n in range(len(AGES) + 1)), NONE])

    def _by_theme(
        self, key: TableKey, goals: Sequence[GoalFact], columns: tuple[str, ...], column: Callable[[GoalFact], str]
    ) -> Table:
        return _crossed(key, columns, [(one.theme, column(one)) for one in goals], self.order.themes)


_DIRECTIONS = (*(one.value for one in Direction), NONE)


def _direction(direction: Direction | None) -> str:
    return direction.value if direction else NONE


def _met(goal: GoalFact) -> str:
    assert goal.expected is not None  # noqa: S101 - asked of those that have both
    assert goal.newest is not None  # noqa: S101 - as above
    if goal.newest == goal.expected:
        return "met"
    return "better" if goal.newest < goal.expected else "not_yet"


def _moved(course: CourseFact) -> str:
    if course.first == course.last:
        return "same"
    return "better" if course.last < course.first else "worse"


def _sorted(codes: Iterable[str], order: Sequence[str]) -> list[str]:
    """In an order; what it does not know comes last."""
    places = {code: n for n, code in enumerate(order)}
    return sorted(codes, key=lambda code: (places.get(code, len(places)), code))


def _one_column(key: TableKey, column: str, counted: Counter[str], order: Sequence[str]) -> Table:
    """Rows in an order with their sum; those that nobody is in are left out, where the order is a long one."""
    wanted = {*counted, *(order if len(order) <= _ALL else ())}
    rows = [Row(code, (counted[code],)) for code in _sorted(wanted, order)]
    return Table(key, (column,), tuple(rows) if counted else (), column_sums=True)


_ALL = 9
"""Rows: so many are all shown, also where nobody is in them."""


def _crossed(key: TableKey, columns: tuple[str, ...], pairs: Iterable[tuple[str, str]], order: Sequence[str]) -> Table:
    counted = Counter(pairs)
    rows = tuple(
        Row(code, tuple(counted[code, column] for column in columns))
        for code in _sorted({row for row, _column in counted}, order)
    )
    return Table(key, columns, rows, row_sums=True, column_sums=True)
