"""The papers of the course room, as PDF: made in memory to be printed, or saved in a folder."""

import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ffbdesk.domain.course.attempt import Attempt
from ffbdesk.domain.course.board import Board
from ffbdesk.domain.course.case import short_name
from ffbdesk.domain.course.exercise import Exercise, ref_to
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.export.course import papers
from ffbdesk.export.course.report import CoursePaper
from ffbdesk.export.pdf.writer import PdfWriter
from ffbdesk.services import leaving
from ffbdesk.services.course import cases, exercises
from ffbdesk.services.desk import Desk
from ffbdesk.words.course import terms
from ffbdesk.words.course.screens import certificate_content


def case_pdf(desk: Desk, which: str) -> bytes:
    """A case as it is handed out. Raises NoSuchCase."""
    return _pdf(desk, papers.case_paper(cases.case(desk, which)))


def sheet_pdf(desk: Desk, which: str) -> bytes:
    """Svarark of an exercise's present round. Raises NoSuchCase, UnknownRecord."""
    board = exercises.board(desk, which)
    if board.case is None:
        raise cases.NoSuchCase
    return _pdf(desk, papers.sheet_paper(board.exercise, board.case, desk.catalogue, board.exercise.round))


def save_case(desk: Desk, which: str, out: Path) -> Path:
    """Save a case as PDF; gives its path. Raises NoSuchCase, storage errors."""
    name = leaving.Name("sag", f"{short_name(cases.case(desk, which))}.pdf")
    return leaving.save(desk, "course case pdf", out, name, case_pdf(desk, which))


def save_own(desk: Desk, attempt: Attempt, out: Path) -> Path:
    """Save one's own answers, beside the group's where they were gathered here. Raises storage errors."""
    answer = attempt.answer(attempt.id, desk.clock().date())
    content = _pdf(desk, papers.own_paper(answer, _board_of(desk, attempt), desk.catalogue))
    name = leaving.Name(f"mit-svar-{answer.number:02d}", f"{short_name(attempt.case)}.pdf")
    return leaving.save(desk, "course own pdf", out, name, content)


def _board_of(desk: Desk, attempt: Attempt) -> Board:
    """The exercise as it was gathered here; elsewhere it is known only as a task, and shows no reference."""
    paper = desk.ledger.read.paper(attempt.task.exercise)
    if paper is not None:
        board = exercises.board(desk, attempt.task.exercise)
        talked = board.exercise.talked_on is not None  # before that nobody reads the reference
        return board if talked else replace(board, exercise=replace(board.exercise, shows_reference=False))
    task = attempt.task
    bare = Exercise(
        id=task.exercise,
        team="",
        held_on=attempt.begun_on,
        participants=1,
        case=ref_to(task.case),
        title=task.case.title,
        themes=task.themes,
        rules=task.rules,
        shows_reference=False,
        round=task.round,
    )
    return Board(bare, task.case, (attempt.answer(attempt.id, desk.clock().date()),))


def save_summary(
    desk: Desk,
    which: str,
    round_: int,
    out: Path,
    *,
    trainer: str = "",
    hours: str = "",
    chosen: Mapping[ThemeCode, tuple[str, ...]] | None = None,
) -> Path:
    """Save the opsamling of a round; gives its path. Raises LooksLikeANumber, UnknownRecord, storage errors."""
    cases.must_be_made_up((trainer, hours))
    board = exercises.board(desk, which)
    report = papers.summary_paper(
        board, desk.catalogue, round=round_, trainer=trainer, hours=hours, chosen=chosen or {}
    )
    name = leaving.Name("opsamling", f"{short_name(board.case) if board.case else 'SAG'}.pdf")
    return leaving.save(desk, "course summary pdf", out, name, _pdf(desk, report))


def save_certificate(desk: Desk, which: str, name: str, out: Path, *, trainer: str = "", hours: str = "") -> Path:
    """Save a kursusbevis. The name stands on the paper alone, and in no file's name. Raises as `save_summary`."""
    cases.must_be_made_up((name, trainer, hours))
    one = exercises.exercise(desk, which)
    board = exercises.board(desk, which)
    about = terms.person(board.case) if board.case else one.title
    content = certificate_content(about, len(one.themes))
    report = papers.certificate_paper(
        name.strip(), trainer=trainer, on=one.held_on, hours=hours, content=content, team=one.team
    )
    return leaving.save(desk, "course certificate", out, leaving.Name("kursusbevis", "ffb.pdf"), _pdf(desk, report))


def _pdf(desk: Desk, report: CoursePaper) -> bytes:
    content = io.BytesIO()
    PdfWriter(desk.clock()).write(report, content)
    return content.getvalue()
