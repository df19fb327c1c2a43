"""Official texts from the users' own copy: looked at, kept, shown from the next opening on, and taken back."""

import json
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.catalog.loader import load
from ffbdesk.domain.catalogue import Catalogue, PromptKind, PromptSource, Theme
from ffbdesk.domain.ids import PromptId
from ffbdesk.domain.kinds import CONDITION
from ffbdesk.domain.marks import Frequency
from ffbdesk.domain.official import OfficialTexts, judged, with_official
from ffbdesk.services import marks, official, rounds, values
from ffbdesk.services.desk import Desk
from tests.support import begun, made, opened

OFFICIAL = Path(__file__).resolve().parents[2].parent / "shared" / "ffb" / "CodeSystem-FFB.json"
COOK, CLEAN = "Lave mad", "Gøre rent"


def system(folder: Path, **definitions: str) -> Path:
    """A classification with definitions of themes, by their names."""
    codes = {theme.term: theme.code for theme in load().themes}
    under = [{"code": codes[term], "display": term, "definition": text} for term, text in definitions.items()]
    content = {
        "resourceType": "CodeSystem",
        "url": official.SYSTEM,
        "version": "20240530",
        "concept": [{"code": "x", "display": "Tema", "definition": "En overskrift", "concept": under}],
    }
    path = folder / "klassifikation.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def table(folder: Path, *rows: tuple[str, str], head: str = "Undertema;Spørgsmål", encoding: str = "utf-8") -> Path:
    path = folder / "liste.csv"
    path.write_text("\r\n".join([head, *(";".join(row) for row in rows)]), encoding=encoding, newline="")
    return path


def named(catalogue: Catalogue, term: str) -> Theme:
    return next(theme for theme in catalogue.themes if theme.term == term)


def bring(desk: Desk, path: Path) -> official.Looked:
    looked = official.look(desk, path)
    official.keep(desk, looked)
    return looked


def test_definitions_stand_beside_ours_from_the_next_opening_on(tmp_path: Path) -> None:
    with made(tmp_path / "arkiv") as desk:
        looked = official.look(desk, system(tmp_path, **{COOK: "Officielle ord"}))
        assert (looked.new, looked.changed, looked.same, looked.unknown) == ((COOK,), (), 0, ("1",))
        assert not desk.ledger.read.setting(official.SETTING), "a look keeps nothing"
        official.keep(desk, looked)
        assert not desk.catalogue.definitions
    with opened(tmp_path / "arkiv") as desk:
        theme = named(desk.catalogue, COOK)
        assert desk.catalogue.definitions == {theme.code: "Officielle ord"}
        assert theme.explanation == named(load(), COOK).explanation
        assert not official.look(desk, system(tmp_path, **{COOK: "Officielle ord"})).is_news
        changed = official.look(desk, system(tmp_path, **{COOK: "Andre ord", CLEAN: "Nye ord"}))
        assert (changed.new, changed.changed) == ((CLEAN,), (COOK,))
        official.forget(desk)
    with opened(tmp_path / "arkiv") as desk:
        assert desk.catalogue == load()


