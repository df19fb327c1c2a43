"""The bar over every page: archive, search, the last thing that was done, the last save, the user, the menu."""

from itertools import groupby

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu

from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button, FieldButton
from ffbdesk.ui.kit.layout import icon_label, rule
from ffbdesk.ui.kit.text import Elided, label
from ffbdesk.words import frame as say
from ffbdesk.words.actions import Command

FIELD, WORDS, ARCHIVE = 1180, 860, 600
"""Window widths divided by text scale: the search as a field from; user and menu in words; the archive's name."""
_GAP = "\u2003"  # Qt's own gap between a menu's words and keys is fixed at twelve pixels


class TopBar(QFrame):
    """Search and menu at the sides of what was just done, which gets all the room that is left."""

    search_wanted = Signal()
    fitted = Signal()
    """There is more room for what was just done, or less."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self.setProperty("tone", "surface")
        self._status = Elided(context.look, "", "body", "ink2")
        self._status.fitted.connect(self.fitted)
        self._saved = label(look, "", "body", "ink2")
        self._tick = icon_label(look, "check", 16, "accent")
        self._tick.hide()
        self._user = label(look, context.user, "body", "ink2")
        self._user.setAccessibleName(say.USER.format(name=context.user))
        self._archive = label(look, context.archive, "body", "ink2")
        self._archive.setAccessibleName(say.ARCHIVE.format(name=context.archive))
        self._folder, self._who = icon_label(look, "folder", 16, "ink3"), icon_label(look, "person", 16, "ink3")
        self.search = FieldButton(look, "search", say.SEARCH, Command.SEARCH.shown)
        self.menu = Button(look, say.MENU, "", "menu")
        self.lock = Button(look, say.LOCK, "", "lock")
        commands.name(self.search, Command.SEARCH)
        commands.name(self.lock, Command.LOCK)
        for button in (self.search, self.menu, self.lock):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor in the text it stands in
        self.search.clicked.connect(self.search_wanted)
        self.menu.clicked.connect(self._open_menu)
        self.lock.clicked.connect(context.lock)
        self._lay_out()
        self._fold(0)  # until there is a window: a bar born wide would widen it

    def say(self, text: str) -> None:
        """What was just done."""
        self._status.say(text)

    def is_cut(self) -> bool:
        """Whether there is no room for all of it."""
        return self._status.isVisible() and self._status.needed() > self._status.width()

    def hush(self, hushed: bool) -> None:
        """Leave it to whoever shows it whole."""
        self._status.hush(hushed)

    def saved(self, text: str) -> None:
        """When everything was last saved."""
        self._tick.setVisible(bool(text))
        self._saved.setText(text)

    def not_saved(self, text: str) -> None:
        """Something waits: 'Gemt' would not be true."""
        self._tick.hide()
        self._saved.setText(text)

    def status(self) -> str:
        """What was said last."""
        return self._status.said

    def make_menu(self) -> QMenu:
        """Everything that can be done now, by group, with its keys."""
        menu = QMenu(self)
        for group, actions in groupby(commands.available(self.window()), lambda action: action.command.group):
            part = menu.addMenu(group)
            for action in actions:
                command = action.command
                words = f"{command.text}{_GAP}\t{command.shown}" if command.keys else command.text
                part.addAction(words, action.trigger)
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold with the width of the window (ui.md, principle 7)."""
        super().resizeEvent(event)
        self._fold(self.width() / self._context.look.tokens.scale)

    def _fold(self, units: float) -> None:
        self.search.fold(units < FIELD)
        self.menu.say(say.MENU if units >= WORDS else "", say.MENU)
        self.lock.say(say.LOCK if units >= WORDS else "", Command.LOCK.said)
        for icon, words, least in ((self._who, self._user, WORDS), (self._folder, self._archive, ARCHIVE)):
            words.setVisible(units >= least)
            icon.setToolTip("" if units >= least else words.accessibleName())

    def _open_menu(self) -> None:
        """Made anew each time: what can be done changes with the page."""
        menu = self.make_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self.menu.mapToGlobal(QPoint(self.menu.width(), self.menu.height()))
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    def _lay_out(self) -> None:
        look = self._context.look
        lay = QHBoxLayout(self)
        lay.setContentsMargins(look.tokens.s(16), 0, look.tokens.s(16), 0)
        lay.setSpacing(look.tokens.s(8))
        lay.addWidget(label(look, say.PROGRAM, "section"))
        lay.addWidget(self._folder)
        lay.addWidget(self._archive)
        lay.addSpacing(look.tokens.s(8))
        lay.addWidget(self.search)
        lay.addSpacing(look.tokens.s(8))
        lay.addWidget(self._status, 1)
        for widget in (self._tick, self._saved, rule(vertical=True), self._who, self._user):
            lay.addWidget(widget)
        lay.addSpacing(look.tokens.s(8))
        lay.addWidget(self.menu)
        lay.addWidget(self.lock)
        self.setFixedHeight(look.tokens.t(56))
