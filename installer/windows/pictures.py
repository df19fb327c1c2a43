"""The pictures of the installer's window, in three sizes for three scales of a screen."""

from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from installer.icons import DRAWING

SCALES = (100, 150, 200)
_LARGE, _SMALL, _ICON = (164, 314), (58, 58), 96
_GROUND = "#0f4a48"
"""The brand's own ground, as in the drawing."""


def draw_into(folder: Path) -> None:
    """wizard-100.bmp and its relatives."""
    for scale in SCALES:
        _draw(folder / f"wizard-{scale}.bmp", _LARGE, _ICON, _GROUND, scale)
        _draw(folder / f"small-{scale}.bmp", _SMALL, _SMALL[0], "white", scale)


def _draw(target: Path, size: tuple[int, int], icon: int, ground: str, scale: int) -> None:
    width, height, side = (number * scale // 100 for number in (*size, icon))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    place = QRectF((width - side) / 2, (height - side) / 2, side, side)
    QSvgRenderer(str(DRAWING)).render(painter, place)
    painter.end()
    if not image.save(str(target)):
        raise OSError(target)
