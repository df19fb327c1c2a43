"""What the whole window owes to those who see little or nothing: another look in place, and words said aloud."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.services import archive
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.tokens import COLOURS, HIGH
from tests.ui.conftest import PHRASE, USER, Clock, Seat, machine
from tests.ui.test_desk import ALT, CTRL, KEY, go, open_round, press

GROUNDS = ("paper", "sunken", "surface", "raised")


def colours(seat: Seat) -> set[str]:
    QApplication.processEvents()
    image = seat.shell.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {QColor(pixel).name().upper() for pixel in set(memoryview(image.constBits()).cast("I"))}


@pytest.mark.parametrize("page", ["citizens", "head", "themes", "end"])
def test_every_page_changes_its_look_in_place_and_keeps_no_ground_of_another(
    still: None, practised: Seat, look: Look, page: str
) -> None:
    if page != "citizens":
        open_round(practised)
        practised.desk.round.go(page)
        practised.settle()
    alive = set(practised.shell.findChildren(QWidget))
    before = practised.shell.grab().toImage()
    every = {word for table in (COLOURS, HIGH) for name in GROUNDS for word in table[name]}
    every.discard("#000000")  # the cursor in a field
    for mode, contrast in (("dark", "usual"), ("dark", "high"), ("light", "high"), ("light", "usual")):
        look.use(mode, contrast)  # type: ignore[arg-type]
        own = {look.tokens.hex(name) for name in (*GROUNDS, "ink", "accent_ink", "brand_ink")}
        assert colours(practised) & every <= own, (mode, contrast)
    assert set(practised.shell.findChildren(QWidget)) == alive
    assert practised.shell.grab().toImage() == before


def test_a_level_set_taken_away_and_taken_back_is_said(practised: Seat, announced: list[str]) -> None:
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    walk.tree.setFocus()
    press(practised, KEY.Key_3)
    press(practised, KEY.Key_Z, CTRL)
    press(practised, KEY.Key_2)
    walk.form.clear.click()
    practised.settle()
    assert announced == [
        "Lave mad: niveau 3, svært nedsat funktionsevne",
        "Fortrudt: vurdering ved Lave mad",
        "Lave mad: niveau 2, moderat nedsat funktionsevne",
        "Lave mad: vurderingen er fjernet",
    ]


def test_the_citizens_own_rating_taken_away_is_said(practised: Seat, announced: list[str]) -> None:
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    walk.form.own.keys[2].click()
    practised.settle()
    walk.form.own.clear.click()
    practised.settle()
    assert announced == ["Lave mad: borgerens egen vurdering er fjernet"]


def test_saving_is_shown_and_never_said(practised: Seat, announced: list[str]) -> None:
    walk = open_round(practised)
    field = walk.form.voices["citizen"]
    field.setFocus()
    QTest.keyClicks(field, "Går fint")
    walk.flush()
    practised.settle()
    assert practised.desk.top._saved.text().startswith("Gemt ")
    assert announced == []


def test_a_remark_that_is_full_says_so(practised: Seat, announced: list[str]) -> None:
    remark = open_round(practised).form.remark
    remark.setPlainText("x" * 300)
    remark.setFocus()
    press(practised, KEY.Key_Y)
    assert announced == ["Der er ikke plads til mere. Den korte bemærkning kan højst have 300 tegn."]


def test_what_needs_a_look_is_said_once(practised: Seat, announced: list[str]) -> None:
    for _ in range(2):
        practised.desk.warn("Gør plads på disken.")
    practised.desk.warn("")
    assert announced == ["Gør plads på disken."]


def test_a_locked_round_says_so_once_and_only_where_it_is_seen(practised: Seat, announced: list[str]) -> None:
    open_round(practised, "Børge")
    (said,) = announced
    assert said.startswith("Færdiggjort ")


def test_what_is_carried_and_then_confirmed_is_said(practised: Seat, announced: list[str]) -> None:
    line = next(x for x in practised.desk.citizens.table.people.lines if x.citizen.name.startswith("Børge"))
    practised.desk.show_citizen(line.citizen.id)
    practised.settle()
    practised.desk.person.rounds.new.click()
    practised.settle()
    practised.desk.round.go("themes")
    walk = practised.desk.round.walk
    assert "forrige udredning" in announced.pop(0), "a new round says what it does not show"
    go(practised, walk, "Indgå i samspil og kontakt")
    walk.earlier.panel.theme.click()
    practised.settle()
    walk.form.confirm.click()
    practised.settle()
    assert announced == [
        "Overført fra forrige udredning og ikke bekræftet endnu.",
        "Indgå i samspil og kontakt: bekræftet",
    ]


def test_a_file_that_was_saved_is_said_once(practised: Seat, announced: list[str]) -> None:
    open_round(practised)
    practised.desk.round.go("end")
    for _ in range(2):
        practised.desk.round.end.json.click()
        practised.settle()
    assert len(announced) == 2
    assert all(said.startswith("Gemt som FL-2025-01-21-") for said in announced)


@pytest.mark.parametrize(
    ("typed", "said"), [("bør", "1 borger fundet"), ("findes ikke", "Ingen borgere svarer til det, du har skrevet.")]
)
def test_what_a_search_found_is_said_after_a_pause(
    practised: Seat, announced: list[str], typed: str, said: str
) -> None:
    page = practised.desk.citizens
    page._pause.setInterval(0)
    page.search.setFocus()
    page.search.textEdited.disconnect()  # only the last letter is followed by a pause
    QTest.keyClicks(page.search, typed)
    page._pause.start()
    practised.settle()
    assert announced == [said]


def test_a_citizen_that_was_edited_is_said(practised: Seat, announced: list[str]) -> None:
    practised.desk.show_form(practised.desk.citizens.table.people.lines[0].citizen)
    practised.desk.form.name.setText("Åse Rask")
    practised.desk.form.save.click()
    practised.settle()
    assert announced == ["Åse Rask er rettet."]


def test_the_same_mistake_made_twice_is_said_twice(seat: Seat, announced: list[str]) -> None:
    making = seat.shell.unlock.making
    for _ in range(2):
        making.make.click()
    assert len(announced) == 2
    assert announced[0] == announced[1] == making.wrong.text()


def test_opening_and_its_error_are_said(seat: Seat, clock: Clock, announced: list[str]) -> None:
    path = seat.folder.parent / "arkiver" / "Solstrålen"
    archive.create(path, USER, PHRASE, machine(clock)).ledger.close()
    seat.shell.unlock.offer(seat.shell.gate.known(path))
    phrase = seat.shell.unlock.opening.passphrase.edit
    for _ in range(2):
        phrase.setText("forkert sætning")
        QTest.keyClick(phrase, Qt.Key.Key_Return)
        seat.settle()
    wrong = seat.shell.unlock.opening.wrong.text()
    assert wrong.startswith("Adgangssætningen passer ikke")
    assert announced == ["Åbner …", wrong] * 2


def test_a_digit_in_a_text_says_nothing_and_with_alt_the_level(practised: Seat, announced: list[str]) -> None:
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    walk.form.voices["citizen"].setFocus()
    press(practised, KEY.Key_2)
    press(practised, KEY.Key_2, ALT)
    assert walk.choice.value == Assessed(Level.MODERATE)
    assert announced == ["Lave mad: niveau 2, moderat nedsat funktionsevne"]
