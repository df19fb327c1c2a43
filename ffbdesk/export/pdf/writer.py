"""Reports as PDF files."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from typing import BinaryIO

from reportlab.platypus import Flowable

from ffbdesk.export.pdf import goals, short, style
from ffbdesk.export.pdf.canvas import CountingCanvas, PlainCanvas, TaggedCanvas
from ffbdesk.export.pdf.frame import Document
from ffbdesk.export.pdf.plain import Cleaner, every_text
from ffbdesk.export.report import Attachment, Report, ShortReport


class PdfWriter:
    """A `ReportWriter` for PDF/UA-1 and PDF/A-3a. The same report and `now` give the same bytes."""

    def __init__(self, now: datetime | None = None, *, tagged: bool = True) -> None:
        """`now` is the date of the file (default: the time of writing).

        Without `tagged` the pages look the same but carry neither structure nor attachments: to measure what
        the tags cost, never to hand over.
        """
        style.register_fonts()
        self._now, self._tagged = now, tagged

    def write(self, report: Report, out: BinaryIO, attachments: tuple[Attachment, ...] = ()) -> None:
        """Write the whole file in one go; `out` gets nothing where making the pages fails.

        Raises what `out.write` raises.
        """
        clean = Cleaner(style.glyphs())
        printable = every_text(report, clean)

        def lay_out(file: BinaryIO, total: int, canvas: Callable[..., PlainCanvas]) -> int:
            sheet, story = _told(printable, lost=clean.lost)
            document = Document(file, printable, report.file_title, sheet, total)
            document.build(story, canvasmaker=canvas)
            return document.page

        made = BytesIO()
        lay_out(made, lay_out(BytesIO(), 0, CountingCanvas), self._canvas(attachments))
        out.write(made.getvalue())

    def _canvas(self, attachments: tuple[Attachment, ...]) -> Callable[..., PlainCanvas]:
        if not self._tagged:
            return PlainCanvas
        return partial(TaggedCanvas, now=self._now or datetime.now(UTC).astimezone(), attachments=attachments)


def _told(report: Report, *, lost: bool) -> tuple[style.Sheet, list[Flowable]]:
    """The sheet of a report and what stands on it."""
    if isinstance(report, ShortReport):
        return short.SHEET, short.story(report, lost=lost)
    return goals.SHEET, goals.story(report, lost=lost)
