"""The one value behind all cards and keys that choose a level."""

from typing import Final

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QRadioButton
from shiboken6 import isValid

from ffbdesk.domain.judgement import Judgement
from ffbdesk.ui.kit import keys
from ffbdesk.ui.kit.layout import reveal
from ffbdesk.ui.kit.look import Look

_STEPS: Final[dict[int, int]] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class LevelButton(QRadioButton):
    """Base of card and key: role and checked state of a radio button, everything else by `LevelChoice`.

    Qt's own groups are out of play: they cannot say 'none chosen', and know no two forms of one value.
    """

    stepped = Signal(int)

    def __init__(self, look: Look, judgement: Judgement, name: str) -> None:
        super().__init__()
        self.look, self.judgement = look, judgement
        self.setAutoExclusive(False)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self.update)

    def hitButton(self, pos: QPoint) -> bool:
        """All of it answers, not only the dot that is not drawn."""
        return self.rect().contains(pos)

    def nextCheckState(self) -> None:
        """A click proposes; `LevelChoice` decides what is checked."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step within the group; Enter chooses, as Space does. Digits are the page's."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        step = _STEPS.get(event.key()) if plain else None
        if step is not None:
            self.stepped.emit(step)
        elif keys.is_page_key(event) or keys.is_digit(event):
            event.ignore()
        elif keys.is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)


class LevelChoice(QObject):
    """One chosen judgement, or none, shown alike by every card and key that was added.

    `chosen` carries the judgement of a user's choice; what the program sets is silent.
    """

    chosen = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.value: Judgement | None = None
        self._buttons: list[LevelButton] = []

    def add(self, button: LevelButton) -> None:
        """Takes a card or a key in. Each class is one group for the arrows and one stop for Tab."""
        self._buttons.append(button)
        button.clicked.connect(lambda *_: self._choose(button))
        button.stepped.connect(lambda step: self._step(button, step))
        self._show()

    def set(self, judgement: Judgement | None) -> None:
        """Shows a judgement, or that none is chosen."""
        self.value = judgement
        self._show()

    def _choose(self, button: LevelButton) -> None:
        if button.judgement != self.value:
            self.set(button.judgement)
            self.chosen.emit(button.judgement)

    def _step(self, button: LevelButton, step: int) -> None:
        group = self._group(button)
        place = group.index(button) + step
        if 0 <= place < len(group):  # a scale has ends: no way from 4 round to 0
            group[place].setFocus(Qt.FocusReason.TabFocusReason)
            reveal(group[place])
            self._choose(group[place])

    def _group(self, button: LevelButton) -> list[LevelButton]:
        return [other for other in self._buttons if type(other) is type(button)]

    def _show(self) -> None:
        self._buttons = [button for button in self._buttons if isValid(button)]  # a page may be gone before its choice
        for button in self._buttons:
            button.setChecked(button.judgement == self.value)
            stop = button is self._stop(button)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    def _stop(self, button: LevelButton) -> LevelButton:
        """The one of a group that Tab reaches: the chosen, or the first."""
        group = self._group(button)
        return next((other for other in group if other.judgement == self.value), group[0])
