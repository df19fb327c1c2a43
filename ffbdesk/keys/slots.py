"""The list of who can open the archive, as it stands in a file.

Each person's slot holds a key pair of their own, its private half wrapped under their passphrase, and the secret
sealed to it. A slot of the first version holds the secret itself, wrapped; it becomes one of the second when its
owner next opens the archive. The list is signed with the secret: only somebody who could open the archive wrote it.
"""

import hashlib
import hmac
import json
import operator
import secrets
from collections.abc import Iterator
from dataclasses import asdict, field, replace
from typing import Any

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.ids import ArchiveId
from ffbdesk.keys.errors import DamagedSlots, NewerSlots
from ffbdesk.keys.pair import PRIVATE_BYTES, Pair, new_pair, pair_of, seal, unseal
from ffbdesk.keys.passphrase import Derivation, wrapping_key
from ffbdesk.keys.secret import SECRET_BYTES, new_secret, pin_of, slots_key

_FORMAT, _FIRST, _NEWEST = "ffbdesk/slots", 1, 3
SALT_BYTES = 16
COURSE = "course"
"""The kind of an archive that is open to anybody, as its slot file and its database name it."""
LARGEST = 1024 * 1024
"""Bytes of a list: thousands of people."""
_CLEARLY = 1.5
_EARLIER = 50
"""Secrets that are remembered: nobody changes the key so often, and a list has a largest size."""
_STRETCHES = 16
"""Different ones in a list: each costs a derivation where a passphrase is wrong."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """How a passphrase becomes a key: slots that share it are tried by one derivation."""

    salt: bytes
    derivation: Derivation

    def key(self, passphrase: str) -> bytes:
        """32 bytes that wrap."""
        return wrapping_key(passphrase, self.salt, self.derivation)


def new_stretch(derivation: Derivation) -> Stretch:
    """With a salt of its own."""
    return Stretch(secrets.token_bytes(SALT_BYTES), derivation)


@dataclass(frozen=True, slots=True)
class Opening:
    """What a slot gave to its owner."""

    secret: bytes | None = field(repr=False)
    """None where it is sealed to somebody else's public key."""
    own: "Slot"
    """The slot as its owner knows it to be right."""
    is_right: bool
    """Whether the slot was that."""
    is_exchanged: bool
    """Whether another's public key stood there in its owner's place."""
    is_known: bool
    """Whether the secret is the one that the owner last opened, or came after it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in. The name stands in clear; it is a user's or an organisation's, never a citizen's."""

    id: str
    name: str
    wrapped: bytes
    """The private key under the passphrase, and which secret its owner last opened: a list of another secret, made by
    somebody who never had one of this archive's, is told by that (`pin_of`). In a slot of the first version the secret;
    in one of the second no pin yet. Empty where the private key lies elsewhere (an organisation's)."""
    public: bytes = b""
    sealed: bytes = b""
    stretch: Stretch | None = None
    """None where no passphrase opens it."""

    @property
    def is_person(self) -> bool:
        """Whether a passphrase opens it."""
        return bool(self.wrapped)

    def open_with(self, key: bytes, slots: "Slots") -> Opening | None:
        """By a key made of a passphrase, as a slot of this list; None where it does not fit."""
        try:
            inner = aes_key_unwrap(key, self.wrapped)
            if not self.public and not self.sealed:
                return self._of_first_version(inner, key, slots)
            # The public half follows from the private one: whoever exchanged it in the file has changed nothing here.
            pair, pin = pair_of(inner[:PRIVATE_BYTES]), inner[PRIVATE_BYTES:]
        except (InvalidUnwrap, ValueError):  # not for this key; or not what its list says it is
            return None
        secret = unseal(pair, self.sealed)
        if secret is None:
            return Opening(None, self, False, True, True)
        pins = [pin_of(one, slots.archive) for one in (secret, *slots.secrets_before(secret))]
        exchanged = self.public != pair.public
        if not exchanged and pin == pins[0]:
            return Opening(secret, self, True, False, True)
        own = sealed_to(self, pair, secret, key, slots.archive)
        return Opening(secret, own, False, exchanged, not pin or pin in pins)

    def _of_first_version(self, secret: bytes, key: bytes, slots: "Slots") -> Opening | None:
        """The slot holds the secret itself. One of today that lost its public half on the way holds more."""
        if len(secret) != SECRET_BYTES:
            return None
        return Opening(secret, sealed_to(self, new_pair(), secret, key, slots.archive), False, False, True)

    def resealed(self, secret: bytes) -> "Slot":
        """The same way in to another secret."""
        return replace(self, sealed=seal(self.public, secret))


