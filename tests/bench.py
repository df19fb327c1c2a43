"""`make bench`: figures as ratios in one run, milliseconds beside as goals for this machine. Never a failure.

Ratios travel between machines; milliseconds do not. Run it on a quiet machine, and read the medians.
"""

import io
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ffbdesk.app.screens import settle
from ffbdesk.app.settings import Settings
from ffbdesk.app.shell import Shell, real_surroundings
from ffbdesk.domain.catalogue import Theme
from ffbdesk.domain.edits import Edit, Label
from ffbdesk.domain.ids import CitizenId, ConditionId
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.records import Condition
from ffbdesk.export.pdf.writer import PdfWriter
from ffbdesk.export.udredning import short_report
from ffbdesk.keys.passphrase import FLOOR
from ffbdesk.services import archive, citizens, practice, rounds
from ffbdesk.services.archive import Machine
from ffbdesk.services.desk import Desk
from ffbdesk.ui.kit.look import Look

PHRASE = "måling måling"
BARE = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(1280, 800)
window.show()
app.processEvents()
"""
UNLOCK = """
import sys
from pathlib import Path
from dataclasses import replace
from PySide6.QtWidgets import QApplication
from ffbdesk.app.settings import Settings
from ffbdesk.app.shell import Shell, real_surroundings
from ffbdesk.ui.kit.look import Look
app = QApplication([])
shell = Shell(Look(app), replace(real_surroundings(), settings=Settings(Path(sys.argv[1]))))
shell.show()
app.processEvents()
shell.stop()
"""


def main() -> None:
    """Measure everything and print one row a figure."""
    print(f"{'figure':44} {'ratio':>6} {'goal':>5}   milliseconds")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        unlock_window(place)
        in_the_window(place)
        one_save(place)
        tagged_pdf(place)


def row(name: str, ratio: float | None, goal: float | None, said: str) -> None:
    """Print one figure."""
    shown = f"{ratio:6.2f}" if ratio is not None else " " * 6
    print(f"{name:44} {shown} {goal if goal is not None else '':>5}   {said}")


def paired(a: Callable[[], object], b: Callable[[], object], runs: int) -> tuple[float, float, float]:
    """Median milliseconds of a and b in turn, and the median of their ratios pair by pair."""
    a(), b()
    times = [(timed(a), timed(b)) for _ in range(runs)]
    return (
        statistics.median(x for x, _ in times),
        statistics.median(y for _, y in times),
        statistics.median(x / y for x, y in times),
    )


def timed(run: Callable[[], object]) -> float:
    """Milliseconds of one run."""
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1000


def unlock_window(place: Path) -> None:
    """The first window with the archive of yesterday to choose, whole process, over a bare Qt window."""
    Settings(place / "s").remember(place, datetime.now().astimezone())

    def process(code: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, "-c", code, str(place / "s")], check=True, capture_output=True)

    ours, bare, ratio = paired(process(UNLOCK), process(BARE), 9)
    row("unlock window / bare Qt window", ratio, 1.6, f"{ours:.0f} / {bare:.0f} (whole process)")


def in_the_window(place: Path) -> None:
    """What a user waits for in the walk and on Resultat, painted."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    desk(place / "vindue").ledger.close()
    shell = Shell(Look(app), replace(real_surroundings(), settings=Settings(place / "s")), place / "vindue")
    shell.show()
    shell.unlock.opening.passphrase.edit.setText(PHRASE)
    shell.unlock.opening.open.click()
    settle(shell)
    assert shell.desk is not None
    line = next(x for x in shell.desk.citizens.table.people.lines if not x.rounds[0].finished)
    shell.desk.show_round(line.rounds[0].id, "themes")
    settle(shell)
    walk = shell.desk.round.walk
    seen("theme switch with painting", 33, [partial(walk.go_to, theme.code) for theme in (*walk.themes, *walk.themes)])
    marks_written(shell)
    result_drawn(shell)
    twenty_rounds(shell)
    shell.stop()


def seen(name: str, goal: float, steps: Sequence[Callable[[], object]]) -> None:
    """Each step with the painting that it asks for."""

    def painted(step: Callable[[], object]) -> None:
        step()
        QApplication.processEvents()

    times = sorted(timed(partial(painted, step)) for step in steps)
    p95 = times[int(len(times) * 0.95)]
    row(name, None, None, f"median {statistics.median(times):.1f}, p95 {p95:.1f} (goal {goal:.0f})")


def marks_written(shell: Shell) -> None:
    """A mark by its letter: shown in its row and counted at the cards; it is stored in the worker meanwhile."""
    assert shell.desk is not None
    walk = shell.desk.round.walk
    walk.go_to(next(t.code for t in walk.themes if t.term == "Gøre rent"))
    settle(shell)
    walk.form.prompts.rows[0].setFocus()
    keys = [Qt.Key.Key_F, Qt.Key.Key_P, Qt.Key.Key_E] * 13
    rows = walk.form.prompts.rows
    seen("a mark written and drawn", 16, [partial(QTest.keyClick, rows[n % 13], key) for n, key in enumerate(keys)])
    settle(shell)


