"""`ffbdesk selftest`: does the program work on this computer? One line a step, on the installed product."""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from ffbdesk.app.bugs import report
from ffbdesk.app.machine import this_machine
from ffbdesk.app.ports import real_surroundings
from ffbdesk.app.screens import pages_of, settle
from ffbdesk.app.settings import Settings
from ffbdesk.app.shell import Shell
from ffbdesk.app.start import application
from ffbdesk.export.file.check import ReadFile, read
from ffbdesk.services import archive, citizens, handover, practice, rounds
from ffbdesk.ui.kit.look import Look
from ffbdesk.words import selftest as say
from ffbdesk.words.errors import explained

_PHRASE = "selvtest selvtest"


def selftest() -> int:
    """Run every step in a temporary folder. Gives 0, or 1 after the step that failed."""
    with tempfile.TemporaryDirectory(prefix="ffbdesk-selftest-", ignore_cleanup_errors=True) as folder:
        steps: tuple[tuple[str, Callable[[Path], str]], ...] = (
            (say.ARCHIVE, _archive),
            (say.REOPEN, _reopen),
            (say.EXPORT, _export),
            (say.WINDOW, _window),
        )
        for name, step in steps:
            try:
                print(say.FINE.format(step=name, said=step(Path(folder))))
            except Exception as error:  # whatever it is, the user is told which step
                known = explained(error)
                said = known.sentence() if known else say.REPORTED.format(path=report(error))
                print(say.FAILED.format(step=name, said=said), file=sys.stderr)
                return 1
    return 0


def _archive(folder: Path) -> str:
    desk = archive.create(folder / "arkiv", say.USER, _PHRASE, this_machine())
    try:
        taken = practice.load_all(desk)
        gathering = rounds.new(desk, citizens.add(desk, citizens.Entered(name=say.CITIZEN)).id)
        rounds.finish(desk, gathering)
        return say.ROUNDS.format(n=len(taken) + 1)
    finally:
        desk.ledger.close()


def _reopen(folder: Path) -> str:
    desk = archive.open_(folder / "arkiv", _PHRASE, this_machine())
    try:
        found = archive.check(desk)
        if found:
            raise RuntimeError(found[0])
        return say.CITIZENS.format(n=len(citizens.listing(desk)))
    finally:
        desk.ledger.close()


def _export(folder: Path) -> str:
    desk = archive.open_(folder / "arkiv", _PHRASE, this_machine())
    try:
        gathering = citizens.listing(desk)[0].rounds[0].id
        pdf, json = (handover.save(desk, gathering, form, folder) for form in handover.Form)
        full = handover.save(desk, gathering, handover.Form.PDF, folder, handover.Wanted(handover.Paper.FULL))
        for report_file in (pdf, full):
            if not pages_of(report_file):
                raise RuntimeError(report_file.name)
        back = read(json.read_bytes(), json.name, desk.catalogue)
        if not isinstance(back, ReadFile) or back.round != rounds.load(desk, gathering):
            raise RuntimeError(json.name)
        return f"{pdf.name}, {full.name}, {json.name}"
    finally:
        desk.ledger.close()


def _window(folder: Path) -> str:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = application()
    around = real_surroundings()._replace(settings=Settings(folder / "indstillinger"))
    shell = Shell(Look(app), around, folder / "arkiv")
    try:
        shell.show()
        shell.unlock.opening.passphrase.edit.setText(_PHRASE)
        shell.unlock.opening.open.click()
        settle(shell)
        if shell.desk is None:
            raise RuntimeError("the desk did not open")
        return f"{shell.width()} x {shell.height()}"
    finally:
        shell.stop()
        shell.hide()
