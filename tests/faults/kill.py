"""kill -9 at any moment: during autosave, finish, backup, slot change, migration and erasure."""

import os
import random
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ffbdesk.domain.ids import CitizenId, GatheringId
from ffbdesk.keys.errors import KeyRingError, WrongSecret
from ffbdesk.keys.ring import KeyRing
from ffbdesk.services import archive, backups, rounds
from ffbdesk.services.desk import Desk
from ffbdesk.storage import backup
from ffbdesk.storage.errors import UnknownRecord
from tests.faults.kinds import Tally
from tests.faults.victims import PHRASES, WHAT, open_
from tests.support import begun, child, kill, machine, made, person, themes

ROOT = Path(__file__).resolve().parents[2]
ARCHIVES = ROOT / "tests" / "archives"
LONGEST = {"autosave": 0.08, "finish": 0.12, "back_up": 0.25, "slots": 0.25, "erase": 0.3, "migrate": 0.25}
"""Seconds that a victim lives at most: a few of what it does."""


@contextmanager
def victim(
    what: str, folder: Path, tally: Tally, *, careless: bool
) -> Iterator[Callable[[str, float], list[str] | None]]:
    """Gives a function: let a child work on a seed for so many seconds, kill it, and hear what it had said.

    None where it never came so far. One that ended before it was killed is a fault.
    """
    environment = {**os.environ, **({"FAULTS_CARELESS": "1"} if careless else {})}
    command = child("-m", "tests.faults.victims", what, str(folder))
    pipe, quiet = subprocess.PIPE, subprocess.DEVNULL if careless else None
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, stderr=quiet, encoding="utf-8"
    ) as process:
        assert process.stdin
        assert process.stdout
        said, told = process.stdout, process.stdin

        def once(seed: str, seconds: float) -> list[str]:
            told.write(f"{seed}\n")
            told.flush()
            first = said.readline()
            if not first.startswith("ready "):
                return None
            pid = int(first.removeprefix("ready "))
            time.sleep(seconds)
            try:
                kill(pid)
            except OSError:
                tally.fault(f"{what}: ended by itself")
            return [line.strip() for line in iter(said.readline, "dead\n")]

        try:
            yield once
        finally:
            process.kill()


