"""Øvelser: the trainer's side."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.course.board import Board
from ffbdesk.domain.course.case import CourseCase, short_name
from ffbdesk.domain.course.codes import MOST_THEMES, code_for, exercise_id
from ffbdesk.domain.course.exercise import Answer, Exercise, Rules, Talk, counted, ref_to
from ffbdesk.domain.course.likeness import looks_like_cpr
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.export.course.writing import TASK_ENDING, task_content, written
from ffbdesk.services import leaving
from ffbdesk.services.course import cases
from ffbdesk.services.course.keeping import ANSWER, EXERCISE, answer_key, exercise_from, exercise_text, kept_answer
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import UnknownRecord
from ffbdesk.storage.papers import Paper


class NoThemes(Exception):
    """An exercise needs at least one theme."""


@dataclass(frozen=True, slots=True)
class ExerciseLine:
    """An exercise in the list."""

    exercise: Exercise
    answers: int
    """That came in of its present round."""
    is_blind_due: bool
    """Whether it may be scored again with nothing of before in sight."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a trainer chooses for a new exercise."""

    case: CourseCase
    themes: tuple[ThemeCode, ...]
    team: str
    held_on: date
    participants: int
    rules: Rules
    shows_reference: bool = True
    code: str = ""
    """The short code as it was shown; empty for a case of somebody's own."""


def new_code(wanted: Wanted, dice: int | None = None) -> str:
    """A short code for it; empty where the case does not ship with the program."""
    case = wanted.case
    if all(one.id != case.id for one in cases.shipped_cases()) or len(case.themes) > MOST_THEMES or not wanted.themes:
        return ""
    chance = random.SystemRandom().randrange(2**30) if dice is None else dice
    return code_for(case, wanted.themes, wanted.rules, chance)


def coded(wanted: Wanted) -> Wanted:
    """The same with its short code, where it can have one."""
    return replace(wanted, code=new_code(wanted))


def make(desk: Desk, wanted: Wanted) -> Exercise:
    """Store a new exercise. Raises NoThemes, LooksLikeANumber, storage errors."""
    if not wanted.themes:
        raise NoThemes
    cases.must_be_made_up([wanted.team])
    while wanted.code and desk.ledger.read.paper(exercise_id(wanted.code)) is not None:
        wanted = coded(wanted)  # chance gave it a code that another exercise has
    made = Exercise(
        id=exercise_id(wanted.code) if wanted.code else desk.new_id(),
        team=wanted.team.strip(),
        held_on=wanted.held_on,
        participants=wanted.participants,
        case=ref_to(wanted.case),
        title=wanted.case.title,
        themes=tuple(theme for theme in wanted.case.themes if theme in wanted.themes),
        rules=wanted.rules,
        shows_reference=wanted.shows_reference,
        code=wanted.code,
    )
    keep(desk, made)
    return made


def put_right(desk: Desk, which: str, wanted: Wanted) -> Exercise:
    """Store what may be put right of an exercise that is made: the rest stands as it is by now. Raises as `make`."""
    one = replace(
        exercise(desk, which),
        team=wanted.team.strip(),
        held_on=wanted.held_on,
        participants=wanted.participants,
        shows_reference=wanted.shows_reference,
    )
    keep(desk, one)
    return one


def keep(desk: Desk, one: Exercise) -> None:
    """Store an exercise as it is now. Raises LooksLikeANumber, storage errors."""
    cases.must_be_made_up([one.team, *(talk.takeaway for talk in one.talks)])
    desk.ledger.keep_papers([Paper(one.id, EXERCISE, exercise_text(one), desk.clock())])


def exercise(desk: Desk, which: str) -> Exercise:
    """One exercise. Raises UnknownRecord."""
    paper = desk.ledger.read.paper(which)
    if paper is None or paper.kind != EXERCISE:
        raise UnknownRecord
    return exercise_from(paper.text)


def listing(desk: Desk) -> tuple[ExerciseLine, ...]:
    """Every exercise, the latest day first. Raises storage errors."""
    found = [exercise_from(paper.text) for paper in desk.ledger.read.papers(EXERCISE)]
    answers = counted(tuple(kept_answer(paper.text) for paper in desk.ledger.read.papers(ANSWER)))
    today = desk.clock().date()
    lines = [
        ExerciseLine(
            one,
            sum(each.exercise == one.id and each.round == one.round for each in answers),
            one.talked_on is not None and one.blind_from <= today and one.round < 3,
        )
        for one in reversed(found)
    ]
    return tuple(sorted(lines, key=lambda line: line.exercise.held_on, reverse=True))


