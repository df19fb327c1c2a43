"""What a user reads, all of it at once: one word for one thing, and no code where Danish should stand."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import ffbdesk
from ffbdesk.domain.edits import Label
from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.records import Citizen
from ffbdesk.domain.rules import first_name
from ffbdesk.services.desk import Way
from ffbdesk.services.handover import Form, Paper
from ffbdesk.words import access, changes, insight, udredning, walk

PACKAGE = Path(ffbdesk.__file__).parent
README = PACKAGE.parent / "README.md"
OTHERWISE = {
    "hvor tit": "hvor ofte",
    "aftryk": "kontrolsum",
    "efterset": "kontrolleret",
    "efterses": "kontrolleres",
    "iagttage": "observation",
    "hakket": "fluebenet",
    "trykt": "udskrevet, eller hvor det står",
    "trykkes": "står",
    "tidligere udredning": "forrige udredning",
    "klarer mest": "gør mest",
    "af sig selv": "automatisk",
    "klar tekst": "klartekst",
}
"""Words that were said of a thing that has another name, and that name."""
LEAVES = {"note", "saw", "defer", "noted", "save", "keep", "entered", "_change", "_Kind"}
"""What writes a line of the access log, or hands its code on."""


def sentences() -> Iterator[tuple[str, str]]:
    """Every string of `words` that is no docstring, with its file."""
    for path in sorted((PACKAGE / "words").glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in told:
                yield path.name, node.value


def codes() -> Iterator[str]:
    """Every code of the access log that stands in the services; a place in it is filled with each thing it may be."""
    for path in sorted((PACKAGE / "services").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in LEAVES:
                yield from (code for arg in node.args for code in _codes(arg))


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def _codes(arg: ast.expr) -> Iterator[str]:
    match arg:
        case ast.Constant(value=str(code)) if re.fullmatch("[a-z]+( [a-z]+)*", code):
            yield code
        case ast.IfExp(body=one, orelse=other):
            yield from (*_codes(one), *_codes(other))
        case ast.JoinedStr(values=[ast.Constant(value=str(begun)), *_rest]) if begun.startswith("print "):
            yield from (f"print {paper}" for paper in Paper)
        case ast.JoinedStr(values=[ast.Constant(value=str(begun)), *_rest]) if begun.startswith("export "):
            yield from (f"{begun}{form}" for form in Form)
        case ast.JoinedStr(values=[ast.Constant(value="people "), *_rest]):
            yield from (f"people {way}" for way in get_args(Way.__value__))
        case ast.JoinedStr(values=[ast.Constant(value=str(begun)), *_rest]) if re.match("[a-z]+ ", begun):
            yield begun.rstrip(": ")


def test_every_change_and_every_line_of_the_log_has_danish_words() -> None:
    for label in Label:
        for said in (changes.what(label), insight.changed(label, [])):
            assert said
            assert label.value not in said.split()
            assert "_" not in said
    found = sorted(set(codes()))
    assert len(found) > 30
    assert {"view borger", "second place", "print fuld", "export indsigt json", "people add"} <= set(found)
    for code in (*found, "erase 3"):
        assert access.UNKNOWN not in access.what(code), code
        assert access.what(f"{code} failed").endswith("(det lykkedes ikke)")
    assert access.what("teleport citizen") == access.UNKNOWN, "never the code itself"


@pytest.mark.parametrize(("old", "new"), OTHERWISE.items())
def test_one_word_stands_for_one_thing(old: str, new: str) -> None:
    for file, text in (*sentences(), *(("README.md", line) for line in README.read_text("utf-8").splitlines())):
        if text.endswith("` |"):  # the table of what `make faults` found, which changes with its figures
            continue
        at = text.lower().find(old)
        assert at < 0, f"{file}: …{text[max(0, at - 30) : at + 30]}… should say {new}"


def test_after_a_colon_a_sentence_begins_small_and_times_have_a_period() -> None:
    for file, text in sentences():
        assert not re.search(r"[a-zæøå\"»]: (?!FFB|CPR|PDF|JSON)[A-ZÆØÅ][a-zæøå]", text), f"{file}: {text}"
        assert not re.search(r"%H:%M|\d\d:\d\d", text), f"{file}: {text}"


def test_marks_are_told_in_one_line() -> None:
    said = "altid eller næsten altid 2, i perioder 5"
    assert walk.marks([2, 0, 5, 0, 0], 0, 13) == f"7 af 13 punkter er markeret: {said}."
    assert walk.marks([2, 0, 5, 0, 0], 1, 13) == f"7 af 12 relevante punkter er markeret: {said}."
    assert walk.marks([0] * 5, 3, 13) == "Ingen punkter er markeret."


def test_what_is_left_out_is_named_whether_it_is_one_or_more() -> None:
    assert udredning.left_out(["Spise"]).startswith("Udskrevet uden temaet Spise.")
    assert udredning.left_out(["Spise", "Drikke", "Lave mad"]).startswith(
        "Udskrevet uden temaerne Spise, Drikke og Lave mad."
    )


@pytest.mark.parametrize(
    ("name", "first"), [("Børge Mogensen", "Børge"), ("Borger X", ""), ("BORGER 7", ""), (" ", "")]
)
def test_a_stand_in_for_a_name_is_no_first_name(name: str, first: str) -> None:
    assert first_name(Citizen(CitizenId("1"), name, "", "", "", practice=False)) == first