@dataclass(frozen=True, slots=True)
class Slots:
    """The whole list."""

    archive: ArchiveId
    generation: int
    stretch: Stretch
    """For whoever gets a new passphrase."""
    slots: tuple[Slot, ...]
    earlier: tuple[bytes, ...] = ()
    """The secrets before this one, newest first, each wrapped under this one's: for what was sealed under them."""
    pending: bool = False
    """While the archive gets a new key: the database may still have the one before."""
    in_clear: bytes = field(default=b"", repr=False)
    """The secret itself, in a course archive alone: it is open to anybody (architecture, decision 20). No way of making
    or changing an ordinary list ever sets it."""
    version: int = _NEWEST
    signed: bytes = field(default=b"", repr=False, compare=False)
    """What was signed, as it stands in the file; empty in a list that was never written."""
    mac: bytes = field(default=b"", repr=False, compare=False)
    """Proves that somebody who could open the archive wrote this; none in a file of the first version."""

    @property
    def people(self) -> tuple[Slot, ...]:
        """The slots that a passphrase opens."""
        return tuple(slot for slot in self.slots if slot.is_person)

    @property
    def seals_to_nobody(self) -> bool:
        """Whether it is a list of the first version: unsigned, but nothing in it lets in who has not got the secret."""
        return self.version == _FIRST and not any(slot.public or slot.sealed for slot in self.slots)

    def is_signed(self, secret: bytes) -> bool:
        """Whether somebody with this secret wrote it."""
        return hmac.compare_digest(_mac(self.signed, secret, self.archive), self.mac)

    def secrets_before(self, secret: bytes) -> tuple[bytes, ...]:
        """The secrets before this one, newest first. What was not wrapped under it is left out."""
        return tuple(self._unwrapped(secret))

    def _unwrapped(self, secret: bytes) -> Iterator[bytes]:
        for wrapped in self.earlier:
            try:
                yield aes_key_unwrap(slots_key(secret, self.archive), wrapped)
            except (InvalidUnwrap, ValueError):
                continue


def new_slot(who: Slot, archive: ArchiveId, secret: bytes, stretch: Stretch, passphrase: str) -> Slot:
    """A person's way in; of `who` only id and name count."""
    empty = Slot(who.id, who.name, b"", stretch=stretch)
    return sealed_to(empty, new_pair(), secret, stretch.key(passphrase), archive)


def named(slot_id: str, name: str) -> Slot:
    """Who a slot will be for."""
    return Slot(slot_id, name, b"")


def sealed_to(slot: Slot, pair: Pair, secret: bytes, key: bytes, archive: ArchiveId) -> Slot:
    """The same person's way in with this pair, under a key made of their passphrase."""
    wrapped = aes_key_wrap(key, pair.private + pin_of(secret, archive))
    return replace(slot, wrapped=wrapped, public=pair.public, sealed=seal(pair.public, secret))


def organisation_slot(slot_id: str, name: str, secret: bytes, public: bytes) -> Slot:
    """An organisation's way in: its private key is not here."""
    return Slot(slot_id, name, b"", public, seal(public, secret))


def with_passphrase(slots: Slots, old: Slot, passphrase: str, secret: bytes, derivation: Derivation) -> Slots:
    """The list with a new passphrase for one slot, which is added where it is not there yet.

    A stretch that costs clearly more than the list's takes its place, for this slot and whoever comes after it: what
    was measured on a slow or busy computer must not stay.
    """
    stretches = {slot.stretch for slot in slots.people}
    harder = derivation.work >= _CLEARLY * slots.stretch.derivation.work and len(stretches) < _STRETCHES
    stretch = new_stretch(derivation) if harder else slots.stretch
    mine = new_slot(old, slots.archive, secret, stretch, passphrase)
    others = tuple(mine if slot.id == old.id else slot for slot in slots.slots)
    return replace(slots, stretch=stretch, slots=others if mine in others else (*others, mine))


def under_new_secret(slots: Slots, old: bytes) -> tuple[bytes, Slots]:
    """A new secret, and the list that seals it to everybody who has a pair of their own."""
    secret = new_secret()
    stay = tuple(slot.resealed(secret) for slot in slots.slots if slot.public)
    earlier = wrapped_under(secret, slots.archive, (old, *slots.secrets_before(old))[:_EARLIER])
    return secret, replace(slots, slots=stay, earlier=earlier, pending=True)


def wrapped_under(secret: bytes, archive: ArchiveId, earlier: tuple[bytes, ...]) -> tuple[bytes, ...]:
    """Earlier secrets, each for whoever has this one."""
    return tuple(aes_key_wrap(slots_key(secret, archive), one) for one in earlier)


