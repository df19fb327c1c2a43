"""The papers of the course room as PDF, read back with pypdf; with veraPDF where it is installed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.lib.pagesizes import A4

from ffbdesk import shipped
from ffbdesk.catalog.loader import load
from ffbdesk.domain.catalogue import Component
from ffbdesk.domain.course.board import Board
from ffbdesk.domain.course.case import CourseCase, Reference, Section
from ffbdesk.domain.course.exercise import AGAIN, ALONE, BLIND, Answer, Exercise, Given, Rules, Talk, Why, ref_to
from ffbdesk.domain.course.spread import SEVEN
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.export.course.papers import (
    MOST_REASONS,
    case_paper,
    certificate_paper,
    own_paper,
    sheet_paper,
    summary_paper,
)
from ffbdesk.export.course.reading import read_case
from ffbdesk.export.course.report import CoursePaper, SummaryPaper
from ffbdesk.export.pdf import course, style
from ffbdesk.export.pdf.writer import PdfWriter
from ffbdesk.words import levels
from ffbdesk.words.course import papers as say
from ffbdesk.words.course import terms
from tests.export.test_pdf import MARKUP, SCRIPTS, drawn, elements, kids, said, tags
from tests.proofs import require, verapdf

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
FOLDER = shipped.folder("resources") / "course"
LONG = ("Hun gør det selv de fleste dage, men ikke uden Ole. " * 8)[:400]
VERDICTS = ("bestået", "facitliste", "rigtigt svar", "forkert", "fejl", "point", "karakter")
catalogue = cache(load)


@cache
def case(stem: str = "kirsten-dalby") -> CourseCase:
    return read_case((FOLDER / f"{stem}.ffbsag").read_bytes(), stem, catalogue())


def reference() -> Reference:
    found = case().reference
    assert found is not None
    return found


def term(code: ThemeCode) -> str:
    return catalogue().theme(code).name


def theme(name: str) -> ThemeCode:
    return next(one for one in case().themes if term(one) == name)


def exercise(themes: Sequence[ThemeCode] | None = None, **more: object) -> Exercise:
    made = Exercise(
        id="0e0e0e0e-0000-4000-8000-00000000000a",
        team="Hold A, Odense",
        held_on=date(2026, 11, 28),
        participants=15,
        case=ref_to(case()),
        title="Kirsten Dalby",
        themes=case().themes if themes is None else tuple(themes),
        rules=Rules(),
        code="KIRSTEN-8T-4QDR",
        talks=(
            Talk(theme("Gøre rent"), frozenset({Why.FACTS, Why.INTERPRETING}), "Træk fra, før du læser kriteriet."),
            Talk(theme("Lave mad"), frozenset({Why.CRITERION})),
        ),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def answer(
    number: int,
    themes: Sequence[ThemeCode],
    which: int = ALONE,
    reason: str = "Bygger på ugen uden Ole.",
    places: Mapping[ThemeCode, int] | None = None,
) -> Answer:
    """One that gives each theme one of the seven, another for each number."""
    given = tuple(
        Given(code, SEVEN[(places or {}).get(code, (number * 3 + n + which) % 7)], number % 4 == 0, reason)
        for n, code in enumerate(themes)
    )
    return Answer(
        id=f"svaret-{which}-{number:04d}",
        exercise="0e0e0e0e-0000-4000-8000-00000000000a",
        round=which,
        case=ref_to(case()),
        participant=f"deltager-{number:04d}",
        number=number,
        nickname=f"Kaldenavn{number}",
        day=date(2026, 11, 28),
        minutes=20,
        saved=1,
        given=given,
    )


def board(answers: int = 15, again: int = 0, of: CourseCase | None = None, **more: object) -> Board:
    one = exercise(**more)  # type: ignore[arg-type]
    first = tuple(answer(number, one.themes) for number in range(1, answers + 1))
    second = tuple(answer(number, one.themes, AGAIN) for number in range(1, again + 1))
    return Board(one, of or case(), first + second)


def summary(found: Board, chosen: Mapping[ThemeCode, Sequence[str]] | None = None, which: int = ALONE) -> SummaryPaper:
    return summary_paper(found, catalogue(), round=which, trainer="Anne Bak", hours="3", chosen=chosen)


def everything() -> tuple[ThemeCode, ...]:
    return tuple(one.code for one in catalogue().themes if one.kind is Component.ACTIVITY)


def read(paper: CoursePaper) -> PdfReader:
    out = BytesIO()
    PdfWriter(NOW).write(paper, out)
    return PdfReader(out)


def saying(text: str) -> Board:
    """An exercise in which everybody writes the text wherever they can."""
    found = exercise(team=text, title=text)
    talks = tuple(Talk(code, frozenset(Why), text) for code in found.themes)
    answers = tuple(answer(number, found.themes, reason=text[:400]) for number in range(1, 6))
    return Board(replace(found, talks=talks), replace(case(), title=text, name=text), answers)


@cache
def papers_to_prove() -> dict[str, CoursePaper]:
    usual, hidden = board(again=14), board(shows_reference=False)
    long, odd = saying(LONG), saying(f"{SCRIPTS} {MARKUP}")
    unbroken = saying("W" * 400)
    return {
        "case": case_paper(case()),
        "case long": case_paper(replace(case(), sections=(Section("s0", "W" * 200, (LONG * 40, MARKUP)),))),
        "sheet": sheet_paper(exercise(), case(), catalogue(), ALONE),
        "sheet many": sheet_paper(exercise(everything(), code=""), case(), catalogue(), BLIND),
        "own": own_paper(usual.answers[3], usual, catalogue()),
        "own long": own_paper(long.answers[0], long, catalogue()),
        "own without reference": own_paper(hidden.answers[0], hidden, catalogue()),
        "summary": summary(usual),
        "summary none": summary(board(0)),
        "summary one": summary(board(1)),
        "summary without reference": summary(hidden),
        "summary long": summary(long),
        "summary odd": summary(odd),
        "summary unbroken": summary(unbroken),
        "certificate": certificate("Bente Østergård"),
        "certificate odd": certificate(f"{SCRIPTS} {MARKUP}"),
    }


@cache
def proved(name: str) -> PdfReader:
    return read(papers_to_prove()[name])


def certificate(name: str) -> CoursePaper:
    return certificate_paper(
        name, trainer="Anne Bak", on=date(2026, 11, 28), hours="3", content="Ti temaer\nEn sag", team="Odense"
    )


def of_the_reference(found: CourseCase) -> list[str]:
    """Every text that only the reference has."""
    assert found.reference is not None
    texts = [found.reference.author, found.reference.note, *map(terms.TRAPS.__getitem__, terms.TRAPS)]
    for one in found.reference.themes:
        texts += [one.reasoning, *(against.reason for against in one.against)]
    return texts


class TestEveryPaper:
    @pytest.mark.parametrize("name", list(papers_to_prove()))
    def test_every_page_says_that_it_is_an_exercise(self, name: str) -> None:
        pages = proved(name).pages
        for number, page in enumerate(pages, 1):
            text = page.extract_text()
            assert text.count(terms.PRACTICE) >= 2, "in head and foot"
            assert f"Side {number} af {len(pages)}" in text
            assert "Fortroligt" not in text

    @pytest.mark.parametrize("name", list(papers_to_prove()))
    def test_nothing_leaves_the_page(self, name: str) -> None:
        for page in proved(name).pages:
            for x, width in drawn(page):
                assert x >= 0
                assert x + width <= A4[0]

    @pytest.mark.parametrize("name", list(papers_to_prove()))
    def test_no_word_is_a_verdict(self, name: str) -> None:
        text = said(proved(name)).lower()
        assert [word for word in VERDICTS if re.search(rf"\b{word}\b", text)] == []

    def test_a_reference_that_nobody_tried_says_so_on_every_page(self) -> None:
        tried = replace(case(), reference=replace(reference(), tried_by=("Lise Holm",)))
        for of, untried in ((case(), True), (tried, False)):
            found = board(of=of)
            for paper in (summary(found), own_paper(found.answers[0], found, catalogue())):
                assert all((terms.NOT_TRIED in page.extract_text()) == untried for page in read(paper).pages)
        assert "Referencen er prøvet af Lise Holm." in said(read(summary(board(of=tried))))


class TestCase:
    @pytest.mark.parametrize("stem", [path.stem for path in sorted(FOLDER.glob("*.ffbsag"))])
    def test_the_text_is_there_and_nothing_of_the_reference(self, stem: str) -> None:
        found = case(stem)
        text = said(read(case_paper(found)))
        assert f"{found.age} år · ca. {found.minutes_to_read} minutter at læse" in text
        assert "Ingen i sagen er en virkelig person. Det har FFB Desk erklæret 26. november 2026." in text
        for section in found.sections:
            assert section.heading in text
            assert all(text.count(" ".join(one.split())[:60]) for one in section.paragraphs)
        assert [one for one in of_the_reference(found) if one in text] == []
        assert "eference" not in text

    def test_headings_are_tagged(self) -> None:
        found = tags(read(case_paper(case())))
        assert found.count("/H1") == len(case().sections)
        assert found.count("/Title") == 1


class TestSheet:
    def test_every_theme_has_its_seven_boxes_and_no_reference(self) -> None:
        reader = read(sheet_paper(exercise(), case(), catalogue(), ALONE))
        text = said(reader)
        alts = [node["/Alt"] for node in elements(reader) if node["/S"] == "/Figure"]
        for code in case().themes:
            assert term(code) in text
            assert any(alt.startswith(f"{term(code)}: felter til ingen, let, moderat") for alt in alts)
        for value in catalogue().levels:
            assert value.level is None or value.criterion.split()[0] in text
        assert text.count("0 1 2 3 4 ? – i tvivl") == len(case().themes)
        assert "Nr." in text
        assert "Kort kode: KIRSTEN-8T-4QDR" in text
        assert f"{levels.NOT_ASSESSED}: kan ikke vurderes nu." in text
        assert [one for one in of_the_reference(case()) if one in text] == []
        assert "eference" not in text

    def test_a_page_that_comes_off_is_known_by_its_code_and_a_number(self) -> None:
        pages = read(sheet_paper(exercise(), case(), catalogue(), ALONE)).pages
        assert len(pages) > 1
        for page in pages[1:]:
            assert "KIRSTEN-8T-4QDR" in page.extract_text()
            assert say.NUMBER_TO_FILL in page.extract_text()

    def test_what_is_asked_for_follows_the_rules(self) -> None:
        free = replace(exercise(code=""), rules=Rules(reason_needed=False))
        text = said(read(sheet_paper(free, case(), catalogue(), AGAIN)))
        assert text.count(say.REASON_OPTIONAL) == len(case().themes)
        assert "Kort kode" not in text
        assert terms.ROUNDS[AGAIN] in text


class TestOwn:
    def test_own_answers_stand_beside_the_group_and_the_reference(self) -> None:
        found = board()
        reader = read(own_paper(found.answers[0], found, catalogue()))
        text = said(reader)
        alts = " ".join(node["/Alt"] for node in elements(reader) if node["/S"] == "/Figure")
        assert alts.count("Du valgte") == len(case().themes)
        assert text.count("Bygger på ugen uden Ole.") == len(case().themes)
        for one in reference().themes:
            assert " ".join(one.reasoning.split())[:50] in text
        assert "Hvorfor ikke" in text
        assert not re.search("Kaldenavn|deltager-|svaret-", text)

    def test_without_a_reference_nothing_of_it_stands_there(self) -> None:
        found = board(shows_reference=False)
        text = said(read(own_paper(found.answers[0], found, catalogue())))
        assert [one for one in of_the_reference(case()) if one in text] == []
        assert "eference" not in text

    def test_a_theme_that_was_not_answered_says_so(self) -> None:
        bare = replace(answer(1, ()), given=())
        text = said(read(own_paper(bare, Board(exercise(), case(), (bare,)), catalogue())))
        assert text.count(say.NOT_ANSWERED) == len(case().themes)
        assert text.count(say.NO_ANSWERS_HERE) == len(case().themes)


class TestSummary:
    def test_nobody_is_in_it(self) -> None:
        found = board(12, again=11)
        numbered = tuple(replace(one, number=one.number + 870) for one in found.answers)
        reader = read(summary(replace(found, answers=numbered)))
        alts = " ".join(node.get("/Alt", "") for node in elements(reader))
        for text in (said(reader), alts):
            assert not re.search("Kaldenavn|deltager-|svaret-", text)
            assert not re.search(r"\b8[78]\d\b", text), "no number of a participant"
        assert reader.metadata is not None
        assert reader.metadata.title == "Opsamling: Kirsten Dalby"

    def test_the_head_the_words_and_the_table_say_what_was_counted(self) -> None:
        themes = [theme("Gøre rent"), theme("Vaske sig")]
        places = [3, 3, 3, 4, 5]
        answers = tuple(answer(n, themes, places=dict.fromkeys(themes, at)) for n, at in enumerate(places, 1))
        reader = read(summary(Board(exercise(themes), case(), answers)))
        text = said(reader)
        for part in ("Hold A, Odense", "28. november 2026", "Anne Bak", "5 af 15 deltagere", "3 timer"):
            assert part in text
        assert "har de sat samme niveau i 50 af 100 tilfælde" in text
        assert "Gøre rent · · · 3 1 1 · 30 % 40 % 3 3 af 5 O F" in text
        tables = [node for node in elements(reader) if node["/S"] == "/Table"]
        rows = [[cell["/S"] for cell in kids(row)] for row in kids(tables[1])]
        assert rows == [["/TH"] * 13, *[["/TH", *["/TD"] * 12]] * 2]
        assert "30 % af parrene valgte det samme, og 40 % lå langt fra hinanden." in text
        assert "3 af 5 svar ligger inden for det, der kan forsvares, 1 over." in text

    def test_the_widest_stands_first(self) -> None:
        found = summary(board())
        far = [int(row.far.split()[0]) for row in found.rows]
        assert far == sorted(far, reverse=True)
        assert [one.tally.theme for one in found.themes] == [row.tally.theme for row in found.rows]

    def test_what_is_taken_along_stands_with_its_whys(self) -> None:
        text = said(read(summary(board())))
        assert "Gøre rent Træk fra, før du læser kriteriet." in text
        assert "O Oplysninger 1 Vi byggede på noget forskelligt" in text
        assert "I Iagttagelse 0" in text
        assert terms.NEXT_STEP[Why.CRITERION] in text

    def test_before_and_after_come_from_answers_or_from_hands(self) -> None:
        counted = summary(board(15, again=14)).again
        assert counted is not None
        assert sum(counted.rows[0].before) == 15
        assert sum(counted.rows[0].now) == 14
        assert counted.rows[0].changed
        hands = replace(exercise(), talks=(Talk(theme("Gøre rent"), again=(0, 0, 1, 14, 0, 0, 0)),))
        shown = summary(replace(board(), exercise=hands)).again
        assert shown is not None
        assert [(row.theme, row.now, row.changed) for row in shown.rows] == [("Gøre rent", (0, 0, 1, 14, 0, 0, 0), "")]
        assert terms.NOT_THE_SAME_AS_RIGHT in said(read(summary(replace(board(), exercise=hands))))
        assert summary(board()).again is None

    def test_reasons_that_are_hidden_are_not_in_it(self) -> None:
        code = theme("Gøre rent")
        answers = tuple(answer(n, [code], reason=f"Grunden er nummer {'abcdefgh'[n]}.") for n in range(1, 8))
        shown = replace(exercise([code]), hidden=frozenset({(answers[0].id, code)}))
        found = summary(Board(shown, case(), answers))
        assert len(found.themes[0].reasons) == MOST_REASONS
        assert found.themes[0].reasons_note == "1 til står ikke her"
        assert "nummer b" not in said(read(found))
        chosen = {code: ("Grunden er nummer b.", "Grunden er nummer c.", "Kort sagt af underviseren.")}
        text = said(read(summary(Board(shown, case(), answers), chosen)))
        assert "nummer b" not in text
        assert "nummer c" in text
        assert "Kort sagt af underviseren." in text
        assert "nummer d" not in text

    def test_every_judgement_is_heard_where_there_is_no_room_for_all(self) -> None:
        code = theme("Gøre rent")
        answers = tuple(answer(n, [code], places={code: 3 if n > 2 else n}) for n in range(1, 30))
        labels = [fact.label for fact in summary(Board(exercise([code]), case(), answers)).themes[0].reasons]
        assert labels == ["Niveau 1", "Niveau 2", "Niveau 3", "Niveau 3", "Niveau 3"]

    def test_without_a_reference_nothing_of_it_stands_there(self) -> None:
        for found in (board(shows_reference=False), replace(board(), case=None)):
            reader = read(summary(found))
            text = said(reader) + " ".join(node.get("/Alt", "") for node in elements(reader))
            assert [one for one in of_the_reference(case()) if one in text] == []
            assert "eference" not in text
            assert "kan forsvares" not in text
            assert "hvor mindst to har sat et niveau" in text

    def test_without_answers_it_says_so(self) -> None:
        text = said(read(summary(board(0))))
        assert say.NO_ANSWERS in text
        assert text.count(say.NO_ANSWERS_HERE) == len(case().themes)
        assert terms.TOO_FEW in text
        assert "0 af 15 deltagere" in text

    def test_one_answer_is_too_few(self) -> None:
        text = said(read(summary(board(1))))
        assert text.count(f"Ét svar. Hvor enige I er, {terms.NOTHING}.") == len(case().themes)
        assert terms.NOTHING in summary(board(1)).in_words[0]
        assert {row.same for row in summary(board(1)).rows} == {say.TOO_FEW}

    def test_figures_are_there_from_five_and_eight_on(self) -> None:
        text = said(read(summary(board())))
        assert re.search(r"Krippendorffs alfa -?\d,\d\d \(-?\d,\d\d til -?\d,\d\d\)\.", text)
        assert "Gwets AC2" in text
        assert "jackknife" in text
        assert terms.TOO_FEW in said(read(summary(board(4))))

    def test_all_the_same_cannot_be_computed(self) -> None:
        themes = case().themes
        answers = tuple(answer(n, themes, places=dict.fromkeys(themes, 2)) for n in range(1, 9))
        text = said(read(summary(Board(exercise(), case(), answers))))
        assert f"{terms.ALPHA} {terms.NOTHING}: alle har sat det samme." in text

    def test_no_theme_is_parted_where_two_fit_on_a_page(self) -> None:
        pages = [page.extract_text() for page in read(summary(board())).pages]
        assert not any("fortsat" in page for page in pages)

    @pytest.mark.slow
    def test_two_hundred_answers_to_31_themes(self) -> None:
        reader = read(summary(board(200, again=200, themes=everything())))
        text = said(reader)
        assert text.count("til står ikke her") == 31
        assert len(reader.pages) < 30

    def test_text_is_no_markup_and_nothing_is_lost(self) -> None:
        text = said(read(summary(saying(MARKUP))))
        assert text.count(MARKUP) > len(case().themes)
        odd = said(read(summary(saying(SCRIPTS))))
        assert "□" in odd
        assert "Nogle tegn i teksten" in odd
        assert said(read(summary(saying(LONG)))).count("de fleste dage") > 400 // 52 * len(case().themes)


class TestCertificate:
    def test_it_says_that_somebody_took_part_and_that_it_was_an_exercise(self) -> None:
        reader = read(certificate("Bente Østergård"))
        text = said(reader)
        for part in ("Bente Østergård har deltaget", "Anne Bak", "28. november 2026", "3 timer", "Odense", "Ti temaer"):
            assert part in text
        assert "Det var en øvelse" in text
        assert "bestå" not in text.lower()
        assert len(reader.pages) == 1
        assert reader.metadata is not None
        assert reader.metadata.title == "Kursusbevis"
        assert "Bente" not in str(reader.xmp_metadata and reader.xmp_metadata.dc_title)

    @pytest.mark.parametrize(("typed", "written"), [("3", "3 timer"), ("1", "1 time"), ("2 x 3 timer", "2 x 3 timer")])
    def test_hours_are_written_as_they_are_said(self, typed: str, written: str) -> None:
        assert say.hours(typed) == written


def test_the_figure_of_a_theme_draws_counts_and_never_a_colour_for_good() -> None:
    style.register_fonts()
    tally = summary(board()).themes[0].tally
    inks = {getattr(mark, "fill", None) or getattr(mark, "ink", None) for mark in course.spread(tally, 400).marks}
    assert inks <= {"ink", "mid", "rule", "white", "accent", None}


@pytest.mark.proof
def test_verapdf_accepts_every_paper(tmp_path: Path) -> None:
    require(verapdf.missing())
    files = []
    for name, paper in papers_to_prove().items():
        files.append(tmp_path / f"{name}.pdf")
        with files[-1].open("wb") as out:
            PdfWriter(NOW).write(paper, out)
    passed, told = verapdf.validate(files)
    assert passed, told
