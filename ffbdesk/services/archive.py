"""Make, open and check an archive."""

import getpass
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from unicodedata import normalize

from ffbdesk.catalog import loader
from ffbdesk.domain.ids import Clock, NewId
from ffbdesk.keys.errors import WrongSheet
from ffbdesk.keys.passphrase import Derivation, calibrated
from ffbdesk.keys.recovery import Sheet
from ffbdesk.keys.ring import KeyRing, OpenRing, Unlocked
from ffbdesk.services.desk import Desk, one_line
from ffbdesk.services.values import settle
from ffbdesk.storage import opening
from ffbdesk.storage.backup import SUFFIX, must_be_whole
from ffbdesk.storage.check import findings
from ffbdesk.storage.errors import (
    ArchiveDamaged,
    BackupDamaged,
    BackupNewer,
    DiskFull,
    NotABackup,
    Unreadable,
    Unwritable,
    not_written,
)
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
    derivation: Derivation | None = None
    """How passphrases become keys in a new archive; None measures what suits this computer."""


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
    must_be_long_enough(passphrase)
    user = one_line(user) or login_name()
    loader.load()  # a damaged catalogue is told before anything is made
    folder = ArchiveFolder(path.absolute())
    folder.make()
    try:
        return _made(folder, user, passphrase, machine)
    except BaseException:
        folder.unmake()
        raise


def must_be_long_enough(passphrase: str) -> None:
    """Raise PassphraseTooShort for a new passphrase under eight characters."""
    if len(normalize("NFC", passphrase.strip())) < PASSPHRASE_LEAST:
        raise PassphraseTooShort


def _made(folder: ArchiveFolder, user: str, passphrase: str, machine: Machine) -> Desk:
    catalogue, ring = loader.load(), KeyRing(folder.path)
    try:
        unlocked = ring.create(user, passphrase, machine.derivation or calibrated(), machine.new_id)
    except OSError as error:
        raise not_written(error) from error
    now = machine.clock()
    about = {"archive_id": unlocked.archive, "device": machine.new_id(), "made_at": now.isoformat()}
    ledger = opening.make(folder, unlocked.key.raw_hex(), who=user, at=now, about=about)
    return Desk(ledger, catalogue, user, machine.clock, machine.new_id, OpenRing(ring, unlocked))


def must_be_there(path: Path) -> None:
    """Look whether a path is an archive, before anybody is asked for a passphrase. Raises storage errors."""
    try:
        ArchiveFolder(path.absolute()).must_be_archive()
    except OSError as error:
        raise Unreadable from error


def open_(path: Path, passphrase: str, machine: Machine, *, mend: bool = True) -> Desk:
    """Open an archive. What was half typed when it was last open becomes changes.

    `mend` writes a damaged slot file anew from its whole copy; a check leaves it to be found. Raises WrongSecret,
    DamagedSlots, NewerSlots, or any storage error.
    """
    ring = _ring(path)
    unlocked = _read_keys(lambda: ring.unlock(passphrase))
    return opened(path, ring, unlocked, machine, mend=mend)


def open_with_sheet(path: Path, sheet: Sheet, user: str, passphrase: str, machine: Machine) -> Desk:
    """Open with the recovery sheet, and give `user` a new passphrase: their slot is made or made anew.

    Raises PassphraseTooShort, WrongSheet, SheetNeedsNumber, NewerSlots, or any storage error. Slot files that are gone
    or damaged are made again, with this one person.
    """
    must_be_long_enough(passphrase)
    ring, user = _ring(path), one_line(user) or login_name()
    found = _read_keys(lambda: ring.unlock_with_sheet(sheet))
    try:
        desk = opened(path, ring, replace(found, user=user), machine, mend=False)
    except ArchiveDamaged as error:
        # Only the database can tell a sheet of another archive where the slot files are gone.
        if type(error) is ArchiveDamaged and ring.damaged():
            raise WrongSheet from error
        raise
    try:
        _let_in(desk, ring, user, passphrase, machine)
    except BaseException:
        desk.ledger.close()
        raise
    return desk


def _let_in(desk: Desk, ring: KeyRing, user: str, passphrase: str, machine: Machine) -> None:
    try:
        if len(ring.damaged()) == 2:
            mine = replace(desk.keys.unlocked, slot=machine.new_id())
            ring.begin(mine, passphrase, machine.derivation or calibrated())
            return
        same = next((p.id for p in desk.keys.people() if p.name.casefold() == user.casefold()), None)
        if same is None:
            desk.keys.add(machine.new_id(), user, passphrase)
        else:
            desk.keys.set_passphrase(same, passphrase)
    except OSError as error:
        raise not_written(error) from error


def _ring(path: Path) -> KeyRing:
    folder = ArchiveFolder(path.absolute())
    must_be_there(path)
    return KeyRing(folder.path)


def _read_keys(unlock: Callable[[], Unlocked]) -> Unlocked:
    try:
        return unlock()
    except OSError as error:
        raise Unreadable from error


def opened(path: Path, ring: KeyRing, unlocked: Unlocked, machine: Machine, *, mend: bool) -> Desk:
    """Open the database with what the key ring gave. Raises any storage error."""
    catalogue, folder = loader.load(), ArchiveFolder(path.absolute())
    try:
        folder.must_have_database()
    except OSError as error:
        raise Unreadable from error
    ledger = opening.open_(
        folder,
        unlocked.key.raw_hex(),
        who=unlocked.user,
        at=machine.clock(),
        archive=unlocked.archive,
        previous=unlocked.before().key.raw_hex() if unlocked.previous else None,
    )
    keys = OpenRing(ring, unlocked)
    desk = Desk(ledger, catalogue, unlocked.user, machine.clock, machine.new_id, keys)
    try:
        with suppress(OSError):  # a medium that cannot be written may keep its files as they are
            _after_change_of_key(ledger, keys)
            if mend:
                keys.mend()
        with suppress(DiskFull, Unwritable):  # it stays half typed, and is shown as it stands
            settle(desk)
    except BaseException:
        ledger.close()
        raise
    return desk


def _after_change_of_key(ledger: Ledger, keys: OpenRing) -> None:
    """A change of key was interrupted: the slots follow the database, whichever key it has."""
    if keys.unlocked.previous:
        if ledger.has_key(keys.unlocked.key.raw_hex()):
            keys.end_new_key()
        else:
            keys.back_to_old_key()


def check(desk: Desk) -> tuple[str, ...]:
    """What is wrong with the archive, one line each; empty where all is sound."""
    folder = desk.ledger.folder.path
    slots = KeyRing(folder).damaged()
    forged = () if slots or desk.keys.is_trusted() else (say.found("forged"),)
    return (
        *(say.found(finding.kind, finding.what) for finding in findings(desk.ledger)),
        *(say.found("damaged" if (folder / name).exists() else "missing", name) for name in slots),
        *forged,
        *_hurt_backups(desk.ledger.folder),
    )


def _hurt_backups(folder: ArchiveFolder) -> Iterator[str]:
    """A backup that cannot be trusted is known before it is needed."""
    for path in sorted(folder.copies.glob(f"*{SUFFIX}")):
        try:
            must_be_whole(path)
        except (NotABackup, BackupDamaged, BackupNewer, OSError):
            yield say.found("damaged", path.name)
