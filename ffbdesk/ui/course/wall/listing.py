"""The list of themes, over everything else."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF

from ffbdesk.dataclass import dataclass
from ffbdesk.ui.course.wall.frame import HEAD
from ffbdesk.ui.course.wall.sheet import Bar, Box, Sheet
from ffbdesk.ui.course.wall.stage import Stage
from ffbdesk.words.course import wall as say

_ROWS, _HIGHEST = 12, 44
"""In one column; the height of a row, as drawn."""


@dataclass(frozen=True, slots=True)
class Row:
    """A theme in the list."""

    name: str
    group: str
    talked: bool


def per_column(count: int) -> int:
    """How many rows stand under each other."""
    return count if count <= _ROWS else -(-count // 2)


def places(stage: Stage, count: int) -> Iterator[QRectF]:
    """Where each row lies."""
    high = per_column(count)
    columns = -(-count // high)
    gap, top = stage.px(24), stage.px(HEAD + 16)
    width = (stage.across - (columns - 1) * gap) / columns
    height = min(stage.px(_HIGHEST), (stage.foot - stage.px(12) - top) / high)
    for at in range(count):
        x = stage.left + at // high * (width + gap)
        yield QRectF(x, top + at % high * height, width, height)


def draw_list(sheet: Sheet, rows: Sequence[Row], chosen: int) -> None:
    """All themes, the chosen one in its frame."""
    for at, (row, rect) in enumerate(zip(rows, places(sheet.stage, len(rows)), strict=True)):
        if at == chosen:
            _frame(sheet, rect)
        _draw(sheet, rect, at, row, strong=at == chosen)


def _frame(sheet: Sheet, rect: QRectF) -> None:
    stage, ring = sheet.stage, float(sheet.stage.full.ring)
    sheet.marks.append(Bar(rect, "accent_tint", stage.px(6)))
    half = ring / 2
    sheet.marks.append(Box(rect.adjusted(half, half, -half, -half), stage.px(6), "", "accent", ring))


def _draw(sheet: Sheet, rect: QRectF, at: int, row: Row, *, strong: bool) -> None:
    px, y = sheet.stage.px, rect.center().y()
    left, right = rect.left() + px(52), rect.right() - px(12)
    sheet.ending(str(at + 1), left - px(12), y, "body", "ink2" if strong else "ink3")
    left += sheet.middle(row.name, left, y, "strong" if strong else "body").width + px(12)
    block = sheet.stage.block
    if row.talked and left + block(say.TALKED_OF, "caption").width < right:
        right -= sheet.ending(say.TALKED_OF, right, y, "caption", "ink2").width + px(16)
    if left + block(row.group, "caption").width < right:
        sheet.middle(row.group, left, y, "caption", "ink2")
