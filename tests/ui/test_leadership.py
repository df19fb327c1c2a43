"""Ledelsesoverblik in the window: from Borgere and back, tables with their pictures, one paragraph at a time."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from ffbdesk.domain.kinds import INTERVENTION
from ffbdesk.domain.leadership import Counting, Table, TableKey
from ffbdesk.services import citizens, plans, values
from ffbdesk.services.desk import Desk
from ffbdesk.ui.leadership.page import LeadershipPage, Section
from ffbdesk.words import leadership as say
from tests.ui.conftest import PHRASE, Seat

ROLE = Qt.ItemDataRole.AccessibleTextRole


def opened_page(seat: Seat) -> LeadershipPage:
    seat.desk.show_citizens()
    seat.settle()
    seat.desk.citizens.leadership.click()
    for _ in range(3):  # counted in the lane beside the one that saves
        seat.settle()
    page = seat.desk.page
    assert isinstance(page, LeadershipPage)
    return page


def section(page: LeadershipPage, key: TableKey) -> Section:
    return next(one for one in page.sections if one.key is key)


def cells(one: Section) -> list[list[str]]:
    model = one.table.model()
    return [
        [str(model.index(row, column).data(ROLE)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def give(seat: Seat, basis: str) -> None:
    def plan(desk: Desk) -> None:
        citizen = citizens.listing(desk)[0].citizen.id
        plans.add_plan(desk, citizen)
        one = plans.board(desk, citizen).plans[-1].interventions[0].id
        values.choose(desk, INTERVENTION, one, own_words="Kørsel", basis=basis)

    seat.shell.worker.submit(plan, lambda _none: None)
    seat.settle()


def test_tables_have_their_pictures_and_say_the_same(practised: Seat) -> None:
    page = opened_page(practised)
    assert page._practice.isVisible()
    for one in page.sections:
        rows = cells(one)
        assert rows
        said = one.figure.accessibleName()
        for bar in one._bars[:14]:
            assert f"{bar.name} {bar.written}" in said
    phases = cells(section(page, TableKey.PHASES))
    people = len(practised.desk.citizens.table.people.lines)
    assert phases[-1] == [say.SUM, str(people)]
    assert sum(int(row[1]) for row in phases[:-1]) == people


def test_one_paragraph_at_a_time_and_the_file_is_of_all(practised: Seat, tmp_path: Path) -> None:
    give(practised, "SEL § 999")
    page = opened_page(practised)
    page.basis.set("SEL § 999")
    page.basis.picked.emit("SEL § 999")
    practised.settle()
    assert cells(section(page, TableKey.PHASES))[-1] == [say.SUM, "1"]
    practised.folder = tmp_path
    page.csv.click()
    practised.settle()
    (path,) = tmp_path.glob("*ledelsesoverblik.csv")
    assert say.ONLY_SUMS in path.read_text(encoding="utf-8-sig")
    assert page.saved.isVisible()
    page.xlsx.click()
    practised.settle()
    assert list(tmp_path.glob("*ledelsesoverblik.xlsx"))


def test_it_is_counted_beside_the_window_and_the_last_choice_is_shown(
    practised: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = set()
    tables = Counting.tables

    def noted(counting: Counting) -> tuple[Table, ...]:
        threads.add(threading.current_thread())
        return tables(counting)

    monkeypatch.setattr(Counting, "tables", noted)
    give(practised, "SEL § 999")
    page = opened_page(practised)
    everybody = cells(section(page, TableKey.PHASES))
    assert page.basis.hasFocus()
    for basis in ("SEL § 999", ""):
        page.basis.set(basis)
        page.basis.picked.emit(basis)
    for _ in range(3):
        practised.settle()
    assert cells(section(page, TableKey.PHASES)) == everybody
    page.basis.set("SEL § 999")
    page.basis.picked.emit("SEL § 999")
    practised.desk.show_citizens()
    for _ in range(3):
        practised.settle()
    assert page.sections == [], "an answer that comes too late shows nobody's figures"
    assert threading.main_thread() not in threads


def test_back_and_away_leaves_no_figure(practised: Seat) -> None:
    page = opened_page(practised)
    assert practised.desk.rail.isChecked()
    page.back.click()
    practised.settle()
    assert practised.desk.page is practised.desk.citizens
    assert page.sections == []
    assert page._facts is None


def test_it_is_there_again_after_the_lock(practised: Seat) -> None:
    opened_page(practised)
    practised.shell.lock()
    practised.settle()
    view = practised.shell.unlock.locked
    view.passphrase.edit.setText(PHRASE)
    view.open.click()
    for _ in range(3):
        practised.settle()
    page = practised.desk.page
    assert isinstance(page, LeadershipPage)
    assert page.sections


def test_nobody_to_count(opened: Seat) -> None:
    opened.desk.show_leadership()
    for _ in range(3):
        opened.settle()
    page = opened.desk.page
    assert isinstance(page, LeadershipPage)
    assert page._none.isVisible()
    assert not page.csv.isEnabled()
