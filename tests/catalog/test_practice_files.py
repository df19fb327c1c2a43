"""The practice citizens are written with the catalogue that ships, in the program's own export format."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from ffbdesk import shipped
from ffbdesk.catalog.loader import load
from ffbdesk.domain.catalogue import Catalogue, Component
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.judgement import SHORT_REMARK_MAX, Assessed, Judgement, Level, NotAssessed
from ffbdesk.domain.records import Informant
from ffbdesk.export.file.check import ReadWhole, read
from tests.support import PRACTICE, PRACTICE_ROUNDS

FOLDER = shipped.folder("resources") / "practice"
FILES, MIKKEL = PRACTICE_ROUNDS, FOLDER / "mikkel-sand.json"

EXPECTED: dict[str, list[tuple[str, int | str | None]]] = {
    "boerge-mogensen-2": [("Indgå i samspil og kontakt", 1), ("Købe ind", 2), ("Spise", 3)],
    "boerge-mogensen": [
        ("Indgå i samspil og kontakt", 2),
        ("Varetage uddannelse", "not_relevant"),
        ("Varetage beskæftigelse", 1),
        ("Købe ind", 2),
        ("Lave mad", "not_assessed"),
        ("Spise", 3),
        ("Færdes med transportmidler", 3),
    ],
    "borger-x-2": [("Varetage økonomi", 0)],
    "borger-x": [("Varetage økonomi", 2)],
    "paragraf-85": [
        ("Indgå i samspil og kontakt", 3),
        ("Varetage uddannelse", 1),
        ("Gøre rent", 2),
        ("Færdes med transportmidler", None),
    ],
}

every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def _conditions(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = _read(path)["content"]["conditions"]
    return found


def test_all_are_there() -> None:
    assert [path.stem for path in FILES] == list(EXPECTED)
    assert {*PRACTICE} == {*FILES, MIKKEL}


@every_file
def test_head(path: Path, catalogue: Catalogue) -> None:
    file = _read(path)
    head = {key: file[key] for key in file if key != "content"}
    assert head == {
        "format": "ffbdesk/udredning",
        "version": 1,
        "scope": "all",
        "exported_at": "2026-11-01T12:00:00+01:00",
        "program": "FFB Desk 0.1.0",
    }
    assert file["content"]["catalogue"] == {"name": catalogue.version.name, "version": catalogue.version.version}
    assert file["content"]["citizen"]["practice"] is True


@every_file
def test_themes_are_the_catalogues_in_its_order(path: Path, catalogue: Catalogue) -> None:
    found = [condition["theme"] for condition in _conditions(path)]
    places = [t.code for t in catalogue.themes]
    assert [places.index(theme["code"]) for theme in found] == sorted({places.index(t["code"]) for t in found})
    for theme in found:
        entry = catalogue.theme(ThemeCode(theme["code"]))
        assert (entry.term, entry.kind) == (theme["term"], Component.ACTIVITY)


def _stated(judgement: dict[str, Any] | None) -> int | str | None:
    if judgement is None:
        return None
    return judgement.get("level", judgement["kind"])  # type: ignore[no-any-return]


@every_file
def test_judgements_are_those_of_the_case(path: Path) -> None:
    found = [(condition["theme"]["term"], _stated(condition["judgement"])) for condition in _conditions(path)]
    assert found == EXPECTED[path.stem]


@every_file
def test_values_are_the_catalogues(path: Path, catalogue: Catalogue) -> None:
    for written in (condition["judgement"] for condition in _conditions(path)):
        if written is None or written["kind"] == "not_relevant":
            assert written in (None, {"kind": "not_relevant"})
            continue
        judgement: Judgement = Assessed(Level(written["level"])) if "level" in written else NotAssessed()
        value = catalogue.value(judgement)
        assert value is not None
        number = {"level": value.level} if isinstance(judgement, Assessed) else {}
        kind = "assessed" if number else "not_assessed"
        assert written == {"kind": kind, **number, "code": value.code, "term": value.label}


@every_file
def test_voices_and_remarks(path: Path) -> None:
    order = [informant.value for informant in Informant]
    for condition in _conditions(path):
        voices = [voice["informant"] for voice in condition["voices"]]
        assert voices == [informant for informant in order if informant in voices]
        assert all(voice["text"].strip() == voice["text"] != "" for voice in condition["voices"])
        assert len(condition["short_remark"]) <= SHORT_REMARK_MAX
        spoken = next((v["text"] for v in condition["voices"] if v["informant"] == "citizen"), "»«")
        assert spoken.startswith("»")
        assert "«" in spoken


@every_file
def test_the_judged_themes_have_three_voices_and_a_short_remark(path: Path) -> None:
    for condition in _conditions(path):
        if isinstance(_stated(condition["judgement"]), int):
            assert len(condition["voices"]) >= (2 if path.stem.endswith("-2") else 3)
        assert condition["short_remark"]


def test_ids_are_random_and_used_once() -> None:
    ids: list[str] = []
    for content in (_read(path)["content"] for path in FILES):
        ids.append(content["gathering"]["id"])
        ids += [condition["id"] for condition in content["conditions"]]
    assert len(set(ids)) == len(ids)
    assert all(UUID(each).version == 4 and str(UUID(each)) == each for each in ids)


@every_file
def test_a_goal_and_a_mark_at_least(path: Path, catalogue: Catalogue) -> None:
    content = _read(path)["content"]
    levels = {c["theme"]["code"]: c["judgement"].get("level") for c in content["conditions"] if c["judgement"]}
    assert any(condition["marks"] for condition in content["conditions"])
    assert content["goals"]
    assert content["case"]["intervention_purpose"]
    for goal in content["goals"]:
        assert goal["current_level"] == levels[goal["theme"]["code"]]
        change = catalogue.change_value(goal["change_value"]["code"])
        assert change.term == goal["change_value"]["term"]


@every_file
def test_marks_are_on_what_the_catalogue_offers_with_its_words(path: Path, catalogue: Catalogue) -> None:
    for condition in _conditions(path):
        theme = catalogue.theme(ThemeCode(condition["theme"]["code"]))
        offered = {prompt.id: prompt.text for prompt in theme.shown(())}
        for mark in condition["marks"]:
            assert (mark["text"], mark["list_version"]) == (offered[mark["prompt_id"]], theme.prompts_version)
        ids = [mark["prompt_id"] for mark in condition["marks"]]
        assert ids == sorted({*ids})


@pytest.mark.parametrize("stem", ["boerge-mogensen", "borger-x"])
def test_a_second_round_is_of_the_same_citizen_and_knows_the_first(stem: str) -> None:
    first, second = (_read(FOLDER / f"{name}.json")["content"] for name in (stem, f"{stem}-2"))
    assert first["citizen"] == second["citizen"]
    assert first["case"]["id"] == second["case"]["id"]
    assert [goal["id"] for goal in first["goals"]] == [goal["id"] for goal in second["goals"]]
    levels = {c["theme"]["code"]: c["judgement"].get("level") for c in first["conditions"] if c["judgement"]}
    told = {level["theme"]: level["level"] for level in second["earlier"]["levels"]}
    assert told == {theme: level for theme, level in levels.items() if level is not None}
    assert second["earlier"]["held_on"] == first["gathering"]["held_on"]


@every_file
def test_dates_and_finish(path: Path) -> None:
    gathering = _read(path)["content"]["gathering"]
    held = date.fromisoformat(gathering["held_on"])
    if path.stem == "paragraf-85":
        assert (gathering["finished_at"], gathering["finished_by"]) == (None, None)
        return
    finished = datetime.fromisoformat(gathering["finished_at"])
    assert finished.tzinfo is not None
    assert finished.date() >= held
    assert gathering["finished_by"] == gathering["assessor"]


@every_file
def test_written_for_diffs(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


STAGES = (
    ("Intellektuel/kognitiv forstyrrelse", "Moderat støttebehov", "Midlertidigt botilbud til voksne", 3),
    ("Opmærksomhedsforstyrrelse", "Moderat støttebehov", "Midlertidigt botilbud til voksne", 4),
    ("Opmærksomhedsforstyrrelse", "Let støttebehov", "Mobilt tilbud", 5),
)
"""Målgruppe, støttebehov, tilbud and how many ydelser, as the source's 'borgerrejse' has them (domain.md 8.6)."""


