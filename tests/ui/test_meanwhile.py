"""Between a wish and its answer: what is set then is nobody's, and what is handed over holds what was set before."""

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.services import backups, citizens, notes
from ffbdesk.services.desk import Desk
from ffbdesk.storage import ledger
from ffbdesk.storage.errors import DiskFull, Stopped
from ffbdesk.ui.gathering.head import HeadPage
from ffbdesk.ui.gathering.page import RoundPage
from ffbdesk.ui.kit.datefield import DateField
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.places import from_values
from ffbdesk.ui.rights.erasing import _erased
from ffbdesk.words import ending as finishing_words
from ffbdesk.words import frame, locking, rights
from tests.ui.conftest import Seat
from tests.ui.test_desk import go, judgement, open_round
from tests.ui.test_goals import goals_of_case
from tests.ui.test_locking import unlock
from tests.ui.test_one_way import asked, busy, refuse
from tests.ui.test_report import ending
from tests.ui.test_waits import Held, key, new_key, stands_still

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def test_a_round_that_is_being_locked_takes_nothing(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    before = judgement(walk)
    practised.desk.round.go("end")
    end = practised.desk.round.end
    end.finishing.finish.click()
    with busy(practised):
        end.finishing.yes.click()
        practised.desk.round.go("themes")
        assert practised.desk.round.tab() == "end", "the way to its fields is closed meanwhile"
        QTest.keyClicks(QApplication.focusWidget(), "4")
    assert practised.desk.round.shown is not None
    assert practised.desk.round.shown.gathering.seal is not None
    practised.desk.round.go("themes")
    assert judgement(walk) == before
    assert practised.desk._context.outbox.is_empty()


def test_a_note_that_is_being_signed_takes_nothing(practised: Seat) -> None:
    walk = open_round(practised)
    practised.desk._new_note()
    practised.settle()
    pad = practised.desk.pad
    QTest.keyClicks(pad.text, "en note")
    with busy(practised):
        pad.sign.click()
        pad.fields.choose("themes", (walk.themes[2].code,))
        QTest.keyClicks(pad.text, " og mere")
        assert pad.text.toPlainText() == "en note", "nothing is written on it meanwhile"
    assert pad.note is not None
    note = pad.note.id
    stored = asked(practised, lambda desk: notes.note(desk, note))
    assert (pad.note.text, pad.note.themes) == (stored.text, stored.themes) == ("en note", (walk.theme.code,))
    pad.addition.setFocus()
    QTest.keyClicks(pad.addition, "tilføjelse")
    with busy(practised):
        pad.signed.add.click()
        QTest.keyClicks(pad.addition, " og mere")
        pad.signed.add.click()
    assert [one.text for one in asked(practised, lambda desk: notes.note(desk, note)).additions] == ["tilføjelse"]
    assert pad.addition.toPlainText() == ""


def test_what_is_locked_by_now_waits_for_nothing(practised: Seat) -> None:
    """A value that reaches a finished round all the same is refused with a sentence, once."""
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    practised.desk.round.go("end")
    practised.desk.round.end.finishing.finish.click()
    practised.desk.round.end.finishing.yes.click()
    practised.settle()
    walk.form.judging._place = replace_locked(walk.form.judging._place)
    walk.form.judging.choose("judgement", Assessed(Level.COMPLETE))
    practised.settle()
    assert "færdiggjort" in practised.desk.notice.text()
    assert practised.desk._context.outbox.values() == {}
    assert practised.desk.top._saved.text() != frame.NOT_SAVED


def replace_locked[T](place: T) -> T:
    assert isinstance(place, tuple)
    return (*place[:3], False)  # type: ignore[return-value]


def test_every_half_filled_citizen_is_asked_about_and_kept(practised: Seat) -> None:
    desk = practised.desk
    freja = next(x.citizen for x in asked(practised, citizens.listing) if x.citizen.name.startswith("Freja"))
    desk.show_form(None)
    QTest.keyClicks(desk.form.name, "Ny En")
    assert not practised.shell.close()
    desk.form.save.click()
    practised.settle()
    desk.show_form(None)
    QTest.keyClicks(desk.form.name, "Ny To")
    assert not practised.shell.close(), "another one is asked about too"
    desk.show_form(freja)
    QTest.keyClicks(desk.form.initials, "X")
    initials = desk.form.initials.text()
    practised.shell.lock()
    unlock(practised)
    form = practised.desk.form
    assert {half.entered.name for half in form.halves()} == {"Ny To", freja.name}
    assert (form.name.text(), form.initials.text()) == (freja.name, initials)


def test_what_is_typed_while_a_citizen_is_saved_is_not_lost(practised: Seat) -> None:
    desk = practised.desk
    desk.show_form(None)
    QTest.keyClicks(desk.form.name, "Ny En")
    with busy(practised):
        desk.form.save.click()
        QTest.keyClicks(desk.form.initials, "NE")
        assert desk.form.initials.text() == "", "nothing is taken meanwhile"
        desk.show_citizens()
        desk.show_form(None)
        desk.form.name.selectAll()
        QTest.keyClicks(desk.form.name, "Ny To")
        desk.show_citizens()
    names = [x.citizen.name for x in asked(practised, citizens.listing)]
    assert "Ny En" in names
    assert "Ny To" not in names
    desk.show_form(None)
    assert desk.form.name.text() == "Ny To"


@pytest.mark.parametrize("way", ["lock", "zoom"])
def test_the_same_goal_field_and_half_date_after_it(practised: Seat, way: str) -> None:
    page = goals_of_case(practised, "Freja")
    page._choose(1)
    chosen = page.goal()
    day = page.form.fields.editor("follow_up_on")
    assert day is not None
    day.setFocus()
    QTest.keyClick(day, KEY.Key_A, CTRL)
    QTest.keyClicks(day, "24.1")
    QTest.keyClicks(day, "x")
    if way == "lock":
        practised.shell.lock()
        unlock(practised)
    else:
        practised.shell.zoom(1)
    practised.settle()
    page = practised.desk.person.goals
    assert page.goal() == chosen
    focus = QApplication.focusWidget()
    assert focus is page.form.fields.editor("follow_up_on")
    assert focus.text() == "24.1x"  # type: ignore[union-attr]
    practised.shell.zoom(0)


def test_a_date_that_is_none_stays_with_its_sentence_and_is_never_locked_away(practised: Seat) -> None:
    open_round(practised)

    def typed(field: DateField, text: str) -> None:
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, KEY.Key_Tab)
        practised.settle()

    def stands(field: DateField, told: Notice) -> bool:
        practised.settle()
        return (field.text(), told.text()[:16], field.property("kind")) == ("31.4.2021", "Den dato findes ", "error")

    def round_() -> RoundPage:
        return practised.desk.round

    def head() -> HeadPage:
        return round_().head

    round_().go("head")
    typed(head().held_on, "31.4.2021")
    assert stands(head().held_on, head().wrong_date)
    round_().go("goals")
    practised.settle()
    typed(round_().goals.form.day, "31.4.2021")
    round_().go("head")
    for another in (practised.shell.lock, lambda: practised.shell.zoom(1), lambda: practised.shell.zoom(0)):
        another()
        if practised.shell.desk is None:
            unlock(practised)
        assert stands(head().held_on, head().wrong_date)
    assert not practised.shell.close(), "it is stored nowhere"
    assert practised.desk.notice.text() == finishing_words.date_not_saved("Dato for udredningen", "31.4.2021")
    round_().go("end")
    end = round_().end
    for field, place in (("Dato for udredningen", "head"), ("Opfølgningsdato for målet", "goals")):
        end.finishing.finish.click()
        assert not end.finishing.yes.isVisible()
        assert end.finishing.wrong.text().startswith(f"Datoen i feltet {field} kan ikke bruges: 31.4.2021.")
        end.finishing.to_date.click()
        practised.settle()
        assert round_().tab() == place
        day = QApplication.focusWidget()
        assert isinstance(day, DateField)
        assert stands(day, head().wrong_date if place == "head" else round_().goals.form.wrong_day)
        typed(day, "30.4.2021")
        round_().go("end")
        assert not end.finishing.to_date.isVisible(), "what was said goes with the date"
    end.finishing.finish.click()
    assert end.finishing.yes.isVisible()
    assert practised.desk.unsaved() == ()
    assert round_().shown.gathering.held_on == date(2021, 4, 30)  # type: ignore[union-attr]


