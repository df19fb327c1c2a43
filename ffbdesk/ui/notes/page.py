"""All notes about one citizen. Those on a sensitive theme are closed, whether or not there are any."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.ids import CitizenId, NoteId
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.rules import notes_leaving_out
from ffbdesk.services import notes
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import box, row, scroll
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.notes.cards import NoteCards
from ffbdesk.ui.page import Once, Wanted
from ffbdesk.words import notes as say


class NotesPage(QWidget):
    """Every note, newest observation first."""

    opened = Signal(str)
    new_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._citizen: CitizenId | None = None
        self._wanted, self._once = Wanted(context), Once(context)
        self._all: tuple[CareNote, ...] = ()
        self._opened = False
        """Whether those on a sensitive theme are open: until the citizen is left."""
        self.cards = NoteCards(context, say.NONE, quotes=False, role="title")
        self.cards.opened.connect(self.opened)
        self.cards.new_wanted.connect(self.new_wanted)
        self.button = Button(look, say.OPEN_SENSITIVE)
        self.button.setAccessibleDescription(f"{say.SENSITIVE} {say.SENSITIVE_LOGGED}")
        self.button.clicked.connect(self._open_sensitive)
        self.closed = box(
            look,
            label(look, say.SENSITIVE, "body", wrap=True),
            row(look, self.button, None),
            label(look, say.SENSITIVE_LOGGED, "caption", "ink3", wrap=True),
            kind="card",
            gap=8,
            margins=(12, 8, 12, 8),
        )
        inner = box(look, self.cards, 8, self.closed, None, margins=(32, 24, 32, 24))
        inner.setMaximumWidth(look.tokens.t(760))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll(look, row(look, (inner, 100), None)))

    def open(self, citizen: CitizenId) -> None:
        """Read and show a citizen's notes."""
        if self._citizen not in (None, citizen):
            self.forget()
        self._hide()
        self._citizen = citizen
        self._wanted.ask(lambda desk: notes.visit(desk, citizen), self._show)

    def forget(self) -> None:
        """Another citizen is wanted: nothing of the one before is in sight."""
        self._citizen, self._all, self._opened = None, (), False
        self._hide()

    def is_open(self) -> bool:
        """Whether the notes on sensitive themes are open."""
        return self._opened

    def closed_notes(self) -> frozenset[NoteId]:
        """Those that are not in sight, because they are about a sensitive theme."""
        seen = self._all if self._opened else notes_leaving_out(self._all, SENSITIVE)
        return frozenset(note.id for note in self._all) - frozenset(note.id for note in seen)

    def keep_open(self) -> None:
        """The window was built anew round the same person, who had opened them."""
        self._opened = True

    def reread(self) -> None:
        """The notes changed: show them as they stand now."""
        if self._citizen is not None:
            citizen = self._citizen
            self._wanted.ask(lambda desk: notes.listing(desk, citizen), self._show)

    def take_focus(self) -> None:
        """Where the keyboard starts: the newest note, or the heading where there is none."""
        self.cards.take_focus()

    def _hide(self) -> None:
        self._wanted.nothing()
        self.cards.hide()
        self.closed.hide()

    def _show(self, found: tuple[CareNote, ...]) -> None:
        self._all = found
        self.cards.show_notes(found if self._opened else notes_leaving_out(found, SENSITIVE))
        self.cards.show()
        self.closed.setVisible(not self._opened)

    def _open_sensitive(self) -> None:
        """The log has its line before anything is seen."""
        citizen = self._citizen
        if citizen is not None and not self._opened:
            self._once.do(lambda desk: notes.open_sensitive(desk, citizen), partial(self._noted, citizen))

    def _noted(self, citizen: CitizenId, _none: None) -> None:
        if citizen == self._citizen:
            self._opened = True
            self._show(self._all)
            self.cards.take_focus()
