"""The shipped catalogue is whole and official where it says so; a damaged one is named, never half read."""

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

import pytest

from ffbdesk import shipped
from ffbdesk.catalog.listing import as_dict
from ffbdesk.catalog.loader import SHIPPED, CatalogueDamaged, CatalogueUnknown, load
from ffbdesk.domain.catalogue import (
    Catalogue,
    ChangeValue,
    Component,
    PromptKind,
    PromptSource,
    Theme,
    ThemeGroup,
)
from ffbdesk.domain.ids import PromptId, ThemeCode
from ffbdesk.domain.marks import Frequency, Mark, written
from ffbdesk.export.said import is_of_catalogue

FILE = shipped.folder("catalogs") / SHIPPED
OFFICIAL = Path(__file__).resolve().parents[2].parent / "shared" / "ffb"
NOT_ASSESSED = "1c327095-107f-4b96-88d0-ec562cb980be"
WITHDRAWN = {
    *("dcc6bb77-01", "8888edfa-01", "685e8517-01", "fd4b8dd3-01", "fd4b8dd3-08", "fd4b8dd3-10", "fd4b8dd3-12"),
    *("9bbbffef-02", "9bbbffef-03", "9bbbffef-04", "9bbbffef-08", "9bbbffef-13", "bd67597b-14", "885400cc-13"),
    *(
        "464a2ab6-01",
        "464a2ab6-10",
        "464a2ab6-14",
        "14615a09-01",
        "14615a09-13",
        "4977ce08-09",
        "4977ce08-10",
        "320c9aa6-01",
    ),
    *("28fbf17e-01", "28fbf17e-03", "28fbf17e-04", "28fbf17e-09", "28fbf17e-10"),
}
"""Prompts that were offered once: they stay in the file, and their ids are never used again."""
FEWEST = 8
"""Prompts that a theme offers."""
GUIDED = ["Varetage relationer til netværk", "Gøre rent"]

official = pytest.mark.skipif(not OFFICIAL.is_dir(), reason="the official files do not lie beside this checkout")

type Damage = Callable[[dict[str, Any]], object]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _written(folder: Path, content: object) -> Path:
    path = folder / "copy.json"
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def test_counts(catalogue: Catalogue) -> None:
    kinds = Counter(theme.kind for theme in catalogue.themes)
    assert kinds == {Component.ACTIVITY: 31, Component.FUNCTION: 33, Component.SURROUNDINGS: 3}
    assert len(catalogue.groups) == 11
    assert (catalogue.version.name, catalogue.version.version) == ("Funktionsevnekatalog", "3.00")
    assert len(catalogue.change_values) == 3


def test_group_sizes_in_the_official_order(catalogue: Catalogue) -> None:
    sizes = Counter(theme.group for theme in catalogue.themes)
    assert [(group.term, sizes[group.code]) for group in catalogue.groups] == [
        ("Relationer", 3),
        ("Samfundsliv", 5),
        ("Kommunikation", 4),
        ("Praktiske opgaver", 6),
        ("Egenomsorg", 9),
        ("Mobilitet", 4),
        ("Fysiske funktioner", 5),
        ("Mentale funktioner", 12),
        ("Sociale forhold", 8),
        ("Sundhedsforhold", 8),
        ("Omgivelser", 3),
    ]


def test_levels(catalogue: Catalogue) -> None:
    assert [value.level for value in catalogue.levels] == [0, 1, 2, 3, 4, None]
    last = catalogue.levels[-1]
    assert (last.code, last.label, last.criterion) == (NOT_ASSESSED, "Ikke vurderet", "")


def test_only_what_is_judged_has_prompts(catalogue: Catalogue) -> None:
    for theme in catalogue.themes:
        assert bool(theme.prompts) is (theme.kind is Component.ACTIVITY), theme.term
        replaced = any(not prompt.is_offered for prompt in theme.prompts)
        assert theme.prompts_version == (1 + replaced if theme.prompts else 0), theme.term


def test_prompt_ids_tell_their_theme_and_source_is_never_mixed(catalogue: Catalogue) -> None:
    for theme in catalogue.themes:
        every = (f"{theme.code[:8]}-{n:02}" for n in count(1))
        assert sorted(p.id for p in theme.prompts) == [*islice(every, len(theme.prompts))], "no number is left out"
        source = PromptSource.GUIDE if theme.term in GUIDED else PromptSource.OWN
        assert all(prompt.source is source for prompt in theme.prompts), theme.term


