"""`ffbdesk run`: the window."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from ffbdesk.app import log
from ffbdesk.app.bugs import report
from ffbdesk.app.ending import Ending
from ffbdesk.app.ports import real_surroundings
from ffbdesk.app.shell import Shell
from ffbdesk.ui.kit.look import Look
from ffbdesk.words import file_dialogs
from ffbdesk.words import unlock as say
from ffbdesk.words.kit import PRODUCT

if TYPE_CHECKING:
    from ffbdesk.app.system_events import SystemEvents


def run(archive: Path | None = None) -> int:
    """Show the window until it is closed. Gives the exit status."""
    log.start()
    log.note(log.Event.STARTED)
    app = application()
    around = real_surroundings()
    look = Look(app, scale=around.settings.text_scale())
    look.use(*around.settings.look())
    shell = Shell(look, around, archive)
    sys.excepthook = lambda kind, error, trace: _bug(shell, kind, error, trace)
    Ending(app, shell.end)
    _WhenDrawn(shell.unlock, lambda: _go_on(shell))
    shell.show()
    return app.exec()


def _go_on(shell: Shell) -> None:
    """What the first view does not wait for."""
    shell.warm_up()
    shell.listen_to(_events(shell))


def _events(shell: Shell) -> "SystemEvents":
    from ffbdesk.app.system_events import real_events  # nothing is open before that could be locked

    return real_events(shell)


class _WhenDrawn(QObject):
    """Calls when a view has been drawn for the first time, and everything in it."""

    def __init__(self, view: QWidget, run: Callable[[], object]) -> None:
        super().__init__(view)
        self._run = run
        view.installEventFilter(self)

    def eventFilter(self, view: QObject, event: QEvent) -> bool:
        """The first that is drawn; what stands in it is drawn in the same turn."""
        if event.type() == QEvent.Type.Paint:
            view.removeEventFilter(self)
            QTimer.singleShot(0, self._run)
        return False


class _Missing(QTranslator):
    """What Qt's own Danish lacks of the dialogs that are Qt's where the system has none."""

    def isEmpty(self) -> bool:
        """Qt does not install one that is empty."""
        return False

    def translate(self, context: str, text: str, _which: str | None = None, _n: int = -1) -> str:
        """The Danish; nothing where it is not one of ours, and Qt keeps its English."""
        return file_dialogs.QT.get((context, text))  # type: ignore[return-value]  # "" would be shown


def application() -> QApplication:
    """Qt's one object for the whole program, with style, name and language.

    The style is asked for by name: `setStyle` gives it back, and PySide would make a class of 600 names for it.
    """
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "Fusion"])
    assert isinstance(app, QApplication)  # noqa: S101 - nothing else makes one
    app.setApplicationName(PRODUCT)
    app.setApplicationDisplayName("")
    QLocale.setDefault(QLocale(QLocale.Language.Danish, QLocale.Country.Denmark))
    speak_danish(app)
    return app


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
