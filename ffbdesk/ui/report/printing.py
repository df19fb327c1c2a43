"""A PDF onto paper, a page at a time: the window goes on meanwhile."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

_MOST_DOTS = 300
"""Dots an inch: more makes large pictures, and no difference to the eye."""


class Printing(QObject):
    """Prints the pages that were chosen in the printer's dialog, one in each turn of the loop."""

    went = Signal(int, int)
    """Which page, and of how many."""
    done = Signal(bool)
    """Whether all of it went to the printer."""

    def __init__(self, content: bytes, printer: QPrinter, parent: QObject) -> None:
        """`content` is the PDF: a document of its own, for the preview may show another one before the last page."""
        super().__init__(parent)
        self._printer = printer
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = self._document = QPdfDocument(self)
        document.load(self._buffer)
        chosen = [printer.fromPage() - 1, printer.toPage() - 1] if printer.fromPage() else [0, document.pageCount() - 1]
        self._pages = [*range(max(0, chosen[0]), min(document.pageCount() - 1, chosen[1]) + 1)]
        self._total, self._first = len(self._pages), True
        self._painter = QPainter()

    def start(self) -> None:
        """Begin; `done` tells how it ended."""
        printer = self._printer
        printer.setFullPage(True)
        self._turn()
        if not self._pages or not self._painter.begin(printer):
            self.done.emit(False)
            return
        self._next()

    def _turn(self) -> None:
        """The paper lies as the pages do."""
        size = self._document.pagePointSize(0)
        wide = size.width() > size.height()
        way = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        self._printer.setPageOrientation(way)

    def _next(self) -> None:
        if not self._pages:
            self.done.emit(self._painter.end())
            return
        if not self._first and not self._printer.newPage():
            self._painter.end()
            self.done.emit(False)
            return
        self._first = False
        page = self._pages.pop(0)
        self.went.emit(self._total - len(self._pages), self._total)
        self._draw(page)
        QTimer.singleShot(0, self._next)

    def _draw(self, page: int) -> None:
        points, dots = self._document.pagePointSize(page), min(_MOST_DOTS, self._printer.resolution())
        picture = self._document.render(
            page, QSize(round(points.width() * dots / 72), round(points.height() * dots / 72))
        )
        scale = self._printer.resolution() / 72
        paper = self._printer.paperRect(QPrinter.Unit.DevicePixel)
        wide, high = round(points.width() * scale), round(points.height() * scale)
        shrink = min(1.0, paper.width() / wide, paper.height() / high)
        self._painter.drawImage(QRect(0, 0, round(wide * shrink), round(high * shrink)), picture)
