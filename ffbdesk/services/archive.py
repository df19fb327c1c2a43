"""Make, open and check an archive."""

import getpass
from dataclasses import dataclass
from pathlib import Path

from ffbdesk.catalog import loader
from ffbdesk.domain.ids import Clock, NewId
from ffbdesk.keys.passphrase import STANDARD, Derivation
from ffbdesk.keys.ring import KeyRing
from ffbdesk.services.desk import Desk
from ffbdesk.services.drafts import settle
from ffbdesk.storage import opening
from ffbdesk.storage.check import findings
from ffbdesk.storage.errors import Unreadable, Unwritable
from ffbdesk.storage.folder import ArchiveFolder

PASSPHRASE_LEAST = 8
"""Characters. Strength in words comes with the people page."""


class PassphraseTooShort(Exception):
    """A new archive needs a longer passphrase."""

    def __init__(self) -> None:
        super().__init__()
        self.least = PASSPHRASE_LEAST


@dataclass(frozen=True, slots=True)
class Machine:
    """What the program gets from outside: time and chance."""

    clock: Clock
    new_id: NewId
    derivation: Derivation = STANDARD


def login_name() -> str:
    """The name the user is logged in with, or 'Bruger' where the system has none."""
    try:
        return getpass.getuser()
    except OSError:
        return "Bruger"


def create(path: Path, user: str, passphrase: str, machine: Machine) -> Desk:
    """Make a new archive and open it.

    Raises PassphraseTooShort, PlaceTaken, Unwritable, DiskFull, CatalogueDamaged.
    """
    if len(passphrase.strip()) < PASSPHRASE_LEAST:
        raise PassphraseTooShort
    catalogue = loader.load()
    folder = ArchiveFolder(path.absolute())
    folder.make()
    try:
        unlocked = KeyRing(folder.path).create(user, passphrase, machine.derivation, machine.new_id)
    except OSError as error:
        raise Unwritable from error
    now = machine.clock()
    about = {"archive_id": unlocked.archive, "device": machine.new_id(), "made_at": now.isoformat()}
    ledger = opening.make(folder, unlocked.key.raw_hex(), who=user, at=now, about=about)
    return Desk(ledger, catalogue, user, machine.clock, machine.new_id)


def open_(path: Path, passphrase: str, machine: Machine) -> Desk:
    """Open an archive. What was half typed when it was last open becomes changes.

    Raises WrongSecret, DamagedSlots, or any storage error.
    """
    catalogue = loader.load()
    folder = ArchiveFolder(path.absolute())
    try:
        folder.must_be_archive()
        unlocked = KeyRing(folder.path).unlock(passphrase)
    except OSError as error:
        raise Unreadable from error
    now = machine.clock()
    ledger = opening.open_(folder, unlocked.key.raw_hex(), who=unlocked.user, at=now, archive=unlocked.archive)
    desk = Desk(ledger, catalogue, unlocked.user, machine.clock, machine.new_id)
    try:
        settle(desk)
    except BaseException:
        ledger.close()
        raise
    return desk


def check(desk: Desk) -> tuple[str, ...]:
    """What is wrong with the archive, one line each; empty where all is sound."""
    folder = desk.ledger.folder.path
    return (*findings(desk.ledger), *(f"{name}: unreadable" for name in KeyRing(folder).damaged()))
