"""One history beyond the walk: the goals and the notes, keys faster than the disk, and after a lock."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.services import citizens, notes
from ffbdesk.storage.errors import DiskFull
from ffbdesk.ui.goals.page import GoalsPage
from tests.ui.conftest import Seat
from tests.ui.test_desk import go, judgement, open_round, press
from tests.ui.test_goals import goals_of_case
from tests.ui.test_history import DEEDS, everything, forth, new_round
from tests.ui.test_locking import unlock
from tests.ui.test_one_way import asked, busy, refuse

KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALL_THE_WAY = 60
type Deed = Callable[[Seat], None]


def back(seat: Seat, times: int, *, settled: bool) -> None:
    for _ in range(times):
        seat.desk.undo()
        if settled:
            seat.settle()
    seat.settle()


def again(seat: Seat, times: int, *, settled: bool) -> None:
    for _ in range(times):
        seat.desk.redo()
        if settled:
            seat.settle()
    seat.settle()


@pytest.mark.slow
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(deeds=st.lists(DEEDS, min_size=1, max_size=10), some=st.integers(1, 12))
def test_keys_faster_than_the_disk_take_back_the_same(opened: Seat, deeds: list[Deed], some: int) -> None:
    new_round(opened)
    before = everything(opened)
    for deed in deeds:
        deed(opened)
    after = everything(opened)
    with busy(opened):
        for _ in range(some):
            opened.desk.undo()
        for _ in range(some):
            opened.desk.redo()
    assert everything(opened) == after
    with busy(opened):
        for _ in range(ALL_THE_WAY):
            opened.desk.undo()
    assert everything(opened) == before
    with busy(opened):
        for _ in range(ALL_THE_WAY):
            opened.desk.redo()
    assert everything(opened) == after


def goals_stand(seat: Seat) -> list[object]:
    seat.desk.flush()
    seat.settle()
    page = seat.desk.person.goals
    assert page._stored is not None
    citizen = page._stored.citizen.id
    case = asked(seat, lambda desk: desk.ledger.read.case(citizen))
    assert page._board is not None
    assert case is not None
    assert page._board.case == case, "what is stored is shown"
    return [(case.intervention_purpose, goal.wording, goal.expected_level, goal.responsible) for goal in case.goals]


def words_in(which: str, words: str) -> Deed:
    def do(seat: Seat) -> None:
        page = seat.desk.person.goals
        editor = page.purpose if which == "purpose" else page.form.fields.editor(which)
        assert editor is not None
        if editor.isVisible():
            editor.setFocus()
            QTest.keyClicks(editor, words)

    return do


def on_goals(do: Callable[[GoalsPage], object]) -> Deed:
    def settled(seat: Seat) -> None:
        do(seat.desk.person.goals)
        seat.settle()

    return settled


GOAL_DEEDS = st.one_of(
    st.builds(words_in, st.sampled_from(["purpose", "wording", "responsible"]), st.sampled_from(["ord ", "to ord"])),
    st.builds(lambda n: on_goals(lambda page: page.form.levels[n].click()), st.integers(0, 4)),
    st.builds(lambda n: on_goals(lambda page: page._choose(n)), st.integers(0, 3)),
    st.builds(lambda by: on_goals(lambda page: page._move(by)), st.sampled_from([-1, 1])),
    st.just(on_goals(lambda page: page.new.click())),
    st.just(on_goals(lambda page: page._remove())),
)


@pytest.mark.slow
@settings(max_examples=7, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(deeds=st.lists(GOAL_DEEDS, min_size=1, max_size=9), fast=st.booleans(), some=st.integers(1, 9))
def test_goals_back_and_forth(practised: Seat, deeds: list[Deed], fast: bool, some: int) -> None:
    goals_of_case(practised, "Freja")
    for deed in deeds:
        deed(practised)
    after = goals_stand(practised)
    back(practised, some, settled=not fast)
    again(practised, some, settled=not fast)
    assert goals_stand(practised) == after


def on_notes(seat: Seat) -> None:
    """Freja's notes."""
    freja = next(x.citizen for x in asked(seat, citizens.listing) if x.citizen.name.startswith("Freja"))
    seat.desk.show_citizen(freja.id, "notes")
    seat.settle()


