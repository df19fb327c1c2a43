"""Values on their way into the archive, typed and chosen alike. Nothing leaves the window's memory before it is stored.

They are kept in the order in which they were set (architecture, decision 14). Typed text of one field is one letter,
however often it is handed in; each value that was chosen is one of its own.
"""

from collections.abc import Callable, Iterable
from dataclasses import field
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.edits import Change, FieldRef, Scope, Value
from ffbdesk.services import values
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import DiskFull, Sealed, UnknownRecord, Unwritable
from ffbdesk.ui.work import Work
from ffbdesk.words import frame as say
from ffbdesk.words.errors import explained

RETRY_MS = 5000


@dataclass(eq=False, slots=True)
class Letter:
    """The value of a field that is not yet stored as a change. Two that say the same are two."""

    ref: FieldRef
    value: Value
    scope: Scope = field(default_factory=Scope)
    """Where it was set, and so where undo finds it."""
    at: datetime | None = None
    """When it was chosen; None for typed text."""
    change: Change | None = None
    """What the archive made of it, once it is stored: known in the worker's thread before anybody hears of it."""

    @property
    def typed(self) -> bool:
        """Whether it was written letter by letter."""
        return self.at is None


class Outbox(QObject):
    """Sends values to the archive in turn; what cannot be stored waits here and is tried again."""

    moved = Signal(object)
    """A field's FieldRef: another value of it is on its way, or none any more."""
    said_nothing = Signal(object)
    """A letter by which nothing was changed: what it says stood there already, or was refused."""
    refused = Signal(str)
    """A sentence when something can never be stored: what it belongs to is locked, or gone."""
    trouble = Signal(str)
    """A sentence when storing fails; empty when it works again."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._letters: list[Letter] = []
        """Everything that is not stored, in order: on its way, or waiting for another try."""
        self._waiting: set[int] = set()
        self._under_way: set[int] = set()
        """Letters that are being stored: what waits is not sent a second time meanwhile."""
        self._why: Exception | None = None
        """What kept something back last."""
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self.send_waiting)

    def keep(self, letter: Letter) -> None:
        """Store the text as a draft while it is typed."""
        self._take(letter)
        self._submit(letter, lambda desk: values.keep(desk, letter.ref, str(letter.value)))

    def write(self, letter: Letter) -> None:
        """The field was left, or a value was chosen: store it as a change, after everything that waits."""
        self._take(letter)
        if self._waiting:
            self.send_waiting()
        self._send(letter)

    def withdraw(self, letter: Letter) -> None:
        """A value that waits is not wanted any more."""
        self._drop(letter)

    def waits(self, letter: Letter) -> bool:
        """Whether it could not be stored, and waits for another try."""
        return id(letter) in self._waiting

    def values(self) -> dict[FieldRef, Value]:
        """What stands in fields and is not stored: the newest of each, in the order in which those were set."""
        found: dict[FieldRef, Value] = {}
        for letter in self._letters:
            found.pop(letter.ref, None)
            found[letter.ref] = letter.value
        return found

    def is_empty(self) -> bool:
        """Whether everything that was handed in is stored, or on its way."""
        return not self._waiting

    def waiting(self) -> tuple[Letter, ...]:
        """What could not be stored, in order."""
        return tuple(letter for letter in self._letters if self.waits(letter))

    def give_up(self) -> None:
        """Forget everything: it is sealed elsewhere, or the archive is closed."""
        self._retry.stop()
        self._waiting.clear()
        self._letters.clear()

    def send_waiting(self) -> None:
        """Try again with everything that could not be stored."""
        for letter in self.waiting():
            if not self.is_under_way(letter):
                self._send(letter)

    def is_under_way(self, letter: Letter) -> bool:
        """Whether the archive has been asked to store it and has not answered."""
        return id(letter) in self._under_way

    def wait_again(self, letters: Iterable[Letter]) -> None:
        """What could not be given back to the archive waits for its place here, and is seen."""
        for letter in letters:
            self._letters.append(letter)
            self._waiting.add(id(letter))
            self.moved.emit(letter.ref)
        if self._waiting:
            self._retry.start()

    def _take(self, letter: Letter) -> None:
        """Newer text takes the place of the older; a chosen value comes after the one before."""
        older = [one for one in self._letters if letter.typed and one.typed and one.ref == letter.ref]
        at = self._letters.index(older[0]) if older else len(self._letters)
        for one in older:
            self._letters.remove(one)
            if id(one) in self._waiting:
                self._waiting.remove(id(one))
                self._waiting.add(id(letter))  # it waits in its place, and the trouble is not over
        self._letters.insert(at, letter)
        self.moved.emit(letter.ref)

    def _send(self, letter: Letter) -> None:
        def store(desk: Desk) -> None:
            made = values.put(desk, letter.ref, letter.value, gathering=letter.scope.gathering, at=letter.at)
            letter.change = made or letter.change

        self._submit(letter, store)

    def _submit(self, letter: Letter, job: Callable[[Desk], None]) -> None:
        self._under_way.add(id(letter))
        self._work.submit(job, lambda _: self._arrived(letter), partial(self._failed, letter), saves=True)

    def _arrived(self, letter: Letter) -> None:
        """Stored. It counts as on its way until whoever shows it has read it: that was asked for before this."""
        self._under_way.discard(id(letter))
        self._no_longer_waits(letter)
        self._outdo(letter)
        if not letter.typed and letter.change is None:
            self.said_nothing.emit(letter)
        self._work.submit(lambda _desk: None, lambda _: self._drop(letter))

    def _outdo(self, letter: Letter) -> None:
        """What waits and was chosen before a value that found room is not wanted any more: later, it would win."""
        before = self._letters[: self._letters.index(letter)] if letter in self._letters else []
        for older in before:
            if not letter.typed and _same(older, letter) and self.waits(older) and not self.is_under_way(older):
                self._drop(older)
                self.said_nothing.emit(older)

    def _failed(self, letter: Letter, error: Exception) -> None:
        self._under_way.discard(id(letter))
        self._why, known = error, explained(error)
        if known is None:
            self._kept_back(letter)  # whatever went wrong: it is not stored, and is sealed at the latest when we close
            self.trouble.emit(say.BUG_KEPT)
            raise error
        if isinstance(error, Sealed | UnknownRecord):
            self._drop(letter)
            self.said_nothing.emit(letter)
            self.refused.emit(known.paragraph())
            return
        if self._kept_back(letter):
            self._retry.start()
        self.trouble.emit(known.paragraph())

    def not_stored(self) -> str:
        """What to say to somebody who closes the program while something waits."""
        return say.not_stored(isinstance(self._why, DiskFull), isinstance(self._why, Unwritable))

    def _kept_back(self, letter: Letter) -> bool:
        """It waits, unless newer text is on its way."""
        waits = letter in self._letters
        if waits:
            self._waiting.add(id(letter))
        return waits

    def _drop(self, letter: Letter) -> None:
        if letter in self._letters:
            self._letters.remove(letter)
            self._no_longer_waits(letter)
            self.moved.emit(letter.ref)

    def _no_longer_waits(self, letter: Letter) -> None:
        if id(letter) in self._waiting:
            self._waiting.remove(id(letter))
            if not self._waiting:
                self._retry.stop()
                self.trouble.emit("")


def _same(one: Letter, other: Letter) -> bool:
    """Whether both say the same thing anew: a field's value, or the order of all goals."""
    return one.ref == other.ref or one.ref.field == other.ref.field == "place"
