"""A flipped bit anywhere in the folder: no wrong datum is ever shown, nobody is locked out, a check notices."""

import random
import shutil
from pathlib import Path

from ffbdesk.keys.errors import KeyRingError
from ffbdesk.services import archive, backups, citizens, handover, intake, rescue
from ffbdesk.services.desk import Desk
from ffbdesk.storage import check
from ffbdesk.storage.errors import StorageError
from tests.faults.kinds import Tally
from tests.support import PASSPHRASE, PRACTICE, machine, made, opened

_NO_DATA = ("arkiv.laas", "arkiv.laas.json")
"""Who holds the lock: written anew at each opening, and nothing of a citizen's."""


def flips(folder: Path, times: int, chance: random.Random) -> Tally:
    """One bit each time, in a copy."""
    return _flipped(folder, times, chance)


def flips_control(folder: Path, times: int, chance: random.Random) -> Tally:
    """With a check that looks at nothing but the seals: flips must go unnoticed, and the harness say so."""
    kept, check._PRAGMAS = check._PRAGMAS, {}
    try:
        return _flipped(folder, times, chance, only="arkiv.db")
    finally:
        check._PRAGMAS = kept


def _flipped(folder: Path, times: int, chance: random.Random, only: str = "") -> Tally:
    tally, whole, hurt = Tally(), folder / "whole", folder / "hurt"
    with made(whole) as desk:
        intake.take_in(desk, PRACTICE)
        backups.make(desk)
        true = _content(desk)
    files = [p for p in whole.rglob("*") if p.is_file() and p.name not in _NO_DATA and (not only or p.name == only)]
    weights = [p.stat().st_size for p in files]
    for _ in range(times):
        shutil.rmtree(hurt, ignore_errors=True)
        shutil.copytree(whole, hurt)
        path = hurt / chance.choices(files, weights)[0].relative_to(whole)
        raw = bytearray(path.read_bytes())
        place = chance.randrange(len(raw) * 8)
        raw[place // 8] ^= 1 << place % 8
        path.write_bytes(raw)
        tally.add("flips")
        _judge(hurt, path.name, true, tally)
    return tally


def _judge(hurt: Path, name: str, true: dict[str, bytes], tally: Tally) -> None:
    noticed = False
    try:
        with opened(hurt, mend=False) as desk:
            noticed = archive.check(desk) != ()
            _compare(desk, true, tally)
    except KeyRingError as error:
        tally.fault(f"locked out: {type(error).__name__} after a flip in {name}")
    except StorageError:
        noticed = True
    if not noticed:
        tally.fault(f"unnoticed: a flip in {name}")
    if name == "arkiv.db":
        looked = rescue.look(hurt, PASSPHRASE, machine(9_000_000))
        tally.add("whole rounds still readable", looked.rounds)
        tally.add("rounds in hurt databases", len(true) - 1)


def _compare(desk: Desk, true: dict[str, bytes], tally: Tally) -> None:
    try:
        now = _content(desk)
    except StorageError:
        return
    for key, content in now.items():
        if true.get(key) != content:
            tally.fault("a wrong datum was shown")


def _content(desk: Desk) -> dict[str, bytes]:
    """Everything a user sees: the list, and each round as its file."""
    lines = citizens.listing(desk)
    found = {"list": repr([(line.citizen, line.rounds) for line in lines]).encode()}
    for line in lines:
        for one in line.rounds:
            found[one.id] = handover.json_of(desk, one.id)
    return found
