"""Who gets into an archive when files are held, put back, exchanged or forged: each case by itself (see also the
state machine in tests/faults/ways_in.py, which plays them against each other)."""

import errno
import hashlib
import json
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.keywrap import aes_key_wrap

from ffbdesk.app import session
from ffbdesk.domain.edits import Scope
from ffbdesk.keys import open_ring, recovery, slots
from ffbdesk.keys.errors import (
    DamagedSlots,
    ForeignSecret,
    ForgedSlots,
    HalfWritten,
    SlotExchanged,
    WrongOrganisationKey,
    WrongSecret,
    WrongSheet,
)
from ffbdesk.keys.open_ring import Strange
from ffbdesk.keys.pair import new_pair, seal
from ffbdesk.keys.passphrase import FLOOR, Derivation
from ffbdesk.keys.recovery import Sheet
from ffbdesk.keys.ring import SLOT_FILES, KeyRing
from ffbdesk.keys.secret import database_key
from ffbdesk.keys.slots import Slot, decode, encode
from ffbdesk.services import (
    archive,
    backups,
    citizens,
    erasure,
    notes,
    pending,
    people,
    rescue,
    restoring,
    rounds,
    values,
)
from ffbdesk.services.archive import KeyFromElsewhere, TooGuessable
from ffbdesk.services.desk import Desk
from ffbdesk.services.pending import Waiting
from ffbdesk.services.undo import undo
from ffbdesk.services.waiting import PendingFiles
from ffbdesk.storage import backup, keybook, ledger
from ffbdesk.storage.backup import Reason, Source
from ffbdesk.storage.database import connect, copy_under
from ffbdesk.storage.errors import (
    ArchiveDamaged,
    HeldElsewhere,
    OtherBackupKey,
    OtherKey,
    StorageError,
    Unreadable,
    Unwritable,
)
from ffbdesk.storage.folder import ArchiveFolder
from ffbdesk.words import access as say
from ffbdesk.words import locking
from ffbdesk.words.errors import explained
from tests.faults.forging import FORGERIES, STRANGER, forged
from tests.support import PASSPHRASE, USER, machine, made, must_link, opened, person, posix_only

OTHER = "kaffe kage kniv"
NEW = "en helt ny sætning"


def fast(passphrase: str, salt: bytes, derivation: Derivation) -> bytes:
    """In the place of Argon2id: here it is not guessing that is tried."""
    return hashlib.sha256(salt + repr(derivation).encode() + passphrase.encode("utf-8", "surrogatepass")).digest()


