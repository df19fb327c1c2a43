"""Where the keyboard alone leads: the tops of pages, rows, a new round, a letter gone astray."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.services.handover import Paper
from ffbdesk.ui.commands import available
from ffbdesk.ui.kit.layout import is_in_sight
from ffbdesk.words.actions import Command
from tests.ui.conftest import Clock, Seat
from tests.ui.test_desk import go, open_round, press

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def focused() -> str:
    hand = QApplication.focusWidget()
    assert hand is not None
    return hand.accessibleName()


def test_a_page_opens_at_its_heading_and_keys_move_it(practised: Seat) -> None:
    practised.shell.resize(1024, 600)
    open_round(practised)
    page = practised.desk.round
    for key, shown, heading in ((KEY.Key_4, page.result, page.result._title), (KEY.Key_6, page.end, page.end._title)):
        press(practised, key, CTRL)
        bar = shown.findChildren(QScrollArea)[0].verticalScrollBar()
        assert is_in_sight(heading)
        assert heading.hasFocus(), "what has the keyboard is in sight too"
        press(practised, KEY.Key_End)
        assert bar.value() == bar.maximum() > 0
        press(practised, KEY.Key_PageUp)
        assert bar.value() < bar.maximum()
        press(practised, KEY.Key_End, CTRL)
        press(practised, key, CTRL)
        assert bar.value() == 0, "opened again, it begins anew"
    open_round(practised, "Børge")
    press(practised, KEY.Key_5, CTRL)
    assert page.goals.cards
    assert is_in_sight(page.goals._title)
    press(practised, KEY.Key_4, CTRL)
    compare, beside = page.result.compare, page.result.compare.code()
    bar = page.result.findChildren(QScrollArea)[0].verticalScrollBar()
    assert compare.hasFocus()
    press(practised, KEY.Key_PageDown)
    assert bar.value() > 0
    press(practised, KEY.Key_Home)
    assert (bar.value(), compare.code()) == (0, beside), "the page moves, and nothing else is chosen"
    bar.setValue(bar.maximum())
    press(practised, KEY.Key_2, CTRL)
    head = page.head.findChildren(QScrollArea)[0].verticalScrollBar()
    head.setValue(head.maximum())
    open_round(practised)
    press(practised, KEY.Key_2, CTRL)
    assert head.value() == 0, "another round's page was scrolled"


def test_rows_and_a_round_that_was_removed_by_mistake(practised: Seat, clock: Clock) -> None:
    clock.now = datetime(2021, 9, 1, 9, 0, tzinfo=UTC)
    person = next(x for x in practised.desk.citizens.table.people.lines if x.citizen.name.startswith("Børge"))
    practised.desk.show_citizen(person.citizen.id)
    practised.settle()
    page = practised.desk.person.rounds
    for _ in range(2):
        page.new.click()
        practised.settle()
        assert "forrige udredning" in practised.desk.top.status()
        assert Command.EARLIER.shown in practised.desk.top.status()
        practised.desk.round.go("back")
        practised.settle()
    page.cards[0].open.setFocus()
    for _ in range(2):
        press(practised, KEY.Key_Down)
    assert page.cards[2].open.hasFocus(), "never on to what removes"
    page.cards[0].remove.setFocus()
    press(practised, KEY.Key_Down)
    assert page.cards[1].remove.hasFocus()
    press(practised, KEY.Key_Return)
    assert "fjernet" in page.gone.text()
    assert Command.UNDO.shown in page.gone.text()
    assert page.cards[0].geometry().bottom() < page.gone.y() < page.cards[1].y(), "where its row stood"
    press(practised, KEY.Key_Return)
    press(practised, KEY.Key_Z, CTRL)
    assert not page.gone.isVisible()
    assert len([card for card in page.cards if card.isVisible()]) == 4


@pytest.mark.parametrize("size", [(1366, 768), (1024, 700)])
def test_a_new_round_begins_at_its_first_theme_and_the_one_before_is_found(
    practised: Seat, size: tuple[int, int]
) -> None:
    practised.shell.resize(*size)
    walk = open_round(practised)
    go(practised, walk, "Spise")
    walk.go_to(SENSITIVE[0])
    person = next(x for x in practised.desk.citizens.table.people.lines if x.citizen.name.startswith("Børge"))
    practised.desk.show_citizen(person.citizen.id)
    practised.settle()
    practised.desk.person.rounds.new.click()
    practised.settle()
    press(practised, KEY.Key_3, CTRL)
    assert walk.theme is walk.themes[0]
    go(practised, walk, "Indgå i samspil og kontakt")
    walk.form.remark.setFocus()
    for _ in range(2):
        assert {Command.CARRY_THEME, Command.CARRY_ALL} <= {a.command for a in available(practised.shell)}
        press(practised, KEY.Key_I, CTRL)
    assert walk.form.remark.hasFocus(), "back to where it came from"
    next(a for a in available(practised.shell) if a.command is Command.CARRY_THEME).trigger()
    practised.settle()
    assert walk.form.carried.isVisible()
    open_round(practised)
    assert walk.theme.code == SENSITIVE[0], "where this one was left"


def test_a_letter_that_marks_nothing_says_where_one_is(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    walk.form.prompts.begin()
    for key, text in ((KEY.Key_A, "a"), (KEY.Key_J, "j")):
        press(practised, key)
        told = "Tryk Tab for at komme til teksten" in practised.desk.top.status()
        assert told is (text == "j")
    assert walk.form.prompts.counts()[0] == 1, "what is a mark still marks"
    practised.desk.say("")
    press(practised, KEY.Key_J)
    assert practised.desk.top.status() == "", "said once"
    press(practised, KEY.Key_Tab)
    assert focused() == walk.form.voices["citizen"].accessibleName()


def test_another_udredning_is_begun_from_within_one_and_arrows_stay_among_the_reports(practised: Seat) -> None:
    open_round(practised, "Børge")
    page, first = practised.desk.round, practised.desk.round.place().gathering
    press(practised, KEY.Key_6, CTRL)
    papers = page.end.choices.papers
    papers[Paper.SHORT].setFocus()
    for key, chosen in (
        (KEY.Key_Left, Paper.SHORT),
        (KEY.Key_Right, Paper.FULL),
        (KEY.Key_Right, Paper.GOALS),
        (KEY.Key_Right, Paper.GOALS),
    ):
        press(practised, key)
        assert papers[chosen].hasFocus()
        assert [paper for paper, button in papers.items() if button.isChecked()] == [chosen]
    press(practised, KEY.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
    practised.settle()
    assert practised.desk.page is page
    assert page.place().gathering not in (None, first)
    assert page.shown is not None
    assert page.shown.citizen.name == "Børge Mogensen"
