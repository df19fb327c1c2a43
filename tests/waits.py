"""Figures of decision 17, on an archive of 300 MB: nobody waits for long work."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ffbdesk.app.screens import settle
from ffbdesk.app.shell import Shell
from ffbdesk.app.start import application
from ffbdesk.domain.edits import Scope
from ffbdesk.domain.ids import CitizenId, GatheringId
from ffbdesk.services import backups, citizens, handover, rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Paper, Wanted
from ffbdesk.ui.outbox import Letter
from tests.large import large
from tests.typist import opened

ROOT = Path(__file__).resolve().parent.parent
CITIZENS = 3000
KILLS = 5
type Figure = tuple[str, str]


def figures(place: Path, phrase: str) -> Iterator[Figure]:
    """Name and what was measured, one by one."""
    small, big = large(place / "lille", CITIZENS // 10, phrase), large(place / "stort", CITIZENS, phrase)
    size = big.ledger.folder.database.stat().st_size / 1e6
    listed = _median(partial(citizens.listing, big))
    yield f"the list of {CITIZENS:,} citizens, {size:.0f} MB", f"{listed:.0f} (goal 100)"
    for name, run in (("a citizen opened", _open_one), ("a save", _save_one)):
        ten, one = _turn_about(run, big, small)
        yield f"{name}, 10 times the archive", f"{ten / one:.2f} times (goal 1.2), {ten:.2f} / {one:.2f}"
    small.ledger.close()
    big.ledger.close()
    app = application()
    shell = opened(app, place / "stort", phrase)
    yield f"a key in the search among {CITIZENS:,}", f"{_spread(_searching(shell))} (goal 16)"
    for what, begin in (("a backup runs", _back_up), ("reports are made", _report)):
        times, took = _saves(shell, begin)
        yield f"a save while {what}", f"{_spread(times)} (goal 50), {len(times)} saves in {took:.1f} s"
    covered, whole = zip(*(_lock(shell, phrase) for _ in range(8)), strict=True)
    said = f"{_spread(covered)} (goal 100), all stored {_spread(whole)}"
    yield "nothing in sight, locked while a backup runs", said
    shell.stop()
    yield "letters kept, killed one second after typing", _kills(place / "stort", phrase)


def _turn_about(run: Callable[[Desk, CitizenId, GatheringId], object], *desks: Desk) -> list[float]:
    """Median milliseconds on each of the desks in turn, each time with another citizen, whom nobody has in memory."""
    whose = [[_whose(desk) for _ in range(120)] for desk in desks]
    times = [
        [_timed(partial(run, desk, *who)) for desk, who in zip(desks, pair, strict=True)]
        for pair in zip(*whose, strict=True)
    ]
    return [statistics.median(one) for one in zip(*times, strict=True)]


def waited(milliseconds: int) -> None:
    """Let everybody work for a while. `QTest.qWait` would keep every other thread from running Python."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _median(run: Callable[[], object], runs: int = 9) -> float:
    return statistics.median(_timed(run) for _ in range(runs))