@pytest.fixture(scope="module", autouse=True)
def quick() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(slots, "wrapping_key", fast)
        yield


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once: each test works in a copy."""
    folder = tmp_path_factory.mktemp("kept") / "a"
    with made(folder) as found:
        people.add(found, "Åse Test", OTHER)
        person(found, "Anna Test")
    return folder


@pytest.fixture
def desk(made_once: Path, tmp_path: Path) -> Iterator[Desk]:
    shutil.copytree(made_once, tmp_path / "a")
    found = archive.open_(tmp_path / "a", PASSPHRASE, machine(1000))
    yield found
    found.ledger.close()


def lists(folder: Path) -> list[bytes]:
    return [(folder / name).read_bytes() for name in SLOT_FILES]


def put(folder: Path, *contents: bytes) -> None:
    for name, content in zip(SLOT_FILES, contents if len(contents) > 1 else contents * 2, strict=True):
        (folder / name).write_bytes(content)


def gets_in(folder: Path, passphrase: str) -> bool:
    try:
        archive.open_(folder, passphrase, machine(700_000)).ledger.close()
    except (StorageError, WrongSecret, SlotExchanged, DamagedSlots, ForeignSecret):
        return False
    return True


# A stranger in the folder


@pytest.mark.parametrize("how", FORGERIES)
@pytest.mark.parametrize("which", ["both", SLOT_FILES[1]])
def test_a_forged_list_gains_nothing_and_is_noticed(desk: Desk, which: str, how: str):
    folder, right = desk.ledger.folder.path, lists(desk.ledger.folder.path)
    desk.ledger.close()
    for name in SLOT_FILES if which == "both" else (which,):
        (folder / name).write_bytes(forged((folder / name).read_bytes(), how))
    theirs, damaged, told = lists(folder), KeyRing(folder).damaged(), []
    for phrase in (PASSPHRASE, OTHER):
        try:
            again = archive.open_(folder, phrase, machine(5000))
        except (WrongSecret, DamagedSlots, OtherKey, SlotExchanged, ForeignSecret):
            continue  # where the list is so spoilt, the sheet is the way in
        told.append(again.user)
        if not damaged and theirs != lists(folder):
            pytest.fail("a list that others wrote was written over")
        if again.keys.foreign():
            assert again.keys.strange() is Strange.FORGED
            assert archive.check(again) != ()
            for deed in (people.change_key, lambda d: people.add(d, "Ny Test", NEW)):
                with pytest.raises(ForgedSlots):
                    deed(again)
            assert [p.name for p in people.ways(again).people] == [USER, "Åse Test"], "the archive's own list is shown"
            people.reinstate(again)
        people.change_key(again)
        again.ledger.close()
        break
    if which != "both" or how in ("an organisation", "a public key", "no signature", "first version"):
        assert told
    for content in lists(folder):
        for slot in decode(content).slots if told else ():
            assert slot.public != STRANGER.public
    if told:
        assert all(gets_in(folder, phrase) for phrase in (PASSPHRASE, OTHER))
    assert right


def test_the_sheet_opens_whatever_was_done_to_the_lists(desk: Desk):
    sheet, folder = recovery.read(" ".join(people.sheet(desk).groups())), desk.ledger.folder.path
    desk.ledger.close()
    for how in FORGERIES:
        put(folder, *(forged(content, how) for content in lists(folder)))
        again = archive.open_with_sheet(folder, sheet, USER, f"{NEW} {how}", machine(9000))
        assert archive.check(again) == (), how
        again.ledger.close()
        assert gets_in(folder, OTHER), "the others keep their way in"
        assert gets_in(folder, f"{NEW} {how}")


def test_a_weak_derivation_in_the_file_is_never_taken_over(desk: Desk):
    folder = desk.ledger.folder.path
    put(folder, forged(lists(folder)[0], "weak"))
    with pytest.raises(DamagedSlots):
        KeyRing(folder).lists()
    people.set_passphrase(desk, desk.keys.unlocked.slot, NEW)
    assert all(slot.stretch and slot.stretch.derivation == FLOOR for slot in KeyRing(folder).lists()[0].people)


@pytest.mark.parametrize(
    "figures",
    [(8, 1, 1), (19 * 1024, 1, 1), (18 * 1024, 2, 1), (1024 * 1024, 2, 1), (256 * 1024, 64, 1), (65536, 3, 32)],
)
def test_figures_that_this_program_never_writes_are_refused(figures: tuple[int, int, int]):
    with pytest.raises(ValueError, match="out of range"):
        Derivation(*figures)


def test_a_passphrase_that_is_set_later_is_as_hard_as_this_computer_can(desk: Desk):
    folder, harder = desk.ledger.folder.path, Derivation(FLOOR.memory_kib, 6, 1)
    strong = replace(desk, measured=lambda: harder)
    people.set_passphrase(strong, desk.keys.unlocked.slot, NEW)
    found = {slot.name: slot.stretch.derivation for slot in KeyRing(folder).lists()[0].people if slot.stretch}
    assert found == {USER: harder, "Åse Test": FLOOR}
    people.add(strong, "Bo Test", "en tredje sætning")
    assert len({slot.stretch for slot in KeyRing(folder).lists()[0].people}) == 2, "one derivation more, not two"
    people.set_passphrase(desk, next(p.id for p in desk.keys.people() if p.name == "Bo Test"), "en fjerde sætning")
    assert KeyRing(folder).unlock("en fjerde sætning").listed.stretch.derivation == harder  # type: ignore[union-attr]
    desk.ledger.close()
    assert all(gets_in(folder, phrase) for phrase in (NEW, OTHER, "en fjerde sætning"))


# An insider, and old files put back


def test_an_old_list_after_a_new_key_opens_by_the_list_that_was_kept(desk: Desk):
    """H1: the right passphrase is not told that the archive is damaged, and nobody else gets in."""
    folder, old = desk.ledger.folder.path, lists(desk.ledger.folder.path)
    secret = bytes(bytearray(desk.keys.unlocked.secret))
    people.remove(desk, next(p.id for p in desk.keys.people() if p.name == "Åse Test"))
    people.change_key(desk)
    person(desk, "Bo Test")
    desk.ledger.close()
    put(folder, *old)
    assert not gets_in(folder, OTHER)
    again = archive.open_(folder, PASSPHRASE, machine(5000))
    assert again.keys.strange() is Strange.OLDER
    assert [p.name for p in again.keys.people()] == [USER]
    assert any("ældre liste" in line for line in archive.check(again))
    assert lists(folder) == old, "it is left as it is"
    people.reinstate(again)
    assert archive.check(again) == ()
    again.ledger.close()
    assert not gets_in(folder, OTHER)
    with pytest.raises(ArchiveDamaged):
        connect(folder / "arkiv.db", database_key(secret, again.keys.unlocked.archive).raw_hex())


def test_an_old_list_with_no_other_kept_is_said_for_what_it_is(desk: Desk):
    folder, old = desk.ledger.folder.path, lists(desk.ledger.folder.path)
    people.change_key(desk)
    sheet = recovery.read(" ".join(people.sheet(desk).groups()))
    desk.ledger.close()
    put(folder, *old)
    shutil.rmtree(folder / "kopier")
    with pytest.raises(OtherKey):
        archive.open_(folder, PASSPHRASE, machine(5000))
    again = archive.open_with_sheet(folder, sheet, USER, NEW, machine(6000))
    assert archive.check(again) == ()
    again.ledger.close()
    assert gets_in(folder, OTHER)


def test_a_rescue_brings_nothing_under_an_older_key(desk: Desk):
    """H1: the newest backup comes with its own list, and the removed person's key opens nothing of it."""
    folder, old = desk.ledger.folder.path, lists(desk.ledger.folder.path)
    secret, number = bytes(bytearray(desk.keys.unlocked.secret)), desk.keys.unlocked.archive
    people.remove(desk, next(p.id for p in desk.keys.people() if p.name == "Åse Test"))
    people.change_key(desk)
    person(desk, "Bo Test")
    newest = backups.make(desk).backup.path
    desk.ledger.close()
    put(folder, *old)
    for name in (folder / "kopier").glob("noegler*"):
        name.unlink()
    (folder / "arkiv.db").write_bytes(b"\xff" * 8192)
    again = rescue.take_backup(folder, PASSPHRASE, newest, machine(5000))
    assert [line.citizen.name for line in citizens.listing(again)] == ["Anna Test", "Bo Test"]
    assert archive.check(again) == ()
    again.ledger.close()
    assert not gets_in(folder, OTHER)
    with pytest.raises(ArchiveDamaged):
        connect(folder / "arkiv.db", database_key(secret, number).raw_hex())


def test_a_rescue_with_a_newer_key_brings_an_older_backup_under_it(desk: Desk):
    folder = desk.ledger.folder.path
    kept = backups.make(desk).backup.path
    people.change_key(desk)
    secret = bytes(bytearray(desk.keys.unlocked.secret))
    desk.ledger.close()
    (folder / "arkiv.db").write_bytes(b"\xff" * 8192)
    again = rescue.take_backup(folder, PASSPHRASE, kept, machine(5000))
    assert again.keys.unlocked.secret == secret
    assert archive.check(again) == ()
    again.ledger.close()


def test_a_newer_backup_does_not_come_into_an_older_archive(desk: Desk, tmp_path: Path):
    folder = desk.ledger.folder.path
    shutil.copytree(folder, tmp_path / "gammelt")
    people.change_key(desk)
    newer = backups.make(desk).backup.path
    desk.ledger.close()
    with opened(tmp_path / "gammelt") as old:
        for deed in (backups.compared, backups.restore):
            with pytest.raises(OtherBackupKey):
                deed(old, newer)


def test_an_old_database_under_the_old_key_does_not_open_with_the_new_list(desk: Desk):
    folder = desk.ledger.folder.path
    old = (folder / "arkiv.db").read_bytes()
    people.change_key(desk)
    desk.ledger.close()
    (folder / "arkiv.db").write_bytes(old)
    with pytest.raises(OtherKey):
        archive.open_(folder, PASSPHRASE, machine(5000))


@pytest.mark.parametrize("key_changed", [False, True])
def test_a_public_key_exchanged_by_somebody_with_the_secret(desk: Desk, key_changed: bool):
    """H5: at its owner's next opening it shows; where the key was changed meanwhile, they are told what happened."""
    folder, secret = desk.ledger.folder.path, desk.keys.unlocked.secret
    mine = next(p.id for p in desk.keys.people() if p.name == "Åse Test")
    intruder = new_pair()
    found = KeyRing(folder).lists()[0]
    swapped = tuple(replace(s, public=intruder.public) if s.id == mine else s for s in found.slots)
    content = encode(replace(found, slots=swapped), secret)
    put(folder, content)
    with pytest.raises(ForgedSlots):
        people.change_key(desk)
    desk.ledger.keep_settings({"slots": content.decode()})  # who has the secret can write in the database too
    desk.ledger.close()
    if key_changed:
        with opened(folder) as first:
            assert people.change_key(first).unseen == ("Åse Test",)
        with pytest.raises(SlotExchanged):
            archive.open_(folder, OTHER, machine(5000))
        return
    with opened(folder, passphrase=OTHER) as again:
        assert again.keys.unlocked.is_exchanged
        assert decode(lists(folder)[0]).slots[1].public != intruder.public, "it is mended"
        assert people.change_key(again).unseen == (), "both have opened it themselves"
    assert gets_in(folder, PASSPHRASE)


