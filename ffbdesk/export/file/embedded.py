"""The data file inside a PDF of ours. Whatever the PDF holds, the answer is bytes or one of our errors.

The file is looked for in the PDF's bytes, and no object of the PDF is ever built: what a PDF describes (tables of
objects, tables that point to tables, objects packed in objects) takes a reader as much memory and time as its maker
likes. An embedded file always stands as a stream of its own, also after other programs have added to the PDF or
written it anew; only one that was locked (encrypted) since is not found.
"""

import re
import zlib
from collections.abc import Iterator

from ffbdesk.export.file.bounds import LARGEST
from ffbdesk.export.file.check import FileTooLarge, NotOurFile

LARGEST_PDF = 128 * 1024 * 1024
"""Bytes. Beside its data a PDF has its pages: about ten bytes a letter, 20,000 pages at this size."""
_OPENING = re.compile(rb"/EmbeddedFile(?![A-Za-z])")
_NEAR = 4096
"""Bytes before and after its type in which all the rest of a stream's description stands: ours has 200."""
_MOST = 50
"""Embedded files that are looked at. Ours has one; whoever adds to the PDF may add a few."""
_OURS = b"ffbdesk/"
"""Stands in every data file of ours, in the name of its format."""


def embedded(raw: bytes, name: str) -> bytes:
    """The data file inside a PDF, at most LARGEST bytes. Raises NotOurFile, FileTooLarge."""
    if len(raw) > LARGEST_PDF:
        raise FileTooLarge(name)
    found = [at.start() for at, _n in zip(_OPENING.finditer(raw), range(_MOST + 1), strict=False)]
    if len(found) > _MOST:
        raise NotOurFile(name)
    left = LARGEST
    for content in _unfolded(raw, found):
        left -= len(content)  # many that are not ours must not take the time of many files
        if left < 0:
            raise FileTooLarge(name)
        if _OURS in content:
            return content
    raise NotOurFile(name)


def _unfolded(raw: bytes, places: list[int]) -> Iterator[bytes]:
    """What the streams around these places hold, up to a byte too many. The last first: what was added later counts."""
    for at in reversed(places):
        begin, stream = raw.rfind(b"obj", max(0, at - _NEAR), at), raw.find(b"stream", at, at + _NEAR)
        if begin < 0 or stream < 0:
            continue
        start = stream + len(b"stream")
        start += 2 if raw[start : start + 2] == b"\r\n" else 1
        end = raw.find(b"endstream", start)
        packed = memoryview(raw)[start : end if end >= 0 else len(raw)]
        if b"/FlateDecode" in raw[begin:stream]:
            yield _inflated(packed)
        elif b"/Filter" not in raw[begin:stream]:
            yield bytes(packed[: LARGEST + 1])


def _inflated(packed: memoryview) -> bytes:
    """Up to a byte too many; empty where it is no deflated data."""
    try:
        return zlib.decompressobj().decompress(packed, LARGEST + 1)
    except zlib.error:
        return b""
