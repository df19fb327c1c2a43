"""Indsatsmål as a user meets them: the form, the warning that never stops, the order, undo, files, the locked copy."""

import json
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ffbdesk.domain.catalogue import Component
from ffbdesk.domain.judgement import Level
from ffbdesk.domain.rules import level_at
from ffbdesk.ui.goals.page import GoalsPage
from ffbdesk.ui.kit.layout import is_in_sight
from tests.ui.conftest import Clock, Seat
from tests.ui.test_desk import open_round

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def goals_of(seat: Seat, name: str, at: int = 0) -> GoalsPage:
    """The goals in one of a citizen's rounds, newest first."""
    line = next(x for x in seat.desk.citizens.table.people.lines if x.citizen.name.startswith(name))
    seat.desk.show_round(line.rounds[at].id, "goals")
    seat.settle()
    return seat.desk.round.goals


def goals_of_case(seat: Seat, name: str) -> GoalsPage:
    line = next(x for x in seat.desk.citizens.table.people.lines if x.citizen.name.startswith(name))
    seat.desk.show_citizen(line.citizen.id, "goals")
    seat.settle()
    return seat.desk.person.goals


def press(seat: Seat, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)
    seat.settle()


def wordings(page: GoalsPage) -> list[str]:
    assert page._board is not None
    return [goal.wording[:20] for goal in page._board.case.goals]


def test_the_warning_says_what_disagrees_and_offers_a_way_out(practised: Seat) -> None:
    page = goals_of(practised, "Freja")
    assert not page.form.doubt.isVisible()
    page.form.levels[3].click()  # Gøre rent is at 2, and the goal is to develop
    practised.settle()
    said = "Udvikle svarer normalt til et lavere tal end ved start. Her er 3 forventet, og ved start var 2."
    assert page.form.doubt.text() == f"{said} Det må gerne stå sådan."
    assert page.form.way_out.text().endswith("Skift til Begrænse tab")
    assert said in page.cards[0].accessibleDescription()
    page.form.way_out.click()
    practised.settle()
    assert not page.form.doubt.isVisible()
    assert page._board is not None
    assert page._board.case.goals[0].expected_level is Level.SEVERE


def test_the_present_level_is_the_rounds_and_never_set_here(practised: Seat) -> None:
    page = goals_of_case(practised, "Børge")
    assert "Let nedsat funktionsevne, fra udredningen 18.6.2021" in page.form._current.text()
    page.form.theme.picked.emit(next(t.code for t in page._context.catalogue.themes if t.term == "Samtale"))
    practised.settle()
    assert page.form._current.text() == "Temaet er ikke vurderet i udredningen 18.6.2021."
    page.form.theme.picked.emit("")
    practised.settle()
    assert not page.form.see.isVisible()


def offered(page: GoalsPage) -> list[str]:
    return [page.form.theme.itemText(row) for row in range(page.form.theme.count())]


def test_the_themes_with_a_level_are_offered_first(practised: Seat) -> None:
    page = goals_of_case(practised, "Børge")
    assert page._board is not None
    assert page._board.gathering is not None
    catalogue, gathering = page._context.catalogue, page._board.gathering
    first = [t.name for t in catalogue.themes if level_at(gathering, t.code) is not None]
    said = offered(page)
    assert first
    assert said[: len(first) + 2] == ["Intet valgt", "Vurderet i udredningen 18.6.2021", *first]
    names = [t.name for t in catalogue.themes if t.kind is Component.ACTIVITY]
    assert sorted(name for name in said if name in names) == sorted(names)  # each once
    theme = page._board.case.goals[0].theme
    assert theme is not None
    assert page.form.theme.currentText() == catalogue.theme(theme).name


def test_from_a_goal_to_its_theme(practised: Seat) -> None:
    page = goals_of_case(practised, "Børge")
    page.cards[1].click()
    page.form.see.click()
    practised.settle()
    assert practised.desk.round.walk.isVisible()
    assert practised.desk.round.walk.theme.term == "Købe ind"


def test_typing_choosing_moving_removing_and_all_of_it_back(practised: Seat) -> None:
    page = goals_of(practised, "Freja")
    before = wordings(page)
    page.new.click()
    practised.settle()
    assert QApplication.focusWidget() is page.form.wording
    QTest.keyClicks(page.form.wording, "Jeg vasker mit eget tøj.")
    page.form.up.click()
    practised.settle()
    assert wordings(page) == [*before[:2], "Jeg vasker mit eget ", before[2]]
    page.form.remove.click()
    practised.settle()
    assert wordings(page) == before
    page.new.setFocus()
    for seen in (4, 4, 4, 4, 4, 4, 4, 3):  # removed, moved, written in five words, made
        press(practised, KEY.Key_Z, CTRL)
        assert len(wordings(page)) == seen
    assert wordings(page) == before
    press(practised, KEY.Key_Y, CTRL)
    assert len(wordings(page)) == 4
    assert "nyt indsatsmål" in practised.desk.top.status()


