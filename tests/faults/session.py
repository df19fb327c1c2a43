"""An editing session to be recorded: `python -m tests.faults.session FOLDER EDITS`. Says what is stored, on stdout.

Every text carries its number; now and then somebody changes the passphrase to the same one, finishes a round, or sets
something: every kind of file of an archive is written. FAULTS_CARELESS sets the database up as it must not be.
"""

import os
import random
import sys
from pathlib import Path

from ffbdesk.services import people, rounds, values
from ffbdesk.storage import database
from tests.support import PASSPHRASE, opened, themes


def say(line: str) -> None:
    """In one write: the recording takes it for an acknowledgement."""
    os.write(1, f"{line}\n".encode())


def main(folder: Path, edits: int) -> None:
    """Type, and say what is stored."""
    if os.environ.get("FAULTS_CARELESS"):
        database._SETTINGS = ("journal_mode = WAL", "synchronous = NORMAL", *database._SETTINGS[2:])
    chance = random.Random(1)
    with opened(folder) as desk:
        line, codes = desk.ledger.read.citizens()[0], themes(desk)
        gathering = line.rounds[0].id
        for n in range(1, edits + 1):
            place = chance.randrange(len(codes))
            ref, text = rounds.theme_ref(gathering, codes[place], "citizen"), f"{n} " + "ærøskøbing " * (n * 37 % 200)
            if n % 3:
                values.keep(desk, ref, text)
            else:
                values.put(desk, ref, text, gathering=gathering)
            say(f"{place} {n}")
            if n % 25 == 0:
                people.set_passphrase(desk, desk.keys.unlocked.slot, PASSPHRASE)
                desk.ledger.keep_setting("place", str(n))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
