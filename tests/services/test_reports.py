"""What a report says and carries: the full form, choices, cited notes, text, and a PDF that comes back."""

import json
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.ids import CitizenId, GatheringId, GoalId
from ffbdesk.domain.judgement import Assessed, Level, NotAssessed, NotRelevant
from ffbdesk.domain.kinds import CONDITION, GATHERING, GOAL
from ffbdesk.domain.marks import Frequency
from ffbdesk.domain.records import EarlierLevels
from ffbdesk.export.choices import Choices
from ffbdesk.export.file.bounds import LARGEST
from ffbdesk.export.file.check import FileError, FileTooLarge, NotOurFile, OnlyPrinted
from ffbdesk.export.file.content import canonical
from ffbdesk.export.file.embedded import embedded
from ffbdesk.export.report import FullReport, Letterhead, ShortReport
from ffbdesk.services import carrying, goals, handover, intake, letterheads, marks, notes, rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form, Paper, TooMuchLeftOut, Wanted
from ffbdesk.services.intake import Outcome
from ffbdesk.words.errors import explained
from tests.faults.shapes import jpeg, png
from tests.support import Clock, begun, machine, made, person, themes

CPR = "111111-1111"


def told(desk: Desk, theme: int, text: str = "Køber selv ind.") -> GatheringId:
    """A round with words, a mark, a level and an own rating at one theme."""
    gathering = begun(desk, person(desk, "Test Testesen", cpr=CPR).id)
    code = themes(desk)[theme]
    for field in ("citizen", "others", "short_remark"):
        ref = rounds.theme_ref(gathering, code, field)
        values.put(desk, ref, f"{text} ({field})", gathering=gathering)
    known = desk.catalogue.theme(code)
    marks.mark(desk, gathering, known, known.shown(())[0], Frequency.PERIODS)
    rounds.judge(desk, gathering, code, Assessed(Level.MODERATE))
    values.choose(desk, CONDITION, gathering, code, own_rating=Level.LIGHT)
    return gathering


def full(desk: Desk, gathering: GatheringId) -> FullReport:
    report = handover.report_of(desk, rounds.load(desk, gathering), Wanted(Paper.FULL))
    assert isinstance(report, FullReport)
    return report


def sensitive(desk: Desk, gathering: GatheringId) -> CitizenId:
    """Words, a goal and a note at a theme that may be left out."""
    citizen, code = rounds.load(desk, gathering).citizen.id, SENSITIVE[0]
    rounds.judge(desk, gathering, code, Assessed(Level.SEVERE))
    goals.add(desk, citizen, code)
    note = notes.begin(desk, citizen, [code, themes(desk)[0]])
    notes.sign(desk, replace(note, text="En fortrolig iagttagelse."))
    return citizen


def test_the_full_form_has_everything_of_a_theme(desk: Desk) -> None:
    (theme,) = full(desk, told(desk, 3)).themes
    known = desk.catalogue.theme(themes(desk)[3])
    assert (theme.theme, theme.explanation) == (known.term, known.explanation)
    assert [(v.label, v.text) for v in theme.voices] == [
        ("Oplysninger fra borgeren", "Køber selv ind. (citizen)"),
        ("Oplysninger fra andre", "Køber selv ind. (others)"),
    ]
    assert [(e.prompt, e.column) for e in theme.evidence] == [(known.shown(())[0].text, 2)]
    assert (theme.level, theme.own, theme.own_label) == (2, "1, let nedsat", "Tests egen vurdering")


def test_themes_without_a_level_say_what_they_are_and_untouched_ones_nothing(desk: Desk) -> None:
    gathering = told(desk, 0)
    rounds.judge(desk, gathering, themes(desk)[1], NotAssessed())
    report = full(desk, gathering)
    assert [(t.level, t.state) for t in report.themes] == [(2, "Moderat nedsat"), (None, "Ikke vurderet")]


def test_a_theme_that_is_not_relevant_is_not_explained(desk: Desk) -> None:
    gathering = told(desk, 0)
    rounds.judge(desk, gathering, themes(desk)[1], NotRelevant())
    told_of, not_relevant = full(desk, gathering).themes
    assert (bool(told_of.explanation), not_relevant.explanation) == (True, "")


