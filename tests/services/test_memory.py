"""What this computer remembers of archives: tries to get in, rescues, and how far an archive was."""

import json
import shutil
from dataclasses import replace
from pathlib import Path
from threading import Thread

import portalocker
import pytest

from ffbdesk.keys import recovery
from ffbdesk.keys.errors import WrongSecret, WrongSheet
from ffbdesk.services import access, archive, backups, citizens, people, rescue, restoring
from ffbdesk.services.archive import KeyFromElsewhere, Machine
from ffbdesk.services.desk import Desk
from ffbdesk.services.memory import Line, Memory, Reached
from ffbdesk.storage.errors import DiskFull
from ffbdesk.words.checks import found
from tests.support import PASSPHRASE, USER, machine, not_under_wine, person

NEW = "en helt ny sætning"
OTHER = "kaffe kage kniv"
LINE = Line("2026-01-01T00:00:00+00:00", "x", "wrong passphrase")


@pytest.fixture(params=["in a file", "in memory"])
def here(request: pytest.FixtureRequest, tmp_path: Path) -> Machine:
    memory = Memory(tmp_path / "program" / "arkiver.json" if request.param == "in a file" else None)
    return replace(machine(), memory=memory)


@pytest.fixture
def folder(here: Machine, tmp_path: Path) -> Path:
    desk = archive.create(tmp_path / "a", USER, PASSPHRASE, here)
    person(desk, "Anna Test")
    backups.make(desk)
    desk.close()
    return tmp_path / "a"


def log(desk: Desk) -> list[str]:
    return [line.what for line in reversed(access.lines(desk))]


def entered(folder: Path, here: Machine) -> Desk:
    return archive.open_(folder, PASSPHRASE, here)


def test_wrong_tries_stand_in_the_log_before_the_next_opening(folder: Path, here: Machine):
    for _ in range(2):
        with pytest.raises(WrongSecret):
            archive.open_(folder, "forkert forkert", here)
    with pytest.raises(WrongSheet):
        archive.open_with_sheet(folder, recovery.Sheet(b"x" * 16, None), USER, NEW, here)
    desk = entered(folder, here)
    assert log(desk)[-4:] == ["wrong passphrase", "wrong passphrase", "wrong sheet", "open"]
    assert desk.ledger.read.log_is_whole()
    desk.close()
    desk = entered(folder, here)
    assert log(desk)[-2:] == ["open", "open"], "each stands there once"
    desk.close()


def test_every_way_in_is_in_the_log(folder: Path, here: Machine, tmp_path: Path):
    desk = entered(folder, here)
    sheet = people.sheet(desk)
    kept = recovery.read(" ".join(sheet.groups()))
    file = people.make_organisation_key(desk, "Kommunen", "lederens lange sætning", tmp_path, here)
    desk.close()
    desk = archive.open_with_sheet(folder, kept, USER, NEW, here)
    assert log(desk)[-2:] == ["open sheet", f"people passphrase: {USER}"]
    desk.close()
    desk = people.open_with_organisation(folder, file, "lederens lange sætning", here)
    assert log(desk)[-1] == "open organisation"
    desk.close()


def test_what_was_saved_of_a_damaged_archive_is_in_the_log(folder: Path, here: Machine, tmp_path: Path):
    rescue.save_readable(folder, PASSPHRASE, tmp_path / "ud", here)
    desk = entered(folder, here)
    assert log(desk)[-2:] == ["rescue save", "open"]
    desk.close()


