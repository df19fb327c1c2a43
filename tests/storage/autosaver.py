"""A process to be killed: saves without end, and acknowledges on stdout what is stored.

`python -m tests.storage.autosaver FOLDER` reads a seed a line from stdin; for each it forks a child that opens the
archive and saves, says 'ready PID', and 'dead' once somebody has killed it. Forking spares 50 starts of Python.
"""

import os
import random
import sys
from pathlib import Path

from ffbdesk.services import rounds, values
from ffbdesk.services.desk import Desk
from tests.support import begun, opened, themes


def text_of(n: int) -> str:
    """The text of save number n, of uneven length so that pages come and go."""
    return f"{n} " + "ærøskøbing 🙂 " * (n * 37 % 400)


def say(line: str) -> None:
    """In one write, so that a kill cannot leave half a line."""
    os.write(1, f"{line}\n".encode())


def save(desk: Desk, seed: int) -> None:
    someone = desk.ledger.read.citizens()[0]
    gathering = someone.rounds[0].id if someone.rounds else begun(desk, someone.citizen.id)
    chance, codes, n = random.Random(seed), themes(desk), seed * 1_000_000
    say(f"ready {os.getpid()}")
    while True:
        n += 1
        place = chance.randrange(len(codes))
        ref = rounds.theme_ref(gathering, codes[place], "citizen")
        if chance.random() < 0.6:
            values.keep(desk, ref, text_of(n))
        else:
            values.put(desk, ref, text_of(n), gathering=gathering)
        say(f"saved {place} {n}")


def main(folder: Path) -> None:
    for line in sys.stdin:
        child = os.fork()
        if not child:
            with opened(folder) as desk:
                save(desk, int(line))
        os.waitpid(child, 0)
        say("dead")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
