"""A text that is too long for its place goes on at the next page: not a word of it is lost."""

from ffbdesk.dataclass import dataclass
from ffbdesk.ui.course.wall.stage import Block, Stage
from ffbdesk.ui.kit.tokens import Role
from ffbdesk.words.course import wall as say


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set: its role, the width of its lines, whether it stands close."""

    role: Role
    width: float
    dense: bool

    def block(self, stage: Stage, text: str) -> Block:
        """The text laid out so."""
        return stage.block(text, self.role, self.width, dense=self.dense)


def divided(stage: Stage, text: str, setting: Setting, lines: int) -> tuple[str, str]:
    """What stands in so many lines, with a sign that it goes on, and the rest with one that it went on; no rest where
    all of it fits."""
    first, rest = setting.block(stage, text).split(lines)
    if not rest:
        return first, ""
    while len(setting.block(stage, first + say.TO_BE_GONE_ON).starts) > lines and " " in first.strip():
        first, _gap, last = first.rpartition(" ")
        rest = f"{last} {rest}"
    return first + say.TO_BE_GONE_ON, say.GOING_ON + rest
