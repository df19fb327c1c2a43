"""Whether Windows throws a user's profile away at log-out: whatever lies in it is gone then."""

import sys
from contextlib import suppress
from typing import Any

_TEMPORARY, _ROAMING, _MANDATORY = 1, 2, 4
"""Windows' numbers (GetProfileType)."""
_POLICIES = (
    (r"SOFTWARE\Policies\Microsoft\Windows\System", "DeleteRoamingCache"),
    (r"SOFTWARE\Policies\Citrix\UserProfileManager", "DeleteCachedProfilesOnLogoff"),
)
"""Where an administrator says that the copy of a roaming profile goes with the user; its local part never roams."""


def is_thrown_away() -> bool:
    """Whether what is made in this profile is lost at log-out, as far as Windows says. Never raises."""
    if sys.platform != "win32":
        return False
    with suppress(OSError, AttributeError):
        kind = _kind()
        cached = bool(kind & _ROAMING) and any(_is_set(key, name) for key, name in _POLICIES)
        return cached or bool(kind & (_TEMPORARY | _MANDATORY))
    return False


def _kind() -> int:
    import ctypes

    dll: Any = ctypes
    kind = ctypes.c_uint32()
    return kind.value if dll.windll.userenv.GetProfileType(ctypes.byref(kind)) else 0


def _is_set(key: str, name: str) -> bool:
    import winreg

    registry: Any = winreg
    try:
        with registry.OpenKey(registry.HKEY_LOCAL_MACHINE, key) as found:
            return bool(registry.QueryValueEx(found, name)[0])
    except OSError:
        return False
