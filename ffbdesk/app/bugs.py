"""A bug becomes a local report: where in the code it happened, and nothing a user has typed."""

import re
import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from ffbdesk import __version__, own_folders
from ffbdesk.wholefile import make_private, take_away, write_whole

_MOST = 20
_PATTERN = "fejlrapport-*.txt"
_LONGEST = 80
_FRAMES = 60


def report(error: BaseException, folder: Path | None = None) -> Path:
    """Write the report; gives its path (even where it could not be written). The oldest of more than twenty go."""
    folder = folder or own_folders.logs()
    path = folder / f"fejlrapport-{datetime.now().astimezone():%Y%m%d-%H%M%S-%f}.txt"
    with suppress(OSError):
        make_private(folder)
        write_whole(path, described(error).encode())
        for old in sorted(folder.glob(_PATTERN))[:-_MOST]:
            take_away(old)
    return path


def described(error: BaseException) -> str:
    """Program, system, kinds of error and lines of code. No messages: they can quote what a user typed."""
    import platform  # only a report needs it; the first window should not wait

    lines = [f"FFB Desk {__version__}", f"Python {platform.python_version()}, {platform.platform()}", *frames(error)]
    return "\n".join(lines) + "\n"


def frames(error: BaseException) -> list[str]:
    """The kinds of an error and its causes, each with the lines of code it passed through."""
    lines: list[str] = []
    seen: set[int] = set()
    chain: BaseException | None = error
    while chain is not None and id(chain) not in seen:
        seen.add(id(chain))
        lines.append(tidy(type(chain).__name__))
        found = traceback.extract_tb(chain.__traceback__)[-_FRAMES:]
        lines += [f"  {source(f.filename)}:{int(f.lineno or 0)} {tidy(f.name)}" for f in found]
        chain = chain.__cause__ or chain.__context__
    return lines


def source(filename: str) -> str:
    """A source file by its base name, if there is one: code made from text may be named as the text."""
    path = Path(filename)
    with suppress(OSError, ValueError):
        return path.name if path.suffix == ".py" and path.is_file() else "?"
    return "?"


def tidy(name: str) -> str:
    """A name out of code, written as such names are."""
    return name[:_LONGEST] if re.fullmatch(r"[A-Za-z_<][A-Za-z0-9_.<>]*", name) else "?"
