"""The program's local log: what happened and when, and by construction nothing that anybody typed.

A record's message is never written. Of our own there are events and whole numbers; of everybody else's only where in
the code they come from, and the kinds of errors. So no CPR number, name or text can be in it.
"""

import logging
import re
from contextlib import suppress
from enum import StrEnum
from io import TextIOWrapper
from itertools import pairwise
from pathlib import Path

from ffbdesk import own_folders
from ffbdesk.app.bugs import frames, source, tidy
from ffbdesk.wholefile import append_private, make_private

_NAME, _BYTES, _FILES = "ffbdesk.log", 256 * 1024, 3
_OURS = logging.getLogger("ffbdesk.events")
_EVENT = "ffbdesk_event"


class Event(StrEnum):
    """What is worth a line."""

    STARTED = "started"
    OPENED = "opened"
    NOT_OPENED = "not_opened"
    LOCKED = "locked"
    BACKUP_MADE = "backup_made"
    BACKUP_FAILED = "backup_failed"
    CLOSED = "closed"
    BUG = "bug"


def note(event: Event, **counts: int) -> None:
    """Write a line: an event, and whole numbers that belong to it."""
    numbers = " ".join(f"{tidy(name)}={int(count)}" for name, count in counts.items())
    _OURS.info("", extra={_EVENT: f"{event.value} {numbers}".strip()})


def start(folder: Path | None = None) -> logging.Handler | None:
    """Begin to write; None where there is no place to. Never raises, neither now nor later."""
    folder = folder or own_folders.logs()
    try:
        make_private(folder)
        handler = _Quiet(folder / _NAME, encoding="utf-8", delay=True)
    except OSError:
        return None
    handler.setFormatter(_Redacted())
    logging.getLogger().addHandler(handler)
    _OURS.setLevel(logging.INFO)
    return handler


class _Quiet(logging.FileHandler):
    """A log that cannot be written is no trouble of the user's, and one that is written is for the user alone.

    It begins a new file where this one is full. `logging.handlers` could, but loads the network to do it. The file is
    open for the one line only: a second window writes in it too, and Windows renames no file that is open.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """One line, in a file that has room for it; none where there is no place for a file any more."""
        with suppress(OSError):  # there is none yet, or somebody else has it open
            if Path(self.baseFilename).stat().st_size >= _BYTES:
                self._begin_anew()
        with suppress(OSError):  # the file is opened outside of what `handleError` hears of
            super().emit(record)
            self.close()

    def _begin_anew(self) -> None:
        pages = [Path(f"{self.baseFilename}{f'.{n}' if n else ''}") for n in range(_FILES)]
        for newer, older in reversed(list(pairwise(pages))):
            if newer.exists():
                newer.replace(older)

    def _open(self) -> TextIOWrapper:
        return TextIOWrapper(append_private(Path(self.baseFilename)), encoding=self.encoding)

    def handleError(self, record: logging.LogRecord) -> None:
        """Nothing."""


class _Redacted(logging.Formatter):
    """Time, level, place; our own event, or the kinds of errors. Never a message, an argument or a stack's text."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        parts = [self.formatTime(record), tidy(record.levelname)]
        event = getattr(record, _EVENT, None) if record.name == _OURS.name else None
        if isinstance(event, str) and re.fullmatch(r"[a-z_]+( [A-Za-z0-9_]+=-?\d+)*", event):
            return " ".join([*parts, event])
        parts.append(f"{source(str(record.pathname))}:{int(record.lineno or 0)}")
        if record.exc_info and isinstance(record.exc_info, tuple) and record.exc_info[1] is not None:
            parts += frames(record.exc_info[1])
        return " ".join(parts)
