"""One way for every value, and a view belongs to one record: with a full disk, a busy worker, an archive that went."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ffbdesk.domain.ids import CitizenId, GatheringId
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.marks import Frequency
from ffbdesk.services import citizens, goals, notes, rounds
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import DiskFull, Swapped, Unwritable
from ffbdesk.storage.ledger import Ledger
from ffbdesk.words import frame
from tests.support import changes
from tests.ui.conftest import Seat
from tests.ui.test_desk import go, judgement, open_round
from tests.ui.test_goals import goals_of_case
from tests.ui.test_locking import everything_shown, unlock

KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@contextmanager
def busy(seat: Seat) -> Iterator[None]:
    """The worker is held: nothing is answered until the end."""
    go_on = threading.Event()
    seat.shell.worker.submit(lambda _desk: go_on.wait(10))
    QApplication.processEvents()
    try:
        yield
    finally:
        QApplication.processEvents()
        go_on.set()
        seat.settle()


def asked[T](seat: Seat, job: Callable[[Desk], T]) -> T:
    found: list[T] = []
    seat.shell.worker.submit(job, found.append)
    seat.settle()
    return found[0]


def whose(seat: Seat, name: str) -> tuple[CitizenId, GatheringId]:
    line = next(x for x in asked(seat, citizens.listing) if x.citizen.name.startswith(name))
    return line.citizen.id, line.rounds[0].id


def typed(words: str) -> None:
    """Letters, wherever the keyboard is."""
    focus = QApplication.focusWidget()
    if focus is not None:
        QTest.keyClicks(focus, words)


def names_in_sight(seat: Seat) -> str:
    """What the page shows, widget by widget."""
    texts = []
    for widget in seat.desk.stack.findChildren(object):
        visible = getattr(widget, "isVisible", None)
        if visible is not None and visible():
            for read in ("text", "toPlainText"):
                get = getattr(widget, read, None)
                texts.append(str(get()) if callable(get) else "")
    return "\n".join(texts)


# A view belongs to one record (A1)


def test_a_round_that_is_wanted_takes_nothing_of_the_one_before(practised: Seat) -> None:
    walk = open_round(practised, "Freja")
    go(practised, walk, "Lave mad")
    walk.form.voices["others"].setFocus()
    _freja, here = whose(practised, "Freja")
    _other, there = whose(practised, "Børge")
    before = [asked(practised, lambda desk, g=g: rounds.load(desk, g)) for g in (here, there)]
    with busy(practised):
        practised.desk.show_round(there, "themes")
        assert "Freja" not in names_in_sight(practised)
        typed("hos den forkerte")
        for key in (KEY.Key_4, KEY.Key_2):
            QTest.keyClick(QApplication.focusWidget() or practised.desk, key)
        walk.choice.pick(Assessed(Level.COMPLETE))
        walk.form.prompts.marked.emit(walk.theme.shown(())[0], Frequency.RARELY)
        walk.form.own.keys[3].click()
        practised.desk.undo()
    assert [asked(practised, lambda desk, g=g: rounds.load(desk, g)) for g in (here, there)] == before
    assert practised.desk.round.shown is not None
    assert practised.desk.round.shown.gathering.id == there


def test_what_was_typed_before_leaving_lands_where_it_was_typed(practised: Seat) -> None:
    walk = open_round(practised, "Freja")
    go(practised, walk, "Lave mad")
    theme = walk.theme.code
    _freja, here = whose(practised, "Freja")
    _other, there = whose(practised, "Børge")
    with busy(practised):
        walk.form.voices["others"].setFocus()
        QTest.keyClicks(walk.form.voices["others"], "sagt om Freja")
        walk.tree.setFocus()
        QTest.keyClick(walk.tree, KEY.Key_3)
        practised.desk.show_round(there, "themes")
    condition = asked(practised, lambda desk: rounds.load(desk, here)).gathering.condition(theme)
    assert condition is not None
    assert ("sagt om Freja" in condition.others, condition.judgement) == (True, Assessed(Level.SEVERE))
    assert "sagt om Freja" not in str(asked(practised, lambda desk: rounds.load(desk, there)))


def test_a_citizen_that_is_wanted_takes_nothing_of_the_one_before(practised: Seat) -> None:
    page = goals_of_case(practised, "Freja")
    other, _there = whose(practised, "Børge")
    count = asked(practised, changes)
    with busy(practised):
        practised.desk.show_citizen(other, "goals")
        assert "Freja" not in names_in_sight(practised)
        typed("hos den forkerte")
        page.new.click()
        page.form.levels[0].click()
        page.form.remove.click()
        practised.desk.person.rounds.new.click()
        practised.desk._new_note()
    assert asked(practised, changes) == count
    assert practised.desk.person.citizen().id == other  # type: ignore[union-attr]


def test_a_page_that_was_left_again_does_not_come_back(practised: Seat) -> None:
    open_round(practised, "Freja")
    other, there = whose(practised, "Børge")
    with busy(practised):
        practised.desk.show_round(there, "themes")
        practised.desk.show_citizen(other)
        practised.desk.show_citizens()
    assert practised.desk.page is practised.desk.citizens
    assert practised.desk.citizens.isVisible()
    assert practised.desk.round.shown is None
    assert practised.desk.person.citizen() is None


def test_themes_walked_through_while_nothing_is_answered(practised: Seat) -> None:
    walk = open_round(practised, "Freja")
    _freja, here = whose(practised, "Freja")
    with busy(practised):
        for n, theme in enumerate(walk.themes[3:6]):
            walk.go_to(theme.code)
            walk.form.voices["citizen"].setFocus()
            QTest.keyClicks(walk.form.voices["citizen"], f"ord {n}")
            walk.tree.setFocus()
            QTest.keyClick(walk.tree, [KEY.Key_0, KEY.Key_1, KEY.Key_2][n])
            assert judgement(walk) == Assessed(Level(n)), "seen at once"
    found = asked(practised, lambda desk: rounds.load(desk, here)).gathering
    for n, theme in enumerate(walk.themes[3:6]):
        condition = found.condition(theme.code)
        assert condition is not None
        assert (f"ord {n}" in condition.citizen, condition.judgement) == (True, Assessed(Level(n)))


def test_another_goal_while_nothing_is_answered(practised: Seat) -> None:
    page = goals_of_case(practised, "Freja")
    assert page._board is not None
    first, second = page._board.case.goals[:2]
    with busy(practised):
        page.form.wording.setFocus()
        QTest.keyClicks(page.form.wording, " et")
        page.cards[1].click()
        page.form.levels[4].click()
        QTest.keyClicks(page.form.responsible, " to")
        practised.desk.flush()
    stored = asked(practised, lambda desk: goals.board(desk, page._asked[0])).case.goals  # type: ignore[index]
    assert stored[0].wording.startswith(" et")
    assert (stored[0].id, stored[0].expected_level) == (first.id, first.expected_level)
    assert (stored[1].id, stored[1].expected_level) == (second.id, Level.COMPLETE)
    assert "to" in stored[1].responsible


def test_another_note_while_nothing_is_answered(practised: Seat) -> None:
    citizen, _here = whose(practised, "Freja")
    one = asked(practised, lambda desk: notes.begin(desk, citizen))
    person = asked(practised, lambda desk: desk.ledger.read.citizen(citizen))
    practised.desk.show_citizen(citizen, "notes")
    practised.settle()
    pad = practised.desk.pad
    pad.open(person, one.id)
    practised.settle()
    QTest.keyClicks(pad.text, "den første")
    practised.settle()
    with busy(practised):
        pad.begin(person, ())
        typed("ingen steder")
        pad.about.picked.emit("themes", ())
    found = asked(practised, lambda desk: notes.listing(desk, citizen))
    assert [note.text for note in found] == ["den første"]
    assert pad.note is not None
    assert pad.note.id != one.id, "a new note is one of its own (A7)"


# Done once until it is answered (A5)


@pytest.mark.parametrize("times", [2, 5])
def test_enter_twice_makes_one_citizen_and_no_round(opened: Seat, times: int) -> None:
    opened.desk.show_form(None)
    QTest.keyClicks(opened.desk.form.name, "Kun Enkelt")
    with busy(opened):
        for _ in range(times):
            QTest.keyClick(QApplication.focusWidget() or opened.desk, KEY.Key_Return)
    QTest.keyClick(QApplication.focusWidget() or opened.desk, KEY.Key_Return)
    opened.settle()
    lines = asked(opened, citizens.listing)
    assert [line.citizen.name for line in lines] == ["Kun Enkelt"]
    assert lines[0].rounds == (), "the keyboard stands on nothing that makes something"


def test_a_new_round_and_a_new_goal_are_made_once(practised: Seat) -> None:
    citizen, _here = whose(practised, "Freja")
    practised.desk.show_citizen(citizen)
    practised.settle()
    count = len(asked(practised, lambda desk: desk.ledger.read.rounds(citizen)))
    with busy(practised):
        for _ in range(3):
            practised.desk.person.rounds.new.click()
    assert len(asked(practised, lambda desk: desk.ledger.read.rounds(citizen))) == count + 1
    page = goals_of_case(practised, "Freja")
    assert page._board is not None
    count = len(page._board.case.goals)
    with busy(practised):
        for _ in range(3):
            page.new.click()
    assert page._board is not None
    assert len(page._board.case.goals) == count + 1


# Half filled in (A6)


@pytest.mark.parametrize("way", ["citizens", "settings", "round"])
def test_a_half_filled_citizen_is_kept(practised: Seat, way: str) -> None:
    _citizen, there = whose(practised, "Freja")
    practised.desk.show_form(None)
    QTest.keyClicks(practised.desk.form.name, "Halvt Navn")
    ways: dict[str, Callable[[], object]] = {
        "citizens": practised.desk.show_citizens,
        "settings": practised.desk.show_settings,
        "round": lambda: practised.desk.show_round(there),
    }
    ways[way]()
    practised.settle()
    practised.shell.zoom(1)
    practised.settle()
    practised.desk.show_form(None)
    assert practised.desk.form.name.text() == "Halvt Navn"
    assert practised.desk.form.kept.isVisible()


def test_esc_in_a_half_filled_citizen_asks(practised: Seat) -> None:
    form = practised.desk.form
    practised.desk.show_form(None)
    QTest.keyClicks(form.name, "Halvt Navn")
    form.cancel.click()
    assert form.asking.isVisible()
    assert form.go_back.hasFocus()
    form.go_back.click()
    assert (form.name.text(), form.isVisible(), form.asking.isVisible()) == ("Halvt Navn", True, False)
    form.cancel.click()
    form.drop.click()
    practised.settle()
    assert practised.desk.citizens.isVisible()
    practised.desk.show_form(None)
    assert form.name.text() == ""


def test_closing_with_a_half_filled_citizen_asks_once(practised: Seat) -> None:
    practised.desk.show_form(None)
    QTest.keyClicks(practised.desk.form.name, "Halvt Navn")
    assert not practised.shell.close()
    assert "ikke gemt" in practised.desk.notice.text()


# Every value, when it cannot be stored (A3)

TROUBLES = {"full": DiskFull, "swapped": Swapped, "gone": Unwritable}


def refuse(patch: pytest.MonkeyPatch, error: type[Exception]) -> None:
    def refused(*_: object, **__: object) -> None:
        raise error

    patch.setattr(Ledger, "draft", refused)
    patch.setattr(Ledger, "commit", refused)


def set_everything(seat: Seat) -> None:
    """One of each kind of value, from the round to the goals, the note and the citizen's own."""
    walk = open_round(seat, "Freja")
    go(seat, walk, "Lave mad")
    walk.form.voices["others"].setFocus()
    QTest.keyClicks(walk.form.voices["others"], "tekst")
    walk.tree.setFocus()
    QTest.keyClick(walk.tree, KEY.Key_3)
    walk.form.prompts.marked.emit(walk.theme.shown(())[0], Frequency.RARELY)
    walk.form.own.keys[1].click()
    head = seat.desk.round.head
    seat.desk.round.go("head")
    head.held_on.setText("1.2.2025")
    head.held_on.left.emit()
    page = goals_of_case(seat, "Freja")
    page.form.levels[4].click()
    page.form.day.setText("3.4.2027")
    page.form.day.left.emit()
    page.form.down.click()
    seat.settle()
    seat.desk.person.go("data")
    seat.settle()
    seat.desk.person.data.keep.day.setText("5.6.2030")
    seat.desk.person.data.keep.day.left.emit()
    seat.settle()


