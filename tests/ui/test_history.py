"""One history: whatever was typed, chosen and walked through, k times undo and k times redo is nothing at all."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ffbdesk.domain.judgement import Assessed, Level, NotRelevant
from ffbdesk.domain.kinds import GOAL
from ffbdesk.domain.marks import Frequency
from ffbdesk.domain.records import Informant
from ffbdesk.services import citizens, rounds
from ffbdesk.services.desk import Desk
from ffbdesk.ui.walk.page import WalkPage
from tests.ui.conftest import Seat
from tests.ui.test_desk import go, judgement, open_round, press

KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
THEMES = 3
FIELDS = (*(i.value for i in Informant), "short_remark")
NOTHING = "ikke noget at"


def new_round(seat: Seat) -> WalkPage:
    """A round of a new citizen, at its first theme."""
    made: list[Any] = []

    def begin(desk: Desk) -> Any:
        return rounds.new(desk, citizens.add(desk, citizens.Entered(name="Prøve Prøvesen")).id)

    seat.shell.worker.submit(begin, made.append)
    seat.settle()
    seat.desk.show_round(made[0], "themes")
    seat.settle()
    walk = seat.desk.round.walk
    walk.go_to(walk.themes[0].code)
    return walk


def everything(seat: Seat) -> dict[str, object]:
    """Every field of the round, as it is stored and as the walk shows it."""
    seat.desk.flush()
    seat.settle()
    found: list[Any] = []
    assert seat.desk.round.shown is not None
    gathering = seat.desk.round.shown.gathering.id
    seat.shell.worker.submit(lambda desk: rounds.load(desk, gathering), found.append)
    seat.settle()
    assert seat.desk.round.shown.gathering.conditions == found[0].gathering.conditions, "what is stored is shown"
    stored = {c.theme: c for c in found[0].gathering.conditions}
    return {
        theme.term: (
            [getattr(c, field) for field in FIELDS],
            c.judgement,
            c.own_rating,
            sorted((m.prompt, m.frequency) for m in c.marks),
        )
        for theme in seat.desk.round.walk.themes[:THEMES]
        if (c := stored.get(theme.code)) is not None
    }


def back(seat: Seat) -> bool:
    """Undo once; False where there is nothing to take back."""
    seat.desk.top.say("")
    seat.desk.undo()
    seat.settle()
    return NOTHING not in seat.desk.top.status()


def forth(seat: Seat) -> bool:
    seat.desk.top.say("")
    seat.desk.redo()
    seat.settle()
    return NOTHING not in seat.desk.top.status()


def typing(field: str, words: str) -> Callable[[Seat], None]:
    def do(seat: Seat) -> None:
        form = seat.desk.round.walk.form
        editor = form.remark if field == "short_remark" else form.voices[field]
        editor.setFocus()
        QTest.keyClicks(editor, words)

    return do


def deleting(field: str, times: int) -> Callable[[Seat], None]:
    def do(seat: Seat) -> None:
        editor = seat.desk.round.walk.form.voices[field]
        editor.setFocus()
        for _ in range(times):
            QTest.keyClick(editor, KEY.Key_Backspace)

    return do


def pasting(field: str, text: str) -> Callable[[Seat], None]:
    return lambda seat: seat.desk.round.walk.form.voices[field].insertPlainText(text)


def judging(level: Level | None) -> Callable[[Seat], None]:
    return lambda seat: seat.desk.round.walk.choice.pick(NotRelevant() if level is None else Assessed(level))


def marking(row: int, frequency: Frequency | None) -> Callable[[Seat], None]:
    def do(seat: Seat) -> None:
        walk = seat.desk.round.walk
        walk.form.prompts.marked.emit(walk.theme.shown(())[row], frequency)

    return do


def rating(level: int) -> Callable[[Seat], None]:
    return lambda seat: seat.desk.round.walk.form.own.keys[level].click()


def walking(theme: int) -> Callable[[Seat], None]:
    return lambda seat: seat.desk.round.walk.go_to(seat.desk.round.walk.themes[theme].code)


def pausing(seat: Seat) -> None:
    """As when nobody types for a while."""
    for bound in list(seat.desk._context.spots.values()):
        bound._strokes.end()


def waiting(seat: Seat) -> None:
    seat.settle()


VOICES = st.sampled_from([i.value for i in Informant])
DEEDS = st.one_of(
    st.builds(typing, st.sampled_from(FIELDS), st.sampled_from(["ord ", "to ord", "a", "Mor siger nej. ", " "])),
    st.builds(deleting, VOICES, st.integers(1, 4)),
    st.builds(pasting, VOICES, st.sampled_from(["et helt\nnotat", "x"])),
    st.builds(judging, st.none() | st.sampled_from(Level)),
    st.builds(marking, st.integers(0, 4), st.none() | st.sampled_from(Frequency)),
    st.builds(rating, st.integers(0, 4)),
    st.builds(walking, st.integers(0, THEMES - 1)),
    st.just(pausing),
    st.just(waiting),
)


@pytest.mark.slow
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(deeds=st.lists(DEEDS, min_size=1, max_size=14), data=st.data())
def test_k_times_back_and_k_times_forth_is_nothing_at_all(
    opened: Seat, deeds: list[Callable[[Seat], None]], data: st.DataObject
) -> None:
    new_round(opened)
    before = everything(opened)
    for deed in deeds:
        deed(opened)
    after = everything(opened)
    some = data.draw(st.integers(0, 6))
    taken = 0
    while taken < some and back(opened):
        taken += 1
        anywhere(opened, taken)
    for _ in range(taken):
        assert forth(opened)
    assert everything(opened) == after, f"{taken} back, {taken} forth"
    steps = 0
    while back(opened):
        steps += 1
        anywhere(opened, steps)
        assert steps < 200
    assert everything(opened) == before, "all the way back"
    for _ in range(steps):
        assert forth(opened)
        anywhere(opened, steps)
    assert not forth(opened)
    assert everything(opened) == after, "and all the way forth"


def test_a_space_that_is_not_stored_is_no_step_whatever_was_done_elsewhere(opened: Seat) -> None:
    walk = new_round(opened)
    typing("citizen", " ")(opened)
    walk.form.voices["others"].insertPlainText("et notat")  # as what is dropped there: nobody leaves the first field
    walking(1)(opened)
    assert back(opened)
    assert not back(opened)
    assert forth(opened)
    assert not forth(opened)


def test_a_space_that_is_not_stored_is_no_step(opened: Seat) -> None:
    walk = new_round(opened)
    before = everything(opened)
    voice = walk.form.voices[Informant.CITIZEN.value]
    voice.setFocus()
    QTest.keyClick(voice, Qt.Key.Key_Space)
    walk.footer.next.emit()
    opened.settle()
    assert everything(opened) == before
    assert not back(opened)
    assert not forth(opened)


def anywhere(seat: Seat, n: int) -> None:
    """The focus is somewhere else each time: it does not matter."""
    walk = seat.desk.round.walk
    places = (walk.tree, walk.form.voices["others"], walk.footer.keys[0], walk.form.own.keys[0], walk.form.remark)
    places[n % len(places)].setFocus()


def test_three_voices_typed_and_undone_from_the_third(practised: Seat) -> None:
    """A2: the cursor stays in the third, Ctrl+Z and Ctrl+Shift+Z bring back all three."""
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    fields = list(walk.form.voices.values())
    for n, field in enumerate(fields):
        field.setFocus()
        QTest.keyClicks(field, f"stemme {n}")
    for _ in range(6):
        press(practised, KEY.Key_Z, CTRL)
    assert [field.toPlainText() for field in fields] == ["", "", ""]
    assert fields[2].hasFocus()
    for _ in range(6):
        press(practised, KEY.Key_Z, CTRL | SHIFT)
    assert [field.toPlainText() for field in fields] == ["stemme 0", "stemme 1", "stemme 2"]


def test_a_paste_is_one_step_and_takes_no_later_work_with_it(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    field = walk.form.voices["citizen"]
    field.setFocus()
    paste = "et langt notat " * 2000
    field.insertPlainText(paste)
    QTest.keyClicks(field, "og mere")
    press(practised, KEY.Key_Z, CTRL)
    assert field.toPlainText() == f"{paste}og "
    press(practised, KEY.Key_Z, CTRL)
    assert field.toPlainText() == paste
    press(practised, KEY.Key_Z, CTRL)
    assert field.toPlainText() == ""


def test_what_was_typed_before_a_lock_is_one_step(practised: Seat) -> None:
    from tests.ui.test_locking import unlock

    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    field = walk.form.voices["others"]
    field.setFocus()
    QTest.keyClicks(field, "Mor siger nej og ja")
    walk.tree.setFocus()
    press(practised, KEY.Key_3)
    practised.shell.lock()
    unlock(practised)
    walk = practised.desk.round.walk
    assert judgement(walk) == Assessed(Level.SEVERE)
    practised.desk.undo()
    practised.settle()
    assert judgement(walk) is None
    practised.desk.undo()
    practised.settle()
    assert walk.form.voices["others"].toPlainText() == ""
    for _ in range(2):
        practised.desk.redo()
        practised.settle()
    assert walk.form.voices["others"].toPlainText() == "Mor siger nej og ja"
    assert judgement(walk) == Assessed(Level.SEVERE)


def test_a_barrier_stays_one(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    walk.form.voices["others"].setFocus()
    QTest.keyClicks(walk.form.voices["others"], "Mor siger nej")
    practised.desk.round.go("end")
    end = practised.desk.round.end
    end.finishing.finish.click()
    end.finishing.yes.click()
    practised.settle()
    assert practised.desk.round.shown is not None
    assert practised.desk.round.shown.gathering.seal is not None
    assert not back(practised)


def test_the_view_stays_where_what_was_taken_back_is_in_sight(practised: Seat) -> None:
    """A level stands in the bar below: its undo scrolls nothing (C14)."""
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    walk.tree.setFocus()
    press(practised, KEY.Key_2)
    bar = walk._area.verticalScrollBar()
    at = bar.maximum() - 120
    bar.setValue(at)
    press(practised, KEY.Key_Z, CTRL)
    assert judgement(walk) is None
    assert bar.value() == at


def test_a_goals_line_is_its_own(practised: Seat) -> None:
    """What is typed and chosen at a goal is taken back among the goals, in its order."""
    from tests.ui.test_goals import goals_of_case

    page = goals_of_case(practised, "Freja")
    assert page._board is not None
    before = page._board.case.goals[0]
    page.form.wording.setFocus()
    QTest.keyClicks(page.form.wording, " igen")
    page.form.levels[4].click()
    QTest.keyClicks(page.form.responsible, "Mette")
    practised.settle()
    steps = 0
    while back(practised):
        steps += 1
    practised.desk.flush()
    practised.settle()
    assert (steps, GOAL.cells(page._board.case.goals[0])) == (4, GOAL.cells(before))
    for _ in range(steps):
        assert forth(practised)
    assert page._board.case.goals[0].expected_level is Level.COMPLETE
    assert page.form.responsible.text().endswith("Mette")
