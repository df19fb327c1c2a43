"""The file in an archive's folder that is double clicked."""

from pathlib import Path

from ffbdesk.services import archive
from ffbdesk.storage.folder import DOOR
from tests.support import PASSPHRASE, machine, made


def test_a_new_archive_has_one_and_it_says_nothing_of_anybody(tmp_path: Path) -> None:
    with made(tmp_path / "arkiv") as desk:
        door = desk.ledger.folder.door
        assert door == tmp_path / "arkiv" / DOOR
        said = door.read_text(encoding="utf-8")
        assert desk.user not in said
        assert "Dobbeltklik" in said


def test_an_older_archive_gets_one_when_it_is_opened(tmp_path: Path) -> None:
    ids = machine()
    with made(tmp_path / "arkiv", ids) as desk:
        desk.ledger.folder.door.unlink()
    assert not (tmp_path / "arkiv" / DOOR).exists()
    archive.open_(tmp_path / "arkiv", PASSPHRASE, ids).ledger.close()
    assert (tmp_path / "arkiv" / DOOR).is_file()


def test_what_somebody_wrote_there_is_left_alone(tmp_path: Path) -> None:
    ids = machine()
    with made(tmp_path / "arkiv", ids) as desk:
        desk.ledger.folder.door.write_text("mit eget", encoding="utf-8")
    archive.open_(tmp_path / "arkiv", PASSPHRASE, ids).ledger.close()
    assert (tmp_path / "arkiv" / DOOR).read_text(encoding="utf-8") == "mit eget"


def test_an_archive_that_cannot_have_one_opens_as_well(tmp_path: Path) -> None:
    ids = machine()
    with made(tmp_path / "arkiv", ids) as desk:
        desk.ledger.folder.door.unlink()
        desk.ledger.folder.door.mkdir()
    archive.open_(tmp_path / "arkiv", PASSPHRASE, ids).ledger.close()
    assert (tmp_path / "arkiv" / DOOR).is_dir()