def test_what_became_of_a_level_is_said_and_of_one_that_is_only_carried_nothing(desk: Desk) -> None:
    citizen, codes = person(desk).id, themes(desk)[:4]
    first = begun(desk, citizen)
    values.choose(desk, GATHERING, first, held_on=date(2026, 3, 12))
    for code in codes:
        rounds.judge(desk, first, code, Assessed(Level.MODERATE))
    second = begun(desk, citizen)
    for code, level in zip(codes, (Level.LIGHT, Level.MODERATE, Level.SEVERE), strict=False):
        rounds.judge(desk, second, code, Assessed(level))
    carrying.carry_theme(desk, second, codes[3])
    said = [
        "Fremgang siden 12.3.2026, hvor niveauet var 2",
        "Uændret siden 12.3.2026",
        "Tilbagegang siden 12.3.2026, hvor niveauet var 2",
        "",
    ]
    assert [theme.change for theme in full(desk, second).themes] == said
    short = handover.report_of(desk, rounds.load(desk, second), Wanted())
    assert isinstance(short, ShortReport)
    assert [remark.change for remark in short.remarks] == said
    pdf = PdfReader(BytesIO(handover.preview(desk, second, Wanted())))
    earlier = json.loads(pdf.attachments["udredning.json"][0])["content"]["earlier"]["levels"]
    assert len(earlier) == 3, "what is printed, and no more"
    for paper, times in ((Paper.SHORT, 2), (Paper.FULL, 3)):  # the profile, and each place that has the level
        pages = PdfReader(BytesIO(handover.preview(desk, second, Wanted(paper)))).pages
        text = " ".join(" ".join(page.extract_text() for page in pages).split())
        assert text.count("ikke bekræftet") - text.count("Overført, ikke bekræftet") == times + 1, paper


def test_a_follow_up_that_should_have_been_is_marked_on_paper_and_in_text(desk: Desk, tmp_path: Path) -> None:
    citizen = person(desk).id
    gathering = begun(desk, citizen)
    late, due = goals.add(desk, citizen), goals.add(desk, citizen)
    values.choose(desk, GOAL, late, follow_up_on=date(2026, 11, 22))
    values.choose(desk, GOAL, due, follow_up_on=date(2026, 11, 23))
    for paper in Paper:
        (page, *more) = PdfReader(BytesIO(handover.preview(desk, gathering, Wanted(paper)))).pages
        assert " ".join(one.extract_text() for one in (page, *more)).count("Overskredet") == 1, paper
    assert "22.11.2026, overskredet" in handover.goal_text(desk, citizen, late)
    assert "overskredet" not in handover.goal_text(desk, citizen, due)


def test_what_was_only_carried_is_told_in_the_data_and_no_level_rests_on_it(desk: Desk) -> None:
    citizen, (looked_at, carried) = person(desk).id, themes(desk)[:2]
    first, second = begun(desk, citizen), begun(desk, citizen)
    for day, gathering in ((date(2024, 1, 10), first), (date(2025, 1, 10), second)):
        values.choose(desk, GATHERING, gathering, held_on=day)
    for code in (looked_at, carried):
        rounds.judge(desk, first, code, Assessed(Level.SEVERE))
    carrying.carry_all(desk, second)
    rounds.judge(desk, second, looked_at, Assessed(Level.MODERATE))
    goals.add(desk, citizen, carried)
    rounds.finish(desk, second)

    def attached(paper: Paper, gathering: GatheringId = second) -> dict[str, Any]:
        (files,) = PdfReader(BytesIO(handover.preview(desk, gathering, Wanted(paper)))).attachments.values()
        return json.loads(files[0])["content"]  # type: ignore[no-any-return]

    for paper in (Paper.SHORT, Paper.FULL):
        assert [one["carried_from_id"] for one in attached(paper)["conditions"]] == [None, first]
        assert attached(paper)["goals"][0]["current_carried_from_id"] == first
    seal, page = rounds.load(desk, second).gathering.seal, attached(Paper.GOALS)
    assert seal is not None
    assert page["gathering"] == {
        "held_on": "2025-01-10",
        "finished_at": seal.at.isoformat(),
        "finished_by": seal.by,
        "sha256": seal.sha256,
    }
    assert (page["goals"][0]["current_level"], page["goals"][0]["current_carried_from_id"]) == (3, first)
    third = begun(desk, citizen)
    for code in (looked_at, carried):
        rounds.judge(desk, third, code, Assessed(Level.LIGHT))
    said = ["Fremgang siden 10.1.2025, hvor niveauet var 2", ""]
    assert [theme.change for theme in full(desk, third).themes] == said
    locked = rounds.finish(desk, third)
    assert locked.before == EarlierLevels(date(2025, 1, 10), ((looked_at, Level.MODERATE),))
    assert [theme.change for theme in full(desk, third).themes] == said, "what is kept under the lock says the same"


