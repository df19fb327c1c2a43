"""Backups: what is written is checked and read back; what is thinned is never what a jumping clock says."""

import random
import shutil
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ffbdesk.services import archive, backups
from ffbdesk.storage import backup, thinning
from ffbdesk.storage.backup import SUFFIX, Backup, Reason
from ffbdesk.storage.errors import BackupDamaged, BackupNewer, DiskFull, NotABackup, StorageError
from tests.support import START, USER, Clock, begun, machine, made, person, picture


@pytest.fixture
def kept(tmp_path: Path):
    with made(tmp_path / "Solstrålen æ#%&'") as desk:
        begun(desk)
        yield backups.make(desk).backup


def test_a_backup_says_what_it_holds(kept: Backup):
    assert kept.path.name == "Solstrålen æ#%&' 2026-11-23 093000.ffbkopi"
    assert (kept.by, kept.reason, kept.made_at) == (USER, Reason.ASKED, START)
    assert kept.counts == {"citizen": 1, "gathering": 1, "goal": 0, "note": 0, "change": 2}
    assert backup.read(kept.path) == kept
    assert sorted(zipfile.ZipFile(kept.path).namelist()) == [
        "arkiv.db",
        "indhold.json",
        "noegler-kopi.json",
        "noegler.json",
    ]


