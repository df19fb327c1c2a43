"""One citizen: the rounds there are, newest first, and the way to a new one."""

from functools import partial
from itertools import zip_longest

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ffbdesk.domain.ids import CitizenId, GatheringId
from ffbdesk.domain.whoweare import Who
from ffbdesk.services import rounds
from ffbdesk.storage.lists import CitizenLine, RoundLine
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import box, row, scroll
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once
from ffbdesk.ui.stays.part import StaysPart
from ffbdesk.words import gathering as say
from ffbdesk.words import people, side
from ffbdesk.words.actions import Command
from ffbdesk.words.dates import long_date

_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RoundsList(QWidget):
    """The rounds of one citizen."""

    opened = Signal(str)
    edited = Signal(object)
    compared = Signal(str)
    """A round whose result is asked for."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._line: CitizenLine | None = None
        self._once = Once(context)
        self._title = label(look, say.ROUNDS, "title")
        self.cards: list[RoundCard] = []
        self.new = Button(look, Command.NEW_ROUND.text, "main", "plus")
        self.edit = Button(look, Command.EDIT_CITIZEN.text)
        self.new.clicked.connect(self._new)
        self.edit.clicked.connect(lambda: self._line and self.edited.emit(self._line.citizen))
        commands.press(self.new, Command.NEW_ROUND)
        self.stays = StaysPart(context)
        self.new_stay = Button(look, Command.NEW_STAY.text)
        self.new_stay.clicked.connect(self.stays.begin)
        self.new_stay.hide()
        self._rounds = label(look, say.ROUNDS, "section")
        self._rounds.hide()
        self.stays.shown.connect(self._rounds.setVisible)
        commands.press(self.edit, Command.EDIT_CITIZEN)
        self._column = QVBoxLayout()
        self._column.setSpacing(look.tokens.s(8))
        self.gone = Notice(look, answers=True)
        self._gone: GatheringId | None = None
        self._column.addWidget(self.gone)
        self._cards = box(look, self._column)
        head = flow(look, self._title, None, self.edit, self.new_stay, self.new, gap=8)
        self._none = label(look, say.NO_ROUNDS, "lead", "ink2", wrap=True)
        inner = box(
            look, head, 8, self.stays, self._rounds, self._none, self._cards, None, gap=8, margins=(32, 24, 32, 24)
        )
        inner.setMaximumWidth(look.tokens.t(900))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll(look, row(look, (inner, 100), None)))

    def take_focus(self) -> None:
        """Where the keyboard starts: the newest round, or the heading where there is none."""
        (self.cards[0].open if self._line and self._line.rounds else self._title).setFocus()

    def arrange(self, who: Who | None) -> None:
        """Stays are what a place of clarification has: others find them by Ctrl+K."""
        self.new_stay.setVisible(who is Who.CLARIFICATION)

    def forget(self) -> None:
        """Another citizen is wanted: nothing of the one before is in sight."""
        self.stays.forget()
        self._line = None
        self.gone.tell("")

    def show_line(self, line: CitizenLine) -> None:
        """Show one citizen's rounds."""
        self._line = line
        if any(round_.id == self._gone for round_ in line.rounds):  # it was taken back
            self.gone.tell("")
        if len(self.cards) < len(line.rounds):
            self._cards.hide()  # each card that came into sight alone would lay all of them out anew
        while len(self.cards) < len(line.rounds):
            self._add_card(line.rounds[0])
        days = say.days([round_.held_on for round_ in line.rounds], long_date)
        for card, round_, day in zip_longest(self.cards, line.rounds, days, fillvalue=None):
            if card is not None:
                card.setVisible(round_ is not None)
                if round_ is not None and day is not None:
                    card.show_line(round_, day)
        self._cards.show()
        self._none.setVisible(not line.rounds)

    def _add_card(self, line: RoundLine) -> None:
        card = RoundCard(self._context.look, line)
        card.opened.connect(self.opened)
        card.compared.connect(self.compared)
        card.removed.connect(partial(self._remove, len(self.cards)))
        card.stepped.connect(partial(self._step, len(self.cards)))
        self.cards.append(card)
        self._column.addWidget(card)  # under the notice, wherever that stands

    def _step(self, at: int, like: str, by: int) -> None:
        """From row to row."""
        if 0 <= at + by < len(self.cards) and not self.cards[at + by].isHidden():
            self.cards[at + by].take(like)

    def _remove(self, at: int, line: RoundLine) -> None:
        self._title.setFocus()  # the button goes with its card
        self._once.do(lambda desk: rounds.remove(desk, line.id), lambda _: self._tell_removed(at, line))

    def _tell_removed(self, at: int, line: RoundLine) -> None:
        """Where its row stood, so that who pressed a key by mistake sees it; in the bar where the page is left."""
        said = say.removed(long_date(line.held_on))
        if not self.isVisible():
            self._context.speaker.say(said)
            return
        self._gone = line.id
        self._column.removeWidget(self.gone)
        self._column.insertWidget(at, self.gone)
        self.gone.tell("")  # one more of the same day is said once more
        self.gone.tell(said)

    def _new(self) -> None:
        if self._line is not None:
            citizen, earlier = self._line.citizen.id, bool(self._line.rounds)
            self._once.do(lambda desk: rounds.new(desk, citizen), partial(self._made, citizen, earlier))

    def _made(self, citizen: CitizenId, earlier: bool, gathering: GatheringId) -> None:
        if self._line is not None and self._line.citizen.id == citizen:  # else somebody went on meanwhile
            self.opened.emit(gathering)
            if earlier:
                self._context.speaker.say(side.there_is())


