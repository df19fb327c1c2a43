"""Working folders: nobody takes another's, what nobody holds goes, and what is put somewhere overwrites nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ffbdesk.storage import working
from ffbdesk.storage.working import HALF
from tests.support import linked, picture

ROOT = Path(__file__).resolve().parents[2]
HOLDS = """
import sys
from pathlib import Path
from ffbdesk.storage import working
with working.folder(Path(sys.argv[1]), working.HALF) as half:
    (half / "arkiv.db").write_bytes(b"x")
    print(half, flush=True)
    sys.stdin.read()
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_one_that_is_held_by_another_process_stays_until_that_is_killed(tmp_path: Path):
    command = [sys.executable, "-c", HOLDS, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as other:
        assert other.stdout
        theirs = Path(other.stdout.readline().strip())
        with working.folder(tmp_path, HALF) as ours:
            assert (theirs / "arkiv.db").exists()
            assert ours != theirs
            working.sweep(tmp_path, HALF)
            assert ours.is_dir(), "nor does this process take its own"
        assert len(names(tmp_path)) == 2, "theirs, and the file that holds it"
        other.kill()
    working.sweep(tmp_path, HALF)
    assert names(tmp_path) == []


def test_it_goes_also_where_the_work_fails(tmp_path: Path):
    with pytest.raises(FileExistsError), working.folder(tmp_path, HALF) as half:
        half.mkdir()
    assert names(tmp_path) == []


def test_what_a_user_keeps_under_such_a_name_stays(tmp_path: Path):
    kept = (f"{HALF}billeder", f"{HALF}noter", f"{HALF}{'a' * 32}")
    for name in kept:
        (tmp_path / name).mkdir()
        (tmp_path / name / "ferie.jpg").write_bytes(b"x")
    (tmp_path / f"{HALF}liste.txt").write_bytes(b"x")
    (tmp_path / "Borgere").mkdir()
    (tmp_path / "Borgere" / "arkiv.db").write_bytes(b"x")
    has_link = linked(tmp_path / f"{HALF}12345678", tmp_path / "Borgere")
    before, touched = picture(tmp_path), list[Path]()
    working.sweep(tmp_path, HALF, touched.append)
    assert (picture(tmp_path), touched) == (before, [])
    assert (tmp_path / f"{HALF}12345678").is_symlink() == has_link


def test_half_copies_of_an_earlier_program_go(tmp_path: Path):
    (tmp_path / f"{HALF}a 2026-11-23 093000.ffbkopi").write_bytes(b"x")
    (tmp_path / f"{HALF}ab_34xyz").mkdir()
    (tmp_path / f"{HALF}ab_34xyz" / "nøgler.json").write_bytes(b"x")
    working.sweep(tmp_path, HALF)
    assert names(tmp_path) == []


def test_a_sweeper_that_is_faster_than_the_lock_takes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    usual, swept = working.portalocker.lock, list[int]()

    def late(file: object, flags: object) -> None:
        if not swept:
            swept.append(1)
            working.sweep(tmp_path, HALF)  # between the file and its lock
        usual(file, flags)

    monkeypatch.setattr(working.portalocker, "lock", late)
    with working.folder(tmp_path, HALF) as half:
        working.sweep(tmp_path, HALF)
        assert half.is_dir()
    assert names(tmp_path) == []


def test_a_place_without_locks_can_be_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def none(*_: object) -> None:
        raise working.portalocker.LockException("no locks here")

    monkeypatch.setattr(working.portalocker, "lock", none)
    with working.folder(tmp_path, HALF) as half:
        working.sweep(tmp_path, HALF)
        assert half.is_dir(), "who cannot know leaves it"
    assert names(tmp_path) == []


def test_a_place_that_was_taken_for_nothing_is_free_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refused(*_: object) -> None:
        raise PermissionError

    (tmp_path / "ny").write_text("x", "utf-8")
    for owner, name in ((os, "link"), (Path, "replace"), (Path, "rename")):
        monkeypatch.setattr(owner, name, refused)
    with pytest.raises(PermissionError):
        working.put(tmp_path / "ny", tmp_path, "Borgere", ".ffbkopi")
    assert names(tmp_path) == ["ny"]


@pytest.mark.parametrize("links", [True, False], ids=["disk", "stick"])
def test_nothing_is_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool):
    if not links:

        def refused(*_: object) -> None:
            raise PermissionError

        monkeypatch.setattr(os, "link", refused)
    for n in range(3):
        new = tmp_path / "ny"
        new.write_text(str(n), "utf-8")
        working.put(new, tmp_path, "Borgere", ".ffbkopi")
        assert not new.exists()
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {
        "Borgere.ffbkopi": "0",
        "Borgere-2.ffbkopi": "1",
        "Borgere-3.ffbkopi": "2",
    }
