"""A course day through the windows: fifteen score one case alone, the answers are gathered, the wall is walked."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ffbdesk.domain.course.exercise import AGAIN, Why
from ffbdesk.domain.course.spread import SEVEN
from ffbdesk.domain.judgement import level_of
from ffbdesk.services.course import attempts, cases, exercises, gathering
from ffbdesk.storage.errors import DiskFull
from ffbdesk.storage.ledger import Ledger
from ffbdesk.ui.course.wallshow import WallShow
from ffbdesk.ui.course.window import CourseWindow
from ffbdesk.ui.kit.look import Look
from ffbdesk.words import unlock
from ffbdesk.words.course import screens as say
from ffbdesk.words.course.terms import PRACTICE
from tests.course import answers, kirsten, row
from tests.ui.conftest import Clock, Seat
from tests.ui.courses import Laptop, drop, enter, key, laptop, make_task, past_the_case, room_of


def score_by_mouse(one: Laptop, choices: list[int], number: int) -> None:
    page = one.room.score
    past_the_case(page)
    for n, at in enumerate(choices):
        page.form.cards[at].click()
        page.form.reason.setPlainText(f"Begrundelse {number} ved {n}")
        page.onward.click()
        one.settle()
    page.end.number.setText(str(number))
    page.end.save.click()
    one.settle()


def score_by_keyboard(one: Laptop, choices: list[int], number: int) -> None:
    page = one.room.score
    alt = Qt.KeyboardModifier.AltModifier
    if page.halves.is_reading:
        key(one.shell.focusWidget() or page, Qt.Key.Key_F6)
    for n, at in enumerate(choices):
        level = level_of(SEVEN[at])
        hand = one.shell.focusWidget() or page
        if level is not None:
            key(hand, Qt.Key(Qt.Key.Key_0 + int(level)))
        else:
            page.keys[at].setFocus(Qt.FocusReason.TabFocusReason)
            key(page.keys[at], Qt.Key.Key_Space)
        page.form.reason.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClicks(page.form.reason, f"Begrundelse {number} ved {n}")
        key(page.form.reason, Qt.Key.Key_Right, alt)
        one.settle()
    QTest.keyClicks(page.end.number, str(number))
    key(page.end.number, Qt.Key.Key_Return)
    one.settle()


@pytest.mark.slow
def test_a_course_day_through_the_windows(seat: Seat, look: Look, clock: Clock, tmp_path: Path) -> None:
    trainer = enter(seat)
    task = make_task(seat)
    files: dict[int, Path] = {}
    lines: dict[int, str] = {}
    homes = {number: tmp_path / f"deltager-{number}" for number in range(1, 16)}
    for number, home in homes.items():
        with laptop(look, home, clock) as one:
            one.shell.take([task])
            one.settle()
            assert all(step._sign is None for step in one.room.score.strip.steps), "nothing is marked before"
            (score_by_keyboard if number > 10 else score_by_mouse)(one, row(number), number)
            lines[number] = one.room.score.end.line.text()
            (files[number],) = one.out.glob("*.ffbsvar")
    # Gathered three ways: dropped, read aloud, from a sheet. Nr. 14 waits.
    trainer.exercise.onward.click()
    seat.settle()
    gather = trainer.gather
    drop(seat.shell, *(files[n] for n in range(1, 12)))
    assert gather.lacking.text() == say.missing((12, 13, 14, 15))
    gather.type_line.click()
    for number in (12, 13):
        QTest.keyClicks(gather.line.line, lines[number])
        key(gather.line.line, Qt.Key.Key_Return)
        seat.settle()
    gather.line.cancel.click()
    gather.type_sheet.click()
    assert gather.sheet.number.text() == "14"
    gather.sheet.number.setText("15")
    for choice, at in zip(gather.sheet.choices, row(15), strict=True):
        choice.pick(SEVEN[at])
    gather.sheet.take.click()
    seat.settle()
    assert gather.lacking.text() == say.missing((14,))
    board = gather.board
    assert board is not None
    assert [one.number for one in board.answers] == [*range(1, 14), 15]
    assert all(
        [SEVEN.index(given.judgement) for given in one.given if given.judgement] == row(one.number)
        for one in board.answers
    ), "what each chose is what was gathered"
    # The wall is walked with Page Down alone; a late answer joins at the next theme.
    gather.show_wall.click()
    seat.settle()
    wall = gather.wall.view
    assert wall is not None
    steps = 0
    while gather.wall.view is not None and steps < 80:
        key(wall, Qt.Key.Key_PageDown)
        seat.settle()
        steps += 1
        if steps == 3:
            key(wall, Qt.Key.Key_F)
            key(wall, Qt.Key.Key_O)
            seat.settle()
    assert steps == 41, "ten themes of four steps, and the end"
    drop(seat.shell, files[14])
    assert gather.lacking.text() == say.EVERYBODY_IN
    trainer.show_summary(board.exercise.id)
    seat.settle()
    page = trainer.summary
    assert len(page.rows) == 10
    talked = [line for line in page.rows if line._talk.why]
    assert [line._talk.why for line in talked] == [frozenset({Why.FACTS, Why.INTERPRETING})]
    page.save.click()
    seat.settle()
    (paper,) = seat.folder.glob("opsamling*.pdf")
    text = _text_of(paper)
    assert PRACTICE in text
    assert "Begrundelse" in text
    assert "Navn" not in text.replace("Navne", "")
    # Round 2: the same people, their own first level in sight.
    page.go_again.click()
    seat.settle()
    trainer.show_exercise(board.exercise.id)
    seat.settle()
    trainer.exercise.make.click()
    seat.settle()
    (again,) = seat.folder.glob("opgave-runde-2*.ffbopgave")
    second: list[Path] = []
    for number in (1, 2, 11):
        with laptop_again(look, homes[number], clock) as one:
            one.shell.take([again])
            one.settle()
            begin = one.room.begin
            assert begin.choices[0].text() == say.NUMBER_OF.format(number=number)
            begin.choices[0].click()
            one.settle()
            first = SEVEN[row(number)[0]]
            past_the_case(one.room.score)
            assert one.room.score.form._before.isVisible()
            assert (
                str(level_of(first)) if level_of(first) is not None else "ikke"
            ) in one.room.score.form._before.text()
            score_by_mouse(one, [2] * 10, number)
            second.append(max(one.out.glob("*.ffbsvar"), key=lambda path: path.stat().st_mtime_ns))
    trainer.show_gathering(board.exercise.id)
    seat.settle()
    drop(seat.shell, *second)
    found = gather.board
    assert found is not None
    assert found.exercise.round == AGAIN
    firsts = {one.number: one.participant for one in found.of_round(1)}
    assert {one.number: one.participant for one in found.of_round(2)} == {n: firsts[n] for n in (1, 2, 11)}


@contextmanager
def laptop_again(look: Look, home: Path, clock: Clock) -> Iterator[Laptop]:
    """The same computer another time."""
    (home / "ud").rename(home / f"ud-{len(list(home.iterdir()))}")
    with laptop(look, home, clock) as one:
        yield one


def _text_of(paper: Path) -> str:
    document = QPdfDocument()
    document.load(str(paper))
    text = "\n".join(document.getAllText(page).text() for page in range(document.pageCount()))
    document.close()
    return text


def test_entering_the_room_locks_the_archive_and_leaving_it_asks_for_the_passphrase(opened: Seat) -> None:
    opened.desk.course_rail.click()
    opened.settle()
    assert opened.shell.desk is None
    room = room_of(opened)
    assert room.isVisible()
    assert room.bar.badge.text() == PRACTICE
    room.citizens_rail.click()
    opened.settle()
    assert opened.shell.course is None
    assert opened.shell.gate.locked is not None
    assert opened.shell.unlock.locked.isVisible()
    opened.shell.unlock.locked.course.click()
    opened.settle()
    assert room_of(opened).isVisible()


def test_the_first_start_offers_the_room(seat: Seat) -> None:
    assert seat.shell.unlock.making.course.text().strip() == unlock.COURSE
    seat.shell.unlock.making.course.click()
    seat.settle()
    assert room_of(seat).home.choices[0].isVisible()
    assert room_of(seat).home.choices[0].hasFocus()
    assert room_of(seat).bar._leave == say.LEAVE_ROOM, "there is no archive to open"
    room_of(seat).bar.leave.click()
    seat.settle()
    seat.shell.zoom(1)
    assert seat.shell.unlock.making.course.text().strip() == unlock.COURSE_ROOM, "somebody's work may lie there now"


def test_every_page_says_that_it_is_practice(seat: Seat) -> None:
    room = enter(seat)
    for show in (room.show_home, room.show_new, room.show_begin, room.show_alone, room.show_settings):
        show()
        seat.settle()
        assert room.bar.badge.isVisible()
        assert room.bar.badge.text() == PRACTICE


def test_a_code_opens_the_same_exercise_as_the_file(seat: Seat, look: Look, clock: Clock, tmp_path: Path) -> None:
    trainer = enter(seat)
    task = make_task(seat)
    code = trainer.exercise.code.text()
    with laptop(look, tmp_path / "kode", clock) as one:
        one.shell.enter_course()
        one.settle()
        one.room.show_begin()
        QTest.keyClicks(one.room.begin.code, code.lower().replace("-", " "))
        key(one.room.begin.code, Qt.Key.Key_Return)
        one.settle()
        score_by_mouse(one, row(3), 3)
        (file,) = one.out.glob("*.ffbsvar")
    trainer.exercise.onward.click()
    seat.settle()
    drop(seat.shell, file)
    assert trainer.gather.board is not None
    assert [found.number for found in trainer.gather.board.answers] == [3]
    assert task.is_file()


def test_a_wrong_code_is_said_at_the_field(seat: Seat) -> None:
    room = enter(seat)
    room.show_begin()
    QTest.keyClicks(room.begin.code, "KIRSTEN-8T-4QDX")
    room.begin.begin.click()
    seat.settle()
    assert "Koden passer ikke" in room.begin.wrong.text()
    assert room.begin.isVisible()


def test_what_is_written_is_there_after_the_window_was_closed(seat: Seat, tmp_path: Path) -> None:
    room = enter(seat)
    task = make_task(seat)
    seat.shell.take([task])
    seat.settle()
    page = room.score
    page.form.cards[3].click()
    page.form.reason.setPlainText("Skrevet lige før")
    seat.shell.leave_course()
    seat.settle()
    room = enter(seat)
    (line,) = room.home.room.attempts if room.home.room else ()
    assert line.given[0].reason == "Skrevet lige før"
    seat.shell.take([task])
    seat.settle()
    assert room.begin.choices[0].text().startswith("Fortsæt")
    room.begin.choices[0].click()
    seat.settle()
    assert room.score.form.reason.toPlainText() == "Skrevet lige før"


def test_what_looks_like_a_cpr_number_is_not_stored_and_said_so(seat: Seat) -> None:
    room = enter(seat)
    seat.shell.take([make_task(seat)])
    seat.settle()
    page = room.score
    page.form.reason.setPlainText("Han er født 010203-1234")
    page.flush()
    seat.settle()
    assert "ligner et CPR-nummer" in page.form._refused.text()
    assert room.waits()
    page.form.reason.setPlainText("Han er født i februar")
    page.flush()
    seat.settle()
    assert page.form._refused.text() == ""
    assert not room.waits()


def test_the_reference_is_shown_only_after_a_level_was_set_and_locks_it(seat: Seat) -> None:
    room = enter(seat)
    room.begin_alone(kirsten().id)
    seat.settle()
    page = room.score
    past_the_case(page)
    assert not page.onward.isEnabled()
    page.form.cards[1].click()
    page.onward.click()
    seat.settle()
    alone = room.alone
    assert alone.isVisible()
    assert kirsten().reference is not None
    assert alone._reasoning.text() == kirsten().reference.themes[0].reasoning  # type: ignore[union-attr]
    alone.disagree.click()
    alone.other.setPlainText("Jeg tæller skovturen tungere")
    alone.next.click()
    seat.settle()
    assert page.theme == kirsten().themes[1]
    page.before.click()
    seat.settle()
    assert not page.form.cards[0].isEnabled(), "the level is locked"
    found: list[attempts.Attempt] = []
    seat.shell.worker.submit(lambda desk: attempts.attempts(desk)[0], found.append)
    seat.settle()
    assert found[0].seen[0].disagree == "Jeg tæller skovturen tungere"


def test_a_case_under_way_as_an_opgave_is_not_offered_alone(seat: Seat) -> None:
    room = enter(seat)
    seat.shell.take([make_task(seat)])
    seat.settle()
    room.show_alone()
    seat.settle()
    offered = [label.text() for label in room.pattern.findChildren(QLabel)]
    assert "Kirsten Dalby, 58" not in offered
    assert "Sune Kjær, 34" in offered


def test_a_reason_can_be_kept_off_the_wall(seat: Seat, look: Look, clock: Clock, tmp_path: Path) -> None:
    room = enter(seat)
    task = make_task(seat)
    with laptop(look, tmp_path / "en", clock) as one:
        one.shell.take([task])
        one.settle()
        score_by_mouse(one, row(1), 1)
        (file,) = one.out.glob("*.ffbsvar")
    room.exercise.onward.click()
    seat.settle()
    drop(seat.shell, file)
    room.gather.reasons.click()
    seat.settle()
    line = room.reasons.lines[0]
    key(line.button, Qt.Key.Key_Delete)
    seat.settle()
    assert line.is_hidden
    board: list[object] = []
    which = room.gather.board.exercise.id if room.gather.board else ""
    theme = kirsten().themes[0]
    seat.shell.worker.submit(lambda desk: exercises.board(desk, which).reasons(theme, 1), board.append)
    seat.settle()
    assert board == [()]


def test_a_watched_folder_brings_answers_in_by_itself(seat: Seat, look: Look, clock: Clock, tmp_path: Path) -> None:
    room = enter(seat)
    task = make_task(seat)
    room.exercise.onward.click()
    seat.settle()
    shared = tmp_path / "delt"
    shared.mkdir()
    seat.folder = shared
    room.gather.watch.click()
    seat.settle()
    with laptop(look, tmp_path / "en", clock) as one:
        one.shell.take([task])
        one.settle()
        score_by_mouse(one, row(1), 1)
        (file,) = one.out.glob("*.ffbsvar")
    (shared / file.name).write_bytes(file.read_bytes())
    room.gather._look()
    seat.settle()
    assert room.gather.board is not None
    assert [answer.number for answer in room.gather.board.answers] == [1]
    shared.rename(tmp_path / "vaek")
    room.gather._look()
    seat.settle()
    assert "kan ikke nås" in room.gather._watching.text()
    room.show_home()
    assert not room.gather._poll.isActive(), "only while the page is open"


def test_one_button_empties_the_room(seat: Seat) -> None:
    room = enter(seat)
    make_task(seat)
    room.show_settings()
    room.settings.empty.button.click()
    assert room.settings.empty.no.hasFocus(), "the answer that changes nothing"
    room.settings.empty.yes.click()
    seat.settle()
    room.show_home()
    seat.settle()
    assert room.home.room is not None
    assert room.home.room.is_new
    assert len(cases.shipped_cases()) == 8


def test_a_case_is_written_used_and_written_on(seat: Seat) -> None:
    room = enter(seat)
    room.show_writing()
    seat.settle()
    page = room.write
    assert not page.save.isEnabled()
    QTest.keyClicks(page.name, "Bente Birk")
    QTest.keyClicks(page.age, "44")
    page.sections[0].heading.setText("Morgenen")
    page.sections[0].heading.textEdited.emit("Morgenen")
    page.sections[0].text.setPlainText("Bente står selv op fire af syv dage.\n\nDe andre dage kommer naboen.")
    theme = kirsten().themes[0]
    page.theme.set(theme)
    page.theme.picked.emit(theme)
    card = page.cards[0]
    card.choice.pick(SEVEN[1])
    card.reasoning.setPlainText("Fire af syv dage uden naboen.")
    QTest.keyClicks(page.author, "Mette Holm")
    assert not page.save.isEnabled()
    page.declared.click()
    assert page.save.isEnabled()
    page.save.click()
    seat.settle()
    assert room.case.isVisible()
    assert room.case.case is not None
    assert room.case.case.sections[0].paragraphs == (
        "Bente står selv op fire af syv dage.",
        "De andre dage kommer naboen.",
    )
    room.case.write.click()
    seat.settle()
    assert room.write.draft is not None
    assert room.write.draft.revision == 2
    assert not room.write.draft.declared, "a new text is declared anew"


def test_in_a_narrow_window_case_and_theme_are_in_sight_one_at_a_time(seat: Seat) -> None:
    room = enter(seat)
    task = make_task(seat)
    seat.shell.resize(800, 700)
    seat.shell.take([task])
    seat.settle()
    page = room.score
    assert page.text.isVisible()
    assert page.text.text.hasFocus()
    assert not page.form.isVisible()
    assert not any(one.isVisible() for one in page.keys)
    key(page.text.text, Qt.Key.Key_3)
    assert page.attempt is not None
    assert not page.attempt.given, "no level is set for a theme that is not in sight"
    page.onward.click()
    assert page.theme == kirsten().themes[0]
    assert page.form.isVisible()
    assert not page.text.isVisible()
    assert page.form.title.hasFocus()
    key(page.form.title, Qt.Key.Key_3)
    assert page.attempt.of(kirsten().themes[0]).judgement == SEVEN[3]
    key(page.form.title, Qt.Key.Key_F6)
    assert page.text.text.hasFocus()
    key(page.text.text, Qt.Key.Key_F6)
    assert page.form.isVisible()
    page.onward.click()
    assert page.theme == kirsten().themes[1]
    assert page.form.isVisible(), "the next theme, and not the case again"


@pytest.mark.parametrize("size", [(1366, 768), (1024, 720), (900, 640)])
def test_why_is_in_sight_beside_the_longest_theme_or_scrolls_with_it(seat: Seat, size: tuple[int, int]) -> None:
    room = enter(seat)
    task = make_task(seat)
    seat.shell.resize(*size)
    seat.shell.take([task])
    seat.settle()
    page = room.score
    longest = max(range(10), key=lambda at: len(page.context.catalogue.theme(kirsten().themes[at]).explanation))
    page.strip.picked.emit(longest)
    seat.settle()
    past_the_case(page)
    page.form.cards[-1].setFocus(Qt.FocusReason.TabFocusReason)
    key(page.form.cards[-1], Qt.Key.Key_Tab)
    assert page.form.doubt.hasFocus()
    key(page.form.doubt, Qt.Key.Key_Tab)
    assert page.form.reason.hasFocus()
    seat.settle()
    seen = page.form.reason.visibleRegion().boundingRect().height()
    assert seen == page.form.reason.height()
    QTest.keyClicks(page.form.reason, "Set tre gange")
    seat.shell.resize(size[0], 620)
    seat.settle()
    assert page.form.reason.hasFocus(), "another height takes nobody out of the field"
    assert page.form.reason.toPlainText() == "Set tre gange"


@pytest.mark.parametrize("size", [(1366, 768), (1024, 720), (700, 620)])
def test_the_summary_is_never_cut_at_the_right(seat: Seat, size: tuple[int, int], tmp_path: Path) -> None:
    room = enter(seat)
    seat.shell.resize(*size)
    task = make_task(seat)
    files = answers(tmp_path / "andre", task, tmp_path / "svar", {number: row(number) for number in range(1, 8)})
    made: list[str] = []
    seat.shell.worker.submit(lambda desk: exercises.listing(desk)[0].exercise.id, made.append)
    seat.settle()
    seat.shell.worker.submit(lambda desk: gathering.gather(desk, made[0], files), lambda _told: None)
    seat.settle()
    room.show_summary(made[0])
    seat.settle()
    page = room.summary
    assert len(page.rows) == 10
    edge = page.mapToGlobal(page.rect().topRight()).x()
    parts = (*page.rows, page._head, *page.rounds.values())
    assert all(one.mapToGlobal(one.rect().topRight()).x() <= edge for one in parts)


def test_larger_text_keeps_where_one_is(seat: Seat) -> None:
    room = enter(seat)
    seat.shell.take([make_task(seat)])
    seat.settle()
    past_the_case(room.score)
    room.score.form.cards[2].click()
    room.score.onward.click()
    seat.settle()
    seat.shell.zoom(1)
    seat.settle()
    page = room_of(seat).score
    assert page.isVisible()
    assert page.theme == kirsten().themes[1]
    assert page.attempt is not None
    assert page.attempt.given[0].judgement == SEVEN[2]


def test_a_damaged_room_is_set_aside_and_a_new_one_begun(seat: Seat, tmp_path: Path) -> None:
    enter(seat)
    make_task(seat)
    seat.shell.leave_course()
    seat.settle()
    folder = tmp_path / "Kursus"
    (folder / "arkiv.db").write_bytes(b"x" * 8192)
    seat.shell.enter_course()
    seat.settle()
    course = seat.shell.course
    assert course is not None
    assert course.window is None
    button = next(
        one for one in seat.shell.findChildren(QWidget) if getattr(one, "text", str)() and say.SET_ASIDE in one.text()
    )  # type: ignore[attr-defined]
    button.click()  # type: ignore[attr-defined]
    seat.settle()
    room = room_of(seat)
    assert room.home.room is not None
    assert room.home.room.is_new
    assert "ligger i" in room.warnings.notice.text()


def test_what_cannot_be_stored_keeps_the_program_open_once(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    room = enter(seat)
    seat.shell.take([make_task(seat)])
    seat.settle()

    def full(*_args: object, **_more: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "keep_papers", full)
        room.score.form.reason.setPlainText("Der er ikke plads")
        seat.shell.close()
        assert seat.shell.isVisible()
        assert room.warnings.notice.text()
    room.score.flush()
    seat.settle()
    assert not room.waits()


def test_what_could_not_be_stored_stays_with_the_room_wherever_one_goes(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is left, the text made larger, the room asked to close: it waits, is said, and is stored in the end."""
    room = enter(seat)
    seat.shell.take([make_task(seat)])
    seat.settle()
    which = room.score.record

    def full(*_args: object, **_more: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "keep_papers", full)
        room.score.form.reason.setPlainText("Der er ikke plads")
        room.show_home()
        seat.settle()
        assert room.waits()
        assert say.LEFT_UNSTORED in room.warnings.notice.text()
        seat.shell.zoom(1)
        seat.settle()
        again = seat.shell.course
        assert again is not None
        assert again.window is not None
        assert again.window.waits()
        again.window.bar.leave.click()
        seat.settle()
        assert seat.shell.course is again
    again.window.flush()
    seat.settle()
    assert not again.window.waits()
    again.window._open_attempt(which)
    seat.settle()
    assert again.window.score.form.reason.toPlainText() == "Der er ikke plads"
    seat.shell.zoom(0)


