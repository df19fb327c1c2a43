"""What is stored whole while it is written: within a second, and what cannot be stored waits and is tried again."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import UnknownRecord
from ffbdesk.ui.work import Work

_REST_MS, _AGAIN_MS = 700, 4_000
"""After the first letter that is not stored; and after a try that failed."""


class Keeper(QObject):
    """The newest state of each record, by its id, until it is stored. One record's trouble is never another's loss."""

    refused = Signal(str, object)
    """A record's id, and why it is not stored; None where it is by now, or was taken away."""

    def __init__(self, work: Work, parent: QObject, store: Callable[[Desk, Any], object]) -> None:
        """`store` is the service that stores one."""
        super().__init__(parent)
        self._work, self._store = work, store
        self._waiting: dict[str, Any] = {}
        """What is not stored yet, also what is on its way."""
        self._sent: dict[str, Any] = {}
        """What is on its way."""
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self.flush)

    def keep(self, which: str, value: Any) -> None:
        """Store this soon, instead of what was to be stored of the same record; who never rests is not waited for."""
        self._waiting[which] = value
        if not self._rest.isActive() or self._rest.interval() > _REST_MS:
            self._rest.start(_REST_MS)

    def flush(self) -> None:
        """Store everything now."""
        self._rest.stop()
        for which, value in tuple(self._waiting.items()):
            if self._sent.get(which) is not value:
                self._sent[which] = value
                job = partial(_stored_by, self._store, value)
                then, failed = partial(self._stored, which, value), partial(self._failed, which, value)
                self._work.submit(job, then, failed, saves=True)

    def waits(self) -> bool:
        """Whether something is not stored yet."""
        return bool(self._waiting)

    def newest[V](self, which: str, read: V) -> V:
        """What was read, or what of it waits to be stored."""
        found: V = self._waiting.get(which, read)
        return found

    def forget(self, which: str) -> None:
        """It is gone, and so is what waited."""
        self._waiting.pop(which, None)

    def _stored(self, which: str, value: Any, _answer: object) -> None:
        self._arrived(which, value)
        if self._waiting.get(which) is value:
            del self._waiting[which]
        if which not in self._waiting:
            self.refused.emit(which, None)

    def _failed(self, which: str, value: Any, error: Exception) -> None:
        self._arrived(which, value)
        if isinstance(error, UnknownRecord):  # it was taken away meanwhile
            self.forget(which)
            self.refused.emit(which, None)
        if which in self._waiting:
            self._rest.start(_AGAIN_MS)
            self.refused.emit(which, error)

    def _arrived(self, which: str, value: Any) -> None:
        if self._sent.get(which) is value:
            del self._sent[which]


def _stored_by(store: Callable[[Desk, Any], object], value: Any, desk: Desk) -> None:
    store(desk, value)
