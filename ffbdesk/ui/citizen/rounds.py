"""One citizen: the rounds there are, newest first, and the way to a new one."""

from functools import partial
from itertools import zip_longest

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ffbdesk.domain.ids import CitizenId, GatheringId
from ffbdesk.services import rounds
from ffbdesk.storage.lists import CitizenLine, RoundLine
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import box, row, scroll
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once
from ffbdesk.words import gathering as say
from ffbdesk.words import people
from ffbdesk.words.actions import Command
from ffbdesk.words.dates import long_date


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
        commands.press(self.edit, Command.EDIT_CITIZEN)
        self._column = QVBoxLayout()
        self._column.setSpacing(look.tokens.s(8))
        self._cards = box(look, self._column)
        head = row(look, self._title, None, self.edit, self.new, gap=8)
        self._none = label(look, say.NO_ROUNDS, "lead", "ink2", wrap=True)
        inner = box(look, head, 8, self._none, self._cards, None, gap=8, margins=(32, 24, 32, 24))
        inner.setMaximumWidth(look.tokens.t(900))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll(look, row(look, (inner, 100), None)))

    def take_focus(self) -> None:
        """Where the keyboard starts: the newest round, or the heading where there is none."""
        (self.cards[0].open if self._line and self._line.rounds else self._title).setFocus()

    def forget(self) -> None:
        """Another citizen is wanted: nothing of the one before is in sight."""
        self._line = None

    def show_line(self, line: CitizenLine) -> None:
        """Show one citizen's rounds."""
        self._line = line
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
        card.removed.connect(self._remove)
        self.cards.append(card)
        self._column.addWidget(card)

    def _remove(self, line: RoundLine) -> None:
        self._title.setFocus()  # the button goes with its card
        said = say.removed(long_date(line.held_on))
        self._once.do(lambda desk: rounds.remove(desk, line.id), lambda _: self._context.speaker.say(said))

    def _new(self) -> None:
        if self._line is not None:
            citizen = self._line.citizen.id
            self._once.do(lambda desk: rounds.new(desk, citizen), partial(self._made, citizen))

    def _made(self, citizen: CitizenId, gathering: GatheringId) -> None:
        if self._line is not None and self._line.citizen.id == citizen:  # else somebody went on meanwhile
            self.opened.emit(gathering)


class RoundCard(QFrame):
    """One round. Used again for the next citizen's: to make and dress new ones costs more than all the rest."""

    opened = Signal(str)
    compared = Signal(str)
    removed = Signal(object)

    def __init__(self, look: Look, line: RoundLine) -> None:
        super().__init__()
        self.line = line
        self.setProperty("kind", "card")
        self._day, self._about = label(look, "", "strong"), label(look, "", "body", "ink2", wrap=True)
        self.remove = Button(look, people.REMOVE, "quiet")
        self.result = Button(look, Command.RESULT.text, "quiet")
        self.open = Button(look, say.OPEN)
        self.open.clicked.connect(lambda: self.opened.emit(self.line.id))
        self.result.clicked.connect(lambda: self.compared.emit(self.line.id))
        self.remove.clicked.connect(lambda: self.removed.emit(self.line))
        lay = QHBoxLayout(self)
        lay.setContentsMargins(look.tokens.s(16), look.tokens.s(12), look.tokens.s(16), look.tokens.s(12))
        lay.setSpacing(look.tokens.s(16))
        lay.addWidget(box(look, self._day, self._about, gap=2), 1)
        for button in (self.remove, self.result, self.open):
            lay.addWidget(button)

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
