"""Backups of an open archive: made in time, thinned, tried, compared, and restored."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.rules import danish_order, display_name
from ffbdesk.keys.errors import WrongSecret
from ffbdesk.keys.ring import KeyRing
from ffbdesk.services import leaving
from ffbdesk.services.desk import Desk
from ffbdesk.storage import backup
from ffbdesk.storage.backup import Backup, Reason
from ffbdesk.storage.errors import OtherArchive, Stopped, StorageError, not_written
from ffbdesk.storage.folder import ArchiveFolder
from ffbdesk.storage.lists import CitizenLine
from ffbdesk.storage.thinning import superfluous
from ffbdesk.storage.turns import GoOn, always
from ffbdesk.storage.unpacked import bring_up_to_date, reading, under_key, unpacked
from ffbdesk.wholefile import sweep, unguessable

AT_MOST = timedelta(minutes=30)
"""How old the newest backup may be while somebody is changing the archive."""
SECOND_PLACE = "second_place"
"""The setting that holds the other folder for backups."""


class BackupNotOpened(Exception):
    """The passphrase does not open the backup: it is the one of the day the backup was made."""


class PlaceGone(Exception):
    """The second place could not be reached. The backup in the archive's own folder is made."""


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that counts, and what became of the copy at the second place."""

    backup: Backup
    second: Path | None = None
    trouble: Exception | None = None
    """Why there is none at the second place, where one was wished for."""


@dataclass(frozen=True, slots=True)
class Found:
    """Backups of this archive, newest first, and files that cannot be read."""

    backups: tuple[Backup, ...]
    unreadable: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One citizen in the backup and now."""

    name: str
    only_now: bool = False
    only_then: bool = False
    rounds_only_now: int = 0
    changed_since: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """What would be otherwise after a restore."""

    backup: Backup
    changes_since: int
    """How many changes were made after it."""
    citizens: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """What a drill found in a backup."""

    backup: Backup
    citizens: int
    rounds: int
    last_worked_at: datetime | None


def make(desk: Desk, reason: Reason = Reason.ASKED) -> Made:
    """Make a backup in the archive's folder, a copy at the second place, and thin both.

    Raises DiskFull, Unwritable, ArchiveDamaged, BackupNotSound, Stopped: then there is none, or none at the second
    place.
    """
    now = desk.clock()
    made = desk.ledger.back_up(desk.ledger.folder.copies, by=desk.user, at=now, reason=reason)
    thin(desk, desk.ledger.folder.copies, made.made_at)
    second = second_place(desk)
    if second is None:
        return Made(made)
    try:
        copied = copy_to(made.path, second, desk.ledger.go_on)
    except (StorageError, PlaceGone) as error:
        if isinstance(error, Stopped):
            raise
        return Made(made, trouble=error)
    thin(desk, second, made.made_at)
    return Made(made, copied)


def before(desk: Desk, reason: Reason) -> Made | None:
    """A backup before something large, unless the newest has it all already. Raises as `make`."""
    newest = next(iter(listing(desk).backups), None)
    nothing_new = desk.ledger.last == (newest.seq if newest else 0) and not desk.ledger.drafts()
    return None if nothing_new else make(desk, reason)


def save_to(desk: Desk, out: Path) -> Backup:
    """Make a backup in a folder that was asked for, and leave everything else there alone. Raises as `make`.

    It takes the archive along, so the access log remembers it.
    """
    made = desk.ledger.back_up(out, by=desk.user, at=desk.clock(), reason=Reason.ASKED)
    leaving.keep(desk, "backup save", made.path)
    return made


def is_due(desk: Desk) -> bool:
    """Whether somebody has changed the archive, and the newest backup is half an hour old or of another time."""
    newest = next(iter(listing(desk).backups), None)
    if newest is None:
        return desk.ledger.last > 0
    if newest.seq == desk.ledger.last and not desk.ledger.drafts():
        return False
    age = desk.clock() - newest.made_at
    return age >= AT_MOST or age < timedelta(0)  # from the future: the clock has been set back


def listing(desk: Desk, folder: Path | None = None) -> Found:
    """The backups of this archive in its own folder, or in another."""
    archive, (found, unreadable) = desk.keys.unlocked.archive, backup.listing(folder or desk.ledger.folder.copies)
    return Found(tuple(b for b in found if b.archive == archive), unreadable)


def everywhere(desk: Desk) -> tuple[Backup, ...]:
    """The backups of this archive in its own folder and at the second place."""
    second = second_place(desk)
    return listing(desk).backups + (listing(desk, second).backups if second else ())


def second_place(desk: Desk) -> Path | None:
    """The other folder for backups; None where none was chosen."""
    chosen = desk.ledger.read.setting(SECOND_PLACE)
    return Path(chosen) if chosen else None


def choose_second_place(desk: Desk, folder: Path | None) -> None:
    """Keep backups in another folder too, or no longer. Raises storage errors."""
    desk.ledger.keep_setting(SECOND_PLACE, str(folder) if folder else "")


def thin(desk: Desk, folder: Path, now: datetime) -> None:
    """Remove what is superfluous. What cannot be removed stays."""
    for old in superfluous(listing(desk, folder).backups, now):
        with suppress(OSError):
            old.path.unlink()


