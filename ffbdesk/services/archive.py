"""Make, open and check an archive."""

import getpass
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from unicodedata import normalize

from ffbdesk.catalog import loader
from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.ids import ArchiveId, CitizenId, Clock, NewId
from ffbdesk.keys.errors import (
    DamagedSlots,
    ForeignSecret,
    IsACourse,
    KeyRingError,
    SlotExchanged,
    WrongSecret,
    WrongSheet,
)
from ffbdesk.keys.open_ring import OpenRing
from ffbdesk.keys.passphrase import Derivation, calibrated
from ffbdesk.keys.recovery import Sheet
from ffbdesk.keys.ring import KeyRing, Unlocked, content_of, unlocked_for
from ffbdesk.keys.secret import database_key
from ffbdesk.keys.slots import Slots, decoded
from ffbdesk.services import official
from ffbdesk.services.desk import Desk, Way, one_line
from ffbdesk.services.memory import Line, Memory
from ffbdesk.services.values import settle
from ffbdesk.services.waiting import PendingFiles
from ffbdesk.storage import backup, opening
from ffbdesk.storage.backup import SUFFIX, must_be_whole
from ffbdesk.storage.check import findings
from ffbdesk.storage.database import has_salt, salt_of
from ffbdesk.storage.errors import (
    BackupDamaged,
    BackupNewer,
    DiskFull,
    NotABackup,
    OtherKey,
    Unreadable,
    Unwritable,
    not_written,
)
from ffbdesk.storage.folder import ArchiveFolder
from ffbdesk.storage.keybook import KeyBook, as_settings
from ffbdesk.storage.ledger import Ledger
from ffbdesk.wholefile import write_whole
from ffbdesk.words import checks as say
from ffbdesk.words.door import DOOR
from ffbdesk.words.explained import NOTHING_MADE, UNTOUCHED
from ffbdesk.words.passphrases import WEAKNESS

SEEN = "seen"
"""The setting that holds everybody's public half as they saw it themselves."""
PASSPHRASE_LEAST = 8
"""Characters. Strength in words comes with the people page."""


class PassphraseTooShort(Exception):
    """A new passphrase must be longer."""

    def __init__(self) -> None:
        super().__init__()
        self.least, self.safe = PASSPHRASE_LEAST, UNTOUCHED


@dataclass(frozen=True, slots=True)
class Machine:
    """What the program gets from outside: time and chance."""

    clock: Clock
    new_id: NewId
    derivation: Derivation | None = None
    """How passphrases become keys; None measures what suits this computer, each time one is set."""

    memory: Memory = field(default_factory=Memory)
    """What is remembered of archives outside them."""
    waiting: PendingFiles | None = None
    """Sealed text that an archive could not take; None where there is no place for it."""

    def defer(self, folder: Path, archive: str, by: str, what: str) -> None:
        """Remember a line of the access log until an archive can take it."""
        self.memory.defer(folder, archive, Line(self.clock().isoformat(), by, what))

    def measured(self) -> Derivation:
        """How a passphrase that is set now becomes a key."""
        return self.derivation or calibrated()


def login_name() -> str:
    """The name the user is logged in with, or 'Bruger' where the system has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # what it raises differs by Python version and system
        return "Bruger"


def create(path: Path, user: str, passphrase: str, machine: Machine) -> Desk:
    """Make a new archive and open it.

    Raises PassphraseTooShort, TooGuessable, TooLong, PlaceTaken, Unwritable, DiskFull, CatalogueDamaged. After any of
    them the place is empty again, so that the next try can use it.
    """
    user = one_line(user) or login_name()
    try:
        must_be_good(passphrase, user, path.name)
    except (PassphraseTooShort, TooGuessable) as error:
        error.safe = NOTHING_MADE
        raise
    catalogue = loader.load()  # a damaged one is told before anything is made
    folder = ArchiveFolder(path.absolute())
    folder.make()
    try:
        return _made(folder, user, passphrase, machine, catalogue)
    except BaseException:
        folder.unmake()
        raise


class KeyFromElsewhere(Exception):
    """The archive has another key than when it was last closed on this computer, and not one that came after it."""


class TooGuessable(Exception):
    """A new passphrase is one of those that are tried first. `reason` is in words; no better one is shown with it, for
    that would be tried too."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason, self.safe = reason, UNTOUCHED


