"""The sheet to write a note on. It stands beside whatever page is shown, so that nobody has to leave it."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from ffbdesk.domain.edits import FieldRef, Part, Record, Scope
from ffbdesk.domain.ids import CitizenId, NoteId, ThemeCode
from ffbdesk.domain.kinds import NOTE
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.overlay import over_note
from ffbdesk.domain.records import Citizen
from ffbdesk.domain.rules import display_name
from ffbdesk.services import notes
from ffbdesk.services.citizens import born
from ffbdesk.services.desk import Desk
from ffbdesk.ui import commands
from ffbdesk.ui.bound import Bound
from ffbdesk.ui.commands import Action
from ffbdesk.ui.context import Context
from ffbdesk.ui.fields import Fields
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.datefield import DateField
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, empty, row, scroll
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once, Page, Wanted, to_nowhere
from ffbdesk.ui.themetags import ThemeTags
from ffbdesk.words import notes as say
from ffbdesk.words.actions import Command

WIDTH = 360


class NotePad(Page):
    """One note: date, text, themes, and the signature that locks it. A signed one takes additions."""

    opened = Signal()
    closed = Signal()
    lost = Signal()
    """Closed, and where the hand was before is not in sight any more."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self.setProperty("tone", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stored: CareNote | None = None
        """The note as it was read last."""
        self.note: CareNote | None = None
        """The same with what is on its way into the archive."""
        self._wanted, self._once = Wanted(context), Once(context)
        self._signing = False
        self._before: QWidget | None = None
        self._who: Citizen | None = None
        """Whose note is wanted."""
        self._about = label(look, "", "section", wrap=True)
        self.close_it = Button(look, "", "quiet", "close", say.CLOSE)
        self.day = DateField(look, say.OBSERVED_ON, empty=False, ahead="refused")
        self.wrong_day = Notice(look, "attention")
        self.text = GrowingText(look, say.TEXT, lines=6)
        self.themes = ThemeTags(look, context.catalogue, say.THEMES)
        self.fields = Fields(context, NOTE, {"text": self.text}, {"observed_on": self.day, "themes": self.themes})
        self._hint = label(look, say.HINT, "caption", "ink3", wrap=True)
        self._as = label(look, say.SIGN_AS.format(name=context.user), "caption", "ink3", wrap=True)
        self.sign = Button(look, say.SIGN, "main", "check")
        self.remove = Button(look, say.REMOVE, "quiet")
        self._additions = QVBoxLayout()
        self._signed = label(look, "", "caption", "ink3", wrap=True)
        self.addition = GrowingText(look, say.ADDITION, lines=3)
        self._pending = Bound(self.addition, context)
        self.add = Button(look, say.ADD, "main")
        self._lay_out()
        self._connect()
        self.hide()

    def begin(self, citizen: Citizen, themes: Sequence[ThemeCode]) -> None:
        """A new note about a citizen, tagged already with what is in view; the one that is being written is kept.

        A sheet that nobody has written on is used.
        """
        if self._is_blank(citizen):
            self.text.setFocus()
            return
        self._come(citizen)
        if isinstance(self._before, Button):
            self._before = None  # pressed by an Enter too many it would make another
        to_nowhere(self)
        job = partial(_begun, citizen.id, tuple(themes))
        self._wanted.ask(job, partial(self._opened, citizen), self._did_not_come)

    def open(self, citizen: Citizen, which: NoteId) -> None:
        """A note that is there: to write on, or to add to."""
        self._come(citizen)
        to_nowhere(self)
        self._wanted.ask(lambda desk: notes.note(desk, which), partial(self._opened, citizen), self._did_not_come)

    def scope(self) -> Scope | None:
        """Where undo looks while the sheet has the keyboard."""
        return Scope(citizen=self.note.citizen_id, part=Part.NOTES) if self.note else None

    def citizen(self) -> Citizen | None:
        """Whom the note is about."""
        return self._who if self.note else None

    def leave(self) -> None:
        """Close the sheet; what stands on it is stored."""
        self._forget()
        self.hide()
        self.closed.emit()
        QTimer.singleShot(0, self, self._give_back)  # once the page has unfolded to its width

    def _give_back(self) -> None:
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        elif self.note is None:
            self.lost.emit()

    def fill(self, alone: bool) -> None:
        """All the room there is where the page has none, else a column beside it."""
        width = self._context.look.tokens.t(WIDTH)
        self.setMinimumWidth(width)
        self.setMaximumWidth(16_777_215 if alone else width)

    def follow(self, citizen: CitizenId | None) -> None:
        """Another page is shown: the sheet goes where its citizen is not in view any more."""
        if self._who is not None and self._who.id != citizen:
            self._who = None
            self._wanted.nothing()
        if self.note is not None and self.note.citizen_id != citizen:
            self.leave()

    def flush(self) -> None:
        """Store what stands on the sheet."""
        self.fields.flush()
        self._pending.flush()

    def hand_in(self) -> None:
        """A date that is written counts as chosen."""
        self.fields.hand_in()

    def heard(self, refs: Iterable[FieldRef]) -> None:
        """The note changed, perhaps by an undo that took it away."""
        note = self._stored
        if note is not None and any(ref.record_id == note.id or ref.kind is Record.ADDITION for ref in refs):
            job = partial(_note, note.id)
            self._context.work.submit(job, self._refresh, lambda _error: self._gone(note.id))

    def _gone(self, which: NoteId) -> None:
        if self.shows(which):
            self.leave()

    def shows(self, which: NoteId) -> bool:
        """Whether this note is on the sheet."""
        return self.note is not None and self.note.id == which

    def lay_out(self, citizen: Citizen, note: CareNote) -> None:
        """Show a note that has been read already."""
        self._come(citizen)
        self._opened(citizen, note)

    def take_focus(self) -> None:
        """Where the keyboard starts: what is being written."""
        (self.text if self.note is None or self.note.signed_at is None else self.addition).setFocus()

    def _come(self, citizen: Citizen) -> None:
        """Remember where the hand was: there it is again when the sheet is closed. What stands here is stored."""
        self._forget()
        self._who = citizen
        self.day.born = born(citizen.cpr)
        here = QApplication.focusWidget()
        if here is not None and not here.isWindow() and not self.isAncestorOf(here):
            self._before = here

    def _forget(self) -> None:
        self._wanted.nothing()
        self.fields.forget()
        self._pending.leave()
        self._stored = self.note = None

    def _is_blank(self, citizen: Citizen) -> bool:
        note = self.note
        mine = note is not None and note.citizen_id == citizen.id and note.signed_at is None
        return mine and not self.text.toPlainText().strip()

    def _did_not_come(self, error: Exception) -> None:
        self.leave()
        self._context.speaker.trouble(error)

    def _opened(self, citizen: Citizen, note: CareNote) -> None:
        self._about.setText(say.ABOUT.format(name=display_name(citizen)))
        self._stored = note
        self._pending.show(
            notes.pending_ref(note.id), self._pending_text(note), Scope(citizen=citizen.id, part=Part.NOTES)
        )
        self._show()
        self.opened.emit()  # before it takes its place: a narrow window would else be widened for both
        self.show()
        field = self.text if note.signed_at is None else self.addition
        field.moveCursor(QTextCursor.MoveOperation.End)  # one writes on
        field.setFocus()

    def _pending_text(self, note: CareNote) -> str:
        """What is being written to be added: it may be on its way, or wait for its place."""
        return str(self._context.outbox.values().get(notes.pending_ref(note.id), note.pending))

    def _refresh(self, note: CareNote) -> None:
        if self._stored is not None and note.id == self._stored.id:
            self._stored = note
            self._pending.refresh(self._pending_text(note))
            self._show()

    def _moved(self, ref: FieldRef) -> None:
        """A value is on its way, or no longer: it is seen at once."""
        if self._stored is not None and ref.record_id == self._stored.id:
            self._show()

    def _show(self) -> None:
        assert self._stored is not None  # noqa: S101 - only called with a note
        note = over_note(self._stored, self._context.outbox.values())
        self.note, locked = note, note.signed_at is not None
        self.fields.show(note.id, note, Scope(citizen=note.citizen_id, part=Part.NOTES), locked=locked or self._signing)
        for part in (self._hint, self._as, self.sign, self.remove):
            part.setVisible(not locked)
        self._adding.setVisible(locked)
        self._signed.setText(say.signed(note.signed_at, note.author) if note.signed_at else "")
        self._signed.setVisible(locked)
        self._show_additions(note)

    def _show_additions(self, note: CareNote) -> None:
        look = self._context.look
        empty(self._additions)
        for addition in note.additions:
            said = say.added(addition.at, addition.by)
            self._additions.addWidget(label(look, said, "caption", "ink3", wrap=True))
            self._additions.addWidget(label(look, addition.text, wrap=True))

    def _sign(self) -> None:
        """Just what is shown is signed: nothing can be typed meanwhile, and a date that is none comes first."""
        note, day = self.note, self.day.value()
        self.wrong_day.tell(say.NO_DATE if day is None else self.day.trouble())
        if note is None or day is None or self.day.is_wrong():
            return
        text = self.text.toPlainText()
        self.flush()
        self._context.outbox.send_waiting()
        self._take_nothing(True)
        self._do(lambda desk: notes.sign(desk, note.id, text, day, note.themes), say.SIGNED)

    def _add(self) -> None:
        note, text = self.note, self.addition.toPlainText()
        if note is not None:
            self._pending.flush()
            self._take_nothing(True)
            self._do(lambda desk: notes.add_to(desk, note.id, text), say.ADDED)

    def _take_nothing(self, signing: bool) -> None:
        """What is being signed is what is shown: nothing can be written or chosen until it is."""
        self._signing = signing
        self.addition.setReadOnly(signing)
        if self._stored is not None:
            self._show()

    def _remove(self) -> None:
        note = self.note
        if note is not None:
            self.flush()
            self._once.do(lambda desk: notes.remove(desk, note.id), self._removed)

    def _removed(self, _none: None) -> None:
        self.leave()
        self._context.speaker.say(say.REMOVED.format(keys=Command.UNDO.shown))

    def _do(self, job: Callable[[Desk], CareNote], said: str) -> None:
        def done(note: CareNote) -> None:
            self._take_nothing(False)
            if self._stored is None or self._stored.id != note.id:
                return
            self._refresh(note)
            self._context.speaker.say(said)
            (self.addition if note.signed_at else self.text).setFocus()

        def failed(error: Exception) -> None:
            self._take_nothing(False)
            self._context.speaker.trouble(error, self._once)

        self._once.do(job, done, failed)

    def _connect(self) -> None:
        self.close_it.clicked.connect(self.leave)
        Action(self, Command.CLOSE_NOTE, self.leave, inside=True)
        commands.name(self.close_it, Command.CLOSE_NOTE)
        for button, command in (
            (self.sign, Command.SIGN_NOTE),
            (self.add, Command.ADD_TO_NOTE),
            (self.remove, Command.REMOVE_NOTE),
        ):
            commands.press(button, command)
        self.day.told.connect(self.wrong_day.tell)
        self.sign.clicked.connect(self._sign)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self._context.outbox.moved.connect(self._moved)

    def _lay_out(self) -> None:
        look = self._context.look
        self._adding = box(
            look, labelled(look, say.ADDITION, self.addition, say.ADDITION_HINT), row(look, self.add, None), gap=8
        )
        self.day.setMaximumWidth(look.tokens.t(140))
        inner = box(
            look,
            row(look, (self._about, 1), self.close_it),
            self._hint,
            labelled(look, say.TEXT, self.text),
            self._signed,
            self._additions,
            labelled(look, say.OBSERVED_ON, self.day),
            self.wrong_day,
            label(look, say.THEMES, "strong", wrap=True),
            self.themes,
            8,
            self._as,
            row(look, self.sign, self.remove, None),
            self._adding,
            None,
            gap=8,
            margins=(16, 16, 16, 16),
        )
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll(look, row(look, (inner, 100), None), "surface"))
        inner.setMaximumWidth(look.tokens.t(640))
        self.fill(False)


def _begun(citizen: CitizenId, themes: tuple[ThemeCode, ...], desk: Desk) -> CareNote:
    return notes.begin(desk, citizen, themes)


def _note(which: NoteId, desk: Desk) -> CareNote:
    return notes.note(desk, which)
