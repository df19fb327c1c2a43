"""Opfølgning on paper, as text for a case system, and as the data that the paper carries."""

from collections.abc import Iterator
from dataclasses import replace

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import SENSITIVE, Catalogue
from ffbdesk.domain.followups import FollowUpBoard, FollowUpPart
from ffbdesk.domain.goals import Direction, InterventionGoal
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.rules import display_name, initials
from ffbdesk.export.choices import USUAL, Choices, chosen_person
from ffbdesk.export.file.coding import Json, coded_theme
from ffbdesk.export.file.followups import FOLLOW_UP_PARTS, FOLLOW_UP_RESULTS, FOLLOW_UPS
from ffbdesk.export.goals import facts_about
from ffbdesk.export.orders import plan_called
from ffbdesk.export.report import Fact, GoalTold, LockLine, Section, StatusReport, Track
from ffbdesk.words import followups as say
from ffbdesk.words import goals as goal_words
from ffbdesk.words import levels, udredning
from ffbdesk.words.dates import long_date, moment, short_date


@dataclass(frozen=True, slots=True)
class PartTold:
    """One part as it is shown: of a goal with its number, of a followed theme without."""

    part: FollowUpPart
    goal: InterventionGoal | None
    number: int
    """0 of a theme without a goal."""
    track: Track
    change: str
    """The måltype in short: 'Udvikle'; empty where there is none."""
    moved: str
    """How the level stands beside where it began; empty where there is no new one."""


def parts_told(board: FollowUpBoard, catalogue: Catalogue, choices: Choices = USUAL) -> tuple[PartTold, ...]:
    """The parts that may be seen: the goals in the case's order, then the themes that are followed without one."""
    return tuple(_parts_told(board, catalogue, choices))


def follow_up_report(
    board: FollowUpBoard, catalogue: Catalogue, age: int | None, choices: Choices = USUAL
) -> StatusReport:
    """Goal by goal, then the followed themes, støttebehov and what comes next; `age` in whole years, where known."""
    citizen, case, follow_up = chosen_person(board.citizen, choices), board.case, board.follow_up
    seal, told = follow_up.seal, parts_told(board, catalogue, choices)
    corrects = [say.corrects(board.corrects_on)] if follow_up.corrects_id else []
    sections = (section for _name, section in _sections(board, catalogue, told) if section.heading not in _heads(told))
    return StatusReport(
        file_title=say.file_title(initials(citizen), case.case_number),
        document=say.TITLE,
        kicker=say.kicker(long_date(follow_up.held_on)),
        title=say.title(display_name(citizen)),
        subtitle=" · ".join([say.SUBTITLE, *corrects]),
        initials=initials(citizen),
        case=case.case_number,
        marks=tuple(_marks(board)),
        facts=(*facts_about(citizen, case, age, choices.cpr(citizen)), *_facts_of(board)),
        in_short=Fact(say.IN_SHORT, follow_up.in_short.strip()),
        tracks=tuple(replace(one.track, result=one.track.result or _stands(one)) for one in told),
        goals=tuple(_goal_told(board, one, catalogue) for one in told if one.goal),
        sections=(*sections, *([] if choices.sensitive else [Section(say.NOT_WITH, choices.left_out(catalogue))])),
        lock=LockLine(moment(seal.at), seal.by, seal.sha256, say.ANEW) if seal else None,
        letterhead=choices.letterhead,
        now_said=say.NOW,
    )


def text_of_follow_up(board: FollowUpBoard, catalogue: Catalogue, choices: Choices = USUAL) -> str:
    """It as plain text, a heading a part, in the order of the paper. Empty where nothing is written."""
    told = parts_told(board, catalogue, choices)
    texts = [_text(section) for _name, section in _sections(board, catalogue, told)]
    if not texts:
        return ""
    follow_up = board.follow_up
    corrects = [say.corrects(board.corrects_on)] if follow_up.corrects_id else []
    took_part = [f"{say.TOOK_PART}: {follow_up.took_part.strip()}"] if follow_up.took_part.strip() else []
    again = [f"{say.NEXT_ON}: {long_date(follow_up.next_on)}"] if follow_up.next_on else []
    return "\n\n".join([say.heading(follow_up.held_on), *corrects, *took_part, *texts, *again])


