"""Somebody who writes while a backup runs, to be killed or told to end: `python -m tests.typist FOLDER [SIGNAL]`.

Reads the passphrase and then the letters from stdin; says 'typed' on stdout when they stand in the field. With the name
of a signal it comes by itself then, as from a console of Windows, which nobody else can send one to.
"""

import os
import signal
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ffbdesk.app.ending import Ending
from ffbdesk.app.ports import real_surroundings
from ffbdesk.app.screens import settle
from ffbdesk.app.settings import Settings
from ffbdesk.app.shell import Shell
from ffbdesk.app.start import application
from ffbdesk.services import backups
from ffbdesk.services.waiting import PendingFiles
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.look import Look


def main(folder: Path, ends: str = "") -> None:
    """Open the first round that is not finished, begin a backup, and write into it."""
    phrase, letters = sys.stdin.readline().strip(), sys.stdin.readline().strip()
    app = application()
    shell = opened(app, folder, phrase)
    field = first_field(shell)
    shell.worker.behind(backups.make)
    Ending(app, shell.end)
    QTimer.singleShot(400, lambda: typed(field, letters))
    if ends:
        QTimer.singleShot(450, lambda: signal.raise_signal(getattr(signal, ends)))
    app.exec()


def opened(app: QApplication, folder: Path, phrase: str) -> Shell:
    """The window with an archive open; what it remembers lies beside the archive."""
    beside = folder.parent / f"{folder.name}-program"
    around = real_surroundings()._replace(settings=Settings(beside / "s"), pending=lambda: PendingFiles(beside / "p"))
    shell = Shell(Look(app), around, folder)
    shell.resize(1280, 800)
    shell.show()
    shell.unlock.opening.passphrase.edit.setText(phrase)
    shell.unlock.opening.open.click()
    settle(shell)
    assert shell.desk is not None
    return shell


def first_field(shell: Shell) -> GrowingText:
    """What others say, in the first theme of the first citizen's newest round."""
    assert shell.desk is not None
    shell.desk.show_citizens()  # after a kill it opens where somebody wrote
    settle(shell)
    line = shell.desk.citizens.table.people.lines[0]
    shell.desk.show_round(line.rounds[0].id, "themes")
    settle(shell)
    walk = shell.desk.round.walk
    walk.go_to(walk.themes[0].code)
    settle(shell)
    field = walk.form.voices["others"]
    field.setFocus()
    return field


def typed(field: GrowingText, letters: str) -> None:
    """The last of them is there now."""
    QTest.keyClicks(field, letters)
    print("typed", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
