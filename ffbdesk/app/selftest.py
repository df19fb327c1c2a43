"""`ffbdesk selftest`: does the program work on this computer? One line a step, on the installed product."""

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from ffbdesk.app import selftest_parts as parts
from ffbdesk.app.bugs import report
from ffbdesk.app.machine import this_machine
from ffbdesk.app.ports import real_surroundings
from ffbdesk.app.screens import pages_of, settle
from ffbdesk.app.settings import Settings
from ffbdesk.app.shell import Shell
from ffbdesk.app.start import application
from ffbdesk.domain.course.exercise import Rules
from ffbdesk.export.file.check import ReadFile, read
from ffbdesk.services import archive, citizens, handover, practice, rounds
from ffbdesk.services.course import attempts, cases, exercises, gathering, papers, room
from ffbdesk.services.desk import Desk
from ffbdesk.storage.folder import ArchiveFolder
from ffbdesk.ui.kit.look import Look
from ffbdesk.words import selftest as say
from ffbdesk.words.errors import explained

_CASES = 8
_NAME, _PHRASE = "arkiv", "selvtest selvtest"


def selftest() -> int:
    """Run every step in a temporary folder. Gives 0, or 1 after the step that failed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    look = Look(application())
    with tempfile.TemporaryDirectory(prefix="ffbdesk-selftest-", ignore_cleanup_errors=True) as folder:
        for name, step in _steps(look, Path(folder)):
            try:
                print(say.FINE.format(step=name, said=step()))
            except Exception as error:  # whatever it is, the user is told which step
                print(say.FAILED.format(step=name, said=_said(error)), file=sys.stderr)
                return 1
    return 0


def _steps(look: Look, folder: Path) -> tuple[tuple[str, Callable[[], str]], ...]:
    opened = partial(_opened, folder)
    return (
        (say.FONTS, partial(parts.fonts, look)),
        (say.SIGNS, parts.signs),
        (say.QT_DANISH, parts.qt_in_danish),
        (say.CATALOGUE, parts.catalogue),
        (say.SPELLING, parts.spelling),
        (say.ARCHIVE, partial(_archive, folder)),
        (say.ENCRYPTION, partial(parts.encryption, ArchiveFolder(folder / _NAME).database, say.CITIZEN)),
        (say.REOPEN, partial(opened, _reopen)),
        (say.EXPORT, partial(opened, partial(_export, folder))),
        (say.ATTACHMENT, partial(opened, partial(parts.attachment, folder=folder))),
        (say.CHART, partial(opened, partial(parts.chart, look=look))),
        (say.COURSE, partial(_course, folder)),
        (say.PRINTING, partial(opened, partial(parts.printing, folder=folder))),
        (say.WINDOW, partial(_window, look, folder)),
    )


def _said(error: Exception) -> str:
    if isinstance(error, parts.Lacking):
        return say.LACKING.format(what=error)
    known = explained(error)
    return known.sentence() if known else say.REPORTED.format(path=report(error))


def _opened(folder: Path, step: Callable[[Desk], str]) -> str:
    desk = archive.open_(folder / _NAME, _PHRASE, this_machine())
    try:
        return step(desk)
    finally:
        desk.ledger.close()


def _archive(folder: Path) -> str:
    desk = archive.create(folder / _NAME, say.USER, _PHRASE, this_machine())
    try:
        practice.load_all(desk)
        gathering = rounds.new(desk, citizens.add(desk, citizens.Entered(name=say.CITIZEN)).id)
        rounds.finish(desk, gathering)
        return say.ROUNDS.format(n=sum(len(line.rounds) for line in citizens.listing(desk)))
    finally:
        desk.ledger.close()


def _reopen(desk: Desk) -> str:
    found = archive.check(desk)
    if found:
        raise parts.Lacking(found[0])
    return say.CITIZENS.format(n=len(citizens.listing(desk)))


def _export(folder: Path, desk: Desk) -> str:
    gathering = citizens.listing(desk)[0].rounds[0].id
    pdf, json = (handover.save(desk, gathering, form, folder) for form in handover.Form)
    full = handover.save(desk, gathering, handover.Form.PDF, folder, handover.Wanted(handover.Paper.FULL))
    for report_file in (pdf, full):
        if not pages_of(report_file):
            raise parts.Lacking(report_file.name)
    back = read(json.read_bytes(), json.name, desk.catalogue)
    if not isinstance(back, ReadFile) or back.round != rounds.load(desk, gathering):
        raise parts.Lacking(json.name)
    return f"{pdf.name}, {full.name}, {json.name}"


def _course(folder: Path) -> str:
    """The course room: its cases are there, an opgave goes out, an answer comes back, and is summed up."""
    desk, out = room.open_(folder / room.NAME, this_machine()), folder / "kursus"
    try:
        there = cases.shipped_cases()
        wanted = exercises.Wanted(there[0], there[0].themes, "", desk.clock().date(), 1, Rules())
        one = exercises.make(desk, exercises.coded(wanted))
        begun = attempts.begin(desk, attempts.read_task(desk, exercises.hand_out(desk, one.id, out)).task)
        answer, _saved = attempts.save_answer(desk, replace(begun, number=1), out)
        gathering.gather(desk, one.id, [answer])
        paper = papers.save_summary(desk, one.id, 1, out)
        if len(there) != _CASES or not exercises.board(desk, one.id).answers or not pages_of(paper):
            raise parts.Lacking(say.COURSE)
        return say.CASES.format(n=len(there))
    finally:
        desk.close()


def _window(look: Look, folder: Path) -> str:
    around = real_surroundings()._replace(settings=Settings(folder / "indstillinger"))
    shell = Shell(look, around, folder / _NAME)
    try:
        shell.show()
        shell.unlock.opening.passphrase.edit.setText(_PHRASE)
        shell.unlock.opening.open.click()
        settle(shell)
        if shell.desk is None:
            raise parts.Lacking(say.WINDOW)
        return f"{shell.width()} x {shell.height()}"
    finally:
        shell.stop()
        shell.hide()
