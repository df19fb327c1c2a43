"""Sealing bytes under the archive's own key: text that could not be stored before it was locked. AES-256-GCM."""

import secrets
from collections.abc import Iterable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ffbdesk.domain.ids import ArchiveId
from ffbdesk.keys.secret import pending_key
from ffbdesk.wiping import wipe

_NONCE = 12


def seal(archive: ArchiveId, secret: bytes, content: bytes) -> bytes:
    """Only somebody who opens this archive can read it, and a changed byte is noticed."""
    nonce, key = secrets.token_bytes(_NONCE), pending_key(secret, archive)
    sealed = nonce + AESGCM(key).encrypt(nonce, content, None)
    wipe(key)
    return sealed


def unseal(archive: ArchiveId, known: Iterable[bytes], sealed: bytes) -> bytes | None:
    """The content again, by one of these secrets; None where it was sealed under another, or is damaged."""
    for secret in known:
        key = pending_key(secret, archive)
        try:
            return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], None)
        except (InvalidTag, ValueError):
            continue
        finally:
            wipe(key)
    return None
