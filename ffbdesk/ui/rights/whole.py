"""A whole citizen into one file: asked once more, for nothing in it is locked."""

from functools import partial
from pathlib import Path

from ffbdesk.domain.records import Citizen
from ffbdesk.services import whole
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.page import tell_what_waits
from ffbdesk.ui.section import Section
from ffbdesk.words import ending
from ffbdesk.words import whole as say
from ffbdesk.words.actions import Command


class WholeSection(Section):
    """What the file holds, and the way to it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.TITLE, say.TEXT)
        self._citizen: Citizen | None = None
        self.save = Button(context.look, say.SAVE)
        self.lay.addWidget(self.line(self.save, None))
        self.save.clicked.connect(self._ask)
        commands.press(self.save, Command.WHOLE_CITIZEN)

    def show_citizen(self, citizen: Citizen) -> None:
        """Whose page it is."""
        self.calm()
        self._citizen = citizen

    def forget(self) -> None:
        """Another citizen is wanted."""
        self.calm()
        self._citizen = None

    def _ask(self) -> None:
        citizen = self._citizen
        if citizen is not None:
            yes = Button(self._look, say.NOW, "main")
            sure = self.words(say.SURE.format(name=self.context.names.of(citizen)))
            self.ask("", [sure], yes, partial(self._save, citizen), by=self.save)

    def _save(self, citizen: Citizen) -> None:
        folder = self.context.choose_folder(ending.CHOOSE_FOLDER)
        if folder is not None:
            tell_what_waits(self.context)
            self.context.work.submit(lambda desk: whole.save(desk, citizen.id, folder), self._saved, self.failed)

    def _saved(self, path: Path) -> None:
        self.done(say.SAVED.format(name=path.name, folder=path.parent))
