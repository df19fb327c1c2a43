"""Erasing a citizen names everything that still holds them, and takes what waits about them away."""

from dataclasses import replace
from pathlib import Path

import pytest

from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.kinds import CITIZEN
from ffbdesk.services import access, archive, backups, citizens, erasure, handover, notes, pending, people
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form
from ffbdesk.services.memory import Line, Memory
from ffbdesk.services.pending import Waiting
from ffbdesk.services.waiting import PendingFiles
from ffbdesk.storage.errors import DiskFull
from ffbdesk.words import rights as say
from tests.support import PASSPHRASE, USER, begun, machine, person


@pytest.fixture
def desk(tmp_path: Path):
    here = replace(machine(), waiting=PendingFiles(tmp_path / "venter"))
    found = archive.create(tmp_path / "a", USER, PASSPHRASE, here)
    yield found
    found.ledger.close()


def waits(desk: Desk, *of: CitizenId, secret: bytes = b"") -> Path:
    letters = [Waiting(CITIZEN.ref(one, "own_number"), f"venter {one}", None, desk.clock()) for one in of]
    keys = desk.keys.unlocked
    if secret:
        desk.keys.unlocked = replace(keys, secret=secret)
    content = pending.seal(desk, {}, letters)
    desk.keys.unlocked = keys
    assert desk.waiting is not None
    file = desk.waiting.keep(keys.archive, desk.clock(), content)
    assert file is not None
    return file


def waiting(desk: Desk) -> list[list[str]]:
    assert desk.waiting is not None
    found = [pending.unseal(desk, content) for _file, content in desk.waiting.of(desk.keys.unlocked.archive)]
    return [[one.ref.record_id for one in kept.waiting] if kept else ["?"] for kept in found]


def test_everything_that_holds_them_is_named(desk: Desk, tmp_path: Path):
    anna = person(desk, "Anna Test").id
    second = tmp_path / "usb"
    second.mkdir()
    backups.choose_second_place(desk, second)
    backups.make(desk)
    backups.save_to(desk, tmp_path / "stick")
    handover.save(desk, begun(desk, anna), Form.JSON, tmp_path / "ud")
    (desk.ledger.folder.copies / "gammel.ffbkopi").write_bytes(b"PK\x03\x04 beskadiget")
    (second / "anden.ffbkopi").write_bytes(b"x")
    desk.ledger.folder.aside("afbrudt", desk.clock()).mkdir()
    waits(desk, secret=b"x" * 16)
    held = erasure.holding(desk, anna)
    assert {one.path.parent for one in held.backups} == {second, desk.ledger.folder.copies}
    assert {path.name for path in held.unreadable} == {"gammel.ffbkopi", "anden.ffbkopi"}
    assert (held.saved_elsewhere, held.handed_over, held.waiting, held.out_of_reach) == (1, 1, 1, ())
    assert len(held.set_aside) == 1
    second.rename(tmp_path / "trukket ud")
    held = erasure.holding(desk, anna)
    assert held.out_of_reach == (second,)
    assert {path.name for path in held.unreadable} == {"gammel.ffbkopi"}
    left = erasure.erase(desk, anna).left
    assert (left.out_of_reach, left.unreadable, left.saved_elsewhere) == ((second,), held.unreadable, 1)


def test_what_waits_about_them_goes_and_nothing_else(desk: Desk):
    anna, bo = person(desk, "Anna Test").id, person(desk, "Bo Test").id
    waits(desk, anna)
    waits(desk, bo)
    waits(desk, bo, anna, bo)
    waits(desk, CitizenId("ukendt"))
    waits(desk, anna, secret=b"x" * 16)
    assert erasure.holding(desk, anna).waiting == 4
    left = erasure.erase(desk, anna).left
    assert sorted(waiting(desk)) == sorted([["?"], [bo], [bo, bo], ["ukendt"]])
    assert left.waiting == 2, "one nobody can read, and one that belongs to nobody that is known"


def test_what_waits_under_an_earlier_key_goes_too(desk: Desk):
    anna = person(desk, "Anna Test").id
    waits(desk, anna)
    people.change_key(desk)
    assert erasure.holding(desk, anna).waiting == 1
    assert erasure.erase(desk, anna).left.waiting == 0
    assert waiting(desk) == []


def test_of_a_note_of_theirs_too(desk: Desk):
    anna = person(desk, "Anna Test").id
    note = notes.begin(desk, anna)
    kept = pending.seal(desk, {}, [Waiting(notes.NOTE.ref(note.id, "text"), "venter", None, desk.clock())])
    assert desk.waiting is not None
    desk.waiting.keep(desk.keys.unlocked.archive, desk.clock(), kept)
    erasure.erase(desk, anna)
    assert waiting(desk) == []


