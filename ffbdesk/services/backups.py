"""Backups of an open archive: made in time, thinned, tried, compared, and restored."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import field
from datetime import datetime, timedelta
from pathlib import Path

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.alphabet import danish_order
from ffbdesk.domain.ids import CitizenId
from ffbdesk.keys.errors import WrongSecret
from ffbdesk.keys.ring import KeyRing
from ffbdesk.keys.secret import database_key
from ffbdesk.services import citizens, leaving
from ffbdesk.services.desk import Desk
from ffbdesk.storage import backup, marked, working
from ffbdesk.storage.backup import Backup, Reason
from ffbdesk.storage.errors import (
    BackupDamaged,
    BackupNotSound,
    NotABackup,
    OtherArchive,
    OtherBackupKey,
    Stopped,
    StorageError,
    not_written,
)
from ffbdesk.storage.folder import ArchiveFolder
from ffbdesk.storage.lists import CitizenLine
from ffbdesk.storage.thinning import superfluous
from ffbdesk.storage.unpacked import bring_up_to_date, reading, under_key, unpacked
from ffbdesk.wholefile import sync_folder, take_away
from ffbdesk.wiping import wipe

AT_MOST = timedelta(minutes=30)
"""How old the newest backup may be while somebody is changing the archive."""
AT_MOST_CHANGES = 100
"""How many changes may be in no backup, whatever the clock says."""
SECOND_PLACE, SECOND_MARK = "second_place", "second_place_mark"
"""The settings that hold the other folder for backups, and the mark it is known by."""


FORMER_PLACES = "former_places"
"""The setting that holds the folders that were the second place before."""


class BackupNotOpened(Exception):
    """The passphrase does not open the backup: it is the one of the day the backup was made."""


class PlaceGone(Exception):
    """The second place could not be reached. The backup in the archive's own folder is made."""


class PlaceNotKnown(PlaceGone):
    """There is a folder, but it has not the mark of the place that was chosen: a drive that is out, or another one."""


