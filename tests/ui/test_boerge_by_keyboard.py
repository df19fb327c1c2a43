"""Børge Mogensen from an empty computer to a finished PDF and JSON, in the real window, by keyboard alone."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ffbdesk.domain.catalogue import Theme
from ffbdesk.ui.kit.choice import Choice
from tests.support import PRACTICE
from tests.ui.conftest import PHRASE, Seat

BOERGE = next(path for path in PRACTICE if path.stem == "boerge-mogensen")
KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MODIFIERS = {"ctrl": CTRL, "ctrl+shift": CTRL | SHIFT, "alt": Qt.KeyboardModifier.AltModifier}


class Hands:
    """Keys go where the focus is, as on a real keyboard."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat

    @property
    def focus(self) -> QWidget:
        if QApplication.activeWindow() is None:  # this platform forgets the window when a list folds; others do not
            self.seat.shell.activateWindow()
            self.seat.settle()
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus: the keyboard is lost"
        return widget

    def type(self, text: str) -> None:
        """Long texts are pasted, as people do; short ones are typed letter by letter."""
        for letter in text[:12]:
            self.key(KEY.Key_Return) if letter == "\n" else QTest.keyClicks(self.focus, letter)
        if text[12:]:
            QApplication.clipboard().setText(text[12:])
            self.key(KEY.Key_V, "ctrl")
            QApplication.clipboard().clear()

    def key(self, key: Qt.Key, modifier: str = "") -> None:
        QTest.keyClick(self.focus, key, MODIFIERS.get(modifier, Qt.KeyboardModifier.NoModifier))
        self.seat.settle()

    def tab_to(self, name: str) -> None:
        """Press Tab until the control with this accessible name has the focus."""
        seen = []
        for _ in range(60):
            if self.focus.accessibleName() == name or self.focus.accessibleName().startswith(f"{name},"):
                return
            seen.append(self.focus.accessibleName())
            self.key(KEY.Key_Tab)
        raise AssertionError(f"{name!r} is not reached by Tab; passed {seen}")

    def fill(self, name: str, text: str) -> None:
        self.tab_to(name)
        self.key(KEY.Key_A, "ctrl")
        self.type(text)


@pytest.fixture
def hands(seat: Seat) -> Hands:
    return Hands(seat)


def make_archive(hands: Hands) -> None:
    hands.fill("Arkivets navn", "Solstrålen")
    hands.fill("Dit navn", "Mette Holm")
    hands.fill("Adgangssætning", PHRASE)
    hands.fill("Gentag adgangssætningen", PHRASE)
    hands.key(KEY.Key_Return)
    assert hands.seat.shell.desk is not None, hands.seat.shell.unlock.making.wrong.text()


def make_citizen(hands: Hands, citizen: dict[str, str]) -> None:
    hands.key(KEY.Key_B, "ctrl+shift")
    hands.fill("Navn", citizen["name"])
    hands.fill("Initialer", citizen["initials"])
    hands.fill("CPR-nummer (kan udelades)", citizen["cpr"])
    hands.key(KEY.Key_Return)


def fill_head(hands: Hands, content: dict[str, dict[str, str]]) -> None:
    gathering, case = content["gathering"], content["case"]
    hands.fill("Dato for udredningen", gathering["held_on"])
    hands.fill("Udfyldt af", gathering["assessor"])
    hands.fill("Kommune", case["municipality"])
    hands.fill("Sagsnummer", case["case_number"])
    hands.fill("Formål med udredningen", gathering["purpose"])
    hands.fill("Borgerens ønsker for fremtiden", gathering["wishes"])
    hands.tab_to("Videre til temaerne")
    hands.key(KEY.Key_Return)


VOICES = {
    "citizen": "Oplysninger fra borgeren",
    "others": "Oplysninger fra andre",
    "caseworker": "Sagsbehandlers bemærkninger",
}


