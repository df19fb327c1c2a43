"""The field for a passphrase."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.look import Look
from ffbdesk.words import unlock as say


class PassphraseLine(QWidget):
    """The passphrase, hidden unless shown."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.edit = TextLine(look, name)
        self.edit.setFont(look.tokens.font("lead"))
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.show_it = Button(look, say.SHOW, "quiet", "eye", say.SHOW_NAME, checkable=True)
        self.show_it.toggled.connect(self._toggle)
        lay = QHBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(8))
        lay.addWidget(self.edit, 1)
        lay.addWidget(self.show_it)
        self.setFocusProxy(self.edit)

    def _toggle(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