def test_a_list_takes_the_place_of_ours_and_marks_keep_their_text(tmp_path: Path) -> None:
    ours = named(load(), COOK)
    stays = ours.prompts[0]
    with made(tmp_path / "arkiv") as desk:
        gathering = begun(desk)
        for prompt in ours.prompts[:2]:
            value = marks.mark_value(ours, prompt, Frequency.ALWAYS)
            values.put(desk, marks.mark_ref(gathering, ours.code, prompt.id), value)
        looked = bring(desk, table(tmp_path, (COOK, stays.text), (COOK, "Skræller kartofler"), ("Flyve", "Letter")))
        assert (looked.new, looked.unknown) == ((COOK,), ("Flyve",))
        assert len(looked.without) == 30
    with opened(tmp_path / "arkiv") as desk:
        theme = named(desk.catalogue, COOK)
        shown = [prompt.text for prompt in theme.shown(())]
        assert shown == [stays.text, "Skræller kartofler"]
        assert theme.prompts[0].id == stays.id, "what stood there word for word keeps its marks"
        assert {prompt.source for prompt in theme.prompts if prompt.is_offered} == {PromptSource.COPY}
        condition = rounds.load(desk, gathering).gathering.condition(theme.code)
        assert condition is not None
        marked = {prompt.text: prompt.kind for prompt in theme.shown(condition.marks)}
        assert marked == {
            stays.text: PromptKind.USUAL,
            "Skræller kartofler": PromptKind.USUAL,
            ours.prompts[1].text: PromptKind.WITHDRAWN,
        }
        new = theme.prompts[1]
        values.put(desk, marks.mark_ref(gathering, theme.code, new.id), marks.mark_value(theme, new, Frequency.MOSTLY))
        bring(desk, table(tmp_path, (COOK, "Koger kartofler")))
    with opened(tmp_path / "arkiv") as desk:
        theme = named(desk.catalogue, COOK)
        gone = next(prompt for prompt in theme.prompts if prompt.text == "Skræller kartofler")
        assert (gone.id, gone.kind) == (new.id, PromptKind.WITHDRAWN)
        assert [prompt.text for prompt in theme.shown(())] == ["Koger kartofler"]
        official.forget(desk)
    with opened(tmp_path / "arkiv") as desk:
        condition = rounds.load(desk, gathering).gathering.condition(ours.code)
        assert condition is not None
        assert {mark.text for mark in condition.marks} == {p.text for p in ours.prompts[:2]} | {"Skræller kartofler"}
        assert [p for p in named(desk.catalogue, COOK).shown(()) if p.is_offered] == list(ours.shown(()))


def test_the_template_filled_in_comes_back(tmp_path: Path) -> None:
    with made(tmp_path / "arkiv") as desk:
        path = official.template(desk, tmp_path)
        assert path.name == "spoergsmaal-skabelon.csv"
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        assert lines[0] == "Undertema;Spørgsmål"
        assert "Lave mad;" in lines
        assert "Gøre rent;Støvsuger" in lines
        untouched = official.look(desk, path)
        assert set(untouched.new) == {CLEAN, "Varetage relationer til netværk"}, "those that have official lists"
        filled = [f"{line}Koger æg" if line == "Lave mad;" else line for line in lines]
        path.write_text("\n".join(filled), encoding="cp1252")  # as Excel saves it
        assert COOK in official.look(desk, path).new


@pytest.mark.parametrize(
    "head", ["Spørgsmål;Undertema", "Nr;UNDERTEMA;Spørgsmål til borgeren", "undertema\tpunkt", "Undertema,Spørgsmål"]
)
def test_heads_in_any_order_and_parted_as_programs_part_them(tmp_path: Path, head: str) -> None:
    between = next(mark for mark in ";\t," if mark in head)
    places = head.casefold().split(between)
    row = [COOK.upper() if "undertema" in cell else "1" if cell == "nr" else "Koger æg" for cell in places]
    path = tmp_path / "liste.csv"
    path.write_text(f"En titel{between}\n{head}\n{between.join(row)}\n", encoding="utf-8")
    with made(tmp_path / "arkiv") as desk:
        looked = official.look(desk, path)
        assert looked.texts.prompts == {named(load(), COOK).code: ("Koger æg",)}


def workbook(path: Path, rows: list[list[str]]) -> Path:
    """As small as a workbook can be."""
    cells = "".join(
        f"<row>{''.join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row)}</row>" for row in rows
    )
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{rel}"><sheets><sheet name="Ark1" sheetId="1" r:id="r1"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{cells}</sheetData></worksheet>",
    }
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return path


def test_a_workbook_is_read_too(tmp_path: Path) -> None:
    path = workbook(tmp_path / "liste.xlsx", [["Undertema", "Spørgsmål"], [COOK, "Koger æg"], [COOK, "Steger æg"]])
    with made(tmp_path / "arkiv") as desk:
        assert official.look(desk, path).texts.prompts == {named(load(), COOK).code: ("Koger æg", "Steger æg")}


