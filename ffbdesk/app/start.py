"""`ffbdesk run`: the window."""

import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from ffbdesk.app import log
from ffbdesk.app.bugs import report
from ffbdesk.app.ending import Ending
from ffbdesk.app.ports import real_surroundings
from ffbdesk.app.shell import Shell
from ffbdesk.app.system_events import real_events
from ffbdesk.ui.kit.look import Look
from ffbdesk.words import file_dialogs
from ffbdesk.words import unlock as say
from ffbdesk.words.kit import PRODUCT


def run(archive: Path | None = None) -> int:
    """Show the window until it is closed. Gives the exit status."""
    log.start()
    log.note(log.Event.STARTED)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - nothing else makes one
    prepare(app)
    around = real_surroundings()
    look = Look(app, scale=around.settings.text_scale())
    look.use(*around.settings.look())
    shell = Shell(look, around, archive)
    shell.listen_to(real_events(shell))
    sys.excepthook = lambda kind, error, trace: _bug(shell, kind, error, trace)
    Ending(app, shell.end)
    shell.show()
    QTimer.singleShot(0, shell.warm_up)
    return app.exec()


class _Missing(QTranslator):
    """What Qt's own Danish lacks of the dialogs that are Qt's where the system has none."""

    def isEmpty(self) -> bool:
        """Qt does not install one that is empty."""
        return False

    def translate(self, context: str, text: str, _which: str | None = None, _n: int = -1) -> str:
        """The Danish; nothing where it is not one of ours, and Qt keeps its English."""
        return file_dialogs.QT.get((context, text))  # type: ignore[return-value]  # "" would be shown


def prepare(app: QApplication) -> None:
    """Name and language."""
    app.setApplicationName(PRODUCT)
    app.setApplicationDisplayName("")
    QLocale.setDefault(QLocale(QLocale.Language.Danish, QLocale.Country.Denmark))
    speak_danish(app)


def speak_danish(app: QApplication) -> None:
    """Qt's own words (a copy menu, a file dialog) in Danish too."""
    app.installTranslator(_Missing(app))  # before Qt's own Danish, so that it is asked after it
    danish = QTranslator(app)
    if danish.load("qtbase_da", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(danish)


def _bug(shell: Shell, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    path = report(error)
    log.note(log.Event.BUG)
    if shell.desk is not None:
        shell.desk.warn(say.BUG.format(path=path))
