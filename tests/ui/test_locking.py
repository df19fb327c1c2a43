"""Lock: everything typed is safe, nothing personal is in sight, and one comes back to the same letter."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ffbdesk.domain.ids import GatheringId
from ffbdesk.services import people, rounds
from ffbdesk.storage.errors import DiskFull, Unwritable
from ffbdesk.words import gathering
from ffbdesk.words import locking as say
from ffbdesk.words.people import PRACTISE_TEXT
from tests.support import begun
from tests.ui.conftest import PHRASE, USER, Seat

SECRET = "Hun græder, når døren smækker"


def walk(seat: Seat, theme: int = 2) -> None:
    """Into the walk of a new round, with the cursor in what others say."""
    desk = seat.desk
    line = next(line for line in desk.citizens.table.people.lines if not line.rounds[0].finished)
    desk.show_round(line.rounds[0].id, "themes")
    seat.settle()
    desk.round.walk.go_to(desk.round.walk.themes[theme].code)
    seat.settle()
    field = desk.round.walk.form.voices["others"]
    field.setFocus()
    seat.settle()


def unlock(seat: Seat, phrase: str = PHRASE) -> None:
    form = seat.shell.unlock.locked
    form.passphrase.edit.setText(phrase)
    QTest.keyClick(form.passphrase.edit, Qt.Key.Key_Return)
    seat.settle()


def everything_shown() -> str:
    """Every text in every widget of the program, its titles and the clipboard.

    But for the program's own sentence about the practice citizens, which a window of another test may still show.
    """
    texts = [QGuiApplication.clipboard().text()]
    for widget in QApplication.allWidgets():
        for name in ("text", "toPlainText", "windowTitle", "accessibleName", "accessibleDescription", "toolTip"):
            read = getattr(widget, name, None)
            if callable(read):
                texts.append(str(read()))
    return "\n".join(texts).replace(PRACTISE_TEXT, "")


def test_ctrl_l_and_back_to_the_same_letter(practised: Seat, qtbot: QtBot) -> None:
    walk(practised)
    field = practised.desk.round.walk.form.voices["others"]
    before = field.toPlainText()
    QTest.keyClicks(field, SECRET)
    for _ in range(5):
        QTest.keyClick(field, Qt.Key.Key_Left)
    at, theme = field.textCursor().position(), practised.desk.round.walk.theme.code
    practised.desk.top.lock.click()
    qtbot.waitUntil(lambda: practised.shell.desk is None)
    assert practised.shell.unlock.locked.isVisible()
    shown = everything_shown()
    for text in (SECRET, "Freja", "Børge", "010181"):
        assert text not in shown
    assert practised.shell.windowTitle() == say.TITLE
    assert "Alt er gemt kl." in shown
    unlock(practised)
    field = practised.desk.round.walk.form.voices["others"]
    assert field.hasFocus()
    assert practised.desk.round.walk.theme.code == theme
    assert sorted(field.toPlainText()) == sorted(before + SECRET)
    assert field.textCursor().position() == at


def test_the_connection_and_the_key_are_gone(practised: Seat) -> None:
    ledger = practised.shell.worker._desk.ledger
    practised.shell.lock()
    assert practised.shell.worker._desk is None
    assert practised.shell.sitting is None
    with pytest.raises(Exception, match="closed"):
        ledger._connection.execute("SELECT 1")


@pytest.mark.parametrize("why", ["idle", "screen", "sleep", "asked"])
def test_the_page_says_why(practised: Seat, why: str) -> None:
    practised.shell.lock(why)
    text = practised.shell.unlock.locked.why.text()
    assert "Arkivet Solstrålen blev låst kl." in text
    assert ("5 minutter" in text) == (why == "idle")


def test_nobody_there(practised: Seat, qtbot: QtBot) -> None:
    practised.shell._idle._timer.start(200)
    QTest.mouseMove(practised.shell.windowHandle(), QPoint(5, 5))
    qtbot.waitUntil(lambda: practised.shell.desk is None, timeout=3000)
    assert "stået stille" in practised.shell.unlock.locked.why.text()


def test_a_touch_puts_it_off(practised: Seat, qtbot: QtBot) -> None:
    practised.shell._idle._timer.start(400)
    for step in range(8):
        QTest.keyClick(practised.shell.windowHandle(), Qt.Key.Key_Shift)
        qtbot.wait(100)
        assert practised.shell.desk is not None, step


def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    from ffbdesk.storage.ledger import Ledger

    def full(*_: object, **__: object) -> None:
        raise DiskFull

    monkeypatch.setattr(Ledger, "draft", full)
    monkeypatch.setattr(Ledger, "commit", full)


def test_a_full_disk_seals_what_was_typed_and_gives_it_back(
    practised: Seat, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    walk(practised)
    full_disk(monkeypatch)
    QTest.keyClicks(practised.desk.round.walk.form.voices["others"], SECRET)
    practised.shell.lock()
    assert say.SEALED in everything_shown()
    assert SECRET not in everything_shown()
    (sealed,) = (tmp_path / "venter").iterdir()
    assert SECRET.encode() not in sealed.read_bytes()
    monkeypatch.undo()
    unlock(practised)
    assert SECRET in practised.desk.round.walk.form.voices["others"].toPlainText()
    assert practised.desk.top.status() == say.GIVEN_BACK
    assert list((tmp_path / "venter").iterdir()) == []
    gathering, theme = practised.desk.round.shown.gathering.id, practised.desk.round.walk.theme.code
    found: list[object] = []
    practised.shell.worker.submit(lambda desk: rounds.load(desk, gathering).gathering.condition(theme), found.append)
    practised.settle()
    assert SECRET in str(found[0])


def test_with_the_disk_still_full_it_waits_on(practised: Seat, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    walk(practised)
    full_disk(monkeypatch)
    QTest.keyClicks(practised.desk.round.walk.form.voices["others"], SECRET)
    practised.shell.lock()
    unlock(practised)
    assert "ikke plads" in practised.desk.notice.text()
    practised.shell.lock()
    monkeypatch.undo()
    unlock(practised)
    assert SECRET in practised.desk.round.walk.form.voices["others"].toPlainText()
    assert list((tmp_path / "venter").iterdir()) == []


def test_a_form_that_nobody_saved_comes_back(practised: Seat) -> None:
    practised.desk.show_form(None)
    QTest.keyClicks(practised.desk.form.name, "Halv Skrevet")
    practised.shell.lock()
    assert "Halv Skrevet" not in everything_shown()
    unlock(practised)
    assert practised.desk.form.isVisible()
    assert practised.desk.form.name.text() == "Halv Skrevet"


def test_what_was_copied_is_taken_back(practised: Seat) -> None:
    practised.shell.sitting.context.clipboard.put(SECRET)
    practised.shell.lock()
    assert QGuiApplication.clipboard().text() == ""
    unlock(practised)
    QGuiApplication.clipboard().setText("andres")


def test_what_was_copied_is_taken_back_when_the_window_is_closed(practised: Seat) -> None:
    practised.shell.sitting.context.clipboard.put(SECRET)
    practised.shell.close()
    assert QGuiApplication.clipboard().text() == ""


@pytest.mark.parametrize("how", ["a button", "a running text", "a line"])
def test_what_is_copied_asks_to_be_kept_out_of_histories(practised: Seat, how: str) -> None:
    if how == "a button":
        practised.shell.sitting.context.clipboard.put(SECRET)
    elif how == "a running text":
        walk(practised)
        field = practised.desk.round.walk.form.voices["others"]
        field.setPlainText(SECRET)
        field.selectAll()
        field.copy()
    else:
        line = practised.desk.citizens.search
        line.setText(SECRET)
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    content = QGuiApplication.clipboard().mimeData()
    assert content.text() == SECRET
    assert bytes(content.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert any("CanIncludeInClipboardHistory" in kind for kind in content.formats())
    QGuiApplication.clipboard().clear()


def test_wrong_phrases_slow_down(practised: Seat) -> None:
    practised.shell.lock()
    form, told = practised.shell.unlock.locked, []
    for _ in range(4):
        form.open.setEnabled(True)
        unlock(practised, "forkert forkert")
        told.append(form.wrong.text())
    assert "Vent" not in "".join(told[:3])
    assert "Vent 1 sekund, før" in told[3]
    assert not form.open.isEnabled()
    form.open.setEnabled(True)
    unlock(practised)
    assert practised.shell.desk is not None


def test_caps_lock_opens_and_says_so(practised: Seat) -> None:
    practised.shell.lock()
    unlock(practised, PHRASE.swapcase())
    assert "Caps Lock" in practised.desk.notice.text()


def test_a_crash_comes_back_to_the_same_place(practised: Seat) -> None:
    walk(practised, theme=4)
    theme = practised.desk.round.walk.theme.code
    practised.shell.sitting._keep_place()
    practised.settle()
    path = practised.path
    practised.shell.worker.close_archive()  # as a crash: nobody says goodbye
    practised.shell.desk.hide()
    practised.shell.sitting.leave()
    practised.shell._stack.setCurrentWidget(practised.shell.unlock)
    practised.shell.gate._open(path, PHRASE)
    practised.settle()
    assert practised.desk.round.walk.theme.code == theme
    assert "ikke lukket rigtigt" in practised.desk.notice.text()


def test_the_sheet_opens_what_is_locked(practised: Seat) -> None:
    groups: list[str] = []
    practised.shell.worker.submit(lambda desk: " ".join(people.sheet(desk).groups()), groups.append)
    practised.settle()
    practised.shell.lock()
    practised.shell.unlock.locked.sheet.click()
    form = practised.shell.unlock.sheet
    form.groups.setPlainText(groups[0][:-1] + "x")
    for line in (form.first, form.second):
        line.edit.setText("en helt ny sætning")
    form.open.click()
    practised.settle()
    assert "Gruppe 16" in form.wrong.text()
    form.groups.setPlainText(groups[0])
    form.open.click()
    practised.settle()
    assert practised.shell.desk is not None
    practised.shell.lock()
    unlock(practised, "en helt ny sætning")
    assert practised.shell.desk is not None


def test_what_is_said_afterwards_is_true(opened: Seat) -> None:
    """'You are where you were' only to whoever was there; a sheet says whom it has let in."""
    groups: list[str] = []
    opened.shell.worker.submit(lambda desk: " ".join(people.sheet(desk).groups()), groups.append)
    opened.settle()
    opened.shell.lock()
    unlock(opened)
    assert opened.desk.top.status() == say.BACK
    opened.shell.lock()
    opened.shell.unlock.locked.sheet.click()
    form = opened.shell.unlock.sheet
    assert form.user.text() == USER, "who locked it"
    form.user.setText("Anders Krogh")
    form.groups.setPlainText(groups[0])
    for line in (form.first, form.second):
        line.edit.setText("en helt ny sætning")
    form.open.click()
    opened.settle()
    assert opened.desk.top.status() == f"{say.LET_IN['add'].format(name='Anders Krogh')} {say.UNLOCKED}"


def test_bad_news_has_no_shield_and_is_true_of_its_cause(opened: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[GatheringId] = []
    opened.shell.worker.submit(begun, found.append)
    opened.settle()
    opened.shell.zoom(1)
    opened.desk.show_round(found[0])
    opened.settle()
    full_disk(monkeypatch)
    head = opened.desk.round.head
    assert gathering.ALL_KEPT in head._hint.text()
    head.fields["purpose"].setFocus()
    QTest.keyClicks(head.fields["purpose"], SECRET)
    opened.settle()
    opened.shell.close()
    assert "Gør plads på disken" in opened.desk.notice.text()
    assert gathering.ALL_KEPT not in head._hint.text()
    monkeypatch.setattr("tests.ui.test_locking.DiskFull", Unwritable)
    QTest.keyClicks(head.fields["purpose"], " igen")
    opened.settle()
    opened.shell.sitting._warned_of = None
    opened.shell.close()
    assert "Gør plads" not in opened.desk.notice.text()
    assert "kan ikke skrives" in opened.desk.notice.text()
    opened.shell.lock()
    locked = opened.shell.unlock.locked
    assert locked._sign._icon == "warn"
    assert locked.saved.font() == opened.shell._look.tokens.font("strong"), "as large as the icons"
    monkeypatch.undo()
    unlock(opened)
    assert gathering.ALL_KEPT in opened.desk.round.head._hint.text()
    opened.shell.lock()
    assert opened.shell.unlock.locked._sign._icon == "shield"
