"""The course room's archive: open to anybody, apart from every other, emptied by one button."""

import json
from pathlib import Path

import pytest

from ffbdesk.keys.errors import DamagedSlots, IsACourse, NotACourse
from ffbdesk.keys.ring import SLOT_FILES
from ffbdesk.services import archive
from ffbdesk.services.course import cases, exercises, room
from ffbdesk.storage.database import transaction
from ffbdesk.storage.errors import ArchiveDamaged, ArchiveInUse, DatabaseMissing, StorageError
from tests.course import begun, course
from tests.support import PASSPHRASE, machine, made


def test_it_is_made_when_it_is_first_wanted_and_opens_without_a_word(tmp_path: Path) -> None:
    folder = tmp_path / "Kursus"
    with course(folder) as desk:
        one = begun(desk)
    with course(folder, machine(500)) as desk:
        assert exercises.exercise(desk, one.id) == one


def test_its_kind_stands_in_its_slot_file_and_in_its_database(tmp_path: Path) -> None:
    folder = tmp_path / "Kursus"
    with course(folder) as desk:
        assert desk.ledger.read.about(room.KIND) == "course"
    for name in SLOT_FILES:
        written = json.loads((folder / name).read_bytes())
        assert written["kind"] == "course"
        assert len(bytes.fromhex(written["secret"])) == 16
        assert written["slots"] == []


def test_an_ordinary_slot_file_never_holds_a_secret_in_clear(tmp_path: Path) -> None:
    with made(tmp_path / "arkiv") as desk:
        secret = desk.keys.unlocked.secret.hex()
        desk.keys.add("11111111-1111-4111-8111-111111111111", "Bo Test", "en anden sætning til", desk.measured())
    for file in (tmp_path / "arkiv").glob("*.json"):
        content = file.read_text(encoding="utf-8")
        assert secret not in content
        assert '"secret"' not in content


def test_nobodys_passphrase_opens_it_and_no_ordinary_archive_is_taken_for_it(tmp_path: Path) -> None:
    with course(tmp_path / "Kursus"):
        pass
    with pytest.raises(IsACourse):
        archive.open_(tmp_path / "Kursus", PASSPHRASE, machine())
    with made(tmp_path / "arkiv"):
        pass
    with pytest.raises(NotACourse):
        room.open_(tmp_path / "arkiv", machine())


def test_a_course_list_put_beside_an_archive_keeps_nobody_out(tmp_path: Path) -> None:
    with made(tmp_path / "arkiv"), course(tmp_path / "Kursus"):
        pass
    (tmp_path / "arkiv" / SLOT_FILES[0]).write_bytes((tmp_path / "Kursus" / SLOT_FILES[0]).read_bytes())
    archive.open_(tmp_path / "arkiv", PASSPHRASE, machine()).close()


def test_a_database_of_another_kind_beside_its_list_is_refused(tmp_path: Path) -> None:
    """Somebody puts an ordinary list's secret in clear: the database knows what it is."""
    folder = tmp_path / "Kursus"
    with course(folder) as desk, transaction(desk.ledger._connection):
        desk.ledger._connection.execute("DELETE FROM about WHERE key = 'kind'")
    with pytest.raises(NotACourse):
        room.open_(folder, machine())


def test_a_second_window_is_told(tmp_path: Path) -> None:
    with course(tmp_path / "Kursus"), pytest.raises(ArchiveInUse):
        room.open_(tmp_path / "Kursus", machine())


@pytest.mark.parametrize("hurt", ["database", "lists", "gone"])
def test_one_that_does_not_open_is_set_aside_as_it_is(tmp_path: Path, hurt: str) -> None:
    folder = tmp_path / "Kursus"
    with course(folder) as desk:
        begun(desk)
    before = (folder / "arkiv.db").read_bytes()
    if hurt == "database":
        (folder / "arkiv.db").write_bytes(before[:8192] + b"\0" * 4096 + before[12288:])
    elif hurt == "lists":
        for name in SLOT_FILES:
            (folder / name).write_bytes(b"{}")
    else:
        (folder / "arkiv.db").unlink()
    left = sorted((p.name, p.read_bytes()) for p in folder.iterdir() if p.is_file() and p.suffix in {".db", ".json"})
    with pytest.raises((StorageError, DamagedSlots)) as trouble, course(folder) as desk:
        exercises.listing(desk)
    assert isinstance(trouble.value, ArchiveDamaged | DamagedSlots | DatabaseMissing)
    assert room.is_damage(trouble.value)
    aside = room.set_aside(folder, machine())
    names = {name for name, _content in left} - {"arkiv.laas.json"}
    assert {name: (aside / name).read_bytes() for name in names} == {k: v for k, v in left if k in names}
    with course(folder, machine(900)) as desk:
        assert exercises.listing(desk) == ()


def test_emptying_leaves_no_word_in_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "Kursus"
    with course(folder) as desk:
        one = begun(desk)
        assert room.empty(desk) == 1
        assert exercises.listing(desk) == ()
        assert desk.ledger.read.paper(one.id) is None
        rows = desk.ledger._connection.execute("SELECT count(*) FROM paper").fetchone()
        assert rows == (0,)


@pytest.mark.parametrize("text", ["010203-1234", "Født 01 02 03 1234.", "0102031234", "31/12/99 4321"])
def test_what_looks_like_a_number_is_refused_in_every_field(tmp_path: Path, text: str) -> None:
    with course(tmp_path / "Kursus") as desk:
        one = begun(desk)
        with pytest.raises(cases.LooksLikeANumber):
            exercises.talk(desk, one.id, exercises.Talk(one.themes[0], takeaway=text))
        case = cases.shipped_cases()[0]
        wanted = exercises.Wanted(case, case.themes, text, desk.clock().date(), 3, one.rules)
        with pytest.raises(cases.LooksLikeANumber):
            exercises.make(desk, wanted)
        assert len(exercises.listing(desk)) == 1
