"""The short report as PDF, read back with pypdf; with poppler and veraPDF where they are installed."""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.lib.pagesizes import A4

from ffbdesk.export.figuremarks import Face
from ffbdesk.export.pdf import style
from ffbdesk.export.pdf.canvas import TaggedCanvas
from ffbdesk.export.pdf.plain import NO_BREAK, Cleaner, Run, bind, every_text, paragraphs, pieces, valid_in_xml
from ffbdesk.export.pdf.writer import PdfWriter
from ffbdesk.export.report import Attachment, Fact, GoalsReport, Report, ThemeRemark
from tests.export import samples
from tests.proofs import require, verapdf

NOW = datetime(2021, 5, 29, 14, 32, tzinfo=UTC)
DATA = Attachment("udredning.json", '{"borger": "B.M. æøå"}'.encode(), "application/json", "Indholdet som data")
LOST = "Nogle tegn i teksten"
ABOUT = "FFB Desks forklaring"
MARKUP = "<b>ikke fed</b> & <img src='nowhere.png'/> </para> &amp; <br/> <stray"
SCRIPTS = "Ελληνικά кириллица Türkçe ışık Kalaallisut ĸ Łódź 😀 漢字 שלום"
PARAGRAPH = "Børge går selv til værkstedet hver dag & kommer hjem igen. " * 14
LONG = f"{PARAGRAPH}\n\n- et\n- to\n\n{PARAGRAPH}"

ENDLESS = "Jeg vil selv tage bussen. " * 800


def goals_saying(text: str) -> GoalsReport:
    """An annex that says the text wherever it can, with the goals of the example citizen around it."""
    ours = every_text(samples.boerge_goals(), lambda said: said if re.fullmatch("[0-9a-f]{64}", said) else text)
    known = samples.goals_of_boerge().rows
    return samples.with_rows(ours, *known[:2], samples.goal_of(text), *known[2:])


def written(report: Report, *attachments: Attachment, tagged: bool = True) -> bytes:
    out = BytesIO()
    PdfWriter(NOW, tagged=tagged).write(report, out, attachments)
    return out.getvalue()


def read(report: Report, *attachments: Attachment) -> PdfReader:
    return PdfReader(BytesIO(written(report, *attachments)))


