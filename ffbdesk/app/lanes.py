"""Long work in threads of its own: nobody who saves, locks or types waits for it (architecture, decision 17)."""

import queue
import threading
from collections.abc import Callable
from dataclasses import field
from typing import Any

from ffbdesk.dataclass import dataclass
from ffbdesk.storage.errors import Stopped

type Then = Callable[[Any], object]
type Failed = Callable[[Exception], object]


@dataclass(eq=False, slots=True)
class Long:
    """A piece of long work, and who hears of it."""

    then: Then | None
    failed: Failed | None
    saves: bool = False
    alone: bool = False
    """It rewrites the file: nothing else happens meanwhile."""
    heard: bool = True
    """False once nobody is there any more who could hear of it."""
    _stopped: threading.Event = field(default_factory=threading.Event)

    def stop(self) -> None:
        """It is not wanted any more."""
        self._stopped.set()

    def go_on(self) -> None:
        """Raise Stopped where it is not wanted any more."""
        if self._stopped.is_set():
            raise Stopped


class Lane:
    """A thread that does one thing after the other. All methods are for the window's thread."""

    def __init__(self, name: str) -> None:
        self._runs: queue.SimpleQueue[Callable[[], object] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def hand_in(self, run: Callable[[], object]) -> None:
        """Do this in turn. It answers for its own errors."""
        self._runs.put(run)

    def flush(self) -> None:
        """Wait until everything handed in so far has run."""
        done = threading.Event()
        self.hand_in(done.set)
        if self._thread.is_alive():
            done.wait()

    def end(self) -> None:
        """Finish what was handed in, and end the thread. Waits."""
        self._runs.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (run := self._runs.get()) is not None:
            run()
