"""Files and folders that are the user's own from the first byte, and files that are always whole.

The rights are asked for when a file is made, never changed afterwards: so there is no moment at which others can open
it, and a file system without rights (FAT, Windows) is no trouble. What was there before keeps its rights.
"""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

HALF = ".halv-"
"""How the name of a file begins that is not whole yet; a killed process leaves it (see `sweep`)."""
_PRIVATE_FILE, _PRIVATE_FOLDER, _SHARED_FOLDER = 0o600, 0o700, 0o777
_NOT_FOLLOWED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_HELD = frozenset({32, 33})
_MAY_BE_HELD = _HELD | {5}
"""Windows' numbers: shared with nobody, locked; and refused, also its answer for a file about to go."""
_ON_WINDOWS = os.name == "nt"
_PATIENCE, _MOMENT, _FIRST_PAUSE, _LONGEST_PAUSE = 5.0, 0.5, 0.01, 0.25
"""Seconds: how long a file may be held by another program; how long what may also be a plain no is asked again; and how
often."""
_SHELL_FOLDERS = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders"
_GIVEN_UP = 60 * 60
"""Seconds after which a file that is not whole belongs to no living process: writing one takes seconds."""


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file in one step. Raises OSError, and then the old file stands unchanged."""
    with whole(path) as out:
        out.write(content)


def copy_whole(source: Path, path: Path) -> None:
    """The same with the content of another file, whatever its size. Raises OSError."""
    with source.open("rb") as content, whole(path) as out:
        shutil.copyfileobj(content, out)


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A new file that takes the place of `path` once the block ends, durable; a link there is replaced, not followed.

    Raises OSError and what the block raises: then the old file stands unchanged.
    """
    half = unguessable(path.parent)
    try:
        with create_private(half) as out:
            yield out
            sync_file(out)
        put_in_place(half, path)
    except BaseException:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def put_in_place(half: Path, path: Path) -> None:
    """Give a file the name of another, whose place it takes in one step. Raises OSError: then both are as they were."""
    _patiently(path, lambda: half.replace(path))


def name_new(file: Path, path: Path) -> None:
    """Rename a file or a folder; only Windows refuses by itself where the name is taken. Raises OSError."""
    _patiently(path, lambda: file.rename(path))


def take_away(path: Path, *, missing_ok: bool = True) -> None:
    """Remove a file. Raises OSError."""
    _patiently(path, lambda: path.unlink(missing_ok=missing_ok))


def read_up_to(path: Path, most: int) -> bytes:
    """The beginning of a file, at most so many bytes. Raises OSError; on Windows not while it is being replaced."""
    return _patiently(path, lambda: _beginning(path, most), _MOMENT)


def _beginning(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        return file.read(most)


def is_held(error: OSError) -> bool:
    """Whether Windows refused because another program has the file open."""
    return getattr(error, "winerror", None) in _HELD


def _patiently[T](path: Path, deed: Callable[[], T], seconds: float = _PATIENCE) -> T:
    """On Windows an antivirus or an indexer opens every new file, and for that moment nobody can move or remove it."""
    pause, end = _FIRST_PAUSE, time.monotonic() + seconds
    while True:
        try:
            return deed()
        except PermissionError as error:
            if not _may_be_held(error) or _is_plain_no(path) or time.monotonic() > end:
                raise
        time.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)


def _may_be_held(error: PermissionError) -> bool:
    """Of a file that is opened Windows says no number of its own."""
    number = getattr(error, "winerror", None)
    return number in _MAY_BE_HELD or (_ON_WINDOWS and number is None)


def _is_plain_no(path: Path) -> bool:
    """A folder in the place of a file, or a file that is marked to be left as it is: no patience helps."""
    return path.is_dir() or (path.exists() and not os.access(path, os.W_OK))


def unguessable(folder: Path) -> Path:
    """A path for a file that is not whole yet, at which nobody can have laid a link before us."""
    return folder / f"{HALF}{os.urandom(16).hex()}"


def create_private(path: Path) -> BinaryIO:
    """Make a file that only the user can read, open for writing and reading. Raises FileExistsError, OSError."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _NOT_FOLLOWED, _PRIVATE_FILE)
    return cast("BinaryIO", os.fdopen(handle, "wb+"))


def append_private(path: Path) -> BinaryIO:
    """Open a file at its end, and make it the user's own where there is none. Raises OSError, also at a link."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _NOT_FOLLOWED, _PRIVATE_FILE)
    return cast("BinaryIO", os.fdopen(handle, "ab"))


def make_private(path: Path, *, exist_ok: bool = True) -> None:
    """Make a folder that only the user can enter, and the folders above it that are missing in the same way.

    Raises OSError; FileExistsError where something else than a folder is there, or anything but for `exist_ok`.
    """
    try:
        _mkdir(path)
    except OSError:  # a drive's root may answer with another error than that it exists
        if not exist_ok or not path.is_dir():
            raise


def for_everybody() -> Path | None:
    """Where Windows keeps what belongs to all who use a computer (%ProgramData%); None on the other systems.

    Windows is asked, not the environment, which every user can change.
    """
    if sys.platform != "win32":
        return None
    import winreg  # noqa: PLC0415  # not there on every system

    registry: Any = winreg
    try:
        with registry.OpenKey(registry.HKEY_LOCAL_MACHINE, _SHELL_FOLDERS) as found:
            return Path(registry.QueryValueEx(found, "Common AppData")[0])
    except OSError:
        return None


def mode_of(folder: Path, everybody: Path | None = None) -> int:
    """The rights that a new folder is made with: the user's own, but where all who use the computer share archives.

    Windows takes 0700 for "nobody else but administrators", and anything else for the rights of the folder above.
    """
    shared = (everybody or for_everybody() or folder / "nowhere") / "FFB Desk" / "Arkiver"
    return _SHARED_FOLDER if folder.absolute().is_relative_to(shared) else _PRIVATE_FOLDER


def make_within(path: Path) -> None:
    """Make a folder that only the user can enter; folders above it that are missing have the rights of what is there.

    For a place that several use, each with a folder of her own in it. Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    make_private(path)


def _mkdir(path: Path) -> None:
    try:
        path.mkdir(mode=mode_of(path))
    except FileNotFoundError:
        if path.parent == path:
            raise
        make_private(path.parent)
        path.mkdir(mode=mode_of(path))  # once: Windows says it is not found also of a name that cannot be


def sweep(folder: Path) -> None:
    """Take away what killed processes left half written here, an hour ago or more. Never raises.

    The hour is counted by the clock of the disk, which may be another machine's.
    """
    with suppress(OSError):
        left = [path for path in folder.glob(f"{HALF}*") if not path.is_dir()]
        now = _clock_of(folder) if left else 0.0
        for path in left:
            with suppress(OSError):
                if now - path.lstat().st_mtime >= _GIVEN_UP:
                    path.unlink()


def sync_file(out: IO[bytes]) -> None:
    """Make what was written durable. Raises OSError."""
    out.flush()
    os.fsync(out.fileno())


def sync_folder(folder: Path) -> None:
    """Make a rename durable, where the system can: Windows and some network drives refuse it for a folder."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _clock_of(folder: Path) -> float:
    """What time it is where the folder lies; the earlier one where the two disagree, so that less is swept."""
    probe = unguessable(folder)
    try:
        with create_private(probe) as file:
            return min(time.time(), os.fstat(file.fileno()).st_mtime)
    finally:
        with suppress(OSError):
            probe.unlink()
