"""While the archive's file is rewritten nothing can be typed that could not be saved (architecture, decision 17)."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from ffbdesk.ui.kit.announce import announce
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import box, row
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.text import label
from ffbdesk.words import working as say

_SEEN_AFTER_MS = 300
"""What is over by then needs no words."""


class Busy:
    """Takes no input for a page, and says why over it, with a way to stop."""

    def __init__(self, look: Look, window: QWidget, stop: Callable[[], object]) -> None:
        self._look, self._window, self._stop = look, window, stop
        self._page: QWidget | None = None
        self._focus: QWidget | None = None
        self._said = ""
        self.cover: QFrame | None = None
        self._later = QTimer(window, singleShot=True, interval=_SEEN_AFTER_MS)
        self._later.timeout.connect(self._show)

    def begin(self, page: QWidget, said: str) -> None:
        """From now on `page` takes nothing."""
        self._page, self._said, self._focus = page, said, QApplication.focusWidget()
        page.setEnabled(False)
        self._later.start()

    def is_on(self) -> bool:
        """Whether the page takes nothing just now."""
        return self._page is not None

    def end(self) -> None:
        """It takes input again, where the cursor was. Safe to call where nothing was begun."""
        self._later.stop()
        page, self._page = self._page, None
        if page is not None and isValid(page):
            page.setEnabled(True)
            if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
                self._focus.setFocus()
        self._focus = None
        if self.cover is not None:
            self.cover.hide()
            self.cover.deleteLater()
            self.cover = None

    def follow(self) -> None:
        """The window has another size."""
        if self.cover is not None:
            self.cover.setGeometry(self._window.rect())

    def _show(self) -> None:
        look = self._look
        words, stop = label(look, self._said, "body", wrap=True), Button(look, say.STOP)
        stop.clicked.connect(lambda: self._stopping(words, stop))
        self.cover = QFrame(self._window)
        card = box(look, words, row(look, stop, None), kind="card", gap=16, margins=(24, 24, 24, 24))
        card.setFixedWidth(look.tokens.t(480))
        lay = QVBoxLayout(self.cover)
        lay.addStretch()
        lay.addWidget(row(look, None, card, None))
        lay.addStretch()
        self.follow()
        self.cover.show()
        self.cover.raise_()
        stop.setFocus()
        announce(self.cover, self._said)

    def _stopping(self, words: QLabel, stop: Button) -> None:
        words.setText(say.STOPPING)
        stop.setEnabled(False)
        self._stop()
