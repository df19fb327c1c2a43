"""Names, clocks and two at once."""

import os
import random
import subprocess
import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import IO

from ffbdesk.domain.edits import Scope
from ffbdesk.keys.passphrase import FLOOR
from ffbdesk.services import archive, backups, citizens, handover, people
from ffbdesk.services.archive import Machine
from ffbdesk.services.desk import Desk
from ffbdesk.services.undo import undo
from ffbdesk.storage import backup
from ffbdesk.storage.errors import ArchiveInUse, StorageError
from ffbdesk.words.dates import lately
from tests.faults.kinds import Tally
from tests.support import PASSPHRASE, USER, begun, child, machine, made, opened, person, system_clock

ROOT = Path(__file__).resolve().parents[2]
LONG = "æ" * 120
NAMES = (
    *(f"Navn {sign} slut" for sign in "#%&'()+,;=@[]^_`{}~!$.-"),
    *(
        "Solstrålen",
        "BLÅBÆRVEJ 3",
        " mellemrum foran",
        "ægte øl på ål",
        "日本語",
        "Ελλάδα",
        "Кириллица",
        "Çeşme",
        "emoji 🙂",
    ),
    *(f"{name}{end}" for name in ("CON", "PRN", "AUX", "NUL", "COM1", "LPT1") for end in ("", " arkiv")),
    *(unicodedata.normalize(form, "Åse og Ærø") for form in ("NFC", "NFD")),
    *("a" * n for n in (1, 50, 200, 240)),
    *(
        LONG,
        "punktum.",
        "to  mellemrum",
        "100 %",
        "%s %d {} {0}",
        "-rf",
        "~hjem",
        "$HOME",
        "a\tb",
        "'enkelt'",
        "arkiv.db",
    ),
)


def names(folder: Path, times: int, chance: random.Random) -> Tally:
    """Each name: make, open, save, back up, export, check, restore."""
    tally = Tally()
    for name in NAMES[:times]:
        tally.add("names")
        try:
            with made(folder / name) as desk:
                gathering = begun(desk)
                kept = backups.make(desk).backup
                handover.save(desk, gathering, handover.Form.JSON, folder / "ud" / name)
            with opened(folder / name) as desk:
                if archive.check(desk) or len(citizens.listing(desk)) != 1:
                    tally.fault(f"{name}: not sound")
                backups.restore(desk, kept.path)
        except (OSError, StorageError) as error:
            tally.fault(f"{name}: {type(error).__name__}")
    return tally


def names_control(folder: Path, times: int, chance: random.Random) -> Tally:
    """A name that no system takes."""
    tally = Tally()
    try:
        with made(folder / ("x" * 300)):
            pass
    except (OSError, StorageError) as error:
        tally.fault(f"refused, as it must be: {type(error).__name__}")
    return tally


ODD_YEARS = (1, 1970, 1979, 2107, 2108, 9999)


def clock(folder: Path, times: int, chance: random.Random) -> Tally:
    """The clock goes ten years back and forth, to 1970 and 9999, over summer time and other zones, and files are older
    than a zip can say: order is kept, every backup is made, the last one is the newest, nothing removed."""
    return _ticked(folder, times, chance, trusting=False)


def clock_control(folder: Path, times: int, chance: random.Random) -> Tally:
    """A program that believes every clock: it thins by how long ago the clock says a backup was made."""
    return _ticked(folder, times, chance, trusting=True)


def _ticked(folder: Path, times: int, chance: random.Random, *, trusting: bool) -> Tally:
    tally, now = Tally(), [datetime(2026, 3, 28, 23, 30, tzinfo=UTC)]
    ids = machine()
    desk = archive.create(folder / "a", USER, PASSPHRASE, Machine(lambda: now[0], ids.new_id, FLOOR))
    made_ = set[Path]()
    try:
        with system_clock(lambda: now[0]):
            for n in range(times):
                now[0] = _another(now[0], chance)
                person(desk, f"Test {n}")
                before = desk.ledger.last
                undo(desk, Scope())
                if desk.ledger.last != before + 1:
                    tally.fault("the order of changes broke")
                if "-" in lately(desk.clock(), now[0]):
                    tally.fault("a negative time was said")
                if n % 4 == 0:
                    made_ |= _backed_up(desk, chance, tally)
                if trusting:
                    for old in backups.listing(desk).backups:
                        if now[0] - old.made_at > timedelta(days=300):
                            old.path.unlink()
                gone = [path for path in made_ if not path.exists()]
                if gone:
                    tally.fault("a backup was removed by a clock")
                    made_ -= set(gone)
                tally.add("moments")
    finally:
        desk.ledger.close()
    return tally


