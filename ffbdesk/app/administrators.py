"""Who laid a file: only an administrator decides for everybody who uses a computer."""

import sys
from pathlib import Path
from typing import Any

_OTHERS_WRITE = 0o022
_FILE_OBJECT, _OWNER = 1, 1
_SYSTEM, _ADMINISTRATORS = 22, 26
"""Windows' numbers for its own account and for the group (WELL_KNOWN_SID_TYPE)."""


def laid(path: Path) -> bool:
    """Whether the file is an administrator's and nobody else can have written in it. Never raises.

    On Windows anybody may make a folder in %ProgramData%, so that a file lies there proves nothing: its owner does.
    """
    try:
        return _owned_by_windows(path) if sys.platform == "win32" else _owned_by_root(path)
    except (OSError, AttributeError, ValueError):
        return False


def _owned_by_root(path: Path) -> bool:
    found = path.stat()
    return found.st_uid == 0 and not found.st_mode & _OTHERS_WRITE


def _owned_by_windows(path: Path) -> bool:
    import ctypes

    dll: Any = ctypes
    owner, descriptor = ctypes.c_void_p(), ctypes.c_void_p()
    ask = dll.windll.advapi32.GetNamedSecurityInfoW
    ask.argtypes = [ctypes.c_wchar_p, ctypes.c_int, ctypes.c_uint32, *[ctypes.c_void_p] * 5]
    if ask(str(path), _FILE_OBJECT, _OWNER, ctypes.byref(owner), None, None, None, ctypes.byref(descriptor)):
        return False
    try:
        return any(dll.windll.advapi32.IsWellKnownSid(owner, kind) for kind in (_SYSTEM, _ADMINISTRATORS))
    finally:
        free = dll.windll.kernel32.LocalFree
        free.argtypes = [ctypes.c_void_p]
        free(descriptor)
