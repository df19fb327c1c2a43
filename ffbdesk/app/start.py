"""`ffbdesk run`: the window."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication, QWidget

from ffbdesk import shipped
from ffbdesk.app import log, own_memory
from ffbdesk.app.bugs import report
from ffbdesk.app.dropped import asked_for
from ffbdesk.app.ending import Ending
from ffbdesk.app.ports import real_surroundings
from ffbdesk.app.shell import Shell
from ffbdesk.ui.kit.look import Look
from ffbdesk.words import file_dialogs
from ffbdesk.words import unlock as say
from ffbdesk.words.kit import PRODUCT

if TYPE_CHECKING:
    from ffbdesk.app.system_events import SystemEvents


def run(asked: Path | None = None) -> int:
    """Show the window until it is closed, with the archive or backup that is asked for. Gives the exit status."""
    log.start()
    log.note(log.Event.STARTED)
    app = application()
    around = real_surroundings()
    look = Look(app, scale=around.settings.text_scale())
    look.use(*around.settings.look())
    what = asked_for(asked)
    shell = Shell(look, around, what.archive)
    sys.excepthook = lambda kind, error, trace: _bug(shell, kind, error, trace)
    Ending(app, shell.end)
    _WhenDrawn(shell, lambda: _go_on(app, shell))
    shell.show()
    if what.backup is not None or what.course:
        own_memory.keep()
        shell.take([*what.course] if what.backup is None else [what.backup])
    return app.exec()


def _go_on(app: QApplication, shell: Shell) -> None:
    """What the first view does not wait for."""
    own_memory.keep()  # before anything is opened, and before a passphrase can be typed
    shell.warm_up()
    app.setWindowIcon(QIcon(str(shipped.folder("resources") / "icons" / "ffbdesk.svg")))
    if sys.platform == "darwin":  # nobody else asks so, and a filter of Python's is called for every event
        app.installEventFilter(OpenedFiles(shell))
    shell.listen_to(_events(shell))


def _events(shell: Shell) -> "SystemEvents":
    from ffbdesk.app.system_events import real_events  # nothing is open before that could be locked

    return real_events(shell, shell.capture.appeared)


class OpenedFiles(QObject):
    """macOS tells a program that is already there which file was clicked. The others start it with the name."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Taken as if it had been dropped on the window."""
        if not isinstance(event, QFileOpenEvent):
            return False
        self._shell.take([Path(event.file())])
        return True


class _WhenDrawn(QObject):
    """Calls when a window has been drawn for the first time, and the view that stands in it."""

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
    app.setDesktopFileName("ffbdesk")  # by which Linux finds the menu's entry that a window belongs to
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
    elif shell.course is not None and shell.course.window is not None:
        shell.course.window.warn(say.BUG.format(path=path))
