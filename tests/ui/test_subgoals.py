"""Delmål as a user meets them: begun with one key, judged, ordered, taken back, copied, found again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ffbdesk.domain.subgoals import MANY, SubGoalStatus
from ffbdesk.storage.errors import DiskFull
from ffbdesk.ui.goals.namedrow import NamedRow
from ffbdesk.ui.goals.page import GoalsPage
from ffbdesk.ui.kit.layout import is_in_sight
from ffbdesk.words import subgoals as say
from ffbdesk.words.actions import Command
from tests.ui.conftest import PHRASE, Seat
from tests.ui.test_goals import goals_of, goals_of_case, press
from tests.ui.test_one_way import refuse

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def rows(page: GoalsPage) -> list[NamedRow]:
    return [row for row in page.list.rows if isinstance(row, NamedRow)]


def called(page: GoalsPage) -> list[str]:
    return [row.accessibleName() for row in rows(page)]


def begin(seat: Seat, page: GoalsPage, text: str, short: str = "") -> None:
    """By keyboard: a new delmål, what it is, and what it is called."""
    press(seat, KEY.Key_D, CTRL_SHIFT)
    assert QApplication.focusWidget() is page.sub_form.wording
    QTest.keyClicks(page.sub_form.wording, text)
    page.sub_form.short_name.setFocus()
    QTest.keyClicks(page.sub_form.short_name, short)
    page.list.setFocus()
    page.flush()
    seat.settle()


def test_a_delmaal_is_written_under_the_goal_that_is_chosen(practised: Seat) -> None:
    page = goals_of_case(practised, "Børge")
    page.cards[1].click()
    begin(practised, page, "Børge finder en vare, der er flyttet.", "Flyttet vare")
    assert called(page) == ["Flyttet vare"]
    assert rows(page)[0].isChecked()
    assert not page.cards[1].isChecked()
    assert rows(page)[0].accessibleDescription() == "I gang"
    assert "1\N{NO-BREAK SPACE}delmål, i gang" in page.cards[1].accessibleDescription()
    assert page.sub_form._number.text() == "Delmål 1 af 1 under mål 2"
    assert page.sub_form.begun.text(), "begun today until somebody says otherwise"
    begin(practised, page, "Børge spørger om hjælp, når han ikke finder varen på hylden.")
    assert called(page)[1].endswith(" …"), "without a short name its own beginning"
    page.cards[0].click()
    assert rows(page) == [], "only under the goal that is open"
    assert page.form.isVisible()
    assert not page.sub_form.isVisible()


def test_status_says_who_and_when_and_a_tick_only_what_is_reached(practised: Seat) -> None:
    page = goals_of_case(practised, "Børge")
    begin(practised, page, "Børge ringer selv.")
    assert not page.sub_form._judged.isVisible()
    for status, button in page.sub_form.status.items():
        button.click()
        practised.settle()
        assert rows(page)[0].sign == ("check" if status is SubGoalStatus.REACHED else "")
        assert say.STATUS[status.value] in rows(page)[0].accessibleDescription()
    assert "af Mette Holm" in page.sub_form._judged.text()
    assert "1\N{NO-BREAK SPACE}delmål, ikke i gang" in page.cards[0].accessibleDescription()


def test_dates_and_when_it_is_seen_again(practised: Seat) -> None:
    page = goals_of_case(practised, "Børge")
    begin(practised, page, "Børge ringer selv.")
    form = page.sub_form
    form.in_months[0].click()
    practised.settle()
    assert form.seen_again.text()
    assert f"ses på {form.seen_again.text()}" in rows(page)[0].accessibleDescription()
    form.begun.setText("31.2.2026")
    form.begun.left.emit()
    practised.settle()
    assert form.wrong_begun.isVisible()
    assert not form.wrong_day.isVisible()


def test_order_removal_and_all_of_it_back(practised: Seat) -> None:
    page = goals_of_case(practised, "Børge")
    for name in ("Første", "Anden", "Tredje"):
        begin(practised, page, f"{name} skridt.", name)
    page.sub_form.up.click()
    practised.settle()
    assert called(page) == ["Første", "Tredje", "Anden"]
    assert not (rows(page)[1].isChecked() and not page.sub_form.up.isEnabled())
    page.sub_form.remove.click()
    practised.settle()
    assert called(page) == ["Første", "Anden"]
    page.new.setFocus()
    press(practised, KEY.Key_Z, CTRL)
    assert called(page) == ["Første", "Tredje", "Anden"]
    press(practised, KEY.Key_Z, CTRL)
    assert called(page) == ["Første", "Anden", "Tredje"]
    assert "flytning af delmål" in practised.desk.top.status()
    press(practised, KEY.Key_Y, CTRL)
    assert called(page) == ["Første", "Tredje", "Anden"]


def test_the_arrows_walk_goals_and_delmaal_alike(practised: Seat) -> None:
    page = goals_of_case(practised, "Børge")
    begin(practised, page, "Et skridt.", "Et")
    page.cards[0].setFocus()
    press(practised, KEY.Key_Down)
    assert rows(page)[0].hasFocus()
    assert page.sub_form.isVisible()
    press(practised, KEY.Key_Down)
    assert page.cards[1].hasFocus()
    assert page.form.isVisible()
    press(practised, KEY.Key_Up)
    press(practised, KEY.Key_Up)
    assert page.cards[0].hasFocus()


def test_more_than_five_are_met_with_a_kind_word(practised: Seat) -> None:
    page = goals_of_case(practised, "Børge")
    for number in range(MANY + 1):
        assert not page.many.isVisible()
        begin(practised, page, f"Skridt {number}.")
    assert page.many.text() == say.too_many(MANY + 1)
    page.sub_form.status[SubGoalStatus.PAUSED].click()
    practised.settle()
    assert not page.many.isVisible()


def test_it_is_copied_with_its_goal(practised: Seat) -> None:
    page = goals_of_case(practised, "Børge")
    begin(practised, page, "Børge ringer selv.", "Ringer selv")
    page.sub_form.our_part.setPlainText("Vi sidder ved siden af.")
    page.sub_form.copy.click()
    practised.settle()
    text = QApplication.clipboard().text()
    assert "Delmål:\nBørge ringer selv." in text
    assert "Vores del og metode:\nVi sidder ved siden af." in text
    assert "Status:\nI gang" in text
    assert "Ringer selv" not in text, "the short name is ours"
    assert practised.desk.top.status() == say.COPIED


def test_without_goals_there_is_none_and_a_locked_round_has_none(practised: Seat, opened: Seat) -> None:
    page = goals_of(practised, "Børge", at=1)
    assert not page.new_sub.isVisible()
    assert rows(page) == []
    opened.desk.show_form(None)
    opened.desk.form.name.setText("Ny Test")
    opened.desk.form.save.click()
    opened.settle()
    opened.desk.person.go("goals")
    opened.settle()
    assert not opened.desk.person.goals.new_sub.isVisible()


def test_the_place_is_kept_over_a_size_and_a_lock(practised: Seat) -> None:
    page = goals_of_case(practised, "Børge")
    begin(practised, page, "Børge ringer selv.", "Ringer selv")
    practised.shell.zoom(1)
    practised.settle()
    page = practised.desk.person.goals
    assert page.sub_form.isVisible()
    assert page.sub_form.short_name.text() == "Ringer selv"
    practised.shell.lock()
    practised.shell.unlock.locked.passphrase.edit.setText(PHRASE)
    practised.shell.unlock.locked.open.click()
    practised.settle()
    assert practised.desk.person.goals.sub_form.short_name.text() == "Ringer selv"


def test_what_cannot_be_stored_waits_and_is_seen(practised: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    page = goals_of_case(practised, "Børge")
    begin(practised, page, "Første skridt.", "Første")
    begin(practised, page, "Andet skridt.", "Andet")
    with monkeypatch.context() as patch:
        refuse(patch, DiskFull)
        page.sub_form.status[SubGoalStatus.REACHED].click()
        page.sub_form.up.click()
        practised.settle()
        assert called(page) == ["Andet", "Første"]
        assert rows(page)[0].sign == "check"
    practised.desk._context.outbox.send_waiting()
    practised.settle()
    assert practised.desk._context.outbox.is_empty()
    assert called(page) == ["Andet", "Første"]
    assert page.sub_form._judged.text().endswith("af Mette Holm")


def test_help_stands_beside_the_field_and_is_found_by_its_words(practised: Seat, qtbot: QtBot) -> None:
    page = goals_of_case(practised, "Børge")
    begin(practised, page, "Børge ringer selv.")
    assert not page.sub_form._helped.isVisible()
    page.sub_form.help.click()
    qtbot.waitUntil(lambda: is_in_sight(page.sub_form._helped))
    page.sub_form.help.click()
    assert not page.sub_form._helped.isVisible()
    QTest.keyClick(practised.shell, KEY.Key_K, CTRL)
    QTest.keyClicks(practised.desk.finder.line, "nyt delmål")
    practised.settle()
    assert practised.desk.finder.shown()[0].text == Command.NEW_SUB_GOAL.text


def test_the_plan_is_saved_once_there_is_a_delmaal(practised: Seat) -> None:
    page = goals_of_case(practised, "Børge")
    assert not page.files.plan.isVisible()
    begin(practised, page, "Børge ringer selv.")
    assert page.files.plan.isVisible()
    page.files.plan.click()
    practised.settle()
    (path,) = practised.folder.iterdir()
    assert path.name.endswith("-delmaal.pdf")
    assert path.name in page.files.saved.text()
