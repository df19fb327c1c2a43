"""A deed in a child process that dies before its nth write, or meets a file that somebody else holds."""

import os
import sys
import traceback
from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ffbdesk.storage import database, keybook, ledger
from ffbdesk.storage.errors import Unwritable
from ffbdesk.words.errors import explained

_KILLED, _DONE, _REFUSED, _BUG = 9, 0, 1, 2
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


OPENING = "opening the database"


@dataclass(frozen=True)
class Trouble:
    """What goes wrong meanwhile."""

    kill_at: int = 0
    """The process dies before this write, counted from 1; 0 lets it live."""
    held: str = ""
    """A file of this name cannot be replaced, nor opened for writing; OPENING: the database cannot be opened."""
    times: int = 1000
    """How often it cannot."""
    forgets: bool = False
    """There is no room for the last small write, which says that a list has arrived."""


@dataclass(frozen=True)
class Outcome:
    """What became of a deed."""

    done: bool = False
    killed: bool = False
    error: str = ""
    """The class of the expected error that was told."""
    bug: str = ""


def in_child(deed: Callable[[], object], folder: Path, trouble: Trouble) -> Outcome:
    """Do it in a process of its own. Only for a process without other threads."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os._exit(_do(deed, folder, trouble, writing))
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        text = told.read().decode()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code == _KILLED:
        return Outcome(killed=True)
    return Outcome(done=code == _DONE, error=text if code == _REFUSED else "", bug=text if code == _BUG else "")


def _do(deed: Callable[[], object], folder: Path, trouble: Trouble, writing: int) -> int:
    try:
        with _going_wrong(folder, trouble):
            deed()
        return _DONE
    except BaseException as error:
        known = explained(error)
        text = type(error).__name__ if known else traceback.format_exc()
        with suppress(OSError):
            os.write(writing, text.encode()[:60_000])
        return _REFUSED if known else _BUG


@contextmanager
def _going_wrong(folder: Path, trouble: Trouble) -> Any:
    count, left = 0, trouble.times

    def step() -> None:
        nonlocal count
        count += 1
        if count == trouble.kill_at:
            os._exit(_KILLED)

    def watch(event: str, args: tuple[Any, ...]) -> None:
        nonlocal left
        path = _written_path(event, args)
        if path is None or not str(path).startswith(str(folder)):
            return
        if trouble.held and Path(str(path)).name == trouble.held and left > 0:
            left -= 1
            raise PermissionError(13, "held")
        step()

    plain = database.transaction

    @contextmanager
    def transaction(connection: Any) -> Any:
        with plain(connection):
            yield
            step()
        step()

    opens = ledger.connect  # type: ignore[attr-defined]

    def connect(path: Path, raw_hex: str) -> Any:
        nonlocal left
        if trouble.held == OPENING and path.name == "arkiv.db" and left > 0:
            left -= 1
            raise Unwritable
        return opens(path, raw_hex)

    if trouble.forgets:
        keybook.KeyBook.forget_following = lambda *_args: None  # type: ignore[method-assign]
    ledger.connect = connect  # type: ignore[attr-defined]
    ledger._PAUSE = 0  # type: ignore[attr-defined]
    ledger.transaction = transaction  # type: ignore[attr-defined]
    sys.addaudithook(watch)
    yield


def _written_path(event: str, args: tuple[Any, ...]) -> object | None:
    if event == "open":
        path, mode, flags = args
        writes = (isinstance(mode, str) and any(sign in mode for sign in "wax+")) or bool((flags or 0) & _WRITES)
        return path if writes and isinstance(path, str | Path) else None
    if event == "os.rename":
        return args[1]
    return args[0] if event == "os.remove" else None
