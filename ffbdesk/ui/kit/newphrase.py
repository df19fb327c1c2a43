"""A new passphrase: typed twice, with how strong it is in words, and one of random words for whoever asks."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.dataclass import dataclass
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import row
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.passphrase import PassphraseLine
from ffbdesk.ui.kit.text import label
from ffbdesk.words import passphrases as say


@dataclass(frozen=True, slots=True)
class Judge:
    """What knows how strong a phrase is (0 to 4), and can make one. Handed in: it loads large lists of words."""

    strength: Callable[[str], int]
    suggested: Callable[[], str]


class NewPhrase(QWidget):
    """Two lines, a word about the first, and a button."""

    def __init__(self, look: Look, judge: Judge, name: str, repeat: str, hint: str = "") -> None:
        super().__init__()
        self._judge, self._suggested = judge, ""
        self.first, self.second = PassphraseLine(look, name), PassphraseLine(look, repeat)
        self.how_strong = label(look, "", "caption", "ink2", wrap=True)
        self.suggestion = label(look, "", "strong", wrap=True)
        self.suggest = Button(look, say.SUGGEST, "link", "key")
        self.suggest.clicked.connect(self._suggest)
        self.first.edit.textChanged.connect(self._measure)
        self.how_strong.hide()
        self.suggestion.hide()
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(4))
        lay.addWidget(labelled(look, name, self.first, hint))
        lay.addWidget(self.how_strong)
        lay.addWidget(row(look, self.suggest, None))
        lay.addWidget(self.suggestion)
        lay.addSpacing(look.tokens.s(8))
        lay.addWidget(labelled(look, repeat, self.second))

    def agreed(self) -> str | None:
        """The passphrase; None where the two differ."""
        phrase = self.first.edit.text()
        return phrase if phrase == self.second.edit.text() else None

    def forget(self) -> None:
        """Empty both."""
        self._withdraw()
        for line in (self.first, self.second):
            line.edit.clear()
            line.show_it.setChecked(False)

    def hold(self, held: bool) -> None:
        """Take no typing for a while."""
        for line in (self.first, self.second):
            line.edit.setReadOnly(held)
        self.suggest.setEnabled(not held)

    def take_over(self, old: "NewPhrase") -> None:
        """What stands in the same lines of a window that gives way to this one."""
        self._suggested = old._suggested
        self.suggestion.setText(old.suggestion.text())
        self.suggestion.setVisible(bool(old._suggested))
        self.first.take_over(old.first)
        self.second.take_over(old.second)

    def _withdraw(self) -> None:
        """Nobody is to write down a phrase that is not the one."""
        self._suggested = ""
        self.suggestion.setText("")
        self.suggestion.hide()

    def _measure(self, phrase: str) -> None:
        if phrase != self._suggested:
            self._withdraw()
        self.how_strong.setText(say.STRENGTH[self._judge.strength(phrase)] if phrase else "")
        self.how_strong.setVisible(bool(phrase))

    def _suggest(self) -> None:
        phrase = self._suggested = self._judge.suggested()
        self.suggestion.setText(say.SUGGESTED.format(phrase=phrase))
        self.suggestion.show()
        for line in (self.first, self.second):
            line.edit.setText(phrase)
