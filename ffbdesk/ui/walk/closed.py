"""A sensitive theme, closed: the same with and without content, until somebody opens it for the sake of the case."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.catalogue import Theme
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import box, row, scroll
from ffbdesk.ui.kit.text import label
from ffbdesk.words import walk as say
from ffbdesk.words.actions import Command


class ClosedTheme(QWidget):
    """Stands where the theme's page stands. Shows nothing of the round."""

    wanted = Signal()
    """Somebody opens the theme."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        look = context.look
        self._crumb = label(look, "", "caption", "ink3")
        self.title = label(look, "", "title", wrap=True)
        self.button = Button(look, Command.OPEN_SENSITIVE.text, "main")
        self.button.clicked.connect(self.wanted)
        commands.press(self.button, Command.OPEN_SENSITIVE)
        told = label(look, say.SENSITIVE, "body", wrap=True)
        logged = label(look, say.SENSITIVE_LOGGED, "caption", "ink3", wrap=True)
        self.button.setAccessibleDescription(f"{say.SENSITIVE} {say.SENSITIVE_LOGGED}")
        card = box(look, told, row(look, self.button, None), logged, kind="card", gap=12, margins=(16, 16, 16, 16))
        inner = box(look, self._crumb, self.title, 8, card, None, gap=8, margins=(24, 16, 24, 24))
        inner.setMaximumWidth(look.tokens.t(760))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll(look, row(look, (inner, 100), None)))
        self.hide()

    def show_theme(self, theme: Theme, place: str) -> None:
        """Its name, and where it stands."""
        self._crumb.setText(place)
        self.title.setText(theme.name)