def test_whoever_opened_it_themselves_is_not_named_before_a_new_key(desk: Desk):
    desk.ledger.close()
    for phrase in (PASSPHRASE, OTHER):
        assert gets_in(desk.ledger.folder.path, phrase)
    with opened(desk.ledger.folder.path) as again:
        assert people.change_key(again).unseen == ()


def from_nothing(folder: Path, secret: bytes) -> bytes:
    """The list as a stranger makes it, who needs no secret for that: to seal to somebody takes their public half."""
    found = KeyRing(folder).lists()[0]
    everybody = tuple(slot.resealed(secret) for slot in found.slots)
    return encode(replace(found, slots=everybody, generation=10**6, earlier=()), secret)


@pytest.mark.parametrize("with_database", [False, True])
def test_an_archive_that_a_stranger_made_is_not_written_in(desk: Desk, tmp_path: Path, with_database: bool):
    folder, secret, number = desk.ledger.folder.path, b"stranger's key..", desk.keys.unlocked.archive
    theirs = database_key(secret, number).raw_hex()
    content = from_nothing(folder, secret)
    if with_database:
        desk.ledger._connection.execute("INSERT OR REPLACE INTO setting VALUES ('slots', ?)", (content.decode(),))
        copy_under(theirs, desk.ledger._connection, tmp_path / "ny.db")
    desk.ledger.close()
    put(folder, content)
    if with_database:
        (tmp_path / "ny.db").replace(folder / "arkiv.db")
    for phrase in (PASSPHRASE, OTHER):
        with pytest.raises(ForeignSecret) as told:
            archive.open_(folder, phrase, machine(5000))
        assert explained(told.value) is not None


def test_a_backup_that_a_stranger_made_does_not_come_in_by_a_rescue(desk: Desk, tmp_path: Path):
    folder, secret, number = desk.ledger.folder.path, b"stranger's key..", desk.keys.unlocked.archive
    right = backups.make(desk).backup.path
    shutil.copytree(folder, tmp_path / "deres")
    content = from_nothing(folder, secret)
    with opened(tmp_path / "deres") as copy:
        copy.ledger._connection.execute("UPDATE setting SET value = ? WHERE key = 'slots'", (content.decode(),))
        copy_under(database_key(secret, number).raw_hex(), copy.ledger._connection, tmp_path / "ny.db")
    put(tmp_path / "deres", content)
    source = Source(connect(tmp_path / "ny.db", database_key(secret, number).raw_hex()), "", desk.ledger.folder)
    source = replace(source, raw_hex=database_key(secret, number).raw_hex(), folder=ArchiveFolder(tmp_path / "deres"))
    forged_ = backup.make(source, folder / "kopier", by=USER, at=desk.clock(), reason=Reason.ASKED).path
    source.connection.close()
    desk.ledger.close()
    (folder / "arkiv.db").write_bytes(b"\xff" * 8192)
    before = lists(folder)
    with pytest.raises((OtherBackupKey, ForeignSecret)):
        rescue.take_backup(folder, PASSPHRASE, forged_, machine(5000))
    assert lists(folder) == before
    again = session.restored(folder, PASSPHRASE, (forged_, right), machine(6000))
    assert database_key(secret, number).raw_hex() != again.ledger.raw_hex
    again.ledger.close()


def test_a_folder_of_another_day_is_told_on_a_computer_that_has_seen_a_newer_key(desk: Desk, tmp_path: Path):
    here = replace(machine(5000), memory=desk.memory)
    folder = desk.ledger.folder.path
    shutil.copytree(folder, tmp_path / "dengang")
    people.change_key(desk)
    sheet = recovery.read(" ".join(people.sheet(desk).groups()))
    desk.close()
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "dengang", folder)
    with pytest.raises(KeyFromElsewhere) as told:
        archive.open_(folder, PASSPHRASE, here)
    assert explained(told.value) is not None
    with pytest.raises(WrongSheet):
        archive.open_with_sheet(folder, sheet, USER, NEW, here)
    moved = folder.rename(tmp_path / "lagt tilbage af os selv")
    archive.open_(moved, PASSPHRASE, here).close()


def test_a_new_key_made_elsewhere_is_no_other_archive(desk: Desk):
    """A colleague changes the key on the computer that both share, or on another: ours came before it."""
    here, there = replace(machine(5000), memory=desk.memory), machine(6000)
    folder = desk.ledger.folder.path
    desk.close()
    other = archive.open_(folder, OTHER, there)
    people.change_key(other)
    people.change_key(other)
    other.close()
    again = archive.open_(folder, PASSPHRASE, here)
    assert not again.is_older
    again.close()


def test_a_rescue_remembers_the_newest_list_that_it_finds(desk: Desk):
    """An old list, put back before the damage, lets nobody in again."""
    folder, old = desk.ledger.folder.path, lists(desk.ledger.folder.path)
    people.remove(desk, next(p.id for p in desk.keys.people() if p.name == "Åse Test"))
    kept = backups.make(desk).backup.path
    desk.ledger.close()
    put(folder, *old)
    (folder / "arkiv.db").write_bytes(b"\xff" * 8192)
    again = rescue.take_backup(folder, PASSPHRASE, kept, machine(5000))
    assert [p.name for p in again.keys.people()] == [USER]
    assert again.keys.strange() is Strange.OLDER
    with pytest.raises(ForgedSlots):
        people.change_key(again)
    people.reinstate(again)
    people.change_key(again)
    again.ledger.close()
    assert not gets_in(folder, OTHER)


def test_the_list_among_the_backups_is_as_new_as_the_others(desk: Desk):
    folder = desk.ledger.folder.path
    people.change_key(desk)
    beside = folder / "kopier" / SLOT_FILES[0]
    assert beside.read_bytes() == lists(folder)[0]
    people.set_passphrase(desk, desk.keys.unlocked.slot, NEW)
    assert beside.read_bytes() == lists(folder)[0]
    assert not decode(beside.read_bytes()).pending