@pytest.mark.parametrize("paper", [Paper.SHORT, Paper.FULL])
def test_who_answers_and_who_took_part_stand_where_they_are_filled_and_nowhere_empty(desk: Desk, paper: Paper) -> None:
    gathering = told(desk, 0)

    def page() -> str:
        pdf = PdfReader(BytesIO(handover.preview(desk, gathering, Wanted(paper))))
        return " ".join(pdf.pages[0].extract_text().split())

    labels = ("Ansvarlig enhed", "Kontakt", "Deltagere")
    assert not [label for label in labels if label in page()]
    values.choose(desk, GATHERING, gathering, unit="Voksenenheden", contact="12 34 56 78", took_part="Test og Mette")
    for said in ("Ansvarlig enhed Voksenenheden", "Kontakt 12 34 56 78", "Deltagere Test og Mette"):
        assert said in page()


def test_notes_of_the_period_are_cited_and_a_finished_round_keeps_to_those_of_its_time(tmp_path: Path) -> None:
    clock = Clock()
    with made(tmp_path / "arkiv", machine(0, clock)) as desk:
        gathering = told(desk, 0)
        citizen, code = rounds.load(desk, gathering).citizen.id, themes(desk)[0]
        first = notes.begin(desk, citizen, [code])
        notes.sign(desk, replace(first, text="Så selv efter mælk."))
        notes.begin(desk, citizen, [code])  # a sheet that nobody signed
        rounds.finish(desk, gathering)
        clock.move(days=1)
        notes.add_to(desk, first.id, "Senere føjet til.")
        late = notes.begin(desk, citizen, [code])
        notes.sign(desk, replace(late, text="Efter låsen."))
        (theme,) = full(desk, gathering).themes
        assert [(note.text, note.additions) for note in theme.notes] == [("Så selv efter mælk.", ())]


def test_the_full_form_says_what_is_ffb_desks_own(desk: Desk) -> None:
    report = full(desk, told(desk, 0))
    own = next(fact.text for fact in report.reading if fact.label == "FFB Desks eget")
    for ours in ("Forklaringen af hvert tema", "skalaen »Hvor ofte«", "borgerens egen vurdering", "Ikke relevant"):
        assert ours in own
    assert "indberettes ikke" in own
    assert {theme.source for theme in report.themes} <= {"FFB Desks forslag", "fra guiden v3.00", ""}


@pytest.mark.parametrize("paper", [*Paper])
def test_a_theme_left_out_stands_nowhere_and_the_page_says_so(desk: Desk, paper: Paper) -> None:
    gathering = told(desk, 0)
    sensitive(desk, gathering)
    term = desk.catalogue.theme(SENSITIVE[0]).term
    pdf = handover.preview(desk, gathering, Wanted(paper, Choices(sensitive=False)))
    reader = PdfReader(BytesIO(pdf))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    (data,) = (files[0] for files in reader.attachments.values())
    assert text.count(term) == 1
    assert f"Udskrevet uden temaerne {term}, " in text
    assert all(text.count(desk.catalogue.theme(code).name) == 1 for code in SENSITIVE)
    assert SENSITIVE[0] not in data.decode()
    assert "fortrolig" not in data.decode() + text
    with_it = PdfReader(BytesIO(handover.preview(desk, gathering, Wanted(paper))))
    assert SENSITIVE[0] in next(iter(with_it.attachments.values()))[0].decode()


def test_a_pdf_carries_no_more_than_it_shows(desk: Desk) -> None:
    gathering = told(desk, 0)
    for wanted, masked, named in (
        (Wanted(Paper.FULL), True, True),
        (Wanted(Paper.FULL, Choices(whole_cpr=True)), False, True),
        (Wanted(Paper.SHORT, Choices(initials_only=True)), True, False),
        (Wanted(Paper.GOALS, Choices(initials_only=True)), True, False),
    ):
        reader = PdfReader(BytesIO(handover.preview(desk, gathering, wanted)))
        text = " ".join(page.extract_text() for page in reader.pages)
        (data,) = (json.loads(files[0]) for files in reader.attachments.values())
        assert data["scope"] == "printed"
        assert ("111111-••••" in text) is masked
        assert data["content"]["citizen"]["cpr"] == ("111111-••••" if masked else CPR)
        assert ("Testesen" in text) is named
        assert ("Testesen" in json.dumps(data)) is named
        assert "Testesen" not in str(reader.metadata)


