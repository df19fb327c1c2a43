"""Backups restored, keys changed, people let in and out, citizens erased: through the services, on real archives."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from ffbdesk.domain.edits import Scope
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.kinds import CITIZEN, NOTE
from ffbdesk.keys import recovery
from ffbdesk.keys.errors import WrongSecret, WrongSheet
from ffbdesk.services import archive, backups, citizens, erasure, intake, notes, people, restoring, rounds, values
from ffbdesk.services.archive import PassphraseTooShort
from ffbdesk.services.backups import BackupNotOpened
from ffbdesk.services.desk import Desk
from ffbdesk.services.undo import NothingToUndo, take_back, undo
from ffbdesk.storage.backup import Reason
from ffbdesk.storage.errors import ArchiveDamaged, DiskFull, OtherArchive, PlaceTaken, UnknownRecord
from ffbdesk.storage.keybook import as_settings
from ffbdesk.storage.working import HALF
from tests.support import (
    PASSPHRASE,
    PRACTICE,
    USER,
    begun,
    child,
    machine,
    made,
    opened,
    person,
    picture,
    themes,
    was_killed,
)

ROOT = Path(__file__).resolve().parents[2]
NEW = "helt ny sætning"


def names(desk: Desk) -> list[str]:
    return [line.citizen.name for line in citizens.listing(desk)]


def everything(desk: Desk) -> str:
    """Every row of every table, as text."""
    connection = desk.ledger._connection
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return "\n".join(str(row) for table in tables for row in connection.execute(f'SELECT * FROM "{table}"'))


def test_a_backup_becomes_an_archive_in_a_new_folder(desk: Desk, tmp_path: Path):
    person(desk, "Anna Test")
    file = backups.save_to(desk, tmp_path / "ude").path
    person(desk, "Bo Test")
    with_ = restoring.into_new_folder(file, tmp_path / "ny", PASSPHRASE, machine(500))
    try:
        assert names(with_) == ["Anna Test"]
        assert archive.check(with_) == ()
    finally:
        with_.ledger.close()
    with pytest.raises(PlaceTaken):
        restoring.into_new_folder(file, tmp_path / "ny", PASSPHRASE, machine())
    before = picture(tmp_path)
    with pytest.raises(BackupNotOpened):
        restoring.into_new_folder(file, tmp_path / "endnu en", "forkert forkert", machine())
    assert picture(tmp_path) == before


@pytest.mark.parametrize("there", [False, True], ids=["new folder", "empty folder"])
def test_a_killed_restore_begins_again(desk: Desk, tmp_path: Path, *, there: bool):
    person(desk, "Anna Test")
    file = backups.save_to(desk, tmp_path / "ude").path
    place = tmp_path / "her" / "ny"
    command, pipe = child("-m", "tests.services.restorer", str(file), str(place)), subprocess.PIPE
    killed = whole = 0
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, encoding="utf-8") as other:
        assert other.stdin
        assert other.stdout
        for steps in range(2 if there else 0, 200, 4):  # the two kinds take turns at the writes
            shutil.rmtree(place.parent, ignore_errors=True)
            (place if there else place.parent).mkdir(parents=True)
            other.stdin.write(f"{steps}\n")
            other.stdin.flush()
            status = int(other.stdout.readline())
            if status == 0:
                break
            assert was_killed(status)
            if restoring.is_archive(place):  # whole, or nothing at all
                whole += 1
                with opened(place) as again:
                    assert names(again) == ["Anna Test"]
                    backups.make(again)
                    assert not list(place.glob(f"{HALF}*")), "and what is left of it goes with the next backup"
                continue
            killed += 1
            again = restoring.into_new_folder(file, place, PASSPHRASE, machine(500))
            assert (names(again), archive.check(again)) == (["Anna Test"], ())
            again.ledger.close()
            assert [path.name for path in place.parent.iterdir()] == ["ny"]
            assert not list(place.glob(f"{HALF}*"))
        other.stdin.close()
    assert status == 0
    assert killed > 2
    assert whole


@pytest.mark.parametrize("share", [0, 0.5, 1])
def test_a_restore_killed_while_it_put_its_files_in_place(desk: Desk, tmp_path: Path, share: float):
    person(desk, "Anna Test")
    file = backups.save_to(desk, tmp_path / "ude").path
    place = tmp_path / "ny"
    left = place / f"{HALF}{'0' * 32}"
    left.mkdir(parents=True)
    for name in ("arkiv.db", *(path.name for path in desk.ledger.folder.slot_files())):
        shutil.copy(desk.ledger.folder.path / name, left)
    slots = desk.ledger.folder.slot_files()[0]
    whole = slots.read_bytes()
    (place / slots.name).write_bytes(b"en andens")
    with pytest.raises(PlaceTaken):
        restoring.into_new_folder(file, place, PASSPHRASE, machine(500))
    assert picture(place) == {slots.name: picture(place / slots.name)["."]}, "what is not of the restore stays"
    left.mkdir()
    shutil.copy(slots, left)
    (place / slots.name).write_bytes(whole[: int(len(whole) * share)])
    again = restoring.into_new_folder(file, place, PASSPHRASE, machine(500))
    assert names(again) == ["Anna Test"]
    again.ledger.close()


def test_a_restore_into_a_place_that_is_taken(desk: Desk, tmp_path: Path):
    person(desk)
    file = backups.save_to(desk, tmp_path / "ude").path
    taken = tmp_path / "taget"
    taken.mkdir()
    (taken / "nøgler.json").write_bytes(b"noget andet")
    (taken / f"{HALF}noter").mkdir()
    (taken / f"{HALF}noter" / "brev.txt").write_bytes(b"x")
    (tmp_path / "fil").write_bytes(b"x")
    before = picture(tmp_path)
    for place in (taken, tmp_path / "fil", tmp_path / "fil" / "under", tmp_path / "ude"):
        with pytest.raises(PlaceTaken):
            restoring.into_new_folder(file, place, PASSPHRASE, machine())
        assert picture(tmp_path) == before


def test_a_restore_that_fails_leaves_the_place_as_it_was(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    person(desk)
    file = backups.save_to(desk, tmp_path / "ude").path
    (tmp_path / "tom").mkdir()
    before = picture(tmp_path)

    def locked(*_: object, **__: object) -> None:
        raise ArchiveDamaged

    for place in (tmp_path / "tom", tmp_path / "en" / "ny" / "mappe"):
        with pytest.raises(BackupNotOpened):
            restoring.into_new_folder(file, place, "forkert forkert", machine())
        assert picture(tmp_path) == before
        monkeypatch.setattr(archive, "open_", locked)
        with pytest.raises(ArchiveDamaged):
            restoring.into_new_folder(file, place, PASSPHRASE, machine())
        monkeypatch.undo()
        assert picture(tmp_path) == before


def test_a_restore_keeps_what_was_there_and_can_be_taken_back(desk: Desk):
    anna = person(desk, "Anna Test")
    file = backups.make(desk).backup.path
    person(desk, "Bo Test")
    rounds.new(desk, anna.id)
    seen = backups.compared(desk, file)
    assert seen.changes_since == 2
    assert [(d.name, d.only_now, d.rounds_only_now) for d in seen.citizens] == [
        ("Anna Test", False, 1),
        ("Bo Test", True, 0),
    ]
    kept = backups.restore(desk, file).backup
    assert names(desk) == ["Anna Test"]
    assert desk.ledger.read.rounds(anna.id) == ()
    with pytest.raises(NothingToUndo):
        undo(desk, Scope())
    person(desk, "Carl Test")
    assert archive.check(desk) == ()
    backups.restore(desk, kept.path)
    assert names(desk) == ["Anna Test", "Bo Test"]


def test_a_restore_keeps_settings_and_the_log(desk: Desk):
    person(desk)
    file = backups.make(desk, Reason.ASKED).backup.path
    groups = people.sheet(desk).groups()
    people.type_back(desk, {1: groups[0], 2: groups[1]})
    seen = len(desk.ledger.read.accesses())
    backups.restore(desk, file)
    assert people.ways(desk).sheet_made_at == desk.clock()
    assert len(desk.ledger.read.accesses()) == seen + 1, "and the restore itself"


def test_a_restore_of_another_archive_is_refused(desk: Desk, tmp_path: Path):
    with made(tmp_path / "b", machine(900)) as other:
        person(other)
        file = backups.make(other).backup.path
    with pytest.raises(OtherArchive):
        backups.restore(desk, file)


def test_a_restored_archive_opens_again_and_goes_on(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        person(desk, "Anna Test")
        file = backups.make(desk).backup.path
        person(desk, "Bo Test")
        backups.restore(desk, file)
    with opened(tmp_path / "a") as desk:
        assert names(desk) == ["Anna Test"]
        person(desk, "Carl Test")
    with opened(tmp_path / "a") as desk:
        assert names(desk) == ["Anna Test", "Carl Test"]


def test_the_drill_needs_the_passphrase_and_changes_nothing(desk: Desk):
    begun(desk)
    file = backups.make(desk).backup.path
    before, last = picture(desk.ledger.folder.path), desk.ledger.last
    tried = backups.attempt(desk, file, PASSPHRASE)
    assert (tried.citizens, tried.rounds, tried.last_worked_at) == (1, 1, desk.clock())
    with pytest.raises(BackupNotOpened):
        backups.attempt(desk, file, "forkert forkert")
    assert [line.what for line in desk.ledger.read.accesses()][:2] == ["wrong backup passphrase", "backup try"]
    assert picture(desk.ledger.folder.path) | {"arkiv.db": before["arkiv.db"]} == before
    assert desk.ledger.last == last


def test_an_import_is_backed_up_before(desk: Desk):
    person(desk)
    intake.take_in(desk, PRACTICE[:1])
    (kept,) = backups.listing(desk).backups
    assert (kept.reason, kept.counts["citizen"]) == ("import", 1)


def test_a_new_key(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        people.add(desk, "Åse Test", NEW)
        person(desk, "Anna Test")
        begun(desk)
        old = desk.keys.unlocked.key.raw_hex()
        people.sheet(desk)
        done = people.change_key(desk)
        assert done.lost == ()
        assert [b.reason for b in done.old_backups] == ["new_key"]
        assert desk.keys.unlocked.key.raw_hex() != old
        assert people.ways(desk).sheet_made_at is None
        person(desk, "Bo Test")
        assert archive.check(desk) == ()
        seen = backups.compared(desk, done.old_backups[0].path)
        assert "Bo Test" in [d.name for d in seen.citizens]
    for phrase in (PASSPHRASE, NEW):
        with opened(tmp_path / "a", passphrase=phrase) as desk:
            assert "Bo Test" in names(desk)
            assert archive.check(desk) == ()


def test_an_old_backup_is_restored_under_the_new_key(desk: Desk):
    person(desk, "Anna Test")
    file = backups.make(desk).backup.path
    people.change_key(desk)
    person(desk, "Bo Test")
    backups.restore(desk, file)
    assert names(desk) == ["Anna Test"]
    assert archive.check(desk) == ()


@pytest.mark.parametrize("cut", ["before the copy", "half a copy", "before the rename", "after the rename"])
def test_a_change_of_key_that_a_power_cut_ended(tmp_path: Path, cut: str):
    with made(tmp_path / "a") as desk:
        person(desk, "Anna Test")
        place = desk.ledger.folder
        new = desk.keys.begin_new_key()
        if cut != "before the copy":
            whole = tmp_path / "whole"
            shutil.copytree(place.path, whole)
            desk.ledger.change_key(new.key.raw_hex(), as_settings(new.content))
            if cut != "after the rename":
                new = place.database.read_bytes()
                part = place.next_database if cut == "before the rename" else place.half_database
                part.write_bytes(new if cut == "before the rename" else new[: len(new) // 2])
                shutil.copy(whole / "arkiv.db", place.database)
    for attempt in range(2):
        with opened(tmp_path / "a") as desk:
            assert names(desk) == ["Anna Test"]
            assert archive.check(desk) == ()
            assert desk.keys.under_way is None
            assert not desk.keys.unlocked.pending or attempt == 0
            assert not place.next_database.exists()
            assert not place.half_database.exists()


def test_a_new_key_without_room_leaves_the_old(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    import errno

    from ffbdesk.storage import ledger

    person(desk, "Anna Test")
    old = desk.keys.unlocked.key.raw_hex()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(ledger, "sync_file", full)
    with pytest.raises(DiskFull):
        people.change_key(desk)
    monkeypatch.undo()
    assert desk.keys.unlocked.key.raw_hex() == old
    person(desk, "Bo Test")
    desk.ledger.close()
    with opened(desk.ledger.folder.path) as again:
        assert names(again) == ["Anna Test", "Bo Test"]


def test_the_sheet_counts_when_two_groups_are_typed_back(desk: Desk):
    groups = people.sheet(desk).groups()
    with pytest.raises(people.NotTypedBack):
        people.type_back(desk, {3: groups[2], 7: groups[5]})
    with pytest.raises(people.NotTypedBack):
        people.type_back(desk, {3: groups[2]})
    assert people.ways(desk).sheet_made_at is None
    people.type_back(desk, {3: groups[2], 7: f" {groups[6][:3]} {groups[6][3:]}"})
    assert people.ways(desk).sheet_made_at == desk.clock()


@pytest.mark.parametrize("gone", [False, True])
def test_a_forgotten_passphrase_and_the_sheet(tmp_path: Path, gone: bool):
    with made(tmp_path / "a") as desk:
        person(desk, "Anna Test")
        sheet = recovery.read(" ".join(people.sheet(desk).groups()))
    if gone:
        for file in (tmp_path / "a").glob("noegler*"):
            file.unlink()
    with pytest.raises(PassphraseTooShort):
        archive.open_with_sheet(tmp_path / "a", sheet, USER, "kort", machine(600))
    desk = archive.open_with_sheet(tmp_path / "a", sheet, USER, NEW, machine(600))
    assert names(desk) == ["Anna Test"]
    desk.ledger.close()
    with opened(tmp_path / "a", passphrase=NEW) as desk:
        assert [p.name for p in people.ways(desk).people] == [USER]
    with pytest.raises(WrongSecret):
        archive.open_(tmp_path / "a", PASSPHRASE, machine())


def test_a_sheet_of_another_archive_without_slot_files(tmp_path: Path):
    with made(tmp_path / "b", machine(800)) as other:
        sheet = recovery.read(" ".join(people.sheet(other).groups()))
    with made(tmp_path / "a"):
        pass
    for file in (tmp_path / "a").glob("noegler*"):
        file.unlink()
    with pytest.raises(WrongSheet):
        archive.open_with_sheet(tmp_path / "a", sheet, USER, NEW, machine())


def test_an_organisation_opens_the_archive_of_somebody_who_left(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        person(desk, "Anna Test")
        file = people.make_organisation_key(desk, "Kommunen", "lederens sætning", tmp_path, machine(40))
        assert people.ways(desk).organisation == "Kommunen"
    desk = people.open_with_organisation(tmp_path / "a", file, "lederens sætning", machine(50))
    assert names(desk) == ["Anna Test"]
    people.add(desk, "Ny leder", NEW)
    desk.ledger.close()
    with opened(tmp_path / "a", passphrase=NEW) as desk:
        assert desk.user == "Ny leder"
    with made(tmp_path / "b", machine(700)) as second:
        assert people.let_organisation_in(second, file) == "Kommunen"


def test_erasing_leaves_nothing_of_one_and_all_of_another(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        bo = person(desk, "Bo Bliver", cpr="0202820000")
        code = themes(desk)[0]
        intake.take_in(desk, PRACTICE)
        desk.ledger.note_access("x", by=USER, at=desk.clock(), citizen=bo.id)
        anna = person(desk, "Anna Slettes", cpr="0101810000")
        gathering = begun(desk, anna.id)
        rounds.judge(desk, gathering, code, Assessed(Level(2)))
        values.put(desk, rounds.theme_ref(gathering, code, "citizen"), "Hemmelig tekst", gathering=gathering)
        values.keep(desk, rounds.theme_ref(gathering, code, "others"), "En hemmelig kladde")
        before = {line.citizen.id: line for line in citizens.listing(desk)}
        held = erasure.erase(desk, anna.id)
        assert held.rows > 6
        assert held.left.backups[0].reason == "erasure"
        with pytest.raises(UnknownRecord):
            desk.ledger.read.citizen(anna.id, removed=True)
        del before[anna.id]
        assert {line.citizen.id: line for line in citizens.listing(desk)} == before
        assert archive.check(desk) == ()
        assert [count for _at, _by, count in desk.ledger.read.tombstones()] == [held.rows]
        dump = everything(desk)
        for text in ("Slettes", "0101810000", anna.id, "emmelig", gathering):
            assert text not in dump
        assert "Bo Bliver" in dump
        with pytest.raises(NothingToUndo):
            undo(desk, Scope())
        backups.remove(desk, tuple(b.path for b in held.left.backups))
        assert backups.holding(desk, anna.id) == ()


def test_erasing_one_of_several_that_came_in_together(desk: Desk):
    intake.take_in(desk, PRACTICE)
    first, *others = citizens.listing(desk)
    erasure.erase(desk, first.citizen.id)
    dump = everything(desk)
    assert first.citizen.name not in dump
    assert all(line.citizen.name in dump for line in others)
    assert archive.check(desk) == ()


def test_a_retention_date_is_a_reminder_that_can_be_undone(desk: Desk):
    anna = person(desk)
    values.choose(desk, CITIZEN, anna.id, keep_until=date(2031, 12, 31))
    assert desk.ledger.read.citizen(anna.id).keep_until == date(2031, 12, 31)
    citizens.edit(desk, anna.id, citizens.Entered(name="Andet navn"))
    assert desk.ledger.read.citizen(anna.id).keep_until == date(2031, 12, 31)
    undo(desk, Scope())
    undo(desk, Scope())
    assert desk.ledger.read.citizen(anna.id).keep_until is None


def test_an_older_schema_is_backed_up_before_it_is_brought_up_to_date(tmp_path: Path):
    kept = Path(__file__).parent.parent / "archives" / "1-first"
    shutil.copytree(kept, tmp_path / "a")
    with opened(tmp_path / "a") as desk:
        (before,) = backups.listing(desk).backups
        assert (before.reason, before.counts["citizen"]) == ("migration", 3)
        assert backups.attempt(desk, before.path, PASSPHRASE).citizens == 3
        backups.restore(desk, before.path)
        assert len(names(desk)) == 3


def test_a_damaged_database_is_not_called_a_wrong_sheet(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        sheet = people.sheet(desk)
    (tmp_path / "a" / "arkiv.db").write_bytes(b"x" * 8192)
    with pytest.raises(ArchiveDamaged):
        archive.open_with_sheet(tmp_path / "a", sheet, USER, NEW, machine())


def test_erasing_takes_what_was_typed_in_a_note_that_was_taken_back(desk: Desk):
    anna = person(desk, "Anna Slettes")
    note = notes.begin(desk, anna.id)
    made = desk.ledger.change(desk.ledger.last)
    assert made is not None
    desk.ledger.draft(NOTE.ref(note.id, "text"), "emmelig", by=USER, at=desk.clock())
    take_back(desk, made)
    with pytest.raises(UnknownRecord):
        values.put(desk, notes.pending_ref(note.id), "emmelig tilføjelse")
    erasure.erase(desk, anna.id)
    assert "emmelig" not in everything(desk)
