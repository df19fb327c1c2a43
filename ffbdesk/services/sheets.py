"""The recovery sheet as a PDF."""

from io import BytesIO
from pathlib import Path

from ffbdesk.export.pdf.writer import PdfWriter
from ffbdesk.export.sheet import sheet_report
from ffbdesk.services import people
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import write_file


def pdf(desk: Desk) -> bytes:
    """The sheet of the present key. Whoever holds it can open the archive: remembered in the access log."""
    now, content = desk.clock(), BytesIO()
    report = sheet_report(people.sheet(desk).groups(), desk.ledger.folder.name, desk.user, now)
    PdfWriter(now).write(report, content)
    return content.getvalue()


def save(desk: Desk, out: Path) -> Path:
    """Save it in a folder, to be printed and then deleted; gives the path. Raises DiskFull, Unwritable."""
    return write_file(out, f"{desk.clock().date().isoformat()}", "gendannelsesark.pdf", pdf(desk))
