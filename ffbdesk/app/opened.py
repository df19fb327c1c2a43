"""An archive that was just opened."""

from pathlib import Path
from typing import Any

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.ids import Seq
from ffbdesk.domain.whoweare import Who
from ffbdesk.services.desk import Desk
from ffbdesk.services.pending import Waiting


@dataclass(frozen=True, slots=True)
class Opened:
    """An open archive, and what was under way in it."""

    desk: Desk
    path: Path
    lock_minutes: int
    place: dict[str, Any] | None
    """Where to go back to."""
    after_crash: bool
    given_back: int
    """How many texts that waited are stored now."""
    trouble: Exception | None
    """Why some still wait."""
    waiting: tuple[Waiting, ...]
    """Those of the user who opened it: they are seen, and wait for their place."""
    held: tuple[Path, ...]
    """The files that these are sealed in until then."""
    last: Seq
    """The last change: what comes after it is this opening's."""
    who: Who | None
    """Who uses the archive, where somebody has said so."""
    strange: str | None
    """What the list of who can open the archive is, where FFB Desk did not write it."""
