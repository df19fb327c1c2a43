"""'Fælles på denne computer': a folder in %ProgramData% in which all who have an account on the computer may write.

Staff share a laptop, each with an account of their own. Whoever reaches the files still needs a passphrase to open it.
"""

import os
import sys
from pathlib import Path
from typing import Any

from ffbdesk import own_folders
from ffbdesk.wholefile import make_private

_DACL = 4
_EVERY_USER_MAY_CHANGE = "D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1301bf;;;BU)"
"""Windows' own words for rights: the system and administrators all, the computer's users all but to change the rights,
and so for everything that is made in it."""
_SDDL_1 = 1


def there() -> Path | None:
    """Where it is, whether made or not; None where there is none: another system, or a program that is carried."""
    if sys.platform != "win32" or own_folders.portable():
        return None
    return own_folders.for_everybody() / "Arkiver"


def beside() -> tuple[Path, ...]:
    """The archives that lie where no list of one's own is needed to find them: the shared ones, and those beside a
    portable program, whose stick has another letter on each computer. Never raises.
    """
    place = own_folders.archives() if own_folders.portable() else there()
    try:
        return tuple(sorted(path for path in place.iterdir() if (path / "arkiv.db").is_file())) if place else ()
    except OSError:
        return ()


def make() -> Path | None:
    """The folder, open to everybody; the installer has made it where an administrator installed. Raises OSError."""
    place = there()
    if place is not None and not place.is_dir():
        make_private(place)
        _open_up(place)
    return place


def _open_up(place: Path) -> None:
    import ctypes

    dll: Any = ctypes
    rights = ctypes.c_void_p()
    read = dll.windll.advapi32.ConvertStringSecurityDescriptorToSecurityDescriptorW
    if not read(_EVERY_USER_MAY_CHANGE, _SDDL_1, ctypes.byref(rights), None):
        raise OSError(os.strerror(13))
    try:
        if not dll.windll.advapi32.SetFileSecurityW(str(place), _DACL, rights):
            raise OSError(os.strerror(13))
    finally:
        dll.windll.kernel32.LocalFree(rights)
