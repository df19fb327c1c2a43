"""The short report as PDF, read back with pypdf; with poppler and veraPDF where they are installed."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.lib.pagesizes import A4

from ffbdesk.export.marks import Face
from ffbdesk.export.pdf import style
from ffbdesk.export.pdf.canvas import TaggedCanvas
from ffbdesk.export.pdf.plain import NO_BREAK, Cleaner, Run, bind, every_text, markup, paragraphs, valid_in_xml
from ffbdesk.export.pdf.writer import PdfWriter
from ffbdesk.export.report import Attachment, Fact, ShortReport, ThemeRemark
from tests.export import samples
from tests.proofs import require, verapdf

NOW = datetime(2021, 5, 29, 14, 32, tzinfo=UTC)
DATA = Attachment("udredning.json", '{"borger": "B.M. æøå"}'.encode(), "application/json", "Indholdet som data")
LOST = "Nogle tegn i teksten"
MARKUP = "<b>ikke fed</b> & <img src='nowhere.png'/> </para> &amp; <br/> <stray"
SCRIPTS = "Ελληνικά кириллица Türkçe ışık Kalaallisut ĸ Łódź 😀 漢字 שלום"
PARAGRAPH = "Børge går selv til værkstedet hver dag & kommer hjem igen. " * 14
LONG = f"{PARAGRAPH}\n\n- et\n- to\n\n{PARAGRAPH}"


def written(report: ShortReport, *attachments: Attachment, tagged: bool = True) -> bytes:
    out = BytesIO()
    PdfWriter(NOW, tagged=tagged).write(report, out, attachments)
    return out.getvalue()


def read(report: ShortReport, *attachments: Attachment) -> PdfReader:
    return PdfReader(BytesIO(written(report, *attachments)))


def said(reader: PdfReader) -> str:
    """All text of all pages, with one space between words."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).replace(NO_BREAK, " ").split())


def tags(reader: PdfReader) -> list[str]:
    def below(node: Any) -> Iterator[str]:
        node = node.get_object()
        if isinstance(node, list):
            for kid in node:
                yield from below(kid)
        elif isinstance(node, dict) and "/S" in node:
            yield node["/S"]
            yield from below(node.get("/K", []))

    root: Any = reader.trailer["/Root"]
    return list(below(root["/StructTreeRoot"]["/K"]))


def samples_to_prove() -> dict[str, ShortReport]:
    boerge = samples.boerge()
    return {
        "boerge": boerge,
        "empty": samples.empty(),
        "many": samples.every_theme("Kort."),
        "long": samples.every_theme(LONG),
        "scripts": replace(boerge, wishes=SCRIPTS, title=f"Udredning {SCRIPTS}", purpose=MARKUP),
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

    def test_a_draft_says_so_and_has_no_lock(self) -> None:
        text = said(read(replace(samples.boerge(), marks=("Udkast",), lock=None)))
        assert "Udkast" in text
        assert "Låst" not in text
        assert "Aftryk" not in text

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
        assert tags(reader).count("/Figure") == 1
        assert tags(reader).count("/H2") == 31

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

    def test_binding_comes_before_escaping(self) -> None:
        assert markup("den 3. maj & kl. 14") == f"den 3.{NO_BREAK}maj &amp; kl.{NO_BREAK}14"
        assert markup("x" * 60 + " a &") == "x" * 60 + f"{NO_BREAK}a{NO_BREAK}&amp;"
        assert markup((Run("a<", heavy=True), Run("b"))) == "<b>a&lt;</b> b"

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
        canvas = TaggedCanvas(BytesIO(), now=NOW, initialFontName=style.REGULAR, lang="da-DK")
        with canvas.mark("P"):
            canvas.drawString(10, 10, "hørt")
        canvas.drawString(10, 30, "tavs")
        with pytest.raises(ValueError, match="untagged text on page 1"):
            canvas.showPage()

    def test_lines_outside_the_tree_are_decoration(self) -> None:
        style.register_fonts()
        out = BytesIO()
        canvas = TaggedCanvas(out, now=NOW, initialFontName=style.REGULAR, lang="da-DK")
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
    def test_verapdf_accepts_every_sample(self, tmp_path: Path) -> None:
        require(verapdf.missing())
        files = []
        for name, report in samples_to_prove().items():
            files.append(tmp_path / f"{name}.pdf")
            files[-1].write_bytes(written(report, DATA))
        passed, told = verapdf.validate(files)
        assert passed, told

    def test_verapdf_refuses_a_plain_file(self, tmp_path: Path) -> None:
        require(verapdf.missing())
        file = tmp_path / "plain.pdf"
        file.write_bytes(written(samples.boerge(), tagged=False))
        passed, told = verapdf.validate([file])
        assert not passed
        assert told.count("FAIL") == 2

    def test_words_stay_apart_at_line_ends(self, tmp_path: Path) -> None:
        """What a screen reader hears: no two words run together where a line ended."""
        require("" if shutil.which("pdfinfo") else "pdfinfo (poppler-utils)")
        file = tmp_path / "boerge.pdf"
        file.write_bytes(written(samples.boerge()))
        told = subprocess.run(["pdfinfo", "-struct-text", file], check=True, capture_output=True, text=True).stdout
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
