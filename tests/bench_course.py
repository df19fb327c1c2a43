"""The course room's figures for `make bench`: 200 answers to 31 themes gathered and drawn, and walked through."""

import random
import statistics
import time
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ffbdesk.app.screens import settle
from ffbdesk.app.shell import Shell
from ffbdesk.catalog.loader import load
from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.course.board import Board
from ffbdesk.domain.course.case import CourseCase
from ffbdesk.domain.course.exercise import ALONE, REASON_MAX, Answer, Exercise, Given, Rules, ref_to
from ffbdesk.domain.course.spread import SEVEN, widest_first
from ffbdesk.domain.course.spread import figures as overall
from ffbdesk.export.course.reading import read_case
from ffbdesk.export.course.writing import answer_content, written
from ffbdesk.services.course import exercises
from ffbdesk.ui.course.wall.view import Wall
from ffbdesk.ui.kit.look import Look

_ID = "11111111-1111-4111-8111-111111111111"
_ANSWERS, _STEPS, _SIZE = 200, 60, (1920, 1080)
_CASE = Path(__file__).resolve().parent.parent / "resources" / "course" / "kirsten-dalby.ffbsag"
_WORDS = ("hun gør det selv", "de fleste dage", "støtten er trukket fra", "i ugen uden Ole", "før kriteriet")


def figures(shell: Shell, place: Path) -> Iterator[tuple[str, str]]:
    """Each figure with what it was. `shell` is a window with no archive open, whose room lies empty."""
    times = sorted(wall_steps())
    median, most = statistics.median(times), times[int(len(times) * 0.95) - 1]
    yield "projector, a step at 1920 x 1080", f"median {median:.1f}, p95 {most:.1f} (goal 33)"
    board = _board(load())
    start = time.perf_counter()
    overall(widest_first(board.spreads(ALONE)))
    yield "figures of 200 answers to 31 themes", f"{(time.perf_counter() - start) * 1000:.0f} (goal 100)"
    yield "200 answer files gathered and drawn", f"{_gathered(shell, place, board) * 1000:.0f} (goal 2000)"


def _gathered(shell: Shell, place: Path, board: Board) -> float:
    """Seconds from the drop to the painted list."""
    one, case = board.exercise, board.case
    assert case is not None
    shell.enter_course()
    settle(shell)
    assert shell.course is not None
    room = shell.course.window
    assert room is not None
    numbered = [replace(a, exercise=_ID, id=str(uuid.UUID(int=n)), participant=str(uuid.UUID(int=n + 1000)))
                for n, a in enumerate(board.answers)]  # fmt: skip
    files = [place / f"svar-{n:03d}.ffbsvar" for n in range(len(numbered))]
    for file, answer in zip(files, numbered, strict=True):
        file.write_bytes(written(answer_content(answer)))
    shell.worker.submit(lambda desk: exercises.keep(desk, replace(one, id=_ID)))
    room.show_gathering(_ID)
    settle(shell)
    start = time.perf_counter()
    room.gather.take(files)
    while room.gather.board is None or len(room.gather.board.answers) < len(files):
        shell.worker.settle()
        QApplication.processEvents()
    shell.grab()
    took = time.perf_counter() - start
    shell.leave_course()
    return took


def wall_steps() -> list[float]:
    """Milliseconds from a key to the painted picture, step by step. An application must be running."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    catalogue = load()
    wall, board = Wall(Look(app, "light"), catalogue), _board(catalogue)
    wall.resize(*_SIZE)
    wall.show()
    QTest.qWaitForWindowExposed(wall)  # what is not exposed is not painted
    wall.show_board(board, board.exercise.themes)
    wall.repaint()
    times = []
    for _ in range(_STEPS):
        start = time.perf_counter()
        QTest.keyClick(wall, Qt.Key.Key_PageDown)
        wall.repaint()
        times.append((time.perf_counter() - start) * 1000)
    wall.close()
    return times


def _board(catalogue: Catalogue) -> Board:
    case = read_case(_CASE.read_bytes(), _CASE.name, catalogue)
    themes = tuple(theme.code for _group, found in catalogue.activities() for theme in found)
    exercise = Exercise("E", "Hold", date(2026, 12, 1), _ANSWERS, ref_to(case), case.title, themes, Rules())
    dice = random.Random(1)
    answers = tuple(_answer(case, exercise, number, dice) for number in range(1, _ANSWERS + 1))
    return Board(exercise, case, answers)


def _answer(case: CourseCase, exercise: Exercise, number: int, dice: random.Random) -> Answer:
    given = tuple(Given(theme, dice.choice(SEVEN), dice.random() < 0.3, _reason(dice)) for theme in exercise.themes)
    ref, day = ref_to(case), date(2026, 12, 1)
    return Answer(f"a{number}", exercise.id, ALONE, ref, f"p{number}", number, "", day, 20, 1, given)


def _reason(dice: random.Random) -> str:
    return " ".join(dice.choices(_WORDS, k=dice.randint(1, 20)))[:REASON_MAX]
