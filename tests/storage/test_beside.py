"""Long work beside the saving: what it copies is whole, what it stops leaves nothing, and no save waits for it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ffbdesk.services import archive, backups, citizens, people, rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.storage import backup, database, marked
from ffbdesk.storage.backup import Reason
from ffbdesk.storage.beside import Beside, ChangedBeside
from ffbdesk.storage.errors import ArchiveInUse, DiskFull, Stopped
from ffbdesk.storage.turns import Pace, Turns, always
from ffbdesk.storage.unpacked import reading, unpacked
from tests.large import large
from tests.support import PASSPHRASE, begun, machine, made, opened, person, picture

NOT_OURS = ("setting", "access", "access_end", "tombstone")
"""What a restore leaves as it is now."""


class Interleaved(Turns):
    """Somebody saves between two portions of a copy."""

    def __init__(self, save: Callable[[int], object]) -> None:
        super().__init__()
        self._save, self.portions = save, 0

    def pass_on(self, meanwhile: Callable[[], object] = always) -> None:
        super().pass_on(meanwhile)
        self.portions += 1
        self._save(self.portions)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Four megabytes: a copy of some fifteen portions."""
    big = large(tmp_path / "a", 36, PASSPHRASE)
    yield big
    big.ledger.close()


def beside(desk: Desk, turns: Turns | None = None, go_on: Callable[[], None] = always) -> Beside:
    return Beside(desk.ledger, Pace(turns or Turns(), go_on))


def backed_up(desk: Desk, ledger: Beside) -> backup.Backup:
    with closing(ledger):
        return ledger.back_up(desk.ledger.folder.copies, by="M", at=desk.clock(), reason=Reason.ASKED)


