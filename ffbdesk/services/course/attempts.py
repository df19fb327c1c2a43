"""The participant's side: an opgave that is scored, and a case that is practised alone."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.course import attempt as attempt_module
from ffbdesk.domain.course.attempt import Attempt, Seen
from ffbdesk.domain.course.case import CourseCase, short_name
from ffbdesk.domain.course.codes import line_for, read_code
from ffbdesk.domain.course.exercise import AGAIN, ALONE, Rules, Task
from ffbdesk.domain.course.likeness import without_numbers
from ffbdesk.domain.course.pattern import Pattern, Scored, patterns
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.export.course.writing import ANSWER_ENDING, answer_content, written
from ffbdesk.services import leaving
from ffbdesk.services.course import cases
from ffbdesk.services.course.keeping import ATTEMPT, attempt_from, attempt_text
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import UnknownRecord
from ffbdesk.storage.papers import Paper


class NoNumber(Exception):
    """An answer needs a number."""


class InUse(Exception):
    """The case is that of an opgave here which is not handed in, or was begun today: the talk may be to come."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """An opgave that was opened, and what is here of it already."""

    task: Task
    under_way: tuple[Attempt, ...]
    """Of this very round: to go on with."""
    first: tuple[Attempt, ...]
    """Of an earlier round: whoever had one of these numbers goes on as the same participant."""


def read_task(desk: Desk, path: Path) -> Beginning:
    """What an opgave file asks for. Raises FileError, Unreadable, storage errors."""
    from ffbdesk.export.course import reading  # noqa: PLC0415  # its shapes take long to make

    return _beginning(desk, reading.read_task(cases.content_of(path), path.name, desk.catalogue))


def task_of_code(desk: Desk, typed: str) -> Beginning:
    """What a short code asks for. Raises NotACode, NoSuchCase, storage errors."""
    code = read_code(typed)
    case = cases.by_short_name(code.name)
    themes = tuple(theme for theme, chosen in zip(case.themes, code.chosen, strict=False) if chosen)
    task = Task(code.exercise, ALONE, replace(case, reference=None), themes, code.rules)
    return _beginning(desk, task)


def score_again(desk: Desk, which: str) -> Attempt:
    """The second round of what was scored here: what was begun of it by the same participant, or a new one.

    Raises UnknownRecord, storage errors.
    """
    first = attempt(desk, which)
    task = replace(first.task, round=AGAIN)
    mine = (one for one in _beginning(desk, task).under_way if one.participant == first.participant)
    return next(mine, None) or begin(desk, task, first)


def _beginning(desk: Desk, task: Task) -> Beginning:
    mine = [one for one in attempts(desk) if one.task.exercise == task.exercise and not one.alone]
    under_way = tuple(one for one in mine if one.task.round == task.round)
    first = tuple(one for one in mine if one.task.round < task.round and one.number is not None)
    return Beginning(task, under_way, first)


def begin(desk: Desk, task: Task, first: Attempt | None = None) -> Attempt:
    """Begin on an opgave, as a new participant or as the one who had the earlier round. Raises storage errors."""
    today = desk.clock().date()
    if first is None:
        made = Attempt(desk.new_id(), task, desk.new_id(), today)
    else:
        made = attempt_module.again(first, task, desk.new_id(), today)
    _store(desk, made)
    return made


def begin_alone(desk: Desk, which: str) -> Attempt:
    """Begin to practise a case alone, or go on where one stopped. Raises NoSuchCase, InUse, storage errors."""
    case = cases.case(desk, which)
    if which in _in_use(desk):
        raise InUse
    for one in attempts(desk):
        if one.alone and one.case.id == which and len(one.seen) < len(one.task.themes):
            return one
    rules = Rules(reason_needed=False)
    made = Attempt(
        desk.new_id(), Task(desk.new_id(), ALONE, case, case.themes, rules), "", desk.clock().date(), alone=True
    )
    _store(desk, made)
    return made


def offered_alone(desk: Desk) -> tuple[CourseCase, ...]:
    """The cases to practise: not one that an opgave here is about and under way (course.md, 'Decided')."""
    busy = _in_use(desk)
    return tuple(one for one in cases.all_cases(desk) if one.reference is not None and one.id not in busy)


def _in_use(desk: Desk) -> set[str]:
    """The cases of opgaver under way here: their reference is not to be read yet.

    No computer but the trainer's knows when a case was talked of, so one that is handed in waits for the day to end.
    """
    today = desk.clock().date()
    mine = (one for one in attempts(desk) if not one.alone)
    return {one.case.id for one in mine if not one.saved or one.begun_on == today}


def attempts(desk: Desk) -> tuple[Attempt, ...]:
    """All of one's own work, in the order it was begun. Raises storage errors."""
    return tuple(attempt_from(paper.text) for paper in desk.ledger.read.papers(ATTEMPT))


