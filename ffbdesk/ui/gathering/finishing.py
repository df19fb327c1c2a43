"""Færdiggør: the one act that cannot be undone. It stands under the page, in sight however far that is scrolled."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.double import is_under_way
from ffbdesk.domain.edits import FieldRef
from ffbdesk.domain.kinds import GATHERING, GOAL
from ffbdesk.domain.records import Round
from ffbdesk.domain.rules import standing
from ffbdesk.services import rounds
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit import keys
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import box, row, rule
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import LockOnce, to_nowhere
from ffbdesk.words import double as say_double
from ffbdesk.words import ending as say
from ffbdesk.words import fields, gathering
from ffbdesk.words.actions import Command
from ffbdesk.words.dates import moment


class Finishing(QWidget):
    """The button, the question it asks, and afterwards the lock."""

    finished = Signal(object)
    """The round as it is locked."""
    date_wanted = Signal(object)
    """The FieldRef of a date that has to be put right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._round: Round | None = None
        self._once = LockOnce(context)
        self.finish = Button(look, Command.FINISH.text, "main", "lock")
        self.yes, self.no = Button(look, say.YES, "main", "lock"), Button(look, say.NO)
        self.wrong = Notice(look, "attention", answers=True)
        self.to_date = Button(look, say.TO_DATE, "link")
        self.locked = Notice(look, answers=True)
        self._sure = label(look, "", "strong", wrap=True)
        asked = (
            self._sure,
            label(look, say.CONSEQUENCE, "body", "ink2", wrap=True),
            row(look, self.yes, self.no, None),
        )
        self._question = box(look, *asked, gap=8)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(rule())
        inner = (row(look, self.finish, None), self.wrong, row(look, self.to_date, None), self._question, self.locked)
        lay.addWidget(box(look, *inner, gap=8, margins=(32, 12, 32, 12)))
        self.finish.clicked.connect(self._begin)
        self.to_date.clicked.connect(lambda: self.date_wanted.emit(self._wrong_date()))
        self.no.clicked.connect(self._waited)
        self.yes.clicked.connect(self._finish)
        commands.press(self.finish, Command.FINISH)

    def show_round(self, shown: Round, seen: Round, *, closed: bool) -> None:
        """Where a round stands; `seen` is the same without the themes that are `closed`, which are not counted."""
        self._round, seal = shown, shown.gathering.seal
        count = standing(seen.gathering)
        self._sure.setText(say.sure(count.open, count.unconfirmed, closed=closed))
        blind = is_under_way(shown.gathering.assessments)
        locked = gathering.LOCKED.format(when=moment(seal.at), who=seal.by) if seal else ""
        self.locked.tell(say_double.NOT_FINISHED if blind else locked)
        self._ask(False)
        self.finish.setVisible(seal is None and not blind)

    def forget(self) -> None:
        """Another round is shown, or none."""
        self._round = None

    def is_finishing(self) -> bool:
        """Whether the round is being locked: until it is, nothing in it is to be set."""
        return self._once.is_busy()

    def event(self, event: QEvent) -> bool:
        """Esc is the careful answer."""
        if keys.is_escape(event) and self._question.isVisible():
            return keys.take_escape(event, self._waited)
        return super().event(event)

    def _wrong_date(self) -> FieldRef | None:
        """A date of what would be locked that was typed and is none."""
        if self._round is None:
            return None
        dates = [GATHERING.ref(self._round.gathering.id, "held_on")]
        dates += [GOAL.ref(goal.id, "follow_up_on") for goal in self._round.case.goals]
        return next((date for date in dates if date in self._context.wrong_dates), None)

    def _begin(self) -> None:
        """Ask, unless a date that somebody typed would be lost under the lock."""
        wrong = self._wrong_date()
        self._ask(wrong is None)
        if wrong is not None:
            field = fields.NAMES[wrong.kind][wrong.field]
            self.wrong.tell(say.wrong_date(field, self._context.wrong_dates[wrong]))
            self.to_date.show()
            self.to_date.setFocus()

    def _ask(self, asking: bool) -> None:
        self.wrong.tell("")
        self.to_date.hide()
        self.finish.setVisible(not asking)
        self._question.setVisible(asking)
        if asking:
            self.no.setFocus()

    def _waited(self) -> None:
        self._ask(False)
        self.finish.setFocus()

    def _finish(self) -> None:
        shown = self._round
        if shown is not None:
            which = shown.gathering.id
            to_nowhere(self)
            self._once.lock(lambda desk: rounds.finish(desk, which), self._finished, self._waits, self._not_finished)

    def _waits(self) -> None:
        self._waited()
        self._context.speaker.warn(say.NOT_STORED, self._once)

    def _not_finished(self, error: Exception) -> None:
        self._waited()
        self._context.speaker.trouble(error, self._once)

    def _finished(self, shown: Round) -> None:
        self._context.speaker.say(say.FINISHED)
        self.finished.emit(shown)
