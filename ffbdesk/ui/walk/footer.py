"""The bar under the walk: the count under the tree, the level under the form, the way on under the hand."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ffbdesk.domain.catalogue import Theme, ThemeGroup
from ffbdesk.domain.judgement import Judgement
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import row, rule
from ffbdesk.ui.kit.levels import KeyForm, LevelChoice, level_keys
from ffbdesk.ui.kit.text import label
from ffbdesk.words import described
from ffbdesk.words import walk as say
from ffbdesk.words.actions import Command

ROOMY, CRAMPED = 1240, 1100
"""Window widths divided by text scale: wide keys from; no count below."""
_FORMS: tuple[tuple[bool, KeyForm], ...] = (
    (True, "line"),
    (True, "stacked"),
    (True, "words"),
    (False, "words"),
    (False, "sign"),
)
"""Whether 'Niveau' stands before the keys, and how those without a number say what they are: the first that fits."""


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
        self.keys = level_keys(look, choice)
        self.back = Button(look, "", "", "prev")
        self.onward = Button(look, say.NEXT_SHORT, "main")
        self.back.clicked.connect(self.previous)
        self.onward.clicked.connect(self.next)
        self._last = (say.LAST, say.LAST_SHORT)
        self._look, self._next_term = look, ""
        self._no_level = label(look, described.NO_LEVEL, "body", "ink2")
        self._no_level.hide()
        self._roomy, self._closed, self._judged = False, False, True
        self._lay_out()

    def close_level(self, closed: bool) -> None:
        """No level to see or set at a theme that is closed."""
        self._closed = closed
        self._show_keys()

    def show_kind(self, *, judged: bool) -> None:
        """Whether what is shown gets a level; else the bar says that it gets none."""
        self._judged = judged
        self._show_keys()

    def _show_keys(self) -> None:
        for key in self.keys:
            key.setVisible(self._judged and not self._closed)
        self._no_level.setVisible(not self._judged)
        self._fit_words()
        self._say_next()

    def count(self, text: str) -> None:
        """How far the round is, in words."""
        self._count.setText(text)

    def counts_here(self) -> bool:
        """Whether the count has a place in this bar."""
        return self._under_tree.isVisibleTo(self)

    def neighbours(self, before: Theme | ThemeGroup | None, after: Theme | ThemeGroup | None) -> None:
        """What lies before and after the theme that is shown."""
        self.back.setEnabled(before is not None)
        self.back.say("", say.step(Command.PREVIOUS, before.name if before else ""))
        self._next_term = after.name if after else ""
        self._say_next()

    def show_before(self, judgement: Judgement | None) -> None:
        """A line under the level of the earlier round."""
        for key in self.keys:
            key.set_previous(key.judgement == judgement)

    def fold(self, tree_width: int, units: float) -> None:
        """Stand under the tree's column where there is one; fewer words and smaller keys in a narrow window.

        `units` is the window's width divided by the text scale.
        """
        self._roomy = units >= ROOMY
        if units < CRAMPED:
            tree_width = 0
        self._under_tree.setFixedWidth(max(0, tree_width - self._look.tokens.s(16)))
        self._under_tree.setVisible(tree_width > 0)
        self._line.setVisible(tree_width > 0)
        self._fit_words()
        self._say_next()

    def lead_to(self, last: tuple[str, str]) -> None:
        """Where the way goes on after the last page, in words and in a word."""
        if last != self._last:
            self._last = last
            self._say_next()

    def _fit_words(self) -> None:
        """As many words as the bar has room for beside the way on."""
        least = self._needed(say.NEXT_SHORT)
        for word, form in _FORMS:
            for key in self.keys:
                key.fold(wide=self._roomy, form=form)
            self._word.setVisible(word and self._judged and not self._closed)
            if self._room() >= least:
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words, and the name of the next theme, where they fit."""
        super().resizeEvent(event)
        self._fit_words()
        self._say_next()

    def _say_next(self) -> None:
        """The next theme's name, else a word, else an arrow: what there is room for."""
        named, name = say.NEXT.format(theme=self._next_term), say.step(Command.NEXT, self._next_term)
        texts, name = ((named, say.NEXT_SHORT), name) if self._next_term else (self._last, self._last[0])
        room = self._room()
        text = next((one for one in texts if self._needed(one) <= room), "")
        self.onward.set_icon("" if text else "next")
        self.onward.say(text, name)
        self.onward.setToolTip("" if text else name)

    def _needed(self, text: str) -> int:
        """Pixels of the way on with a text."""
        return self.onward.fontMetrics().horizontalAdvance(text) + 2 * self._look.tokens.s(16) + 4

    def _room(self) -> int:
        """How wide the way on may be, after all the others have their place."""
        others = (self._under_tree, self._word, self._no_level, *self.keys, self.back)
        taken = sum(w.sizeHint().width() for w in others[1:] if w.isVisibleTo(self)) + self._under_tree.width()
        return self.width() - taken - self._look.tokens.s(16) * 4 - self._look.tokens.s(4) * 12

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
        lay.addWidget(self._no_level)
        lay.addSpacing(s(4))
        for key in self.keys:
            lay.addWidget(key)
        lay.addStretch(1)
        lay.addWidget(self.back)
        lay.addSpacing(s(4))
        lay.addWidget(self.onward)
        self.setFixedHeight(self._look.tokens.t(40) + self._look.tokens.s(24))
