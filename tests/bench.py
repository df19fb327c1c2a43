"""`make bench`: figures as ratios in one run, milliseconds beside as goals for this machine. Never a failure.

Ratios travel between machines; milliseconds do not. Run it on a quiet machine, and read the medians.
"""

import io
import math
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
import uuid
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from itertools import chain
from pathlib import Path
from xml.sax.saxutils import escape

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ffbdesk.app.ports import real_surroundings
from ffbdesk.app.screens import settle
from ffbdesk.app.settings import Settings
from ffbdesk.app.shell import Shell
from ffbdesk.app.start import application
from ffbdesk.domain.catalogue import Theme
from ffbdesk.domain.edits import Edit, Label
from ffbdesk.domain.ids import CitizenId, ConditionId, GatheringId, NoteId, ThemeCode
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.kinds import CONTACT, DESCRIPTION, DIAGNOSIS, GATHERING, STATUS, STATUS_PART
from ffbdesk.domain.marks import SCALE
from ffbdesk.domain.records import Condition, Informant
from ffbdesk.domain.sourced import parse
from ffbdesk.export.choices import USUAL
from ffbdesk.export.pdf.writer import PdfWriter
from ffbdesk.export.report import Report, ThemePart
from ffbdesk.export.status import text_of_status
from ffbdesk.export.udredning import full_report, short_report
from ffbdesk.keys.passphrase import FLOOR
from ffbdesk.services import archive, bosted, citizens, marks, opening, practice, rounds, status, values
from ffbdesk.services.archive import Machine
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Paper
from ffbdesk.ui.kit.look import Look
from ffbdesk.words import report as words
from installer import contents
from tests import bench_course, bench_delivery, bench_leadership, bench_progression, waits

PHRASE = "måling måling"
ROOT = Path(__file__).resolve().parent.parent
BUNDLE = ROOT / "build" / "linux" / "ffb-desk"
TAGGED = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
BARE = """
import os
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(1280, 800)
window.show()
app.processEvents()
os._exit(0)
"""
UNLOCK = """
import gc, os, sys
gc.disable()  # as `ffbdesk.__main__` does first of all; the window is named here before it could
from ffbdesk.app import start
from ffbdesk.__main__ import main
start._go_on = lambda app, shell: os._exit(0)  # it is called once the first view is drawn
sys.argv = ["ffbdesk", "run"]
main()
"""


def main() -> None:
    """Measure everything and print one row a figure."""
    print(f"{'figure':50} {'ratio':>6} {'goal':>5}   milliseconds")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        unlock_window(place)
        bundle(place)
        in_the_window(place)
        one_save(place)
        reports(place)
        found = (
            bench_delivery.figures(desk, place),
            bench_progression.figures(desk, place),
            bench_leadership.figures(place, PHRASE),
            in_the_course_room(place),
        )
        for name, said in (*waits.figures(place, PHRASE), *chain.from_iterable(found)):
            row(name, None, None, said)


def row(name: str, ratio: float | None, goal: float | None, said: str) -> None:
    """Print one figure."""
    shown = f"{ratio:6.2f}" if ratio is not None else " " * 6
    print(f"{name:50} {shown} {goal if goal is not None else '':>5}   {said}")


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
    """`ffbdesk run` until its first view is drawn, with the archive of yesterday to choose, over a bare Qt window.

    The bare one is as PySide is delivered, with its own Python inside its library (see installer/setup.sh).
    """
    Settings(place / "FFB Desk").remember(place, datetime.now().astimezone())
    env = installed() | homes(place)

    def process(code: str, **more: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=env | more)

    delivered = place / "delivered"
    laid = Path(sysconfig.get_path("platlib"), contents.PYTHON_OF_PYSIDE)
    shutil.copytree(laid.parent, delivered / laid.parent.name, ignore=shutil.ignore_patterns(laid.name))
    ours, bare, ratio = paired(process(UNLOCK), process(BARE, PYTHONPATH=str(delivered)), 15)
    row("unlock window / bare Qt window", ratio, 1.6, f"{ours:.0f} / {bare:.0f} (whole process)")


