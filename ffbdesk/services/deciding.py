"""Follow in an open archive what the organisation has decided for everybody on this computer."""

from contextlib import suppress

from ffbdesk.domain.decided import Decided
from ffbdesk.services import backups
from ffbdesk.services.backups import PlaceGone, PlaceWithin
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import StorageError
from ffbdesk.wholefile import make_private


def follow(desk: Desk, decided: Decided) -> None:
    """Keep backups where they are to be kept. Where that cannot be reached now, the page says so."""
    folder = decided.second_place
    if folder is None or backups.second_place(desk) == folder.absolute():
        return
    with suppress(PlaceGone, PlaceWithin, StorageError, OSError):
        make_private(folder)
        backups.choose_second_place(desk, folder)