def _timed(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1000


def _spread(times: "list[float] | tuple[float, ...]") -> str:
    ordered = sorted(times)
    return f"median {statistics.median(ordered):.1f}, p95 {ordered[int(len(ordered) * 0.95)]:.1f}"


_numbers = count()


def _whose(desk: Desk) -> tuple[CitizenId, GatheringId]:
    """Another citizen each time, as the archive is not in memory when somebody opens one."""
    ids = desk.ledger.read.ids("citizen")
    citizen = CitizenId(ids[next(_numbers) * 37 % len(ids)])
    return citizen, desk.ledger.read.rounds(citizen)[0].id


def _open_one(desk: Desk, citizen: CitizenId, gathering: GatheringId) -> None:
    citizens.line(desk, citizen)
    rounds.load(desk, gathering)


def _save_one(desk: Desk, citizen: CitizenId, gathering: GatheringId) -> None:
    ref = rounds.theme_ref(gathering, desk.catalogue.themes[0].code, "others")
    values.put(desk, ref, f"gemt {next(_numbers)} " * 20)


def _searching(shell: Shell) -> list[float]:
    assert shell.desk is not None
    page = shell.desk.citizens
    page.search.setFocus()

    def press(letter: str) -> None:
        QTest.keyClicks(page.search, letter)
        QApplication.processEvents()

    times = [_timed(partial(press, letter)) for letter in "gitte prøvesen 12"]
    page.search.clear()
    return times


def _saves(shell: Shell, begin: Callable[[Shell, list[object]], None]) -> tuple[list[float], float]:
    """From a letter handed in until the window hears that it is stored, ten a second until the long work is over."""
    assert shell.desk is not None
    found: list[tuple[CitizenId, GatheringId]] = []
    shell.worker.submit(_whose, found.append)
    settle(shell)
    _citizen, gathering = found[0]
    outbox, ended, times = shell.desk._context.outbox, list[object](), list[float]()
    ref = rounds.theme_ref(gathering, shell.desk._context.catalogue.themes[1].code, "others")
    begun = time.perf_counter()
    begin(shell, ended)
    while not ended:
        stored: list[object] = []
        heard = shell.worker.saved.connect(stored.append)
        start = time.perf_counter()
        outbox.keep(Letter(ref, f"bogstav {len(times)} " * 10, Scope(gathering=gathering)))
        while not stored:
            waited(1)
        times.append((time.perf_counter() - start) * 1000)
        shell.worker.saved.disconnect(heard)
        waited(90)
    return times, time.perf_counter() - begun


def _back_up(shell: Shell, ended: list[object]) -> None:
    shell.worker.behind(backups.make, ended.append)


def _report(shell: Shell, ended: list[object]) -> None:
    """So many that they take some seconds."""

    def job(desk: Desk) -> None:
        for _ in range(60):
            handover.preview(desk, _whose(desk)[1], Wanted(Paper.FULL))

    shell.worker.aside(job, ended.append)


class _FirstPaint(QObject):
    """When something that is not the desk was drawn first in its place."""

    at = 0.0

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._stack, self._desk = shell._stack, shell.desk

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint and not self.at:
            shown = self._stack.currentWidget()
            if watched is shown and shown is not self._desk:
                self.at = time.perf_counter()
        return False


def _lock(shell: Shell, phrase: str) -> tuple[float, float]:
    """Milliseconds until the lock view is drawn, and until everything is stored and the key gone."""
    assert shell.desk is not None
    found: list[tuple[CitizenId, GatheringId]] = []
    shell.worker.submit(_whose, found.append)
    settle(shell)
    shell.desk.show_round(found[0][1], "themes")
    settle(shell)
    shell.worker.behind(backups.make)
    waited(700)
    seen, app = _FirstPaint(shell), QApplication.instance()
    assert app is not None
    app.installEventFilter(seen)
    start = time.perf_counter()
    shell.lock()
    whole = time.perf_counter()
    QApplication.processEvents()
    app.removeEventFilter(seen)
    shell.unlock.locked.passphrase.edit.setText(phrase)
    shell.unlock.locked.open.click()
    settle(shell)
    return (seen.at - start) * 1000, (whole - start) * 1000


def _kills(folder: Path, phrase: str) -> str:
    kept = running = 0
    for number in range(KILLS):
        word = f"slag{number}x" * 3
        command = [sys.executable, "-m", "tests.typist", str(folder)]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, encoding="utf-8") as process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(f"{phrase}\n{word}\n")
            process.stdin.flush()
            process.stdout.readline()
            time.sleep(1)
            running += any((folder / "kopier").glob(".ny-*"))
            process.kill()
        kept += _holds(folder, phrase, word)
    return f"{kept} of {KILLS} (goal all), {running} of them while a backup ran"


def _holds(folder: Path, phrase: str, word: str) -> bool:
    from ffbdesk.services import archive
    from tests.large import machine

    desk = archive.open_(folder, phrase, machine())
    first = citizens.listing(desk)[0].rounds[0].id
    shown = rounds.load(desk, first).gathering
    desk.ledger.close()
    return any(word in voice.text for c in shown.conditions for voice in c.voices)
