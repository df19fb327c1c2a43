"""Files and folders are the user's own from the first byte, whatever the system gives; planted links gain nothing."""

import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ffbdesk import wholefile
from ffbdesk.app import bugs, log
from ffbdesk.app.settings import Settings
from ffbdesk.keys import ring
from ffbdesk.services import access, backups, handover, insight, leaving, people, rescue, restoring
from ffbdesk.services.waiting import PendingFiles
from ffbdesk.storage.backup import Reason
from ffbdesk.storage.database import copy_in_turns
from ffbdesk.storage.errors import Swapped
from ffbdesk.wholefile import HALF, append_private, create_private, make_private, sweep, whole, write_whole
from tests import own
from tests.support import PASSPHRASE, WINDOWS, begun, machine, made, must_link, opened, posix_only

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def open_to_all() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


EVERYBODY = "WD", "AU", "BU", "BG", "AN"
"""Everyone, who has logged on, users, guests, nobody in particular: as Windows writes them."""


def rights(path: Path) -> str:
    """On Windows those of the folder, which the files in it take over."""
    if WINDOWS:
        return told_rights(path if path.is_dir() else path.parent)
    return oct(stat.S_IMODE(path.lstat().st_mode))


def told_rights(folder: Path) -> str:
    """Who may do what in a folder, in Windows' own letters (SDDL)."""
    from ctypes import WinDLL, byref, c_void_p, c_wchar_p  # type: ignore[attr-defined,unused-ignore]

    of_files, who_may, advapi, found, text = 1, 4, WinDLL("advapi32"), c_void_p(), c_wchar_p()
    assert not advapi.GetNamedSecurityInfoW(c_wchar_p(str(folder)), of_files, who_may, *[None] * 4, byref(found))
    assert advapi.ConvertSecurityDescriptorToStringSecurityDescriptorW(found, 1, who_may, byref(text), None)
    assert text.value
    return text.value


def is_open_to_others(path: Path) -> bool:
    if WINDOWS:
        return any(f";;;{who})" in rights(path) for who in EVERYBODY)
    return bool(path.lstat().st_mode & 0o077)


def open_to_others(*folders: Path) -> list[str]:
    """Everything in the folders, and they themselves, that somebody else may look into."""
    paths = [*folders, *(path for folder in folders for path in folder.rglob("*"))]
    return [f"{path} {rights(path)}" for path in paths if is_open_to_others(path)]


def test_everything_that_is_written_in_an_archive_s_life(tmp_path: Path):
    folder, out, again = tmp_path / "deep/down/arkiv", tmp_path / "ud/mappe", tmp_path / "igen"
    ids = machine()
    with made(folder, ids) as desk:
        one = begun(desk)
        citizen = desk.ledger.read.citizens()[0].citizen.id
        for form in handover.Form:
            handover.save(desk, one, form, out)
            handover.save_goals(desk, citizen, form, out)
        for form in handover.Form:
            insight.save(desk, citizen, form, out, insight.visit(desk, citizen).agreed())
        access.save(desk, out)
        people.make_organisation_key(desk, "Prøve Kommune", PASSPHRASE, out, ids)
        kept = backups.save_to(desk, out)
        second = tmp_path / "andet"
        make_private(second)
        backups.choose_second_place(desk, second)
        backups.make(desk, Reason.ASKED)
        people.add(desk, "Anden Prøve", PASSPHRASE + " to")
        people.change_key(desk)
        beside_the_archive(tmp_path)
        with desk.ledger._writing():
            desk.ledger._connection.execute("UPDATE about SET value = value || ' '")
            assert folder.joinpath("arkiv.db-journal").exists(), "the test must see a journal"
            assert open_to_others(folder) == []
            desk.ledger._connection.execute("UPDATE about SET value = trim(value)")
        if not WINDOWS:  # which lets nobody do that while it is open
            taken = folder / "arkiv.db"
            write_whole(taken, taken.read_bytes())  # another file under us: ours is kept in kopier
            with pytest.raises(Swapped):
                begun(desk, citizen)
            assert list(folder.glob("kopier/udskiftet-*"))
    folder.joinpath("arkiv.db-journal").write_bytes(b"x" * 600)
    folder.joinpath("arkiv.db-journal").chmod(0o600)
    with opened(folder):
        assert list(folder.glob("kopier/afbrudt-*/*"))
    rescue.save_readable(folder, PASSPHRASE, out, machine(5_000))
    restoring.into_new_folder(kept.path, again, PASSPHRASE, machine(9_000)).ledger.close()
    places = [path for path in tmp_path.iterdir() if path.is_dir()]
    assert len([file for place in places for file in place.rglob("*") if file.is_file()]) > 25
    assert open_to_others(*places) == []