def test_the_arrows_walk_the_list(practised: Seat) -> None:
    page = goals_of(practised, "Freja")
    page.cards[0].setFocus()
    press(practised, KEY.Key_Down)
    assert page.cards[1].hasFocus()
    assert page.cards[1].isChecked()
    assert page.form.wording.toPlainText().startswith("Jeg bliver på mine to fag")
    press(practised, KEY.Key_Up)
    press(practised, KEY.Key_Up)
    assert page.cards[0].hasFocus()


def test_dates_and_related_themes(practised: Seat) -> None:
    page = goals_of(practised, "Freja")
    page.form.day.setFocus()
    page.form.day.setText("31.2.2025")
    page.form.wording.setFocus()
    practised.settle()
    assert page.form.wrong_day.isVisible()
    assert page._board is not None
    assert page._board.case.goals[0].follow_up_on == date(2025, 4, 15), "the former date stands"
    page.form.in_months[0].click()
    practised.settle()
    assert not page.form.wrong_day.isVisible()
    assert page._board.case.goals[0].follow_up_on == date(2025, 4, 21), "three months after the round"
    page.form.day.setText("")
    page.form.day.left.emit()
    practised.settle()
    assert page._board.case.goals[0].follow_up_on is None
    own = page._board.case.goals[0].theme
    codes = [page.form.related.more.itemData(row) for row in range(page.form.related.more.count())]
    assert own not in codes, "the goal's own theme is no related one"
    page.form.related.more.picked.emit(str(codes[2]))
    practised.settle()
    assert page._board.case.goals[0].related == (codes[2],)
    page.form.related.removes[0].click()
    practised.settle()
    assert page._board.case.goals[0].related == ()


def test_a_finished_round_shows_its_copy_and_the_way_to_the_open_goals(practised: Seat) -> None:
    page = goals_of(practised, "Børge", at=1)  # 28 May: the first goal was to maintain, at 1
    assert page.locked.isVisible()
    assert page.form.wording.isReadOnly()
    assert not page.new.isVisible()
    assert not page.form.levels[0].isEnabled()
    assert page._board is not None
    assert page._board.case.goals[0].expected_level is Level.LIGHT
    page.to_case.click()
    practised.settle()
    page = practised.desk.person.goals
    assert page.isVisible()
    assert not page.form.wording.isReadOnly()
    assert page._board is not None
    assert page._board.case.goals[0].expected_level is Level.NONE, "what the second round agreed on"


def test_both_files_are_saved_and_one_comes_back(practised: Seat) -> None:
    page = goals_of_case(practised, "Børge")
    page.files.pdf.click()
    page.files.json.click()
    practised.settle()
    names = sorted(path.name for path in practised.folder.iterdir())
    assert names == ["BM-2021-06-18-indsatsmaal.json", "BM-2021-06-18-indsatsmaal.pdf"]
    assert "BM-2021-06-18-indsatsmaal.json" in page.files.saved.text()
    assert json.loads((practised.folder / names[0]).read_bytes())["format"] == "ffbdesk/indsatsmaal"
    practised.desk.show_citizens()
    practised.files = [practised.folder / names[0]]
    practised.desk.citizens._fetch()
    practised.settle()
    assert "indsatsmålene findes allerede hos Børge Mogensen" in practised.desk.citizens.told[0].text()


def test_no_goals_yet_is_an_invitation(opened: Seat) -> None:
    opened.desk.show_form(None)
    opened.desk.form.name.setText("Ny Test")
    opened.desk.form.save.click()
    opened.settle()
    opened.desk.person.go("goals")
    opened.settle()
    page = opened.desk.person.goals
    assert page._none.isVisible()
    assert not page.form.isVisible()
    page.new.click()
    opened.settle()
    assert page.form.isVisible()
    assert not page._none.isVisible()
    assert (
        "Der er ingen udredning" in page.form._current.text() or "når undertemaet er valgt" in page.form._current.text()
    )


