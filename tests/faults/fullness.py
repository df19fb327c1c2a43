"""A session on a disk that is full after so many writes: `python -m tests.faults.fullness FOLDER TIMES full|never`."""

import ctypes
import sys
from pathlib import Path

from ffbdesk.services import archive, backups, drafts, rounds
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import DiskFull, StorageError
from ffbdesk.words.errors import explained
from tests.support import opened, themes


def work(desk: Desk, n: int) -> None:
    """Everything that writes: a draft, a change, a setting, a backup."""
    line = desk.ledger.read.citizens()[0]
    ref = rounds.theme_ref(line.rounds[0].id, themes(desk)[n % 31], "citizen")
    drafts.keep(desk, ref, f"{n} kladde")
    drafts.write(desk, ref, f"{n} " + "tekst " * 200, citizen=line.citizen.id, gathering=line.rounds[0].id)
    desk.ledger.keep_setting("place", str(n))
    backups.make(desk)
    for old in backups.listing(desk).backups:
        old.path.unlink()


def main(folder: Path, times: int, how: str) -> None:
    """For each n: n writes succeed, then none; then there is room again, and the same work must go through."""
    allow = ctypes.CDLL(None).faults_allow
    with opened(folder) as desk:
        for n in range(times):
            allow(n if how == "full" else -1)
            try:
                work(desk, n)
                print("unharmed" if how == "full" and n > 100 else "wrong nothing failed" if n < 3 else "unharmed")
            except StorageError as error:
                words = explained(error)
                good = isinstance(error, DiskFull) and words is not None and "plads" in words.what
                print("told" if good else f"wrong {type(error).__name__} at write {n}")
            allow(-1)
            work(desk, n)
            if n % 10 == 0 and archive.check(desk):
                print("wrong damaged")
        print("sound" if archive.check(desk) == () else "wrong damaged at the end")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
