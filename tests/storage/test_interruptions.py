"""Kills, full disks and left journals: nothing that was acknowledged is lost, and the archive is sound."""

import os
import random
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from ffbdesk.services import archive, backups, rounds
from ffbdesk.services.archive import check
from ffbdesk.storage.backup import HALF
from ffbdesk.storage.errors import ArchiveDamaged, ArchiveInUse
from tests import support
from tests.storage.autosaver import text_of
from tests.support import PASSPHRASE, kill, machine, made, opened, person, themes, was_killed

KILLS = 6
"""`make faults` has a thousand."""
SEED = 1
ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def child(*words: str) -> Iterator[subprocess.Popen[str]]:
    command, pipe = support.child("-m", *words), subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, encoding="utf-8") as process:
        try:
            yield process
        finally:
            process.kill()


def finished(*words: str) -> list[str]:
    """The lines a child says before it ends well."""
    with child(*words) as process:
        out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    return out.splitlines()


def acknowledged(out: IO[str], chance: random.Random, saved: dict[int, int], longest: float = 0.06) -> None:
    """Let a child save for a moment, kill it, and note what it had acknowledged."""
    pid = int(out.readline().removeprefix("ready "))
    time.sleep(chance.random() * longest)
    kill(pid)
    for line in iter(out.readline, "dead\n"):
        _saved, place, n = line.split()
        saved[int(place)] = int(n)


@pytest.mark.slow
def test_kills_lose_nothing_that_was_acknowledged(tmp_path: Path):
    chance, saved, left_journals = random.Random(SEED), dict[int, int](), 0
    folder = tmp_path / "arkiv"
    with made(folder) as desk:
        gathering = rounds.new(desk, person(desk).id)
    with child("tests.storage.autosaver", str(folder)) as process:
        assert process.stdin
        assert process.stdout
        for seed in range(1, KILLS + 1):
            process.stdin.write(f"{seed}\n")
            process.stdin.flush()
            acknowledged(process.stdout, chance, saved)
            left_journals += (folder / "arkiv.db-journal").exists()
            with opened(folder) as desk:
                assert check(desk) == ()
                said = {c.theme: c.voices[0].text for c in rounds.load(desk, gathering).gathering.conditions}
                for place, n in saved.items():
                    text = said[themes(desk)[place]]
                    assert int(text.split()[0]) >= n, f"kill {seed}: save {n} is lost"
                    assert text == text_of(int(text.split()[0]))
    assert len(saved) > 5
    print(f"{left_journals} of {KILLS} kills left a journal")


@pytest.mark.slow
def test_kills_while_a_backup_runs_lose_nothing_and_leave_only_whole_ones(tmp_path: Path):
    chance, saved, half = random.Random(SEED), dict[int, int](), 0
    folder = tmp_path / "arkiv"
    with made(folder) as desk:
        gathering = rounds.new(desk, person(desk).id)
    with child("tests.storage.autosaver", str(folder), "backing") as process:
        assert process.stdin
        assert process.stdout
        for seed in range(1, 8 * KILLS + 1):  # until one has hit a backup under way, however busy the machine
            process.stdin.write(f"{seed}\n")
            process.stdin.flush()
            acknowledged(process.stdout, chance, saved, longest=0.4)
            half += any((folder / "kopier").glob(f"{HALF}*"))
            with opened(folder) as desk:
                assert check(desk) == (), "the archive is sound, and so is every backup"
                said = {c.theme: c.voices[0].text for c in rounds.load(desk, gathering).gathering.conditions}
                assert all(int(said[themes(desk)[place]].split()[0]) >= n for place, n in saved.items())
                backups.make(desk)
                assert not list((folder / "kopier").glob(f"{HALF}*")), "what was half done is swept away"
            if seed >= KILLS and half:
                break
    assert half
    assert len(saved) > 5