def installed() -> dict[str, str]:
    """The environment as a program has it that is installed: what was compiled once is kept."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def bundle(place: Path) -> None:
    """The folder that `make linux` builds: from its start to the first window painted, over `make run`'s; its size."""
    if not (BUNDLE / "ffbdesk").is_file():
        row("unlock window, bundle / make run", None, 1.1, "not built here (make linux): not measured")
        return
    programs = (BUNDLE / "ffbdesk", Path(sys.executable).with_name("ffbdesk"))
    theirs, ours, ratio = paired(*(partial(first_window, program, place) for program in programs), 9)
    row("unlock window, bundle / make run", ratio, 1.1, f"{theirs:.0f} / {ours:.0f} (to the first picture)")
    unpacked = sum(path.lstat().st_size for path in BUNDLE.rglob("*") if not path.is_dir())
    packed = [f"{path.name.split('_')[-1]} {megabytes(path.stat().st_size)}" for path in ROOT.glob("dist/linux/*")]
    row("bundle, MB unpacked", None, None, f"{megabytes(unpacked)} (goal 160); {', '.join(sorted(packed))}")


def homes(place: Path) -> dict[str, str]:
    """A user's own folders in a place of their own: nothing that was done on this machine before is read there."""
    return {f"XDG_{kind}_HOME": str(place) for kind in ("DATA", "CONFIG", "CACHE", "STATE")}


def megabytes(size: int) -> str:
    """As du counts them."""
    return f"{size / 2**20:.0f}"


