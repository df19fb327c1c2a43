"""Notes as cards, newest first: beside a theme, or all of a citizen's."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ffbdesk.domain.notes import CareNote
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import box, empty, row
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.kit.tokens import Role
from ffbdesk.words import notes as say
from ffbdesk.words.actions import Command
from ffbdesk.words.dates import short_date


class NoteCards(QWidget):
    """Shows notes. `quotes` where there is a field to quote into; `opened` carries a note's id."""

    quoted = Signal(object)
    opened = Signal(str)
    new_wanted = Signal()

    def __init__(self, context: Context, none_said: str, *, quotes: bool, role: Role = "section") -> None:
        super().__init__()
        self._context, self._quotes, look = context, quotes, context.look
        self._shown: tuple[tuple[CareNote, ...], bool] | None = None
        self._ways: list[Button] = []
        self._count = label(look, "", "body", "ink3")
        kind = "main" if role == "title" else "quiet"
        self.new = Button(look, Command.NEW_NOTE.text, kind, "plus", Command.NEW_NOTE.said)
        self._none = label(look, none_said, "body", "ink2", wrap=True)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(look.tokens.s(8))
        self.new.clicked.connect(self.new_wanted)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(8))
        self._title = label(look, say.TITLE, role)
        lay.addWidget(row(look, self._title, self._count, None, self.new))
        lay.addWidget(self._none)
        lay.addLayout(self._cards)

    def show_notes(self, notes: Sequence[CareNote], *, locked: bool = False) -> None:
        """These notes; `locked` where there is no field to quote into now."""
        if self._shown == (tuple(notes), locked):
            return
        self._shown = (tuple(notes), locked)
        self._count.setText(str(len(notes)) if notes else "")
        self._none.setVisible(not notes)
        empty(self._cards)
        self._ways.clear()
        for note in notes:
            self._cards.addWidget(self._card(note, locked))

    def take_focus(self) -> None:
        """Where the keyboard starts: the way into the newest note, or the heading where there is none."""
        (self._ways[0] if self._ways else self._title).setFocus()

    def _card(self, note: CareNote, locked: bool) -> QFrame:
        look, day = self._context.look, short_date(note.observed_on)
        quote = Button(look, say.QUOTE, "link", name=say.QUOTE_NAME.format(day=day), role="caption")
        if locked or not self._quotes:
            quote.hide()
        quote.clicked.connect(partial(self.quoted.emit, note))
        what = say.WRITE_ON if note.signed_at is None else say.ADD_TO
        go = Button(look, what, "link", name=say.OPEN_NAME.format(what=what, day=day), role="caption")
        go.clicked.connect(partial(self.opened.emit, note.id))
        self._ways.append(go)
        themes = " · ".join(self._context.catalogue.theme(code).name for code in note.themes) or say.NO_THEMES
        head = label(look, say.head(note.observed_on, note.author), "caption", "ink3", wrap=True)
        parts: list[QWidget] = [row(look, (head, 1), quote), label(look, note.text.strip(), wrap=True)]
        for addition in note.additions:
            said = say.added(addition.at, addition.by)
            parts += [label(look, said, "caption", "ink3", wrap=True), label(look, addition.text, wrap=True)]
        if note.signed_at is None:
            parts.append(label(look, say.DRAFT, "caption", "attention", wrap=True))
        foot = row(look, (label(look, themes, "caption", "ink3", wrap=True), 1), go)
        return box(look, *parts, foot, kind="card", gap=4, margins=(12, 8, 12, 8))
