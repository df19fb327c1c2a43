"""What is checked for spelling, and the archive's own words."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ffbdesk.domain.spelling import Checked
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.choice import Choice
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.section import Section
from ffbdesk.words import spelling as say


class SpellingSection(Section):
    """The choice is this person's on this computer; the words are the archive's."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.TITLE, say.TEXT)
        self.checked = Choice(context.look, say.CHOICE, "", letters=30)
        self.checked.fill([("", [(wanted.value, text) for wanted, text in say.CHOICES.items()])], none=False)
        self.lay.insertWidget(2, self.line(labelled(context.look, say.CHOICE, self.checked), None))
        self.checked.picked.connect(self._pick)

    def refresh(self) -> None:
        """Show what is chosen, and the words."""
        spelling = self.context.spelling
        self.checked.set(spelling.wanted.value)
        missing = [self.words(say.MISSING, "ink2")] if spelling.is_missing() else []
        words = spelling.own.kept
        listed = map(self._row, words) if words else [self.words(say.LIST_EMPTY, "ink3")]
        heading = label(self._look, say.LIST, "strong")
        self.fill(*missing, heading, self.words(say.LIST_TEXT, "ink2"), *listed)

    def _pick(self, code: str) -> None:
        wanted = Checked(code)
        self.context.spelling.want(wanted)
        self.done(say.CHOSEN[wanted])

    def _row(self, word: str) -> QWidget:
        remove = Button(self._look, say.REMOVE, "quiet", name=say.REMOVE_OF.format(word=word))
        remove.clicked.connect(partial(self._remove, word))
        return self.line((self.words(word), 1), remove)

    def _remove(self, word: str, _checked: bool = False) -> None:
        self.context.spelling.remove(word, partial(self.done, say.REMOVED.format(word=word)))