def test_a_number_out_of_sight_is_named_and_keeps_nothing_else_back(seat: Seat) -> None:
    room = enter(seat)
    seat.shell.take([make_task(seat)])
    seat.settle()
    page = room.score
    past_the_case(page)
    page.form.reason.setPlainText("født 010203-1234")
    page.onward.click()
    page.form.reason.setPlainText("Hun gør det selv")
    page.flush()
    seat.settle()
    assert page.form._refused.text() == ""
    assert "Ved " in room.warnings.notice.text()
    assert room.waits()
    page.before.click()
    assert "ligner et CPR-nummer" in page.form._refused.text()
    page.form.reason.setPlainText("født i februar")
    page.flush()
    seat.settle()
    assert not room.waits()


def test_a_case_is_read_beside_an_exercise_that_is_being_made(seat: Seat) -> None:
    room = enter(seat)
    room.show_new()
    seat.settle()
    room.exercise.team.setText("Hold C")
    code = room.exercise.code.text()
    room.exercise.read.click()
    seat.settle()
    assert room.page is room.case
    room.case.back.click()
    seat.settle()
    assert room.page is room.exercise
    assert (room.exercise.team.text(), room.exercise.code.text()) == ("Hold C", code)


def test_out_of_the_room_before_it_is_open_is_no_trouble(seat: Seat) -> None:
    seat.shell.enter_course()
    seat.shell.leave_course()
    seat.settle()
    assert seat.shell.course is None
    assert seat.shell.unlock.isVisible()