def beside_the_archive(tmp_path: Path) -> None:
    Settings(tmp_path / "valg/FFB").keep_text_scale(1.5)
    assert PendingFiles(tmp_path / "data/venter").keep("prøve", machine().clock(), b"x") is not None
    assert bugs.report(ValueError(), tmp_path / "fejl/log").exists()
    handler = log.start(tmp_path / "log/log")
    assert handler is not None
    log.note(log.Event.STARTED)
    log.logging.getLogger().removeHandler(handler)
    handler.close()
    assert (tmp_path / "log/log/ffbdesk.log").stat().st_size


def test_from_the_first_byte(tmp_path: Path):
    with whole(tmp_path / "brev") as out:
        (half,) = tmp_path.iterdir()
        assert not is_open_to_others(half)
        out.write(b"x")
        assert not (tmp_path / "brev").exists()
    assert not is_open_to_others(tmp_path / "brev")
    with append_private(tmp_path / "linje") as out:
        assert not is_open_to_others(tmp_path / "linje")
    (tmp_path / "for alle").mkdir()
    assert open_to_others(tmp_path / "for alle"), "the test must see what is open"
    make_private(tmp_path / "for alle/a/b")
    assert open_to_others(tmp_path / "for alle/a") == []
    make_private(tmp_path / "for alle/a")
    with pytest.raises(FileExistsError):
        make_private(tmp_path / "for alle/a", exist_ok=False)


def test_a_name_that_cannot_be_is_said_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Windows says of a name that is too long that it is not found, as it says of a folder above that is missing."""
    usual, name = os.mkdir, "langt"

    def mkdir(path: Path, *more: int) -> None:
        if Path(path).name == name:
            raise FileNotFoundError
        usual(path, *more)

    monkeypatch.setattr(os, "mkdir", mkdir)
    with pytest.raises(FileNotFoundError):
        make_private(tmp_path / "a" / name)


def test_a_copy_of_a_database(tmp_path: Path):
    copy = tmp_path / "kopi.db"
    with made(tmp_path / "arkiv") as desk:
        key, seen = desk.keys.unlocked.key.raw_hex(), []
        for _page in range(100):
            begun(desk)
        copy_in_turns(desk.ledger._connection, copy, key, lambda: seen.append(is_open_to_others(copy)))
        assert set(seen) == {False}


@posix_only("a file has the rights of its folder")
def test_rights_of_a_file_that_is_replaced_become_its_user_s_own(tmp_path: Path):
    there = tmp_path / "nøgle"
    there.write_bytes(b"before")
    assert rights(there) == "0o666"
    write_whole(there, b"after")
    assert rights(there) == "0o600"


def test_a_link_at_the_target_is_replaced_and_what_it_led_to_is_left_alone(tmp_path: Path):
    theirs, ours = tmp_path / "theirs", tmp_path / "ours"
    theirs.write_bytes(b"theirs")
    must_link(ours, theirs)
    write_whole(ours, b"secret")
    assert (theirs.read_bytes(), ours.read_bytes(), ours.is_symlink()) == (b"theirs", b"secret", False)


def test_a_link_at_the_old_name_of_the_half_file_gains_nothing(tmp_path: Path):
    theirs = tmp_path / "theirs"
    theirs.write_bytes(b"")
    must_link(tmp_path / "brev.ny", theirs)
    write_whole(tmp_path / "brev", b"secret")
    assert theirs.read_bytes() == b""


def test_a_link_at_a_guessed_name_of_the_half_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    theirs = tmp_path / "theirs"
    monkeypatch.setattr(wholefile.os, "urandom", lambda n: b"\xaa" * n)
    for led_to in (theirs, tmp_path / "dangling"):
        theirs.write_bytes(b"theirs")
        planted = tmp_path / f"{HALF}{'aa' * 16}"
        must_link(planted, led_to)
        with pytest.raises(FileExistsError):
            write_whole(tmp_path / "brev", b"secret")
        assert theirs.read_bytes() == b"theirs"
        assert not (tmp_path / "dangling").exists()
        assert not (tmp_path / "brev").exists()
        planted.unlink(missing_ok=True)


@posix_only("links are followed where a file is added to; making one takes a right that few have")
def test_a_lock_and_a_log_do_not_follow_links(tmp_path: Path):
    theirs = tmp_path / "theirs"
    theirs.write_bytes(b"")
    (tmp_path / "lås").symlink_to(theirs)
    with pytest.raises(OSError, match="lås"):
        append_private(tmp_path / "lås")
    with pytest.raises(FileExistsError):
        create_private(tmp_path / "lås")


def test_an_export_goes_through_no_link(tmp_path: Path):
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    planted = tmp_path / "TT-2026-11-23-udredning.json"
    must_link(planted, theirs / "taken.json")
    with made(tmp_path / "arkiv") as desk:
        path = leaving.save(desk, "x", tmp_path, leaving.Name("TT-2026-11-23", "udredning.json"), b"secret")
    assert path != planted
    assert list(theirs.iterdir()) == []


def test_a_half_file_is_swept_when_nobody_living_can_have_it(tmp_path: Path):
    dead, living, other = tmp_path / f"{HALF}dead", tmp_path / f"{HALF}living", tmp_path / "halv-else"
    folder = tmp_path / f"{HALF}folder"
    for path in (dead, living, other):
        path.write_bytes(b"x")
    folder.mkdir()
    hours_ago = time.time() - 2 * 60 * 60
    for path in (dead, other, folder):
        os.utime(path, (hours_ago, hours_ago))
    sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [folder.name, living.name, other.name]
    sweep(tmp_path / "gone")


def test_opening_and_saving_sweep(tmp_path: Path):
    folder, out = tmp_path / "arkiv", tmp_path / "ud"
    with made(folder):
        pass
    make_private(out)
    hours_ago = time.time() - 2 * 60 * 60
    for place in (folder, out):
        (place / f"{HALF}dead").write_bytes(b"x")
        os.utime(place / f"{HALF}dead", (hours_ago, hours_ago))
    with opened(folder) as desk:
        leaving.save(desk, "x", out, leaving.Name("A", "b.txt"), b"x")
    assert [path for place in (folder, out) for path in place.glob(f"{HALF}*")] == []


def test_a_system_without_rights_and_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Nothing is asked of the system but to make, write and rename: chmod, link and symlink may be refused."""

    def refused(*_args: object, **_more: object) -> None:
        raise PermissionError

    for name in ("chmod", "fchmod", "link", "symlink", "lchown", "chown"):
        monkeypatch.setattr(os, name, refused, raising=False)
    monkeypatch.delattr(os, "O_NOFOLLOW", raising=False)
    with made(tmp_path / "arkiv") as desk:
        backups.save_to(desk, tmp_path / "ud")
    assert ring.KeyRing(tmp_path / "arkiv").lists()


