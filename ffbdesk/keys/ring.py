"""The key ring of an archive folder: make it, and unlock with a passphrase."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from ffbdesk.domain.ids import ArchiveId, NewId
from ffbdesk.keys.errors import DamagedSlots, NewerSlots
from ffbdesk.keys.passphrase import Derivation, wrapping_key
from ffbdesk.keys.secret import DatabaseKey, database_key, new_secret
from ffbdesk.keys.slots import SALT_BYTES, Slots, decode, encode, new_slot, unwrap
from ffbdesk.wholefile import write_whole

SLOT_FILES = ("nøgler.json", "nøgler.kopi.json")


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
        archive, secret, salt = ArchiveId(new_id()), new_secret(), secrets.token_bytes(SALT_BYTES)
        slot = new_slot(new_id(), user, secret, wrapping_key(passphrase, salt, derivation))
        content = encode(Slots(archive, 1, salt, derivation, (slot,)))
        for path in self._paths:
            write_whole(path, content)
        return Unlocked(archive, database_key(secret, archive), user)

    def unlock(self, passphrase: str) -> Unlocked:
        """Open with a passphrase. Raises WrongSecret, DamagedSlots, NewerSlots, or OSError where neither file can
        be read."""
        slots = self._newest()
        secret, slot = unwrap(slots, passphrase)
        return Unlocked(slots.archive, database_key(secret, slots.archive), slot.name)

    def damaged(self) -> tuple[str, ...]:
        """Names of the files that are missing or not as written (a check's finding)."""
        return tuple(path.name for path in self._paths if not isinstance(_read(path), Slots))

    def _newest(self) -> Slots:
        """One whole file is enough, whatever is wrong with the other."""
        read = [_read(path) for path in self._paths]
        whole = [slots for slots in read if isinstance(slots, Slots)]
        if whole:
            return max(whole, key=lambda slots: slots.generation)
        raise next((error for error in read if not isinstance(error, Slots | DamagedSlots)), DamagedSlots())


def _read(path: Path) -> Slots | DamagedSlots | NewerSlots | OSError:
    """The slots in a file, or why there are none."""
    try:
        return decode(path.read_bytes())
    except (FileNotFoundError, IsADirectoryError):
        return DamagedSlots()
    except (OSError, DamagedSlots, NewerSlots) as error:
        return error
