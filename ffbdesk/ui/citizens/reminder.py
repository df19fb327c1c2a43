"""The quiet line that an archive has no recovery sheet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.look import Look
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
        for part in (label(look, say.NO_SHEET, "body", "ink2"), self.make, self.away):
            lay.addWidget(part)
        lay.addStretch(1)
        self.make.clicked.connect(self.wanted)
        self.away.clicked.connect(self.put_away)
        self.hide()
