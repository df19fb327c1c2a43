"""The shipped Indsatskatalog is whole and official where it says so; a damaged one is named, never half read."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ffbdesk import shipped
from ffbdesk.catalog.loader import SHIPPED_INTERVENTIONS, CatalogueDamaged, CatalogueUnknown, load
from ffbdesk.domain.ids import NeedCode, TargetCode
from ffbdesk.domain.interventions import EntryKind, InterventionCatalogue, OrderSource
from ffbdesk.domain.records import Informant

FILE = shipped.folder("catalogs") / SHIPPED_INTERVENTIONS
OFFICIAL = Path(__file__).resolve().parents[2].parent / "shared" / "ffb"
PSYCHIC = TargetCode("9ed672")

official = pytest.mark.skipif(not OFFICIAL.is_dir(), reason="the official files do not lie beside this checkout")

type Damage = Callable[[dict[str, Any]], object]


@pytest.fixture(scope="module")
def catalogue() -> InterventionCatalogue:
    return load().interventions


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_counts(catalogue: InterventionCatalogue) -> None:
    assert (catalogue.version.name, catalogue.version.version) == ("Indsatskatalog", "4.00")
    assert (len(catalogue.interventions), len(catalogue.services), len(catalogue.target_groups)) == (32, 8, 45)
    assert [need.term for need in catalogue.support_needs] == [
        "Intet støttebehov",
        "Let støttebehov",
        "Moderat støttebehov",
        "Højt støttebehov",
        "Fuldstændigt støttebehov",
        "Ikke vurderet",
    ]
    assert len(catalogue.follow_up_values) == 3
    assert {informant.voice for informant in catalogue.informants} == set(Informant)


def test_entries_are_found_by_code_and_know_what_stands_over_them(catalogue: InterventionCatalogue) -> None:
    autism = next(entry for entry in catalogue.target_groups if entry.term == "Autismespektrum")
    assert catalogue.target(autism.code) is autism
    assert [group.term for group in catalogue.path(autism.group)] == [
        *("Funktionsnedsættelse", "Psykisk funktionsnedsættelse"),
        *("Intellektuel/kognitiv forstyrrelse", "Udviklingsforstyrrelse"),
    ]
    heading = next(g for g in catalogue.headings(EntryKind.TARGET_GROUP) if g.term == "Psykisk funktionsnedsættelse")
    assert catalogue.target(TargetCode(heading.code)) is heading, "what stands over several may be chosen too"
    assert all(group.parent for group in catalogue.headings(EntryKind.TARGET_GROUP))
    last = catalogue.support_needs[-1]
    assert catalogue.need(last.code) is last
    assert last.step is None
    for missing in (lambda: catalogue.need(NeedCode("x")), lambda: catalogue.target(PSYCHIC)):
        with pytest.raises(KeyError):
            missing()


def test_a_law_holds_from_a_day_on(catalogue: InterventionCatalogue) -> None:
    (rule,) = catalogue.reporting
    assert rule.day == date(2025, 1, 1)
    assert {"SEL § 85", "SEL § 107", "SEL § 108", "ABL § 105"} <= set(rule.paragraphs)
    assert "SEL § 83" not in rule.paragraphs


def test_accounts_stand_only_where_a_source_names_them(catalogue: InterventionCatalogue) -> None:
    named = {(account.paragraph, account.dst_value, account.account) for account in catalogue.accounts}
    assert named == {
        ("SEL § 85", "1.12.0.2", "5.38.39"),
        ("SEL § 107", "1.8.2", "5.38.52"),
        ("SEL § 103", "1.4", "5.38.58"),
    }
    told = {code for account in catalogue.accounts for code in account.interventions}
    assert sum(entry.code not in told for entry in catalogue.interventions) == 13


def test_where_the_order_is_inferred_it_says_so(catalogue: InterventionCatalogue) -> None:
    assert sum(entry.order_source is OrderSource.INFERRED for entry in catalogue.target_groups) == 31


def test_file_is_written_for_diffs() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


def _concepts(concepts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for concept in concepts:
        yield concept
        yield from _concepts(concept.get("concept", []))


@pytest.fixture
def concepts() -> dict[str, dict[str, Any]]:
    files = ("CodeSystem-FFB.json", "CodeSystem-CareSocialCodes.json")
    return {c["code"]: c for name in files for c in _concepts(_json(OFFICIAL / name)["concept"])}


def _entries(catalogue: InterventionCatalogue) -> tuple[Any, ...]:
    return (
        *catalogue.groups,
        *catalogue.interventions,
        *catalogue.services,
        *catalogue.target_groups,
        *catalogue.support_needs,
        *catalogue.follow_up_values,
        *catalogue.informants,
    )


@official
def test_codes_and_terms_are_the_official_ones(
    catalogue: InterventionCatalogue, concepts: dict[str, dict[str, Any]]
) -> None:
    for entry in _entries(catalogue):
        assert concepts[entry.code]["display"] == entry.term


@official
def test_what_hangs_under_a_heading_is_what_hangs_there_officially(
    catalogue: InterventionCatalogue, concepts: dict[str, dict[str, Any]]
) -> None:
    leaves = (*catalogue.interventions, *catalogue.services, *catalogue.target_groups)
    for group in catalogue.groups:
        under = {g.code for g in catalogue.groups if g.parent == group.code}
        under |= {entry.code for entry in leaves if entry.group == group.code}
        assert under == {concept["code"] for concept in concepts[group.code]["concept"]}, group.term


@official
def test_no_explanation_copies_an_official_sentence(
    catalogue: InterventionCatalogue, concepts: dict[str, dict[str, Any]]
) -> None:
    for entry in _entries(catalogue):
        words = entry.explanation.replace(",", "").split()
        definition = concepts[entry.code].get("definition", "").replace(",", "")
        copied = [run for run in (" ".join(words[n : n + 6]) for n in range(len(words) - 5)) if run in definition]
        assert not copied, entry.term


def _put(*place: str | int, value: object) -> Damage:
    def damage(content: dict[str, Any]) -> None:
        spot: Any = content
        for step in place[:-1]:
            spot = spot[step]
        spot[place[-1]] = value

    return damage


DAMAGE: dict[str, Damage] = {
    "a ydelse missing": lambda c: c["interventions"].pop(),
    "a heading missing": lambda c: c["groups"].pop(),
    "a heading before what stands over it": lambda c: c["groups"].insert(0, c["groups"].pop(1)),
    "a heading of another kind": _put("groups", 1, "kind", value="service"),
    "two topmost of one kind": _put("groups", 1, "parent", value=""),
    "an unknown kind": _put("groups", 1, "kind", value="ydelse"),
    "a målgruppe under a ydelse": lambda c: c["target_groups"][0].update(group=c["interventions"][0]["group"]),
    "a code that is no UUID": _put("services", 0, "code", value="d90f4da6"),
    "a code twice": lambda c: c["services"][1].update(code=c["services"][0]["code"]),
    "an empty explanation": _put("support_needs", 0, "explanation", value=" "),
    "an empty paragraph": _put("interventions", 0, "paragraphs", 0, "text", value=""),
    "a paragraph without a source": _put("interventions", 0, "paragraphs", 0, "sources", value=[]),
    "an unknown source": _put("interventions", 0, "paragraphs", 0, "sources", value=["S9"]),
    "a source twice": lambda c: c["references"].append(c["references"][0]),
    "an unknown tilbudstype": _put("interventions", 0, "services", 0, "code", value="x"),
    "an account of an unknown ydelse": _put("accounts", 0, "interventions", value=["x"]),
    "an account without a note": _put("accounts", 0, "note", value=""),
    "steps in another order": lambda c: c["support_needs"].reverse(),
    "a voice that nobody has": _put("informants", 0, "voice", value="neighbour"),
    "a rule from no day": _put("reporting", 0, "holds_from", value="2025"),
    "an unknown key": _put("note", value="x"),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_damage_is_named(damage: Damage, tmp_path: Path) -> None:
    content = _json(FILE)
    damage(content)
    path = tmp_path / "copy.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(CatalogueDamaged) as caught:
        load(interventions=path)
    assert caught.value.path == path
    assert 0 < len(caught.value.detail) < 120


@pytest.mark.parametrize(
    "change",
    [_put("format", value="ffbdesk/catalogue"), _put("version", value="5.00"), _put("format_version", value=2)],
    ids=["another format", "another version", "a later format"],
)
def test_what_this_program_does_not_know_is_said(change: Damage, tmp_path: Path) -> None:
    content = _json(FILE)
    change(content)
    path = tmp_path / "copy.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(CatalogueUnknown):
        load(interventions=path)
