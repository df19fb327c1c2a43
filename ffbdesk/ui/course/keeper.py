"""What is written in the course room is stored within a second; what cannot be stored waits, and is tried again."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from ffbdesk.services.desk import Desk
from ffbdesk.ui.course.context import CourseContext

_REST_MS, _AGAIN_MS = 700, 4_000
"""After the last letter; and after a try that failed."""

type Job = Callable[[Desk], object]


class Keeper(QObject):
    """One record that is written again and again: the newest state of it is what is stored."""

    refused = Signal(object)
    """Why what stands there is not stored; None where it is by now."""

    def __init__(self, context: CourseContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        """What is still to be stored."""
        self._under_way: Job | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.flush)

    def keep(self, job: Job) -> None:
        """Store this soon, instead of what was to be stored before."""
        self._job = job
        self._rest.start(_REST_MS)

    def flush(self) -> None:
        """Store it now."""
        self._rest.stop()
        job, self._job = self._job, None
        if job is not None:
            self._under_way = job
            self._context.work.submit(job, lambda _none: self._stored(job), lambda e: self._failed(job, e), saves=True)

    def waits(self) -> bool:
        """Whether something is not stored yet."""
        return self._job is not None or self._under_way is not None

    def forget(self) -> None:
        """Another record is wanted: what waited is stored or lost with a word, never under another's name."""
        self.flush()
        self._job = None

    def _stored(self, job: Job) -> None:
        if self._under_way is job:
            self._under_way = None
            self.refused.emit(None)

    def _failed(self, job: Job, error: Exception) -> None:
        if self._under_way is not job:
            return  # a newer state is on its way
        self._under_way = None
        if self._job is None:
            self._job = job
            self._rest.start(_AGAIN_MS)
        self.refused.emit(error)
