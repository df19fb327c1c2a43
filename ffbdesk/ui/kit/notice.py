"""A calm frame that says one thing and stays until it no longer holds. Never a window in the way."""

from typing import Literal

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ffbdesk.ui.kit.announce import announce
from ffbdesk.ui.kit.layout import icon_label
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.text import label

type NoticeTone = Literal["attention", "plain"]

_FORMS = {"attention": ("attention", "warn", "attention"), "plain": ("hint", "info", "ink2")}


class Notice(QFrame):
    """A sentence with an icon; hidden while there is nothing to say."""

    def __init__(self, look: Look, tone: NoticeTone = "plain") -> None:
        super().__init__()
        kind, icon, ink = _FORMS[tone]
        self._news = False
        self.setProperty("kind", kind)
        self._label = label(look, "", "body", "attention" if tone == "attention" else "ink", wrap=True)
        lay, air = QHBoxLayout(self), look.tokens.s(8)
        lay.setContentsMargins(look.tokens.s(16), air, look.tokens.s(16), air)
        lay.setSpacing(air)
        lay.addWidget(icon_label(look, icon, 18, ink))
        lay.addWidget(self._label, 1)
        self.hide()

    def tell(self, text: str) -> None:
        """Says the text, aloud too once it can be seen; an empty text takes the frame away."""
        self._news = self._news or text != self.text()
        self._label.setText(text)
        self.setAccessibleName(text)
        self._settle()
        self._speak()

    def showEvent(self, event: QShowEvent) -> None:
        """What was told while its page was hidden is said when it comes into sight."""
        super().showEvent(event)
        self._speak()

    def changeEvent(self, event: QEvent) -> None:
        """Put into a page after it was told something, it shows then."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ParentChange:
            self._settle()

    def _settle(self) -> None:
        # Without a parent, to show would open a window of its own.
        self.setVisible(bool(self.text()) and self.parentWidget() is not None)

    def _speak(self) -> None:
        if self._news and self.isVisible():
            self._news = False
            announce(self, self.text())

    def text(self) -> str:
        """What it says now."""
        return self._label.text()