def printed_follow_up(
    board: FollowUpBoard, catalogue: Catalogue, person: Json, case: Json, choices: Choices = USUAL
) -> Json:
    """What the paper says, as data; `person` and `case` are these as they may be printed."""
    follow_up = board.follow_up
    seal, plans = follow_up.seal, {plan.id: plan for plan in board.plans}
    head = ("held_on", "author", "took_part", "in_short", "need", "need_reason", "need_on", "next_on")
    return {
        "citizen": person,
        "case": case,
        **FOLLOW_UPS.write(follow_up, catalogue, head),
        "corrects_held_on": board.corrects_on.isoformat() if board.corrects_on else None,
        "parts": [_data(board, one, catalogue) for one in parts_told(board, catalogue, choices)],
        "results": [
            {
                "plan": plan_called(plans[one.plan_id], catalogue) if one.plan_id in plans else None,
                **FOLLOW_UP_RESULTS.write(one, catalogue, ("value", "reason")),
            }
            for one in follow_up.results
        ],
        "finished_at": seal.at.isoformat() if seal else None,
        "finished_by": seal.by if seal else None,
        "sha256": seal.sha256 if seal else None,
    }


def _parts_told(board: FollowUpBoard, catalogue: Catalogue, choices: Choices) -> Iterator[PartTold]:
    order = {goal.id: n for n, goal in enumerate(board.case.goals)}
    parts = sorted(board.follow_up.parts, key=lambda part: order.get(part.goal_id, len(order)))  # type: ignore[arg-type]
    number = 0  # a gap would tell that something was left out
    for part in parts:
        goal = board.goal(part)
        if (part.goal_id and goal is None) or not _may_be_seen(board, part, choices):
            continue
        number += 1 if goal else 0
        yield _part_told(board, part, goal, number if goal else 0, catalogue)


def _part_told(
    board: FollowUpBoard, part: FollowUpPart, goal: InterventionGoal | None, number: int, catalogue: Catalogue
) -> PartTold:
    start, now = board.start(part), board.level(part)
    expected = goal.expected_level if goal and goal.theme == part.theme else None
    change = catalogue.change_value(goal.change_value) if goal and goal.change_value else None
    before = None if start is None else int(start.level)
    track = Track(
        goal_words.numbered(number) if goal else "",
        _theme(part.theme, catalogue),
        before,
        None if expected is None else int(expected),
        None if now is None else int(now),
        _result(part),
    )
    direction = change.direction if change else None
    moved = _moved(direction, track) if now is not None else ""
    since = board.before.get(part.theme) if part.theme else None
    if goal and start and since and now is not None and since.day > start.day and since.level != start.level:
        moved = f"{say.since_start(moved)} {say.since_last(int(since.level), int(now), since.day)}"
    short = goal_words.SHORT_CHANGE[change.direction.value] if change else ""
    return PartTold(part, goal, number, track, short, moved)


def _moved(direction: Direction | None, track: Track) -> str:
    assert track.now is not None  # noqa: S101 - asked where there is one
    moved = say.moved(direction, track.before, track.now, track.expected)
    reached = say.reached(direction, track.before, track.now, track.expected)
    return f"{moved}. {reached}" if reached else moved


def _result(part: FollowUpPart) -> str:
    said = say.RESULT[part.result] if part.result else ""
    return said[:1].upper() + said[1:]


def _stands(told: PartTold) -> str:
    """What stands where nobody chose a result."""
    if told.part.judgement is not None and told.track.now is None:
        return say.NOT_ASSESSED
    return told.moved


