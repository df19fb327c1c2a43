"""Indstillinger and a citizen's data, as a user works with them."""

import json
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ffbdesk.app.settings import Settings
from ffbdesk.services import access, archive, backups, citizens, people
from ffbdesk.storage import marked
from ffbdesk.ui.citizen.page import DATA
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.layout import is_in_sight
from ffbdesk.ui.kit.tick import Tick
from ffbdesk.ui.settings.page import SettingsPage
from ffbdesk.words import rights as say_rights
from ffbdesk.words import settings as say
from ffbdesk.words.parts import Part
from ffbdesk.words.people import removed
from tests.support import linked
from tests.ui.conftest import PHRASE, Clock, Seat, machine

NEW = "fem nye ord til prøve"


def settings(seat: Seat) -> SettingsPage:
    seat.desk.show_settings()
    seat.settle()
    return seat.desk.settings


def button(parent: QWidget, text: str) -> QPushButton:
    found = [b for b in parent.findChildren(QPushButton) if text in (b.text().strip("\u2009"), b.accessibleName())]
    shown = [b for b in found if b.isVisible()]
    assert shown, f"no button {text}"
    return shown[-1]


def press(seat: Seat, parent: QWidget, text: str) -> None:
    button(parent, text).click()
    seat.settle()


def lines(parent: QWidget, name: str) -> list[TextLine]:
    return [f for f in parent.findChildren(TextLine) if f.accessibleName() == name and f.isVisible()]


def shown(parent: QWidget) -> str:
    inside = [w for w in parent.findChildren(QWidget) if hasattr(w, "text") and w.isVisible()]
    return "\n".join(w.accessibleName() if isinstance(w, Tick) else str(w.text()) for w in inside)


def held() -> QWidget | None:
    return QApplication.focusWidget()


