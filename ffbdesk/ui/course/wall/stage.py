"""Sizes of the projector's picture: everything is a share of the widget, as drawn at 1280 by 800."""

from functools import cached_property
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from ffbdesk.ui.kit.tokens import TYPE, Role, Tokens

DRAWN: Final = (1280, 800)
_FULL, _DENSE = 1.25, 1.15
"""The text scale as drawn, and where much stands together."""
_MARGIN, _FOOT = 44, 50
_ANY = 1_000_000.0
_SEPARATOR = "\u2028"

type Align = Qt.AlignmentFlag
LEFT, CENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter


class Block:
    """A text that is laid out once: wrapped at a width, or in one line."""

    def __init__(self, text: str, font: QFont, width: float | None, align: Align) -> None:
        self.text = text
        self._layout = QTextLayout(text.replace("\n", _SEPARATOR), font)
        option, anywhere = QTextOption(align), QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        option.setWrapMode(QTextOption.WrapMode.NoWrap if width is None else anywhere)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        self.line = QFontMetricsF(font).lineSpacing()
        self.starts: list[int] = []
        """Where each line begins, in Qt's units of text."""
        self.width = self._lay(_ANY if width is None else width)
        self.height = self.line * len(self.starts)

    def _lay(self, width: float) -> float:
        widest = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, len(self.starts) * self.line))
            self.starts.append(line.textStart())
            widest = max(widest, line.naturalTextWidth())
        self._layout.endLayout()
        return widest

    def split(self, lines: int) -> tuple[str, str]:
        """What stands in so many lines, and the rest."""
        if lines >= len(self.starts):
            return self.text, ""
        raw, cut = self.text.encode("utf-16-le", "surrogatepass"), 2 * self.starts[lines]
        first, rest = raw[:cut], raw[cut:]
        return first.decode("utf-16-le", "surrogatepass").rstrip(), rest.decode("utf-16-le", "surrogatepass").lstrip()

    def draw(self, p: QPainter, x: float, y: float) -> None:
        """Draws it with the painter's pen."""
        self._layout.draw(p, QPointF(x, y))


class Stage:
    """One size of the widget, in one set of colours, with the texts that were laid out for it."""

    def __init__(self, tokens: Tokens, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.unit = min(width / DRAWN[0], height / DRAWN[1])
        self.full = tokens._replace(scale=_FULL * self.unit)
        self.dense = tokens._replace(scale=_DENSE * self.unit)
        self._blocks: dict[tuple[object, ...], Block] = {}

    def px(self, drawn: float) -> float:
        """A length as it is drawn at 1280 by 800."""
        return drawn * self.unit

    @cached_property
    def left(self) -> float:
        """Where the content begins."""
        return self.px(_MARGIN)

    @cached_property
    def right(self) -> float:
        """Where the content ends."""
        return self.width - self.px(_MARGIN)

    @cached_property
    def across(self) -> float:
        """How wide the content is."""
        return self.right - self.left

    @cached_property
    def foot(self) -> float:
        """Where the line of keys begins."""
        return self.height - self.px(_FOOT)

    def font(self, tokens: Tokens, role: Role) -> QFont:
        """A role's font at this size, which is never rounded to nothing."""
        font = tokens.font(role)
        font.setPixelSize(max(1, round(TYPE[role][0] * tokens.scale)))
        return font

    def block(
        self, text: str, role: Role = "body", width: float | None = None, *, align: Align = LEFT, dense: bool = False
    ) -> Block:
        """The text laid out: the same one is laid out once."""
        key = (text, role, width, align, dense)
        found = self._blocks.get(key)
        if found is None:
            found = Block(text, self.font(self.dense if dense else self.full, role), width, align)
            self._blocks[key] = found
        return found
