"""What an organisation has decided for everybody who uses a computer; users see it, and do not change it."""

from pathlib import Path
from typing import NamedTuple


class Organisation(NamedTuple):
    """Whose key opens the archives made on this computer, beside those who work in them."""

    name: str
    public: bytes
    """32 bytes (X25519)."""


class Decided(NamedTuple):
    """None where the user decides."""

    archives: Path | None = None
    """Where new archives are put."""
    lock_minutes: int | None = None
    """The longest time without a touch before an archive is locked."""
    second_place: Path | None = None
    """Where backups are kept too."""
    organisation: Organisation | None = None
    unusable: Path | None = None
    """A file that lies there and decides nothing: somebody believes that it does."""

    def minutes(self, wanted: int) -> int:
        """How long nobody may touch anything, where a user wants this long."""
        return wanted if self.lock_minutes is None else min(wanted, self.lock_minutes)

    def is_anything(self) -> bool:
        """Whether there is something to show."""
        return self != Decided()