def test_a_pin_follows_its_owner(desk: Desk):
    """A slot says under the passphrase which secret it last opened: each opening brings it up."""
    folder = desk.ledger.folder.path
    first = {slot.name: slot.wrapped for slot in KeyRing(folder).lists()[0].slots}
    people.change_key(desk)
    assert {slot.name: slot.wrapped for slot in KeyRing(folder).lists()[0].slots} == first
    desk.ledger.close()
    assert gets_in(folder, PASSPHRASE)
    then = {slot.name: slot.wrapped for slot in KeyRing(folder).lists()[0].slots}
    assert then[USER] != first[USER]
    assert then["Åse Test"] == first["Åse Test"]
    assert gets_in(folder, OTHER)
    assert gets_in(folder, PASSPHRASE)


# Files that are held, full disks


def held_for(monkeypatch: pytest.MonkeyPatch, name: str, times: int = 1000) -> None:
    plain, left = Path.replace, [times]

    def replace_(self: Path, target: Path) -> Path:
        if Path(target).name == name and left[0] > 0:
            left[0] -= 1
            raise PermissionError(errno.EACCES, "held")
        return plain(self, target)

    monkeypatch.setattr(Path, "replace", replace_)


@pytest.mark.parametrize("name", SLOT_FILES)
def test_a_list_that_cannot_be_written_changes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str):
    """C3: what is told as not done is not done, in either file and in memory."""
    folder, before = desk.ledger.folder.path, lists(desk.ledger.folder.path)
    key = desk.keys.unlocked.key
    deeds: list[Callable[[], object]] = [
        lambda: people.add(desk, "Ny Test", NEW),
        lambda: people.set_passphrase(desk, desk.keys.unlocked.slot, NEW),
        lambda: people.remove(desk, next(p.id for p in desk.keys.people() if p.name == "Åse Test")),
        lambda: people.change_key(desk),
    ]
    for deed in deeds:
        with monkeypatch.context() as patched:
            held_for(patched, name)
            with pytest.raises(Unwritable):
                deed()
        assert lists(folder) == before
        assert (desk.keys.unlocked.key, desk.keys.foreign()) == (key, ())
    people.set_passphrase(desk, desk.keys.unlocked.slot, NEW)
    desk.ledger.close()
    assert [gets_in(folder, phrase) for phrase in (PASSPHRASE, NEW, OTHER)] == [False, True, True]


