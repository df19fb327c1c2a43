"""The one database worker, as the screens see it."""

from collections.abc import Callable
from typing import Any, Protocol

from ffbdesk.services.desk import Desk


class Work(Protocol):
    """Runs jobs on the archive, one after the other, outside the window's thread."""

    def submit(
        self,
        job: Callable[[Desk], Any],
        then: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        *,
        saves: bool = False,
    ) -> None:
        """Run a job on the archive, in turn, and hand its result to `then` in the window's own time.

        An error goes to `failed`, or where that is None to the window's notice. `saves` marks a job after which
        everything is saved up to now.
        """
        ...
