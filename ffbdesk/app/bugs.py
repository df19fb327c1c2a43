"""A bug becomes a local report: where in the code it happened, and nothing a user has typed."""

import platform
import traceback
from datetime import datetime
from pathlib import Path

from platformdirs import user_log_path

from ffbdesk import __version__


def report(error: BaseException, folder: Path | None = None) -> Path:
    """Write the report; gives its path (even where it could not be written)."""
    folder = folder or user_log_path("FFB Desk", appauthor=False)
    path = folder / f"fejlrapport-{datetime.now().astimezone():%Y%m%d-%H%M%S}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(described(error), encoding="utf-8")
    except OSError:
        return path
    return path


def described(error: BaseException) -> str:
    """Program, system, kinds of error and lines of code. No messages: they can quote what a user typed."""
    lines = [f"FFB Desk {__version__}", f"Python {platform.python_version()}, {platform.platform()}"]
    chain: BaseException | None = error
    while chain is not None:
        lines.append(type(chain).__name__)
        lines += [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(chain.__traceback__)]
        chain = chain.__cause__ or chain.__context__
    return "\n".join(lines) + "\n"
