"""The stays of one citizen, over the list of udredninger."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.edits import FieldRef, Record, Scope
from ffbdesk.domain.ids import CitizenId, MeetingId, StayId
from ffbdesk.domain.overlay import over_stay
from ffbdesk.domain.stays import Stay
from ffbdesk.services import stays
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.layout import box
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once, Wanted
from ffbdesk.ui.stays.card import StayCard
from ffbdesk.words import stays as say
from ffbdesk.words.actions import Command

_KINDS = frozenset({Record.STAY, Record.MEETING})


class StaysPart(QWidget):
    """Nothing at all for somebody without a stay. `shown` says whether there is anything."""

    shown = Signal(bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._wanted, self._once = Wanted(context), Once(context)
        self._citizen: CitizenId | None = None
        self._stored: tuple[Stay, ...] = ()
        self._new: StayId | None = None
        """One that was just begun: unfolded, with the keyboard in its first field."""
        self._new_meeting: MeetingId | None = None
        self.cards: list[StayCard] = []
        self._cards = QVBoxLayout()
        self._cards.setSpacing(context.look.tokens.s(8))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(box(context.look, label(context.look, say.TITLE, "section"), self._cards, gap=8))
        context.outbox.moved.connect(self._moved)
        self.hide()

    def open(self, citizen: CitizenId) -> None:
        """Read and show those of a citizen. Nothing is shown until they are there."""
        if citizen != self._citizen:
            self.forget()
        self._citizen = citizen
        self._wanted.ask(lambda desk: stays.listing(desk, citizen), self._show)

    def forget(self) -> None:
        """Another citizen is wanted: nothing of the one before is in sight."""
        self._wanted.nothing()
        self._citizen, self._stored = None, ()
        for card in self.cards:
            card.forget()
        self.hide()
        self.shown.emit(False)

    def heard(self, refs: Iterable[FieldRef]) -> None:
        """Read what changed."""
        if self._citizen is not None and any(ref.kind in _KINDS for ref in refs):
            self.open(self._citizen)

    def begin(self) -> None:
        """A new stay."""
        citizen = self._citizen
        if citizen is not None:
            self._once.do(lambda desk: stays.begin(desk, citizen), partial(self._begun, citizen))

    def flush(self) -> None:
        """Store what stands in the fields."""
        for card in self._shown():
            card.flush()

    def hand_in(self) -> None:
        """A date that is written counts as chosen."""
        for card in self._shown():
            card.hand_in()

    def reveal(self, ref: FieldRef) -> None:
        """Bring what an undo touched into sight."""
        for card in self._shown():
            if card.stay is not None and ref.record_id in (card.stay.id, *(one.id for one in card.stay.meetings)):
                card.reveal(ref)

    def _shown(self) -> list[StayCard]:
        return [card for card in self.cards if card.stay is not None]

    def _begun(self, citizen: CitizenId, which: StayId) -> None:
        if citizen == self._citizen:
            self._new = which
            self._show_new()

    def _show(self, found: tuple[Stay, ...]) -> None:
        self._stored = found
        values = self._context.outbox.values()
        today = self._context.now().date()
        while len(self.cards) < len(found):
            self._add_card()
        scope = Scope(citizen=self._citizen)
        for n, card in enumerate(self.cards):
            there = n < len(found)
            if there:
                if card.stay is not None and card.stay.id != found[n].id:
                    card.forget()
                card.show_stay(over_stay(found[n], values), scope, today)
            elif card.stay is not None:
                card.forget()
            card.setVisible(there)
        self.setVisible(bool(found))
        self.shown.emit(bool(found))
        self._show_new()

    def _show_new(self) -> None:
        card = next((card for card in self._shown() if card.stay is not None and card.stay.id == self._new), None)
        if card is not None:
            self._new = None
            card.unfold(True)
            card.begun.setFocus()
        for card in self._shown():
            ids = [one.id for one in card.stay.meetings] if card.stay is not None else []
            if self._new_meeting in ids:
                card.meetings[ids.index(self._new_meeting)].day.setFocus()
                self._new_meeting = None

    def _moved(self, ref: FieldRef) -> None:
        """A value is on its way, or no longer: it is seen at once."""
        if self._citizen is not None and ref.kind in _KINDS:
            self._show(self._stored)

    def _add_card(self) -> None:
        card = StayCard(self._context)
        card.removed.connect(partial(self._remove, card))
        card.meeting_wanted.connect(partial(self._add_meeting, card))
        card.meeting_removed.connect(self._remove_meeting)
        self.cards.append(card)
        self._cards.addWidget(card)

    def _remove(self, card: StayCard) -> None:
        if card.stay is not None:
            which = card.stay.id
            card.edit.setFocus()
            self._once.do(lambda desk: stays.remove(desk, which), lambda _none: self._removed())

    def _removed(self) -> None:
        self._context.speaker.say(say.REMOVED.format(keys=Command.UNDO.shown))

    def _add_meeting(self, card: StayCard) -> None:
        if card.stay is not None:
            which = card.stay.id
            self._once.do(lambda desk: stays.add_meeting(desk, which), self._to_meeting)

    def _to_meeting(self, meeting: MeetingId) -> None:
        self._new_meeting = meeting
        self._show_new()

    def _remove_meeting(self, meeting: str) -> None:
        self._once.do(lambda desk: stays.remove_meeting(desk, MeetingId(meeting)), lambda _none: None)
