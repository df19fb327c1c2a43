"""A calm frame that says one thing and stays until it no longer holds. Never a window in the way."""

from typing import Literal

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ffbdesk.ui.kit.announce import announce
from ffbdesk.ui.kit.layout import icon_label, reveal
from ffbdesk.ui.kit.look import Look, restyle
from ffbdesk.ui.kit.text import label

type NoticeTone = Literal["attention", "plain"]

_FORMS = {"attention": ("attention", "warn", "attention"), "plain": ("hint", "info", "ink2")}


class Notice(QFrame):
    """A sentence with an icon; hidden while there is nothing to say.

    One that `answers` what somebody just did comes into sight: an answer below the edge is none.
    """

    def __init__(self, look: Look, tone: NoticeTone = "plain", *, answers: bool = False) -> None:
        super().__init__()
        self._answers = answers
        self._news = False
        self._own: NoticeTone = tone
        self._icons = {name: icon_label(look, icon, 18, ink) for name, (_kind, icon, ink) in _FORMS.items()}
        self._label = label(look, "", "body", wrap=True)
        lay, air = QHBoxLayout(self), look.tokens.s(8)
        lay.setContentsMargins(look.tokens.s(16), air, look.tokens.s(16), air)
        lay.setSpacing(air)
        for icon in self._icons.values():
            lay.addWidget(icon)
        lay.addWidget(self._label, 1)
        self._wear(tone)
        self.hide()

    def warn(self, text: str) -> None:
        """Tell what did not go well, in the tone for it."""
        self.tell(text, "attention")

    def tell(self, text: str, tone: NoticeTone | None = None) -> None:
        """Says the text, aloud too once it can be seen; an empty text takes the frame away."""
        self._wear(tone or self._own)
        self._news = self._news or text != self.text()
        self._label.setText(text)
        self.setAccessibleName(text)
        self._settle()
        self._speak()

    def answer(self, text: str) -> None:
        """What the field just left has to say: it comes into sight, also where it says so already."""
        self.tell(text)
        if text:
            QTimer.singleShot(0, self, lambda: reveal(self))  # once it has its place

    def showEvent(self, event: QShowEvent) -> None:
        """What was told while its page was hidden is said when it comes into sight."""
        super().showEvent(event)
        self._speak()

    def changeEvent(self, event: QEvent) -> None:
        """Put into a page after it was told something, it shows then."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ParentChange:
            self._settle()

    def _wear(self, tone: NoticeTone) -> None:
        if self.property("kind") == _FORMS[tone][0]:
            return
        self.setProperty("kind", _FORMS[tone][0])
        self._label.setProperty("tone", "attention" if tone == "attention" else "ink")
        for name, icon in self._icons.items():
            icon.setVisible(name == tone)
        restyle(self)
        restyle(self._label)

    def _settle(self) -> None:
        # Without a parent, to show would open a window of its own.
        self.setVisible(bool(self.text()) and self.parentWidget() is not None)

    def _speak(self) -> None:
        if self._news and self.isVisible():
            self._news = False
            announce(self, self.text())
            if self._answers and self.text():
                QTimer.singleShot(0, self, lambda: reveal(self))  # once it has its place

    def text(self) -> str:
        """What it says now."""
        return self._label.text()
