"""Notes that go out: what is on the page and in the file, what never is, and under which name."""

import json
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from pypdf import PdfReader

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.kinds import NOTE, SUB_GOAL
from ffbdesk.domain.notes import Wanted
from ffbdesk.export.choices import Choices
from ffbdesk.services import goals, handover, notes, rounds, subgoals, values
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form, NoNotes, Paper
from tests.support import person, themes


def told(desk: Desk) -> CitizenId:
    """A signed note with everything in it, an older one, one on a sensitive theme, and one that nobody signed."""
    citizen = person(desk, "Børge Testesen", cpr="0101814321").id
    step = subgoals.add(desk, goals.add(desk, citizen))
    values.choose(desk, SUB_GOAL, step, short_name="Flyttet vare")
    whole = replace(
        notes.begin(desk, citizen, themes(desk)[:1], (), (step,)),
        text="Gik efter rugbrød.",
        did="Jeg ventede.",
        own_words="Det gik jo.",
        observed_at=time(9, 20),
        observed_on=date(2026, 11, 20),
    )
    notes.sign(desk, whole)
    notes.add_to(desk, whole.id, "Og mælk.")
    notes.sign(desk, replace(notes.begin(desk, citizen), text="Tidligere.", observed_on=date(2026, 10, 1)))
    notes.sign(desk, replace(notes.begin(desk, citizen, [SENSITIVE[0]]), text="Hemmeligt ord."))
    return citizen


def page(path: Path) -> str:
    return " ".join(" ".join(p.extract_text() for p in PdfReader(path).pages).split())


def test_everything_of_a_note_is_on_the_page_day_by_day(desk: Desk, tmp_path: Path) -> None:
    path = handover.save_notes(desk, told(desk), tmp_path)
    assert path.name == "BT-2026-11-23-noter.pdf"
    words = page(path)
    for said in (
        "Noter om Børge Testesen",
        "Fredag 20. november 2026",
        "09.20 · Mette Test",
        "Gik efter rugbrød.",
        "Jeg ventede.",
        "»Det gik jo.«",
        "Og mælk.",
        "Handler om: Flyttet vare, ",
        "010181-••••",
    ):
        assert said in words, said
    assert words.index("Tidligere.") < words.index("Gik efter rugbrød.")
    assert desk.ledger.read.accesses()[0].what == "export noter pdf"


def test_the_file_in_the_pdf_says_what_the_page_says(desk: Desk, tmp_path: Path) -> None:
    path = handover.save_notes(desk, told(desk), tmp_path)
    attached = json.loads(PdfReader(path).attachments["noter.json"][0])
    alone = json.loads(handover.save_notes(desk, told(desk), tmp_path, Form.JSON).read_text("utf-8"))
    assert (attached["format"], attached["version"], attached["scope"]) == ("ffbdesk/noter", 1, "printed")
    note = next(one for one in attached["content"]["notes"] if one["did"])
    assert (note["text"], note["own_words"], note["about"]) == ("Gik efter rugbrød.", "Det gik jo.", ["Flyttet vare"])
    assert note["additions"][0]["text"] == "Og mælk."
    assert "0101814321" not in json.dumps(attached)
    assert set(alone["content"]) == set(attached["content"])


def test_without_sensitive_themes_the_page_names_them_all_and_tells_nothing(desk: Desk, tmp_path: Path) -> None:
    path = handover.save_notes(desk, told(desk), tmp_path, choices=Choices(sensitive=False))
    words = page(path)
    assert "Hemmeligt" not in words
    for code in SENSITIVE:
        assert desk.catalogue.theme(code).name in words


def test_a_period_and_what_else_was_wanted(desk: Desk, tmp_path: Path) -> None:
    wanted = Wanted(since=date(2026, 11, 1), until=date(2026, 11, 21))
    path = handover.save_notes(desk, told(desk), tmp_path, wanted=wanted, about="Flyttet vare")
    words = page(path)
    assert "1. november 2026 til 21. november 2026. Flyttet vare." in words
    assert "Gik efter rugbrød." in words
    assert "Tidligere." not in words
    assert "Hemmeligt" not in words


def test_no_paper_without_a_signed_note(desk: Desk, tmp_path: Path) -> None:
    citizen = person(desk).id
    values.choose(desk, NOTE, notes.begin(desk, citizen).id, text="Kladde")
    with pytest.raises(NoNotes):
        handover.save_notes(desk, citizen, tmp_path)
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_full_udredning_prints_every_text_of_a_note(desk: Desk, tmp_path: Path) -> None:
    citizen = told(desk)
    gathering = rounds.new(desk, citizen)
    rounds.judge(desk, gathering, themes(desk)[0], Assessed(Level.LIGHT))
    path = handover.save(desk, gathering, Form.PDF, tmp_path, handover.Wanted(Paper.FULL))
    words = page(path)
    for said in ("Gik efter rugbrød.", "Jeg ventede.", "»Det gik jo.«"):
        assert said in words


def test_the_plan_as_json_is_what_the_pdf_carries(desk: Desk, tmp_path: Path) -> None:
    citizen = told(desk)
    pdf, alone = (handover.save_sub_goals(desk, citizen, tmp_path, form) for form in (Form.PDF, Form.JSON))
    attached = json.loads(PdfReader(pdf).attachments["delmaal.json"][0])
    found = json.loads(alone.read_text("utf-8"))
    assert (found["format"], found["content"]) == ("ffbdesk/delmaal", attached["content"])
    assert alone.name.endswith("-delmaal.json")
