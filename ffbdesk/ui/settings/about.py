"""Which program this is, and where the archive lies."""

from functools import partial
from pathlib import Path

from ffbdesk import __version__
from ffbdesk.services.desk import Desk
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.section import Section
from ffbdesk.words import settings as say


class AboutSection(Section):
    """What somebody is asked for who calls for help."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.ABOUT, say.ABOUT_TEXT)

    def refresh(self) -> None:
        """Ask where it lies."""
        self.context.work.submit(_folder, self._show, self.failed)

    def _show(self, folder: Path) -> None:
        show = Button(self._look, say.SHOW_ARCHIVE, "link", "folder")
        show.clicked.connect(partial(self.context.show_folder, folder))
        lies = self.words(say.ARCHIVE_LIES.format(folder=folder))
        self.fill(self.words(say.VERSION.format(version=__version__)), self.line((lies, 1), show))


def _folder(desk: Desk) -> Path:
    return desk.ledger.folder.path
