"""Fonts, page grid, inks and type scale of the printed reports. Lengths are points."""

from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ffbdesk import shipped
from ffbdesk.dataclass import dataclass
from ffbdesk.export.figuremarks import MM, Face, Ink

REGULAR, ITALIC, SEMIBOLD = "FFB-Regular", "FFB-Italic", "FFB-SemiBold"
_FILES = {
    REGULAR: "SourceSans3_400Regular.ttf",
    ITALIC: "SourceSans3_400Regular_Italic.ttf",
    SEMIBOLD: "SourceSans3_600SemiBold.ttf",
}
FACES: dict[Face, str] = {
    "regular": REGULAR,
    "semibold": SEMIBOLD,
    "italic": ITALIC,
}

RIGHT, BOTTOM = 18 * MM, 22 * MM
FIRST_TOP, TOP = 33 * MM, 27 * MM
LABEL, GUTTER, LONGEST_LINE = 36 * MM, 4 * MM, 146 * MM
HAIR, RULE_WIDTH = 0.4, 0.8

# Text and signs are pure black: an office printer screens every other colour into dots.
INK, ACCENT, MID = HexColor("#000000"), HexColor("#0D3F48"), HexColor("#8FA5A9")
RULE, PALE, WHITE = HexColor("#8C9799"), HexColor("#EBF0F0"), HexColor("#FFFFFF")
INKS: dict[Ink, Color] = {"ink": INK, "accent": ACCENT, "mid": MID, "rule": RULE, "pale": PALE, "white": WHITE}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What differs between upright and lying pages; the other margins are the same."""

    size: tuple[float, float]
    left: float

    @property
    def width(self) -> float:
        """Of all that is printed between the margins."""
        return self.right - self.left

    @property
    def right(self) -> float:
        """Where the right margin begins."""
        return self.size[0] - RIGHT

    @property
    def height(self) -> float:
        """Of the body on every page but the first, which has a little less."""
        return self.size[1] - TOP - BOTTOM


PORTRAIT, LANDSCAPE = Sheet(A4, 24 * MM), Sheet(landscape(A4), 18 * MM)


def register_fonts() -> None:
    """Make the shipped fonts known to reportlab, once in a process. Raises TTFError where a file is missing."""
    if REGULAR in pdfmetrics.getRegisteredFontNames():
        return
    rl_config.useA85 = 0  # else each stream is written as letters, a quarter larger
    folder = shipped.folder("resources") / "fonts"
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(folder / file)))


def glyphs() -> frozenset[int]:
    """The code points that the fonts can draw; all three draw the same. `register_fonts` comes first."""
    font: Any = pdfmetrics.getFont(REGULAR)
    return frozenset(font.face.charToGlyph)


def measure(text: str, size: float, face: Face) -> float:
    """The width in points of a text set in `face` at `size` points. `register_fonts` comes first."""
    return pdfmetrics.stringWidth(text, FACES[face], size)


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set. Lengths are points."""

    size: float
    """Of the type, and how far the first baseline lies under the top."""
    leading: float
    font: str = REGULAR
    ink: Color = INK
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    with_next: bool = False
    """Whether it stays with the first lines of what follows."""


def measure_in(text: str, style: Style) -> float:
    """The width in points of a text set in a style. `register_fonts` comes first."""
    return float(pdfmetrics.stringWidth(text, style.font, style.size))


KICKER = Style(9.5, 12, SEMIBOLD, ACCENT)
TITLE = Style(25, 29, SEMIBOLD, ACCENT, after=3)
SUBTITLE = Style(11.5, 15, after=12)
H1 = Style(16, 20, SEMIBOLD, ACCENT, before=19, after=6, with_next=True)
H1_SMALL = Style(9.5, 12.5, SEMIBOLD, ACCENT, before=9, with_next=True)
H2 = Style(12.5, 16, SEMIBOLD, ACCENT)
H3 = Style(10.5, 14.5, SEMIBOLD, before=8, after=3, with_next=True)
CONTENTS = Style(10.5, 14.5, SEMIBOLD, before=8)
CONTENTS_INNER = Style(10.5, 14.5, indent=14, before=2)
BODY = Style(10.5, 14.5, after=6)
LINE = Style(10.5, 14.5)
LEAD = Style(11.5, 16, after=6)
LEAD_LINE = Style(11.5, 16)
QUOTE = Style(11.5, 16, ITALIC, after=6)
QUOTE_LINE = Style(11.5, 16, ITALIC)
SIDE = Style(9.5, 12.5, SEMIBOLD, ACCENT)
SIDE_NOTE = Style(8.5, 11)
SIGNED = Style(8.5, 11, with_next=True)
CELL = Style(9.5, 12.5)
CODE = Style(15, 20, SEMIBOLD)
CELL_BOLD = Style(9.5, 12.5, SEMIBOLD)
CELL_ITEM = Style(9.5, 12.5, indent=11.2)
BULLET = Style(8.5, 12.5)
COLUMN_HEAD = Style(8.5, 10.5, SEMIBOLD)
STATE = Style(10.5, 14.5)
NOTE = Style(8.5, 11.5, after=4)
PLAIN_TITLE = Style(30, 36, SEMIBOLD, ACCENT, after=4)
PLAIN_H1 = Style(20, 26, SEMIBOLD, ACCENT, before=16, after=2, with_next=True)
PLAIN = Style(15, 22, before=2, after=6)
PLAIN_STRONG = Style(15, 22, SEMIBOLD, before=4, after=6)
PLAIN_ITEM = Style(15, 22, indent=18, after=6)
PLAIN_DASH = Style(15, 22, ink=ACCENT)
