"""Goals that came with a bestilling, as a provider types and receives them."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ffbdesk.domain.judgement import Level
from ffbdesk.services import goals
from ffbdesk.services.desk import Desk
from ffbdesk.ui.goals.page import GoalsPage
from ffbdesk.ui.kit.text import Para
from ffbdesk.words import orders as say
from tests.ui.conftest import Seat
from tests.ui.test_notes import CTRL, KEY, press, said
from tests.ui.test_subgoals import begin, called, goals_of_case


def begun(seat: Seat) -> GoalsPage:
    """Freja's goals, with a bestilling that is being written."""
    page = goals_of_case(seat, "Freja")
    page.new_order.click()
    seat.settle()
    assert QApplication.focusWidget() is page.order_form.sent_by
    assert not page.form.isVisible()
    return page


def with_goal(seat: Seat) -> GoalsPage:
    page = begun(seat)
    page.order_form.sent_by.clear()
    QTest.keyClicks(page.order_form.sent_by, "Eksempelkøbing Kommune")
    page.order_form.day.setText("15.3.2021")
    page.order_form.day.leave()
    page.order_form.add_goal.click()
    seat.settle()
    QTest.keyClicks(page.form.wording, "Jeg laver selv mad.")
    page.form.starts[3].click()
    page.form.start_day.setText("3.3.2021")
    page.form.start_day.leave()
    page.form.levels[1].click()
    seat.settle()
    return page


def received(seat: Seat) -> GoalsPage:
    page = with_goal(seat)
    page.form.to_order.click()
    receive(seat, page)
    return page


def receive(seat: Seat, page: GoalsPage) -> None:
    """Asked once more, for nobody takes it back."""
    page.order_form.receive.click()
    assert QApplication.focusWidget() is page.order_form.wait
    page.order_form.now.click()
    seat.settle()


def test_typed_from_paper_and_received(practised: Seat) -> None:
    page = with_goal(practised)
    form = page.form
    assert form.sent.text() == say.WRITING.format(sender="Eksempelkøbing Kommune")
    assert not form.take.isVisible()
    form.to_order.click()
    assert page.order_form.isVisible()
    page.order_form.receive.click()
    page.order_form.wait.click()
    assert page.order_form.receive.hasFocus()
    assert page.order_form.sent_by.isReadOnly() is False
    receive(practised, page)
    assert practised.desk.top.status() == say.RECEIVED_SAID
    assert "Modtaget 28.5.2021 af Mette Holm" in page.order_form.state.text()
    assert not page.order_form.receive.isVisible()
    assert page.order_form.sent_by.isReadOnly()
    goal = page._board.case.goals[-1]
    assert (goal.starting_level, goal.expected_level) == (Level.SEVERE, Level.LIGHT)
    page.choose(goal.id)
    practised.settle()
    assert form.wording.isReadOnly()
    assert form.sent.text() == say.LOCKED.format(sender="Eksempelkøbing Kommune")
    assert "som bestillingen siger, 3.3.2021" in said(form)
    assert say.LOCK in page.cards[-1].accessibleDescription()
    form.levels[2].click()
    form.changes[next(iter(form.changes))].click()
    practised.settle()
    assert page._board.case.goals[-1] == goal
    assert not form.remove.isVisible()


def test_what_is_missing_is_said_and_nothing_is_locked(practised: Seat) -> None:
    page = begun(practised)
    page.order_form.sent_by.clear()
    receive(practised, page)
    assert "ikke skrevet noget mål" in practised.desk.notice.text()
    assert page.order_form.receive.isVisible()


def test_worked_on_in_a_copy_that_the_delmaal_follow(practised: Seat) -> None:
    page = received(practised)
    page.choose(page._board.case.goals[-1].id)
    practised.settle()
    begin(practised, page, "Freja koger pasta.", "Pasta")
    page.choose(page._board.case.goals[-1].id)
    practised.settle()
    page.form.take.click()
    practised.settle()
    assert practised.desk.top.status() == say.COPIED
    own = page._board.case.goals[-1]
    assert page.goal() == own.id
    assert QApplication.focusWidget() is page.form.wording
    assert not page.form.wording.isReadOnly()
    assert page.form.sent.text() == say.COPY_OF
    assert "som bestillingen siger, 3.3.2021" in said(page.form)
    page.choose(own.copies_id)
    assert page.form.sent.text() == say.REPLACED.format(sender="Eksempelkøbing Kommune")
    assert not page.form.take.isVisible()
    page.choose(own.id)
    page.form.wording.setFocus()
    assert called(page)[0] == "Pasta", "under the copy"
    QTest.keyClicks(page.form.wording, "Dagligt.")
    page.new.setFocus()
    practised.settle()
    for _ in range(2):
        press(practised, KEY.Key_Z, CTRL)
        practised.settle()
    assert own.id not in [goal.id for goal in page._board.case.goals]
    assert "kopi af modtaget mål" in practised.desk.top.status()


def test_fetched_from_a_file_of_goals(practised: Seat, tmp_path: Path) -> None:
    page = goals_of_case(practised, "Børge")
    practised.files = []

    def save(desk: Desk) -> Path:
        from ffbdesk.services import handover
        from ffbdesk.services.handover import Form

        board = goals.board(desk, page._board.citizen.id)
        file = handover.save_goals(desk, board.citizen.id, Form.JSON, tmp_path)
        for goal in board.case.goals:
            goals.remove(desk, goal.id)
        return file

    practised.shell.worker.submit(save, practised.files.append)
    practised.settle()
    page.new_order.click()
    practised.settle()
    page.order_form.fetch.click()
    practised.settle()
    assert practised.desk.top.status() == say.fetched(0), "a goal that was put away here is no new one"
    freja = goals_of_case(practised, "Freja")
    freja.new_order.click()
    practised.settle()
    freja.order_form.fetch.click()
    practised.settle()
    assert "handler om en anden borger" in practised.desk.notice.text()


def test_begun_by_mistake_and_back_again(practised: Seat) -> None:
    page = with_goal(practised)
    page.form.to_order.click()
    page.order_form.remove.click()
    practised.settle()
    assert not page.order_form.isVisible()
    assert "Jeg laver selv mad." not in [goal.wording for goal in page._board.case.goals]
    press(practised, KEY.Key_Z, CTRL)
    practised.settle()
    assert page._board.case.goals[-1].wording == "Jeg laver selv mad."
    assert [order.sender for order in page._board.orders] == ["Eksempelkøbing Kommune"]


@pytest.mark.parametrize("width", [1100, 1366, 1600])
def test_no_text_is_cut_however_wide_the_window_is(practised: Seat, width: int) -> None:
    practised.shell.resize(width, 800)
    page = with_goal(practised)
    for button in page.form.changes.values():
        button.click()
        practised.settle()
        QApplication.processEvents()
        cut = [p.text() for p in page.findChildren(Para) if p.isVisible() and p.heightForWidth(p.width()) > p.height()]
        assert cut == []
