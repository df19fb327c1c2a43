"""The citizen's own rating, beside the assessor's and smaller, so that the two are never taken for each other."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.records import Citizen
from ffbdesk.domain.rules import first_name
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import box, row, rule
from ffbdesk.ui.kit.levels import LevelKey, LevelPick
from ffbdesk.ui.kit.text import label
from ffbdesk.words import levels as level_words
from ffbdesk.words import walk as say


class OwnRating(QWidget):
    """Five small keys and a way to take the rating away. `picked` carries a Level or None."""

    picked = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        look = context.look
        self._pick = LevelPick(self)
        self.choice = self._pick.choice
        self.keys = [LevelKey(look, Assessed(level), level_words.SHORT[level], quiet=True) for level in Level]
        for key in self.keys:
            self.choice.add(key)
        self._name = label(look, "", "strong", wrap=True)
        means = label(look, say.OWN_MEANS, "caption", "ink3", wrap=True)
        self.clear = Button(look, say.CLEAR_OWN, "quiet")
        self._locked = False
        self._pick.picked.connect(self._picked)
        self.clear.clicked.connect(self._pick.clear)
        self._pick.take_digits_of(self.clear)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(rule())
        name = box(look, self._name, means, gap=0)
        lay.addWidget(flow(look, (name, 1), self.clear, row(look, *self.keys, gap=4), gap=4, margins=(0, 8, 0, 8)))
        lay.addWidget(rule())

    def show_name(self, citizen: Citizen) -> None:
        """Whose rating it is."""
        name = say.own_rating(first_name(citizen))
        self._name.setText(name)
        for level, key in zip(Level, self.keys, strict=True):
            key.setAccessibleName(f"{name}: {int(level)} {level_words.SHORT[level]}")

    def show_value(self, rating: Level | None, _anew: bool = False) -> None:
        """What it is."""
        self._pick.show_value(rating)
        self._show_clear()

    def lock(self, locked: bool) -> None:
        """Whether it can only be read."""
        self._locked = locked
        self._pick.lock(locked)
        self._show_clear()

    def _picked(self, level: Level | None) -> None:
        self._show_clear()
        self.picked.emit(level)

    def _show_clear(self) -> None:
        gone = self.clear.hasFocus() and self._pick.value is None
        self.clear.setVisible(self._pick.value is not None and not self._locked)
        if gone:
            self.keys[0].setFocus()  # the button goes with the rating that it took away