def content(connection: Any, but: tuple[str, ...] = ()) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    names = [n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {n: sorted(connection.execute(f'SELECT * FROM "{n}"').fetchall(), key=repr) for n in names if n not in but}


def held(desk: Desk, kept: backup.Backup) -> dict[str, list[tuple[Any, ...]]]:
    """What a backup holds."""
    raw_hex = desk.keys.unlocked.key.raw_hex()
    with unpacked(desk.ledger.folder, kept.path) as (folder, _found), reading(folder.database, raw_hex) as read:
        return content(read._connection)


def write(desk: Desk, number: int) -> None:
    """Into the first and into the last round: pages that are copied already, and pages that are not."""
    lines = [line for line in desk.ledger.read.citizens() if line.rounds]
    for line in (lines[0], lines[-1]):
        gathering = line.rounds[0].id
        ref = rounds.theme_ref(gathering, desk.catalogue.themes[0].code, "others")
        values.put(desk, ref, f"under kopien {number} " * 90)
    person(desk, f"Ny Test {number}")


def test_what_is_saved_meanwhile_is_in_the_backup_and_comes_back(desk: Desk):
    turns = Interleaved(partial(write, desk))
    made_ = backed_up(desk, beside(desk, turns))
    assert turns.portions > 10
    at_its_end = content(desk.ledger._connection)
    assert made_.seq == desk.ledger.last
    assert made_.counts == backup._counts(desk.ledger._connection)
    assert held(desk, made_) == at_its_end
    for number in range(3):
        write(desk, 1000 + number)
        citizens.remove(desk, desk.ledger.read.citizens()[3].citizen.id)
    assert content(desk.ledger._connection, NOT_OURS) != content_of(at_its_end)
    backups.restore(desk, made_.path)
    now = content(desk.ledger._connection, (*NOT_OURS, "worked"))
    now["change"] = [row for row in now["change"] if row[6] != "restore"]
    assert now == {name: rows for name, rows in content_of(at_its_end).items() if name != "worked"}
    assert archive.check(desk) == ()


def content_of(found: dict[str, list[tuple[Any, ...]]]) -> dict[str, list[tuple[Any, ...]]]:
    return {name: rows for name, rows in found.items() if name not in NOT_OURS}


def test_somebody_who_saves_all_the_time_does_not_keep_it_from_ending(desk: Desk):
    turns, ended = Turns(), threading.Event()
    found: list[backup.Backup] = []

    def run() -> None:
        found.append(backed_up(desk, beside(desk, turns)))
        ended.set()

    thread = threading.Thread(target=run)
    thread.start()
    saved = 0
    while not ended.wait(0.005):
        turns.expect()
        with turns.job():
            person(desk, f"Test {saved}")
        saved += 1
    thread.join()
    assert saved > 1
    names = [row[1] for row in held(desk, found[0])["citizen"] if row[1].startswith("Test ")]
    assert sorted(names) == sorted(f"Test {n}" for n in range(len(names))), "none in between is missing"


class Limit:
    """Not wanted any more from the nth look on."""

    def __init__(self, most: int) -> None:
        self._left = most

    def __call__(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise Stopped


def test_a_stopped_backup_leaves_nothing_wherever_it_is_stopped(tmp_path: Path):
    second = tmp_path / "usb"
    second.mkdir()
    with made(tmp_path / "a") as desk:
        for n in range(70):
            person(desk, f"Test {n} {'x' * 400}")
        backups.choose_second_place(desk, second)
        copies, whole = desk.ledger.folder.copies, False
        for most in range(200):
            desk.ledger.go_on = Limit(most)
            try:
                backups.make(desk)
                whole = True
                break
            except Stopped:
                left = list(copies.iterdir())
                assert [path.suffix for path in left] in ([], [backup.SUFFIX]), most
                for path in left:  # it was whole, and stopped on its way to the second place
                    backup.must_be_whole(path)
                    path.unlink()
                assert [path.name for path in second.iterdir()] == [marked.MARK]
        assert whole
        assert most > 12
        desk.ledger.go_on = always
        assert archive.check(desk) == ()


def test_a_disk_that_is_full_in_the_middle_leaves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    usual = database.connect

    def small(path: Path, raw_hex: str) -> Any:
        connection = usual(path, raw_hex)
        connection.execute("PRAGMA max_page_count = 400")
        return connection

    monkeypatch.setattr(database, "connect", small)
    turns = Interleaved(partial(write, desk))
    with pytest.raises(DiskFull):
        backed_up(desk, beside(desk, turns))
    assert turns.portions > 4, "it was in the middle"
    assert list(desk.ledger.folder.copies.iterdir()) == []
    monkeypatch.undo()
    write(desk, 99)
    assert archive.check(desk) == ()
    assert backed_up(desk, beside(desk)).path.exists()


def test_a_stopped_change_of_key_leaves_the_old_one(tmp_path: Path):
    folder = tmp_path / "a"
    with made(folder) as desk:
        for n in range(70):
            person(desk, f"Test {n} {'x' * 400}")
        before = desk.keys.unlocked.key.raw_hex()
        backups.make(desk)
        stops = 0
        while True:
            desk.ledger.go_on = Limit(stops)
            try:
                people.change_key(desk)
                break
            except Stopped:
                stops += 1
            assert desk.ledger.has_key(before)
            assert desk.keys.unlocked.key.raw_hex() == before
            assert not [name for name in picture(folder) if name.startswith("arkiv.db.")]
            if stops % 7 == 1:
                desk.ledger.go_on = always
                person(desk, f"Test imellem {stops}")
        assert stops > 12
        assert not desk.ledger.has_key(before)
    with opened(folder) as desk:
        assert archive.check(desk) == ()


def test_a_stopped_erasure_erases_nothing_or_all_of_it(tmp_path: Path):
    from ffbdesk.services import erasure

    with made(tmp_path / "a") as desk:
        who = person(desk)
        begun(desk, who.id)
        desk.ledger.go_on = Limit(3)
        with pytest.raises(Stopped):
            erasure.erase(desk, who.id)
        assert desk.ledger.read.citizen(who.id) == who
        desk.ledger.go_on = always
        backups.make(desk)
        for most in range(100):  # looking at the newest backup may be stopped too; from the rewriting on nothing is
            desk.ledger.go_on = Limit(most)
            try:
                erasure.erase(desk, who.id)
                break
            except Stopped:
                assert desk.ledger.read.citizen(who.id) == who
        assert most > 1
        assert desk.ledger.go_on is always
        assert desk.ledger.read.is_removed(who.id) is None
        desk.ledger.go_on = always
        assert archive.check(desk) == ()


def test_it_reads_what_was_just_saved_and_changes_nothing(tmp_path: Path):
    with made(tmp_path / "a") as desk, closing(beside(desk)) as ledger:
        who = person(desk)
        assert [line.citizen for line in ledger.read.citizens()] == [who]
        with pytest.raises(ChangedBeside):
            ledger.keep_setting("a", "b")
        with pytest.raises(Exception, match="readonly"):
            ledger._connection.execute("DELETE FROM citizen")
        ledger.note_access("view", by="M", at=desk.clock(), citizen=who.id)
        assert [seen.what for seen in desk.ledger.read.accesses(who.id)] == ["view"]
        ledger.close()
        with pytest.raises(ArchiveInUse):
            archive.open_(tmp_path / "a", PASSPHRASE, machine())
        person(desk, "Test Bagefter")


def test_a_job_never_waits_for_more_than_a_portion():
    turns, order, in_portion, go = Turns(), list[str](), threading.Event(), threading.Event()

    def long() -> None:
        with turns.portion():
            in_portion.set()
            go.wait()
            for n in range(3):
                order.append(f"portion {n}")
                turns.pass_on()

    def job(n: int) -> None:
        with turns.job():
            order.append(f"job {n}")

    threads = [threading.Thread(target=long)]
    threads[0].start()
    in_portion.wait()
    for n in range(4):
        turns.expect()
        threads.append(threading.Thread(target=job, args=(n,)))
        threads[-1].start()
    go.set()
    for thread in threads:
        thread.join()
    assert order[0] == "portion 0"
    assert {*order[1:5]} == {f"job {n}" for n in range(4)}
    assert order[5:] == ["portion 1", "portion 2"]


def test_what_rewrites_the_file_is_alone():
    turns, order, inside, go = Turns(), list[str](), threading.Event(), threading.Event()

    def reader() -> None:
        with turns.beside(always):
            inside.set()
            go.wait()
            order.append("read")

    def rewriter() -> None:
        with turns.alone(always):
            order.append("rewritten")

    threads = [threading.Thread(target=reader), threading.Thread(target=rewriter)]
    threads[0].start()
    inside.wait()
    threads[1].start()
    with pytest.raises(Stopped), turns.alone(Limit(2)):
        order.append("never")
    go.set()
    for thread in threads:
        thread.join()
    assert order == ["read", "rewritten"]
    with turns.beside(always):
        pass
