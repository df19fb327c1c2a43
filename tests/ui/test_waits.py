"""Nobody waits for long work: what is typed is saved, what is looked at is shown, and a lock leaves nothing behind."""

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ffbdesk.app.worker import Worker
from ffbdesk.services import archive, backups, rounds
from ffbdesk.services.desk import Desk
from ffbdesk.storage import backup, database, ledger
from ffbdesk.storage.unpacked import reading, unpacked
from ffbdesk.ui.gathering.ending import EndingPage
from ffbdesk.words import settings as say
from ffbdesk.words import working
from tests.ui.conftest import PHRASE, Clock, Seat, machine
from tests.ui.test_locking import SECRET, everything_shown, unlock, walk
from tests.ui.test_report import ending, shown
from tests.ui.test_settings import button, press, settings
from tests.ui.test_settings import shown as all_shown


class Held:
    """Long work that stands still at one place, until it may go on or is not wanted any more."""

    def __init__(self, worker: Worker) -> None:
        self._worker, self.there, self.go = worker, threading.Event(), threading.Event()

    def __call__(self, *_: object) -> None:
        self.there.set()
        while not self.go.wait(0.01) and not any(long._stopped.is_set() for long in self._worker._long):
            pass


@pytest.fixture
def held(practised: Seat, monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    """A backup that stands still in the middle of its copy."""
    held = Held(practised.shell.worker)
    monkeypatch.setattr(backup, "_KEEP_UP", 1)
    monkeypatch.setattr(backup, "_keep_up", held)
    monkeypatch.setattr(database, "_PORTION", 8)
    yield held
    held.go.set()


def stands_still(monkeypatch: pytest.MonkeyPatch, held: Held, where: Any, name: str) -> None:
    """The next call of a function waits before it does its work."""
    usual: Callable[..., Any] = getattr(where, name)

    def slow(*args: Any, **more: Any) -> Any:
        held()
        return usual(*args, **more)

    monkeypatch.setattr(where, name, slow)


def begin_backup(seat: Seat, held: Held) -> list[backups.Made]:
    made: list[backups.Made] = []
    seat.shell.worker.behind(backups.make, made.append)
    assert held.there.wait(5)
    return made


def copies(seat: Seat) -> list[str]:
    return sorted(path.name for path in (seat.path / "kopier").iterdir())


def idle(seat: Seat) -> None:
    """Until long work has taken away what it had half done."""
    seat.shell.worker.finish()


def heard(seat: Seat) -> None:
    """Every job is answered, long work is not."""
    for _ in range(4):
        seat.shell.worker.settle()
        QApplication.processEvents()


def test_what_is_typed_is_saved_while_a_backup_runs(practised: Seat, held: Held) -> None:
    walk(practised)
    made = begin_backup(practised, held)
    QTest.keyClicks(practised.desk.round.walk.form.voices["others"], SECRET)
    practised.desk.flush()
    practised.shell.worker.settle()
    assert practised.shell.sitting.context.outbox.is_empty()
    assert made == [], "it stands still"
    held.go.set()
    idle(practised)
    found: list[bool] = []
    practised.shell.worker.submit(lambda desk: holds(desk, made[0], SECRET), found.append)
    practised.settle()
    assert found == [True], "what was saved meanwhile is in it"


def holds(desk: Desk, made: backups.Made, text: str) -> bool:
    raw_hex = desk.keys.unlocked.key.raw_hex()
    with unpacked(desk.ledger.folder, made.backup.path) as (folder, _found), reading(folder.database, raw_hex) as read:
        return text in str([read.round(line.id) for one in read.citizens() for line in one.rounds])


def test_a_report_is_shown_while_a_backup_runs(practised: Seat, held: Held, qtbot: QtBot) -> None:
    practised.shell.resize(1280, 800)
    begin_backup(practised, held)
    practised.desk.show_round(practised.desk.citizens.table.people.lines[0].rounds[0].id, "end")
    page: EndingPage = practised.desk.round.end
    qtbot.waitUntil(lambda: "Udredning af" in shown(page), timeout=5000)


def test_what_is_typed_is_saved_while_a_report_is_made(
    practised: Seat, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    from ffbdesk.services import handover

    held, page = Held(practised.shell.worker), ending(practised)
    stands_still(monkeypatch, held, handover, "pdf_of")
    page.pdf.click()
    assert held.there.wait(5)
    practised.desk.round.go("themes")
    heard(practised)
    QTest.keyClicks(practised.desk.round.walk.form.voices["others"], SECRET)
    practised.desk.flush()
    practised.shell.worker.settle()
    assert practised.shell.sitting.context.outbox.is_empty()
    assert list(practised.folder.iterdir()) == []
    held.go.set()
    practised.settle()
    assert len(list(practised.folder.iterdir())) == 1


def test_a_lock_stops_a_backup_and_leaves_nothing(practised: Seat, held: Held) -> None:
    walk(practised)
    before = copies(practised)
    begin_backup(practised, held)
    QTest.keyClicks(practised.desk.round.walk.form.voices["others"], SECRET)
    practised.shell.lock()
    text = everything_shown()
    for word in (SECRET, "Freja", "Børge", "010181"):
        assert word not in text
    idle(practised)
    assert copies(practised) == before
    held.go.set()
    unlock(practised)
    assert SECRET in practised.desk.round.walk.form.voices["others"].toPlainText()
    assert len(copies(practised)) == len(before) + 1, "the one that is due is made after all"


def test_a_lock_stops_a_report_on_its_way_to_a_file(practised: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    from ffbdesk.export.pdf.writer import PdfWriter

    held, page = Held(practised.shell.worker), ending(practised)
    stands_still(monkeypatch, held, PdfWriter, "write")
    page.pdf.click()
    assert held.there.wait(5)
    practised.shell.lock()
    idle(practised)
    assert list(practised.folder.iterdir()) == []
    held.go.set()
    unlock(practised)
    assert practised.desk.notice.text() == ""


def test_closing_stops_a_backup_and_leaves_nothing(practised: Seat, held: Held, clock: Clock) -> None:
    walk(practised)
    before = copies(practised)
    begin_backup(practised, held)
    QTest.keyClicks(practised.desk.round.walk.form.voices["others"], SECRET)
    path = practised.path
    practised.shell.close()
    assert copies(practised) == before
    desk = archive.open_(path, PHRASE, machine(clock))
    assert archive.check(desk) == ()
    texts = [rounds.load(desk, line.id) for one in desk.ledger.read.citizens() for line in one.rounds]
    assert SECRET in str(texts)
    desk.ledger.close()


def test_the_second_place_goes_while_a_backup_runs(practised: Seat, held: Held, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    practised.shell.worker.submit(lambda desk: backups.choose_second_place(desk, stick))
    practised.settle()
    page = settings(practised).backups
    page.make.click()
    assert held.there.wait(5)
    shutil.rmtree(stick)
    held.go.set()
    practised.settle()
    assert "kan ikke nås" in page.told.text()
    assert say.MADE in page.told.text()


def test_larger_text_does_not_wait_for_a_backup(practised: Seat, held: Held) -> None:
    settings(practised).backups.make.click()
    assert held.there.wait(5)
    practised.shell.zoom(1)
    practised.shell.zoom(0)
    held.go.set()
    practised.settle()
    assert practised.desk.settings.isVisible()


def new_key(seat: Seat, held: Held) -> None:
    people = settings(seat).people
    press(seat, people, say.NEW_KEY)
    button(people, say.DO_NEW_KEY).click()
    assert held.there.wait(5)


def key(seat: Seat) -> str:
    found: list[str] = []
    seat.shell.worker.submit(lambda desk: desk.keys.unlocked.key.raw_hex(), found.append)
    seat.settle()
    return found[0]


def test_nothing_can_be_typed_while_the_file_is_rewritten_and_it_can_be_stopped(
    practised: Seat, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    held, before = Held(practised.shell.worker), key(practised)
    stands_still(monkeypatch, held, ledger, "copy_under")
    new_key(practised, held)
    assert not practised.desk.isEnabled()
    qtbot.waitUntil(lambda: practised.shell.sitting.busy.cover is not None)
    cover = practised.shell.sitting.busy.cover
    assert working.NEW_KEY in all_shown(cover)
    stop = button(cover, working.STOP)
    assert stop.hasFocus()
    QTest.keyClick(stop, Qt.Key.Key_Space)
    practised.settle()
    assert practised.desk.isEnabled()
    assert practised.shell.sitting.busy.cover is None
    assert "blev stoppet" in practised.desk.settings.people.told.text()
    assert key(practised) == before
    assert practised.shell.isAncestorOf(QApplication.focusWidget())


def test_a_lock_stops_a_change_of_key_that_has_not_come_far(practised: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    held, before = Held(practised.shell.worker), key(practised)
    stands_still(monkeypatch, held, ledger, "copy_under")
    new_key(practised, held)
    practised.shell.lock()
    assert practised.shell.worker._desk is None
    assert not list(practised.path.glob("arkiv.db.*"))
    monkeypatch.undo()
    unlock(practised)
    assert practised.desk.isEnabled()
    assert key(practised) == before


def test_a_change_of_key_past_its_rename_ends_behind_the_lock(practised: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    held, before = Held(practised.shell.worker), key(practised)
    stands_still(monkeypatch, held, ledger, "sync_folder")
    new_key(practised, held)
    practised.shell.lock()
    assert practised.shell.worker._desk is None
    assert not list(practised.path.glob("arkiv.db.*"))
    monkeypatch.undo()
    unlock(practised)
    assert key(practised) != before
    found: list[tuple[str, ...]] = []
    practised.shell.worker.submit(archive.check, found.append)
    practised.settle()
    assert found == [()]
