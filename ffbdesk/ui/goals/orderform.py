"""One bestilling: who it is from, its goals, and receiving it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.edits import Part, Scope
from ffbdesk.domain.ids import OrderId
from ffbdesk.domain.kinds import ORDER
from ffbdesk.domain.orders import Order
from ffbdesk.domain.records import GoalBoard
from ffbdesk.ui.context import Context
from ffbdesk.ui.fields import Fields
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.datefield import DateField
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.labelled import FoldingRow
from ffbdesk.ui.kit.layout import is_in_sight, reveal, row
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.words import orders as say
from ffbdesk.words.dates import short_date


class OrderForm(QWidget):
    """While it is written all of it can be changed; once it is received nothing can."""

    goal_wanted = Signal()
    file_wanted = Signal()
    received = Signal()
    removed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._order: Order | None = None
        self._asked_of: OrderId | None = None
        """The order that the question before the lock is about."""
        self._title = label(look, "", "section")
        self._text = label(look, say.TEXT, "body", "ink2", wrap=True)
        self.state = Notice(look)
        self.remove = Button(look, say.REMOVE, "quiet")
        self.sent_by = TextLine(look, say.SENDER)
        self.day = DateField(look, say.DATED_ON)
        self.wrong_day = Notice(look, "attention")
        self.reference = TextLine(look, say.REFERENCE)
        self.follow_up = DateField(look, say.FOLLOW_UP)
        self.wrong_follow_up = Notice(look, "attention")
        self.add_goal = Button(look, say.ADD_GOAL, "", "plus")
        self.fetch = Button(look, say.FETCH, "quiet")
        self.receive = Button(look, say.RECEIVE, "main", "lock")
        self._asks = Notice(look, "attention", answers=True)
        self.now, self.wait = Button(look, say.RECEIVE_NOW, "main", "lock"), Button(look, say.WAIT)
        self.fields = Fields(
            context,
            ORDER,
            {"sender": self.sent_by, "reference": self.reference},
            {"dated_on": self.day, "follow_up_on": self.follow_up},
        )
        self._rows = self._lay_out()
        self.day.told.connect(self.wrong_day.answer)
        self.follow_up.told.connect(self.wrong_follow_up.answer)
        self.add_goal.clicked.connect(self.goal_wanted)
        self.fetch.clicked.connect(self.file_wanted)
        self.receive.clicked.connect(lambda: self._ask(True))
        self.now.clicked.connect(self._receive)
        self.wait.clicked.connect(lambda: self._ask(False))
        self.remove.clicked.connect(self.removed)

    def show_order(self, board: GoalBoard, order: Order) -> None:
        """One of the board's."""
        self._order, locked = order, order.seal is not None
        self._title.setText(say.RECEIVED_TITLE if locked else say.WRITING_TITLE)
        self._text.setVisible(not locked)
        self.fields.show(order.id, order, Scope(citizen=board.citizen.id, part=Part.GOALS), locked=locked)
        self.state.tell(say.received(short_date(order.seal.at.date()), order.seal.by) if order.seal else "")
        for button in (self.add_goal, self.fetch, self.remove):
            button.setVisible(not locked)
        if self._asked_of != order.id or locked:
            self._ask(False)
        self.receive.setVisible(not locked and not self._asks.text())

    def order_id(self) -> OrderId | None:
        """Which one is shown."""
        return self._order.id if self._order else None

    def forget(self) -> None:
        """Nothing here is anybody's any more."""
        self.fields.forget()
        self._order = None

    def reveal(self, name: str) -> None:
        """Bring a field into sight, unless it is."""
        place = self.fields.editor(name)
        if place is not None and not is_in_sight(place):
            reveal(place)

    def fold(self, narrow: bool) -> None:
        """Labels over their fields in a narrow window."""
        for line in self._rows:
            line.fold(narrow)

    def _ask(self, asking: bool) -> None:
        """Once more before it is locked: nobody takes that back."""
        self._asked_of = self._order.id if self._order else None
        locked = self._order is None or self._order.seal is not None
        self._asks.tell(say.ASKS if asking else "")
        had = self.now.hasFocus() or self.wait.hasFocus()
        for button in (self.now, self.wait):
            button.setVisible(asking)
        self.receive.setVisible(not asking and not locked)
        if asking:
            self.wait.setFocus()
        elif had and not locked:
            self.receive.setFocus()

    def _receive(self) -> None:
        self._ask(False)
        self.received.emit()

    def _lay_out(self) -> list[FoldingRow]:
        look = self._context.look
        for day in (self.day, self.follow_up):
            day.setMaximumWidth(look.tokens.t(140))
        rows = [
            FoldingRow(look, say.SENDER, (self.sent_by,), say.SENDER_HINT),
            FoldingRow(look, say.DATED_ON, (row(look, self.day, None), self.wrong_day)),
            FoldingRow(look, say.REFERENCE, (self.reference,)),
            FoldingRow(look, say.FOLLOW_UP, (row(look, self.follow_up, None), self.wrong_follow_up)),
        ]
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(16))
        head = flow(look, self._title, None, self.remove, gap=4)
        doing = flow(look, self.add_goal, self.fetch, None, self.receive, gap=8)
        answers = flow(look, None, self.now, self.wait, gap=8)
        for widget in (head, self.state, self._text, *rows, doing, self._asks, answers):
            lay.addWidget(widget)
        return rows
