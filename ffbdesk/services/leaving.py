"""The one way by which anything leaves the archive: what the log says, what is on the disk and what is said agree.

All that can fail is done first, then the line is written, and only then does the thing leave. So nothing has left
without a line, and where the line cannot be written nothing leaves. Where the very last step fails all the same, a
second line says so.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from pathlib import Path

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.ids import CitizenId
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import StorageError, not_written
from ffbdesk.wholefile import create_private, make_private, sweep, sync_file, take_away, whole

FAILED = " failed"
"""How the code of a line ends that says: the one before it was not done."""


class TooMuchForAFile(Exception):
    """More than a file may have to be read again. Nothing was written."""


def note(desk: Desk, what: str, citizen: CitizenId | None = None) -> None:
    """Write the line of something that leaves in the next step. Raises storage errors: then it must not leave."""
    desk.note(what, citizen)


@contextmanager
def noted(desk: Desk, what: str, citizen: CitizenId | None = None) -> Iterator[None]:
    """The same for a block that is the next step: where it fails, a second line says so. Raises storage errors."""
    note(desk, what, citizen)
    try:
        yield
    except BaseException:
        with suppress(StorageError):
            note(desk, what + FAILED, citizen)
        raise


@dataclass(frozen=True, slots=True)
class Name:
    """A file's name, `stem-ending`; where that is taken, `stem-2-ending` and so on."""

    stem: str
    ending: str


def save(desk: Desk, what: str, out: Path, name: Name, content: bytes, *, citizen: CitizenId | None = None) -> Path:
    """Write a file under the first free form of its name in the folder `out`; gives its path.

    `what` is the line of the access log. Raises DiskFull, Unwritable, Stopped and other storage errors: then there is
    no file.
    """
    desk.ledger.go_on()
    with _translated(), _claimed(out, name) as path, ExitStack() as line, whole(path) as file:
        file.write(content)
        sync_file(file)
        line.enter_context(noted(desk, what, citizen))
    return path


def keep(desk: Desk, what: str, path: Path) -> None:
    """Write the line of a file that had to be made under its name at once, or take the file away again.

    Raises storage errors: then there is no file.
    """
    try:
        note(desk, what)
    except BaseException:
        with suppress(OSError):
            take_away(path, missing_ok=False)
        raise


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise not_written(error) from error


@contextmanager
def _claimed(out: Path, name: Name) -> Iterator[Path]:
    """The first free name, held by an empty file, so that two exports at once cannot meet."""
    make_private(out)
    sweep(out)
    path = _free(out, name)
    try:
        yield path
    except BaseException:
        with suppress(OSError):
            take_away(path, missing_ok=False)
        raise


def _free(out: Path, name: Name) -> Path:
    for n in count(1):
        path = out / (f"{name.stem}-{name.ending}" if n == 1 else f"{name.stem}-{n}-{name.ending}")
        with suppress(FileExistsError):
            create_private(path).close()
            return path
    raise AssertionError  # count never ends