def _another(now: datetime, chance: random.Random) -> datetime:
    """Where the clock stands next: often near, at times in another century."""
    zone = timezone(timedelta(hours=chance.choice((-11, -3, 0, 1, 2, 5.5, 13))))
    jump = chance.choice((0, 1, 1800, 3600, -3600, 3650 * 86_400, -3650 * 86_400, None))
    try:
        if jump is None:
            now, jump = datetime(chance.choice(ODD_YEARS), *chance.choice(((1, 1), (12, 31))), tzinfo=zone), 0
        return (now + timedelta(seconds=jump + 1)).astimezone(zone)
    except OverflowError:  # no such day
        return datetime(2026, 3, 28, 23, 30, tzinfo=zone)


def _backed_up(desk: Desk, chance: random.Random, tally: Tally) -> set[Path]:
    for file in desk.ledger.folder.slot_files():
        os.utime(file, (seconds := chance.choice((0, -(2**31), 2**33)), seconds))
    try:
        kept = backups.make(desk).backup
    except Exception as error:  # whatever a clock makes of it, it is counted
        tally.fault(f"no backup: {type(error).__name__} at {desk.clock()}")
        return set()
    if backups.listing(desk).backups[0] != kept:
        tally.fault("the last one is not the newest")
    if backups.before(desk, backup.Reason.IMPORT) is not None:
        tally.fault("one that was just made was not relied on")
    tally.add("backups")
    return {kept.path}


def two(folder: Path, times: int, chance: random.Random) -> Tally:
    """A second instance is told where it is open; a killed one leaves no lock that sticks."""
    return _held(folder, times, kill=True)


def two_control(folder: Path, times: int, chance: random.Random) -> Tally:
    """Without the first being killed the archive must stay closed to the second."""
    return _held(folder, times, kill=False)


def _held(folder: Path, times: int, *, kill: bool) -> Tally:
    tally = Tally()
    with made(folder / "a") as desk:
        people.ways(desk)
    command, pipe = child("-m", "tests.storage.interrupted", "holding", str(folder / "a")), subprocess.PIPE
    for _ in range(times):
        with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, encoding="utf-8") as process:
            assert process.stdout
            process.stdout.readline()
            try:
                with opened(folder / "a"):
                    tally.fault("a second one came in")
            except ArchiveInUse as error:
                tally.add("told" if error.who == USER and error.host else "told without a name")
            if kill:
                process.kill()
                process.wait()
            try:
                with opened(folder / "a"):
                    tally.add("opened after the kill")
            except ArchiveInUse:
                tally.fault("the lock sticks")
            process.kill()
    return tally


def shared(folder: Path, times: int, chance: random.Random) -> Tally:
    """Two programs with an archive each, of one name and at the same second, back up to the same places at once."""
    return _side_by_side(folder, times, careless=False)


def shared_control(folder: Path, times: int, chance: random.Random) -> Tally:
    """Programs that take each other's work for what a killed one left."""
    return _side_by_side(folder, times, careless=True)


def _side_by_side(folder: Path, times: int, *, careless: bool) -> Tally:
    tally, stick, out = Tally(), folder / "usb", folder / "ude"
    stick.mkdir(parents=True)
    for n, where in enumerate(("x", "y"), 1):
        with made(folder / where / "Borgere", machine(1000 * n)) as desk:
            for _ in range(60):
                person(desk, f"Test {'x' * 300}")
    with ExitStack() as both:
        seats = [both.enter_context(_seat(folder / where / "Borgere", stick, out, careless)) for where in ("x", "y")]
        for _ in range(times):
            for told, _said in seats:
                told.write("go\n")
                told.flush()
            lines = [said.readline().strip() for _told, said in seats]
            tally.add("rounds")
            tally.add("rounds in which both came through", int(not any("failed" in line for line in lines)))
            for line in lines:
                tally.fault(line) if "failed" in line else _look_at(line.split("\t"), tally)
    kept = len(list(stick.glob(f"*{backup.SUFFIX}"))), len(list(out.glob(f"*{backup.SUFFIX}")))
    if kept != (2 * times, 2 * times):
        tally.fault(f"{kept} backups of {2 * times}")
    tally.add("backups", sum(kept))
    for left in [path for place in (stick, out) for path in place.glob(f"{backup.HALF}*")]:
        tally.fault(f"left: {left.name}")
    return tally


@contextmanager
def _seat(archive_: Path, stick: Path, out: Path, careless: bool) -> Iterator[tuple[IO[str], IO[str]]]:
    environment = {**os.environ, **({"FAULTS_CARELESS": "1"} if careless else {})}
    command = child("-m", "tests.faults.sharing", str(archive_), str(stick), str(out))
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, encoding="utf-8") as process:
        assert process.stdin
        assert process.stdout
        process.stdout.readline()
        yield process.stdin, process.stdout
        process.stdin.close()


def _look_at(paths: list[str], tally: Tally) -> None:
    for path in paths:
        try:
            backup.must_be_whole(Path(path))
        except (StorageError, OSError) as error:
            tally.fault(f"{type(error).__name__}: {path}")
