"""Another size of text builds the course room's window anew: where one is, and what was typed, stays."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from ffbdesk.domain.course.board import Board
from ffbdesk.domain.course.exercise import Why
from ffbdesk.domain.course.spread import SEVEN
from ffbdesk.services.course import attempts, cases, exercises, gathering
from ffbdesk.ui.course.wallshow import WallShow
from ffbdesk.ui.course.window import CourseWindow
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.words.course import screens as say
from tests.course import answers, course, kirsten, row
from tests.ui.conftest import Seat, strays
from tests.ui.courses import enter, key, make_task, past_the_case, room_of


def zoom(seat: Seat) -> CourseWindow:
    old = room_of(seat)
    seat.shell.zoom(1)
    seat.settle()
    new = room_of(seat)
    assert new is not old
    return new


def gathered(seat: Seat, tmp_path: Path) -> str:
    """An exercise with three answers."""
    files = answers(
        tmp_path / "andre", make_task(seat), tmp_path / "svar", {number: row(number) for number in (1, 2, 3)}
    )
    made: list[str] = []
    seat.shell.worker.submit(lambda desk: exercises.listing(desk)[0].exercise.id, made.append)
    seat.settle()
    seat.shell.worker.submit(lambda desk: gathering.gather(desk, made[0], files), lambda _told: None)
    seat.settle()
    return made[0]


def test_a_new_exercise_stands_as_it_was_typed(seat: Seat) -> None:
    room = enter(seat)
    room.show_new()
    seat.settle()
    page = room.exercise
    page.case.setCurrentIndex(2)
    page.case.picked.emit(page.case.code())
    case = page.case.code()
    list(page.ticks.values())[1].click()
    themes = page._themes()
    page.team.setText("Hold B, Vejle")
    page.day.setText("3. dec")
    page.people.setText("tolv")
    page.name.buttons["1"].click()
    page.reason.buttons["1"].click()
    page.reference.buttons["1"].click()
    code = page.code.text()
    new = zoom(seat).exercise
    assert new.isVisible()
    assert (new.case.code(), new._themes()) == (case, themes)
    assert [line.text() for line in (new.team, new.day, new.people)] == ["Hold B, Vejle", "3. dec", "tolv"]
    assert [two.value for two in (new.name, new.reason, new.reference)] == ["1", "1", "1"]
    assert new.code.text() == code
    assert new.exercise is None


def test_an_exercise_that_was_just_asked_for_is_the_one_that_comes(seat: Seat, tmp_path: Path) -> None:
    room = enter(seat)
    which = gathered(seat, tmp_path)
    room.show_exercise(which)
    new = zoom(seat).exercise
    assert new.exercise is not None
    assert new.exercise.id == which
    new.team.setText("Ny plads")
    new = zoom(seat).exercise
    assert new.exercise is not None
    assert new.team.text() == "Ny plads"


def test_the_case_beside_a_new_exercise_leads_back_to_it(seat: Seat) -> None:
    room = enter(seat)
    room.show_new()
    seat.settle()
    room.exercise.team.setText("Hold C")
    room.exercise.read.click()
    seat.settle()
    new = zoom(seat)
    assert new.case.isVisible()
    new.case.back.click()
    seat.settle()
    assert new.exercise.isVisible()
    assert new.exercise.team.text() == "Hold C"


def test_a_sheet_that_is_typed_and_a_watched_folder_go_on(seat: Seat, tmp_path: Path) -> None:
    room = enter(seat)
    room.show_gathering(gathered(seat, tmp_path))
    seat.settle()
    page = room.gather
    page._watch(tmp_path / "svar")
    seat.settle()
    seen = page._seen
    assert seen
    page.type_sheet.click()
    page.sheet.number.setText("12")
    page.sheet.choices[3].pick(SEVEN[2])
    new = zoom(seat).gather
    assert new.sheet.isVisible()
    assert new.sheet.number.text() == "12"
    assert [choice.value for choice in new.sheet.choices][:5] == [None, None, None, SEVEN[2], None]
    assert new._folder == tmp_path / "svar"
    assert new._seen == seen, "what came from it is not told again"
    assert new._poll.isActive()
    assert not page._poll.isActive()
    new.sheet.cancel.click()
    new.type_line.click()
    new.line.line.setText("7-0123")
    assert zoom(seat).gather.line.line.text() == "7-0123"


def test_the_summary_keeps_its_round_and_its_fields(seat: Seat, tmp_path: Path) -> None:
    room = enter(seat)
    which = gathered(seat, tmp_path)
    room.show_summary(which)
    seat.settle()
    page = room.summary
    page.trainer.setText("Dorthe Friis")
    page.hours.setText("3")
    page.certificate.click()
    page.name.setText("Bo Lund")
    page.compare.click()
    new = zoom(seat).summary
    assert [field.text() for field in (new.trainer, new.hours, new.name)] == ["Dorthe Friis", "3", "Bo Lund"]
    assert new.name.isVisible()
    assert new._folded.isVisible()
    assert len(new.rows) == 10


def test_reasons_pattern_and_a_typed_code_stay(seat: Seat, tmp_path: Path) -> None:
    room = enter(seat)
    room.show_reasons(gathered(seat, tmp_path))
    seat.settle()
    room = zoom(seat)
    assert room.reasons.isVisible()
    assert room.reasons.lines
    room.show_pattern()
    seat.settle()
    room = zoom(seat)
    assert room.pattern.isVisible()
    room.show_begin()
    seat.settle()
    room.begin.code.setText("KIRSTEN-0")
    room = zoom(seat)
    assert room.begin.code.text() == "KIRSTEN-0"
    room.show_settings()
    room = zoom(seat)
    assert room.settings.isVisible()
    assert room.settings.mode.code()


def test_the_case_stays_where_it_was_read(seat: Seat) -> None:
    room = enter(seat)
    seat.shell.take([make_task(seat)])
    seat.settle()
    page = room.score
    page.text.larger.click()
    seat.settle()
    bar = page.text.text.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    new = zoom(seat).score
    seat.settle()
    bar = new.text.text.verticalScrollBar()
    assert new.halves.is_reading, "the narrow window shows the case, as before"
    assert new.text.smaller.isEnabled(), "in the larger text of its own"
    assert bar.value() / bar.maximum() == pytest.approx(0.5, abs=0.02)
    past_the_case(new)
    assert new.theme == kirsten().themes[0]
    new = zoom(seat).score
    assert not new.halves.is_reading


def test_a_wall_on_its_own_screen_goes_on(seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = enter(seat)
    room.show_gathering(gathered(seat, tmp_path))
    seat.settle()
    monkeypatch.setattr(WallShow, "_other_screen", lambda self: self._page.window().screen())
    room.gather.show_wall.click()
    wall = room.gather.wall.view
    assert wall is not None
    wall.onward()
    wall.onward()
    place = wall.at
    new = zoom(seat).gather
    assert new.wall.view is wall
    assert wall.isVisible()
    assert wall.at == place
    assert room.gather.wall.view is None
    wall.left.emit()
    seat.settle()
    assert new.wall.view is None
    assert not wall.isVisible()


def test_two_quick_zooms_lose_nothing(seat: Seat, tmp_path: Path) -> None:
    room = enter(seat)
    room.show_gathering(gathered(seat, tmp_path))
    seat.settle()
    room.gather._watch(tmp_path / "svar")
    seat.settle()
    room.gather.type_sheet.click()
    room.gather.sheet.choices[0].pick(SEVEN[4])
    seat.shell.zoom(1)
    seat.shell.zoom(1)
    page = room_of(seat).gather
    assert page.sheet.choices[0].value == SEVEN[4], "it is there before anything else is heard"
    assert page._folder == tmp_path / "svar"
    room_of(seat).show_new()
    seat.settle()
    room_of(seat).exercise.team.setText("Hold D")
    seat.shell.zoom(-1)
    seat.shell.zoom(-1)
    assert room_of(seat).exercise.team.text() == "Hold D"


def test_what_is_asked_for_is_heard_before_the_window_goes(seat: Seat, tmp_path: Path) -> None:
    room = enter(seat)
    task = make_task(seat)
    room.show_home()
    seat.settle()
    seat.shell.take([task])
    seat.shell.zoom(1)
    seat.settle()
    assert room_of(seat).score.isVisible()
    found: list[int] = []
    seat.shell.worker.submit(lambda desk: len(attempts.attempts(desk)), found.append)
    seat.settle()
    assert found == [1]
    (tmp_path / "x.ffbsag").write_text("{}", encoding="utf-8")
    seat.shell.take([tmp_path / "x.ffbsag"])
    seat.shell.zoom(-1)
    seat.settle()
    told = room_of(seat).warnings.notice.text()
    assert "Filen x.ffbsag er ikke en sag, en opgave eller et svar fra FFB Desk" in told, "in the new window too"


def test_files_that_come_while_an_exercise_is_read_are_taken(seat: Seat, tmp_path: Path) -> None:
    room = enter(seat)
    files = answers(tmp_path / "andre", make_task(seat), tmp_path / "svar", {1: row(1), 2: row(2)})
    room.show_gathering(_only(seat))
    room.gather.take(files)
    seat.shell.zoom(1)
    seat.settle()
    page = room_of(seat).gather
    assert page.board is not None
    assert [one.number for one in page.board.answers] == [1, 2]
    assert "2 nye svar" in page.told.text()


def _only(seat: Seat) -> str:
    made: list[str] = []
    seat.shell.worker.submit(lambda desk: exercises.listing(desk)[0].exercise.id, made.append)
    seat.settle()
    return made[0]


def test_the_keyboard_stays_in_the_field(seat: Seat) -> None:
    room = enter(seat)
    seat.shell.take([make_task(seat)])
    seat.settle()
    past_the_case(room.score)
    room.score.form.reason.setPlainText("Hun gør det sjældent")
    room.score.form.reason.setFocus()
    cursor = room.score.form.reason.textCursor()
    cursor.setPosition(4)
    room.score.form.reason.setTextCursor(cursor)
    page = zoom(seat).score
    assert page.form.reason.hasFocus()
    assert page.form.reason.textCursor().position() == 4
    page._to_end()
    page.end.number.setText("tolv")
    assert zoom(seat).score.end.number.text() == "tolv"


def test_the_keyboard_stays_in_a_field_that_is_made_for_what_is_read(seat: Seat) -> None:
    room = enter(seat)
    room.show_writing()
    seat.settle()
    text = room.write.sections[1].heading
    text.setFocus()
    QTest.keyClicks(text, "Morgenen")
    page = zoom(seat).write
    assert page.sections[1].heading.hasFocus()
    QTest.keyClicks(page.sections[1].heading, " hjemme")
    assert page.sections[1].heading.text() == "Morgenen hjemme"


@pytest.mark.parametrize("width", [1400, 800])
def test_another_size_leaves_the_hand_where_it_writes(seat: Seat, width: int) -> None:
    room = enter(seat)
    task = make_task(seat)
    seat.shell.resize(1400, 800)
    seat.shell.take([task])
    seat.settle()
    page = room.score
    page.form.reason.setFocus()
    seat.shell.resize(width, 450 if width > 1000 else 800)
    seat.settle()
    assert page.form.reason.hasFocus()
    assert page.form.reason.isVisible()


def test_while_only_the_case_is_in_sight_nothing_else_is_touched(seat: Seat) -> None:
    room = enter(seat)
    task = make_task(seat)
    seat.shell.resize(800, 700)
    seat.shell.take([task])
    seat.settle()
    page = room.score
    key(page.text.text, Qt.Key.Key_T)
    key(page.text.text, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert page.attempt is not None
    assert not page.attempt.given
    past_the_case(page)
    page._to_end()
    page.end.number.setText("3")
    key(page.end.number, Qt.Key.Key_F6)
    assert page.halves.is_reading
    key(page.text.text, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    seat.settle()
    assert not list(seat.folder.glob("*.ffbsvar")), "nothing is handed in that is not in sight"
    assert page.end.isVisible()


def test_a_wall_that_goes_on_stores_what_is_said_at_once(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = enter(seat)
    which = gathered(seat, tmp_path)
    room.show_gathering(which)
    seat.settle()
    monkeypatch.setattr(WallShow, "_other_screen", lambda self: self._page.window().screen())
    room.gather.show_wall.click()
    wall = room.gather.wall.view
    assert wall is not None
    while not wall._panel.shown:
        wall.onward()
    seat.shell.zoom(1)
    key(wall, Qt.Key.Key_O)
    seat.settle()
    boards: list[Board] = []
    seat.shell.worker.submit(lambda desk: exercises.board(desk, which), boards.append)
    seat.settle()
    assert wall.theme is not None
    assert boards[0].exercise.talk(wall.theme).why == {Why.FACTS}
    seat.shell.close()
    assert not wall.isVisible(), "the program ends, and its wall with it"


def test_a_room_that_does_not_open_says_so_in_every_size(seat: Seat, tmp_path: Path) -> None:
    folder = seat.shell._around.archives.parent / "Kursus"
    folder.mkdir(parents=True)
    (folder / "fremmed.txt").write_text("x", encoding="utf-8")
    seat.shell.enter_course()
    seat.settle()
    assert seat.shell.course is not None
    assert seat.shell.course.window is None
    before = seat.shell._stack.currentWidget()
    seat.shell.zoom(1)
    seat.settle()
    shown = seat.shell._stack.currentWidget()
    assert shown is not before
    assert shown is seat.shell.course._cover
    said = [one.text() for one in shown.findChildren(QLabel)]
    assert say.TITLE in said


def test_a_room_that_is_open_elsewhere_is_tried_again(seat: Seat) -> None:
    folder = seat.shell._around.archives.parent / "Kursus"
    with course(folder):
        seat.shell.enter_course()
        seat.settle()
        assert seat.shell.course is not None
        assert seat.shell.course.window is None
        (again,) = (one for one in seat.shell.course._cover.findChildren(Button) if one.text().strip() == say.TRY_AGAIN)
    again.click()
    seat.settle()
    assert room_of(seat).home.isVisible()


def test_an_own_case_that_is_written_on_comes_in_the_new_size(seat: Seat) -> None:
    room = enter(seat)
    own = replace(kirsten(), id="11111111-1111-4111-8111-111111111111", title="Ada Prøve", name="Ada")
    seat.shell.worker.submit(lambda desk: cases.keep(desk, own), lambda _none: None, saves=True)
    seat.settle()
    room.show_case(own.id)
    seat.settle()
    with strays() as seen:
        room.case.write.click()
        seat.shell.zoom(1)
        seat.settle()
    new = room_of(seat)
    assert new.write.isVisible()
    assert new.write.name.text()
    assert seen == []
