"""A second place for backups: known by its mark, apart from the archive, and what lies there was opened from there."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ffbdesk.services import backups
from ffbdesk.services.backups import SECOND_MARK, SECOND_PLACE, PlaceGone, PlaceNotKnown, PlaceWithin
from ffbdesk.services.desk import Desk
from ffbdesk.storage import backup, marked, working
from ffbdesk.storage.backup import SUFFIX
from ffbdesk.storage.errors import BackupNotSound
from ffbdesk.storage.working import HALF
from ffbdesk.words.errors import explained
from tests.support import WINDOWS, linked, machine, made, must_link, person, picture


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "usb").mkdir()
    return tmp_path / "usb"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with made(tmp_path / "arkiv" / "Borgere") as one:
        person(one)
        yield one


def copies(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob(f"*{SUFFIX}"))


def test_the_empty_folder_of_a_stick_that_is_out_takes_no_copy(desk: Desk, stick: Path):
    backups.choose_second_place(desk, stick)
    assert backups.make(desk).second
    stick.rename(stick.with_name("taget ud"))
    stick.mkdir()
    done = backups.make(desk)
    assert isinstance(done.trouble, PlaceNotKnown)
    assert isinstance(backups.second_trouble(desk), PlaceNotKnown)
    assert list(stick.iterdir()) == []
    told = explained(done.trouble)
    assert told is not None
    assert "vælg stedet igen" in told.next
    stick.rmdir()
    assert isinstance(backups.make(desk).trouble, PlaceGone)
    stick.with_name("taget ud").rename(stick)
    assert backups.second_trouble(desk) is None
    assert backups.make(desk).second, "it is back, and known again"


def test_another_stick_at_the_same_path_is_another_place(desk: Desk, stick: Path, tmp_path: Path):
    backups.choose_second_place(desk, stick)
    with made(tmp_path / "andet", machine(700)) as other:
        (tmp_path / "usb2").mkdir()
        backups.choose_second_place(other, tmp_path / "usb2")
    stick.rename(tmp_path / "taget ud")
    (tmp_path / "usb2").rename(stick)
    assert isinstance(backups.make(desk).trouble, PlaceNotKnown)
    assert copies(stick) == []
    backups.choose_second_place(desk, stick)
    assert backups.make(desk).second


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b'{"format": "ffbdesk/place", "id": ""}', b"\xff" * 99])
def test_a_mark_that_cannot_be_read_is_none_and_choosing_again_makes_one(desk: Desk, stick: Path, content: bytes):
    backups.choose_second_place(desk, stick)
    (stick / marked.MARK).write_bytes(content)
    assert isinstance(backups.make(desk).trouble, PlaceNotKnown)
    backups.choose_second_place(desk, stick)
    assert backups.make(desk).second


def test_archives_share_a_place_and_a_name_without_harm(tmp_path: Path, stick: Path):
    for n, where in enumerate(("x", "y", "z")):
        with made(tmp_path / where / "Borgere", machine(1000 * (n + 1))) as desk:
            person(desk)
            backups.choose_second_place(desk, stick)
            done = backups.make(desk)
            assert done.second is not None
            assert backup.read(done.second).archive == desk.keys.unlocked.archive
            assert backups.make(desk).second
    assert len(copies(stick)) == 6
    assert json.loads((stick / marked.MARK).read_bytes())["format"] == "ffbdesk/place"


def test_a_place_within_the_archive_is_refused_however_it_is_spelled(desk: Desk, tmp_path: Path, stick: Path):
    archive, own = desk.ledger.folder.path, desk.ledger.folder.copies
    (own / "under").mkdir()
    spelled = [archive, own, own / "under", stick / ".." / "arkiv" / "Borgere" / "kopier"]
    spelled += [Path(str(own).upper())] if WINDOWS else []
    if linked(tmp_path / "genvej", own):
        must_link(tmp_path / "til arkivet", archive)
        must_link(tmp_path / "til under", own / "under")
        spelled += [tmp_path / "genvej", tmp_path / "genvej" / "under", tmp_path / "til under"]
        spelled += [tmp_path / "til arkivet" / "kopier"]
    for folder in spelled:
        with pytest.raises(PlaceWithin):
            backups.choose_second_place(desk, folder)
        assert backups.second_place(desk) is None
    (own / "under").rmdir()
    assert list(own.iterdir()) == [], "and no mark was left there"
    backups.choose_second_place(desk, tmp_path)
    assert backups.make(desk).second, "the folder around it is another one"


def test_a_place_that_became_a_way_into_the_archive_takes_no_copy(desk: Desk, stick: Path):
    backups.choose_second_place(desk, stick)
    shutil.move(stick / marked.MARK, desk.ledger.folder.copies / marked.MARK)
    stick.rmdir()
    must_link(stick, desk.ledger.folder.copies)
    done = backups.make(desk)
    assert isinstance(done.trouble, PlaceWithin)
    assert explained(done.trouble) is not None
    assert copies(stick) == [done.backup.path.name]


def test_a_place_that_is_not_there_cannot_be_chosen(desk: Desk, tmp_path: Path, stick: Path):
    backups.choose_second_place(desk, stick)
    (tmp_path / "fil").write_bytes(b"x")
    for folder in (tmp_path / "ingen", tmp_path / "fil"):
        with pytest.raises(PlaceGone):
            backups.choose_second_place(desk, folder)
    assert backups.second_place(desk) == stick, "and the one it was stays"


def earlier(desk: Desk, folder: Path) -> None:
    """As an earlier program chose it: by its path."""
    desk.ledger.keep_setting(SECOND_PLACE, str(folder))


def test_a_place_of_an_earlier_program_is_known_by_what_it_holds(desk: Desk, stick: Path):
    earlier(desk, stick)
    assert isinstance(backups.make(desk).trouble, PlaceNotKnown), "nothing tells that it is the one"
    backups.mark_second_place(desk)
    assert list(stick.iterdir()) == []
    shutil.copy(backups.make(desk).backup.path, stick)
    assert backups.second_trouble(desk) is None
    done = backups.make(desk)
    assert (done.trouble, done.unmarked) == (None, True)
    backups.mark_second_place(desk)
    assert desk.ledger.read.setting(SECOND_MARK) == marked.mark_in(stick) != ""
    assert not backups.make(desk).unmarked


def test_backups_of_another_archive_do_not_make_it_known(desk: Desk, stick: Path, tmp_path: Path):
    with made(tmp_path / "b", machine(900)) as other:
        person(other)
        backups.save_to(other, stick)
    earlier(desk, stick)
    backups.mark_second_place(desk)
    assert isinstance(backups.make(desk).trouble, PlaceNotKnown)
    assert not (stick / marked.MARK).exists()


def test_the_copy_is_durable_and_read_back_before_it_has_its_name(
    desk: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch
):
    backups.choose_second_place(desk, stick)
    did, sync, put, look = list[str](), os.fsync, working.put_new, backup.must_open

    def synced(handle: int) -> None:
        for path in (stick, *stick.rglob("*")):
            if os.path.samestat(os.fstat(handle), path.stat()):
                did.append("the folder" if path == stick else "the copy")
        sync(handle)

    def named(file: Path, path: Path) -> None:
        did.append("named") if path.parent == stick else None
        put(file, path)

    def looked(*args: object) -> None:
        did.append("opened")
        look(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(working, "put_new", named)
    monkeypatch.setattr(backup, "must_open", looked)
    backups.make(desk)
    assert did == ["the copy", "opened", "named", *([] if WINDOWS else ["the folder"])]  # which syncs no folders


@pytest.mark.parametrize("what", ["a flipped bit", "too short", "another archive's"])
def test_what_does_not_arrive_whole_does_not_count(
    desk: Desk, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
):
    backups.choose_second_place(desk, stick)
    with made(tmp_path / "b", machine(900)) as other:
        person(other)
        foreign = backups.save_to(other, tmp_path / "ude").path
    usual = backup.copy_file

    def hurt(path: Path, to: Path, *more: object) -> str:
        done = usual(path, to)
        raw = bytearray(to.read_bytes())
        raw[len(raw) // 2] ^= 1
        to.write_bytes({"a flipped bit": raw, "too short": raw[:5000], "another archive's": foreign.read_bytes()}[what])
        return done

    monkeypatch.setattr(backup, "copy_file", hurt)
    done = backups.make(desk)
    assert isinstance(done.trouble, BackupNotSound)
    assert done.second is None
    assert [path.name for path in stick.iterdir()] == [marked.MARK]
    assert picture(desk.ledger.folder.copies) == {done.backup.path.name: picture(done.backup.path)["."]}


def test_half_copies_that_a_kill_left_there_go(desk: Desk, stick: Path):
    backups.choose_second_place(desk, stick)
    (stick / f"{HALF}Borgere 2026-11-23 093000{SUFFIX}").write_bytes(b"half")
    left = stick / f"{HALF}{'0' * 32}"
    left.mkdir()
    (left / "kopi.zip").write_bytes(b"half")
    done = backups.make(desk)
    assert done.second is not None
    assert sorted(path.name for path in stick.iterdir()) == sorted([done.second.name, marked.MARK])


def test_saving_to_a_folder_overwrites_nothing_there(tmp_path: Path):
    for n, where in enumerate(("x", "y")):
        with made(tmp_path / where / "Borgere", machine(1000 * (n + 1))) as desk:
            person(desk)
            backups.save_to(desk, tmp_path / "ude")
    kept = [backup.read(path).archive for path in (tmp_path / "ude").iterdir()]
    assert len(set(kept)) == 2
