"""Fonts, page grid, inks and type scale of the printed reports. Lengths are points."""

from dataclasses import dataclass
from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ffbdesk import shipped
from ffbdesk.export.marks import MM, Face, Ink

REGULAR, ITALIC = "FFB-Regular", "FFB-Italic"
SEMIBOLD, SEMIBOLD_ITALIC = "FFB-SemiBold", "FFB-SemiBoldItalic"
_FILES = {
    REGULAR: "SourceSans3_400Regular.ttf",
    ITALIC: "SourceSans3_400Regular_Italic.ttf",
    SEMIBOLD: "SourceSans3_600SemiBold.ttf",
    SEMIBOLD_ITALIC: "SourceSans3_600SemiBold_Italic.ttf",
}
FACES: dict[Face, str] = {
    "regular": REGULAR,
    "semibold": SEMIBOLD,
    "italic": ITALIC,
    "semibold_italic": SEMIBOLD_ITALIC,
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
    pdfmetrics.registerFontFamily(REGULAR, REGULAR, SEMIBOLD, ITALIC, SEMIBOLD_ITALIC)
    pdfmetrics.registerFontFamily(ITALIC, ITALIC, SEMIBOLD_ITALIC, ITALIC, SEMIBOLD_ITALIC)


def glyphs() -> frozenset[int]:
    """The code points that the fonts can draw; all four faces draw the same. `register_fonts` comes first."""
    font: Any = pdfmetrics.getFont(REGULAR)
    return frozenset(font.face.charToGlyph)


def measure(text: str, size: float, face: Face) -> float:
    """The width in points of a text set in `face` at `size` points. `register_fonts` comes first."""
    return pdfmetrics.stringWidth(text, FACES[face], size)


def measure_in(text: str, style: ParagraphStyle) -> float:
    """The width in points of a text set in a style. `register_fonts` comes first."""
    return float(pdfmetrics.stringWidth(text, style.fontName, style.fontSize))


def ascent(style: ParagraphStyle) -> float:
    """How far the first baseline lies under the top of a paragraph."""
    return float(pdfmetrics.getAscent(style.fontName, style.fontSize))


def _style(
    name: str, size: float, leading: float, font: str = REGULAR, color: Color = INK, **more: Any
) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=leading,
        textColor=color,
        bulletFontName=font,  # reportlab would embed nothing for its own Helvetica
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        **more,
    )


KICKER = _style("kicker", 9.5, 12, SEMIBOLD, ACCENT)
TITLE = _style("title", 25, 29, SEMIBOLD, ACCENT, spaceAfter=3)
SUBTITLE = _style("subtitle", 11.5, 15, spaceAfter=12)
H1 = _style("h1", 16, 20, SEMIBOLD, ACCENT, spaceBefore=19, spaceAfter=6, keepWithNext=1)
H1_SMALL = _style("h1small", 9.5, 12.5, SEMIBOLD, ACCENT, spaceBefore=9, keepWithNext=1)
H2 = _style("h2", 12.5, 16, SEMIBOLD, ACCENT)
H3 = _style("h3", 10.5, 14.5, SEMIBOLD, spaceBefore=8, spaceAfter=3, keepWithNext=1)
CONTENTS = _style("contents", 10.5, 14.5, SEMIBOLD, spaceBefore=8)
CONTENTS_INNER = _style("contentsinner", 10.5, 14.5, leftIndent=14, spaceBefore=2)
BODY = _style("body", 10.5, 14.5, spaceAfter=6)
LINE = _style("line", 10.5, 14.5)
LEAD = _style("lead", 11.5, 16, spaceAfter=6)
LEAD_LINE = _style("leadline", 11.5, 16)
QUOTE = _style("quote", 11.5, 16, ITALIC, spaceAfter=6)
QUOTE_LINE = _style("quoteline", 11.5, 16, ITALIC)
SIDE = _style("side", 9.5, 12.5, SEMIBOLD, ACCENT)
SIDE_NOTE = _style("sidenote", 8.5, 11)
CELL = _style("cell", 9.5, 12.5)
CODE = _style("code", 15, 20, SEMIBOLD)
CELL_BOLD = _style("cellbold", 9.5, 12.5, SEMIBOLD)
CELL_ITEM = _style("cellitem", 9.5, 12.5, leftIndent=11.2, bulletFontSize=8.5)
COLUMN_HEAD = _style("columnhead", 8.5, 10.5, SEMIBOLD)
STATE = _style("state", 10.5, 14.5)
NOTE = _style("note", 8.5, 11.5, spaceAfter=4)
