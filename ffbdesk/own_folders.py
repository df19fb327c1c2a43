"""Where the program keeps what is its own: in the user's part of this computer, or beside a portable program.

Windows: all of it under %LOCALAPPDATA%, which stays on the computer, never in the part that roams between computers.
"""

import sys
from functools import cache
from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_log_path

from ffbdesk.wholefile import for_everybody as for_everybody_here

NAME = "FFB Desk"
COURSE = "Kursus"
"""Of the course room's folder, beside that of the archives."""
PORTABLE_MARK = "baerbar.txt"
"""A file beside the program: as long as it lies there, everything is kept in `Data` beside it."""


def data() -> Path:
    """What waits to be stored, and by default the archives."""
    return portable() or user_data_path(NAME, appauthor=False, roaming=False)


def archives() -> Path:
    """Where new archives go unless somebody chooses another place; never Documents, which OneDrive takes along."""
    return data() / "Arkiver"


def settings() -> Path:
    """The program's own small memory."""
    return portable() or user_config_path(NAME, appauthor=False, roaming=False)


def logs() -> Path:
    """The log, and reports of bugs."""
    beside = portable()
    return beside / "Logs" if beside else user_log_path(NAME, appauthor=False)


def for_everybody() -> Path:
    """What an administrator has laid for all who use this computer: %ProgramData%, /etc or /Library."""
    common = for_everybody_here()
    if common is not None:
        return common / NAME
    return Path("/Library/Application Support") / NAME if sys.platform == "darwin" else Path("/etc/ffbdesk")


def portable() -> Path | None:
    """The folder beside a portable program; None for one that is installed.

    Asked once: what waits to be stored must not land on a strange computer because a stick was taken out meanwhile.
    """
    return _beside(sys.executable)


@cache
def _beside(program: str) -> Path | None:
    folder = Path(program).parent
    return folder / "Data" if (folder / PORTABLE_MARK).is_file() else None