@pytest.mark.parametrize("typed", ["9" * 5000, "²", "٣", "-1", "1000", ""])
def test_a_number_that_is_none_is_said_and_nothing_else(seat: Seat, typed: str) -> None:
    room = enter(seat)
    room.show_new()
    seat.settle()
    room.exercise.people.setText(typed)
    room.exercise.make.click()
    seat.settle()
    assert room.exercise.exercise is None
    assert say.NO_NUMBER_OF_PEOPLE in room.exercise.told.text()


def test_a_wall_on_a_second_screen_goes_with_the_page_and_with_the_room(
    seat: Seat, look: Look, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = enter(seat)
    task = make_task(seat)
    with laptop(look, tmp_path / "en", clock) as one:
        one.shell.take([task])
        one.settle()
        score_by_mouse(one, row(1), 1)
        (file,) = one.out.glob("*.ffbsvar")
    room.exercise.onward.click()
    seat.settle()
    drop(seat.shell, file)
    monkeypatch.setattr(WallShow, "_other_screen", lambda self: self._page.screen())
    for leave in (room.show_home, room.gather.wall.stop, seat.shell.leave_course):
        room.show_gathering(room.gather.board.exercise.id if room.gather.board else "")
        seat.settle()
        room.gather.wall.start()
        wall = room.gather.wall.view
        assert wall is not None
        assert wall.isWindow()
        assert room.isVisible(), "the trainer's own window has the controls"
        assert room.isEnabled()
        leave()
        seat.settle()
        assert room.gather.wall.view is None if seat.shell.course else True
        shown = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not seat.shell]
        assert shown == []


