"""A process to be killed at each of its writes: `python -m tests.services.restorer FILE PLACE`.

For each number n on stdin a child restores the backup FILE into PLACE and is killed before its write number n; its
return code is said on stdout.
"""

import os
import sys
from functools import partial
from pathlib import Path

from ffbdesk.services import restoring
from tests.support import PASSPHRASE, in_child, kill, machine

WRITES = "open", "os.rename", "os.mkdir", "os.link", "os.remove", "shutil.rmtree"


def killed_before(left: int, file: Path, place: Path) -> None:
    def look(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in WRITES and str(place.parent) in str(arguments[0]):
            left -= 1
            if left < 0:
                kill(os.getpid())

    sys.addaudithook(look)
    restoring.into_new_folder(file, place, PASSPHRASE, machine(500)).ledger.close()


def main(file: str, place: str, given: str = "") -> None:
    if given:
        killed_before(int(given), Path(file), Path(place))
        return
    for line in map(str.strip, sys.stdin):
        restore = partial(killed_before, int(line), Path(file), Path(place))
        print(in_child(restore, "tests.services.restorer", file, place, line), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
