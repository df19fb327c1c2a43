"""Names, clocks and two at once."""

import os
import random
import signal
import subprocess
import sys
import unicodedata
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from ffbdesk.domain.edits import Scope
from ffbdesk.keys.passphrase import FLOOR
from ffbdesk.services import archive, backups, citizens, handover, people
from ffbdesk.services.archive import Machine
from ffbdesk.services.undo import undo
from ffbdesk.storage.errors import ArchiveInUse, StorageError
from ffbdesk.words.dates import lately
from tests.faults.kinds import Tally
from tests.support import PASSPHRASE, USER, begun, machine, made, opened, person

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


def clock(folder: Path, times: int, chance: random.Random) -> Tally:
    """The clock goes ten years back and forth, over summer time and other zones: order is kept, nothing removed."""
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
        for n in range(times):
            zone = timezone(timedelta(hours=chance.choice((-11, -3, 0, 1, 2, 5.5, 13))))
            jump = chance.choice((0, 1, 1800, 3600, -3600, 3650 * 86_400, -3650 * 86_400))
            now[0] = (now[0] + timedelta(seconds=jump + 1)).astimezone(zone)
            person(desk, f"Test {n}")
            before = desk.ledger.last
            undo(desk, Scope())
            if desk.ledger.last != before + 1:
                tally.fault("the order of changes broke")
            if "-" in lately(desk.clock(), now[0]):
                tally.fault("a negative time was said")
            if n % 4 == 0:
                made_.add(backups.make(desk).backup.path)
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
    command = [sys.executable, "-m", "tests.storage.interrupted", "holding", str(folder / "a")]
    for _ in range(times):
        with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            process.stdout.readline()
            try:
                with opened(folder / "a"):
                    tally.fault("a second one came in")
            except ArchiveInUse as error:
                tally.add("told" if error.who == USER and error.host else "told without a name")
            if kill:
                os.kill(process.pid, signal.SIGKILL)
                process.wait()
            try:
                with opened(folder / "a"):
                    tally.add("opened after the kill")
            except ArchiveInUse:
                tally.fault("the lock sticks")
            process.kill()
    return tally
