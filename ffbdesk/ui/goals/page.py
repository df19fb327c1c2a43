"""Indsatsmål: what the support is for, the goals in their order, and the form of the one that is chosen."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.edits import FieldRef, Part, Record, Scope
from ffbdesk.domain.goals import InterventionGoal, is_overdue
from ffbdesk.domain.ids import CitizenId, GatheringId, GoalId, ThemeCode
from ffbdesk.domain.kinds import CASE, GOAL
from ffbdesk.domain.overlay import over_board
from ffbdesk.domain.records import Case, GoalBoard
from ffbdesk.domain.rules import goals_leaving_out
from ffbdesk.export.choices import Choices
from ffbdesk.export.goals import goals_part
from ffbdesk.export.report import GoalRow
from ffbdesk.services import goals, handover
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.fields import Fields, hand_in
from ffbdesk.ui.goals.card import GoalCard
from ffbdesk.ui.goals.form import GoalForm
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, fold, is_in_sight, reveal, row, scroll, tab_down
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once, Wanted, tell_what_waits, to_nowhere
from ffbdesk.words import ending
from ffbdesk.words import goals as say
from ffbdesk.words import handover as report
from ffbdesk.words.actions import Command

STACKED, CRAMPED = 820, 1080
"""Page widths divided by text scale: list over form below; labels over their fields below."""
_LIST = 328


class GoalsPage(QWidget):
    """The goals of a case beside the levels of a round. A finished round shows its own copy, locked.

    Of a sensitive theme that is closed no level is shown, nor what would tell it. Outside a round they always are.
    """

    theme_wanted = Signal(str, str)
    """The round and the theme that a goal is measured on."""
    case_wanted = Signal(str)
    """The citizen whose open goals are asked for."""

    def __init__(self, context: Context, closed: Callable[[], Collection[ThemeCode]] = lambda: SENSITIVE) -> None:
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
        self._starts = False
        self.cards: list[GoalCard] = []
        self.new = Button(look, Command.NEW_GOAL.text, "", "plus")
        self.purpose = GrowingText(look, say.PURPOSE, lines=3)
        self._purpose = Fields(context, CASE, {"intervention_purpose": self.purpose})
        self.locked = Notice(look)
        self.to_case = Button(look, say.TO_CASE, "quiet")
        self._list = QVBoxLayout()
        self._none = label(look, "", "body", "ink2", wrap=True)
        self.form = GoalForm(context)
        self.pdf, self.json = Button(look, say.PDF, "", "pdf"), Button(look, say.JSON, "", "json")
        self.saved = Notice(look)
        self._title = label(look, say.TITLE, "title")
        self._lay_out()
        self._connect()
        context.outbox.moved.connect(self._moved)

    def goal(self) -> GoalId | None:
        """The goal that is shown."""
        return self._chosen

    def choose(self, goal: GoalId | None) -> None:
        """Show a goal, now or when the goals are there."""
        self._chosen = goal
        if self._board is not None:
            self._show_chosen()

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
        self.saved.tell("")
        self._asked = self._stored = self._board = None
        self._inner.hide()

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
        if board.seal is None and kinds <= {Record.GOAL, Record.CASE}:
            job = partial(_case, asked[0])
            self._context.work.submit(job, partial(self._reread, asked))
        else:
            self._context.work.submit(lambda desk: goals.board(desk, *asked), partial(self._reread, asked))

    def reveal(self, ref: FieldRef, then: Callable[[], object]) -> None:
        """Bring a goal into view: what an undo touched is seen, not only named."""
        if ref.kind is Record.GOAL:
            self._chosen = GoalId(ref.record_id)
            self._show_chosen()
            self.form.reveal(ref.field)
        elif not is_in_sight(self.purpose):
            reveal(self.purpose)
        then()

    def flush(self) -> None:
        """Store what stands in the fields."""
        self._purpose.flush()
        self.form.fields.flush()

    def hand_in(self) -> None:
        """A date that is written counts as chosen."""
        self.form.fields.hand_in()

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
        if self.cards and self._title.hasFocus() and is_in_sight(self.cards[self._at()]):
            self.cards[self._at()].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold with the width of the page."""
        super().resizeEvent(event)
        units = self.width() / self._context.look.tokens.scale
        fold(self._columns, self._left, None if units < STACKED else self._context.look.tokens.t(_LIST))
        self.form.fold(units < CRAMPED)

    def _opened(self, board: GoalBoard) -> None:
        self._stored = board
        self._inner.show()
        self._show()
        if self._starts:
            self.take_focus()

    def _reread(self, asked: tuple[CitizenId, GatheringId | None], found: GoalBoard | Case | None) -> None:
        if asked == self._asked and self._stored is not None and found is not None:
            self._stored = found if isinstance(found, GoalBoard) else replace(self._stored, case=found)
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
        self._show_list(board)
        self._show_chosen()

    def _show_list(self, board: GoalBoard) -> None:
        """Cards are kept: one that went away between a press and its release would swallow the click."""
        catalogue, closed = self._context.catalogue, self._closed()
        shown = goals_part(board.case, board.gathering, catalogue)
        held = next((at for at, card in enumerate(self.cards) if card.hasFocus()), None)
        for at, (goal, line) in enumerate(zip(board.case.goals, shown.rows, strict=True)):
            direction = catalogue.change_value(goal.change_value).direction if goal.change_value else ""
            change = say.SHORT_CHANGE.get(direction, "")
            dated = self._dated(board, goal, line)
            if at < len(self.cards):
                self.cards[at].show_row(dated, change, closed=goal.theme in closed)
            else:
                self._add_card(dated, change, closed=goal.theme in closed)
        for card in self.cards[len(shown.rows) :]:
            card.hide()
            card.deleteLater()
        del self.cards[len(shown.rows) :]
        tab_down(self.purpose, *self.cards, self.pdf)
        if held is not None and held >= len(self.cards) > 0:
            self.cards[-1].setFocus()
        self._none.setText(say.NO_GOALS if board.seal else say.EMPTY)
        self._none.setVisible(not self.cards)

    def _dated(self, board: GoalBoard, goal: InterventionGoal, line: GoalRow) -> GoalRow:
        """A follow-up that should have been says so; in a locked copy it is as it was."""
        late = is_overdue(goal, self._context.now().date()) and not board.seal
        return replace(line, follow_up=(say.overdue if late else say.follow_up)(line.follow_up))

    def _add_card(self, line: GoalRow, change: str, *, closed: bool) -> None:
        card, at = GoalCard(self._context.look, line, change, closed=closed), len(self.cards)
        card.clicked.connect(partial(self._choose, at))
        card.stepped.connect(partial(self._step, at))
        self.cards.append(card)
        self._list.addWidget(card)
        card.show()

    def _at(self) -> int:
        order = [goal.id for goal in self._board.case.goals] if self._board else []
        return order.index(self._chosen) if self._chosen in order else 0

    def _show_chosen(self) -> None:
        board = self._board
        there = board is not None and bool(board.case.goals)
        self.form.setVisible(there)
        if board is None or not there:
            self._chosen = None
            return
        at = self._at()
        goal = board.case.goals[at]
        self._chosen = goal.id
        for place, card in enumerate(self.cards):
            card.setChecked(place == at)
        self.form.show_goal(board, at, closed=goal.theme in self._closed())

    def _choose(self, at: int) -> None:
        if self._board is not None and at < len(self._board.case.goals):
            self._chosen = self._board.case.goals[at].id
            self._show_chosen()

    def _step(self, at: int, by: int) -> None:
        if 0 <= at + by < len(self.cards):
            self.cards[at + by].setFocus()
            reveal(self.cards[at + by])
            self._choose(at + by)

    def _add(self) -> None:
        board = self._board
        if board is not None and board.seal is None:
            self.flush()
            to_nowhere(self)
            self._once.do(lambda desk: _added(desk, board.citizen.id), self._begin, self._not_begun)

    def _begin(self, made: tuple[GoalId, Case | None]) -> None:
        """The new goal is there: write it."""
        goal, case = made
        if self._stored is not None and case is not None and case.citizen_id == self._stored.citizen.id:
            self._chosen, self._stored = goal, replace(self._stored, case=case)
            self._show()
            self._context.speaker.say(say.ADDED)
            self.form.wording.setFocus()

    def _not_begun(self, error: Exception) -> None:
        self._title.setFocus()
        self._context.speaker.trouble(error, self._once)

    def _move(self, by: int) -> None:
        goal, board = self.form.goal_id(), self._board
        if goal is None or board is None or board.seal is not None:
            return
        place, total = self._at() + 1 + by, len(board.case.goals)
        if 1 <= place <= total:
            self.flush()
            order = [str(one.id) for one in board.case.goals if one.id != goal]
            order.insert(place - 1, goal)
            scope = Scope(citizen=board.citizen.id, part=Part.GOALS)
            hand_in(self._context, GOAL.ref(goal, "place"), " ".join(order), scope)
            self._context.speaker.say(say.MOVED.format(n=place, total=total))

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
                lambda desk: handover.goal_text(desk, board.citizen.id, goal, which), self._copied
            )

    def _copied(self, text: str) -> None:
        if text:
            self._context.clipboard.put(text)
            self._context.speaker.say(report.COPIED_GOAL)

    def _save(self, form: Form) -> None:
        board = self._board
        folder = self._context.choose_folder(ending.CHOOSE_FOLDER) if board is not None else None
        if board is None or folder is None:
            return
        self.flush()
        tell_what_waits(self._context)
        which = board.gathering.id if board.seal and board.gathering else None
        choices = Choices(letterhead=self._context.letterheads.letterhead())
        self._context.work.submit(
            lambda desk: handover.save_goals(desk, board.citizen.id, form, folder, which, choices=choices), self._saved
        )

    def _saved(self, path: Path) -> None:
        said = ending.SAVED.format(name=path.name, folder=path.parent)
        if not self.isVisible():  # another page is in sight by now
            self._context.speaker.say(said)
            return
        self.saved.tell("")  # saved once more is said once more
        self.saved.tell(said)

    def _see(self, theme: str) -> None:
        if self._board is not None and self._board.gathering is not None:
            self.theme_wanted.emit(self._board.gathering.id, theme)

    def _connect(self) -> None:
        form = self.form
        self.new.clicked.connect(self._add)
        for button, command in (
            (self.new, Command.NEW_GOAL),
            (self.pdf, Command.GOALS_PDF),
            (self.json, Command.GOALS_JSON),
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
        self.to_case.clicked.connect(self._to_case)
        self.pdf.clicked.connect(lambda: self._save(Form.PDF))
        self.json.clicked.connect(lambda: self._save(Form.JSON))

    def _to_case(self) -> None:
        if self._board is not None:
            self.case_wanted.emit(self._board.citizen.id)

    def _lay_out(self) -> None:
        look = self._context.look
        self._list.setSpacing(look.tokens.s(8))
        self._left = box(
            look,
            flow(look, (self._title, 1), self.new),
            self.locked,
            row(look, self.to_case, None),
            labelled(look, say.PURPOSE, self.purpose, say.PURPOSE_HINT),
            8,
            self._none,
            self._list,
            8,
            label(look, say.SAVE_AS, "caption", "ink3"),
            flow(look, self.pdf, self.json, None, gap=8),
            label(look, say.FILES_HOLD, "caption", "ink3", wrap=True),
            self.saved,
            None,
            gap=8,
            margins=(24, 16, 16, 24),
            tone="sunken",
        )
        right = box(look, self.form, None, margins=(32, 24, 32, 24))
        self.form.setMaximumWidth(look.tokens.t(820))
        self._inner = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._inner)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(self._left)
        self._columns.addWidget(right, 1)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll(look, self._inner))


def _case(citizen: CitizenId, desk: Desk) -> Case | None:
    return desk.ledger.read.case(citizen)


def _added(desk: Desk, citizen: CitizenId) -> tuple[GoalId, Case | None]:
    """Make a goal; gives it, and the case with it."""
    goal = goals.add(desk, citizen)
    return goal, desk.ledger.read.case(citizen)


_SHOWN = {Record.GOAL, Record.CASE, Record.GATHERING, Record.CONDITION, Record.SEAL, Record.CITIZEN}
"""What goals stand beside: their case, and the levels of a round."""