def test_the_short_form_carries_no_voices_and_the_full_form_does(desk: Desk) -> None:
    gathering = told(desk, 0)
    for paper, has in ((Paper.SHORT, False), (Paper.FULL, True)):
        reader = PdfReader(BytesIO(handover.preview(desk, gathering, Wanted(paper))))
        assert ("(others)" in reader.attachments["udredning.json"][0].decode()) is has


def test_all_data_comes_back_just_as_from_json(desk: Desk, tmp_path: Path) -> None:
    gathering = told(desk, 0)
    sensitive(desk, gathering)
    rounds.finish(desk, gathering)
    wanted = Wanted(Paper.FULL, Choices(all_data=True, initials_only=True))
    file = handover.save(desk, gathering, Form.PDF, tmp_path / "ud", wanted)
    assert file.name.endswith("-udredning-fuld.pdf")
    with made(tmp_path / "andet", machine(5000)) as other:
        (taken,) = intake.take_in(other, [file])
        assert taken.outcome is Outcome.NEW
        assert taken.round is not None
        ours, theirs = (
            canonical(json.loads(handover.json_of(which, round_))["content"])
            for which, round_ in ((desk, gathering), (other, taken.round))
        )
        assert ours == theirs
        assert intake.take_in(other, [file])[0].outcome is Outcome.KNOWN


def test_all_data_leaves_nothing_out(desk: Desk, tmp_path: Path) -> None:
    gathering = told(desk, 0)
    with pytest.raises(TooMuchLeftOut):
        handover.save(desk, gathering, Form.PDF, tmp_path, Wanted(choices=Choices(all_data=True, sensitive=False)))
    assert [*tmp_path.glob("*.pdf")] == []


def test_a_pdf_of_what_is_printed_is_refused(desk: Desk, tmp_path: Path) -> None:
    for paper in Paper:
        file = handover.save(desk, told(desk, 0), Form.PDF, tmp_path, Wanted(paper))
        with pytest.raises(OnlyPrinted):
            intake.take_in(desk, [file])


def packed(name: str, content: bytes) -> bytes:
    """A PDF of somebody else's with one file inside."""
    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(100, 100)
    writer.add_attachment(name, content)
    writer.write(out)
    return out.getvalue()


def bomb() -> bytes:
    """A PDF whose file unfolds to far more than is allowed."""
    writer, out = PdfWriter(clone_from=PdfReader(BytesIO(packed("udredning.json", b"@")))), BytesIO()
    stream = next(iter(writer.attachment_list)).pdf_object["/EF"]["/F"].get_object()
    stream._data = zlib.compress(b"0" * (LARGEST * 8))
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("built", "error"),
    [
        (lambda: b"%PDF-1.7\n", NotOurFile),
        (lambda: b"%PDF-1.7\n%%EOF", NotOurFile),
        (lambda: packed("andet.json", b"{}"), NotOurFile),
        (lambda: packed("udredning.json", b"\x00" * 100), NotOurFile),
        (lambda: packed("udredning.json", b"[" * 200_000), NotOurFile),
        (bomb, FileTooLarge),
    ],
    ids=["bare", "empty", "another name", "no json", "deep", "bomb"],
)
def test_a_strange_pdf_is_refused_and_nothing_written(
    desk: Desk, tmp_path: Path, built: Callable[[], bytes], error: type[FileError]
) -> None:
    file = tmp_path / "fremmed.pdf"
    file.write_bytes(built())
    before = desk.ledger.read.counts()
    with pytest.raises(error):
        intake.take_in(desk, [file])
    assert desk.ledger.read.counts() == before


WHOLE = packed("udredning.json", b'{"format": "ffbdesk/udredning"}')


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, len(WHOLE) - 1), bit=st.integers(0, 7), cut=st.integers(0, len(WHOLE)))
def test_a_damaged_pdf_is_one_of_our_errors_or_its_content(at: int, bit: int, cut: int) -> None:
    flipped = bytearray(WHOLE)
    flipped[at] ^= 1 << bit
    for raw in (bytes(flipped), WHOLE[:cut]):
        with suppress(FileError):
            embedded(raw, "skadet.pdf")