def board(desk: Desk, which: str) -> Board:
    """An exercise with its case and the answers that count. Raises UnknownRecord."""
    one = exercise(desk, which)
    return Board(one, _case_of(desk, one), counted(answers_of(desk, which)))


def answers_of(desk: Desk, which: str) -> tuple[Answer, ...]:
    """All that came in of an exercise, also what no longer counts. Raises storage errors."""
    found = (kept_answer(paper.text) for paper in desk.ledger.read.papers(ANSWER))
    return tuple(one for one in found if one.exercise == which)


def _case_of(desk: Desk, one: Exercise) -> CourseCase | None:
    """The case, if it is here with the very text that was handed out."""
    found = next((each for each in cases.all_cases(desk) if each.id == one.case.id), None)
    return found if found is not None and found.text_hash == one.case.text_hash else None


def hand_out(desk: Desk, which: str, out: Path) -> Path:
    """Save the opgave file of its present round in a folder; gives its path. Raises NoSuchCase, storage errors."""
    found = board(desk, which)
    task = found.task()
    if task is None or found.case is None:
        raise cases.NoSuchCase
    stem = "opgave" if task.round == 1 else f"opgave-runde-{task.round}"
    name = leaving.Name(stem, f"{short_name(found.case)}{TASK_ENDING}")
    path = leaving.save(desk, "course task", out, name, written(task_content(task, desk.catalogue)))
    keep(desk, replace(found.exercise, handed_out=True))
    return path


def go_on_to(desk: Desk, which: str, round_: int) -> Exercise:
    """From now on the answers of another round are gathered. Raises UnknownRecord, storage errors."""
    one = replace(exercise(desk, which), round=round_)
    keep(desk, one)
    return one


def talk(desk: Desk, which: str, said: Talk) -> Exercise:
    """Store what was said of a theme. Raises UnknownRecord, storage errors; LooksLikeANumber, the sentence left out."""
    fits = said if not looks_like_cpr(said.takeaway) else replace(said, takeaway="")
    one = exercise(desk, which).with_talk(fits)
    keep(desk, one)
    cases.must_be_made_up([said.takeaway])
    return one


def talked_through(desk: Desk, which: str) -> Exercise:
    """The projector was shown to its end today. Raises UnknownRecord, storage errors."""
    one = replace(exercise(desk, which), talked_on=desk.clock().date())
    keep(desk, one)
    return one


def hide(desk: Desk, which: str, answer: str, theme: ThemeCode, *, hidden: bool) -> Exercise:
    """Keep a reason off the projector and the papers, or show it again. Raises UnknownRecord, storage errors."""
    one = exercise(desk, which)
    pair = frozenset({(answer, theme)})
    one = replace(one, hidden=one.hidden | pair if hidden else one.hidden - pair)
    keep(desk, one)
    return one


def remove(desk: Desk, which: str) -> None:
    """Delete an exercise with its answers. Cannot be undone. Raises storage errors."""
    answers = [answer_key(which, one.id) for one in answers_of(desk, which)]
    desk.ledger.keep_papers((), dropped=[which, *answers])


def end_gathering(desk: Desk, which: str) -> None:
    """Nicknames go when the gathering ends (course.md, 'Decided'). Raises storage errors."""
    from ffbdesk.services.course.gathering import papers_of  # noqa: PLC0415  # it knows this module

    found = [one for one in answers_of(desk, which) if one.nickname]
    desk.ledger.keep_papers(papers_of(desk, [replace(one, nickname="") for one in found]))


def spoken(themes: Sequence[ThemeCode], one: Exercise) -> int:
    """How many of the themes were talked of: something is marked or written."""
    return sum(bool(one.talk(theme).why or one.talk(theme).takeaway) for theme in themes)


def summed_up(desk: Desk, which: str) -> None:
    """The summary was saved: the gathering is over. Raises UnknownRecord, storage errors."""
    keep(desk, replace(exercise(desk, which), summed_up=True))
    end_gathering(desk, which)
