"""From a citizen's forløb to figures and tables of the same numbers."""

from datetime import date

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.goals import Direction, InterventionGoal
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.judgement import Judgement, level_of
from ffbdesk.domain.progression import Course, GoalCourse, Mean, Progression
from ffbdesk.domain.rules import display_name, initials
from ffbdesk.export.choices import USUAL, Choices, chosen_person
from ffbdesk.export.goals import facts_about
from ffbdesk.export.orders import intervention_called
from ffbdesk.export.report import Bar, Chart, ProgressionReport
from ffbdesk.words import followups as say_follow_ups
from ffbdesk.words import goals as goal_words
from ffbdesk.words import levels, udredning
from ffbdesk.words import progression as say
from ffbdesk.words.dates import short_date
from ffbdesk.words.signs import on_paper


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme in the table: what it was given each day, None where it was not followed."""

    theme: ThemeCode
    name: str
    cells: tuple[Judgement | None, ...]
    expected: str
    """Of the goals on it: '1', or '0, 1'; empty without one."""
    change: str
    """'fremgang', 'uændret', 'tilbagegang'; of a theme with one goal from where that began. Empty with fewer than two
    levels."""
    has_goal: bool


@dataclass(frozen=True, slots=True)
class GroupRow:
    """An overtema in the table: the mean of each day, and of how many themes."""

    name: str
    cells: tuple[Mean | None, ...]


def goal_charts(found: Progression, catalogue: Catalogue) -> tuple[Chart, ...]:
    """One for each goal with a theme."""
    return tuple(_goal_chart(one, catalogue) for one in found.goals if one.goal.theme is not None)


def theme_chart(course: Course, catalogue: Catalogue) -> Chart:
    """A theme without its goal."""
    levels = tuple((one.day, int(one.level)) for one in course.levels())
    said = say_follow_ups.moved(None, levels[0][1], levels[-1][1], None) if len(levels) > 1 else ""
    return Chart(catalogue.theme(course.theme).name, said, "", levels)


def theme_rows(found: Progression, catalogue: Catalogue) -> tuple[ThemeRow, ...]:
    """The themes that goals are on, then the others."""
    return tuple(_theme_row(course, found, catalogue) for course in found.with_goals_first())


def group_rows(found: Progression, catalogue: Catalogue) -> tuple[GroupRow, ...]:
    """The overtemaer that have a level on some day."""
    by_day = [found.means(catalogue, day) for day in found.days]
    rows = (
        GroupRow(group.term, tuple(means.get(group.code) for means in by_day))
        for group, _themes in catalogue.activities()
    )
    return tuple(row for row in rows if any(row.cells))


def need_steps(found: Progression, catalogue: Catalogue) -> tuple[list[tuple[date, int]], list[str]]:
    """The steps of støttebehov, and the names that they are steps between; 'Ikke vurderet' is none."""
    entries = [entry for entry in catalogue.interventions.support_needs if entry.step is not None]
    entries.sort(key=lambda entry: entry.step or 0)
    at = {entry.code: n for n, entry in enumerate(entries)}
    names = [entry.term.split()[0] for entry in entries]
    return [(one.day, at[one.need]) for one in found.needs if one.need in at], names


def given_bars(found: Progression, catalogue: Catalogue) -> list[Bar]:
    """The ydelser that have a day to begin with."""
    return [
        Bar(_bar_name(intervention_called(one.intervention, catalogue), one.intervention.basis), one.begins, one.ends)
        for one in found.given
        if one.begins is not None
    ]


def given_rows(found: Progression, catalogue: Catalogue) -> tuple[tuple[str, str, str], ...]:
    """Every ydelse with its days, those without any too."""
    return tuple(
        (
            _bar_name(intervention_called(one.intervention, catalogue), one.intervention.basis),
            short_date(one.begins) if one.begins else "",
            short_date(one.ends) if one.ends else "",
        )
        for one in found.given
    )


def progression_report(
    found: Progression, catalogue: Catalogue, age: int | None, choices: Choices = USUAL
) -> ProgressionReport:
    """All of it; `found` is without what may not be seen, `age` in whole years, where it is known."""
    citizen, case, days = chosen_person(found.citizen, choices), found.case, found.days
    steps, names = need_steps(found, catalogue)
    rows, groups = theme_rows(found, catalogue), group_rows(found, catalogue)
    facts = facts_about(citizen, case, age, choices.cpr(citizen))
    return ProgressionReport(
        file_title=say.file_title(initials(citizen), case.case_number),
        document=say.TITLE,
        kicker=say.period(days[0], days[-1]) if days else say.TITLE,
        title=say.title(display_name(citizen)),
        initials=initials(citizen),
        case=case.case_number,
        marks=(udredning.PRACTICE,) if citizen.practice else (),
        facts=facts,
        left_out=choices.left_out(catalogue),
        letterhead=choices.letterhead,
        hint=say.HINT,
        charts=goal_charts(found, catalogue),
        days=days,
        need_steps=tuple(steps),
        need_names=tuple(names),
        bars=tuple(given_bars(found, catalogue)),
        heads=tuple(short_date(day) for day in days),
        rows=tuple((row.name, *map(_in_cell, row.cells), row.expected, row.change) for row in rows),
        group_rows=tuple(
            (row.name, *(say.mean(one.value, one.count) if one else "" for one in row.cells)) for row in groups
        ),
        need_rows=tuple((names[at], short_date(day)) for day, at in steps),
        bar_rows=given_rows(found, catalogue),
        note=f"{say.NOTE} {say.GROUPS_NOTE}",
    )


def _in_cell(judgement: Judgement | None) -> str:
    """'2 moderat', 'Ikke vurderet'; empty where the theme was not followed."""
    if judgement is None:
        return ""
    level = level_of(judgement)
    return on_paper(judgement) if level is None else f"{int(level)} {levels.SHORT[level].lower().split()[0]}"


def _bar_name(name: str, basis: str) -> str:
    return f"{name}, {basis.strip()}" if basis.strip() else name


def _goal_chart(one: GoalCourse, catalogue: Catalogue) -> Chart:
    goal = one.goal
    direction = _direction(goal, catalogue)
    levels = tuple((each.day, int(each.level)) for each in one.levels)
    expected = None if goal.expected_level is None else int(goal.expected_level)
    said = ""
    if len(levels) > 1:
        said = say_follow_ups.moved(direction, levels[0][1], levels[-1][1], expected)
    under = goal_words.SHORT_CHANGE[direction.value] if direction else ""
    number = goal_words.numbered(one.number)
    heading = catalogue.theme(goal.theme).name if goal.theme else number
    return Chart(heading, said, " · ".join(filter(None, (number, under))), levels, expected, goal.follow_up_on)


def _direction(goal: InterventionGoal, catalogue: Catalogue) -> Direction | None:
    return catalogue.change_value(goal.change_value).direction if goal.change_value else None


def _theme_row(course: Course, found: Progression, catalogue: Catalogue) -> ThemeRow:
    goals = [one.goal for one in found.goals if one.goal.theme == course.theme]
    levels = course.levels()
    expected = [str(int(one.expected_level)) for one in goals if one.expected_level is not None]
    of_goals = [one.levels for one in found.goals if one.goal.theme == course.theme]
    if len(of_goals) == 1 and of_goals[0]:
        levels = of_goals[0]  # as its chart has it: from where the goal began
    points = (course.on(day) for day in found.days)
    return ThemeRow(
        course.theme,
        catalogue.theme(course.theme).name,
        tuple(point.judgement if point else None for point in points),
        ", ".join(dict.fromkeys(expected)),
        say_follow_ups.in_a_word(int(levels[0].level), int(levels[-1].level)) if len(levels) > 1 else "",
        bool(goals),
    )