def test_a_list_of_which_half_is_written_is_said_and_put_right(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    folder, plain, count = desk.ledger.folder.path, open_ring._put, [0]

    def put_(path: Path, content: bytes) -> None:
        count[0] += 1
        if count[0] > 1:
            raise PermissionError(errno.EACCES, "held")
        plain(path, content)

    with monkeypatch.context() as patched:
        patched.setattr(open_ring, "_put", put_)
        with pytest.raises(HalfWritten) as half:
            people.set_passphrase(desk, desk.keys.unlocked.slot, NEW)
    words = explained(half.value)
    assert words is not None
    assert "Ændringen gælder" in words.sentence()
    assert SLOT_FILES[1] in words.sentence()
    assert archive.check(desk) == ()
    desk.ledger.close()
    assert gets_in(folder, NEW)
    assert not gets_in(folder, PASSPHRASE), "the next opening put it right"


def test_a_file_held_after_the_exchange_is_looked_at_before_going_back(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    """C2: another program holds arkiv.db for some seconds just after it got the new key."""
    folder, old = desk.ledger.folder.path, desk.keys.unlocked.key
    plain, tries = ledger.connect, [0]

    def connect_(database: Path, raw_hex: str) -> Any:
        if database.name == "arkiv.db":
            tries[0] += 1
            if tries[0] <= 3:
                raise Unwritable
        return plain(database, raw_hex)

    monkeypatch.setattr(ledger, "_PAUSE", 0.0)
    monkeypatch.setattr(ledger, "connect", connect_)
    people.change_key(desk)
    assert desk.keys.unlocked.key != old
    person(desk, "Bo Test")
    desk.ledger.close()
    monkeypatch.undo()
    assert all(gets_in(folder, phrase) for phrase in (PASSPHRASE, OTHER))


def test_a_file_that_stays_held_is_said_and_nothing_typed_is_lost(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    """C2, C4: whatever is asked meanwhile waits; once the file can be opened, the change of key is finished."""
    folder, old = desk.ledger.folder.path, desk.keys.unlocked.key
    plain, free = ledger.connect, [False]

    def connect_(database: Path, raw_hex: str) -> Any:
        if database.name == "arkiv.db" and not free[0]:
            raise Unwritable
        return plain(database, raw_hex)

    monkeypatch.setattr(ledger, "_PAUSE", 0.0)
    monkeypatch.setattr(ledger, "connect", connect_)
    with pytest.raises(HeldElsewhere):
        people.change_key(desk)
    for ask in (
        lambda: person(desk, "Bo Test"),
        lambda: citizens.listing(desk),
        lambda: people.sheet(desk),
        lambda: people.set_passphrase(desk, desk.keys.unlocked.slot, NEW),
        lambda: backups.make(desk),
    ):
        with pytest.raises(Unwritable):
            ask()
    free[0] = True
    person(desk, "Bo Test")
    people.set_passphrase(desk, desk.keys.unlocked.slot, NEW)
    assert desk.keys.unlocked.key != old
    assert archive.check(desk) == ()
    desk.ledger.close()
    assert [gets_in(folder, phrase) for phrase in (PASSPHRASE, NEW, OTHER)] == [False, True, True]


def test_a_database_that_cannot_be_exchanged_keeps_the_old_key(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    folder, old = desk.ledger.folder.path, desk.keys.unlocked.key
    with monkeypatch.context() as patched:
        held_for(patched, "arkiv.db")
        patched.setattr(ledger, "_PAUSE", 0.0)
        with pytest.raises(Unwritable):
            people.change_key(desk)
    assert desk.keys.unlocked.key == old
    assert not (folder / "arkiv.db.ny").exists()
    person(desk, "Bo Test")
    assert archive.check(desk) == ()
    desk.ledger.close()
    assert all(gets_in(folder, phrase) for phrase in (PASSPHRASE, OTHER))


# The sheet, and what waits


def test_a_sheet_belongs_to_its_secret(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    """H6: after a change of key, also one that the next opening finished, it counts as made no more."""
    folder = desk.ledger.folder.path
    groups = people.sheet(desk).groups()
    people.type_back(desk, {1: groups[0], 2: groups[1]})
    old = recovery.read(" ".join(groups))
    assert people.ways(desk).sheet_made_at is not None
    new = desk.keys.begin_new_key()
    desk.ledger.change_key(new.key.raw_hex(), {"slots": new.content.decode()})  # and there it was killed
    desk.ledger.close()
    with opened(folder) as again:
        assert people.ways(again).sheet_made_at is None
    with pytest.raises(WrongSheet):
        archive.open_with_sheet(folder, old, USER, NEW, machine(5000))


@pytest.mark.parametrize("way", ["a passphrase", "the sheet", "the organisation"])
def test_text_sealed_before_a_new_key_is_given_back_by_every_way_in(desk: Desk, tmp_path: Path, way: str):
    """M1"""
    folder, files = desk.ledger.folder.path, PendingFiles(tmp_path / "venter")
    key_file = people.make_organisation_key(desk, "Kommunen", "lederens lange sætning", tmp_path, machine(40))
    who = citizens.listing(desk)[0].citizen.id
    waits = Waiting(citizens.CITIZEN.ref(who, "own_number"), "ventede", None, desk.clock())
    assert files.keep(desk.keys.unlocked.archive, desk.clock(), pending.seal(desk, {}, [waits])) is not None
    for _ in range(2):
        people.change_key(desk)
    sheet = recovery.read(" ".join(people.sheet(desk).groups()))
    desk.ledger.close()
    ways: dict[str, Callable[[], Desk]] = {
        "a passphrase": lambda: archive.open_(folder, PASSPHRASE, machine(5000)),
        "the sheet": lambda: archive.open_with_sheet(folder, sheet, USER, NEW, machine(5000)),
        "the organisation": lambda: people.open_with_organisation(
            folder, key_file, "lederens lange sætning", machine(5000)
        ),
    }
    again = ways[way]()
    assert session.begin(again, folder, files, None).given_back == 1
    assert citizens.line(again, who).citizen.own_number == "ventede"
    assert files.of(again.keys.unlocked.archive) == []
    again.ledger.close()


WEAK_AT: dict[str, Callable[[Desk, Path, str], object]] = {
    "a new archive": lambda _desk, out, phrase: archive.create(out / "nyt", USER, phrase, machine(90)),
    "somebody more": lambda desk, _out, phrase: people.add(desk, "Bo Test", phrase),
    "another passphrase": lambda desk, _out, phrase: people.set_passphrase(desk, desk.keys.unlocked.slot, phrase),
    "an organisation": lambda desk, out, phrase: people.make_organisation_key(desk, "Kommunen", phrase, out, machine()),
    "the sheet": lambda desk, _out, phrase: archive.open_with_sheet(
        desk.ledger.folder.path, Sheet(b"x" * 16, None), USER, phrase, machine()
    ),
}


@pytest.mark.parametrize("where", WEAK_AT)
def test_what_is_guessed_first_is_refused_wherever_it_is_set(desk: Desk, tmp_path: Path, where: str):
    before = lists(desk.ledger.folder.path)
    for phrase in ("12345678", "adgangskode", "Velkommen1"):
        with pytest.raises(TooGuessable) as refused:
            WEAK_AT[where](desk, tmp_path, phrase)
        told = explained(refused.value)
        assert told is not None
        assert "fem tilfældige ord" in told.sentence()
        assert "fx" not in told.paragraph(), "what stands there as an example is tried too"
        made = "Der er ikke oprettet noget." if where == "a new archive" else "Intet er ændret."
        assert made in told.paragraph()
    assert lists(desk.ledger.folder.path) == before
    assert not (tmp_path / "nyt").exists()
    assert not list(tmp_path.glob("organisation*"))


def test_a_draft_of_a_record_that_nobody_knows_stops_no_opening(desk: Desk):
    line = "INSERT INTO draft VALUES (?, 'x', '', 'text', 'tekst', '2026-01-01T00:00:00+00:00', 'x')"
    desk.ledger._connection.executemany(line, [("plan",), ("note",), ("",)])
    desk.ledger.close()
    with opened(desk.ledger.folder.path) as again:
        assert archive.check(again) == ()
        kinds = again.ledger._connection.execute("SELECT kind FROM draft ORDER BY kind").fetchall()
        assert kinds == [("",), ("note",), ("plan",)], "it is left lying"


def test_a_journal_that_is_a_link_is_not_followed(desk: Desk, tmp_path: Path):
    folder, secret = desk.ledger.folder, tmp_path / "privat.txt"
    desk.ledger.close()
    secret.write_text("privat", "utf-8")
    must_link(folder.journal, secret)
    with pytest.raises(Unreadable):
        archive.open_(folder.path, PASSPHRASE, machine(5000))
    assert not list(folder.copies.rglob("arkiv.db-journal"))
    assert secret.read_text("utf-8") == "privat"
    folder.journal.unlink()
    assert gets_in(folder.path, PASSPHRASE)


@posix_only("it has no pipes in its folders")
@pytest.mark.parametrize("name", SLOT_FILES)
def test_a_pipe_in_the_place_of_a_list_ends_no_opening(desk: Desk, name: str):
    folder = desk.ledger.folder.path
    desk.ledger.close()
    (folder / name).unlink()
    os.mkfifo(folder / name)
    again = archive.open_(folder, PASSPHRASE, machine(5000))
    assert archive.check(again) == ()
    again.ledger.close()


def test_what_a_change_of_key_left_is_put_away(desk: Desk):
    folder = desk.ledger.folder
    desk.ledger.close()
    for half in (folder.next_database, folder.half_database):
        half.write_bytes(b"x" * 4096)
    assert gets_in(folder.path, PASSPHRASE)
    assert not folder.next_database.exists()
    assert not folder.half_database.exists()


def test_wrong_tries_at_a_key_file_and_at_a_backup_stand_in_the_log(desk: Desk, tmp_path: Path):
    here = replace(machine(5000), memory=desk.memory)
    file = people.make_organisation_key(desk, "Kommunen", "lederens lange sætning", tmp_path, here)
    kept = backups.make(desk).backup.path
    with pytest.raises(backups.BackupNotOpened):
        backups.attempt(desk, kept, "forkert forkert")
    folder = desk.ledger.folder.path
    desk.close()
    with pytest.raises(WrongOrganisationKey):
        people.open_with_organisation(folder, file, "forkert forkert", here)
    again = archive.open_(folder, PASSPHRASE, here)
    found = [line.what for line in again.ledger.read.accesses()]
    assert found[:3] == ["open", "wrong key file", "wrong backup passphrase"]
    again.close()


def test_a_backup_that_does_not_prove_what_it_says_is_named_at_an_erasure(desk: Desk):
    who = citizens.listing(desk)[0].citizen.id
    people.change_key(desk)
    erased_before = backups.holding(desk, who)
    other = person(desk, "Bo Test").id
    kept = backups.make(desk).backup
    assert kept.path in {one.path for one in backups.holding(desk, other)}
    with zipfile.ZipFile(kept.path) as packed:
        manifest = json.loads(packed.read("indhold.json"))
        parts = {name: packed.read(name) for name in packed.namelist() if name != "indhold.json"}
    manifest["citizens"] = []
    forged_ = kept.path.with_name("rettet.ffbkopi")
    with zipfile.ZipFile(forged_, "w") as packed:
        packed.comment = b"0" * 64
        packed.writestr("indhold.json", json.dumps(manifest))
        for name, content in parts.items():
            packed.writestr(name, content)
    assert forged_ in {one.path for one in backups.holding(desk, other)}
    assert erased_before


def test_a_list_that_was_ours_is_foreign_once_another_took_its_place(desk: Desk):
    folder, old = desk.ledger.folder.path, lists(desk.ledger.folder.path)
    people.remove(desk, next(p.id for p in desk.keys.people() if p.name == "Åse Test"))
    put(folder, *old)
    assert desk.keys.foreign() == SLOT_FILES
    assert desk.keys.strange() is Strange.OLDER
    with pytest.raises(ForgedSlots):
        people.add(desk, "Bo Test", NEW)
    assert lists(folder) == old


def test_a_name_that_others_wrote_in_the_list_is_not_taken_for_the_users(desk: Desk):
    folder = desk.ledger.folder.path
    desk.ledger.close()
    found = json.loads(lists(folder)[0])
    text = json.dumps(found).replace(json.dumps(USER)[1:-1], "Ond Ondsen")
    body = json.loads(text)
    del body["checksum"]
    canonical = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    put(folder, json.dumps({**body, "checksum": hashlib.sha256(canonical.encode()).hexdigest()}).encode())
    again = archive.open_(folder, PASSPHRASE, machine(5000))
    assert again.keys.strange() is Strange.FORGED
    assert again.user == USER
    assert {line.by for line in again.ledger.read.accesses()} == {USER}
    again.ledger.close()


SPOILT_LISTS: dict[str, Callable[[Path], object]] = {
    "gone": lambda folder: [(folder / name).unlink() for name in SLOT_FILES],
    "no lists": lambda folder: put(folder, b"{}"),
    "a salt": lambda folder: put(folder, forged(lists(folder)[0], "salt")),
    "nobody": lambda folder: put(folder, forged(lists(folder)[0], "nobody")),
    "a stranger's": lambda folder: put(folder, from_nothing(folder, b"stranger's key..")),
}


@pytest.mark.parametrize("how", SPOILT_LISTS)
def test_without_a_list_the_one_in_a_backup_opens_for_who_is_in_still(desk: Desk, how: str):
    folder = desk.ledger.folder.path
    backups.make(desk)
    people.set_passphrase(desk, desk.keys.unlocked.slot, NEW)
    people.remove(desk, next(p.id for p in desk.keys.people() if p.name == "Åse Test"))
    people.add(desk, "Bo Test", "en tredje sætning")
    desk.ledger.close()
    SPOILT_LISTS[how](folder)
    for phrase in (PASSPHRASE, OTHER, "forkert forkert", "en tredje sætning"):
        assert not gets_in(folder, phrase), "an old passphrase, somebody removed, and one in no backup"
    assert not gets_in(folder, NEW), "newer than every list that is left"


@pytest.mark.parametrize("how", SPOILT_LISTS)
def test_without_a_list_the_one_in_a_backup_puts_the_right_one_back(desk: Desk, how: str):
    folder = desk.ledger.folder.path
    people.add(desk, "Bo Test", "en tredje sætning")
    backups.make(desk)
    desk.ledger.close()
    SPOILT_LISTS[how](folder)
    with opened(folder) as again:
        found = [line.what for line in again.ledger.read.accesses()]
        assert "wrong passphrase" not in found, "it was the right one"
        if how in ("gone", "no lists"):
            assert archive.check(again) == ()
        else:
            assert again.keys.strange() is Strange.FORGED
            people.reinstate(again)
    assert all(gets_in(folder, phrase) for phrase in (PASSPHRASE, OTHER, "en tredje sætning"))


def test_a_rescue_says_from_when_it_is_and_nothing_of_a_crash(desk: Desk):
    folder = desk.ledger.folder.path
    session.keep_place(desk, {"tab": "x"})
    kept = backups.make(desk).backup
    desk.ledger.close()
    (folder / "arkiv.db").write_bytes(b"\xff" * 8192)
    again = rescue.take_backup(folder, PASSPHRASE, kept.path, machine(5000))
    begun_ = session.begin(again, folder, PendingFiles(folder / "venter"), None)
    assert again.came_from == kept.made_at
    assert not begun_.after_crash
    assert "hentet frem" in locking.restored(again.came_from, rescued=again.was_rescued)
    assert "beskadigede" in locking.restored(again.came_from, rescued=again.was_rescued)
    again.ledger.close()


def test_an_archive_made_of_a_backup_says_nothing_of_a_crash(desk: Desk, tmp_path: Path):
    """The window was open when the backup was made: the program was not 'closed wrongly' for that."""
    session.keep_place(desk, {"tab": "x"})
    file = backups.make(desk).backup.path
    again = restoring.into_new_folder(file, tmp_path / "ny", PASSPHRASE, machine(5000))
    begun_ = session.begin(again, tmp_path / "ny", PendingFiles(tmp_path / "venter"), None)
    assert (begun_.after_crash, begun_.place) == (False, None)
    assert "hentet frem" in locking.restored(again.came_from, rescued=again.was_rescued)
    assert archive.check(again) == ()
    again.ledger.close()


def test_text_that_waited_is_newer_than_what_was_half_typed_before_it(desk: Desk, tmp_path: Path):
    """A full disk: the beginning was stored as a draft, the rest was sealed when it was locked."""
    folder, files = desk.ledger.folder.path, PendingFiles(tmp_path / "venter")
    who = citizens.listing(desk)[0].citizen.id
    note = notes.begin(desk, who)
    ref = notes.NOTE.ref(note.id, "text")
    values.keep(desk, ref, "Først lidt.")
    desk.clock.move(seconds=5)  # type: ignore[attr-defined]
    waits = Waiting(ref, "Først lidt. Og så mere.", None, desk.clock())
    files.keep(desk.keys.unlocked.archive, desk.clock(), pending.seal(desk, {}, [waits]))
    later = replace(machine(5000), clock=desk.clock)
    desk.clock.move(seconds=60)  # type: ignore[attr-defined]
    desk.ledger.close()
    again = archive.open_(folder, PASSPHRASE, later)
    assert session.begin(again, folder, files, None).given_back == 1
    assert notes.note(again, note.id).text == "Først lidt. Og så mere."
    again.ledger.close()


def test_two_groups_of_the_archives_number_prove_no_sheet(desk: Desk):
    groups = people.sheet(desk).groups()
    with pytest.raises(people.NotTypedBack):
        people.type_back(desk, {9: groups[8], 11: groups[10]})
    people.type_back(desk, {8: groups[7], 11: groups[10]})
    assert people.ways(desk).sheet_made_at is not None


def test_the_log_says_whom(desk: Desk):
    mine = next(p.id for p in desk.keys.people() if p.name == "Åse Test")
    people.set_passphrase(desk, mine, NEW)
    people.remove(desk, mine)
    told = [say.what(line.what) for line in desk.ledger.read.accesses()]
    assert told[:2] == ["fjernede en adgang: Åse Test", "skiftede en adgangssætning: Åse Test"]
    assert "gav en person adgang: Åse Test" in told


def test_a_list_that_asks_for_many_derivations_is_refused(desk: Desk):
    found = KeyRing(desk.ledger.folder.path).lists()[0]
    one = found.slots[0]
    many = tuple(replace(one, id=str(n), stretch=slots.new_stretch(FLOOR)) for n in range(18))
    with pytest.raises(DamagedSlots):
        decode(encode(replace(found, slots=many), b"x" * 16))
    assert decode(encode(replace(found, slots=many[:16]), b"x" * 16)).slots


@pytest.mark.parametrize("how", SPOILT_LISTS)
def test_an_old_database_does_not_open_because_both_lists_are_gone(desk: Desk, how: str):
    """Whoever was removed puts it back and spoils the lists: a list of that day lies in a backup, and is outdated."""
    folder = desk.ledger.folder.path
    old = (folder / "arkiv.db").read_bytes()
    people.remove(desk, next(p.id for p in desk.keys.people() if p.name == "Åse Test"))
    people.change_key(desk)
    desk.ledger.close()
    (folder / "arkiv.db").write_bytes(old)
    SPOILT_LISTS[how](folder)
    assert not gets_in(folder, PASSPHRASE)
    assert not gets_in(folder, OTHER)


def loses_the_last_write(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last small write of a change of the list does not come through: no room, or the program is killed."""
    monkeypatch.setattr(keybook.KeyBook, "forget_following", lambda *_args: None)


def in_the_newest_backup(desk: Desk, tmp_path: Path, passphrase: str) -> bool:
    file = backups.make(desk).backup.path
    try:
        restoring.into_new_folder(file, tmp_path / f"r{passphrase[:4]}", passphrase, machine(800_000)).close()
    except backups.BackupNotOpened:
        return False
    return True


def test_who_was_removed_stays_out_where_the_last_write_was_lost(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    """A list from before lies in a backup, and the database remembers the old list and one that is on its way."""
    folder = desk.ledger.folder.path
    backups.make(desk)
    aase = next(p.id for p in desk.keys.people() if p.name == "Åse Test")
    with monkeypatch.context() as patched:
        loses_the_last_write(patched)
        people.remove(desk, aase)
        assert not in_the_newest_backup(desk, tmp_path, OTHER), "nor does a backup made now let her in"
        desk.close()
    assert not gets_in(folder, OTHER)
    with opened(folder) as again:
        assert again.keys._book.written()[1] == b"", "the next opening has finished it"
    assert not gets_in(folder, OTHER)
    for name in SLOT_FILES:
        (folder / name).unlink()
    assert not gets_in(folder, OTHER)
    assert gets_in(folder, PASSPHRASE)


@pytest.mark.parametrize("gone", [True, False])
def test_a_passphrase_that_was_given_up_opens_no_more_where_the_last_write_was_lost(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, gone: bool
):
    folder = desk.ledger.folder.path
    backups.make(desk)
    with monkeypatch.context() as patched:
        loses_the_last_write(patched)
        people.set_passphrase(desk, desk.keys.unlocked.slot, NEW)
        desk.close()
    if gone:
        for name in SLOT_FILES:
            (folder / name).unlink()
    assert not gets_in(folder, PASSPHRASE)
    if not gone:
        assert gets_in(folder, NEW)
    assert gets_in(folder, OTHER)


def test_an_old_list_put_back_lets_nobody_in_who_was_removed(desk: Desk):
    folder, before = desk.ledger.folder.path, lists(desk.ledger.folder.path)
    people.remove(desk, next(p.id for p in desk.keys.people() if p.name == "Åse Test"))
    people.set_passphrase(desk, desk.keys.unlocked.slot, NEW)
    desk.close()
    for put_back in ((before[0], before[1]), (before[0], lists(folder)[1])):
        put(folder, *put_back)
        assert not gets_in(folder, OTHER)
        assert gets_in(folder, PASSPHRASE), "there may be no list left that knows the new one"


def test_a_list_of_a_key_that_never_came_keeps_nobody_out_from_one_file(desk: Desk):
    folder, before = desk.ledger.folder.path, lists(desk.ledger.folder.path)
    never = desk.keys.begin_new_key().content
    desk.keys.back_to_old_key()
    desk.close()
    for name in SLOT_FILES:
        put(folder, *before)
        (folder / name).write_bytes(never)
        assert gets_in(folder, PASSPHRASE), name
        assert gets_in(folder, OTHER), name


def test_a_change_of_key_that_cannot_begin_says_nowhere_that_the_present_key_is_over(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    folder = desk.ledger.folder.path
    backups.make(desk)

    def full(*_args: object) -> None:
        raise Unwritable

    with monkeypatch.context() as patched:
        patched.setattr(keybook.KeyBook, "remember", full)
        with pytest.raises(Unwritable):
            people.change_key(desk)
    desk.close()
    for name in SLOT_FILES:
        (folder / name).unlink()
    assert gets_in(folder, PASSPHRASE)


def test_a_slot_of_the_first_version_with_a_strangers_half_is_no_slot(desk: Desk):
    """It held the secret itself: unwrapped, that is no private key, and once it was an error of ours."""
    folder = desk.ledger.folder.path
    key = b"k" * 32
    stranger = new_pair()
    slot = Slot("1", "x", aes_key_wrap(key, b"s" * 16), stranger.public, seal(stranger.public, b"x" * 16))
    list_ = decode(lists(folder)[0])
    assert slot.open_with(key, list_) is None
    today = next(one for one in list_.people)
    stripped = replace(today, public=b"", sealed=b"")
    assert stripped.open_with(today.stretch.key(PASSPHRASE), list_) is None  # type: ignore[union-attr]


def test_both_lists_stripped_to_look_old_keep_nobody_out(desk: Desk):
    folder = desk.ledger.folder.path
    backups.make(desk)
    desk.close()
    body = json.loads(lists(folder)[0])
    for gone in ("checksum", "mac"):
        body.pop(gone)
    body["version"] = 1
    body["slots"] = [{k: v for k, v in slot.items() if k not in ("public", "sealed")} for slot in body["slots"]]
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    put(folder, json.dumps({**body, "checksum": hashlib.sha256(text.encode()).hexdigest()}).encode())
    assert gets_in(folder, PASSPHRASE)
    assert gets_in(folder, OTHER)


@pytest.mark.parametrize("name", ["noegler-2.json", "noegler.json"])
@posix_only("it has no pipes in its folders")
def test_a_pipe_among_the_backups_stops_nobody(desk: Desk, name: str):
    folder = desk.ledger.folder.path
    desk.close()
    (folder / "kopier").mkdir(exist_ok=True)
    os.mkfifo(folder / "kopier" / name)
    assert not gets_in(folder, "forkert forkert")
    assert gets_in(folder, PASSPHRASE)


def test_many_lists_beside_cost_a_wrong_passphrase_little(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    folder, found = desk.ledger.folder.path, decode(lists(desk.ledger.folder.path)[0])
    secret = desk.keys.unlocked.secret
    desk.close()
    (folder / "kopier").mkdir(exist_ok=True)
    for number in range(20):
        stretch = slots.new_stretch(FLOOR)
        each = tuple(replace(slot, stretch=stretch) for slot in found.slots)
        content = encode(replace(found, stretch=stretch, slots=each), secret)
        (folder / "kopier" / f"noegler-{number:02}.json").write_bytes(content)
    tried = []
    monkeypatch.setattr(slots, "wrapping_key", lambda *args: tried.append(1) or fast(*args))
    assert not gets_in(folder, "forkert forkert")
    assert len(tried) <= 12


@pytest.fixture
def waits_for_the_copy(desk: Desk, tmp_path: Path) -> tuple[Path, Path, PendingFiles, Waiting]:
    """The archive, a copy of it elsewhere, and a text that could not be stored in the copy."""
    files, folder = PendingFiles(tmp_path / "venter"), desk.ledger.folder.path
    note = notes.begin(desk, citizens.listing(desk)[0].citizen.id)
    desk.close()
    copy = shutil.copytree(folder, tmp_path / "elsewhere" / "a")
    with opened(copy) as there:
        waits = Waiting(notes.NOTE.ref(note.id, "text"), "Skrevet i kopien", None, there.clock())
        files.keep(there.keys.unlocked.archive, there.clock(), pending.seal(there, {}, [waits]))
    return folder, copy, files, waits


def given(folder: Path, files: PendingFiles, waits: Waiting) -> bool:
    with opened(folder) as found:
        session.begin(found, folder, files, None)
        return found.ledger.read.value(waits.ref) == waits.value


def test_text_that_waits_for_a_copy_is_not_written_into_the_other(
    waits_for_the_copy: tuple[Path, Path, PendingFiles, Waiting],
):
    folder, copy, files, waits = waits_for_the_copy
    assert not given(folder, files, waits)
    assert given(copy, files, waits), "it waited for the one it was written in"
    assert not given(folder, files, waits)


def test_text_that_waits_goes_along_with_an_archive_that_is_moved(
    waits_for_the_copy: tuple[Path, Path, PendingFiles, Waiting], tmp_path: Path
):
    _folder, copy, files, waits = waits_for_the_copy
    moved = copy.rename(tmp_path / "moved")
    assert given(moved, files, waits)


def test_a_copy_among_the_archives_opened_before_is_known(
    waits_for_the_copy: tuple[Path, Path, PendingFiles, Waiting], tmp_path: Path
):
    folder, copy, files, _waits = waits_for_the_copy
    with made(tmp_path / "other", machine(900_000)):
        pass
    known = (copy, folder, tmp_path / "other", tmp_path / "gone")
    with opened(folder) as found:
        session.begin(found, folder, files, None, known)
        assert found.also_in == (copy,)
        assert str(copy) in locking.also_in(found.also_in)
        assert erasure.holding(found, citizens.listing(found)[0].citizen.id).also_in == (copy,)


class Killed(BaseException):
    """Stands for the end of the process."""


@pytest.fixture
def half_changed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Mette's passphrase was being changed when the program was killed: one file has the new list, nothing was told."""
    left, put_plainly = [1], open_ring._put

    def put_one(path: Path, content: bytes) -> None:
        if not left:
            raise Killed
        left.pop()
        put_plainly(path, content)

    folder = desk.ledger.folder.path
    with monkeypatch.context() as patched:
        patched.setattr(open_ring, "_put", put_one)
        with pytest.raises(Killed):
            people.set_passphrase(desk, desk.keys.unlocked.slot, NEW)
    desk.ledger.close()
    assert len(set(lists(folder))) == 2
    return folder


@pytest.mark.parametrize(("used", "other"), [(PASSPHRASE, NEW), (NEW, PASSPHRASE)])
def test_the_passphrase_that_opens_after_a_kill_opens_again(half_changed: Path, used: str, other: str):
    """It opened, was settled on the other one, and opened no more."""
    for _ in range(3):
        assert gets_in(half_changed, used)
    assert not gets_in(half_changed, other)
    assert gets_in(half_changed, OTHER), "nobody else has anything to do with it"
    with opened(half_changed, passphrase=used) as again:
        assert archive.check(again) == ()


def test_another_who_opens_after_a_kill_goes_on_with_the_new_list(half_changed: Path):
    assert gets_in(half_changed, OTHER)
    assert gets_in(half_changed, NEW)
    assert not gets_in(half_changed, PASSPHRASE)


def test_what_was_told_to_hold_holds_whatever_passphrase_opens(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    """One file was held, and the other could not be taken back: the new passphrase was said to hold."""
    folder, put_plainly, done = desk.ledger.folder.path, open_ring._put, []

    def held(path: Path, content: bytes) -> None:
        if done:
            raise PermissionError(errno.EACCES, "held")
        done.append(path)
        put_plainly(path, content)

    with monkeypatch.context() as patched:
        patched.setattr(open_ring, "_put", held)
        with pytest.raises(HalfWritten):
            people.set_passphrase(desk, desk.keys.unlocked.slot, NEW)
    desk.close()
    assert gets_in(folder, PASSPHRASE), "the file that was held still knows it"
    assert not gets_in(folder, PASSPHRASE)
    assert gets_in(folder, NEW)


def test_who_was_renamed_still_takes_back_what_they_did(tmp_path: Path) -> None:
    with made(tmp_path / "arkiv") as desk:
        citizen = person(desk).id
        gathering = rounds.new(desk, citizen)
        rounds.remove(desk, gathering)
        people.correct_name(desk, desk.keys.unlocked.slot, "Mette Test Holm")
    with opened(tmp_path / "arkiv") as desk:
        assert desk.names() == ("Mette Test Holm", USER)
        undo(desk, Scope(citizen=citizen))
        assert [line.id for line in desk.ledger.read.rounds(citizen)] == [gathering]
        people.correct_name(desk, desk.keys.unlocked.slot, "Mette Holm")
        people.add(desk, USER, "en helt anden sætning")
    with opened(tmp_path / "arkiv") as desk:
        assert desk.names() == ("Mette Holm", "Mette Test Holm"), "the first name is somebody else's now"
