"""From a citizen's goals to the neutral report: the table of indsatsmål, alone or as a part of an udredning."""

from dataclasses import replace
from datetime import date

from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.goals import Direction, InterventionGoal, disagrees, is_overdue
from ffbdesk.domain.judgement import Level
from ffbdesk.domain.records import Case, Citizen, GoalBoard, InformationGathering
from ffbdesk.domain.rules import as_begun, display_name, initials, is_unconfirmed, level_at
from ffbdesk.export.choices import USUAL, Choices, chosen_board
from ffbdesk.export.report import Fact, GoalRow, GoalsPart, GoalsReport, LockLine
from ffbdesk.words import goals as say
from ffbdesk.words import levels, report, udredning
from ffbdesk.words.dates import long_date, moment, short_date


def goals_report(
    whole: GoalBoard, catalogue: Catalogue, age: int | None, today: date, choices: Choices = USUAL
) -> GoalsReport:
    """The goals as a document of their own; `age` in whole years, where it is known."""
    board = chosen_board(whole, choices)
    citizen, case, gathering, seal = board.citizen, board.case, board.gathering, board.seal
    return GoalsReport(
        file_title=say.file_title(initials(citizen), case.case_number),
        document=say.DOCUMENT,
        kicker=say.KICKER,
        title=say.title(display_name(citizen)),
        subtitle=_levels_from(board),
        initials=initials(citizen),
        case=case.case_number,
        marks=_marks(board),
        facts=facts_of(board, age, choices.cpr(citizen)),
        goals=goals_part(case, gathering, catalogue, None if seal else today),
        meanings=tuple(Fact(value.term, say.MEANINGS[value.direction]) for value in catalogue.change_values),
        lock=LockLine(moment(seal.at), seal.by, seal.sha256) if seal else None,
        left_out=choices.left_out(catalogue),
        letterhead=choices.letterhead,
    )


def goals_part(
    case: Case, gathering: InformationGathering | None, catalogue: Catalogue, today: date | None = None
) -> GoalsPart:
    """Indsatsformål and the goals, each beside the level of its theme in a round.

    Overdue is what should have been followed up before today; by default before the round's own day, which a finished
    one speaks of for ever.
    """
    day = today or (gathering.held_on if gathering else date.min)
    rows = tuple(
        replace(_row(goal, gathering, catalogue), late=say.OVERDUE if is_overdue(goal, day) else "")
        for goal in case.goals
    )
    return GoalsPart(say.PURPOSE, case.intervention_purpose, rows, say.NO_GOALS)


def doubt(goal: InterventionGoal, gathering: InformationGathering | None, catalogue: Catalogue) -> str:
    """The sentence where måltype and levels point different ways; empty where they agree or are not known.

    A måltype is about the way from where the goal began. Of one that nobody knows that of, the level is now's.
    """
    change = catalogue.change_value(goal.change_value) if goal.change_value else None
    began = as_begun(goal, gathering).starting_level is not None
    start = starting_level(goal, gathering)
    if change is None or start is None or goal.expected_level is None:
        return ""
    if not disagrees(change.direction, start, goal.expected_level):
        return ""
    return say.doubt(change.direction, int(start), int(goal.expected_level), began=began)


def starting_level(goal: InterventionGoal, gathering: InformationGathering | None) -> Level | None:
    """Where the goal began, and where nobody knows that, the level of its theme now."""
    began = as_begun(goal, gathering).starting_level
    return level_at(gathering, goal.theme) if began is None else began


def reached(goal: InterventionGoal, gathering: InformationGathering | None, catalogue: Catalogue) -> str:
    """Only what the numbers say, and only under Udvikle: under the others they would say so on the first day."""
    change = catalogue.change_value(goal.change_value) if goal.change_value else None
    start, current = as_begun(goal, gathering).starting_level, level_at(gathering, goal.theme)
    if change is None or change.direction is not Direction.DEVELOP or is_unconfirmed(gathering, goal.theme):
        return ""
    if start is None or current is None or goal.expected_level is None or not current <= goal.expected_level < start:
        return ""
    return say.reached(int(goal.expected_level), int(current))


def _levels_from(board: GoalBoard) -> str:
    """Of which days the present levels of these goals are."""
    if board.gathering is None:
        return ""
    themes = (goal.theme for goal in board.case.goals if goal.theme is not None)
    days = [board.followed[theme] for theme in themes if theme in board.followed]
    followed = long_date(max(days)) if days else ""
    return say.levels_from(long_date(board.gathering.held_on), followed)


def _row(original: InterventionGoal, gathering: InformationGathering | None, catalogue: Catalogue) -> GoalRow:
    goal = as_begun(original, gathering)
    change = catalogue.change_value(goal.change_value) if goal.change_value else None
    current = level_at(gathering, goal.theme)
    unconfirmed = current is not None and is_unconfirmed(gathering, goal.theme)
    return GoalRow(
        wording=goal.wording,
        change=change.term if change else "",
        theme=catalogue.theme(goal.theme).name if goal.theme else "",
        current=None if current is None else int(current),
        current_said=_current_said(current, goal, unconfirmed),
        expected=None if goal.expected_level is None else int(goal.expected_level),
        expected_said="" if goal.expected_level is None else levels.SHORT[goal.expected_level],
        follow_up=short_date(goal.follow_up_on) if goal.follow_up_on else "",
        responsible=goal.responsible,
        related=tuple(catalogue.theme(code).name for code in goal.related),
        doubt=doubt(goal, gathering, catalogue),
        unconfirmed=unconfirmed,
        start=None if goal.starting_level is None else int(goal.starting_level),
        start_said="" if goal.starting_level is None else levels.SHORT[goal.starting_level],
        start_on=short_date(goal.starting_on) if goal.starting_on else "",
        reached=reached(goal, gathering, catalogue),
        set_said=set_said(goal),
    )


def set_said(goal: InterventionGoal) -> str:
    """When a goal was set and by whom, as far as it is known."""
    return say.set_by(short_date(goal.set_on) if goal.set_on else "", goal.author)


def _marks(board: GoalBoard) -> tuple[str, ...]:
    """What stands in the head and the foot of every page: the levels are a draft's until their round is finished."""
    draft = board.gathering is not None and board.gathering.seal is None
    return ((udredning.PRACTICE,) if board.citizen.practice else ()) + ((udredning.DRAFT,) if draft else ())


def _current_said(current: Level | None, goal: InterventionGoal, unconfirmed: bool) -> str:
    if current is None:
        return say.NOT_IN_ROUND if goal.theme else ""
    short = levels.SHORT[current]
    return report.unconfirmed(short) if unconfirmed else short


def facts_of(board: GoalBoard, age: int | None, cpr: str) -> tuple[Fact, ...]:
    """Who it is about, and whose case it is."""
    return facts_about(board.citizen, board.case, age, cpr)


def facts_about(citizen: Citizen, case: Case, age: int | None, cpr: str) -> tuple[Fact, ...]:
    """The same of a person and a case."""
    pairs = [
        (udredning.CITIZEN, udredning.years(display_name(citizen), age)),
        (udredning.MUNICIPALITY, case.municipality or udredning.NOT_GIVEN),
        (udredning.CPR, cpr or udredning.NOT_GIVEN),
        (udredning.CASE_NUMBER, case.case_number or udredning.NOT_GIVEN),
    ]
    return tuple(Fact(label, text) for label, text in pairs)