def walk(hands: Hands, conditions: list[dict[str, object]]) -> None:
    page = hands.seat.desk.round.walk
    wanted = {c["theme"]["code"]: c for c in conditions}  # type: ignore[index]
    for theme in page.themes:
        assert page.theme is theme
        if theme.code in wanted:
            mark(hands, theme, wanted[theme.code])
            take_up(hands, wanted[theme.code])
        if theme is not page.themes[-1]:
            hands.key(KEY.Key_Right, "alt")


LETTERS = {"always": "A", "mostly": "F", "periods": "P", "sometimes": "E", "rarely": "S", "not_relevant": "R"}


def mark(hands: Hands, theme: Theme, condition: dict[str, object]) -> None:
    """One key a prompt: its letter marks and steps on, the arrow passes it by."""
    marks = {m["prompt_id"]: m["frequency"] for m in condition["marks"]}  # type: ignore[attr-defined]
    if not marks:
        return
    shown = theme.shown(())
    hands.tab_to(shown[0].text)
    for prompt in shown:
        letter = LETTERS.get(marks.get(prompt.id, ""))
        hands.key(Qt.Key(ord(letter)) if letter else KEY.Key_Down)


def rate(hands: Hands, rating: int | None) -> None:
    if rating is None:
        return
    hands.tab_to("Børges egen vurdering: 0 Ingen nedsat")
    hands.key(KEY.Key_Space)
    for _ in range(rating):
        hands.key(KEY.Key_Right)


def take_up(hands: Hands, condition: dict[str, object]) -> None:
    judgement = condition["judgement"]
    kind = judgement["kind"]  # type: ignore[index]
    for voice in condition["voices"]:  # type: ignore[attr-defined]
        hands.fill(VOICES[voice["informant"]], voice["text"])
    if kind == "assessed":
        hands.key(Qt.Key(KEY.Key_0 + judgement["level"]), "alt")  # type: ignore[index]
    else:
        hands.tab_to("Ingen nedsat funktionsevne")
        for _ in range(5 if kind == "not_assessed" else 6):
            hands.key(KEY.Key_Down)
    rate(hands, condition["own_rating"])  # type: ignore[arg-type]
    if condition["short_remark"]:
        hands.fill("Kort bemærkning til rapporten", str(condition["short_remark"]))


def pick(hands: Hands, name: str, text: str) -> None:
    """Unfold a list by its first letters, step to the one that is wanted, and take it."""
    hands.tab_to(name)
    choice = hands.focus
    assert isinstance(choice, Choice)
    hands.key(KEY.Key_Return)
    view = choice.view()
    for _ in range(view.model().rowCount()):
        if view.currentIndex().data() == text:
            break
        QTest.keyClick(view, KEY.Key_Down)
    assert view.currentIndex().data() == text
    QTest.keyClick(view, KEY.Key_Return)
    hands.seat.settle()


CHANGES = ["Udvikle funktionsevne", "Fastholde funktionsevne", "Begrænse tab af funktionsevne"]


def choose_change(hands: Hands, term: str) -> None:
    """The three are one stop for Tab, and the arrows choose."""
    while hands.focus.accessibleName() not in CHANGES:
        hands.key(KEY.Key_Tab)
    hands.key(KEY.Key_Space)
    while (place := CHANGES.index(hands.focus.accessibleName())) != CHANGES.index(term):
        hands.key(KEY.Key_Right if place < CHANGES.index(term) else KEY.Key_Left)


def set_goal(hands: Hands, goal: dict[str, Any]) -> None:
    hands.key(KEY.Key_M, "ctrl+shift")
    assert hands.focus.accessibleName() == "Borgerens målformulering"
    hands.type(goal["wording"])
    choose_change(hands, goal["change_value"]["term"])
    pick(hands, "Udredt undertema", goal["theme"]["term"])
    hands.tab_to("0 Ingen nedsat")
    hands.key(KEY.Key_Space)
    for _ in range(goal["expected_level"]):
        hands.key(KEY.Key_Right)
    hands.fill("Opfølgningsdato for målet", goal["follow_up_on"])
    hands.fill("Ansvarlig for opfølgning", goal["responsible"])
    for theme in goal["related_themes"]:
        pick(hands, "Andre relaterede undertemaer", theme["term"])


