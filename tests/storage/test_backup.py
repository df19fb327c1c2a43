"""Backups: what is written is checked and read back; what is thinned is never what a jumping clock says."""

import json
import os
import random
import shutil
import struct
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import count, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ffbdesk.services import archive, backups, erasure, intake, people
from ffbdesk.services.desk import Desk
from ffbdesk.shipped import folder as shipped
from ffbdesk.storage import backup, marked, thinning
from ffbdesk.storage.backup import SUFFIX, Backup, Reason
from ffbdesk.storage.errors import BackupDamaged, BackupNewer, DiskFull, NotABackup, StorageError
from tests.support import (
    PASSPHRASE,
    START,
    USER,
    WINDOWS,
    Clock,
    begun,
    machine,
    made,
    opened,
    person,
    picture,
    system_clock,
)


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
    path = Path(f"/k/{made_at.isoformat()}-{seq}")
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
        worked = sum(m for m in minutes[: n + 1] if m in (1, 30, 60))
        assert thinning.superfluous(jumped, moment) == () or worked > 1440, "three days at least"


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
        copied = picture(stick)
        assert copied.pop(marked.MARK)
        assert copied == {done.backup.path.name: picture(done.backup.path.parent)[done.backup.path.name]}
        shutil.rmtree(stick)
        assert isinstance(backups.make(desk).trouble, backups.PlaceGone)
        assert not stick.exists(), "a folder on a drive that is out is not made on the computer instead"


