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
    if sys.stdin is None or not sys.stdin.isatty():
        raise NoPassphrase
    return _asked(twice)


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
