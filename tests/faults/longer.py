"""Long work, and lock in the middle of it: a window with somebody typing, twenty thousand edits."""

import os
import random
import statistics
import time
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ffbdesk.keys.passphrase import FLOOR
from ffbdesk.services import citizens, rounds, values
from ffbdesk.services.archive import Machine
from tests.faults.kinds import Tally
from tests.support import PASSPHRASE, machine, made, themes

CITIZENS = 200
MOST_GROWN, MOST_SLOWER = 50 * 1024, 1.2
"""KiB of memory, and how much longer a save may take at the end."""


def edits(folder: Path, times: int, chance: random.Random) -> Tally:
    """Scripted edits over two hundred citizens."""
    return _edited(folder, times, chance, hoard=False)


def edits_control(folder: Path, times: int, chance: random.Random) -> Tally:
    """With something that keeps all it ever saw: the growth must be found."""
    return _edited(folder, times, chance, hoard=True)


def _edited(folder: Path, times: int, chance: random.Random, *, hoard: bool) -> Tally:
    tally, kept, took = Tally(), list[bytes](), list[float]()
    with made(folder / "a", machine()) as desk:
        gatherings = []
        for n in range(min(CITIZENS, max(2, times // 20))):
            someone = citizens.add(desk, citizens.Entered(name=f"Test {n}")).id
            gatherings.append((someone, rounds.new(desk, someone)))
        codes, warm = themes(desk), 0
        for n in range(times):
            _who, gathering = chance.choice(gatherings)
            ref = rounds.theme_ref(gathering, chance.choice(codes), "citizen")
            begun = time.perf_counter()
            values.put(desk, ref, f"{n} " + "ord " * 60, gathering=gathering)
            took.append(time.perf_counter() - begun)
            if hoard:
                kept.append(os.urandom(800_000))
            if n == times // 10:
                warm = _resident()
        grown = _resident() - warm
    tenth = max(1, times // 10)
    slower = statistics.median(took[-tenth:]) / statistics.median(took[tenth : 2 * tenth])
    tally.add("edits", times)
    tally.add("KiB grown", grown)
    tally.add("percent of the first save times", round(slower * 100))
    if grown > MOST_GROWN:
        tally.fault(f"{grown} KiB grown")
    if slower > MOST_SLOWER and times > 5000:
        tally.fault(f"saves take {slower:.2f} times as long")
    return tally


def _resident() -> int:
    for line in Path("/proc/self/status").read_text("utf-8").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1])
    import resource  # not on Windows, where the rest of this package runs

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def locks(folder: Path, times: int, chance: random.Random) -> Tally:
    """Lock at random moments while somebody types; every letter is there afterwards."""
    return _locked(folder, times, chance, careless=False)


def locks_control(folder: Path, times: int, chance: random.Random) -> Tally:
    """A lock that forgets to store what stands in the fields."""
    return _locked(folder, times, chance, careless=True)


def _locked(folder: Path, times: int, chance: random.Random, *, careless: bool) -> Tally:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtTest import QTest

    from ffbdesk.app.ports import Surroundings
    from ffbdesk.app.screens import settle
    from ffbdesk.app.settings import Settings
    from ffbdesk.app.shell import Shell
    from ffbdesk.app.start import application
    from ffbdesk.services.waiting import PendingFiles
    from ffbdesk.ui.bound import Bound
    from ffbdesk.ui.kit.look import Look
    from ffbdesk.ui.window import DeskWindow

    app = application()
    moment = [datetime(2026, 11, 24, 9, 0, tzinfo=UTC)]

    def now() -> datetime:
        moment[0] += timedelta(seconds=1)
        return moment[0]

    with made(folder / "a") as desk:
        someone = citizens.add(desk, citizens.Entered(name="Test Testesen")).id
        gathering, code = rounds.new(desk, someone), themes(desk)[3]
    around = Surroundings(
        settings=Settings(folder / "s"),
        machine=lambda: Machine(now, lambda: str(uuid.uuid4()), FLOOR),
        archives=folder,
        now=now,
        choose_folder=lambda _parent, _heading: None,
        choose_files=lambda _parent, _heading, _kinds: [],
        choose_printer=lambda _parent, _printer: False,
        pending=lambda: PendingFiles(folder / "venter"),
    )
    tally, shell = Tally(), Shell(Look(app, "light", 1.0), around, folder / "a")
    flush, left = DeskWindow.flush, Bound.flush
    shell.show()
    shell.gate._open(folder / "a", PASSPHRASE)
    settle(shell)
    assert shell.desk is not None
    shell.desk.round.walk.go_to(code)
    shell.desk.show_round(gathering, "themes")
    settle(shell)
    shell.desk.round.walk.form.voices["citizen"].setFocus()
    if careless:
        DeskWindow.flush = lambda _self: None  # type: ignore[method-assign]
        Bound.flush = lambda _self: None  # type: ignore[method-assign]
    typed = ""
    try:
        for n in range(times):
            field = shell.desk.round.walk.form.voices["citizen"]
            word = f"{n} " + "".join(chance.choice("abcæøå ") for _ in range(chance.randint(1, 12)))
            QTest.keyClicks(field, word)
            typed += word
            if chance.random() < 0.3:
                QTest.qWait(chance.randint(0, 30))
            if len(typed) > 3000:
                field.setPlainText("")
                typed = ""
            shell.lock(chance.choice(("asked", "idle", "screen", "sleep")))
            shell.gate._open_again(PASSPHRASE)
            settle(shell)
            tally.add("locks")
            found = shell.desk.round.walk.form.voices["citizen"] if shell.desk else None
            if found is None or found.toPlainText() != typed:
                tally.fault("letters are lost")
                typed = found.toPlainText() if found else ""
            if found is not None and not found.hasFocus():
                tally.add("without focus")
    finally:
        DeskWindow.flush, Bound.flush = flush, left  # type: ignore[method-assign]
        shell.stop()
        shell.hide()
        shell.deleteLater()
        app.processEvents()
    return tally
