"""The sheet to write a note on. It stands beside whatever page is shown, so that nobody has to leave it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from ffbdesk.domain.ids import CitizenId, NoteId, ThemeCode
from ffbdesk.domain.kinds import NOTE
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.records import Citizen
from ffbdesk.domain.rules import display_name
from ffbdesk.services import notes, values
from ffbdesk.services.desk import Desk
from ffbdesk.ui import commands
from ffbdesk.ui.bound import Bound
from ffbdesk.ui.commands import Action
from ffbdesk.ui.context import Context
from ffbdesk.ui.goals.related import ThemeTags
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import DateField
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, empty, row, scroll
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.words import notes as say
from ffbdesk.words.actions import Command

WIDTH = 360


class NotePad(QFrame):
    """One note: date, text, themes, and the signature that locks it. A signed one takes additions."""

    changed = Signal()
    opened = Signal()
    closed = Signal()
    lost = Signal()
    """Closed, and where the hand was before is not in sight any more."""
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self.setProperty("tone", "surface")
        self.note: CareNote | None = None
        self._before: QWidget | None = None
        self._for: CitizenId | None = None
        self._about = label(look, "", "section", wrap=True)
        self.close_it = Button(look, "", "quiet", "close", say.CLOSE)
        self.day = DateField(look, say.OBSERVED_ON)
        self.wrong_day = Notice(look, "attention")
        self.text = GrowingText(look, say.TEXT, lines=6)
        self._bound = Bound(self.text, context.outbox)
        self.themes = ThemeTags(look, context.catalogue, say.THEMES)
        self._hint = label(look, say.HINT, "caption", "ink3", wrap=True)
        self._as = label(look, say.SIGN_AS.format(name=context.user), "caption", "ink3", wrap=True)
        self.sign = Button(look, say.SIGN, "main", "check")
        self.remove = Button(look, say.REMOVE, "quiet")
        self._additions = QVBoxLayout()
        self._signed = label(look, "", "caption", "ink3", wrap=True)
        self.addition = GrowingText(look, say.ADDITION, lines=3)
        self._pending = Bound(self.addition, context.outbox)
        self.add = Button(look, say.ADD, "main")
        self._lay_out()
        self._connect()
        self.hide()

    def begin(self, citizen: Citizen, themes: Sequence[ThemeCode]) -> None:
        """A new note about a citizen, tagged already with what is in view. One that is being written stays."""
        if self.note is not None and self.note.signed_at is None and self.note.citizen_id == citizen.id:
            self.text.setFocus()
            return
        self._come_from()
        self._for = citizen.id
        self._context.work.submit(
            lambda desk: notes.begin(desk, citizen.id, themes), partial(self._opened, citizen), saves=True
        )

    def open(self, citizen: Citizen, which: NoteId) -> None:
        """A note that is there: to write on, or to add to."""
        self._come_from()
        self._for = citizen.id
        self._context.work.submit(lambda desk: notes.note(desk, which), partial(self._opened, citizen))

    def leave(self) -> None:
        """Close the sheet; what stands on it is stored."""
        self.flush()
        self.note = None
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
        if self._for != citizen:
            self._for = None
        if self.note is not None and self.note.citizen_id != citizen:
            self.leave()

    def flush(self) -> None:
        """Store what stands on the sheet."""
        if self.note is not None and self.note.signed_at is None:
            self._bound.flush()
            self._leave_day()
        self._pending.flush()

    def reread(self) -> None:
        """The note changed from outside: by an undo, which may have taken it away."""
        if self.note is not None:
            which = self.note.id
            self._context.work.submit(lambda desk: notes.note(desk, which), self._refresh, lambda _error: self.leave())

    def _come_from(self) -> None:
        """Remember where the hand was: there it is again when the sheet is closed."""
        self.flush()
        here = QApplication.focusWidget()
        if here is not None and not self.isAncestorOf(here):
            self._before = here

    def _opened(self, citizen: Citizen, note: CareNote) -> None:
        if self._for != citizen.id:
            return  # somebody went on to another page before it was there
        self._about.setText(say.ABOUT.format(name=display_name(citizen)))
        self.note = note
        self._bound.show(NOTE.ref(note.id, "text"), note.text)
        self._pending.show(notes.pending_ref(note.id), note.pending)
        self._show(note, anew=True)
        self.opened.emit()  # before it takes its place: a narrow window would else be widened for both
        self.show()
        field = self.text if note.signed_at is None else self.addition
        field.moveCursor(QTextCursor.MoveOperation.End)  # one writes on
        field.setFocus()

    def _refresh(self, note: CareNote) -> None:
        if self.note is not None and note.id == self.note.id:
            self.note = note
            self._bound.refresh(note.text)
            self._show(note, anew=False)

    def _show(self, note: CareNote, *, anew: bool) -> None:
        locked = note.signed_at is not None
        for field in (self.text, self.day):
            field.setReadOnly(locked)
        self.day.follow(note.observed_on, anew=anew)
        self.themes.show_codes(note.themes, None, locked=locked)
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

    def _leave_day(self) -> None:
        note, day = self.note, self.day.value()
        self.wrong_day.tell(say.WRONG_DATE if day is None else "")
        if note is not None and note.signed_at is None and day is not None and day != note.observed_on:
            self.note = replace(note, observed_on=day)
            self.day.hand_in()
            self._set(note, observed_on=day)

    def _tag(self, codes: tuple[ThemeCode, ...]) -> None:
        note = self.note
        if note is not None:
            self._set(note, themes=codes)

    def _set(self, note: CareNote, **new: Any) -> None:
        def job(desk: Desk) -> CareNote:
            values.choose(desk, NOTE, note.id, **new)
            return notes.note(desk, note.id)

        self._do(job)

    def _sign(self) -> None:
        """Just what is shown is signed: nothing can be typed meanwhile, and a date that is none comes first."""
        note, day = self.note, self.day.value()
        self.wrong_day.tell(say.NO_DATE if day is None else "")
        if note is None or day is None:
            return
        text = self.text.toPlainText()
        self.flush()
        self.text.setReadOnly(True)
        self._do(lambda desk: notes.sign(desk, note.id, text, day), say.SIGNED)

    def _add(self) -> None:
        note, text = self.note, self.addition.toPlainText()
        if note is not None:
            self._pending.flush()
            self._do(lambda desk: notes.add_to(desk, note.id, text), say.ADDED, self.addition.clear)

    def _remove(self) -> None:
        note = self.note
        if note is not None:
            self.flush()
            self._context.work.submit(lambda desk: notes.remove(desk, note.id), self._removed, saves=True)

    def _removed(self, _none: None) -> None:
        self.leave()
        self._context.speaker.say(say.REMOVED.format(keys=Command.UNDO.shown))
        self.changed.emit()

    def _do(self, job: Callable[[Desk], CareNote], said: str = "", after: Callable[[], object] | None = None) -> None:
        def done(note: CareNote) -> None:
            if after:
                after()
            self._refresh(note)
            if said:
                self._context.speaker.say(said)
                (self.addition if note.signed_at else self.text).setFocus()
            self.changed.emit()

        def failed(error: Exception) -> None:
            self.text.setReadOnly(self.note is None or self.note.signed_at is not None)
            self._context.speaker.trouble(error)

        self._context.work.submit(job, done, failed, saves=True)

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
        self.day.left.connect(self._leave_day)
        self.themes.chosen.connect(self._tag)
        self.sign.clicked.connect(self._sign)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        for field in (self.text, self.day, self.addition):
            field.undo_past_start.connect(self.undo_wanted)
            field.redo_past_end.connect(self.redo_wanted)

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
