"""The eight fields of one indsatsmål. What is chosen is stored at once, what is typed while it is typed."""

from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.catalogue import ChangeValue
from ffbdesk.domain.edits import Part, Scope
from ffbdesk.domain.goals import WORDING_MAX, Direction, InterventionGoal, direction_of, is_overdue
from ffbdesk.domain.ids import GoalId
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.kinds import GOAL
from ffbdesk.domain.orders import is_received, order_of
from ffbdesk.domain.records import GoalBoard
from ffbdesk.domain.rules import as_begun, is_unconfirmed, level_at, sign
from ffbdesk.export.goals import doubt, reached, set_said, starting_level
from ffbdesk.ui.context import Context
from ffbdesk.ui.fields import Fields
from ffbdesk.ui.kit.buttons import Button, Segments
from ffbdesk.ui.kit.choice import Choice, Code
from ffbdesk.ui.kit.datefield import DateField
from ffbdesk.ui.kit.fields import TextLine, set_error
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import FoldingRow
from ffbdesk.ui.kit.layout import box, is_in_sight, reveal, row
from ffbdesk.ui.kit.levels import LevelChip, LevelKey, LevelPick
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.themetags import ThemeTags, assessed_first
from ffbdesk.words import goals as say
from ffbdesk.words import handover as report
from ffbdesk.words import levels as level_words
from ffbdesk.words import orders as order_say
from ffbdesk.words.dates import short_date
from ffbdesk.words.kit import EXPLAINED


