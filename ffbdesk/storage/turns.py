"""Who uses the saving connection: every job at once, long work a portion at a time (architecture, decision 17)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import field
from threading import Condition

from ffbdesk.dataclass import dataclass

_LOOK = 0.1
"""Seconds between two looks at whether what waits is still wanted."""
type GoOn = Callable[[], None]
"""Called often by long work. Raises Stopped where nobody wants it any more."""


def always() -> None:
    """Nobody stops it."""


class Turns:
    """One connection, used by one thread at a time. A job waits for one portion at most, a portion for every job."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._taken = False
        self._jobs = 0
        """Jobs that are handed in and not done."""
        self._inside = 0
        """Long work that uses the connection, whether it is its turn or not."""
        self._copying = False
        self._beside = 0
        """Long work that is under way."""
        self._rewriting = False

    def expect(self) -> None:
        """A job was handed in: long work lets it by."""
        with self._changed:
            self._jobs += 1

    @contextmanager
    def job(self) -> Iterator[None]:
        """The turn of a job that was expected."""
        with self._changed:
            self._changed.wait_for(lambda: not self._taken)
            self._taken = True
        try:
            yield
        finally:
            with self._changed:
                self._jobs -= 1
                self._taken = False
                self._changed.notify_all()

    @contextmanager
    def portion(self) -> Iterator[None]:
        """A turn for long work, when no job waits. Within it `pass_on` lets jobs by."""
        with self._changed:
            self._inside += 1
            self._take()
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._give_back()

    def pass_on(self, meanwhile: Callable[[], object] = always) -> None:
        """Between two portions: give the turn back, do what needs no connection, and take it again."""
        with self._changed:
            self._give_back()
        try:
            meanwhile()
        finally:
            with self._changed:
                self._take()

    @contextmanager
    def one_copy(self, go_on: GoOn) -> Iterator[None]:
        """One backup after the other: two would only keep each other up. Raises Stopped while it waits."""
        with self._changed:
            self._wait(lambda: not self._copying, go_on)
            self._copying = True
        try:
            yield
        finally:
            with self._changed:
                self._copying = False
                self._changed.notify_all()

    @contextmanager
    def beside(self, go_on: GoOn) -> Iterator[None]:
        """The time of a piece of long work that changes nothing. Raises Stopped while it waits for one that does."""
        with self._changed:
            self._wait(lambda: not self._rewriting, go_on)
            self._beside += 1
        try:
            yield
        finally:
            with self._changed:
                self._beside -= 1
                self._changed.notify_all()

    @contextmanager
    def alone(self, go_on: GoOn) -> Iterator[None]:
        """The time of one that rewrites the file: no long work beside it, and jobs wait. Raises Stopped."""
        with self._changed:
            self._wait(lambda: not self._rewriting, go_on)
            self._rewriting = True
        try:
            with self._changed:
                self._wait(lambda: not self._beside, go_on)
            with self.portion():
                go_on()
                yield
        finally:
            with self._changed:
                self._rewriting = False
                self._changed.notify_all()

    def wait_until_left(self) -> None:
        """Until no long work uses the connection: it was told to stop, and notices at its next portion."""
        with self._changed:
            self._changed.wait_for(lambda: not self._inside)

    def _wait(self, until: Callable[[], bool], go_on: GoOn) -> None:
        go_on()
        while not self._changed.wait_for(until, _LOOK):
            go_on()

    def _take(self) -> None:
        self._changed.wait_for(lambda: not self._taken and not self._jobs)
        self._taken = True

    def _give_back(self) -> None:
        self._taken = False
        self._changed.notify_all()


@dataclass(frozen=True, slots=True)
class Pace:
    """How a piece of long work goes on: in turns with others, and as long as it is wanted."""

    turns: Turns = field(default_factory=Turns)
    go_on: GoOn = always
