"""A process to be killed: saves without end, and acknowledges on stdout what is stored.

`python -m tests.storage.autosaver FOLDER [backing]` reads a seed a line from stdin; for each it begins a child that
opens the archive and saves, says 'ready PID', and 'dead' once somebody has killed it. Where that can be it is forked,
which spares 50 starts of Python; else it is this program, with the seed as its last word. With `backing` a thread
beside it makes one backup after the other meanwhile.
"""

import os
import random
import sys
import threading
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

from ffbdesk.services import backups, rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.storage.beside import Beside
from ffbdesk.storage.turns import Pace, Turns
from tests.support import begun, in_child, opened, themes


def text_of(n: int) -> str:
    """The text of save number n, of uneven length so that pages come and go."""
    return f"{n} " + "ærøskøbing 🙂 " * (n * 37 % 400)


def say(line: str) -> None:
    """In one write, so that a kill cannot leave half a line."""
    os.write(1, f"{line}\n".encode())


def save(desk: Desk, seed: int, turns: Turns) -> None:
    someone = desk.ledger.read.citizens()[0]
    gathering = someone.rounds[0].id if someone.rounds else begun(desk, someone.citizen.id)
    chance, codes, n = random.Random(seed), themes(desk), seed * 1_000_000
    say(f"ready {os.getpid()}")
    while True:
        n += 1
        place = chance.randrange(len(codes))
        ref = rounds.theme_ref(gathering, codes[place], "citizen")
        turns.expect()
        with turns.job():
            if chance.random() < 0.6:
                values.keep(desk, ref, text_of(n))
            else:
                values.put(desk, ref, text_of(n))
        say(f"saved {place} {n}")


def back_up(desk: Desk, turns: Turns) -> None:
    """Without end, in turns with the saving."""
    with closing(Beside(desk.ledger, Pace(turns))) as ledger:
        while True:
            backups.make(replace(desk, ledger=ledger))


def until_killed(folder: Path, seed: int, *, backing: bool) -> None:
    with opened(folder) as desk:
        turns = Turns()
        if backing:
            threading.Thread(target=back_up, args=(desk, turns), daemon=True).start()
        save(desk, seed, turns)


def main(folder: str, *words: str) -> None:
    backing = "backing" in words
    if words and words[-1].isdigit():
        until_killed(Path(folder), int(words[-1]), backing=backing)
    for line in map(str.strip, sys.stdin):
        work = partial(until_killed, Path(folder), int(line), backing=backing)
        in_child(work, "tests.storage.autosaver", folder, *words, line)
        say("dead")


if __name__ == "__main__":
    main(*sys.argv[1:])
