"""Who laid a file: only an administrator decides for everybody who uses a computer."""

import os
import sys
from pathlib import Path
from typing import Any

_OTHERS_WRITE = 0o022
_FILE_OBJECT, _OWNER = 1, 1
_SYSTEM, _ADMINISTRATORS = 22, 26
"""Windows' numbers for its own account and for the group (WELL_KNOWN_SID_TYPE)."""


def laid(opened: int, path: Path) -> bool:
    """Whether an open file is an administrator's, its folder too, and the user cannot write in it. Never raises.

    `opened` is the file's handle in this program. On Windows anybody may make a folder in %ProgramData%, so that a file
    lies there proves nothing, and a file that was moved keeps its owner, and its rights.
    """
    try:
        if sys.platform != "win32":
            return _is_root_s(os.fstat(opened)) and _is_root_s(path.parent.stat())
        return _owned_by_windows(_handle(opened)) and _folder_owned(path.parent) and not _may_write(path)
    except (OSError, AttributeError, ValueError):
        return False


def _is_root_s(found: os.stat_result) -> bool:
    return found.st_uid == 0 and not found.st_mode & _OTHERS_WRITE


def _handle(opened: int) -> int:
    import msvcrt

    windows: Any = msvcrt
    return int(windows.get_osfhandle(opened))


def _folder_owned(folder: Path) -> bool:
    import ctypes

    dll: Any = ctypes
    read_control, share_all, existing, backup = 0x00020000, 7, 3, 0x02000000
    make = dll.windll.kernel32.CreateFileW
    make.restype = ctypes.c_void_p
    handle = make(str(folder), read_control, share_all, None, existing, backup, None)
    if handle in (None, ctypes.c_void_p(-1).value):
        return False
    try:
        return _owned_by_windows(handle)
    finally:
        close = dll.windll.kernel32.CloseHandle
        close.argtypes = [ctypes.c_void_p]
        close(handle)


def _owned_by_windows(handle: int) -> bool:
    import ctypes

    dll: Any = ctypes
    owner, descriptor = ctypes.c_void_p(), ctypes.c_void_p()
    ask = dll.windll.advapi32.GetSecurityInfo
    ask.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_uint32, *[ctypes.c_void_p] * 5]
    if ask(handle, _FILE_OBJECT, _OWNER, ctypes.byref(owner), None, None, None, ctypes.byref(descriptor)):
        return False
    try:
        return any(dll.windll.advapi32.IsWellKnownSid(owner, kind) for kind in (_SYSTEM, _ADMINISTRATORS))
    finally:
        free = dll.windll.kernel32.LocalFree
        free.argtypes = [ctypes.c_void_p]
        free(descriptor)


def _may_write(path: Path) -> bool:
    """Whether whoever uses the program could have written the file."""
    try:
        os.close(os.open(path, os.O_WRONLY))
    except OSError:
        return False
    return True