def _mikkel() -> dict[str, Any]:
    content: dict[str, Any] = _read(MIKKEL)["content"]
    return content


def test_mikkel_is_a_whole_citizen_in_three_stages() -> None:
    content = _mikkel()
    told = zip(reversed(content["gatherings"]), content["care_plans"], strict=True)
    found = [
        (one["target"]["term"], one["need"]["term"], plan["service"]["term"], len(plan["interventions"]))
        for one, plan in told
    ]
    assert found == [*STAGES]
    assert [one["locked"] is not None for one in content["gatherings"]] == [False, True, True]
    assert [order["locked"] is not None for order in content["orders"]] == [True, True]
    assert content["care_plans"][2]["interventions"][-1]["own_words"], "what the catalogue has no ydelse for"
    first = content["gatherings"][-1]
    assert all(first[name] for name in ("reason", "requester", "requested_on", "agreement", "wished", "evaluation"))
    assert content["contacts"]
    assert content["gatherings"][0]["diagnoses"]
    assert any(one["highlighted_on"] for one in first["descriptions"])


def test_mikkel_is_fictitious_everywhere_and_reads_whole(catalogue: Catalogue) -> None:
    content = _mikkel()
    people = [content["citizen"], *(g["locked"]["content"]["citizen"] for g in content["gatherings"] if g["locked"])]
    people += [order["locked"]["content"]["citizen"] for order in content["orders"]]
    assert all(person["practice"] is True and person["cpr"] == "" for person in people)
    assert isinstance(read(MIKKEL.read_bytes(), MIKKEL.name, catalogue), ReadWhole)
    text = MIKKEL.read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


def test_what_mikkel_says_is_quoted() -> None:
    for gathering in _mikkel()["gatherings"]:
        for told in (*gathering["conditions"], *gathering["descriptions"]):
            assert told["citizen"] == "" or told["citizen"].startswith("»")
            assert len(told.get("short_remark", "")) <= SHORT_REMARK_MAX
