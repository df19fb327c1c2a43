"""What stands round every step: whose theme it is, the way through it, and the keys."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from ffbdesk.ui.course.wall.sheet import Bar, Sheet
from ffbdesk.ui.course.wall.steps import Step
from ffbdesk.ui.kit.tokens import Role
from ffbdesk.words.course import terms

HEAD = 118
"""Where the content begins under the head, as drawn."""
_TOP, _TITLE = 34, 52

type Keys = Sequence[tuple[str, str]]


def head(sheet: Sheet, above: Sequence[str], title: str) -> None:
    """The small line, ØVELSE in it, and the title as large as its line allows."""
    stage = sheet.stage
    x, y = stage.left, stage.px(_TOP)
    for at, text in enumerate(above):
        x += sheet.middle(text, x, y, "body", "ink3" if at else "ink2").width + stage.px(13)
    sheet.tag(terms.PRACTICE, x, y, dense=False)
    role: Role = "display" if stage.block(title, "display").width <= stage.across else "title"
    room = stage.px(HEAD - _TITLE - 6)
    block = stage.block(title, role, stage.across)
    sheet.put(title, stage.left, stage.px(_TITLE) + (room - block.height) / 2, role, width=stage.across)
    sheet.rule(stage.left, stage.right, stage.px(HEAD))


def crumbs(sheet: Sheet, steps: Sequence[Step], now: Step) -> None:
    """The steps at the right, the present one strong."""
    stage = sheet.stage
    x, y = stage.right, stage.px(_TOP)
    for at, step in enumerate(reversed(steps)):
        if at:
            x = _arrow(sheet, x, y)
        here = step is now
        x -= sheet.ending(step.value, x, y, "strong" if here else "body", "ink" if here else "ink3").width


def _arrow(sheet: Sheet, right: float, y: float) -> float:
    """The sign between two steps; where the one before it ends."""
    px = sheet.stage.px
    x = right - px(18)
    sheet.stroke([(x, y - px(4)), (x + px(4.5), y), (x, y + px(4))])
    return right - px(31)


def foot(sheet: Sheet, keys: Keys) -> None:
    """The keys and what they do; the last named ones give way where there is no room, but the very last stays."""
    stage = sheet.stage
    sheet.marks.append(_ground(sheet))
    sheet.rule(0, stage.width, stage.foot)
    x, y = stage.left, stage.foot + stage.px(26)
    for key, does in _fitting(sheet, keys):
        x = sheet.tag(key, x, y, tone="ink") + stage.px(8)
        x += sheet.middle(does, x, y, "caption", "ink2", dense=True).width + stage.px(20)


def trouble(sheet: Sheet, text: str) -> None:
    """A sentence in the place of the keys, as small as it must be."""
    stage = sheet.stage
    sheet.marks.append(_ground(sheet))
    sheet.rule(0, stage.width, stage.foot)
    block = stage.block(text, "caption", stage.across, dense=True)
    top = max(stage.foot, stage.foot + (stage.height - stage.foot - block.height) / 2)
    sheet.put(text, stage.left, top, "caption", "attention", width=stage.across, dense=True)


def _ground(sheet: Sheet) -> Bar:
    stage = sheet.stage
    return Bar(QRectF(0, stage.foot, stage.width, stage.height - stage.foot), "sunken")


def _fitting(sheet: Sheet, keys: Keys) -> Keys:
    shown = list(keys)
    while len(shown) > 2 and sum(_needed(sheet, *pair) for pair in shown) - sheet.stage.px(20) > sheet.stage.across:
        del shown[-2]
    return shown


def _needed(sheet: Sheet, key: str, does: str) -> float:
    stage = sheet.stage
    words = sum(stage.block(text, "caption", dense=True).width for text in (key, does))
    return words + stage.px(18 + 8 + 20)
