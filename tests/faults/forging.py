"""What a stranger can do to the list of who can open an archive: he writes in the folder and has no passphrase."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from ffbdesk.keys.pair import Pair, new_pair, seal

STRANGER: Pair = new_pair()
"""Whose key he would like the secret to be sealed to."""


def _organisation(body: dict[str, Any]) -> None:
    sealed = seal(STRANGER.public, b"0" * 16).hex()
    body["slots"].append({"id": "fremmed", "name": "Kommunen", "public": STRANGER.public.hex(), "sealed": sealed})


def _public(body: dict[str, Any]) -> None:
    body["slots"][-1]["public"] = STRANGER.public.hex()


def _unsigned(body: dict[str, Any]) -> None:
    body.pop("mac", None)
    _organisation(body)


def _first_version(body: dict[str, Any]) -> None:
    """As the first program wrote it, which signed nothing."""
    body.pop("mac", None)
    body["version"] = 1
    _organisation(body)


def _newest(body: dict[str, Any]) -> None:
    body["generation"] = 10**12
    _public(body)


def _weak(body: dict[str, Any]) -> None:
    body["derivation"].update(memory_kib=8, iterations=1, lanes=1)


def _endless(body: dict[str, Any]) -> None:
    body["derivation"].update(memory_kib=1024 * 1024, iterations=64, lanes=16)


def _salt(body: dict[str, Any]) -> None:
    body["salt"] = "00" * 16


def _number(body: dict[str, Any]) -> None:
    body["archive_id"] = "../../fremmed"


def _nobody(body: dict[str, Any]) -> None:
    body["slots"] = [body["slots"][0] | {"wrapped": "00" * 40}]


def _pending(body: dict[str, Any]) -> None:
    body["pending"] = True
    body["earlier"] = ["00" * 24]


FORGERIES: dict[str, Callable[[dict[str, Any]], None]] = {
    "an organisation": _organisation,
    "a public key": _public,
    "no signature": _unsigned,
    "the first version": _first_version,
    "the newest": _newest,
    "weak": _weak,
    "endless": _endless,
    "salt": _salt,
    "number": _number,
    "nobody": _nobody,
    "pending": _pending,
}


def forged(content: bytes, name: str) -> bytes:
    """The list with one of these done to it, and a checksum that fits."""
    body = json.loads(content)
    del body["checksum"]
    FORGERIES[name](body)
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return json.dumps({**body, "checksum": hashlib.sha256(text.encode()).hexdigest()}).encode()
