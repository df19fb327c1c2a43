"""What is to be painted, as a list of marks: made once for a step, painted as often as the window wants."""

from collections.abc import Sequence
from typing import Final, assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.judgement import Judgement
from ffbdesk.ui.course.wall.stage import CENTRE, LEFT, Align, Block, Stage
from ffbdesk.ui.kit.levelpaint import CHIP_LARGE, paint_level
from ffbdesk.ui.kit.tokens import Role, Tokens

_PADDING, _TAG_RADIUS = 9, 4
_ARM: Final = 7
"""Half of a plus sign as drawn."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text."""

    block: Block
    x: float
    y: float
    tone: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled area without an edge: lines too."""

    rect: QRectF
    tone: str
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """An area with an edge."""

    rect: QRectF
    radius: float
    fill: str = ""
    edge: str = "line"
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Dots:
    """Discs, or rings of the same size."""

    at: Sequence[QPointF]
    radius: float
    ring: bool = False
    tone: str = "mark"


@dataclass(frozen=True, slots=True)
class Chip:
    """A level's sign."""

    rect: QRectF
    judgement: Judgement
    tokens: Tokens


@dataclass(frozen=True, slots=True)
class Stroke:
    """Lines from point to point."""

    points: Sequence[QPointF]
    width: float
    tone: str


type Mark = Words | Bar | Box | Dots | Chip | Stroke


class Sheet:
    """The marks of one picture, from back to front."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.marks: list[Mark] = []

    def texts(self) -> list[str]:
        """Every text on it, in the order it is painted in."""
        return [mark.block.text for mark in self.marks if isinstance(mark, Words)]

    def put(
        self,
        text: str,
        x: float,
        y: float,
        role: Role = "body",
        tone: str = "ink",
        *,
        width: float | None = None,
        align: Align = LEFT,
        dense: bool = False,
    ) -> Block:
        """A text with its left upper corner here."""
        block = self.stage.block(text, role, width, align=align, dense=dense)
        self.marks.append(Words(block, x, y, tone))
        return block

    def middle(
        self, text: str, x: float, y: float, role: Role = "body", tone: str = "ink", *, dense: bool = False
    ) -> Block:
        """One line with its middle upright at `y`, from `x`."""
        block = self.stage.block(text, role, dense=dense)
        self.marks.append(Words(block, x, y - block.height / 2, tone))
        return block

    def ending(
        self, text: str, x: float, y: float, role: Role = "body", tone: str = "ink", *, dense: bool = False
    ) -> Block:
        """One line with its middle upright at `y` that ends at `x`."""
        block = self.stage.block(text, role, dense=dense)
        self.marks.append(Words(block, x - block.width, y - block.height / 2, tone))
        return block

    def centred(
        self, text: str, x: float, y: float, role: Role = "body", tone: str = "ink", *, dense: bool = False
    ) -> Block:
        """One line with its middle here."""
        block = self.stage.block(text, role, dense=dense)
        self.marks.append(Words(block, x - block.width / 2, y - block.height / 2, tone))
        return block

    def under(self, text: str, rect: QRectF, role: Role = "body", tone: str = "ink", *, dense: bool = False) -> Block:
        """Wrapped and centred, from the upper edge of a rectangle."""
        return self.put(text, rect.left(), rect.top(), role, tone, width=rect.width(), align=CENTRE, dense=dense)

    def rule(self, left: float, right: float, y: float, tone: str = "line") -> None:
        """A hairline, on whole pixels."""
        thick = max(1, round(self.stage.px(1)))
        self.marks.append(Bar(QRectF(round(left), round(y), round(right - left), thick), tone))

    def tag(self, text: str, x: float, y: float, tone: str = "ink2", *, dense: bool = True) -> float:
        """A word in a frame, as keys and ØVELSE are, with its middle upright at `y`; where it ends."""
        stage = self.stage
        block = stage.block(text, "caption", dense=dense)
        high = round(block.height + stage.px(4))
        rect = QRectF(round(x) + 0.5, round(y - high / 2) + 0.5, round(block.width + 2 * stage.px(_PADDING)), high)
        self.marks.append(Box(rect, stage.px(_TAG_RADIUS), "", "edge", max(1.0, stage.px(1))))
        self.marks.append(Words(block, rect.center().x() - block.width / 2, y - block.height / 2, tone))
        return rect.right()

    def card(self, rect: QRectF, fill: str = "surface", edge: str = "line") -> None:
        """The ground of a card, its edge on whole pixels."""
        whole = QRectF(round(rect.left()), round(rect.top()), round(rect.width()), round(rect.height()))
        self.marks.append(
            Box(whole.adjusted(0.5, 0.5, -0.5, -0.5), self.stage.px(8), fill, edge, max(1.0, self.stage.px(1)))
        )

    def chip(self, judgement: Judgement, x: float, y: float, *, dense: bool = False) -> QRectF:
        """A level's sign with the middle of its upper edge here."""
        tokens = self.stage.dense if dense else self.stage.full
        width, height = (tokens.t(side) for side in CHIP_LARGE)
        rect = QRectF(round(x - width / 2), round(y), width, height)
        self.marks.append(Chip(rect, judgement, tokens))
        return rect

    def stroke(self, points: Sequence[tuple[float, float]], tone: str = "ink3", width: float = 1.6) -> None:
        """Lines from point to point."""
        line = [QPointF(x, y) for x, y in points]
        self.marks.append(Stroke(line, self.stage.px(width), tone))

    def sign(self, x: float, y: float, *, plus: bool) -> None:
        """A plus or a minus with its middle here."""
        arm = self.stage.px(_ARM)
        self.stroke([(x - arm, y), (x + arm, y)], "accent", 2)
        if plus:
            self.stroke([(x, y - arm), (x, y + arm)], "accent", 2)

    def paint(self, p: QPainter) -> None:
        """All marks in their order."""
        for mark in self.marks:
            _paint(p, self.stage, mark)


def _paint(p: QPainter, stage: Stage, mark: Mark) -> None:
    tokens = stage.full
    match mark:
        case Words(block, x, y, tone):
            p.setPen(tokens.c(tone))
            block.draw(p, x, y)
        case Bar(rect, tone, radius):
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(tokens.c(tone))
            p.drawRoundedRect(rect, radius, radius)
        case Box():
            p.setPen(QPen(tokens.c(mark.edge), mark.width) if mark.edge else Qt.PenStyle.NoPen)
            p.setBrush(tokens.c(mark.fill) if mark.fill else Qt.BrushStyle.NoBrush)
            p.drawRoundedRect(mark.rect, mark.radius, mark.radius)
        case Dots():
            _paint_dots(p, stage, mark)
        case Chip(rect, judgement, own):
            paint_level(p, own, rect, judgement)
        case Stroke(points, width, tone):
            pen = QPen(tokens.c(tone), width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            p.setPen(pen)
            p.drawPolyline(list(points))
        case _:
            assert_never(mark)


def _paint_dots(p: QPainter, stage: Stage, mark: Dots) -> None:
    colour, radius = stage.full.c(mark.tone), mark.radius
    if mark.ring:
        thick = max(1.0, min(stage.px(2), radius / 4))
        p.setPen(QPen(colour, thick))
        p.setBrush(Qt.BrushStyle.NoBrush)
        radius -= thick / 2
    else:
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(colour)
    for at in mark.at:
        p.drawEllipse(at, radius, radius)