OTHERS: dict[str, bytes] = {
    "nothing": b"",
    "words": "Kære alle, her er listen.".encode(),
    "another table": b"Navn;Alder\r\nMona;40\r\n",
    "heads alone": "Undertema;Spørgsmål\r\n".encode(),
    "unknown themes": "Undertema;Spørgsmål\r\nFlyve;Letter\r\n".encode(),
    "another code system": b'{"resourceType": "CodeSystem", "url": "urn:oid:1.2.3", "concept": []}',
    "no definitions": json.dumps({"resourceType": "CodeSystem", "url": official.SYSTEM, "concept": [1, {}]}).encode(),
    "broken json": b'{"resourceType": ',
    "deep json": b"[" * 100_000,
    "deep object": b'{"a":' * 50_000,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "no workbook": b"PK\x03\x04" + bytes(100),
    "zeros": bytes(1000),
}


@pytest.mark.parametrize("raw", OTHERS.values(), ids=OTHERS)
def test_what_is_neither_is_said_in_one_sentence(desk: Desk, tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "fil"
    path.write_bytes(raw)
    with pytest.raises(official.NotOfficial):
        official.look(desk, path)


def test_too_much_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "stor.csv"
    path.write_bytes(bytes(official.LARGEST + 1))
    with pytest.raises(official.OfficialTooLarge):
        official.look(desk, path)
    with pytest.raises(official.OfficialTooLarge):
        official.look(desk, table(tmp_path, *((COOK, f"Koger {n} æg") for n in range(61))))
    bomb = tmp_path / "bombe.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", bytes(70 * 1024 * 1024))
    with pytest.raises(official.OfficialTooLarge):
        official.look(desk, bomb)
    with pytest.raises(official.OfficialUnreadable):
        official.look(desk, tmp_path / "er her ikke.json")


@given(where=st.integers(0, 2000), what=st.binary(max_size=8))
def test_a_broken_workbook_is_no_crash(tmp_path_factory: pytest.TempPathFactory, where: int, what: bytes) -> None:
    folder = tmp_path_factory.mktemp("x")
    path = workbook(folder / "liste.xlsx", [["Undertema", "Spørgsmål"], [COOK, "Koger æg"]])
    raw = path.read_bytes()
    path.write_bytes(raw[:where] + what + raw[where + len(what) :])
    with suppress(official.NotOfficial, official.OfficialTooLarge):
        list(official._sheet(path.read_bytes()))


@given(
    found=st.dictionaries(st.sampled_from([t.code for t in judged(load())]), st.lists(st.text(min_size=1), max_size=6))
)
def test_whatever_is_brought_every_prompt_has_an_id_of_its_own(found: dict[Any, list[str]]) -> None:
    texts = OfficialTexts(prompts={code: tuple(one) for code, one in found.items() if one})
    catalogue = with_official(load(), texts)
    for theme in catalogue.themes:
        ids = [prompt.id for prompt in theme.prompts]
        assert len(set(ids)) == len(ids)
        assert all(isinstance(one, str) and len(PromptId(one)) <= 100 for one in ids)
        if theme.code in texts.prompts:
            assert [p.text for p in theme.shown(())] == list(dict.fromkeys(texts.prompts[theme.code]))


@pytest.mark.skipif(not OFFICIAL.is_file(), reason="the official file does not lie beside this checkout")
def test_the_official_file_has_a_definition_of_everything(desk: Desk) -> None:
    looked = official.look(desk, OFFICIAL)
    assert looked.without == ()
    assert len(looked.new) > 180
    assert looked.version == "20240530"


def test_what_is_kept_and_cannot_be_read_stops_nothing(tmp_path: Path) -> None:
    with made(tmp_path / "arkiv") as desk:
        desk.ledger.keep_setting(official.SETTING, '{"definitions": [1]}')
        gathering = begun(desk)
        values.choose(desk, CONDITION, gathering, named(desk.catalogue, COOK).code, citizen="Ord")
    with opened(tmp_path / "arkiv") as desk:
        assert desk.catalogue == load()