class GoalForm(QWidget):
    """One goal. `moved` carries -1 or +1."""

    moved = Signal(int)
    removed = Signal()
    copied = Signal()
    theme_wanted = Signal(str)
    order_wanted = Signal(str)
    """The bestilling that it came with."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._goal: InterventionGoal | None = None
        self._board: GoalBoard | None = None
        self._number = label(look, "", "caption", "ink3")
        self.sent = Notice(look)
        self.take = Button(look, order_say.COPY, "", "copy")
        self.to_order = Button(look, order_say.TO_ORDER, "quiet")
        self.up = Button(look, "", "quiet", "up", say.UP)
        self.down = Button(look, "", "quiet", "down", say.DOWN)
        self.remove = Button(look, say.REMOVE, "quiet")
        self.copy = Button(look, report.COPY_THEME, "quiet")
        self.wording = GrowingText(look, say.WORDING, lines=2, limit=WORDING_MAX)
        self.responsible = TextLine(look, say.RESPONSIBLE)
        self.changes = {
            v.code: Button(look, say.SHORT_CHANGE[v.direction], "seg", name=v.term)
            for v in context.catalogue.change_values
        }
        self._meaning = label(look, "", "caption", "ink3", wrap=True)
        self.theme = Choice(look, say.THEME, say.NO_THEME)
        self._start_chip = LevelChip(look, sign(None))
        self._start = label(look, "", wrap=True)
        self.start = LevelPick(self)
        self.starts = [LevelKey(look, Assessed(level), level_words.SHORT[level], quiet=True) for level in Level]
        self.start_day = DateField(look, order_say.START_DAY, ahead="odd")
        self._chip = LevelChip(look, sign(None))
        self._current = label(look, "", wrap=True)
        self.see = Button(look, say.SEE_THEME, "link")
        self.expected = LevelPick(self)
        self.levels = [LevelKey(look, Assessed(level), level_words.SHORT[level], quiet=True) for level in Level]
        self.clear = Button(look, say.CLEAR, "quiet", name=say.CLEAR_EXPECTED)
        self.doubt = Notice(look, "attention")
        self.reached = Notice(look)
        self._late = label(look, "", "caption", "attention", wrap=True)
        self.way_out = Button(look, "", "quiet", name=say.CHANGE_TO.format(change=say.CHANGE.lower()))
        self.day = DateField(look, say.FOLLOW_UP)
        self.wrong_day = Notice(look, "attention")
        self.in_months = [Button(look, text, "link") for _months, text in say.IN_MONTHS]
        self.related = ThemeTags(look, context.catalogue, say.RELATED)
        self.fields = Fields(
            context,
            GOAL,
            {"wording": self.wording, "responsible": self.responsible},
            {
                "change_value": Segments(self, self.changes),
                "theme": Code(self.theme),
                "starting_level": self.start,
                "starting_on": self.start_day,
                "expected_level": self.expected,
                "follow_up_on": self.day,
                "related": self.related,
            },
        )
        self._rows = self._lay_out()
        self._connect()

    def show_goal(self, board: GoalBoard, at: int, *, closed: bool = False) -> None:
        """Show a goal of the board; `closed` where its theme is, and the board has no level of it."""
        goal = board.case.goals[at]
        locked = self._is_locked(board, goal)
        self._board, self._goal = board, goal
        self._show_order(board, goal)
        self._number.setText(say.number(at + 1, len(board.case.goals), "" if goal.order_id else set_said(goal)))
        self.related.never(goal.theme)
        self.theme.offer(assessed_first(self._context.catalogue, board.gathering))
        self.fields.show(goal.id, goal, Scope(citizen=board.citizen.id, part=Part.GOALS), locked=locked)
        value = self._context.catalogue.change_value(goal.change_value) if goal.change_value else None
        self._meaning.setText(EXPLAINED.format(text=value.explanation) if value else say.NO_CHANGE)
        self._show_start(as_begun(goal, board.gathering), closed)
        self._show_current(board, goal, closed)
        self.copy.setVisible(not closed)  # the text would have the levels
        self._show_late(board, goal)
        self._show_doubt(board, goal, value)
        self._lock(locked, board.seal is not None, at, len(board.case.goals))

    def goal_id(self) -> GoalId | None:
        """Whose fields these are."""
        return self._goal.id if self._goal else None

    def forget(self) -> None:
        """Another citizen's goals come: nothing here is anybody's any more."""
        self.fields.forget()
        self._goal = self._board = None

    def reveal(self, name: str) -> None:
        """Bring a field into sight, unless it is."""
        places = {"change_value": self._meaning, "theme": self.theme, "expected_level": self.levels[0]}
        place = self.fields.editor(name) or places.get(name)
        if place is not None and not is_in_sight(place):
            reveal(place)

    def fold(self, narrow: bool) -> None:
        """Labels over their fields in a narrow window."""
        for line in self._rows:
            line.fold(narrow)

    def _is_locked(self, board: GoalBoard, goal: InterventionGoal) -> bool:
        return board.seal is not None or is_received(goal, board.orders)

    def _show_order(self, board: GoalBoard, goal: InterventionGoal) -> None:
        """Which bestilling it came with; while that is written, where the goal begins is written too."""
        order = order_of(goal, board.orders)
        received = order is not None and order.seal is not None
        copied = any(one.copies_id == goal.id for one in board.case.goals)
        if order is not None:
            kind = order_say.REPLACED if copied else order_say.LOCKED if received else order_say.WRITING
            said = kind.format(sender=order.sender or "…")
        else:
            said = order_say.COPY_OF if goal.copies_id else ""
        self.sent.tell(said)
        self.take.setVisible(received and not copied)
        self._sent_keys.setVisible(order is not None)
        self._written_start.setVisible(order is not None and not received)
        self._known_start.setVisible(order is None or received)

    def _show_start(self, begun: InterventionGoal, closed: bool) -> None:
        level, day = begun.starting_level, begun.starting_on
        known = level is not None
        self._start_chip.set_sign(Assessed(level) if level is not None else sign(None))
        self._start_chip.setVisible(known)
        order = order_of(begun, self._board.orders) if self._board else None
        given = [f"{level_words.SHORT[level]} {level_words.FUNCTION}"] if level is not None else []
        sent = order is not None or begun.copies_id is not None
        from_ = order_say.START_GIVEN if sent else say.START_GIVEN
        came = [from_.format(day=short_date(day))] if known and day is not None else []
        unknown = say.START_CLOSED if closed else say.START_UNKNOWN if begun.theme else say.CURRENT_NO_THEME
        self._start.setText(", ".join([*given, *came]) or unknown)

    def _show_late(self, board: GoalBoard, goal: InterventionGoal) -> None:
        late = board.seal is None and is_overdue(goal, self._context.now().date())
        self._late.setText(say.overdue(short_date(goal.follow_up_on)) if late and goal.follow_up_on else "")
        self._late.setVisible(late)

    def _show_current(self, board: GoalBoard, goal: InterventionGoal, closed: bool) -> None:
        gathering = board.gathering
        level = level_at(gathering, goal.theme)
        unsure = is_unconfirmed(gathering, goal.theme)
        self._chip.set_sign(sign(gathering.condition(goal.theme)) if gathering and goal.theme else sign(None), unsure)
        self._chip.setVisible(level is not None)
        day = short_date(gathering.held_on) if gathering else ""
        if level is not None:
            come_from = (say.CURRENT_UNCONFIRMED if unsure else say.CURRENT_FROM).format(day=day)
            followed = board.followed.get(goal.theme) if goal.theme else None
            come_from = say.CURRENT_FOLLOWED.format(day=short_date(followed)) if followed else come_from
            said = f"{level_words.SHORT[level]} {level_words.FUNCTION}, {come_from}"
        elif goal.theme is None:
            said = say.CURRENT_NO_THEME
        elif closed and gathering:
            said = say.CLOSED
        else:
            said = say.CURRENT_NOT.format(day=day) if gathering else say.CURRENT_NO_ROUND
        self._current.setText(said)
        self.see.setVisible(gathering is not None and goal.theme is not None)

    def _show_doubt(self, board: GoalBoard, goal: InterventionGoal, change: ChangeValue | None) -> None:
        """A look, never a stop: it may stand so, and there is a way out."""
        text = doubt(goal, board.gathering, self._context.catalogue)
        began = as_begun(goal, board.gathering).starting_level is not None
        self.doubt.tell(say.doubt_on_screen(change.direction, text, began=began) if text and change else "")
        self.reached.tell(reached(goal, board.gathering, self._context.catalogue))
        wanted = self._usual(goal, board) if text else None
        self.way_out.setVisible(wanted is not None and not self._is_locked(board, goal))
        if wanted is not None:
            self.way_out.say(say.CHANGE_TO.format(change=say.SHORT_CHANGE[wanted]))

    def _usual(self, goal: InterventionGoal, board: GoalBoard) -> Direction | None:
        """The måltype that the goal's levels usually have; None where they are not known."""
        start = starting_level(goal, board.gathering)
        if start is None or goal.expected_level is None:
            return None
        return direction_of(start, goal.expected_level)

    def _lock(self, locked: bool, is_copy: bool, at: int, count: int) -> None:
        """A received goal cannot be changed, but has its place; the copy of a finished round has not even that."""
        for link in self.in_months:
            link.setVisible(not locked)
        for link in (self.up, self.down):
            link.setVisible(not is_copy)
        self.remove.setVisible(not locked)
        self.clear.setVisible(not locked and self.expected.value is not None)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at + 1 < count)

    def _later(self, months: int) -> None:
        """So many months after the round, or after today where there is none."""
        if self._board is not None:
            start = self._board.gathering.held_on if self._board.gathering else self._context.now().date()
            later = QDate(start.year, start.month, start.day).addMonths(
                months
            )  # the 31st becomes the last of its month
            self.day.setText(short_date(date(later.year(), later.month(), later.day())))
            set_error(self.day, False)
            self.day.leave()

    def _answer_day(self, trouble: str) -> None:
        """What there is to say of the date is seen by whoever leaves it: it stands under the field."""
        self.wrong_day.answer(trouble)
        late = self._late
        QTimer.singleShot(0, late, lambda: reveal(late) if late.isVisible() else None)

    def _switch(self) -> None:
        goal, board = self._goal, self._board
        wanted = self._usual(goal, board) if goal and board else None
        if wanted is not None:
            codes = (v.code for v in self._context.catalogue.change_values if v.direction is wanted)
            self.fields.choose("change_value", next(codes))

    def _connect(self) -> None:
        for key in self.levels:
            self.expected.choice.add(key)
        for key in self.starts:
            self.start.choice.add(key)
        self.clear.clicked.connect(self.expected.clear)
        self.day.told.connect(self._answer_day)
        self.way_out.clicked.connect(self._switch)
        for (months, _text), button in zip(say.IN_MONTHS, self.in_months, strict=True):
            button.clicked.connect(partial(self._later, months))
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.removed)
        self.copy.clicked.connect(self.copied)
        self.see.clicked.connect(self._see)
        self.to_order.clicked.connect(self._to_order)

    def _to_order(self) -> None:
        if self._goal is not None and self._goal.order_id is not None:
            self.order_wanted.emit(self._goal.order_id)

    def _see(self) -> None:
        if self._goal is not None and self._goal.theme is not None:
            self.theme_wanted.emit(self._goal.theme)

    def _lay_out(self) -> list[FoldingRow]:
        look = self._context.look
        head = flow(look, self._number, None, self.copy, self.up, self.down, self.remove, gap=4)
        choose = flow(look, *self.changes.values(), None, gap=8)
        levels = flow(look, row(look, *self.levels, gap=4), self.clear, None, gap=4)
        self._sent_keys = flow(look, self.take, self.to_order, None, gap=8)
        self._known_start = row(look, self._start_chip, (self._start, 1))
        day = label(look, order_say.START_DAY, "body", "ink2")
        day.setBuddy(self.start_day)
        self.start_day.setMaximumWidth(look.tokens.t(140))
        self._written_start = box(
            look, flow(look, row(look, *self.starts, gap=4), None, gap=4), row(look, day, self.start_day, None), gap=8
        )
        rows = [
            FoldingRow(look, say.WORDING, (self.wording,), say.WORDING_HINT),
            FoldingRow(look, say.CHANGE, (choose, self._meaning)),
            FoldingRow(look, say.THEME, (row(look, self.theme, None),), say.THEME_HINT),
            FoldingRow(look, say.START, (self._known_start, self._written_start)),
            FoldingRow(look, say.CURRENT, (flow(look, self._chip, (self._current, 1), self.see),)),
            FoldingRow(look, say.EXPECTED, (levels, flow(look, (self.doubt, 1), self.way_out), self.reached)),
            FoldingRow(
                look, say.FOLLOW_UP, (flow(look, self.day, *self.in_months, None, gap=16), self._late, self.wrong_day)
            ),
            FoldingRow(look, say.RESPONSIBLE, (self.responsible,)),
            FoldingRow(look, say.RELATED, (self.related,)),
        ]
        self.day.setMaximumWidth(look.tokens.t(140))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(16))
        for widget in (head, self.sent, self._sent_keys, *rows):
            lay.addWidget(widget)
        return rows
