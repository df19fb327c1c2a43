"""Børge Mogensen from an empty computer to a finished PDF and JSON, in the real window, by keyboard alone."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ffbdesk import shipped
from ffbdesk.domain.catalogue import Theme
from tests.ui.conftest import PHRASE, Seat

BOERGE = shipped.folder("resources") / "practice" / "boerge-mogensen.json"
KEY = Qt.Key
MODIFIERS = {"ctrl": Qt.KeyboardModifier.ControlModifier, "alt": Qt.KeyboardModifier.AltModifier}


class Hands:
    """Keys go where the focus is, as on a real keyboard."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat

    @property
    def focus(self) -> QWidget:
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
    hands.fill("Adgangssætning", PHRASE)
    hands.fill("Gentag adgangssætningen", PHRASE)
    hands.key(KEY.Key_Return)
    assert hands.seat.shell.desk is not None, hands.seat.shell.unlock.making.wrong.text()


def make_citizen(hands: Hands, citizen: dict[str, str]) -> None:
    hands.key(KEY.Key_N, "ctrl")
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
    hands.tab_to(theme.prompts[0].text)
    for prompt in theme.prompts:
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


def test_from_an_empty_computer_to_a_finished_report(hands: Hands) -> None:
    content = json.loads(BOERGE.read_text(encoding="utf-8"))["content"]
    make_archive(hands)
    make_citizen(hands, content["citizen"])
    hands.tab_to("Ny udredning")
    hands.key(KEY.Key_Return)
    fill_head(hands, content)
    walk(hands, content["conditions"])
    hands.tab_to("Til afslutning")
    hands.key(KEY.Key_Return)
    hands.tab_to("Færdiggør udredningen")
    hands.key(KEY.Key_Return)
    hands.tab_to("Ja, færdiggør nu")
    hands.key(KEY.Key_Return)
    for name in ("PDF, kort form", "JSON med alle data"):
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
        for condition in content["conditions"]:  # type: ignore[attr-defined]
            condition.pop("id")
    assert saved == typed
    return True
