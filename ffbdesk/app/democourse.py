"""The course room of the demo: an exercise with thirteen answers, some of it talked through; and its screens."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ffbdesk.app.machine import this_machine
from ffbdesk.app.ports import Surroundings
from ffbdesk.app.shell import Shell
from ffbdesk.domain.course.attempt import Attempt
from ffbdesk.domain.course.case import CourseCase
from ffbdesk.domain.course.exercise import Given, Rules, Talk, Task, Why
from ffbdesk.domain.course.spread import SEVEN
from ffbdesk.services.course import attempts, cases, exercises, gathering, papers, room
from ffbdesk.services.desk import Desk
from ffbdesk.ui.course.window import CourseWindow
from ffbdesk.ui.kit.look import Look
from ffbdesk.words import demo as say

_ABSENT = (8, 14)
_PEOPLE = 15
_NEAR = (0, 0, 0, 0, -1, 1, -1, 1, -2, 2)
"""How far from the reference somebody lies: as often as in the design's picture."""


def fill(home: Path, out: Path) -> list[Path]:
    """Make the room in `home`, and save its papers in `out`; gives the papers."""
    machine = this_machine()
    desk = room.open_(home / room.NAME, machine)
    try:
        case = cases.shipped_cases()[0]
        wanted = exercises.Wanted(case, case.themes, say.TEAM, desk.clock().date(), _PEOPLE, Rules())
        one = exercises.make(desk, exercises.coded(wanted))
        task = exercises.hand_out(desk, one.id, out)
        _answers(desk, one.id, case, out)
        exercises.talk(desk, one.id, Talk(case.themes[3], frozenset({Why.FACTS, Why.INTERPRETING}), say.TAKEAWAY))
        _practised(desk, cases.shipped_cases()[1])
        return [
            task,
            papers.save_case(desk, case.id, out),
            papers.save_summary(desk, one.id, 1, out, trainer=say.TRAINER, hours="3"),
            papers.save_certificate(desk, one.id, say.PARTICIPANT, out, trainer=say.TRAINER, hours="3"),
        ]
    finally:
        desk.close()


def _answers(desk: Desk, which: str, case: CourseCase, out: Path) -> None:
    """Thirteen participants score alone, and hand in a file each."""
    dice = random.Random(20261128)  # noqa: S311 - the same demo each time
    task = exercises.board(desk, which).task()
    assert task is not None  # noqa: S101 - the case ships with the program
    files = []
    for number in range(1, _PEOPLE + 1):
        if number not in _ABSENT:
            one = _scored(attempts.begin(desk, task), case, task, number, dice)
            path, one = attempts.save_answer(desk, one, out / "svar")
            attempts.remove(desk, one.id)
            files.append(path)
    gathering.gather(desk, which, files)


def _scored(one: Attempt, case: CourseCase, task: Task, number: int, dice: random.Random) -> Attempt:
    for theme in task.themes:
        reference = case.reference.of(theme) if case.reference else None
        at = SEVEN.index(reference.judgement) if reference else 0
        chosen = SEVEN[min(6, max(0, at + dice.choice(_NEAR)))]
        one = one.with_given(Given(theme, chosen, dice.random() < 0.25, dice.choice(say.COURSE_REASONS)))
    return replace(one, number=number)


def _practised(desk: Desk, case: CourseCase) -> None:
    """A case practised alone, half way."""
    one = attempts.begin_alone(desk, case.id)
    for theme in case.themes[:6]:
        reference = case.reference.of(theme) if case.reference else None
        at = SEVEN.index(reference.judgement) if reference else 0
        one = one.with_given(Given(theme, SEVEN[max(0, at - 1)], reason=say.COURSE_REASONS[0]))
        one = attempts.show_reference(desk, one, theme)
    attempts.keep(desk, replace(one, at=5))


def screens(look: Look, around: Surroundings, home: Path, size: tuple[int, int]) -> Iterator[tuple[str, Shell]]:
    """Every screen of the room, drawn by the real window."""
    from ffbdesk.app.screens import settle  # it draws these too

    shell = Shell(look, around._replace(archives=home / "Arkiver"), None)
    shell.resize(*size)
    shell.show()
    shell.enter_course()
    settle(shell)
    assert shell.course is not None  # noqa: S101 - it was just entered
    assert shell.course.window is not None  # noqa: S101 - it opens without a word
    yield from _pages(shell, shell.course.window)
    shell.stop()
    shell.hide()
    shell.deleteLater()


def _pages(shell: Shell, window: CourseWindow) -> Iterator[tuple[str, Shell]]:
    from ffbdesk.app.screens import settle  # as above

    yield "k-kursus", shell
    found = window.home.room
    which = found.exercises[0].exercise.id if found else ""
    window.show_new()
    yield "k-ny-oevelse", shell
    window.show_gathering(which)
    settle(shell)
    yield "k-saml-svar", shell
    window.gather.show_wall.click()
    settle(shell)
    view = window.gather.wall.view
    for name in ("tema", "fordeling", "begrundelser", "reference"):
        yield f"k-laerred-{name}", shell
        if view is not None:
            view.onward()
    window.gather.wall.stop()
    window.show_summary(which)
    yield "k-opsamling", shell
    case = cases.shipped_cases()[1].id
    window.begin_alone(case)
    settle(shell)
    yield "k-vurder", shell
    attempt = window.score.attempt
    if attempt is not None:
        window.show_reference(replace(attempt, at=5))
        settle(shell)
        yield "k-alene", shell
    window.show_pattern()
    yield "k-moenster", shell
    window.show_case(case)
    yield "k-sag", shell
    window.show_writing()
    yield "k-skriv-en-sag", shell
