"""The fields of one delmål. What is chosen is stored at once, what is typed while it is typed."""

from datetime import date
from functools import partial

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.edits import Part, Scope
from ffbdesk.domain.ids import GoalId, SubGoalId
from ffbdesk.domain.kinds import SUB_GOAL
from ffbdesk.domain.records import GoalBoard
from ffbdesk.domain.subgoals import SHORT_NAME_MAX, WORDING_MAX, SubGoal, SubGoalStatus
from ffbdesk.ui.context import Context
from ffbdesk.ui.fields import Fields
from ffbdesk.ui.kit.buttons import Button, Segments
from ffbdesk.ui.kit.datefield import DateField
from ffbdesk.ui.kit.fields import TextLine, set_error
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import FoldingRow
from ffbdesk.ui.kit.layout import box, is_in_sight, reveal, row
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.words import handover as report
from ffbdesk.words import subgoals as say
from ffbdesk.words.dates import short_date


class SubGoalForm(QWidget):
    """One delmål. `moved` carries -1 or +1."""

    moved = Signal(int)
    removed = Signal()
    copied = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._sub_goal: SubGoal | None = None
        self._number = label(look, "", "caption", "ink3")
        self.up = Button(look, "", "quiet", "up", say.UP)
        self.down = Button(look, "", "quiet", "down", say.DOWN)
        self.remove = Button(look, say.REMOVE, "quiet")
        self.copy = Button(look, report.COPY_THEME, "quiet")
        self.wording = GrowingText(look, say.WORDING, lines=2, limit=WORDING_MAX)
        self.help = Button(look, say.WHAT_IS_GOOD, "link", "info")
        self._helped = self._make_help()
        self.short_name = TextLine(look, say.SHORT_NAME)
        self.short_name.setMaxLength(SHORT_NAME_MAX)
        self.citizens_part = GrowingText(look, say.CITIZENS_PART, lines=1)
        self.our_part = GrowingText(look, say.OUR_PART, lines=2)
        self.status = {one: Button(look, say.STATUS[one.value], "seg") for one in SubGoalStatus}
        self._judged = label(look, "", "caption", "ink3", wrap=True)
        self.basis = GrowingText(look, say.BASIS, lines=1)
        self.begun, self.seen_again = DateField(look, say.BEGUN), DateField(look, say.SEEN_AGAIN)
        self.wrong_begun, self.wrong_day = Notice(look, "attention"), Notice(look, "attention")
        self.in_months = [Button(look, text, "link") for _months, text in say.IN_MONTHS]
        texts = ("wording", "short_name", "citizens_part", "our_part", "basis")
        self.fields = Fields(
            context,
            SUB_GOAL,
            {name: getattr(self, name) for name in texts},
            {"status": Segments(self, self.status), "begun_on": self.begun, "seen_again_on": self.seen_again},
        )
        self._rows = self._lay_out()
        self._connect()

    def show_sub_goal(self, board: GoalBoard, goal: GoalId, at: int) -> None:
        """Show a delmål of one of the board's goals, by its place there."""
        group = board.sub_goals[goal]
        self._sub_goal = shown = group[at]
        number = [one.id for one in board.case.goals].index(goal) + 1
        self._number.setText(say.NUMBER.format(n=at + 1, total=len(group), goal=number))
        anew = self.fields.show(shown.id, shown, Scope(citizen=board.citizen.id, part=Part.GOALS))
        if anew:
            self._show_help(False)
        judged = say.judged(short_date(shown.judged_on), shown.judged_by) if shown.judged_on else ""
        self._judged.setText(judged)
        self._judged.setVisible(bool(judged))
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at + 1 < len(group))

    def sub_goal_id(self) -> SubGoalId | None:
        """Whose fields these are."""
        return self._sub_goal.id if self._sub_goal else None

    def forget(self) -> None:
        """Nothing here is anybody's any more."""
        self.fields.forget()
        self._sub_goal = None

    def reveal(self, name: str) -> None:
        """Bring a field into sight, unless it is."""
        place = self.fields.editor(name) or (self.status[SubGoalStatus.UNDER_WAY] if name == "status" else None)
        if place is not None and not is_in_sight(place):
            reveal(place)

    def fold(self, narrow: bool) -> None:
        """Labels over their fields in a narrow window."""
        for line in self._rows:
            line.fold(narrow)

    def _later(self, months: int) -> None:
        """So many months from today."""
        today = self._context.now().date()
        later = QDate(today.year, today.month, today.day).addMonths(months)  # the 31st becomes the last of its month
        self.seen_again.setText(short_date(date(later.year(), later.month(), later.day())))
        set_error(self.seen_again, False)
        self.seen_again.leave()

    def _show_help(self, shown: bool) -> None:
        self._helped.setVisible(shown)
        if shown:
            reveal(self._helped)

    def _make_help(self) -> QWidget:
        look = self._context.look
        told = [label(look, f"• {text}", "caption", "ink2", wrap=True) for text in (*say.GOOD, *say.EXAMPLES)]
        made = box(look, *told, gap=4)
        made.hide()
        return made

    def _connect(self) -> None:
        self.begun.told.connect(self.wrong_begun.answer)
        self.seen_again.told.connect(self.wrong_day.answer)
        for (months, _text), button in zip(say.IN_MONTHS, self.in_months, strict=True):
            button.clicked.connect(partial(self._later, months))
        self.help.clicked.connect(lambda: self._show_help(self._helped.isHidden()))
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.removed)
        self.copy.clicked.connect(self.copied)

    def _lay_out(self) -> list[FoldingRow]:
        look = self._context.look
        head = flow(look, self._number, None, self.copy, self.up, self.down, self.remove, gap=4)
        again = label(look, say.SEEN_AGAIN, "strong")
        again.setBuddy(self.seen_again)
        for day in (self.begun, self.seen_again):
            day.setMaximumWidth(look.tokens.t(140))
        self.short_name.setMaximumWidth(look.tokens.t(320))
        dates = flow(look, self.begun, again, self.seen_again, *self.in_months, None, gap=12)
        rows = [
            FoldingRow(look, say.WORDING, (self.wording, row(look, self.help, None), self._helped), say.WORDING_HINT),
            FoldingRow(look, say.SHORT_NAME, (self.short_name,), say.SHORT_NAME_HINT),
            FoldingRow(look, say.CITIZENS_PART, (self.citizens_part,)),
            FoldingRow(look, say.OUR_PART, (self.our_part,)),
            FoldingRow(look, say.STATUS_LABEL, (flow(look, *self.status.values(), None, gap=8), self._judged)),
            FoldingRow(look, say.BASIS, (self.basis,), say.BASIS_HINT),
            FoldingRow(look, say.BEGUN, (dates, self.wrong_begun, self.wrong_day)),
        ]
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(16))
        for widget in (head, *rows):
            lay.addWidget(widget)
        return rows
