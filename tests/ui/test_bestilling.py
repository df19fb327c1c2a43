"""Bestilling as a user meets it: granted, written, finished, sent; received as it came; a new version beside it."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.kinds import GOAL
from ffbdesk.services import goals, handover, ordering, values
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form
from ffbdesk.services.ordering import Seen
from ffbdesk.storage.errors import DiskFull
from ffbdesk.ui.orders.page import OrdersPage
from ffbdesk.words import minimum
from ffbdesk.words import ordering as say
from tests.services.test_ordering import ordered
from tests.support import machine
from tests.support import made as other_archive
from tests.ui.conftest import Seat
from tests.ui.test_notes import CTRL, KEY, press, said
from tests.ui.test_today import citizen_of

SHIFT = Qt.KeyboardModifier.ShiftModifier


def opened(seat: Seat) -> OrdersPage:
    seat.desk.show_citizen(citizen_of(seat, "Freja"))
    seat.settle()
    press(seat, KEY.Key_8, CTRL)
    seat.settle()
    return seat.desk.person.orders


def seen(seat: Seat) -> Seen:
    """As it is stored."""
    who, kept = citizen_of(seat, "Freja"), list[Seen]()
    seat.settle()
    seat.shell.worker.submit(lambda desk: ordering.look(desk, who), kept.append)
    seat.settle()
    return kept[0]


def granted(seat: Seat) -> OrdersPage:
    """One indsats with a ydelse, by keyboard but for the two lists."""
    page = opened(seat)
    press(seat, KEY.Key_Y, CTRL | SHIFT)
    seat.settle()
    (card,) = page.cards
    assert QApplication.focusWidget() is card.service
    entry = seat.desk._context.catalogue.interventions.services[0]
    card.service.set(entry.code)
    card.service.picked.emit(entry.code)
    press(seat, KEY.Key_Tab)
    QTest.keyClicks(card.place, "Solstrålen")
    press(seat, KEY.Key_Tab)
    QTest.keyClicks(card.p_number, "123")
    press(seat, KEY.Key_Tab)
    seat.settle()
    form = card.rows[0].form
    assert form is not None
    support = next(
        one
        for one in seat.desk._context.catalogue.interventions.interventions
        if any("85" in each.text for each in one.paragraphs)
    )
    form.code.set(support.code)
    form.code.picked.emit(support.code)
    seat.settle()
    return page


def test_what_is_granted(practised: Seat) -> None:
    """One window."""
    page = granted(practised)
    _what_is_odd_is_said_and_kept(practised, page)
    _a_hand_goes_from_the_ydelse_to_its_paragraph(page)
    _a_paragraph_is_put_in_by_a_click(practised, page)
    _the_questions_are_at_hand_and_printed_only_if_wished(practised, page)
    _a_place_to_stay_stands_apart(practised, page)
    _what_others_give_stands_by_itself(practised, page)
    _what_is_taken_away_comes_back(practised, page)


def _what_is_odd_is_said_and_kept(seat: Seat, page: OrdersPage) -> None:
    card = page.cards[0]
    assert card.odd_p_number.text() == say.ODD_P_NUMBER
    QTest.keyClicks(card.cvr, "12345678")
    press(seat, KEY.Key_Tab)
    seat.settle()
    assert card.odd_cvr.text() == say.ODD_CVR
    assert seen(seat).board.plans[0].p_number == "123"
    for field, number in ((card.p_number, "1000000001"), (card.cvr, "")):
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, KEY.Key_Delete)
        QTest.keyClicks(field, number)
        press(seat, KEY.Key_Tab)
    seat.settle()
    assert not card.odd_p_number.text()
    assert not card.odd_cvr.text()


def _a_paragraph_is_put_in_by_a_click(seat: Seat, page: OrdersPage) -> None:
    form = page.cards[0].rows[0].form
    assert form is not None
    named = next(button for button in form.paragraphs if "85" in button.text())
    wanted = named.text()
    named.setFocus()
    named.click()
    seat.settle()
    assert form.basis.text() == wanted
    assert QApplication.focusWidget() is form.basis, "the button goes: the hand is where the words are"
    assert seen(seat).board.plans[0].interventions[0].basis == wanted


def _a_hand_goes_from_the_ydelse_to_its_paragraph(page: OrdersPage) -> None:
    form = page.cards[0].rows[0].form
    assert form is not None
    where = [field.mapTo(page, QPoint(0, 0)).y() for field in (form.code, form.basis)]
    assert where[0] <= where[1], "side by side, or over each other"
    form.code.setFocus()
    QTest.keyClick(form.code, KEY.Key_Tab)
    assert QApplication.focusWidget() is form.basis


def _the_questions_are_at_hand_and_printed_only_if_wished(seat: Seat, page: OrdersPage) -> None:
    form = page.cards[0].rows[0].form
    assert form is not None
    assert form.law.widget.isHidden()
    form.law_toggle.click()
    assert say.LAW_SOURCE in said(form)
    assert not form.law.prints.isChecked()
    QTest.keyClicks(form.law.texts["asked_task"], "At gå ud alene")
    form.law.prints.click()
    seat.settle()
    one = seen(seat).board.plans[0].interventions[0]
    assert (one.asked_task, one.prints_answers) == ("At gå ud alene", True)
    form.starts_on.setText("29.5.2021")
    form.starts_on.leave()
    form.ends_on.setText("1.5.2021")
    form.ends_on.leave()
    seat.settle()
    assert form.odd_days.text() == say.END_BEFORE_START
    form.ends_on.setText("")
    form.ends_on.leave()
    seat.settle()
    assert "fra 29.5.2021" in said(page.cards[0].rows[0])


def _a_place_to_stay_stands_apart(seat: Seat, page: OrdersPage) -> None:
    card = page.cards[0]
    assert not card._stay_head.isVisible()
    card.add.click()
    seat.settle()
    line = card.rows[1]
    assert line.is_unfolded()
    assert line.form is not None
    assert QApplication.focusWidget() is line.form.code
    catalogue = seat.desk._context.catalogue.interventions
    stay = next(one for one in catalogue.interventions if catalogue.is_stay(one.code))
    line.form.code.set(stay.code)
    line.form.code.picked.emit(stay.code)
    seat.settle()
    assert card._stay_head.isVisible()
    assert card._stays.indexOf(line) >= 0
    assert line.y() < card.rows[0].y(), "the stay comes first"


def _what_others_give_stands_by_itself(seat: Seat, page: OrdersPage) -> None:
    assert not page._others_head.isVisible()
    page.new.click()
    seat.settle()
    card = page.cards[1]
    card.elsewhere.click()
    seat.settle()
    assert page._others_head.isVisible()
    assert page._others.indexOf(card) >= 0


def _what_is_taken_away_comes_back(seat: Seat, page: OrdersPage) -> None:
    page.cards[1].remove.click()
    seat.settle()
    assert len(page.cards) == 1
    assert seat.desk.top.status() == say.REMOVED_PLAN.format(keys="Ctrl+Z")
    press(seat, KEY.Key_Z, CTRL)
    seat.settle()
    assert len(page.cards) == 2
    line = page.cards[0].rows[1]
    assert line.form is not None
    line.form.remove.click()
    seat.settle()
    assert len(page.cards[0].rows) == 1
    press(seat, KEY.Key_Z, CTRL)
    seat.settle()
    assert len(page.cards[0].rows) == 2


def made(seat: Seat) -> OrdersPage:
    """A bestilling that is being written, with a goal and a closed one."""
    page = granted(seat)

    def with_goals(desk: Desk) -> None:
        who = page._citizen
        assert who is not None
        open_ = goals.add(desk, who, desk.catalogue.activities()[0][1][0].code)
        values.choose(desk, GOAL, open_, wording="Jeg vil lave mad selv")
        closed = goals.add(desk, who, SENSITIVE[0])
        values.choose(desk, GOAL, closed, wording="Fortroligt mål")

    seat.shell.worker.submit(with_goals)
    seat.settle()
    page.make.click()
    seat.settle()
    return page


def test_one_is_made_finished_sent_and_corrected(practised: Seat) -> None:
    page = made(practised)
    side = page.side
    assert QApplication.focusWidget() is side.texts["receiver"]
    assert side.texts["receiver"].text() == "Solstrålen"
    offered = [tick.accessibleName() for tick in side.goals.ticks.values()]
    assert "Jeg vil lave mad selv" in offered
    assert "Fortroligt mål" not in offered
    assert side._closed_goals.isVisible()
    chosen = seen(practised).ordered
    assert chosen is not None
    assert all(not {*goal.themes()} & {*SENSITIVE} for goal in chosen.case.goals)
    side.texts["sender"].setFocus()
    side.texts["sender"].selectAll()
    QTest.keyClicks(side.texts["sender"], "Eksempelkøbing Kommune")
    QTest.keyClicks(side.told, "Bor alene")
    practised.settle()
    side.finish.click()
    assert side.asks.text().startswith(say.ASKS)
    assert "datoen for opfølgning mangler" in side.asks.text()
    assert QApplication.focusWidget() is side.wait
    side.now.click()
    practised.settle()
    assert practised.desk.top.status() == say.FINISHED
    assert "Færdiggjort" in side.state.text()
    assert "Bor alene" in said(side)
    assert not side.finish.isVisible()
    assert side.texts["sender"].isReadOnly()
    before = {*practised.folder.iterdir()}
    for button in (side.file, side.pdf):
        button.click()
        practised.settle()
    new = sorted(path.suffix for path in {*practised.folder.iterdir()} - before)
    assert new == [".json", ".pdf"]
    side.copy.click()
    practised.settle()
    assert practised.desk.top.status() == say.COPIED
    side.correct.click()
    practised.settle()
    assert side.finish.isVisible()
    assert side.which.isVisible()
    assert practised.desk.top.status() == say.CORRECTING
    assert [side.which.itemText(n)[-8:] for n in range(2)] == ["udgave 2", "udgave 1"]
    side.days["follow_up_on"].setText("1.7.2021")
    side.days["follow_up_on"].leave()
    practised.settle()
    assert say.CHANGES in said(side)
    assert "nu '1.7.2021'" in said(side)
    side.remove.click()
    practised.settle()
    assert "Færdiggjort" in side.state.text(), "the one before is there still"
    press(practised, KEY.Key_Z, CTRL)
    practised.settle()
    assert len(seen(practised).board.orders) == 2, (practised.desk.top.status(), practised.desk.notice.text())


def test_what_finds_no_room_is_not_locked_out(practised: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    side = made(practised).side
    practised.settle()
    put = values.put

    def full(*_args: object, **_more: object) -> None:
        raise DiskFull

    monkeypatch.setattr(values, "put", full)
    side.told.setFocus()
    QTest.keyClicks(side.told, "Bor alene")
    side.finish.click()
    side.now.click()
    practised.settle()
    order = side.order()
    assert order is not None
    assert order.seal is None
    monkeypatch.setattr(values, "put", put)
    practised.desk._context.outbox.send_waiting()
    practised.settle()
    side.finish.click()
    side.now.click()
    practised.settle()
    order = side.order()
    assert order is not None
    assert order.seal is not None
    assert "Bor alene" in said(side)


def test_nobody_to_ask_is_said_and_nothing_is_locked(practised: Seat) -> None:
    page = made(practised)
    page.side.texts["receiver"].clear()
    practised.settle()
    page.side.finish.click()
    page.side.now.click()
    practised.settle()
    assert "mangler en udfører" in practised.desk.notice.text()
    assert page.side.finish.isVisible()


def test_a_received_one_stands_as_it_came(practised: Seat, tmp_path: Path) -> None:
    """The file of another archive is fetched; what it asks for is seen, and its goals lead to Indsatsmål."""
    page = opened(practised)
    with other_archive(tmp_path / "andet", machine(700_000)) as desk:
        _whose, which = ordered(desk, "Freja Lindskov")
        practised.files = [handover.save_order(desk, which, tmp_path, Form.JSON)]
    page.fetch.click()
    practised.settle()
    assert practised.desk.top.status() == say.FETCHED
    assert "Modtaget uændret" in page.side.state.text()
    assert len(page.cards) == 1
    assert "Kom med bestillingen fra Eksempelkøbing Kommune" in said(page.cards[0])
    page.side.see_file.click()
    assert '"ffbdesk/bestilling"' in page.text.toPlainText()
    page.close_file.click()
    assert not page.text.toPlainText()
    page.fetch.click()
    practised.settle()
    assert practised.desk.top.status() == say.KNOWN
    page.side.goal_ways[0].click()
    practised.settle()
    assert practised.desk.person.tab() == "goals"


def test_the_minimum_is_told_and_leads_there(practised: Seat) -> None:
    page = granted(practised)
    form = page.cards[0].rows[0].form
    assert form is not None
    form.basis.setFocus()
    QTest.keyClicks(form.basis, "SEL § 85")
    press(practised, KEY.Key_Tab)
    practised.settle()
    part = page.minimum
    assert not part.isVisible(), "in 2021 no rule holds yet"
    part._context = replace(part._context, now=lambda: datetime(2026, 1, 2, tzinfo=UTC))
    page._show()
    assert not part._inner.isVisible()
    part.toggle.click()
    assert minimum.STATES["missing"] in said(part)
    ways = {one.value: way for one, way in part.ways.items() if way.isVisible()}
    assert "granted" not in ways
    ways["need"].click()
    practised.settle()
    assert practised.desk.round.place().tab == "evaluation"


def test_the_list_of_ydelser_shows_every_name_whole(practised: Seat) -> None:
    form = granted(practised).cards[0].rows[0].form
    assert form is not None
    form.code.showPopup()
    practised.settle()
    view = form.code.view()
    assert view.viewport().width() >= view.sizeHintForColumn(0)
    assert view.verticalScrollBar().isVisible(), "that there are more is seen"
    form.code.hidePopup()
