"""One citizen: the rounds there are, newest first, and the way to a new one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ffbdesk.services import rounds
from ffbdesk.storage.reading import CitizenLine, RoundLine
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import box, empty, row, scroll
from ffbdesk.ui.kit.text import label
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
    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._line: CitizenLine | None = None
        self._open_buttons: list[Button] = []
        self.new = Button(look, Command.NEW_ROUND.text, "main", "plus")
        self.edit = Button(look, Command.EDIT_CITIZEN.text)
        self.new.clicked.connect(self._new)
        self.edit.clicked.connect(lambda: self._line and self.edited.emit(self._line.citizen))
        commands.press(self.new, Command.NEW_ROUND)
        commands.press(self.edit, Command.EDIT_CITIZEN)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(look.tokens.s(8))
        head = row(look, label(look, say.ROUNDS, "title"), None, self.edit, self.new, gap=8)
        inner = box(look, head, 8, self._cards, None, gap=8, margins=(32, 24, 32, 24))
        inner.setMaximumWidth(look.tokens.t(900))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll(look, row(look, (inner, 100), None)))

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        (self._open_buttons[0] if self._open_buttons else self.new).setFocus()

    def show_line(self, line: CitizenLine) -> None:
        """Show one citizen's rounds."""
        self._line = line
        empty(self._cards)
        self._open_buttons = []
        cards = [self._card(r) for r in line.rounds]
        for card in cards or [label(self._context.look, say.NO_ROUNDS, "lead", "ink2", wrap=True)]:
            self._cards.addWidget(card)
            card.show()  # now, not with the next layout: what is hidden cannot take the focus

    def _card(self, line: RoundLine) -> QFrame:
        look, day = self._context.look, long_date(line.held_on)
        state = people.FINISHED if line.finished else people.IN_PROGRESS
        about = f"{state} · {people.standing(line.decided, line.open)}"
        button = Button(look, say.OPEN, name=say.OPEN_ROUND.format(day=day))
        button.clicked.connect(lambda: self.opened.emit(line.id))
        self._open_buttons.append(button)
        result = Button(look, Command.RESULT.text, "quiet", name=say.RESULT_OF.format(day=day))
        result.clicked.connect(lambda: self.compared.emit(line.id))
        remove = Button(look, people.REMOVE, "quiet", name=say.REMOVE_ROUND.format(day=day))
        remove.clicked.connect(lambda: self._remove(line))
        words = box(look, label(look, day, "strong"), label(look, about, "body", "ink2", wrap=True), gap=2)
        return row(
            look,
            (words, 1),
            *(() if line.finished else (remove,)),
            result,
            button,
            gap=16,
            kind="card",
            margins=(16, 12, 16, 12),
        )

    def _remove(self, line: RoundLine) -> None:
        self._context.work.submit(lambda desk: rounds.remove(desk, line.id), lambda _: self._removed(line), saves=True)

    def _removed(self, line: RoundLine) -> None:
        self._context.speaker.say(say.removed(long_date(line.held_on)))
        self.changed.emit()

    def _new(self) -> None:
        if self._line is not None:
            citizen = self._line.citizen.id
            self._context.work.submit(lambda desk: rounds.new(desk, citizen), self.opened.emit, saves=True)
