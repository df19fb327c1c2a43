"""What a person does who gives a citizen a copy of everything: look through, choose, fill in, save."""

import json

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel

from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.records import Informant
from ffbdesk.services import rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.ui.citizen.page import DATA
from ffbdesk.ui.rights.insight import InsightSection
from ffbdesk.words import insight as words
from tests.support import themes
from tests.ui.conftest import Seat
from tests.ui.test_settings import answer, press


def insight_of(seat: Seat, name: str = "Freja Lindskov") -> InsightSection:
    line = next(line for line in seat.desk.citizens.table.people.lines if line.citizen.name == name)
    seat.desk.show_citizen(line.citizen.id, DATA)
    seat.settle()
    return seat.desk.person.data.insight


def write(seat: Seat, *texts: str) -> None:
    """One after the other in what others say at Freja's first theme."""

    def job(desk: Desk) -> None:
        people = desk.ledger.read.citizens()
        freja: CitizenId = next(line.citizen.id for line in people if line.citizen.name == "Freja Lindskov")
        gathering = desk.ledger.read.rounds(freja)[0].id
        for text in texts:
            values.put(desk, rounds.voice_ref(gathering, themes(desk)[0], Informant.OTHERS), text, gathering=gathering)

    answer(seat, job)


def tick(section: InsightSection, text: str) -> QCheckBox:
    assert section._looked is not None
    return section.ticks[next(p.id for p in section._looked.passages if p.text == text)]


def saved(seat: Seat, section: InsightSection) -> str:
    press(seat, section, "Gem kopien som PDF …")
    press(seat, section, "Gem kopien som JSON …")
    (pdf,), (body,) = seat.folder.glob("*indsigt.pdf"), seat.folder.glob("*indsigt.json")
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())
    return text + json.dumps(json.loads(body.read_text(encoding="utf-8")), ensure_ascii=False)


def test_who_leaves_out_what_stands_leaves_out_what_stood_and_may_let_it_in_again(practised: Seat) -> None:
    write(practised, "Ole er vred", "Ole er glad", "Ole er hjemme")
    section = insight_of(practised)
    tick(section, "Ole er hjemme").click()
    ticked = {text: tick(section, text).isChecked() for text in ("Ole er vred", "Ole er glad", "Ole er hjemme")}
    assert not any(ticked.values())
    tick(section, "Ole er glad").click()
    out = saved(practised, section)
    assert [part in out for part in ("Ole er vred", "Ole er glad", "Ole er hjemme")] == [False, True, False]


def test_the_head_is_filled_in_and_stands_in_the_copy(practised: Seat) -> None:
    section = insight_of(practised)
    assert section.head["complaint"].toPlainText() == words.COMPLAINT
    section.head["purpose"].setFocus()
    QTest.keyClicks(section.head["purpose"], "Udredning efter loven")
    assert saved(practised, section).count("Udredning efter loven") == 2


def test_what_was_written_meanwhile_is_looked_at_before_anything_goes_out(practised: Seat) -> None:
    section = insight_of(practised)
    assert section._looked is not None
    away = section._looked.passages[2]
    section.ticks[away.id].click()
    section.head["purpose"].setPlainText("Bliver stående")
    write(practised, "Skrevet imens")
    press(practised, section, "Gem kopien som PDF …")
    assert list(practised.folder.iterdir()) == []
    assert "siden du så teksterne igennem" in section.told.text()
    assert tick(section, "Skrevet imens").isVisible()
    assert not section.ticks[away.id].isChecked()
    assert section.head["purpose"].toPlainText() == "Bliver stående"
    assert "Skrevet imens" in saved(practised, section)


def test_nothing_can_be_saved_before_it_is_in_sight_nor_after_it_is_gone(practised: Seat) -> None:
    section = insight_of(practised)
    assert section.pdf.isEnabled()
    section.head["recipients"].setPlainText("Kommunen")
    section.forget()
    assert not section.pdf.isEnabled()
    assert not section.json.isEnabled()
    assert section.ticks == {}
    assert all(field.toPlainText() == "" for field in section.head.values())


def test_another_citizen_begins_with_an_empty_head(practised: Seat) -> None:
    insight_of(practised).head["recipients"].setPlainText("Kommunen")
    practised.desk.show_citizens()
    practised.settle()
    section = insight_of(practised, "Børge Mogensen")
    assert section.head["recipients"].toPlainText() == ""
    assert section.head["complaint"].toPlainText() == words.COMPLAINT


def test_by_keyboard_alone(practised: Seat) -> None:
    """From the first text by Space and Tab through the head to the file."""
    section = insight_of(practised)
    practised.desk.person.data.take_focus()
    practised.settle()
    first, *_others = section.ticks.values()
    assert QApplication.focusWidget() is first
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert not first.isChecked()
    passed = []
    while (at := QApplication.focusWidget()) is not section.pdf:
        assert len(passed) < 100
        passed.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    assert passed == [*section.ticks.values(), *section.head.values()]
    QTest.keyClick(section.pdf, Qt.Key.Key_Space)
    practised.settle()
    (pdf,) = practised.folder.glob("*indsigt.pdf")
    assert words.left_out(1) in " ".join(" ".join(p.extract_text() for p in PdfReader(pdf).pages).split())


def test_a_text_and_what_it_is_are_heard_together(practised: Seat) -> None:
    write(practised, "Ole er vred", "Ole er hjemme")
    heard = tick(insight_of(practised), "Ole er vred")
    assert heard.accessibleName().startswith("Tag med: Udredning 21. januar 2025, Oplysninger fra andre, Indgå i")
    assert "(tidligere, " in heard.accessibleName()
    assert heard.accessibleDescription() == "Ole er vred"


def test_all_of_a_long_text_can_be_seen(practised: Seat) -> None:
    long = f"{'Ord ' * 300}og til sidst Ole"
    write(practised, long)
    section = insight_of(practised)
    texts = [one for one in section.findChildren(QLabel) if one.text().startswith("Ord Ord")]
    assert [one.text().endswith("Ole") for one in texts] == [False]
    press(practised, section, "Vis resten")
    assert texts[0].text() == long
    assert QApplication.focusWidget() is tick(section, long)


def test_that_there_is_nothing_to_look_through_is_said(practised: Seat) -> None:
    from ffbdesk.services import citizens

    answer(practised, lambda desk: citizens.add(desk, citizens.Entered(name="Tom Prøve")))
    practised.desk.show_citizens()
    practised.settle()
    section = insight_of(practised, "Tom Prøve")
    assert "Der er ingen tekster, som kan handle om andre." in [one.text() for one in section.findChildren(QLabel)]
    assert section.pdf.isEnabled()
