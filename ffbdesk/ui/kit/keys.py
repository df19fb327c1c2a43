"""Which key presses belong to whom: shared by fields, buttons and the tree."""

from collections.abc import Callable
from typing import Literal, TypeGuard

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton

_KEY, _MOD = Qt.Key, Qt.KeyboardModifier
_ENTER = (_KEY.Key_Return, _KEY.Key_Enter)
_ABOUT_TO_PRESS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_SIDEWAYS = (_KEY.Key_Left, _KEY.Key_Right)


def is_enter(event: QKeyEvent) -> bool:
    """Return or the keypad's Enter, alone."""
    return event.key() in _ENTER and event.modifiers() in (_MOD.NoModifier, _MOD.KeypadModifier)


class EnterButton(QPushButton):
    """Enter presses it, as Space does: outside dialogs Qt leaves that to Space alone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)


def is_escape(event: QEvent) -> TypeGuard[QKeyEvent]:
    """Esc, pressed or about to be."""
    return isinstance(event, QKeyEvent) and event.key() == _KEY.Key_Escape and event.type() in _ABOUT_TO_PRESS


def take_escape(event: QKeyEvent, do: Callable[[], object]) -> bool:
    """Esc belongs to what is asked here, and not to what else it may mean in the window. For a widget's `event`."""
    if event.type() == QEvent.Type.ShortcutOverride:
        event.accept()
    else:
        do()
    return True


def arrow_of(event: QKeyEvent) -> int | None:
    """-1 for left and up, 1 for right and down, alone; None for other keys."""
    if event.modifiers() not in (_MOD.NoModifier, _MOD.KeypadModifier):
        return None
    return {_KEY.Key_Left: -1, _KEY.Key_Up: -1, _KEY.Key_Right: 1, _KEY.Key_Down: 1}.get(_KEY(event.key()))


def is_digit(event: QKeyEvent) -> bool:
    """A digit key of either row, with whatever modifier."""
    return _KEY.Key_0 <= event.key() <= _KEY.Key_9


def is_page_key(event: QKeyEvent) -> bool:
    """Ctrl+K, Alt+digit and Alt+left/right: the window's and the page's own keys, which no field may eat.

    Ctrl+K would delete to the end of the line on Linux.

    Digits of the keypad are left alone: with Alt they write characters on Windows.
    """
    if event.modifiers() == _MOD.ControlModifier:
        return event.key() == _KEY.Key_K
    if event.modifiers() & ~_MOD.KeypadModifier != _MOD.AltModifier:
        return False
    on_keypad = bool(event.modifiers() & _MOD.KeypadModifier)
    return event.key() in _SIDEWAYS or (is_digit(event) and not on_keypad)


def asks_for_menu(event: QKeyEvent) -> bool:
    """Shift+F10, the other way to what the Menu key opens: Qt on X11 knows only that one."""
    return event.key() == _KEY.Key_F10 and event.modifiers() == _MOD.ShiftModifier


def history_wish(event: QKeyEvent) -> Literal["undo", "redo"] | None:
    """Ctrl+Z asks to undo; Ctrl+Shift+Z and Ctrl+Y to redo, on every system alike."""
    key, held = event.key(), event.modifiers()
    if key == _KEY.Key_Z and held == _MOD.ControlModifier:
        return "undo"
    again = key == _KEY.Key_Z and held == _MOD.ControlModifier | _MOD.ShiftModifier
    return "redo" if again or (key == _KEY.Key_Y and held == _MOD.ControlModifier) else None


def claimed(event: QEvent, *, undo: bool = True) -> bool | None:
    """What a text field answers before a window's shortcut may take a key; None for every other event.

    Undo and redo are the field's own (True), or with `undo` False the page's, as its own keys are (False).
    """
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return None
    if is_page_key(event):
        event.ignore()
        return False
    if history_wish(event):
        event.setAccepted(undo)
        return undo
    return None


def without_undo(menu: QMenu) -> None:
    """Takes undo and redo out of a text field's own menu, and the line under them."""
    for action in menu.actions():
        if action.objectName() in ("edit-undo", "edit-redo"):
            menu.removeAction(action)
    first = next(iter(menu.actions()), None)
    if first is not None and first.isSeparator():
        menu.removeAction(first)
