"""The bar under the walk: the count under the tree, the level under the form, the way on under the hand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ffbdesk.domain.catalogue import Theme
from ffbdesk.domain.judgement import Assessed, Level, NotAssessed, NotRelevant
from ffbdesk.domain.rules import Standing
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import row, rule
from ffbdesk.ui.kit.levels import LevelChoice, LevelKey
from ffbdesk.ui.kit.text import label
from ffbdesk.words import levels as level_words
from ffbdesk.words import people
from ffbdesk.words import walk as say


class WalkFooter(QFrame):
    """Always in sight, at every width."""

    previous = Signal()
    next = Signal()

    def __init__(self, context: Context, choice: LevelChoice) -> None:
        super().__init__()
        look = context.look
        self.setProperty("tone", "surface")
        self._count = label(look, "", "caption", "ink2", wrap=True)
        self._line = rule(vertical=True)
        self._word = label(look, say.LEVEL, "strong")
        self.keys = [LevelKey(look, Assessed(level), level_words.SHORT[level]) for level in Level]
        self.keys += [
            LevelKey(look, NotAssessed(), level_words.NOT_ASSESSED),
            LevelKey(look, NotRelevant(), level_words.NOT_RELEVANT),
        ]
        for key in self.keys:
            choice.add(key)
        self.back = Button(look, "", "", "prev")
        self.onward = Button(look, say.NEXT_SHORT, "main")
        self.back.clicked.connect(self.previous)
        self.onward.clicked.connect(self.next)
        self._look, self._short, self._next_term = look, False, ""
        self._lay_out()

    def count(self, standing: Standing) -> None:
        """How far the round is."""
        self._count.setText(people.standing(standing.decided, standing.open))

    def neighbours(self, before: Theme | None, after: Theme | None) -> None:
        """What lies before and after the theme that is shown."""
        self.back.setEnabled(before is not None)
        self.back.say("", say.PREVIOUS.format(theme=before.term if before else ""))
        self._next_term = after.term if after else ""
        self._say_next()

    def lock(self, sealed: bool) -> None:
        """A finished round is read, not judged."""
        for key in self.keys:
            key.setEnabled(not sealed)

    def fold(self, tree_width: int, *, short: bool) -> None:
        """Stand under the tree's column where there is one; short words in a narrow window."""
        self._under_tree.setFixedWidth(max(0, tree_width - self._look.tokens.s(16)))
        self._under_tree.setVisible(tree_width > 0)
        self._line.setVisible(tree_width > 0)
        self._word.setVisible(not short)
        self._short = short
        self._say_next()

    def _say_next(self) -> None:
        if not self._next_term:
            self.onward.say(say.LAST)
            return
        text = say.NEXT_SHORT if self._short else say.NEXT.format(theme=self._next_term)
        if not self._short and self._look.tokens.t(400) < self.onward.fontMetrics().horizontalAdvance(text):
            text = say.NEXT_SHORT
        self.onward.say(text, say.NEXT_NAME.format(theme=self._next_term))

    def _lay_out(self) -> None:
        s = self._look.tokens.s
        lay = QHBoxLayout(self)
        lay.setContentsMargins(s(16), 0, s(16), 0)
        lay.setSpacing(s(4))
        self._under_tree = row(self._look, (self._count, 1))
        lay.addWidget(self._under_tree)
        lay.addWidget(self._line)
        lay.addSpacing(s(12))
        lay.addWidget(self._word)
        lay.addSpacing(s(4))
        for key in self.keys:
            lay.addWidget(key)
        lay.addStretch(1)
        lay.addWidget(self.back)
        lay.addSpacing(s(4))
        lay.addWidget(self.onward)
        self.setFixedHeight(self._look.tokens.t(64))
