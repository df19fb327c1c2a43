"""Bestilling: the indsatser in force, and the bestillinger that they came with or are asked for in."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from ffbdesk.domain.edits import FieldRef, Part, Record, Scope
from ffbdesk.domain.ids import CarePlanId, CitizenId, InterventionId, OrderId, ThemeCode
from ffbdesk.domain.interventions import Requirement
from ffbdesk.domain.minimum import Known
from ffbdesk.domain.overlay import over_case, over_order, over_plans
from ffbdesk.domain.plans import CarePlan
from ffbdesk.domain.whoweare import Who
from ffbdesk.export.choices import Choices
from ffbdesk.export.file.check import ReadGoals, ReadOrder
from ffbdesk.export.orders import order_called
from ffbdesk.services import handover, ordering, orders, plans, receiving
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form
from ffbdesk.services.ordering import Seen
from ffbdesk.services.receiving import Came
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import box, fold, reveal, row, scroll, stops_as_seen, tab_down
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.orders.minimum import MinimumPart
from ffbdesk.ui.orders.plan import PlanCard
from ffbdesk.ui.orders.side import OrderSide
from ffbdesk.ui.page import LockOnce, Wanted, tell_what_waits
from ffbdesk.words import double as say_double
from ffbdesk.words import ending
from ffbdesk.words import ordering as say
from ffbdesk.words.actions import Command

THEMES, EVALUATION = "themes", "evaluation"
"""The pages of a round that a requirement leads to."""
BESIDE = 980
"""Page width divided by text scale from which the bestilling stands at the side; else it stands below."""
_SIDE = 336
_KINDS = frozenset(
    {Record.CARE_PLAN, Record.INTERVENTION, Record.ORDER, Record.GOAL, Record.CASE, Record.SEAL, Record.GATHERING}
)
_LIVE = frozenset({Record.CARE_PLAN, Record.INTERVENTION, Record.ORDER})


class OrdersPage(QWidget):
    """`goal_wanted` and `typing_wanted` lead to Indsatsmål: to a goal, and to a bestilling that is typed there."""

    goal_wanted = Signal(str)
    typing_wanted = Signal(str)
    goals_wanted = Signal()
    round_wanted = Signal(str, str)
    """A round, and the page of it."""

    def __init__(self, context: Context, closed: Callable[[], Collection[ThemeCode]]) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._wanted, self._once = Wanted(context), LockOnce(context)
        self._citizen: CitizenId | None = None
        self._which: OrderId | None = None
        self._stored: Seen | None = None
        self._new: str = ""
        """An indsats or ydelse that was just made, or the bestilling: the keyboard goes to its first field."""
        self.cards: list[PlanCard] = []
        self._title = label(look, say.TITLE, "title")
        self._under = label(look, "", "body", "ink2", wrap=True)
        self.new = Button(look, say.NEW_PLAN, "main", "plus")
        self.fetch = Button(look, say.FETCH, "link", "file")
        self.type_in, self.make = Button(look, say.TYPE_IN, "link"), Button(look, say.MAKE, "link")
        self._none = label(look, say.NONE, "lead", "ink2", wrap=True)
        self.side, self.minimum, self._closed = OrderSide(context, closed), MinimumPart(context), closed
        self._own, self._others = QVBoxLayout(), QVBoxLayout()
        self.text = QPlainTextEdit()
        self.close_file = Button(look, say.CLOSE_FILE, "")
        self._stack, self._aside = QStackedWidget(), QFrame()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()
        self._shown.hide()

    def arrange(self, who: Who | None) -> None:
        """Who orders makes one first; who delivers fetches one first."""
        orders = who is Who.AUTHORITY
        self._none.setText(say.NONE_AUTHORITY if orders else say.NONE)
        ways, lay = (self.make, self.fetch, self.type_in), self._ways.layout()
        assert lay is not None  # noqa: S101 - as every flow has
        for button in ways if orders else (*ways[1:], self.make):
            lay.removeWidget(button)
            lay.addWidget(button)
        tab_down(self.new, *(ways if orders else (*ways[1:], self.make)))

    def open(self, citizen: CitizenId) -> None:
        """Read and show a citizen's. Nothing is shown until it is there."""
        if citizen == self._citizen:
            return
        self.forget()
        self._citizen = citizen
        self._wanted.ask(lambda desk: ordering.visit(desk, citizen), partial(self._read, citizen))

    def forget(self) -> None:
        """Another citizen or page is wanted: what stands in the fields is stored, and nothing here is anybody's."""
        self._wanted.nothing()
        for card in self.cards:
            card.forget()
            card.hide()
            card.deleteLater()
        self.cards = []
        self.side.forget()
        self._stored = self._citizen = self._which = None
        self._new = ""
        self._close_file()
        self._shown.hide()

    def heard(self, refs: Iterable[FieldRef]) -> None:
        """Read what changed."""
        if self._citizen is not None and {ref.kind for ref in refs} & _KINDS:
            self._reread()

    def flush(self) -> None:
        """Store what stands in the fields."""
        for card in self.cards:
            card.flush()
        self.side.fields.flush()

    def hand_in(self) -> None:
        """A date that is written counts as chosen."""
        for card in self.cards:
            card.hand_in()
        self.side.fields.hand_in()

    def reveal(self, ref: FieldRef) -> None:
        """Bring what an undo touched into sight."""
        if ref.kind is Record.ORDER:
            if self._stored is not None and ref.record_id in {one.id for one in self._stored.board.orders}:
                self._choose(ref.record_id)
                self.side.reveal(ref.field)
            return
        any(card.reveal(ref) for card in self.cards)

    def take_focus(self) -> None:
        """Where the keyboard starts: the heading."""
        self._title.setFocus()

    def begin(self) -> None:
        """A new ydelse, at a tilbud of its own."""
        if self._citizen is not None:
            self.new.click()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold with the width of the page."""
        super().resizeEvent(event)
        tokens = self._context.look.tokens
        beside = self.width() / tokens.scale >= BESIDE
        self._aside.setProperty("kind", "seamleft" if beside else "")
        fold(self._columns, self._aside, tokens.t(_SIDE) if beside else None)

    def _reread(self) -> None:
        citizen, which = self._citizen, self._which
        if citizen is not None:
            self._wanted.ask(lambda desk: ordering.look(desk, citizen, which), partial(self._read, citizen))

    def _read(self, citizen: CitizenId, seen: Seen) -> None:
        if citizen == self._citizen:
            self._stored = seen
            self._show()

    def _moved(self, ref: FieldRef) -> None:
        """A value is on its way, or no longer: it is seen at once."""
        if self._stored is not None and ref.kind in _LIVE:
            self._show()

    def _show(self) -> None:
        assert self._stored is not None  # noqa: S101 - only called with something to show
        seen = _over(self._stored, self._context)
        board = seen.board
        self._under.setText(order_called(seen.ordered.order) if seen.ordered else say.HINT)
        self._none.setVisible(not board.plans and not board.orders)
        self._show_cards(board.plans, {one.id: one.sender for one in board.orders}, seen.changed)
        self.side.show_seen(seen)
        self._aside.setVisible(seen.ordered is not None)
        self.minimum.show_known(Known(seen.gathering, board.case, board.plans), frozenset(self._closed()))
        self._shown.show()
        self._show_new()
        QTimer.singleShot(0, self, self._order_stops)  # once all of it has its place

    def _order_stops(self) -> None:
        """Lines come and go: Tab goes down the page as it is seen."""
        if self._shown.isVisible():
            tab_down(*stops_as_seen(self._shown), *stops_as_seen(self.side))

    def _show_cards(
        self, found: Sequence[CarePlan], senders: dict[OrderId, str], changed: Collection[CarePlanId]
    ) -> None:
        """A card keeps its indsats: what is unfolded stays so."""
        wanted = {plan.id for plan in found}
        for gone in [card for card in self.cards if card.plan is None or card.plan.id not in wanted]:
            gone.forget()
            gone.hide()
            gone.deleteLater()
            self.cards.remove(gone)
        here = {card.plan.id: card for card in self.cards if card.plan is not None}
        scope = Scope(citizen=self._citizen, part=Part.ORDERS)
        for plan in found:
            card = here.get(plan.id) or self._new_card()
            sender = senders.get(plan.order_id, "") if plan.order_id else ""
            card.show_plan(plan, scope, sender, changed=plan.id in changed)
            lay, there = (self._others, self._own) if plan.elsewhere else (self._own, self._others)
            if there.indexOf(card) >= 0 or lay.indexOf(card) < 0:
                lay.addWidget(card)
        self._own_head.setVisible(any(not plan.elsewhere for plan in found))
        self._others_head.setVisible(any(plan.elsewhere for plan in found))

    def _new_card(self) -> PlanCard:
        card = PlanCard(self._context)
        card.added.connect(partial(self._add, card))
        card.taken.connect(self._take)
        card.removed.connect(partial(self._remove_plan, card))
        self.cards.append(card)
        return card

    def _show_new(self) -> None:
        order = self.side.order()
        if self._new and order is not None and order.id == self._new:
            self._new = ""
            self.side.begin()
        for card in self.cards:
            line = card.row_of(self._new) if self._new else None
            if card.plan is not None and card.plan.id == self._new:
                self._new = ""
                card.begin()
                QTimer.singleShot(0, card, partial(reveal, card.service))  # once it has its place
            elif line is not None:
                self._new = ""
                line.begin()
                QTimer.singleShot(0, line, partial(reveal, line.toggle))

    def _begins(self, which: str) -> None:
        self._new = which
        if self._stored is not None:
            self._show_new()

    def _add_plan(self) -> None:
        citizen = self._citizen
        if citizen is not None:
            self.flush()
            self._once.do(lambda desk: plans.add_plan(desk, citizen), self._begins)

    def _add(self, card: PlanCard) -> None:
        if card.plan is not None:
            which = card.plan.id
            self.flush()
            self._once.do(lambda desk: plans.add_intervention(desk, which), self._begins)

    def _take(self, which: str) -> None:
        said = say.REMOVED.format(keys=Command.UNDO.shown)
        self._once.do(
            lambda desk: plans.remove_intervention(desk, InterventionId(which)),
            lambda _none: self._context.speaker.say(said),
        )

    def _remove_plan(self, card: PlanCard) -> None:
        if card.plan is not None:
            which: CarePlanId = card.plan.id
            card.flush()
            self._title.setFocus()  # the button goes with its card
            said = say.REMOVED_PLAN.format(keys=Command.UNDO.shown)
            self._once.do(lambda desk: plans.remove_plan(desk, which), lambda _none: self._context.speaker.say(said))

    def _choose(self, which: str) -> None:
        self.flush()
        self._which = OrderId(which)
        self._reread()

    def _make(self) -> None:
        citizen = self._citizen
        if citizen is not None:
            self.flush()
            self._once.do(lambda desk: ordering.begin(desk, citizen), partial(self._made, say.MADE))

    def _made(self, said: str, which: OrderId) -> None:
        self._context.speaker.say(said)
        self._which = which
        self._new = which
        self._reread()

    def _fetch(self) -> None:
        citizen = self._citizen
        files = self._context.choose_files(say.FETCH_TITLE, say.FETCH_KINDS) if citizen is not None else []
        if citizen is not None and files:
            self.flush()
            self._context.speaker.over(self)
            job = partial(_prepared, citizen, files[0])
            self._context.work.aside(job, partial(self._bring_in, citizen), self._not_read)

    def _bring_in(self, citizen: CitizenId, file: ReadOrder | ReadGoals) -> None:
        self._once.do(lambda desk: receiving.bring_in(desk, citizen, file), partial(self._came, citizen))

    def _not_read(self, error: Exception) -> None:
        self._context.speaker.trouble(error, self)

    def _came(self, citizen: CitizenId, came: Came) -> None:
        if citizen != self._citizen:
            return
        said = say.FETCHED if came.locked else say.FETCHED_GOALS
        said = say.FETCHED_VERSION if came.corrects else said
        self._context.speaker.say(say.KNOWN if came.known else said)
        self._which = came.order
        self._reread()

    def _finish(self) -> None:
        order = self.side.order()
        if order is not None:
            self.flush()
            self._once.lock(lambda desk: ordering.finish(desk, order.id), self._finished, self._waits)

    def _waits(self) -> None:
        self._context.speaker.warn(say_double.NOT_STORED, self._once)

    def _finished(self, _order: object) -> None:
        self.side.pdf.setFocus()  # the buttons go
        self._context.speaker.say(say.FINISHED)

    def _correct(self) -> None:
        order = self.side.order()
        if order is not None:
            self._once.do(lambda desk: ordering.correct(desk, order.id), partial(self._made, say.CORRECTING))

    def _remove_order(self) -> None:
        order = self.side.order()
        if order is not None:
            self.flush()
            self._title.setFocus()
            self._which = None
            said = say.REMOVED_ORDER.format(keys=Command.UNDO.shown)
            self._once.do(lambda desk: orders.remove(desk, order.id), lambda _none: self._context.speaker.say(said))

    def _save(self, form: Form) -> None:
        order = self.side.order()
        folder = self._context.choose_folder(ending.CHOOSE_FOLDER) if order is not None else None
        if order is None or folder is None:
            return
        self.flush()
        tell_what_waits(self._context)
        whole = self.side.whole_cpr.isChecked()
        choices = Choices(whole_cpr=whole, letterhead=self._context.letterheads.letterhead())
        self._once.do(lambda desk: handover.save_order(desk, order.id, folder, form, choices=choices), self._saved)

    def _saved(self, path: Path) -> None:
        self._context.speaker.say(say.SAVED.format(name=path.name))

    def _copy(self) -> None:
        order = self.side.order()
        if order is not None:
            self.flush()
            self._context.work.submit(lambda desk: handover.order_text(desk, order.id), self._copied)

    def _copied(self, text: str) -> None:
        self._context.clipboard.put(text)
        self._context.speaker.say(say.COPIED)

    def _see_file(self) -> None:
        ordered = self._stored.ordered if self._stored else None
        if ordered is not None:
            self.text.setPlainText(ordered.original)
            self._stack.setCurrentIndex(1)
            self.text.setFocus()

    def _close_file(self) -> None:
        back = self.text.hasFocus() or self.close_file.hasFocus()
        self.text.clear()
        self._stack.setCurrentIndex(0)
        if back:
            self.side.see_file.setFocus()

    def _see_to(self, requirement: str) -> None:
        """To the place where it is written."""
        match Requirement(requirement):
            case Requirement.GRANTED:
                place = next((card for card in self.cards if not card.plan or not card.plan.service), self.cards[0])
                place.unfold()
                place.service.setFocus()
            case Requirement.CHANGE:
                self.goals_wanted.emit()
            case wanted:
                gathering = self._stored.gathering if self._stored else None
                page = EVALUATION if wanted in (Requirement.NEED, Requirement.TARGET) else THEMES
                self.round_wanted.emit(gathering.id if gathering else "", page)

    def _connect(self) -> None:
        commands.press(self.new, Command.NEW_INTERVENTION)
        commands.press(self.fetch, Command.FETCH_ORDER)
        commands.press(self.make, Command.MAKE_ORDER)
        self.new.clicked.connect(self._add_plan)
        self.fetch.clicked.connect(self._fetch)
        self.type_in.clicked.connect(lambda: self.typing_wanted.emit(""))
        self.make.clicked.connect(self._make)
        self.close_file.clicked.connect(self._close_file)
        self.minimum.wanted.connect(self._see_to)
        side = self.side
        side.chosen.connect(self._choose)
        side.goal_wanted.connect(self.goal_wanted)
        side.typing_wanted.connect(self.typing_wanted)
        side.file_wanted.connect(self._see_file)
        side.finished.connect(self._finish)
        side.corrected.connect(self._correct)
        side.removed.connect(self._remove_order)
        side.pdf.clicked.connect(lambda: self._save(Form.PDF))
        side.file.clicked.connect(lambda: self._save(Form.JSON))
        side.copy.clicked.connect(self._copy)
        self._context.outbox.moved.connect(self._moved)

    def _lay_out(self) -> None:
        look = self._context.look
        for lay in (self._own, self._others):
            lay.setSpacing(look.tokens.s(12))
        own = label(look, say.OWN, "section")
        self._own_head = flow(look, own, label(look, say.OWN_HINT, "caption", "ink3"), None, gap=8)
        others = label(look, say.ELSEWHERE, "section")
        self._others_head = flow(look, others, label(look, say.ELSEWHERE_HINT, "caption", "ink3"), None, gap=8)
        self._ways = flow(look, self.fetch, self.type_in, self.make, gap=16)
        self._shown = box(
            look,
            flow(look, (box(look, self._title, self._under, gap=0), 1), self.new, gap=16),
            self._ways,
            self._none,
            self._own_head,
            self._own,
            self._others_head,
            self._others,
            8,
            self.minimum,
            gap=12,
        )
        main = box(look, self._shown, None, margins=(32, 24, 32, 24))
        main.setMaximumWidth(look.tokens.t(860))
        self._aside.setProperty("tone", "sunken")
        side = QVBoxLayout(self._aside)
        side.setContentsMargins(*(look.tokens.s(24) for _edge in range(4)))
        side.addWidget(self.side)
        body = QWidget()
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(row(look, (main, 100), None), 1)
        self._columns.addWidget(self._aside)
        body.setLayout(self._columns)
        self.text.setReadOnly(True)
        self.text.setFont(look.tokens.font("body"))
        self.text.setAccessibleName(say.FILE_TITLE)
        file = box(
            look,
            row(look, label(look, say.FILE_TITLE, "title"), None, self.close_file),
            self.text,
            gap=12,
            margins=(32, 24, 32, 24),
        )
        self._stack.addWidget(scroll(look, body))
        self._stack.addWidget(file)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self._stack)


def _prepared(citizen: CitizenId, path: Path, desk: Desk) -> ReadOrder | ReadGoals:
    return receiving.prepared(desk, citizen, path)


def _over(seen: Seen, context: Context) -> Seen:
    """With what is still on its way into the archive."""
    values = context.outbox.values()
    if not values:
        return seen
    board = seen.board
    made = tuple(over_order(one, values) for one in board.orders)
    case = over_case(board.case, values) if board.case else None
    ordered = seen.ordered
    if ordered is not None and ordered.order.seal is None:
        ordered = replace(ordered, order=over_order(ordered.order, values))
    return replace(
        seen, board=replace(board, case=case, orders=made, plans=over_plans(board.plans, values)), ordered=ordered
    )
