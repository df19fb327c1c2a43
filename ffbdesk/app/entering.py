"""What is told to somebody who just came in."""

from collections.abc import Iterator

from ffbdesk.app.error_text import told
from ffbdesk.app.opened import Opened
from ffbdesk.words import locking

_SAYS_OLDER = "newer_list"
"""What `keys.open_ring.Strange` calls a list that is newer than the database: it says that the database is old."""


def warnings(opened: Opened, advice: str, *, was_locked: bool) -> Iterator[str]:
    """What needs a look, in this order; `advice` is on the place where the archive lies."""
    desk, unlocked = opened.desk, opened.desk.keys.unlocked
    if desk.ledger.interrupted:
        yield locking.INTERRUPTED
    if desk.came_from is not None:
        yield locking.restored(desk.came_from, rescued=desk.was_rescued)
    if opened.after_crash and not desk.is_older:
        yield locking.AFTER_CRASH
    if unlocked.swapped_case:
        yield locking.CAPS_LOCK
    if unlocked.is_exchanged and opened.strange is None:
        yield locking.KEY_EXCHANGED
    if desk.is_older and opened.strange != _SAYS_OLDER:
        yield locking.OLDER
    if desk.is_another:
        yield locking.ANOTHER_HERE
    if desk.also_in and not was_locked:
        yield locking.also_in(desk.also_in)
    if opened.strange is not None:
        yield locking.STRANGE[opened.strange]
    if advice:
        yield advice
    if opened.trouble is not None:
        yield told(opened.trouble)


def welcome(opened: Opened, *, was_locked: bool, back: bool) -> str:
    """What was done for them; `back` says that they are where they were."""
    here = locking.BACK if back else locking.UNLOCKED
    said = [locking.GIVEN_BACK] if opened.given_back else [here] if was_locked else []
    if opened.desk.let_in:
        said.insert(0, locking.LET_IN[opened.desk.let_in].format(name=opened.desk.user))
    return " ".join(said)