def opened_by(slot: Slot, pair: Pair) -> bytes | None:
    """The secret in a slot whose private key lies elsewhere; None where it is another's."""
    return unseal(pair, slot.sealed) if slot.public == pair.public else None


def encode(slots: Slots, secret: bytes) -> bytes:
    """The file's bytes, signed, with a checksum that tells a damaged file from a wrong passphrase."""
    body = _body(slots)
    body["mac"] = _mac(_canonical(body), secret, slots.archive).hex()
    return json.dumps({**body, "checksum": _checksum(body)}, ensure_ascii=False, indent=1).encode()


def decode(content: bytes) -> Slots:
    """Read a list. Raises DamagedSlots where it is not exactly what `encode` wrote, NewerSlots."""
    try:
        body: dict[str, Any] = json.loads(content)
        checksum = body.pop("checksum")
        if checksum != _checksum(body) or body["format"] != _FORMAT:
            raise DamagedSlots
        version = operator.index(body["version"])
        if not _FIRST <= version <= _NEWEST:
            raise NewerSlots if version > _NEWEST else DamagedSlots
        return _slots(body)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedSlots from error


def decoded(content: bytes) -> Slots | None:
    """The list in this content; None where there is none, or a newer program's."""
    try:
        return decode(content)
    except (DamagedSlots, NewerSlots):
        return None


def _body(slots: Slots) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "version": _NEWEST,
        "archive_id": slots.archive,
        "generation": slots.generation,
        **_stretched(slots.stretch),
        "slots": [_written(slot, slots.stretch) for slot in slots.slots],
        **({"earlier": [wrapped.hex() for wrapped in slots.earlier]} if slots.earlier else {}),
        **({"pending": True} if slots.pending else {}),
        **({"kind": COURSE, "secret": slots.in_clear.hex()} if slots.in_clear else {}),
    }


def _stretched(stretch: Stretch) -> dict[str, Any]:
    return {"salt": stretch.salt.hex(), "derivation": {"name": "argon2id", **asdict(stretch.derivation)}}


def _written(slot: Slot, common: Stretch) -> dict[str, Any]:
    parts = {"wrapped": slot.wrapped, "public": slot.public, "sealed": slot.sealed}
    own = _stretched(slot.stretch) if slot.stretch not in (None, common) and slot.stretch else {}
    return {"id": slot.id, "name": slot.name, **{name: part.hex() for name, part in parts.items() if part}, **own}


def _slots(body: dict[str, Any]) -> Slots:
    mac = bytes.fromhex(body.pop("mac", ""))
    stretch = _stretch(body)
    # A list of the second version has one secret before this one, and only while a key is being changed.
    previous = [body["previous"]] if "previous" in body else []
    earlier = tuple(bytes.fromhex(wrapped) for wrapped in body.get("earlier", previous))
    slots = tuple(_slot(s, stretch) for s in body["slots"])
    if len({slot.stretch for slot in slots}) > _STRETCHES + 1:
        raise DamagedSlots
    return Slots(
        archive=ArchiveId(_text(body["archive_id"])),
        generation=operator.index(body["generation"]),
        stretch=stretch,
        slots=slots,
        earlier=earlier,
        pending=bool(previous) or body.get("pending") is True,
        in_clear=bytes.fromhex(body["secret"]) if body.get("kind") == COURSE else b"",
        version=operator.index(body["version"]),
        signed=_canonical(body),
        mac=mac,
    )


def _stretch(body: dict[str, Any]) -> Stretch:
    derivation = {k: v for k, v in body["derivation"].items() if k != "name"}
    if len(body["salt"]) != 2 * SALT_BYTES:
        raise DamagedSlots
    return Stretch(bytes.fromhex(body["salt"]), Derivation(**derivation))


def _slot(body: dict[str, Any], common: Stretch) -> Slot:
    wrapped, public, sealed = (bytes.fromhex(body.get(name, "")) for name in ("wrapped", "public", "sealed"))
    if not (wrapped or (public and sealed)):
        raise DamagedSlots
    stretch = _stretch(body) if "salt" in body else common
    return Slot(_text(body["id"]), _text(body["name"]), wrapped, public, sealed, stretch if wrapped else None)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise DamagedSlots
    return value


def _mac(signed: bytes, secret: bytes, archive: ArchiveId) -> bytes:
    return hmac.digest(slots_key(secret, archive), signed, "sha256")


def _checksum(body: dict[str, Any]) -> str:
    return hashlib.sha256(_canonical(body)).hexdigest()


def _canonical(body: dict[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
