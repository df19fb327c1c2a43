"""Reports as PDF files."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from itertools import count
from typing import BinaryIO

from reportlab.platypus import Flowable

from ffbdesk.export.pdf import goals, sections, style, udredning
from ffbdesk.export.pdf.canvas import CountingCanvas, PlainCanvas, TaggedCanvas
from ffbdesk.export.pdf.frame import Document
from ffbdesk.export.pdf.plain import Cleaner, every_text
from ffbdesk.export.report import Attachment, FullReport, GoalsReport, PlainReport, Report, ShortReport

type Progress = Callable[[float], object]
"""Hears the share of the work that is done, 0 to 1. What it raises ends the work."""


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
        report: Report,
        out: BinaryIO,
        attachments: tuple[Attachment, ...] = (),
        progress: Progress | None = None,
    ) -> None:
        """Write the whole file in one go; `out` gets nothing where making the pages fails.

        `progress` hears the share that is done, 0 to 1, after each block; it may raise to give up.
        Raises what `out.write` and `progress` raise.
        """
        clean = Cleaner(style.glyphs())
        printable = every_text(report, clean)

        places: dict[str, int] = {}
        sheet, story = _told(printable, places, lost=clean.lost)

        def lay_out(file: BinaryIO, total: int, canvas: Callable[..., PlainCanvas]) -> int:
            tick = _ticks(progress, len(story), second=total > 0)
            document = Document(file, printable, report.file_title, sheet, total, tick=tick)
            places.update(document.lay_out(story, canvas).places)
            return document.page

        made = BytesIO()
        lay_out(made, lay_out(BytesIO(), 0, CountingCanvas), self._canvas(attachments))
        out.write(made.getvalue())

    def _canvas(self, attachments: tuple[Attachment, ...]) -> Callable[..., PlainCanvas]:
        if not self._tagged:
            return PlainCanvas
        return partial(TaggedCanvas, now=self._now or datetime.now(UTC).astimezone(), attachments=attachments)


def _ticks(progress: Progress | None, blocks: int, *, second: bool) -> Callable[[], object]:
    """What to call after each block of a pass. A block that breaks over pages counts more than once: never past it."""
    done = count(1)
    if progress is None:
        return lambda: None
    return lambda: progress((min(1.0, next(done) / max(1, blocks)) + second) / 2)


def _told(report: Report, places: Mapping[str, int], *, lost: bool) -> tuple[style.Sheet, list[Flowable]]:
    """The sheet of a report and what stands on it."""
    match report:
        case ShortReport():
            return udredning.SHEET, udredning.short(report, lost=lost)
        case FullReport():
            return udredning.SHEET, udredning.full(report, places, lost=lost)
        case GoalsReport():
            return goals.SHEET, goals.story(report, lost=lost)
        case PlainReport():
            return sections.SHEET, sections.story(report, lost=lost)