def test_text_has_the_fields_in_the_order_of_the_form(desk: Desk) -> None:
    gathering = told(desk, 3)
    code = themes(desk)[3]
    citizen = rounds.load(desk, gathering).citizen.id
    text = handover.theme_text(desk, gathering, code)
    labels = [line[:-1] for line in text.splitlines() if line.endswith(":")]
    assert labels == [
        "Oplysninger fra borgeren", "Oplysninger fra andre", "Hvor ofte · FFB Desks forslag",
        "Vurderet niveau", "Kort bemærkning",
        "Tests egen vurdering",
    ]  # fmt: skip
    assert handover.theme_text(desk, gathering, themes(desk)[4]) == ""
    goal = goals.add(desk, citizen, code)
    said = handover.goal_text(desk, citizen, goal, gathering)
    assert said == (
        f"Mål 1\n\nUdredt aktivitets- og deltagelsesundertema:\n{desk.catalogue.theme(code).term}\n\n"
        "Niveau ved målets start:\n2, moderat nedsat, 23.11.2026\n\nAktuelt funktionsevneniveau:\n2, moderat nedsat\n\n"
        "Sat 23.11.2026 af Mette Test"
    )
    whole = handover.text_of(desk, gathering)
    assert text in whole
    assert said in whole
    assert "\n\nUdkast\n\n" in whole, "as every page says"
    assert handover.goal_text(desk, citizen, GoalId("væk"), gathering) == ""


def test_what_leaves_the_program_is_remembered_without_content(desk: Desk, tmp_path: Path) -> None:
    gathering = told(desk, 0)
    handover.save(desk, gathering, Form.PDF, tmp_path, Wanted(Paper.FULL))
    handover.text_of(desk, gathering)
    handover.note_print(desk, gathering, Paper.SHORT)
    rows = desk.ledger._connection.execute("SELECT what FROM access ORDER BY rowid").fetchall()
    assert [row[0] for row in rows][-3:] == ["export udredning fuld pdf", "copy udredning tekst", "print kort"]


def test_a_logo_becomes_a_plain_picture(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    Image.new("RGBA", (4000, 1000), (0, 0, 0, 0)).save(file)
    with Image.open(BytesIO(letterheads.logo(file))) as found:
        assert (found.mode, found.size, found.getpixel((0, 0))) == ("RGB", (1200, 300), (255, 255, 255))
    assert letterheads.made(" Sol\nstrålen ", "", None) == Letterhead("Sol strålen")


def test_a_logo_is_turned_as_its_camera_says(tmp_path: Path) -> None:
    for way, size in ((1, (40, 20)), (3, (40, 20)), (6, (20, 40)), (8, (20, 40))):
        picture, exif = Image.new("RGB", (40, 20), "blue"), Image.Exif()
        exif[0x0112] = way
        picture.save(tmp_path / "logo.jpg", exif=exif)
        with Image.open(BytesIO(letterheads.logo(tmp_path / "logo.jpg"))) as found:
            assert found.size == size, way


@pytest.mark.parametrize("grey", [0, 128, 255])
def test_a_grey_logo_of_16_bits_is_grey(tmp_path: Path, grey: int) -> None:
    Image.new("I;16", (40, 20), grey * 257).save(tmp_path / "logo.png")
    with Image.open(BytesIO(letterheads.logo(tmp_path / "logo.png"))) as found:
        assert found.getpixel((5, 5)) == (grey, grey, grey)


@pytest.mark.parametrize("raw", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n" + b"0" * 50])
def test_what_is_no_picture_is_refused(tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(raw)
    with pytest.raises(letterheads.NoLogo):
        letterheads.logo(file)
    with pytest.raises(letterheads.NoLogo):
        letterheads.logo(tmp_path / "findes-ikke.png")


@pytest.mark.parametrize(
    ("most", "more"),
    [
        (partial(png, 6000, 4000), partial(png, 6001, 4000)),
        (partial(png, 20_000, 1), partial(png, 20_001, 1)),
        (partial(jpeg, 8, 150), partial(jpeg, 8, 200)),
    ],
    ids=["pixels", "a side", "layers"],
)
def test_a_picture_that_unfolds_to_too_much_is_refused(
    tmp_path: Path, most: Callable[[], bytes], more: Callable[[], bytes]
) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(most())
    assert letterheads.logo(file)
    file.write_bytes(more())
    with pytest.raises(letterheads.NoLogo) as caught:
        letterheads.logo(file)
    told = explained(caught.value)
    assert told is not None
    assert told.next.endswith("på højst 8 MB og 24 millioner billedpunkter")