def test_what_was_withdrawn_stays_withdrawn_and_every_list_offers_enough(catalogue: Catalogue) -> None:
    prompts = [prompt for theme in catalogue.themes for prompt in theme.prompts]
    assert {prompt.id for prompt in prompts if prompt.kind is PromptKind.WITHDRAWN} == WITHDRAWN
    for theme in catalogue.themes:
        offered = sum(prompt.is_offered for prompt in theme.prompts)
        assert offered >= FEWEST or not theme.prompts, theme.term
        assert offered == len(theme.shown(()))


def test_a_list_shows_its_occasions_last_and_the_withdrawn_only_where_they_are_marked(catalogue: Catalogue) -> None:
    home = next(theme for theme in catalogue.themes if theme.term == "Varetage bolig")
    shown = home.shown(())
    kinds = [prompt.kind for prompt in shown]
    assert kinds == sorted(kinds, key=lambda kind: kind is PromptKind.OCCASION)
    assert {*kinds} == {PromptKind.USUAL, PromptKind.OCCASION}
    old = [Mark(PromptId(id_), "Som det hed før", 1, Frequency.ALWAYS) for id_ in ("x-1", "fd4b8dd3-08", shown[0].id)]
    more = [prompt for prompt in home.shown(old) if prompt not in shown]
    assert [(prompt.id, prompt.text, prompt.kind) for prompt in more] == [
        ("fd4b8dd3-08", "Som det hed før", PromptKind.WITHDRAWN),
        ("x-1", "Som det hed før", PromptKind.FOREIGN),
    ]
    assert home.shown(old)[-1] == shown[-1]


def test_only_one_term_is_shown_otherwise_than_it_is_written(catalogue: Catalogue) -> None:
    assert [(theme.term, theme.name) for theme in catalogue.themes if theme.name != theme.term] == [
        ("Anvende kommunikationsudstyr- og teknikker", "Anvende kommunikationsudstyr og -teknikker")
    ]


def test_activities_are_explained_by_what_is_done_not_by_what_could_be(catalogue: Catalogue) -> None:
    for part in (*catalogue.groups, *catalogue.themes):
        if part.kind is Component.ACTIVITY:
            assert not part.explanation.startswith("Om borgeren kan "), part.term


def test_a_text_from_before_it_was_corrected_is_still_the_catalogues(catalogue: Catalogue) -> None:
    corrected = [p for theme in catalogue.themes for p in theme.prompts if p.earlier_texts]
    assert "320c9aa6-01" not in {prompt.id for prompt in corrected}
    for prompt in corrected:
        for text in (prompt.text, *prompt.earlier_texts):
            assert is_of_catalogue(prompt.id, written(Mark(prompt.id, text, 1, Frequency.ALWAYS)), catalogue)
        anybodys = written(Mark(prompt.id, "Naboens ord", 1, Frequency.ALWAYS))
        assert not is_of_catalogue(prompt.id, anybodys, catalogue)


def test_own_prompts_follow_the_lead_in(catalogue: Catalogue) -> None:
    """'Overvej fx om borgeren …': the first word is a verb in the present tense."""
    for theme in catalogue.themes:
        for prompt in theme.prompts:
            first = prompt.text.split()[0].rstrip(",")
            assert first == "Færdes" or first.endswith("r"), prompt
            assert not prompt.text.endswith((".", "?")), prompt


def test_file_is_written_for_diffs() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


