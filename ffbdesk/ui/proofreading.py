"""From word to word that may be misspelt, through every text in sight that can be changed: for the keyboard."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ffbdesk.domain.spelling import Checked, Word
from ffbdesk.ui.commands import Action
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.announce import announce
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.words import spelling as say
from ffbdesk.words.actions import Command

type _Found = tuple[GrowingText, Word]


class Proofreading(QObject):
    """F7."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        Action(window, Command.NEXT_DOUBT, self.go_on)

    def go_on(self) -> None:
        """Choose the next word that may be misspelt, after the cursor, and open its menu."""
        if self._context.spelling.wanted is Checked.NOTHING:
            self._context.speaker.say(say.IS_OFF)
            return
        found = self._words()
        self._context.spelling.first_doubtful(
            [word.text for _field, word in found], lambda place: self._show(found, place)
        )

    def _show(self, found: Sequence[_Found], place: int | None) -> None:
        if place is None:
            self._context.speaker.say(say.MISSING if self._context.spelling.is_missing() else say.NO_MORE)
            return
        field, word = found[place]
        if not isValid(field) or not field.isVisible() or field.spelled is None or not field.spelled.stands(word):
            return  # it was changed meanwhile
        field.spelled.choose(word)
        announce(field, say.DOUBT.format(word=word.text))
        field.open_menu(word.start)

    def _words(self) -> list[_Found]:
        """All of them, from the cursor round to the cursor."""
        fields = list(self._fields())
        hand = QApplication.focusWidget()
        if not isinstance(hand, GrowingText) or hand not in fields:
            return [one for field in fields for one in _of(field)]
        at, cursor = fields.index(hand), hand.textCursor().selectionEnd()
        ours = _of(hand)
        after, before = ([one for one in ours if (one[1].start >= cursor) is later] for later in (True, False))
        others = [one for field in (*fields[at + 1 :], *fields[:at]) for one in _of(field)]
        return [*after, *others, *before]

    def _fields(self) -> Iterator[GrowingText]:
        """Those that are checked, in the order of Tab."""
        widget = self._window.nextInFocusChain()
        while widget is not None and widget is not self._window:
            ours = isinstance(widget, GrowingText) and widget.isVisible() and self._window.isAncestorOf(widget)
            if isinstance(widget, GrowingText) and ours and widget.spelled is not None and widget.spelled.is_on():
                yield widget
            widget = widget.nextInFocusChain()


def _of(field: GrowingText) -> list[_Found]:
    return [(field, word) for word in field.spelled.words()] if field.spelled is not None else []
