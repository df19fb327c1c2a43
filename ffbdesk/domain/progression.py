"""Forløb: what every judgement of a citizen says over time, at its own day, and what was given meanwhile.

A theme that was not followed on a day has nothing there; that is not the same as 0. Nothing is added up across themes
but the mean of an overtema, which always says of how many.
"""

from collections.abc import Iterable
from datetime import date

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.followups import LevelOn
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import NeedCode, ThemeCode
from ffbdesk.domain.judgement import Judgement, Level, level_of
from ffbdesk.domain.plans import CarePlan, Intervention
from ffbdesk.domain.records import Case, Citizen


@dataclass(frozen=True, slots=True)
class Point:
    """A judgement and the day it was given."""

    day: date
    judgement: Judgement

    @property
    def level(self) -> Level | None:
        """None where it says that there is no level."""
        return level_of(self.judgement)


@dataclass(frozen=True, slots=True)
class Course:
    """A theme over time: one point a day, oldest first."""

    theme: ThemeCode
    points: tuple[Point, ...]

    def on(self, day: date) -> Point | None:
        """What was given on a day."""
        return next((point for point in self.points if point.day == day), None)

    def levels(self) -> tuple[LevelOn, ...]:
        """The points that have a level."""
        return tuple(LevelOn(point.level, point.day) for point in self.points if point.level is not None)


@dataclass(frozen=True, slots=True)
class GoalCourse:
    """A goal, with its theme over time from where it began."""

    goal: InterventionGoal
    number: int
    levels: tuple[LevelOn, ...]
    """Oldest first; the first is where the goal began, as far as that is known."""


@dataclass(frozen=True, slots=True)
class NeedOn:
    """A støttebehov and the day it was judged."""

    need: NeedCode
    day: date


@dataclass(frozen=True, slots=True)
class Given:
    """A ydelse in its time; None where it has no end yet, or no known beginning."""

    plan: CarePlan
    intervention: Intervention
    begins: date | None
    ends: date | None


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean level of an overtema on a day, and of how many themes it is."""

    value: float
    count: int


@dataclass(frozen=True, slots=True)
class Progression:
    """All of it, for one citizen."""

    citizen: Citizen
    case: Case
    courses: tuple[Course, ...] = ()
    """In the catalogue's order."""
    goals: tuple[GoalCourse, ...] = ()
    needs: tuple[NeedOn, ...] = ()
    given: tuple[Given, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """Every day on which a theme was judged, oldest first."""
        return tuple(sorted({point.day for course in self.courses for point in course.points}))

    def course(self, theme: ThemeCode) -> Course | None:
        """A theme's."""
        return next((course for course in self.courses if course.theme == theme), None)

    def with_goals_first(self) -> tuple[Course, ...]:
        """The themes that goals are on before the others."""
        measured = [one.goal.theme for one in self.goals]
        return tuple(sorted(self.courses, key=lambda one: one.theme not in measured))

    def means(self, catalogue: Catalogue, day: date) -> dict[str, Mean]:
        """Each overtema with a level on a day."""
        found: dict[str, list[int]] = {}
        for course in self.courses:
            point = course.on(day)
            if point is not None and point.level is not None:
                found.setdefault(catalogue.theme(course.theme).group, []).append(int(point.level))
        return {group: Mean(sum(levels) / len(levels), len(levels)) for group, levels in found.items()}


def as_course(theme: ThemeCode, found: Iterable[tuple[date, Judgement]]) -> Course:
    """A theme over time; of one day the last that was given."""
    last = dict(found)
    return Course(theme, tuple(Point(day, last[day]) for day in sorted(last)))