def result_drawn(shell: Shell) -> None:
    """Resultat with 31 levels beside an earlier round."""
    assert shell.desk is not None
    page, shown = shell.desk.round.result, shell.desk.round.shown
    assert shown is not None
    shell.desk.round.go("result")
    settle(shell)
    themes = [theme for _group, found in page._context.catalogue.activities() for theme in found]
    fulls = [
        replace(shown, gathering=replace(shown.gathering, conditions=levelled(themes, n)), before=None) for n in (0, 1)
    ]
    seen("Resultat drawn, 31 themes", 33, [partial(page.show_round, fulls[n % 2], anew=False) for n in range(30)])


def levelled(themes: Sequence[Theme], shift: int) -> tuple[Condition, ...]:
    """Every theme with a level."""
    return tuple(
        Condition(ConditionId(str(n)), theme.code, Assessed(Level((n + shift) % 5)), (), "")
        for n, theme in enumerate(themes)
    )


def twenty_rounds(shell: Shell) -> None:
    """The page of a citizen with 20 rounds, from the click to the picture."""
    assert shell.desk is not None
    made: list[CitizenId] = []

    def many(desk: Desk) -> CitizenId:
        citizen = citizens.add(desk, citizens.Entered(name="Mange Runder")).id
        for _ in range(20):
            rounds.judge(desk, rounds.new(desk, citizen), desk.catalogue.themes[0].code, Assessed(Level.LIGHT))
        return citizen

    shell.worker.submit(many, made.append)
    settle(shell)

    def opened() -> None:
        assert shell.desk is not None
        shell.desk.show_citizen(made[0])
        for _ in range(2):
            shell.worker.settle()
            QApplication.processEvents()

    seen("a citizen with 20 rounds opened", 50, [opened] * 15)


def one_save(place: Path) -> None:
    """One commit over the same two rows in plain sqlite3 with the same durability."""
    ours = desk(place / "arkiv")
    gathering = rounds.new(ours, citizens.add(ours, citizens.Entered(name="Måling Målesen")).id)
    theme = ours.catalogue.themes[0].code
    texts = iter(f"tekst {i} " * 20 for i in range(1000))
    ref = rounds.voice_ref(gathering, theme, next(iter(rounds.Informant)))
    held = [""]

    def save() -> None:
        new = next(texts)
        ours.ledger.commit(
            [Edit(ref, held[0], new)],
            label=Label.WRITE,
            by="M",
            at=datetime.now(UTC),
            citizen=None,
            gathering=gathering,
        )
        held[0] = new

    ours_ms, plain_ms, ratio = paired(save, plain_save(place / "plain.db"), 200)
    row("one save / the same two rows, plain sqlite3", ratio, 1.5, f"{ours_ms:.2f} / {plain_ms:.2f}")
    ours.ledger.close()


def plain_save(path: Path) -> Callable[[], object]:
    """An update and an insert of the same size, unencrypted."""
    connection = sqlite3.connect(path, isolation_level=None)
    for setting in ("journal_mode = DELETE", "synchronous = EXTRA", "secure_delete = ON", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("CREATE TABLE condition (id TEXT PRIMARY KEY, citizen TEXT)")
    connection.execute("CREATE TABLE change (seq INTEGER PRIMARY KEY, edits TEXT, at TEXT)")
    connection.execute("INSERT INTO condition VALUES ('a', '')")
    texts = iter(f"tekst {i} " * 20 for i in range(1000))

    def save() -> None:
        text = next(texts)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE condition SET citizen = ? WHERE id = 'a'", (text,))
        connection.execute("INSERT INTO change (edits, at) VALUES (?, ?)", (text * 2, "2026-01-01T00:00:00+00:00"))
        connection.execute("COMMIT")

    return save


def tagged_pdf(place: Path) -> None:
    """The short form with 31 themes, tagged over the same untagged."""
    ours = desk(place / "pdf")
    line = citizens.listing(ours)[0]
    shown = rounds.load(ours, line.rounds[0].id)
    everything = tuple(
        Condition(c.id, t.code, Assessed(Level(i % 5)), (), "En kort bemærkning, der fylder en linje eller to. " * 4)
        for i, (c, t) in enumerate(
            (shown.gathering.conditions[0], theme) for _, themes in ours.catalogue.activities() for theme in themes
        )
    )
    full = replace(shown, gathering=replace(shown.gathering, conditions=everything))
    report = short_report(full, ours.catalogue, 40)

    def write(tagged: bool) -> Callable[[], object]:
        return lambda: PdfWriter(datetime(2026, 1, 1, tzinfo=UTC), tagged=tagged).write(report, io.BytesIO())

    tagged_ms, plain_ms, ratio = paired(write(True), write(False), 9)
    row("tagged PDF / the same untagged", ratio, 1.4, f"{tagged_ms:.0f} / {plain_ms:.0f} (31 themes)")
    ours.ledger.close()


def desk(path: Path) -> Desk:
    """A new archive with the practice citizens."""
    machine = Machine(lambda: datetime.now().astimezone(), lambda: str(uuid.uuid4()), FLOOR)
    made = archive.create(path, "Måler", PHRASE, machine)
    practice.load_all(made)
    return made


if __name__ == "__main__":
    main()