def copy_to(path: Path, folder: Path, go_on: GoOn = always) -> Path:
    """Copy a backup to a folder that is there, and read it back. Raises PlaceGone, DiskFull, Unwritable, Stopped."""
    if not folder.is_dir():
        raise PlaceGone
    half, whole = unguessable(folder), folder / path.name
    try:
        sweep(folder)
        if backup.copy_file(path, half, go_on) != backup.sha256_of(half, go_on):
            raise PlaceGone
        half.replace(whole)
    except OSError as error:
        raise not_written(error) from error
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)
    return whole


def holding(desk: Desk, citizen: CitizenId) -> tuple[Backup, ...]:
    """The backups that hold a citizen, and those of an earlier key, which may."""
    key = desk.keys.unlocked.key.raw_hex()
    return tuple(b for b in everywhere(desk) if b.holds(citizen, key) or not b.has_key(key))


def of_earlier_keys(desk: Desk) -> tuple[Backup, ...]:
    """The backups that the present key does not open: whoever could open the archive then can open them still."""
    key = desk.keys.unlocked.key.raw_hex()
    return tuple(b for b in everywhere(desk) if not b.has_key(key))


def remove(desk: Desk, paths: tuple[Path, ...]) -> int:
    """Remove backups for good, by the user's choice. Gives how many went. Raises Unwritable, DiskFull."""
    known = {b.path for b in everywhere(desk)}
    gone = [path for path in paths if path in known]
    try:
        for path in gone:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise not_written(error) from error
    return len(gone)


def attempt(desk: Desk, path: Path, passphrase: str) -> Tried:
    """The drill: unpack a backup, open it as after a loss, with the passphrase alone, check it and count.

    Raises BackupNotOpened, NotABackup, BackupDamaged, BackupNewer, DiskFull, Unwritable.
    """
    with unpacked(desk.ledger.folder, path, desk.ledger.go_on) as (folder, found):
        raw_hex = key_of(folder, passphrase)
        bring_up_to_date(folder.database, raw_hex, found.archive, desk.ledger.go_on)
        with reading(folder.database, raw_hex) as read:
            lines = read.citizens()
            worked = [line.last_worked_at for line in lines if line.last_worked_at]
            return Tried(found, len(lines), sum(len(line.rounds) for line in lines), max(worked, default=None))


def compared(desk: Desk, path: Path, passphrase: str = "") -> Compared:
    """What a restore would change. Raises as `attempt`; OtherArchive."""
    with _prepared(desk, path, passphrase) as (database, found):
        with reading(database, desk.keys.unlocked.key.raw_hex()) as read:
            then = {line.citizen.id: line for line in read.citizens()}
        now = {line.citizen.id: line for line in desk.ledger.read.citizens()}
        both = [_difference(now.get(id_), then.get(id_)) for id_ in {*now, *then}]
        differing = sorted((d for d in both if d is not None), key=lambda d: danish_order(d.name))
        return Compared(found, desk.ledger.read.changes_since(found.seq), tuple(differing))


def restore(desk: Desk, path: Path, passphrase: str = "") -> Made:
    """Put the archive back to what a backup holds. People and passphrases stay as they are now.

    The present content is kept as a backup first, and is what one takes back with. `passphrase` is needed only where
    the backup has an earlier key. Raises as `compared` and `make`; Swapped.
    """
    with _prepared(desk, path, passphrase) as (database, _found):
        kept = make(desk, Reason.RESTORE)
        desk.ledger.restore(database, by=desk.user, at=desk.clock())
        desk.ledger.note_access("backup restore", by=desk.user, at=desk.clock(), citizen=None)
        return kept


def _difference(now: CitizenLine | None, then: CitizenLine | None) -> Difference | None:
    line = now or then
    if line is None:
        return None
    name = display_name(line.citizen)
    if now is None or then is None:
        return Difference(name, only_now=then is None, only_then=now is None)
    added = len({r.id for r in now.rounds} - {r.id for r in then.rounds})
    changed = now != then
    return Difference(name, rounds_only_now=added, changed_since=changed) if changed else None


@contextmanager
def _prepared(desk: Desk, path: Path, passphrase: str) -> Iterator[tuple[Path, Backup]]:
    """A backup's database under the archive's present key and schema, in a folder that goes away again."""
    present = desk.keys.unlocked.key.raw_hex()
    with unpacked(desk.ledger.folder, path, desk.ledger.go_on) as (folder, found):
        if found.archive != desk.keys.unlocked.archive:
            raise OtherArchive
        database = folder.database
        if not found.has_key(present):
            database = under_key(folder, key_of(folder, passphrase), present, desk.ledger.go_on)
        bring_up_to_date(database, present, found.archive, desk.ledger.go_on)
        yield database, found


def key_of(folder: ArchiveFolder, passphrase: str) -> str:
    """The key of an unpacked backup. Raises BackupNotOpened, DamagedSlots."""
    try:
        return KeyRing(folder.path).unlock(passphrase).key.raw_hex()
    except WrongSecret as error:
        raise BackupNotOpened from error
