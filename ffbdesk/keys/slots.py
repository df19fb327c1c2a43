"""The slot file: who can open the archive. Each slot holds the secret, wrapped under a passphrase."""

import hashlib
import json
import operator
from dataclasses import asdict, dataclass
from typing import Any

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from ffbdesk.domain.ids import ArchiveId
from ffbdesk.keys.errors import DamagedSlots, NewerSlots, WrongSecret
from ffbdesk.keys.passphrase import Derivation, wrapping_key

_FORMAT, _VERSION = "ffbdesk/slots", 1
SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Slot:
    """One person's way in. The name stands in clear; it is a user's, never a citizen's."""

    id: str
    name: str
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class Slots:
    """The whole slot file."""

    archive: ArchiveId
    generation: int
    salt: bytes
    derivation: Derivation
    slots: tuple[Slot, ...]


def new_slot(slot_id: str, name: str, secret: bytes, key: bytes) -> Slot:
    """Wrap the secret under a key made by `wrapping_key` (AES key wrap, RFC 3394)."""
    return Slot(slot_id, name, aes_key_wrap(key, secret))


def unwrap(slots: Slots, passphrase: str) -> tuple[bytes, Slot]:
    """The secret and the slot that opened. Raises WrongSecret."""
    key = wrapping_key(passphrase, slots.salt, slots.derivation)
    for slot in slots.slots:
        try:
            return aes_key_unwrap(key, slot.wrapped), slot
        except InvalidUnwrap:
            continue
    raise WrongSecret


def encode(slots: Slots) -> bytes:
    """The file's bytes, with a checksum that tells a damaged file from a wrong passphrase."""
    body = {
        "format": _FORMAT,
        "version": _VERSION,
        "archive_id": slots.archive,
        "generation": slots.generation,
        "salt": slots.salt.hex(),
        "derivation": {"name": "argon2id", **asdict(slots.derivation)},
        "slots": [{"id": s.id, "name": s.name, "wrapped": s.wrapped.hex()} for s in slots.slots],
    }
    return json.dumps({**body, "checksum": _checksum(body)}, ensure_ascii=False, indent=1).encode()


def decode(content: bytes) -> Slots:
    """Read a slot file. Raises DamagedSlots where it is not exactly what `encode` wrote, NewerSlots."""
    try:
        body: dict[str, Any] = json.loads(content)
        checksum = body.pop("checksum")
        if checksum != _checksum(body) or body["format"] != _FORMAT:
            raise DamagedSlots
        if body["version"] != _VERSION:
            raise NewerSlots if body["version"] > _VERSION else DamagedSlots
        return _slots(body)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedSlots from error


def _slots(body: dict[str, Any]) -> Slots:
    derivation = {k: v for k, v in body["derivation"].items() if k != "name"}
    if len(body["salt"]) != 2 * SALT_BYTES:
        raise DamagedSlots
    return Slots(
        archive=ArchiveId(_text(body["archive_id"])),
        generation=operator.index(body["generation"]),
        salt=bytes.fromhex(body["salt"]),
        derivation=Derivation(**derivation),
        slots=tuple(Slot(_text(s["id"]), _text(s["name"]), bytes.fromhex(s["wrapped"])) for s in body["slots"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise DamagedSlots
    return value


def _checksum(body: dict[str, Any]) -> str:
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
