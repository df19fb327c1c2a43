"""What stands on every page: the running head, the foot with 'Side x af y', and the outline of the file."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any, BinaryIO

from reportlab.lib.colors import Color
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from ffbdesk.export.marks import MM, Face
from ffbdesk.export.pdf import style as st
from ffbdesk.export.pdf.canvas import PlainCanvas
from ffbdesk.export.pdf.contents import Heading
from ffbdesk.export.pdf.flow import HeadWithText
from ffbdesk.export.pdf.para import Para
from ffbdesk.export.pdf.plain import valid_in_xml
from ffbdesk.export.report import Letterhead, Report
from ffbdesk.words import report as words

PROGRAM = "FFB Desk"
_SMALL = 8.5
_DOT = "  ·  "


class Document(BaseDocTemplate):
    """The pages of one report. `total` is the number of pages, 0 while they are being counted."""

    def __init__(
        self, out: BinaryIO, report: Report, title: str, sheet: st.Sheet, total: int, *, tick: Callable[[], object]
    ) -> None:
        """`tick` is called after each block."""
        super().__init__(
            out,
            pagesize=sheet.size,
            title=valid_in_xml(title),
            author=PROGRAM,
            creator=PROGRAM,
            subject=valid_in_xml(report.document),
            lang="da-DK",
            initialFontName=st.REGULAR,
            pageCompression=1,
            invariant=1,  # the canvas sets the dates
            keepTogetherClass=HeadWithText,
        )
        self._report, self._sheet, self._total, self._headings, self._tick = report, sheet, total, 0, tick
        self.addPageTemplates([self._template("first", st.FIRST_TOP), self._template("next", st.TOP)])

    def lay_out(self, story: Sequence[Flowable], canvas: Callable[..., PlainCanvas]) -> PlainCanvas:
        """Lay out the story, which may be laid out again afterwards. Gives the canvas it is drawn on."""
        marked: list[tuple[Any, ...]] = []
        self._multiBuildEdits = marked.append  # reportlab's own: how to unmark what it moved to the next page
        self.build([*story], canvasmaker=canvas)
        for undo, *what in marked:
            undo(*what)
        assert isinstance(self.canv, PlainCanvas)  # noqa: S101  # the one it was given
        return self.canv

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  # reportlab's name
        """Every H1 becomes an entry of the outline; those with a bookmark of their own see to it themselves."""
        self._tick()
        if isinstance(flowable, Para) and flowable.tag == "H1" and not isinstance(flowable, Heading):
            self._headings += 1
            key = f"h{self._headings}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.getPlainText(), key, level=0)

    def _template(self, name: str, top: float) -> PageTemplate:
        sheet = self._sheet
        body = Frame(sheet.left, st.BOTTOM, sheet.width, sheet.size[1] - st.BOTTOM - top, 0, 0, 0, 0, id="body")
        return PageTemplate(name, [body], onPage=self._furniture)

    def _furniture(self, canvas: Canvas, _document: Any) -> None:
        assert isinstance(canvas, PlainCanvas)  # noqa: S101  # the writer passes no other
        with canvas.artifact("/Type /Pagination /Subtype /Header"):
            _header(canvas, self._report, self._sheet, first=self.page == 1)
        with canvas.artifact("/Type /Pagination /Subtype /Footer"):
            _footer(canvas, self._report, self._sheet, words.page_of(self.page, self._total))


def _header(canvas: PlainCanvas, report: Report, sheet: st.Sheet, *, first: bool) -> None:
    """Who hands it over, or the document, at the left; whom it is about (initials only) at the right.

    A hairline from page 2 on.
    """
    y = sheet.size[1] - (17.2 if first else 15) * MM
    whom = [part for part in (report.initials, report.case) if part]
    sender = report.letterhead
    if sender is None:
        _write(canvas, sheet.left, y, report.document, sheet.width * 0.6, face="semibold", ink=st.ACCENT)
    elif first:
        _sender(canvas, sheet, sender)
        _write(canvas, sheet.right, y + 4 * MM, report.document, sheet.width * 0.35, right=True)
    else:
        _write(canvas, sheet.left, y, sender.name, sheet.width * 0.45, face="semibold", ink=st.ACCENT)
        whom.insert(0, report.document)
    _write(canvas, sheet.right, y, " · ".join(whom), sheet.width * (0.5 if sender and not first else 0.35), right=True)
    if not first:
        canvas.setStrokeColor(st.RULE)
        canvas.setLineWidth(st.HAIR)
        canvas.line(sheet.left, y - 2.5 * MM, sheet.right, y - 2.5 * MM)


def _sender(canvas: PlainCanvas, sheet: st.Sheet, sender: Letterhead) -> None:
    """The logo, at most 10 mm high and 40 mm wide, and the name with its address beside it."""
    x, top, room = sheet.left, sheet.size[1] - 11 * MM, sheet.width * 0.6
    if sender.logo:
        logo = ImageReader(BytesIO(sender.logo))
        wide, high = logo.getSize()
        scale = min(10 * MM / high, 40 * MM / wide)
        canvas.drawImage(logo, x, top - high * scale, wide * scale, high * scale, mask="auto")
        x += wide * scale + 3 * MM
    canvas.setFont(st.SEMIBOLD, 11.5)
    canvas.setFillColor(st.ACCENT)
    canvas.drawString(x, top - 3.4 * MM, _fitted(sender.name, room * _SMALL / 11.5, "semibold"))
    _write(canvas, x, top - 8.2 * MM, sender.address, room)


def _footer(canvas: PlainCanvas, report: Report, sheet: st.Sheet, page: str) -> None:
    y = 12 * MM
    _write(canvas, sheet.left, y, words.CONFIDENTIAL, 20 * MM, face="semibold", ink=st.ACCENT)
    notes = [*report.marks, *([words.short_fingerprint(report.lock.sha256)] if report.lock else [])]
    start = st.measure(words.CONFIDENTIAL, _SMALL, "semibold") + 4 * MM
    _write(canvas, sheet.left + start, y, _DOT.join(notes), sheet.width - start - 25 * MM)
    _write(canvas, sheet.right, y, page, 24 * MM, right=True)


def _write(
    canvas: PlainCanvas,
    x: float,
    y: float,
    text: str,
    room: float,
    *,
    face: Face = "regular",
    ink: Color = st.INK,
    right: bool = False,
) -> None:
    """One small line from x on, or up to x; cut with an ellipsis where the room (points) is too small."""
    text = _fitted(" ".join(text.split("\n")), room, face)
    canvas.setFont(st.FACES[face], _SMALL)
    canvas.setFillColor(ink)
    canvas.drawString(x - (st.measure(text, _SMALL, face) if right else 0), y, text)


def _fitted(text: str, room: float, face: Face) -> str:
    if st.measure(text, _SMALL, face) <= room:
        return text
    fits = bisect_left(range(len(text)), True, key=lambda n: st.measure(f"{text[: n + 1]} …", _SMALL, face) > room)
    return f"{text[:fits].rstrip()} …"
