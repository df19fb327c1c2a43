"""The one database worker: a single thread that owns the open archive (architecture, decision 11)."""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

if TYPE_CHECKING:
    from ffbdesk.services.desk import Desk  # heavy: loaded while the passphrase is typed
    from ffbdesk.storage.ledger import News

type Job = Callable[[Desk], Any]
type Then = Callable[[Any], object]
type Failed = Callable[[Exception], object]


@dataclass(frozen=True, slots=True)
class _Order:
    """One thing to do, and who hears of it."""

    job: Callable[[], Any]
    then: Then | None
    failed: Failed | None
    saves: bool


class Worker(QObject):
    """Runs jobs one after the other in its thread; answers come in the window's thread."""

    saved = Signal(object)
    """The moment up to which everything is saved."""
    trouble = Signal(object)
    """An error of a job that nobody answers for."""
    news = Signal(object)
    """What a job wrote, as the ledger's News: told before the job's own answer is."""
    _answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._desk: Desk | None = None
        self._over = False
        self._unheard = 0
        self._thread = threading.Thread(target=self._run, name="ffbdesk-worker", daemon=True)
        self._answered.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self._thread.start()

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
        """Run a job on the open archive, in turn (see `ui.context.Work`)."""

        def on_desk() -> Any:
            if self._desk is None:
                raise RuntimeError("no archive is open")
            return job(self._desk)

        self._hand_in(_Order(on_desk, then, failed, saves))

    def flush(self) -> None:
        """Wait until everything handed in so far has run."""
        done = threading.Event()
        self._hand_in(_Order(done.set, None, None, saves=False))
        if self._thread.is_alive():
            done.wait()

    def settle(self) -> None:
        """Wait until everything is done and heard, what the hearers hand in included. For the window's thread."""
        while self._unheard and self._thread.is_alive():
            self.flush()
            QCoreApplication.sendPostedEvents(self)

    def close_archive(self) -> None:
        """Finish what was handed in, close the archive and forget its key. Waits; answers not yet heard are heard."""

        def job() -> None:
            if self._desk is not None:
                self._desk.ledger.close()
                self._desk = None

        self._hand_in(_Order(job, None, None, saves=False))
        self.settle()

    def stop(self) -> None:
        """Finish what was handed in, close the archive, end the thread. Answers not yet heard are dropped."""
        self._over = True
        self._orders.put(None)
        self._thread.join()

    def _hand_in(self, order: _Order) -> None:
        self._unheard += 1
        self._orders.put(order)

    def _run(self) -> None:
        while (order := self._orders.get()) is not None:
            self._answer(order)
        if self._desk is not None:
            self._desk.ledger.close()

    def _answer(self, order: _Order) -> None:
        try:
            result = order.job()
        except Exception as error:  # every error is answered for in the window's thread
            call: Callable[[], object] = partial(order.failed or self.trouble.emit, error)
        else:
            call = partial(self._heard, order, result)
        news = self._desk.ledger.news() if self._desk is not None else None
        self._answered.emit(partial(self._tell, news, call))

    def _tell(self, news: "News | None", answer: Callable[[], object]) -> None:
        if news is not None and news.refs:
            self.news.emit(news)
        answer()

    def _heard(self, order: _Order, result: Any) -> None:
        if order.saves and self._desk is not None:
            self.saved.emit(self._desk.clock())
        if order.then is not None:
            order.then(result)

    def _hand_over(self, answer: Callable[[], object]) -> None:
        self._unheard -= 1
        if not self._over:
            answer()
