"""A citizen's notes day by day, newest first. Of many the newest are there at once, older ones when they are wanted."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.notes import CareNote
from ffbdesk.services.notes import Shown
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import empty, row
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.notes.card import NoteCard, names_of
from ffbdesk.words import notes as say
from ffbdesk.words.dates import day_head

_AT_ONCE, _A_PAGE = 4, 40
"""Cards that are made before anything is drawn, and until somebody asks for more: a card takes two milliseconds."""


class Timeline(QWidget):
    """`opened` and `read` carry a note's id."""

    opened = Signal(str)
    read = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._coming: Iterator[CareNote] = iter(())
        self._shown, self._day, self._names = Shown(()), date.min, dict[str, str]()
        self._made = self._most = 0
        self._left = 0
        self.cards: list[NoteCard] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(context.look.tokens.s(8))
        self.more = Button(context.look, say.MORE, "quiet")
        self.more.clicked.connect(self._show_more)
        self._slice = QTimer(self, singleShot=True)
        self._slice.timeout.connect(partial(self._go_on, _AT_ONCE))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(context.look.tokens.s(8))
        lay.addLayout(self._column)
        lay.addWidget(row(context.look, self.more, None))

    def show_notes(self, chosen: Sequence[CareNote], shown: Shown) -> None:
        """These of the citizen's notes."""
        empty(self._column)
        self.cards = []
        self._coming, self._left, self._shown = iter(chosen), len(chosen), shown
        self._names, self._day = names_of(shown.tags), date.min
        self._made, self._most = 0, _A_PAGE
        self.more.hide()
        self._go_on(_AT_ONCE)

    def _show_more(self) -> None:
        hand = self.cards[-1].go if self.cards else None
        self._most += _A_PAGE
        self.more.hide()
        if hand is not None:
            hand.setFocus()  # the button goes away: the next card comes after this one
        self._go_on(_AT_ONCE)

    def _go_on(self, count: int) -> None:
        """Some cards now, the rest in the next turns: nobody waits for what is below the edge."""
        today = self._context.now().date()
        for _n in range(min(count, self._most - self._made)):
            note = next(self._coming, None)
            if note is None:
                return
            if note.observed_on != self._day:
                self._day = note.observed_on
                self._column.addWidget(label(self._context.look, day_head(self._day, today), "strong", wrap=True))
            self._column.addWidget(self._card(note))
            self._made, self._left = self._made + 1, self._left - 1
        if self._made < self._most and self._left:
            self._slice.start()
        else:
            self.more.setVisible(self._left > 0)

    def _card(self, note: CareNote) -> NoteCard:
        shown = self._shown
        card = NoteCard(self._context, note, self._names, shown.assessed, with_day=False, new=note.id in shown.unread)
        card.go.clicked.connect(partial(self.opened.emit, note.id))
        card.read.clicked.connect(partial(self.read.emit, note.id))
        self.cards.append(card)
        return card
