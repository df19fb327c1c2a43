"""What a person does with a report: choose, look, save, print, copy, bring back."""

import json
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ffbdesk.services import access, handover
from ffbdesk.services.handover import Paper
from ffbdesk.storage.errors import DiskFull
from ffbdesk.ui.gathering.ending import EndingPage
from ffbdesk.ui.report.printing import Printing
from tests.ui.conftest import PHRASE, Clock, Seat
from tests.ui.test_desk import go, open_round


def ending(seat: Seat, name: str = "Freja", width: int = 1280) -> EndingPage:
    seat.shell.resize(width, 800)
    open_round(seat, name)
    seat.desk.round.go("end")
    seat.settle()
    return seat.desk.round.end


def saved(seat: Seat, page: EndingPage) -> PdfReader:
    before = set(seat.folder.iterdir())
    page.pdf.click()
    seat.settle()
    (made,) = set(seat.folder.iterdir()) - before
    return PdfReader(made)


def text(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def shown(page: EndingPage) -> str:
    document = page.preview.document
    return " ".join(document.getAllText(n).text() for n in range(document.pageCount()))


def test_the_report_is_seen_as_it_is_saved(practised: Seat) -> None:
    page = ending(practised)
    assert page.preview.isVisible()
    assert "Udredning af Freja Lindskov" in shown(page)
    page.choices.papers[Paper.FULL].click()
    practised.settle()
    assert "Sådan læses udredningen" in shown(page)
    assert page.preview.document.pageCount() == len(saved(practised, page).pages)
    page.choices.papers[Paper.GOALS].click()
    practised.settle()
    assert "Indsatsmål for Freja Lindskov" in shown(page)


def test_choices_are_seen_at_once_and_told_on_the_page(practised: Seat) -> None:
    page = ending(practised, "Børge")
    assert "010181-••••" in shown(page)
    page.choices.cpr.click()
    practised.settle()
    assert "010181-" in shown(page)
    assert "••••" not in shown(page)
    page.choices.initials.click()
    described = page.choices.sensitive.accessibleDescription()
    assert described.startswith("Varetage sin seksualitet; Traumatiske oplevelser; ")
    page.choices.sensitive.click()
    practised.settle()
    assert "Udredning af B.M." in shown(page)
    assert "Mogensen" not in shown(page)
    assert "Udskrevet uden temaerne Varetage sin seksualitet, " in shown(page)
    page.choices.all_data.click()
    assert not page.choices.sensitive.isChecked(), "the last one chosen holds"
    page.choices.papers[Paper.GOALS].click()
    page.choices.sensitive.click()
    assert not page.choices.all_data.isChecked()
    practised.desk.show_citizens()
    practised.settle()
    assert page.preview.document.pageCount() == 0, "nothing of a citizen stays where nobody looks"
    page = ending(practised)
    assert not page.choices.cpr.isChecked()


def test_a_narrow_window_shows_the_report_in_place_of_the_choices(practised: Seat) -> None:
    page = ending(practised, width=1024)
    assert not page.preview.isVisible()
    assert page.preview.document.pageCount() == 0
    page.see.click()
    practised.settle()
    assert page.preview.isVisible()
    assert not page.pdf.isVisible()
    assert page.preview.document.pageCount() == 2
    page.preview.onward.click()
    assert page.preview.view.pageNavigator().currentPage() == 1
    page.preview.leave.click()
    assert page.pdf.isVisible()


def test_all_data_comes_back_and_the_printed_only_does_not(practised: Seat) -> None:
    page = ending(practised)
    printed = saved(practised, page)
    page.choices.all_data.click()
    whole = saved(practised, page)
    scopes = [json.loads(reader.attachments["udredning.json"][0])["scope"] for reader in (printed, whole)]
    assert scopes == ["printed", "all"]
    files = sorted(practised.folder.glob("*.pdf"), key=lambda file: file.stat().st_mtime_ns)
    for file, told in ((files[0], "Bed om JSON-filen"), (files[1], "findes allerede")):
        practised.files[:] = [file]
        practised.desk.show_citizens()
        practised.settle()
        practised.desk.citizens._fetch()
        practised.settle()
        assert told in practised.desk.notice.text() + practised.desk.citizens.told[0].text()
        practised.desk.warn("")


def test_stop_leaves_no_file(practised: Seat, monkeypatch: pytest.MonkeyPatch, announced: list[str]) -> None:
    page = ending(practised)
    real, go_on = handover.save, Event()

    def slow(*given: object, **more: object) -> object:
        go_on.wait(5)
        return real(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(handover, "save", slow)
    page.pdf.click()
    assert page.saving.stop.isVisible()
    page.saving.stop.click()
    go_on.set()
    practised.settle()
    assert [*practised.folder.iterdir()] == []
    assert announced[-1] == "Stoppet. Der er ikke gemt nogen fil."
    assert not page.saving.stop.isVisible()


def test_print_goes_page_by_page_and_no_name_stands_in_the_queue(
    practised: Seat, qtbot: QtBot, tmp_path: Path, announced: list[str]
) -> None:
    page = ending(practised)
    page.preview.print.click()
    assert page.preview.document.pageCount() == 2, "thought better of it"
    practised.paper = tmp_path / "tryk.pdf"
    page.preview.print.click()
    qtbot.waitUntil(lambda: "Rapporten er sendt til printeren." in announced)
    reader = PdfReader(practised.paper)
    assert len(reader.pages) == 2
    assert "Freja" not in str(reader.metadata)


def test_nothing_goes_to_the_printer_that_the_log_does_not_know_of(
    practised: Seat, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, announced: list[str]
) -> None:
    def full_disk(*_what: object) -> None:
        raise DiskFull

    page = ending(practised)
    practised.paper = tmp_path / "tryk.pdf"
    with monkeypatch.context() as patched:
        patched.setattr(handover, "note_print", full_disk)
        page.preview.print.click()
        practised.settle()
    assert not practised.paper.exists()
    assert "plads" in practised.desk.notice.text()
    assert "Rapporten er sendt til printeren." not in announced
    page.preview.print.click()
    practised.settle()
    assert practised.paper.exists(), "it can be tried again"


def test_a_print_that_does_not_go_through_is_in_the_log_as_that(
    practised: Seat, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = ending(practised)
    practised.paper = tmp_path / "tryk.pdf"
    monkeypatch.setattr(Printing, "start", lambda self: self.done.emit(False))
    page.preview.print.click()
    practised.settle()
    lines: list[str] = []
    practised.shell.worker.submit(lambda desk: [line.what for line in access.lines(desk)][:2], lines.extend)
    practised.settle()
    assert lines == ["print kort failed", "print kort"]


def test_the_letterhead_is_remembered_and_printed(practised: Seat, tmp_path: Path) -> None:
    page = ending(practised)
    page.choices.unfold.click()
    page.choices.name.setFocus()
    QTest.keyClicks(page.choices.name, "Solstraalen")
    page.choices.address.setFocus()
    practised.files[:] = [tmp_path / "logo.png"]
    Image.new("RGBA", (300, 100), (0, 90, 90, 128)).save(practised.files[0])
    page.choices.pick.click()
    practised.settle()
    assert "Solstraalen" in shown(page)
    assert len(saved(practised, page).pages[0].images) == 1
    practised.files[:] = [tmp_path / "ikke-et-billede.png"]
    practised.files[0].write_bytes(b"GIF89a")
    page.choices.pick.click()
    practised.settle()
    assert "kan ikke bruges som logo" in practised.desk.notice.text()
    page.choices.sensitive.click()
    page.choices.papers[Paper.FULL].click()
    practised.shell.zoom(1)
    practised.settle()
    assert practised.desk.round.end.choices.name.text() == "Solstraalen"
    assert not practised.desk.round.end.choices.wanted().choices.sensitive, "what was left out stays out"
    assert practised.desk.round.end.choices.wanted().paper is Paper.FULL


def test_copy_a_theme_a_goal_and_all(practised: Seat, announced: list[str]) -> None:
    clipboard = QGuiApplication.clipboard()
    walk = open_round(practised)
    go(practised, walk, "Gøre rent")
    QTest.keyClick(walk.tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    practised.settle()
    theme = clipboard.text()
    assert theme.startswith("Praktiske opgaver: Gøre rent\n\nOplysninger fra borgeren:\n")
    assert "\nVurderet niveau:\n2, moderat nedsat" in theme
    assert announced[-1] == "Gøre rent er kopieret som tekst."
    practised.desk.round.go("goals")
    practised.settle()
    practised.desk.round.goals.form.copy.click()
    practised.settle()
    assert clipboard.text().startswith("Mål 1\n\nBorgerens målformulering:\n")
    practised.desk.round.go("end")
    practised.settle()
    practised.desk.round.end.text.click()
    practised.settle()
    whole = clipboard.text()
    assert whole.startswith("Udredning af Freja Lindskov\n")
    assert theme in whole
    assert whole.index("Vurderet niveau") < whole.index("Mål 1")
    clipboard.clear()


def test_the_report_by_keyboard_alone(practised: Seat) -> None:
    page = ending(practised)
    page.choices.papers[Paper.FULL].setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    practised.settle()
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    practised.settle()
    assert [file.name for file in practised.folder.iterdir()] == ["FL-2025-01-21-udkast-udredning-fuld.pdf"]


def test_a_report_nobody_waits_for_is_given_up_and_made_when_one_comes_back(practised: Seat) -> None:
    page = ending(practised)
    page.choices.papers[Paper.FULL].click()
    practised.desk.round.go("themes")
    practised.settle()
    assert "Sådan læses udredningen" not in shown(page)
    practised.desk.round.go("end")
    practised.settle()
    assert "Sådan læses udredningen" in shown(page)


def test_the_other_forms_are_made_ready_in_idle_time(practised: Seat, qtbot: QtBot) -> None:
    page = ending(practised)
    qtbot.waitUntil(lambda: len(page.making.ready()) == len(Paper))
    page.choices.papers[Paper.GOALS].click()
    assert "Indsatsmål for Freja Lindskov" in shown(page), "without waiting for anything"


def test_a_print_is_of_what_was_seen_though_another_citizen_is_opened_meanwhile(
    practised: Seat, qtbot: QtBot, tmp_path: Path, announced: list[str]
) -> None:
    page = ending(practised)
    practised.paper = tmp_path / "tryk.pdf"
    page.preview.print.click()
    practised.desk.show_citizens()
    qtbot.waitUntil(lambda: "Rapporten er sendt til printeren." in announced)
    assert len(PdfReader(practised.paper).pages) == 2
    assert page.preview.document.pageCount() == 0


def test_a_file_on_its_way_is_told_of_when_another_citizen_is_in_sight(
    practised: Seat, monkeypatch: pytest.MonkeyPatch, announced: list[str]
) -> None:
    page = ending(practised)
    real, go_on = handover.save, Event()

    def slow(*given: object, **more: object) -> object:
        go_on.wait(5)
        return real(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(handover, "save", slow)
    page.pdf.click()
    practised.desk.show_citizens()
    go_on.set()
    practised.settle()
    assert page.saved.text() == ""
    assert announced[-1].startswith("Gemt som FL-2025-01-21-udkast-udredning-kort.pdf")


def test_a_saving_that_ends_out_of_sight_is_told_and_one_that_failed_only_until_it_has_been_read(
    practised: Seat, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, desk = ending(practised), practised.desk
    page.json.click()
    desk.round.go("head")
    practised.settle()
    assert desk.top.status().startswith("Gemt som FL-2025-01-21-udkast-udredning.json")
    assert page.saved.text() == desk.top.status()

    def failed() -> str:
        with monkeypatch.context() as patch:
            patch.setattr(handover, "save", full)
            page.json.click()
            practised.settle()
        return desk.notice.text()

    desk.round.go("end")
    desk.warn("Noget, der bliver stående.")
    assert "ikke plads" in failed()
    page.json.click()
    practised.settle()
    assert desk.notice.text() == "Noget, der bliver stående.", "it went well, and what stood there still stands"
    assert "ikke plads" in failed()
    desk.round.go("head")
    assert "ikke plads" in desk.notice.text(), "nobody can have read it"
    clock.now += timedelta(seconds=10)
    desk.round.go("themes")
    assert desk.notice.text() == "Noget, der bliver stående."
    desk.warnings.close_.click()
    assert not desk.notice.isVisible()


def full(*_given: object, **_more: object) -> None:
    raise DiskFull


def test_the_preview_is_drawn_for_the_width_it_has(practised: Seat, qtbot: QtBot) -> None:
    """Drawn for another width, each page is stretched, and rows of pixels are missing in its letters."""
    ending(practised)
    practised.shell.lock()
    practised.shell.unlock.locked.passphrase.edit.setText(PHRASE)
    practised.shell.unlock.locked.open.click()
    practised.settle()
    page = practised.desk.round.end
    view, document = page.preview.view, page.preview.document
    air, points = view.documentMargins().left(), document.pagePointSize(0)
    width = view.viewport().width() - 2 * air
    page_size = (points * (view.logicalDpiX() / 72)).toSize()  # rounded as Qt's view does it
    drawn = document.render(0, page_size * (width / page_size.width()))
    paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    head = QRect(40, 40, width - 80, 420)

    def as_seen() -> QImage:
        return view.viewport().grab(head.translated(air, air)).toImage().convertToFormat(paper.format())

    qtbot.wait(400)  # a page is drawn in a thread of Qt's, which tells nobody when it is done
    qtbot.waitUntil(lambda: as_seen() == paper.copy(head))
