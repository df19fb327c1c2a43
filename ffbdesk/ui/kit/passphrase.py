"""The field for a passphrase."""

import sys

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ffbdesk.ui.kit.announce import announce
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.layout import icon_label, row
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.text import label
from ffbdesk.words import unlock as say


class PassphraseLine(QWidget):
    """The passphrase, hidden unless shown; and a word where Caps Lock turns its letters round."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.edit = TextLine(look, name)
        self.edit.setFont(look.tokens.font("lead"))
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.installEventFilter(self)
        self.show_it = Button(look, say.SHOW, "quiet", "eye", say.SHOW_NAME, checkable=True)
        self.show_it.toggled.connect(self._toggle)
        self._said = label(look, say.CAPS, "caption", "attention", wrap=True)
        self.caps = row(look, icon_label(look, "warn", 16, "attention"), (self._said, 1), gap=8)
        self.caps.hide()
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(4))
        beside = QHBoxLayout()
        beside.setSpacing(look.tokens.s(8))
        beside.addWidget(self.edit, 1)
        beside.addWidget(self.show_it)
        lay.addLayout(beside)
        lay.addWidget(self.caps)
        self.setFocusProxy(self.edit)

    def take_over(self, old: "PassphraseLine") -> None:
        """What stands in the same line of a window that gives way to this one: from field to field, kept nowhere."""
        self.edit.take_over(old.edit)
        self.show_it.setChecked(old.show_it.isChecked())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Listens to what is typed: Qt does not tell how Caps Lock stands, but a letter shows it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_CapsLock:  # turned just now; before the next letter only Windows knows where
                self._tell(locked_on_windows() or False)
            else:
                shown = shows_caps(event.text(), event.modifiers())
                if shown is not None:
                    self._tell(shown)
        elif event.type() == QEvent.Type.FocusIn:
            self._tell(locked_on_windows() or False)
        elif event.type() == QEvent.Type.FocusOut:
            self._tell(False)
        return False

    def _tell(self, on: bool) -> None:
        if on and self.caps.isHidden():
            announce(self.edit, say.CAPS)
        self.caps.setVisible(on)

    def _toggle(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)


def shows_caps(text: str, held: Qt.KeyboardModifier) -> bool | None:
    """Whether a typed letter shows that Caps Lock is on; None where it shows nothing.

    A capital without Shift comes of Caps Lock alone, and a small letter with Shift does too.
    """
    if len(text) != 1 or text.upper() == text.lower():
        return None
    return text.isupper() != bool(held & Qt.KeyboardModifier.ShiftModifier)


def locked_on_windows() -> bool | None:
    """How Caps Lock stands, where the system tells it to whoever asks; None elsewhere."""
    if sys.platform != "win32":
        return None
    import ctypes  # noqa: PLC0415  # not there on every system

    return bool(ctypes.windll.user32.GetKeyState(0x14) & 1)  # VK_CAPITAL; the low bit is the light
