"""Saving a report: the folder, how far it is, the way to stop, and where it lies."""

from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.records import Round
from ffbdesk.services import handover
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form, Paper, Wanted
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import row
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import tell_what_waits
from ffbdesk.words import ending
from ffbdesk.words import handover as say
from ffbdesk.words.actions import Command


class Saving(QWidget):
    """One file at a time; the window goes on meanwhile."""

    _went = Signal(float)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self.saved = Notice(look, answers=True)
        self.show_folder = Button(look, Command.SHOW_FOLDER.text, "quiet", "folder")
        self._share = label(look, "", "body", "ink2")
        self.stop = Button(look, say.STOP)
        self._busy = row(look, self._share, self.stop, None, gap=16)
        self._enough = Event()
        self._folder: Path | None = None
        self._went.connect(self._show_share)
        self.stop.clicked.connect(self._give_up)
        self.show_folder.clicked.connect(lambda: self._folder and self._context.show_folder(self._folder))
        commands.press(self.show_folder, Command.SHOW_FOLDER)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(8))
        for widget in (self._busy, self.saved, row(look, self.show_folder, None)):
            lay.addWidget(widget)
        self._busy.hide()
        self.show_folder.hide()

    def save(self, shown: Round, form: Form, wanted: Wanted) -> None:
        """Ask for a folder, and save there; nothing while another file is on its way."""
        folder = self._context.choose_folder(ending.CHOOSE_FOLDER) if self._busy.isHidden() else None
        if folder is None:
            return
        self._context.speaker.over(self)
        tell_what_waits(self._context)
        self._enough = enough = Event()
        which, whose = shown.gathering.id, shown.citizen.id

        def progress(share: float) -> None:
            if enough.is_set():
                raise handover.Cancelled
            self._went.emit(share)

        def job(desk: Desk) -> Path:
            if wanted.paper is Paper.GOALS and form is Form.JSON:
                return handover.save_goals(desk, whose, form, folder, which)
            return handover.save(desk, which, form, folder, wanted, progress=progress)

        self.saved.tell("")
        self._show_share(0.0)
        self._busy.show()
        self._context.work.aside(job, partial(self._done, enough), self._failed)

    def forget(self) -> None:
        """What was saved is not said any more; a file on its way is finished, and told of in the top bar."""
        self._enough = Event()
        self._busy.hide()
        self.saved.tell("")
        self.show_folder.hide()

    def _show_share(self, share: float) -> None:
        self._share.setText(say.SAVING.format(percent=round(share * 100)))

    def _give_up(self) -> None:
        self._enough.set()

    def _done(self, enough: Event, path: Path) -> None:
        said = ending.SAVED.format(name=path.name, folder=path.parent)
        if enough is not self._enough or not self.isVisible():  # another page is in sight by now
            self._context.speaker.say(said)
        if enough is not self._enough:  # or another citizen
            return
        self._busy.hide()
        self._folder = path.parent
        self.saved.tell(said)
        self.show_folder.show()

    def _failed(self, error: Exception) -> None:
        self._busy.hide()
        if isinstance(error, handover.Cancelled):
            self._context.speaker.say(say.STOPPED)
        else:
            self._context.speaker.trouble(error, self)
