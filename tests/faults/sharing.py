"""An archive that backs up to where another one does: `python -m tests.faults.sharing ARCHIVE STICK FOLDER`.

For each line on stdin it changes something and makes a backup with a copy on the stick and one in the folder, and says
the paths, or what went wrong.
"""

import os
import shutil
import sys
from pathlib import Path

from ffbdesk.services import backups
from ffbdesk.storage import working
from tests.support import opened, person


def careless() -> None:
    """The negative control: everything that is half done is taken for what a killed process left."""

    def sweep(beside: Path, prefix: str, *_: object) -> None:
        for left in beside.glob(f"{prefix}*"):
            shutil.rmtree(left, ignore_errors=True)

    working.sweep = sweep


def main(archive: Path, stick: Path, folder: Path) -> None:
    with opened(archive) as desk:
        backups.choose_second_place(desk, stick)
        print("ready", flush=True)
        for _ in sys.stdin:
            try:
                person(desk)
                done = backups.make(desk)
                if done.trouble is not None:
                    raise done.trouble
                print(done.second, backups.save_to(desk, folder).path, sep="\t", flush=True)
            except Exception as error:  # whatever it is, it is counted
                print(f"failed: {type(error).__name__}", flush=True)


if __name__ == "__main__":
    if os.environ.get("FAULTS_CARELESS"):
        careless()
    main(*map(Path, sys.argv[1:]))
