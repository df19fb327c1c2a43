"""One bestilling at the side: its parties, its goals, what became of it, and how it leaves or came."""

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.alphabet import fold
from ffbdesk.domain.edits import Part, Scope
from ffbdesk.domain.goals import worked_on
from ffbdesk.domain.ids import OrderId, ThemeCode
from ffbdesk.domain.kinds import ORDER
from ffbdesk.domain.orders import Order
from ffbdesk.export.file.orders import Ordered
from ffbdesk.export.orders import order_called, parties, parties_in_full, plan_called
from ffbdesk.export.report import Fact
from ffbdesk.services.ordering import Seen
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.fields import Editor, Fields
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.choice import Choice
from ffbdesk.ui.kit.datefield import DateField
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, empty, is_in_sight, reveal, row, rule
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import Link, label, link
from ffbdesk.ui.kit.tick import Tick
from ffbdesk.ui.kit.ticked import TickList
from ffbdesk.words import fields
from ffbdesk.words import ordering as say
from ffbdesk.words.actions import Command
from ffbdesk.words.dates import short_date

_LINES = ("sender", "ordering", "receiver", "providing", "reference", "decision", "rhythm")
_DAYS = ("dated_on", "granted_on", "follow_up_on")
_IN_ORDER = (
    *("sender", "ordering", "receiver", "providing", "dated_on", "reference", "granted_on", "decision"),
    *("follow_up_on", "rhythm", "involved", "told"),
)
_HINTS = {"rhythm": say.RHYTHM_HINT, "involved": say.INVOLVED_HINT, "told": say.TOLD_HINT}