def attempt(desk: Desk, which: str) -> Attempt:
    """One of them. Raises UnknownRecord."""
    paper = desk.ledger.read.paper(which)
    if paper is None or paper.kind != ATTEMPT:
        raise UnknownRecord
    return attempt_from(paper.text)


def keep(desk: Desk, one: Attempt) -> None:
    """Store what stands so far, and what was settled meanwhile: a level that is locked, how often it was saved.

    Raises UnknownRecord where it was taken away, storage errors; LooksLikeANumber with the rest stored.
    """
    before = attempt(desk, one.id)
    fits = one.settled_as(before).with_texts(without_numbers)
    if fits != before:
        _store(desk, fits)
    cases.must_be_made_up(one.texts)


def _store(desk: Desk, one: Attempt) -> None:
    desk.ledger.keep_papers([Paper(one.id, ATTEMPT, attempt_text(one, desk.catalogue), desk.clock())])


def remove(desk: Desk, which: str) -> None:
    """Take one's own work away. Cannot be undone. Raises storage errors."""
    desk.ledger.keep_papers((), dropped=[which])


def save_answer(desk: Desk, one: Attempt, out: Path) -> tuple[Path, Attempt]:
    """Save the svar in a folder; gives its path, and the attempt as it is now.

    The answer's id is the attempt's own: saved anew it takes the place of the one before. Raises NoNumber,
    LooksLikeANumber, storage errors.
    """
    if one.number is None:
        raise NoNumber
    one = replace(one, saved=attempt(desk, one.id).saved + 1)
    answer = one.answer(one.id, desk.clock().date())
    round_ = f"-runde-{one.task.round}" if one.task.round > ALONE else ""
    name = leaving.Name(f"svar-{one.number:02d}{round_}", f"{short_name(one.case)}{ANSWER_ENDING}")
    keep(desk, one)
    path = leaving.save(desk, "course answer", out, name, written(answer_content(answer)))
    return path, one


def line(one: Attempt) -> str:
    """The svarlinje of what stands now. Raises NoNumber."""
    if one.number is None:
        raise NoNumber
    judgements = [one.of(theme).judgement for theme in one.task.themes]
    return line_for(one.task.exercise, one.task.round, one.number, judgements)


def show_reference(desk: Desk, one: Attempt, theme: ThemeCode) -> Attempt:
    """Alone: the reference of a theme is shown, and its level locked. Raises storage errors."""
    if one.of(theme).judgement is None or one.is_seen(theme):
        return one
    keep(desk, replace(one, seen=(*one.seen, Seen(theme))))
    return attempt(desk, one.id)


def pattern(desk: Desk) -> tuple[Pattern, ...]:
    """One's own pattern over all that was practised alone. Raises storage errors."""
    return patterns(scored(attempts(desk)))


def scored(found: Sequence[Attempt]) -> tuple[Scored, ...]:
    """The themes whose reference was shown."""
    return tuple(
        Scored(one.case.id, judgement, reference)
        for one in found
        if one.alone and one.case.reference is not None
        for seen in one.seen
        if (reference := one.case.reference.of(seen.theme)) is not None
        and (judgement := one.of(seen.theme).judgement) is not None
    )
