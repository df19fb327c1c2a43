"""Reports as PDF files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from itertools import count
from typing import BinaryIO

from reportlab.platypus import Flowable

from ffbdesk.export.pdf import goals, style, udredning
from ffbdesk.export.pdf.canvas import CountingCanvas, PlainCanvas, TaggedCanvas
from ffbdesk.export.pdf.frame import Document
from ffbdesk.export.pdf.plain import Cleaner, every_text
from ffbdesk.export.report import Attachment, FullReport, GoalsReport, Report, ShortReport

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

        def lay_out(file: BinaryIO, before: _Pass, canvas: Callable[..., PlainCanvas]) -> _Pass:
            sheet, story = _told(printable, before.places, lost=clean.lost)
            tick = _ticks(progress, len(story), second=before.total > 0)
            document = Document(file, printable, report.file_title, sheet, before.total, tick=tick)
            document.build(story, canvasmaker=canvas)
            assert isinstance(document.canv, PlainCanvas)  # noqa: S101  # the one it was given
            return _Pass(document.page, document.canv.places)

        counted = lay_out(BytesIO(), _Pass(0, {}), CountingCanvas)
        made = BytesIO()
        lay_out(made, counted, self._canvas(attachments))
        out.write(made.getvalue())

    def _canvas(self, attachments: tuple[Attachment, ...]) -> Callable[..., PlainCanvas]:
        if not self._tagged:
            return PlainCanvas
        return partial(TaggedCanvas, now=self._now or datetime.now(UTC).astimezone(), attachments=attachments)


@dataclass(frozen=True, slots=True)
class _Pass:
    """What one pass found: how many pages, and where the headings stand. The contents list needs it beforehand."""

    total: int
    places: Mapping[str, int]


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
