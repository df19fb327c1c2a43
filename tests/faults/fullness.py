"""A session without room: `python -m tests.faults.fullness FOLDER TIMES full|never|quota|unlimited`.

full: the disk takes so many writes and then none. quota: no file may grow past a size (RLIMIT_FSIZE).
never and unlimited are their controls: nothing is refused, which the harness must notice.
"""

import ctypes
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from ffbdesk.services import archive, backups, rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import DiskFull, StorageError, Unwritable
from ffbdesk.words.errors import explained
from tests.faults.kinds import Tally
from tests.faults.power import ROOT, shim, watched
from tests.support import begun, made, opened, themes


def full(folder: Path, times: int, _chance: random.Random) -> Tally:
    """The disk is full at each of the first writes; one process, told by the library how many may succeed."""
    return _under_the_shim(folder, times, "full")


def full_control(folder: Path, times: int, _chance: random.Random) -> Tally:
    """The same with a disk that never fills: the harness must see that nothing was tried."""
    return _under_the_shim(folder, times, "never")


def quota(folder: Path, times: int, _chance: random.Random) -> Tally:
    """No file may grow past a size, another each time (RLIMIT_FSIZE, as with a spent quota)."""
    return _under_a_quota(folder, times, "quota")


def quota_control(folder: Path, times: int, _chance: random.Random) -> Tally:
    """The same without a limit: the harness must see that nothing was tried."""
    return _under_a_quota(folder, times, "unlimited")


def _under_the_shim(folder: Path, times: int, how: str) -> Tally:
    live = _live(folder)
    return _counted(watched(shim(folder), str(live), folder / "log", *_command(live, times, how)))


def _under_a_quota(folder: Path, times: int, how: str) -> Tally:
    command = _command(_live(folder), times, how)
    return _counted(subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=900, check=False))


def _live(folder: Path) -> Path:
    live = folder / "live"
    with made(live) as desk:
        begun(desk)
    return live


def _command(live: Path, times: int, how: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "tests.faults.fullness", str(live), str(times), how)


def _counted(done: subprocess.CompletedProcess[str]) -> Tally:
    tally = Tally()
    for line in done.stdout.splitlines():
        kind, _, text = line.partition(" ")
        tally.fault(text) if kind == "wrong" else tally.add(kind)
    if done.returncode:
        tally.fault(done.stderr[-300:])
    return tally


def work(desk: Desk, n: int) -> None:
    """Everything that writes: a draft, a change, a setting, a backup."""
    line = desk.ledger.read.citizens()[0]
    ref = rounds.theme_ref(line.rounds[0].id, themes(desk)[n % 31], "citizen")
    values.keep(desk, ref, f"{n} kladde")
    values.put(desk, ref, f"{n} " + "tekst " * 200, gathering=line.rounds[0].id)
    desk.ledger.keep_setting("place", str(n))
    backups.make(desk)
    for old in backups.listing(desk).backups:
        old.path.unlink()


def writes_left(refusing: bool, _database: Path) -> Callable[[int | None], None]:
    """n writes succeed and then none; None: room again."""
    allow = ctypes.CDLL(None).faults_allow
    return lambda n: allow(n if refusing and n is not None else -1)


def largest_file(refusing: bool, database: Path) -> Callable[[int | None], None]:
    """No file may reach past a share of the database's size, from nothing to a little more; None: room again."""

    import resource  # not on Windows, where the rest of this package runs

    def limit(n: int | None) -> None:
        size = resource.RLIM_INFINITY
        if refusing and n is not None:
            size = database.stat().st_size * (n * 67 % 211) // 200
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    return limit


def main(folder: Path, times: int, how: str) -> None:
    """For each n: a limit, and the work is refused; then there is room again, and the same work must go through."""
    with opened(folder) as desk:
        kind = largest_file if how in ("quota", "unlimited") else writes_left
        limit = kind(how in ("full", "quota"), desk.ledger.folder.database)
        for n in range(times):
            limit(n)
            try:
                work(desk, n)
                said = "wrong nothing failed" if n < 3 else "unharmed"
            except StorageError as error:
                words = explained(error)
                good = isinstance(error, DiskFull | Unwritable) and words is not None and "plads" in words.sentence()
                said = "told" if good else f"wrong {type(error).__name__} at limit {n}"
            limit(None)
            print(said)
            work(desk, n)
            if n % 10 == 0 and archive.check(desk):
                print("wrong damaged")
        print("sound" if archive.check(desk) == () else "wrong damaged at the end")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
