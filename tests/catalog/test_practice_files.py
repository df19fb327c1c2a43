"""The practice citizens are written with the catalogue that ships, in the program's own export format.

The files of one round stand as earlier versions shipped them (`tests/practice`): they are in archives out there. All
that ship today but one are whole citizens.
"""

import json
from collections.abc import Iterator
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
from tests.support import PRACTICE_ROUNDS, SHIPPED_PRACTICE

FOLDER = shipped.folder("resources") / "practice"
FILES, MIKKEL = PRACTICE_ROUNDS, FOLDER / "mikkel-sand.json"
CIRCLES = ("andreas-hansen", "boerge-mogensen", "borger-x", "lucas")

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
    assert [path.stem for path in SHIPPED_PRACTICE] == [*CIRCLES, "mikkel-sand", "paragraf-85"]


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
    rounds = {path.stem: path for path in FILES}
    first, second = (_read(rounds[name])["content"] for name in (stem, f"{stem}-2"))
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


every_circle = pytest.mark.parametrize("stem", CIRCLES)
GOAL, BUY, EAT = "Indgå i samspil og kontakt", "Købe ind", "Spise"
WORK, BUS, CLEAN, MONEY = "Varetage beskæftigelse", "Færdes med transportmidler", "Gøre rent", "Varetage økonomi"
SCHOOL, COOK, HEALTH = "Varetage uddannelse", "Lave mad", "Varetage egen sundhed"
LEISURE = "Deltage i sociale fællesskaber og fritidsaktiviteter"
LEVELS: dict[str, dict[str, dict[str, int | str]]] = {
    # domain.md 8.3: one level, and a goal that ended without a new one.
    "andreas-hansen": {"2020-08-12": {CLEAN: 3}, "2020-12-14": {CLEAN: "not_assessed"}},
    # domain.md 8.1; of 18 June it has the first alone, of 30 August none: these are of our own pictures of the reports.
    "boerge-mogensen": {
        "2021-05-28": {GOAL: 2, SCHOOL: "not_relevant", WORK: 1, BUY: 2, COOK: "not_assessed", EAT: 3, BUS: 3},
        "2021-06-18": {GOAL: 1, BUY: 2, EAT: 3},
        "2021-08-30": {GOAL: 0, WORK: 1, BUY: 1, EAT: 1, BUS: 2},
    },
    "borger-x": {"2023-01-01": {MONEY: 2}, "2023-06-01": {MONEY: 0}},  # domain.md 8.4
    # domain.md 8.7 has the themes and five dates of an axis: each number is made up.
    "lucas": {
        "2022-08-27": {LEISURE: 4, SCHOOL: 3, COOK: 3, CLEAN: 3, HEALTH: 2},
        "2023-03-15": {LEISURE: 3, SCHOOL: 3, COOK: 2, CLEAN: 3, HEALTH: 2},
        "2023-10-01": {LEISURE: 3, SCHOOL: 2, COOK: 2, CLEAN: 2, HEALTH: 3},
        "2024-04-18": {LEISURE: 2, SCHOOL: 2, COOK: 1, CLEAN: 2, HEALTH: 2},
        "2024-11-04": {LEISURE: 2, SCHOOL: 1, COOK: 1, CLEAN: 1, HEALTH: 2},
    },
}
NEEDS = {
    "andreas-hansen": {"2020-08-12": "Højt støttebehov"},
    "boerge-mogensen": {
        "2021-05-29": "Let støttebehov",
        "2021-06-18": "Let støttebehov",
        "2021-08-30": "Intet støttebehov",
    },
    "borger-x": {"2023-01-01": "Let støttebehov", "2023-06-01": "Intet støttebehov"},
    "lucas": {},
}
GIVEN = {
    "andreas-hansen": [
        ("Midlertidigt ophold", "2020-07-07", "2020-08-11"),
        ("Støtte til sociale relationer", "2020-08-12", None),
        ("Støtte til daglige opgaver i hjemmet", "2020-08-12", None),
    ],
    "boerge-mogensen": [
        ("Støtte til daglige opgaver i hjemmet", "2021-05-29", "2021-08-30"),
        ("Støtte til sund levevis", "2021-05-29", "2021-08-30"),
        ("Social aktivitet", "2021-05-29", "2021-06-18"),
        ("Kompetenceudviklende aktivitet", "2021-06-18", "2021-08-30"),
    ],
    "borger-x": [
        ("Støtte efter servicelovens § 85 (eksemplet nævner ingen bestemt ydelse)", "2023-01-01", "2023-06-01")
    ],
    "lucas": [],
}
GOALS = {
    "andreas-hansen": [(CLEAN, "Udvikle", 3, 1)],
    "boerge-mogensen": [(GOAL, "Udvikle", 2, 0), (BUY, "Udvikle", 2, 0), (EAT, "Begrænse", 3, 3)],
    "borger-x": [(MONEY, "Udvikle", 2, 1)],
    "lucas": [(SCHOOL, "Udvikle", 3, 1), (CLEAN, "Udvikle", 3, 1), (LEISURE, "Udvikle", 4, 2)],
}
GO_ON, END, ANOTHER = (
    f"Træf afgørelse om {what}"
    for what in (
        "fortsættelse af indsats",
        "afslutning af indsats",
        "afslutning af indsats og visiter til ny",
    )
)
DECIDED = {
    "andreas-hansen": {"2020-08-05": [ANOTHER], "2020-12-14": [None]},
    "boerge-mogensen": {"2021-06-18": [GO_ON, ANOTHER], "2021-08-30": [END, END]},
    "borger-x": {"2023-06-01": [END]},
    "lucas": {day: [] for day in list(LEVELS["lucas"])[1:]},
}
HIGHLIGHTED = {
    "andreas-hansen": [[], []],
    "boerge-mogensen": [
        [
            "Bevidsthedstilstand",
            "Boligområde",
            "Døgnrytme",
            "Familiesituation",
            "Intellektuelle funktioner",
            "Interesser",
            "Personer i netværk",
            "Problemløsning",
            "Syn",
            "Tobak",
        ],
        [],
    ],
    "borger-x": [
        ["Organisering og planlægning", "Personer i netværk", "Økonomisk situation"],
        ["Organisering og planlægning", "Økonomisk situation"],
    ],
    "lucas": [[]],
}