class OrderSide(QWidget):
    """What is wanted of it is a signal each; `chosen` carries another one to show, `goal_wanted` a goal."""

    chosen = Signal(str)
    goal_wanted = Signal(str)
    typing_wanted = Signal(str)
    file_wanted = Signal()
    finished = Signal()
    corrected = Signal()
    removed = Signal()

    def __init__(self, context: Context, closed: Callable[[], Collection[ThemeCode]]) -> None:
        super().__init__()
        self._context, self._closed, look = context, closed, context.look
        self.seen: Seen | None = None
        self._asked_of: OrderId | None = None
        """The order that the question before the lock is about."""
        self.which = Choice(look, say.SHOWN, "", letters=14)
        self._which = labelled(look, say.SHOWN, self.which)
        self.state = Notice(look)
        self.texts = {name: TextLine(look, fields.ORDER[name]) for name in _LINES}
        self.days = {name: DateField(look, fields.ORDER[name]) for name in _DAYS}
        self.wrong_days = {name: Notice(look, "attention") for name in _DAYS}
        self.involved = GrowingText(look, fields.ORDER["involved"], lines=1)
        self.told = GrowingText(look, fields.ORDER["told"], lines=3)
        self.goals, self.plans = TickList(look, say.CHOOSE_GOALS), TickList(look, say.CHOOSE_PLANS)
        editors: dict[str, Editor] = {**self.days, "goals": self.goals, "plans": self.plans}
        self.fields: Fields[Order] = Fields(
            context, ORDER, {**self.texts, "involved": self.involved, "told": self.told}, editors
        )
        self.go_on = Button(look, say.GO_ON_TYPING, "link")
        self.see_file = Button(look, say.SEE_FILE, "link")
        self.finish, self.correct = Button(look, say.FINISH, "", "lock"), Button(look, say.CORRECT, "")
        self.now, self.wait = Button(look, say.FINISH_NOW, "main", "lock"), Button(look, say.WAIT)
        self.remove = Button(look, say.REMOVE_ORDER, "quiet")
        self.pdf, self.file = Button(look, say.SAVE_PDF, "", "pdf"), Button(look, say.SAVE_FILE, "", "file")
        self.copy = Button(look, say.COPY, "link", "copy")
        self.whole_cpr = Tick(look, say.WHOLE_CPR)
        self.asks = Notice(look, "attention", answers=True)
        self.goal_ways: list[Link] = []
        self._facts, self._ways, self._changes = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._not_understood = Notice(look, "attention")
        self._goal_count = label(look, "", "body", "ink3")
        self._none = label(look, say.NO_GOALS, "body", "ink2", wrap=True)
        self._closed_goals = label(look, say.CLOSED_GOALS, "caption", "ink3", wrap=True)
        self._lay_out()
        self._connect()

    def show_seen(self, seen: Seen) -> None:
        """One of the citizen's, as it stands; nothing where there is none."""
        self.seen = seen
        self.setVisible(seen.ordered is not None)
        if seen.ordered is None:
            return
        order, board = seen.ordered.order, seen.board
        locked = order.seal is not None
        self._which.setVisible(len(board.orders) > 1)
        self.which.fill([("", _versions(board.orders))], none=False)
        self.which.set(order.id)
        replaced = any(one.corrects_id == order.id and one.seal is not None for one in board.orders)
        self.state.tell(f"{_state(order)}. {say.REPLACED}" if replaced else _state(order))
        self._form.setVisible(not locked)
        scope = Scope(citizen=board.citizen.id, part=Part.ORDERS)
        self._offer(seen)
        self.fields.show(order.id, order, scope, locked=locked)
        self._show_facts(seen)
        self._show_goals(seen)
        self._show_file(seen)
        self._show_buttons(order)

    def order(self) -> Order | None:
        """The one that is shown."""
        return self.seen.ordered.order if self.seen and self.seen.ordered else None

    def forget(self) -> None:
        """Nobody's any more."""
        self.fields.forget()
        self.seen = self._asked_of = None
        self.hide()

    def reveal(self, name: str) -> None:
        """Bring a field into sight, unless it is."""
        place = self.fields.editor(name)
        if place is not None and not is_in_sight(place):
            reveal(place)

    def begin(self) -> None:
        """It is new: the keyboard goes to who it is for."""
        self.texts["receiver"].setFocus()

    def _offer(self, seen: Seen) -> None:
        """What can be in one that is made here: goals that may be seen, and every indsats."""
        closed = {*self._closed()}
        goals = worked_on(seen.board.case.goals) if seen.board.case else ()
        open_ = [goal for goal in goals if not closed & {*goal.themes()}]
        self.goals.offer([(goal.id, goal.wording.strip() or say.NOTHING) for goal in open_])
        catalogue = self._context.catalogue
        self.plans.offer([(plan.id, plan_called(plan, catalogue)) for plan in seen.board.plans])
        outgoing = seen.ordered is not None and seen.ordered.order.outgoing and seen.ordered.order.seal is None
        self._chosen.setVisible(outgoing)
        self._closed_goals.setVisible(outgoing and bool(closed))

    def _show_facts(self, seen: Seen) -> None:
        empty(self._facts)
        ordered, look = seen.ordered, self._context.look
        if ordered is None or ordered.order.seal is None:
            return
        facts = [*parties(ordered.order), *parties_in_full(ordered.order, ordered.case)]
        if told := self._open_words(ordered.order.told):
            facts.append(Fact(fields.ORDER["told"], told))
        for fact in facts:
            said = label(look, fact.text, "body", wrap=True)
            self._facts.addWidget(box(look, label(look, fact.label, "caption", "ink3", wrap=True), said, gap=0))

    def _show_goals(self, seen: Seen) -> None:
        empty(self._ways)
        self.goal_ways = []
        order = self.order()
        shown = order is not None and (order.seal is not None or not order.outgoing)
        self._goals.setVisible(shown)
        if not shown or seen.ordered is None:
            return
        closed, there = {*self._closed()}, {goal.id for goal in (seen.board.case.goals if seen.board.case else ())}
        goals = [goal for goal in seen.ordered.case.goals if not closed & {*goal.themes()}]
        self._goal_count.setText(str(len(goals)) if goals else "")
        self._none.setVisible(not goals)
        look = self._context.look
        for goal in goals:
            words = goal.wording.strip()
            if goal.id not in there:
                self._ways.addWidget(label(look, words, "body", "ink2", wrap=True))
                continue
            way = link(look, words or say.NOTHING, partial(self.goal_wanted.emit, goal.id))
            self.goal_ways.append(way)
            self._ways.addWidget(way)

    def _show_file(self, seen: Seen) -> None:
        empty(self._changes)
        ordered, look = seen.ordered, self._context.look
        lines = [one for one in self._open_words(ordered.order.not_understood).splitlines() if one] if ordered else []
        self._not_understood.tell("\n".join([say.not_understood(len(lines)), *lines]) if lines else "")
        self.see_file.setVisible(bool(ordered and ordered.original))
        if seen.changes is None:
            return
        self._changes.addWidget(label(look, say.CHANGES, "section", wrap=True))
        for text in seen.changes or (say.NO_CHANGES,):
            self._changes.addWidget(label(look, text, "body", wrap=True))
        if ordered is not None and not ordered.order.outgoing:
            self._changes.addWidget(label(look, say.CHANGES_KEPT, "caption", "ink3", wrap=True))

    def _open_words(self, text: str) -> str:
        """Of what a municipality has written, no line that names a sensitive theme which nobody has opened."""
        names = [fold(self._context.catalogue.theme(code).name) for code in self._closed()]
        lines = [line for line in text.splitlines() if line.strip()]
        seen = [line for line in lines if not any(name in fold(line) for name in names)]
        if len(seen) < len(lines):
            seen.append(say.CLOSED_LINES)
        return "\n".join(seen)

    def _show_buttons(self, order: Order) -> None:
        locked, outgoing = order.seal is not None, order.outgoing
        if self._asked_of != order.id or locked:
            self.ask(False)
        asking = bool(self.asks.text())
        self.finish.setVisible(outgoing and not locked and not asking)
        self.go_on.setVisible(not outgoing and not locked)
        self.correct.setVisible(outgoing and locked)
        self.remove.setVisible(not locked)
        self.file.setVisible(outgoing and locked)

    def ask(self, asking: bool) -> None:
        """Once more before it is locked: nobody takes that back."""
        order = self.order()
        self._asked_of = order.id if order else None
        had = self.now.hasFocus() or self.wait.hasFocus()
        gaps = say.gaps(_gaps(self.seen.ordered)) if self.seen and self.seen.ordered else ""
        self.asks.tell("\n".join(filter(None, (say.ASKS, gaps))) if asking else "")
        for button in (self.now, self.wait):
            button.setVisible(asking)
        open_ = order is not None and order.outgoing and order.seal is None
        self.finish.setVisible(open_ and not asking)
        if asking:
            self.wait.setFocus()
        elif had and open_:
            self.finish.setFocus()

    def _finish(self) -> None:
        self.ask(False)
        self.finished.emit()

    def _connect(self) -> None:
        self.which.picked.connect(self.chosen)
        for name, day in self.days.items():
            day.told.connect(self.wrong_days[name].answer)
        self.finish.clicked.connect(lambda: self.ask(True))
        self.now.clicked.connect(self._finish)
        self.wait.clicked.connect(lambda: self.ask(False))
        self.correct.clicked.connect(self.corrected)
        self.remove.clicked.connect(self.removed)
        self.see_file.clicked.connect(self.file_wanted)
        self.go_on.clicked.connect(lambda: self.typing_wanted.emit(str(self._asked_order())))
        commands.press(self.finish, Command.FINISH_ORDER)
        commands.press(self.correct, Command.CORRECT_ORDER)
        commands.press(self.pdf, Command.ORDER_PDF)
        commands.press(self.file, Command.ORDER_FILE)
        commands.press(self.copy, Command.COPY_ORDER)

    def _asked_order(self) -> OrderId | str:
        order = self.order()
        return order.id if order else ""

    def _lay_out(self) -> None:
        look = self._context.look
        for lay in (self._facts, self._ways, self._changes):
            lay.setSpacing(look.tokens.s(8))
        widgets: dict[str, QWidget] = {**self.texts, **self.days, "involved": self.involved, "told": self.told}
        self._chosen = box(
            look,
            label(look, say.CHOOSE_PLANS, "strong"),
            self.plans,
            label(look, say.CHOOSE_GOALS, "strong"),
            self.goals,
            self._closed_goals,
            gap=8,
        )
        form: list[QWidget] = []
        for name in _IN_ORDER:
            form.append(labelled(look, fields.ORDER[name], widgets[name], _HINTS.get(name, "")))
            if name in self.wrong_days:
                self.days[name].setMaximumWidth(look.tokens.t(140))
                form.append(self.wrong_days[name])
        self._form = box(look, *form, gap=12)
        self._goals = box(
            look,
            row(look, label(look, say.GOALS, "section"), self._goal_count, None),
            self._none,
            self._ways,
            gap=8,
        )
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(12))
        lay.addWidget(self._which)
        lay.addWidget(label(look, say.PARTIES, "section"))
        lay.addWidget(self.state)
        lay.addLayout(self._facts)
        lay.addWidget(self._form)
        lay.addWidget(self._chosen)
        lay.addWidget(self._goals)
        lay.addLayout(self._changes)
        lay.addWidget(self._not_understood)
        lay.addWidget(row(look, self.see_file, None))
        lay.addWidget(row(look, self.go_on, None))
        lay.addWidget(rule())
        lay.addWidget(self.asks)
        lay.addWidget(flow(look, self.now, self.wait, gap=8))
        lay.addWidget(flow(look, self.finish, self.correct, gap=8))
        lay.addWidget(flow(look, self.file, self.pdf, self.copy, gap=8))
        lay.addWidget(self.whole_cpr)
        lay.addWidget(row(look, self.remove, None))
        lay.addStretch(1)
        self.hide()