def test_what_is_seen_on_a_full_disk_is_in_the_log_later(folder: Path, here: Machine, monkeypatch: pytest.MonkeyPatch):
    desk = entered(folder, here)
    who = citizens.listing(desk)[0].citizen.id

    def full(*_args: object, **_more: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patched:
        patched.setattr(desk.ledger, "note_access", full)
        assert citizens.visit(desk, who).citizen.name == "Anna Test"
    desk.close()
    desk = entered(folder, here)
    assert log(desk)[-2:] == ["view borger", "open"]
    assert [line.what for line in access.lines(desk, citizen=who)] == ["view borger"]
    desk.close()


def test_a_database_of_another_day_is_told_and_nothing_else_is(folder: Path, here: Machine):
    old = (folder / "arkiv.db").read_bytes()
    desk = entered(folder, here)
    assert not desk.is_older
    person(desk, "Bo Test")
    desk.close()
    (folder / "arkiv.db").write_bytes(old)
    looking = archive.open_(folder, PASSPHRASE, here, mend=False)
    assert found("older_database") in archive.check(looking)
    looking.ledger.close()
    desk = entered(folder, here)
    assert desk.is_older
    assert log(desk)[-3:] == ["check", "older database", "open"]
    desk.close()
    desk = entered(folder, here)
    assert desk.is_older, "nobody was told: whoever opens it next is"
    desk.was_told()
    desk.close()
    desk = entered(folder, here)
    assert not desk.is_older, "a person has seen it, and went on"
    assert archive.check(desk) == ()
    desk.close()


def test_what_a_person_has_put_back_is_not_told_as_others_doing(folder: Path, here: Machine):
    desk = entered(folder, here)
    person(desk, "Bo Test")
    kept = backups.make(desk).backup.path
    person(desk, "Carla Test")
    backups.restore(desk, kept)
    desk.close()
    desk = entered(folder, here)
    assert not desk.is_older
    desk.close()
    oldest = sorted((folder / "kopier").glob("*.ffbkopi"))[0]
    (folder / "arkiv.db").write_bytes(b"\xff" * 8192)
    desk = rescue.take_backup(folder, PASSPHRASE, oldest, here)
    assert not desk.is_older
    desk.close()
    shutil.copytree(folder, folder.with_name("b"))
    desk = entered(folder.with_name("b"), here)
    assert not desk.is_older, "a copy of the folder is another archive on this computer"
    desk.close()


def test_the_file_says_nobodys_name_and_no_path(tmp_path: Path):
    file = tmp_path / "program" / "arkiver.json"
    here = replace(machine(), memory=Memory(file))
    desk = archive.create(tmp_path / "Solstrålen", USER, PASSPHRASE, here)
    person(desk, "Anna Test")
    desk.close()
    with pytest.raises(WrongSecret):
        archive.open_(tmp_path / "Solstrålen", "Anna Test og Solstrålen", here)
    content = json.dumps(json.loads(file.read_bytes()), ensure_ascii=False)
    assert not [word for word in ("Anna", "Solstrålen", str(tmp_path), USER) if word in content]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"[" * 100_000, b'{"lines": 1, "reached": {"x": {}}}'])
def test_a_damaged_file_stops_nobody(folder: Path, tmp_path: Path, content: bytes):
    file = tmp_path / "program2" / "arkiver.json"
    file.parent.mkdir()
    file.write_bytes(content)
    here = replace(machine(500), memory=Memory(file))
    with pytest.raises(WrongSecret):
        archive.open_(folder, "forkert forkert", here)
    desk = entered(folder, here)
    assert log(desk)[-2:] == ["wrong passphrase", "open"]
    desk.close()


def test_a_thousand_tries_are_enough(tmp_path: Path):
    memory = Memory(tmp_path / "m.json")
    for _ in range(5):
        memory.defer(tmp_path, "a", LINE)
    assert len(memory.deferred(tmp_path, "a")) == 5
    memory._lines[next(iter(memory._lines))] *= 300
    memory._write()
    memory.defer(tmp_path, "a", LINE)
    assert len(memory.deferred(tmp_path, "a")) == 1000


def test_a_backup_in_the_place_where_the_archive_was_is_no_other_archive(folder: Path, here: Machine, tmp_path: Path):
    desk = entered(folder, here)
    person(desk, "Bo Test")
    kept = backups.make(desk).backup.path.rename(tmp_path / "kopi.ffbkopi")
    people.change_key(desk)
    desk.close()
    shutil.rmtree(folder)
    desk = restoring.into_new_folder(kept, folder, PASSPHRASE, here)
    assert not desk.is_older
    desk.close()
    entered(folder, here).close()


def test_what_cannot_be_written_is_known_until_the_program_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    memory = Memory(tmp_path / "m.json")
    memory.defer(tmp_path, "a", LINE)

    def full(*_args: object) -> None:
        raise OSError

    with monkeypatch.context() as patched:
        patched.setattr("ffbdesk.services.memory.write_whole", full)
        memory.defer(tmp_path, "a", LINE)
        memory.remember(tmp_path, "a", Reached(3, 2, "k"))
        assert len(memory.deferred(tmp_path, "a")) == 2
        memory.forget_deferred(tmp_path, "a")
        assert memory.deferred(tmp_path, "a") == ()
        assert memory.reached(tmp_path, "a") == Reached(3, 2, "k")
    memory.defer(tmp_path, "b", LINE)
    again = Memory(tmp_path / "m.json")
    assert again.deferred(tmp_path, "a") == ()
    assert again.reached(tmp_path, "a") == Reached(3, 2, "k")


