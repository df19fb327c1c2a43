"""All notes about one citizen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.notes import CareNote
from ffbdesk.services import notes
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.layout import box, row, scroll
from ffbdesk.ui.notes.cards import NoteCards
from ffbdesk.ui.page import Wanted
from ffbdesk.words import notes as say


class NotesPage(QWidget):
    """Every note, newest observation first."""

    opened = Signal(str)
    new_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._citizen: CitizenId | None = None
        self._wanted = Wanted(context)
        self.cards = NoteCards(context, say.NONE, quotes=False, role="title")
        self.cards.opened.connect(self.opened)
        self.cards.new_wanted.connect(self.new_wanted)
        inner = box(look, self.cards, None, margins=(32, 24, 32, 24))
        inner.setMaximumWidth(look.tokens.t(760))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll(look, row(look, (inner, 100), None)))

    def open(self, citizen: CitizenId) -> None:
        """Read and show a citizen's notes."""
        self.forget()
        self._citizen = citizen
        self._wanted.ask(lambda desk: notes.visit(desk, citizen), self._show)

    def forget(self) -> None:
        """Another citizen is wanted: nothing of the one before is in sight."""
        self._citizen = None
        self._wanted.nothing()
        self.cards.hide()

    def reread(self) -> None:
        """The notes changed: show them as they stand now."""
        if self._citizen is not None:
            citizen = self._citizen
            self._wanted.ask(lambda desk: notes.listing(desk, citizen), self._show)

    def take_focus(self) -> None:
        """Where the keyboard starts: the newest note, or the heading where there is none."""
        self.cards.take_focus()

    def _show(self, found: tuple[CareNote, ...]) -> None:
        self.cards.show_notes(found)
        self.cards.show()
