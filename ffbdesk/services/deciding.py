"""Follow in an open archive what the organisation has decided for everybody on this computer."""

from contextlib import suppress
from pathlib import Path

from ffbdesk.domain.decided import Decided
from ffbdesk.services import backups
from ffbdesk.services.backups import PlaceGone, PlaceWithin
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import StorageError, not_written
from ffbdesk.wholefile import make_within


def make_place(folder: Path) -> None:
    """Make the place where new archives go. Raises DiskFull, Unwritable."""
    try:
        make_within(folder)
    except OSError as error:
        raise not_written(error) from error


def follow(desk: Desk, decided: Decided) -> Path | None:
    """Keep backups where they are to be kept; gives the place if it is another one than before.

    Where that cannot be reached now, it is another time: the page says so.
    """
    folder = decided.second_place
    if folder is None or backups.second_place(desk) == folder.absolute():
        return None
    if desk.ledger.folder.path in (folder.absolute(), *folder.absolute().parents):
        return None
    with suppress(PlaceGone, PlaceWithin, StorageError, OSError):
        make_within(folder)
        backups.choose_second_place(desk, folder)
        return folder
    return None