def first_window(program: Path, place: Path) -> None:
    """Started as a user does, and ended when Qt says that the first picture of the window is out."""
    told = {"QT_LOGGING_RULES": "qt.widgets.painting=true", "HOME": str(place), **homes(place)}
    with subprocess.Popen(
        [program, "run"], env=installed() | told, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stderr is not None
        painted = any("Flushing" in line for line in process.stderr)
        process.kill()
    if not painted:
        raise RuntimeError(program)


def in_the_window(place: Path) -> None:
    """What a user waits for in the walk and on Resultat, painted."""
    app = application()
    desk(place / "vindue").ledger.close()
    shell = Shell(Look(app), real_surroundings()._replace(settings=Settings(place / "s")), place / "vindue")
    shell.show()
    shell.unlock.opening.passphrase.edit.setText(PHRASE)
    shell.unlock.opening.open.click()
    settle(shell)
    assert shell.desk is not None
    line = next(x for x in shell.desk.citizens.table.people.lines if not x.rounds[0].finished)
    shell.desk.show_round(line.rounds[0].id, "themes")
    settle(shell)
    walk = shell.desk.round.walk
    seen("theme switch with painting", 33, [partial(walk.go_to, ThemeCode(stop.code)) for stop in walk.stops * 2])
    a_whole_round(shell)
    marks_written(shell)
    result_drawn(shell)
    twenty_rounds(shell)
    progression_opened(shell)
    previewed(shell)
    typed_in_a_long_text(shell)
    shell.stop()


def in_the_course_room(place: Path) -> Iterator[tuple[str, str]]:
    """What a trainer waits for, in a room of its own."""
    home = place / "kursus"
    home.mkdir()
    around = real_surroundings()._replace(settings=Settings(home / "s"), archives=home / "Arkiver")
    shell = Shell(Look(application()), around)
    shell.show()
    settle(shell)
    yield from bench_course.figures(shell, home)
    shell.stop()


def seen(name: str, goal: float, steps: Sequence[Callable[[], object]], *, painting: bool = True) -> None:
    """Each step with the painting that it asks for, or what the step itself takes."""

    def run(step: Callable[[], object]) -> None:
        step()
        if painting:
            QApplication.processEvents()

    def one(step: Callable[[], object]) -> float:
        spent = timed(partial(run, step))
        QApplication.processEvents()
        return spent

    times = sorted(map(one, steps))
    p95 = times[math.ceil(len(times) * 0.95) - 1]  # by nearest rank: of twenty the nineteenth, not the largest
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


def typed_in_a_long_text(shell: Shell) -> None:
    """A key in 200 kB of text with two words on each line that the spell check marks."""
    assert shell.desk is not None
    shell.desk.round.go("themes")
    settle(shell)
    field = shell.desk.round.walk.form.voices["others"]
    field.setFocus()
    line = "Hun sigerr, at det går godt nok med det hele, og at hun gerne vil mere, når hun har fåt sovet ud. "
    field.setPlainText((line * 4 + "\n") * (200_000 // (4 * len(line))))
    field.moveCursor(QTextCursor.MoveOperation.End)
    settle(shell)
    letters = "hun vil gerne sove lidt længere om morgnen og spise " * 3
    seen("a key in 200 kB of text", 16, [partial(QTest.keyClicks, field, letter) for letter in letters])


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
            shell.worker.finish()
            QApplication.processEvents()

    seen("a citizen with 20 rounds opened", 50, [opened] * 15)


def progression_opened(shell: Shell) -> None:
    """Forløb of a citizen with 20 rounds of 31 themes, from the click to the picture, and painted."""
    assert shell.desk is not None
    made: list[CitizenId] = []
    shell.worker.submit(bench_progression.followed_for_years, made.append)
    settle(shell)
    person = shell.desk.person
    shell.desk.show_citizen(made[0], "rounds")
    settle(shell)

    def opened() -> None:
        person.go("progression")
        for _ in range(2):
            shell.worker.finish()
            QApplication.processEvents()

    def left() -> None:
        person.go("rounds")
        settle(shell)

    times = []
    for _ in range(15):
        times.append(timed(opened))
        left()
    times.sort()
    row("forløb opened", None, None, f"median {statistics.median(times):.1f}, p95 {times[-1]:.1f} (goal 50)")
    opened()
    settle(shell)
    person.progression.grab()  # the first also lays out what has not been shown yet
    seen("forløb drawn", 16, [person.progression.grab] * 20, painting=False)


def a_whole_round(shell: Shell) -> None:
    """A round with everything filled, opened and painted, over the same without what has no level or is around it."""
    made: list[GatheringId] = []
    shell.worker.submit(filled, made.append)
    shell.worker.submit(lambda desk: filled_wholly(desk, filled(desk)), made.append)
    settle(shell)
    assert shell.desk is not None
    pages = shell.desk

    def opened(which: GatheringId) -> Callable[[], object]:
        def run() -> None:
            pages.show_round(which, "themes")
            for _ in range(2):
                shell.worker.finish()
                QApplication.processEvents()

        return run

    without, whole = (opened(which) for which in made)
    whole_ms, without_ms, ratio = paired(whole, without, 15)
    row("a whole round opened / without the new parts", ratio, 1.2, f"{whole_ms:.0f} / {without_ms:.0f}")
    walk = pages.round.walk
    steps = [partial(walk.go_to, ThemeCode(stop.code)) for stop in walk.stops * 2]
    seen("theme switch in a whole round, with painting", 33, steps)
    seen("theme switch in a whole round", 16, steps, painting=False)


def filled_wholly(ours: Desk, gathering: GatheringId) -> GatheringId:
    """With every overtema described, every undertema of it highlighted, and the parts around."""
    text = "En oplysning, der fylder en linje eller to, som en sagsbehandler skriver dem. " * 4
    for group, themes in ours.catalogue.described():
        voices = {voice.value: text[:280] for voice in Informant}
        values.choose(ours, DESCRIPTION, gathering, ThemeCode(group.code), **voices)
        for theme in themes:
            values.choose(ours, DESCRIPTION, gathering, theme.code, highlighted_on=date(2026, 1, 1))
    for _ in range(5):
        values.choose(ours, DIAGNOSIS, opening.add_diagnosis(ours, gathering), what="Diagnose", made_by="Læge")
        values.choose(ours, CONTACT, opening.add_contact(ours, gathering), name="Ida Prøve", phone="00000000")
    entries = ours.catalogue.interventions
    told = {"reason": text, "wished": text, "evaluation": text * 3, "need_reason": text}
    values.choose(ours, GATHERING, gathering, **told)
    chosen = {"need": entries.support_needs[2].code, "target": entries.target_groups[0].code}
    values.choose(ours, GATHERING, gathering, **chosen)
    return gathering


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


def reports(place: Path) -> None:
    """Both forms with 31 themes, tagged over the same untagged; the full one over LibreOffice with the same words."""
    ours = desk(place / "pdf")
    whole = rounds.load(ours, filled(ours))
    full = full_report(whole, (), ours.catalogue, 40)

    def write(report: Report, tagged: bool) -> Callable[[], object]:
        return lambda: PdfWriter(datetime(2026, 1, 1, tzinfo=UTC), tagged=tagged).write(report, io.BytesIO())

    for name, report, runs in (("short", short_report(whole, ours.catalogue, 40), 9), ("full", full, 5)):
        tagged_ms, plain_ms, ratio = paired(write(report, True), write(report, False), runs)
        said = f"{tagged_ms:.0f} / {plain_ms:.0f} (31 themes)"
        row(f"tagged PDF / the same untagged, {name} form", ratio, 1.4, said)
    ours.ledger.close()
    docx = place / "samme.docx"
    write_docx(docx, "".join(word_theme(theme, full.criteria) for theme in full.themes))
    over_libreoffice(place, whole.citizen.id, "udredning", docx, 0.4)
    everything_over_libreoffice(place)
    status_over_libreoffice(place)


def filled(ours: Desk) -> GatheringId:
    """A stored round in which every theme has words, marks and a level."""
    text = "En bemærkning, der fylder en linje eller to, som en sagsbehandler skriver dem. " * 4
    gathering = rounds.new(ours, citizens.add(ours, citizens.Entered(name="Alle Temaer")).id)
    for i, theme in enumerate(theme for _, themes in ours.catalogue.activities() for theme in themes):
        rounds.judge(ours, gathering, theme.code, Assessed(Level(i % 5)))
        for field in (*(voice.value for voice in Informant), "short_remark"):
            ref = rounds.theme_ref(gathering, theme.code, field)
            values.put(ours, ref, text[:280], gathering=gathering)
        for n, prompt in enumerate(theme.shown(())):
            marks.mark(ours, gathering, theme, prompt, SCALE[n % 5])
    return gathering


def everything_over_libreoffice(place: Path) -> None:
    """The full form with sagsåbning, what has no level and the sagsvurdering, over the same words."""
    ours = desk(place / "pdf-alt")
    whole = rounds.load(ours, filled_wholly(ours, filled(ours)))
    full = full_report(whole, (), ours.catalogue, 40)
    ours.ledger.close()
    told = [word_paragraph(fact.label, 1) + word_paragraph(fact.text) for fact in full.opened]
    for part in full.described:
        told.append(word_paragraph(part.group, 1))
        told += [word_paragraph(f"{fact.label}, {fact.text}") for fact in part.highlights]
        told += [word_paragraph(fact.label, 2) + word_paragraph(fact.text) for fact in part.voices]
    if full.evaluation is not None:
        said = (full.evaluation.whole, full.evaluation.need, full.evaluation.reason, *full.evaluation.targets)
        told += [word_paragraph(fact.label, 1) + word_paragraph(fact.text) for fact in said]
    docx = place / "samme-alt.docx"
    write_docx(docx, "".join([*told, *(word_theme(theme, full.criteria) for theme in full.themes)]))
    over_libreoffice(place, whole.citizen.id, "udredning", docx, 0.4, archive_=place / "pdf-alt", called="everything")


def status_over_libreoffice(place: Path) -> None:
    """A statusnotat that a sentence of every note of its period was put into, over the same words."""
    ours = desk(place / "pdf-status")
    citizen, *_others = bosted.load(ours)
    which = status.begin(ours, citizen)
    for group in status.shown(ours, which).groups:
        part = next((one for one in status.load(ours, which).status.parts if one.goal_id == group.goal), None)
        if part is not None:
            told = parse(part.happened)
            for note in group.notes:
                told = told.with_sentence(len(told.text), note.text, NoteId(note.id))
            values.choose(ours, STATUS_PART, part.id, happened=told.value, our_view="Vi ser det samme. " * 9)
    values.choose(ours, STATUS, which, in_short="Det går fremad. " * 20)
    text = text_of_status(status.load(ours, which), ours.catalogue, USUAL)
    ours.ledger.close()
    docx = place / "samme-status.docx"
    write_docx(docx, "".join(map(word_paragraph, text.splitlines())))
    over_libreoffice(place, citizen, "statusnotat", docx, 0.6, archive_=place / "pdf-status")


def over_libreoffice(
    place: Path,
    citizen: CitizenId,
    what: str,
    docx: Path,
    goal: float,
    *,
    archive_: Path | None = None,
    called: str = "",
) -> None:
    """The whole process of an export over that of a conversion of the same headings, words and tables, both tagged."""
    office, name = shutil.which("soffice"), f"{called or what} as PDF, whole process / LibreOffice"
    if office is None:
        row(name, None, goal, "LibreOffice is not installed here: not measured")
        return
    secret = place / "sætning"
    secret.write_text(PHRASE, encoding="utf-8")
    asked = ["export", archive_ or place / "pdf", "--citizen", citizen, "--what", what, "--format", "pdf"]
    form = ["--form", "fuld"] if what == "udredning" else []
    export = [sys.executable, "-m", "ffbdesk", *asked, *form, "--out", place / "ud", "--passphrase-file", secret]
    convert = [office, "--headless", "--convert-to", TAGGED, "--outdir", place, docx]

    def process(command: list[object], env: dict[str, str]) -> Callable[[], object]:
        return lambda: subprocess.run([*map(str, command)], check=True, capture_output=True, env=env)

    ours_ms, theirs_ms, ratio = paired(
        process([*export], installed() | homes(place)), process([*convert], installed()), 5
    )
    row(name, ratio, goal, f"{ours_ms:.0f} / {theirs_ms:.0f}")


def word_paragraph(text: str, outline: int | None = None) -> str:
    """A paragraph of a docx, a heading where it has a place in the outline."""
    heading = "" if outline is None else f'<w:pPr><w:outlineLvl w:val="{outline}"/></w:pPr>'
    return f"<w:p>{heading}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def word_theme(theme: ThemePart, criteria: Sequence[str]) -> str:
    """A theme of the full form with its two tables."""
    marked = [(mark.prompt, *("x" if mark.column == at else "" for at in range(6))) for mark in theme.evidence]
    told = [word_paragraph(fact.label, 2) + word_paragraph(fact.text) for fact in theme.voices]
    tables = [
        "<w:tbl>" + "".join(f"<w:tr>{''.join(map(word_cell, row))}</w:tr>" for row in rows) + "</w:tbl>"
        for rows in ([("", *words.FREQUENCIES), *marked], [criteria])
    ]
    return "".join(
        [
            word_paragraph(theme.theme, 1),
            word_paragraph(theme.explanation),
            *told,
            *tables,
            word_paragraph(theme.remark),
        ]
    )


def word_cell(text: str) -> str:
    """A cell of a docx's table."""
    return f"<w:tc>{word_paragraph(text)}</w:tc>"


def write_docx(path: Path, lines: str) -> None:
    """The least that is a docx with these paragraphs and tables."""
    space = "http://schemas.openxmlformats.org"
    kinds = (
        f'<Types xmlns="{space}/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relation = f"{space}/officeDocument/2006/relationships/officeDocument"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("[Content_Types].xml", kinds)
        file.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="r" Type="{relation}" '
            'Target="word/document.xml"/></Relationships>',
        )
        body = f'<w:document xmlns:w="{space}/wordprocessingml/2006/main"><w:body>{lines}</w:body></w:document>'
        file.writestr("word/document.xml", body)


def previewed(shell: Shell) -> None:
    """From the click on a form to its first page on screen, with 10 themes, in a program that is warm."""
    assert shell.desk is not None
    made: list[GatheringId] = []

    def ten(desk: Desk) -> GatheringId:
        gathering = rounds.new(desk, citizens.add(desk, citizens.Entered(name="Ti Temaer")).id)
        for _, themes in desk.catalogue.activities():
            for theme in themes[:2]:
                rounds.judge(desk, gathering, theme.code, Assessed(Level.LIGHT))
                for voice in Informant:
                    ref = rounds.voice_ref(gathering, theme.code, voice)
                    values.put(desk, ref, "Et par ord om temaet. " * 12, gathering=gathering)
        return gathering

    shell.resize(1280, 800)
    shell.worker.submit(ten, made.append)
    settle(shell)
    shell.desk.show_round(made[0], "end")
    settle(shell)
    end = shell.desk.round.end
    if not end.preview.isVisible():  # a narrow screen
        end.see.click()

    def seen_page(paper: Paper) -> None:
        end.preview.document.close()
        end.choices.papers[paper].click()
        until = time.perf_counter() + 5
        while time.perf_counter() < until and not written_on(end.preview.view.viewport()):
            waits.waited(5)  # in an event loop: who asks without a pause keeps the page from being drawn

    def seen_anew(paper: Paper) -> None:
        end.making.forget()
        seen_page(paper)

    papers = (Paper.FULL, Paper.SHORT) * 6
    seen("preview of the short form, 12 themes", 300, [partial(seen_anew, p) for p in papers][1::2])
    seen("preview of the full form, made ready in idle time", 300, [partial(seen_page, p) for p in papers])
    seen("preview of the full form, not made ready", 300, [partial(seen_anew, p) for p in papers][::2])


def written_on(view: QWidget) -> bool:
    """Whether anything dark stands on the paper, wherever this machine's fonts put it."""
    picture = view.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    bits, line, width = bytes(picture.constBits()), picture.bytesPerLine(), picture.width()  # a line has spare bytes
    return any(min(bits[y * line : y * line + width]) < 128 for y in range(picture.height()))


def desk(path: Path) -> Desk:
    """A new archive with the practice citizens."""
    machine = Machine(lambda: datetime.now().astimezone(), lambda: str(uuid.uuid4()), FLOOR)
    made = archive.create(path, "Måler", PHRASE, machine)
    practice.load_all(made)
    return made


if __name__ == "__main__":
    main()
