"""The bar over every page of the course room: that it is the course room, always; search, menu, and the way out."""

from itertools import groupby

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu

from ffbdesk.ui import commands
from ffbdesk.ui.course.context import CourseContext
from ffbdesk.ui.kit.buttons import Button, FieldButton
from ffbdesk.ui.kit.layout import icon_label
from ffbdesk.ui.kit.text import Elided, label
from ffbdesk.words import frame
from ffbdesk.words.actions import Command
from ffbdesk.words.course import screens as say
from ffbdesk.words.course.terms import PRACTICE
from ffbdesk.words.kit import PRODUCT

_FIELD, _SHORT, _WORDS = 1100, 900, 760
"""Window widths divided by text scale from which there is room for: the search in full; in one word; menu in words."""
_GAP = "\u2003"


class CourseBar(QFrame):
    """What is done stands in the middle, when all was saved beside it."""

    search_wanted = Signal()

    def __init__(self, context: CourseContext) -> None:
        super().__init__()
        look = self._look = context.look
        self.setProperty("tone", "surface")
        self.badge = label(look, PRACTICE, "caption", "ink2")
        self.badge.setProperty("kind", "badge")
        self.badge.setSizePolicy(self.badge.sizePolicy().Policy.Fixed, self.badge.sizePolicy().Policy.Fixed)
        self._room = label(look, say.TITLE, "body", "ink2")
        self.search = FieldButton(look, "search", say.SEARCH, Command.SEARCH.shown, say.SEARCH_SHORT)
        self._status = Elided(look, "", "body", "ink2")
        self._tick, self._saved = icon_label(look, "check", 16, "accent"), label(look, "", "body", "ink2")
        self.menu = Button(look, frame.MENU, "", "menu")
        self._leave = say.LEAVE if context.has_archive else say.LEAVE_ROOM
        self.leave = Button(look, self._leave, "", "lock")
        self._tick.hide()
        commands.name(self.search, Command.SEARCH)
        commands.press(self.leave, Command.LEAVE_COURSE)
        for button in (self.search, self.menu, self.leave):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.search.clicked.connect(self.search_wanted)
        self.menu.clicked.connect(self._open_menu)
        self.leave.clicked.connect(context.leave)
        self._lay_out()

    def say(self, text: str) -> None:
        """What was just done."""
        self._status.say(text)

    def status(self) -> str:
        """What was said last."""
        return self._status.said

    def saved(self, text: str, *, all_of_it: bool = True) -> None:
        """When everything was last saved; or that something waits."""
        self._tick.setVisible(all_of_it and bool(text))
        self._saved.setText(text)

    def saved_now(self) -> tuple[str, bool]:
        """What stands there, and whether all of it is stored."""
        return self._saved.text(), not self._tick.isHidden()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold with the width of the window."""
        super().resizeEvent(event)
        units = self.width() / self._look.tokens.scale
        self.search.fold(units < _SHORT, short=units < _FIELD)
        self.menu.say(frame.MENU if units >= _WORDS else "", frame.MENU)
        self.leave.say(self._leave if units >= _WORDS else "", self._leave)
        self._room.setVisible(units >= _WORDS)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for group, actions in groupby(commands.available(self.window()), lambda action: action.command.group):
            part = menu.addMenu(group)
            for action in actions:
                command = action.command
                words = f"{command.text}{_GAP}\t{command.shown}" if command.keys else command.text
                part.addAction(words, action.trigger)
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self.menu.mapToGlobal(QPoint(self.menu.width(), self.menu.height()))
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    def _lay_out(self) -> None:
        tokens = self._look.tokens
        lay = QHBoxLayout(self)
        lay.setContentsMargins(tokens.s(16), 0, tokens.s(16), 0)
        lay.setSpacing(tokens.s(8))
        lay.addWidget(label(self._look, PRODUCT, "section"))
        lay.addWidget(icon_label(self._look, "course", 18, "ink3"))
        lay.addWidget(self._room)
        lay.addWidget(self.badge)
        lay.addSpacing(tokens.s(8))
        lay.addWidget(self.search)
        lay.addSpacing(tokens.s(8))
        lay.addWidget(self._status, 1)
        for widget in (self._tick, self._saved):
            lay.addWidget(widget)
        lay.addSpacing(tokens.s(8))
        lay.addWidget(self.menu)
        lay.addWidget(self.leave)
        self.setFixedHeight(tokens.t(36) + tokens.s(20))
