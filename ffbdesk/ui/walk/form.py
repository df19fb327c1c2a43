"""The one page of the walk, refilled for every theme: explanation, prompts, three voices, level, short remark."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from ffbdesk.domain.catalogue import Theme
from ffbdesk.domain.double import Stage, mine_of, stage
from ffbdesk.domain.edits import Scope
from ffbdesk.domain.judgement import SHORT_REMARK_MAX
from ffbdesk.domain.kinds import CONDITION, RATING
from ffbdesk.domain.marks import prompt_of
from ffbdesk.domain.records import Condition, Round
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.fields import Fields
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, icon_label, is_in_sight, reveal, row, tab_down
from ffbdesk.ui.kit.levels import LevelChoice
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.levelcards import level_cards
from ffbdesk.ui.walk.own import OwnRating
from ffbdesk.ui.walk.prompts import PromptList
from ffbdesk.ui.walk.voices import Voices
from ffbdesk.words import double, side
from ffbdesk.words import handover as report
from ffbdesk.words import walk as say
from ffbdesk.words.actions import Command
from ffbdesk.words.kit import EXPLAINED

REMARK = "short_remark"


class ThemeForm(QWidget):
    """Everything about one theme. The judgement goes through `choice`, shared with the bar below."""

    copied = Signal()

    def __init__(self, context: Context, choice: LevelChoice) -> None:
        super().__init__()
        self._context, self._choice = context, choice
        look = context.look
        self._crumb = label(look, "", "caption", "ink3")
        self._count_line = label(look, "", "caption", "ink3")
        self.title = label(look, "", "title", wrap=True)
        self._explanation = label(look, "", "body", "ink2", wrap=True)
        self._official = label(look, "", "body", "ink2", wrap=True)
        self.prompts = PromptList(context)
        self.own = OwnRating(context)
        self.marks = label(look, "", "caption", "ink2", wrap=True)
        self._voices = Voices(context, self)
        self.voices = self._voices.fields
        self.remark = GrowingText(look, say.REMARK, lines=2, limit=SHORT_REMARK_MAX)
        self._left = label(look, "", "caption", "ink3")
        self.clear = Button(look, Command.CLEAR.text, "quiet")
        self.copy = Button(look, report.COPY_THEME, "link", role="caption")
        self.carried = Notice(look, "attention")
        self.confirm = Button(look, Command.CONFIRM.text, "quiet", "check")
        self.look_again = Notice(look, "attention")
        self.double = Notice(look)
        self.shared = label(look, "", "caption", "ink2", wrap=True)
        self.fields = Fields(context, CONDITION, self.voices, {"own_rating": self.own})
        self.judging: Fields[Any] = Fields(context, CONDITION, {REMARK: self.remark}, {"judgement": choice})
        """The level and why: the round's, or the user's own while two assess it."""
        self.fields.choosing.connect(self.judging.flush)
        self.judging.choosing.connect(self.fields.flush)
        self._before: Condition | None = None
        self._condition: Condition | None = None
        self._voices.follow(self.remark)
        self.remark.textChanged.connect(self._count)
        self.remark.refused.connect(lambda _more: context.speaker.say(say.REMARK_FULL.format(most=SHORT_REMARK_MAX)))
        self.remark.textChanged.connect(self._show_look_again)
        self.clear.clicked.connect(lambda: choice.pick(None))
        self.copy.clicked.connect(self.copied)
        commands.press(self.clear, Command.CLEAR)
        commands.press(self.copy, Command.COPY_THEME)
        commands.press(self.confirm, Command.CONFIRM)
        for comes in (self.clear, self.copy):  # what comes with the first mark has its place before: nothing moves
            policy = comes.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            comes.setSizePolicy(policy)
        self.cards = level_cards(context.look, context.catalogue, choice)
        self._lay_out()

    def show_theme(self, shown: Round, theme: Theme) -> None:
        """Fill the page with what was found at a theme. What stood in the fields of another is stored first."""
        gathering, sealed = shown.gathering, shown.gathering.seal is not None
        condition = self._condition = gathering.condition(theme.code)
        scope = Scope(gathering=gathering.id)
        if self.fields.show(gathering.id, condition, scope, locked=sealed, theme=theme.code):
            self._head(theme)
        self._show_level(shown, theme, condition, scope)
        at_rest = stage(gathering.assessments) in (Stage.NONE, Stage.SETTLED)
        if self.prompts.show_theme(theme, condition, locked=sealed):
            self._order_tabs()
        self.own.show_name(shown.citizen)
        self._voices.call_third(gathering.third)
        self._show_marks()
        self._show_carried(condition if not sealed else None)
        self._show_look_again()
        self.copy.setVisible(condition is not None and (at_rest or not _bare(condition).is_empty()))

    def _show_level(self, shown: Round, theme: Theme, condition: Condition | None, scope: Scope) -> None:
        """The round's level; while two assess it the user's own, and nobody's for anybody else."""
        gathering, at = shown.gathering, stage(shown.gathering.assessments)
        mine, locked = mine_of(gathering.assessments), gathering.seal is not None or at is Stage.WAITING
        if at is Stage.THEIRS:
            self.judging.forget()
            self._choice.show_value(None)
        elif mine is not None:
            given = mine.rating(theme.code)
            self.judging.show(mine.id, given, scope, locked=locked, theme=theme.code, kind=RATING)
        else:
            self.judging.show(gathering.id, condition, scope, locked=locked, theme=theme.code, kind=CONDITION)
        self.double.tell(double.at_theme(gathering.assessments, at, theme.code))
        self.shared.setText(double.shared(gathering.assessments) if at is Stage.MINE else "")
        self.shared.setVisible(at is Stage.MINE)
        for part in self._of_level:
            part.setVisible(at is not Stage.THEIRS)
        self.clear.setVisible(not locked and self._choice.value is not None)

    def forget(self) -> None:
        """Nothing here belongs to anybody any more."""
        self.fields.forget()
        self.judging.forget()
        self.prompts.forget()
        self._before = self._condition = None

    def begin(self, *, marking: bool) -> None:
        """The keyboard starts at the top: at the heading, where letters do nothing, or where marks are being set."""
        if not (marking and self.prompts.begin()):
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_count(self, text: str) -> None:
        """How far the round is, where the tree that says so is folded; empty takes it away."""
        self._count_line.setText(text)
        self._count_line.setVisible(bool(text))

    def flush(self) -> None:
        """Store what stands in the fields."""
        self.fields.flush()
        self.judging.flush()

    def quote(self, text: str) -> str:
        """Put a text into the field that was written in last; gives the field's name."""
        return self._voices.quote(text)

    def reveal(self, name: str) -> None:
        """Bring the place of one field into sight, unless it is: what undo touched is seen, not only named.

        A level is in sight always, in the bar below.
        """
        prompt = prompt_of(name)
        place = (
            self.prompts.row_of(prompt) if prompt is not None else self.fields.editor(name) or self.judging.editor(name)
        )
        if place is not None and not is_in_sight(place):
            reveal(place)

    def fold(self, wide: bool) -> None:
        """Two columns in a wide window, one below."""
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)
        self._right_air.setVisible(wide)

    def _order_tabs(self) -> None:
        """Tab goes down the page. Rows made later than the fields below them would else come last."""
        tab_down(self.confirm, *self.prompts.rows, *self.voices.values())

    def place(self, theme: Theme) -> str:
        """Where a theme stands in its overtema."""
        group = self._context.catalogue.group(theme.group)
        siblings = [t for t in self._context.catalogue.themes if t.group == theme.group]
        return say.PLACE.format(n=siblings.index(theme) + 1, total=len(siblings), group=group.term)

    def _head(self, theme: Theme) -> None:
        self._crumb.setText(self.place(theme))
        self.title.setText(theme.name)
        self._explanation.setText(EXPLAINED.format(text=theme.explanation))
        official = self._context.catalogue.definitions.get(theme.code, "")
        self._official.setText(say.OFFICIAL.format(text=official))
        self._official.setVisible(bool(official))

    def show_before(self, condition: Condition | None, day: str) -> None:
        """The earlier round's marks and level, beside this one's; an empty day where there is none."""
        self._before = condition
        self._show_look_again()
        self.prompts.show_before(condition, day)
        before = condition.judgement if condition else None
        for card in self.cards:
            card.set_previous(card.judgement == before)

    def fold_words(self, units: float) -> None:
        """Words at the marks only where there is room."""
        self.prompts.fold(units)

    def _show_marks(self) -> None:
        """What is marked stands once over the criteria: counted, beside none of them, never proposed."""
        self.marks.setText(say.marks(self.prompts.counts(), *self.prompts.irrelevant()))

    def _show_carried(self, condition: Condition | None) -> None:
        """What came from an earlier round says so until somebody has looked at it."""
        carried = condition is not None and condition.carried_from_id is not None
        self.carried.tell(side.CARRIED if carried else "")
        self.confirm.setVisible(carried)

    def _show_look_again(self) -> None:
        """A remark that came along from the earlier round stands beside another level than it was written for."""
        now, before = self._condition, self._before
        same = before is not None and bool(before.short_remark) and self.remark.toPlainText() == before.short_remark
        moved = now is not None and before is not None and now.judgement not in (None, before.judgement)
        self.look_again.tell(side.LOOK_AGAIN if same and moved else "")

    def _count(self) -> None:
        room = SHORT_REMARK_MAX - len(self.remark.toPlainText())
        self._left.setText(say.REMARK_LEFT.format(n=max(0, room)))

    def _lay_out(self) -> None:
        look = self._context.look
        air = look.tokens.s(24)
        for text in (self._explanation, self._official):
            text.setMaximumWidth(look.tokens.t(600))
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._columns.setContentsMargins(air, look.tokens.s(16), air, air)
        self._columns.setSpacing(air)
        left, right = self._left_column(), self._right_column()
        left.setMaximumWidth(look.tokens.t(760))
        right.setMaximumWidth(look.tokens.t(760))
        self._columns.addWidget(left, 8)
        self._columns.addWidget(right, 7)

    def _left_column(self) -> QWidget:
        look = self._context.look
        return box(
            look,
            flow(look, (self._crumb, 1), self.copy, gap=16),
            self._count_line,
            self.title,
            self._explanation,
            self._official,
            flow(look, (self.carried, 1), self.confirm),
            8,
            self.prompts,
            8,
            label(look, say.INFORMATION, "section"),
            self.shared,
            *self._voices.parts(),
            None,
            gap=8,
        )

    def _right_column(self) -> QWidget:
        look = self._context.look
        self._right_air = label(look, "", "caption")
        none, irrelevant = self.cards[5:]
        self.level_head = label(look, say.LEVEL_HEAD, "section")
        level = box(
            look,
            self.marks,
            *self.cards[:5],
            flow(look, (none, 1), (irrelevant, 1), gap=8),
            label(look, say.NEVER_PROPOSED, "caption", "ink3", wrap=True),
            gap=8,
        )
        remark = box(look, labelled(look, say.REMARK, self.remark, say.REMARK_HINT), self._left, self.look_again, gap=8)
        self._of_level = (level, remark)
        return box(
            look,
            self._right_air,
            flow(look, self.level_head, None, self.clear),
            self._rule(),
            self.double,
            level,
            self.own,
            remark,
            None,
            gap=8,
        )

    def _rule(self) -> QWidget:
        """The scoring rule, always beside the scale: medicine and aids count in, support does not."""
        look = self._context.look
        parts = (("plus", say.COUNT_IN), ("minus", say.COUNT_OUT))
        lines = [
            row(look, icon_label(look, icon, 16, "ink2"), (label(look, text, "body", "ink2", wrap=True), 1), gap=8)
            for icon, text in parts
        ]
        frame = row(look, *((line, 1) for line in lines), gap=16)  # no edge: what has one can be pressed
        frame.setAccessibleName(say.RULE)
        return frame


def _bare(condition: Condition) -> Condition:
    """Without what an assessor alone has given."""
    return replace(condition, judgement=None, short_remark="")
