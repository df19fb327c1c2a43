"""An øvesag in the making is stored within a second; what cannot be stored waits, and is tried again."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from ffbdesk.domain.course.borrowed import BorrowedCase
from ffbdesk.services.course import fromcitizen
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import UnknownRecord
from ffbdesk.ui.context import Context

_REST_MS, _AGAIN_MS = 700, 5000
"""After the last letter; and after a try that failed."""


class CaseKeeper(QObject):
    """The newest state of each case, until it is stored."""

    refused = Signal(object)
    """Why what stands there is not stored; None where all of it is by now."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._waiting: dict[str, BorrowedCase] = {}
        """What is not stored yet, also what is on its way."""
        self._sent: dict[str, BorrowedCase] = {}
        """What is on its way."""
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self.flush)

    def keep(self, made: BorrowedCase) -> None:
        """Store this soon."""
        self._waiting[made.id] = made
        self._rest.start(_REST_MS)

    def flush(self) -> None:
        """Store everything now."""
        self._rest.stop()
        for made in tuple(self._waiting.values()):
            if self._sent.get(made.id) is not made:
                self._sent[made.id] = made
                self._context.work.submit(
                    partial(_keep, made), partial(self._stored, made), partial(self._failed, made), saves=True
                )

    def newest(self, made: BorrowedCase) -> BorrowedCase:
        """What was read, or what of it waits to be stored."""
        return self._waiting.get(made.id, made)

    def forget(self, which: str) -> None:
        """It is gone, and so is what waited."""
        self._waiting.pop(which, None)

    def _stored(self, made: BorrowedCase, _none: None) -> None:
        self._arrived(made)
        if self._waiting.get(made.id) is made:
            del self._waiting[made.id]
        if not self._waiting:
            self.refused.emit(None)

    def _failed(self, made: BorrowedCase, error: Exception) -> None:
        self._arrived(made)
        if isinstance(error, UnknownRecord):
            self.forget(made.id)
            self.refused.emit(None)
        if made.id in self._waiting:
            self._rest.start(_AGAIN_MS)
            self.refused.emit(error)

    def _arrived(self, made: BorrowedCase) -> None:
        if self._sent.get(made.id) is made:
            del self._sent[made.id]


def _keep(made: BorrowedCase, desk: Desk) -> None:
    fromcitizen.keep(desk, made)
