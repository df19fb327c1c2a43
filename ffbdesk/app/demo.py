"""`ffbdesk demo`: an archive with the practice citizens, their reports, and a picture of every screen."""

import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ffbdesk.app.machine import this_machine
from ffbdesk.app.screens import draw_all
from ffbdesk.app.settings import Settings
from ffbdesk.app.shell import real_surroundings
from ffbdesk.app.start import prepare
from ffbdesk.services import archive, citizens, handover, practice
from ffbdesk.storage.errors import not_written

ARCHIVE, PASSPHRASE, USER = "demo-arkiv", "demo demo demo", "Mette Holm"


def demo(out: Path) -> None:
    """Fill a folder that is new or empty. Prints what was made, one line each. Raises storage errors."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_written(error) from error
    for path in (*_reports(out), *_pictures(out)):
        print(path)


def _reports(out: Path) -> list[Path]:
    desk = archive.create(out / ARCHIVE, USER, PASSPHRASE, this_machine())
    try:
        practice.load_all(desk)
        made = [out / ARCHIVE]
        for line in citizens.listing(desk):
            for round_ in line.rounds:
                made += [handover.save(desk, round_.id, form, out) for form in handover.Form]
        return made
    finally:
        desk.ledger.close()


def _pictures(out: Path) -> list[Path]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # no window of the user's is needed, or opened
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - nothing else makes one
    prepare(app)
    folder = out / "billeder"
    folder.mkdir()
    with tempfile.TemporaryDirectory(prefix="ffbdesk-demo-") as elsewhere:  # the user's own settings stay as they are
        around = replace(real_surroundings(), settings=Settings(Path(elsewhere)), user=USER)
        return draw_all(app, around, (out / ARCHIVE).absolute(), PASSPHRASE, folder)
