"""Windows: a file that another program holds is waited for, and then named; what it was to replace stands as it did."""

import ast
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ffbdesk import wholefile
from ffbdesk.app.settings import Settings
from ffbdesk.storage.errors import FileHeld, Unwritable, not_written
from ffbdesk.wholefile import name_new, put_in_place, take_away, write_whole
from ffbdesk.words.errors import explained


class Clock:
    """Time that passes only while somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def time(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(wholefile, "time", made)
    return made


def held(number: int) -> PermissionError:
    """As Windows says it."""
    error = PermissionError(13, "held")
    error.winerror = number  # type: ignore[attr-defined]  # only Windows sets it
    return error


def refusing(monkeypatch: pytest.MonkeyPatch, clock: Clock, method: str, until: float, number: int) -> None:
    """As long as the clock stands before `until`, the system refuses."""
    real = getattr(Path, method)

    def deed(self: Path, *arguments: object, **named: object) -> object:
        if clock.now < until:
            raise held(number)
        return real(self, *arguments, **named)

    monkeypatch.setattr(Path, method, deed)


DEEDS: dict[str, tuple[str, Callable[[Path, Path], object]]] = {
    "replace": ("replace", put_in_place),
    "rename": ("rename", lambda file, path: name_new(file, path.with_name("nyt navn"))),
    "unlink": ("unlink", lambda file, _path: take_away(file)),
    "write": ("replace", lambda _file, path: write_whole(path, b"nyt")),
}


@pytest.mark.parametrize("number", [5, 32, 33])
@pytest.mark.parametrize("deed", DEEDS)
def test_a_file_that_is_let_go_within_seconds_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock, deed: str, number: int
) -> None:
    file, path = tmp_path / "ny", tmp_path / "gammel"
    file.write_bytes(b"nyt")
    path.write_bytes(b"gammelt")
    method, do = DEEDS[deed]
    refusing(monkeypatch, clock, method, 3.0, number)
    do(file, path)
    assert clock.now >= 3.0


@pytest.mark.parametrize("deed", DEEDS)
def test_a_file_that_is_never_let_go_is_told_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock, deed: str
) -> None:
    file, path = tmp_path / "ny", tmp_path / "gammel"
    file.write_bytes(b"nyt")
    path.write_bytes(b"gammelt")
    method, do = DEEDS[deed]
    refusing(monkeypatch, clock, method, 1e9, 32)
    with pytest.raises(PermissionError) as raised:
        do(file, path)
    assert 5 <= clock.now < 6
    assert path.read_bytes() == b"gammelt"
    assert file.read_bytes() == b"nyt"
    told = not_written(raised.value)
    assert isinstance(told, FileHeld)
    known = explained(told)
    assert known is not None
    assert "Et andet program har filen åben" in known.sentence()


def test_what_is_being_replaced_is_read_a_moment_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    """Settings that cannot be read for a moment are not empty settings, which would be written back."""
    monkeypatch.setattr(wholefile, "_ON_WINDOWS", True)
    settings = Settings(tmp_path)
    settings.keep_text_scale(1.5)
    opens = Path.open

    def open_(self: Path, *arguments: object, **named: object) -> object:
        if clock.now < 0.5:
            raise PermissionError(13, "being replaced")
        return opens(self, *arguments, **named)

    monkeypatch.setattr(Path, "open", open_)
    assert settings.text_scale() == 1.5


def test_a_plain_no_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock) -> None:
    """Windows says the same of a folder there, and of a file that is marked read-only."""
    (tmp_path / "ny").write_bytes(b"nyt")
    (tmp_path / "gammel").mkdir()
    refusing(monkeypatch, clock, "replace", 1e9, 5)
    with pytest.raises(PermissionError):
        put_in_place(tmp_path / "ny", tmp_path / "gammel")
    assert clock.now == 0


def test_what_is_refused_for_another_reason_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    (tmp_path / "ny").write_bytes(b"nyt")

    def refuse(self: Path, _target: Path) -> object:
        raise held(19)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError) as raised:
        put_in_place(tmp_path / "ny", tmp_path / "gammel")
    assert clock.now == 0
    assert type(not_written(raised.value)) is Unwritable


_HOLDER = """
import ctypes, sys, time
handle = ctypes.windll.kernel32.CreateFileW(sys.argv[1], 0x80000000, 0, None, 3, 0, None)
print(handle, flush=True)
time.sleep(float(sys.argv[2]))
"""
"""Opens a file for reading and shares it with nobody, as some scanners do."""


@pytest.mark.skipif(os.name != "nt", reason="only Windows lets a program keep a file to itself")
def test_a_real_holder_is_outwaited(tmp_path: Path) -> None:
    path = tmp_path / "nøgler.json"
    path.write_bytes(b"gammelt")
    with subprocess.Popen([sys.executable, "-c", _HOLDER, str(path), "1.5"], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert int(holder.stdout.readline()) not in (0, -1)
        write_whole(path, b"nyt")
    assert path.read_bytes() == b"nyt"


PACKAGE = Path(wholefile.__file__).parent
ELSEWHERE = {
    "bugs.py": "an old report that cannot go now goes another time",
    "folder.py": "what a failed making left",
    "log.py": "a log that cannot be turned over now is turned another time",
    "lockfile.py": "an older program's lock, held by ourselves",
    "working.py": "the lock of a working folder, held by ourselves, and a place that only Linux and macOS take",
}


def test_files_are_moved_and_removed_in_one_place() -> None:
    """A call of one argument is a path's `replace`; a text's has two."""
    found = set()
    for source in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                one = len(node.args) == 1 and not node.keywords
                if node.func.attr in ("unlink", "rename") or (node.func.attr == "replace" and one):
                    found.add(source.name)
    assert found - ELSEWHERE.keys() == {"wholefile.py"}