def _concepts(concepts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for concept in concepts:
        yield concept
        yield from _concepts(concept.get("concept", []))


def _entries(catalogue: Catalogue) -> tuple[ThemeGroup | Theme | ChangeValue, ...]:
    return (*catalogue.groups, *catalogue.themes, *catalogue.change_values)


@pytest.fixture
def concepts() -> dict[str, dict[str, Any]]:
    return {c["code"]: c for c in _concepts(_json(OFFICIAL / "CodeSystem-FFB.json")["concept"])}


@official
def test_codes_and_terms_are_the_official_ones(catalogue: Catalogue, concepts: dict[str, dict[str, Any]]) -> None:
    for part in _entries(catalogue):
        assert concepts[part.code]["display"] == part.term
    for value in catalogue.levels:
        assert concepts[value.code]["display"] == value.label


@official
def test_groups_hold_their_official_themes(catalogue: Catalogue, concepts: dict[str, dict[str, Any]]) -> None:
    for group in catalogue.groups:
        children = {concept["code"] for concept in concepts[group.code]["concept"]}
        assert {theme.code for theme in catalogue.themes if theme.group == group.code} == children


@official
def test_no_explanation_copies_an_official_sentence(catalogue: Catalogue, concepts: dict[str, dict[str, Any]]) -> None:
    for part in _entries(catalogue):
        words = part.explanation.replace(",", "").split()
        definition = concepts[part.code]["definition"].replace(",", "")
        copied = [run for run in (" ".join(words[n : n + 6]) for n in range(len(words) - 5)) if run in definition]
        assert not copied, part.term


@official
def test_order_criteria_and_guide_lists_are_as_printed(catalogue: Catalogue) -> None:
    guide = _json(OFFICIAL / "guide-v3.00.json")
    assert [theme.term for theme in catalogue.themes] == [
        term for groups in guide["order"].values() for terms in groups.values() for term in terms
    ]
    criteria = [{"level": v.level, "label": v.label, "criterion": v.criterion} for v in catalogue.levels[:-1]]
    assert criteria == guide["criteria"]
    printed = {t.term: [p.text for p in t.prompts] for t in catalogue.themes if t.term in GUIDED}
    assert printed == guide["prompts"]


def _put(*place: str | int, value: object) -> Damage:
    def damage(content: dict[str, Any]) -> None:
        spot: Any = content
        for step in place[:-1]:
            spot = spot[step]
        spot[place[-1]] = value

    return damage


def _repeat_prompt_id(content: dict[str, Any]) -> None:
    content["themes"][1]["prompts"][0]["id"] = content["themes"][0]["prompts"][0]["id"]


def _official(content: dict[str, Any]) -> dict[str, Any]:
    lists: list[list[dict[str, Any]]] = [theme["prompts"] for theme in content["themes"]]
    return next(prompt for prompts in lists for prompt in prompts if prompt["source"] == PromptSource.GUIDE)


def _withdraw_all(content: dict[str, Any]) -> None:
    for prompt in content["themes"][0]["prompts"]:
        prompt["kind"] = "withdrawn"


def _repeat_code(content: dict[str, Any]) -> None:
    content["themes"][1]["code"] = content["themes"][0]["code"]


def _swap_groups(content: dict[str, Any]) -> None:
    content["groups"][0], content["groups"][1] = content["groups"][1], content["groups"][0]


def _swap_themes_across_groups(content: dict[str, Any]) -> None:
    content["themes"][0], content["themes"][3] = content["themes"][3], content["themes"][0]


def _give_function_prompts(content: dict[str, Any]) -> None:
    content["themes"][40]["prompts"] = [{"id": "x-01", "text": "Sover", "source": "ffbdesk"}]


DAMAGE: dict[str, Damage] = {
    "a theme missing": lambda c: c["themes"].pop(),
    "a group missing": lambda c: c["groups"].pop(),
    "a level missing": lambda c: c["levels"].pop(2),
    "no 'Ikke vurderet'": lambda c: c["levels"].pop(),
    "level 5": _put("levels", 4, "level", value=5),
    "a level as text": _put("levels", 1, "level", value="1"),
    "a criterion missing": _put("levels", 1, "criterion", value=""),
    "a criterion for 'Ikke vurderet'": _put("levels", 5, "criterion", value="Udfører"),
    "a måltype missing": lambda c: c["change_values"].pop(),
    "no sources": _put("sources", value=[]),
    "an empty explanation": _put("themes", 5, "explanation", value=" "),
    "an empty prompt": _put("themes", 0, "prompts", 0, "text", value=""),
    "an empty prompt id": _put("themes", 0, "prompts", 0, "id", value=""),
    "a prompt with outer spaces": _put("themes", 0, "prompts", 0, "text", value="Hilser "),
    "an unknown source": _put("themes", 0, "prompts", 0, "source", value="guide-4.00"),
    "an unknown kind of prompt": _put("themes", 0, "prompts", 0, "kind", value="rare"),
    "a foreign prompt": _put("themes", 0, "prompts", 0, "kind", value="foreign"),
    "an official prompt of occasions": lambda c: _official(c).update(kind="occasion"),
    "an official prompt that is withdrawn": lambda c: _official(c).update(kind="withdrawn"),
    "an official prompt that is corrected": lambda c: _official(c).update(earlier_texts=["Gør rent"]),
    "a list that is withdrawn": _withdraw_all,
    "an empty earlier text": _put("themes", 0, "prompts", 0, "earlier_texts", value=[""]),
    "a text that was never another": lambda c: c["themes"][0]["prompts"][0].update(
        earlier_texts=[c["themes"][0]["prompts"][0]["text"]]
    ),
    "earlier texts that are no list": _put("themes", 0, "prompts", 0, "earlier_texts", value="Hilser"),
    "an unknown kind": _put("themes", 0, "kind", value="XX"),
    "a kind unlike its group's": _put("groups", 0, "kind", value="FF"),
    "a group that does not exist": _put("themes", 0, "group", value="3856b434-0000-0000-0000-000000000000"),
    "a code that is no UUID": _put("themes", 0, "code", value="3f9da5ac"),
    "a code twice": _repeat_code,
    "a prompt id twice": _repeat_prompt_id,
    "groups in another order": _swap_groups,
    "a split group": _swap_themes_across_groups,
    "prompts for a theme without level": _give_function_prompts,
    "a judged theme without prompts": _put("themes", 0, "prompts", value=[]),
    "a prompt list without version": _put("themes", 0, "prompts_version", value=0),
    "a version without prompt list": _put("themes", 40, "prompts_version", value=1),
    "an unknown key at the top": _put("note", value="x"),
    "an unknown key in a theme": _put("themes", 0, "note", value="x"),
    "an unknown key in a prompt": _put("themes", 0, "prompts", 0, "note", value="x"),
    "a key missing": lambda c: c["themes"][0].pop("explanation"),
    "themes that are no list": _put("themes", value={}),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_damage_is_named(damage: Damage, tmp_path: Path) -> None:
    content = _json(FILE)
    damage(content)
    path = _written(tmp_path, content)
    with pytest.raises(CatalogueDamaged) as caught:
        load(path)
    assert caught.value.path == path
    assert caught.value.detail
    assert "\n" not in caught.value.detail
    assert len(caught.value.detail) < 120


UNKNOWN: dict[str, Damage] = {
    "another format": _put("format", value="ffbdesk/udredning"),
    "a newer format": _put("format_version", value=2),
    "no format": lambda c: c.pop("format"),
    "another catalogue": _put("name", value="Indsatskatalog"),
    "another version": _put("version", value="4.00"),
    "a version that is no text": _put("version", value=["3.00"] * 1000),
}


@pytest.mark.parametrize("change", UNKNOWN.values(), ids=UNKNOWN.keys())
def test_unknown_is_told_from_damaged(change: Damage, tmp_path: Path) -> None:
    content = _json(FILE)
    change(content)
    with pytest.raises(CatalogueUnknown) as caught:
        load(_written(tmp_path, content))
    assert len(caught.value.detail) < 120


RAW = {
    "empty": b"",
    "cut off": FILE.read_bytes()[:5000],
    "not text": b"\xff\xfe\x00",
    "not an object": b"[]",
    "nested without end": b"[" * 200_000,
    "half a character": FILE.read_bytes().replace(b'"explanation": "', b'"explanation": "\\ud800', 1),
    "a key twice": FILE.read_bytes().replace(b'"kind": "AD",', b'"kind": "AD", "kind": "AD",', 1),
}


@pytest.mark.parametrize("data", RAW.values(), ids=RAW.keys())
def test_undecodable_files(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "copy.json"
    path.write_bytes(data)
    with pytest.raises(CatalogueDamaged):
        load(path)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        with pytest.raises(CatalogueDamaged, match=path.name):
            load(path)


def test_correcting_a_text_is_a_matter_of_data(tmp_path: Path) -> None:
    """As an editor on Windows leaves it: with a byte order mark and CRLF."""
    path = Path(shutil.copy(FILE, tmp_path / SHIPPED))
    text = path.read_text(encoding="utf-8").replace("Tager imod ros", "Tager imod ros og tak")
    path.write_text(text, encoding="utf-8-sig", newline="\r\n")
    theme = load(path).theme(ThemeCode("3f9da5ac-9686-4eeb-b517-b46e17fcb1d7"))
    assert [p.id for p in theme.prompts if p.text == "Tager imod ros og tak"] == ["3f9da5ac-08"]


def test_listing_has_exactly_the_promised_keys(catalogue: Catalogue) -> None:
    listed = json.loads(json.dumps(as_dict(catalogue)))
    assert list(listed) == ["version", "themes", "levels"]
    assert listed["version"] == "3.00"
    assert [theme["code"] for theme in listed["themes"]] == [theme.code for theme in catalogue.themes]
    assert {tuple(theme) for theme in listed["themes"]} == {("code", "term", "kind", "group", "explanation", "prompts")}
    assert {tuple(p) for theme in listed["themes"] for p in theme["prompts"]} == {("id", "text", "source")}
    assert not WITHDRAWN & {p["id"] for theme in listed["themes"] for p in theme["prompts"]}
    assert Counter(theme["kind"] for theme in listed["themes"]) == {"AD": 31, "FF": 33, "O": 3}
    assert [value["level"] for value in listed["levels"]] == [0, 1, 2, 3, 4, None]
