"""Making the report that is looked at, and in idle time the other forms with the same choices."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from ffbdesk.domain.records import Round
from ffbdesk.services import handover
from ffbdesk.services.handover import Paper, Wanted
from ffbdesk.ui.context import Context

IDLE_MS = 250
"""Without a click for so long, the other forms are made ready."""


class Making(QObject):
    """The reports of one round that are made already, and the one that is on its way.

    Nothing is made while nobody looks.
    """

    began = Signal()
    """The report that is wanted takes a moment."""
    made = Signal(bytes)
    """The PDF that is wanted."""
    failed = Signal(object)
    """The error that kept it from being made."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.shown: Wanted | None = None
        """What was made last of what was wanted, which may be behind what is wanted now."""
        self._ready: dict[Wanted, bytes] = {}
        self._now: tuple[Round, Wanted] | None = None
        self._asked = 0
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._make_another)

    def want(self, shown: Round, wanted: Wanted) -> None:
        """Make this report of a round, unless it is the one that is wanted already."""
        if (shown, wanted) == self._now:
            return
        if self._now is None or self._now[0] != shown:
            self._ready.clear()
            self.shown = None
        self._now = shown, wanted
        self._asked += 1
        if wanted in self._ready:
            self._give(wanted)
            return
        self.began.emit()
        self._make(shown, wanted, partial(self._made, self._asked, wanted), self._not_made)

    def content(self, wanted: Wanted) -> bytes:
        """A report that is made. Raises KeyError."""
        return self._ready[wanted]

    def ready(self) -> frozenset[Wanted]:
        """Which reports are made."""
        return frozenset(self._ready)

    def rest(self) -> None:
        """Nobody looks: what is on its way is given up, and made anew when it is wanted again."""
        self._idle.stop()
        self._asked += 1
        if self._now is not None and self._now[1] not in self._ready:
            self._now = None

    def forget(self) -> None:
        """Nothing of the round stays."""
        self._idle.stop()
        self._asked += 1
        self._now = self.shown = None
        self._ready.clear()

    def _make(
        self,
        shown: Round,
        wanted: Wanted,
        then: Callable[[bytes], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Given up as soon as another one is asked for."""
        mine, which = self._asked, shown.gathering.id

        def newest(_share: float) -> None:
            if mine != self._asked:
                raise handover.Cancelled

        self._context.work.aside(lambda desk: handover.preview(desk, which, wanted, newest), then, failed)

    def _made(self, mine: int, wanted: Wanted, content: bytes) -> None:
        if mine == self._asked:
            self._ready[wanted] = content
            self._give(wanted)

    def _give(self, wanted: Wanted) -> None:
        self.shown = wanted
        self.made.emit(self._ready[wanted])
        self._idle.start()

    def _not_made(self, error: Exception) -> None:
        if not isinstance(error, handover.Cancelled):
            self._now = None
            self.failed.emit(error)

    def _make_another(self) -> None:
        """To be there at the click."""
        if self._now is None:
            return
        shown, now = self._now
        other = next((w for paper in Paper if (w := replace(now, paper=paper)) not in self._ready), None)
        if other is not None and not (other.choices.all_data and other.paper is Paper.GOALS):
            self._make(shown, other, partial(self._put_by, self._asked, other), lambda _error: None)

    def _put_by(self, mine: int, wanted: Wanted, content: bytes) -> None:
        if mine == self._asked:
            self._ready[wanted] = content
            self._idle.start()