def must_be_good(passphrase: str, *about: str) -> None:
    """Refuse a new passphrase that is too short, or that somebody who guesses tries first.

    `about` are words that are tried first, such as the user's name. Raises PassphraseTooShort, TooGuessable.
    """
    from ffbdesk.keys.strength import weakness  # noqa: PLC0415  # large lists, seldom needed

    must_be_long_enough(passphrase)
    why = weakness(normalize("NFC", passphrase.strip()), about)
    if why is not None:
        raise TooGuessable(WEAKNESS[why])


def must_be_long_enough(passphrase: str) -> None:
    """Raise PassphraseTooShort for a new passphrase under eight characters."""
    if len(normalize("NFC", passphrase.strip())) < PASSPHRASE_LEAST:
        raise PassphraseTooShort


def _made(folder: ArchiveFolder, user: str, passphrase: str, machine: Machine, catalogue: Catalogue) -> Desk:
    ring = KeyRing(folder.path)
    try:
        unlocked = ring.create(user, passphrase, machine.measured(), machine.new_id)
    except OSError as error:
        raise not_written(error) from error
    now = machine.clock()
    about = {"archive_id": unlocked.archive, "device": machine.new_id(), "made_at": now.isoformat()}
    ledger = opening.make(folder, unlocked.key.raw_hex(), who=user, at=now, about=about)
    _remember_keys(ledger, ring, unlocked)
    desk = desk_of(ledger, unlocked.user, OpenRing(ring, unlocked, KeyBook(ledger)), machine, catalogue)
    desk.remember_reached()
    entered(desk, "make")
    return desk


def _remember_keys(ledger: Ledger, ring: KeyRing, unlocked: Unlocked) -> None:
    """The database remembers the list and its first person from the beginning."""
    own = {unlocked.slot: unlocked.own.public.hex()} if unlocked.own else {}
    ledger.keep_settings(as_settings(content_of(ring.paths[0])) | {SEEN: json.dumps(own)})


def desk_of(ledger: Ledger, user: str, keys: OpenRing, machine: Machine, catalogue: Catalogue) -> Desk:
    """An open archive with what the machine has for it."""
    return Desk(
        ledger,
        official.applied(catalogue, ledger.read),
        user,
        machine.clock,
        machine.new_id,
        keys=keys,
        measured=machine.measured,
        memory=machine.memory,
        waiting=machine.waiting,
    )


def must_be_there(path: Path) -> None:
    """Look whether a path is an archive, before anybody is asked for a passphrase. Raises storage errors."""
    try:
        ArchiveFolder(path.absolute()).must_be_archive()
    except OSError as error:
        raise Unreadable from error


def open_(path: Path, passphrase: str, machine: Machine, *, mend: bool = True) -> Desk:
    """Open an archive. What was half typed when it was last open becomes changes.

    `mend` writes a damaged slot file anew from its whole copy; a check leaves it to be found. Raises WrongSecret,
    SlotExchanged, DamagedSlots, NewerSlots, or any storage error.
    """
    must_be_there(path)
    folder = ArchiveFolder(path.absolute())
    _must_be_ordinary(folder)
    try:
        desk = still_in(opened(path, _by_the_files(folder, passphrase), machine, mend=mend))
    except (DamagedSlots, WrongSecret, SlotExchanged, ForeignSecret, OtherKey) as error:
        beside = _by_a_list_beside(path, passphrase, machine, mend=mend)
        if beside is None:
            if isinstance(error, WrongSecret | DamagedSlots):
                defer(folder, machine, "wrong passphrase")
            raise
        desk = beside
    if mend:
        entered(desk, "open")
    else:  # a check writes nothing
        machine.defer(folder.path, desk.keys.unlocked.archive, desk.user, "check")
    return desk