class PlaceWithin(Exception):
    """The second place lies in the archive itself: what takes the one takes the other."""


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that counts, and what became of the copy at the second place."""

    backup: Backup
    second: Path | None = None
    trouble: Exception | None = None
    """Why there is none at the second place, where one was wished for."""
    unmarked: bool = False
    """The second place was chosen by an earlier program: `mark_second_place` may be called now."""


@dataclass(frozen=True, slots=True)
class Found:
    """Backups of this archive, newest first, and files that cannot be read."""

    backups: tuple[Backup, ...]
    unreadable: tuple[Path, ...]


@dataclass(slots=True)
class Seen:
    """Remembers which backups were read to their end and can be relied on, as long as their files stay as they are."""

    _sound: dict[tuple[Path, int, int], bool] = field(default_factory=dict)

    def is_sound(self, desk: Desk, one: Backup) -> bool:
        """Whether a backup of this archive can be relied on. Raises Stopped."""
        try:
            about = one.path.stat()
        except OSError:
            return False
        file = (one.path, about.st_size, about.st_mtime_ns)
        if file not in self._sound:
            key = desk.ledger.raw_hex
            self._sound[file] = backup.is_sound(one.path, key, desk.ledger.go_on)
        return self._sound[file]


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
    after = max((one.number for one in everywhere(desk)), default=0)
    made = desk.ledger.back_up(desk.ledger.folder.copies, by=desk.user, at=now, reason=reason, after=after)
    thin(desk, desk.ledger.folder.copies, made.made_at)
    second = second_place(desk)
    if second is None:
        return Made(made)
    try:
        _must_be_apart(desk, second)
        _must_be_known(desk, second)
        copied = _copy_to(desk, made, second)
    except (StorageError, PlaceGone, PlaceWithin) as error:
        if isinstance(error, Stopped):
            raise
        return Made(made, trouble=error)
    thin(desk, second, made.made_at)
    return Made(made, copied, unmarked=not desk.ledger.read.setting(SECOND_MARK))


def before(desk: Desk, reason: Reason) -> Made | None:
    """A backup before something large, unless one that was looked at just now has it all. Raises as `make`."""
    return None if _has_it_all(desk, listing(desk).backups, Seen()) else make(desk, reason)


def save_to(desk: Desk, out: Path) -> Backup:
    """Make a backup in a folder that was asked for, and leave everything else there alone. Raises as `make`.

    It takes the archive along, so the access log remembers it.
    """
    made = desk.ledger.back_up(out, by=desk.user, at=desk.clock(), reason=Reason.ASKED)
    leaving.keep(desk, "backup save", made.path)
    return made


def is_due(desk: Desk, seen: Seen | None = None) -> bool:
    """Whether somebody has changed the archive since its last good backup, and that is half an hour old or of another
    time, or many changes ago. `seen` spares reading the same file again. Raises Stopped."""
    seen, found = seen or Seen(), listing(desk).backups
    if not found:
        return desk.ledger.last > 0
    if _has_it_all(desk, found, seen):
        return False
    last = found[0]
    age = desk.clock() - last.made_at
    return (
        age >= AT_MOST
        or age < timedelta(0)  # from the future: the clock has been set back
        or desk.ledger.last - last.seq >= AT_MOST_CHANGES
        or not seen.is_sound(desk, last)
    )


def _has_it_all(desk: Desk, found: tuple[Backup, ...], seen: Seen) -> bool:
    """Whether a backup that can be relied on ends with the change that the archive ends with."""
    if desk.ledger.drafts():
        return False
    if not desk.ledger.last:
        return True
    stamp = desk.ledger.stamp()
    return any(one.stamp == stamp and seen.is_sound(desk, one) for one in found)


def listing(desk: Desk, folder: Path | None = None) -> Found:
    """The backups of this archive in its own folder, or in another."""
    archive, (found, unreadable) = desk.keys.unlocked.archive, backup.listing(folder or desk.ledger.folder.copies)
    return Found(tuple(b for b in found if b.archive == archive), unreadable)


def everywhere(desk: Desk) -> tuple[Backup, ...]:
    """The backups of this archive in its own folder and at the second place."""
    second = second_place(desk)
    return listing(desk).backups + (listing(desk, second).backups if second else ())


def unreadable(desk: Desk) -> tuple[Path, ...]:
    """Files in the archive's own folder and at the second place that end like a backup, and cannot be read."""
    second, found = second_place(desk), list[Path]()
    for folder in (desk.ledger.folder.copies, *([second] if second else [])):
        read, bad = backup.listing(folder)
        others = (b for b in read if b.archive != desk.keys.unlocked.archive)
        found += [*bad, *(b.path for b in others if _has_key(b, desk.ledger.raw_hex))]  # ours, under another's number
    return tuple(found)


def second_place(desk: Desk) -> Path | None:
    """The other folder for backups; None where none was chosen."""
    chosen = desk.ledger.read.setting(SECOND_PLACE)
    return Path(chosen) if chosen else None


def choose_second_place(desk: Desk, folder: Path | None) -> None:
    """Keep backups in another folder too, or no longer. The folder gets a mark, where it has none yet.

    Raises PlaceGone, PlaceWithin, DiskFull, Unwritable: then the place is the one it was.
    """
    mark, before = _marked(desk, folder) if folder else "", second_place(desk)
    chosen = str(folder.absolute()) if folder else ""
    former = [str(one) for one in former_places(desk)] + ([str(before)] if before else [])
    left = [one for one in dict.fromkeys(former) if one != chosen]
    desk.note("second place" if folder else "no second place")
    desk.ledger.keep_settings(
        {SECOND_PLACE: chosen, SECOND_MARK: mark, FORMER_PLACES: json.dumps(left) if left else ""}
    )


def former_places(desk: Desk) -> tuple[Path, ...]:
    """Folders that were the second place once: what was copied there may lie there still."""
    return tuple(map(Path, json.loads(desk.ledger.read.setting(FORMER_PLACES) or "[]")))


def second_trouble(desk: Desk) -> PlaceGone | PlaceWithin | None:
    """Why the second place would take no copy now: it is gone, not known, or within the archive. Changes nothing."""
    second = second_place(desk)
    try:
        if second is not None:
            _must_be_apart(desk, second)
            _must_be_known(desk, second)
    except (PlaceGone, PlaceWithin) as error:
        return error
    return None


def mark_second_place(desk: Desk) -> None:
    """Mark a place that an earlier program chose by its path, where there are backups of this archive to know it by.

    Raises DiskFull, Unwritable.
    """
    second = second_place(desk)
    with suppress(PlaceGone, PlaceWithin):
        if second is not None and not desk.ledger.read.setting(SECOND_MARK):
            _must_be_apart(desk, second)
            _must_be_known(desk, second)
            desk.ledger.keep_setting(SECOND_MARK, _marked(desk, second))


