"""An organisation's key: one half in its archives, the other in a file in its safe, under a passphrase of its own.

So a leader can open the archive of somebody who has left. The file holds nothing of any archive.
"""

import json
import secrets
from dataclasses import asdict
from typing import Any

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from ffbdesk.dataclass import dataclass
from ffbdesk.keys.errors import KeyRingError, WrongOrganisationKey
from ffbdesk.keys.pair import PUBLIC_BYTES, Pair, new_pair
from ffbdesk.keys.passphrase import Derivation, wrapping_key
from ffbdesk.keys.slots import SALT_BYTES

SUFFIX = ".ffbnoegle"
LARGEST = 64 * 1024
_FORMAT, _VERSION = "ffbdesk/organisation-key", 1


class NotAKeyFile(KeyRingError):
    """The file is not an organisation's key of ours. `name` is the file's."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.suffix = name, SUFFIX


@dataclass(frozen=True, slots=True)
class OrganisationKey:
    """The content of a key file."""

    name: str
    public: bytes
    salt: bytes
    derivation: Derivation
    wrapped: bytes

    def open_with(self, passphrase: str) -> Pair:
        """Both halves. Raises WrongOrganisationKey."""
        try:
            key = wrapping_key(passphrase, self.salt, self.derivation)
            return Pair(aes_key_unwrap(key, self.wrapped), self.public)
        except (InvalidUnwrap, ValueError) as error:
            raise WrongOrganisationKey from error


def new_key(name: str, passphrase: str, derivation: Derivation) -> OrganisationKey:
    """A random key under a passphrase."""
    pair, salt = new_pair(), secrets.token_bytes(SALT_BYTES)
    wrapped = aes_key_wrap(wrapping_key(passphrase, salt, derivation), pair.private)
    return OrganisationKey(name, pair.public, salt, derivation, wrapped)


def encode(key: OrganisationKey) -> bytes:
    """The file's bytes."""
    body = {
        "format": _FORMAT,
        "version": _VERSION,
        "name": key.name,
        "public": key.public.hex(),
        "salt": key.salt.hex(),
        "derivation": asdict(key.derivation),
        "wrapped": key.wrapped.hex(),
    }
    return json.dumps(body, ensure_ascii=False, indent=1).encode()


def decode(content: bytes, name: str) -> OrganisationKey:
    """Read a key file. Raises NotAKeyFile."""
    try:
        body: dict[str, Any] = json.loads(content)
        if (body["format"], body["version"]) != (_FORMAT, _VERSION):
            raise NotAKeyFile(name)
        public, salt = bytes.fromhex(body["public"]), bytes.fromhex(body["salt"])
        if len(public) != PUBLIC_BYTES or len(salt) != SALT_BYTES or not isinstance(body["name"], str):
            raise NotAKeyFile(name)
        derivation, wrapped = Derivation(**body["derivation"]), bytes.fromhex(body["wrapped"])
        return OrganisationKey(body["name"], public, salt, derivation, wrapped)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NotAKeyFile(name) from error
