"""The PDF itself in the window, read from memory: what is seen is what is saved and printed."""

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMargins, QPointF, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit import keys
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import row
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.painted import Framed
from ffbdesk.ui.kit.text import label
from ffbdesk.words import handover as say
from ffbdesk.words.actions import Command


class Preview(QFrame):
    """Shows one PDF, always on white paper. Holds it only as long as it is shown."""

    print_wanted = Signal()
    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        look = context.look
        self.setProperty("tone", "sunken")
        self.setProperty("kind", "seamleft")
        self._buffer: QBuffer | None = None
        self._look = look
        self.back, self.onward = Button(look, "", "quiet", "prev"), Button(look, "", "quiet", "next")
        self.back.say("", say.PAGE_BEFORE)
        self.onward.say("", say.PAGE_AFTER)
        self._page = label(look, "", "caption", "ink2")
        self._wait = label(look, "", "body", "ink2", wrap=True)
        self.print = Button(look, Command.PRINT.text, "", "print")
        self.leave = Button(look, say.BACK_TO_CHOICES, "quiet", "prev")
        self.print.clicked.connect(self.print_wanted)
        self.leave.clicked.connect(self.closed)
        self.back.clicked.connect(lambda: self._turn(-1))
        self.onward.clicked.connect(lambda: self._turn(1))
        commands.press(self.print, Command.PRINT)
        self.document, self.view = self._new_view()
        self._paper = Framed(look)
        self._paper.lay.addWidget(self.view)
        look.changed.connect(self._dress)
        foot = row(look, self.leave, None, self.back, self._page, self.onward, None, self.print, margins=(16, 8, 16, 8))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        self._waiting = row(look, (self._wait, 1), margins=(24, 8, 24, 8))
        lay.addWidget(self._waiting)
        lay.addWidget(self._paper, 1)
        lay.addWidget(foot)
        self.forget()

    def event(self, event: QEvent) -> bool:
        """Esc leads back where the report stands in place of the choices."""
        if keys.is_escape(event) and self.leave.isVisible():
            return keys.take_escape(event, self.closed.emit)
        return super().event(event)

    def wait(self, text: str) -> None:
        """Says that another one is on its way; the one before stays in sight meanwhile."""
        self._wait.setText(text)
        self._waiting.setVisible(bool(text))

    def show_pdf(self, content: bytes) -> None:
        """Shows a PDF from its first page; the same place where it is the same document anew."""
        page = self.view.pageNavigator().currentPage()
        self._close()
        self._change_view()
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self.wait("")
        if 0 < page < self.document.pageCount():
            self.view.pageNavigator().jump(page, QPointF(), 0)
        self._show_page()

    def forget(self) -> None:
        """Nothing personal stays here when nobody looks."""
        self._close()
        self.wait("")
        self._show_page()

    def _new_view(self) -> tuple[QPdfDocument, QPdfView]:
        look, document, view = self._look, QPdfDocument(self), QPdfView(self)
        view.setDocument(document)
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # a bar that came would change the width
        air = look.tokens.s(24)
        view.setDocumentMargins(QMargins(air, air, air, air))
        view.setPageSpacing(look.tokens.s(16))
        view.setAccessibleName(say.PREVIEW)
        view.setAccessibleDescription(say.PREVIEW_ALOUD)
        view.pageNavigator().currentPageChanged.connect(self._show_page)
        _dress(view, look)
        return document, view

    def _change_view(self) -> None:
        """A view keeps a page that it was still drawing for the next document: each document gets its own."""
        before, document = self.view, self.document
        focused = before.hasFocus()
        self.document, self.view = self._new_view()
        self._paper.lay.replaceWidget(before, self.view)
        self.view.setGeometry(before.geometry())  # as wide as it stays: pages are drawn for a width, and stretched else
        self.setTabOrder(before, self.view)
        self.view.show()
        if focused:
            self.view.setFocus()
        before.hide()
        before.deleteLater()
        document.deleteLater()

    def _close(self) -> None:
        self.document.close()
        if self._buffer is not None:
            self._buffer.close()
            self._buffer.setData(QByteArray())
            self._buffer.deleteLater()
            self._buffer = None

    def _dress(self) -> None:
        _dress(self.view, self._look)

    def _turn(self, by: int) -> None:
        navigator = self.view.pageNavigator()
        page = navigator.currentPage() + by
        if 0 <= page < self.document.pageCount():
            navigator.jump(page, QPointF(), 0)

    def _show_page(self, *_page: int) -> None:
        total, page = self.document.pageCount(), self.view.pageNavigator().currentPage()
        self._page.setText(say.page(page + 1, total) if total else "")
        self.back.setEnabled(page > 0)
        self.onward.setEnabled(page + 1 < total)
        self.print.setEnabled(total > 0)

    def take_focus(self) -> None:
        """Where the keyboard starts: arrows and Page Down move the paper."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)


def _dress(view: QPdfView, look: Look) -> None:
    """Qt paints the ground round the pages in the palette's darkest tone."""
    palette = view.palette()
    palette.setColor(QPalette.ColorRole.Dark, look.tokens.c("sunken"))
    view.setPalette(palette)
