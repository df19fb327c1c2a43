"""What the tests below the window share: a still clock, plain ids, small archives with plainly fictitious people."""

import hashlib
import itertools
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

from ffbdesk import dictionary
from ffbdesk.domain.catalogue import Component
from ffbdesk.domain.ids import CitizenId, GatheringId, ThemeCode
from ffbdesk.domain.records import Citizen
from ffbdesk.keys.passphrase import FLOOR
from ffbdesk.services import archive, citizens, rounds
from ffbdesk.services.archive import Machine
from ffbdesk.services.desk import Desk

danish = cache(dictionary.load)
"""The shipped dictionary, read once in a test run."""

PASSPHRASE = "æble pære blomme"
USER = "Mette Test"
START = datetime(2026, 11, 23, 9, 30, tzinfo=timezone(timedelta(hours=1)))


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


def begun(desk: Desk, citizen: CitizenId | None = None) -> GatheringId:
    """A new round, of a new citizen where none is given."""
    return rounds.new(desk, citizen or person(desk).id)


def themes(desk: Desk) -> list[ThemeCode]:
    """The themes that are judged, in order."""
    return [t.code for t in desk.catalogue.themes if t.kind is Component.ACTIVITY]


def picture(folder: Path) -> dict[str, str]:
    """Every file below a folder with a hash of its bytes; a folder is its name."""
    found = sorted(folder.rglob("*")) if folder.is_dir() else [folder] if folder.is_file() else []
    return {str(p.relative_to(folder)): _hash(p) for p in found if not p.is_symlink()}


def _hash(path: Path) -> str:
    with suppress(IsADirectoryError):
        return hashlib.sha256(path.read_bytes()).hexdigest()
    return "folder"


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
