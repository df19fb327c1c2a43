"""The one database worker, as the screens see it."""

from collections.abc import Callable
from typing import Any, Protocol

from ffbdesk.services.desk import Desk


class Work(Protocol):
    """Runs jobs on the archive outside the window's thread. Answers come in the window's own time."""

    def submit(
        self,
        job: Callable[[Desk], Any],
        then: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        *,
        saves: bool = False,
    ) -> None:
        """Run a short job on the archive, in turn, and hand its result to `then`.

        An error goes to `failed`, or where that is None to the window's notice. `saves` marks a job after which
        everything is saved up to now. Whoever saves waits for it: what takes longer than a blink goes `aside`.
        """
        ...

    def aside(
        self,
        job: Callable[[Desk], Any],
        then: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Run long work that somebody waits for (a report, a check, reading a file); no save waits for it.

        Its desk reads by a connection of its own and cannot change the archive, but for lines in the access log. It
        stops where it calls `desk.ledger.go_on`. Once the archive is locked nobody hears of it.
        """
        ...

    def behind(
        self,
        job: Callable[[Desk], Any],
        then: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """The same for a backup: what is looked at meanwhile does not wait for it either."""
        ...

    def rewrite(
        self,
        job: Callable[[Desk], Any],
        said: str,
        then: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Run a job that rewrites the whole file: nothing can be typed meanwhile, `said` stands there with a way to
        stop. `failed` gets Stopped where it was stopped: then everything is as it was."""
        ...