def test_where_the_rest_cannot_be_sealed_anew_it_stays_and_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    anna, bo = person(desk, "Anna Test").id, person(desk, "Bo Test").id
    waits(desk, anna, bo)
    monkeypatch.setattr(PendingFiles, "keep", lambda *_args: None)
    assert erasure.erase(desk, anna).left.waiting == 1
    assert waiting(desk) == [[anna, bo]]


def test_an_erasure_that_cannot_be_logged_is_not_done(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    anna = person(desk, "Anna Test").id

    def full(*_args: object, **_more: object) -> None:
        raise DiskFull

    monkeypatch.setattr("ffbdesk.storage.accesslog.append", full)
    with pytest.raises(DiskFull):
        erasure.erase(desk, anna)
    monkeypatch.undo()
    assert desk.ledger.read.citizen(anna).name == "Anna Test"
    assert desk.ledger.read.log_is_whole()


def test_an_erasure_that_fails_leaves_no_line_that_says_otherwise(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    """Once there was a line 'erased' without the deed, and the log was called broken for ever."""
    anna = person(desk, "Anna Test").id
    citizens.visit(desk, anna)

    def full(*_args: object, **_more: object) -> None:
        raise DiskFull

    monkeypatch.setattr("ffbdesk.storage.journal.insert", full)
    with pytest.raises(DiskFull):
        erasure.erase(desk, anna)
    monkeypatch.undo()
    assert desk.ledger.read.log_is_whole()
    assert archive.check(desk) == ()
    erasure.erase(desk, anna)
    assert desk.ledger.read.log_is_whole()


@pytest.mark.parametrize("place", ["kopier", "usb"])
def test_a_half_made_copy_goes_before_an_erasure_wherever_it_lies(desk: Desk, tmp_path: Path, place: str):
    anna = person(desk, "Anna Test").id
    second = tmp_path / "usb"
    second.mkdir()
    backups.choose_second_place(desk, second)
    backups.make(desk)
    left = (desk.ledger.folder.copies if place == "kopier" else second) / f".ny-{'0' * 32}"
    left.mkdir()
    (left / "kopi.zip").write_bytes(b"Anna Test")
    erasure.erase(desk, anna)
    assert not left.exists()


def test_what_was_half_filled_in_about_them_goes_too(desk: Desk):
    anna, bo = person(desk, "Anna Test").id, person(desk, "Bo Test").id
    assert desk.waiting is not None
    letter = Waiting(CITIZEN.ref(bo, "own_number"), "venter", None, desk.clock())
    content = pending.seal(desk, {"halves": [{"citizen": anna, "purpose": "Annas"}]}, [letter])
    desk.waiting.keep(desk.keys.unlocked.archive, desk.clock(), content)
    erasure.erase(desk, anna)
    ((_file, content),) = desk.waiting.of(desk.keys.unlocked.archive)
    kept = pending.unseal(desk, content)
    assert kept is not None
    assert kept.place == {}
    assert [one.ref.record_id for one in kept.waiting] == [bo]


def test_a_database_that_was_left_half_exchanged_is_named(desk: Desk):
    anna = person(desk, "Anna Test").id
    left = desk.ledger.folder.next_database
    left.write_bytes(b"x" * 4096)
    assert left in erasure.holding(desk, anna).set_aside


def test_a_line_that_waited_does_not_bring_an_erased_citizens_number_back(tmp_path: Path):
    here = replace(machine(), memory=Memory(tmp_path / "program" / "arkiver.json"))
    desk = archive.create(tmp_path / "a", USER, PASSPHRASE, here)
    anna = person(desk, "Anna Test").id
    here.memory.defer(
        tmp_path / "a", desk.keys.unlocked.archive, Line("2026-01-01T00:00:00+00:00", "x", "view borger", anna)
    )
    erasure.erase(desk, anna)
    desk.close()
    desk = archive.open_(tmp_path / "a", PASSPHRASE, here)
    assert [line.citizen for line in access.lines(desk) if line.what == "view borger"] == [""]
    desk.close()


def test_each_thing_has_its_sentence():
    nothing = say.others(unreadable=[], place="", saved=0, handed_over=0, waiting=0, aside=[], also_in=[])
    assert nothing == ()
    assert say.left([], [], [], nothing) == say.NOTHING_LEFT
    told = say.others(unreadable=["a"], place="/b", saved=1, handed_over=2, waiting=1, aside=["c"], also_in=["/d"])
    assert len(told) == 7
    assert all("{" not in one for one in told)
    assert say.left(["a", "b"], [], ["/b"], told).startswith("2 sikkerhedskopier rummer stadig borgeren. ")
    assert say.NOTHING_LEFT not in say.left([], [], [], told)
