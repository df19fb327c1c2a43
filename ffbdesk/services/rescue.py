"""A damaged archive: what is hurt, what is whole, and two ways on. The damaged files are never written to."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from ffbdesk.catalog import loader
from ffbdesk.dataclass import dataclass
from ffbdesk.domain.ids import CitizenId, GatheringId
from ffbdesk.domain.rules import display_name, file_initials
from ffbdesk.export.notes import notes_text
from ffbdesk.keys.errors import DamagedSlots, WrongSecret
from ffbdesk.keys.open_ring import OpenRing
from ffbdesk.keys.ring import KeyRing, Unlocked, content_of
from ffbdesk.keys.secret import database_key
from ffbdesk.keys.slots import decoded
from ffbdesk.services import archive, handover, notes
from ffbdesk.services.archive import Machine
from ffbdesk.services.backups import BackupNotOpened
from ffbdesk.services.desk import Desk
from ffbdesk.storage import backup, opening, working
from ffbdesk.storage.backup import Backup
from ffbdesk.storage.check import findings
from ffbdesk.storage.errors import (
    ArchiveDamaged,
    OtherArchive,
    OtherBackupKey,
    StorageError,
    UnknownRecord,
    not_written,
)
from ffbdesk.storage.folder import ArchiveFolder
from ffbdesk.storage.keybook import KeyBook
from ffbdesk.storage.unpacked import bring_up_to_date, remember_list, remembered_list, under_key, unpacked
from ffbdesk.wholefile import copy_whole, make_private, put_in_place, sync_folder, write_whole
from ffbdesk.words import checks as say
from ffbdesk.words.checks import unopened

_DAMAGE = (StorageError, ValueError, TypeError, KeyError)
"""What reading a damaged record may raise: SQLCipher refuses the page, or what is left of a row makes no sense."""


class NotReadableAtAll(Exception):
    """Not one record can be read."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at a damaged archive found."""

    hurt: tuple[str, ...]
    """One line each, in words."""
    citizens: int
    """How many can be read whole, with their rounds."""
    rounds: int
    backups: tuple[Backup, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What could be read, saved as files."""

    rounds: int
    folder: Path


def look(path: Path, passphrase: str, machine: Machine) -> Looked:
    """Look into a copy. Raises WrongSecret, DamagedSlots, NewerSlots, storage errors of the folder itself."""
    folder, unlocked = _unlocked(path, passphrase, machine)
    machine.defer(folder.path, unlocked.archive, unlocked.user, "rescue look")
    found, _unreadable = backup.listing(folder.copies)
    ours = tuple(b for b in found if b.archive == unlocked.archive)
    try:
        with _copy(folder, unlocked, machine) as desk:
            people, rounds = _readable(desk)
            hurt = tuple(dict.fromkeys(say.found(f.kind, f.what) for f in findings(desk.ledger)))
            return Looked(hurt, len(people), len(rounds), ours)
    except ArchiveDamaged as error:
        return Looked((unopened(error),), 0, 0, ours)


def save_readable(path: Path, passphrase: str, out: Path, machine: Machine) -> Saved:
    """Save every round that can be read as JSON, and the notes of each citizen as text, in a new folder under `out`.

    The log of a damaged archive cannot be written, so it says nothing of it. Raises NotReadableAtAll, DiskFull,
    Unwritable and as `look`: then there is no such folder.
    """
    folder, unlocked = _unlocked(path, passphrase, machine)
    into = out / f"reddet-{machine.clock():%Y%m%d-%H%M%S}"
    try:
        with _copy(folder, unlocked, machine) as desk:
            people, rounds = _readable(desk)
            if not people and not rounds:
                raise NotReadableAtAll
            make_private(into, exist_ok=False)
            try:
                _write_down(desk, into, people, rounds)
            except BaseException:  # half of it would be taken for all of it
                shutil.rmtree(into, ignore_errors=True)
                raise
            machine.defer(folder.path, unlocked.archive, unlocked.user, "rescue save")
            return Saved(len(rounds), into)
    except ArchiveDamaged as error:
        raise NotReadableAtAll from error
    except OSError as error:
        raise not_written(error) from error


def _write_down(
    desk: Desk, into: Path, people: list[tuple[str, CitizenId]], rounds: list[tuple[str, GatheringId]]
) -> None:
    for number, (initials, gathering) in enumerate(rounds, 1):
        write_whole(into / f"{initials}-{number}-udredning.json", handover.json_of(desk, gathering))
    for number, (initials, citizen) in enumerate(people, 1):
        text = _notes(desk, citizen)
        if text:
            write_whole(into / f"{initials}-{number}-noter.txt", text.encode())


def take_backup(path: Path, passphrase: str, file: Path, machine: Machine) -> Desk:
    """Put a backup in the place of the damaged database, which is kept in `kopier`; then open the archive.

    A backup is brought under the archive's key only where that key came after its own. One whose key came later brings
    its own list of who can open it: else an old list, put back by somebody who was removed, would open what came later.
    One of any other key was made by somebody else.

    Raises OtherArchive, OtherBackupKey, KeyFromElsewhere, BackupNotOpened, BackupDamaged, NotABackup, BackupNewer,
    DiskFull, Unwritable and as `look`; then the damaged archive stands as it did.
    """
    folder, unlocked = _unlocked(path, passphrase, machine)
    present = unlocked.key.raw_hex()
    with unpacked(folder, file) as (laid_out, found):
        if found.archive != unlocked.archive:
            raise OtherArchive
        database, raw_hex, lists, of = laid_out.database, present, tuple[Path, ...](), unlocked
        if not found.has_key(present):
            before = next((key for key in _earlier(unlocked) if found.has_key(key)), None)
            if before is not None:
                database = under_key(laid_out, before, present)
            else:
                theirs = _unlocked_backup(laid_out, passphrase)
                if unlocked.secret not in theirs.earlier:
                    raise OtherBackupKey
                raw_hex, lists, of = theirs.key.raw_hex(), laid_out.slot_files(), theirs
        archive.must_be_known_here(folder, unlocked.archive, (of.secret, *of.earlier), machine)
        bring_up_to_date(database, raw_hex, found.archive)
        if lists:
            remember_list(database, raw_hex, remembered_list(database, raw_hex))
        else:
            _remember_newest_list(folder, database, unlocked)
        _exchange(folder, database, lists, machine.clock())
    machine.defer(folder.path, unlocked.archive, unlocked.user, "rescue backup")
    machine.memory.go_back(folder.path, unlocked.archive)  # a person has chosen an older one; its key stays known
    desk = archive.open_(path, passphrase, machine)
    desk.came_from, desk.was_rescued = found.made_at, True
    return desk


def _unlocked_backup(laid_out: ArchiveFolder, passphrase: str) -> Unlocked:
    try:
        return KeyRing(laid_out.path).unlock(passphrase)
    except WrongSecret as error:
        raise BackupNotOpened from error


def _remember_newest_list(folder: ArchiveFolder, database: Path, unlocked: Unlocked) -> None:
    """The backup remembers the list of its day. The newest that is signed counts, wherever it lies: one of the files
    may have been put back from another day, and then shows.
    """
    files = (content_of(path) for path in KeyRing(folder.path).paths if path.is_file())
    signed = [
        (slots.generation, content)
        for content in (remembered_list(database, unlocked.key.raw_hex()), *files, *backup.lists_in(folder.copies))
        if (slots := decoded(content)) is not None and slots.is_signed(unlocked.secret)
    ]
    newest = max(signed, default=(0, b""))[1]
    remember_list(database, unlocked.key.raw_hex(), newest)


def _earlier(unlocked: Unlocked) -> Iterator[str]:
    for secret in unlocked.earlier:
        yield database_key(secret, unlocked.archive).raw_hex()


def _exchange(folder: ArchiveFolder, database: Path, lists: Iterable[Path], at: datetime) -> None:
    aside = folder.aside("beskadiget", at)
    lists = tuple(lists)
    try:
        make_private(aside)
        for hurt in (folder.journal, folder.database):  # a journal alone would be played back into the new one
            if hurt.exists():
                put_in_place(hurt, aside / hurt.name)
        put_in_place(database, folder.database)
        if lists:
            for old in folder.slot_files():
                put_in_place(old, aside / old.name)
            for new in lists:
                put_in_place(new, folder.path / new.name)
    except OSError as error:
        raise not_written(error) from error
    sync_folder(folder.path)


def _unlocked(path: Path, passphrase: str, machine: Machine) -> tuple[ArchiveFolder, Unlocked]:
    archive.must_be_there(path)
    folder = ArchiveFolder(path.absolute())
    try:
        return folder, archive.unlock(folder, passphrase)
    except (WrongSecret, DamagedSlots):
        archive.defer(folder, machine, "wrong passphrase")
        raise


@contextmanager
def _copy(folder: ArchiveFolder, unlocked: Unlocked, machine: Machine) -> Iterator[Desk]:
    """The damaged database open in a copy, as far as it opens at all. Raises ArchiveDamaged, DiskFull, Unwritable."""
    folder.must_have_database()
    with ExitStack() as at_the_end:
        try:
            make_private(folder.copies)
            beside = ArchiveFolder(at_the_end.enter_context(working.folder(folder.copies, working.HALF)))
            for file in (folder.database, folder.journal):
                if file.exists():
                    copy_whole(file, beside.path / file.name)
        except OSError as error:
            raise not_written(error) from error
        ledger = opening.open_damaged(beside, unlocked.key.raw_hex())
        at_the_end.callback(ledger.close)
        keys = OpenRing(KeyRing(folder.path), unlocked, KeyBook(ledger))
        yield archive.desk_of(ledger, unlocked.user, keys, machine, loader.load())


def _readable(desk: Desk) -> tuple[list[tuple[str, CitizenId]], list[tuple[str, GatheringId]]]:
    """Citizens and rounds that can be read to the end, with the initials that go into a file's name."""
    people, rounds = [], []
    for citizen in desk.ledger.read.ids("citizen"):
        with suppress(*_DAMAGE):
            person = desk.ledger.read.citizen(CitizenId(citizen), removed=True)
            display_name(person)
            people.append((file_initials(person), person.id))
    for gathering in desk.ledger.read.ids("gathering"):
        with suppress(*_DAMAGE):
            shown = desk.ledger.read.round(GatheringId(gathering))
            handover.json_of(desk, shown.gathering.id)
            rounds.append((file_initials(shown.citizen), shown.gathering.id))
    return people, rounds


def _notes(desk: Desk, citizen: CitizenId) -> str:
    with suppress(*_DAMAGE, UnknownRecord):
        return notes_text(notes.listing(desk, citizen))
    return ""
