"""The window in everyday use: where the keyboard is, what is said and how long, and what is remembered."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QTranslator, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ffbdesk.app import file_dialogs
from ffbdesk.app.settings import Settings
from ffbdesk.app.shell import Shell
from ffbdesk.app.start import speak_danish
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.records import Informant
from ffbdesk.domain.whoweare import Who
from ffbdesk.export.report import Letterhead
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.layout import is_in_sight
from ffbdesk.ui.kit.levels import LevelChoice
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.passphrase import shows_caps
from ffbdesk.ui.walk.footer import WalkFooter
from ffbdesk.ui.walk.page import WalkPage
from ffbdesk.words import file_dialogs as dialog_words
from ffbdesk.words import frame, people
from ffbdesk.words import unlock as say
from ffbdesk.words.actions import Command
from tests.support import PRACTICE_ROUNDS
from tests.ui.conftest import PHRASE, Seat

KEY, HELD = Qt.Key, Qt.KeyboardModifier


def press(seat: Seat, key: Qt.Key, held: Qt.KeyboardModifier = HELD.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or seat.shell, key, held)
    seat.settle()


def write(seat: Seat, text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)
    seat.settle()


def open_walk(seat: Seat, who: str = "Freja") -> WalkPage:
    """The newest round of a practice citizen, at the themes."""
    lines = seat.desk.citizens.table.people.lines
    line = next(line for line in lines if line.citizen.name.startswith(who))
    seat.desk.show_round(line.rounds[0].id, "themes")
    seat.settle()
    return seat.desk.round.walk


def drop(seat: Seat, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    seat.shell.dropEvent(QDropEvent(QPointF(90, 90), copy, mime, left, HELD.NoModifier))
    QTest.qWait(1)
    seat.settle()


def _the_keyboard_goes_to_the_next_theme_with_the_eye(practised: Seat, qtbot: QtBot) -> None:
    walk = open_walk(practised)
    voice = walk.form.voices[Informant.OTHERS.value]
    voice.setFocus()
    write(practised, "Søsteren fortæller.")
    press(practised, KEY.Key_Right, HELD.AltModifier)
    assert walk.form.title.hasFocus()
    assert is_in_sight(walk.form.title)
    write(practised, "abc")
    assert [row.value() for row in walk.form.prompts.rows if row.isVisible()] == [
        None for row in walk.form.prompts.rows if row.isVisible()
    ], "letters do nothing at a heading"
    write(practised, "3")
    assert walk.choice.value == Assessed(Level.SEVERE)
    walk.form.prompts.rows[4].setFocus()
    press(practised, KEY.Key_Right, HELD.AltModifier)
    first = walk.form.prompts.rows[0]
    assert first.hasFocus(), "who marks goes on marking, from the first prompt"
    qtbot.waitUntil(lambda: is_in_sight(first))


def _the_keyboard_comes_back_to_the_field_it_left(practised: Seat) -> None:
    walk = open_walk(practised)
    voice = walk.form.voices[Informant.CASEWORKER.value]
    voice.setFocus()
    write(practised, "Hun ")
    press(practised, KEY.Key_4, HELD.ControlModifier)
    press(practised, KEY.Key_3, HELD.ControlModifier)
    assert voice.hasFocus()
    assert is_in_sight(voice)
    write(practised, "siger.")
    assert voice.toPlainText().startswith("Hun siger.")
    open_walk(practised, "Børge")
    assert not voice.hasFocus(), "another round begins anew"


def _what_has_the_keyboard_is_in_sight_and_says_so(practised: Seat, qtbot: QtBot) -> None:
    desk = practised.desk
    desk.show_settings()
    practised.settle()
    heading = desk.settings._title
    before = heading.grab().toImage()
    desk.citizens.search.setFocus()
    desk.top.search.setFocus()
    assert heading.grab().toImage() != before, "a heading with the keyboard has a line under it"
    lines = desk.citizens.table.people.lines
    desk.show_citizen(lines[-1].citizen.id, "data")
    practised.settle()
    tick = QApplication.focusWidget()
    assert tick is not None
    qtbot.waitUntil(lambda: is_in_sight(tick))
    with_focus = tick.grab().toImage()
    area = desk.person.data.findChild(QScrollArea)
    assert area is not None
    practised.shell._focus_moved(tick, None)  # another program's window comes, and goes
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    practised.shell._focus_moved(None, tick)
    practised.settle()
    assert not is_in_sight(tick), "who has scrolled on finds the page so again"
    tick.clearFocus()
    assert tick.grab().toImage() != with_focus


def _what_was_done_ages_and_gives_way_to_later_work(practised: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ffbdesk.ui.topbar.FRESH_MS", -1)
    walk, top = open_walk(practised), practised.desk.top
    top.say("Noget er gjort")
    walk.form.voices[Informant.CITIZEN.value].setFocus()
    write(practised, "x")
    practised.desk.flush()
    practised.settle()
    assert top.status() == ""
    top.say("Noget andet er gjort")
    top._age.timeout.emit()
    assert top.status() == ""


def _it_is_still_said_that_all_is_saved_at_another_text_size(practised: Seat) -> None:
    walk = open_walk(practised)
    walk.tree.setFocus()
    press(practised, KEY.Key_2)
    assert practised.desk.top._saved.text().startswith("Gemt")
    practised.shell.zoom(1)
    assert practised.desk.top._saved.text().startswith("Gemt")
    assert practised.desk.top._tick.isVisible()


@pytest.mark.parametrize("scale", [1.25, 1.5, 2.0])
def test_the_levels_keep_their_words(qtbot: QtBot, look: Look, scale: float) -> None:
    look.rescale(scale)
    footer = WalkFooter(cast(Context, SimpleNamespace(look=look)), LevelChoice())
    qtbot.addWidget(footer)
    footer.resize(1280 - round(88 * scale), footer.height())
    footer.show()
    footer.fold(0, 1280 / scale)
    assert all(key._form != "sign" for key in footer.keys[5:])
    assert footer.onward.geometry().right() < footer.width()


def _the_first_mark_and_level_move_nothing(practised: Seat) -> None:
    walk = open_walk(practised)
    walk.go_to(walk.themes[8].code)
    practised.settle()
    parts: tuple[QWidget, ...] = (walk.form.title, walk.form.prompts.rows[0], walk.form.cards[0], walk.form.remark)

    def places() -> list[int]:
        return [part.mapTo(walk.form, QPoint(0, 0)).y() for part in parts]

    before = places()
    walk.form.prompts.rows[0].setFocus()
    press(practised, KEY.Key_F)
    walk.tree.setFocus()
    press(practised, KEY.Key_3)
    assert places() == before


def _the_word_of_a_mark_is_told_under_the_mouse(practised: Seat) -> None:
    row = open_walk(practised).form.prompts.rows[0]
    QTest.mouseMove(row, QPoint(round(row._track().x(2)), row.height() // 2))
    practised.settle()
    assert row.toolTip() == "i perioder"


def _every_theme_that_an_explanation_names_has_its_page(practised: Seat) -> None:
    walk = open_walk(practised)
    walk.go_to(walk.themes[0].code)
    assert "har endnu" not in walk.form._explanation.text(), "every part of FFB has its page"


def _a_finished_round_does_not_look_live(practised: Seat) -> None:
    walk = open_walk(practised, "Børge")
    key = walk.footer.keys[1]
    assert not key.isEnabled()
    assert key.cursor().shape() == Qt.CursorShape.ArrowCursor
    practised.desk.round.go("result")
    assert practised.desk.round._locked.isVisible()


def _finishing_is_told_where_the_eye_is(practised: Seat, qtbot: QtBot) -> None:
    open_walk(practised)
    practised.desk.round.go("end")
    practised.settle()
    end = practised.desk.round.end
    assert end._title.hasFocus()
    names = []
    while "Fuld" not in names and len(names) < 9:
        press(practised, KEY.Key_Tab)
        names.append(QApplication.focusWidget().accessibleName() or QApplication.focusWidget().text())
    assert (names[0], names[-2:]) == ("Gå til Færdes med transportmidler", ["Kort", "Fuld"]), "past nothing"
    finishing = end.finishing
    assert is_in_sight(finishing.finish), "however long the page is"
    finishing.finish.setFocus()
    press(practised, KEY.Key_Return)
    assert finishing._sure.text().startswith(
        "1 tema er påbegyndt og har endnu intet niveau. Følsomme temaer, der er lukket, er ikke"
    )
    assert finishing.no.hasFocus()
    press(practised, KEY.Key_Escape)
    assert (finishing.finish.hasFocus(), finishing.yes.isVisible()) == (True, False)
    finishing.finish.click()
    qtbot.waitUntil(lambda: is_in_sight(finishing.no))
    finishing.yes.click()
    practised.settle()
    qtbot.waitUntil(lambda: is_in_sight(finishing.locked))
    assert finishing.locked.text().startswith("Færdiggjort")
    assert end._title.hasFocus()
    press(practised, KEY.Key_Return)
    assert end.saved.text() == "", "the second Enter of a double press saves nothing"


def _themes_without_a_remark_are_counted_and_led_to(practised: Seat) -> None:
    walk = open_walk(practised)
    walk.go_to(walk.themes[9].code)
    walk.tree.setFocus()
    press(practised, KEY.Key_1)
    walk.go_to(walk.themes[10].code)
    walk.footer.keys[6].click()
    practised.settle()
    practised.desk.round.go("end")
    practised.settle()
    checks = practised.desk.round.end.checks
    texts = " ".join(label.text() for label in checks.findChildren(QWidget) if hasattr(label, "setWordWrap"))
    assert "1 vurderet tema har ingen kort bemærkning" in texts, "what is not relevant needs none"
    assert walk.themes[9].name in " ".join(one.accessibleName() for one in checks.links)


def _a_suggested_phrase_goes_when_another_is_typed(seat: Seat) -> None:
    making = seat.shell.unlock.making
    making.phrase.suggest.click()
    assert making.phrase.suggestion.isVisible()
    making.first.edit.setFocus()
    making.first.edit.selectAll()
    QTest.keyClicks(making.first.edit, "min egen")
    assert not making.phrase.suggestion.isVisible()


def _caps_lock_is_told_by_the_letters(seat: Seat) -> None:
    line = seat.shell.unlock.making.first
    line.edit.setFocus()
    QTest.keyClicks(line.edit, "å")
    assert not line.caps.isVisible()
    QTest.keyClick(line.edit, "Q")  # a capital, and no Shift is held
    assert line.caps.isVisible()
    QTest.keyClick(line.edit, KEY.Key_CapsLock)
    assert not line.caps.isVisible()
    assert shows_caps("Q", HELD.ShiftModifier) is False
    assert shows_caps("q", HELD.ShiftModifier) is True
    assert shows_caps("7", HELD.NoModifier) is None


def test_an_empty_passphrase_is_not_tried(opened: Seat) -> None:
    opened.shell.lock()
    opened.shell.unlock.locked.open.click()
    assert opened.shell.unlock.locked.wrong.text() == say.NO_PASSPHRASE
    assert opened.shell.unlock.locked.open.isEnabled()
    assert opened.shell.unlock.locked.passphrase.edit.hasFocus()


def _two_rounds_of_one_day_are_told_apart(practised: Seat) -> None:
    line = next(x for x in practised.desk.citizens.table.people.lines if x.citizen.name.startswith("Freja"))
    for _ in range(2):
        practised.desk.show_citizen(line.citizen.id)
        practised.settle()
        practised.desk.person.rounds.new.click()
        practised.settle()
    practised.desk.show_citizen(line.citizen.id)
    practised.settle()
    told = [tab.toolTip() for tab in practised.desk.person.bar._tabs.values()]
    assert all("Ctrl+" in tip for tip in told), "each tab says its key"
    shown = [card._day.text() for card in practised.desk.person.rounds.cards if card.isVisible()]
    assert shown == ["21. januar 2025", "28. maj 2021 (nr. 2)", "28. maj 2021 (nr. 1)"]


def _practice_is_found_beside_real_citizens_and_goes_with_one_click(practised: Seat) -> None:
    page = practised.desk.citizens
    practised.desk.show_citizens()
    practised.settle()
    page.no_examples.click()
    practised.settle()
    assert page.told[1].isVisible(), "the welcome says it too"
    practised.desk.show_form(None)
    practised.desk.form.name.setText("Åse Rask")
    practised.desk.form.save.click()
    practised.settle()
    practised.desk.show_citizens()
    practised.settle()
    assert page.examples.isVisible()
    page.examples.click()
    practised.settle()
    assert page.told[0].text() == people.FETCHED_ALL
    lines = page.table.people.lines
    assert [line.citizen.practice for line in lines] == [False, *[True] * 6], "the real ones come first"
    page.no_examples.click()
    practised.settle()
    assert [line.citizen.name for line in page.table.people.lines] == ["Åse Rask"]
    practised.desk.undo()
    practised.settle()
    assert len(page.table.people.lines) == 2, "it can be taken back"


def _a_new_goal_is_found_and_begun_from_the_themes(practised: Seat) -> None:
    open_walk(practised)
    goals = practised.desk.round.goals
    practised.desk.search()
    QTest.keyClicks(practised.desk.finder.line, "ny")
    found = [find for find in practised.desk.finder.shown() if find.text == Command.NEW_GOAL.text]
    practised.desk.finder.leave()
    found[0].run()
    practised.settle()
    assert goals.isVisible()
    assert goals.form.wording.hasFocus()
    assert goals.form.wording.toPlainText() == ""


def _f1_shows_the_keys_of_the_page(practised: Seat) -> None:
    open_walk(practised)
    press(practised, KEY.Key_F1)
    finds = {find.text: find.keys for find in practised.desk.finder.shown()}
    assert finds[Command.NEXT.text] == "Alt+højre"
    assert finds[frame.FORM_KEYS[0][0]] == "A F P E S R"
    assert Command.NOT_RELEVANT.text not in finds, "it has no key"
    press(practised, KEY.Key_F1)
    assert not practised.desk.finder.isVisible()


def _files_that_are_dropped_are_fetched(practised: Seat) -> None:
    open_walk(practised)
    practised.desk.round.go("end")
    practised.desk.round.end.json.click()
    practised.settle()
    (path,) = practised.folder.glob("*.json")
    voice = practised.desk.round.walk.form.voices[Informant.CITIZEN.value]
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    assert not voice.canInsertFromMimeData(mime), "a text does not take a file's path"
    drop(practised, path)
    assert practised.desk.citizens.isVisible()
    assert "findes allerede" in practised.desk.citizens.told[0].text()
    drop(practised, practised.folder)
    assert practised.desk.notice.text() == frame.not_taken([practised.folder.name])
    letter = practised.folder / "brev.docx"
    letter.write_bytes(b"PK")
    broken = practised.folder / "ikke.json"
    broken.write_text("{}", "utf-8")
    practised.desk.notice.tell("")
    drop(practised, path, letter)
    assert "findes allerede" in practised.desk.citizens.told[0].text()
    assert practised.desk.notice.text() == frame.not_taken(["brev.docx"])
    drop(practised, broken)
    assert practised.desk.citizens.told[0].text() == "", "what came before is not said beside what did not come"
    assert "ikke.json" in practised.desk.notice.text()


def _files_dropped_one_after_another_all_come(practised: Seat) -> None:
    files = []
    for number, path in enumerate(PRACTICE_ROUNDS[:3]):
        body = json.loads(path.read_bytes())
        body["content"]["citizen"].update(id=f"anden-{number}", name=f"Test Nummer {number}", cpr="", own_number="")
        body["content"]["gathering"]["id"] = f"anden-udredning-{number}"
        body["content"]["case"]["id"] = f"anden-sag-{number}"
        files.append(practised.folder / f"{number}.json")
        files[-1].write_text(json.dumps(body), encoding="utf-8")
    practised.shell.take([files[0]])
    practised.shell.zoom(1)  # ends what is being read, and takes it up again
    practised.shell.zoom(-1)
    for file in files[1:]:
        practised.shell.take([file])
    practised.desk.show_settings()
    practised.settle()
    said = practised.desk.citizens.told[0].text()
    assert all(f"hentet til Test Nummer {number}" in said for number in (1, 2)), "the first may have been told before"
    there = {line.citizen.name for line in practised.desk.citizens._lines}
    assert {f"Test Nummer {number}" for number in range(3)} <= there
    assert "hentet til Test Nummer 2" in practised.desk.top.status(), "in sight on the page that came meanwhile"


def _a_backup_that_is_dropped_is_asked_about(practised: Seat) -> None:
    practised.desk.show_settings()
    practised.desk.settings.backups.make.click()
    practised.settle()
    copy = next(practised.path.rglob("*.ffbkopi"))
    practised.desk.show_citizens()
    drop(practised, copy)
    assert practised.desk.settings.isVisible()
    asked = [
        button.text() for button in practised.desk.settings.backups.findChildren(QWidget) if hasattr(button, "text")
    ]
    assert any("Hent kopien frem" in text for text in asked)


def _an_archive_that_is_dropped_is_opened_by_its_passphrase(opened: Seat) -> None:
    path = opened.path
    drop(opened, path)
    assert opened.shell.desk is None, "the one that was open is locked"
    opening = opened.shell.unlock.opening
    assert opening.chosen() == path.absolute()
    opening.passphrase.edit.setText(PHRASE)
    opening.open.click()
    opened.settle()
    assert opened.shell.desk is not None


def test_a_letterhead_belongs_to_one_archive(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.keep_letterhead("a", Letterhead("Solstrålen", "Vej 1", b"logo"))
    assert settings.letterhead("a") == Letterhead("Solstrålen", "Vej 1", b"logo")
    assert settings.letterhead("b") is None


def test_window_and_last_folder_are_remembered(opened: Seat, tmp_path: Path) -> None:
    opened.shell.resize(760, 600)
    opened.desk._context.choose_folder("Hvor?")
    opened.shell.end()
    again = Shell(opened.shell._look, opened.shell._around)
    assert (again.width(), again.height()) == (760, 600), "on a screen that is there"
    assert again.property("last_folder") == str(tmp_path / "ud")
    again.stop()
    again.deleteLater()


def test_a_file_name_means_the_folder_it_would_lie_in(tmp_path: Path, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    out = tmp_path / "rapporter"
    out.mkdir()
    shown: list[str] = []

    def answer() -> None:
        dialog = window.findChild(QFileDialog)
        assert dialog is not None
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        line.setText(str(out / "rapport.pdf"))
        QTest.keyClick(line, KEY.Key_Return)
        shown.append(line.text())
        shown.append(dialog.labelText(QFileDialog.DialogLabel.FileName))
        QTest.keyClick(line, KEY.Key_Return)

    QTimer.singleShot(50, answer)
    assert file_dialogs.folder(window, "I hvilken mappe?") == out
    assert shown == [str(out), dialog_words.FOLDER_OF_FILE], "seen before it is chosen"


def test_qts_own_dialogs_speak_danish_throughout(qapp: QApplication) -> None:
    before = set(qapp.findChildren(QTranslator))
    speak_danish(qapp)
    try:
        said = [qapp.translate(part, text) for part, text in dialog_words.QT]
        assert said == list(dialog_words.QT.values())
        assert qapp.translate("QAbstractFileIconProvider", "Folder", "All other platforms") == "Mappe"
        assert qapp.translate("QFileDialog", "Create New Folder") == "Opret ny mappe"
        assert qapp.translate("QFileDialog", "Nothing of Qt's") == "Nothing of Qt's"
    finally:
        for translator in set(qapp.findChildren(QTranslator)) - before:
            qapp.removeTranslator(translator)
            translator.deleteLater()


def _what_is_missing_is_told_with_the_way_on(seat: Seat, qtbot: QtBot) -> None:
    while seat.shell._look.tokens.scale < 1.5:
        seat.shell.zoom(1)
    seat.shell.resize(1366, 768)
    seat.settle()
    making = seat.shell.unlock.making
    making.make.click()
    qtbot.waitUntil(lambda: is_in_sight(making.wrong) and is_in_sight(making.make))
    assert making.wrong.text() == say.NO_NAME


def test_the_keyboard_is_where_the_eye_is(practised: Seat, qtbot: QtBot) -> None:
    _the_keyboard_goes_to_the_next_theme_with_the_eye(practised, qtbot)
    _the_keyboard_comes_back_to_the_field_it_left(practised)
    _what_has_the_keyboard_is_in_sight_and_says_so(practised, qtbot)


def test_the_walk_is_quiet_and_tells(practised: Seat) -> None:
    _the_first_mark_and_level_move_nothing(practised)
    _the_word_of_a_mark_is_told_under_the_mouse(practised)
    _every_theme_that_an_explanation_names_has_its_page(practised)
    _f1_shows_the_keys_of_the_page(practised)
    _a_new_goal_is_found_and_begun_from_the_themes(practised)


def test_what_was_done_is_told_as_long_as_it_is_news(practised: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    _what_was_done_ages_and_gives_way_to_later_work(practised, monkeypatch)
    _it_is_still_said_that_all_is_saved_at_another_text_size(practised)


def test_the_end_of_a_round(practised: Seat, qtbot: QtBot) -> None:
    _themes_without_a_remark_are_counted_and_led_to(practised)
    _finishing_is_told_where_the_eye_is(practised, qtbot)
    _a_finished_round_does_not_look_live(practised)


def test_what_is_dropped_on_the_window(practised: Seat) -> None:
    _files_that_are_dropped_are_fetched(practised)
    _files_dropped_one_after_another_all_come(practised)
    _a_backup_that_is_dropped_is_asked_about(practised)
    _an_archive_that_is_dropped_is_opened_by_its_passphrase(practised)


def test_a_list_with_practice_citizens(practised: Seat) -> None:
    _two_rounds_of_one_day_are_told_apart(practised)
    _practice_is_found_beside_real_citizens_and_goes_with_one_click(practised)


def test_a_new_passphrase(seat: Seat, qtbot: QtBot) -> None:
    _caps_lock_is_told_by_the_letters(seat)
    _a_suggested_phrase_goes_when_another_is_typed(seat)
    _what_is_missing_is_told_with_the_way_on(seat, qtbot)


def test_unlocking_makes_no_page_that_is_opened_later(opened: Seat) -> None:
    """Each of them would be waited for at every unlocking; the page of a round most of all."""
    later = {"round", "status", "follow_up", "settings", "leadership"}
    assert later & set(vars(opened.desk)) == set()
    opened.desk.arrange(Who.AUTHORITY)
    assert later & set(vars(opened.desk)) == set()
    assert opened.desk.round._who is Who.AUTHORITY, "made later, it is arranged for the same people"
