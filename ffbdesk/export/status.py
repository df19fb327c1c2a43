"""Statusnotat on paper, as text for a case system, and as the data that the paper carries."""

from collections.abc import Iterator

from ffbdesk.domain.catalogue import SENSITIVE, Catalogue
from ffbdesk.domain.rules import display_name, initials
from ffbdesk.domain.sourced import plain
from ffbdesk.domain.status import CLOSING, IN_SHORT, OTHERS, StatusBoard, StatusPart, ToldGoal
from ffbdesk.domain.subgoals import SubGoal
from ffbdesk.export.choices import USUAL, Choices, chosen_person
from ffbdesk.export.file.coding import Json, coded_theme
from ffbdesk.export.goals import facts_about
from ffbdesk.export.report import Fact, GoalTold, LockLine, Section, StatusReport, Step, Track
from ffbdesk.words import goals as goal_words
from ffbdesk.words import levels, subgoals, udredning
from ffbdesk.words import status as say
from ffbdesk.words.dates import long_date, moment, short_date


def status_report(board: StatusBoard, catalogue: Catalogue, age: int | None, choices: Choices = USUAL) -> StatusReport:
    """Goal by goal; `age` in whole years, where it is known."""
    citizen, case, status = chosen_person(board.citizen, choices), board.case, board.status
    seal = status.seal
    follow_up = long_date(status.follow_up_on) if status.follow_up_on else ""
    facts = [
        *facts_about(citizen, case, age, choices.cpr(citizen)),
        Fact(say.PERIOD, _period(board) or udredning.NOT_GIVEN),
        Fact(say.FOLLOW_UP, follow_up or udredning.NOT_GIVEN),
        Fact(say.AUTHOR, status.author),
        Fact(say.WRITTEN_ON, long_date(status.written_on)),
    ]
    told = list(_told(board, choices))
    return StatusReport(
        file_title=say.file_title(initials(citizen), case.case_number),
        document=say.TITLE,
        kicker=say.kicker(follow_up),
        title=say.title(display_name(citizen)),
        subtitle=" · ".join([say.SUBTITLE, *_corrects(board)]),
        initials=initials(citizen),
        case=case.case_number,
        marks=tuple(_marks(board)),
        facts=tuple(facts),
        in_short=Fact(say.IN_SHORT, status.in_short.strip()),
        tracks=tuple(_track(number, one, part, catalogue) for number, one, part in told),
        goals=tuple(_goal_told(number, one, part, catalogue) for number, one, part in told),
        sections=(
            *(section for name, section in _sections(board, catalogue, choices) if name in (OTHERS, CLOSING)),
            *([] if choices.sensitive else [Section(say.NOT_WITH, choices.left_out(catalogue))]),
        ),
        lock=LockLine(moment(seal.at), seal.by, seal.sha256, say.ANEW) if seal else None,
        letterhead=choices.letterhead,
        now_said=say.SUGGESTED,
    )


def _marks(board: StatusBoard) -> Iterator[str]:
    if board.citizen.practice:
        yield udredning.PRACTICE
    if board.status.seal is None:
        yield udredning.DRAFT
    if board.status.corrects_id:
        yield say.CORRECTION


def _corrects(board: StatusBoard) -> list[str]:
    return [say.corrects(board.corrects_on)] if board.status.corrects_id else []


def _told(board: StatusBoard, choices: Choices) -> Iterator[tuple[int, ToldGoal, StatusPart]]:
    """The goals that may be seen, each with its number and what is told of it."""
    seen = [
        (told, part)
        for told in board.goals
        if (part := board.status.part_of(told.goal.id)) is not None and _may_be_seen(part, told, choices)
    ]
    for number, (told, part) in enumerate(seen, 1):  # a gap would tell that something was left out
        yield number, told, part


def _track(number: int, told: ToldGoal, part: StatusPart, catalogue: Catalogue) -> Track:
    goal = told.goal
    before, expected, now = (
        None if level is None else int(level) for level in (goal.starting_level, goal.expected_level, part.level)
    )
    theme = catalogue.theme(goal.theme).name if goal.theme else say.NO_THEME
    return Track(goal_words.numbered(number), theme, before, expected, now, _result(part))


def _goal_told(number: int, told: ToldGoal, part: StatusPart, catalogue: Catalogue) -> GoalTold:
    goal = told.goal
    change = catalogue.change_value(goal.change_value).term if goal.change_value else ""
    levels_said = " ".join(_levels(told, part))
    return GoalTold(
        _heading(number, told, catalogue),
        _result(part),
        goal.wording.strip(),
        " ".join(text for text in (f"{change}." if change else "", levels_said) if text),
        tuple(
            Step(one.wording.strip(), subgoals.STATUS[one.status.value], one.basis.strip()) for one in told.sub_goals
        ),
        Fact(say.HAPPENED, plain(part.happened).strip()),
        _facts([(say.CITIZENS_VIEW, part.citizens_view), (say.OUR_VIEW, part.our_view)]),
    )


def _result(part: StatusPart) -> str:
    said = say.RESULT[part.result] if part.result else ""
    return said[:1].upper() + said[1:]


def text_of_status(board: StatusBoard, catalogue: Catalogue, choices: Choices = USUAL, part: str = "") -> str:
    """It as plain text, a heading a part, in the order in which a case system asks.

    Of one `part` alone where it is named: the id of a goal's part, IN_SHORT, OTHERS or CLOSING. Empty where nothing is
    written there, or it may not be seen.
    """
    told = (section for name, section in _sections(board, catalogue, choices) if part in ("", name))
    texts = list(map(_text, told))
    return "\n\n".join([*(_corrects(board) if texts and not part else []), *texts])


