"""What stands on every page: the running head, and the foot with 'Side x af y'."""

from bisect import bisect_left
from io import BytesIO

from reportlab.lib.colors import Color
from reportlab.lib.utils import ImageReader

from ffbdesk.export.figuremarks import MM, Face
from ffbdesk.export.pdf import style as st
from ffbdesk.export.pdf.canvas import PlainCanvas
from ffbdesk.export.report import Letterhead, Report
from ffbdesk.words import report as words

_SMALL = 8.5
_NAME = 11.5
_DOT = "  ·  "


def frame(canvas: PlainCanvas, report: Report, sheet: st.Sheet, page: int, pages: int) -> None:
    """Draw head and foot of one page of so many."""
    with canvas.artifact("/Type /Pagination /Subtype /Header"):
        _header(canvas, report, sheet, first=page == 1)
    with canvas.artifact("/Type /Pagination /Subtype /Footer"):
        _footer(canvas, report, sheet, words.page_of(page, pages))


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
    if words.DRAFT in report.marks:
        _draft(canvas, sheet, y)
    if not first:
        canvas.setStrokeColor(st.RULE)
        canvas.setLineWidth(st.HAIR)
        canvas.line(sheet.left, y - 2.5 * MM, sheet.right, y - 2.5 * MM)


def _draft(canvas: PlainCanvas, sheet: st.Sheet, y: float) -> None:
    """In a frame in the middle of the head: a draft is known from across the table."""
    wide, middle = st.measure(words.DRAFT, _NAME, "semibold"), (sheet.left + sheet.right) / 2
    canvas.setStrokeColor(st.ACCENT)
    canvas.setLineWidth(st.RULE_WIDTH)
    canvas.rect(middle - wide / 2 - 6, y - 4.5, wide + 12, 16.5, stroke=1, fill=0)
    _write(canvas, middle - wide / 2, y, words.DRAFT, wide + 1, face="semibold", ink=st.ACCENT, size=_NAME)


def _sender(canvas: PlainCanvas, sheet: st.Sheet, sender: Letterhead) -> None:
    """The logo, at most 10 mm high and 40 mm wide, and the name with its address beside it."""
    x, top, room = sheet.left, sheet.size[1] - 11 * MM, sheet.width * 0.6
    if sender.logo:
        logo = ImageReader(BytesIO(sender.logo))
        wide, high = logo.getSize()
        scale = min(10 * MM / high, 40 * MM / wide)
        canvas.drawImage(logo, x, top - high * scale, wide * scale, high * scale, mask="auto")
        x += wide * scale + 3 * MM
    _write(canvas, x, top - 3.4 * MM, sender.name, room, face="semibold", ink=st.ACCENT, size=_NAME)
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
    size: float = _SMALL,
) -> None:
    """One line from x on, or up to x; cut with an ellipsis where the room (points) is too small."""
    text = _fitted(" ".join(text.split("\n")), room, face, size)
    start = x - (st.measure(text, size, face) if right else 0)
    canvas.write(start, y, [[(st.FACES[face], text)]], size=size, ink=ink)


def _fitted(text: str, room: float, face: Face, size: float) -> str:
    if st.measure(text, size, face) <= room:
        return text
    fits = bisect_left(range(len(text)), True, key=lambda n: st.measure(f"{text[: n + 1]} …", size, face) > room)
    return f"{text[:fits].rstrip()} …"
