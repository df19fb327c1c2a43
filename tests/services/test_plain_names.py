"""Vital files have plain names, and archives with the names of before open, however a zip has spelled them."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from ffbdesk.keys.errors import ForgedSlots
from ffbdesk.keys.ring import FORMER_FILES, SLOT_FILES
from ffbdesk.services import archive, backups, people
from ffbdesk.storage.errors import ArchiveInUse
from ffbdesk.storage.folder import DOOR
from ffbdesk.storage.lockfile import ArchiveLock
from tests.faults.forging import forged
from tests.services.test_ways_in import gets_in
from tests.support import OLD_ARCHIVES, PASSPHRASE, USER, machine, opened


@pytest.mark.parametrize("kept", OLD_ARCHIVES, ids=lambda path: path.name)
def test_vital_files_have_plain_names_once_an_old_archive_was_open(kept: Path, tmp_path: Path):
    shutil.copytree(kept, tmp_path / "a")
    with opened(tmp_path / "a") as desk:
        assert archive.check(desk) == ()
        backups.make(desk)
    names = {path.name for path in (tmp_path / "a").iterdir()}
    assert names == {"arkiv.db", "arkiv.laas", "arkiv.laas.json", DOOR, *SLOT_FILES, "kopier"}
    assert gets_in(tmp_path / "a", PASSPHRASE)


@pytest.mark.parametrize("kept", OLD_ARCHIVES, ids=lambda path: path.name)
@pytest.mark.parametrize("spelled", ["cp437", "cp850", "latin-1"])
def test_an_archive_unpacked_where_letters_are_spelled_otherwise_opens(kept: Path, tmp_path: Path, spelled: str):
    packed = tmp_path / "arkiv.zip"
    with zipfile.ZipFile(packed, "w") as archive_:
        for path in kept.iterdir():
            archive_.write(path, path.name.encode().decode(spelled, "replace").replace("\ufffd", "_"))
    (tmp_path / "a").mkdir()
    with zipfile.ZipFile(packed) as archive_:
        archive_.extractall(tmp_path / "a")
    with opened(tmp_path / "a") as desk:
        assert desk.user == USER
    assert all((tmp_path / "a" / name).is_file() for name in SLOT_FILES)


def test_an_older_program_that_has_it_open_is_noticed(tmp_path: Path):
    shutil.copytree(OLD_ARCHIVES[0], tmp_path / "a")

    class Older:
        """The folder as that program names its lock."""

        lock = tmp_path / "a" / "arkiv.lås"
        former_lock = tmp_path / "a" / "findes ikke"
        holder = tmp_path / "a" / "arkiv.lås.json"

    older = ArchiveLock(Older())  # type: ignore[arg-type]
    older.acquire()
    holder = {"who": "Åse Test", "host": "kontor", "since": "2026-01-01T10:00+01:00"}
    Older.holder.write_text(json.dumps(holder), encoding="utf-8")
    with pytest.raises(ArchiveInUse) as found:
        archive.open_(tmp_path / "a", PASSPHRASE, machine(5000))
    assert found.value.who == "Åse Test"
    older.release()
    assert gets_in(tmp_path / "a", PASSPHRASE)
    assert FORMER_FILES[0] not in {path.name for path in (tmp_path / "a").iterdir()}


@pytest.mark.parametrize("kept", OLD_ARCHIVES[:2], ids=lambda path: path.name)
def test_an_unsigned_list_of_the_first_program_that_lets_in_somebody_else_is_not_signed(kept: Path, tmp_path: Path):
    """Nothing remembers a list of that program: but it sealed to nobody, and one that does is not its own."""
    shutil.copytree(kept, tmp_path / "a")
    for name in FORMER_FILES:
        file = tmp_path / "a" / name
        file.write_bytes(forged(file.read_bytes(), "the first version"))
    with opened(tmp_path / "a") as desk:
        assert not desk.keys.is_known
        assert archive.check(desk) != ()
        with pytest.raises(ForgedSlots):
            people.change_key(desk)
        people.reinstate(desk)
        assert [p.name for p in desk.keys.people()] == [USER], "the opener alone: nobody else is certain"
        assert archive.check(desk) == ()
    assert gets_in(tmp_path / "a", PASSPHRASE)
