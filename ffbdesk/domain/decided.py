"""What an organisation has decided for everybody who uses a computer; users see it, and do not change it."""

from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple


class Fault(Enum):
    """Why a file decides nothing."""

    UNTRUSTED = auto()
    """Somebody else than an administrator can have written it."""
    UNREADABLE = auto()
    """It cannot be read, or is no JSON."""
    CONTENT = auto()
    """Something in it is not what it should be."""


class Unusable(NamedTuple):
    """A file that lies there and decides nothing: somebody believes that it does."""

    file: Path
    fault: Fault
    part: str = ""
    """The name in the file that is wrong, where it is a part's fault."""


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
    unusable: Unusable | None = None

    def minutes(self, wanted: int) -> int:
        """How long nobody may touch anything, where a user wants this long."""
        return wanted if self.lock_minutes is None else min(wanted, self.lock_minutes)

    def is_anything(self) -> bool:
        """Whether there is something to show."""
        return self != Decided()
