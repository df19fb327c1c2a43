"""The citizen's own rating, beside the assessor's and smaller, so that the two are never taken for each other."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.judgement import Assessed, Judgement, Level, level_of
from ffbdesk.domain.records import Citizen
from ffbdesk.domain.rules import first_name
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import row, rule
from ffbdesk.ui.kit.levels import LevelChoice, LevelKey
from ffbdesk.ui.kit.text import label
from ffbdesk.words import levels as level_words
from ffbdesk.words import walk as say


class OwnRating(QWidget):
    """Five small keys and a way to take the rating away. `rated` carries a Level or None."""

    rated = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        look = context.look
        self.choice = LevelChoice(self)
        self.keys = [LevelKey(look, Assessed(level), level_words.SHORT[level], quiet=True) for level in Level]
        for key in self.keys:
            self.choice.add(key)
        self._name = label(look, "", "strong", wrap=True)
        self.clear = Button(look, say.CLEAR_OWN, "quiet")
        self.choice.chosen.connect(self._choose)
        self.clear.clicked.connect(lambda: self.rated.emit(None))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(rule())
        lay.addWidget(row(look, (self._name, 1), self.clear, *self.keys, gap=4, margins=(0, 8, 0, 8)))
        lay.addWidget(rule())

    def show_rating(self, citizen: Citizen, rating: Level | None, *, locked: bool) -> None:
        """Whose rating, and what it is."""
        name = say.own_rating(first_name(citizen))
        self._name.setText(name)
        self.choice.set(None if rating is None else Assessed(rating))
        for level, key in zip(Level, self.keys, strict=True):
            key.setEnabled(not locked)
            key.setAccessibleName(f"{name}: {int(level)} {level_words.SHORT[level]}")
        self.clear.setVisible(rating is not None and not locked)

    def _choose(self, judgement: Judgement) -> None:
        self.rated.emit(level_of(judgement))
