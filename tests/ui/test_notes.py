"""Notes: written from anywhere, signed, added to, shown beside the theme, quoted."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ffbdesk.domain.ids import CitizenId, SubGoalId, ThemeCode
from ffbdesk.domain.kinds import SUB_GOAL
from ffbdesk.services import goals, notes, subgoals, values
from ffbdesk.services.desk import Desk
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.notes.pad import NotePad
from ffbdesk.ui.walk.page import WalkPage
from tests.ui.conftest import Seat

KEY, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
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


def said(cards: QWidget) -> str:
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
    assert pad.when.day.isReadOnly()
    assert not pad.remove.isVisible()
    assert "Underskrevet" in pad.signed._by.text()
    pad.signed.add.click()
    practised.settle()
    assert practised.desk.notice.isVisible(), "nothing is not added"
    QTest.keyClicks(pad.addition, "Også gangen.")
    pad.signed.add.click()
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
    assert TEXT in said(practised.desk.person.notes.timeline)


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
    assert TEXT in said(practised.desk.person.notes.timeline)
    assert "Gøre rent" in said(practised.desk.person.notes.timeline)


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
    pad.when.day.setText("31.4.2021")
    pad.sign.click()
    practised.settle()
    assert pad.when.wrong.isVisible()
    assert pad.note is not None
    assert pad.note.signed_at is None


def test_a_new_note_has_its_own_date(practised: Seat) -> None:
    walk_of(practised)
    pad = write(practised, sign=False)
    pad.when.day.setText("1.1.2021")
    pad.sign.click()
    practised.settle()
    assert pad.note is not None
    assert pad.note.observed_on.isoformat() == "2021-01-01"
    pad.when.day.setFocus()
    press(practised, KEY.Key_N, CTRL)
    assert pad.when.day.text() == "28.5.2021"


# --- What a note is about, by keyboard ------------------------------------------------------------------------------


def with_steps(seat: Seat, name: str = "Børge", count: int = 2) -> tuple[CitizenId, list[str]]:
    """A citizen whose first goal has some delmål; gives their ids."""
    line = next(x for x in seat.desk.citizens.table.people.lines if x.citizen.name.startswith(name))
    made: list[str] = []

    def add(desk: Desk) -> None:
        goal = goals.board(desk, line.citizen.id).case.goals[0].id
        for n in range(count):
            made.append(subgoals.add(desk, goal))
            values.choose(desk, SUB_GOAL, made[-1], short_name=f"Skridt {n + 1}")

    seat.shell.worker.submit(add)
    seat.settle()
    return line.citizen.id, made


def on_notes(seat: Seat, citizen: CitizenId) -> NotePad:
    seat.desk.show_citizen(citizen, "notes")
    seat.settle()
    press(seat, KEY.Key_N, CTRL)
    assert QApplication.focusWidget() is seat.desk.pad.text
    return seat.desk.pad


def test_alt_and_a_digit_say_what_it_is_about_from_within_the_text(practised: Seat) -> None:
    citizen, steps = with_steps(practised)
    pad = on_notes(practised, citizen)
    QTest.keyClicks(pad.text, "Gik selv")
    press(practised, KEY.Key_2, ALT)
    assert pad.note is not None
    assert pad.note.sub_goals == (steps[1],)
    press(practised, KEY.Key_1, ALT)
    press(practised, KEY.Key_2, ALT)
    assert pad.note.sub_goals == (steps[0],)
    assert pad.text.toPlainText() == "Gik selv", "nothing is written by it"
    press(practised, KEY.Key_Return, CTRL)
    assert pad.note.signed_at is not None
    assert pad.note.names() == ("Skridt 1",)
    assert "Skridt 1" in said(practised.desk.person.notes.timeline)


def test_while_a_note_is_written_in_the_walk_alt_and_a_digit_set_no_level(practised: Seat) -> None:
    with_steps(practised)
    walk = walk_of(practised, "Børge", "Købe ind")
    before = walk.choice.value
    press(practised, KEY.Key_N, CTRL)
    press(practised, KEY.Key_1, ALT)
    assert practised.desk.pad.note is not None
    assert len(practised.desk.pad.note.sub_goals) == 1
    press(practised, KEY.Key_9, ALT)  # nothing carries it: nothing happens
    assert walk.choice.value == before


def test_a_hash_finds_a_theme_that_nobody_assessed_and_esc_leaves_the_sign(practised: Seat) -> None:
    citizen, _steps = with_steps(practised)
    pad = on_notes(practised, citizen)
    QTest.keyClicks(pad.text, "Nr. 3#4 og #")
    practised.settle()
    finder = practised.desk.finder
    assert finder.isVisible(), "at the beginning of a word"
    press(practised, KEY.Key_Escape)
    assert pad.text.toPlainText() == "Nr. 3#4 og #"
    QTest.keyClicks(pad.text, " #")
    practised.settle()
    QTest.keyClicks(finder.line, "omsorg for andre")
    press(practised, KEY.Key_Return)
    assert pad.text.toPlainText() == "Nr. 3#4 og # "
    assert pad.note is not None
    assert len(pad.note.themes) == 1
    assert "Ikke vurderet: gemmes uden niveau" in said(pad.about)
    assert QApplication.focusWidget() is pad.text


def test_with_no_citizen_in_sight_it_asks_who(practised: Seat) -> None:
    practised.desk.show_citizens()
    practised.settle()
    press(practised, KEY.Key_N, CTRL)
    practised.settle()
    QTest.keyClicks(practised.desk.finder.line, "freja")
    press(practised, KEY.Key_Return)
    practised.settle()
    pad = practised.desk.pad
    assert QApplication.focusWidget() is pad.text
    assert pad._about.text() == "Note om Freja Lindskov"


def test_the_delmaal_in_sight_is_tagged(practised: Seat) -> None:
    citizen, steps = with_steps(practised)
    practised.desk.show_citizen(citizen, "goals")
    practised.settle()
    page = practised.desk.person.goals
    page.choose(page.goal(), steps[1])
    practised.settle()
    page.sub_form.wording.setFocus()
    press(practised, KEY.Key_N, CTRL)
    assert practised.desk.pad.note is not None
    assert practised.desk.pad.note.sub_goals == (steps[1],)


def test_three_texts_and_another_hour(practised: Seat) -> None:
    citizen, _steps = with_steps(practised)
    pad = on_notes(practised, citizen)
    QTest.keyClicks(pad.text, "Gik selv.")
    press(practised, KEY.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "Jeg ventede.")
    press(practised, KEY.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "Det gik jo.")
    pad.when.change.click()
    pad.when.at.setText("25.10")
    pad.sign.click()
    practised.settle()
    assert pad.when.wrong.isVisible()
    assert pad.note is not None
    assert pad.note.signed_at is None
    pad.when.at.setText("730")
    pad.sign.click()
    practised.settle()
    assert (pad.note.text, pad.note.did, pad.note.own_words) == ("Gik selv.", "Jeg ventede.", "Det gik jo.")
    assert pad.note.observed_at == time(7, 30)
    assert "»Det gik jo.«" in said(practised.desk.person.notes.timeline)


def test_a_signature_is_taken_back_for_a_minute(practised: Seat) -> None:
    walk_of(practised)
    pad = write(practised)
    assert pad.signed.take_back.isVisible()
    pad.signed.take_back.click()
    practised.settle()
    assert not pad.text.isReadOnly()
    assert QApplication.focusWidget() is pad.text
    QTest.keyClicks(pad.text, " Og gangen.")
    press(practised, KEY.Key_Return, CTRL)
    assert pad.note is not None
    assert pad.note.text == f"{TEXT} Og gangen."


def test_a_note_is_moved_to_whom_it_belongs_after_one_question(practised: Seat) -> None:
    citizen, _steps = with_steps(practised)
    pad = on_notes(practised, citizen)
    QTest.keyClicks(pad.text, TEXT)
    press(practised, KEY.Key_Return, CTRL)
    pad.signed.move_it.click()
    practised.settle()
    QTest.keyClicks(practised.desk.finder.line, "freja")
    press(practised, KEY.Key_Return)
    assert QApplication.focusWidget() is pad.stay, "an Enter too many moves nothing"
    pad.stay.click()
    assert not pad.move_now.isVisible()
    pad.signed.move_it.click()
    practised.settle()
    QTest.keyClicks(practised.desk.finder.line, "freja")
    press(practised, KEY.Key_Return)
    pad.move_now.click()
    practised.settle()
    shown = practised.desk.person.citizen()
    assert shown is not None
    assert shown.name == "Freja Lindskov"
    assert TEXT in said(practised.desk.person.notes.timeline)
    practised.desk.show_citizen(citizen, "notes")
    practised.settle()
    assert TEXT not in said(practised.desk.person.notes.timeline)


# --- The page with all of them --------------------------------------------------------------------------------------


def by_others(
    seat: Seat, citizen: CitizenId, *texts: str, sub_goals: Sequence[str] = (), themes: Sequence[ThemeCode] = ()
) -> None:
    def sign(desk: Desk) -> None:
        notes.unread(desk)
        other = replace(desk, user="Signe Vad")
        for text in texts:
            sheet = notes.begin(other, citizen, themes, (), tuple(SubGoalId(one) for one in sub_goals))
            notes.sign(other, replace(sheet, text=text))

    seat.shell.worker.submit(sign)
    seat.settle()


def test_what_others_signed_is_new_until_one_says_read(practised: Seat) -> None:
    citizen, _steps = with_steps(practised)
    by_others(practised, citizen, "Et", "To", "Tre")
    practised.desk.show_citizen(citizen, "notes")
    practised.settle()
    page = practised.desk.person.notes
    assert page.sieve._new.text() == "Nye 3"
    page.timeline.cards[0].read.click()
    practised.settle()
    assert page.sieve._new.text() == "Nye 2"
    page.all_read.click()
    practised.settle()
    assert (page.sieve._new.text(), page.all_read.isVisible()) == ("Nye", False)
    assert len(page.timeline.cards) == 3


def test_the_notes_that_are_wanted(practised: Seat) -> None:
    citizen, steps = with_steps(practised)
    by_others(practised, citizen, "Gik efter rugbrød", sub_goals=steps[:1])
    by_others(practised, citizen, "Sad i gangen")
    pad = on_notes(practised, citizen)
    QTest.keyClicks(pad.text, "Mit eget")
    press(practised, KEY.Key_Return, CTRL)
    page = practised.desk.person.notes

    def shown() -> list[str]:
        practised.settle()
        return [card.note.text for card in page.timeline.cards]

    assert shown() == ["Mit eget", "Sad i gangen", "Gik efter rugbrød"]
    page.sieve.which.picked.emit("mine")
    assert shown() == ["Mit eget"]
    page.sieve.which.picked.emit("new")
    assert shown() == ["Sad i gangen", "Gik efter rugbrød"]
    page.sieve.which.picked.emit("all")
    page.sieve.tag.set(steps[0])
    page.sieve.changed.emit()
    assert shown() == ["Gik efter rugbrød"]
    page.sieve.tag.set("")
    page.sieve.words.setText("RUGBR")
    QTest.qWait(200)
    assert shown() == ["Gik efter rugbrød"]
    page.sieve.words.setText("findes ikke")
    QTest.qWait(200)
    assert shown() == []
    assert page._none.text() == "Ingen noter svarer til det, du har valgt."


def test_many_notes_come_page_by_page(practised: Seat, qtbot: QtBot) -> None:
    citizen, _steps = with_steps(practised)
    by_others(practised, citizen, *(f"Note {n}" for n in range(90)))
    practised.desk.show_citizen(citizen, "notes")
    practised.settle()
    page = practised.desk.person.notes
    qtbot.waitUntil(page.timeline.more.isVisible)
    assert len(page.timeline.cards) == 40
    page.timeline.more.click()
    qtbot.waitUntil(page.timeline.more.isVisible)
    page.timeline.more.click()
    qtbot.waitUntil(lambda: len(page.timeline.cards) == 90)
    assert not page.timeline.more.isVisible()


def test_the_next_citizen_is_one_click_away_and_comes_round(practised: Seat) -> None:
    lines = practised.desk.citizens.table.people.lines
    practised.desk.show_citizen(lines[0].citizen.id, "notes")
    for n in range(len(lines)):
        practised.settle()
        here = practised.desk.person.citizen()
        assert here is not None
        assert here.id == lines[n].citizen.id
        practised.desk.person.notes.next.click()
    practised.settle()
    here = practised.desk.person.citizen()
    assert here is not None
    assert here.id == lines[0].citizen.id


def test_what_is_wanted_is_saved_as_pdf(practised: Seat) -> None:
    citizen, steps = with_steps(practised)
    by_others(practised, citizen, "Gik efter rugbrød", sub_goals=steps[:1])
    by_others(practised, citizen, "Sad i gangen")
    practised.desk.show_citizen(citizen, "notes")
    practised.settle()
    page = practised.desk.person.notes
    page.sieve.tag.set(steps[0])
    page.sieve.changed.emit()
    page.save.click()
    practised.settle()
    (path,) = practised.folder.rglob("*-noter.pdf")
    words = " ".join(PdfReader(path).pages[0].extract_text().split())
    assert "Gik efter rugbrød" in words
    assert "Sad i gangen" not in words
    assert "Skridt 1" in words
    assert path.name in page.saved.text()


def test_another_hour_by_keyboard_alone(practised: Seat) -> None:
    walk_of(practised)
    press(practised, KEY.Key_N, CTRL)
    pad = practised.desk.pad
    pad.when.change.click()
    assert QApplication.focusWidget() is pad.when.at
    QTest.keyClicks(pad.when.at, "23.59")
    press(practised, KEY.Key_Tab)
    assert pad.isAncestorOf(QApplication.focusWidget()), "the keyboard stays on the sheet"
    assert "ikke blevet så mange" in said(pad)
    QTest.keyClicks(pad.text, "Vaskede op.")
    press(practised, KEY.Key_Return, CTRL)
    practised.settle()
    assert pad.note is not None
    assert pad.note.signed_at is None, "an hour that has not come is not signed"
    pad.when.at.setText("0.00")
    press(practised, KEY.Key_Return, CTRL)
    practised.settle()
    assert pad.note.signed_at is not None


def test_a_sign_that_meant_no_theme_loses_no_word(practised: Seat) -> None:
    walk_of(practised)
    press(practised, KEY.Key_N, CTRL)
    pad = practised.desk.pad
    QTest.keyClicks(pad.text, "Drak kaffe #")
    practised.settle()
    line = practised.desk.finder.line
    assert QApplication.focusWidget() is line
    QTest.keyClicks(line, " 3 kopper")
    press(practised, KEY.Key_Escape)
    practised.settle()
    assert pad.text.toPlainText() == "Drak kaffe # 3 kopper"
    QTest.keyClicks(pad.text, " og gik")
    assert pad.text.toPlainText() == "Drak kaffe # 3 kopper og gik"
