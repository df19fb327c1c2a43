"""Where a dated piece (statusnotat, opfølgning) ends: it is locked, handed over, and corrected in another.

What is missing in it, and the dates that must be right, are the piece's own.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.ids import CitizenId
from ffbdesk.export.choices import Choices
from ffbdesk.services import notes
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit import keys
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import box, row
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import LockOnce, tell_what_waits
from ffbdesk.words import status as say
from ffbdesk.words.actions import Command


class Ended(NamedTuple):
    """What is done with one kind of piece at its end, and how that is called; each job takes the piece's id."""

    finish: Callable[[Desk, str], object]
    correct: Callable[[Desk, str], str]
    """Gives the id of the one that corrects it."""
    save: Callable[[Desk, str, Path, Form, Choices], Path]
    text: Callable[[Desk, str, Choices, str], str]
    """Of one part, by its name, or with '' of all of it; remembered as an export where there is any."""
    commands: tuple[Command, Command, Command, Command, Command, Command]
    """Finish, correct, see, PDF, JSON, copy."""
    told: str
    finished: str
    folder: str


class DatedEnding(QWidget):
    """Asks once more before it is locked. A subclass says what is missing, and which date is none."""

    opened_another = Signal(str)
    see_wanted = Signal()
    """The paper is to be looked at."""
    locking = Signal(bool)
    """It is being locked: until that is done, or could not be, nothing in it is to be set."""

    def __init__(
        self, context: Context, ended: Ended, choices: Callable[[], Choices], flush: Callable[[], None]
    ) -> None:
        """`choices` say what may be handed over just now; `flush` stores what stands in the fields."""
        super().__init__()
        self._context, self._ended, self._choices, self._flush, look = context, ended, choices, flush, context.look
        self._once = LockOnce(context)
        self._which: str | None = None
        self._citizen: CitizenId | None = None
        self._asking = self._locked = self._locking = False
        self.missing = label(look, "", "body", "ink2", wrap=True)
        self.finish = Button(look, ended.commands[0].text, "main", "check")
        self.yes, self.no = Button(look, say.FINISH_ASKS, "main", "lock"), Button(look, say.FINISH_STAY)
        self._question = box(
            look, label(look, say.FINISH_SURE, "strong", wrap=True), row(look, self.yes, self.no, None), gap=8
        )
        self.open_sensitive = Button(look, say.OPEN_SENSITIVE, "quiet", "eye")
        self._not_with = box(
            look,
            label(look, say.SENSITIVE_NOT_WITH, "body", "ink2", wrap=True),
            row(look, self.open_sensitive, None),
            gap=4,
        )
        self.correct = Button(look, ended.commands[1].text, "", "restore")
        self.pdf, self.json = Button(look, say.SAVE_PDF, "", "pdf"), Button(look, say.SAVE_JSON, "quiet", "json")
        self.copy_all = Button(look, say.COPY_ALL, "quiet", "copy")
        self.see = Button(look, ended.commands[2].text, "quiet", "eye")
        self.saved = Notice(look, answers=True)
        self._own = QVBoxLayout()
        """What a subclass tells between what is missing and the buttons."""
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(12))
        lay.addWidget(label(look, ended.told, "body", "ink2", wrap=True))
        lay.addWidget(self.missing)
        lay.addLayout(self._own)
        lay.addWidget(self._not_with)
        lay.addWidget(self._question)
        lay.addWidget(flow(look, self.finish, self.correct, self.see, self.pdf, self.json, self.copy_all, None))
        lay.addWidget(self.saved)
        lay.addStretch(1)
        buttons = (self.finish, self.correct, self.see, self.pdf, self.json, self.copy_all)
        jobs = (
            self._begin,
            self._correct,
            self.see_wanted.emit,
            partial(self._save, Form.PDF),
            partial(self._save, Form.JSON),
            partial(self.copy, ""),
        )
        for button, command, run in zip(buttons, ended.commands, jobs, strict=True):
            commands.press(button, command)
            button.clicked.connect(run)
        self.yes.clicked.connect(self._finish)
        self.no.clicked.connect(self._waited)
        self.open_sensitive.clicked.connect(self._open_sensitive)
        self._question.hide()

    def show_piece(self, which: str, citizen: CitizenId, *, locked: bool) -> None:
        """One piece."""
        if which != self._which:
            self._ask(False)
        self._which, self._citizen, self._locked = which, citizen, locked
        self._ask(self._asking and not locked)
        if locked:
            self._hold(False)  # it shows now what was locked
        self.correct.setVisible(locked)
        self._not_with.setVisible(not self._context.sensitive.is_open(citizen))

    def forget(self) -> None:
        """Nothing is anybody's."""
        self._which = self._citizen = None
        self._ask(False)
        self._hold(False)
        self.saved.tell("")

    def event(self, event: QEvent) -> bool:
        """Esc is the careful answer."""
        if keys.is_escape(event) and self._question.isVisible():
            return keys.take_escape(event, self._waited)
        return super().event(event)

    def copy(self, part: str) -> None:
        """One part, or with '' all of it, as text on the clipboard."""
        which, choices = self._which, self._choices()
        if which is None:
            return
        self._flush()

        def copied(text: str) -> None:
            if text:
                self._context.clipboard.put(text)
            self._context.speaker.say(say.COPIED if text else say.NOTHING_TO_COPY)

        # Read once every field is stored, so that the last words are copied too.
        self._context.work.submit(lambda desk: self._ended.text(desk, which, choices, part), copied)

    def wrong_date(self) -> str:
        """What is said of a date that somebody typed and that is none: it would be lost under the lock."""
        return ""

    def _begin(self) -> None:
        if self._which is None:
            return
        self._flush()
        self.saved.tell("")
        wrong = self.wrong_date()
        if wrong:
            self.saved.answer(wrong)
        else:
            self._ask(True)
            self.no.setFocus()

    def _ask(self, asking: bool) -> None:
        self._asking = asking
        self.finish.setVisible(not asking and not self._locked)
        self._question.setVisible(asking)

    def _waited(self) -> None:
        self._ask(False)
        self.finish.setFocus()

    def _open_sensitive(self) -> None:
        """The log has its line before anything is seen."""
        citizen = self._citizen
        if citizen is not None:
            self._once.do(
                lambda desk: notes.open_sensitive(desk, citizen), lambda _none: self._context.sensitive.open(citizen)
            )

    def _finish(self) -> None:
        which = self._which
        if which is None:
            return
        self._flush()
        self._hold(True)
        self._once.lock(lambda desk: self._ended.finish(desk, which), self._finished, self._waits, self._not_finished)

    def _waits(self) -> None:
        self._hold(False)
        self._context.speaker.warn(say.NOT_STORED, self)

    def _hold(self, locking: bool) -> None:
        if locking is not self._locking:
            self._locking = locking
            self.locking.emit(locking)

    def _not_finished(self, error: Exception) -> None:
        self._hold(False)
        self._context.speaker.trouble(error, self)

    def _finished(self, _board: object) -> None:
        self._context.speaker.say(self._ended.finished)
        self.pdf.setFocus()  # what comes next; the button that had the keyboard is gone

    def _correct(self) -> None:
        which = self._which
        if which is not None:
            self._once.do(lambda desk: self._ended.correct(desk, which), self.opened_another.emit)

    def _save(self, form: Form) -> None:
        which, folder = self._which, self._context.choose_folder(self._ended.folder)
        if which is None or folder is None:
            return
        self._flush()
        tell_what_waits(self._context)
        choices = self._choices()

        def job(desk: Desk) -> Path:
            return self._ended.save(desk, which, folder, form, choices)

        self._context.work.submit(job, lambda path: self._tell_saved(path.name))

    def _tell_saved(self, name: str) -> None:
        self.saved.tell("")  # saved once more is said once more
        self.saved.tell(say.SAVED.format(name=name))
