"""All notes about one citizen, day by day. Those on a sensitive theme are closed, whether or not there are any."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.ids import CitizenId, NoteId
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.rules import notes_leaving_out
from ffbdesk.export.choices import Choices
from ffbdesk.services import handover, notes
from ffbdesk.services.desk import Desk
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import box, row, scroll
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.notes.sieve import Sieve
from ffbdesk.ui.notes.timeline import Timeline
from ffbdesk.ui.page import Once, Wanted, tell_what_waits
from ffbdesk.words import notes as say
from ffbdesk.words.actions import Command


class NotesPage(QWidget):
    """Every note, newest observation first, and which of them are wanted."""

    opened = Signal(str)
    new_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._citizen: CitizenId | None = None
        self._wanted, self._once = Wanted(context), Once(context)
        self._shown = notes.Shown(())
        self._title = label(look, say.TITLE, "title")
        self._count = label(look, "", "body", "ink3")
        self.all_read = Button(look, say.ALL_READ, "quiet", "check")
        self.next = Button(look, say.NEXT_CITIZEN, "quiet", "next")
        self.new = Button(look, Command.NEW_NOTE.text, "main", "plus", Command.NEW_NOTE.said)
        self.save = Button(look, say.SAVE, "link", "pdf", role="caption")
        self.saved = Notice(look, answers=True)
        self.sieve, self.timeline = Sieve(context), Timeline(context)
        self._none = label(look, "", "body", "ink2", wrap=True)
        self.button = Button(look, say.OPEN_SENSITIVE)
        self.button.setAccessibleDescription(f"{say.SENSITIVE} {say.SENSITIVE_LOGGED}")
        self.closed = box(
            look,
            label(look, say.SENSITIVE, "body", wrap=True),
            row(look, self.button, None),
            label(look, say.SENSITIVE_LOGGED, "caption", "ink3", wrap=True),
            kind="card",
            gap=8,
            margins=(12, 8, 12, 8),
        )
        head = row(look, self._title, self._count, None, self.all_read, self.next, self.new)
        parts = (head, self.sieve, row(look, None, self.save), self.saved, self._none, self.timeline)
        self._shown_parts = box(look, *parts, gap=8)
        inner = box(look, self._shown_parts, 8, self.closed, None, margins=(32, 24, 32, 24))
        inner.setMaximumWidth(look.tokens.t(860))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll(look, row(look, (inner, 100), None)))
        self._connect()

    def open(self, citizen: CitizenId) -> None:
        """Read and show a citizen's notes."""
        if self._citizen not in (None, citizen):
            self.forget()
        self._hide()
        self._citizen = citizen
        self._wanted.ask(lambda desk: notes.visit(desk, citizen), self._show)

    def forget(self) -> None:
        """Another citizen is wanted: nothing of the one before is in sight."""
        self.saved.tell("")
        self._citizen, self._shown = None, notes.Shown(())
        self.sieve.reset()
        self.timeline.show_notes((), self._shown)
        self._hide()

    def is_open(self) -> bool:
        """Whether the notes on sensitive themes are open."""
        return self._context.sensitive.is_open(self._citizen)

    def closed_notes(self) -> frozenset[NoteId]:
        """Those that are not in sight, because they are about a sensitive theme."""
        return frozenset(note.id for note in self._shown.notes) - frozenset(note.id for note in self._in_sight())

    def reread(self, changed: frozenset[NoteId] | None = None) -> None:
        """The notes changed, or only some of them: show them as they stand now."""
        citizen, before = self._citizen, self._shown
        if citizen is None:
            return
        if changed is None or not before.notes:
            self._wanted.ask(lambda desk: notes.shown(desk, citizen), self._show)
        else:
            self._wanted.ask(lambda desk: notes.reread(desk, before, citizen, changed), self._show)

    def take_focus(self) -> None:
        """Where the keyboard starts: the newest note, or the heading where there is none."""
        (self.timeline.cards[0].go if self.timeline.cards else self._title).setFocus()

    def chosen(self) -> list[CareNote]:
        """The notes that are wanted just now, newest first."""
        wanted, unread = self.sieve.wanted(self._context.now().date()), self._shown.unread
        return [note for note in self._in_sight() if wanted.fits(note, unread)]

    def _in_sight(self) -> tuple[CareNote, ...]:
        return notes_leaving_out(self._shown.notes, self._context.sensitive.closed(self._citizen))

    def _hide(self) -> None:
        self._wanted.nothing()
        self._shown_parts.hide()
        self.closed.hide()

    def _show(self, found: notes.Shown) -> None:
        self._shown = found
        self.sieve.offer(found, self._in_sight(), self._context.sensitive.closed(self._citizen))
        self._sift()
        self._shown_parts.show()
        self.closed.setVisible(not self.is_open())

    def _sift(self) -> None:
        seen, chosen = self._in_sight(), self.chosen()
        self.timeline.show_notes(chosen, self._shown)
        self._count.setText(str(len(chosen)) if chosen else "")
        self._none.setText(say.NONE_SUCH if seen else say.NONE)
        self._none.setVisible(not chosen)
        self.sieve.setVisible(bool(seen))
        self.save.setVisible(any(note.signed_at for note in chosen))
        self.all_read.setVisible(any(note.id in self._shown.unread for note in seen))

    def _save(self) -> None:
        """What is wanted just now and signed; of closed themes nothing, and the paper says so."""
        citizen, folder = self._citizen, self._context.choose_folder(say.FOLDER)
        if citizen is None or folder is None:
            return
        tell_what_waits(self._context)
        wanted, about = self.sieve.wanted(self._context.now().date()), self.sieve.said()
        choices = Choices(sensitive=self.is_open(), letterhead=self._context.letterheads.letterhead())

        def job(desk: Desk) -> Path:
            return handover.save_notes(desk, citizen, folder, wanted=wanted, about=about, choices=choices)

        self._context.work.submit(job, lambda path: self._tell_saved(path.name))

    def _tell_saved(self, name: str) -> None:
        self.saved.tell("")  # saved once more is said once more
        self.saved.tell(say.SAVED.format(name=name))

    def _say_read(self, which: frozenset[NoteId]) -> None:
        self._once.do(lambda desk: notes.have_read(desk, which), lambda _none: self.reread())

    def _all_read(self) -> None:
        """Those that are open: what one could not see one has not read."""
        self._say_read(self._shown.unread & frozenset(note.id for note in self._in_sight()))
        self._title.setFocus()

    def _open_sensitive(self) -> None:
        """The log has its line before anything is seen."""
        citizen = self._citizen
        if citizen is not None and not self.is_open():
            self._once.do(lambda desk: notes.open_sensitive(desk, citizen), partial(self._noted, citizen))

    def _noted(self, citizen: CitizenId, _none: None) -> None:
        if citizen == self._citizen:
            self._context.sensitive.open(citizen)
            self._show(self._shown)
            self.take_focus()

    def _connect(self) -> None:
        commands.press(self.save, Command.SAVE_NOTES)
        self.save.clicked.connect(self._save)
        self.button.clicked.connect(self._open_sensitive)
        self.new.clicked.connect(self.new_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.all_read.clicked.connect(self._all_read)
        self.sieve.changed.connect(self._sift)
        self.timeline.opened.connect(self.opened)
        self.timeline.read.connect(lambda which: self._say_read(frozenset((NoteId(which),))))