def said(reader: PdfReader) -> str:
    """All text of all pages, with one space between words."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).replace(NO_BREAK, " ").split())


def kids(node: Any) -> list[Any]:
    """The structure elements right under one."""
    return [kid for kid in (entry.get_object() for entry in node["/K"]) if isinstance(kid, dict) and "/S" in kid]


def elements(reader: PdfReader) -> list[Any]:
    """Every structure element, in reading order."""

    def below(node: Any) -> Iterator[Any]:
        for kid in kids(node):
            yield kid
            yield from below(kid)

    root: Any = reader.trailer["/Root"]
    return list(below(root["/StructTreeRoot"]))


def tags(reader: PdfReader) -> list[str]:
    return [node["/S"] for node in elements(reader)]


def samples_to_prove() -> dict[str, Report]:
    boerge = samples.boerge()
    return {
        "boerge": boerge,
        "empty": samples.empty(),
        "many": samples.every_theme("Kort."),
        "long": samples.every_theme(LONG),
        "scripts": replace(boerge, wishes=SCRIPTS, title=f"Udredning {SCRIPTS}", purpose=MARKUP),
        "earlier": samples.with_earlier_round(samples.every_theme("Kort.")),
        "goals": samples.boerge_goals(),
        "status": samples.status("Kort."),
        "status long": samples.status(LONG, goals=16),
        "status empty": samples.status("", goals=0),
        "status unbroken": samples.status("W" * 2000),
        "status scripts": samples.status(f"{SCRIPTS} {MARKUP}"),
        "progression": samples.progression("Kort."),
        "progression long": samples.progression(LONG, goals=16, days=20),
        "progression empty": samples.progression("", goals=0, days=0),
        "progression unbroken": samples.progression("W" * 2000),
        "progression scripts": samples.progression(f"{SCRIPTS} {MARKUP}"),
        "order": samples.order("Kort."),
        "order long": samples.order(LONG, plans=6),
        "order empty": samples.order("", plans=0),
        "order unbroken": samples.order("W" * 2000),
        "order scripts": samples.order(f"{SCRIPTS} {MARKUP}"),
        "full whole": samples.full_whole("Kort."),
        "full whole long": samples.full_whole(LONG),
        "full whole unbroken": samples.full_whole("W" * 3000),
        "no goals": samples.no_goals(),
        "many goals": samples.many_goals(),
        "long goals": goals_saying(LONG),
        "long wording": samples.with_rows(samples.boerge_goals(), replace(samples.goal_of("Kort"), wording=ENDLESS)),
        "goals scripts": goals_saying(SCRIPTS),
        "goals markup": goals_saying(MARKUP),
        "goals unbroken": goals_saying("W" * 2000),
        "full": samples.full_boerge(),
        "full empty": samples.full_empty(),
        "full many": samples.full_of_31("Kort."),
        "full eight": samples.full_of_eight(),
        "goals begun": replace(samples.boerge_goals(), goals=samples.begun_goals()),
        "draft": replace(samples.full_boerge(), marks=("Udkast",), lock=None),
        "full long": samples.full_of(samples.every_theme(LONG), (samples.theme_saying(LONG),) * 3),
        "full scripts": samples.full_of(boerge, (samples.theme_saying(SCRIPTS), samples.theme_saying(MARKUP))),
        "full unbroken": samples.full_of(boerge, (samples.theme_saying("W" * 3000),)),
        "unbroken": replace(boerge, wishes="W" * 3000, title="W" * 90, facts=(Fact("Borger", "x" * 2000),)),
    }


@cache
def glyphs() -> frozenset[int]:
    style.register_fonts()
    return style.glyphs()


class TestPage:
    def test_everything_that_was_said_is_printed(self) -> None:
        report = samples.boerge()
        text = said(read(report))
        for part in (report.kicker, report.title, report.subtitle, report.purpose, report.wishes):
            assert part in text
        for remark in report.remarks:
            assert remark.remark in text
        assert "Profil: aktivitet og deltagelse" in text
        assert "Ikke relevante: Varetage uddannelse, Udvise hjælp og omsorg for andre" in text
        assert "Låst 29. maj 2021 kl. 14.32 af Mette Holm." in text
        assert "24d3 2ab4 108e 964d" in text

    def test_head_and_foot_name_initials_only(self) -> None:
        for number, page in enumerate(read(samples.boerge()).pages, 1):
            text = page.extract_text()
            assert "B.M. · Sag154689" in text
            assert "Fortroligt" in text
            assert "Øveeksempel, personen er opdigtet" in text
            assert f"Side {number} af 2" in text
            assert ("Mogensen" in text) == (number == 1)

    def test_a_draft_says_so_in_the_head_of_every_page(self) -> None:
        report = replace(samples.full_of_eight(), marks=("Udkast",), lock=None)
        reader = read(report)
        assert "Udkast: ikke færdiggjort endnu." in said(reader)
        for page in reader.pages:
            assert [y > style.PORTRAIT.size[1] - 60 for y, text in baselines(page) if text == "Udkast"] == [True, False]
        assert "Udkast" not in said(read(samples.full_of_eight()))

    def test_a_draft_says_so_and_has_no_lock(self) -> None:
        text = said(read(replace(samples.boerge(), marks=("Udkast",), lock=None)))
        assert "Udkast" in text
        assert "Låst" not in text
        assert "Kontrolsum" not in text

    def test_an_empty_report_says_what_is_not_there(self) -> None:
        reader = read(samples.empty())
        text = said(reader)
        assert "Der er ikke vurderet nogen temaer." in text
        assert "Der er ikke skrevet ønsker ned." in text
        assert "Der er ikke skrevet bemærkninger." in text
        assert tags(reader).count("/H1") == 2

    def test_31_themes_with_long_texts(self) -> None:
        reader = read(samples.every_theme(LONG))
        text = said(reader)
        assert len(reader.pages) > 10
        assert text.count("- et ") == 31
        assert "fortsat" in text
        assert tags(reader).count("/Figure") == 2
        assert tags(reader).count("/H2") == 31

    def test_themes_that_no_page_can_hold_leave_no_page_half_empty(self) -> None:
        pages = [page.extract_text() for page in read(samples.full_of_31("Der er meget at fortælle. " * 60)).pages]
        begun = sum(ABOUT in page and page.index(ABOUT) > 400 for page in pages)
        assert begun > 10  # under the end of the theme before

    def test_a_dense_profile_begins_on_the_first_page(self) -> None:
        every = samples.every_theme("Kort.")
        first, second, *rest = read(every).pages
        assert len(rest) <= 2, "31 themes in short take no more than four pages"
        changed = tuple(replace(one, change="Fremgang siden 12.3.2021, hvor niveauet var 3") for one in every.remarks)
        most = replace(samples.with_earlier_round(every), remarks=changed, goals=None, made_with="Katalog: FFB 3.00")
        assert len(read(most).pages) <= 4, "nor where each says what became of it"
        for page in (first, second):
            assert "Vurderet niveau" in page.extract_text()
        assert "Profil: aktivitet" in first.extract_text()
        assert "Relationer" in first.extract_text()
        assert "Mobilitet" in second.extract_text()

    def test_both_parts_of_a_cut_profile_say_their_values(self) -> None:
        reader = read(samples.with_earlier_round(samples.every_theme("Kort.")))
        alts = [node["/Alt"] for node in elements(reader) if node["/S"] == "/Figure"]
        parts = [int(found[1]) for alt in alts if (found := re.search(r"Profil over (\d+) vurderede temaer", alt))]
        assert (len(parts), sum(parts)) == (2, 31)
        assert "Tema 4: niveau 3, før 1, borgerens egen vurdering 1, forventet niveau 2." in alts[0]
        assert "Tema 28: niveau 2, før 4, borgerens egen vurdering 4, forventet niveau 1." in alts[1]

    def test_the_legend_dates_the_earlier_round(self) -> None:
        assert "Forrige vurdering, 12.3.2020" in said(read(samples.with_earlier_round(samples.boerge())))

    def test_a_theme_without_a_level_says_its_state(self) -> None:
        remarks = (ThemeRemark("Spise", None, "Ikke relevant", "Sondemad."), ThemeRemark("Drikke", 0, "", ""))
        text = said(read(replace(samples.boerge(), remarks=remarks)))
        assert "Spise Ikke relevant Sondemad." in text
        assert "Drikke 0 Ingen nedsat –" in text

    def test_the_plain_canvas_has_the_same_pages(self) -> None:
        report = samples.every_theme("Kort.")
        plain = PdfReader(BytesIO(written(report, tagged=False)))
        assert said(plain) == said(read(report))
        assert "/StructTreeRoot" not in plain.trailer["/Root"]  # type: ignore[operator]

    def test_the_same_report_gives_the_same_bytes(self) -> None:
        assert written(samples.boerge(), DATA) == written(samples.boerge(), DATA)
        assert written(samples.boerge(), DATA) != written(samples.empty(), DATA)


class TestGoals:
    def test_the_eight_fields_are_printed(self) -> None:
        report = samples.boerge_goals()
        reader = read(report)
        text = said(reader)
        for row in report.goals.rows:
            for part in (row.wording, row.change, row.theme, row.follow_up, row.responsible, *row.related, row.doubt):
                assert part in text
        assert report.goals.purpose in text
        assert "Indgå i samspil og kontakt 2 Moderat nedsat 1 Let nedsat 18.6.2021 Mette Holm, Solstrålen" in text
        assert "4 – – Varetage økonomi Ikke vurderet – – – –" in text
        assert "Til mål 1. Måltype og forventet niveau" in text
        assert "Fastholde: de samme aktiviteter, lige så ofte som nu." in text
        assert "Låst 29. maj 2021 kl. 14.32 af Mette Holm." in text

    def test_the_page_lies_and_names_initials_only(self) -> None:
        for number, page in enumerate(read(samples.many_goals()).pages):
            assert (page.mediabox.width, page.mediabox.height) == pytest.approx((A4[1], A4[0]), abs=0.01)
            assert "B.M. · Sag154689" in page.extract_text()
            assert ("Mogensen" in page.extract_text()) == (number == 0)

    def test_three_goals_stand_on_one_page(self) -> None:
        report = samples.with_rows(samples.boerge_goals(), *samples.goals_of_boerge().rows[:3])
        assert len(read(report).pages) == 1

    def test_the_lock_does_not_stand_alone(self) -> None:
        first, last = read(samples.boerge_goals()).pages
        assert "Varetage økonomi" not in first.extract_text()
        for part in ("Varetage økonomi", "Til mål 1.", "Låst"):
            assert part in last.extract_text()

    def test_without_goals_a_sentence_stands_there(self) -> None:
        reader = read(samples.no_goals())
        assert "Der er ikke skrevet indsatsmål." in said(reader)
        assert tags(reader) == ["/Document", "/P", "/P", "/Title", "/Div", "/P", "/P", "/H1", "/P"]

    def test_the_table_has_heads_of_columns_and_rows(self) -> None:
        found = elements(read(samples.with_rows(samples.boerge_goals(), *samples.goals_of_boerge().rows[:3])))
        table = [node for node in found if node["/S"] == "/Table"][-1]
        rows = [[(cell["/S"], cell.get("/A", {}).get("/Scope")) for cell in kids(row)] for row in kids(table)]
        assert rows[0] == [("/TH", "/Column")] * 9
        assert rows[1:] == [[("/TH", "/Row"), *[("/TD", None)] * 8]] * 3

    def test_heads_that_stand_again_are_not_read_again(self) -> None:
        reader = read(samples.many_goals())
        found = tags(reader)
        assert len(reader.pages) > 5
        assert [page.extract_text().count("Borgerens målformulering") for page in reader.pages[:6]] == [1] * 6
        assert found.count("/Table") == 2  # the head block and the goals
        rows = [len(kids(node)) for node in elements(reader) if node["/S"] == "/TR"]
        assert rows[-61:] == [9] * 61

    def test_a_goal_higher_than_a_page_is_one_row_with_every_word(self) -> None:
        long = replace(samples.goal_of("Kort"), wording=ENDLESS)
        assert len(ENDLESS) > 20_000
        reader = read(samples.with_rows(samples.boerge_goals(), long))
        short = read(samples.with_rows(samples.boerge_goals(), samples.goal_of("Kort")))
        assert len(reader.pages) > 10
        assert said(reader).count("bussen") == 800
        assert tags(reader) == tags(short)

    def test_a_goal_that_fits_on_a_page_is_not_broken(self) -> None:
        wording = "Første ord. " + "Jeg vil selv tage bussen. " * 24 + "Sidste ord."
        goals = [replace(samples.goal_of("Kort"), wording=wording)] * 6
        for page in read(samples.with_rows(samples.boerge_goals(), *goals)).pages:
            text = page.extract_text()
            assert text.count("Første") == text.count("Sidste")

    @pytest.mark.parametrize("lines", [26, 27, 28, 29])
    def test_the_heading_does_not_stand_alone(self, lines: int) -> None:
        high = replace(samples.goal_of("a"), wording="\n".join(["linje"] * lines))
        for page in read(samples.with_rows(samples.boerge_goals(), high, samples.goal_of("b"))).pages:
            lines_there = [line.strip() for line in page.extract_text().splitlines()]
            assert "Indsatsmål" not in lines_there or "linje" in lines_there, lines_there

    def test_texts_that_are_markup_or_in_other_scripts(self) -> None:
        for typed, printed in ((MARKUP, MARKUP), (SCRIPTS, "Türkçe ışık Kalaallisut ĸ Łódź □ □□ □□□□")):
            report = samples.boerge_goals()
            row = replace(report.goals.rows[0], wording=typed, doubt=typed)
            text = said(read(samples.with_rows(replace(report, title=typed), row)))
            assert text.count(printed) == 3
            assert text.count(LOST) == (typed == SCRIPTS)

    @pytest.mark.parametrize("text", ["W" * 2000, LONG, MARKUP])
    def test_nothing_leaves_the_page(self, text: str) -> None:
        for page in read(goals_saying(text)).pages:
            for x, width in drawn(page):
                assert x >= 0
                assert x + width <= A4[1]

    @settings(max_examples=10)
    @given(st.text(max_size=300))
    def test_no_text_ends_the_export(self, text: str) -> None:
        assert read(goals_saying(text)).pages


class TestBegunGoals:
    def test_where_they_began_stands_with_the_present_level(self) -> None:
        report = replace(samples.boerge_goals(), goals=samples.begun_goals(), lock=None)
        reader = read(report)
        text = said(reader)
        wanted = "Købe ind 2 Moderat nedsat Ved start: 2, 28.5.2021 0 Ingen nedsat 30.8.2021"
        assert wanted in text
        assert "Til mål 1. Det forventede niveau er nået: forventet 1, nu 1." in text
        assert text.count("Sat 28.5.2021 af Mette Holm") == 3
        table = [node for node in elements(reader) if node["/S"] == "/Table"][-1]
        assert {len(kids(row)) for row in kids(table)} == {9}, "the eight fields and their number"
        assert len(reader.pages) == 1

    def test_in_the_short_form_too_and_nowhere_an_empty_column(self) -> None:
        text = said(read(replace(samples.boerge(), goals=samples.begun_goals())))
        assert "Måltype Ved start Nu Forventet Opfølgning" in text
        assert "Udvikle funktionsevne 2 moderat 28.5.2021 2 moderat 0 ingen" in text
        assert "Ansvarlig for opfølgning" not in text
        assert "Ved start" not in said(read(replace(samples.boerge(), goals=samples.goals_of_boerge())))


class TestGoalsInShort:
    def test_they_stand_between_remarks_and_lock(self) -> None:
        text = said(read(replace(samples.boerge(), goals=samples.goals_of_boerge())))
        remarks, goals, lock = (text.index(part) for part in ("Bemærkninger til", "Mål for indsatsen", "Låst"))
        assert remarks < goals < lock
        assert "Købe ind Udvikle funktionsevne 2 moderat 0 ingen 30.8.2021" in text
        assert "4. – Varetage økonomi – Ikke vurderet – –" in text
        assert "Til mål 1. Måltype og forventet niveau" in text

    def test_without_purpose_and_goals_there_is_no_section(self) -> None:
        plain = samples.boerge()
        assert said(read(replace(plain, goals=samples.no_goals().goals))) == said(read(plain))

    def test_a_purpose_alone_stands_without_a_table(self) -> None:
        text = said(read(replace(samples.boerge(), goals=replace(samples.goals_of_boerge(), rows=()))))
        assert "Mål for indsatsen Indsatsformål At Børge får en hverdag" in text
        assert "Opfølgning" not in text


class TestUserText:
    def test_markup_prints_as_typed(self) -> None:
        report = samples.boerge()
        remarks = (ThemeRemark(MARKUP, 2, "", MARKUP), ThemeRemark("Drikke", None, MARKUP, MARKUP))
        facts = (Fact(MARKUP, MARKUP), *report.facts)
        text = said(read(replace(report, title=MARKUP, wishes=MARKUP, purpose=MARKUP, remarks=remarks, facts=facts)))
        assert text.count(MARKUP) >= 6
        assert LOST not in text

    def test_other_scripts_are_printed_or_owned_up_to(self) -> None:
        text = said(read(replace(samples.boerge(), wishes=SCRIPTS)))
        assert "Ελληνικά кириллица Türkçe ışık Kalaallisut ĸ Łódź □ □□" in text
        assert text.count(LOST) == 1
        assert LOST not in said(read(samples.boerge()))

    def test_lines_and_paragraphs_stay_apart(self) -> None:
        assert list(paragraphs("a\nb\n\n\n \nc\n")) == [["a", "b"], ["c"]]
        assert list(paragraphs(" \n ")) == []

    @pytest.mark.parametrize("field", ["title", "wishes", "purpose", "subtitle", "case", "initials", "wishes_label"])
    def test_an_endless_word_stays_on_the_page(self, field: str) -> None:
        changed: dict[str, Any] = {field: "W" * 2000}
        reader = read(replace(samples.boerge(), **changed))
        for page in reader.pages:
            for x, width in drawn(page):
                assert x >= 0
                assert x + width <= A4[0]

    def test_a_long_name_in_the_lock_does_not_end_the_export(self) -> None:
        report = samples.boerge()
        assert report.lock
        assert said(read(replace(report, lock=replace(report.lock, by="Navn " * 3000)))).count("Navn") == 3000

    def test_cleaning(self) -> None:
        clean = Cleaner(glyphs())
        assert clean("a\r\nb\x00\x07\tc\u200bd\u00ade\u2028f") == "a\nb cde\nf"
        assert clean("A\u030a") == "Å"
        assert not clean.lost
        assert clean("😀\ufe0f \ud800") == "□ □"
        assert clean.lost

    def test_without_a_box_in_the_font_a_question_mark_stands_in(self) -> None:
        assert Cleaner(frozenset(map(ord, "abc ")))("a😀") == "a?"

    def test_a_paragraph_is_made_of_bound_pieces(self) -> None:
        assert pieces("den 3. maj\n & kl. 14") == (Run(f"den 3.{NO_BREAK}maj & kl.{NO_BREAK}14"),)
        assert pieces("x" * 60 + " a &") == (Run("x" * 60 + f"{NO_BREAK}a{NO_BREAK}&"),)
        assert pieces((Run("a<", heavy=True), Run(" "), Run("b"))) == (Run("a< ", heavy=True), Run("b"))
        assert pieces("") == ()

    @given(st.text(max_size=200))
    def test_binding_changes_only_spaces(self, text: str) -> None:
        assert bind(text).replace(NO_BREAK, " ") == text.replace(NO_BREAK, " ")

    @given(st.text(max_size=100))
    def test_cleaned_text_can_always_be_drawn(self, text: str) -> None:
        cleaned = Cleaner(glyphs())(text)
        assert all(char == "\n" or ord(char) in glyphs() for char in cleaned)

    @settings(max_examples=15)
    @given(st.text(max_size=400), st.text(max_size=400))
    def test_no_text_ends_the_export(self, one: str, other: str) -> None:
        report = every_text(samples.boerge(), lambda text: text if re.fullmatch("[0-9a-f]{64}", text) else one + text)
        reader = read(replace(report, remarks=(ThemeRemark(one, 3, other, other), ThemeRemark(other, None, one, one))))
        assert reader.pages


class TestStructure:
    def test_the_document_says_what_it_is(self) -> None:
        reader = read(samples.boerge())
        root: Any = reader.trailer["/Root"]
        assert reader.metadata
        assert reader.metadata.title == "Udredning, kort form for B.M., Sag154689"
        assert b"Mogensen" not in root["/Metadata"].get_object().get_data()
        assert root["/Lang"] == "da-DK"
        assert root["/MarkInfo"]["/Marked"]
        assert reader.metadata.creation_date == NOW
        assert [entry.title for entry in reader.outline] == [  # type: ignore[union-attr]
            "Profil: aktivitet og deltagelse",
            "Bemærkninger til temaerne",
        ]

    def test_headings_table_and_figure_are_in_the_tree(self) -> None:
        found = tags(read(samples.boerge()))
        assert found.count("/H1") == 2
        assert found.count("/H2") == len(samples.boerge().remarks)
        assert found.count("/Figure") == 1
        assert found.count("/TR") == 4
        assert found.count("/TH") == len(samples.boerge().facts)
        assert found.index("/Title") < found.index("/Table") < found.index("/H1")

    def test_a_paragraph_over_a_page_break_is_one_element(self) -> None:
        text = "Ordene løber videre over siden. " * 400
        short, long = (tags(read(replace(samples.boerge(), wishes=wishes))) for wishes in ("Kort.", text))
        assert long == short

    def test_untagged_text_is_refused(self) -> None:
        style.register_fonts()
        canvas = TaggedCanvas(BytesIO(), A4, style.REGULAR, now=NOW)
        with canvas.mark("P"):
            canvas.drawString(10, 10, "hørt")
        canvas.drawString(10, 30, "tavs")
        with pytest.raises(ValueError, match="untagged text on page 1"):
            canvas.showPage()

    def test_lines_outside_the_tree_are_decoration(self) -> None:
        style.register_fonts()
        out = BytesIO()
        canvas = TaggedCanvas(out, A4, style.REGULAR, now=NOW)
        canvas.line(0, 0, 10, 10)
        canvas.save()
        assert b"/Artifact BMC" in PdfReader(out).pages[0].get_contents().get_data()  # type: ignore[union-attr]

    def test_attachments_are_read_back_as_given(self) -> None:
        other = Attachment("a (1) – æ.txt", b"\x00\xff" * 5000, "text/plain", "Mere")
        reader = read(samples.boerge(), DATA, other)
        assert reader.attachments == {DATA.name: [DATA.content], other.name: [other.content]}
        root: Any = reader.trailer["/Root"]
        assert [file.get_object()["/AFRelationship"] for file in root["/AF"]] == ["/Data", "/Data"]

    def test_the_metadata_holds_only_what_xml_may(self) -> None:
        assert valid_in_xml("a\x00b\n c\ud800\uffff") == "ab c"
        reader = read(replace(samples.boerge(), file_title="A <&> \x01\ud800 B"))
        assert reader.xmp_metadata
        assert reader.xmp_metadata.dc_title == {"x-default": "A <&> B"}


@pytest.mark.proof
class TestProofs:
    def test_verapdf_accepts_every_sample_and_refuses_a_plain_file(self, tmp_path: Path) -> None:
        """In one run: starting the machine under it takes longer than reading a file."""
        require(verapdf.missing())
        plain = tmp_path / "plain.pdf"
        plain.write_bytes(written(samples.boerge(), tagged=False))
        files = [tmp_path / f"{name}.pdf" for name in samples_to_prove()]
        for file, report in zip(files, samples_to_prove().values(), strict=True):
            file.write_bytes(written(report, DATA))
        passed, told = verapdf.validate([*files, plain])
        verdicts = [line for line in told.splitlines() if line.startswith(("PASS ", "FAIL "))]
        assert [line for line in verdicts if line.startswith("FAIL ") and str(plain) not in line] == []
        assert sum(line.startswith("FAIL ") for line in verdicts) == len(verapdf.FLAVOURS)
        assert len(verdicts) == len(verapdf.FLAVOURS) * (len(files) + 1)
        assert not passed

    def test_words_stay_apart_at_line_ends(self, tmp_path: Path) -> None:
        """What a screen reader hears: no two words run together where a line ended."""
        require("" if shutil.which("pdfinfo") else "pdfinfo (poppler-utils)")
        file = tmp_path / "boerge.pdf"
        file.write_bytes(written(samples.boerge()))
        told = subprocess.run(
            ["pdfinfo", "-struct-text", file], check=True, capture_output=True, encoding="utf-8"
        ).stdout
        heard = " ".join(told.replace('"', " ").replace(NO_BREAK, " ").split())
        for remark in samples.boerge().remarks:
            assert remark.remark in heard
        assert samples.boerge().wishes in heard


def drawn(page: Any) -> list[tuple[float, float]]:
    """For every text on the page: where it starts, and how wide it is in its font and size."""
    found = []

    def visit(text: str, _cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if text.strip():
            widest = max(text.split("\n"), key=len)
            face: Face = "semibold" if font and "SemiBold" in font["/BaseFont"] else "regular"
            found.append((tm[4], style.measure(widest.strip(), size, face)))

    page.extract_text(visitor_text=visit)
    return found


def baselines(page: Any) -> list[tuple[float, str]]:
    """Where each line of text stands, and what it says."""
    found = []

    def visit(text: str, _cm: list[float], tm: list[float], _font: Any, _size: float) -> None:
        if text.strip():
            found.append((tm[5], text.strip()))

    page.extract_text(visitor_text=visit)
    return found


class TestFullForm:
    def test_every_part_of_a_theme_is_read_in_its_order(self) -> None:
        text = said(read(samples.full_boerge()))
        page = text[text.index(f"{ABOUT} Praktiske opgaver") :]
        wanted = (
            "Oplysninger fra borgeren", "Oplysninger fra andre", "Sagsbehandlers bemærkninger",
            "Hvor ofte FFB Desks forslag", "Noter", "Tilføjet 14. maj 2021", "Kort bemærkning",
            "2, moderat nedsat funktionsevne.", "Børges egen vurdering",
        )  # fmt: skip
        places = [page.index(part) for part in wanted]
        assert places == sorted(places)

    def test_the_contents_list_says_the_page_and_leads_there(self) -> None:
        reader = read(samples.full_boerge())
        first, pages = reader.pages[0], [page.extract_text() for page in reader.pages]
        lines = re.findall(r"(Spise 2|Købe ind 1|Varetage økonomi 3|Mål for indsatsen)\s+(\d+)", " ".join(pages[:1]))
        assert [name for name, _page in lines] == ["Købe ind 1", "Spise 2", "Varetage økonomi 3", "Mål for indsatsen"]
        for name, page in lines:
            assert name in pages[int(page) - 1]
        assert destinations(reader, first)[-4:] == [int(page) for _name, page in lines]

    def test_lists_tables_and_figures_are_tagged(self) -> None:
        found = Counter(tags(read(samples.full_boerge())))
        assert found["/TOC"] == 1
        assert found["/TOCI"] == found["/Link"] == 6
        assert found["/H1"] == 5
        assert found["/H2"] == 3
        assert found["/Figure"] == 2, "the profile, and the criteria once in front"
        assert found["/Table"] == 2, "the head block and the goals"

    def test_only_the_first_note_has_a_heading(self) -> None:
        theme = samples.theme_saying("Kort.")
        reader = read(samples.full_of(samples.boerge(), (replace(theme, notes=theme.notes * 3),)))
        assert said(reader).count("Noter ") == 1
        assert tags(reader).count("/H3") == 6
        assert said(reader).count("Tilføjet 14. maj 2021") == 3

    def test_marks_stand_by_their_word_in_the_order_of_the_scale(self) -> None:
        text = said(read(samples.full_of(samples.boerge(), (samples.theme_saying("Kort."),))))
        asked = "Spørger, hvor varen nr."
        assert f"Altid eller næsten altid: {asked} 0 står; {asked} 6 står For det meste: {asked} 1 står" in text
        assert f"I perioder: {asked} 2 står; {asked} 8 står En enkelt gang imellem: {asked} 3 står; " in text
        assert f"{asked} 9 står (udgået punkt)" in text
        assert text.index("Når der er anledning") < text.index(f"{asked} 10 står") < text.index(f"{asked} 11 står")
        assert text.count("Når der er anledning") == 1

    def test_eight_themes_as_most_are_take_seven_pages(self) -> None:
        report = samples.full_of_eight()
        assert [len(theme.voices) for theme in report.themes] == [3] * 8
        assert all(len(voice.text) > 200 for theme in report.themes for voice in theme.voices)
        reader = read(report)
        assert len(reader.pages) <= 7
        assert said(reader).count("Fremgang siden 12.3.2021, hvor niveauet var 3.") == 8

    def test_scale_and_rule_stand_once_in_front(self) -> None:
        report = samples.full_of_eight()
        reader = read(report)
        text = said(reader)
        for criterion in report.criteria:
            assert reader.pages[0].extract_text().replace("\n", " ").count(criterion[-12:]) >= 1
        assert text.count("uden støtte fra tilbud og netværk") == 2, "in how it is read, and under the profile"
        (alt,) = (e["/Alt"] for e in elements(reader) if e["/S"] == "/Figure" and "Skalaen" in e["/Alt"])
        assert alt.endswith("4, fuldstændig nedsat: Udfører sjældent eller aldrig relevante aktiviteter.")

    def test_a_theme_that_is_not_relevant_is_not_explained(self) -> None:
        theme = replace(samples.theme_saying("Kort.", level=None), explanation="", state="Ikke relevant")
        assert ABOUT not in said(read(samples.full_of(samples.boerge(), (theme,))))

    def test_the_end_names_the_catalogue_and_the_responsible(self) -> None:
        *_pages, last = read(samples.full_of_eight()).pages
        text = " ".join(last.extract_text().replace(NO_BREAK, " ").split())
        assert "Ansvarlig for opfølgning: Karen Lund, Voksenrådgivningen" in text
        assert text.index("Låst 29. maj") < text.index("Kontrolsum (SHA-256)") < text.index("Katalog: FFB")

    def test_no_page_is_left_mostly_white_between_themes(self) -> None:
        for report in (samples.full_of_eight(), samples.full_of_31("Kort.")):
            for page in read(report).pages[1:-1]:
                low = min(y for y, _text in baselines(page) if y > style.BOTTOM)
                assert low - style.BOTTOM < 0.3 * style.PORTRAIT.height

    def test_the_letterhead_stands_first_and_the_choice_is_told(self) -> None:
        reader = read(samples.full_boerge())
        first, later = reader.pages[0], reader.pages[1].extract_text()
        assert "Botilbud og afklaring" in first.extract_text()
        assert len(first.images) == 1
        assert "Udskrevet uden temaet" in first.extract_text()
        assert later.startswith("Solstrålen")
        assert "Botilbud" not in later

    def test_progress_is_heard_and_may_give_up(self) -> None:
        heard: list[float] = []
        PdfWriter(NOW).write(samples.full_boerge(), BytesIO(), (), heard.append)
        assert heard == sorted(heard)
        assert heard[-1] == 1.0
        assert all(after - before < 0.15 for before, after in pairwise(heard[:-1])), "it never leaps"
        assert heard[-2] < 0.8, "writing the file is still to come"
        long = list[float]()
        PdfWriter(NOW).write(samples.full_of_31("Kort."), BytesIO(), (), long.append)
        assert long.index(max(share for share in long if share <= 0.4)) > len(long) / 3, "no part runs ahead"

        class Enough(Exception):
            pass

        def stop(_share: float) -> None:
            raise Enough

        out = BytesIO()
        with pytest.raises(Enough):
            PdfWriter(NOW).write(samples.full_boerge(), out, (), stop)
        assert out.getvalue() == b""

    def test_reading_order(self, tmp_path: Path) -> None:
        """What a screen reader hears: the headings in the order of the page, each theme under its own."""
        require("" if shutil.which("pdfinfo") else "pdfinfo (poppler-utils)")
        file = tmp_path / "fuld.pdf"
        file.write_bytes(written(samples.full_boerge()))
        told = subprocess.run(["pdfinfo", "-struct-text", file], check=True, capture_output=True).stdout.decode(
            "utf-8", "replace"
        )
        heads = re.findall(r'\n +(H[123]) \(block\)\n +"(.+?) "', told)
        assert [name for tag, name in heads if tag == "H1"] == [
            "Indhold", "Sådan læses udredningen", "Formål og ønsker", "Aktivitet og deltagelse", "Mål for indsatsen",
        ]  # fmt: skip
        assert [name for tag, name in heads if tag == "H2"] == ["Købe ind 1", "Spise 2", "Varetage økonomi 3"]


def destinations(reader: PdfReader, page: Any) -> list[int]:
    """The pages, from 1, that the links of a page lead to."""
    numbers = {found.indirect_reference.idnum: n for n, found in enumerate(reader.pages, 1)}
    return [numbers[entry.get_object()["/Dest"].get_object()[0].idnum] for entry in page["/Annots"]]
