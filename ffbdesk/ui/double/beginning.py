"""Where a dobbeltvurdering begins: what it is, and with whom."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.records import Round
from ffbdesk.keys.open_ring import Person
from ffbdesk.services import double
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.choice import Choice
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, row
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import LockOnce, Wanted
from ffbdesk.words import double as say


class Beginning(QWidget):
    """Asks for the second assessor, and begins."""

    settings_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._wanted, self._once = Wanted(context), LockOnce(context)
        self._round: Round | None = None
        self._people: tuple[Person, ...] | None = None
        """Who could be asked; None until it is known."""
        self._takes_hand = False
        self.whom = Choice(look, say.WHOM, say.NOBODY)
        self.begin = Button(look, say.BEGIN, "main")
        self.takes_over = Notice(look)
        self.to_settings = Button(look, say.TO_SETTINGS)
        self._alone = box(
            look, label(look, say.ALONE, "body", "ink2", wrap=True), row(look, self.to_settings, None), gap=12
        )
        self._asking = box(
            look, labelled(look, say.WHOM, self.whom), self.takes_over, row(look, self.begin, None), gap=16
        )
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(12))
        for text in (say.WHAT, say.SHARED):
            lay.addWidget(label(look, text, "body", "ink2", wrap=True))
        lay.addWidget(self._alone)
        lay.addWidget(self._asking)
        self.whom.picked.connect(lambda _name: self._allow())
        self.begin.clicked.connect(self._begin)
        self.to_settings.clicked.connect(self.settings_wanted)

    def show_round(self, shown: Round) -> None:
        """A round that nobody assesses twice; who could is asked anew."""
        anew = self._round is None or self._round.gathering.id != shown.gathering.id
        self._round = shown
        count = sum(one.judgement is not None for one in shown.gathering.conditions)
        self.takes_over.tell(say.takes_over(count))
        if anew:
            self._people = None
            self._alone.hide()
            self._asking.hide()
        self._wanted.ask(double.others, self._offer)

    def forget(self) -> None:
        """Another round is wanted."""
        self._round = None
        self._wanted.nothing()

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        self._takes_hand = self._people is None
        if self._people is not None:
            (self.whom if self._people else self.to_settings).setFocus()

    def _offer(self, people: tuple[Person, ...]) -> None:
        self.whom.offer([("", [(person.id, person.name) for person in people])])
        self._alone.setVisible(not people)
        self._asking.setVisible(bool(people))
        self._people = people
        self._allow()
        if self._takes_hand:
            self.take_focus()

    def _allow(self) -> None:
        self.begin.setEnabled(bool(self.whom.code()))

    def _begin(self) -> None:
        shown, other, name = self._round, self.whom.code(), self.whom.currentText()
        if shown is not None and other:
            which = shown.gathering.id
            # What waits would find the round without a place for it.
            self._once.lock(lambda desk: double.begin(desk, which, other), partial(self._begun, name), self._waits)

    def _waits(self) -> None:
        self._context.speaker.warn(say.NOT_STORED, self._once)

    def _begun(self, other: str, _none: None) -> None:
        self._context.speaker.say(say.BEGUN.format(other=other))
