"""Folders for what is half made, swept away only once nobody works in them; and a file put where none lies yet.

Two programs may work in one place, and one of them may be killed. So every working folder has a name that nobody can
guess and a file beside it, which is locked as long as somebody works: the system lets go of the lock with the process.
"""

import errno
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import IO

import portalocker

from ffbdesk.wholefile import create_private, make_private, name_new, take_away

HALF = ".ny-"
"""What is being made."""
LOOKED_INTO = ".se-"
"""What is laid out to be looked into."""
_HOLD = ".laas"
"""The end of the name of the file that is locked meanwhile."""
_TRIES = 50
_NAMED = re.compile(r"[0-9a-f]{32}|[0-9a-z_]{8}")
"""After the prefix: a name of ours now, or of an earlier program."""
_OURS = ("arkiv.", "nøgler", "noegler", "kopi")
"""How every name begins that we put into a working folder."""
_LOCK = portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING


@contextmanager
def folder(beside: Path, prefix: str) -> Iterator[Path]:
    """A new folder in `beside`, which goes away again; what a killed process left there goes first. Raises OSError."""
    sweep(beside, prefix)
    path, hold = _claimed(beside, prefix)
    try:
        make_private(path, exist_ok=False)
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)
        _let_go(_hold_of(path), hold)


def sweep(beside: Path, prefix: str, first: Callable[[Path], object] = Path.exists) -> None:
    """Take away the working folders that nobody holds, and half files of an earlier program. Nothing of anybody else.

    Each is handed to `first` before it goes. Where the system has no locks nothing goes that was made with one.
    """
    with suppress(OSError):
        found = [path for path in beside.iterdir() if path.name.startswith(prefix)]
        for left in found:
            with suppress(OSError):
                if left.name.endswith(_HOLD):
                    _sweep_held(left, first)
                else:
                    _sweep_unheld(left, prefix, first)


def put(file: Path, into: Path, stem: str, suffix: str) -> Path:
    """Move a file to a name in the folder `into` that was free: 'stem', or 'stem-2' and so on. Raises OSError."""
    for number in count(1):
        path = into / (f"{stem}{suffix}" if number == 1 else f"{stem}-{number}{suffix}")
        with suppress(FileExistsError):
            put_new(file, path)
            return path
    raise AssertionError


def put_new(file: Path, path: Path) -> None:
    """Give a file its name, in one step. Raises FileExistsError where another has it, also since a moment; OSError."""
    if os.name == "nt":
        name_new(file, path)  # refuses by itself
        return
    try:
        os.link(file, path)
    except OSError:  # it is taken; or a stick, which has no second names: the place is taken first, and then filled
        create_private(path).close()
        try:
            file.replace(path)
        except OSError:
            path.unlink()
            raise
    else:
        take_away(file)


def _claimed(beside: Path, prefix: str) -> tuple[Path, IO[bytes]]:
    for _ in range(_TRIES):
        path = beside / f"{prefix}{secrets.token_hex(16)}"
        hold = _held(_hold_of(path))
        if hold is not None:
            return path, hold
    raise OSError(errno.EBUSY, "no working folder")


def _held(path: Path) -> IO[bytes] | None:
    """The locked file; None where somebody who sweeps was faster than our lock."""
    file = create_private(path)
    try:
        portalocker.lock(file, _LOCK)
        stands = os.path.samestat(os.fstat(file.fileno()), path.stat())
    except (portalocker.AlreadyLocked, FileNotFoundError):
        stands = False
    except (portalocker.LockException, OSError):
        return file  # no locks here: then nobody else can lock it either, and leaves it
    if stands:
        return file
    file.close()
    return None


def _let_go(path: Path, file: IO[bytes]) -> None:
    """Away with it while it is locked, so that nobody takes over what goes; Windows lets nobody do that."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
    with suppress(OSError):
        file.close()
    if os.name == "nt":
        with suppress(OSError):
            take_away(path)


def _sweep_held(hold: Path, first: Callable[[Path], object]) -> None:
    file = hold.open("rb+")
    try:
        portalocker.lock(file, _LOCK)
    except (portalocker.LockException, OSError):
        file.close()  # somebody works there
        return
    left = hold.with_name(hold.name.removesuffix(_HOLD))
    try:
        first(left)
        shutil.rmtree(left, ignore_errors=True)
    finally:
        _let_go(hold, file)


def _sweep_unheld(left: Path, prefix: str, first: Callable[[Path], object]) -> None:
    """Its file went before it, or it never had one. A user's own folder may begin like ours: look into it."""
    if _hold_of(left).exists() or left.is_symlink():
        return
    if left.is_file() and left.suffix == ".ffbkopi":
        take_away(left)
    elif left.is_dir() and _NAMED.fullmatch(left.name.removeprefix(prefix)) and _is_ours(left):
        first(left)
        shutil.rmtree(left)


def _is_ours(left: Path) -> bool:
    return all(path.name.startswith(_OURS) for path in left.iterdir())


def _hold_of(path: Path) -> Path:
    return path.with_name(path.name + _HOLD)