def found(seat: Seat, typed: str) -> list[str]:
    QTest.keyClick(seat.shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(seat.desk.finder.line, typed)
    seat.settle()
    return [find.text for find in seat.desk.finder.shown()]


def answer(seat: Seat, job: object) -> object:
    found: list[object] = []
    seat.shell.worker.submit(job, found.append)  # type: ignore[arg-type]
    seat.settle()
    return found[0]


def test_a_name_is_corrected_from_the_next_opening_on(practised: Seat, clock: Clock) -> None:
    page = settings(practised).people
    press(practised, page, say.RENAME_OF.format(name="Mette Holm"))
    field = lines(page, say.NAME)[0]
    assert field.text() == "Mette Holm"
    field.setText("  ")
    press(practised, page, say.RENAME)
    assert "Navnet mangler" in page.told.text()
    field.setText("Mette  Holm Test")
    press(practised, page, say.RENAME)
    assert page.told.text() == say.RENAMED.format(before="Mette Holm", name="Mette Holm Test")
    assert say.YOU.format(name="Mette Holm Test") in shown(page)
    told = answer(practised, lambda desk: access.lines(desk, 1)[0])
    assert isinstance(told, access.Line)
    assert (told.by, told.what) == ("Mette Holm", "people rename: Mette Holm -> Mette Holm Test")
    path = practised.path
    practised.shell.worker.close_archive()
    desk = archive.open_(path, PHRASE, machine(clock))
    assert desk.user == "Mette Holm Test"
    desk.ledger.close()


def test_somebody_more_can_open_the_archive(practised: Seat, clock: Clock) -> None:
    people = settings(practised).people
    press(practised, people, say.ADD)
    lines(people, say.NAME)[0].setText("Anders Krogh")
    lines(people, say.NEW_PHRASE)[0].setText(NEW)
    press(practised, people, say.ADD)
    assert "ikke ens" in people.told.text()
    lines(people, say.REPEAT)[0].setText(NEW)
    press(practised, people, say.ADD)
    assert people.told.text() == say.ADDED.format(name="Anders Krogh")
    assert "Anders Krogh" in shown(people)
    path = practised.path
    practised.shell.worker.close_archive()
    desk = archive.open_(path, NEW, machine(clock))
    assert desk.user == "Anders Krogh"
    desk.ledger.close()


def test_a_suggested_phrase_is_filled_in_and_called_good(practised: Seat) -> None:
    people = settings(practised).people
    press(practised, people, say.ADD)
    press(practised, people, "Foreslå en sætning")
    first, second = lines(people, say.NEW_PHRASE)[0].text(), lines(people, say.REPEAT)[0].text()
    assert first == second
    assert len(first.split()) == 5
    assert first in shown(people)
    assert "God." in shown(people) or "Stærk." in shown(people)
    lines(people, say.NEW_PHRASE)[0].setText("kajak")
    assert "Let at gætte" in shown(people) or "let at gætte" in shown(people)


def test_removing_somebody_says_what_it_does_not_do(practised: Seat) -> None:
    people = settings(practised).people
    assert not button(people, "Fjern").isEnabled()
    press(practised, people, say.ADD)
    lines(people, say.NAME)[0].setText("Anders Krogh")
    for field in (*lines(people, say.NEW_PHRASE), *lines(people, say.REPEAT)):
        field.setText(NEW)
    press(practised, people, say.ADD)
    press(practised, people, "Fjern adgangen for Anders Krogh")
    assert "gamle adgangssætning" in shown(people)
    press(practised, people, "Fjern")
    assert "Anders Krogh kan ikke åbne" in people.told.text()
    assert say.NEW_KEY_SURE in shown(people), "and the way to end what they still can"
    press(practised, people, say.DO_NEW_KEY)
    assert "ny nøgle" in people.told.text()
    assert "kan stadig åbnes med den gamle nøgle: 28. maj 2021" in people.told.text()


def test_the_sheet_is_saved_typed_back_and_counts(practised: Seat) -> None:
    sheet = settings(practised).sheet
    assert say.NO_SHEET in shown(sheet)
    press(practised, sheet, say.SAVE_SHEET)
    (file,) = practised.folder.glob("*gendannelsesark.pdf")
    reader = PdfReader(file)
    assert len(reader.pages) == 1
    text = reader.pages[0].extract_text()
    digits = [part for part in text.split() if part.isdigit() and len(part) == 3]
    groups = ["".join(pair) for pair in zip(digits[::2], digits[1::2], strict=True)]
    assert len(groups) == 16
    first, second = sheet.groups
    sheet.groups[first].setText("123456")
    press(practised, sheet, say.CHECK_SHEET)
    assert "ikke skrevet, som de står" in sheet.told.text()
    for number, field in sheet.groups.items():
        field.setText(groups[number - 1])
    assert first != second
    press(practised, sheet, say.CHECK_SHEET)
    assert sheet.told.text() == f"{say.SHEET_COUNTS} {say.DELETE_SHEET.format(files=file)}"
    assert say.NO_SHEET not in shown(sheet)
    assert not sheet.have.isVisible()


def test_the_check_of_a_sheet_is_calm_and_comes_back(opened: Seat) -> None:
    sheet = settings(opened).sheet
    press(opened, sheet, say.SAVE_SHEET)
    press(opened, sheet, say.CANCEL)
    press(opened, sheet, say.SAVE_SHEET)
    files = sorted(opened.folder.glob("*gendannelsesark*.pdf"))
    assert len(files) == 2
    told = sheet.told.text()
    assert f"{files[0].name} i {opened.folder}" in told or f"{files[1].name} i {opened.folder}" in told
    assert all(str(file) in told for file in files), "both are named for deletion"
    first, second = sheet.groups.values()
    QTest.keyClicks(first, "123")
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert second.hasFocus()
    QTest.keyClicks(second, "456")
    QTest.keyClick(second, Qt.Key.Key_Return)
    opened.settle()
    assert "ikke skrevet, som de står" in sheet.told.text()
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert second.hasFocus()
    assert sheet.told.text() == told, "to go on is no second refusal"
    QTest.keyClick(second, Qt.Key.Key_Return)
    opened.settle()
    assert "ikke skrevet, som de står" in sheet.told.text()
    QTest.keyClicks(first, "7")
    assert sheet.told.text() == told, "it is being put right"
    opened.shell.lock()
    opened.shell.unlock.locked.passphrase.edit.setText(PHRASE)
    opened.shell.unlock.locked.open.click()
    opened.settle()
    sheet = opened.desk.settings.sheet
    assert held() in sheet.groups.values(), "the check stands there again"
    assert [field.text() for field in sheet.groups.values()] == ["", ""]
    assert all(str(file) in sheet.told.text() for file in files)
    press(opened, sheet, say.CANCEL)
    press(opened, sheet, say.HAVE_SHEET)
    assert held() in sheet.groups.values(), "and there is a way back to it"


def test_an_archive_without_a_sheet_says_so_until_that_is_put_away(opened: Seat) -> None:
    citizens_page = opened.desk.citizens
    welcome = citizens_page.no_sheet[1]
    assert welcome.isVisible()
    welcome.make.click()
    opened.settle()
    sheet = opened.desk.settings.sheet
    assert held() is sheet._heading
    assert is_in_sight(sheet)
    opened.desk.show_citizens()
    citizens_page.practise.click()
    opened.settle()
    in_list = citizens_page.no_sheet[0]
    assert in_list.isVisible()
    in_list.away.click()
    opened.settle()
    assert not in_list.isVisible()
    assert held() is citizens_page.table
    opened.shell.zoom(1)
    opened.settle()
    assert not opened.desk.citizens.no_sheet[0].isVisible(), "in a window that is built anew too"
    ways = settings(opened).people
    press(opened, ways, say.NEW_KEY)
    press(opened, ways, say.DO_NEW_KEY)
    opened.desk.show_citizens()
    opened.settle()
    assert opened.desk.citizens.no_sheet[0].isVisible(), "a new key has no sheet yet"
    groups = answer(opened, lambda desk: people.sheet(desk).groups())
    answer(opened, lambda desk: people.type_back(desk, {1: groups[0], 2: groups[1]}))  # type: ignore[index]
    opened.desk.show_citizens()
    opened.settle()
    assert not opened.desk.citizens.no_sheet[0].isVisible()


def test_backups_are_made_tried_and_restored(practised: Seat) -> None:
    page = settings(practised).backups
    press(practised, page, say.MAKE_NOW)
    assert page.told.text() == say.MADE
    press(practised, page, say.TRY)
    line = lines(page, say.PHRASE)[0]
    line.setText("forkert forkert")
    press(practised, page, say.TRY_IT)
    assert "passer ikke til sikkerhedskopien" in page.told.text()
    line.setText(PHRASE)
    press(practised, page, say.TRY_IT)
    assert "er hel: 4 borgere, 8 udredninger" in page.told.text()
    someone = practised.desk.citizens.table.people.lines[0].citizen.id
    from ffbdesk.services import citizens

    answer(practised, lambda desk: citizens.remove(desk, someone))
    practised.desk.show_settings()
    practised.settle()
    page.compare(page._newest)
    practised.settle()
    assert "kommer tilbage" in shown(page)
    assert "1 ændring siden kopien" in shown(page)
    press(practised, page, say.DO_RESTORE)
    assert page.told.text() == say.RESTORED
    assert answer(practised, lambda desk: len(citizens.listing(desk))) == 4
    press(practised, page, say.TAKE_BACK)
    assert answer(practised, lambda desk: len(citizens.listing(desk))) == 3


def test_a_second_place_and_its_loss(practised: Seat, tmp_path: Path) -> None:
    page = settings(practised).backups
    assert say.NO_SECOND in shown(page)
    press(practised, page, say.CHOOSE_SECOND)
    assert str(practised.folder) in shown(page)
    assert len(list(practised.folder.glob("*.ffbkopi"))) == 1, "a place with nothing in it protects nobody"
    press(practised, page, say.MAKE_NOW)
    assert len(list(practised.folder.glob("*.ffbkopi"))) == 2
    practised.folder.rename(tmp_path / "taget ud")
    press(practised, page, say.MAKE_NOW)
    assert "kan ikke nås" in page.told.text()
    press(practised, page, say.NO_MORE_SECOND)
    assert say.NO_SECOND in shown(page)


def test_another_folder_at_the_second_place_is_not_taken_for_it(practised: Seat, tmp_path: Path) -> None:
    page = settings(practised).backups
    press(practised, page, say.CHOOSE_SECOND)
    practised.folder.rename(tmp_path / "taget ud")
    practised.folder.mkdir()
    press(practised, page, say.MAKE_NOW)
    assert "vælg stedet igen" in page.told.text()
    assert say.SECOND_NOT_KNOWN in shown(page)
    assert say.HAS_SECOND.format(folder=practised.folder) not in shown(page)
    press(practised, page, say.CHOOSE_SECOND)
    assert say.HAS_SECOND.format(folder=practised.folder) in shown(page)


def test_the_archives_own_folder_is_no_second_place(practised: Seat) -> None:
    page = settings(practised).backups
    own = answer(practised, lambda desk: desk.ledger.folder.copies)
    assert isinstance(own, Path)
    practised.folder.rmdir()
    if not linked(practised.folder, own):
        practised.folder = own
    press(practised, page, say.CHOOSE_SECOND)
    assert "ligger inde i arkivets egen mappe" in page.told.text()
    assert say.NO_SECOND in shown(page)
    answer(practised, lambda desk: desk.ledger.keep_setting(backups.SECOND_PLACE, str(own)))  # by an earlier program
    page.refresh()
    practised.settle()
    assert say.SECOND_WITHIN in shown(page)


def test_a_second_place_of_an_earlier_program_is_marked_after_its_next_copy(practised: Seat) -> None:
    answer(practised, lambda desk: backups.save_to(desk, practised.folder))
    answer(practised, lambda desk: desk.ledger.keep_setting(backups.SECOND_PLACE, str(practised.folder)))
    answer(practised, lambda desk: citizens.add(desk, citizens.Entered(name="Ny Test")))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(backups, "is_due", lambda *_: True)
        practised.shell.sitting._backing.look()
        practised.settle()
    mark = answer(practised, lambda desk: desk.ledger.read.setting(backups.SECOND_MARK))
    assert mark == marked.mark_in(practised.folder) != ""


def test_a_backup_is_made_by_itself(practised: Seat, clock: Clock) -> None:
    def newest(desk: object) -> int:
        return len(backups.listing(desk).backups)  # type: ignore[arg-type]

    practised.shell.sitting._backing.look()
    practised.settle()
    before = answer(practised, newest)
    assert before
    from datetime import timedelta

    from ffbdesk.services import citizens

    clock.now += timedelta(minutes=31)
    answer(practised, lambda desk: citizens.add(desk, citizens.Entered(name="Ny Test")))
    practised.shell.sitting._backing.look()
    practised.settle()
    assert answer(practised, newest) == before + 1  # type: ignore[operator]


def test_a_failed_backup_is_told(practised: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    from ffbdesk.storage.errors import DiskFull
    from ffbdesk.storage.ledger import Ledger

    def full(*_: object, **__: object) -> None:
        raise DiskFull

    monkeypatch.setattr(Ledger, "back_up", full)
    monkeypatch.setattr(backups, "is_due", lambda *_: True)
    practised.shell.sitting._backing.look()
    practised.settle()
    assert "Sikkerhedskopien kunne ikke laves" in practised.desk.notice.text()


def test_the_lock_waits_as_long_as_was_chosen(practised: Seat) -> None:
    lock = settings(practised).lock
    lock.after.set("2")
    lock.after.picked.emit("2")
    practised.settle()
    assert practised.shell._idle._timer.interval() == 120_000
    practised.shell.lock()
    form = practised.shell.unlock.locked
    form.passphrase.edit.setText(PHRASE)
    QTest.keyClick(form.passphrase.edit, Qt.Key.Key_Return)
    practised.settle()
    assert practised.shell._idle._timer.interval() == 120_000


def data_of(seat: Seat, name: str) -> QWidget:
    line = next(line for line in seat.desk.citizens.table.people.lines if line.citizen.name == name)
    seat.desk.show_citizen(line.citizen.id, DATA)
    seat.settle()
    return seat.desk.person.data


def test_everything_about_a_citizen_goes_out_but_what_is_unticked(practised: Seat) -> None:
    page = data_of(practised, "Freja Lindskov")
    ticks = [t for t in page.findChildren(QCheckBox) if t.isVisible()]
    assert len(ticks) >= 3
    ticks[0].click()
    press(practised, page, "Gem kopien som PDF …")
    press(practised, page, "Gem kopien som JSON …")
    assert "gemte kopien af oplysningerne som PDF" in shown(page)  # what went out stands there at once
    assert "gemte kopien af oplysningerne som JSON" in shown(page)
    (pdf,) = practised.folder.glob("*indsigt.pdf")
    text = " ".join(" ".join(p.extract_text() for p in PdfReader(pdf).pages).split())
    assert "1 tekst er udeladt af hensyn til andre personer" in text
    assert "Freja Lindskov" in text


def test_a_retention_date_reminds_and_does_nothing(practised: Seat) -> None:
    page = data_of(practised, "Freja Lindskov")
    page.keep.day.setText("31.12.20")
    QTest.keyClick(page.keep.day, Qt.Key.Key_Return)
    practised.settle()
    assert answer(practised, lambda desk: {c.citizen.keep_until for c in desk.ledger.read.citizens()}) == {
        None,
        date(2020, 12, 31),
    }
    practised.desk.show_citizens()
    practised.settle()
    assert "Freja Lindskov" in practised.desk.citizens.reminder.text()


def test_erasing_a_citizen_and_the_backups(practised: Seat, qtbot: QtBot) -> None:
    settings(practised)
    press(practised, practised.desk.settings.backups, say.MAKE_NOW)
    practised.desk.show_citizens()
    practised.settle()
    page = data_of(practised, "Freja Lindskov")
    press(practised, page, "Slet borgeren helt …")
    tick = next(t for t in page.findChildren(QCheckBox) if "sikkerhedskopi" in t.text())
    tick.click()
    press(practised, page, "Slet for altid")
    assert practised.desk.citizens.isVisible()
    assert "Programmet kender intet andet sted, hvor borgeren står" in practised.desk.notice.text()
    names = [line.citizen.name for line in practised.desk.citizens.table.people.lines]
    assert names == ["Borger X", "Børge Mogensen", "Mikkel Sand"]


def test_a_removed_citizen_can_be_erased_from_the_settings(practised: Seat) -> None:
    from ffbdesk.services import citizens

    someone = practised.desk.citizens.table.people.lines[0].citizen
    answer(practised, lambda desk: citizens.remove(desk, someone.id))
    removed = settings(practised).removed
    assert someone.name in shown(removed)
    press(practised, removed, f"Slet borgeren helt … {someone.name} (X, øveeksempel)")
    press(practised, removed, "Slet for altid")
    assert "er slettet helt" in removed.told.text()
    assert "Ingen." in shown(removed)


def test_tab_follows_what_is_seen(practised: Seat, qtbot: QtBot) -> None:
    page = settings(practised)
    press(practised, page.backups, say.MAKE_NOW)
    qtbot.wait(20)
    page.backups.make.setFocus()
    said = []
    for _ in range(8):
        QTest.keyClick(practised.shell.focusWidget(), Qt.Key.Key_Tab)
        said.append(practised.shell.focusWidget().accessibleName())
    assert said[:3] == [say.TRY, say.RESTORE_FILE, say.CHOOSE_SECOND]
    assert said[3] == say.CHANGE_OF.format(name="Mette Holm")
    assert said[4] == say.RENAME_OF.format(name="Mette Holm")
    assert said[5:7] == [say.ADD, say.NEW_KEY]


def test_a_file_of_settings_that_has_grown_is_an_empty_one(tmp_path: Path) -> None:
    kept = Settings(tmp_path)
    kept.keep_text_scale(1.5)
    file = next(tmp_path.iterdir())
    whole = file.read_bytes()
    for size, scale in ((16 * 1024 * 1024, 1.5), (16 * 1024 * 1024 + 1, 1.0)):
        file.write_bytes(whole.ljust(size))
        assert kept.text_scale() == scale


def test_lock_comes_back_to_the_settings(practised: Seat) -> None:
    settings(practised)
    practised.shell.lock()
    form = practised.shell.unlock.locked
    form.passphrase.edit.setText(PHRASE)
    QTest.keyClick(form.passphrase.edit, Qt.Key.Key_Return)
    practised.settle()
    assert practised.desk.settings.isVisible()


@pytest.mark.parametrize("path", ["x" * 5000, "\0", "/nowhere/\udcff"])
def test_a_remembered_archive_that_cannot_be_looked_at_keeps_the_program_from_nothing(
    tmp_path: Path, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Settings(tmp_path)
    kept._store({"recents": [{"path": path, "opened_at": "x"}, {"path": str(tmp_path), "opened_at": "x"}]})
    assert [Path(one.path) for one in kept.recents()] == [tmp_path]

    def no_access(self: Path) -> bool:
        raise PermissionError

    monkeypatch.setattr(Path, "exists", no_access)
    assert kept.recents() == ()


def hit(key: Qt.Key) -> str:
    """A key where the keyboard is; the name of what has it then."""
    QTest.keyClick(QApplication.focusWidget(), key)
    return hand()


def hand() -> str:
    return QApplication.focusWidget().accessibleName()


def write(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def test_a_person_is_added_and_changed_by_keyboard_alone(opened: Seat) -> None:
    people = settings(opened).people
    people.add.setFocus()
    assert hit(Qt.Key.Key_Space) == say.NAME
    assert hit(Qt.Key.Key_Escape) == say.ADD, "Esc asks no more"
    assert not lines(people, say.NAME)
    hit(Qt.Key.Key_Space)
    assert hit(Qt.Key.Key_Return) == say.NEW_PHRASE
    write("kajak123")
    assert hit(Qt.Key.Key_Return) == say.REPEAT
    write("kajak1234")
    assert hit(Qt.Key.Key_Return) == say.NEW_PHRASE, "where it is written anew"
    lines(people, say.REPEAT)[0].setText("kajak123")
    lines(people, say.REPEAT)[0].setFocus()
    hit(Qt.Key.Key_Return)
    opened.settle()
    assert hand() == say.NAME
    assert "Navnet mangler" in people.told.text()
    write("Anders Krogh")
    lines(people, say.REPEAT)[0].setFocus()
    hit(Qt.Key.Key_Return)
    opened.settle()
    assert "let at gætte" in people.told.text()
    assert hand() == say.NEW_PHRASE
    for field in (*lines(people, say.NEW_PHRASE), *lines(people, say.REPEAT)):
        field.setText(NEW)
    lines(people, say.REPEAT)[0].setFocus()
    hit(Qt.Key.Key_Return)
    opened.settle()
    assert people.told.text() == say.ADDED.format(name="Anders Krogh")
    assert hand() == say.ADD
    another = button(people, say.CHANGE_OF.format(name="Anders Krogh"))
    another.setFocus()
    assert hit(Qt.Key.Key_Return) == say.NEW_PHRASE, "of another no present one is asked for"
    assert say.CHANGE_OTHERS.format(name="Anders Krogh") in shown(people)
    hit(Qt.Key.Key_Escape)
    button(people, say.REMOVE_OF.format(name="Anders Krogh")).setFocus()
    assert hit(Qt.Key.Key_Space) == say.CANCEL, "Space must do nothing that was not read"
    assert hit(Qt.Key.Key_Space) == say.REMOVE_OF.format(name="Anders Krogh")
    assert "Anders Krogh" in shown(people)


def test_ones_own_passphrase_asks_for_the_present_one(opened: Seat) -> None:
    people, mine = settings(opened).people, say.CHANGE_OF.format(name="Mette Holm")
    button(people, mine).setFocus()
    assert hit(Qt.Key.Key_Space) == say.PRESENT_PHRASE
    lines(people, say.PRESENT_PHRASE)[0].setText("forkert sætning")
    for name in (say.NEW_PHRASE, say.REPEAT):
        lines(people, name)[0].setText(NEW)
    press(opened, people, say.CHANGE)
    assert "passer ikke" in people.told.text()
    assert hand() == say.PRESENT_PHRASE
    lines(people, say.PRESENT_PHRASE)[0].setText(PHRASE)
    lines(people, say.REPEAT)[0].setFocus()
    hit(Qt.Key.Key_Return)
    opened.settle()
    assert people.told.text() == say.CHANGED
    assert hand() == mine, "where the question came from"
    log = answer(opened, lambda desk: [line.what for line in access.lines(desk)])
    assert log[:2] == ["people passphrase: Mette Holm", "people passphrase: Mette Holm failed"]  # type: ignore[index]


def test_who_was_removed_is_named_and_comes_back(opened: Seat) -> None:
    answer(opened, lambda desk: citizens.add(desk, citizens.Entered(name="Tom Prøve-Langenavn Testesen")))
    page = opened.desk.citizens
    opened.desk.show_citizens()
    opened.settle()
    page.table.select(page.table.people.lines[0].citizen.id)
    page.remove.click()
    opened.settle()
    told = removed("Tom Prøve-Langenavn Testesen")
    assert opened.desk.top.status() == told
    assert told in (opened.desk.top._status.text(), opened.desk.top._below_status.text()), "all of it, never cut"
    assert "1 borger fjernet fra listen" in shown(page)
    assert "tomt" not in shown(page)
    page.see_removed.click()
    opened.settle()
    section = opened.desk.settings.removed
    assert opened.desk.top.status() == ""
    press(opened, section, say_rights.PUT_BACK)
    assert "er tilbage på listen" in section.told.text()
    opened.desk.show_citizens()
    opened.settle()
    assert len(page.table.people.lines) == 1
    opened.desk.undo()
    opened.settle()
    assert page.table.people.lines == ()
    assert "borger sat tilbage på listen" in opened.desk.top.status()


def unproven(kept: Path) -> Path:
    """A backup of the archive that names nobody, and does not prove that FFB Desk wrote it."""
    with ZipFile(kept) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts["indhold.json"] = json.dumps({**json.loads(parts["indhold.json"]), "citizens": []}).encode()
    with ZipFile(kept.with_name("fremmed.ffbkopi"), "w") as packed:
        packed.comment = b"0" * 64
        for name, content in parts.items():
            packed.writestr(name, content)
    return kept.with_name("fremmed.ffbkopi")


def test_an_erasure_counts_what_was_asked_about(opened: Seat) -> None:
    answer(opened, backups.make)
    anna = answer(opened, lambda desk: citizens.add(desk, citizens.Entered(name="Anna Test")))
    answer(opened, backups.make)
    people = settings(opened).people
    people.new_key.setFocus()
    assert hit(Qt.Key.Key_Space) == say.CANCEL
    press(opened, people, say.DO_NEW_KEY)  # two more, one under each key
    assert hand() == say.NEW_KEY
    reasons = answer(opened, lambda desk: [b.reason for b in backups.listing(desk).backups])
    assert reasons == ["has_new_key", "new_key", "asked", "asked"]
    strange = unproven(sorted(Path(str(opened.path)).glob("kopier/*.ffbkopi"))[-1])
    answer(opened, lambda desk: citizens.add(desk, citizens.Entered(name="Bo Test")))  # so the erasure makes one
    answer(opened, lambda desk: citizens.remove(desk, anna.id))  # type: ignore[attr-defined]
    section = settings(opened).removed
    button(section, f"{say_rights.ERASE_BUTTON} Anna Test").setFocus()
    hit(Qt.Key.Key_Space)
    opened.settle()
    assert hand() == say.CANCEL
    assert "de 3 sikkerhedskopier, der rummer borgeren, og dem, der kan gøre det (1)" in shown(section)
    press(opened, section, say_rights.DO_ERASE)
    told = section.told.text()
    assert "3 sikkerhedskopier rummer stadig borgeren. Kopien fra lige før sletningen rummer også" in told
    assert "1 sikkerhedskopi kan rumme borgeren, fordi den har en nøgle, som arkivet ikke kender: fremmed" in told
    assert str(strange.parent) in told


def test_ctrl_k_finds_the_parts_of_the_settings_by_everyday_words(practised: Seat) -> None:
    seat, desk = practised, practised.desk
    desk.show_citizen(desk.citizens.table.people.lines[0].citizen.id)
    seat.settle()
    assert "Ny borger" in found(seat, "ny"), "on a citizen's page too"
    desk.finder.leave()
    asked = {
        "glemt": Part.SHEET,
        "gendannelsesark": Part.SHEET,
        "kopi": Part.BACKUPS,
        "sikkerhedskopi": Part.BACKUPS,
        "mørk": Part.LOOK,
        "udseende": Part.LOOK,
        "lås": Part.LOCK,
        "stavekontrol": Part.SPELLING,
        "log": Part.LOG,
        "adgang": Part.PEOPLE,
    }
    for typed, part in asked.items():
        assert part.heading in found(seat, typed), typed
        desk.finder.leave()
    found(seat, "mørk")
    QTest.keyClick(desk.finder.line, Qt.Key.Key_Return)
    seat.settle()
    look = desk.settings.look
    assert is_in_sight(look)
    assert held() is look._heading
    QTest.keyClick(look._heading, Qt.Key.Key_Tab)
    assert held() is look.mode
    found(seat, "log")
    QTest.keyClick(desk.finder.line, Qt.Key.Key_Return)
    seat.settle()
    assert is_in_sight(desk.settings.log._heading), "the heading, where there is no room for all of it"
    QTest.keyClick(desk.settings.log._heading, Qt.Key.Key_Backtab)
    assert held() is not desk.settings.log._heading


def test_light_and_contrast_are_chosen_at_once_and_for_next_time(opened: Seat) -> None:
    page, kept = settings(opened), opened.shell._around.settings
    assert kept.look() == ("system", "system")
    assert page.look.mode.code() == "light", "what the test's look was asked for"
    for choice, key in ((page.look.mode, "m"), (page.look.contrast, "h")):
        choice.setFocus()
        QTest.keyClicks(choice, key)
        QTest.keyClick(choice.view(), Qt.Key.Key_Return)
    tokens = opened.shell._look.tokens
    assert (tokens.mode, tokens.contrast) == ("dark", True)
    assert kept.look() == ("dark", "high")
    page.refresh()
    assert (page.look.mode.currentText(), page.look.contrast.currentText()) == ("Mørkt", "Høj")
    kept._store({**kept._stored(), "mode": "purple"})
    assert kept.look() == ("system", "high"), "what is no mode is none"