def test_what_is_being_typed_for_an_exercise_waits_for_one(seat: Seat) -> None:
    room = enter(seat)
    make_task(seat)
    room.show_home()
    seat.settle()
    room.home.rows[0][1].click()
    seat.settle()
    page = room.gather
    page.type_sheet.click()
    page.sheet.choices[1].pick(SEVEN[2])
    page.type_line.click()
    page.sheet_here.click()
    assert page.sheet.choices[1].value == SEVEN[2]
    room.show_home()
    seat.settle()
    room.home.rows[0][1].click()
    seat.settle()
    assert page.sheet.isVisible()
    assert page.sheet.choices[1].value == SEVEN[2]
    page.sheet.cancel.click()
    page.type_sheet.click()
    assert page.sheet.choices[1].value is None, "given up, it begins anew"
    page.edit.click()
    seat.settle()
    room.exercise.team.setText("Hold Z")
    room.exercise.back.click()
    seat.settle()
    assert room.home.room is not None
    assert room.home.room.exercises[0].exercise.team == "Hold Z"


def test_another_case_for_an_exercise_leaves_the_rest(seat: Seat) -> None:
    room = enter(seat)
    room.show_new()
    seat.settle()
    page = room.exercise
    page.team.setText("Hold Y")
    page.people.setText("22")
    page.read.click()
    seat.settle()
    other = next(one for one in cases.shipped_cases() if one.id != page.case.code())
    room.case.open(other.id)
    seat.settle()
    room.case.use.click()
    assert page.isVisible()
    assert (page.case.code(), page.team.text(), page.people.text()) == (other.id, "Hold Y", "22")
    assert page._themes() == other.themes