class _RowButton(Button):
    """A button of a row. The arrows go to the same button of another row: Qt's own way would be to any that is next."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down."""
        if event.key() in _STEPS:
            self.stepped.emit(_STEPS[event.key()])
        else:
            super().keyPressEvent(event)


class RoundCard(QFrame):
    """One round. Used again for the next citizen's: to make and dress new ones costs more than all the rest."""

    opened = Signal(str)
    compared = Signal(str)
    removed = Signal(object)
    stepped = Signal(str, int)
    """An arrow in one of its buttons: the button's words, and up (-1) or down (+1)."""

    def __init__(self, look: Look, line: RoundLine) -> None:
        super().__init__()
        self.line = line
        self.setProperty("kind", "card")
        self._day, self._about = label(look, "", "strong"), label(look, "", "body", "ink2", wrap=True)
        self.remove = _RowButton(look, people.REMOVE, "quiet")
        self.result = _RowButton(look, Command.RESULT.text, "quiet")
        self.open = _RowButton(look, say.OPEN)
        for button in (self.remove, self.result, self.open):
            button.stepped.connect(partial(self._step, button))
        self.open.clicked.connect(lambda: self.opened.emit(self.line.id))
        self.result.clicked.connect(lambda: self.compared.emit(self.line.id))
        self.remove.clicked.connect(lambda: self.removed.emit(self.line))
        lay = QHBoxLayout(self)
        lay.setContentsMargins(look.tokens.s(16), look.tokens.s(12), look.tokens.s(16), look.tokens.s(12))
        lay.setSpacing(look.tokens.s(16))
        lay.addWidget(box(look, self._day, self._about, gap=2), 1)
        for button in (self.remove, self.result, self.open):
            lay.addWidget(button)

    def take(self, like: str) -> None:
        """The keyboard comes to the button that does the same as the one it left; else to the way in."""
        same = next((b for b in (self.remove, self.result) if b.text() == like and not b.isHidden()), self.open)
        same.setFocus(Qt.FocusReason.TabFocusReason)

    def _step(self, button: Button, by: int) -> None:
        self.stepped.emit(button.text(), by)

    def show_line(self, line: RoundLine, day: str) -> None:
        """Another round, and its day in words that tell it from the others."""
        self.line = line
        self._day.setText(day)
        state = people.FINISHED if line.finished else people.IN_PROGRESS
        self._about.setText(f"{state} · {people.standing(line.decided, line.open, line.unconfirmed)}")
        self.remove.setVisible(not line.finished)
        for button, name in (
            (self.remove, say.REMOVE_ROUND),
            (self.result, say.RESULT_OF),
            (self.open, say.OPEN_ROUND),
        ):
            button.setAccessibleName(name.format(day=day))
