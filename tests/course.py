"""What tests of the course room share: a room, an exercise, and participants who score as they are told."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from ffbdesk.domain.course.attempt import Attempt
from ffbdesk.domain.course.case import CourseCase
from ffbdesk.domain.course.exercise import Exercise, Given, Rules
from ffbdesk.domain.course.spread import SEVEN
from ffbdesk.services.archive import Machine
from ffbdesk.services.course import attempts, cases, exercises, room
from ffbdesk.services.desk import Desk
from tests.support import machine


def kirsten() -> CourseCase:
    """The case that the guide uses."""
    return next(one for one in cases.shipped_cases() if one.title == "Kirsten Dalby")


@contextmanager
def course(folder: Path, ids: Machine | None = None) -> Iterator[Desk]:
    """A room, closed at the end."""
    desk = room.open_(folder, ids or machine())
    try:
        yield desk
    finally:
        desk.close()


def begun(desk: Desk, *, people: int = 15, nickname: bool = True) -> Exercise:
    """An exercise on Kirsten's case with all her themes, and its code."""
    case = kirsten()
    rules = Rules(reason_needed=True, nickname=nickname)
    wanted = exercises.Wanted(case, case.themes, "Hold A, Odense", desk.clock().date(), people, rules)
    return exercises.make(desk, replace(wanted, code=exercises.new_code(wanted, 4711)))


def scored(attempt: Attempt, number: int, choices: Sequence[int], reason: str = "Fordi {n}") -> Attempt:
    """An attempt with these of the seven, in the order of its themes; a reason beside each."""
    for theme, at in zip(attempt.task.themes, choices, strict=True):
        attempt = attempt.with_given(Given(theme, SEVEN[at], at == 3, reason.format(n=number)))
    return replace(attempt, number=number, nickname=f"Navn{number}")


def answers(laptop: Path, task: Path, out: Path, rows: dict[int, Sequence[int]]) -> list[Path]:
    """The svar files of these numbers, all scored on one laptop."""
    with course(laptop, machine(1000)) as desk:
        made = []
        for number, row in rows.items():
            one = scored(attempts.begin(desk, attempts.read_task(desk, task).task), number, row)
            path, _one = attempts.save_answer(desk, one, out)
            made.append(path)
    return made


def row(number: int) -> list[int]:
    """Ten choices that differ from number to number, the same each time."""
    return [(number * 3 + n * n) % 7 for n in range(10)]
