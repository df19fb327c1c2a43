"""The ways into an archive whose passphrase does not help: beside the sentence that speaks of them."""

from typing import NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.look import Look
from ffbdesk.words import locking, unlock


class Ways(NamedTuple):
    """Which of them there are."""

    sheet: bool = False
    backup: bool = False


NO_WAY, BACKUP, BOTH = Ways(), Ways(backup=True), Ways(sheet=True, backup=True)
_BY_ERROR = {"DamagedSlots": BOTH, "ForeignSecret": BOTH, "OtherKey": BOTH, "KeyFromElsewhere": BACKUP}
"""Errors by name, for what raises them is not loaded with the first window: those whose sentence names a way."""


def ways_of(error: Exception) -> Ways:
    """The ways that the sentence of an error speaks of."""
    return next((_BY_ERROR[kind.__name__] for kind in type(error).__mro__ if kind.__name__ in _BY_ERROR), NO_WAY)


class WaysOn(QWidget):
    """Two buttons, hidden while there is nothing that they would help against."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.shown = NO_WAY
        self.sheet, self.backup = (
            Button(look, locking.USE_SHEET, "", "key"),
            Button(look, unlock.FROM_BACKUP, "", "restore"),
        )
        lay = QHBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(8))
        for button in (self.sheet, self.backup):
            lay.addWidget(button)
        lay.addStretch(1)
        self.hide()

    def offer(self, ways: Ways) -> None:
        """Show those that help."""
        self.shown = ways
        self.sheet.setVisible(ways.sheet)
        self.backup.setVisible(ways.backup)
        self.setVisible(ways != NO_WAY)
