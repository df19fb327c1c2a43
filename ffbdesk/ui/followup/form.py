"""What is judged of one part: the new level, three verdicts in three places, and what comes of a goal."""

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ffbdesk.domain.edits import Part, Scope
from ffbdesk.domain.followups import FollowUpBoard, FollowUpPart, GoalNext
from ffbdesk.domain.judgement import Assessed, Level, NotAssessed
from ffbdesk.domain.kinds import FOLLOW_UP_PART
from ffbdesk.domain.status import GoalResult
from ffbdesk.export.followups import PartTold
from ffbdesk.ui.context import Context
from ffbdesk.ui.fields import Fields
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.choice import Choice, Code
from ffbdesk.ui.kit.datefield import DateField
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, row
from ffbdesk.ui.kit.levels import LevelChoice, LevelKey
from ffbdesk.ui.kit.text import label
from ffbdesk.words import followups as say
from ffbdesk.words import levels as level_words

_DATE = 128
_OFFERED: tuple[Assessed | NotAssessed, ...] = (*map(Assessed, Level), NotAssessed())


class PartForm(QWidget):
    """One form for every part: under which row it stands is the page's to say."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._wording = label(look, "", "body", "ink2", wrap=True, italic=True)
        self.choice = LevelChoice(self)
        self.keys = [
            LevelKey(
                look, one, level_words.SHORT[one.level] if isinstance(one, Assessed) else say.NOT_ASSESSED, quiet=True
            )
            for one in _OFFERED
        ]
        for key in self.keys:
            self.choice.add(key)
        self.clear = Button(look, say.CLEAR, "quiet", name=say.CLEAR_LEVEL)
        self._hint = label(look, "", "caption", "ink2", wrap=True)
        self.judged_on = DateField(look, say.JUDGED_ON, ahead="refused")
        self.result = Choice(look, say.RESULT_NAME, say.NO_CHOICE, 14)
        self.result.fill([("", [(one.value, say.RESULT[one]) for one in GoalResult])])
        self.following = Choice(look, say.FOLLOWING, say.NO_CHOICE, 20)
        self.following.fill([("", [(one.value, say.NEXT[one]) for one in GoalNext])])
        self.again_on = DateField(look, say.AGAIN_ON)
        for day in (self.judged_on, self.again_on):
            day.setFixedWidth(look.tokens.t(_DATE))
        names = (say.CITIZENS_VIEW, say.PROVIDERS_VIEW, say.CASEWORKERS_VIEW)
        self.views = [GrowingText(look, name, lines=3) for name in names]
        self._told = [label(look, "", "body", wrap=True) for _ in names[:2]]
        """What the statusnotat says: it stands where it is read, and is not typed over."""
        self.fields: Fields[FollowUpPart] = Fields(
            context,
            FOLLOW_UP_PART,
            dict(zip(("citizens_view", "providers_view", "caseworkers_view"), self.views, strict=True)),
            {
                "judgement": self.choice,
                "judged_on": self.judged_on,
                "result": Code(self.result),
                "following": Code(self.following),
                "again_on": self.again_on,
            },
        )
        self.clear.clicked.connect(lambda: self.choice.pick(None))
        self._lay_out(names)

    def show_part(self, board: FollowUpBoard, told: PartTold) -> None:
        """One part's."""
        part, goal, locked = told.part, told.goal, board.follow_up.seal is not None
        self._wording.setText(goal.wording if goal else "")
        self._wording.setVisible(bool(goal and goal.wording.strip()))
        self.fields.show(part.id, part, Scope(citizen=board.citizen.id, part=Part.FOLLOW_UPS), locked=locked)
        self._level.setVisible(part.theme is not None)
        self._day.setVisible(part.judgement is not None)
        self.clear.setVisible(not locked and part.judgement is not None)
        self._hint.setText(say.suggested(self._suggested(board, part), board.follow_up.held_on))
        self._of_goal.setVisible(goal is not None)
        self._result_line.setVisible(goal is not None)
        status = board.told(part)
        for told_label, field, words in zip(
            self._told, self.views, (status.citizens_view, status.our_view) if status else ("", ""), strict=False
        ):
            told_label.setText(words)
            self._frames[field].setVisible(bool(words.strip()))
            field.setVisible(not words.strip())

    def fold(self, narrow: bool) -> None:
        """The verdicts under each other in a narrow page."""
        direction = self._verdicts.Direction.TopToBottom if narrow else self._verdicts.Direction.LeftToRight
        self._verdicts.setDirection(direction)

    def take_focus(self) -> None:
        """Where the keyboard starts: at the level, or the first thing that is asked of a goal without a theme."""
        key = next((key for key in self.keys if key.isChecked()), self.keys[0])
        (key if self._level.isVisibleTo(self) else self.result).setFocus()

    def _suggested(self, board: FollowUpBoard, part: FollowUpPart) -> Level | None:
        status = board.told(part)
        return status.level if status else None

    def _lay_out(self, names: tuple[str, str, str]) -> None:
        look = self._context.look
        self._frames: dict[GrowingText, QWidget] = {}
        columns = []
        for name, field, told in zip(names, self.views, (*self._told, None), strict=True):
            parts: list[QWidget] = [field]
            if told is not None:
                frame = box(
                    look,
                    told,
                    label(look, say.FROM_STATUS, "caption", "ink2"),
                    kind="hint",
                    margins=(12, 8, 12, 8),
                    gap=4,
                )
                self._frames[field] = frame
                parts.append(frame)
            columns.append((box(look, labelled(look, name, box(look, *parts, gap=0)), None, gap=0), 1))
        verdicts = row(look, *columns, gap=16)
        layout = verdicts.layout()
        assert isinstance(layout, QBoxLayout)  # noqa: S101 - as every row has
        self._verdicts = layout
        self._day = labelled(look, say.JUDGED_ON, self.judged_on)
        levels = flow(look, *self.keys, self.clear, None, gap=4)
        self._level = box(look, labelled(look, say.NEW_LEVEL, levels), self._hint, gap=4)
        self._result_line = labelled(look, say.RESULT_NAME, self.result)
        self._of_goal = flow(
            look,
            labelled(look, say.FOLLOWING, self.following),
            labelled(look, say.AGAIN_ON, self.again_on),
            None,
            gap=16,
        )
        lay = QVBoxLayout(self)
        lay.setContentsMargins(look.tokens.s(48), 0, look.tokens.s(12), look.tokens.s(16))
        lay.setSpacing(look.tokens.s(12))
        lay.addWidget(self._wording)
        lay.addWidget(flow(look, (self._level, 1), self._result_line, self._day, gap=16))
        lay.addWidget(verdicts)
        lay.addWidget(self._of_goal)
