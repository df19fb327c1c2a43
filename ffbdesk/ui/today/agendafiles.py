"""Everybody's dates onto paper, into a PDF, into a calendar."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.services import agenda
from ffbdesk.services.desk import Desk
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.report.toprinter import ToPrinter
from ffbdesk.words import agenda as say
from ffbdesk.words import ending
from ffbdesk.words.actions import Command


class AgendaFiles(QWidget):
    """What leaves has initials and days."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self.printer = ToPrinter(context, self)
        self.calendar = Button(look, say.SAVE_CALENDAR, "quiet")
        self.pdf, self.paper = Button(look, say.SAVE_PDF, "quiet"), Button(look, say.PRINT, "quiet")
        self.saved = Notice(look, answers=True)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(4))
        lay.addWidget(flow(look, self.calendar, self.pdf, self.paper, None, gap=4))
        lay.addWidget(label(look, say.HINT, "caption", "ink3", wrap=True))
        lay.addWidget(self.saved)
        self.calendar.clicked.connect(lambda: self._save(agenda.save_calendar, say.SAVED_CALENDAR))
        self.pdf.clicked.connect(lambda: self._save(agenda.save_pdf, ending.SAVED))
        self.paper.clicked.connect(lambda: self._context.work.submit(agenda.pdf, self._print))
        for button, command in (
            (self.calendar, Command.DATES_CALENDAR),
            (self.pdf, Command.DATES_PDF),
            (self.paper, Command.DATES_PRINT),
        ):
            commands.press(button, command)

    def _save(self, job: Callable[[Desk, Path], Path], said: str) -> None:
        folder = self._context.choose_folder(ending.CHOOSE_FOLDER)
        if folder is not None:
            self._context.work.submit(lambda desk: job(desk, folder), partial(self._saved, said), saves=True)

    def _saved(self, said: str, path: Path) -> None:
        self.saved.tell("")  # saved once more is said once more
        self.saved.tell(said.format(name=path.name, folder=path.parent))

    def _print(self, content: bytes) -> None:
        self.printer.send(content, say.DOCUMENT, agenda.note_print, self._printed)

    def _printed(self, whole: bool) -> None:
        self.saved.tell(say.PRINTED if whole else say.NOT_PRINTED)
