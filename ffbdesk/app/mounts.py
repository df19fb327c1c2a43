"""What this computer says of its drives, for `storage.places`. Asks no drive, so that none can keep it waiting."""

import os
import platform
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ffbdesk.storage.places import DriveFacts

_ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_DRIVE_TYPES = {2: "removable", 4: "remote"}


def real() -> "DriveFacts":
    """This computer's. Never raises."""
    from ffbdesk.storage.places import DriveFacts

    roots = tuple((os.environ[name], "OneDrive") for name in _ONEDRIVE if os.environ.get(name))
    return DriveFacts(platform.system(), roots, _mounts())


def mounts_of(text: str) -> tuple[tuple[str, str], ...]:
    """Mount points and types out of /proc/mounts, where blanks are written as octal numbers."""
    lines = (line.split(" ") for line in text.splitlines())
    return tuple((_unescaped(fields[1]), fields[2]) for fields in lines if len(fields) > 2)


def _unescaped(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)


def _mounts() -> tuple[tuple[str, str], ...]:
    if sys.platform == "win32":
        return _drives()
    with suppress(OSError, UnicodeDecodeError):
        return mounts_of(Path("/proc/mounts").read_text(encoding="utf-8"))
    return ()


def _drives() -> tuple[tuple[str, str], ...]:
    import ctypes

    with suppress(OSError, AttributeError):
        ask = ctypes.windll.kernel32.GetDriveTypeW  # type: ignore[attr-defined]
        letters = [f"{chr(n)}:\\" for n in range(ord("A"), ord("Z") + 1)]
        return tuple((letter, _DRIVE_TYPES.get(int(ask(letter)), "")) for letter in letters)
    return ()
