"""Sealing the secret to a person: whoever has the archive open can, only the person can open it again.

So a new key of the archive reaches everybody without their passphrases, and an organisation can have a key whose
other half lies in its own safe. X25519, HKDF-SHA256, AES key wrap (RFC 3394).
"""

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from ffbdesk.dataclass import dataclass

PUBLIC_BYTES = PRIVATE_BYTES = 32


@dataclass(frozen=True, slots=True)
class Pair:
    """Both halves, 32 bytes each."""

    private: bytes
    public: bytes

    def __repr__(self) -> str:
        return "Pair(…)"


def new_pair() -> Pair:
    """A random pair."""
    private = X25519PrivateKey.generate()
    return Pair(private.private_bytes_raw(), private.public_key().public_bytes_raw())


def pair_of(private: bytes) -> Pair:
    """Both halves, of which the public one follows. Raises ValueError where that is no private key."""
    return Pair(private, X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw())


def seal(public: bytes, secret: bytes) -> bytes:
    """The secret for the owner of `public`. Raises ValueError where that is no public key."""
    once = X25519PrivateKey.generate()
    ours = once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    return ours + aes_key_wrap(_between(shared, ours, public), secret)


def unseal(pair: Pair, sealed: bytes) -> bytes | None:
    """The secret again; None where it was not sealed to this pair."""
    theirs, wrapped = sealed[:PUBLIC_BYTES], sealed[PUBLIC_BYTES:]
    try:
        shared = X25519PrivateKey.from_private_bytes(pair.private).exchange(X25519PublicKey.from_public_bytes(theirs))
        return aes_key_unwrap(_between(shared, theirs, pair.public), wrapped)
    except (ValueError, InvalidUnwrap):
        return None


def _between(shared: bytes, once: bytes, public: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=once + public, info=b"ffbdesk slot 2").derive(shared)
