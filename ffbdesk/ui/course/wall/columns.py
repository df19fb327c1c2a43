"""The seven choices beside each other, and what stands under each."""

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QRectF

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.course.case import ThemeReference
from ffbdesk.domain.course.spread import SEVEN
from ffbdesk.domain.judgement import Judgement, level_of
from ffbdesk.ui.course.wall.sheet import Bar, Sheet
from ffbdesk.ui.course.wall.stage import CENTRE, Stage
from ffbdesk.ui.kit.levelpaint import CHIP_LARGE
from ffbdesk.words.course import terms
from ffbdesk.words.course import wall as say

_BESIDE, _NARROW, _AIR = 28, 130, 8
"""The two choices without a level stand apart and are narrower; the air at both sides of a column."""


@dataclass(frozen=True, slots=True)
class Column:
    """A choice's place, from side to side."""

    judgement: Judgement
    left: float
    width: float

    @property
    def middle(self) -> float:
        """Upright through it."""
        return self.left + self.width / 2


def seven(stage: Stage) -> tuple[Column, ...]:
    """All seven, the two without a level apart."""
    narrow, apart = stage.px(_NARROW), stage.px(_BESIDE)
    wide = (stage.across - apart - 2 * narrow) / 5
    found: list[Column] = []
    x = stage.left
    for judgement in SEVEN:
        width = wide if level_of(judgement) is not None else narrow
        if width == narrow and found and level_of(found[-1].judgement) is not None:
            x += apart
        found.append(Column(judgement, x, width))
        x += width
    return tuple(found)


def even(stage: Stage, judgements: Sequence[Judgement]) -> tuple[Column, ...]:
    """These, equally wide: for what is written."""
    width = stage.across / len(judgements)
    return tuple(Column(one, stage.left + at * width, width) for at, one in enumerate(judgements))


class Heads:
    """Under the dots: line, sign, name and criterion of each choice. Their height is known before their place."""

    def __init__(self, stage: Stage, catalogue: Catalogue, columns: Sequence[Column]) -> None:
        self._stage, self._catalogue, self.columns = stage, catalogue, columns

    def draw(self, sheet: Sheet, y: float, reference: ThemeReference | None = None) -> None:
        """From the line down; with a reference its bar under the line."""
        stage, air = self._stage, self._stage.px(_AIR)
        for one in self.columns:
            sheet.rule(one.left + air, one.left + one.width - air, y, "edge" if stage.full.contrast else "line")
            mark(sheet, one, y + stage.px(4), reference)
            sheet.chip(one.judgement, one.middle, y + self._chip)
            rect = QRectF(one.left, y + self._name, one.width, 0)
            sheet.under(say.label(one.judgement), rect, "strong")
            rect.translate(0, self._named)
            inner = rect.adjusted(air, 0, -air, 0)
            sheet.under(self._means(one.judgement), inner, "caption", "ink2")

    @cached_property
    def height(self) -> float:
        """From the line to the end of the longest text."""
        stage, air = self._stage, 2 * self._stage.px(_AIR)
        texts = (
            stage.block(self._means(one.judgement), "caption", one.width - air, align=CENTRE).height
            for one in self.columns
        )
        return self._name + self._named + max(texts)

    @cached_property
    def _chip(self) -> float:
        return self._stage.px(20)

    @cached_property
    def _name(self) -> float:
        return self._chip + self._stage.full.t(CHIP_LARGE[1]) + self._stage.px(4)

    @cached_property
    def _named(self) -> float:
        """The height of the names: one of them may take two lines."""
        blocks = (
            self._stage.block(say.label(one.judgement), "strong", one.width, align=CENTRE) for one in self.columns
        )
        return max(block.height for block in blocks)

    def _means(self, judgement: Judgement) -> str:
        if level_of(judgement) is None:
            return say.BEYOND[terms.named(judgement)]
        value = self._catalogue.value(judgement)
        return value.criterion if value is not None else ""


def mark(sheet: Sheet, column: Column, y: float, reference: ThemeReference | None) -> None:
    """The bar under the reference, and a thin one under what else can be defended."""
    if reference is None:
        return
    px = sheet.stage.px
    heavy = column.judgement == reference.judgement
    if heavy or column.judgement in reference.defensible:
        high = px(9) if heavy else px(3)
        left, width = column.left + px(_AIR), column.width - 2 * px(_AIR)
        sheet.marks.append(Bar(QRectF(round(left), round(y), round(width), round(high)), "ink", px(2) if heavy else 0))