def run(folder: Path, times: int, chance: random.Random) -> Tally:
    """All six kinds, a sixth of the kills each."""
    tally = Tally()
    for what in WHAT:
        share = -(-times // len(WHAT))
        kinds[what](folder / what, share, chance, tally, careless=False)
    return tally


def control(folder: Path, times: int, chance: random.Random) -> Tally:
    """A program that says 'saved' before it saves, and keeps no journal: the harness must find out."""
    tally = Tally()
    autosave(folder / "control", times, chance, tally, careless=True)
    return tally


def autosave(folder: Path, times: int, chance: random.Random, tally: Tally, *, careless: bool) -> None:
    """Every text that was acknowledged is there, or a newer one."""
    with made(folder) as desk:
        gathering = begun(desk)
    saved: dict[int, int] = {}

    def look(desk: Desk, done: list[str]) -> None:
        for line in done:
            place, n = map(int, line.split())
            saved[place] = n
        said = {c.theme: c.voices[0].text for c in rounds.load(desk, gathering).gathering.conditions if c.voices}
        for place, n in saved.items():
            text = said.get(themes(desk)[place], "0")
            if int(text.split()[0]) < n:
                tally.fault(f"autosave: {n} acknowledged, {text.split()[0]} there")
                saved[place] = int(text.split()[0])

    _kills("autosave", folder, times, chance, tally, look, careless=careless)


def finish(folder: Path, times: int, chance: random.Random, tally: Tally, *, careless: bool) -> None:
    """Every round that was finished has its seal, and no half of one."""
    with made(folder) as desk:
        person(desk)
    sealed: dict[str, str] = {}

    def look(desk: Desk, done: list[str]) -> None:
        sealed.update(line.split() for line in done)
        for gathering, sha in sealed.items():
            found = desk.ledger.read.sealed(GatheringId(gathering))
            if found is None or found.seal.sha256 != sha:
                tally.fault("finish: an acknowledged lock is gone")

    _kills("finish", folder, times, chance, tally, look, careless=careless)


def back_up(folder: Path, times: int, chance: random.Random, tally: Tally, *, careless: bool) -> None:
    """Every backup that was acknowledged is whole, and no half one lies there under a backup's name."""
    with made(folder) as desk:
        person(desk)

    def look(desk: Desk, done: list[str]) -> None:
        kept = {str(b.path) for b in backups.listing(desk).backups}
        thinned = {line for line in done if line not in kept}
        if len(thinned) > max(0, len(done) - 2):
            tally.fault("backup: an acknowledged one is gone")
        for path in kept:
            backup.must_be_whole(Path(path))
        tally.fault("backup: a half one counts") if backups.listing(desk).unreadable else None
        for path in sorted(kept)[:-3]:
            Path(path).unlink()

    _kills("back_up", folder, times, chance, tally, look, careless=careless)


def slots(folder: Path, times: int, chance: random.Random, tally: Tally, *, careless: bool) -> None:
    """The last phrase that was acknowledged opens, or the one that was being set."""
    with made(folder) as desk:
        person(desk)
    now = {0}

    def hear(lines: list[str]) -> None:
        for line in lines:
            kind, number = line.split()
            now.clear() if kind == "done" else None
            now.add(int(number))

    def look(desk: Desk, _done: list[str]) -> None:
        if any(slots.pending for slots in KeyRing(folder).lists()):
            tally.fault("slots: the old key is still beside the new")

    _kills("slots", folder, times, chance, tally, look, careless=careless, hear=hear, phrases=now)


def erase(folder: Path, times: int, chance: random.Random, tally: Tally, *, careless: bool) -> None:
    """Whoever was erased is gone from every table, and the others stand."""
    with made(folder) as desk:
        person(desk, "Test Bliver")

    def look(desk: Desk, done: list[str]) -> None:
        for citizen in done:
            try:
                desk.ledger.read.citizen(CitizenId(citizen), removed=True)
                tally.fault("erase: somebody came back")
            except UnknownRecord:
                continue
        if "Test Bliver" not in {line.citizen.name for line in desk.ledger.read.citizens()}:
            tally.fault("erase: somebody else is gone")

    _kills("erase", folder, times, chance, tally, look, careless=careless)


def migrate(folder: Path, times: int, chance: random.Random, tally: Tally, *, careless: bool) -> None:
    """An old archive opens afterwards, whole, however far it had come."""
    old = sorted(ARCHIVES.iterdir())[:-1]
    folder.mkdir()
    with victim("migrate", folder, tally, careless=careless) as once:
        for n in range(times):
            where = folder / str(n)
            shutil.copytree(old[n % len(old)], where)
            once(f"{n + 1} {where}", chance.random() * LONGEST["migrate"])
            _judge("migrate", where, n, tally, lambda desk: _three(desk, tally))
            shutil.rmtree(where)


def _three(desk: Desk, tally: Tally) -> None:
    names = {line.citizen.name for line in desk.ledger.read.citizens()} - {"Efter"}
    if names != {"Børge Mogensen", "Borger X", "Freja Lindskov"}:
        tally.fault("migrate: somebody is gone")


def _kills(
    what: str,
    folder: Path,
    times: int,
    chance: random.Random,
    tally: Tally,
    look: Callable[[Desk, list[str]], None],
    *,
    careless: bool,
    hear: Callable[[list[str]], None] | None = None,
    phrases: set[int] | None = None,
) -> None:
    with victim(what, folder, tally, careless=careless) as once:
        for n in range(1, times + 1):
            lines = once(str(n), chance.random() * LONGEST[what])
            if lines is None:
                tally.fault(f"{what}: does not open")
                return
            if hear is not None:
                hear(lines)
            done = [line.removeprefix("done ") for line in lines if line.startswith("done ")]
            tally.add("acknowledged", len(done))
            _judge(what, folder, n, tally, lambda desk, done=done: look(desk, done), phrases)


def _judge(
    what: str,
    folder: Path,
    n: int,
    tally: Tally,
    look: Callable[[Desk], None],
    phrases: set[int] | None = None,
) -> None:
    """Open it as the user would, check it, and look at what was acknowledged."""
    tally.add("kills")
    try:
        desk = _by_any(folder, n, phrases) if phrases else open_(folder, 900_000 + n)
    except KeyRingError as error:
        tally.fault(f"{what}: locked out ({type(error).__name__})")
        return
    except Exception as error:  # what broke is counted, and the run goes on
        tally.fault(f"{what}: does not open ({type(error).__name__})")
        return
    try:
        found = archive.check(desk)
        if found:
            tally.fault(f"{what}: damaged ({found[0]})")
        look(desk)
        for left in desk.ledger.folder.copies.glob("afbrudt-*"):
            tally.add("journals that healed")
            shutil.rmtree(left)
    except Exception as error:
        tally.fault(f"{what}: cannot be read ({type(error).__name__})")
    finally:
        desk.ledger.close()


def _by_any(folder: Path, n: int, phrases: set[int]) -> Desk:
    """By the phrases that may hold now, and by no other."""
    for number in sorted(phrases):
        try:
            desk = archive.open_(folder, PHRASES[number], machine((900_000 + n) * 1_000_000))
        except WrongSecret:
            continue
        phrases.clear()
        phrases.add(number)
        return desk
    raise WrongSecret


kinds = {"autosave": autosave, "finish": finish, "back_up": back_up, "slots": slots, "erase": erase, "migrate": migrate}
