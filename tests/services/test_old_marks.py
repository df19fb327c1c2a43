"""Marks on prompts of occasions, on what is done with help, and on prompts that are not offered any more."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from ffbdesk import shipped
from ffbdesk.domain.ids import GatheringId
from ffbdesk.domain.judgement import NotAssessed
from ffbdesk.domain.marks import Frequency
from ffbdesk.export.report import FullReport
from ffbdesk.services import carrying, handover, insight, intake, marks, rounds
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form, Paper, Wanted
from ffbdesk.services.intake import Outcome
from tests.services.test_reports import full
from tests.support import begun, machine, made, person, themes

FILE = shipped.folder("resources") / "practice" / "paragraf-85.json"
EDUCATION = "8888edfa"
OLD = [
    ("x-77", "Et punkt fra et andet program", "periods"),
    (f"{EDUCATION}-01", "Fortæller, hvilke fag eller uddannelser der er interessante", "always"),
]
"""Of a file from before: one of another program, and one that is withdrawn now."""


def _old_file(folder: Path) -> Path:
    body = json.loads(FILE.read_text(encoding="utf-8"))
    theme = next(c for c in body["content"]["conditions"] if c["theme"]["code"].startswith(EDUCATION))
    theme["marks"] += [
        {"prompt_id": id_, "text": text, "list_version": 1, "frequency": frequency} for id_, text, frequency in OLD
    ]
    path = folder / "fra-før.json"
    path.write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def brought(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, GatheringId]]:
    """An archive with a file that has such marks."""
    folder = tmp_path_factory.mktemp("gammel")
    with made(folder / "arkiv", machine(0)) as desk:
        (taken,) = intake.take_in(desk, [_old_file(folder)])
        assert taken.outcome is Outcome.NEW
        assert taken.round is not None
        yield desk, taken.round


def _marks(body: Any) -> list[tuple[str, str, str]]:
    theme = next(c for c in body["content"]["conditions"] if c["theme"]["code"].startswith(EDUCATION))
    return [(m["prompt_id"], m["text"], m["frequency"]) for m in theme["marks"]]


def _education(report: FullReport) -> Any:
    return next(theme for theme in report.themes if theme.theme == "Varetage uddannelse")


def test_the_report_keeps_them_and_says_what_they_are(brought: tuple[Desk, GatheringId]) -> None:
    desk, gathering = brought
    found = _education(full(desk, gathering)).evidence
    told = [(one.prompt, one.note) for one in found if not one.on_occasion]
    assert told[-2:] == [(OLD[1][1], "udgået punkt"), (OLD[0][1], "ukendt punkt")]
    assert {note for _prompt, note in told[:-2]} == {""}
    occasions = [one.prompt for one in found if one.on_occasion]
    assert occasions == [one.prompt for one in found[-len(occasions) :]], "last, wherever their ids stand"
    assert occasions[-1] == "Aftaler ændringer med skolen, når presset bliver for stort"


def test_paper_and_text_name_them_and_the_occasions_stand_under_a_heading(brought: tuple[Desk, GatheringId]) -> None:
    desk, gathering = brought
    pages = PdfReader(BytesIO(handover.preview(desk, gathering, Wanted(Paper.FULL)))).pages
    paper = " ".join(" ".join(page.extract_text() for page in pages).split())
    text = handover.theme_text(desk, gathering, next(c.code for c in desk.catalogue.themes if c.code[:8] == EDUCATION))
    assert f"{OLD[1][1]} (udgået punkt): altid eller næsten altid" in text
    assert text.count("Når der er anledning") == 1
    for said in (paper[paper.index(OLD[1][1]) :], text):  # the paper has other themes before it
        places = [said.index(part) for part in (OLD[1][1], "udgået punkt", "Når der er anledning", "Går op til prøver")]
        assert places == sorted(places)


def test_files_and_indsigt_have_them_as_they_were(brought: tuple[Desk, GatheringId], tmp_path: Path) -> None:
    desk, gathering = brought
    shown = rounds.load(desk, gathering)
    assert set(OLD) <= set(_marks(json.loads(handover.json_of(desk, gathering))))
    looked = insight.visit(desk, shown.citizen.id)
    asked = [passage.text for passage in looked.passages]
    assert f"{OLD[0][1]}: i perioder" in asked, "what another program wrote may be anybody's words"
    assert not [text for text in asked if OLD[1][1] in text], "a withdrawn prompt is nobody's words"
    kept = insight.save(desk, shown.citizen.id, Form.JSON, tmp_path, looked.agreed()).read_text(encoding="utf-8")
    assert OLD[0][1] in kept
    assert OLD[1][1] in kept


def test_they_come_along_and_can_be_cleared(brought: tuple[Desk, GatheringId]) -> None:
    desk, earlier = brought
    rounds.finish(desk, earlier)
    code = next(theme.code for theme in desk.catalogue.themes if theme.code.startswith(EDUCATION))
    now = begun(desk, rounds.load(desk, earlier).citizen.id)
    carrying.carry_theme(desk, now, code)
    theme = desk.catalogue.theme(code)
    for old in (mark for mark in rounds.load(desk, now).gathering.condition(code).marks if mark.list_version == 1):  # type: ignore[union-attr]
        marks.mark(desk, now, theme, theme.prompt(old), None)
    here, before = (
        {mark.prompt: mark for mark in rounds.load(desk, which).gathering.condition(code).marks}  # type: ignore[union-attr]
        for which in (now, earlier)
    )
    assert before.keys() - here.keys() == {id_ for id_, *_rest in OLD}
    assert all(before[prompt] == mark for prompt, mark in here.items())


def test_what_is_done_with_help_says_so(desk: Desk) -> None:
    gathering = begun(desk, person(desk).id)
    theme = next(t for t in map(desk.catalogue.theme, themes(desk)) if t.term == "Klæde sig af og på")
    helped = next(prompt for prompt in theme.prompts if prompt.kind == "helped")
    marks.mark(desk, gathering, theme, helped, Frequency.ALWAYS)
    assert f"{helped.text} (med hjælp; løfter ikke niveauet): altid" in handover.theme_text(desk, gathering, theme.code)


def test_a_misspelt_term_is_shown_right_and_written_as_it_is(desk: Desk) -> None:
    gathering = begun(desk, person(desk).id)
    theme = next(theme for theme in desk.catalogue.themes if theme.spelling)
    rounds.judge(desk, gathering, theme.code, NotAssessed())
    assert [shown.theme for shown in full(desk, gathering).themes] == ["Anvende kommunikationsudstyr og -teknikker"]
    (condition,) = json.loads(handover.json_of(desk, gathering))["content"]["conditions"]
    assert condition["theme"] == {"code": theme.code, "term": "Anvende kommunikationsudstyr- og teknikker"}
