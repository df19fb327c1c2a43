"""Templates of notes as a user makes them in the settings, and puts them into a note."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ffbdesk.services import notes, templates
from ffbdesk.services.templates import Template
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.settings.templates import TemplatesSection
from ffbdesk.words.parts import Part
from tests.ui.conftest import Seat
from tests.ui.test_notes import CTRL, KEY, press, said
from tests.ui.test_today import citizen_of


def click(section: TemplatesSection, name: str) -> None:
    """The last button of this name: that of the question, where one is asked."""
    [one for one in section.findChildren(Button) if one.accessibleName() == name][-1].click()


def listed(seat: Seat) -> tuple[Template, ...]:
    kept: list[tuple[Template, ...]] = []
    seat.shell.worker.submit(templates.listing, kept.append)
    seat.settle()
    return kept[0]


def made(seat: Seat, name: str = "Aftennote", text: str = "Humør:") -> None:
    seat.desk.show_part(Part.TEMPLATES)
    seat.settle()
    section = seat.desk.settings.templates
    section.new.click()
    QTest.keyClicks(QApplication.focusWidget(), name)
    press(seat, KEY.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), text)
    click(section, "Gem skabelonen")
    seat.settle()


def test_made_in_the_settings_by_keyboard_and_put_into_a_note(practised: Seat) -> None:
    made(practised)
    section = practised.desk.settings.templates
    assert section.told.text() == "Skabelonen Aftennote er gemt."
    assert [one.text for one in listed(practised)] == ["Humør:"]
    freja = citizen_of(practised, "Freja")
    practised.desk.show_citizen(freja, "notes")
    practised.settle()
    press(practised, KEY.Key_N, CTRL)
    practised.settle()
    pad = practised.desk.pad
    assert pad.templates.isVisible()
    assert QApplication.focusWidget() is pad.text, "the first letter comes no later for it"
    QTest.keyClicks(pad.text, "Kom sent hjem.")
    pad.templates.picked.emit(listed(practised)[0].id)
    practised.settle()
    assert pad.text.toPlainText() == "Kom sent hjem.\nHumør:", "what stands there stays"
    QTest.keyClicks(QApplication.focusWidget(), " godt")
    press(practised, KEY.Key_Return, CTRL)
    practised.settle()
    kept: list[str] = []
    practised.shell.worker.submit(lambda desk: notes.listing(desk, freja)[0].text, kept.append)
    practised.settle()
    assert kept == ["Kom sent hjem.\nHumør: godt"]
    assert not pad.templates.isVisible(), "nothing is put into what is signed"


def test_without_any_there_is_nothing_to_choose_from(practised: Seat) -> None:
    practised.desk.show_citizen(citizen_of(practised, "Freja"), "notes")
    practised.settle()
    press(practised, KEY.Key_N, CTRL)
    practised.settle()
    assert not practised.desk.pad.templates.isVisible()


def test_what_is_wrong_is_told_and_changed_ones_keep_their_place(practised: Seat) -> None:
    made(practised)
    made(practised, "aftennote", "Søvn:")
    section = practised.desk.settings.templates
    assert "Der er en skabelon med det navn" in section.told.text()
    focus = QApplication.focusWidget()
    assert focus is not None
    focus.setFocus()
    QTest.keyClicks(focus, "Nat")
    click(section, "Gem skabelonen")
    practised.settle()
    assert [one.name for one in listed(practised)] == ["Aftennote", "Nat"]
    click(section, "Ret skabelonen Nat")
    QTest.keyClicks(QApplication.focusWidget(), "ten")
    click(section, "Gem skabelonen")
    practised.settle()
    next(
        b for b in section.findChildren(type(section.new)) if b.accessibleName() == "Fjern skabelonen Aftennote"
    ).click()
    click(section, "Fjern")
    practised.settle()
    assert [one.name for one in listed(practised)] == ["Natten"]
    assert "Natten" in said(section)
