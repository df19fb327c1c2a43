"""Line icons on a 24-pixel grid with one stroke weight; colour is given when they are drawn."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_PATHS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "people": (
            "<circle cx='9' cy='8' r='3.5'/>"
            "<path d='M2.5 19.5c.6-3.6 3.2-5.5 6.5-5.5s5.9 1.9 6.5 5.5'/>"
            "<path d='M16 4.8a3.5 3.5 0 0 1 0 6.4M18 14.6c2 .7 3.2 2.4 3.6 4.9'/>"
        ),
        "course": (
            "<path d='M12 5 2.5 9.3 12 13.6l9.5-4.3L12 5Z'/><path d='M6.5 11.5v4.8c3.3 2.6 7.7 2.6 11 0v-4.8'/>"
        ),
        "gear": (
            "<path d='M4 7h9M18 7h2M4 12h2M11 12h9M4 17h9M18 17h2'/>"
            "<circle cx='15.5' cy='7' r='2.2'/>"
            "<circle cx='8.5' cy='12' r='2.2'/>"
            "<circle cx='15.5' cy='17' r='2.2'/>"
        ),
        "help": (
            "<circle cx='12' cy='12' r='9'/>"
            "<path d='M9.5 9.5c.2-1.6 1.3-2.4 2.6-2.4 1.5 0 2.6 1 2.6 2.3 0 2-2.7 2.1-2.7 4.1'/>"
            "<path d='M12 16.8v.1'/>"
        ),
        "lock": (
            "<rect x='5' y='10.5' width='14' height='10' rx='2'/><path d='M8 10.5V7.8a4 4 0 0 1 8 0v2.7M12 14.5v2'/>"
        ),
        "search": ("<circle cx='10.5' cy='10.5' r='6'/><path d='m15 15 5.5 5.5'/>"),
        "check": "<path d='m4.5 12.5 5 5 10-11'/>",
        "plus": "<path d='M12 5v14M5 12h14'/>",
        "minus": "<path d='M5 12h14'/>",
        "carry": "<path d='M4 7h12a4 4 0 0 1 0 8H9'/><path d='m12.5 11-4 4 4 4'/>",
        "next": "<path d='m9 5 7 7-7 7'/>",
        "prev": "<path d='m15 5-7 7 7 7'/>",
        "down": "<path d='m5 9 7 7 7-7'/>",
        "up": "<path d='m5 15 7-7 7 7'/>",
        "eye_off": (
            "<path d='M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z'/>"
            "<circle cx='12' cy='12' r='3'/><path d='M4 20 20 4'/>"
        ),
        "eye": (
            "<path d='M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z'/>"
            "<circle cx='12' cy='12' r='3'/>"
        ),
        "key": ("<circle cx='8' cy='15' r='4.5'/><path d='m11.2 11.8 8.3-8.3M16 7l3 3M13.5 9.5l2 2'/>"),
        "file": ("<path d='M6 3h8l5 5v13H6V3Z'/><path d='M14 3v5h5'/>"),
        "restore": ("<path d='M4 12a8 8 0 1 0 2.6-5.9'/><path d='M4 4v5h5M12 8v4.5l3 2'/>"),
        "flag": "<path d='M6 21V4h12l-2.5 4 2.5 4H6'/>",
        "today": (
            "<rect x='3.5' y='5' width='17' height='15.5' rx='2'/>"
            "<path d='M3.5 9.5h17M8 3v3.5M16 3v3.5'/><circle cx='12' cy='14.8' r='2.2'/>"
        ),
        "note": ("<path d='M4.5 4h15v11l-5 5h-10V4Z'/><path d='M14.5 20v-5h5M8 8.5h8M8 12h5'/>"),
        "warn": ("<path d='M12 4 2.8 20h18.4L12 4Z'/><path d='M12 10v4.5M12 17.3v.1'/>"),
        "copy": ("<rect x='8.5' y='8.5' width='11.5' height='11.5' rx='1.5'/><path d='M5.5 15.5h-1.5V4h11.5v1.5'/>"),
        "arrow": "<path d='M4 12h15M13.5 6.5 19 12l-5.5 5.5'/>",
        "shield": (
            "<path d='M12 3 4.5 5.8v5.7c0 4.7 3 8 7.5 9.5 4.5-1.5 7.5-4.8 7.5-9.5V5.8L12 3Z'/>"
            "<path d='m8.5 12 2.5 2.5 4.5-5'/>"
        ),
        "person": "<circle cx='12' cy='8' r='3.5'/><path d='M5.5 19.5c.6-3.6 3.2-5.5 6.5-5.5s5.9 1.9 6.5 5.5'/>",
        "pdf": "<path d='M6 3h8l5 5v13H6V3Z'/><path d='M14 3v5h5M9 12.5h7M9 16h7'/>",
        "json": (
            "<path d='M9 4.5c-2.5 0-2.5 1-2.5 3.2S6 11.5 4 12c2 .5 2.5 2 2.5 4.3s0 3.2 2.5 3.2'/>"
            "<path d='M15 4.5c2.5 0 2.5 1 2.5 3.2s.5 3.8 2.5 4.3c-2 .5-2.5 2-2.5 4.3s0 3.2-2.5 3.2'/>"
        ),
        "print": (
            "<path d='M7 8V3.5h10V8'/><rect x='3.5' y='8' width='17' height='8' rx='1.5'/>"
            "<path d='M7 13h10v7.5H7V13Z'/>"
        ),
        "close": "<path d='m6 6 12 12M18 6 6 18'/>",
        "menu": "<path d='M4 7h16M4 12h16M4 17h16'/>",
        "list": "<path d='M9 6h11M9 12h11M9 18h11M4.5 6h.1M4.5 12h.1M4.5 18h.1'/>",
        "folder": "<path d='M3 6.5h6.5l2 2.5H21v10.5H3v-13Z'/>",
        "info": ("<circle cx='12' cy='12' r='9'/><path d='M12 11v5.5M12 7.5v.1'/>"),
    }
)
NAMES: Final = tuple(_PATHS)


def svg(name: str, colour: str, width: float = 1.8) -> bytes:
    """The icon as an SVG document. Raises KeyError on an unknown name."""
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='{colour}' "
        f"stroke-width='{width}' stroke-linecap='round' stroke-linejoin='round'>{_PATHS[name]}</svg>"
    ).encode()


def draw(p: QPainter, name: str, rect: QRectF, colour: str, width: float = 1.8) -> None:
    """Draws the icon into the rectangle."""
    QSvgRenderer(QByteArray(svg(name, colour, width))).render(p, rect)


def pixmap(name: str, px: int, colour: str, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of px logical pixels for a screen of this pixel ratio."""
    side = round(px * ratio)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    p = QPainter(picture)
    draw(p, name, QRectF(0, 0, side, side), colour)
    p.end()
    picture.setDevicePixelRatio(ratio)
    return picture