def test_files_and_folders_are_made_in_one_place():
    """What makes a file or a folder goes through `wholefile`: by the rights of the system others could look in."""
    makers = (
        ".mkdir(",
        ".write_bytes(",
        ".write_text(",
        ".touch(",
        "shutil.copy",
        '.open("w',
        '.open("x',
        '.open("a',
        "os.open(",
    )
    # A temporary folder of its own; the null device; files that are there already, opened and never made.
    private_already = {"ui/kit/look.py", "cli/main.py", "app/administrators.py", "app/decided.py"}
    package = ROOT / "ffbdesk"
    found = [
        f"{path.relative_to(package)}: {maker}"
        for path in package.rglob("*.py")
        if path.name != "wholefile.py" and path.relative_to(package).as_posix() not in private_already
        for maker in makers
        if maker in path.read_text("utf-8")
    ]
    assert found == []


def test_commands_make_private_files_too(tmp_path: Path):
    """The program as it is started, on a machine that opens everything to everybody."""
    machine_ = {**os.environ, "FFBDESK_PASSPHRASE": PASSPHRASE, "HOME": str(tmp_path / "hjem")}
    machine_ |= own.folders(tmp_path / "hjem")
    with made(tmp_path / "arkiv"):
        pass
    line = [sys.executable, "-m", "ffbdesk", "backup", str(tmp_path / "arkiv"), "--out", str(tmp_path / "ud")]
    result = subprocess.run(line, cwd=ROOT, env=machine_, capture_output=True, timeout=60, check=False)
    assert result.returncode == 0, result.stderr.decode()
    assert list((tmp_path / "ud").iterdir())
    assert open_to_others(tmp_path / "arkiv", tmp_path / "ud") == []
