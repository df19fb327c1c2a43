"""The theme itself, how the answers lie, and how they lie after the talk."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.course.case import ThemeReference
from ffbdesk.domain.course.spread import Spread
from ffbdesk.ui.course.wall.columns import Heads, seven
from ffbdesk.ui.course.wall.dots import Grid, grid
from ffbdesk.ui.course.wall.frame import HEAD
from ffbdesk.ui.course.wall.sheet import Dots, Sheet
from ffbdesk.words.course import terms
from ffbdesk.words.course import wall as say

_LINE = HEAD + 30
"""The middle of the line under the head."""
_DOT, _DOT_AGAIN = 30, 22
_COUNT = 34
"""Over the highest dot: the count."""
_LONGEST_LINE = 960


def draw_theme(sheet: Sheet, explanation: str, title: str) -> None:
    """What the theme is about, and what counts."""
    stage = sheet.stage
    wide = min(stage.across, stage.px(_LONGEST_LINE))
    about = stage.block(explanation, "plain", wide)
    y = stage.px(HEAD) + max(stage.px(24), (stage.foot - stage.px(HEAD) - about.height - stage.px(200)) / 3)
    sheet.put(explanation, stage.left, y, "plain", width=wide)
    y += about.height + stage.px(40)
    for text, plus in ((terms.COUNT_IN, True), (terms.LEAVE_OUT, False)):
        sheet.sign(stage.left + stage.px(10), y + stage.px(18), plus=plus)
        sheet.middle(text, stage.left + stage.px(34), y + stage.px(18), "plain")
        y += stage.px(46)
    sheet.middle(say.WHOSE.format(title=title), stage.left, stage.foot - stage.px(30), "body", "ink3")


def draw_spread(sheet: Sheet, catalogue: Catalogue, found: Spread) -> None:
    """A dot for each answer, and what pairs talk about."""
    stage = sheet.stage
    _rules(sheet)
    sheet.ending(say.answers(found), stage.right, stage.px(_LINE), "body", "ink2")
    top = _question(sheet)
    heads = Heads(stage, catalogue, seven(stage))
    base = top - stage.px(28) - heads.height
    heads.draw(sheet, base)
    _stacks(sheet, heads, found.counts, base)


def draw_again(
    sheet: Sheet,
    catalogue: Catalogue,
    counts: tuple[Sequence[int], Sequence[int]],
    reference: ThemeReference | None,
    moved: str,
) -> None:
    """Rings as it was, discs as it is."""
    stage = sheet.stage
    sheet.middle(say.AGAIN_HEADING, stage.left, stage.px(_LINE), "section")
    sheet.ending(say.BEFORE_AND_NOW, stage.right, stage.px(_LINE), "body", "ink2")
    top = _beside(sheet, moved)
    heads = Heads(stage, catalogue, seven(stage))
    base = top - stage.px(28) - heads.height
    heads.draw(sheet, base, reference)
    before, now = counts
    room = base - stage.px(_LINE + 28 + _COUNT)
    places = grid((*before, *now), _narrowest(heads), room, stage.px(_DOT_AGAIN), blocks=2)
    for column, *pair in zip(heads.columns, before, now, strict=True):
        _pair(sheet, places, (column.middle, base), (pair[0], pair[1]))


def draw_nothing(sheet: Sheet, text: str) -> None:
    """That there is nothing to show, in the middle of the room."""
    stage = sheet.stage
    sheet.centred(text, stage.width / 2, (stage.px(HEAD) + stage.foot) / 2, "title", "ink2")


def _rules(sheet: Sheet) -> None:
    stage = sheet.stage
    x, y = stage.left, stage.px(_LINE)
    for text, plus in ((terms.COUNT_IN, True), (terms.LEAVE_OUT, False)):
        sheet.sign(x + stage.px(11), y, plus=plus)
        x += stage.px(30)
        x += sheet.middle(text, x, y, "body", "ink2").width + stage.px(24)


def _question(sheet: Sheet) -> float:
    """What pairs talk about, in its card at the foot; where it begins."""
    stage = sheet.stage
    pad = stage.px(28)
    wide = stage.across - 2 * pad
    text = stage.block(terms.QUESTION, "lead", wide)
    high = text.height + stage.px(26)
    top = stage.foot - stage.px(16) - high
    sheet.card(QRectF(stage.left, top, stage.across, high), "raised")
    sheet.put(terms.QUESTION, stage.left + pad, top + stage.px(13), "lead", width=wide)
    return top


def _beside(sheet: Sheet, moved: str) -> float:
    """What is said of the two rounds, at the foot; where it begins."""
    stage = sheet.stage
    last = stage.block(terms.NOT_THE_SAME_AS_RIGHT, "body", stage.across)
    first = stage.block(moved, "lead", stage.across)
    y = stage.foot - stage.px(18) - last.height
    sheet.put(terms.NOT_THE_SAME_AS_RIGHT, stage.left, y, "body", "ink2", width=stage.across)
    y -= first.height + stage.px(2)
    sheet.put(moved, stage.left, y, "lead", width=stage.across)
    return y


def _stacks(sheet: Sheet, heads: Heads, counts: Sequence[int], base: float) -> None:
    stage = sheet.stage
    room = base - stage.px(_LINE + 28 + _COUNT)
    places = grid(counts, _narrowest(heads), room, stage.px(_DOT))
    for column, count in zip(heads.columns, counts, strict=True):
        if count:
            left = column.middle - places.width(count) / 2
            sheet.marks.append(Dots(places.places(count, left, base - stage.px(6)), places.size / 2))
            top = base - stage.px(6) - places.height(count)
            sheet.centred(str(count), column.middle, top - stage.px(22), "section")


def _pair(sheet: Sheet, places: Grid, at: tuple[float, float], counts: tuple[int, int]) -> None:
    (middle, base), (before, now) = at, counts
    if not before and not now:
        return
    px = sheet.stage.px
    between = places.gap if places.row == 1 else places.size * 0.7
    bottom, left = base - px(6), middle - places.width(places.row) - between / 2
    sheet.marks.append(Dots(places.places(before, left, bottom), places.size / 2, ring=True, tone="ink2"))
    sheet.marks.append(Dots(places.places(now, middle + between / 2, bottom), places.size / 2))
    top = bottom - places.height(max(before, now))
    sheet.centred(say.before_and_now(before, now), middle, top - px(22), "section", "ink" if now else "ink2")


def _narrowest(heads: Heads) -> float:
    """The room for dots in a column, the same in all."""
    px = heads.columns[0].width, heads.columns[-1].width
    return min(px) * 0.88
