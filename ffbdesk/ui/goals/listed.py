"""What a goal and a delmål have in common in the list: chosen with a click, Enter or the arrows."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy

from ffbdesk.ui.kit import keys
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.text import wrapping

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Listed(keys.EnterButton):
    """Painted, as high as its texts are at its width. Whoever owns the list says which one is chosen."""

    stepped = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(wrapping(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum))
        look.changed.connect(self.update)

    def hasHeightForWidth(self) -> bool:
        """Texts wrap."""
        return True

    def sizeHint(self) -> QSize:
        """The usual width."""
        width = self.look.tokens.t(280)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The narrowest that still reads."""
        width = self.look.tokens.t(160)
        return QSize(width, self.heightForWidth(width))

    def nextCheckState(self) -> None:
        """A click asks; the owner answers."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the neighbour."""
        if event.key() in _STEPS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