def test_a_team_that_looks_like_a_number_is_said_at_its_field(seat: Seat) -> None:
    room = enter(seat)
    room.show_new()
    seat.settle()
    room.exercise.team.setText("010203-1234")
    room.exercise.make.click()
    seat.settle()
    assert room.exercise.told.text() == say.TEAM_LOOKS_LIKE_A_NUMBER
    assert not list(seat.folder.iterdir())


def test_watched_files_that_could_not_be_stored_come_the_next_time(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = enter(seat)
    files = answers(tmp_path / "andre", make_task(seat), tmp_path / "svar", {1: row(1)})
    room.show_home()
    seat.settle()
    room.home.rows[0][1].click()
    seat.settle()
    page = room.gather

    def full(*_args: object, **_more: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "keep_papers", full)
        page._watch(files[0].parent)
        seat.shell.worker.finish()
        seat.settle()
        assert page.board is not None
        assert not page.board.answers
        assert room.warnings.notice.text()
    page._look()
    seat.shell.worker.finish()
    seat.settle()
    assert [one.number for one in page.board.answers] == [1]


def test_what_is_dropped_with_answers_and_is_none_is_named(seat: Seat, tmp_path: Path) -> None:
    room = enter(seat)
    files = answers(tmp_path / "andre", make_task(seat), tmp_path / "svar", {1: row(1)})
    (tmp_path / "referat.docx").write_text("x", encoding="utf-8")
    room.exercise.onward.click()
    seat.settle()
    drop(seat.shell, *files, tmp_path / "referat.docx")
    assert "1 nyt svar" in room.gather.told.text()
    assert "referat.docx" in room.gather.warned.text()


def tabbed(room: CourseWindow, start: QWidget, count: int) -> list[QWidget]:
    """Where Tab goes from here."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    found: list[QWidget] = []
    for _ in range(count):
        key(room.window().focusWidget() or start, Qt.Key.Key_Tab)
        found.append(room.window().focusWidget())
    return found


def test_tab_goes_down_a_typed_sheet_and_a_written_case_as_they_are_seen(seat: Seat) -> None:
    room = enter(seat)
    make_task(seat)
    room.exercise.onward.click()
    seat.settle()
    room.gather.type_sheet.click()
    seat.settle()
    sheet = room.gather.sheet
    first = [keys[0] for keys in sheet._keys]
    assert tabbed(room, sheet.number, len(first) + 2) == [*first, sheet.take, sheet.cancel]
    room.show_writing()
    seat.shell.worker.settle()
    page = room.write
    page._order.stop()
    page._order.timeout.emit()  # as where the page is slow to be laid out
    first = page.sections[0]
    seat.settle()
    assert tabbed(room, page.summary, 1) == [first.heading], "the first part of the text, made after what stands below"
    page.add_section.click()
    page.theme.setCurrentIndex(1)
    page.theme.picked.emit(page.theme.code())
    seat.settle()
    seen = tabbed(room, page.name, 8)
    tops = [one.mapTo(page, QPoint(0, 0)).y() for one in seen]
    assert seen[0] is page.age
    assert tops == sorted(tops), "down the page, whenever its parts were made"


def test_the_projector_fills_the_screen_and_leaves_the_window_as_it_was(seat: Seat, tmp_path: Path) -> None:
    room = enter(seat)
    files = answers(tmp_path / "andre", make_task(seat), tmp_path / "svar", {1: row(1), 2: row(2)})
    room.exercise.onward.click()
    seat.settle()
    room.gather.take(files)
    seat.settle()
    for stood in (Qt.WindowState.WindowNoState, Qt.WindowState.WindowMaximized):
        seat.shell.setWindowState(stood)
        room.gather.show_wall.click()
        wall = room.gather.wall.view
        assert wall is not None
        assert seat.shell.isFullScreen()
        key(wall, Qt.Key.Key_F5)
        assert not seat.shell.isFullScreen(), "F5 takes it back, and shows it again"
        key(wall, Qt.Key.Key_F5)
        key(wall, Qt.Key.Key_Escape)
        assert seat.shell.windowState() & ~Qt.WindowState.WindowActive == stood


def test_an_exercise_without_themes_says_what_is_missing(seat: Seat) -> None:
    room = enter(seat)
    room.show_new()
    seat.settle()
    page = room.exercise
    page.all.click()
    assert page._code_words.text() == say.NO_THEMES
    page.make.click()
    seat.settle()
    assert not list(seat.folder.iterdir())


def test_the_second_round_shows_what_one_wrote_and_the_summary_the_round_under_way(seat: Seat, tmp_path: Path) -> None:
    room = enter(seat)
    task = make_task(seat)
    seat.shell.take([task])
    seat.settle()
    page = room.score
    past_the_case(page)
    page.form.cards[2].click()
    page.form.reason.setPlainText("Hun går med stok")
    page._to_end()
    page.end.number.setText("4")
    page.end.save.click()
    seat.settle()
    page.end.again.click()
    seat.settle()
    assert page.attempt is not None
    assert page.attempt.task.round == AGAIN
    assert "Hun går med stok" in page.form._before.text()
    assert page._place.text().startswith("runde 2")
    made: list[str] = []
    seat.shell.worker.submit(lambda desk: exercises.listing(desk)[0].exercise.id, made.append)
    seat.settle()
    files = answers(tmp_path / "andre", task, tmp_path / "svar", {number: row(number) for number in (1, 2)})
    seat.shell.worker.submit(lambda desk: gathering.gather(desk, made[0], files), lambda _told: None)
    seat.shell.worker.submit(lambda desk: exercises.go_on_to(desk, made[0], AGAIN), lambda _one: None)
    seat.settle()
    room.show_summary(made[0])
    seat.settle()
    assert room.summary.round == 1, "nobody has answered the second yet"
    room.summary.trainer.setText("Dorthe")
    room.show_home()
    seat.settle()
    room.show_summary(made[0])
    seat.settle()
    assert room.summary.trainer.text() == "Dorthe"


def test_a_new_exercise_that_was_left_waits_until_it_is_made(seat: Seat) -> None:
    room = enter(seat)
    room.show_new()
    seat.settle()
    page = room.exercise
    page.team.setText("Hold W")
    next(iter(page.ticks.values())).click()
    themes = page._themes()
    page.back.click()
    room.home.new.click()
    seat.settle()
    assert (page.team.text(), page._themes()) == ("Hold W", themes)
    page.make.click()
    seat.settle()
    assert list(seat.folder.glob("*.ffbopgave"))
    room.show_home()
    room.home.new.click()
    seat.settle()
    assert (page.team.text(), len(page._themes())) == ("", len(page.ticks)), "made, the next one is new"
    page.team.setText("Hold V")
    page.read.click()
    seat.settle()
    room.case.back.click()
    page.make.click()
    seat.settle()
    room.show_home()
    room.home.new.click()
    seat.settle()
    assert page.team.text() == "", "made after its case was read, it does not come back"
    page.team.setText("Hold U")
    room.show_settings()
    room.settings.empty.button.click()
    room.settings.empty.yes.click()
    seat.settle()
    room.show_new()
    seat.settle()
    assert page.team.text() == "", "an emptied room keeps nothing that was typed"
    other = cases.shipped_cases()[3]
    room.show_new(other.id)
    seat.settle()
    assert page.case.code() == other.id
