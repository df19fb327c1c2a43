"""The projector: walked through with a remote, what it shows and what it never shows, and what the trainer marks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ffbdesk.catalog import loader
from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.course.board import Board
from ffbdesk.domain.course.case import CourseCase
from ffbdesk.domain.course.exercise import (
    AGAIN,
    ALONE,
    REASON_MAX,
    Answer,
    Exercise,
    Given,
    Rules,
    Talk,
    Why,
    ref_to,
)
from ffbdesk.domain.course.spread import SEVEN
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.export.course.reading import read_case
from ffbdesk.ui.course.wall.dots import grid
from ffbdesk.ui.course.wall.reasons import Room, pages
from ffbdesk.ui.course.wall.stage import Stage
from ffbdesk.ui.course.wall.steps import Step
from ffbdesk.ui.course.wall.view import Mode, Wall
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.tokens import Tokens
from ffbdesk.words.course import terms
from ffbdesk.words.course import wall as say

KEY = Qt.Key
CASES = Path(__file__).resolve().parents[2] / "resources" / "course"
LEVELS = (1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 4, 4)
LONG = " ".join(f"ord{n}" for n in range(60))[:REASON_MAX]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return loader.load()


@pytest.fixture(scope="module")
def kirsten(catalogue: Catalogue) -> CourseCase:
    return read_case((CASES / "kirsten-dalby.ffbsag").read_bytes(), "kirsten-dalby.ffbsag", catalogue)


@pytest.fixture
def wall(qtbot: QtBot, look: Look, catalogue: Catalogue) -> Iterator[Wall]:
    view = Wall(look, catalogue)
    look.dress(view)
    view.resize(1280, 800)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.setFocus()
    yield view
    view.hide()
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def answer(case: CourseCase, number: int, level: int, which: int = ALONE, reason: str | None = None) -> Answer:
    text = f"Grund {number}." if reason is None else reason
    given = tuple(Given(theme, SEVEN[level], number % 4 == 1, text) for theme in case.themes)
    ident = f"a{which}-{number}"
    person = f"p{number}"
    return Answer(ident, "E", which, ref_to(case), person, 700 + number, "Svale", date(2026, 12, 1), 20, 1, given)


def answers(case: CourseCase, levels: Sequence[int] = LEVELS, which: int = ALONE) -> tuple[Answer, ...]:
    return tuple(answer(case, number, level, which) for number, level in enumerate(levels, 1))


def board(case: CourseCase, given: tuple[Answer, ...] | None = None) -> Board:
    exercise = Exercise("E", "Hold A", date(2026, 12, 1), 15, ref_to(case), case.title, case.themes, Rules())
    return Board(exercise, case, answers(case) if given is None else given)


def press(wall: Wall, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or wall, key)
        QApplication.processEvents()


def at_step(wall: Wall, step: Step) -> Wall:
    while wall.at.step is not step:
        press(wall, KEY.Key_PageDown)
    return wall


def heard(wall: Wall) -> list[Talk]:
    said: list[Talk] = []
    wall.talked.connect(said.append)
    return said


def noted(wall: Wall, *names: str) -> list[str]:
    seen: list[str] = []
    for name in names:
        getattr(wall, name).connect(partial(seen.append, name))
    return seen


def test_a_remote_alone_leads_through_all_of_it(wall: Wall, kirsten: CourseCase, announced: list[str]) -> None:
    seen, steps = noted(wall, "finished", "left"), []
    wall.show_board(board(kirsten), kirsten.themes)
    for _ in range(100):
        steps.append((wall.theme, wall.at.step))
        assert wall.accessibleName() in announced[-1]
        press(wall, KEY.Key_PageDown)
        if seen:
            break
    usual = (Step.THEME, Step.SPREAD, Step.REASONS, Step.REFERENCE)
    assert steps == [(theme, step) for theme in kirsten.themes for step in usual]
    assert seen == ["finished"]
    assert len(announced) == len(steps) + 1
    assert say.END_EMPTY in wall.texts()
    press(wall, KEY.Key_PageDown)
    assert seen == ["finished", "left"], "only now, the trainer's own page comes up"
    for _ in steps:
        press(wall, KEY.Key_PageUp)
    assert (wall.theme, wall.at.step) == (kirsten.themes[0], Step.THEME)


def test_the_steps_say_what_they_show(wall: Wall, kirsten: CourseCase, catalogue: Catalogue) -> None:
    theme = kirsten.themes[3]
    wall.show_board(board(kirsten), kirsten.themes, theme)
    texts = wall.texts()
    assert catalogue.theme(theme).explanation in texts
    assert {terms.COUNT_IN, terms.LEAVE_OUT, terms.PRACTICE, "tema 4 af 10", "Gøre rent"} <= set(texts)
    press(wall, KEY.Key_PageDown)
    texts = wall.texts()
    assert {"15 svar · 4 i tvivl", "7", terms.QUESTION, "Svært nedsat", "Ikke relevant"} <= set(texts)
    assert "Niveau 3: 7." in wall.accessibleDescription()
    press(wall, KEY.Key_Space)
    assert not {say.REFERENCE + ":", terms.WHY_QUESTION} & set(wall.texts())
    press(wall, KEY.Key_Right)
    reference = kirsten.reference and kirsten.reference.of(theme)
    assert reference
    assert {reference.reasoning, terms.NOT_TRIED, "kun 3 kan forsvares", terms.WHY_QUESTION} <= set(wall.texts())
    assert any(terms.NO_KEY in text for text in wall.texts())
    assert reference.reasoning in wall.accessibleDescription()


def test_nobody_is_named_and_what_is_hidden_stays_hidden(wall: Wall, kirsten: CourseCase) -> None:
    found = board(kirsten)
    theme = kirsten.themes[0]
    hidden = replace(found, exercise=replace(found.exercise, hidden=frozenset({("a1-5", theme)})))
    wall.show_board(hidden, kirsten.themes)
    seen: set[str] = set()
    while wall.theme == theme:
        seen |= {*wall.texts(), wall.accessibleDescription()}
        press(wall, KEY.Key_Down)
        seen |= {*wall.texts(), wall.accessibleDescription()}
        press(wall, KEY.Key_PageDown)
    assert any("Grund 4." in text for text in seen)
    assert not any("Grund 5." in text for text in seen)
    assert not any("Svale" in text or "70" in text for text in seen)


def test_more_reasons_come_with_the_arrow(wall: Wall, kirsten: CourseCase) -> None:
    wall.show_board(board(kirsten, answers(kirsten, [3] * 40 + [1])), kirsten.themes)
    at_step(wall, Step.REASONS)
    seen, pages_seen = set[str](), 0
    while True:
        seen |= {text for text in wall.texts() if text.startswith("Grund")}
        more = [text for text in wall.texts() if text.endswith("til: pil ned")]
        pages_seen += 1
        if not more:
            break
        assert more == [say.more(40 - len(seen) + 1)]
        press(wall, KEY.Key_Down)
    assert len(seen) == 41
    assert pages_seen > 2
    assert say.EARLIER_ABOVE in wall.texts()
    assert "Grund 41." in wall.texts(), "a column with fewer keeps its last page"
    press(wall, KEY.Key_Down)
    assert wall.at.page == pages_seen - 1
    press(wall, *[KEY.Key_Up] * (pages_seen + 1))
    assert wall.at.page == 0
    press(wall, KEY.Key_Down, KEY.Key_PageDown)
    assert wall.at.page == 0


def test_no_word_of_a_long_reason_is_lost() -> None:
    stage = Stage(Tokens.make(), 1280, 800)
    for height in (60.0, 150.0, 480.0):
        found = list(pages(stage, ["Kort.", LONG, "Også kort.", LONG], 160, Room(0, height, dense=True)))
        said = " ".join(text.strip("… ") for page in found for text in page.texts)
        assert said == " ".join(("Kort.", LONG, "Også kort.", LONG))
        lefts = [page.left for page in found]
        assert lefts == sorted(lefts, reverse=True)
        assert lefts[-1] == 0


def test_letters_mark_why(wall: Wall, kirsten: CourseCase) -> None:
    said = heard(wall)
    wall.show_board(board(kirsten), kirsten.themes)
    press(wall, KEY.Key_O)
    assert not said, "only where it can be seen"
    at_step(wall, Step.REFERENCE)
    press(wall, KEY.Key_O, KEY.Key_F, KEY.Key_K, KEY.Key_I, KEY.Key_F)
    assert [one.why for one in said][-1] == {Why.FACTS, Why.CRITERION, Why.OBSERVING}
    assert len(said) == 5
    assert {one.theme for one in said} == {kirsten.themes[0]}
    chips = wall._panel.chips
    assert [why for why, chip in chips.items() if chip.isChecked()] == [Why.FACTS, Why.OBSERVING, Why.CRITERION]
    QTest.mouseClick(chips[Why.FACTS], Qt.MouseButton.LeftButton)
    assert said[-1].why == {Why.CRITERION, Why.OBSERVING}
    assert not chips[Why.FACTS].isChecked()
    assert QApplication.focusWidget() is wall


def test_what_is_typed_is_no_command(wall: Wall, kirsten: CourseCase) -> None:
    said, seen = heard(wall), noted(wall, "left", "finished", "full_screen")
    wall.show_board(board(kirsten), kirsten.themes)
    at_step(wall, Step.REFERENCE)
    press(wall, KEY.Key_Tab)
    field = wall._panel.takeaway
    assert field.hasFocus()
    QTest.keyClicks(field, "bov fik  i dag")
    press(wall, KEY.Key_Home, KEY.Key_F5)
    assert (wall.at.step, wall.mode, wall.black, said, seen) == (Step.REFERENCE, Mode.STEP, False, [], [])
    press(wall, KEY.Key_Return)
    assert QApplication.focusWidget() is wall
    assert said == [Talk(kirsten.themes[0], takeaway="bov fik i dag")]
    press(wall, KEY.Key_Tab)
    QTest.keyClicks(field, "!")
    press(wall, KEY.Key_Escape)
    assert said[-1].takeaway == "bov fik i dag!"
    assert (seen, wall.at.step) == ([], Step.REFERENCE)
    press(wall, KEY.Key_Tab, KEY.Key_Escape)
    assert len(said) == 2, "what is as it was is not told"
    press(wall, KEY.Key_PageDown, KEY.Key_PageUp)
    assert field.toPlainText() == "bov fik i dag!"


def test_a_remote_goes_on_from_the_field_and_what_was_typed_is_kept(wall: Wall, kirsten: CourseCase) -> None:
    said = heard(wall)
    wall.show_board(board(kirsten), kirsten.themes)
    at_step(wall, Step.REFERENCE)
    press(wall, KEY.Key_Tab)
    QTest.keyClicks(wall._panel.takeaway, "Spørg først")
    press(wall, KEY.Key_PageDown)
    assert (wall.theme, said) == (kirsten.themes[1], [Talk(kirsten.themes[0], takeaway="Spørg først")])
    assert QApplication.focusWidget() is wall


def test_what_is_typed_is_told_soon_though_nobody_leaves_the_field(wall: Wall, kirsten: CourseCase) -> None:
    said = heard(wall)
    wall.show_board(board(kirsten), kirsten.themes)
    at_step(wall, Step.REFERENCE)
    press(wall, KEY.Key_Tab)
    QTest.keyClicks(wall._panel.takeaway, "Spørg")
    QTest.qWait(900)
    assert said == [Talk(kirsten.themes[0], takeaway="Spørg")]
    assert wall._panel.takeaway.hasFocus()


def test_what_is_not_stored_is_said_on_the_wall(wall: Wall, kirsten: CourseCase) -> None:
    wall.show_board(board(kirsten), kirsten.themes)
    wall.warn("Disken er fuld.")
    assert "Disken er fuld." in wall.texts()
    wall.warn("")
    assert "Disken er fuld." not in wall.texts()


def test_what_is_typed_belongs_to_its_theme(wall: Wall, kirsten: CourseCase) -> None:
    said, found = heard(wall), board(kirsten)
    wall.show_board(found, kirsten.themes)
    at_step(wall, Step.REFERENCE)
    press(wall, KEY.Key_Tab)
    QTest.keyClicks(wall._panel.takeaway, "Halv")
    wall.show_board(found, kirsten.themes)
    assert wall._panel.takeaway.hasFocus()
    assert said == [], "what comes meanwhile does not disturb whoever types"
    wall.show_board(found, kirsten.themes[::-1], kirsten.themes[2])
    assert said == [Talk(kirsten.themes[0], takeaway="Halv")]
    assert wall.theme == kirsten.themes[2]
    assert QApplication.focusWidget() is wall


def test_the_sentence_is_one_line_with_a_limit(wall: Wall, kirsten: CourseCase) -> None:
    wall.show_board(board(kirsten), kirsten.themes)
    at_step(wall, Step.REFERENCE)
    press(wall, KEY.Key_Tab)
    field, high = wall._panel.takeaway, wall._panel.takeaway.height()
    pasted = QMimeData()
    pasted.setText("Første linje\nAnden linje " + "x" * 1000)
    field.insertFromMimeData(pasted)
    QTest.keyClicks(field, "mere")
    assert len(field.toPlainText()) == REASON_MAX
    assert field.toPlainText().startswith("Første linje Anden")
    assert field.height() > 2 * high
    assert field.geometry().bottom() < wall._stage.foot
    wall.onward()
    assert QApplication.focusWidget() is wall, "what goes out of sight has no keyboard"


def test_black_and_back(wall: Wall, kirsten: CourseCase) -> None:
    seen = noted(wall, "left")
    wall.show_board(board(kirsten), kirsten.themes)
    at_step(wall, Step.REFERENCE)
    for key in (KEY.Key_B, KEY.Key_Period):
        press(wall, key)
        assert (wall.black, wall.texts(), wall.accessibleName()) == (True, [], say.BLACK)
        assert not wall._panel.takeaway.isVisible()
        assert wall.grab().toImage().pixelColor(640, 400).name() == "#000000"
        press(wall, KEY.Key_PageDown if key is KEY.Key_B else KEY.Key_Escape)
        assert (wall.black, wall.at.step) == (False, Step.REFERENCE)
        assert wall._panel.takeaway.isVisible()
    assert not seen
    press(wall, KEY.Key_Escape)
    assert seen == ["left"]


def test_the_list_leads_to_a_theme(wall: Wall, kirsten: CourseCase) -> None:
    seen = noted(wall, "left", "full_screen")
    wall.show_board(board(kirsten), kirsten.themes)
    press(wall, KEY.Key_PageDown, KEY.Key_Home)
    assert wall.mode is Mode.LIST
    assert {"Gøre rent", say.THEMES} <= set(wall.texts())
    press(wall, KEY.Key_Up, KEY.Key_Down, KEY.Key_Down, KEY.Key_Down)
    assert wall.accessibleDescription() == "4. Gøre rent, Praktiske opgaver"
    press(wall, KEY.Key_Escape)
    assert (wall.theme, wall.at.step, wall.mode) == (kirsten.themes[0], Step.SPREAD, Mode.STEP)
    press(wall, KEY.Key_Home, KEY.Key_Down, KEY.Key_Return)
    assert (wall.theme, wall.at.step) == (kirsten.themes[1], Step.THEME)
    press(wall, KEY.Key_Home, KEY.Key_Down, KEY.Key_PageDown)
    assert wall.theme == kirsten.themes[2]
    press(wall, KEY.Key_Home)
    QTest.mouseClick(wall, Qt.MouseButton.LeftButton, pos=_row(wall, 5))
    assert wall.theme == kirsten.themes[5]
    press(wall, KEY.Key_F5)
    assert seen == ["full_screen"]


def _row(wall: Wall, at: int) -> object:
    from ffbdesk.ui.course.wall.listing import places

    return list(places(wall._stage, len(wall._order)))[at].center().toPoint()


def test_late_answers_join_at_the_next_theme(wall: Wall, kirsten: CourseCase) -> None:
    wall.show_board(board(kirsten), kirsten.themes)
    at_step(wall, Step.SPREAD)
    late = board(kirsten, (*answers(kirsten), answer(kirsten, 16, 0)))
    wall.show_board(late, kirsten.themes)
    assert (wall.theme, wall.at.step) == (kirsten.themes[0], Step.SPREAD)
    assert "15 svar · 4 i tvivl" in wall.texts()
    press(wall, KEY.Key_PageDown, KEY.Key_PageUp)
    assert "15 svar · 4 i tvivl" in wall.texts()
    press(wall, *[KEY.Key_PageDown] * 4)
    assert wall.theme == kirsten.themes[1]
    assert "16 svar · 4 i tvivl" in wall.texts()
    press(wall, KEY.Key_Home, KEY.Key_Up, KEY.Key_Return, KEY.Key_PageDown)
    assert "16 svar · 4 i tvivl" in wall.texts()


def test_a_reason_that_is_hidden_meanwhile_goes_at_once(wall: Wall, kirsten: CourseCase) -> None:
    found = board(kirsten)
    wall.show_board(found, kirsten.themes)
    at_step(wall, Step.REASONS)
    assert "Grund 1." in wall.texts()
    hidden = frozenset({("a1-1", kirsten.themes[0])})
    wall.show_board(replace(found, exercise=replace(found.exercise, hidden=hidden)), kirsten.themes)
    assert "Grund 1." not in wall.texts()


def test_what_is_not_kept_yet_is_not_lost(wall: Wall, kirsten: CourseCase) -> None:
    found, said = board(kirsten), heard(wall)
    wall.show_board(found, kirsten.themes)
    at_step(wall, Step.REFERENCE)
    press(wall, KEY.Key_O, KEY.Key_I)
    wall.show_board(replace(found, exercise=found.exercise.with_talk(said[0])), kirsten.themes)
    press(wall, KEY.Key_F)
    assert said[-1].why == {Why.FACTS, Why.OBSERVING, Why.INTERPRETING}
    wall.show_board(replace(found, exercise=found.exercise.with_talk(said[-1])), kirsten.themes)
    wall.show_board(found, kirsten.themes)
    assert not any(chip.isChecked() for chip in wall._panel.chips.values()), "kept once, the board is right again"


@pytest.mark.parametrize("why", ["not shown", "no case"])
def test_without_a_reference_the_reasons_are_talked_about(wall: Wall, kirsten: CourseCase, why: str) -> None:
    found, said, seen = board(kirsten), heard(wall), noted(wall, "finished")
    shown = replace(found, exercise=replace(found.exercise, shows_reference=False))
    wall.show_board(shown if why == "not shown" else replace(found, case=None), kirsten.themes[:1])
    press(wall, KEY.Key_PageDown, KEY.Key_PageDown, KEY.Key_K)
    assert wall.at.step is Step.REASONS
    assert said[-1].why == {Why.CRITERION}
    assert terms.WHY_QUESTION in wall.texts()
    assert say.REFERENCE not in wall.texts()
    press(wall, KEY.Key_PageDown)
    assert seen == ["finished"]


def test_a_second_round_stands_beside_the_first(wall: Wall, kirsten: CourseCase) -> None:
    second = answers(kirsten, [2] + [3] * 14, AGAIN)
    wall.show_board(board(kirsten, (*answers(kirsten), *second)), kirsten.themes)
    at_step(wall, Step.AGAIN)
    texts = set(wall.texts())
    assert {"3 → 0", "3 → 1", "7 → 14", "2 → 0", terms.NOT_THE_SAME_AS_RIGHT, say.BEFORE_AND_NOW} <= texts
    assert "Før satte 7 af 15 niveau 3, nu gør 14. 8 har ændret deres vurdering." in texts
    assert "Niveau 3: før 7, nu 14." in wall.accessibleDescription()
    press(wall, KEY.Key_PageDown)
    assert wall.theme == kirsten.themes[1]


def test_score_again_waits_and_takes_counts(wall: Wall, kirsten: CourseCase) -> None:
    said, seen = heard(wall), noted(wall, "left")
    wall.show_board(board(kirsten), kirsten.themes)
    at_step(wall, Step.REFERENCE)
    press(wall, KEY.Key_V)
    assert wall.mode is Mode.WAIT
    assert {say.WAIT_HEADING, say.AGAIN} <= set(wall.texts())
    assert "7" not in wall.texts(), "nothing of the first round is in sight"
    press(wall, KEY.Key_PageDown)
    assert (wall.mode, wall.at.step) == (Mode.STEP, Step.REFERENCE)
    press(wall, KEY.Key_V, KEY.Key_1)
    fields = wall._again.fields
    assert fields[0].hasFocus()
    assert fields[0].text() == "1"
    press(wall, KEY.Key_B, KEY.Key_PageDown, KEY.Key_V)
    assert (wall.mode, wall.black) == (Mode.WAIT, False)
    press(wall, KEY.Key_Escape)
    assert QApplication.focusWidget() is wall
    assert wall.mode is Mode.WAIT
    press(wall, KEY.Key_Escape)
    assert (wall.mode, said, seen) == (Mode.STEP, [], [])
    press(wall, KEY.Key_V, KEY.Key_Tab, KEY.Key_2, KEY.Key_Tab, KEY.Key_Tab, KEY.Key_Tab)
    press(wall, KEY.Key_1, KEY.Key_2, KEY.Key_Return)
    assert said == [Talk(kirsten.themes[0], again=(2, 0, 0, 12, 0, 0, 0))]
    assert wall.at.step is Step.AGAIN
    assert {"0 → 2", "7 → 12", "Før satte 7 af 15 niveau 3, nu gør 12 af 14."} <= set(wall.texts())
    press(wall, KEY.Key_V)
    assert [field.text() for field in fields] == ["2", "", "", "12", "", "", ""]
    for field in fields:
        field.clear()
    press(wall, KEY.Key_Tab, KEY.Key_Return)
    assert said[-1].again is None
    assert wall.mode is Mode.STEP


def test_answers_that_come_while_the_room_waits_are_shown(wall: Wall, kirsten: CourseCase) -> None:
    wall.show_board(board(kirsten), kirsten.themes)
    at_step(wall, Step.REFERENCE)
    press(wall, KEY.Key_V)
    second = (*answers(kirsten), answer(kirsten, 16, 0), *answers(kirsten, [3, 3], AGAIN))
    wall.show_board(board(kirsten, second), kirsten.themes)
    assert say.TO_AGAIN in wall.texts()
    press(wall, KEY.Key_PageDown)
    assert wall.at.step is Step.AGAIN
    assert {"7 → 2", "3 → 0"} <= set(wall.texts())
    assert "1 → 0" not in wall.texts(), "who answered the first round late joins at the next theme"


def test_nothing_answered_is_said(wall: Wall, kirsten: CourseCase) -> None:
    wall.show_board(board(kirsten, ()), kirsten.themes)
    press(wall, KEY.Key_PageDown)
    assert say.NO_ANSWERS in wall.texts()
    press(wall, KEY.Key_PageDown)
    assert say.NO_ANSWERS in wall.texts()
    without = tuple(answer(kirsten, n, 1, reason="") for n in (1, 2))
    wall.show_board(board(kirsten, without), kirsten.themes, kirsten.themes[1])
    press(wall, KEY.Key_PageDown)
    assert "2 svar · 1 i tvivl" in wall.texts()
    press(wall, KEY.Key_PageDown)
    assert say.NO_REASONS in wall.texts()


def test_another_exercise_begins_from_its_start(wall: Wall, kirsten: CourseCase) -> None:
    wall.show_board(board(kirsten), kirsten.themes)
    at_step(wall, Step.REFERENCE)
    press(wall, KEY.Key_O)
    found = board(kirsten, answers(kirsten, [1, 1]))
    wall.show_board(replace(found, exercise=replace(found.exercise, id="F")), kirsten.themes)
    assert wall.at.step is Step.THEME
    press(wall, KEY.Key_PageDown)
    assert "2 svar · 1 i tvivl" in wall.texts()
    at_step(wall, Step.REFERENCE)
    assert not any(chip.isChecked() for chip in wall._panel.chips.values())


def test_before_anything_is_given_every_key_is_harmless(wall: Wall) -> None:
    seen = noted(wall, "left", "finished")
    press(wall, KEY.Key_PageDown, KEY.Key_PageUp, KEY.Key_Home, KEY.Key_V, KEY.Key_O, KEY.Key_Down, KEY.Key_Tab)
    press(wall, KEY.Key_B, KEY.Key_B)
    assert not seen
    wall.grab()


@pytest.mark.parametrize("size", [(640, 420), (1024, 768), (1280, 800), (1920, 1080), (3440, 1440)])
def test_everything_stays_in_the_room(wall: Wall, kirsten: CourseCase, size: tuple[int, int]) -> None:
    levels = [n % 7 for n in range(150)] + [6] * 50
    crowd = tuple(answer(kirsten, n, level, reason=LONG) for n, level in enumerate(levels))
    found = board(kirsten, crowd)
    talks = tuple(Talk(theme, frozenset(Why), LONG, (0, 150, 0, 0, 0, 0, 50)) for theme in kirsten.themes)
    wall.resize(*size)
    wall.show_board(replace(found, exercise=replace(found.exercise, talks=talks)), kirsten.themes)
    for _ in range(5 * len(kirsten.themes) - 1):
        _within(wall, *size)
        press(wall, KEY.Key_PageDown)
    for key in (KEY.Key_V, KEY.Key_Escape, KEY.Key_Home):
        press(wall, key)
        _within(wall, *size)


def _within(wall: Wall, width: int, height: int) -> None:
    from ffbdesk.ui.course.wall.sheet import Bar, Box, Dots, Words

    for mark in wall._sheet.marks:
        match mark:
            case Words(block, x, y):
                where = (x, y, x + block.width, y + block.height)
            case Bar(rect) | Box(rect):
                where = rect.getCoords()
            case Dots(at, radius):
                assert radius > 2 * min(width / 1280, height / 800)
                xs, ys = [one.x() for one in at], [one.y() for one in at]
                where = (min(xs, default=0), min(ys, default=0), max(xs, default=0), max(ys, default=0))
            case _:
                continue
        assert where[0] >= -1, mark
        assert where[1] >= -1, mark
        assert where[2] <= width + 1, mark
        assert where[3] <= height + 1, mark


def test_dots_of_all_choices_are_of_one_size_and_fit() -> None:
    for counts in ((0,) * 7, (1, 0, 0, 0, 0, 0, 0), (0, 3, 3, 7, 2, 0, 0), (15, 0, 0, 0, 0, 0, 0), (200, 1) + (0,) * 5):
        found = grid(counts, 115, 270, 30)
        assert found.size <= 30
        for count in counts:
            assert found.height(count) <= 270.01
            assert found.width(count) <= 115.01
            assert len({(p.x(), p.y()) for p in found.places(count, 0, 270)}) == count
    assert grid((200,), 115, 270, 30).size > 9.5


def test_it_follows_the_look_and_not_the_text_scale(
    wall: Wall, look: Look, kirsten: CourseCase, catalogue: Catalogue
) -> None:
    wall.show_board(board(kirsten), kirsten.themes)
    at_step(wall, Step.REFERENCE)
    light = wall.grab().toImage()
    look.rescale(2.0)
    assert wall.grab().toImage() == light
    for mode, contrast in (("dark", "usual"), ("light", "high"), ("dark", "high")):
        look.use(mode, contrast)  # type: ignore[arg-type]
        picture = wall.grab().toImage()
        assert picture.pixelColor(5, 5).name() == look.tokens.c("paper").name()
        field = wall._panel.takeaway.geometry().center()
        assert picture.pixelColor(field).name() == look.tokens.c("surface").name()
        line = picture.pixelColor(640, round(wall._stage.px(118)))
        assert line.name() == look.tokens.c("line").name()
        assert picture != light


def test_a_key_that_is_held_skips_nothing(wall: Wall, kirsten: CourseCase) -> None:
    from PySide6.QtGui import QKeyEvent

    wall.show_board(board(kirsten), kirsten.themes)
    held = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_PageDown, Qt.KeyboardModifier.NoModifier, "", True)
    QApplication.sendEvent(wall, held)
    assert wall.at.step is Step.THEME


@pytest.mark.parametrize(
    ("before", "now", "changed", "said"),
    [
        ((0, 0, 0, 1, 0, 0, 0), (0, 0, 0, 1, 0, 0, 0), 0, "Før satte 1 af 1 niveau 3, nu gør 1. Ingen har ændret sin"),
        ((1, 1, 0, 0, 0, 0, 0), (0, 2, 0, 0, 0, 0, 0), 1, "Før satte 1 af 2 niveau 1, nu gør 2. 1 har ændret sin"),
        ((2, 0, 0, 0, 0, 1, 0), (0, 0, 0, 0, 0, 3, 0), None, "Før valgte 1 af 3 ikke vurderet, nu gør 3."),
        ((0,) * 7, (0, 0, 4, 0, 0, 0, 0), None, "Nu sætter 4 af 4 niveau 2."),
    ],
)
def test_the_sentence_of_two_rounds(
    before: tuple[int, ...], now: tuple[int, ...], changed: int | None, said: str
) -> None:
    assert say.moved(before, now, changed).startswith(said)


def test_no_word_judges() -> None:
    texts = [text for text in vars(say).values() if isinstance(text, str)]
    for word in ("facit", "rigtigt svar", "forkert", "fejl", "point", "dårlig"):
        assert not any(word in text.lower() for text in texts if not text.startswith("What")), word


_Order = Callable[[Sequence[ThemeCode]], Sequence[ThemeCode]]


@pytest.mark.parametrize("order", [lambda found: found[::-1], lambda found: found[2:5]])
def test_themes_come_in_the_order_that_is_wanted(wall: Wall, kirsten: CourseCase, order: _Order) -> None:
    wanted = order(kirsten.themes)
    wall.show_board(board(kirsten), wanted)
    assert wall.theme == wanted[0]
    press(wall, *[KEY.Key_PageDown] * 4)
    assert wall.theme == wanted[1]
    wall.show_board(board(kirsten), wanted, wanted[2])
    assert (wall.theme, wall.at.step) == (wanted[2], Step.THEME)
    wall.show_board(board(kirsten), wanted[::-1])
    assert wall.theme == wanted[2], "in another order the theme in sight stays"


@pytest.mark.parametrize("count", [1, 3, 10])
def test_the_end_says_what_is_taken_along_and_counts_what_has_no_room(
    wall: Wall, kirsten: CourseCase, count: int
) -> None:
    talks = tuple(Talk(theme, frozenset(), LONG[:200].strip()) for theme in kirsten.themes[:count])
    found = board(kirsten)
    wall.resize(1024, 768)
    wall.show_board(replace(found, exercise=replace(found.exercise, talks=talks)), kirsten.themes)
    for _ in range(4 * len(kirsten.themes)):
        press(wall, KEY.Key_PageDown)
    assert wall.mode is Mode.END
    assert say.END_HEADING in wall.texts()
    told = sum(text == LONG[:200].strip() for text in wall.texts())
    assert told == count or f"og {count - told} til" in wall.texts()
    assert told >= 1
    press(wall, KEY.Key_O, KEY.Key_V, KEY.Key_Down, KEY.Key_B, KEY.Key_B, KEY.Key_Home, KEY.Key_Escape)
    assert wall.mode is Mode.STEP, "the list leads back to where the walk was"
