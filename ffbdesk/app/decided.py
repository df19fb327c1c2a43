"""Reads what an organisation has decided for everybody on a computer: a file that its IT department lays.

    {"arkiver": "D:\\FFB Desk", "laas_minutter": 5, "sikkerhedskopier": "\\\\server\\ffb\\%USERNAME%",
     "organisation": {"navn": "Bostedet Åen", "noegle": "…"}}

Each is optional. Variables of the environment are filled in. A file that is not an administrator's, or not what it
should be, decides nothing, and that is shown. A portable program has none: it belongs to whoever carries it.
"""

import binascii
import json
import os
import re
from base64 import b64decode
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ffbdesk import own_folders
from ffbdesk.app import administrators
from ffbdesk.domain.decided import Decided, Fault, Organisation, Unusable

NAME = "it-indstillinger.json"
_LARGEST = 64 * 1024
_LONGEST_NAME = 500
_NOT_FOLLOWED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_MINUTES = range(1, 24 * 60 + 1)


def real() -> Decided:
    """This computer's. Never raises."""
    return Decided() if own_folders.portable() else read(own_folders.for_everybody() / NAME)


def read(file: Path, is_trusted: Callable[[int, Path], bool] = administrators.laid) -> Decided:
    """What the file says. Never raises."""
    try:
        with os.fdopen(os.open(file, os.O_RDONLY | _NOT_FOLLOWED), "rb") as opened:
            # Of the open file: whatever is laid at its name between the question and the reading is not read.
            if not is_trusted(opened.fileno(), file):
                return Decided(unusable=Unusable(file, Fault.UNTRUSTED))
            raw = opened.read(_LARGEST + 1)
        if len(raw) > _LARGEST:
            return Decided(unusable=Unusable(file, Fault.UNREADABLE))
        return _said(json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_each_once))
    except FileNotFoundError:
        return Decided()
    except _Wrong as error:
        return Decided(unusable=Unusable(file, Fault.CONTENT, error.part))
    except (OSError, ValueError, RecursionError):
        return Decided(unusable=Unusable(file, Fault.UNREADABLE))


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A name that stands twice says two things. Raises _Wrong."""
    found = dict(pairs)
    for name in found:
        if sum(name == other for other, _said in pairs) > 1:
            raise _Wrong(name)
    return found


class _Wrong(Exception):
    """Half a decision is none. Names the part that is wrong."""

    def __init__(self, part: str) -> None:
        super().__init__()
        self.part = part


def _said(found: Any) -> Decided:
    """Raises _Wrong."""
    if not isinstance(found, dict):
        raise _Wrong("")
    unknown = [name for name in found if name not in _PARTS]
    if unknown:
        raise _Wrong(unknown[0])
    return Decided(*(_part(name, found) for name in _PARTS))


def _part(name: str, found: Mapping[str, Any]) -> Any:
    """None where it is left out. Raises _Wrong."""
    if name not in found:
        return None
    try:
        return _PARTS[name](found[name])
    except (ValueError, TypeError, AttributeError, KeyError, OSError) as error:
        raise _Wrong(name) from error


def _minutes(said: Any) -> int:
    if type(said) is not int or said not in _MINUTES:
        raise ValueError
    return said


def _folder(text: Any) -> Path:
    if not isinstance(text, str):
        raise TypeError
    path = Path(re.sub("%([^%]+)%", _variable, text))
    if not path.is_absolute() or "%" in str(path) or not str(path).isprintable() or ".." in path.parts:
        raise ValueError
    return path


def _variable(found: re.Match[str]) -> str:
    """Raises ValueError: one that is not there, or empty, would be one folder for everybody."""
    value = os.environ.get(found[1], "")
    if not value:
        raise ValueError
    return value


def _organisation(said: Any) -> Organisation:
    if not said.keys() <= {"navn", "noegle"}:
        raise ValueError
    name = " ".join(said["navn"].split())
    try:
        public = b64decode(said["noegle"], validate=True)
    except binascii.Error as error:
        raise ValueError from error
    if not 0 < len(name) <= _LONGEST_NAME or not name.isprintable():
        raise ValueError
    _must_be_key(public)
    return Organisation(name, public)


def _must_be_key(public: bytes) -> None:
    """Raises ValueError also for a key that nobody could have the other half of."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(public))


_PARTS: dict[str, Callable[[Any], Any]] = {
    "arkiver": _folder,
    "laas_minutter": _minutes,
    "sikkerhedskopier": _folder,
    "organisation": _organisation,
}
"""What a file may decide, in the order of `Decided`."""
