"""The last picture: what the group takes along. The trainer's own page does not come up on the canvas by itself."""

from collections.abc import Sequence

from ffbdesk.ui.course.wall.frame import HEAD
from ffbdesk.ui.course.wall.sheet import Sheet
from ffbdesk.words.course import wall as say

type Taken = Sequence[tuple[str, str]]
"""A theme's name and what was said of it."""


def draw_end(sheet: Sheet, taken: Taken) -> None:
    """As many as there is room for; of the rest how many."""
    stage = sheet.stage
    y, bottom = stage.px(HEAD + 28), stage.foot - stage.px(20)
    more = stage.block(say.and_more(len(taken)), "body", stage.across).height + stage.px(8)
    for at, (theme, text) in enumerate(taken):
        name = stage.block(theme, "body", stage.across)
        words = stage.block(text, "plain", stage.across)
        high = name.height + words.height + stage.px(22)
        is_last = at == len(taken) - 1
        if y + high + (0 if is_last else more) > bottom:
            sheet.put(say.and_more(len(taken) - at), stage.left, y, "body", "ink2", width=stage.across)
            return
        sheet.put(theme, stage.left, y, "body", "ink2", width=stage.across)
        sheet.put(text, stage.left, y + name.height + stage.px(2), "plain", width=stage.across)
        y += high
