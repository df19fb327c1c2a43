"""Design tokens: the one place where colours, type and spacing are decided.

`Tokens` carries one mode, one text scale and whether contrast is high. Everything that paints or styles asks it;
no widget knows a colour or a pixel size of type by itself.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from PySide6.QtGui import QColor, QFont

type Mode = Literal["light", "dark"]
type Role = Literal["caption", "body", "strong", "lead", "section", "title", "display", "plain", "plain_strong"]

FAMILY: Final = "Source Sans 3"

COLOURS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {  # name: (light, dark)
        "paper": ("#F6F4EF", "#161B1F"),  # the page
        "sunken": ("#ECE9E1", "#101417"),  # rail, theme tree, side panel
        "surface": ("#FFFFFF", "#1E252A"),  # cards, fields
        "raised": ("#FBFAF7", "#232B31"),  # hovered rows, quiet cards
        "line": ("#DDD8CD", "#323C43"),  # hairlines that only decorate
        "edge": ("#827C6F", "#7C8991"),  # outlines of controls
        "ink": ("#1E2930", "#E8EDEF"),
        "ink2": ("#46525B", "#BAC4CA"),
        "ink3": ("#5F6A72", "#98A4AC"),  # hints, captions
        "faded": ("#5F6A72", "#98A4AC"),  # placeholders, what cannot be used now
        "accent": ("#0E5C58", "#7CCBC0"),  # the one colour of action
        "accent_hover": ("#0A4845", "#9ADCD3"),
        "accent_ink": ("#FFFFFF", "#05211E"),
        "accent_tint": ("#DDECE8", "#173632"),
        "attention": ("#734600", "#F0C885"),  # ochre: needs a look
        "attention_tint": ("#F9ECD3", "#352A12"),
        "attention_edge": ("#A8700F", "#C08A2E"),
        "danger": ("#8A2E1B", "#F2A593"),  # only where data is destroyed
        "danger_tint": ("#F8E6E0", "#3C1E17"),
        "mark": ("#33424C", "#C3CDD3"),
        "brand": ("#0F4A48", "#0C2624"),
        "brand_ink": ("#FFFFFF", "#FFFFFF"),
        "brand_ink2": ("#D6ECE8", "#D6ECE8"),
        "brand_line": ("#BFE3DC", "#BFE3DC"),
        "sun": ("#F2D9A0", "#E3CB94"),
    }
)

# What high contrast changes: grounds are all alike and inks too, so an edge or a turned ground must say the rest.
_GROUNDS: Final = ("paper", "sunken", "surface", "raised", "accent_tint", "attention_tint", "danger_tint")
_INKS: Final = ("ink", "ink2", "ink3", "line", "edge", "mark")
HIGH: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        **dict.fromkeys(_GROUNDS, ("#FFFFFF", "#000000")),
        **dict.fromkeys(_INKS, ("#000000", "#FFFFFF")),
        "faded": ("#555555", "#A6A6A6"),
        "accent_hover": ("#000000", "#FFFFFF"),
        "attention_edge": ("#7D5000", "#D69B37"),
        "brand": ("#00302E", "#000000"),
        **dict.fromkeys(("brand_ink2", "brand_line"), ("#FFFFFF", "#FFFFFF")),
    }
)

TYPE: Final[Mapping[Role, tuple[int, int]]] = MappingProxyType(
    {  # role: (pixels at 100 %, weight)
        "caption": (13, 400),
        "body": (15, 400),
        "strong": (15, 600),
        "lead": (17, 400),
        "section": (17, 600),
        "title": (24, 600),
        "display": (32, 600),
        "plain": (22, 400),
        "plain_strong": (22, 600),
    }
)
ROLES: Final = tuple(TYPE)


class LevelColours(NamedTuple):
    """One level's colours, as hex words."""

    fill: str
    text: str
    edge: str


# One hue, lightness only: more reduction stands further from the page, so dark turns the order.
LEVELS: Final[Mapping[Mode, tuple[LevelColours, ...]]] = MappingProxyType(
    {
        "light": (
            LevelColours("#FFFFFF", "#23285E", "#5A619C"),
            LevelColours("#CCD3F0", "#1B2055", "#5A619C"),
            LevelColours("#97A2DA", "#0E1138", "#5A619C"),
            LevelColours("#5A65B3", "#FFFFFF", "#4A549C"),
            LevelColours("#252A68", "#FFFFFF", "#252A68"),
        ),
        "dark": (
            LevelColours("#1E252A", "#DDE1F8", "#8A93CC"),
            LevelColours("#3A4276", "#F0F2FD", "#8A93CC"),
            LevelColours("#5A65AE", "#FFFFFF", "#8A93CC"),
            LevelColours("#97A1DE", "#0D1030", "#97A1DE"),
            LevelColours("#D9DEFB", "#0D1030", "#D9DEFB"),
        ),
    }
)
# The same scale with its middle moved away from where neither black nor white reads well. The first three have the ink.
_HIGH_FILLS: Final[Mapping[Mode, tuple[str, ...]]] = MappingProxyType(
    {
        "light": ("#FFFFFF", "#CCD3F0", "#97A2DA", "#465092", "#1A1E4D"),
        "dark": ("#000000", "#23284F", "#465092", "#97A1DE", "#D9DEFB"),
    }
)


class Tokens(NamedTuple):
    """The tokens of one mode at one text scale, in usual or high contrast."""

    mode: Mode
    scale: float
    contrast: bool = False

    @classmethod
    def make(cls, mode: Mode = "light", scale: float = 1.0, *, contrast: bool = False) -> "Tokens":
        """Tokens for a mode, a text scale (1.0 to 2.0) and usual or high contrast."""
        return cls(mode, scale, contrast)

    @property
    def ring(self) -> int:
        """How wide the edge is that shows focus."""
        return 3 if self.contrast else 2

    def hex(self, name: str) -> str:
        """The colour's hex word. Raises KeyError on a name that is no token."""
        light, dark = HIGH[name] if self.contrast and name in HIGH else COLOURS[name]
        return light if self.mode == "light" else dark

    def c(self, name: str, alpha: float = 1.0) -> QColor:
        """The colour, optionally see-through; in high contrast nothing is."""
        colour = QColor(self.hex(name))
        colour.setAlphaF(1.0 if self.contrast else alpha)
        return colour

    def level(self, n: int) -> LevelColours:
        """The colours of level 0 to 4."""
        if not self.contrast:
            return LEVELS[self.mode][n]
        return LevelColours(_HIGH_FILLS[self.mode][n], self.hex("ink" if n < 3 else "surface"), self.hex("edge"))

    def t(self, px: float) -> int:
        """A size bound to text (rows, chips, icons): grows with the text."""
        return round(px * self.scale)

    def s(self, px: float) -> int:
        """Air: grows half as fast as the text and stays on the 4-pixel grid."""
        if px < 4:
            return round(px)
        return max(4, 4 * round(px * (1 + (self.scale - 1) / 2) / 4))

    def font(self, role: Role, italic: bool = False) -> QFont:
        """The font of a role. Captions get figures of one width: they stand in columns."""
        return QFont(_font(self.t(TYPE[role][0]), TYPE[role][1], italic, role == "caption"))


@lru_cache(maxsize=64)
def _font(pixels: int, weight: int, italic: bool, tabular: bool) -> QFont:
    """Made once: a page asks for a font some hundred times while it lays itself out."""
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setItalic(italic)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
