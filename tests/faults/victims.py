"""Processes to be killed at any moment: `python -m tests.faults.victims WHAT FOLDER`.

Each line on stdin is a seed: a child works, says what is done, and 'dead' follows once it was killed.
"""

import os
import random
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from ffbdesk.keys.errors import WrongSecret
from ffbdesk.services import archive, backups, citizens, erasure, people, rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.storage import database
from tests.support import PASSPHRASE, in_child, machine, person, themes

PHRASES = (PASSPHRASE, "en anden sætning helt", "en tredje sætning helt")


def say(line: str) -> None:
    """In one write, so that a kill cannot leave half a line."""
    os.write(1, f"{line}\n".encode())


def open_(folder: Path, seed: int) -> Desk:
    """With whichever of the phrases it has now; ids that no other child has."""
    ids = machine(seed * 1_000_000)
    for phrase in PHRASES[:-1]:
        try:
            return archive.open_(folder, phrase, ids)
        except WrongSecret:
            continue
    return archive.open_(folder, PHRASES[-1], ids)


def autosave(desk: Desk, seed: int) -> Iterator[str]:
    """Type into a theme and leave the field, without end."""
    line = desk.ledger.read.citizens()[0]
    gathering = line.rounds[0].id if line.rounds else rounds.new(desk, line.citizen.id)
    chance, codes, n = random.Random(seed), themes(desk), seed * 1_000_000
    while True:
        n += 1
        place = chance.randrange(len(codes))
        ref, text = rounds.theme_ref(gathering, codes[place], "citizen"), f"{n} " + "ærøskøbing 🙂 " * (n * 37 % 400)
        if os.environ.get("FAULTS_CARELESS"):
            yield f"{place} {n}"  # the planted fault: said before it is done
        if chance.random() < 0.6:
            values.keep(desk, ref, text)
        else:
            values.put(desk, ref, text, gathering=gathering)
        yield f"{place} {n}"


def finish(desk: Desk, _seed: int) -> Iterator[str]:
    """Finish one round after the other."""
    who = desk.ledger.read.citizens()[0].citizen.id
    while True:
        gathering = rounds.new(desk, who)
        code = themes(desk)[0]
        said = rounds.theme_ref(gathering, code, "citizen")
        values.put(desk, said, "Noget at låse", gathering=gathering)
        seal = rounds.finish(desk, gathering).gathering.seal
        assert seal is not None
        yield f"{gathering} {seal.sha256}"


def back_up(desk: Desk, _seed: int) -> Iterator[str]:
    """A change and a backup, without end."""
    while True:
        person(desk, "Test Kopi")
        yield str(backups.make(desk).backup.path)


def slots(desk: Desk, seed: int) -> Iterator[str]:
    """Change the passphrase to and fro, and now and then the key."""
    n = seed
    while True:
        n += 1
        phrase = PHRASES[n % 3]
        say(f"trying {n % 3}")
        people.set_passphrase(desk, desk.keys.unlocked.slot, phrase)
        yield str(n % 3)
        if n % 3 == 0:
            people.change_key(desk)


def erase(desk: Desk, _seed: int) -> Iterator[str]:
    """Make somebody, and erase them."""
    while True:
        someone = citizens.add(desk, citizens.Entered(name="Skal Slettes"))
        rounds.new(desk, someone.id)
        erasure.erase(desk, someone.id)
        for old in backups.listing(desk).backups:
            old.path.unlink()
        yield str(someone.id)


def migrate(desk: Desk, _seed: int) -> Iterator[str]:
    """Opening is the work: nothing is left to do."""
    yield "open"
    while True:
        person(desk, "Efter")
        yield "more"


WHAT: dict[str, Callable[[Desk, int], Iterator[str]]] = {
    "autosave": autosave,
    "finish": finish,
    "back_up": back_up,
    "slots": slots,
    "erase": erase,
    "migrate": migrate,
}


def careless() -> None:
    """The negative control: no journal to come back from, nothing synced."""
    database._SETTINGS = ("journal_mode = OFF", "synchronous = OFF", *database._SETTINGS[2:])


def work(what: str, folder: Path, line: str) -> None:
    seed, _, place = line.partition(" ")
    if what == "migrate":
        say(f"ready {os.getpid()}")  # opening is the work
    desk = open_(Path(place) if place else folder, int(seed))
    if what != "migrate":
        say(f"ready {os.getpid()}")
    for done in WHAT[what](desk, int(seed)):
        say(f"done {done}")


def main(what: str, folder: str, given: str = "") -> None:
    if given:
        work(what, Path(folder), given)
        return
    for line in map(str.strip, sys.stdin):
        in_child(partial(work, what, Path(folder), line), "tests.faults.victims", what, folder, line)
        say("dead")


if __name__ == "__main__":
    if os.environ.get("FAULTS_CARELESS"):
        careless()
    main(*sys.argv[1:])