def test_a_left_journal_is_set_aside_and_heals(tmp_path: Path):
    folder = tmp_path / "arkiv"
    with made(folder) as desk:
        for n in range(60):
            person(desk, f"Test {n} {'x' * 300}")
    with child("tests.storage.interrupted", "mid_save", str(folder)) as process:
        process.communicate(timeout=60)
    assert was_killed(process.returncode)
    files = {name: (folder / name).read_bytes() for name in ("arkiv.db", "arkiv.db-journal")}
    assert files["arkiv.db-journal"]
    assert not [name for name, content in files.items() if b"Test" in content or b"halvt gemt" in content]
    with opened(folder) as desk:
        assert check(desk) == ()
        names = [line.citizen.name for line in desk.ledger.read.citizens()]
        assert len(names) == 60
        assert not [name for name in names if "halvt" in name]
        assert not (folder / "arkiv.db-journal").exists()
        person(desk, "Test Bagefter")
    (aside,) = (folder / "kopier").iterdir()
    assert {name: (aside / name).read_bytes() for name in files} == files
    with opened(folder):
        assert list((folder / "kopier").iterdir()) == [aside]


def test_a_lost_journal_is_noticed(tmp_path: Path):
    """Whoever tidies the journal away leaves a half save behind: it must not pass for a sound archive."""
    folder = tmp_path / "arkiv"
    with made(folder) as desk:
        for n in range(60):
            person(desk, f"Test {n} {'x' * 300}")
    with child("tests.storage.interrupted", "mid_save", str(folder)) as process:
        process.communicate(timeout=60)
    (folder / "arkiv.db-journal").unlink()
    try:
        with opened(folder) as desk:
            assert check(desk) != ()
    except ArchiveDamaged:
        pass


def test_a_save_that_finds_no_room_leaves_the_earlier_ones_whole(tmp_path: Path):
    folder = tmp_path / "arkiv"
    with made(folder) as desk:
        person(desk, "Test Før")
    first, count, second = finished("tests.storage.interrupted", "limited", str(folder))
    assert first == second
    assert "der er gemt, står uændret" in first
    assert "plads" in first
    with opened(folder) as desk:
        names = [line.citizen.name for line in desk.ledger.read.citizens()]
        assert len(names) >= int(count) + 2
        assert {"Test Før", "Test Bagefter"} <= set(names)
        assert check(desk) == ()


def on_small_disk(place: Path) -> list[str] | None:
    """The words that begin a command with a small disk at `place`, for it alone; None where the system lets us not."""
    mount = 'mount -t tmpfs -o size=960k none "$0" && exec "$@"'
    tried = ["unshare", "-rm", "sh", "-c", mount, str(place)]
    if not shutil.which("unshare") or subprocess.run([*tried, "true"], capture_output=True, check=False).returncode:
        return None
    return tried


def test_a_full_disk(tmp_path: Path):
    """FFBDESK_SMALL_DISK names an empty disk of about a megabyte, for systems without disks of a moment."""
    given = os.environ.get("FFBDESK_SMALL_DISK")
    place = Path(given) / tmp_path.name if given else tmp_path
    begins = [] if given else on_small_disk(place)
    if begins is None:
        pytest.skip("the system does not let us mount a small disk, and FFBDESK_SMALL_DISK names none")
    place.mkdir(exist_ok=True)
    try:
        _a_full_disk([*begins, *support.child("-m", "tests.storage.interrupted", "full", str(place))])
    finally:
        shutil.rmtree(place)


def _a_full_disk(command: list[str]) -> None:
    result = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    saving, saved, making, left, after = result.stdout.splitlines()
    assert saving.startswith("DiskFull Der er ikke plads på disken: det, der er gemt, står uændret")
    assert making.startswith("DiskFull ")
    assert left == "[]", "a failed making takes its own files away again"
    assert after == f"{int(saved) + 1} ()"


def test_the_lock_dies_with_its_process(tmp_path: Path):
    folder = tmp_path / "arkiv"
    with made(folder):
        pass
    with child("tests.storage.interrupted", "holding", str(folder)) as process:
        assert process.stdout
        assert process.stdout.readline() == "holds\n"
        with pytest.raises(ArchiveInUse):
            archive.open_(folder, PASSPHRASE, machine())
        assert (folder / "arkiv.laas.json").exists()
        process.kill()
        process.wait()
        with opened(folder) as desk:
            assert check(desk) == ()
