"""The one secret of an archive and the keys that follow from it (architecture, decision 3)."""

import secrets

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.ids import ArchiveId
from ffbdesk.wiping import wipe

SECRET_BYTES = 16
_KEY_BYTES, _SALT_BYTES = 32, 16
PIN_BYTES = 16


@dataclass(frozen=True, slots=True)
class DatabaseKey:
    """Key and salt for SQLCipher. Never shown, logged or written."""

    _hex: str

    def __repr__(self) -> str:
        return "DatabaseKey(…)"

    def raw_hex(self) -> str:
        """96 hex digits: 32 bytes of key and 16 of salt. With the salt given, a flipped salt bit in the
        file is noticed as damage instead of making another key."""
        return self._hex


def new_secret() -> bytes:
    """128 random bits."""
    return secrets.token_bytes(SECRET_BYTES)


def database_key(secret: bytes, archive: ArchiveId) -> DatabaseKey:
    """Derive the database's key and salt from the secret (HKDF-SHA256, bound to the archive)."""
    raw = _derived(secret, archive, b"ffbdesk database 1", _KEY_BYTES + _SALT_BYTES)
    key = DatabaseKey(raw.hex())
    wipe(raw)
    return key


def pending_key(secret: bytes, archive: ArchiveId) -> bytes:
    """32 bytes that seal text which could not be stored before the archive was locked."""
    return _derived(secret, archive, b"ffbdesk pending 1", _KEY_BYTES)


def pin_of(secret: bytes, archive: ArchiveId) -> bytes:
    """16 bytes that say which secret it is, and nothing else: what a person's slot keeps beside their private key."""
    return _derived(secret, archive, b"ffbdesk pin 1", PIN_BYTES)


def slots_key(secret: bytes, archive: ArchiveId) -> bytes:
    """32 bytes that prove who wrote the slot file: only somebody who could open the archive."""
    return _derived(secret, archive, b"ffbdesk slots 1", _KEY_BYTES)


def _derived(secret: bytes, archive: ArchiveId, purpose: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt=archive.encode(), info=purpose).derive(secret)
