"""What citizens are called on screen."""

from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import Seat
from tests.ui.test_notes import CTRL, KEY, press


def test_two_of_one_name_are_never_mixed_up(opened: Seat) -> None:
    def add(name: str, number: str = "") -> None:
        form = opened.desk.form
        opened.desk.show_form(None)
        opened.settle()
        form.name.setText(name)
        form.own_number.setText(number)
        form.save.click()
        opened.settle()

    desk = opened.desk
    add("Test Testesen")
    assert desk.page is desk.person
    add("test testesen")
    assert desk.page is desk.form
    assert "allerede en borger med det navn" in desk.form.wrong.text()
    assert QApplication.focusWidget() is desk.form.own_number
    desk.form.own_number.setText("17")
    desk.form.save.click()
    opened.settle()
    assert desk.page is desk.person
    assert "test testesen (eget nr. 17)" in {w.accessibleName() for w in desk.person.bar.findChildren(QWidget)}
    desk.finder.leave()
    desk.show_today()
    opened.settle()
    press(opened, KEY.Key_N, CTRL)
    opened.settle()
    assert [find.text for find in desk.finder.shown()] == ["Test Testesen", "test testesen (eget nr. 17)"]
    desk.finder.leave()
    add("Test Testesen")
    desk.form.save.click()
    opened.settle()
    assert desk.page is desk.person, "said once; the user has decided"