def _must_be_ordinary(folder: ArchiveFolder) -> None:
    """The course room is entered by its own door. Raises IsACourse.

    A list that says so is believed only of a database that has its key: one that was put there by others keeps nobody
    out of their archive.
    """
    try:
        found = KeyRing(folder.path).course()
        is_course = folder.database.is_file() and is_of(folder, found)
    except (OSError, KeyRingError):
        return
    if is_course:
        raise IsACourse


def still_in(desk: Desk) -> Desk:
    """An older list that was put back in the folder lets nobody in who was removed since. Raises WrongSecret.

    Who has another passphrase now gets in by the old one: nothing else may be left that knows the new one.
    """
    if desk.keys.opener_was_removed:
        desk.ledger.close()
        raise WrongSecret
    return desk


def is_older(desk: Desk) -> bool:
    """Whether the archive was further when it was last closed on this computer: its database is another day's."""
    known = desk.memory.reached(desk.ledger.folder.path, desk.keys.unlocked.archive)
    return known is not None and desk.reached().is_behind(known)


def entered(desk: Desk, what: str) -> None:
    """Write in the access log how somebody came in, after what could not be written until now."""
    folder, archive = desk.ledger.folder.path, desk.keys.unlocked.archive
    with suppress(DiskFull, Unwritable):
        for line in desk.memory.deferred(folder, archive):
            citizen = CitizenId(line.citizen) if line.citizen else None
            if citizen and desk.ledger.read.is_removed(citizen) is None:
                citizen = None  # erased since
            desk.ledger.note_access(line.what, by=line.by, at=datetime.fromisoformat(line.at), citizen=citizen)
        desk.memory.forget_deferred(folder, archive)
    if desk.is_older:
        desk.saw("older database")
    desk.saw(what)
    _lay_door(desk.ledger.folder)


def _lay_door(folder: ArchiveFolder) -> None:
    """An archive that cannot have one opens as well."""
    with suppress(OSError):
        if not folder.door.exists():
            write_whole(folder.door, DOOR.encode())


def unlock(folder: ArchiveFolder, passphrase: str) -> Unlocked:
    """What a passphrase opens of an archive whose database may be damaged.

    Raises WrongSecret, SlotExchanged, DamagedSlots, NewerSlots, Unreadable.
    """
    found = _by_the_files(folder, passphrase)
    return found if _fits(folder, found) else _of_the_database(folder, passphrase) or found


def _by_the_files(folder: ArchiveFolder, passphrase: str) -> Unlocked:
    """One of the two lists may be of a key that never came, or of another day: the one of the database's key counts."""
    return _read_keys(lambda: KeyRing(folder.path).unlock(passphrase, partial(is_of, folder)))


def _of_the_database(folder: ArchiveFolder, passphrase: str) -> Unlocked | None:
    """Where the lists in the folder are gone, damaged or older than the database (a sync client puts old files back),
    one among the backups may be of the database's key.

    Never the other way: a database that is older than a list does not open.
    """
    with suppress(OSError):
        return unlocked_for(_lists_anywhere(folder), passphrase, partial(is_of, folder))
    return None


def defer(folder: ArchiveFolder, machine: Machine, what: str) -> None:
    """Remember that somebody tried to get in, for every archive that the lists here say they are of."""
    with suppress(OSError):
        for archive in {slots.archive for slots in _lists_anywhere(folder)}:
            machine.defer(folder.path, archive, login_name(), what)


def _by_a_list_beside(path: Path, passphrase: str, machine: Machine, *, mend: bool) -> Desk | None:
    """By a list among the backups, if there is one of the database's key.

    It may be old, so that who was removed since, or has another passphrase now, is in it: the list in force must open
    with the passphrase too.
    """
    found = _of_the_database(ArchiveFolder(path.absolute()), passphrase)
    if found is None:
        return None
    desk = opened(path, found, machine, mend=False)
    if not desk.keys.lets_in(passphrase):
        desk.ledger.close()
        return None
    if mend:
        _settle_keys(desk)
    return desk


def lists_beside(folder: ArchiveFolder) -> Iterator[Slots]:
    """The lists of who can open the archive that lie among its backups and in them."""
    return filter(None, map(decoded, backup.lists_in(folder.copies)))


