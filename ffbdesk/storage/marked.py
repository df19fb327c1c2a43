"""The mark in a folder that was chosen for copies: a place is known by it, not by its path.

The folder of a stick is there when the stick is not, and another stick may lie at the same path.
"""

import json
from contextlib import suppress
from pathlib import Path

from ffbdesk.storage import working
from ffbdesk.wholefile import create_private, put_in_place, sync_file, sync_folder

MARK = "ffbdesk-sted.json"
_FORMAT, _VERSION = "ffbdesk/place", 1
_LARGEST = 64 * 1024


def mark_in(folder: Path) -> str:
    """The mark of a place; empty where it has none that can be read."""
    path = folder / MARK
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            content = json.loads(file.read(_LARGEST))
        return str(content["id"]) if content["format"] == _FORMAT else ""
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""


def mark(folder: Path, fresh: str) -> str:
    """The mark of a place, which gets `fresh` where it has none: several archives may share one. Raises OSError."""
    found = mark_in(folder)
    if found:
        return found
    content = json.dumps({"format": _FORMAT, "version": _VERSION, "id": fresh}).encode()
    with working.folder(folder, working.HALF) as half:
        new = half / "kopi.json"
        with create_private(new) as out:
            out.write(content)
            sync_file(out)
        with suppress(FileExistsError):  # another program was faster: its mark counts
            working.put_new(new, folder / MARK)
        if not mark_in(folder):
            put_in_place(new, folder / MARK)  # what lay there cannot be read
    sync_folder(folder)
    return mark_in(folder)