def check_everything(seat: Seat, moved: object) -> None:
    citizen, here = whose(seat, "Freja")
    shown = asked(seat, lambda desk: rounds.load(desk, here))
    walk = seat.desk.round.walk
    theme = next(t for t in walk.themes if t.term == "Lave mad")
    condition = shown.gathering.condition(theme.code)
    assert condition is not None
    assert "tekst" in condition.others
    assert (condition.judgement, condition.own_rating) == (Assessed(Level.SEVERE), Level.LIGHT)
    assert condition.marked(theme.shown(())[0].id) is Frequency.RARELY
    assert condition.recorded_at is not None
    assert shown.gathering.held_on == date(2025, 2, 1)
    assert shown.case.goals[1].id == moved, "the order too"
    assert (shown.case.goals[1].expected_level, shown.case.goals[1].follow_up_on) == (Level.COMPLETE, date(2027, 4, 3))
    assert asked(seat, lambda desk: desk.ledger.read.citizen(citizen)).keep_until == date(2030, 6, 5)


@pytest.mark.parametrize("error", TROUBLES.values(), ids=TROUBLES)
def test_every_value_waits_is_seen_and_is_stored_when_it_can_be(
    practised: Seat, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    page = goals_of_case(practised, "Freja")
    assert page._board is not None
    moved = page._board.case.goals[0].id
    before = practised.desk.top._saved.text()
    with monkeypatch.context() as patch:
        refuse(patch, error)
        set_everything(practised)
        assert practised.desk.notice.text()
        assert practised.desk.top._saved.text() == frame.NOT_SAVED != before, "nothing says 'Gemt' that is not"
        walk = open_round(practised, "Freja")
        go(practised, walk, "Lave mad")
        assert judgement(walk) == Assessed(Level.SEVERE), "it is seen, wherever one goes meanwhile"
        assert walk.form.own.keys[1].isChecked()
        assert not practised.shell.close(), "what is not stored keeps the window open"
    practised.desk._context.outbox.send_waiting()
    practised.settle()
    assert practised.desk._context.outbox.is_empty()
    check_everything(practised, moved)


def test_every_value_is_sealed_at_lock_and_given_back(
    practised: Seat, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = goals_of_case(practised, "Freja")
    assert page._board is not None
    moved = page._board.case.goals[0].id
    with monkeypatch.context() as patch:
        refuse(patch, DiskFull)
        set_everything(practised)
        practised.shell.lock()
    assert len(list((tmp_path / "venter").iterdir())) == 1
    assert "Freja" not in everything_shown()
    unlock(practised)
    check_everything(practised, moved)
    assert list((tmp_path / "venter").iterdir()) == []


def test_undo_of_what_waits_withdraws_it_and_redo_hands_it_in_again(
    practised: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = open_round(practised, "Freja")
    go(practised, walk, "Lave mad")
    with monkeypatch.context() as patch:
        refuse(patch, DiskFull)
        for level in (Level.LIGHT, Level.SEVERE):
            walk.choice.pick(Assessed(level))
            practised.settle()
        practised.desk.undo()
        practised.settle()
        assert judgement(walk) == Assessed(Level.LIGHT)
        practised.desk.undo()
        practised.settle()
        assert judgement(walk) is None
        assert practised.desk._context.outbox.is_empty()
        for _ in range(2):
            practised.desk.top.say("")
            practised.desk.redo()
            practised.settle()
            assert "Gjort igen" in practised.desk.top.status()
        assert judgement(walk) == Assessed(Level.SEVERE)
    practised.desk._context.outbox.send_waiting()
    practised.settle()
    gathering = walk._round.gathering.id  # type: ignore[union-attr]
    stored = asked(practised, lambda desk: rounds.load(desk, gathering)).gathering.condition(walk.theme.code)
    assert stored is not None
    assert stored.judgement == Assessed(Level.SEVERE)


# Digits act where the focus is (A4)


def test_a_digit_at_the_own_rating_is_the_own_rating(practised: Seat) -> None:
    walk = open_round(practised, "Freja")
    go(practised, walk, "Lave mad")
    walk.form.own.keys[0].setFocus()
    QTest.keyClick(walk.form.own.keys[0], KEY.Key_4)
    practised.settle()
    assert judgement(walk) is None
    assert walk._round.gathering.condition(walk.theme.code).own_rating is Level.COMPLETE  # type: ignore[union-attr]
    assert walk.form.own.keys[4].hasFocus()
    walk.tree.setFocus()
    QTest.keyClick(walk.tree, KEY.Key_1)
    practised.settle()
    assert judgement(walk) == Assessed(Level.LIGHT)


# A remark that was carried beside another level (A12)


def test_a_carried_remark_beside_another_level_asks_to_be_looked_at(practised: Seat) -> None:
    walk = open_round(practised, "Børge")
    citizen, _here = whose(practised, "Børge")
    second = asked(practised, lambda desk: rounds.new(desk, citizen))
    earlier = asked(practised, lambda desk: rounds.previous(desk, second))
    assert earlier is not None
    found = (c for c in earlier.gathering.conditions if c.short_remark and isinstance(c.judgement, Assessed))
    practised.desk.show_round(second, "themes", next(found).theme)
    practised.settle()
    walk.earlier.panel.theme.click()
    practised.settle()
    assert not walk.form.look_again.isVisible()
    before = judgement(walk)
    assert isinstance(before, Assessed)
    walk.choice.pick(Assessed(Level((before.level + 1) % 5)))
    practised.settle()
    assert walk.form.look_again.isVisible()
    walk.form.remark.setFocus()
    QTest.keyClicks(walk.form.remark, " nu")
    assert not walk.form.look_again.isVisible()


def test_pages_read_only_what_changed(practised: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    """An autosave of one field reads its theme, not the round."""
    walk = open_round(practised, "Freja")
    go(practised, walk, "Lave mad")
    counted: list[str] = []
    from ffbdesk.storage.reading import Reading

    for name in ("_one", "_all"):
        usual = getattr(Reading, name)
        monkeypatch.setattr(Reading, name, lambda self, sql, *v, u=usual: (counted.append(sql), u(self, sql, *v))[1])
    field = walk.form.voices["citizen"]
    field.setFocus()
    QTest.keyClicks(field, "ord")
    bound = next(b for ref, b in practised.desk._context.spots.items() if ref.field == "citizen")
    bound._keep()
    practised.settle()
    assert 0 < len(counted) <= 4, counted
    assert all("goal" not in sql and "gathering AS" not in sql for sql in counted)