@not_under_wine("its C library refuses a lock that another holds without saying why")
def test_two_programs_that_remember_at_once_both_are_remembered(tmp_path: Path):
    def many(which: str) -> None:
        memory = Memory(tmp_path / "m.json")
        for number in range(20):
            memory.defer(tmp_path, f"{which}{number}", LINE)

    threads = [Thread(target=many, args=(which,)) for which in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    memory = Memory(tmp_path / "m.json")
    assert all(len(memory.deferred(tmp_path, f"{which}{n}")) == 1 for which in "ab" for n in range(20))


def test_a_lock_that_is_held_for_ever_keeps_nobody_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("ffbdesk.services.memory._WAIT", 0.001)
    with (tmp_path / "m.laas").open("ab") as held:
        portalocker.lock(held, portalocker.LockFlags.EXCLUSIVE)
        Memory(tmp_path / "m.json").defer(tmp_path, "a", LINE)
    assert len(Memory(tmp_path / "m.json").deferred(tmp_path, "a")) == 1


@pytest.fixture
def taken_back(folder: Path, here: Machine, tmp_path: Path) -> Path:
    """Åse was removed and the key changed; then she lays the whole folder of her day there."""
    desk = entered(folder, here)
    people.add(desk, "Åse Test", OTHER)
    (tmp_path / "sheet").write_text(" ".join(people.sheet(desk).groups()), "utf-8")
    backups.make(desk)
    desk.close()
    then = shutil.copytree(folder, tmp_path / "then")
    desk = entered(folder, here)
    people.remove(desk, next(p.id for p in desk.keys.people() if p.name == "Åse Test"))
    people.change_key(desk)
    desk.close()
    shutil.rmtree(folder)
    shutil.copytree(then, folder)
    return folder


def test_the_key_of_another_day_opens_by_no_way_here(taken_back: Path, here: Machine, tmp_path: Path):
    with pytest.raises(KeyFromElsewhere):
        entered(taken_back, here)
    sheet = recovery.read((tmp_path / "sheet").read_text("utf-8"))
    with pytest.raises(KeyFromElsewhere):
        archive.open_with_sheet(taken_back, sheet, USER, NEW, here)
    copy = next((taken_back / "kopier").glob("*.ffbkopi"))
    (taken_back / "arkiv.db").write_bytes(b"\xff" * 8192)
    with pytest.raises(KeyFromElsewhere):
        rescue.take_backup(taken_back, PASSPHRASE, copy, here)
    with pytest.raises(KeyFromElsewhere):
        rescue.take_backup(taken_back, PASSPHRASE, copy, here)


def test_a_key_counts_from_its_change_and_not_from_the_next_closing(folder: Path, here: Machine, tmp_path: Path):
    then = shutil.copytree(folder, tmp_path / "then")
    desk = entered(folder, here)
    people.change_key(desk)
    desk.ledger.close()  # killed: nobody closes it as it should be
    shutil.rmtree(folder)
    shutil.copytree(then, folder)
    with pytest.raises(KeyFromElsewhere):
        entered(folder, here)


def test_a_rescue_keeps_the_key_in_mind(folder: Path, here: Machine):
    desk = entered(folder, here)
    person(desk, "Bo Test")
    number = desk.keys.unlocked.archive
    desk.close()
    copy = next((folder / "kopier").glob("*.ffbkopi"))
    (folder / "arkiv.db").write_bytes(b"\xff" * 8192)
    desk = rescue.take_backup(folder, PASSPHRASE, copy, here)
    assert not desk.is_older, "a person has chosen it"
    assert here.memory.reached(folder, number) is not None
    assert log(desk)[-2:] == ["rescue backup", "open"]
    desk.close()


def test_another_archive_in_the_same_place_is_told_and_kept_apart(folder: Path, here: Machine, tmp_path: Path):
    """Two sticks with archives of one name; or a stranger's archive with another number."""
    other = archive.create(tmp_path / "b", USER, PASSPHRASE, here)
    other.close()
    (tmp_path / "b").rename(tmp_path / "kept")
    folder.rename(tmp_path / "first")
    (tmp_path / "kept").rename(folder)
    desk = entered(folder, here)
    assert desk.is_another
    assert found("another_archive") in archive.check(desk)
    desk.was_told()
    desk.close()
    desk = entered(folder, here)
    assert not desk.is_another, "it was told"
    desk.close()
    folder.rename(tmp_path / "b")
    (tmp_path / "first").rename(folder)
    desk = entered(folder, here)
    assert desk.is_another
    desk.close()