def _theme(theme: ThemeCode | None, catalogue: Catalogue) -> str:
    return catalogue.theme(theme).name if theme else say.NO_THEME


def _marks(board: FollowUpBoard) -> Iterator[str]:
    if board.citizen.practice:
        yield udredning.PRACTICE
    if board.follow_up.seal is None:
        yield udredning.DRAFT
    if board.follow_up.corrects_id:
        yield say.CORRECTION


def _facts_of(board: FollowUpBoard) -> tuple[Fact, ...]:
    follow_up = board.follow_up
    return (
        Fact(say.HELD_ON, say.days(follow_up.held_on, board.last_on)),
        Fact(say.NEXT_ON, long_date(follow_up.next_on) if follow_up.next_on else udredning.NOT_GIVEN),
        *([Fact(say.TOOK_PART, follow_up.took_part.strip())] if follow_up.took_part.strip() else []),
        Fact(say.AUTHOR, follow_up.author),
    )


def _goal_told(board: FollowUpBoard, told: PartTold, catalogue: Catalogue) -> GoalTold:
    assert told.goal is not None  # noqa: S101 - asked of goals alone
    change = catalogue.change_value(told.goal.change_value).term if told.goal.change_value else ""
    return GoalTold(
        _heading(told),
        told.track.result,
        told.goal.wording.strip(),
        " ".join(filter(None, (f"{change}." if change else "", _levels(board, told)))),
        (),
        Fact(say.FOLLOWING, _following(told.part)),
        _facts(_views(board, told.part)),
    )


def _sections(board: FollowUpBoard, catalogue: Catalogue, told: tuple[PartTold, ...]) -> Iterator[tuple[str, Section]]:
    """All that is said, in the paper's order, each with the name of its part."""
    follow_up = board.follow_up
    if follow_up.in_short.strip():
        yield say.IN_SHORT, Section(say.IN_SHORT, follow_up.in_short.strip())
    for one in told:
        if one.goal:
            yield one.part.id, Section(_heading(one), "", _facts(_goal(board, one, catalogue)))
    followed = [one for one in told if not one.goal]
    facts = _facts([(one.track.theme, _followed(board, one)) for one in followed])
    if facts:
        yield say.FOLLOWED_HEAD, Section(say.FOLLOWED_HEAD, "", facts)
    need = _facts(_need(board, catalogue))
    if need:
        yield say.NEED, Section(say.NEED, "", need)
    results = _facts(_results(board, catalogue))
    if results:
        yield say.RESULTS, Section(say.RESULTS, "", results)


def _heads(told: tuple[PartTold, ...]) -> set[str]:
    """The headings of what the paper shows in forms of their own."""
    return {say.IN_SHORT, *(_heading(one) for one in told if one.goal)}


def _heading(told: PartTold) -> str:
    return f"{told.track.number}: {told.track.theme}" if told.part.theme else told.track.number


def _goal(board: FollowUpBoard, told: PartTold, catalogue: Catalogue) -> list[tuple[str, str]]:
    goal, part = told.goal, told.part
    assert goal is not None  # noqa: S101 - asked of goals alone
    change = catalogue.change_value(goal.change_value).term if goal.change_value else ""
    return [
        (goal_words.WORDING, goal.wording),
        (say.RESULT_NAME, say.RESULT[part.result] if part.result else ""),
        (goal_words.CHANGE, change),
        (say.LEVELS, _levels(board, told)),
        *_views(board, part),
        (say.FOLLOWING, _following(part)),
    ]


def _views(board: FollowUpBoard, part: FollowUpPart) -> list[tuple[str, str]]:
    return list(zip((say.CITIZENS_VIEW, say.PROVIDERS_VIEW, say.CASEWORKERS_VIEW), board.views(part), strict=True))


