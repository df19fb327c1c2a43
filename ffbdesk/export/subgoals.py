"""Delmålsplan: a citizen's goals, each with the delmål under it, as a document of sections."""

from collections.abc import Iterator
from datetime import date

from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.records import GoalBoard
from ffbdesk.domain.rules import display_name, initials
from ffbdesk.domain.subgoals import SubGoal
from ffbdesk.export.choices import USUAL, Choices, chosen_board
from ffbdesk.export.goals import facts_of, goals_part
from ffbdesk.export.report import Fact, GoalRow, PlainReport, Section
from ffbdesk.words import goals as goal_words
from ffbdesk.words import subgoals as say
from ffbdesk.words import udredning
from ffbdesk.words.dates import long_date, short_date


def sub_goals_report(
    whole: GoalBoard, catalogue: Catalogue, age: int | None, today: date, choices: Choices = USUAL
) -> PlainReport:
    """All goals with their delmål; `age` in whole years, where it is known. A short name is ours and stays here."""
    board = chosen_board(whole, choices)
    citizen, case = board.citizen, board.case
    part = goals_part(case, board.gathering, catalogue, today)
    sections = [
        one
        for number, (goal, row) in enumerate(zip(case.goals, part.rows, strict=True), 1)
        for one in _goal(number, row, board.sub_goals.get(goal.id, ()))
    ]
    return PlainReport(
        file_title=say.file_title(initials(citizen), case.case_number),
        document=say.DOCUMENT,
        kicker=say.KICKER,
        title=say.title(display_name(citizen)),
        subtitle=long_date(today),
        initials=initials(citizen),
        case=case.case_number,
        marks=(udredning.PRACTICE,) if citizen.practice else (),
        facts=facts_of(board, age, choices.cpr(citizen)),
        sections=(Section(part.purpose_label, case.intervention_purpose or udredning.NOT_GIVEN), *sections)
        if sections
        else (Section(goal_words.TITLE, part.none_said),),
        left_out=choices.left_out(catalogue),
        letterhead=choices.letterhead,
    )


def _goal(number: int, row: GoalRow, group: tuple[SubGoal, ...]) -> Iterator[Section]:
    heading = f"{goal_words.numbered(number)}: {row.theme}" if row.theme else goal_words.numbered(number)
    told = (
        (goal_words.WORDING, row.wording),
        (goal_words.CHANGE, row.change),
        (say.LEVEL, _levels(row)),
        (goal_words.FOLLOW_UP, ", ".join(part for part in (row.follow_up, row.late.lower()) if part)),
        (goal_words.RESPONSIBLE, row.responsible),
    )
    yield Section(heading, "" if group else say.NONE, _facts(told))
    for at, one in enumerate(group, 1):
        yield Section(say.numbered(number, at), "", _facts(_told(one)))


def _told(one: SubGoal) -> tuple[tuple[str, str], ...]:
    judged = say.judged(short_date(one.judged_on), one.judged_by) if one.judged_on else ""
    status = say.STATUS[one.status.value]
    return (
        (say.WORDING, one.wording),
        (say.CITIZENS_PART, one.citizens_part),
        (say.OUR_PART, one.our_part),
        (say.STATUS_LABEL, f"{status}. {judged}" if judged else status),
        (say.BASIS, one.basis),
        (say.DAYS, say.days(*(short_date(day) if day else "" for day in (one.begun_on, one.seen_again_on)))),
    )


def _facts(told: tuple[tuple[str, str], ...]) -> tuple[Fact, ...]:
    return tuple(Fact(label, text) for label, text in told if text.strip())


def _levels(row: GoalRow) -> str:
    """Ved start 2, moderat nedsat (28.5.2021). Nu 1, let nedsat. Forventet 0, ingen nedsat."""
    found = (
        (say.AT_START, row.start, row.start_said, row.start_on),
        (say.NOW, row.current, row.current_said, ""),
        (say.EXPECTED, row.expected, row.expected_said, ""),
    )
    return " ".join(say.level(when, level, said, day) for when, level, said, day in found if level is not None)
