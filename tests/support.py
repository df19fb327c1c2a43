"""What the tests below the window share: a still clock, plain ids, small archives with plainly fictitious people."""

import ctypes
import hashlib
import itertools
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from ffbdesk import dictionary, shipped
from ffbdesk.domain.catalogue import Component
from ffbdesk.domain.ids import CitizenId, GatheringId, ThemeCode
from ffbdesk.domain.records import Citizen
from ffbdesk.keys.passphrase import FLOOR
from ffbdesk.services import archive, citizens, rounds
from ffbdesk.services.archive import Machine
from ffbdesk.services.desk import Desk

WINDOWS = sys.platform == "win32"

WINE = WINDOWS and hasattr(ctypes.WinDLL("ntdll"), "wine_get_version")  # type: ignore[attr-defined,unused-ignore]
_KILLED: int = signal.SIGTERM if WINDOWS else signal.SIGKILL

danish = cache(dictionary.load)
"""The shipped dictionary, read once in a test run."""

PASSPHRASE = "æble pære blomme"
USER = "Mette Test"
SHIPPED_PRACTICE = sorted((shipped.folder("resources") / "practice").glob("*.json"))
"""The practice citizens that ship."""
_WHOLE = ("andreas-hansen", "boerge-mogensen", "borger-x", "lucas", "mikkel-sand")
"""Those of them that are whole citizens."""
_EARLIER = Path(__file__).parent.joinpath("practice").glob("*.json")
PRACTICE_ROUNDS = sorted([*_EARLIER, *(p for p in SHIPPED_PRACTICE if p.stem not in _WHOLE)], key=lambda p: p.name)
PRACTICE = sorted([*PRACTICE_ROUNDS, *(p for p in SHIPPED_PRACTICE if p.stem == "mikkel-sand")], key=lambda p: p.name)
"""The practice citizens as earlier versions shipped them: files of one round, and all with one whole citizen. They are
in archives out there, and small. What tests of something else stand on does not move when an example grows."""
OLD_ARCHIVES = sorted((Path(__file__).parent / "archives").iterdir(), key=lambda kept: int(kept.name.partition("-")[0]))
"""One of every released schema, oldest first."""
START = datetime(2026, 11, 23, 9, 30, tzinfo=timezone(timedelta(hours=1)))


def posix_only(why: str) -> pytest.MarkDecorator:
    """The one mark of a test that cannot be on Windows, with what Windows has not."""
    return pytest.mark.skipif(WINDOWS, reason=f"not on Windows: {why}")


DEVELOPERS_TOOLS = "the tools that make the program are not among those that test it there"


def not_under_wine(why: str) -> pytest.MarkDecorator:
    """Windows itself passes it: what stands in its place on other systems does not do as Windows does."""
    return pytest.mark.skipif(WINE, reason=f"not under Wine: {why}")


def linked(link: Path, to: Path) -> bool:
    """Make a symbolic link if it can be: Windows asks for a right that few have, and Wine says yes and makes none."""
    with suppress(OSError):
        link.symlink_to(to, target_is_directory=to.is_dir())
    return link.is_symlink()


def must_link(link: Path, to: Path) -> None:
    """Make a symbolic link, or skip the test: it is about nothing else."""
    if not linked(link, to):
        pytest.skip("this Windows makes no symbolic links")


def child(*words: str) -> list[str]:
    """The command of a Python process that speaks UTF-8 through its pipes on every system."""
    return [sys.executable, "-X", "utf8", *words]


def kill(pid: int) -> None:
    """At once, without a word to the process: on Windows by TerminateProcess."""
    os.kill(pid, _KILLED)


def in_child(do: Callable[[], None], *begins: str) -> int:
    """The return code of a child that does something: forked, which is quick. Windows cannot fork: there the child is
    the module that `begins` names, which does the same with the words that follow."""
    if WINDOWS:
        return subprocess.run(child("-m", *begins), stdin=subprocess.DEVNULL, check=False).returncode
    pid = os.fork()
    if not pid:
        do()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def was_killed(status: int) -> bool:
    """Whether a process that ended with this return code was killed by `kill`."""
    return status == (_KILLED if WINDOWS else -_KILLED)


