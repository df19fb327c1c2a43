"""The one database worker: a thread that saves, and threads for long work beside it (architecture, decisions 11, 17).

The open archive has one connection that saves. Jobs use it in their order. Long work reads by a connection of its own,
and has the saving one only in turns (`storage.turns`), a portion at a time, when no job waits.
"""

import sys
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from ffbdesk.app.lanes import Failed, Lane, Long, Then
from ffbdesk.dataclass import dataclass
from ffbdesk.storage.errors import Stopped
from ffbdesk.storage.turns import Pace, Turns, always

if TYPE_CHECKING:
    from ffbdesk.services.desk import Desk  # heavy: loaded while the passphrase is typed
    from ffbdesk.storage.ledger import News

type Job = Callable[[Desk], Any]


_SWITCH = 0.0005
"""Seconds after which a thread that draws a report lets another one run. A save asks some twenty times for its turn:
at Python's own 5 ms it would wait for a tenth of a second."""

_LOOK = 0.05
"""Seconds after which long work that waits looks whether it is still wanted."""


@dataclass(frozen=True, slots=True)
class _Order:
    """One thing to do, and who hears of it."""

    job: Callable[[], Any]
    then: Then | None
    failed: Failed | None
    saves: bool


class Worker(QObject):
    """Runs jobs one after the other in its thread, and long work beside them; answers come in the window's thread."""

    saved = Signal(object)
    """The moment up to which everything is saved."""
    trouble = Signal(object)
    """An error of a job that nobody answers for."""
    news = Signal(object)
    """What a job wrote, as the ledger's News: told before the job's own answer is."""
    rewriting = Signal(str)
    """The file is being rewritten, with what to say meanwhile: nothing can be typed until `rewritten`."""
    rewritten = Signal()
    _answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        sys.setswitchinterval(_SWITCH)
        self._turns = Turns()
        self._desk: Desk | None = None
        self._over = False
        self._unheard = 0
        self._long: list[Long] = []
        """What is under way or waits, and is not heard of yet."""
        self._answered.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self._saving, self._aside, self._behind = map(Lane, ("ffbdesk-worker", "ffbdesk-aside", "ffbdesk-behind"))

    def open(self, make: "Callable[[], Desk]", then: "Callable[[Desk], object]", failed: Failed) -> None:
        """Open or make an archive in the worker's thread, and keep it."""

        def job() -> "Desk":
            self._desk = make()
            return self._desk

        self._hand_in(_Order(job, then, failed, saves=False))

    def open_later(self, load: Callable[[], None]) -> None:
        """Run something that needs no archive, before whatever is handed in next."""
        self._hand_in(_Order(load, None, None, saves=False))

    def try_(self, job: Callable[[], Any], then: Then, failed: Failed) -> None:
        """Run something that needs no open archive, and answer."""
        self._hand_in(_Order(job, then, failed, saves=False))

    def submit(self, job: Job, then: Then | None = None, failed: Failed | None = None, *, saves: bool = False) -> None:
        """Run a job on the open archive, in turn (see `ui.work.Work`)."""

        def on_desk() -> Any:
            if self._desk is None:
                raise RuntimeError("no archive is open")
            return job(self._desk)

        self._hand_in(_Order(on_desk, then, failed, saves))

    def aside(self, job: Job, then: Then | None = None, failed: Failed | None = None) -> None:
        """Run long work that somebody waits for (see `ui.work.Work`)."""
        long = Long(then, failed)
        self._begin(self._aside, long, partial(self._run_beside, job, long, self._all_stored()))

    def behind(self, job: Job, then: Then | None = None, failed: Failed | None = None) -> None:
        """Run long work that nobody waits for (see `ui.work.Work`)."""
        long = Long(then, failed)
        self._begin(self._behind, long, partial(self._run_beside, job, long, self._all_stored()))

    def rewrite(self, job: Job, said: str, then: Then | None = None, failed: Failed | None = None) -> None:
        """Run a job that rewrites the file, with nothing beside it (see `ui.work.Work`)."""
        long = Long(then, failed, saves=True, alone=True)
        self.rewriting.emit(said)
        self._begin(self._aside, long, partial(self._run_alone, job, long))

    def stop_rewriting(self) -> None:
        """The user thinks better of it: where that is still possible, everything stays as it was."""
        for long in self._long:
            if long.alone:
                long.stop()

    def stop_long(self) -> None:
        """No long work is wanted any more, and nobody hears of it. Does not wait: it ends as soon as it notices."""
        for long in self._long:
            long.heard = False
            long.stop()

    def flush(self) -> None:
        """Wait until every job handed in so far has run."""
        self._saving.flush()

    def settle(self) -> None:
        """Wait until every job is done and heard, what the hearers hand in included. For the window's thread."""
        while self._unheard:
            self.flush()
            QCoreApplication.sendPostedEvents(self)

    def finish(self) -> None:
        """Wait until long work is done and heard too."""
        self.settle()
        while self._long:
            self._aside.flush()
            self._behind.flush()
            QCoreApplication.sendPostedEvents(self)
            self.settle()

    def close_archive(self) -> None:
        """Finish what was handed in, stop long work, close the archive and forget its key.

        Waits; answers of jobs not yet heard are heard. What long work has half done it takes away by itself.
        """

        def job() -> None:
            if self._desk is not None:
                self._desk.close()
                self._desk = None

        self._leave()
        self._hand_in(_Order(job, None, None, saves=False))
        self.settle()

    def stop(self) -> None:
        """Finish what was handed in, stop long work, close the archive, end the threads. Nothing more is heard."""
        self._over = True
        self._leave()
        if self._desk is not None:
            self._saving.hand_in(self._desk.close)
        for lane in (self._saving, self._aside, self._behind):
            lane.end()

    def _leave(self) -> None:
        """Every job has run, and no long work uses the connection any more."""
        self.stop_long()
        self.flush()
        self._turns.wait_until_left()

    def _hand_in(self, order: _Order) -> None:
        self._unheard += 1
        self._turns.expect()
        self._saving.hand_in(partial(self._do, order))

    def _do(self, order: _Order) -> None:
        with self._turns.job():
            call = self._answer(order)
        self._answered.emit(call)

    def _answer(self, order: _Order) -> Callable[[], object]:
        try:
            result = order.job()
        except Exception as error:  # every error is answered for in the window's thread
            call = partial(self._heard, order.failed or self.trouble.emit, error)
        else:
            call = partial(self._heard, partial(self._well, order), result)
        return partial(self._tell, self._news(), call)

    def _news(self) -> "News | None":
        return self._desk.ledger.news() if self._desk is not None else None

    def _tell(self, news: "News | None", answer: Callable[[], object]) -> None:
        if news is not None and news.refs and not self._over:
            self.news.emit(news)
        answer()

    def _heard(self, hearer: Callable[[Any], object], answer: Any) -> None:
        self._unheard -= 1
        if not self._over:
            hearer(answer)

    def _well(self, order: "_Order | Long", result: Any) -> None:
        if order.saves and self._desk is not None:
            self.saved.emit(self._desk.clock())
        if order.then is not None:
            order.then(result)

    def _hand_over(self, answer: Callable[[], object]) -> None:
        answer()

    def _begin(self, lane: Lane, long: Long, run: Callable[[], Any]) -> None:
        self._long.append(long)
        lane.hand_in(partial(self._do_long, long, run))

    def _do_long(self, long: Long, run: Callable[[], Any]) -> None:
        try:
            call = partial(self._heard_long, long, partial(self._well, long), run())
        except Exception as error:  # as with jobs
            call = partial(self._heard_long, long, long.failed or self.trouble.emit, error)
        news = self._news() if long.alone else None
        self._answered.emit(partial(self._tell, news, call))

    def _heard_long(self, long: Long, hearer: Callable[[Any], object], answer: Any) -> None:
        self._long.remove(long)
        if long.alone:
            self.rewritten.emit()
        if long.heard and not self._over:
            hearer(answer)

    def _all_stored(self) -> threading.Event:
        """Set once every job handed in so far has run: what is read beside them must not overtake them."""
        stored = threading.Event()
        self._saving.hand_in(stored.set)
        return stored

    def _run_beside(self, job: Job, long: Long, stored: threading.Event) -> Any:
        from ffbdesk.storage.beside import Beside

        while not stored.wait(_LOOK):
            long.go_on()
        with self._turns.beside(long.go_on):
            desk = self._opened()
            with closing(Beside(desk.ledger, Pace(self._turns, long.go_on))) as ledger:
                return job(replace(desk, ledger=ledger))

    def _run_alone(self, job: Job, long: Long) -> Any:
        with self._turns.alone(long.go_on):
            desk = self._opened()
            desk.ledger.go_on = long.go_on
            try:
                return job(desk)
            finally:
                desk.ledger.go_on = always

    def _opened(self) -> "Desk":
        if self._desk is None:  # it was closed meanwhile
            raise Stopped
        return self._desk