def _text(section: Section) -> str:
    return "\n".join([section.heading, *([section.intro] if section.intro else []), *map(_line, section.facts)])


def printed_status(
    board: StatusBoard, catalogue: Catalogue, person: Json, case: Json, choices: Choices = USUAL
) -> Json:
    """What the paper says, as data; `person` and `case` are these as they may be printed. Of no note a word."""
    status, told = board.status, {one.goal.id: one for one in board.goals}
    parts = [
        part
        for part in status.parts
        if (part.goal_id is None or part.goal_id in told)
        and _may_be_seen(part, told.get(part.goal_id) if part.goal_id else None, choices)
    ]
    return {
        "citizen": person,
        "case": case,
        "written_on": status.written_on.isoformat(),
        "author": status.author,
        "since": status.since.isoformat() if status.since else None,
        "until": status.until.isoformat() if status.until else None,
        "follow_up_on": status.follow_up_on.isoformat() if status.follow_up_on else None,
        "corrects_written_on": board.corrects_on.isoformat() if board.corrects_on else None,
        "in_short": status.in_short,
        "parts": [_data(part, told.get(part.goal_id), catalogue) for part in parts],  # type: ignore[arg-type]
        "support": status.support,
        "proposal": status.proposal,
        "finished_at": status.seal.at.isoformat() if status.seal else None,
        "finished_by": status.seal.by if status.seal else None,
        "sha256": status.seal.sha256 if status.seal else None,
    }


def _data(part: StatusPart, told: ToldGoal | None, catalogue: Catalogue) -> Json:
    theme = part.theme or (told.goal.theme if told else None)
    return {
        "goal": told.goal.wording if told else None,
        "theme": coded_theme(theme, catalogue) if theme else None,
        "result": part.result.value if part.result else None,
        "level_before": None if told is None or told.goal.starting_level is None else int(told.goal.starting_level),
        "level_expected": None if told is None or told.goal.expected_level is None else int(told.goal.expected_level),
        "level_suggested": None if part.level is None else int(part.level),
        "sub_goals": [
            {"wording": one.wording, "status": one.status.value, "basis": one.basis}
            for one in (told.sub_goals if told else ())
        ],
        "happened": plain(part.happened),
        "citizens_view": part.citizens_view,
        "our_view": part.our_view,
    }


def _sections(board: StatusBoard, catalogue: Catalogue, choices: Choices) -> Iterator[tuple[str, Section]]:
    status = board.status
    if status.in_short.strip():
        yield IN_SHORT, Section(say.IN_SHORT, status.in_short)
    for number, told, part in _told(board, choices):
        yield part.id, Section(_heading(number, told, catalogue), "", _facts(_goal(told, part, catalogue)))
    others = [
        (catalogue.theme(part.theme).name, plain(part.happened))
        for part in status.parts
        if part.theme and _may_be_seen(part, None, choices)
    ]
    if any(text.strip() for _name, text in others):
        yield OTHERS, Section(say.OTHERS, say.OTHERS_TEXT, _facts(others))
    closing = _facts([(say.SUPPORT, status.support), (say.PROPOSAL, status.proposal)])
    if closing:
        yield CLOSING, Section(say.CLOSING, "", closing)


def _heading(number: int, told: ToldGoal, catalogue: Catalogue) -> str:
    theme = catalogue.theme(told.goal.theme).name if told.goal.theme else ""
    return f"{goal_words.numbered(number)}: {theme}" if theme else goal_words.numbered(number)


def _goal(told: ToldGoal, part: StatusPart, catalogue: Catalogue) -> list[tuple[str, str]]:
    goal = told.goal
    change = catalogue.change_value(goal.change_value).term if goal.change_value else ""
    return [
        (goal_words.WORDING, goal.wording),
        (say.RESULT_NAME, say.RESULT[part.result] if part.result else ""),
        (goal_words.CHANGE, change),
        (say.LEVELS, " ".join(_levels(told, part))),
        (say.STEPS, "\n".join(map(_step, told.sub_goals))),
        (say.HAPPENED, plain(part.happened)),
        (say.CITIZENS_VIEW, part.citizens_view),
        (say.OUR_VIEW, part.our_view),
    ]


def _levels(told: ToldGoal, part: StatusPart) -> list[str]:
    found = (
        (say.BEFORE, told.goal.starting_level),
        (say.EXPECTED, told.goal.expected_level),
        (say.SUGGESTED, part.level),
    )
    return [say.level(when, int(level), levels.SHORT[level].lower()) for when, level in found if level is not None]


def _step(one: SubGoal) -> str:
    """Børge finder en vare, der er flyttet: delvist nået. Seks af ti gange."""
    status = subgoals.STATUS[one.status.value].lower()
    basis = f" {one.basis.strip()}" if one.basis.strip() else ""
    return f"{one.wording.strip().rstrip('.')}: {status}.{basis}"


def _facts(told: list[tuple[str, str]]) -> tuple[Fact, ...]:
    return tuple(Fact(label, text.strip()) for label, text in told if text.strip())


def _line(fact: Fact) -> str:
    return f"{fact.label}: {fact.text}"


def _period(board: StatusBoard) -> str:
    days = [short_date(day) for day in (board.status.since, board.status.until) if day]
    return say.BETWEEN.format(*days) if len(days) == 2 else "".join(days)


def _may_be_seen(part: StatusPart, told: ToldGoal | None, choices: Choices) -> bool:
    about = {part.theme, *((told.goal.theme, *told.goal.related) if told else ())}
    return choices.sensitive or about.isdisjoint(SENSITIVE)