def test_a_crash_comes_back_to_the_field_without_what_stands_in_it(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    walk.form.voices["others"].setFocus()
    QTest.keyClicks(walk.form.voices["others"], "Mor siger")
    practised.shell.sitting._keep_place()
    practised.settle()
    assert practised.shell.sitting._places.interval() <= 1000, "as soon as what is typed"
    kept = asked(practised, lambda desk: desk.ledger.read.setting("place"))
    assert kept is not None
    assert "Mor siger" not in kept
    place = from_values(json.loads(kept))
    assert place.theme == walk.theme.code
    assert place.cursor is not None
    assert place.cursor.name == walk.form.voices["others"].accessibleName()


def test_a_digit_beside_the_own_rating_is_the_own_ratings(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    before, own = judgement(walk), walk.form.own
    own.keys[1].click()
    practised.settle()
    own.clear.setFocus()
    QTest.keyClick(own.clear, KEY.Key_3)
    practised.settle()
    assert own._pick.value == Level.SEVERE
    assert judgement(walk) == before


def test_a_new_note_in_a_narrow_window_with_a_sheet_in_it(practised: Seat) -> None:
    practised.shell.resize(900, 700)
    open_round(practised)
    practised.desk._new_note()
    practised.settle()
    pad = practised.desk.pad
    QTest.keyClicks(pad.text, "en note")
    first = pad.note.id if pad.note else None
    QTest.keyClick(pad.text, KEY.Key_N, CTRL)
    practised.settle()
    assert pad.note is not None
    assert pad.note.id != first
    assert pad.text.toPlainText() == ""


def test_a_new_note_by_its_button_does_not_leave_the_keyboard_on_it(practised: Seat) -> None:
    walk = open_round(practised)
    new = walk.beside.notes.new
    new.setFocus()
    new.click()
    practised.settle()
    QTest.keyClicks(practised.desk.pad.text, "en note")
    practised.desk.pad.close_it.click()
    practised.settle()
    QApplication.processEvents()
    assert not new.hasFocus()


def test_the_cover_says_that_it_locks(practised: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    open_round(practised)
    seen: list[str] = []
    usual = practised.shell.worker.settle

    def settle() -> None:
        seen.append(practised.shell._stack.currentWidget().text())  # type: ignore[union-attr]
        monkeypatch.setattr(practised.shell.worker, "settle", usual)
        usual()

    monkeypatch.setattr(practised.shell.worker, "settle", settle)
    practised.shell.lock()
    assert seen == [locking.UNDER_WAY]
    unlock(practised)


def test_a_file_holds_what_was_set_before_it_was_asked_for(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    theme = walk.theme.code
    practised.shell.resize(1000, 800)
    with busy(practised):
        walk.choice.pick(Assessed(Level.COMPLETE))
        practised.desk.round.go("end")
        practised.desk.round.end.json.click()
    practised.shell.worker.finish()
    practised.settle()
    files = [json.loads(one.read_text("utf-8")) for one in practised.folder.parent.rglob("*.json")]
    (found,) = (one["content"]["conditions"] for one in files if "content" in one)
    assert [c["judgement"]["level"] for c in found if c["theme"]["code"] == theme] == [4]


def test_a_file_without_what_waits_says_so(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    with pytest.MonkeyPatch.context() as patch:
        refuse(patch, DiskFull)
        walk.choice.pick(Assessed(Level.COMPLETE))
        practised.settle()
        practised.desk.warn("")
        practised.desk.round.go("end")
        practised.desk.round.end.json.click()
        assert practised.desk.notice.text() == frame.NOT_IN_IT


def test_larger_text_leaves_a_change_of_key_alone(practised: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    held, before = Held(practised.shell.worker), key(practised)
    stands_still(monkeypatch, held, ledger, "copy_under")
    new_key(practised, held)
    practised.shell.zoom(1)
    held.go.set()
    practised.shell.worker.finish()
    practised.settle()
    assert key(practised) != before


def test_a_stop_after_the_erasing_leaves_a_backup(practised: Seat) -> None:
    def job(desk: Desk) -> tuple[str, int]:
        citizen = citizens.add(desk, citizens.Entered(name="Prøve Prøvesen")).id
        backups.make(desk)
        calls = 0

        def stop() -> None:
            nonlocal calls
            calls += desk.ledger.read.ids("citizen").count(citizen) == 0
            if calls:
                raise Stopped

        desk.ledger.go_on = stop
        left = _erased(desk, citizen, frozenset(), also=True)
        assert citizen not in desk.ledger.read.ids("citizen")
        return left, len(backups.listing(desk, desk.ledger.folder.copies).backups)

    left, copies = asked(practised, job)
    assert left == rights.NOTHING_LEFT
    assert copies >= 1


def test_each_report_has_a_view_of_its_own(practised: Seat) -> None:
    """A page that is still being drawn would be kept for the next report."""
    page = ending(practised, "Børge", 1600)
    practised.shell.worker.finish()
    practised.settle()
    assert page.making.shown is not None
    before, content = page.preview.view, page.making.content(page.making.shown)
    page.preview.view.setFocus()
    page.preview.show_pdf(content)
    assert page.preview.view is not before
    assert page.preview.view.hasFocus()
    assert page.preview.document.pageCount() > 0
