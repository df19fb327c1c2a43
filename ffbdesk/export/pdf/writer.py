"""Reports as PDF files."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from ffbdesk.collecting import uncollected
from ffbdesk.export.pdf import goals, orders, plainpages, progression, sections, status, style, udredning
from ffbdesk.export.pdf.block import Block, OnOnePage
from ffbdesk.export.pdf.canvas import PlainCanvas, TaggedCanvas
from ffbdesk.export.pdf.frame import frame
from ffbdesk.export.pdf.pages import Page, filled
from ffbdesk.export.pdf.plain import Cleaner, every_text, valid_in_xml
from ffbdesk.export.report import (
    Attachment,
    CitizensReport,
    FullReport,
    GoalsReport,
    OrderReport,
    PlainReport,
    ProgressionReport,
    Report,
    ShortReport,
    StatusReport,
)

if TYPE_CHECKING:
    from ffbdesk.export.course.report import CoursePaper

PROGRAM = "FFB Desk"
_FILLED, _DRAWN = 0.4, 0.75
"""The share of the time in which the pages are filled, and drawn too; the rest goes to writing the file."""

type Progress = Callable[[float], object]
"""Hears the share of the work that is done, 0 to 1. What it raises ends the work."""

type Printed = Report | CoursePaper


class _Told(NamedTuple):
    """A report as it is laid on pages."""

    sheet: style.Sheet
    story: list[Block]
    frame: Callable[..., object] = frame
    """Draws what stands on every page."""


class PdfWriter:
    """A `ReportWriter` for PDF/UA-1 and PDF/A-3a. The same report and `now` give the same bytes."""

    def __init__(self, now: datetime | None = None, *, tagged: bool = True) -> None:
        """`now` is the date of the file (default: the time of writing).

        Without `tagged` the pages look the same but carry neither structure nor attachments: to measure what
        the tags cost, never to hand over.
        """
        style.register_fonts()
        self._now, self._tagged = now, tagged

    def write(
        self,
        report: Printed,
        out: BinaryIO,
        attachments: tuple[Attachment, ...] = (),
        progress: Progress | None = None,
    ) -> None:
        """Write the whole file in one go; `out` gets nothing where making the pages fails.

        `progress` hears the share of the time that has passed, 0 to 1, after each block; it may raise to give up.
        Raises what `out.write` and `progress` raise.
        """
        with uncollected():
            out.write(self._made(report, attachments, progress))

    def _made(self, report: Printed, attachments: tuple[Attachment, ...], progress: Progress | None) -> bytes:
        clean = Cleaner(style.glyphs())
        printable = every_text(report, clean)
        places: dict[str, int] = {}
        sheet, story, frame_ = _told(printable, places, lost=clean.lost)
        pages = filled(story, sheet, _ticks(progress, 0.0, _FILLED, _blocks(story)))
        places.update(_places(pages))
        made = BytesIO()
        canvas = self._canvas(made, sheet, attachments)
        _name(canvas, report)
        tick = _ticks(progress, _FILLED, _DRAWN, sum(len(page.placed) for page in pages))
        for number, page in enumerate(pages, 1):
            frame_(canvas, printable, sheet, number, len(pages))
            for block, top in page.placed:
                block.draw(canvas, sheet.left, top)
                tick()
            canvas.showPage()
        canvas.save()
        if progress is not None:
            progress(1.0)
        return made.getvalue()

    def _canvas(self, out: BinaryIO, sheet: style.Sheet, attachments: tuple[Attachment, ...]) -> PlainCanvas:
        if not self._tagged:
            return PlainCanvas(out, sheet.size, style.REGULAR)
        now = self._now or datetime.now(UTC).astimezone()
        return TaggedCanvas(out, sheet.size, style.REGULAR, now=now, attachments=attachments)


def _name(canvas: PlainCanvas, report: Printed) -> None:
    """What the file says of itself: initials at most."""
    canvas.setTitle(valid_in_xml(report.file_title))
    canvas.setSubject(valid_in_xml(report.document))
    canvas.setAuthor(PROGRAM)
    canvas.setCreator(PROGRAM)


def _blocks(story: Sequence[Block]) -> int:
    """How many steps it takes to place them; one that breaks over pages takes a few more."""
    return sum(1 + len(block.body) if isinstance(block, OnOnePage) else 1 for block in story)


def _ticks(progress: Progress | None, start: float, end: float, steps: int) -> Callable[[], object]:
    """What to call after each step of a part of the work, which takes the time from one share to another."""
    done = count(1)
    if progress is None:
        return lambda: None
    return lambda: progress(start + (end - start) * min(1.0, next(done) / steps))


def _places(pages: list[Page]) -> dict[str, int]:
    """The page, from 1, on which each heading stands."""
    return {
        entry.bookmark: number
        for number, page in enumerate(pages, 1)
        for block, _top in page.placed
        for entry in block.entries()
    }


def _told(report: Printed, places: Mapping[str, int], *, lost: bool) -> _Told:
    """Lay a report out; `places` are the pages of its headings, as far as they are known."""
    match report:
        case ShortReport():
            found = udredning.SHEET, udredning.short(report, lost=lost)
        case FullReport():
            found = udredning.SHEET, udredning.full(report, places, lost=lost)
        case GoalsReport():
            found = goals.SHEET, goals.story(report, lost=lost)
        case StatusReport():
            found = status.SHEET, status.story(report, lost=lost)
        case ProgressionReport():
            found = progression.SHEET, progression.story(report, lost=lost)
        case CitizensReport():
            found = plainpages.SHEET, plainpages.story(report, lost=lost)
        case OrderReport():
            found = orders.SHEET, orders.story(report, lost=lost)
        case PlainReport():
            found = sections.SHEET, sections.story(report, lost=lost)
        case _:
            from ffbdesk.export.pdf import course  # noqa: PLC0415  # to load it takes as long as to write a report

            return _Told(course.SHEET, course.story(report, lost=lost), course.frame)
    return _Told(*found)
