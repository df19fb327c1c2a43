"""The one value behind all cards and keys that choose a level."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QRadioButton, QWidget
from shiboken6 import isValid

from ffbdesk.domain.judgement import Assessed, Judgement, Level, level_of
from ffbdesk.ui.kit import keys
from ffbdesk.ui.kit.layout import reveal
from ffbdesk.ui.kit.look import Look

_STEPS: Final[dict[int, int]] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class LevelButton(QRadioButton):
    """Base of card and key: role and checked state of a radio button, everything else by `LevelChoice`.

    Qt's own groups are out of play: they cannot say 'none chosen', and know no two forms of one value.
    """

    stepped = Signal(int)
    numbered = Signal(int)
    """A digit was pressed here, in a group whose digits are its own."""
    own_digits = False

    def __init__(self, look: Look, judgement: Judgement, name: str) -> None:
        super().__init__()
        self.look, self.judgement = look, judgement
        self.setAutoExclusive(False)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self.update)

    def changeEvent(self, event: QEvent) -> None:
        """What can only be read does not invite the hand."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            shape = Qt.CursorShape.PointingHandCursor if self.isEnabled() else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)

    def hitButton(self, pos: QPoint) -> bool:
        """All of it answers, not only the dot that is not drawn."""
        return self.rect().contains(pos)

    def nextCheckState(self) -> None:
        """A click proposes; `LevelChoice` decides what is checked."""

    def event(self, event: QEvent) -> bool:
        """Claims a digit before the page takes it, where digits are the group's own."""
        if self.own_digits and event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)  # noqa: S101 - Qt's own
            if _plain(event) and keys.is_digit(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step within the group; Enter chooses, as Space does. Digits are the page's, or the group's."""
        step = _STEPS.get(event.key()) if _plain(event) else None
        if step is not None:
            self.stepped.emit(step)
        elif self.own_digits and _plain(event) and keys.is_digit(event):
            self.numbered.emit(event.key() - Qt.Key.Key_0)
        elif keys.is_page_key(event) or keys.is_digit(event):
            event.ignore()
        elif keys.is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)


def _plain(event: QKeyEvent) -> bool:
    return event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class LevelChoice(QObject):
    """One chosen judgement, or none, shown alike by every card and key that was added.

    `picked` carries the judgement of a user's choice; what the program sets is silent.
    """

    picked = Signal(object)

    def __init__(self, parent: QObject | None = None, *, own_digits: bool = False) -> None:
        """`own_digits`: a digit pressed on one of the buttons chooses among them, and is not the page's."""
        super().__init__(parent)
        self.value: Judgement | None = None
        self._own_digits = own_digits
        self._buttons: list[LevelButton] = []

    def add(self, button: LevelButton) -> None:
        """Takes a card or a key in. Each class is one group for the arrows and one stop for Tab."""
        self._buttons.append(button)
        button.clicked.connect(lambda *_: self._choose(button))
        button.stepped.connect(lambda step: self._step(button, step))
        button.numbered.connect(lambda number: self._number(button, number))
        button.own_digits = self._own_digits
        self._show()

    def show_value(self, judgement: Judgement | None, _anew: bool = False) -> None:
        """Shows a judgement, or that none is chosen."""
        self.value = judgement
        self._show()

    def pick(self, judgement: Judgement | None) -> None:
        """The user chooses a judgement, or takes it away, by another way than a button of the group."""
        if judgement != self.value:
            self.show_value(judgement)
            self._follow()
            self.picked.emit(judgement)

    def _follow(self) -> None:
        """The keyboard goes to what was chosen: Enter on the button that it stood at would choose that one again."""
        held = next((button for button in self._buttons if button.hasFocus()), None)
        chosen = next((one for one in self._group(held) if one.isChecked()), None) if held is not None else None
        if chosen is not None and chosen is not held:
            chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def lock(self, locked: bool) -> None:
        """Whether it can only be read."""
        for button in self._buttons:
            button.setEnabled(not locked)

    def number(self, number: int) -> None:
        """A digit was pressed beside the buttons, on something that belongs to them."""
        self._number(self._buttons[0], number)

    def _choose(self, button: LevelButton) -> None:
        self.pick(button.judgement)

    def _number(self, button: LevelButton, number: int) -> None:
        wanted = next((one for one in self._group(button) if level_of(one.judgement) == number), None)
        if wanted is not None and wanted.isEnabled():
            wanted.setFocus(Qt.FocusReason.TabFocusReason)
            self._choose(wanted)

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


class LevelPick(QObject):
    """Levels alone, as a goal's or the citizen's own rating: `picked` carries a Level or None."""

    picked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice = LevelChoice(self, own_digits=True)
        self.choice.picked.connect(lambda judgement: self.picked.emit(level_of(judgement)))

    def take_digits_of(self, beside: QWidget) -> None:
        """A digit pressed on something that belongs to the levels chooses among them too."""
        beside.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Claims the digit, and then chooses by it."""
        if isinstance(event, QKeyEvent) and _plain(event) and keys.is_digit(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.choice.number(event.key() - Qt.Key.Key_0)
                return True
        return False

    @property
    def value(self) -> Level | None:
        """What is chosen."""
        return level_of(self.choice.value)

    def show_value(self, level: Level | None, _anew: bool = False) -> None:
        """Shows a level, or that none is chosen."""
        self.choice.show_value(None if level is None else Assessed(level))

    def clear(self) -> None:
        """The user takes the level away."""
        self.choice.pick(None)

    def lock(self, locked: bool) -> None:
        """Whether it can only be read."""
        self.choice.lock(locked)
