"""The notes that tell of a theme, as cards beside it, newest first."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.notes import CareNote
from ffbdesk.services.notes import Shown
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import empty, row
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.notes.card import NoteCard, names_of
from ffbdesk.words import notes as say
from ffbdesk.words.actions import Command


class NoteCards(QWidget):
    """Shows notes. `quoted` carries one that is to be cited, `opened` a note's id."""

    quoted = Signal(object)
    opened = Signal(str)
    new_wanted = Signal()

    def __init__(self, context: Context, none_said: str) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._shown: tuple[Shown, bool] | None = None
        self._count = label(look, "", "body", "ink3")
        self.new = Button(look, Command.NEW_NOTE.text, "quiet", "plus", Command.NEW_NOTE.said)
        self._none = label(look, none_said, "body", "ink2", wrap=True)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(look.tokens.s(8))
        self.new.clicked.connect(self.new_wanted)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(8))
        lay.addWidget(row(look, label(look, say.TITLE, "section"), self._count, None, self.new))
        lay.addWidget(self._none)
        lay.addLayout(self._cards)

    def show_notes(self, shown: Shown, *, locked: bool = False) -> None:
        """These notes; `locked` where there is no field to quote into now."""
        if self._shown == (shown, locked):
            return
        self._shown = shown, locked
        self._count.setText(str(len(shown.notes)) if shown.notes else "")
        self._none.setVisible(not shown.notes)
        empty(self._cards)
        names = names_of(shown.tags)
        for note in shown.notes:
            self._cards.addWidget(self._card(note, names, shown, locked=locked))

    def _card(self, note: CareNote, names: dict[str, str], shown: Shown, *, locked: bool) -> NoteCard:
        card = NoteCard(self._context, note, names, shown.assessed)
        card.quote.setVisible(not locked)
        card.quote.clicked.connect(partial(self.quoted.emit, note))
        card.go.clicked.connect(partial(self.opened.emit, note.id))
        return card