def _content(stem: str) -> dict[str, Any]:
    content: dict[str, Any] = _read(FOLDER / f"{stem}.json")["content"]
    return content


def _term(coded: dict[str, Any] | None) -> str | None:
    return coded["term"] if coded else None


def _by_day(stem: str) -> dict[str, dict[str, int | str | None]]:
    """What was judged, by its day; an opfølgning and an udredning of one day say the same."""
    found: dict[str, dict[str, int | str | None]] = {}
    content = _content(stem)
    judged = [(g["held_on"], c) for g in reversed(content["gatherings"]) for c in g["conditions"]]
    judged += [(part["judged_on"], part) for one in reversed(content["follow_ups"]) for part in one["parts"]]
    for day, one in judged:
        if one["judgement"] is not None:
            stated, term = _stated(one["judgement"]), one["theme"]["term"]
            assert found.setdefault(day, {}).setdefault(term, stated) == stated
    return found


@every_circle
def test_levels_are_those_of_the_source(stem: str) -> None:
    assert _by_day(stem) == LEVELS[stem]


@every_circle
def test_what_was_needed_given_and_decided_is_the_sources(stem: str) -> None:
    content = _content(stem)
    needs = {one["need_on"]: _term(one["need"]) for one in (*content["gatherings"], *content["follow_ups"])}
    assert {day: need for day, need in needs.items() if need} == NEEDS[stem]
    given = [
        (one["own_words"] or _term(one["code"]), one["starts_on"], one["ends_on"])
        for plan in content["care_plans"]
        for one in plan["interventions"]
    ]
    assert given == GIVEN[stem]
    told = [
        (_term(g["theme"]), g["change_value"]["term"].split()[0], g["starting_level"], g["expected_level"])
        for g in content["goals"]
    ]
    assert told == GOALS[stem]
    decided = {one["held_on"]: [_term(r["value"]) for r in one["results"]] for one in content["follow_ups"]}
    assert decided == DECIDED[stem]
    highlighted = [
        sorted(d["theme"]["term"] for d in g["descriptions"] if d["highlighted_on"])
        for g in reversed(content["gatherings"])
    ]
    assert highlighted == HIGHLIGHTED[stem]


