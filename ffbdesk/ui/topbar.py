"""The bar over every page: archive, search, the last thing that was done, the last save, the user, the menu."""

from itertools import groupby

from PySide6.QtCore import QElapsedTimer, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout

from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button, FieldButton
from ffbdesk.ui.kit.layout import icon_label, row, rule
from ffbdesk.ui.kit.painted import text_size
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.kit.tokens import Role
from ffbdesk.words import frame as say
from ffbdesk.words.actions import Command
from ffbdesk.words.kit import PRODUCT

ROOMY, FIELD, SHORT_FIELD, WORDS, ARCHIVE = 1400, 1180, 960, 860, 600
"""Window widths divided by text scale from which there is room for: that the window is hidden, in words; the search in
full, and in one word; user and menu in words; the archive's name."""
AGES_MS, FRESH_MS = 60_000, 8_000
"""How long it stands in the bar what was just done; and how long before later work takes it away."""
_ROLES: tuple[Role, ...] = ("body", "caption")
"""What was just done stands in the bar in the first of these in which it fits; else in a line of its own under it."""
_GAP = "\u2003"  # Qt's own gap between a menu's words and keys is fixed at twelve pixels


class TopBar(QFrame):
    """Search and menu at the sides of what was just done, which gets all the room that is left."""

    search_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self.setProperty("tone", "surface")
        self._said = ""
        self._status = label(look, "", "body", "ink2", wrap=True)
        self._below_status = label(look, "", "body", "ink2", wrap=True)
        self._age = QTimer(self, singleShot=True, interval=AGES_MS)
        self._age.timeout.connect(lambda: self.say(""))
        self._since = QElapsedTimer()
        self._saved = label(look, "", "body", "ink2")
        self._tick = icon_label(look, "check", 16, "accent")
        self._tick.hide()
        self._user = label(look, context.user, "body", "ink2")
        self._user.setAccessibleName(say.USER.format(name=context.user))
        self._archive = label(look, context.archive, "body", "ink2")
        self._archive.setAccessibleName(say.ARCHIVE.format(name=context.archive))
        self._folder, self._who = icon_label(look, "folder", 16, "ink3"), icon_label(look, "person", 16, "ink3")
        self.search = FieldButton(look, "search", say.SEARCH, Command.SEARCH.shown, say.SEARCH_SHORT)
        self.menu = Button(look, say.MENU, "", "menu")
        self.lock = Button(look, say.LOCK, "", "lock")
        self.sharing = Button(look, "", "quiet", "eye")
        if not context.sharing.is_possible:
            self.sharing.hide()
        commands.name(self.search, Command.SEARCH)
        commands.name(self.lock, Command.LOCK)
        for button in (self.search, self.menu, self.lock, self.sharing):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor in the text it stands in
        self.search.clicked.connect(self.search_wanted)
        self.menu.clicked.connect(self._open_menu)
        self.lock.clicked.connect(context.lock)
        commands.Action(self.sharing, Command.SHARE, self._share)
        self.sharing.clicked.connect(self._share)
        self._lay_out()
        self._fold(0)  # until there is a window: a bar born wide would widen it

    def say(self, text: str) -> None:
        """What was just done. It stands until something else is done, or until it is old."""
        self._said = text
        self._since.start()
        self._age.start() if text else self._age.stop()
        self._fit()

    def saved(self, text: str) -> None:
        """When everything was last saved. What was said before that is about earlier work."""
        if self._said and text != self._saved.text() and self._since.elapsed() > FRESH_MS:
            self.say("")
        self._tick.setVisible(bool(text))
        self._saved.setText(text)
        self._fit()

    def not_saved(self, text: str) -> None:
        """Something waits: 'Gemt' would not be true."""
        self._tick.hide()
        self._saved.setText(text)
        self._fit()

    def status(self) -> str:
        """What was said last."""
        return self._said

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
        self.search.fold(units < SHORT_FIELD, short=units < FIELD)
        hides = self._context.sharing.hides
        short, meaning = (say.HIDDEN, say.HIDDEN_MEANS) if hides else (say.SHARED, say.SHARED_MEANS)
        self.sharing.set_icon("eye_off" if hides else "eye")
        self.sharing.say(short if units >= ROOMY or not hides else "", meaning)
        self.sharing.setToolTip(meaning)
        self.menu.say(say.MENU if units >= WORDS else "", say.MENU)
        self.lock.say(say.LOCK if units >= WORDS else "", Command.LOCK.said)
        for icon, words, least in ((self._who, self._user, WORDS), (self._folder, self._archive, ARCHIVE)):
            words.setVisible(units >= least)
            icon.setToolTip("" if units >= least else words.accessibleName())
        self._fit()

    def _fit(self) -> None:
        """What was done in the bar, if need be in the place of names; else in a line of its own, never cut."""
        units, names = self.width() / self._context.look.tokens.scale, (self._user, self._archive)
        for name, least in zip(names, (WORDS, ARCHIVE), strict=True):
            name.setVisible(units >= least)
        room = self._room()
        if self._said and not self._put(room):
            room += sum(name.sizeHint().width() for name in names if name.isVisibleTo(self))
            if self._put(room):
                for name in names:
                    name.hide()
        here = not self._said or self._put(room)
        self._status.setText(self._said if here else "")
        self._below_status.setText("" if here else self._said)
        self._below.setVisible(not here)

    def _put(self, room: int) -> bool:
        """Dress it for so many pixels; False where it does not fit the bar."""
        tokens = self._context.look.tokens
        for role in _ROLES:
            self._status.setFont(tokens.font(role))
            if room > 0 and text_size(tokens, self._said, role, room).height() <= self._bar.height():
                return True
        return False

    def _room(self) -> int:
        """Pixels that everything else leaves in the bar."""
        lay = self._bar.layout()
        assert lay is not None  # noqa: S101 - made with the bar
        taken, margins = 0, lay.contentsMargins()
        for at in range(lay.count()):
            item = lay.itemAt(at)
            assert item is not None  # noqa: S101 - there are so many
            widget = item.widget()
            if widget is self._status:
                continue
            if widget is None or widget.isVisibleTo(self):
                taken += item.sizeHint().width() + (lay.spacing() if widget is not None else 0)
        return self.width() - taken - margins.left() - margins.right() - lay.spacing()

    def _share(self) -> None:
        """Let others see the window, or no longer."""
        sharing = self._context.sharing
        sharing.show() if sharing.hides else sharing.hide()
        self._fold(self.width() / self._context.look.tokens.scale)
        self.say(say.NOW_HIDDEN if sharing.hides else say.NOW_SHARED)

    def _open_menu(self) -> None:
        """Made anew each time: what can be done changes with the page."""
        menu = self.make_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self.menu.mapToGlobal(QPoint(self.menu.width(), self.menu.height()))
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    def _lay_out(self) -> None:
        look = self._context.look
        self._bar = QFrame()
        lay = QHBoxLayout(self._bar)
        lay.setContentsMargins(look.tokens.s(16), 0, look.tokens.s(16), 0)
        lay.setSpacing(look.tokens.s(8))
        lay.addWidget(label(look, PRODUCT, "section"))
        lay.addWidget(self._folder)
        lay.addWidget(self._archive)
        lay.addSpacing(look.tokens.s(8))
        lay.addWidget(self.search)
        lay.addSpacing(look.tokens.s(8))
        lay.addWidget(self._status, 1)
        for widget in (self._tick, self._saved, rule(vertical=True), self._who, self._user):
            lay.addWidget(widget)
        lay.addSpacing(look.tokens.s(8))
        lay.addWidget(self.sharing)
        lay.addWidget(self.menu)
        lay.addWidget(self.lock)
        self._bar.setFixedHeight(look.tokens.t(36) + look.tokens.s(20))
        self._below = row(look, (self._below_status, 1), margins=(16, 0, 16, 8))
        self._below.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._below)
