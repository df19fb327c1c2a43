"""The last part of a statusnotat: what is missing, finishing it, and handing it over as PDF, JSON or text."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import CitizenId, GoalId, StatusId
from ffbdesk.domain.kinds import STATUS
from ffbdesk.domain.status import StatusBoard
from ffbdesk.export.choices import Choices
from ffbdesk.export.status import text_of_status
from ffbdesk.services import handover, leaving, notes, status
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit import keys
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import box, empty, row
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once, tell_what_waits
from ffbdesk.words import fields
from ffbdesk.words import goals as goal_words
from ffbdesk.words import status as say
from ffbdesk.words.actions import Command


class StatusEnding(QWidget):
    """Finished it is locked; corrected, another is begun from it."""

    opened_another = Signal(str)
    part_added = Signal(str)
    """A goal was taken along: the id of its part."""
    see_wanted = Signal()
    """The paper is to be looked at."""

    def __init__(self, context: Context, choices: Callable[[], Choices], flush: Callable[[], None]) -> None:
        """`choices` say what may be handed over just now; `flush` stores what stands in the fields."""
        super().__init__()
        self._context, self._choices, self._flush, look = context, choices, flush, context.look
        self._once = Once(context)
        self._which: StatusId | None = None
        self._citizen: CitizenId | None = None
        self._asking = self._locked = False
        self._came = QVBoxLayout()
        self._offered: list[tuple[GoalId, str]] = []
        self.take_along: list[Button] = []
        self.missing = label(look, "", "body", "ink2", wrap=True)
        self.finish = Button(look, say.FINISH, "main", "check")
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
        self.correct = Button(look, say.CORRECT, "", "restore")
        self.pdf, self.json = Button(look, say.SAVE_PDF, "", "pdf"), Button(look, say.SAVE_JSON, "quiet", "json")
        self.copy_all = Button(look, say.COPY_ALL, "quiet", "copy")
        self.see = Button(look, Command.SEE_STATUS.text, "quiet", "eye")
        self.saved = Notice(look, answers=True)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(12))
        lay.addWidget(label(look, say.END_TEXT, "body", "ink2", wrap=True))
        lay.addWidget(self.missing)
        lay.addLayout(self._came)
        lay.addWidget(self._not_with)
        lay.addWidget(self._question)
        lay.addWidget(flow(look, self.finish, self.correct, self.see, self.pdf, self.json, self.copy_all, None))
        lay.addWidget(self.saved)
        lay.addStretch(1)
        for button, command, run in (
            (self.finish, Command.FINISH_STATUS, self._begin),
            (self.correct, Command.CORRECT_STATUS, self._correct),
            (self.see, Command.SEE_STATUS, self.see_wanted.emit),
            (self.pdf, Command.STATUS_PDF, partial(self._save, Form.PDF)),
            (self.json, Command.STATUS_JSON, partial(self._save, Form.JSON)),
            (self.copy_all, Command.COPY_STATUS, partial(self.copy, "")),
        ):
            commands.press(button, command)
            button.clicked.connect(run)
        self.yes.clicked.connect(self._finish)
        self.no.clicked.connect(self._waited)
        self.open_sensitive.clicked.connect(self._open_sensitive)
        self._question.hide()

    def show_board(self, board: StatusBoard, closed: Collection[str], came: Sequence[InterventionGoal]) -> None:
        """One statusnotat's; of its `closed` parts nothing is said. `came` are goals that it may tell of, too."""
        if board.status.id != self._which:
            self._ask(False)
        self._which, self._citizen = board.status.id, board.citizen.id
        locked = board.status.seal is not None
        missing = [goal_words.numbered(n) for n in board.unwritten(closed)]
        missing += [] if board.status.in_short.strip() else [say.IN_SHORT]
        self.missing.setText(f"{say.MISSING} {', '.join(missing)}." if missing else say.NOTHING_MISSING)
        self.missing.setVisible(not locked and (bool(missing) or not came))
        self._locked = locked
        self._ask(self._asking and not locked)
        self.correct.setVisible(locked)
        self._offer(came)
        self._not_with.setVisible(not self._context.sensitive.is_open(board.citizen.id))

    def forget(self) -> None:
        """Nothing is anybody's."""
        self._which = self._citizen = None
        self._ask(False)
        self._offer(())
        self.saved.tell("")

    def event(self, event: QEvent) -> bool:
        """Esc is the careful answer."""
        if keys.is_escape(event) and self._question.isVisible():
            return keys.take_escape(event, self._waited)
        return super().event(event)

    def copy(self, part: str) -> None:
        """One part, or with '' all of it, as text on the clipboard."""
        which, choices, catalogue = self._which, self._choices(), self._context.catalogue
        if which is None:
            return
        self._flush()

        def read(desk: Desk) -> str:
            """What stands in the archive once every field is stored, so that the last words are copied too."""
            board = status.load(desk, which)
            text = text_of_status(board, catalogue, choices, part)
            if text:
                leaving.note(desk, "copy statusnotat tekst", board.citizen.id)
            return text

        def copied(text: str) -> None:
            if text:
                self._context.clipboard.put(text)
            self._context.speaker.say(say.COPIED if text else say.NOTHING_TO_COPY)

        self._context.work.submit(read, copied)

    def _begin(self) -> None:
        """Ask, unless a date that somebody typed would be lost under the lock."""
        which = self._which
        if which is None:
            return
        self._flush()
        self.saved.tell("")
        dates = [STATUS.ref(which, name) for name in ("since", "until", "follow_up_on")]
        wrong = next((one for one in dates if one in self._context.wrong_dates), None)
        if wrong is None:
            self._ask(True)
            self.no.setFocus()
        else:
            self.saved.answer(say.wrong_date(fields.STATUS[wrong.field], self._context.wrong_dates[wrong]))

    def _offer(self, came: Sequence[InterventionGoal]) -> None:
        """Goals that came after it was begun: taken along where one asks for it."""
        catalogue = self._context.catalogue
        named = [(goal.id, catalogue.theme(goal.theme).name if goal.theme else goal.wording) for goal in came]
        if named == self._offered:
            return  # the buttons are kept: one that went away under the mouse would swallow the click
        self._offered = named
        empty(self._came)
        self.take_along = []
        for goal, name in named:
            take = Button(self._context.look, say.TAKE_ALONG, "", name=say.take_along(name))
            take.clicked.connect(partial(self._take_along, goal))
            self.take_along.append(take)
            told = label(self._context.look, say.came_since(name), "body", "ink2", wrap=True)
            self._came.addWidget(row(self._context.look, (told, 1), take))

    def _take_along(self, goal: GoalId) -> None:
        which = self._which
        if which is not None:
            self._flush()
            self._once.do(lambda desk: status.add_part(desk, which, goal=goal), self.part_added.emit)

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
        self._context.outbox.send_waiting()
        self._once.do(lambda desk: status.finish(desk, which), self._finished)

    def _finished(self, _board: StatusBoard) -> None:
        self._context.speaker.say(say.FINISHED)
        self.correct.setFocus()

    def _correct(self) -> None:
        which = self._which
        if which is not None:
            self._once.do(lambda desk: status.correct(desk, which), self.opened_another.emit)

    def _save(self, form: Form) -> None:
        which, folder = self._which, self._context.choose_folder(say.FOLDER)
        if which is None or folder is None:
            return
        self._flush()
        tell_what_waits(self._context)
        choices = self._choices()

        def job(desk: Desk) -> Path:
            return handover.save_status(desk, which, folder, form, choices=choices)

        self._context.work.submit(job, lambda path: self._tell_saved(path.name))

    def _tell_saved(self, name: str) -> None:
        self.saved.tell("")  # saved once more is said once more
        self.saved.tell(say.SAVED.format(name=name))
