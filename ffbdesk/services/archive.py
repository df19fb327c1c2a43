"""Make, open and check an archive."""

import getpass
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from ffbdesk.catalog import loader
from ffbdesk.domain.ids import Clock, NewId
from ffbdesk.keys.passphrase import STANDARD, Derivation
from ffbdesk.keys.ring import KeyRing
from ffbdesk.services.desk import Desk, one_line
from ffbdesk.services.drafts import settle
from ffbdesk.storage import opening
from ffbdesk.storage.check import findings
from ffbdesk.storage.errors import DiskFull, Unreadable, Unwritable, not_written
from ffbdesk.storage.folder import ArchiveFolder
from ffbdesk.storage.ledger import Ledger
from ffbdesk.words import checks as say

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
    except (OSError, KeyError, ImportError):  # what it raises differs by Python version and system
        return "Bruger"


def create(path: Path, user: str, passphrase: str, machine: Machine) -> Desk:
    """Make a new archive and open it.

    Raises PassphraseTooShort, TooLong, PlaceTaken, Unwritable, DiskFull, CatalogueDamaged. After any of them the
    place is empty again, so that the next try can use it.
    """
    if len(normalize("NFC", passphrase.strip())) < PASSPHRASE_LEAST:
        raise PassphraseTooShort
    user = one_line("user", user) or login_name()
    catalogue = loader.load()
    folder = ArchiveFolder(path.absolute())
    folder.make()
    try:
        ledger = _made(folder, user, passphrase, machine)
    except BaseException:
        folder.unmake()
        raise
    return Desk(ledger, catalogue, user, machine.clock, machine.new_id)


def _made(folder: ArchiveFolder, user: str, passphrase: str, machine: Machine) -> Ledger:
    try:
        unlocked = KeyRing(folder.path).create(user, passphrase, machine.derivation, machine.new_id)
    except OSError as error:
        raise not_written(error) from error
    now = machine.clock()
    about = {"archive_id": unlocked.archive, "device": machine.new_id(), "made_at": now.isoformat()}
    return opening.make(folder, unlocked.key.raw_hex(), who=user, at=now, about=about)


def must_be_there(path: Path) -> None:
    """Look whether a path is an archive, before anybody is asked for a passphrase. Raises storage errors."""
    try:
        ArchiveFolder(path.absolute()).must_be_archive()
    except OSError as error:
        raise Unreadable from error


def open_(path: Path, passphrase: str, machine: Machine) -> Desk:
    """Open an archive. What was half typed when it was last open becomes changes.

    Raises WrongSecret, DamagedSlots, NewerSlots, or any storage error.
    """
    catalogue = loader.load()
    folder = ArchiveFolder(path.absolute())
    try:
        folder.must_be_archive()
        unlocked = KeyRing(folder.path).unlock(passphrase)
        folder.must_have_database()
    except OSError as error:
        raise Unreadable from error
    now = machine.clock()
    ledger = opening.open_(folder, unlocked.key.raw_hex(), who=unlocked.user, at=now, archive=unlocked.archive)
    desk = Desk(ledger, catalogue, unlocked.user, machine.clock, machine.new_id)
    try:
        with suppress(DiskFull, Unwritable):  # it stays half typed, and is shown as it stands
            settle(desk)
    except BaseException:
        ledger.close()
        raise
    return desk


def check(desk: Desk) -> tuple[str, ...]:
    """What is wrong with the archive, one line each; empty where all is sound."""
    folder = desk.ledger.folder.path
    slots = KeyRing(folder).damaged()
    return (
        *(say.found(finding.kind, finding.what) for finding in findings(desk.ledger)),
        *(say.found("damaged" if (folder / name).exists() else "missing", name) for name in slots),
    )