def _versions(orders: Sequence[Order]) -> list[tuple[str, str]]:
    """Each with what it is called; one of several versions with its number."""
    there = {one.id: one for one in orders}
    numbers: dict[str, int] = {}
    for one in reversed(orders):  # the oldest first
        numbers[one.id] = numbers.get(one.corrects_id or "", 0) + 1 if one.corrects_id in there else 1
    several = {one.corrects_id for one in orders} | {one.id for one in orders if one.corrects_id in there}
    return [
        (
            one.id,
            say.VERSION.format(called=order_called(one), n=numbers[one.id]) if one.id in several else order_called(one),
        )
        for one in orders
    ]


def _gaps(ordered: Ordered) -> dict[str, int]:
    """What is not filled in, and where it may be missed: never a stop."""
    granted = [one for plan in ordered.plans for one in plan.interventions if not one.is_empty()]
    goals, order = ordered.case.goals, ordered.order
    found = {
        "basis": sum(not one.basis.strip() for one in granted),
        "starts_on": sum(one.starts_on is None for one in granted),
        "theme": sum(goal.theme is None for goal in goals),
        "expected_level": sum(goal.expected_level is None for goal in goals),
        "follow_up_on": int(order.follow_up_on is None),
        "granted_on": int(order.granted_on is None),
    }
    return {name: n for name, n in found.items() if n}


def _state(order: Order) -> str:
    """What became of it, in a sentence."""
    seal = order.seal
    if seal is not None:
        day = short_date(seal.at.date())
        return say.LOCKED_HERE.format(day=day, who=seal.by) if order.outgoing else say.UNCHANGED.format(day=day)
    return say.WRITING_HERE if order.outgoing else say.WRITING_RECEIVED
