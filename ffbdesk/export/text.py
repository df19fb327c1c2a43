"""Reports as plain text, to paste into a case system: a heading a field, in the order of its form."""

from collections.abc import Iterable

from ffbdesk.domain.subgoals import SubGoal
from ffbdesk.export.report import CitedNote, DescribedPart, EvaluationPart, FullReport, GoalRow, GoalsPart, ThemePart
from ffbdesk.words import described, walk
from ffbdesk.words import goals as say_goals
from ffbdesk.words import report as words
from ffbdesk.words import subgoals as say_sub
from ffbdesk.words import text as say
from ffbdesk.words.dates import short_date

type Field = tuple[str, str]
"""A label and its text; nothing is said of an empty one."""


def plain_text(report: FullReport) -> str:
    """All of a udredning: head, purpose and wishes, each theme, what has no level, goals, lock."""
    parts = [
        report.title,
        ", ".join(report.marks),
        _lines((fact.label, fact.text) for fact in report.facts),
        _fields((fact.label, fact.text) for fact in report.opened),
        _fields([(report.purpose_label, report.purpose), (report.wishes_label, report.wishes)]),
        *(text_of_theme(theme) for theme in report.themes),
        *(text_of_described(part) for part in report.described),
        _fields((fact.label, fact.text) for fact in report.without_level),
        report.left_out,
        text_of_evaluation(report.evaluation) if report.evaluation else "",
        text_of_goals(report.goals) if report.goals else "",
        say.locked(report.lock.when, report.lock.by, report.lock.sha256) if report.lock else "",
        report.made_with,
    ]
    return _joined(parts)


def text_of_theme(theme: ThemePart) -> str:
    """One theme: three voices, evidence and notes, then the level, the remark and the citizen's own rating."""
    state = words.unconfirmed(theme.state) if theme.unconfirmed else theme.state
    level = state if theme.level is None else f"{theme.level}, {state.lower()}"
    found = [(words.ASSESSED_LEVEL, level), (words.SINCE, theme.change), (words.SHORT_REMARK, theme.remark)]
    return _joined(
        [
            say.theme(theme.group, theme.theme),
            _fields((fact.label, fact.text) for fact in theme.voices),
            _fields(
                [(words.how_often(theme.source), _evidence(theme)), (words.NOTE, "\n".join(map(_note, theme.notes)))]
            ),
            _fields([*found, (theme.own_label, theme.own)]),
        ]
    )


def text_of_described(part: DescribedPart) -> str:
    """One overtema without levels: what is highlighted, then the three voices."""
    days = "\n".join(f"{fact.label}, {fact.text}" for fact in part.highlights)
    voices = ((fact.label, fact.text) for fact in part.voices)
    name = words.unconfirmed(part.group) if part.unconfirmed else part.group
    return _joined([say.theme(part.section, name), _fields([(described.HIGHLIGHTS, days), *voices])])


def text_of_evaluation(part: EvaluationPart) -> str:
    """Sagsvurdering, in the order of its form."""
    facts = (part.whole, part.need, part.reason, *part.targets)
    return _fields((fact.label, fact.text) for fact in facts)


def text_of_goals(part: GoalsPart) -> str:
    """Indsatsformål and all goals."""
    if not part.rows and not part.purpose.strip():
        return ""
    rows = (text_of_goal(number, goal) for number, goal in enumerate(part.rows, 1))
    return _joined([_fields([(part.purpose_label, part.purpose)]), *rows])


def text_of_goal(number: int, goal: GoalRow) -> str:
    """One goal: its eight fields in the order of the form."""
    heads = words.GOALS_HEADS
    start = "" if goal.start is None else say_goals.in_short(goal.start, goal.start_on)
    current = goal.current_said if goal.current is None else f"{goal.current}, {goal.current_said.lower()}"
    expected = "" if goal.expected is None else f"{goal.expected}, {goal.expected_said.lower()}"
    about = zip(heads[1:4], (goal.wording, goal.change, goal.theme), strict=True)
    follow_up = ", ".join(part for part in (goal.follow_up, goal.late.lower()) if part)
    then = zip(heads[4:8], (current, expected, follow_up, goal.responsible), strict=True)
    fields = [*about, (words.START, start), *then, (heads[8], "; ".join(goal.related))]
    return _joined([say.goal(number), _fields(fields), goal.reached, goal.set_said])


def text_of_sub_goal(goal: str, sub_goal: SubGoal) -> str:
    """One delmål under the wording of its goal, in the order of the form."""
    judged = say_sub.judged(short_date(sub_goal.judged_on), sub_goal.judged_by) if sub_goal.judged_on else ""
    status = ", ".join(part for part in (say_sub.STATUS[sub_goal.status], f"{judged[:1].lower()}{judged[1:]}") if part)
    days = ((say_sub.BEGUN, sub_goal.begun_on), (say_sub.SEEN_AGAIN, sub_goal.seen_again_on))
    return _fields(
        [
            (words.GOALS_HEADS[1], goal),
            (say_sub.WORDING, sub_goal.wording),
            (say_sub.CITIZENS_PART, sub_goal.citizens_part),
            (say_sub.OUR_PART, sub_goal.our_part),
            (say_sub.STATUS_LABEL, status),
            (say_sub.BASIS, sub_goal.basis),
            *((name, short_date(day)) for name, day in days if day),
        ]
    )


def _evidence(theme: ThemePart) -> str:
    lines = []
    for found in theme.evidence:
        if found.on_occasion and words.ON_OCCASION not in lines:
            lines.append(words.ON_OCCASION)
        lines.append(f"{walk.noted(found.prompt, found.note)}: {words.FREQUENCIES[found.column].lower()}")
    return "\n".join(lines)


def _note(note: CitedNote) -> str:
    more = (f"{words.added(one.signed)}: {one.text.strip()}" for one in note.additions)
    return "\n".join([f"{note.signed}: {note.text.strip()}", *more])


def _fields(fields: Iterable[Field]) -> str:
    """A label on a line of its own, its text under it; a blank line between."""
    return _joined(f"{label}:\n{text.strip()}" for label, text in fields if text.strip())


def _lines(facts: Iterable[Field]) -> str:
    return "\n".join(f"{label}: {text.strip()}" for label, text in facts if text.strip())


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part.strip())
