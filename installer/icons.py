"""The program's picture in the sizes and forms that the systems ask for, drawn from resources/icons/ffbdesk.svg.

    python installer/icons.py FOLDER

lays a hicolor theme of PNGs, and the SVG itself, in FOLDER. ffbdesk.spec asks for a Windows or macOS icon.
"""

import shutil
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parent.parent / "resources" / "icons" / "ffbdesk.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
_ICO = (16, 24, 32, 48, 64, 128, 256)


def png(target: Path, size: int) -> Path:
    """The picture, `size` pixels wide and high."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    target.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(target)):
        raise OSError(target)
    return target


def hicolor(folder: Path) -> None:
    """As Linux' desktops look for it."""
    for size in SIZES:
        png(folder / f"{size}x{size}" / "apps" / "ffbdesk.png", size)
    scalable = folder / "scalable" / "apps"
    scalable.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(DRAWING, scalable / "ffbdesk.svg")


def ico(folder: Path) -> Path:
    """As Windows wants it: every size drawn for itself, not one of them made smaller."""
    drawn = [Image.open(png(folder / f"icon-{size}.png", size)) for size in _ICO]
    drawn[-1].save(folder / "ffbdesk.ico", append_images=drawn[:-1], sizes=[(size, size) for size in _ICO])
    return folder / "ffbdesk.ico"


def icns(folder: Path) -> Path:
    """As macOS wants it."""
    with Image.open(png(folder / "icon-1024.png", 1024)) as drawn:
        drawn.save(folder / "ffbdesk.icns")
    return folder / "ffbdesk.icns"


def for_this_system(folder: Path) -> Path:
    """The icon that goes into the program itself: Windows and macOS."""
    return ico(folder) if sys.platform == "win32" else icns(folder)


if __name__ == "__main__":
    hicolor(Path(sys.argv[1]))