def _lists_anywhere(folder: ArchiveFolder) -> Iterator[Slots]:
    """Those in the folder itself, and those beside."""
    with suppress(KeyRingError):
        yield from KeyRing(folder.path).lists()
    yield from lists_beside(folder)


def is_of(folder: ArchiveFolder, found: Unlocked) -> bool:
    """Whether the database begins as with this key; where it cannot be read, opening it says why."""
    try:
        return has_salt(folder.database, found.key.raw_hex())
    except OSError:
        return True


def _fits(folder: ArchiveFolder, found: Unlocked) -> bool:
    """The same, or as with the key before it while that is being changed."""
    return is_of(folder, found) or (found.pending and is_of(folder, found.before()))


def open_with_sheet(path: Path, sheet: Sheet, user: str, passphrase: str, machine: Machine) -> Desk:
    """Open with the recovery sheet, and give `user` a new passphrase: their slot is made or made anew.

    Which of the two stands in the desk (`let_in`). Raises PassphraseTooShort, TooGuessable, WrongSheet,
    SheetNeedsNumber, NewerSlots, NameTaken, or any storage error. Slot files that are gone, damaged or of somebody else
    are made again from what the database remembers, or with this one person.
    """
    user = one_line(user) or login_name()
    must_be_good(passphrase, user, path.name)
    must_be_there(path)
    _must_be_ordinary(ArchiveFolder(path.absolute()))
    desk = _opened_with_sheet(path, sheet, user, machine)
    try:
        entered(desk, "open sheet")
        desk.let_in = _let_in(desk, user, passphrase, machine)
        desk.saw(f"people {desk.let_in}: {user}")
    except BaseException:
        desk.ledger.close()
        raise
    return desk


def _opened_with_sheet(path: Path, sheet: Sheet, user: str, machine: Machine) -> Desk:
    """Only the database can tell whether a sheet is its own: whatever the lists say, it is tried."""
    ring = KeyRing(path.absolute())
    try:
        ways = ring.by_sheet(sheet)
    except OSError as error:
        raise Unreadable from error
    trouble: Exception = WrongSheet()
    for found in ways:
        try:
            return opened(path, replace(found, user=user), machine, mend=False)
        except OtherKey as error:
            trouble = error if found.listed else trouble
    defer(ArchiveFolder(path.absolute()), machine, "wrong sheet")
    raise trouble


def _let_in(desk: Desk, user: str, passphrase: str, machine: Machine) -> Way:
    """Gives what was done: `user` was added, or has another passphrase. Raises NameTaken of an organisation's name."""
    keys, aside, slot = desk.keys, set_aside_in(desk), machine.new_id()
    try:
        if not keys.is_known:
            keys.begin_anew(slot, user, passphrase, machine.measured(), aside)
            return "add"
        if keys.foreign():
            keys.reinstate(aside)
        same = next((p.id for p in keys.people() if p.is_person and p.name.casefold() == user.casefold()), None)
        if same is None:
            keys.add(slot, user, passphrase, machine.measured())
        else:
            keys.set_passphrase(same, passphrase, machine.measured())
        keys.unlocked = replace(keys.unlocked, slot=same or slot)
    except OSError as error:
        raise not_written(error) from error
    return "passphrase" if same else "add"


def set_aside_in(desk: Desk) -> Path:
    """The folder for slot files that somebody else wrote."""
    return desk.ledger.folder.aside("fremmed", desk.clock())


def _read_keys(read: Callable[[], Unlocked]) -> Unlocked:
    try:
        return read()
    except OSError as error:
        raise Unreadable from error


