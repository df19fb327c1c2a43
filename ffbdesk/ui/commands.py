"""What can be done, and where: the words of `words.actions` at work in the widgets.

There is no list to keep: a command lives in the widget it acts in and goes with it, and whoever wants to know what
can be done now asks the window.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QWidget

from ffbdesk.words.actions import Command
from ffbdesk.words.kit import WITH_KEYS

_ORDER = {command: place for place, command in enumerate(Command)}


class Action(QAction):
    """A command at work in one widget: its keys hold while the widget is in sight, `inside` while it has the focus."""

    def __init__(self, owner: QWidget, command: Command, run: Callable[[], object], *, inside: bool = False) -> None:
        super().__init__(command.text, owner)
        self.command, self.owner = command, owner
        self.setShortcuts([QKeySequence(keys) for keys in command.keys])
        if inside:
            self.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.triggered.connect(lambda *_: run())
        owner.addAction(self)

    def can_run(self) -> bool:
        """Whether it can be done now: its widget is in sight, and nothing forbids it."""
        return self.isEnabled() and self.owner.isEnabled() and self.owner.isVisible()


def press(button: QAbstractButton, command: Command) -> None:
    """A button that is a command: it can be done while the button can be pressed."""
    name(button, command)
    Action(button, command, button.click)


def name(button: QAbstractButton, command: Command) -> None:
    """A button says the command's words and keys; what it does is connected elsewhere."""
    button.setAccessibleName(command.said)
    if command.keys:
        button.setToolTip(WITH_KEYS.format(text=command.text, keys=command.shown))


def available(window: QWidget) -> list[Action]:
    """Everything that can be done now, in the order of the table."""
    return sorted(_can_run(window), key=lambda action: _ORDER[action.command])


def _can_run(window: QWidget) -> Iterator[Action]:
    return (action for action in window.findChildren(QAction) if isinstance(action, Action) and action.can_run())
