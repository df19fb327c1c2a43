"""Forløb: how it has gone, of one citizen."""

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.followups import LevelOn
from ffbdesk.domain.goals import InterventionGoal, worked_on
from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.plans import all_interventions
from ffbdesk.domain.progression import Course, Given, GoalCourse, NeedOn, Progression, as_course
from ffbdesk.services import followups, rounds
from ffbdesk.services.desk import Desk


def visit(desk: Desk, citizen: CitizenId, *, sensitive: bool) -> Progression:
    """Open it to look at it: as `of`, and remembered in the access log. Raises UnknownRecord."""
    found = of(desk, citizen, sensitive=sensitive)
    desk.saw("view forloeb", citizen)
    return found


def of(desk: Desk, citizen: CitizenId, *, sensitive: bool) -> Progression:
    """All judgements of a citizen at their days; without `sensitive` nothing of these themes, nor of goals on them.

    Raises UnknownRecord.
    """
    read = desk.ledger.read
    person = read.citizen(citizen)
    case, _edits = rounds.case_of(desk, citizen)
    order = {theme.code: n for n, theme in enumerate(desk.catalogue.themes)}
    given = read.courses(citizen)
    seen = sorted((theme for theme in given if theme in order), key=order.__getitem__)
    courses = tuple(as_course(theme, given[theme]) for theme in seen if sensitive or theme not in SENSITIVE)
    goals = [goal for goal in worked_on(case.goals) if sensitive or not set(goal.themes()) & set(SENSITIVE)]
    by_theme = {course.theme: course for course in courses}
    return Progression(
        person,
        case,
        courses,
        tuple(
            GoalCourse(goal, number, _levels(goal, by_theme.get(goal.theme) if goal.theme else None))
            for number, goal in enumerate(goals, 1)
        ),
        _needs(desk, citizen),
        tuple(
            Given(plan, one, one.starts_on, one.ends_on)
            for plan, one in all_interventions(tuple(read.care_plans(case.id)))
            if not one.is_empty()
        ),
    )


def _levels(goal: InterventionGoal, course: Course | None) -> tuple[LevelOn, ...]:
    """Where the goal began, and what its theme was given since."""
    levels = course.levels() if course is not None else ()
    if goal.starting_level is None or goal.starting_on is None:
        return levels
    since = tuple(one for one in levels if one.day > goal.starting_on)
    return (LevelOn(goal.starting_level, goal.starting_on), *since)


def _needs(desk: Desk, citizen: CitizenId) -> tuple[NeedOn, ...]:
    """Every støttebehov that was judged, oldest first; of one day an opfølgning's."""
    found = [NeedOn(need, day) for need, day in desk.ledger.read.needs(citizen)]
    found += [
        NeedOn(one.need, one.need_on or one.held_on)
        for one in reversed(followups.standing(desk, citizen))
        if one.need is not None
    ]
    last = {one.day: one for one in found}
    return tuple(last[day] for day in sorted(last))
