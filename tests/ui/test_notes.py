"""Notes: written from anywhere, signed, added to, shown beside the theme, quoted."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.notes.cards import NoteCards
from ffbdesk.ui.notes.pad import NotePad
from ffbdesk.ui.walk.page import WalkPage
from tests.ui.conftest import Seat

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
TEXT = "Støvsugede selv stuen."


def walk_of(seat: Seat, name: str = "Freja", term: str = "Gøre rent") -> WalkPage:
    seat.shell.resize(1280, 800)
    line = next(x for x in seat.desk.citizens.table.people.lines if x.citizen.name.startswith(name))
    seat.desk.show_round(line.rounds[0].id, "themes")
    seat.settle()
    walk = seat.desk.round.walk
    walk.go_to(next(t.code for t in walk.themes if t.term == term))
    seat.settle()
    return walk


def press(seat: Seat, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)
    seat.settle()


def write(seat: Seat, text: str = TEXT, *, sign: bool = True) -> NotePad:
    press(seat, KEY.Key_N, CTRL)
    pad = seat.desk.pad
    assert QApplication.focusWidget() is pad.text
    QTest.keyClicks(pad.text, text)
    if sign:
        pad.sign.click()
    seat.settle()
    return pad


def said(cards: NoteCards) -> str:
    return "\n".join(x.text() for x in cards.findChildren(QLabel) if x.isVisibleTo(cards))


def test_written_in_mid_walk_without_leaving_the_theme(practised: Seat) -> None:
    walk = walk_of(practised)
    field = walk.form.voices["others"]
    field.setFocus()
    field.setPlainText("")
    QTest.keyClicks(field, "Søsteren ringede")
    pad = write(practised)
    assert walk.isVisible()
    assert pad.isVisible()
    assert pad.note is not None
    assert pad.note.themes == (walk.theme.code,), "tagged with the theme in view"
    assert pad.note.signed_at is not None
    pad.close_it.click()
    practised.settle()
    assert TEXT in said(walk.beside.notes)
    assert field.toPlainText() == "Søsteren ringede"
    assert QApplication.focusWidget() is field, "back to where the hand was"
    assert field.textCursor().position() == len("Søsteren ringede")
    walk.go_to(next(t.code for t in walk.themes if t.term == "Lave mad"))
    practised.settle()
    assert TEXT not in said(walk.beside.notes)


def test_a_signed_note_is_locked_and_takes_dated_additions(practised: Seat) -> None:
    walk_of(practised)
    pad = write(practised)
    assert pad.text.isReadOnly()
    assert pad.day.isReadOnly()
    assert not pad.remove.isVisible()
    assert "Underskrevet" in pad._signed.text()
    pad.add.click()
    practised.settle()
    assert practised.desk.notice.isVisible(), "nothing is not added"
    QTest.keyClicks(pad.addition, "Også gangen.")
    pad.add.click()
    practised.settle()
    assert pad.addition.toPlainText() == ""
    assert pad.note is not None
    assert [a.text for a in pad.note.additions] == ["Også gangen."]
    assert "Også gangen." in said(practised.desk.round.walk.beside.notes)


def test_half_a_note_is_kept_as_a_draft_and_found_again(practised: Seat) -> None:
    walk = walk_of(practised)
    pad = write(practised, "Hun gik sel", sign=False)
    pad.close_it.click()
    practised.settle()
    assert "Kladde, ikke underskrevet" in said(walk.beside.notes)
    go_on = next(b for b in walk.beside.notes.findChildren(Button) if b.text() == "Skriv videre")
    go_on.click()
    practised.settle()
    assert pad.text.toPlainText() == "Hun gik sel"
    assert not pad.text.isReadOnly()


def test_an_empty_sheet_leaves_no_note(practised: Seat) -> None:
    walk = walk_of(practised)
    press(practised, KEY.Key_N, CTRL)
    pad = practised.desk.pad
    pad.sign.click()
    practised.settle()
    assert "Der er ikke skrevet noget" in practised.desk.notice.text()
    pad.close_it.click()
    practised.settle()
    assert walk.beside.notes._none.isVisibleTo(walk.beside.notes)


def test_removed_and_taken_back(practised: Seat) -> None:
    walk = walk_of(practised)
    pad = write(practised, sign=False)
    pad.remove.click()
    practised.settle()
    assert not pad.isVisible()
    assert TEXT not in said(walk.beside.notes)
    freja = practised.desk.round.shown.citizen.id  # type: ignore[union-attr]
    practised.desk.show_citizen(freja, "notes")
    practised.settle()
    press(practised, KEY.Key_Z, CTRL)
    assert TEXT in said(practised.desk.person.notes.cards)


def test_undo_on_the_sheet_takes_back_the_sheets_own_typing_first(practised: Seat) -> None:
    walk = walk_of(practised)
    press(practised, KEY.Key_3)
    pad = write(practised, "abc", sign=False)
    press(practised, KEY.Key_Z, CTRL)
    assert pad.text.toPlainText() == ""
    assert walk._round is not None
    assert walk._round.gathering.condition(walk.theme.code) is not None, "the level is not touched from the sheet"


def test_quoting_goes_into_the_field_in_use(practised: Seat) -> None:
    walk = walk_of(practised)
    write(practised).close_it.click()
    practised.settle()
    field = walk.form.voices["others"]
    field.setFocus()
    field.setPlainText("")
    QTest.keyClicks(field, "Se noten:")
    quote = next(b for b in walk.beside.notes.findChildren(Button) if b.text() == "Citér")
    quote.click()
    practised.settle()
    assert field.toPlainText() == f"Se noten:\n»{TEXT}« (note 28.5.2021, Mette Holm)"
    assert QApplication.focusWidget() is field
    walk.form.remark.setPlainText("x" * 290)
    walk.form.remark.setFocus()
    quote = next(b for b in walk.beside.notes.findChildren(Button) if b.text() == "Citér")
    quote.click()
    practised.settle()
    assert len(walk.form.remark.toPlainText()) == 290, "a limit is a limit"
    assert TEXT in walk.form.voices["caseworker"].toPlainText()


def test_all_notes_of_a_citizen_stand_on_their_page(practised: Seat) -> None:
    walk_of(practised)
    write(practised)
    freja = practised.desk.round.shown.citizen.id  # type: ignore[union-attr]
    practised.desk.show_citizen(freja, "notes")
    practised.settle()
    assert TEXT in said(practised.desk.person.notes.cards)
    assert "Gøre rent" in said(practised.desk.person.notes.cards)


def test_the_sheet_goes_with_its_citizen(practised: Seat) -> None:
    walk_of(practised)
    pad = write(practised, "Om Freja", sign=False)
    other = next(x for x in practised.desk.citizens.table.people.lines if x.citizen.name.startswith("Børge"))
    practised.desk.show_citizen(other.citizen.id)
    practised.settle()
    assert not pad.isVisible()
    practised.desk.show_citizens()
    practised.settle()
    walk = walk_of(practised)
    assert "Om Freja" in said(walk.beside.notes)


def test_in_a_narrow_window_the_sheet_takes_the_page_and_gives_it_back(practised: Seat) -> None:
    walk = walk_of(practised)
    practised.shell.resize(900, 640)
    practised.settle()
    pad = write(practised, sign=False)
    assert not walk.isVisible()
    pad.close_it.click()
    practised.settle()
    assert walk.isVisible()


def test_half_an_addition_is_kept(practised: Seat) -> None:
    walk = walk_of(practised)
    pad = write(practised)
    QTest.keyClicks(pad.addition, "Også gan")
    pad.close_it.click()
    practised.settle()
    next(b for b in walk.beside.notes.findChildren(Button) if b.text() == "Tilføj").click()
    practised.settle()
    assert pad.addition.toPlainText() == "Også gan"


def test_a_wrong_date_is_told_before_it_is_signed(practised: Seat) -> None:
    walk_of(practised)
    pad = write(practised, sign=False)
    pad.day.setText("31.4.2021")
    pad.sign.click()
    practised.settle()
    assert pad.wrong_day.isVisible()
    assert pad.note is not None
    assert pad.note.signed_at is None


def test_a_new_note_has_its_own_date(practised: Seat) -> None:
    walk_of(practised)
    pad = write(practised, sign=False)
    pad.day.setText("1.1.2021")
    pad.sign.click()
    practised.settle()
    assert pad.note is not None
    assert pad.note.observed_on.isoformat() == "2021-01-01"
    pad.day.setFocus()
    press(practised, KEY.Key_N, CTRL)
    assert pad.day.text() == "28.5.2021"
