"""The sheet to write a note on. It stands beside whatever page is shown, so that nobody has to leave it."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from ffbdesk.domain.edits import FieldRef, Part, Record, Scope
from ffbdesk.domain.ids import CitizenId, GoalId, NoteId, SubGoalId, ThemeCode
from ffbdesk.domain.kinds import NOTE
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.overlay import over_note
from ffbdesk.domain.records import Citizen
from ffbdesk.services import notes
from ffbdesk.services.citizens import born
from ffbdesk.services.desk import Desk
from ffbdesk.ui import commands
from ffbdesk.ui.commands import Action
from ffbdesk.ui.context import Context
from ffbdesk.ui.fields import Fields
from ffbdesk.ui.kit import keys
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.choice import Choice
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, row, rule, scroll, tab_as_laid
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.notes.about import NoteAbout
from ffbdesk.ui.notes.signed import Signed
from ffbdesk.ui.notes.when import NoteWhen
from ffbdesk.ui.page import Once, Page, Wanted, to_nowhere
from ffbdesk.words import notes as say
from ffbdesk.words import templates as template_words
from ffbdesk.words.actions import Command

WIDTH = 360


class NotePad(Page):
    """One note: what happened, what it is about, and the signature that locks it. A signed one takes additions."""

    opened = Signal()
    closed = Signal()
    lost = Signal()
    """Closed, and where the hand was before is not in sight any more."""
    theme_wanted = Signal()
    """A theme is to be found that the note is about."""
    citizen_wanted = Signal()
    """The signed note belongs to somebody else, who is to be found."""
    moved = Signal(object)
    """The note now belongs to this citizen."""

    def __init__(self, context: Context, closed_themes: Callable[[], Collection[ThemeCode]]) -> None:
        """`closed_themes` gives the sensitive themes that are closed for the citizen in sight."""
        super().__init__()
        self._context, look = context, context.look
        self._closed_themes = closed_themes
        self.setProperty("tone", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sheet: notes.Sheet | None = None
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
        self.when = NoteWhen(look, context.now)
        self.templates = Choice(look, template_words.INSERT, template_words.INSERT)
        self.text = GrowingText(look, say.TEXT, lines=3)
        self.did = GrowingText(look, say.DID, lines=1)
        self.own_words = GrowingText(look, say.OWN_WORDS, lines=1)
        self.about = NoteAbout(look, context.catalogue)
        texts = {"text": self.text, "did": self.did, "own_words": self.own_words}
        self._texts = list(texts.values())
        self._last = dict.fromkeys(self._texts, "")
        """What stood in each of them at the last stroke."""
        self.fields = Fields(context, NOTE, texts, {"observed_on": self.when.day, "observed_at": self.when.at})
        self._hint = label(look, say.HINT, "caption", "ink3", wrap=True)
        self._as = label(look, say.SIGN_AS.format(name=context.user, keys=say.SIGN_KEYS), "caption", "ink3", wrap=True)
        self.sign = Button(look, say.SIGN, "main", "check")
        self.remove = Button(look, say.REMOVE, "quiet", name=say.REMOVE_NAME)
        self.signed = Signed(context)
        self._asks = Notice(look, "attention", answers=True)
        self._move_to: Citizen | None = None
        self.move_now, self.stay = Button(look, say.MOVE, "danger"), Button(look, say.MOVE_CANCEL)
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def addition(self) -> GrowingText:
        """The field for what is added to a signed note."""
        return self.signed.addition

    def begin(
        self,
        citizen: Citizen,
        themes: Sequence[ThemeCode] = (),
        goals: Sequence[GoalId] = (),
        sub_goals: Sequence[SubGoalId] = (),
    ) -> None:
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
        job = partial(_begun, citizen.id, tuple(themes), tuple(goals), tuple(sub_goals))
        self._wanted.ask(job, partial(self._opened, citizen), self._did_not_come)

    def open(self, citizen: Citizen, which: NoteId) -> None:
        """A note that is there: to write on, or to add to."""
        self._come(citizen)
        to_nowhere(self)
        self._wanted.ask(lambda desk: notes.lay_out(desk, which), partial(self._opened, citizen), self._did_not_come)

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
        self.signed.pending.flush()

    def hand_in(self) -> None:
        """A date that is written counts as chosen."""
        self.fields.hand_in()

    def heard(self, refs: Iterable[FieldRef]) -> None:
        """The note changed, perhaps by an undo that took it away; or what it can be about."""
        sheet = self._sheet
        if sheet is not None and any(_concerns(sheet.note, ref) for ref in refs):
            which = sheet.note.id
            self._context.work.submit(partial(_sheet, which), self._refresh, lambda _error: self._gone(which))

    def _gone(self, which: NoteId) -> None:
        if self.shows(which):
            self.leave()

    def shows(self, which: NoteId) -> bool:
        """Whether this note is on the sheet."""
        return self.note is not None and self.note.id == which

    def lay_out(self, citizen: Citizen, sheet: notes.Sheet) -> None:
        """Show a note that has been read already."""
        self._come(citizen)
        self._opened(citizen, sheet)

    def take_focus(self) -> None:
        """Where the keyboard starts: what is being written."""
        (self.text if self.note is None or self.note.signed_at is None else self.addition).setFocus()

    def tag(self, code: ThemeCode) -> None:
        """A theme was found. The sign that asked for it goes, where it stands before the cursor."""
        field = QApplication.focusWidget()
        if isinstance(field, GrowingText) and field in self._texts:
            cursor = field.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor)
            if cursor.selectedText() == "#":
                cursor.removeSelectedText()
        self.about.add(code)

    def write_on(self, typed: str) -> None:
        """No theme was meant: what was written after the sign belongs to the text."""
        field = QApplication.focusWidget()
        if typed and isinstance(field, GrowingText) and field in self._texts:
            field.insertPlainText(typed)

    def ask_to_move(self, to: Citizen) -> None:
        """The note belongs to this citizen: said what will happen, and asked once."""
        note = self.note
        if note is None or note.signed_at is None or to.id == note.citizen_id:
            return
        self._move_to = to
        self._asks.tell(say.MOVE_ASKS.format(name=self._context.names.of(to)))
        self._show_asking()
        self.stay.setFocus()

    def event(self, event: QEvent) -> bool:
        """Alt+digit tags while a note is being written, wherever on the sheet: nothing else has these keys then."""
        if isinstance(event, QKeyEvent) and _tags(event) and self.note is not None and self.note.signed_at is None:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.about.press(event.key() - Qt.Key.Key_0)
                return True
        return super().event(event)

    def _watch_for_sign(self, field: GrowingText) -> None:
        """A # at the beginning of a word asks for a theme, in the turn after it was written."""
        before, text = self._last[field], field.toPlainText()
        self._last[field], at = text, field.textCursor().position()
        written = len(text) == len(before) + 1 and text[:at] == f"{before[: at - 1]}#"
        if written and field.hasFocus() and (at == 1 or text[at - 2].isspace()):
            QTimer.singleShot(0, self, self.theme_wanted.emit)

    def _come(self, citizen: Citizen) -> None:
        """Remember where the hand was: there it is again when the sheet is closed. What stands here is stored."""
        self._forget()
        self._who = citizen
        self.when.day.born = born(citizen.cpr)
        here = QApplication.focusWidget()
        if here is not None and not here.isWindow() and not self.isAncestorOf(here):
            self._before = here

    def _forget(self) -> None:
        self._wanted.nothing()
        self.fields.forget()
        self.signed.pending.leave()
        self.about.forget()
        self._sheet = self.note = None
        self._do_not_move()

    def _is_blank(self, citizen: Citizen) -> bool:
        note = self.note
        mine = note is not None and note.citizen_id == citizen.id and note.signed_at is None
        return mine and not any(field.toPlainText().strip() for field in self._texts)

    def _did_not_come(self, error: Exception) -> None:
        self.leave()
        self._context.speaker.trouble(error)

    def _opened(self, citizen: Citizen, sheet: notes.Sheet) -> None:
        self._about.setText(say.ABOUT.format(name=self._context.names.of(citizen)))
        self._sheet = sheet
        self.signed.begin(sheet.note)
        self._show()
        self.opened.emit()  # before it takes its place: a narrow window would else be widened for both
        self.show()
        tab_as_laid(self)
        field = self.text if sheet.note.signed_at is None else self.addition
        field.moveCursor(QTextCursor.MoveOperation.End)  # one writes on
        field.setFocus()

    def _refresh(self, sheet: notes.Sheet) -> None:
        if self._sheet is not None and sheet.note.id == self._sheet.note.id:
            self._sheet = sheet
            self.signed.refresh(sheet.note)
            self._show()

    def _value_moved(self, ref: FieldRef) -> None:
        """A value is on its way, or no longer: it is seen at once."""
        if self._sheet is not None and ref.record_id == self._sheet.note.id:
            self._show()

    def _show(self) -> None:
        assert self._sheet is not None  # noqa: S101 - only called with a note
        note = over_note(self._sheet.note, self._context.outbox.values())
        self.note, locked = note, note.signed_at is not None
        scope = Scope(citizen=note.citizen_id, part=Part.NOTES)
        anew = self.fields.show(note.id, note, scope, locked=locked or self._signing)
        self.when.show_note(note, self._context.now().date(), anew=anew, locked=locked)
        self.about.show_note(note, self._sheet.tags, self._sheet.assessed, self._closed_themes())
        self.about.setEnabled(not self._signing)
        for part in (self._hint, self._as, self.sign, self.remove):
            part.setVisible(not locked)
        self.templates.offer([("", [(one.id, one.name) for one in self._sheet.templates])])
        self.templates.setVisible(bool(self._sheet.templates) and not locked)
        self._foot.setVisible(not locked)
        self._can_sign.setEnabled(not locked)
        for field, around in ((self.did, self._did), (self.own_words, self._own)):
            around.setVisible(not locked or bool(field.toPlainText().strip()))
        self.signed.show_note(note)
        self._show_asking()

    def _insert(self, which: str) -> None:
        """A template stands after what is written already; nothing that stands there goes."""
        found = next((one for one in self._sheet.templates if one.id == which), None) if self._sheet else None
        self.templates.set("")
        if found is None or self.note is None or self.note.signed_at is not None or self._signing:
            return
        for field, words in ((self.did, found.did), (self.text, found.text)):
            if words:
                field.moveCursor(QTextCursor.MoveOperation.End)
                field.insertPlainText(f"\n{words}" if field.toPlainText().strip() else words)
        self.text.setFocus()
        self._context.speaker.say(template_words.INSERTED.format(name=found.name))

    def _show_asking(self) -> None:
        asks = self._move_to is not None
        self._asking.setVisible(asks)
        self.signed.move_it.setEnabled(not asks)

    def _sign(self) -> None:
        """Just what is shown is signed: nothing can be typed meanwhile, and a date that is none comes first."""
        self.when.tell()
        if self.note is None or self.note.signed_at is not None or self.when.is_wrong():
            return
        self.flush()
        note = self.note
        texts: dict[str, Any] = {"text": self.text, "did": self.did, "own_words": self.own_words}
        seen = NOTE.made(
            note.id,
            {f.name: getattr(note, f.name) for f in NOTE.fields}
            | {name: field.toPlainText() for name, field in texts.items()}
            | {"observed_on": self.when.day.value(), "observed_at": self.when.at.value()},
            citizen_id=note.citizen_id,
        )
        self._context.outbox.send_waiting()
        self._take_nothing(True)
        self._do(lambda desk: notes.sign(desk, seen), say.SIGNED)

    def _take_back(self) -> None:
        note = self.note
        if note is not None:
            self._do(lambda desk: notes.take_back(desk, note.id), say.TAKEN_BACK)

    def _add(self) -> None:
        note, text = self.note, self.addition.toPlainText()
        if note is not None:
            self.signed.pending.flush()
            self._take_nothing(True)
            self._do(lambda desk: notes.add_to(desk, note.id, text), say.ADDED)

    def _move(self) -> None:
        note, to = self.note, self._move_to
        if note is None or to is None:
            return
        self.flush()
        self._context.outbox.send_waiting()
        self._once.do(lambda desk: notes.move(desk, note.id, to.id), lambda _note: self._has_moved(to))

    def _has_moved(self, to: Citizen) -> None:
        self.leave()
        self._context.speaker.say(say.MOVED.format(name=self._context.names.of(to)))
        self.moved.emit(to)

    def _do_not_move(self) -> None:
        if self._move_to is not None:
            self._move_to = None
            self._asks.tell("")
            self._show_asking()

    def _take_nothing(self, signing: bool) -> None:
        """What is being signed is what is shown: nothing can be written or chosen until it is."""
        self._signing = signing
        self.addition.setReadOnly(signing)
        if self._sheet is not None:
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
        def done(sheet: notes.Sheet) -> None:
            self._take_nothing(False)
            if self._sheet is None or self._sheet.note.id != sheet.note.id:
                return
            self._refresh(sheet)
            self._context.speaker.say(said)
            field = self.addition if sheet.note.signed_at else self.text
            field.moveCursor(QTextCursor.MoveOperation.End)
            field.setFocus()

        def failed(error: Exception) -> None:
            self._take_nothing(False)
            self._context.speaker.trouble(error, self._once)

        self._once.do(lambda desk: notes.sheet(desk, job(desk).id), done, failed)

    def _connect(self) -> None:
        self.close_it.clicked.connect(self.leave)
        self.templates.picked.connect(self._insert)
        self.when.unfolded.connect(partial(tab_as_laid, self))
        Action(self, Command.CLOSE_NOTE, self.leave, inside=True)
        self._can_sign = Action(self, Command.SIGN_NOTE, self.sign.click, inside=True)
        commands.name(self.close_it, Command.CLOSE_NOTE)
        commands.name(self.sign, Command.SIGN_NOTE)
        commands.press(self.remove, Command.REMOVE_NOTE)
        self.sign.clicked.connect(self._sign)
        self.remove.clicked.connect(self._remove)
        self.signed.add.clicked.connect(self._add)
        self.signed.take_back.clicked.connect(self._take_back)
        self.signed.move_wanted.connect(self.citizen_wanted)
        self.move_now.clicked.connect(self._move)
        self.stay.clicked.connect(self._do_not_move)
        self.about.picked.connect(self.fields.choose)
        self.about.theme_wanted.connect(self.theme_wanted)
        for field in self._texts:
            field.textChanged.connect(partial(self._watch_for_sign, field))
        self._context.outbox.moved.connect(self._value_moved)

    def _lay_out(self) -> None:
        look = self._context.look
        self._did, self._own = self._optional(say.DID, self.did), self._optional(say.OWN_WORDS, self.own_words)
        self._asking = box(look, self._asks, row(look, self.move_now, self.stay, None), gap=8)
        inner = box(
            look,
            row(look, (self._about, 1), self.close_it),
            self.when,
            self.templates,
            labelled(look, say.TEXT, self.text),
            self._did,
            self._own,
            4,
            self.about,
            self._hint,
            self.signed,
            self._asking,
            None,
            gap=8,
            margins=(16, 16, 16, 16),
        )
        self._foot = box(look, rule(), row(look, self.sign, (self._as, 1), self.remove, margins=(16, 8, 16, 8)), gap=0)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(scroll(look, row(look, (inner, 100), None), "surface"), 1)
        lay.addWidget(self._foot)
        inner.setMaximumWidth(look.tokens.t(640))
        self.fill(False)

    def _optional(self, text: str, field: GrowingText) -> QWidget:
        look = self._context.look
        name = label(look, text, "strong")
        name.setBuddy(field)
        field.setAccessibleDescription(say.OPTIONAL)
        return box(look, row(look, name, label(look, say.OPTIONAL, "caption", "ink3"), None), field, gap=4)


def _tags(event: QKeyEvent) -> bool:
    return keys.is_page_key(event) and keys.is_digit(event)


def _concerns(note: CareNote, ref: FieldRef) -> bool:
    of_tags = ref.kind in (Record.GOAL, Record.SUB_GOAL) and note.signed_at is None
    return ref.record_id == note.id or ref.kind is Record.ADDITION or of_tags


def _begun(
    citizen: CitizenId,
    themes: tuple[ThemeCode, ...],
    goals: tuple[GoalId, ...],
    sub_goals: tuple[SubGoalId, ...],
    desk: Desk,
) -> notes.Sheet:
    return notes.sheet(desk, notes.begin(desk, citizen, themes, goals, sub_goals).id)


def _sheet(which: NoteId, desk: Desk) -> notes.Sheet:
    return notes.sheet(desk, which)
