"""Whose page this is: name and number at the left, the places to go at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout

from ffbdesk.domain.records import Case, Citizen
from ffbdesk.services import citizens
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.choice import Choice
from ffbdesk.ui.kit.layout import box, tab_down
from ffbdesk.ui.kit.text import Elided
from ffbdesk.words import people as say
from ffbdesk.words.actions import Command

_NAME = 420
"""Pixels at 100 % that a long name, or what stands under it, is left; shorter ones need less."""


class CitizenBar(QFrame):
    """The bar over every page of one citizen. `went` carries the key of a tab; `turned` says that a page is shown."""

    went = Signal(str)
    turned = Signal()

    def __init__(self, context: Context, tabs: tuple[tuple[str, Command], ...], back: Command) -> None:
        super().__init__()
        self._context, look = context, context.look
        self.setProperty("tone", "surface")
        self._name = Elided(look, "", "section")
        self._under = Elided(look, "", "caption", "ink3")
        who = box(look, None, self._name, self._under, None, gap=0)
        back_button = Button(look, "", "quiet", "prev")
        back_button.setToolTip(back.text)
        commands.name(back_button, back)
        back_button.clicked.connect(lambda: self.went.emit("back"))
        self._commands = dict(tabs)
        self._left_out: set[str] = set()
        self._lay = lay = QHBoxLayout(self)
        lay.setContentsMargins(look.tokens.s(8), 0, look.tokens.s(16), 0)
        lay.setSpacing(look.tokens.s(8))
        lay.addWidget(back_button)
        lay.addWidget(who, 1)
        self._tabs = self._make_tabs(lay, tabs)
        self.menu = Choice(look, say.PAGES, "", 14)
        self.menu.fill([("", [(key, command.text) for key, command in tabs])], none=False)
        self.menu.picked.connect(self.went)
        lay.addWidget(self.menu)
        self._fold()
        self.setFixedHeight(look.tokens.t(40) + look.tokens.s(16))

    def leave_out(self, keys: Sequence[str]) -> None:
        """These have nothing to show yet."""
        if set(keys) != self._left_out:
            self._left_out = set(keys)
            self._fill_menu()
            self._fold()

    def arrange(self, keys: Sequence[str]) -> None:
        """The tabs in this order; their keys stay what they are."""
        at = self._lay.indexOf(self.menu)
        for button in self._tabs.values():
            self._lay.removeWidget(button)
        at -= len(self._tabs)
        self._tabs = {key: self._tabs[key] for key in keys}
        for n, button in enumerate(self._tabs.values()):
            self._lay.insertWidget(at + n, button)
        self._fill_menu()
        tab_down(*self._tabs.values(), self.menu)
        self._fold()

    def _fill_menu(self) -> None:
        chosen = self.menu.code()
        there = [key for key in self._tabs if key not in self._left_out]
        self.menu.fill([("", [(key, self._commands[key].text) for key in there])], none=False)
        self.menu.set(chosen)

    def show_citizen(self, citizen: Citizen, case: Case | None) -> None:
        """Whose page it is now."""
        self._name.say(self._context.names.of(citizen))
        years = citizens.age(citizen.cpr, self._context.now().date())
        parts = (
            say.age(years) if years is not None else "",
            case.municipality if case else "",
            say.case_number(case.case_number) if case and case.case_number else "",
            say.PRACTICE if citizen.practice else "",
        )
        under = " · ".join(p for p in parts if p)
        self._under.say(under)
        self._under.setVisible(bool(under))
        self._fold()

    def show_nobody(self) -> None:
        """It is not known yet whose page comes."""
        self._name.say("")
        self._under.say("")
        self._under.hide()

    def mark(self, tab: str) -> None:
        """Which tab is shown."""
        if tab in self._tabs:
            self._tabs[tab].setChecked(True)
            self.menu.set(tab)
            self.turned.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tabs that have no room fold to one list (ui.md, principle 7)."""
        super().resizeEvent(event)
        self._fold()

    def minimumSizeHint(self) -> QSize:
        """As narrow as it is folded."""
        return QSize(self._context.look.tokens.t(320), self.height())

    def _fold(self) -> None:
        tokens = self._context.look.tokens
        there = [button for key, button in self._tabs.items() if key not in self._left_out]
        tabs = sum(button.sizeHint().width() + tokens.s(8) for button in there)
        name = max(self._name.needed(), self._under.needed())
        folded = self.width() < tabs + min(name, tokens.t(_NAME)) + tokens.t(64)
        for button in self._tabs.values():
            button.setVisible(not folded and button in there)
        self.menu.setVisible(folded and bool(self._tabs))

    def _make_tabs(self, lay: QHBoxLayout, tabs: tuple[tuple[str, Command], ...]) -> dict[str, Button]:
        group, made = QButtonGroup(self), {}
        for key, command in tabs:
            button = Button(self._context.look, command.text, "tab")
            commands.name(button, command)
            button.clicked.connect(lambda _on, key=key: self.went.emit(key))
            group.addButton(button)
            lay.addWidget(button)
            made[key] = button
        return made
