"""Children that meet trouble half-way: `python -m tests.storage.interrupted WHAT FOLDER`."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ffbdesk.services import archive
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import StorageError
from ffbdesk.words.errors import explained
from tests.support import PASSPHRASE, USER, WINDOWS, kill, machine, opened, person

BIG = "x" * 400


def said(error: StorageError) -> None:
    words = explained(error)
    assert words is not None
    print(type(error).__name__, words.sentence(), flush=True)


def until_it_fails(desk: Desk) -> int:
    for n in range(2000):
        try:
            person(desk, f"Test {n} {BIG}")
        except StorageError as error:
            said(error)
            return n
    raise AssertionError("it never failed")


def limited(folder: Path) -> None:
    """No file may grow: as with a spent quota, or a full disk for some systems."""
    with opened(folder) as desk:
        with no_growth(desk):
            print(until_it_fails(desk))
            until_it_fails(desk)
        person(desk, "Test Bagefter")


@contextmanager
def no_growth(desk: Desk) -> Iterator[None]:
    """By the system's limit for a process; Windows has none, there SQLite sets the database's own."""
    if WINDOWS:
        pages = "PRAGMA max_page_count"
        connection = desk.ledger._connection
        connection.execute(f"{pages} = {desk.ledger.pragma('page_count')[0]}")
        yield
        connection.execute(f"{pages} = {2**30}")
        return
    import resource

    size = desk.ledger.folder.database.stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def full(disk: Path) -> None:
    """A disk with no room left, and then some again."""
    filler, folder = disk / "fyld", disk / "arkiv"
    desk = archive.create(folder, USER, PASSPHRASE, machine())
    fill(filler)
    print(until_it_fails(desk))
    try:
        archive.create(disk / "nyt", USER, PASSPHRASE, machine()).ledger.close()
    except StorageError as error:
        said(error)
    print(list((disk / "nyt").iterdir()) if (disk / "nyt").exists() else [])
    filler.unlink()
    person(desk, "Test Bagefter")
    archive.create(disk / "nyt", USER, PASSPHRASE, machine()).ledger.close()
    print(len(desk.ledger.read.citizens()), archive.check(desk))
    desk.ledger.close()


def fill(filler: Path) -> None:
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return


def mid_save(folder: Path) -> None:
    """Dies when a save has reached the database file, but is not done: its journal is left."""
    with opened(folder) as desk:
        connection = desk.ledger._connection
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE citizen SET name = 'halvt gemt ' || hex(randomblob(300))")
        kill(os.getpid())


def holding(folder: Path) -> None:
    with opened(folder):
        print("holds", flush=True)
        sys.stdin.read()


WHAT: dict[str, Callable[[Path], None]] = {f.__name__: f for f in (limited, full, mid_save, holding)}

if __name__ == "__main__":
    WHAT[sys.argv[1]](Path(sys.argv[2]))
