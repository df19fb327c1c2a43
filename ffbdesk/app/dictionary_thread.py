"""The thread that has the dictionary: it reads it once, and answers the window."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from ffbdesk.app.lanes import Lane

if TYPE_CHECKING:
    from ffbdesk.dictionary import Dictionary


class DictionaryThread(QObject):
    """Begins when it is first asked, and lives as long as the program: there is nobody's text in a dictionary."""

    _answered = Signal(object)

    def __init__(self, load: "Callable[[], Dictionary]") -> None:
        super().__init__()
        self._load = load
        self._lane: Lane | None = None
        self._dictionary: Dictionary | None = None
        self._missing = False
        self._over = False
        self._unheard = 0
        self._answered.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Read the dictionary, unless that was begun. Hunspell lets no other thread work for as long as that takes."""
        if self._lane is None:
            self._lane = Lane("ffbdesk-dictionary")
            self._lane.hand_in(self._read)

    def is_missing(self) -> bool:
        """Whether it was looked for, and is not there, or damaged."""
        return self._missing

    def ask(self, job: "Callable[[Dictionary], Any]", then: Callable[[Any], object]) -> None:
        """Run a job in the thread (see `ui.spelling.Reader`)."""
        self.begin()
        assert self._lane is not None  # noqa: S101 - just begun
        self._unheard += 1
        self._lane.hand_in(partial(self._run, job, then))

    def finish(self) -> None:
        """Wait until everything that was asked is answered and heard. For the window's thread."""
        while self._lane is not None and self._unheard:
            self._lane.flush()
            QCoreApplication.sendPostedEvents(self)

    def end(self) -> None:
        """End the thread. Nothing more is heard."""
        self._over = True
        if self._lane is not None:
            self._lane.end()

    def _read(self) -> None:
        from ffbdesk.dictionary import NoDictionary

        try:
            self._dictionary = self._load()
        except NoDictionary:
            self._missing = True

    def _run(self, job: "Callable[[Dictionary], Any]", then: Callable[[Any], object]) -> None:
        if self._dictionary is None:
            self._answered.emit(partial(then, None))
            return
        try:
            self._answered.emit(partial(then, job(self._dictionary)))
        except Exception as error:  # as with the archive's jobs: it is answered for in the window's thread
            self._answered.emit(partial(_raise, error))

    def _hear(self, answer: Callable[[], object]) -> None:
        self._unheard -= 1
        if not self._over:
            answer()


def _raise(error: Exception) -> None:
    raise error
