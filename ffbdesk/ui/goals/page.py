"""Indsatsmål: what the support is for, the goals in their order with their delmål, and the form of what is chosen."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.edits import FieldRef, Part, Record, Scope
from ffbdesk.domain.goals import InterventionGoal, is_overdue
from ffbdesk.domain.ids import CitizenId, GatheringId, GoalId, OrderId, SubGoalId, ThemeCode
from ffbdesk.domain.kinds import CASE, GOAL, SUB_GOAL
from ffbdesk.domain.orders import Order, is_received
from ffbdesk.domain.overlay import over_board
from ffbdesk.domain.records import Case, GoalBoard
from ffbdesk.domain.rules import goals_leaving_out
from ffbdesk.domain.subgoals import MANY, SubGoal, SubGoalStatus, count_active
from ffbdesk.export.goals import goals_part
from ffbdesk.export.report import GoalRow
from ffbdesk.services import goals, handover, orders, subgoals
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.fields import Fields, move
from ffbdesk.ui.goals import fresh
from ffbdesk.ui.goals.card import GoalCard
from ffbdesk.ui.goals.files import GoalFiles
from ffbdesk.ui.goals.form import GoalForm
from ffbdesk.ui.goals.fresh import Goals
from ffbdesk.ui.goals.listing import GoalLine, GoalList, NamedLine
from ffbdesk.ui.goals.orderform import OrderForm
from ffbdesk.ui.goals.subform import SubGoalForm
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, is_in_sight, reveal, row, tab_down
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.sides import Sides
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once, Wanted, tell_what_waits, to_nowhere
from ffbdesk.words import goals as say
from ffbdesk.words import handover as report
from ffbdesk.words import orders as order_say
from ffbdesk.words import subgoals as sub_say
from ffbdesk.words.actions import Command
from ffbdesk.words.dates import short_date

STACKED, CRAMPED = 820, 1080
"""Page widths divided by text scale: list over form below; labels over their fields below."""
_LIST = 328


class GoalsPage(QWidget):
    """The goals of a case beside the levels of a round. A finished round shows its own copy, locked.

    Of a sensitive theme that is closed no level is shown, nor what would tell it.
    """

    theme_wanted = Signal(str, str)
    """The round and the theme that a goal is measured on."""
    case_wanted = Signal(str)
    """The citizen whose open goals are asked for."""

    def __init__(self, context: Context, closed: Callable[[], Collection[ThemeCode]]) -> None:
        """`closed` gives the sensitive themes that nobody has opened."""
        super().__init__()
        self._context, look = context, context.look
        self._closed = closed
        self._stored: GoalBoard | None = None
        """The goals as they were read last."""
        self._board: GoalBoard | None = None
        """The same with what is on its way into the archive, as far as it is open; None while it is awaited."""
        self._wanted, self._once = Wanted(context), Once(context)
        self._asked: tuple[CitizenId, GatheringId | None] | None = None
        self._chosen: GoalId | None = None
        self._sub: SubGoalId | None = None
        """The delmål of the chosen goal that is shown; None while the goal itself is."""
        self._order: OrderId | None = None
        """The bestilling that is shown instead of either."""
        self._seen: str | None = None
        """The goal or delmål whose form was shown last."""
        self._starts = False
        self.new = Button(look, Command.NEW_GOAL.text, "", "plus")
        self.new_order = Button(look, order_say.NEW, "quiet")
        self.new_sub = Button(look, Command.NEW_SUB_GOAL.text, "main", "plus")
        self.purpose = GrowingText(look, say.PURPOSE, lines=3)
        self._purpose = Fields(context, CASE, {"intervention_purpose": self.purpose})
        self.locked = Notice(look)
        self.to_case = Button(look, say.TO_CASE, "quiet")
        self.many = Notice(look)
        self.list = GoalList(look)
        self._none = label(look, "", "body", "ink2", wrap=True)
        self.form, self.sub_form, self.order_form = GoalForm(context), SubGoalForm(context), OrderForm(context)
        self.files = GoalFiles(context, self.flush)
        self._title = label(look, say.TITLE, "title")
        self._lay_out()
        self._connect()
        context.outbox.moved.connect(self._moved)

    @property
    def cards(self) -> list[GoalCard]:
        """The goals in the list."""
        return self.list.cards

    def goal(self) -> GoalId | None:
        """The goal that is shown, or whose delmål is."""
        return self._chosen

    def sub_goal(self) -> SubGoalId | None:
        """The delmål that is shown."""
        return self._sub

    def orders(self) -> tuple[Order, ...]:
        """The bestillinger of the case, newest first."""
        return self._board.orders if self._board else ()

    def last_sub_goal(self) -> tuple[GoalId | None, SubGoalId | None]:
        """The delmål that stands last, and its goal."""
        groups = self._board.sub_goals.items() if self._board else ()
        return next(((goal, group[-1].id) for goal, group in groups if group), (None, None))

    def choose(self, goal: GoalId | None, sub_goal: SubGoalId | None = None) -> None:
        """Show a goal, or a delmål of it, now or when the goals are there."""
        self._chosen, self._sub, self._order = goal, sub_goal, None
        if self._board is not None:
            self._show_chosen()
            QTimer.singleShot(0, self, self._see_chosen)  # once it has its place

    def _see_chosen(self) -> None:
        row = self.list.row(self._order or self._sub or self._chosen or "")
        if row is not None and row.isVisible():
            reveal(row)

    def open(self, citizen: CitizenId, gathering: GatheringId | None = None) -> None:
        """Show a citizen's goals beside the newest round, or those of one. Nothing is shown until they are there."""
        if self._asked == (citizen, gathering):
            return
        self.close_board()
        self._asked = asked = citizen, gathering
        self._wanted.ask(lambda desk: goals.visit(desk, *asked), self._opened)

    def close_board(self) -> None:
        """Leave the goals; what stands in fields is stored, and nothing here is anybody's any more."""
        self._wanted.nothing()
        self._purpose.forget()
        self.form.forget()
        self.sub_form.forget()
        self.order_form.forget()
        self._order = None
        self.files.forget()
        self._asked = self._stored = self._board = None
        self._sides.hide()

    def begin(self) -> None:
        """A new goal, where one can be made."""
        if self._board is not None and self.new.isVisible():
            self.new.click()

    def awaits(self) -> bool:
        """Whether it is not known yet which goals there are."""
        return self._board is None

    def heard(self, refs: Iterable[FieldRef]) -> None:
        """Read what changed of these goals."""
        board, asked = self._stored, self._asked
        kinds = {ref.kind for ref in refs}
        if board is None or asked is None or not kinds & _SHOWN:
            return
        if board.seal is None and kinds <= _OWN:
            job = partial(fresh.read, asked[0])
            self._context.work.submit(job, partial(self._reread, asked))
        else:
            self._context.work.submit(lambda desk: goals.board(desk, *asked), partial(self._reread, asked))

    def reveal(self, ref: FieldRef, then: Callable[[], object]) -> None:
        """Bring a goal into view: what an undo touched is seen, not only named."""
        if ref.kind is Record.GOAL:
            self.choose(GoalId(ref.record_id))
            self.form.reveal(ref.field)
        elif ref.kind is Record.SUB_GOAL:
            which = SubGoalId(ref.record_id)
            self.choose(self._goal_over(which), which)
            self.sub_form.reveal(ref.field)
        elif ref.kind is Record.ORDER:
            self.show_order(OrderId(ref.record_id))
            self.order_form.reveal(ref.field)
        elif not is_in_sight(self.purpose):
            reveal(self.purpose)
        then()

    def flush(self) -> None:
        """Store what stands in the fields."""
        self._purpose.flush()
        for form in self._forms:
            form.fields.flush()

    def hand_in(self) -> None:
        """A date that is written counts as chosen."""
        for form in self._forms:
            form.fields.hand_in()

    def take_focus(self) -> None:
        """Where the keyboard starts, once it is known: the goal that is chosen, or the heading.

        The heading where there is no goal, and where the page would have to scroll its own top away to show it.
        """
        self._starts = self._board is None
        if self._starts:
            self.setFocus()
        else:
            self._title.setFocus()
            QTimer.singleShot(0, self, self._start_at_goal)  # once all of it has its place

    def _start_at_goal(self) -> None:
        row = self.list.row(self._order or self._sub or self._chosen or "")
        if row is not None and self._title.hasFocus() and is_in_sight(row):
            row.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold with the width of the page."""
        super().resizeEvent(event)
        units = self.width() / self._context.look.tokens.scale
        self._sides.fold(units < STACKED)
        for form in self._forms:
            form.fold(units < CRAMPED)

    @property
    def _forms(self) -> tuple[GoalForm, SubGoalForm, OrderForm]:
        return self.form, self.sub_form, self.order_form

    def _opened(self, board: GoalBoard) -> None:
        self._stored = board
        self._sides.show()
        self._show()
        if self._starts:
            self.take_focus()

    def _reread(self, asked: tuple[CitizenId, GatheringId | None], found: GoalBoard | Goals | None) -> None:
        if asked == self._asked and self._stored is not None and found is not None:
            self._stored = found if isinstance(found, GoalBoard) else found.into(self._stored)
            self._show()

    def _moved(self, ref: FieldRef) -> None:
        """A value is on its way, or no longer: it is seen at once."""
        if self._stored is not None and ref.kind in _SHOWN:
            self._show()

    def _show(self) -> None:
        assert self._stored is not None  # noqa: S101 - only called with goals
        board = goals_leaving_out(over_board(self._stored, self._context.outbox.values()), self._closed())
        if board == self._board:
            return
        self._board, case, locked = board, board.case, board.seal is not None
        self._purpose.show(case.id, case, Scope(citizen=board.citizen.id, part=Part.GOALS), locked=locked)
        self.locked.tell(say.COPY_LOCKED if locked else "")
        self.to_case.setVisible(locked)
        self.new.setVisible(not locked)
        self.new_order.setVisible(not locked)
        active = count_active(one for group in board.sub_goals.values() for one in group)
        self.many.tell(sub_say.too_many(active) if active > MANY else "")
        self._none.setText(say.NO_GOALS if board.seal else say.EMPTY)
        self._none.setVisible(not board.case.goals)
        self._show_chosen()

    def _show_list(self, board: GoalBoard) -> None:
        """The goals, and under the chosen one its delmål."""
        catalogue, closed = self._context.catalogue, self._closed()
        shown = goals_part(board.case, board.gathering, catalogue)
        lines: list[GoalLine | NamedLine] = []
        for goal, line in zip(board.case.goals, shown.rows, strict=True):
            direction = catalogue.change_value(goal.change_value).direction if goal.change_value else ""
            change = say.SHORT_CHANGE.get(direction, "")
            lines.append(
                GoalLine(
                    goal.id,
                    self._dated(board, goal, line),
                    change,
                    goal.theme in closed,
                    is_received(goal, board.orders),
                )
            )
            if goal.id == self._chosen:
                lines += map(_sub_line, board.sub_goals.get(goal.id, ()))
        lines += [_order_line(order, board.case) for order in board.orders]
        self.list.show_lines(lines, self._order or self._sub or self._chosen or "")
        tab_down(self.new_sub, *self.list.rows, self.new, self.new_order, self.purpose, self.files.pdf)

    def _dated(self, board: GoalBoard, goal: InterventionGoal, line: GoalRow) -> GoalRow:
        """When it is looked at, and how its delmål are. A follow-up that should have been says so; in a locked copy it
        is as it was."""
        late = is_overdue(goal, self._context.now().date()) and not board.seal
        group = board.sub_goals.get(goal.id, ())
        said = (say.overdue if late else say.follow_up)(line.follow_up)
        counted = sub_say.counted(len(group), count_active(group))
        return replace(line, follow_up=" · ".join(part for part in (said, counted) if part))

    def _at(self) -> int:
        order = [goal.id for goal in self._board.case.goals] if self._board else []
        return order.index(self._chosen) if self._chosen in order else 0

    def _show_chosen(self) -> None:
        board = self._board
        if board is None:
            return
        there = bool(board.case.goals)
        at = self._at()
        self._chosen = board.case.goals[at].id if there else None
        group = [one.id for one in board.sub_goals.get(self._chosen, ())] if self._chosen else []
        self._sub = self._sub if self._sub in group else None
        order = next((one for one in board.orders if one.id == self._order), None)
        self._order = order.id if order else None
        self._show_list(board)
        self.form.setVisible(there and self._sub is None and order is None)
        self.sub_form.setVisible(self._sub is not None and order is None)
        self.order_form.setVisible(order is not None)
        self.new_sub.setVisible(there and board.seal is None and order is None)
        self.files.show_board(board)
        if (self._order or self._sub or self._chosen) != self._seen:
            self._seen = self._order or self._sub or self._chosen
            self._sides.begin()
        if order is not None:
            self.order_form.show_order(board, order)
        elif self._chosen is not None and self._sub is not None:
            self.sub_form.show_sub_goal(board, self._chosen, group.index(self._sub))
        elif there:
            self.form.show_goal(board, at, closed=board.case.goals[at].theme in self._closed())

    def _choose(self, which: str) -> None:
        if self._board is None:
            return
        if any(goal.id == which for goal in self._board.case.goals):
            self.choose(GoalId(which))
        elif any(order.id == which for order in self._board.orders):
            self.show_order(OrderId(which))
        else:
            self.choose(self._goal_over(SubGoalId(which)), SubGoalId(which))

    def show_order(self, which: OrderId) -> None:
        """Show one of the bestillinger instead of a goal."""
        self._sub, self._order = None, which
        if self._board is not None:
            self._show_chosen()

    def _goal_over(self, which: SubGoalId) -> GoalId | None:
        """The goal that a delmål hangs under."""
        groups = self._board.sub_goals.items() if self._board else ()
        return next((goal for goal, group in groups if any(one.id == which for one in group)), self._chosen)

    def _add(self) -> None:
        board = self._board
        if board is not None and board.seal is None:
            self.flush()
            to_nowhere(self)
            self._once.do(partial(fresh.added, board.citizen.id), self._begin, self._not_begun)

    def _begin(self, made: tuple[GoalId, Goals | None]) -> None:
        """The new goal is there: write it."""
        goal, found = made
        if self._takes(found):
            self._chosen, self._sub, self._order = goal, None, None
            self._show()
            self._context.speaker.say(say.ADDED)
            self.form.wording.setFocus()

    def _takes(self, found: Goals | None) -> bool:
        """Whether what was made is of the citizen in sight; then it is."""
        if self._stored is None or found is None or found.case.citizen_id != self._stored.citizen.id:
            return False
        self._stored = found.into(self._stored)
        return True

    def _add_order(self) -> None:
        board = self._board
        if board is not None and board.seal is None:
            self.flush()
            to_nowhere(self)
            self._once.do(partial(fresh.order_added, board.citizen.id), self._begin_order, self._not_begun)

    def _begin_order(self, made: tuple[OrderId, Goals | None]) -> None:
        which, found = made
        if self._takes(found):
            self._order, self._sub = which, None
            self._show()
            self._context.speaker.say(order_say.ADDED)
            self.order_form.sent_by.setFocus()

    def _add_ordered(self) -> None:
        """A goal of the bestilling that is shown."""
        board, which = self._board, self.order_form.order_id()
        if board is not None and which is not None:
            self.flush()
            to_nowhere(self)
            self._once.do(partial(fresh.ordered, board.citizen.id, which), self._begin, self._not_begun)

    def _fetch_ordered(self) -> None:
        which = self.order_form.order_id()
        files = self._context.choose_files(order_say.FETCH_TITLE, order_say.FETCH_KINDS) if which else []
        if which is not None and files:
            self.flush()
            said = self._context.speaker.say
            self._once.do(lambda desk: orders.fetch(desk, which, files[0]), lambda n: said(order_say.fetched(n)))

    def _receive(self) -> None:
        which = self.order_form.order_id()
        if which is not None:
            self.flush()
            self._context.outbox.send_waiting()
            self._once.do(lambda desk: orders.receive(desk, which), self._received)

    def _received(self, _order: Order) -> None:
        self._title.setFocus()  # the buttons go
        self._context.speaker.say(order_say.RECEIVED_SAID)

    def _remove_order(self) -> None:
        which = self.order_form.order_id()
        if which is not None:
            self.flush()
            self._title.setFocus()
            said = order_say.REMOVED.format(keys=Command.UNDO.shown)
            self._once.do(lambda desk: orders.remove(desk, which), lambda _: self._context.speaker.say(said))

    def _take(self) -> None:
        """A goal of one's own with the words of the received one that is shown."""
        board, goal = self._board, self.form.goal_id()
        if board is not None and goal is not None:
            self.flush()
            to_nowhere(self)
            self._once.do(partial(fresh.taken, board.citizen.id, goal), self._begin_taken, self._not_begun)

    def _begin_taken(self, made: tuple[GoalId, Goals | None]) -> None:
        self._begin(made)
        self._context.speaker.say(order_say.COPIED)

    def _add_sub(self) -> None:
        board, goal = self._board, self._chosen
        if board is not None and goal is not None and board.seal is None:
            self.flush()
            to_nowhere(self)
            job = partial(fresh.sub_added, board.citizen.id, goal)
            self._once.do(job, partial(self._begin_sub, goal), self._not_begun)

    def _begin_sub(self, goal: GoalId, made: tuple[SubGoalId, Goals | None]) -> None:
        which, found = made
        if self._takes(found):
            self._chosen, self._sub = goal, which
            self._show()
            self._context.speaker.say(sub_say.ADDED)
            self.sub_form.wording.setFocus()

    def _move_sub(self, by: int) -> None:
        board, goal, which = self._board, self._chosen, self._sub
        if board is not None and goal is not None and which is not None:
            self.flush()
            order = [str(one.id) for one in board.sub_goals[goal]]
            scope = Scope(citizen=board.citizen.id, part=Part.GOALS)
            move(self._context, SUB_GOAL.ref(which, "place"), by, order, scope, said=sub_say.MOVED)

    def _remove_sub(self) -> None:
        which = self._sub
        if which is not None:
            self.flush()
            self._title.setFocus()  # the button goes with the last one
            said = sub_say.REMOVED.format(keys=Command.UNDO.shown)
            self._once.do(lambda desk: subgoals.remove(desk, which), lambda _: self._context.speaker.say(said))

    def _copy_sub(self) -> None:
        """As with a goal."""
        which, board = self._sub, self._board
        if which is not None and board is not None:
            self.flush()
            tell_what_waits(self._context)
            copied = partial(self._copied, sub_say.COPIED)
            self._context.work.submit(lambda desk: handover.sub_goal_text(desk, board.citizen.id, which), copied)

    def _not_begun(self, error: Exception) -> None:
        self._title.setFocus()
        self._context.speaker.trouble(error, self._once)

    def _move(self, by: int) -> None:
        goal, board = self.form.goal_id(), self._board
        if goal is not None and board is not None and board.seal is None:
            self.flush()
            order = [str(one.id) for one in board.case.goals]
            scope = Scope(citizen=board.citizen.id, part=Part.GOALS)
            move(self._context, GOAL.ref(goal, "place"), by, order, scope, said=say.MOVED)

    def _remove(self) -> None:
        goal, board = self.form.goal_id(), self._board
        if goal is not None and board is not None and board.seal is None:
            self.flush()
            self._title.setFocus()  # the button goes with the last goal
            said = say.REMOVED.format(keys=Command.UNDO.shown)
            self._once.do(lambda desk: goals.remove(desk, goal), lambda _: self._context.speaker.say(said))

    def _copy(self) -> None:
        """The goal as plain text, for a case system: what stands in the fields is stored first."""
        goal, board = self.form.goal_id(), self._board
        if goal is not None and board is not None:
            self.flush()
            tell_what_waits(self._context)
            which = board.gathering.id if board.gathering else None
            self._context.work.submit(
                lambda desk: handover.goal_text(desk, board.citizen.id, goal, which),
                partial(self._copied, report.COPIED_GOAL),
            )

    def _copied(self, said: str, text: str) -> None:
        if text:
            self._context.clipboard.put(text)
            self._context.speaker.say(said)

    def _see(self, theme: str) -> None:
        if self._board is not None and self._board.gathering is not None:
            self.theme_wanted.emit(self._board.gathering.id, theme)

    def _connect(self) -> None:
        form, sub = self.form, self.sub_form
        self.new.clicked.connect(self._add)
        self.new_sub.clicked.connect(self._add_sub)
        self.new_order.clicked.connect(self._add_order)
        self.order_form.goal_wanted.connect(self._add_ordered)
        self.order_form.file_wanted.connect(self._fetch_ordered)
        self.order_form.received.connect(self._receive)
        self.order_form.removed.connect(self._remove_order)
        form.take.clicked.connect(self._take)
        form.order_wanted.connect(lambda which: self.show_order(OrderId(which)))
        self.list.chosen.connect(self._choose)
        for button, command in (
            (self.new, Command.NEW_GOAL),
            (self.new_sub, Command.NEW_SUB_GOAL),
            (self.new_order, Command.NEW_ORDER),
            (self.order_form.add_goal, Command.ADD_ORDERED),
            (self.order_form.fetch, Command.FETCH_ORDERED),
            (self.order_form.receive, Command.RECEIVE_ORDER),
            (self.order_form.remove, Command.REMOVE_ORDER),
            (form.take, Command.COPY_RECEIVED),
            (sub.up, Command.SUB_GOAL_UP),
            (sub.down, Command.SUB_GOAL_DOWN),
            (sub.copy, Command.COPY_SUB_GOAL),
            (sub.remove, Command.REMOVE_SUB_GOAL),
            (form.up, Command.GOAL_UP),
            (form.down, Command.GOAL_DOWN),
            (form.copy, Command.COPY_GOAL),
            (form.remove, Command.REMOVE_GOAL),
        ):
            commands.press(button, command)
        form.moved.connect(self._move)
        form.removed.connect(self._remove)
        form.copied.connect(self._copy)
        form.theme_wanted.connect(self._see)
        sub.moved.connect(self._move_sub)
        sub.removed.connect(self._remove_sub)
        sub.copied.connect(self._copy_sub)
        self.to_case.clicked.connect(self._to_case)

    def _to_case(self) -> None:
        if self._board is not None:
            self.case_wanted.emit(self._board.citizen.id)

    def _lay_out(self) -> None:
        look = self._context.look
        left = box(
            look,
            flow(look, (self._title, 1), self.new_sub),
            self.locked,
            row(look, self.to_case, None),
            self._none,
            self.many,
            self.list,
            flow(look, self.new, self.new_order, None),
            8,
            labelled(look, say.PURPOSE, self.purpose, say.PURPOSE_HINT),
            8,
            self.files,
            None,
            gap=8,
            margins=(24, 16, 16, 24),
            tone="sunken",
        )
        forms = box(look, *self._forms, None)
        forms.setMaximumWidth(look.tokens.t(820))
        # Beside air that takes the rest: a column alone is asked how high it is at all the width there is.
        right = row(look, (forms, 100), None, margins=(32, 24, 32, 24))
        self._sides = Sides(look, left, right, look.tokens.t(_LIST))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self._sides)


def _sub_line(one: SubGoal) -> NamedLine:
    day = short_date(one.seen_again_on) if one.seen_again_on and one.is_active else ""
    sign = "check" if one.status is SubGoalStatus.REACHED else ""
    return NamedLine(one.id, one.called() or sub_say.UNNAMED, sub_say.fact(one.status.value, day), sign)


def _order_line(order: Order, case: Case) -> NamedLine:
    count = sum(goal.order_id == order.id or goal.id in order.goals for goal in case.goals)
    day, received = short_date(order.dated_on) if order.dated_on else "", order.seal is not None
    called = order_say.called(order.sender)
    return NamedLine(order.id, called, order_say.fact(day, count, received=received), "lock" if received else "")


_OWN = {Record.CASE, Record.ORDER, Record.GOAL, Record.SUB_GOAL}
_SHOWN = {*_OWN, Record.GATHERING, Record.CONDITION, Record.SEAL, Record.CITIZEN}
"""What goals stand beside: their case, and the levels of a round."""
