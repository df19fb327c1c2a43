"""The organisation's name and logo over a report."""

import io
from pathlib import Path

from PIL import Image, ImageOps

from ffbdesk.export.choices import Choices
from ffbdesk.export.report import Letterhead
from ffbdesk.services.desk import one_line

__all__ = ["Choices", "Letterhead", "NoLogo", "logo", "made"]

_LARGEST = 8 * 1024 * 1024
_SIDE = 1200
"""Pixels: more than 40 by 10 mm can show on paper."""
_MOST_PIXELS = 24_000_000
"""A picture that unfolds to more is no logo: each takes up to twelve bytes while it is made smaller."""
_LONGEST_SIDE = 20_000
"""Pixels: one endless line takes twice as much again."""
_JPEG, _SCAN, _MOST_SCANS = b"\xff\xd8", b"\xff\xda", 200
"""A JPEG may come in layers (scans), each over the whole picture: common are ten, and 100,000 take many minutes."""


class NoLogo(Exception):
    """A file that is no picture, or too large a one.

    `name` is the file's; `most` (megabytes) and `pixels` (millions) are the limits.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.most, self.pixels = name, _LARGEST // (1024 * 1024), _MOST_PIXELS // 1_000_000


def made(name: str, address: str, picture: Path | None) -> Letterhead:
    """A letterhead from what was written and chosen. Raises NoLogo, TooLong."""
    return Letterhead(one_line(name), one_line(address), logo(picture) if picture is not None else b"")


def _clear(found: Image.Image) -> Image.Image:
    """A picture as people see it: turned as its camera says, and grey of 16 bits as grey."""
    found.thumbnail((_SIDE, _SIDE))
    if found.mode.startswith("I"):
        found = found.convert("I").point(lambda grey: grey / 257).convert("L")
    return ImageOps.exif_transpose(found).convert("RGBA")


def logo(picture: Path) -> bytes:
    """A picture as it may stand in a PDF/A: a plain PNG, as large as paper needs. Raises NoLogo."""
    try:
        with picture.open("rb") as file:
            raw = file.read(_LARGEST + 1)
        if len(raw) > _LARGEST or (raw.startswith(_JPEG) and raw.count(_SCAN) > _MOST_SCANS):
            raise NoLogo(picture.name)
        with Image.open(io.BytesIO(raw), formats=("PNG", "JPEG")) as found:
            if found.width * found.height > _MOST_PIXELS or max(found.size) > _LONGEST_SIDE:
                raise NoLogo(picture.name)
            clear = _clear(found)
    except NoLogo:
        raise
    except Exception:  # a damaged picture raises many kinds of error
        raise NoLogo(picture.name) from None
    plain = Image.new("RGB", clear.size, "white")
    plain.paste(clear, mask=clear.getchannel("A"))
    out = io.BytesIO()
    plain.save(out, "PNG")
    return out.getvalue()
