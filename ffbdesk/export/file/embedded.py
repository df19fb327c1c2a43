"""The data file inside a PDF of ours. Whatever the PDF holds, the answer is bytes or one of our errors."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from pypdf import Configuration, PdfReader, apply_configuration
from pypdf.errors import LimitReachedError
from pypdf.generic import DictionaryObject, StreamObject

from ffbdesk.export.file.check import LARGEST, FileTooLarge, NotOurFile

NAMES = ("udredning.json", "indsatsmaal.json")
"""What the files inside our PDFs are called."""
_MOST = LARGEST + 1
_LIMITS = Configuration(
    maximum_declared_stream_length=_MOST,
    array_based_stream_maximum_output_length=_MOST,
    zlib_maximum_output_length=_MOST,
    lzw_maximum_output_length=_MOST,
    run_length_maximum_output_length=_MOST,
    brotli_maximum_output_length=_MOST,
)


def embedded(raw: bytes, name: str) -> bytes:
    """The data file inside a PDF. Raises NotOurFile, FileTooLarge."""
    try:
        with _quiet(), apply_configuration(_LIMITS):
            content = _embedded(PdfReader(BytesIO(raw)).root_object)
    except LimitReachedError:
        raise FileTooLarge(name) from None
    except Exception:  # pypdf raises many kinds on a damaged file, not all of them its own
        raise NotOurFile(name) from None
    if content is None:
        raise NotOurFile(name)
    if len(content) > LARGEST:
        raise FileTooLarge(name)
    return content


def _embedded(root: DictionaryObject) -> bytes | None:
    """From the one flat list that our writer makes; a tree of names is somebody else's."""
    entries = _at(root, "/Names", "/EmbeddedFiles", "/Names")
    if entries is None or len(entries) > 2 * len(NAMES):
        return None
    for name, entry in zip(entries[::2], entries[1::2], strict=False):
        stream = _at(entry.get_object(), "/EF", "/F")
        if str(name.get_object()) in NAMES and isinstance(stream, StreamObject):
            return bytes(stream.get_data())
    return None


def _at(found: Any, *path: str) -> Any:
    for key in path:
        if key not in found:
            return None
        found = found[key].get_object()
    return found


@contextmanager
def _quiet() -> Iterator[None]:
    """What a strange file holds is no business of the log."""
    log = logging.getLogger("pypdf")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(level)
