"""What the desk is given: its window's voices, folders and files to choose, who sends the reports, the file view."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ffbdesk.app.ports import Surroundings
from ffbdesk.app.settings import Settings
from ffbdesk.export.report import Letterhead
from ffbdesk.ui.context import Speaker


class Folders:
    """Asks for a folder or for files, and remembers where that was."""

    def __init__(self, around: Surroundings, window: QWidget) -> None:
        self._around, self._window = around, window

    def choose(self, heading: str) -> Path | None:
        """See `ui.context.Context`."""
        folder = self._around.choose_folder(self._window, heading)
        if folder is not None:
            self._around.settings.keep_last_folder(folder)
        return folder

    def choose_files(self, heading: str, kinds: str) -> list[Path]:
        """See `ui.context.Context`."""
        files = self._around.choose_files(self._window, heading, kinds)
        if files:
            self._around.settings.keep_last_folder(files[0].parent)
        return files


class Letterheads:
    """Who sends the reports of one archive."""

    def __init__(self, settings: Settings, archive: str) -> None:
        self._settings, self._archive = settings, archive

    def letterhead(self) -> Letterhead | None:
        """See `ui.context.Letterheads`."""
        return self._settings.letterhead(self._archive)

    def keep_letterhead(self, letterhead: Letterhead) -> None:
        """See `ui.context.Letterheads`."""
        self._settings.keep_letterhead(self._archive, letterhead)


class Voices:
    """The window's voices, whichever desk stands there now."""

    def __init__(self, desk: Callable[[], Speaker | None]) -> None:
        self._desk = desk

    def say(self, text: str) -> None:
        """See `ui.context.Speaker`."""
        if (desk := self._desk()) is not None:
            desk.say(text)

    def warn(self, text: str, of: object | None = None) -> None:
        """See `ui.context.Speaker`."""
        if (desk := self._desk()) is not None:
            desk.warn(text, of)

    def trouble(self, error: Exception, of: object | None = None) -> None:
        """See `ui.context.Speaker`."""
        if (desk := self._desk()) is not None:
            desk.trouble(error, of)

    def over(self, of: object) -> None:
        """See `ui.context.Speaker`."""
        if (desk := self._desk()) is not None:
            desk.over(of)


def show_folder(folder: Path) -> None:
    """In the system's own file view."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
