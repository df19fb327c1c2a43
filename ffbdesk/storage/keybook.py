"""What the database remembers of the list of who can open it (architecture, decision 18)."""

from contextlib import suppress

from ffbdesk.storage.errors import StorageError
from ffbdesk.storage.folder import FOLLOWING, HOLDS, LAST
from ffbdesk.storage.ledger import Ledger


def as_settings(last: bytes, following: bytes = b"") -> dict[str, str]:
    """Both, as the archive's settings have them."""
    return {LAST: last.decode(), FOLLOWING: following.decode(), HOLDS: ""}


class KeyBook:
    """See `keys.open_ring.Book`."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def written(self) -> tuple[bytes, bytes]:
        """The list that was written last, and the one on its way; empty where there is none."""
        return self._ledger.read.setting(LAST).encode(), self._ledger.read.setting(FOLLOWING).encode()

    def remember(self, last: bytes, following: bytes) -> None:
        """Both, in one step. Raises storage errors."""
        self._ledger.keep_settings(as_settings(last, following))

    def was_told_to_hold(self) -> bool:
        """See `tell_that_it_holds`."""
        return bool(self._ledger.read.setting(HOLDS))

    def tell_that_it_holds(self) -> None:
        """Where there is no room to say so, whoever opens next decides by the passphrase they use."""
        with suppress(StorageError):
            self._ledger.keep_setting(HOLDS, "1")

    def forget_following(self, last: bytes) -> None:
        """Where there is no room to say so, both stay."""
        with suppress(StorageError):
            self._ledger.keep_settings(as_settings(last))
