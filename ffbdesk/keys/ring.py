"""The key ring of an archive folder: make it, and unlock with a passphrase."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from ffbdesk.domain.ids import ArchiveId, NewId
from ffbdesk.keys.errors import DamagedSlots
from ffbdesk.keys.passphrase import Derivation, wrapping_key
from ffbdesk.keys.secret import DatabaseKey, database_key, new_secret
from ffbdesk.keys.slots import Slots, decode, encode, new_slot, unwrap
from ffbdesk.wholefile import write_whole

SLOT_FILES = ("nøgler.json", "nøgler.kopi.json")
_SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What a right passphrase gives."""

    archive: ArchiveId
    key: DatabaseKey
    user: str
    """The name on the slot that opened."""


class KeyRing:
    """The slot file of one archive folder and its copy."""

    def __init__(self, folder: Path) -> None:
        self._paths = tuple(folder / name for name in SLOT_FILES)

    def create(self, user: str, passphrase: str, derivation: Derivation, new_id: NewId) -> Unlocked:
        """Make secret and first slot, and write both files. Raises OSError."""
        archive, secret, salt = ArchiveId(new_id()), new_secret(), secrets.token_bytes(_SALT_BYTES)
        slot = new_slot(new_id(), user, secret, wrapping_key(passphrase, salt, derivation))
        content = encode(Slots(archive, 1, salt, derivation, (slot,)))
        for path in self._paths:
            write_whole(path, content)
        return Unlocked(archive, database_key(secret, archive), user)

    def unlock(self, passphrase: str) -> Unlocked:
        """Open with a passphrase. Raises WrongSecret, DamagedSlots, or OSError where the files cannot be read."""
        slots = self._newest()
        secret, slot = unwrap(slots, passphrase)
        return Unlocked(slots.archive, database_key(secret, slots.archive), slot.name)

    def damaged(self) -> tuple[str, ...]:
        """Names of the files that are missing or not as written (a check's finding)."""
        return tuple(path.name for path in self._paths if _read(path) is None)

    def _newest(self) -> Slots:
        whole = [slots for slots in map(_read, self._paths) if slots]
        if not whole:
            raise DamagedSlots
        return max(whole, key=lambda slots: slots.generation)


def _read(path: Path) -> Slots | None:
    try:
        return decode(path.read_bytes())
    except (FileNotFoundError, DamagedSlots):
        return None
