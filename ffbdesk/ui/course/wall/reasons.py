"""What people wrote, in cards under the level they chose: a page at a time, and nothing of it cut."""

from collections.abc import Iterator, Sequence
from itertools import islice

from PySide6.QtCore import QPointF, QRectF

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.course.board import Reason, by_judgement
from ffbdesk.domain.course.case import ThemeReference
from ffbdesk.domain.course.spread import SEVEN
from ffbdesk.domain.judgement import Judgement, level_of
from ffbdesk.ui.course.wall.columns import Column, even, mark
from ffbdesk.ui.course.wall.divide import Setting, divided
from ffbdesk.ui.course.wall.frame import HEAD
from ffbdesk.ui.course.wall.sheet import Dots, Sheet
from ffbdesk.ui.course.wall.stage import Stage
from ffbdesk.ui.kit.levelpaint import CHIP_LARGE
from ffbdesk.ui.kit.tokens import Role
from ffbdesk.words.course import wall as say

_PAD_X, _PAD_Y, _GAP, _BETWEEN = 12, 8, 5, 4
_BEGUN = 4
"""Lines of a long reason that are worth beginning it."""
_DISC, _DISC_TOP, _UNDER_DISC = 20, 12, 6


@dataclass(frozen=True, slots=True)
class Page:
    """The cards of a column that are in sight at once."""

    texts: tuple[str, ...] = ()
    left: int = 0
    """How many are still to come, one that began here among them."""
    goes_on: bool = False
    """Whether the last card goes on at the next page."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where cards have their place, and how large their words are."""

    top: float
    height: float
    dense: bool


def columns_shown(counts: Sequence[int], reference: ThemeReference | None) -> tuple[Judgement, ...]:
    """The five levels, and of the other two what somebody chose or what can be defended."""
    told = reference.defensible if reference is not None else ()
    return tuple(
        one for one, count in zip(SEVEN, counts, strict=True) if level_of(one) is not None or count or one in told
    )


def draw_heads(
    sheet: Sheet, judgements: Sequence[Judgement], counts: Sequence[int], reference: ThemeReference | None
) -> tuple[tuple[Column, ...], float]:
    """How many chose it, sign and name over each column; the columns, and where their cards begin."""
    stage = sheet.stage
    columns, of = even(stage, judgements), dict(zip(SEVEN, counts, strict=True))
    middle = stage.px(HEAD + _DISC_TOP + _DISC)
    chip = middle + stage.px(_DISC + _UNDER_DISC)
    name = chip + stage.dense.t(CHIP_LARGE[1]) + stage.px(15)
    line = name + stage.px(16)
    for one in columns:
        _count(sheet, one.middle, middle, of[one.judgement])
        sheet.chip(one.judgement, one.middle, chip, dense=True)
        sheet.centred(say.label(one.judgement), one.middle, name, "body", "ink2", dense=True)
        air = stage.px(8)
        sheet.rule(one.left + air, one.left + one.width - air, line)
        mark(sheet, one, line - stage.px(3), reference)
    return columns, line + stage.px(15)


def _count(sheet: Sheet, x: float, y: float, count: int) -> None:
    px = sheet.stage.px
    sheet.marks.append(Dots([QPointF(x, y)], px(_DISC) if count else px(2.5)))
    if count:
        sheet.centred(str(count), x, y, "strong", "surface", dense=count > 99)


def draw_cards(
    sheet: Sheet, columns: Sequence[Column], reasons: Sequence[Reason], room: Room, at: int
) -> dict[Judgement, Page]:
    """The page of every column, a shorter one's last; what is in sight then."""
    shown = {}
    for column in columns:
        texts = [one.text for one in by_judgement(reasons, column.judgement)]
        page, number = _page(sheet.stage, texts, column.width, room, at)
        shown[column.judgement] = page
        _column(sheet, column, page, room, number)
    return shown


def _page(stage: Stage, texts: Sequence[str], width: float, room: Room, at: int) -> tuple[Page, int]:
    """This page, or the last there is, and its number."""
    found = tuple(islice(pages(stage, texts, width, room), at + 1))
    return (found[-1], len(found) - 1) if found else (Page(), 0)


def pages(stage: Stage, texts: Sequence[str], width: float, room: Room) -> Iterator[Page]:
    """One page after the other, as they are asked for. A reason that is longer than a page goes on at the next."""
    waiting = list(texts)
    while waiting and not _fits(stage, waiting, width, room):
        left, taken = room.height - _line(stage, room), []  # room for the line that says how many are to come
        while waiting and (high := card_height(stage, waiting[0], width, room)) <= left:
            taken.append(waiting.pop(0))
            left -= high + stage.px(_GAP)
        rest = ""
        if waiting and (not taken or _begins(stage, waiting[0], width, room, left)):
            first, rest = _split(stage, waiting.pop(0), width, room, left)
            taken.append(first)
        if rest:
            waiting.insert(0, rest)
        yield Page(tuple(taken), len(waiting), bool(rest))
    if waiting:
        yield Page(tuple(waiting))


def _begins(stage: Stage, text: str, width: float, room: Room, left: float) -> bool:
    """Whether one that must be divided anyway begins on this page: some of its lines have room here."""
    whole = card_height(stage, text, width, room) <= room.height - _line(stage, room)
    return not whole and left >= _BEGUN * _line(stage, room, "body") + 2 * stage.px(_PAD_Y)


def _fits(stage: Stage, texts: Sequence[str], width: float, room: Room) -> bool:
    """Whether all of these stand on one page, with no line below them."""
    left = room.height
    for text in texts:
        left -= card_height(stage, text, width, room)
        if left < 0:
            return False
        left -= stage.px(_GAP)
    return True


def _split(stage: Stage, text: str, width: float, room: Room, left: float) -> tuple[str, str]:
    """As many lines as there is room for, at least two, and the rest."""
    lines = int((left - 2 * stage.px(_PAD_Y)) // _line(stage, room, "body"))
    return divided(stage, text, Setting("body", _inner(stage, width), room.dense), max(2, lines))


def card_height(stage: Stage, text: str, width: float, room: Room) -> float:
    """How high the card of a text is."""
    return stage.block(text, "body", _inner(stage, width), dense=room.dense).height + 2 * stage.px(_PAD_Y)


def _inner(stage: Stage, width: float) -> float:
    return width - 2 * stage.px(_BETWEEN) - 2 * stage.px(_PAD_X)


def _line(stage: Stage, room: Room, role: Role = "caption") -> float:
    return stage.block("0", role, dense=room.dense).height


def _column(sheet: Sheet, column: Column, page: Page, room: Room, number: int) -> None:
    stage, y = sheet.stage, room.top
    left, width = column.left + stage.px(_BETWEEN), column.width - 2 * stage.px(_BETWEEN)
    for text in page.texts:
        high = card_height(stage, text, column.width, room)
        sheet.card(QRectF(left, y, width, high))
        inner = _inner(stage, column.width)
        sheet.put(text, left + stage.px(_PAD_X), y + stage.px(_PAD_Y), width=inner, dense=room.dense)
        y += high + stage.px(_GAP)
    below = _below(page, number)
    if below:
        sheet.put(below, left + stage.px(2), y, "caption", "ink2", dense=room.dense)


def _below(page: Page, number: int) -> str:
    """How to see the others."""
    if page.goes_on and page.left == 1:
        return say.REST_BELOW
    if page.left:
        return say.more(page.left)
    return say.EARLIER_ABOVE if number else ""