@dataclass
class Clock:
    """Stands still until it is moved."""

    now: datetime = field(default=START)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


def machine(start: int = 0, clock: Clock | None = None) -> Machine:
    """Ids that count from `start`, in the form of real ones; the smallest key derivation."""
    numbers = itertools.count(start + 1)
    return Machine(clock or Clock(), lambda: f"00000000-0000-4000-8000-{next(numbers):012d}", FLOOR)


@contextmanager
def made(folder: Path, ids: Machine | None = None, user: str = USER) -> Iterator[Desk]:
    """A new archive, closed at the end."""
    desk = archive.create(folder, user, PASSPHRASE, ids or machine())
    try:
        yield desk
    finally:
        desk.ledger.close()


@contextmanager
def opened(
    folder: Path, ids: Machine | None = None, passphrase: str = PASSPHRASE, *, mend: bool = True
) -> Iterator[Desk]:
    """An archive that is there, closed at the end. The ids do not meet those of `made`."""
    desk = archive.open_(folder, passphrase, ids or machine(1_000_000), mend=mend)
    try:
        yield desk
    finally:
        desk.ledger.close()


def person(desk: Desk, name: str = "Test Testesen", **more: str) -> Citizen:
    return citizens.add(desk, citizens.Entered(name=name, **more))


def sat_down(desk: Desk, name: str) -> Desk:
    """The same archive as somebody else of its list has it open, without the time that opening it takes."""
    keys = copy(desk.keys)
    keys.unlocked = replace(keys.unlocked, slot=next(p.id for p in desk.keys.people() if p.name == name))
    return replace(desk, user=name, keys=keys)


def begun(desk: Desk, citizen: CitizenId | None = None) -> GatheringId:
    """A new round, of a new citizen where none is given."""
    return rounds.new(desk, citizen or person(desk).id)


def themes(desk: Desk) -> list[ThemeCode]:
    """The themes that are judged, in order."""
    return [t.code for t in desk.catalogue.themes if t.kind is Component.ACTIVITY]


def picture(folder: Path) -> dict[str, str]:
    """Every file below a folder with a hash of its bytes; a folder is its name."""
    found = sorted(folder.rglob("*")) if folder.is_dir() else [folder] if folder.is_file() else []
    return {p.relative_to(folder).as_posix(): _hash(p) for p in found if not p.is_symlink()}


def _hash(path: Path) -> str:
    return "folder" if path.is_dir() else hashlib.sha256(_bytes(path)).hexdigest()


def _bytes(path: Path) -> bytes:
    """What stands in a file; of a lock that is held, nothing: Windows lets nobody read it, and nothing is in it."""
    try:
        return path.read_bytes()
    except PermissionError:
        if not (WINDOWS and path.suffix == ".laas"):
            raise
        return b""


def changes(desk: Desk) -> int:
    """How many changes the archive remembers."""
    return desk.ledger.read.counts()["change"]


@contextmanager
def system_clock(now: Callable[[], datetime]) -> Iterator[None]:
    """What the machine's own clock says: to the zip library, and as the time of every file that is written."""
    usual = Path.open

    def seconds() -> float:
        since = (now() - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()
        return max(-(2**31), min(since, 2**33))

    def stamped(self: Path, mode: str = "r", *more: Any, **named: Any) -> Any:
        file = usual(self, mode, *more, **named)
        if set(mode) & set("wxa"):
            os.utime(self, (seconds(), seconds()))
        return file

    def copied(source: Path, to: Path) -> Path:
        done = copyfile(source, to)
        os.utime(to, (seconds(), seconds()))
        return done

    def shown(_at: float | None = None) -> time.struct_time:
        return now().timetuple()

    copyfile = shutil.copyfile
    with (
        mock.patch.object(time, "localtime", shown),
        mock.patch.object(Path, "open", stamped),
        mock.patch.object(shutil, "copyfile", copied),
    ):
        yield
