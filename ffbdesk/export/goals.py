"""From a citizen's goals to the neutral report: the table of indsatsmål, alone or as a part of an udredning."""

from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.goals import InterventionGoal, disagrees
from ffbdesk.domain.records import Case, GoalBoard, InformationGathering
from ffbdesk.domain.rules import display_name, initials, level_at, masked_cpr
from ffbdesk.export.report import Fact, GoalRow, GoalsPart, GoalsReport, LockLine
from ffbdesk.words import goals as say
from ffbdesk.words import levels, udredning
from ffbdesk.words.dates import long_date, moment, short_date


def goals_report(board: GoalBoard, catalogue: Catalogue, age: int | None) -> GoalsReport:
    """The goals as a document of their own. CPR masked; `age` in whole years, where it is known."""
    citizen, case, gathering, seal = board.citizen, board.case, board.gathering, board.seal
    return GoalsReport(
        file_title=say.file_title(initials(citizen), case.case_number),
        document=say.DOCUMENT,
        kicker=say.KICKER,
        title=say.title(display_name(citizen)),
        subtitle=say.levels_from(long_date(gathering.held_on)) if gathering else "",
        initials=initials(citizen),
        case=case.case_number,
        marks=(udredning.PRACTICE,) if citizen.practice else (),
        facts=_facts(board, age),
        goals=goals_part(case, gathering, catalogue),
        meanings=tuple(Fact(value.term, say.MEANINGS[value.direction]) for value in catalogue.change_values),
        lock=LockLine(moment(seal.at), seal.by, seal.sha256) if seal else None,
    )


def goals_part(case: Case, gathering: InformationGathering | None, catalogue: Catalogue) -> GoalsPart:
    """Indsatsformål and the goals, each beside the level of its theme in a round."""
    rows = tuple(_row(goal, gathering, catalogue) for goal in case.goals)
    return GoalsPart(say.PURPOSE, case.intervention_purpose, rows, say.NO_GOALS)


def doubt(goal: InterventionGoal, gathering: InformationGathering | None, catalogue: Catalogue) -> str:
    """The sentence where måltype and levels point different ways; empty where they agree or are not known."""
    change = catalogue.change_value(goal.change) if goal.change else None
    current = level_at(gathering, goal.theme)
    if change is None or current is None or goal.expected is None:
        return ""
    if not disagrees(change.direction, current, goal.expected):
        return ""
    return say.doubt(change.direction, int(current), int(goal.expected))


def _row(goal: InterventionGoal, gathering: InformationGathering | None, catalogue: Catalogue) -> GoalRow:
    change = catalogue.change_value(goal.change) if goal.change else None
    current = level_at(gathering, goal.theme)
    return GoalRow(
        wording=goal.wording,
        change=change.term if change else "",
        theme=catalogue.theme(goal.theme).term if goal.theme else "",
        current=None if current is None else int(current),
        current_said=levels.SHORT[current] if current is not None else say.NOT_IN_ROUND if goal.theme else "",
        expected=None if goal.expected is None else int(goal.expected),
        expected_said="" if goal.expected is None else levels.SHORT[goal.expected],
        follow_up=short_date(goal.follow_up_on) if goal.follow_up_on else "",
        responsible=goal.responsible,
        related=tuple(catalogue.theme(code).term for code in goal.related),
        doubt=doubt(goal, gathering, catalogue),
    )


def _facts(board: GoalBoard, age: int | None) -> tuple[Fact, ...]:
    citizen, case = board.citizen, board.case
    pairs = [
        (udredning.CITIZEN, udredning.years(display_name(citizen), age)),
        (udredning.MUNICIPALITY, case.municipality or udredning.NOT_GIVEN),
        (udredning.CPR, masked_cpr(citizen.cpr) or udredning.NOT_GIVEN),
        (udredning.CASE_NUMBER, case.case_number or udredning.NOT_GIVEN),
    ]
    return tuple(Fact(label, text) for label, text in pairs)
