"""What a program can lose when it is packed for a computer, each looked at where it is used. Part of the self-test.

A program whose parts were gathered by a tool starts and seems whole; a font, a table or a plugin that is missing is
found by a user, weeks later. So every step here uses the part, and looks at what comes out.
"""

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject
from PySide6.QtGui import QFontInfo, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from ffbdesk.app.screens import pages_of
from ffbdesk.catalog.loader import load
from ffbdesk.dictionary import NoDictionary
from ffbdesk.dictionary import load as load_dictionary
from ffbdesk.export import figures
from ffbdesk.export.choices import Choices
from ffbdesk.export.file.check import ReadFile, read
from ffbdesk.export.file.embedded import embedded
from ffbdesk.export.udredning import profile
from ffbdesk.services import citizens, handover, rounds
from ffbdesk.services.desk import Desk
from ffbdesk.ui.drawing import DrawingView, measure
from ffbdesk.ui.kit import icons
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.report.printing import Printing
from ffbdesk.words import file_dialogs
from ffbdesk.words import selftest as say

_EVERYTHING = handover.Wanted(handover.Paper.FULL, Choices(all_data=True))
_PIXELS = 32
_WIDE = 480.0
_MAGIC = b"SQLite format 3"
"""How every database begins that can be read without a key."""


class Lacking(Exception):
    """Something is not there, or not what it should be. The argument names it."""


def fonts(look: Look) -> str:
    """The program's own letters, in every face, and not what the system has instead."""
    for role in ("body", "strong", "title"):
        font = look.tokens.font(role)
        if QFontInfo(font).family() != font.family():
            raise Lacking(font.family())
    return look.tokens.font("body").family()


def signs() -> str:
    """Every icon paints something."""
    for name in icons.NAMES:
        if _is_empty(icons.pixmap(name, _PIXELS, "#000000", 1.0).toImage()):
            raise Lacking(name)
    return say.ICONS.format(n=len(icons.NAMES))


def qt_in_danish() -> str:
    """Qt's own words for a button that is in every dialog."""
    said = QCoreApplication.translate("QPlatformTheme", "Cancel")
    if said != file_dialogs.CANCEL:
        raise Lacking(said)
    return said


def catalogue() -> str:
    """Reading it counts it and checks its sum."""
    return say.THEMES.format(n=len(load().themes))


def spelling() -> str:
    """A Danish word is known, a slip is not, and what was meant is suggested. Some computers have no build of it."""
    try:
        dictionary = load_dictionary()
    except NoDictionary:
        return say.NO_SPELLING
    if not dictionary.knows("borgeren") or dictionary.knows("borgren"):
        raise Lacking("borgeren")
    return ", ".join(dictionary.suggestions("borgren")) or say.NO_SUGGESTION


def encryption(database: Path, name: str) -> str:
    """Neither a database that anybody can open, nor a citizen's name in it."""
    raw = database.read_bytes()
    if raw.startswith(_MAGIC) or name.encode() in raw or not raw:
        raise Lacking(database.name)
    return say.BYTES.format(n=len(raw))


def attachment(desk: Desk, folder: Path) -> str:
    """A PDF with its data: the file within it says what the archive says."""
    shown = citizens.listing(desk)[0].rounds[0].id
    pdf = handover.save(desk, shown, handover.Form.PDF, folder, _EVERYTHING)
    back = read(embedded(pdf.read_bytes(), pdf.name), pdf.name, desk.catalogue)
    if not isinstance(back, ReadFile) or back.round != rounds.load(desk, shown):
        raise Lacking(pdf.name)
    return pdf.name


def chart(desk: Desk, look: Look) -> str:
    """The profile, as the page Resultat paints it."""
    shown = rounds.load(desk, citizens.listing(desk)[0].rounds[0].id)
    view = DrawingView(look)
    view.show_drawing(figures.profile(profile(shown, desk.catalogue), _WIDE, measure(look)))
    picture = view.grab().toImage()
    view.deleteLater()
    if _is_empty(picture):
        raise Lacking(say.CHART)
    return f"{picture.width()} x {picture.height()}"


def printing(desk: Desk, folder: Path) -> str:
    """A report through the system's printing, onto a file in the place of paper."""
    shown = citizens.listing(desk)[0].rounds[0].id
    content = handover.preview(desk, shown, handover.Wanted())
    os.environ.setdefault("CUPS_SERVER", str(folder / "ingen"))  # or Qt asks this computer's print server for printers
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    paper = folder / "udskrift.pdf"
    printer.setOutputFileName(str(paper))
    owner = QObject()
    went: list[bool] = []
    job = Printing(content, printer, owner)
    job.done.connect(went.append)
    job.start()
    while not went:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
    if went != [True] or not pages_of(paper):
        raise Lacking(paper.name)
    return say.PAGES.format(n=pages_of(paper))


def _is_empty(picture: QImage) -> bool:
    """Whether it has one colour only, or none."""
    seen = picture.convertToFormat(QImage.Format.Format_ARGB32)
    first = seen.pixel(0, 0)
    return all(seen.pixel(x, y) == first for x in range(seen.width()) for y in range(seen.height()))
