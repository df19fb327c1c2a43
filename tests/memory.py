"""Where the archives of a test run lie: in memory, where the machine has a folder for it."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

_SHARED = Path("/dev/shm")
_LEAST = 2 * 1024**3
"""Bytes that are free there. A folder is removed when its test has passed, so that a run needs a fraction of it."""


def folder() -> str:
    """Where `tmp_path` begins. Most tests waited a third of their time for the disk to be done with files that nobody
    reads a second later. That the program asks for it is proved by tests that listen to its calls, on any disk."""
    return str(_SHARED) if _is_fit() else tempfile.gettempdir()


def _is_fit() -> bool:
    """Not where there is little room or nothing may be run, as in many containers: some tests run what they made."""
    if sys.platform != "linux":  # Wine shows Windows' Python the folder, too
        return False
    if not (_SHARED.is_dir() and os.access(_SHARED, os.W_OK | os.X_OK)):
        return False
    runs = not os.statvfs(_SHARED).f_flag & os.ST_NOEXEC
    return runs and shutil.disk_usage(_SHARED).free >= _LEAST