def test_what_a_killed_process_left_is_swept_away(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        person(desk)
        for name in ("k3_x9abc", "0123456789abcdef" * 2):
            left = desk.ledger.folder.copies / f"{backup.HALF}{name}"
            left.mkdir()
            (left / "arkiv.db").write_bytes(b"half")
        kept = backups.make(desk).backup
        assert list(desk.ledger.folder.copies.iterdir()) == [kept.path]


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
        assert archive.check(desk) == (f"{done.path.name} er beskadiget",)


EAST, WEST = timezone(timedelta(hours=14)), timezone(-timedelta(hours=12))
FIRST, LAST = datetime(1, 1, 1, 0, 1, tzinfo=EAST), datetime(9999, 12, 31, 23, 59, tzinfo=WEST)
ODD = (
    FIRST,
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(1979, 12, 31, 23, 59, tzinfo=UTC),
    datetime(2108, 1, 1, tzinfo=UTC),
    LAST,
)


@pytest.mark.parametrize("at", ODD, ids=lambda at: str(at.year))
def test_no_clock_and_no_file_time_stops_a_backup(tmp_path: Path, at: datetime):
    with system_clock(lambda: at), made(tmp_path / "a", machine(clock=Clock(at))) as desk:
        for file in desk.ledger.folder.path.iterdir():
            os.utime(file, (0, 0))
        who = person(desk)
        kept = backups.make(desk).backup
        assert backup.read(kept.path).made_at == at
        assert backups.listing(desk).backups == (kept,)
        assert {info.date_time for info in zipfile.ZipFile(kept.path).infolist()} == {(1980, 1, 1, 0, 0, 0)}
        people.change_key(desk)
        intake.take_in(desk, sorted((shipped("resources") / "practice").glob("*.json"))[:1])
        erasure.erase(desk, who.id)
        assert backups.attempt(desk, backups.make(desk).backup.path, PASSPHRASE).citizens == 1
        assert archive.check(desk) == ()


def rewritten(path: Path, hurt: Callable[[Path], object] | None = None, **change: object) -> Path:
    """A backup with another manifest or content, whole otherwise: made by another program, or by a stranger."""
    number = next(n for n in count() if not path.with_name(f"anden-{n}{SUFFIX}").exists())
    new, parts = path.with_name(f"anden-{number}{SUFFIX}"), path.with_name("dele")
    parts.mkdir()
    with zipfile.ZipFile(path) as old:
        manifest = {**json.loads(old.read("indhold.json")), **change}
        old.extractall(parts)
    files = {name: parts / name for name in manifest["files"]}
    if hurt is not None:
        hurt(parts / "arkiv.db")
    backup._pack(new, {k: v for k, v in manifest.items() if v is not None}, files, lambda: None)
    shutil.rmtree(parts)
    return new


ODD_MANIFESTS: tuple[dict[str, object], ...] = (
    *({"made_at": at} for at in (FIRST.isoformat(), LAST.isoformat(), "0001-01-01T00:00:00", "9999-12-31T23:59:59")),
    *({"made_at": at} for at in ("", "i går", "2026-13-45T00:00:00+00:00", None, 7)),
    *({"seq": seq} for seq in (-1, 2**70, 1.5, float("inf"), "1", None)),
    *({"number": number} for number in (-1, 2**70, float("nan"), "x")),
    *({"name": name} for name in ("../../ude", "/etc/passwd", "\x00", "a" * 5000)),
    *({"archive_id": archive_id} for archive_id in ("../../ude", "", "\x00", 5)),
    *({"counts": counts} for counts in ({"citizen": "mange"}, {}, [], {"x": 10**30})),
    *({"citizens": [1, None]}, {"stamp": 5}, {"mac": 5}, {"mac": "æ"}, {"reason": "ny grund"}),
)


def test_odd_backups_stop_nothing(tmp_path: Path):
    with made(tmp_path / "a" / "a") as desk:
        who = person(desk)
        first, odd = backups.make(desk).backup, set[Path]()
        for change in ODD_MANIFESTS:
            odd.add(rewritten(first.path, **change))
            person(desk)
            backups.is_due(desk)
            newest = backups.make(desk).backup
            assert backups.before(desk, Reason.IMPORT) is None, change
            assert {first.path, newest.path, *odd} <= set(desk.ledger.folder.copies.iterdir()), change
        assert backups.listing(desk).backups[0] == newest
        erasure.erase(desk, who.id)
        people.change_key(desk)
        assert [path.name for path in tmp_path.iterdir()] == ["a"]


def tzset() -> None:
    """Take up the time zone of the environment; Windows has its own for everybody."""
    if not WINDOWS:
        time.tzset()


def test_a_moment_without_a_zone_needs_no_clock_either(kept: Backup, monkeypatch: pytest.MonkeyPatch):
    odd = [rewritten(kept.path, made_at=at) for at in ("0001-01-01T00:00:00", "9999-12-31T23:59:59")]
    try:
        for zone in ("Asia/Tokyo", "America/New_York"):  # where the system lets a process choose
            monkeypatch.setenv("TZ", zone)
            tzset()
            assert [backup.read(path).made_at.year for path in odd] == [1, 9999]
    finally:
        monkeypatch.undo()
        tzset()


def test_a_folder_and_a_pipe_among_the_backups_stop_nothing(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        person(desk)
        odd = (desk.ledger.folder.copies / f"mappe{SUFFIX}", desk.ledger.folder.copies / f"rør{SUFFIX}")
        odd[0].mkdir()
        odd[1].mkdir() if WINDOWS else os.mkfifo(odd[1])  # Windows has no pipes in its folders
        assert backups.listing(desk).unreadable == odd
        assert backups.make(desk).backup.path.exists()


def test_a_backup_of_an_earlier_program_still_opens_and_is_not_relied_on(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        person(desk, "Anna Test")
        kept = backups.make(desk).backup
        old = rewritten(kept.path, mac=None, stamp=None, number=None)
        kept.path.unlink()
        (found,) = backups.listing(desk).backups
        assert (found.number, found.stamp) == (0, "")
        assert backups.attempt(desk, old, PASSPHRASE).citizens == 1
        assert backups.before(desk, Reason.IMPORT) is not None
        person(desk, "Bo Test")
        backups.restore(desk, old)
        assert desk.ledger.read.counts()["citizen"] == 1


def test_the_newest_is_what_the_changes_say(tmp_path: Path):
    clock = Clock()
    with made(tmp_path / "a", machine(clock=clock)) as desk:
        kept = []
        for days in (4000, -8000, 3, 0, -1):
            clock.move(days=days)
            person(desk)
            kept.append(backups.make(desk).backup)
        kept.append(backups.make(desk).backup)
        clock.move(days=-5)
        kept.append(backups.make(desk).backup)
        assert backups.listing(desk).backups == tuple(reversed(kept))
        assert [one.number for one in kept] == [1, 2, 3, 4, 5, 6, 7]


def hurt(path: Path, place: float = 0.5) -> None:
    raw = bytearray(path.read_bytes())
    raw[int(len(raw) * place)] ^= 1
    path.write_bytes(raw)


def forged(desk: Desk, path: Path) -> None:
    """Whole, and it says that it has everything: but whoever wrote it had not the key."""
    rewritten(path, name="Et andet navn")
    path.unlink()


def hurt_header(_desk: Desk, path: Path) -> None:
    """The backup can be listed, but nothing tells which key it has."""
    hurt(path, (path.read_bytes().index(b"PK\x03\x04", 4) + 30) / path.stat().st_size)


def exchanged(_desk: Desk, path: Path) -> None:
    """The manifest is ours, the database is not the one it speaks of."""
    rewritten(path, hurt)
    path.unlink()


HARMS: dict[str, Callable[[Desk, Path], object]] = {
    "a flipped bit": lambda _desk, path: hurt(path),
    "cut": lambda _desk, path: path.write_bytes(path.read_bytes()[:-1]),
    "gone": lambda _desk, path: path.unlink(),
    "forged": forged,
    "exchanged": exchanged,
    "in the database's own header": hurt_header,
}


@pytest.mark.parametrize("harm", HARMS)
def test_what_is_relied_on_is_looked_at(tmp_path: Path, harm: str):
    with made(tmp_path / "a") as desk:
        who = person(desk)
        kept = backups.make(desk).backup
        assert backups.before(desk, Reason.ERASURE) is None, "it has it all"
        assert not backups.is_due(desk)
        HARMS[harm](desk, kept.path)
        assert backups.is_due(desk)
        erasure.erase(desk, who.id)
        fresh = next(b for b in backups.listing(desk).backups if b.reason == Reason.ERASURE)
        assert backup.is_sound(fresh.path, desk.keys.unlocked.key.raw_hex())


def test_a_damaged_backup_may_hold_somebody(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        who = person(desk)
        kept = backups.make(desk).backup
        HARMS["in the database's own header"](desk, kept.path)
        left = erasure.erase(desk, who.id).left.backups
        assert kept.path in {one.path for one in left}
        assert kept.path in {one.path for one in backups.of_earlier_keys(desk)}


def test_the_newest_is_read_once_as_long_as_it_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with made(tmp_path / "a") as desk:
        person(desk)
        kept, seen, read = backups.make(desk).backup, backups.Seen(), list[Path]()
        usual = backup.is_sound
        monkeypatch.setattr(backup, "is_sound", lambda path, *more: read.append(path) or usual(path, *more))
        for _ in range(3):
            assert not backups.is_due(desk, seen)
        assert read == [kept.path]
        hurt(kept.path)
        assert backups.is_due(desk, seen)


def test_the_same_number_of_changes_is_not_the_same_content(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        person(desk, "Anna Test")
        older = tmp_path / "ældre.db"
        shutil.copy(desk.ledger.folder.database, older)
        person(desk, "Bo Test")
        backups.make(desk)
    shutil.copy(older, tmp_path / "a" / "arkiv.db")  # as a rescue puts an older one in place
    with opened(tmp_path / "a") as desk:
        person(desk, "Carl Test")
        assert backups.before(desk, Reason.IMPORT) is not None


def test_what_is_worked_on_is_newer_than_what_was_given_up(tmp_path: Path):
    stick = tmp_path / "usb"
    stick.mkdir()
    with made(tmp_path / "a") as desk:
        backups.choose_second_place(desk, stick)
        person(desk, "Anna Test")
        shutil.copy(desk.ledger.folder.database, tmp_path / "ældre.db")
        for n in range(9):
            person(desk, f"Test {n}")
        backups.make(desk)
        backups.make(desk)
    shutil.copy(tmp_path / "ældre.db", tmp_path / "a" / "arkiv.db")  # as a rescue puts an older one in place
    with opened(tmp_path / "a") as desk:
        person(desk, "Carl Test")
        kept = backups.make(desk).backup
        assert backups.listing(desk).backups[0] == kept
        assert not backups.is_due(desk)
        for one in backups.listing(desk).backups:
            one.path.unlink()
        person(desk, "Dan Test")
        copied = backups.make(desk).second
        assert backups.listing(desk, stick).backups[0].path == copied, "also where its own folder was emptied"


def test_many_changes_are_backed_up_although_the_clock_stands_still(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        person(desk)
        backups.make(desk)
        for _ in range(backups.AT_MOST_CHANGES - 1):
            person(desk)
        assert not backups.is_due(desk)
        person(desk)
        assert backups.is_due(desk)


def shifting(day: int, half_hour: int) -> datetime:
    """A clock that is set back by most of a day every other day."""
    off = timedelta(hours=20 if day % 2 else 0)
    return datetime(2026, 1, 1, 8, tzinfo=UTC) + timedelta(days=day, minutes=30 * half_hour) - off


def jumping(day: int, half_hour: int) -> datetime:
    return shifting(day, half_hour) + timedelta(days=61 * (day % 2))


def broken(day: int, half_hour: int) -> datetime:
    """Every session begins in the same year again."""
    return datetime(1970 + 40 * (day % 3), 1, 1, tzinfo=UTC) + timedelta(minutes=30 * half_hour)


@pytest.mark.parametrize("clock", [shifting, jumping, broken])
def test_no_clock_ends_thinning(clock: Callable[[int, int], datetime]):
    kept, n = list[Backup](), 0
    for day in range(120):
        for half_hour in range(16):
            n += 1
            kept.append(sample(clock(day, half_hour), n))
            gone = thinning.superfluous(kept, kept[-1].made_at)
            assert kept[-1] not in gone
            kept = [one for one in kept if one not in gone]
            assert len(kept) <= thinning.MOST
            assert {one.seq for one in kept} >= set(range(16 * day + 1, n + 1)), "today's work"
    if clock is shifting:
        assert len(kept) < 90, "days are counted on"


def test_many_that_have_gathered_are_thinned_at_once():
    every = [sample(broken(n % 7, n % 5), n) for n in range(3000)]
    gone = thinning.superfluous(every, every[-1].made_at)
    left = [one for one in every if one not in gone]
    assert len(left) <= thinning.MOST
    assert left[0] == every[0], "how it began"
    assert left[-thinning.RECENT :] == every[-thinning.RECENT :]
    gaps = [after.seq - before.seq for before, after in pairwise(left)]
    assert max(gaps) < 100, "no long time is without any"


def test_the_one_with_the_most_changes_never_goes():
    """It was given up for an older one, of which hundreds of backups were made since."""
    every = [replace(sample(START + timedelta(hours=n), n), number=n) for n in range(24 * 60)]
    given_up = every[5] = replace(every[5], seq=9999)
    gone = thinning.superfluous(every, every[-1].made_at)
    assert len(gone) > 1000
    assert {every[4].path, every[6].path} <= {one.path for one in gone}
    assert given_up not in gone
    assert every[-1] not in gone


def test_backups_of_one_and_the_same_change_are_bounded_too():
    every = [replace(sample(START, 7), number=n) for n in range(500)]
    gone = thinning.superfluous(every, START)
    assert len(every) - len(gone) <= thinning.MOST
    assert every[-1] not in gone


def test_the_first_and_the_last_day_there_is_are_thinned_like_others():
    every = [sample(at, n) for n, at in enumerate((FIRST, LAST, FIRST, LAST, START))]
    assert thinning.superfluous(every, START) == ()


@pytest.mark.parametrize("large", [False, True])
def test_a_backup_of_a_million_parts_is_refused_before_they_are_read(tmp_path: Path, large: bool):
    """The library would read the list of them at once: here it says more than there is, so that it costs nothing."""
    path = tmp_path / "slem.ffbkopi"
    with zipfile.ZipFile(path, "w") as packed:
        for number in range(20):
            packed.writestr(f"{number}", b"")
    if large:
        content = path.read_bytes()
        end = content.rfind(b"PK\x05\x06")
        size, offset = struct.unpack("<2L", content[end + 12 : end + 20])
        record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 10**6, 10**6, size, offset)
        locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
        last = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, size, offset, 0)
        path.write_bytes(content[:end] + record + locator + last)
    with pytest.raises(BackupDamaged):
        backup.read(path)
    assert backup.listing(tmp_path) == ((), (path,))
