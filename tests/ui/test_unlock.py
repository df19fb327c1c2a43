"""The first window: every way an archive may fail to open has its own calm sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ffbdesk.app.shell import Shell
from ffbdesk.app.unlock.opening import Known
from ffbdesk.services import access, archive, backups, intake, people
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.window import DeskWindow
from ffbdesk.words import frame, locking
from ffbdesk.words import unlock as say
from ffbdesk.words.actions import Command
from tests.support import PRACTICE
from tests.ui.conftest import PHRASE, USER, Clock, Seat, machine


@pytest.fixture
def there(seat: Seat, clock: Clock) -> Path:
    """An archive that was made before."""
    path = seat.folder.parent / "arkiver" / "Solstrålen"
    archive.create(path, USER, PHRASE, machine(clock)).ledger.close()
    seat.shell.unlock.offer(seat.shell.gate.known(path))
    return path


def give(seat: Seat, phrase: str) -> str:
    opening = seat.shell.unlock.opening
    opening.passphrase.edit.setText(phrase)
    QTest.keyClick(opening.passphrase.edit, Qt.Key.Key_Return)
    seat.settle()
    return opening.wrong.text()


def test_the_right_phrase_opens_and_is_forgotten(seat: Seat, there: Path) -> None:
    assert give(seat, PHRASE) == ""
    assert seat.desk.isVisible()
    assert seat.shell.unlock.opening.passphrase.edit.text() == ""
    assert USER in {label.text() for label in seat.desk.top.findChildren(type(seat.desk.top._saved))}


def test_a_wrong_phrase_says_so_and_lets_one_try_again(seat: Seat, there: Path) -> None:
    assert "passer ikke" in give(seat, "forkert sætning")
    assert give(seat, PHRASE) == ""


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda p: (p / "arkiv.db").write_bytes(b""), "er tom"),
        (lambda p: (p / "arkiv.db").write_bytes((p / "arkiv.db").read_bytes()[:5000]), "ikke hel"),
        (lambda p: [f.write_bytes(b"{}") for f in p.glob("noegler*.json")], "nøglefil"),
        (lambda p: [f.unlink() for f in p.iterdir() if f.is_file()], "ikke et FFB Desk-arkiv"),
    ],
)
def test_harm_is_told_apart_from_a_wrong_phrase(seat: Seat, there: Path, harm: object, said: str) -> None:
    harm(there)  # type: ignore[operator]
    text = give(seat, PHRASE)
    assert said in text
    assert "passer ikke til arkivet." not in text
    assert "slet" not in text.lower()


def test_a_second_instance_is_told_who_has_it(seat: Seat, there: Path, clock: Clock) -> None:
    other = archive.open_(there, PHRASE, machine(clock))
    try:
        assert f"allerede åbent hos {USER}" in give(seat, PHRASE)
    finally:
        other.ledger.close()
    assert give(seat, PHRASE) == ""


def test_an_archive_has_a_name_that_every_system_takes(seat: Seat) -> None:
    """Windows makes no folder NUL or Aux.b, and Bo of Bo with a stop: such an archive could not be moved there."""
    place = seat.shell.unlock.making.place
    for name in ("..", "Bo.", "nul", "Aux.b", "COM1", "Lpt² .x"):
        place.name.setText(name)
        assert (place.wrong(), place.path()) == (say.RESERVED_NAME, None), name
    place.name.setText("Bo/Ida")
    assert place.wrong() == say.FORBIDDEN_NAME
    for name in ("Bo. Ida", "Auxilium", "Nulpunkt", "Com10"):
        place.name.setText(name)
        assert place.path() is not None, name


def test_making_an_archive_asks_for_what_is_missing(seat: Seat) -> None:
    making = seat.shell.unlock.making
    making.make.click()
    assert "navn" in making.wrong.text()
    making.place.name.setText("Solstrålen")
    making.user.setText("")
    making.make.click()
    assert making.wrong.text() == "Skriv dit navn."
    making.user.setText(USER)
    making.first.edit.setText("en")
    making.second.edit.setText("to")
    making.make.click()
    assert "ikke ens" in making.wrong.text()
    making.second.edit.setText("en")
    making.make.click()
    seat.settle()
    assert "for kort" in making.wrong.text()
    assert seat.shell.desk is None


def test_a_bug_becomes_a_report_without_what_was_typed(
    seat: Seat, there: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_args: object) -> None:
        raise RuntimeError("Børge Mogensen 010181-4321")

    monkeypatch.setattr("ffbdesk.services.archive.open_", broken)
    monkeypatch.setattr("ffbdesk.own_folders.logs", lambda: tmp_path / "log")
    assert "fejlrapport" in give(seat, PHRASE).lower()
    (report,) = (tmp_path / "log").iterdir()
    text = report.read_text(encoding="utf-8")
    assert "RuntimeError" in text
    assert "Børge" not in text
    assert "4321" not in text


def test_a_new_computer_offers_the_way_to_an_archive_that_lies_elsewhere(seat: Seat) -> None:
    making = seat.shell.unlock.making
    assert making.isVisible()
    assert making.back.accessibleName() == "Åbn et arkiv, jeg har"
    making.back.click()
    assert seat.shell.unlock.opening.another.isVisible()


def test_a_place_that_others_reach_is_advised_against(seat: Seat, tmp_path: Path) -> None:
    making = seat.shell.unlock.making
    making.place._choose = lambda _heading: tmp_path / "Dropbox" / "Arkiver"
    making.place.change.click()
    assert "Dropbox" in making.place.advice.text()
    assert "computerens egen disk" in making.place.advice.text()
    making.place._choose = lambda _heading: tmp_path / "Arkiver"
    making.place.change.click()
    assert making.place.advice.text() == ""


def damaged(seat: Seat, there: Path, clock: Clock) -> None:
    """A backup lies there, and the database is hurt."""
    desk = archive.open_(there, PHRASE, machine(clock))
    intake.take_in(desk, PRACTICE)
    backups.make(desk)
    desk.ledger.close()
    (there / "arkiv.db").write_bytes((there / "arkiv.db").read_bytes()[:20_000])
    assert "ikke hel" in give(seat, PHRASE)
    seat.shell.unlock.opening.rescue.click()
    seat.settle()


def test_a_damaged_archive_is_shown_and_its_backup_taken(seat: Seat, there: Path, clock: Clock) -> None:
    damaged(seat, there, clock)
    form = seat.shell.unlock.rescue
    assert "slutningen mangler" in form.hurt.text()
    assert "4 borgere, 8 udredninger" in form.backups.text()
    form.take.click()
    seat.settle()
    assert len(seat.desk.citizens.table.people.lines) == 4
    assert len(list((there / "kopier").glob("beskadiget-*"))) == 1


def test_what_can_be_read_of_a_damaged_archive_is_saved(seat: Seat, there: Path, clock: Clock) -> None:
    damaged(seat, there, clock)
    form = seat.shell.unlock.rescue
    form.save.click()
    seat.settle()
    assert "intet i databasen, der kan læses" in form.told.text()
    form.back.click()
    assert seat.shell.unlock.opening.isVisible()


def test_the_keyboard_starts_in_the_passphrase(seat: Seat, there: Path, look: Look, qtbot: QtBot) -> None:
    shell = Shell(look, seat.shell._around, there)
    shell.worker.stop()
    assert shell.focusWidget() is shell.unlock.opening.passphrase.edit
    shell.deleteLater()


def sheet_of(there: Path, clock: Clock) -> str:
    """A recovery sheet of the archive, as it is typed."""
    desk = archive.open_(there, PHRASE, machine(clock))
    groups = " ".join(people.sheet(desk).groups())
    desk.close()
    return groups


def kopi(seat: Seat, there: Path, clock: Clock) -> Path:
    """A backup that lies on a stick, of an archive whose computer is gone."""
    desk = archive.open_(there, PHRASE, machine(clock))
    intake.take_in(desk, PRACTICE)
    (made,) = [backups.make(desk).backup.path]
    desk.close()
    return made.rename(seat.folder / made.name)


def test_on_a_new_computer_a_backup_becomes_an_archive(seat: Seat, there: Path, clock: Clock) -> None:
    file = kopi(seat, there, clock)
    seat.shell.unlock.offer(())
    seat.shell.unlock.making.back.click()
    seat.shell.unlock.opening.from_backup.click()
    form = seat.shell.unlock.backup
    assert seat.shell.focusWidget() is form.choose
    form.restore.click()
    assert "Vælg først en sikkerhedskopi" in form.wrong.text()
    seat.files = [file]
    form.choose.click()
    seat.settle()
    assert "4 borgere, 8 udredninger" in form.found.text()
    assert form.place.name.text() == "Solstrålen"
    assert form.wrong.text() == ""
    form.passphrase.edit.setText(PHRASE)
    form.restore.click()
    seat.settle()
    assert "Der ligger allerede noget på det sted" in form.wrong.text()
    form.place.name.setText("Solstrålen igen")
    QTest.keyClick(form.passphrase.edit, Qt.Key.Key_Return)
    seat.settle()
    assert len(seat.desk.citizens.table.people.lines) == 4
    assert "er hentet frem" in seat.desk.notice.text()
    assert "beskadigede" not in seat.desk.notice.text()
    assert (there.parent / "Solstrålen igen" / "arkiv.db").exists()
    assert file.exists()


def test_a_folder_that_is_no_archive_is_refused_when_it_is_chosen(seat: Seat, there: Path, clock: Clock) -> None:
    kopi(seat, there, clock)
    opening = seat.shell.unlock.opening
    before = len(opening._cards)
    opening.another.click()  # the dialog answers with the folder that the backup lies in
    assert "er ikke et arkiv" in opening.wrong.text()
    assert "ligger en sikkerhedskopi" in opening.wrong.text()
    assert len(opening._cards) == before


def test_on_a_new_computer_the_sheet_opens_a_backup_whose_passphrase_is_forgotten(
    seat: Seat, there: Path, clock: Clock
) -> None:
    groups = sheet_of(there, clock)
    file = kopi(seat, there, clock)
    seat.shell.unlock.opening.from_backup.click()
    form, seat.files = seat.shell.unlock.backup, [file]
    form.forgot.click()
    assert "Vælg først en sikkerhedskopi" in form.wrong.text()
    form.choose.click()
    seat.settle()
    form.place.name.setText("Igen")
    form.forgot.click()
    seat.settle()
    sheet = seat.shell.unlock.sheet
    assert sheet.isVisible()
    sheet.groups.setPlainText(groups)
    sheet.user.setText(USER)
    for line in (sheet.first, sheet.second):
        line.edit.setText("nye ord der huskes bedre")
    sheet.open.click()
    seat.settle()
    assert len(seat.desk.citizens.table.people.lines) == 4
    assert seat.path == (there.parent / "Igen").absolute()


@pytest.mark.parametrize(
    ("harm", "phrase", "said"),
    [
        (Path.exists, "forkert sætning", "passer ikke til sikkerhedskopien"),
        (lambda file: file.write_bytes(b"noget andet"), PHRASE, "ikke en sikkerhedskopi"),
        (lambda file: file.write_bytes(file.read_bytes()[:-2000]), PHRASE, "er beskadiget"),
        (lambda file: file.unlink(), PHRASE, "kan ikke læses"),
    ],
)
def test_a_backup_that_gives_nothing_leaves_nothing(
    seat: Seat, there: Path, clock: Clock, harm: Callable[[Path], object], phrase: str, said: str
) -> None:
    file = kopi(seat, there, clock)
    seat.shell.unlock.opening.from_backup.click()
    form, seat.files = seat.shell.unlock.backup, [file]
    harm(file)
    form.choose.click()
    seat.settle()
    form.place.name.setText("Igen")
    form.passphrase.edit.setText(phrase)
    if not form.wrong.text():
        form.restore.click()
        seat.settle()
    assert said in form.wrong.text()
    assert not (there.parent / "Igen").exists()
    form.back.click()
    assert give(seat, PHRASE) == ""


def hand(seat: Seat) -> str:
    return seat.shell.focusWidget().accessibleName()


def test_lists_that_are_gone_are_answered_by_buttons_and_the_sheet_says_what_it_did(
    seat: Seat, there: Path, clock: Clock
) -> None:
    groups = sheet_of(there, clock)
    for file in there.glob("noegler*.json"):
        file.unlink()
    opening = seat.shell.unlock.opening
    assert "gendannelsesarket" in give(seat, PHRASE)
    assert opening.ways.backup.isVisible()
    opening.ways.sheet.click()
    form = seat.shell.unlock.sheet
    assert form.user.text() == "", "nobody's name is proposed who was not here"
    form.groups.setPlainText(groups)
    form.open.click()
    assert form.wrong.text() == "Skriv dit navn."
    assert hand(seat) == locking.SHEET_USER
    form.user.setText("anders krogh")
    form.first.edit.setText("kajak123")
    form.second.edit.setText("kajak123")
    form.open.setFocus()
    form.open.click()
    seat.settle()
    assert "let at gætte" in form.wrong.text()
    assert "»Foreslå en sætning«" in form.wrong.text()
    assert form.first.edit.hasFocus(), "not the button that leaves"
    form.groups.setPlainText(groups[:-1] + "x")
    for line in (form.first, form.second):
        line.edit.setText("en helt ny sætning")
    form.open.click()
    seat.settle()
    assert form.groups.hasFocus()
    form.groups.setPlainText(groups)
    form.user.setText("Anders Krogh")
    form.open.click()
    seat.settle()
    assert seat.desk.top.status() == locking.LET_IN["add"].format(name="Anders Krogh")
    log: list[str] = []
    seat.shell.worker.submit(lambda desk: [line.what for line in access.lines(desk)], log.extend)
    seat.settle()
    assert log[0] == "people add: Anders Krogh"
    assert not any(line.startswith("people passphrase") for line in log)


def test_arrows_choose_an_archive_and_a_refused_phrase_does_not_stay(seat: Seat, there: Path, look: Look) -> None:
    opening = seat.shell.unlock.opening
    other = there.with_name("Et andet")
    seat.shell.unlock.offer((Known(there, ""), Known(other, "")))
    seat.settle()
    first, second = (card.choice for card in opening._cards)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    assert opening.chosen() == other
    QTest.keyClick(second, Qt.Key.Key_Up)
    assert opening.chosen() == there
    assert [card.property("kind") for card in opening._cards] == ["cardsel", "card"]
    give(seat, "forkert sætning")
    opening.forgotten.click()
    seat.shell.unlock.sheet.back.click()
    assert opening.passphrase.edit.text() == ""
    assert opening.wrong.text() == ""


def test_a_weak_phrase_of_a_new_archive_makes_nothing_and_shows_no_example(seat: Seat) -> None:
    making = seat.shell.unlock.making
    making.place.name.setText("Solstrålen")
    making.user.setText(USER)
    for line in (making.first, making.second):
        line.edit.setText("adgangskode1")
    making.make.setFocus()
    QTest.keyClick(making.make, Qt.Key.Key_Space)
    seat.settle()
    assert "Der er ikke oprettet noget. Brug fem tilfældige ord" in making.wrong.text()
    assert "fx" not in making.wrong.text()
    assert making.first.edit.hasFocus()


def test_what_is_typed_in_the_first_window_survives_another_size_of_text(seat: Seat, there: Path) -> None:
    shell, opening = seat.shell, seat.shell.unlock.opening
    shell.unlock.offer((Known(there, ""), Known(there.with_name("Et andet"), "")))
    opening._cards[1].choice.setChecked(True)
    opening.passphrase.edit.setText("halvt skre")
    opening.passphrase.show_it.setChecked(True)
    opening.passphrase.edit.setFocus()
    opening.passphrase.edit.setCursorPosition(3)
    shell.zoom(1)
    opening = shell.unlock.opening
    assert (opening.passphrase.edit.text(), opening.passphrase.edit.cursorPosition()) == ("halvt skre", 3)
    assert opening.passphrase.edit.hasFocus()
    assert opening.passphrase.show_it.isChecked()
    assert opening.chosen() == there.with_name("Et andet")

    shell.unlock.show_making()
    making = shell.unlock.making
    making.place.name.setText("Testhuset")
    making.user.setText(USER)
    making.place.change.click()
    making.phrase.suggest.click()
    making.second.edit.setText("noget andet")
    making.make.click()
    phrase, wrong = making.first.edit.text(), making.wrong.text()
    assert wrong
    shell.zoom(-1)
    making = shell.unlock.making
    assert making.isVisible()
    assert making.place.path() == seat.folder / "Testhuset"
    assert (making.first.edit.text(), making.second.edit.text()) == (phrase, "noget andet")
    assert phrase in making.phrase.suggestion.text()
    assert making.wrong.text() == wrong
    assert making.first.edit.hasFocus()

    shell.unlock.show_sheet("Mette")
    sheet = shell.unlock.sheet
    sheet.groups.setPlainText("123 456")
    sheet.first.edit.setText("en ny sæt")
    sheet._show_key(there / "leder.ffbnøgle")
    sheet.phrase.edit.setText("lederens")
    sheet.phrase.edit.setFocus()
    shell.zoom(1)
    sheet = shell.unlock.sheet
    assert sheet.phrase.edit.hasFocus()
    assert (sheet.phrase.edit.text(), sheet.open.accessibleName()) == ("lederens", locking.OPEN_WITH_KEY)
    assert (sheet.groups.toPlainText(), sheet.user.text(), sheet.first.edit.text()) == ("123 456", "Mette", "en ny sæt")

    shell.unlock.show_backup()
    shell.unlock.backup.show_found(there / "k.ffbkopi", "Solstrålen", "24.11.2026: 3 borgere")
    shell.unlock.backup.passphrase.edit.setText("den fra dengang")
    shell.zoom(-1)
    kept = shell.unlock.backup
    assert kept.isVisible()
    assert (kept.found.text(), kept.place.name.text()) == ("24.11.2026: 3 borgere", "Solstrålen")
    assert kept.passphrase.edit.text() == "den fra dengang"


def test_f1_shows_the_keys_before_an_archive_is_open(seat: Seat, there: Path) -> None:
    view = seat.shell.unlock
    view.show_opening()
    phrase = view.opening.passphrase.edit
    QTest.keyClicks(phrase, PHRASE)
    QTest.keyClick(phrase, Qt.Key.Key_F1)
    panel = seat.shell.gate.keys
    said = {find.text: find.keys for find in panel.shown()}
    assert (said[Command.LARGER.text], said["Næste felt"]) == ("Ctrl+plus", "Tab")
    assert frame.LIST_KEYS[0][0] not in said, "there is only one to choose"
    QTest.keyClick(panel.line, Qt.Key.Key_F1)
    assert not panel.isVisible()
    assert phrase.hasFocus()
    view.offer((Known(there, ""), Known(there.with_name("Et andet"), "")))
    QTest.keyClick(phrase, Qt.Key.Key_F1)
    assert frame.LIST_KEYS[0][0] in {find.text for find in panel.shown()}
    QTest.keyClicks(panel.line, "større")
    QTest.keyClick(panel.line, Qt.Key.Key_Return)
    assert seat.shell._look.tokens.scale == 1.25
    assert seat.shell.unlock.opening.passphrase.edit.hasFocus()


def test_a_passphrase_takes_no_typing_while_its_archive_is_opened(seat: Seat, there: Path) -> None:
    opening = seat.shell.unlock.opening
    opening.passphrase.edit.setText("forkert sætning")
    QTest.keyClick(opening.passphrase.edit, Qt.Key.Key_Return)
    QTest.keyClicks(opening.passphrase.edit, "mere")
    assert opening.open.accessibleName() == say.OPENING
    assert opening.passphrase.edit.text() == "forkert sætning"
    seat.shell.zoom(1)
    opening = seat.shell.unlock.opening
    assert opening.open.accessibleName() == say.OPENING, "at another size of text too"
    assert opening.passphrase.edit.isReadOnly()
    seat.settle()
    assert "passer ikke" in opening.wrong.text()
    QTest.keyClicks(opening.passphrase.edit, PHRASE)
    QTest.keyClick(opening.passphrase.edit, Qt.Key.Key_Return)
    seat.settle()
    assert seat.desk.isVisible()
    seat.shell.lock()
    locked = seat.shell.unlock.locked
    assert locked.sheet.accessibleName() == locking.FORGOTTEN
    locked.passphrase.edit.setText(PHRASE)
    locked.open.click()
    QTest.keyClicks(locked.passphrase.edit, "mere")
    assert locked.passphrase.edit.text() == PHRASE
    seat.settle()
    assert seat.desk.isVisible()


def test_what_opens_behind_a_locked_screen_is_locked_at_once(opened: Seat) -> None:
    shell = opened.shell
    shell.lock()
    form = shell.unlock.locked
    form.passphrase.edit.setText(PHRASE)
    form.open.click()
    shell.lock("screen")  # the archive is still being opened
    opened.settle()
    assert shell.desk is None
    assert form.isVisible()


def test_one_archive_is_opened_at_a_time(opened: Seat, tmp_path: Path) -> None:
    """Two desks on one worker would show the one, and store in the other."""
    shell, first = opened.shell, opened.path
    shell.lock()
    archive.create(tmp_path / "B", USER, PHRASE, shell._around.machine()).close()
    form = shell.unlock.locked
    form.passphrase.edit.setText(PHRASE)
    form.open.click()
    shell.take([tmp_path / "B"])
    shell.gate._open(tmp_path / "B", PHRASE)
    opened.settle()
    assert shell.sitting is not None
    assert shell.sitting.path == first
    assert len(shell.findChildren(DeskWindow)) == 1
    shell.lock()
    assert shell.findChildren(DeskWindow) == []