@pytest.mark.parametrize("tab", ["goals", "notes"])
def test_larger_text_keeps_the_place(practised: Seat, tab: str) -> None:
    line = next(x for x in practised.desk.citizens.table.people.lines if x.citizen.name.startswith("Børge"))
    practised.desk.show_citizen(line.citizen.id, tab)
    practised.settle()
    practised.shell.zoom(1)
    practised.settle()
    assert practised.desk.person.pages[tab].isVisible()


def test_undo_of_a_date_in_its_own_field_stays_undone(practised: Seat) -> None:
    page = goals_of(practised, "Freja")
    page.form.day.setFocus()
    page.form.day.selectAll()
    QTest.keyClicks(page.form.day, "1.2.2027")
    page.form.wording.setFocus()
    practised.settle()
    page.form.day.setFocus()
    page.form.day.setText(page.form.day.text())  # the field's own history ends here
    press(practised, KEY.Key_Z, CTRL)
    assert page.form.day.text() == "15.4.2025"
    page.form.wording.setFocus()
    practised.settle()
    assert page._board is not None
    assert page._board.case.goals[0].follow_up_on == date(2025, 4, 15)


def test_a_press_that_ends_the_typing_still_chooses(practised: Seat) -> None:
    page = goals_of(practised, "Freja")
    page.form.wording.setFocus()
    QTest.keyClicks(page.form.wording, "x")
    card = page.cards[1]
    QTest.mousePress(card, Qt.MouseButton.LeftButton)
    page.form.fields.flush()
    practised.settle()  # the text is stored and the list is read again while the button is held
    QTest.mouseRelease(card, Qt.MouseButton.LeftButton)
    practised.settle()
    assert page.cards[1].isChecked()
    assert page.form.wording.toPlainText().startswith("Jeg bliver på mine to fag")


def test_a_date_being_typed_belongs_to_the_goal_it_is_typed_at(practised: Seat) -> None:
    page = goals_of(practised, "Freja")
    page.form.day.setFocus()
    page.form.day.setText("1.2.2027")
    page.cards[2].click()
    practised.settle()
    assert page._board is not None
    days = [goal.follow_up_on for goal in page._board.case.goals]
    assert days == [date(2027, 2, 1), None, date(2025, 5, 15)]


def test_undo_on_the_citizens_page_keeps_the_focus(practised: Seat) -> None:
    page = goals_of_case(practised, "Freja")
    page.purpose.setFocus()
    QTest.keyClicks(page.purpose, "x")
    page.new.setFocus()
    practised.settle()
    page.purpose.setFocus()
    page.purpose.setPlainText(page.purpose.toPlainText())
    press(practised, KEY.Key_Z, CTRL)
    assert QApplication.focusWidget() is page.purpose


def test_a_follow_up_that_should_have_been_says_so(practised: Seat, clock: Clock) -> None:
    clock.now = datetime(2025, 1, 22, 9, 0, tzinfo=UTC)
    open_round(practised)
    practised.desk.round.go("goals")
    practised.settle()
    cards = practised.desk.round.goals.cards
    assert all("skulle være sket" not in card.accessibleDescription() for card in cards)
    clock.now = datetime(2026, 1, 22, 9, 0, tzinfo=UTC)
    practised.desk.round.go("head")
    practised.desk.round.go("goals")
    practised.settle()
    cards = practised.desk.round.goals.cards
    assert [card.accessibleDescription().count("Opfølgning skulle være sket") for card in cards] == [1, 0, 1]
    form = practised.desk.round.goals.form
    assert (form._late.isVisible(), form._late.text()) == (True, "Opfølgning skulle være sket 15.4.2025")


def test_what_is_said_of_a_date_is_in_sight_when_its_field_is_left(practised: Seat, clock: Clock, qtbot: QtBot) -> None:
    practised.shell.resize(1024, 480)
    form = goals_of(practised, "Freja").form
    for typed, told in (("31-2-27", form.wrong_day), ("1.5.2021", form._late)):
        form.day.setFocus()
        form.day.selectAll()
        QTest.keyClicks(form.day, typed)
        press(practised, KEY.Key_Tab)
        qtbot.waitUntil(lambda told=told: told.isVisible() and is_in_sight(told))  # type: ignore[misc]
    assert not form.wrong_day.isVisible()
    code = next(theme.code for theme in practised.desk.round.walk.themes if theme.term.startswith("Deltage i sociale"))
    practised.shell.resize(1366, 768)
    form.fields.choose("theme", code)
    practised.settle()
    shown = form.theme.currentText()
    assert form.theme.width() > form.theme.fontMetrics().horizontalAdvance(shown) + 40, "not cut where there is room"