def _must_be_known(desk: Desk, folder: Path) -> None:
    """By its mark, or where an earlier program chose it by this archive's backups in it. Raises PlaceNotKnown."""
    mark = desk.ledger.read.setting(SECOND_MARK)
    if not (marked.mark_in(folder) == mark if mark else listing(desk, folder).backups):
        raise PlaceNotKnown


def _marked(desk: Desk, folder: Path) -> str:
    _must_be_apart(desk, folder)
    try:
        return marked.mark(folder, desk.new_id())
    except OSError as error:
        raise not_written(error) from error


def _must_be_apart(desk: Desk, folder: Path) -> None:
    """Look where a folder really lies, however it is spelled. Raises PlaceGone, PlaceWithin."""
    archive = desk.ledger.folder
    try:
        if not folder.is_dir():
            raise PlaceGone
        real = folder.resolve()
        ours = [own for own in (archive.path, archive.copies) if own.exists()]
        if any(one.samefile(own) for one in (real, *real.parents) for own in ours):
            raise PlaceWithin
    except OSError as error:
        raise PlaceGone from error


def thin(desk: Desk, folder: Path, now: datetime) -> None:
    """Remove what is superfluous. What cannot be removed stays."""
    for old in superfluous(listing(desk, folder).backups, now):
        with suppress(OSError):
            take_away(old.path, missing_ok=False)


def _copy_to(desk: Desk, made: Backup, folder: Path) -> Path:
    """Copy a backup to a folder that is there. It has its name only once it was read back from there and opened.

    Raises PlaceGone, BackupNotSound, DiskFull, Unwritable, Stopped.
    """
    try:
        with working.folder(folder, working.HALF) as half:
            copy = half / "kopi.zip"
            backup.copy_file(made.path, copy, desk.ledger.go_on)
            _must_open(desk, copy)
            whole = working.put(copy, folder, made.path.stem, backup.SUFFIX)
        sync_folder(folder)
    except OSError as error:
        raise not_written(error) if folder.exists() else PlaceGone from error
    return whole


def _must_open(desk: Desk, copy: Path) -> None:
    key = desk.ledger.raw_hex
    try:
        with unpacked(desk.ledger.folder, copy, desk.ledger.go_on) as (folder, found):
            backup.must_open(folder.database, key, found)
    except (BackupDamaged, NotABackup) as error:
        raise BackupNotSound from error


def holding(desk: Desk, citizen: CitizenId) -> tuple[Backup, ...]:
    """The backups that hold a citizen, and those that may."""
    surely, perhaps = telling(desk, citizen)
    return surely + perhaps


def telling(desk: Desk, citizen: CitizenId) -> tuple[tuple[Backup, ...], tuple[Backup, ...]]:
    """The backups that hold a citizen, and those of which nobody can say: of a key that is none of the archive's own,
    or such as do not prove that this program wrote what they say.

    One that was made before the citizen, or after they were erased, is neither, whichever of our keys it has.
    """
    keys = [desk.ledger.raw_hex, *(database_key(s, desk.keys.unlocked.archive).raw_hex() for s in desk.keys.earlier())]
    surely, perhaps = list[Backup](), list[Backup]()
    for one in everywhere(desk):
        if any(one.holds(citizen, key) for key in keys):
            surely.append(one)
        elif not any(backup.is_signed(one.path, key) for key in keys):
            perhaps.append(one)
    wipe(*keys[1:])
    return tuple(surely), tuple(perhaps)


def of_earlier_keys(desk: Desk) -> tuple[Backup, ...]:
    """The backups that the present key does not open: whoever could open the archive then can open them still."""
    key = desk.ledger.raw_hex
    return tuple(b for b in everywhere(desk) if not _has_key(b, key))


def _has_key(one: Backup, raw_hex: str) -> bool:
    """One bad file must stop neither an erasure nor a change of key."""
    try:
        return one.has_key(raw_hex)
    except (BackupDamaged, NotABackup, OSError):
        return False


