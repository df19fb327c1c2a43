"""The recovery sheet as a PDF."""

from io import BytesIO
from pathlib import Path

from ffbdesk.export.pdf.writer import PdfWriter
from ffbdesk.export.sheet import sheet_report
from ffbdesk.keys.recovery import Sheet
from ffbdesk.services import leaving, people
from ffbdesk.services.desk import Desk


def pdf(desk: Desk) -> bytes:
    """The sheet of the present key. Whoever holds it can open the archive: remembered in the access log."""
    return _drawn(desk, people.sheet(desk))


def save(desk: Desk, out: Path) -> Path:
    """Save it in a folder, to be printed and then deleted; gives the path. Raises DiskFull, Unwritable."""
    day, sheet = desk.clock().date().isoformat(), Sheet(desk.keys.unlocked.secret, desk.keys.unlocked.archive)
    return leaving.save(desk, "sheet print", out, leaving.Name(day, "gendannelsesark.pdf"), _drawn(desk, sheet))


def _drawn(desk: Desk, sheet: Sheet) -> bytes:
    now, content = desk.clock(), BytesIO()
    PdfWriter(now).write(sheet_report(sheet.groups(), desk.ledger.folder.name, desk.user, now), content)
    return content.getvalue()
