"""Backups in time: a look every minute, and one is made where the newest is half an hour old."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ffbdesk.app import log
from ffbdesk.app.error_text import told
from ffbdesk.words import settings as say
from ffbdesk.words.errors import explained

if TYPE_CHECKING:
    from ffbdesk.services.backups import Made, Seen
    from ffbdesk.ui.context import Speaker  # heavy: loaded while the passphrase is typed
    from ffbdesk.ui.work import Work

_LOOK_MS = 60_000


class BackupTimer(QObject):
    """Asks the worker, and tells where one fails. What cannot be reached is told once."""

    def __init__(self, work: "Work", speaker: "Speaker", parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._speaker = work, speaker
        self._told = ""
        self._seen: Seen | None = None
        """The backups that were looked at since the archive was opened."""
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """An archive is open: look at once, and then every minute."""
        self._told = ""
        self._seen = None
        self._timer.start()
        self.look()

    def end(self) -> None:
        """None is open any more."""
        self._timer.stop()

    def look(self) -> None:
        """Make one where it is due."""
        from ffbdesk.services import backups
        from ffbdesk.storage.backup import Reason

        seen = self._seen = self._seen or backups.Seen()
        self._work.behind(
            lambda desk: backups.make(desk, Reason.REGULAR) if backups.is_due(desk, seen) else None,
            self._made,
            self._failed,
        )

    def _failed(self, error: Exception) -> None:
        log.note(log.Event.BACKUP_FAILED)
        self._say(say.FAILED.format(why=told(error)))

    def _made(self, made: "Made | None") -> None:
        if made is not None:
            log.note(log.Event.BACKUP_MADE)
            if made.unmarked:
                self._mark()
        self._tell(made.trouble if made is not None else None)

    def _mark(self) -> None:
        from ffbdesk.services import backups

        self._work.submit(backups.mark_second_place, failed=lambda _error: None)  # the next copy tries again

    def _tell(self, trouble: Exception | None) -> None:
        known = explained(trouble) if trouble is not None else None
        if known is not None:
            self._say(known.paragraph())
        elif trouble is None:
            self._told = ""

    def _say(self, text: str) -> None:
        if text != self._told:
            self._told = text
            self._speaker.warn(text)
