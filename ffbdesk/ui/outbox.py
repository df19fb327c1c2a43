"""Text on its way into the archive. Nothing leaves the window's memory before it is stored."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from ffbdesk.domain.edits import FieldRef, Value
from ffbdesk.domain.ids import GatheringId
from ffbdesk.services import values
from ffbdesk.ui.work import Work
from ffbdesk.words.errors import explained

RETRY_MS = 5000


@dataclass(frozen=True, slots=True)
class Letter:
    """The value of a field on its way into the archive: typed, or chosen."""

    ref: FieldRef
    value: Value
    gathering: GatheringId | None = None
    """The round that is in sight."""
    at: datetime | None = None
    """When it was set, where it matters."""


class Outbox(QObject):
    """Sends texts to the archive in turn; what cannot be stored waits here and is tried again."""

    stored = Signal(object)
    """A field's FieldRef: something of it is in the archive now."""
    trouble = Signal(str)
    """A sentence when storing fails; empty when it works again."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._unstored: dict[FieldRef, Letter] = {}
        """The newest letter of each field, until it is stored: on its way, or waiting for another try."""
        self._waiting: set[FieldRef] = set()
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self.send_waiting)

    def keep(self, letter: Letter) -> None:
        """Store the text as a draft while it is typed."""
        self._unstored[letter.ref] = letter
        self._work.submit(
            lambda desk: values.keep(desk, letter.ref, str(letter.value)),
            lambda _: self._arrived(letter),
            partial(self._failed, letter),
            saves=True,
        )

    def write(self, letter: Letter) -> None:
        """The field was left: store the text as a change."""
        self._unstored[letter.ref] = letter
        self._work.submit(
            lambda desk: values.put(desk, letter.ref, letter.value, gathering=letter.gathering, at=letter.at),
            lambda _: self._arrived(letter),
            partial(self._failed, letter),
            saves=True,
        )

    def waiting_text(self, ref: FieldRef, stored: str) -> str:
        """The text to show in a field: the newest that was handed in and is not stored yet, else what is stored."""
        letter = self._unstored.get(ref)
        return str(letter.value) if letter else stored

    def is_empty(self) -> bool:
        """Whether everything that was handed in is stored."""
        return not self._waiting

    def waiting(self) -> tuple[Letter, ...]:
        """What could not be stored."""
        return tuple(self._unstored[ref] for ref in self._waiting)

    def give_up(self) -> None:
        """Forget everything: it is sealed elsewhere, or the archive is closed."""
        self._retry.stop()
        self._waiting.clear()
        self._unstored.clear()

    def send_waiting(self) -> None:
        """Try again with everything that could not be stored."""
        for ref in tuple(self._waiting):
            self.write(self._unstored[ref])

    def _arrived(self, letter: Letter) -> None:
        if self._unstored.get(letter.ref) is letter:
            del self._unstored[letter.ref]
            self._no_longer_waiting(letter.ref)
        self.stored.emit(letter.ref)

    def _failed(self, letter: Letter, error: Exception) -> None:
        known = explained(error)
        if known is None:
            raise error
        if self._unstored.get(letter.ref) is letter:  # else a newer text is on its way
            self._waiting.add(letter.ref)
            self._retry.start()
        self.trouble.emit(known.paragraph())

    def _no_longer_waiting(self, ref: FieldRef) -> None:
        if ref in self._waiting:
            self._waiting.remove(ref)
            if not self._waiting:
                self._retry.stop()
                self.trouble.emit("")
