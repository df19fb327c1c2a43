"""Officielle tekster in Indstillinger: a file is looked at, brought in, and shown after the next opening."""

import json

from PySide6.QtWidgets import QLabel, QPushButton

from ffbdesk.services.official import SYSTEM
from ffbdesk.ui.settings.official import OfficialSection
from tests.ui.conftest import PHRASE, Seat
from tests.ui.test_desk import open_round

COOK = "Lave mad"


def texts(section: OfficialSection) -> str:
    return "\n".join(one.text() for one in section.findChildren(QLabel) if one.isVisibleTo(section))


def press(section: OfficialSection, name: str) -> None:
    next(b for b in section.findChildren(QPushButton) if b.accessibleName() == name and b.isVisibleTo(section)).click()


def test_a_file_is_looked_at_before_anything_changes(practised: Seat) -> None:
    desk = practised.desk
    cook = next(theme for theme in desk.round._context.catalogue.themes if theme.term == COOK)
    path = practised.folder / "klassifikation.json"
    under = [{"code": cook.code, "display": COOK, "definition": "De officielle ord om mad."}]
    content = {"resourceType": "CodeSystem", "url": SYSTEM, "version": "20240530", "concept": under}
    path.write_text(json.dumps(content), encoding="utf-8")
    desk.show_settings()
    practised.settle()
    section = desk.settings.official
    assert "Der er ikke hentet noget ind." in texts(section)
    assert section.forget.isHidden()
    practised.files = [path]
    section.fetch.click()
    practised.settle()
    assert "Filen har definitioner: 1 ny, 0 ændrede og 0 som før." in texts(section)
    assert "Nye: Lave mad" in texts(section)
    press(section, "Hent ind")
    practised.settle()
    assert "De vises, næste gang arkivet åbnes" in texts(section)
    assert "Officielle definitioner: 1 (udgave 20240530)" in texts(section)
    practised.shell.lock()
    practised.settle()
    practised.shell.unlock.locked.passphrase.edit.setText(PHRASE)
    practised.shell.unlock.locked.open.click()
    practised.settle()
    practised.desk.show_citizens()
    practised.settle()
    walk = open_round(practised)
    walk.go_to(cook.code)
    practised.settle()
    assert walk.form._official.text() == "Officiel definition: De officielle ord om mad."
    assert walk.form._official.isVisible()
    walk.go_to(walk.themes[0].code)
    practised.settle()
    assert not walk.form._official.isVisible()


def test_another_file_is_refused_with_one_sentence_and_the_template_is_saved(practised: Seat) -> None:
    desk = practised.desk
    desk.show_settings()
    practised.settle()
    section = desk.settings.official
    path = practised.folder / "brev.csv"
    path.write_text("Kære alle", encoding="utf-8")
    practised.files = [path]
    section.fetch.click()
    practised.settle()
    assert "hverken KL's klassifikation eller en tabel" in texts(section)
    section.template.click()
    practised.settle()
    assert (practised.folder / "spoergsmaal-skabelon.csv").is_file()
    assert "Skabelonen er gemt som spoergsmaal-skabelon.csv" in texts(section)
