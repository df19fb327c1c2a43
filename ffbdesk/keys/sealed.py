"""Sealing bytes under the archive's own key: text that could not be stored before it was locked. AES-256-GCM."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ffbdesk.keys.ring import Unlocked
from ffbdesk.keys.secret import pending_key

_NONCE = 12


def seal(unlocked: Unlocked, content: bytes) -> bytes:
    """Only somebody who opens this archive can read it, and a changed byte is noticed."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(pending_key(unlocked.secret, unlocked.archive)).encrypt(nonce, content, None)


def unseal(unlocked: Unlocked, sealed: bytes) -> bytes | None:
    """The content again; None where it was sealed under another key, or is damaged."""
    try:
        key = AESGCM(pending_key(unlocked.secret, unlocked.archive))
        return key.decrypt(sealed[:_NONCE], sealed[_NONCE:], None)
    except (InvalidTag, ValueError):
        return None