def _everything(found: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every value with its key, however deep, what is locked too."""
    yield name, found
    for key, value in found.items() if isinstance(found, dict) else ((name, one) for one in found):
        if isinstance(value, dict | list):
            yield from _everything(value, key)
        else:
            yield key, value


@every_circle
def test_they_are_fictitious_everywhere_and_read_whole(stem: str, catalogue: Catalogue) -> None:
    path = FOLDER / f"{stem}.json"
    people = [value for key, value in _everything(_read(path)) if key == "citizen" and isinstance(value, dict)]
    assert people
    allowed = {"0101814321"} if stem == "boerge-mogensen" else {""}  # the source's own, plainly a test number
    assert all(one["practice"] is True and one["cpr"] in allowed for one in people)
    assert isinstance(read(path.read_bytes(), path.name, catalogue), ReadWhole)
    text = path.read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


@every_circle
def test_all_is_finished_on_a_day_that_can_be(stem: str) -> None:
    content = _content(stem)
    last = max(LEVELS[stem])
    days = {"gatherings": "held_on", "orders": "dated_on", "statuses": "written_on", "follow_ups": "held_on"}
    for pieces, name in days.items():
        for one in content[pieces]:
            locked = datetime.fromisoformat(one["locked"]["at"])
            assert 0 <= (locked.date() - date.fromisoformat(one[name])).days <= 1
            assert one[name] <= last
    days_told = [value for key, value in _everything(content) if key.endswith("recorded_at") and value]
    assert all(day[:10] <= last for day in days_told)
    assert all(note["signed_at"][:10] == note["observed_on"] <= last for note in content["notes"])


@every_circle
def test_the_citizens_words_are_quoted(stem: str) -> None:
    for key, value in _everything(_content(stem)):
        if key in ("citizens_view", "own_words", "wishes") and value and not value.startswith("Støtte efter"):
            assert value.startswith("»")
            assert value.endswith("«")
        if key == "short_remark":
            assert len(value) <= SHORT_REMARK_MAX
    for gathering in _content(stem)["gatherings"]:
        for told in (*gathering["conditions"], *gathering["descriptions"]):
            assert told["citizen"] == "" or told["citizen"].startswith("»")


def test_boerge_has_the_whole_circle() -> None:
    content = _content("boerge-mogensen")
    orders = [(one["dated_on"], one["receiver"]) for one in reversed(content["orders"])]
    home, day = "Solstrålen", "Aktivitetshuset Havnen"
    assert orders == [("2021-05-29", home), ("2021-05-29", day), ("2021-06-18", day)]
    assert all("Støttebehov: let" in one["told"] for one in content["orders"])
    first = content["gatherings"][-1]
    assert _term(first["target"]) == "Anden udviklingsforstyrrelse"
    others = {"Anden fysisk funktionsnedsættelse", "Selvmordstanker eller -forsøg"}
    assert {_term(one) for one in first["other_targets"]} == others
    assert not first["diagnoses"]
    assert [len(goal["sub_goals"]) for goal in content["goals"]] == [2, 2, 2]
    (status,) = content["statuses"]
    assert (status["since"], status["until"], status["follow_up_on"]) == ("2021-06-18", "2021-08-24", "2021-08-30")
    last = content["follow_ups"][0]
    assert last["status_id"] == status["id"]
    told = {part["goal_id"]: part for part in status["parts"]}
    results = []
    for part in (part for part in last["parts"] if part["goal_id"]):
        assert all(
            (told[part["goal_id"]]["citizens_view"], told[part["goal_id"]]["our_view"], part["caseworkers_view"])
        )
        results.append((part["result"], part["following"]))
    assert results == [("reached", "ended"), ("partly", "ended"), ("reached", "ended")]
    assert last["next_on"] is None
    for piece in (status, *content["follow_ups"]):
        assert "til øvelse" in piece["in_short"], "not all of that day is the source's"


def test_andreas_has_two_rounds_a_delmaal_and_a_note_on_what_nobody_assessed() -> None:
    content = _content("andreas-hansen")
    second, first = content["gatherings"]
    asked = (first["requested_on"], first["agreement"], _term(first["target"]), first["conditions"])
    assert asked == ("2020-06-23", "agrees", "Udviklingshæmning", [])
    assert [c["theme"]["term"] for c in second["conditions"]] == [CLEAN]
    ((step,),) = (goal["sub_goals"] for goal in content["goals"])
    assert (step["begun_on"], step["status"]) == ("2020-09-10", "reached")
    noted = {note["observed_on"]: [theme["term"] for theme in note["themes"]] for note in content["notes"]}
    assert noted == {"2020-09-10": [], "2020-12-12": [HEALTH]}
    assert "Datoen er opdigtet" in content["follow_ups"][0]["in_short"]


def test_every_number_of_lucas_is_said_to_be_made_up() -> None:
    content, made_up = _content("lucas"), "Opdigtede tal til øvelse."
    assert content["case"]["intervention_purpose"].startswith("Opdigtet til øvelse")
    for gathering in content["gatherings"]:
        assert gathering["purpose"].startswith(made_up)
        assert gathering["evaluation"].startswith(made_up)
        for one in gathering["conditions"]:
            assert one["short_remark"].startswith("Opdigtet niveau til øvelse.")
            assert one["caseworker"] == f"Opdigtet niveau til øvelse: {one['judgement']['level']}."
    for follow_up in content["follow_ups"]:
        assert follow_up["in_short"].startswith(made_up)
        for part in follow_up["parts"]:
            assert part["caseworkers_view"].startswith(f"Opdigtet niveau til øvelse: {part['judgement']['level']}")
