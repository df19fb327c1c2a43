"""What somebody sees of what others did to the archive, and of what is not true any more."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ffbdesk.keys.ring import SLOT_FILES
from ffbdesk.services import access, citizens
from ffbdesk.ui.kit.layout import is_in_sight
from ffbdesk.words import locking, rights
from ffbdesk.words import settings as say
from tests.faults.forging import forged
from tests.ui.conftest import Seat
from tests.ui.test_locking import unlock
from tests.ui.test_settings import answer, button, data_of, press, settings, shown


def folder_of(seat: Seat) -> Path:
    return seat.path


def forge(seat: Seat) -> None:
    for name in SLOT_FILES:
        file = folder_of(seat) / name
        file.write_bytes(forged(file.read_bytes(), "a public key"))


def test_a_forged_list_is_told_at_once_and_written_again_by_a_button(practised: Seat) -> None:
    practised.shell.lock()
    path = practised.shell.gate.locked.path  # type: ignore[union-attr]
    for name in SLOT_FILES:
        (path / name).write_bytes(forged((path / name).read_bytes(), "a public key"))
    unlock(practised)
    assert locking.STRANGE["forged"] in practised.desk.notice.text()
    page = settings(practised).people
    assert say.STRANGE["forged"] in shown(page)
    assert not button(page, say.ADD).isEnabled()
    assert not button(page, say.NEW_KEY).isEnabled()
    assert not button(page, say.CHANGE).isEnabled()
    press(practised, page, say.REINSTATE)
    assert say.STRANGE["forged"] not in shown(page)
    assert button(page, say.ADD).isEnabled()
    assert not page.reinstate.isVisible()
    assert practised.desk.notice.text() == "", "what was said at the opening is put right"
    assert page.told.text() == say.REINSTATED


def test_an_older_database_is_told_once_to_a_person(practised: Seat) -> None:
    practised.shell.lock()
    path = practised.shell.gate.locked.path  # type: ignore[union-attr]
    old = (path / "arkiv.db").read_bytes()
    unlock(practised)
    answer(practised, lambda desk: citizens.add(desk, citizens.Entered(name="Ny Test")))
    practised.shell.lock()
    (path / "arkiv.db").write_bytes(old)
    unlock(practised)
    assert locking.OLDER in practised.desk.notice.text()
    assert locking.AFTER_CRASH not in practised.desk.notice.text()
    practised.shell.lock()
    unlock(practised)
    assert locking.OLDER not in practised.desk.notice.text()


def test_an_older_database_is_told_beside_a_forged_list_too(practised: Seat) -> None:
    """Only the list was told, and then the mark was gone."""
    database, before = folder_of(practised) / "arkiv.db", (folder_of(practised) / "arkiv.db").read_bytes()
    practised.shell.worker.submit(lambda desk: citizens.add(desk, citizens.Entered("Nyere Test")), lambda _: None)
    practised.settle()
    practised.desk.top.lock.click()
    practised.settle()
    database.write_bytes(before)
    file = folder_of(practised) / SLOT_FILES[1]
    file.write_bytes(forged(file.read_bytes(), "a public key"))
    unlock(practised)
    assert locking.OLDER in practised.desk.notice.text()
    assert locking.STRANGE["forged"] in practised.desk.notice.text()


def test_a_new_key_takes_back_what_was_said_of_the_sheet(practised: Seat) -> None:
    page = settings(practised)
    answer(practised, _made_sheet)
    page.refresh()
    practised.settle()
    assert "er lavet" in shown(page.sheet)
    press(practised, page.people, say.NEW_KEY)
    press(practised, page.people, say.DO_NEW_KEY)
    practised.settle()
    assert say.NO_SHEET in shown(page.sheet)
    assert "er lavet" not in shown(page.sheet)


def _made_sheet(desk: object) -> None:
    from ffbdesk.services import people

    groups = people.sheet(desk).groups()  # type: ignore[arg-type]
    people.type_back(desk, {1: groups[0], 9: groups[8]})  # type: ignore[arg-type]


@pytest.mark.parametrize("what", [say.ADD, say.NEW_KEY, say.CHANGE])
def test_what_is_asked_is_seen(practised: Seat, what: str) -> None:
    practised.shell.resize(1000, 640)
    page = settings(practised)
    press(practised, page.people, what)
    QApplication.processEvents()
    practised.settle()
    QTest.qWait(1)
    assert is_in_sight(button(page.people, say.CANCEL))


def test_what_still_holds_somebody_stays_until_it_was_read(practised: Seat) -> None:
    copies = folder_of(practised) / "kopier"
    copies.mkdir(exist_ok=True)
    (copies / "gammel.ffbkopi").write_bytes(b"x")
    page = data_of(practised, "Freja Lindskov")
    press(practised, page, "Slet borgeren helt …")
    asked = shown(page)
    assert "gammel.ffbkopi" in asked
    press(practised, page, "Slet for altid")
    told = practised.desk.notice.text()
    assert "gammel.ffbkopi" in told
    assert "Kopien fra lige før sletningen rummer stadig borgeren" in told
    assert f"slet filen i {copies}" in told
    assert rights.NOTHING_LEFT not in told
    settings(practised)
    assert practised.desk.notice.text() == told


def test_a_citizens_page_stands_in_the_log_and_the_log_says_whether_it_is_whole(practised: Seat) -> None:
    data_of(practised, "Freja Lindskov")
    found = answer(practised, lambda desk: [line.what for line in access.lines(desk)])
    assert "view borger" in found  # type: ignore[operator]
    assert "Loggen er hel" in shown(settings(practised).log)