def test_two_in_one_second_get_two_names_and_nothing_is_left_beside(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        person(desk)
        first, second = backups.make(desk).backup, backups.make(desk).backup
        assert first.path != second.path
        assert sorted(p.name for p in desk.ledger.folder.copies.iterdir()) == sorted(
            [first.path.name, second.path.name]
        )


def test_no_citizen_can_be_read_out_of_it(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        someone = person(desk, "Ægir Hemmeligsen", cpr="0101810000")
        kept = backups.make(desk).backup
        raw = kept.path.read_bytes()
        for text in ("Ægir", "Hemmeligsen", "010181", someone.id):
            assert text.encode() not in raw


def test_any_flipped_bit_is_noticed(kept: Backup, tmp_path: Path):
    whole, chance = kept.path.read_bytes(), random.Random(7)
    places = [chance.randrange(len(whole) * 8) for _ in range(120)]
    directory = whole.rfind(b"PK\x01\x02", 0, len(whole) - 200)
    places += [chance.randrange(directory * 8, len(whole) * 8) for _ in range(200)]
    hurt, out = tmp_path / f"hurt{SUFFIX}", tmp_path / "out"
    out.mkdir()
    for place in places:
        flipped = bytearray(whole)
        flipped[place // 8] ^= 1 << place % 8
        hurt.write_bytes(flipped)
        with pytest.raises((BackupDamaged, NotABackup, BackupNewer)):
            backup.unpack(hurt, out)
        assert list(out.iterdir()) == []


@pytest.mark.parametrize("size", [0, 1, 3, 4, 100, 5000])
def test_a_cut_backup(kept: Backup, tmp_path: Path, size: int):
    cut = tmp_path / f"cut{SUFFIX}"
    cut.write_bytes(kept.path.read_bytes()[:size])
    with pytest.raises((BackupDamaged, NotABackup)):
        backup.read(cut)


def test_another_zip_is_not_ours(tmp_path: Path):
    path = tmp_path / f"other{SUFFIX}"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../noegler.json", "x")
    with pytest.raises(NotABackup):
        backup.read(path)


def test_a_path_in_the_manifest_is_refused(kept: Backup, tmp_path: Path):
    evil = tmp_path / f"evil{SUFFIX}"
    manifest = zipfile.ZipFile(kept.path).read("indhold.json").decode().replace("noegler.json", "../noegler.json")
    with zipfile.ZipFile(evil, "w") as archive:
        archive.writestr("indhold.json", manifest)
        archive.writestr("../noegler.json", "x")
    with pytest.raises(BackupDamaged):
        backup.unpack(evil, tmp_path)


def test_a_damaged_archive_gives_no_backup(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        for n in range(60):
            person(desk, f"Test {n} {'x' * 400}")
        database = desk.ledger.folder.database
        flipped = bytearray(database.read_bytes())
        flipped[len(flipped) // 2] ^= 1
        desk.ledger.pragma("cache_size = 0")
        database.write_bytes(flipped)
        with pytest.raises(StorageError):
            backups.make(desk)
        assert list(desk.ledger.folder.copies.iterdir()) == []


def test_no_room_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    import errno

    with made(tmp_path / "a") as desk:
        person(desk)

        def full(*_: object) -> None:
            raise OSError(errno.ENOSPC, "full")

        monkeypatch.setattr(backup, "sync_file", full)
        with pytest.raises(DiskFull):
            backups.make(desk)
        assert list(desk.ledger.folder.copies.iterdir()) == []
        monkeypatch.undo()
        assert backups.make(desk).backup.path.exists()


def sample(made_at: datetime, seq: int) -> Backup:
    path = Path(f"/k/{made_at.timestamp()}-{seq}")
    return Backup(path, "a", "n", made_at, "x", Reason.REGULAR, seq, {}, 1, ())


def test_thinning_keeps_days_weeks_and_months():
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    every = [sample(now - timedelta(hours=12 * n), 1000 - n) for n in range(800)]
    gone = {b.path for b in thinning.superfluous(every, now)}
    left = [b for b in every if b.path not in gone]
    days = {b.made_at.date() for b in left}
    assert all(b in left for b in every if b.made_at >= datetime(2026, 11, 23, tzinfo=UTC))
    assert {(now - timedelta(days=n)).date() for n in range(14)} <= days
    assert len({b.made_at.isocalendar()[:2] for b in left}) >= 10
    assert len({(b.made_at.year, b.made_at.month) for b in left}) == 9
    assert len(left) < 40


def test_a_long_holiday_removes_nothing():
    begun_at = datetime(2026, 1, 1, 12, tzinfo=UTC)
    few = [sample(begun_at + timedelta(days=n), n) for n in range(10)]
    assert thinning.superfluous(few, begun_at + timedelta(days=4000)) == ()


@given(st.lists(st.sampled_from([0, 1, 30, 60, -60, 5_256_000, -5_256_000]), min_size=2, max_size=60))
def test_a_clock_that_jumps_removes_nothing(minutes: list[int]):
    moment, jumped = datetime(2026, 11, 24, tzinfo=UTC), []
    for n, passed in enumerate(minutes):
        moment += timedelta(minutes=passed)
        jumped.append(sample(moment, n))
        assert thinning.superfluous(jumped, moment) == () or sum(m for m in minutes[:n] if m in (30, 60)) > 2 * 1440


@given(st.lists(st.integers(0, 400), min_size=1, max_size=80, unique=True))
@settings(max_examples=40)
def test_thinning_is_done_once_and_never_takes_the_newest(hours: list[int]):
    start = datetime(2026, 1, 1, tzinfo=UTC)
    some = [sample(start + timedelta(hours=7 * hour), hour) for hour in sorted(hours)]
    now = start + timedelta(hours=7 * 400)
    gone = thinning.superfluous(some, now)
    left = [b for b in some if b not in gone]
    assert some[-1] in left
    assert thinning.superfluous(left, now) == ()


def test_half_an_hour(tmp_path: Path):
    clock = Clock()
    with made(tmp_path / "a", machine(clock=clock)) as desk:
        assert not backups.is_due(desk), "nothing is there yet"
        person(desk)
        assert backups.is_due(desk)
        backups.make(desk, Reason.REGULAR)
        assert not backups.is_due(desk)
        clock.move(minutes=31)
        assert not backups.is_due(desk), "nothing has changed"
        person(desk)
        assert backups.is_due(desk)
        backups.make(desk, Reason.REGULAR)
        person(desk)
        clock.move(minutes=29)
        assert not backups.is_due(desk)
        clock.move(minutes=2)
        assert backups.is_due(desk)
        clock.move(days=-3650)
        assert backups.is_due(desk), "the clock was set back"


def test_a_second_place(tmp_path: Path):
    stick = tmp_path / "usb"
    stick.mkdir()
    with made(tmp_path / "a") as desk:
        person(desk)
        backups.choose_second_place(desk, stick)
        done = backups.make(desk)
        assert done.second is not None
        assert done.trouble is None
        assert picture(stick) == {done.backup.path.name: picture(done.backup.path.parent)[done.backup.path.name]}
        shutil.rmtree(stick)
        assert isinstance(backups.make(desk).trouble, backups.PlaceGone)
        assert not stick.exists(), "a folder on a drive that is out is not made on the computer instead"


def test_what_a_killed_process_left_is_swept_away(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        left = desk.ledger.folder.copies / f"{backup.HALF}x"
        left.mkdir()
        (left / "arkiv.db").write_bytes(b"half")
        person(desk)
        backups.make(desk)
        assert not left.exists()


def test_unreadable_files_are_shown(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        person(desk)
        bad = desk.ledger.folder.copies / f"bad{SUFFIX}"
        bad.write_bytes(b"hej")
        done = backups.make(desk).backup
        found = backups.listing(desk)
        assert (found.backups, found.unreadable) == ((done,), (bad,))


def test_a_check_of_the_archive_looks_at_its_backups(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        person(desk)
        done = backups.make(desk).backup
        assert archive.check(desk) == ()
        flipped = bytearray(done.path.read_bytes())
        flipped[len(flipped) // 2] ^= 1
        done.path.write_bytes(flipped)
        assert archive.check(desk) == (f"{done.path.name}: er beskadiget",)