def set_goals(hands: Hands, content: dict[str, Any]) -> None:
    hands.key(KEY.Key_5, "ctrl")
    hands.fill("Indsatsformål", content["case"]["intervention_purpose"])
    for goal in content["goals"]:
        set_goal(hands, goal)


def write_note(hands: Hands) -> None:
    hands.key(KEY.Key_N, "ctrl")
    assert hands.focus.accessibleName() == "Hvad skete der?"
    hands.type("Købte ind. #")
    hands.seat.settle()
    hands.type("Købe ind")
    hands.key(KEY.Key_Return)
    assert hands.seat.desk.pad.text.toPlainText() == "Købte ind. "
    hands.key(KEY.Key_Return, "ctrl")
    assert hands.seat.desk.pad.note is not None
    assert hands.seat.desk.pad.note.signed_at is not None
    hands.key(KEY.Key_Escape)
    assert not hands.seat.desk.pad.isVisible()


def test_from_an_empty_computer_to_a_finished_report(hands: Hands) -> None:
    content = json.loads(BOERGE.read_text(encoding="utf-8"))["content"]
    make_archive(hands)
    make_citizen(hands, content["citizen"])
    hands.tab_to("Ny udredning")
    hands.key(KEY.Key_Return)
    fill_head(hands, content)
    walk(hands, content["conditions"])
    write_note(hands)
    set_goals(hands, content)
    hands.key(KEY.Key_4, "ctrl")
    assert hands.seat.desk.round.result.table.model().rowCount() == 10
    hands.tab_to("Afslut og udskriv")
    hands.key(KEY.Key_Return)
    hands.tab_to("Færdiggør udredningen")
    hands.key(KEY.Key_Return)
    hands.tab_to("Ja, færdiggør nu")
    hands.key(KEY.Key_Return)
    for name in ("Gem som PDF", "Gem som JSON med alle data"):
        hands.tab_to(name)
        hands.key(KEY.Key_Return)
    written = {path.name: path for path in hands.seat.folder.iterdir()}
    assert set(written) == {"BM-2021-05-28-udredning-kort.pdf", "BM-2021-05-28-udredning.json"}
    assert same(content, written["BM-2021-05-28-udredning.json"])


def same(typed: dict[str, object], file: Path) -> bool:
    """The handed over round holds what was typed; ids, practice mark and the lock's moment are its own."""
    saved = json.loads(file.read_text(encoding="utf-8"))["content"]
    assert saved["gathering"]["finished_by"] == "Mette Holm"
    for content in (typed, saved):
        for part in ("citizen", "case", "gathering"):
            for own in ("id", "practice", "finished_at", "finished_by"):
                content[part].pop(own, None)  # type: ignore[attr-defined]
        for part in (*content["conditions"], *content["goals"]):  # type: ignore[misc]
            part.pop("id")
    for condition in saved["conditions"]:
        assert (condition.pop("recorded_at") is None) is (condition["judgement"] is None)
    for goal in saved["goals"]:
        assert (goal.pop("starting_level"), goal.pop("starting_on")) == (goal["current_level"], "2021-05-28")
        assert goal.pop("author") == "Mette Holm"
        assert None not in (goal.pop("set_on"), goal.pop("begun_in_id"))
    assert [saved["gathering"].pop(name) for name in ("unit", "contact", "took_part")] == [""] * 3, "may stand empty"
    assert saved["gathering"].pop("third_voice") is None, "nobody said who they are"
    for name in ("requester", "wished", "reason", "evaluation", "need_reason", "requested_on", "agreement", "need"):
        assert not saved["gathering"].pop(name), "a sagsåbning and a sagsvurdering may stand empty"
    for name in ("need_on", "need_recorded_at", "target", "other_targets", "targets_on", "targets_recorded_at"):
        assert not saved["gathering"].pop(name)
    assert [saved.pop(name) for name in ("descriptions", "diagnoses", "contacts", "assessments")] == [[]] * 4
    assert saved.pop("indsatskatalog") == {"name": "Indsatskatalog", "version": "4.00"}
    assert saved == typed
    return True
