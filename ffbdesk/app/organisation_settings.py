"""What an organisation has decided for everybody on a computer: a file that its IT department lays, and we only read.

    {"arkiver": "D:\\FFB Desk", "laas_minutter": 5, "sikkerhedskopier": "\\\\server\\ffb\\%USERNAME%",
     "organisation": {"navn": "Bostedet Åen", "noegle": "…"}}

Each is optional. Variables of the environment are filled in. A file that is not an administrator's, or is not what it
should be, decides nothing; that it lies there is said, for somebody believes that it holds.
"""

import binascii
import json
import os
from base64 import b64decode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ffbdesk import own_folders
from ffbdesk.app import administrators

NAME = "it-indstillinger.json"
_LARGEST = 64 * 1024
_PUBLIC_BYTES = 32
_LONGEST_NAME = 120
_MINUTES = range(1, 24 * 60 + 1)


@dataclass(frozen=True, slots=True)
class Organisation:
    """Whose key opens the archives made on this computer, beside those who work in them."""

    name: str
    public: bytes


@dataclass(frozen=True, slots=True)
class OrganisationSettings:
    """What is decided; None where the user decides."""

    archives: Path | None = None
    lock_minutes: int | None = None
    """The longest time without a touch before an archive is locked."""
    second_place: Path | None = None
    organisation: Organisation | None = None
    unusable: Path | None = None
    """A file that lies there and decides nothing."""

    def minutes(self, wanted: int) -> int:
        """How long nobody may touch anything, where a user wants this long."""
        return wanted if self.lock_minutes is None else min(wanted, self.lock_minutes)


def real() -> OrganisationSettings:
    """This computer's. A portable program has none: it belongs to whoever carries it. Never raises."""
    if own_folders.portable():
        return OrganisationSettings()
    return read(own_folders.for_everybody() / NAME)


def read(file: Path, is_trusted: Callable[[Path], bool] = administrators.laid) -> OrganisationSettings:
    """What the file says. Never raises."""
    try:
        with file.open("rb") as opened:
            raw = opened.read(_LARGEST + 1)
    except FileNotFoundError:
        return OrganisationSettings()
    except OSError:
        return OrganisationSettings(unusable=file)
    try:
        if len(raw) > _LARGEST or not is_trusted(file):
            raise ValueError
        return _said(json.loads(raw.decode("utf-8-sig")))
    except (ValueError, TypeError, KeyError, RecursionError):
        return OrganisationSettings(unusable=file)


def _said(found: Any) -> OrganisationSettings:
    """Raises ValueError, TypeError, KeyError: half a decision is none."""
    if not isinstance(found, dict) or not set(found) <= {
        "arkiver",
        "laas_minutter",
        "sikkerhedskopier",
        "organisation",
    }:
        raise ValueError
    minutes = found.get("laas_minutter")
    if minutes is not None and (isinstance(minutes, bool) or minutes not in _MINUTES):
        raise ValueError
    return OrganisationSettings(
        _folder(found.get("arkiver")), minutes, _folder(found.get("sikkerhedskopier")), _organisation(found)
    )


def _folder(text: Any) -> Path | None:
    if text is None:
        return None
    path = Path(os.path.expandvars(str(text)))
    if not isinstance(text, str) or not path.is_absolute():
        raise ValueError
    return path


def _organisation(found: Mapping[str, Any]) -> Organisation | None:
    if "organisation" not in found:
        return None
    said = found["organisation"]
    name = " ".join(str(said["navn"]).split())
    try:
        public = b64decode(said["noegle"], validate=True)
    except binascii.Error as error:
        raise ValueError from error
    if not 0 < len(name) <= _LONGEST_NAME or len(public) != _PUBLIC_BYTES:
        raise ValueError
    return Organisation(name, public)
