"""The shipped dictionary itself: what it knows, what it does not, what it suggests."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ffbdesk import shipped
from ffbdesk.dictionary import SUGGESTED, Dictionary, NoDictionary, load
from ffbdesk.domain.spelling import looked_at
from tests.support import danish as read_once

FOLDER = shipped.folder("resources") / "spelling"


@pytest.fixture
def danish() -> Dictionary:
    return read_once()


@pytest.mark.parametrize(
    "words",
    [
        "hun vil gerne sove længere om morgenen Danmark",
        "udredning udredningens borgerens kommunens indsatsmål delmål undertema funktionsevneniveau bosted",
        "støttekontaktperson rengøringsplanen madlavningsopgaverne socialpædagogisk morgenmadsordning",
        "VUM-underviser FFB-tema ACT-teamet e-mail",
        "komfurvagten strømpepåtager gribetang boevne ift pga",
    ],
)
def test_good_words_are_known(danish: Dictionary, words: str) -> None:
    assert [word for word in words.split() if not danish.knows(word)] == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("vilket", "hvilket"),
        ("funktionsevenn", "funktionsevnen"),
        ("kontaktpresonen", "kontaktpersonen"),
        ("støttebehovv", "støttebehov"),
        ("Hunnden", "Hunden"),
        ("Tilsidst", "Til sidst"),
        ("desvære", "desværre"),
        ("medicinhåntering", "medicinhåndtering"),
        ("komfurvagtn", "komfurvagten"),
    ],
)
def test_bad_words_are_not_and_the_right_one_is_suggested(danish: Dictionary, wrong: str, right: str) -> None:
    assert not danish.knows(wrong)
    found = danish.suggestions(wrong)
    assert right in found
    assert len(found) <= SUGGESTED


def test_hyphens_are_no_way_round_it(danish: Dictionary) -> None:
    assert not danish.knows("VUM-undervisser")


def test_the_fields_own_words_are_those_the_dictionary_lacks() -> None:
    from hunspell import Hunspell

    plain = Hunspell("index", hunspell_data_dir=str(FOLDER), system_encoding="UTF-8")
    own = (FOLDER / "fagord.txt").read_text("utf-8").split()
    assert own == list(dict.fromkeys(own))
    assert [word for word in own if plain.spell(word)] == [], "these it knows by itself"


def test_what_is_meant_by_a_common_mistake_is_right(danish: Dictionary) -> None:
    lines = (FOLDER / "fejlord.txt").read_text("utf-8").splitlines()
    wrong, right = zip(*(line.split(": ") for line in lines), strict=True)
    assert [word for word in wrong if danish.knows(word) or danish.knows(word.capitalize())] == []
    assert {"boregren", "funktionsvene", "alkohl", "arbede"} <= {*wrong}, "slips of the words that are written most"
    assert danish.suggestions("Boregrens") == ("Borgerens",)
    assert [word for text in right for word in text.split() if not danish.knows(word)] == []


def test_less_than_one_word_in_a_hundred_is_marked_in_the_practice_citizens(danish: Dictionary) -> None:
    looked = [
        word.text
        for file in (shipped.folder("resources") / "practice").glob("*.json")
        for text in _sentences(json.loads(file.read_text("utf-8")))
        for word in looked_at(text)
    ]
    marked = [word for word in looked if not danish.knows(word)]
    assert len(looked) > 3000
    assert len(marked) / len(looked) < 0.01, set(marked)


def _sentences(value: object) -> Iterator[str]:
    if isinstance(value, str) and " " in value:
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _sentences(part)


@pytest.mark.parametrize("name", ["index.aff", "index.dic", "fagord.txt", "fejlord.txt", "SHA256SUMS"])
def test_a_dictionary_that_is_not_whole_is_none(tmp_path: Path, name: str) -> None:
    for file in FOLDER.iterdir():
        shutil.copyfile(file, tmp_path / file.name)
    (tmp_path / name).unlink()
    with pytest.raises(NoDictionary):
        load(tmp_path)
    (tmp_path / name).write_bytes(b"\xff" * 100)
    with pytest.raises(NoDictionary):
        load(tmp_path)
