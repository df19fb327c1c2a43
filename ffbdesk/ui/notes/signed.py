"""What can still be done with a note that is signed: take the signature back, add to it, put it where it belongs."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.edits import Part, Scope
from ffbdesk.domain.notes import WAY_BACK, CareNote, can_be_taken_back
from ffbdesk.services import notes
from ffbdesk.ui import commands
from ffbdesk.ui.bound import Bound
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, empty, row
from ffbdesk.ui.kit.text import label
from ffbdesk.words import notes as say
from ffbdesk.words.actions import Command


class Signed(QWidget):
    """Who signed and when, what was added, and the ways on."""

    move_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._note: CareNote | None = None
        self._by = label(look, "", "caption", "ink3", wrap=True)
        self.take_back = Button(look, say.TAKE_BACK, "link", role="caption")
        self._additions = QVBoxLayout()
        self.addition = GrowingText(look, say.ADDITION, lines=3)
        self.pending = Bound(self.addition, context)
        self.add = Button(look, say.ADD, "main")
        self.move_it = Button(look, say.OTHER_CITIZEN, "link", role="caption")
        self._minute = QTimer(self, singleShot=True)
        self._minute.timeout.connect(self._offer_way_back)
        self._lay_out()
        for button, command in (
            (self.add, Command.ADD_TO_NOTE),
            (self.take_back, Command.TAKE_BACK_NOTE),
            (self.move_it, Command.MOVE_NOTE),
        ):
            commands.press(button, command)
        self.move_it.clicked.connect(self.move_wanted)

    def show_note(self, note: CareNote) -> None:
        """As it stands; nothing for one that is not signed."""
        self._note = note
        self.setVisible(note.signed_at is not None)
        self._offer_way_back()
        if note.signed_at is None:
            return
        self._by.setText(say.signed(note.signed_at, note.signer))
        empty(self._additions)
        look = self._context.look
        for addition in note.additions:
            said = say.added(addition.at, addition.by)
            self._additions.addWidget(label(look, said, "caption", "ink3", wrap=True))
            self._additions.addWidget(label(look, addition.text, wrap=True))

    def begin(self, note: CareNote) -> None:
        """Another note comes: what is being added to it stands in the field."""
        self.pending.show(
            notes.pending_ref(note.id), self._pending(note), Scope(citizen=note.citizen_id, part=Part.NOTES)
        )

    def refresh(self, note: CareNote) -> None:
        """The same note changed."""
        self.pending.refresh(self._pending(note))

    def _pending(self, note: CareNote) -> str:
        """What is being written to be added: it may be on its way, or wait for its place."""
        return str(self._context.outbox.values().get(notes.pending_ref(note.id), note.pending))

    def _offer_way_back(self) -> None:
        """For a minute, to whoever signed."""
        note, now = self._note, self._context.now()
        mine = note is not None and note.signer == self._context.user and not note.additions
        is_open = note is not None and mine and can_be_taken_back(note, now.replace(microsecond=0))
        self.take_back.setVisible(is_open)
        if is_open and note is not None and note.signed_at is not None:
            left = note.signed_at + WAY_BACK - now
            self._minute.start(max(0, int(left.total_seconds() * 1000)) + 1000)

    def _lay_out(self) -> None:
        look = self._context.look
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(
            box(
                look,
                self._by,
                row(look, self.take_back, None),
                self._additions,
                8,
                labelled(look, say.ADDITION, self.addition, say.ADDITION_HINT),
                row(look, self.add, None),
                8,
                row(look, self.move_it, None),
                gap=8,
            )
        )
