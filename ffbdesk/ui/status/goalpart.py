"""What is told of one goal: result, level now, what has happened, and the two verdicts."""

from collections.abc import Mapping

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ffbdesk.domain.edits import Part, Scope
from ffbdesk.domain.ids import NoteId
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.kinds import STATUS_PART
from ffbdesk.domain.status import GoalResult, StatusBoard, StatusPart, ToldGoal
from ffbdesk.ui.context import Context
from ffbdesk.ui.fields import Fields
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.choice import Choice, Code
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, row
from ffbdesk.ui.kit.levels import LevelKey, LevelPick
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.status.sourced import SourcedField
from ffbdesk.words import goals as goal_words
from ffbdesk.words import levels as level_words
from ffbdesk.words import status as say


class GoalPart(QWidget):
    """One form for every goal: which of them is shown is the page's to say."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._title = label(look, "", "section", wrap=True)
        self._wording = label(look, "", "body", "ink2", wrap=True, italic=True)
        self._levels_said = label(look, "", "caption", "ink2", wrap=True)
        self.result = Choice(look, say.RESULT_NAME, say.NO_RESULT, 14)
        self.result.fill([("", [(one.value, say.RESULT[one]) for one in GoalResult])])
        self.level = LevelPick(self)
        self.keys = [LevelKey(look, Assessed(level), level_words.SHORT[level], quiet=True) for level in Level]
        self.clear = Button(look, goal_words.CLEAR, "quiet", name=say.CLEAR_LEVEL)
        self.happened = SourcedField(look, say.HAPPENED, 4)
        self.citizens_view = GrowingText(look, say.CITIZENS_VIEW, lines=3)
        self.our_view = GrowingText(look, say.OUR_VIEW, lines=3)
        self.fields = Fields(
            context,
            STATUS_PART,
            {"happened": self.happened.text, "citizens_view": self.citizens_view, "our_view": self.our_view},
            {"result": Code(self.result), "level": self.level},
        )
        for key in self.keys:
            self.level.choice.add(key)
        self.clear.clicked.connect(self.level.clear)
        self._lay_out()

    def show_part(
        self, board: StatusBoard, part: StatusPart, told: ToldGoal, number: int, letters: Mapping[NoteId, str]
    ) -> None:
        """One goal's."""
        goal, locked = told.goal, board.status.seal is not None
        theme = self._context.catalogue.theme(goal.theme).name if goal.theme else ""
        self._title.setText(f"{goal_words.numbered(number)}: {theme}" if theme else goal_words.numbered(number))
        self._wording.setText(goal.wording)
        found = ((say.BEFORE, goal.starting_level), (say.EXPECTED, goal.expected_level))
        said = [say.level(when, int(at), level_words.SHORT[at].lower()) for when, at in found if at is not None]
        change = self._context.catalogue.change_value(goal.change_value).term if goal.change_value else ""
        self._levels_said.setText(". ".join(filter(None, (change, " ".join(said)))))
        scope = Scope(citizen=board.citizen.id, part=Part.FOLLOW_UPS)
        self.fields.show(part.id, part, scope, locked=locked)
        self.clear.setVisible(not locked and part.level is not None)
        self.happened.name_notes(letters)

    def fold(self, narrow: bool) -> None:
        """The verdicts under each other in a narrow page."""
        direction = self._verdicts.Direction.TopToBottom if narrow else self._verdicts.Direction.LeftToRight
        self._verdicts.setDirection(direction)

    def _lay_out(self) -> None:
        look = self._context.look
        verdicts = row(
            look,
            (labelled(look, say.CITIZENS_VIEW, self.citizens_view), 1),
            (labelled(look, say.OUR_VIEW, self.our_view), 1),
            gap=16,
        )
        layout = verdicts.layout()
        assert isinstance(layout, QBoxLayout)  # noqa: S101 - as every row has
        self._verdicts = layout
        levels = flow(look, row(look, *self.keys, gap=4), self.clear, None, gap=4)
        result = row(look, label(look, say.RESULT_NAME, "body", "ink2"), self.result)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(12))
        lay.addWidget(flow(look, (self._title, 1), result))
        lay.addWidget(box(look, self._wording, self._levels_said, gap=4))
        lay.addWidget(labelled(look, say.LEVEL_NOW, levels, say.LEVEL_HINT))
        lay.addWidget(labelled(look, say.HAPPENED, self.happened, say.LETTERS))
        lay.addWidget(verdicts)
        lay.addStretch(1)