def opened(path: Path, found: Unlocked, machine: Machine, *, mend: bool) -> Desk:
    """Open the database with what the key ring gave. Raises any storage error."""
    catalogue = loader.load()  # a damaged one is told before anything is opened
    folder = ArchiveFolder(path.absolute())
    try:
        folder.must_have_database()
    except OSError as error:
        raise Unreadable from error
    ledger = opening.open_(
        folder,
        found.key.raw_hex(),
        who=found.user,
        at=machine.clock(),
        archive=found.archive,
        previous=found.before().key.raw_hex() if found.pending else None,
    )
    try:
        went_back = not ledger.has_key(found.key.raw_hex())
        keys = OpenRing(KeyRing(folder.path), found, KeyBook(ledger), went_back=went_back)
        if not keys.is_of_this_database:
            raise OtherKey
        _must_be_known_here(ledger, keys, machine)
        desk = desk_of(ledger, keys.name_of(found.slot) or found.user, keys, machine, catalogue)
        desk.is_older = is_older(desk)
        desk.is_another = machine.memory.is_another(folder.path, found.archive)
        desk.remember_reached()
        if mend:
            _settle_keys(desk)
        before = ledger.last
        with suppress(DiskFull, Unwritable):  # it stays half typed, and is shown as it stands
            settle(desk)
        desk.settled = range(before + 1, ledger.last + 1)
    except BaseException:
        ledger.close()
        raise
    return desk


def _must_be_known_here(ledger: Ledger, keys: OpenRing, machine: Machine) -> None:
    """The key must be the one that the archive had when it was last closed here, or one that came after it.

    Else somebody laid another archive in its place, who can read what is written in it: to know that takes no secret,
    for whoever makes a key can seal it to anybody. Raises KeyFromElsewhere.
    """
    ours = (keys.unlocked.secret, *keys.earlier(), *keys.unlocked.earlier)
    must_be_known_here(ledger.folder, keys.unlocked.archive, ours, machine)


def must_be_known_here(folder: ArchiveFolder, archive: ArchiveId, secrets: Iterable[bytes], machine: Machine) -> None:
    """That one of these secrets, the present one and those before it, is of the key it had when it was closed here.

    Raises KeyFromElsewhere.
    """
    known = machine.memory.reached(folder.path, archive)
    salts = (salt_of(database_key(secret, archive).raw_hex()).hex() for secret in secrets)
    if known is not None and known.key not in salts:
        raise KeyFromElsewhere


def _settle_keys(desk: Desk) -> None:
    """What cannot be written now opens as it stands, and the next opening tries again."""
    with suppress(OSError, KeyRingError, DiskFull, Unwritable):
        desk.keys.settle()
        remember_seen(desk)


def seen(desk: Desk) -> dict[str, str]:
    """The public half of everybody's pair, as it was when they opened the archive themselves, by the id of the slot."""
    return dict(json.loads(desk.ledger.read.setting(SEEN) or "{}"))


def remember_seen(desk: Desk) -> None:
    """The opener's own public half follows from what their passphrase opened: it is theirs."""
    found = desk.keys.unlocked
    if found.own is not None:
        known = seen(desk)
        if known.get(found.slot) != found.own.public.hex():
            desk.ledger.keep_setting(SEEN, json.dumps({**known, found.slot: found.own.public.hex()}))


def strange(desk: Desk) -> tuple[str, ...]:
    """What others have done to the list or the database, one line each, as a check names it."""
    kind = desk.keys.strange()
    return (
        *(say.found(kind, name) for name in desk.keys.foreign() if kind is not None),
        *(() if desk.keys.is_known or kind is not None else (say.found("no_list"),)),
        *((say.found("older_database"),) if desk.is_older else ()),
        *((say.found("another_archive"),) if desk.is_another else ()),
    )


def check(desk: Desk) -> tuple[str, ...]:
    """What is wrong with the archive, one line each; empty where all is sound."""
    folder = desk.ledger.folder.path
    return (
        *(say.found(finding.kind, finding.what) for finding in findings(desk.ledger)),
        *(say.found("damaged" if (folder / n).exists() else "missing", n) for n in KeyRing(folder).damaged()),
        *strange(desk),
        *_hurt_backups(desk.ledger.folder),
    )


def _hurt_backups(folder: ArchiveFolder) -> Iterator[str]:
    """A backup that cannot be trusted is known before it is needed."""
    for path in sorted(folder.copies.glob(f"*{SUFFIX}")):
        try:
            must_be_whole(path)
        except (NotABackup, BackupDamaged, BackupNewer, OSError):
            yield say.found("damaged", path.name)