def notes_stand(seat: Seat) -> list[object]:
    seat.desk.flush()
    seat.settle()
    citizen = seat.desk.person.citizen()
    assert citizen is not None
    return [(n.text, n.themes) for n in asked(seat, lambda desk: notes.listing(desk, citizen.id))]


def written(words: str) -> Deed:
    def do(seat: Seat) -> None:
        if seat.desk.pad.note is not None and seat.desk.pad.note.signed_at is None:
            seat.desk.pad.text.setFocus()
            QTest.keyClicks(seat.desk.pad.text, words)

    return do


def settling(do: Deed) -> Deed:
    def settled(seat: Seat) -> None:
        do(seat)
        seat.settle()

    return settled


NOTE_DEEDS = st.one_of(
    st.builds(written, st.sampled_from(["en ny note ", "og mere", "ja"])),
    st.just(settling(lambda seat: seat.desk._new_note())),
    st.just(settling(lambda seat: seat.desk.pad.leave())),
    st.just(settling(lambda seat: seat.desk.pad._remove())),
)


@pytest.mark.slow
@settings(max_examples=7, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(deeds=st.lists(NOTE_DEEDS, min_size=1, max_size=9), fast=st.booleans(), some=st.integers(1, 9))
def test_notes_back_and_forth(practised: Seat, deeds: list[Deed], fast: bool, some: int) -> None:
    on_notes(practised)
    for deed in deeds:
        deed(practised)
    after = notes_stand(practised)
    practised.desk.warn("")
    back(practised, some, settled=not fast)
    again(practised, some, settled=not fast)
    assert notes_stand(practised) == after
    assert not practised.desk.notice.isVisible(), practised.desk.notice.accessibleName()


def test_a_closed_note_is_laid_out_again_by_undo(practised: Seat) -> None:
    on_notes(practised)
    stood = notes_stand(practised)
    practised.desk._new_note()
    practised.settle()
    QTest.keyClicks(practised.desk.pad.text, "en note")
    practised.desk.pad.leave()
    practised.settle()
    practised.desk.undo()
    practised.settle()
    assert practised.desk.pad.isVisible()
    assert practised.desk.pad.text.toPlainText() == "en "
    back(practised, 2, settled=True)
    assert notes_stand(practised) == stood
    assert not practised.desk.pad.isVisible()
    again(practised, 3, settled=True)
    assert practised.desk.pad.text.toPlainText() == "en note"
    assert not practised.desk.notice.isVisible()


def test_a_note_that_was_taken_back_beside_a_round_comes_again(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    field = walk.form.voices["citizen"]
    field.setFocus()
    practised.desk._new_note()
    practised.settle()
    QTest.keyClicks(practised.desk.pad.text, "en note")
    for _ in range(3):
        press(practised, KEY.Key_Z, CTRL)
    assert practised.desk.pad.note is None
    assert field.hasFocus(), "where the hand was before"
    with busy(practised):
        for _ in range(3):
            practised.desk.redo()
    assert practised.desk.pad.text.toPlainText() == "en note"
    with busy(practised):
        for _ in range(9):
            practised.desk.undo()
    assert practised.desk.pad.note is None
    again(practised, 9, settled=False)
    assert practised.desk.pad.text.toPlainText() == "en note"


def test_a_locked_copy_takes_nothing_back(practised: Seat) -> None:
    page = goals_of_case(practised, "Børge")
    page.form.wording.setFocus()
    QTest.keyClicks(page.form.wording, "EKSTRA ")
    stood = goals_stand(practised)
    citizen = page._stored.citizen.id if page._stored else None
    assert citizen is not None
    line = next(x for x in asked(practised, citizens.listing) if x.citizen.id == citizen)
    sealed = [r.id for r in line.rounds if r.finished]
    practised.desk.show_round(sealed[0], "goals")
    practised.settle()
    back(practised, 3, settled=True)
    practised.desk.show_citizen(citizen, "goals")
    practised.settle()
    assert goals_stand(practised) == stood


def test_everything_undone_before_a_lock_can_be_done_again(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    walk.tree.setFocus()
    for key in (KEY.Key_1, KEY.Key_2, KEY.Key_3):
        press(practised, key)
    back(practised, 3, settled=True)
    practised.shell.lock()
    unlock(practised)
    walk = practised.desk.round.walk
    for level in (1, 2, 3):
        assert forth(practised)
        assert judgement(walk) == Assessed(Level(level))
    assert not forth(practised)


def test_letters_after_a_new_note_or_goal_is_wanted_land_in_it_or_nowhere(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    walk.tree.setFocus()
    press(practised, KEY.Key_4)
    with busy(practised):
        practised.desk._new_note()
        for _ in range(2):
            QTest.keyClicks(QApplication.focusWidget(), "2 gange")
    assert judgement(walk) == Assessed(Level(4))
    assert practised.desk.pad.text.hasFocus()
    page = goals_of_case(practised, "Freja")
    page.form.wording.setFocus()
    stood = page.form.wording.toPlainText()
    with busy(practised):
        page._add()
        QTest.keyClicks(QApplication.focusWidget(), "nyt")
    assert page._board is not None
    assert page._board.case.goals[0].wording == stood
    assert page.form.wording.hasFocus()
    assert page.form.wording.toPlainText() == ""


def test_what_is_set_after_the_key_comes_after_the_step(practised: Seat) -> None:
    """The keys mean what stood there when they were pressed."""
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    walk.tree.setFocus()
    for key in (KEY.Key_1, KEY.Key_3):
        press(practised, key)
    field = walk.form.voices["citizen"]
    with busy(practised):
        practised.desk.undo()
        practised.desk.undo()
        field.setFocus()
        QTest.keyClicks(field, "nyt ")
    assert judgement(walk) is None
    assert field.toPlainText() == "nyt "
    back(practised, 1, settled=True)
    assert field.toPlainText() == ""


def test_what_is_set_while_the_archive_is_asked_is_the_next_to_be_taken_back(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    walk.tree.setFocus()
    press(practised, KEY.Key_1)
    practised.shell.lock()
    unlock(practised)
    walk = practised.desk.round.walk
    with busy(practised):
        practised.desk.undo()
        walk.form.own.keys[2].click()
    assert judgement(walk) is None
    assert walk.form.own._pick.value == Level.MODERATE
    back(practised, 1, settled=True)
    assert walk.form.own._pick.value is None
    assert not practised.desk.notice.isVisible()


def test_what_was_done_to_a_note_that_was_taken_back_is_passed_over_after_a_lock(practised: Seat) -> None:
    on_notes(practised)
    stood = notes_stand(practised)
    for words in ("første", "ord "):
        practised.desk._new_note()
        practised.settle()
        QTest.keyClicks(practised.desk.pad.text, words)
        practised.desk.flush()
        practised.settle()
    back(practised, 2, settled=True)
    practised.shell.lock()
    unlock(practised)
    on_notes(practised)
    back(practised, 2, settled=True)
    assert notes_stand(practised) == stood
    assert not practised.desk.notice.isVisible()


def test_an_addition_that_waits_is_seen_when_its_note_is_opened_again(practised: Seat) -> None:
    on_notes(practised)
    practised.desk._new_note()
    practised.settle()
    pad = practised.desk.pad
    QTest.keyClicks(pad.text, "en note")
    pad.sign.click()
    practised.settle()
    assert pad.note is not None
    note = pad.note.id
    with pytest.MonkeyPatch.context() as patch:
        refuse(patch, DiskFull)
        pad.addition.setFocus()
        QTest.keyClicks(pad.addition, "vigtig tilføjelse")
        pad.leave()
        practised.settle()
        practised.desk._open_note(note)
        practised.settle()
        assert pad.addition.toPlainText() == "vigtig tilføjelse"
        QTest.keyClicks(pad.addition, "x")
    practised.desk.flush()
    practised.settle()
    assert asked(practised, lambda desk: notes.note(desk, note)).pending == "vigtig tilføjelsex"
