"""A file that is clicked where files lie: the archive's own, a backup, on a system that starts us or tells us."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ffbdesk.app import start
from ffbdesk.app.dropped import Dropped, asked_for, sorted_out
from ffbdesk.services import backups
from ffbdesk.storage.backup import Reason
from tests.ui.conftest import PHRASE, Seat


def door(archive: Path) -> Path:
    """The file in an archive's folder that stands for it."""
    file = archive / "Prøve.ffbarkiv"
    file.write_text("FFB Desk\n", encoding="utf-8")
    return file


def test_the_file_of_an_archive_stands_for_its_folder(opened: Seat):
    path = opened.path
    assert sorted_out([door(path)]).archive == path.absolute()


def test_such_a_file_elsewhere_is_no_archive(tmp_path: Path):
    assert sorted_out([door(tmp_path)]).archive is None
    assert sorted_out([door(tmp_path)]).others == (tmp_path / "Prøve.ffbarkiv",)


def test_a_click_on_macos_is_taken_as_a_drop(opened: Seat, qapp: QApplication):
    path = opened.path
    files = start.OpenedFiles(opened.shell)
    assert files.eventFilter(qapp, QFileOpenEvent(str(door(path))))
    opened.settle()
    assert opened.shell.desk is None, "the one that was open is locked"
    assert opened.shell.unlock.opening.chosen() == path.absolute()
    assert not files.eventFilter(qapp, QEvent(QEvent.Type.User))


def test_a_click_on_a_backup_looks_at_it(seat: Seat, qapp: QApplication, tmp_path: Path):
    file = tmp_path / "Prøve 2026-11-26.ffbkopi"
    file.write_bytes(b"no backup")
    start.OpenedFiles(seat.shell).eventFilter(qapp, QFileOpenEvent(str(file)))
    seat.settle()
    assert seat.shell.unlock.backup.isVisible()


def test_the_program_is_started_with_an_archive_its_file_or_a_backup(tmp_path: Path):
    assert asked_for(None) == Dropped()
    assert asked_for(tmp_path) == Dropped(archive=tmp_path), "it need not be whole, nor there"
    assert asked_for(tmp_path / "Prøve.ffbarkiv") == Dropped(archive=tmp_path)
    assert asked_for(tmp_path / "Prøve.FFBKOPI") == Dropped(backup=tmp_path / "Prøve.FFBKOPI")


def test_a_clicked_backup_is_only_looked_at(opened: Seat):
    """Whoever thinks that it is the archive would else have two, and write in the wrong one."""
    shell, made = opened.shell, []
    shell.worker.behind(lambda desk: made.append(backups.make(desk, Reason.ASKED).backup.path), None, pytest.fail)
    opened.settle()
    before = sorted(path.parent for path in opened.path.parent.rglob("arkiv.db"))
    shell.lock()
    shell.take([made[0]])
    opened.settle()
    form = shell.unlock.backup
    assert "Solstrålen" in form.found.text()
    assert "0 borgere" in form.found.text()
    assert form.isVisible()
    for part in (form.passphrase.edit, form.restore, form.place, form.choose, form.forgot):
        assert not part.isVisible()
    QTest.keyClicks(form, PHRASE)
    QTest.keyClick(form, Qt.Key.Key_Return)
    opened.settle()
    assert shell.desk is None
    assert sorted(path.parent for path in opened.path.parent.rglob("arkiv.db")) == before
    form.go_on.click()
    for part in (form.passphrase.edit, form.restore, form.place):
        assert part.isVisible()
    assert form.passphrase.edit.hasFocus()


def test_a_broken_backup_after_a_good_one_offers_nothing_of_the_good_one(opened: Seat, tmp_path: Path):
    shell, made = opened.shell, []
    shell.worker.behind(lambda desk: made.append(backups.make(desk, Reason.ASKED).backup.path), None, pytest.fail)
    opened.settle()
    shell.lock()
    shell.take([made[0]])
    opened.settle()
    form = shell.unlock.backup
    assert form.go_on.isEnabled()
    broken = tmp_path / "i stykker.ffbkopi"
    broken.write_bytes(b"PK\3\4")
    shell.take([broken])
    opened.settle()
    assert form.wrong.isVisible()
    assert "Solstrålen" not in form.found.text()
    assert not form.go_on.isEnabled()
