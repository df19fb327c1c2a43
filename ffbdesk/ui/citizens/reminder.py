"""The quiet line that an archive has no recovery sheet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.painted import advance
from ffbdesk.ui.kit.text import label
from ffbdesk.words import people as say


class SheetReminder(QWidget):
    """One line with the way to make one, which can be put away."""

    wanted = Signal()
    put_away = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.make = Button(look, say.MAKE_SHEET, "link", "key")
        self.away = Button(look, "", "quiet", "close", say.NO_SHEET_AWAY)
        lay = QHBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(12))
        words = label(look, say.NO_SHEET, "body", "ink2", wrap=True)
        words.setMaximumWidth(advance(look.tokens, say.NO_SHEET, "body") + 2)  # on one line where there is room
        lay.addWidget(words, 1)
        lay.addWidget(self.make)
        lay.addWidget(self.away)
        lay.addStretch(0)
        self.make.clicked.connect(self.wanted)
        self.away.clicked.connect(self.put_away)
        self.hide()