def _levels(board: FollowUpBoard, told: PartTold) -> str:
    """Før 2, moderat nedsat (28.5.2021). Forventet 0, ingen nedsat. Nu 1, let nedsat (30.8.2021). Fremgang ..."""
    start, now, part = board.start(told.part), board.level(told.part), told.part
    said = []
    if start is not None:
        said.append(say.level(say.BEFORE, start.level, levels.SHORT[start.level].lower(), start.day))
    if told.track.expected is not None:
        said.append(say.level(say.EXPECTED, told.track.expected, levels.SHORT[told.track.expected].lower()))
    if now is not None:
        said.append(say.level(say.NOW, now, levels.SHORT[now].lower(), part.judged_on))
        said.append(told.moved if told.moved.endswith(".") else f"{told.moved}.")
    elif part.judgement is not None:
        said.append(f"{say.NOW}: {say.NOT_ASSESSED.lower()}.")
    return " ".join(said)


def _followed(board: FollowUpBoard, told: PartTold) -> str:
    """The levels of a followed theme and what is said of it; empty where it was not judged and nothing is said."""
    views = [f"{label}: {text.strip()}" for label, text in _views(board, told.part) if text.strip()]
    return "\n".join([_levels(board, told), *views]) if told.part.judgement is not None or views else ""


def _following(part: FollowUpPart) -> str:
    said = f"{say.NEXT[part.following]}." if part.following else ""
    again = f"{say.AGAIN_ON}: {short_date(part.again_on)}." if part.again_on else ""
    return " ".join(filter(None, (said, again)))


def _need(board: FollowUpBoard, catalogue: Catalogue) -> list[tuple[str, str]]:
    follow_up, before = board.follow_up, board.need_before
    needs = catalogue.interventions
    if follow_up.need is None:
        return [(say.REASON, follow_up.need_reason)]
    last = say.need_last(needs.need(before[0]).term, before[1]) if before else ""
    return [
        (say.NEED, " ".join(filter(None, (f"{needs.need(follow_up.need).term}.", last)))),
        (say.NEED_ON, long_date(follow_up.need_on) if follow_up.need_on else ""),
        (say.REASON, follow_up.need_reason),
    ]


def _results(board: FollowUpBoard, catalogue: Catalogue) -> list[tuple[str, str]]:
    found, plans = [], {plan.id: plan for plan in board.plans}
    for one in board.follow_up.results:
        if one.plan_id in plans:
            term = catalogue.interventions.follow_up(one.value).term if one.value is not None else ""
            said = f"{say.result_in_short(term)}." if term else ""
            text = " ".join(filter(None, (said, one.reason.strip())))
            found.append((plan_called(plans[one.plan_id], catalogue), text))
    return found


def _data(board: FollowUpBoard, told: PartTold, catalogue: Catalogue) -> Json:
    part, start = told.part, board.start(told.part)
    citizen, provider, caseworker = board.views(part)
    return {
        "goal": told.goal.wording if told.goal else None,
        "theme": coded_theme(part.theme, catalogue) if part.theme else None,
        "level_before": told.track.before,
        "level_before_on": start.day.isoformat() if start else None,
        "level_expected": told.track.expected,
        **FOLLOW_UP_PARTS.write(part, catalogue, ("judgement", "judged_on", "result", "following", "again_on")),
        "citizens_view": citizen,
        "providers_view": provider,
        "caseworkers_view": caseworker,
    }


def _text(section: Section) -> str:
    facts = [f"{fact.label}: {fact.text}" for fact in section.facts]
    return "\n".join([section.heading, *([section.intro] if section.intro else []), *facts])


def _facts(told: list[tuple[str, str]]) -> tuple[Fact, ...]:
    return tuple(Fact(label, text.strip()) for label, text in told if text.strip())


def _may_be_seen(board: FollowUpBoard, part: FollowUpPart, choices: Choices) -> bool:
    return choices.sensitive or board.tells_of(part).isdisjoint(SENSITIVE)
