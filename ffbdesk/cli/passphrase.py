"""Where a command gets the passphrase: a file, the environment, else a question on a terminal."""

import getpass
import os
import sys
from pathlib import Path

from ffbdesk.storage.errors import Unreadable
from ffbdesk.words import commands as say

ENVIRONMENT = "FFBDESK_PASSPHRASE"


class NoPassphrase(Exception):
    """None was given, and there is no terminal to ask on."""


def given(file: Path | None, *, twice: bool = False) -> str:
    """The passphrase. `twice` asks again on a terminal, for a new archive. Raises NoPassphrase, Unreadable."""
    if file is not None:
        try:
            return file.read_text(encoding="utf-8-sig").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise Unreadable from error
    if os.environ.get(ENVIRONMENT):
        return os.environ[ENVIRONMENT]
    if sys.stdin is None or not sys.stdin.isatty():
        raise NoPassphrase
    return _asked(twice)


def _asked(twice: bool) -> str:
    while True:
        first = getpass.getpass(say.ASK_PASSPHRASE)
        if not twice or getpass.getpass(say.ASK_AGAIN) == first:
            return first
        print(say.NOT_THE_SAME, file=sys.stderr)
