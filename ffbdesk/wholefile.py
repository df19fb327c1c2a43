"""Writing a file so that there is always a whole one: temporary file, flush, rename."""

import contextlib
import os
from pathlib import Path
from typing import IO


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file in one step. Raises OSError, and then the old file stands unchanged."""
    half = path.with_name(path.name + ".ny")
    try:
        with half.open("wb") as out:
            out.write(content)
            sync_file(out)
        half.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_file(out: IO[bytes]) -> None:
    """Make what was written durable. Raises OSError."""
    out.flush()
    os.fsync(out.fileno())


def sync_folder(folder: Path) -> None:
    """Make a rename durable, where the system can: Windows and some network drives refuse it for a folder."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
