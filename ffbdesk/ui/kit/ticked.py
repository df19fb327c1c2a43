"""Boxes to tick as the editors of a field: one for yes or no, and a list of which a field holds the ids."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.ui.kit.layout import empty
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.tick import Tick


class Ticked(QObject):
    """A box as the editor of a yes or no. `picked` carries which."""

    picked = Signal(object)

    def __init__(self, tick: Tick) -> None:
        super().__init__(tick)
        self._tick = tick
        tick.clicked.connect(self._pick)

    def show_value(self, value: bool, _anew: bool = False) -> None:
        """Shows it, silently."""
        self._tick.setChecked(value)

    def lock(self, locked: bool) -> None:
        """Whether it can only be read."""
        self._tick.setEnabled(not locked)

    def _pick(self, on: bool) -> None:
        self.picked.emit(on)


class TickList(QWidget):
    """A box for each that can be chosen. `picked` carries the ids of all that are, in the order in which they stand."""

    picked = Signal(object)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look, self._locked = look, False
        self._value: tuple[str, ...] = ()
        self._offered: list[tuple[str, str]] = []
        self.ticks: dict[str, Tick] = {}
        self.setAccessibleName(name)
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._lay.setSpacing(look.tokens.s(4))

    def offer(self, entries: Sequence[tuple[str, str]]) -> None:
        """Show these, each an id and its words. What is chosen stays chosen, also where it is not among them."""
        if list(entries) == self._offered:
            return
        hand = next((one for one, tick in self.ticks.items() if tick.hasFocus()), None)
        self._offered = list(entries)
        empty(self._lay)
        self.ticks = {}
        for one, words in entries:
            tick = self.ticks[one] = Tick(self._look, words)
            tick.clicked.connect(self._pick)
            self._lay.addWidget(tick)
        self._show()
        if hand in self.ticks:
            self.ticks[hand].setFocus()

    def show_value(self, value: Sequence[str], _anew: bool = False) -> None:
        """Shows what is chosen, silently."""
        self._value = tuple(value)
        self._show()

    def chosen(self) -> tuple[str, ...]:
        """The ids of all that are."""
        return self._value

    def lock(self, locked: bool) -> None:
        """Whether it can only be read."""
        self._locked = locked
        self._show()

    def _show(self) -> None:
        for one, tick in self.ticks.items():
            tick.setChecked(one in self._value)
            tick.setEnabled(not self._locked)

    def _pick(self) -> None:
        unseen = [one for one in self._value if one not in self.ticks]
        self._value = (*unseen, *(one for one, tick in self.ticks.items() if tick.isChecked()))
        self.picked.emit(self._value)
