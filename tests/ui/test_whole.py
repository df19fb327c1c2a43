"""A whole citizen saved from the Data page, and fetched back in the list of citizens."""

from PySide6.QtWidgets import QApplication

from ffbdesk.ui.kit.buttons import Button
from ffbdesk.words import whole as say
from tests.ui.conftest import Seat
from tests.ui.test_notes import said
from tests.ui.test_today import citizen_of


def test_saved_after_a_question_and_fetched_again(practised: Seat) -> None:
    desk, freja = practised.desk, citizen_of(practised, "Freja")
    desk.show_citizen(freja, "data")
    practised.settle()
    section = desk.person.data.whole
    section.save.click()
    no, yes = (next(b for b in section.findChildren(Button) if b.text() == text) for text in ("Annuller", say.NOW))
    assert QApplication.focusWidget() is no, "an Enter too many saves nothing"
    yes.click()
    practised.settle()
    (file,) = practised.folder.glob("*-borger.json")
    assert file.name in section.told.text()
    assert "Freja" not in file.name
    desk.show_citizen(freja, "data")
    practised.settle()
    assert "gemte alt om borgeren i en fil" in said(desk.person.data.seen)
    desk.show_citizens()
    practised.settle()
    desk.citizens.fetch([file])
    for _ in range(4):
        practised.settle()
    assert "der er intet nyt om Freja" in desk.citizens.told[0].text()
