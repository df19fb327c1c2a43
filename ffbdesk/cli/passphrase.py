"""Where a command gets the passphrase: a file, the environment, else a question on a terminal."""

import getpass
import os
import sys
from pathlib import Path

from ffbdesk.storage.errors import Unreadable
from ffbdesk.words import commands as say

ENVIRONMENT = "FFBDESK_PASSPHRASE"
_LARGEST = 64 * 1024
"""Bytes: a file that has more is another one than was meant."""


class NoPassphrase(Exception):
    """None was given, and there is no terminal to ask on."""


def given(file: Path | None, *, twice: bool = False) -> str:
    """The passphrase. `twice` asks again on a terminal, for a new archive. Raises NoPassphrase, Unreadable."""
    if file is not None:
        return _in_file(file)
    if os.environ.get(ENVIRONMENT):
        return os.environ[ENVIRONMENT]
    if not _has_terminal():
        raise NoPassphrase
    return _asked(twice)


def _has_terminal() -> bool:
    """Whether somebody can answer. Windows calls its null device a terminal too: there the question would wait for
    ever."""
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    if sys.platform != "win32":
        return True
    import ctypes
    import msvcrt

    handle, mode = ctypes.c_void_p(msvcrt.get_osfhandle(sys.stdin.fileno())), ctypes.c_ulong()
    return bool(ctypes.windll.kernel32.GetConsoleMode(handle, ctypes.byref(mode)))


def _in_file(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
        text = raw.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable from error
    if len(raw) > _LARGEST:
        raise Unreadable
    return text.rstrip("\r\n")


def _asked(twice: bool) -> str:
    while True:
        first = getpass.getpass(say.ASK_PASSPHRASE)
        if not twice or getpass.getpass(say.ASK_AGAIN) == first:
            return first
        print(say.NOT_THE_SAME, file=sys.stderr)
