"""The slot file: who can open the archive.

Each person's slot holds a key pair of their own, its private half wrapped under their passphrase, and the secret
sealed to it. A slot of the first version holds the secret itself, wrapped; it becomes one of the second when its
owner next opens the archive.
"""

import hashlib
import hmac
import json
import operator
from dataclasses import asdict, dataclass
from typing import Any

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from ffbdesk.domain.ids import ArchiveId
from ffbdesk.keys.errors import DamagedSlots, NewerSlots
from ffbdesk.keys.pair import Pair, new_pair, seal, unseal
from ffbdesk.keys.passphrase import Derivation
from ffbdesk.keys.secret import slots_key

_FORMAT, _VERSIONS = "ffbdesk/slots", (1, 2)
SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in. The name stands in clear; it is a user's or an organisation's, never a citizen's."""

    id: str
    name: str
    wrapped: bytes
    """The private key under the passphrase; in a slot of the first version the secret. Empty where the private key
    lies elsewhere (an organisation's)."""
    public: bytes = b""
    sealed: bytes = b""

    @property
    def is_person(self) -> bool:
        """Whether a passphrase opens it."""
        return bool(self.wrapped)

    def open_with(self, key: bytes) -> bytes | None:
        """The secret, by a key made of a passphrase; None where it does not fit."""
        try:
            inner = aes_key_unwrap(key, self.wrapped)
        except (InvalidUnwrap, ValueError):
            return None
        return unseal(Pair(inner, self.public), self.sealed) if self.public else inner

    def resealed(self, secret: bytes) -> "Slot":
        """The same way in to another secret."""
        return Slot(self.id, self.name, self.wrapped, self.public, seal(self.public, secret))


@dataclass(frozen=True, slots=True)
class Slots:
    """The whole slot file."""

    archive: ArchiveId
    generation: int
    salt: bytes
    derivation: Derivation
    slots: tuple[Slot, ...]
    previous: bytes = b""
    """While the archive gets a new key: the secret before it, wrapped under the new one's."""
    mac: bytes = b""
    """Proves that somebody who could open the archive wrote this; none in a file of the first version."""

    @property
    def people(self) -> tuple[Slot, ...]:
        """The slots that a passphrase opens."""
        return tuple(slot for slot in self.slots if slot.is_person)


def new_slot(slot_id: str, name: str, secret: bytes, key: bytes) -> Slot:
    """A person's way in, under a key made by `wrapping_key`."""
    pair = new_pair()
    return Slot(slot_id, name, aes_key_wrap(key, pair.private), pair.public, seal(pair.public, secret))


def organisation_slot(slot_id: str, name: str, secret: bytes, public: bytes) -> Slot:
    """An organisation's way in: its private key is not here."""
    return Slot(slot_id, name, b"", public, seal(public, secret))


def is_signed(slots: Slots, secret: bytes) -> bool:
    """Whether somebody with this secret wrote the file."""
    return hmac.compare_digest(_mac(_body(slots), secret, slots.archive), slots.mac)


def encode(slots: Slots, secret: bytes) -> bytes:
    """The file's bytes, signed, with a checksum that tells a damaged file from a wrong passphrase."""
    body = _body(slots)
    body["mac"] = _mac(body, secret, slots.archive).hex()
    return json.dumps({**body, "checksum": _checksum(body)}, ensure_ascii=False, indent=1).encode()


def decode(content: bytes) -> Slots:
    """Read a slot file. Raises DamagedSlots where it is not exactly what `encode` wrote, NewerSlots."""
    try:
        body: dict[str, Any] = json.loads(content)
        checksum = body.pop("checksum")
        if checksum != _checksum(body) or body["format"] != _FORMAT:
            raise DamagedSlots
        if body["version"] not in _VERSIONS:
            raise NewerSlots if body["version"] > max(_VERSIONS) else DamagedSlots
        return _slots(body)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedSlots from error


def _body(slots: Slots) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "version": max(_VERSIONS),
        "archive_id": slots.archive,
        "generation": slots.generation,
        "salt": slots.salt.hex(),
        "derivation": {"name": "argon2id", **asdict(slots.derivation)},
        "slots": [_written(slot) for slot in slots.slots],
        **({"previous": slots.previous.hex()} if slots.previous else {}),
    }


def _written(slot: Slot) -> dict[str, str]:
    parts = {"wrapped": slot.wrapped, "public": slot.public, "sealed": slot.sealed}
    return {"id": slot.id, "name": slot.name, **{name: part.hex() for name, part in parts.items() if part}}


def _slots(body: dict[str, Any]) -> Slots:
    derivation = {k: v for k, v in body["derivation"].items() if k != "name"}
    if len(body["salt"]) != 2 * SALT_BYTES:
        raise DamagedSlots
    return Slots(
        archive=ArchiveId(_text(body["archive_id"])),
        generation=operator.index(body["generation"]),
        salt=bytes.fromhex(body["salt"]),
        derivation=Derivation(**derivation),
        slots=tuple(_slot(s) for s in body["slots"]),
        previous=bytes.fromhex(body.get("previous", "")),
        mac=bytes.fromhex(body.get("mac", "")),
    )


def _slot(body: dict[str, Any]) -> Slot:
    parts = (bytes.fromhex(body.get(name, "")) for name in ("wrapped", "public", "sealed"))
    slot = Slot(_text(body["id"]), _text(body["name"]), *parts)
    if not (slot.wrapped or (slot.public and slot.sealed)):
        raise DamagedSlots
    return slot


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise DamagedSlots
    return value


def _mac(body: dict[str, Any], secret: bytes, archive: ArchiveId) -> bytes:
    return hmac.digest(slots_key(secret, archive), _canonical(body), "sha256")


def _checksum(body: dict[str, Any]) -> str:
    return hashlib.sha256(_canonical(body)).hexdigest()


def _canonical(body: dict[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