def remove(desk: Desk, paths: tuple[Path, ...]) -> int:
    """Remove backups for good, by the user's choice. Gives how many went. Raises Unwritable, DiskFull."""
    known = {b.path for b in everywhere(desk)}
    gone = [path for path in paths if path in known]
    if gone:
        desk.note("backup remove")
    try:
        for path in gone:
            take_away(path)
    except OSError as error:
        raise not_written(error) from error
    return len(gone)


def attempt(desk: Desk, path: Path, passphrase: str) -> Tried:
    """The drill: unpack a backup, open it as after a loss, with the passphrase alone, check it and count.

    Raises BackupNotOpened, NotABackup, BackupDamaged, BackupNewer, DiskFull, Unwritable.
    """
    with unpacked(desk.ledger.folder, path, desk.ledger.go_on) as (folder, found):
        try:
            raw_hex = key_of(folder, passphrase)
        except BackupNotOpened:
            desk.note("wrong backup passphrase")
            raise
        desk.note("backup try")
        bring_up_to_date(folder.database, raw_hex, found.archive, desk.ledger.go_on)
        with reading(folder.database, raw_hex) as read:
            lines = read.citizens()
            worked = [line.last_worked_at for line in lines if line.last_worked_at]
            return Tried(found, len(lines), sum(len(line.rounds) for line in lines), max(worked, default=None))


def compared(desk: Desk, path: Path) -> Compared:
    """What a restore would change. Raises as `attempt`; OtherArchive, OtherBackupKey."""
    desk.saw("backup compare")
    with _prepared(desk, path) as (database, found):
        with reading(database, desk.ledger.raw_hex) as read:
            then = {line.citizen.id: line for line in read.citizens()}
        now = {line.citizen.id: line for line in desk.ledger.read.citizens()}
        both = [_difference(now.get(id_), then.get(id_)) for id_ in {*now, *then}]
        differing = sorted((d for d in both if d is not None), key=lambda d: danish_order(d.name))
        return Compared(found, desk.ledger.read.changes_since(found.seq), tuple(differing))


def restore(desk: Desk, path: Path) -> Made:
    """Put the archive back to what a backup holds. People and passphrases stay as they are now.

    The present content is kept as a backup first, and is what one takes back with. Raises as `compared` and `make`;
    Swapped.
    """
    with _prepared(desk, path) as (database, _found):
        kept = make(desk, Reason.RESTORE)
        with leaving.noted(desk, "backup restore"):
            desk.ledger.restore(database, by=desk.user, at=desk.clock())
        return kept


def _difference(now: CitizenLine | None, then: CitizenLine | None) -> Difference | None:
    line = now or then
    if line is None:
        return None
    name = citizens.in_full(line.citizen)  # of two of one name one may be gone, and which is the question
    if now is None or then is None:
        return Difference(name, only_now=then is None, only_then=now is None)
    added = len({r.id for r in now.rounds} - {r.id for r in then.rounds})
    changed = now != then
    return Difference(name, rounds_only_now=added, changed_since=changed) if changed else None


@contextmanager
def _prepared(desk: Desk, path: Path) -> Iterator[tuple[Path, Backup]]:
    """A backup's database under the archive's present key and schema, in a folder that goes away again.

    Only what was written under one of the archive's own earlier keys is brought under the present one: else an archive
    from another day, laid here by somebody who was removed, would open what came later to them.
    """
    present = desk.ledger.raw_hex
    with unpacked(desk.ledger.folder, path, desk.ledger.go_on) as (folder, found):
        if found.archive != desk.keys.unlocked.archive:
            raise OtherArchive
        database = folder.database
        if not found.has_key(present):
            before = next((key for key in _earlier(desk) if found.has_key(key)), None)
            if before is None:
                raise OtherBackupKey
            database = under_key(folder, before, present, desk.ledger.go_on)
            wipe(before)
        bring_up_to_date(database, present, found.archive, desk.ledger.go_on)
        yield database, found


def _earlier(desk: Desk) -> Iterator[str]:
    for secret in desk.keys.earlier():
        key = database_key(secret, desk.keys.unlocked.archive).raw_hex()
        yield key
        wipe(key)


def key_of(folder: ArchiveFolder, passphrase: str) -> str:
    """The key of an unpacked backup. Raises BackupNotOpened, DamagedSlots."""
    try:
        return KeyRing(folder.path).unlock(passphrase).key.raw_hex()
    except WrongSecret as error:
        raise BackupNotOpened from error
