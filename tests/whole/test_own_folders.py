"""Where the program keeps its own: in the user's part of the computer, or beside a portable program."""

import sys
from pathlib import Path

import pytest

from ffbdesk import own_folders
from ffbdesk.services.waiting import PendingFiles
from ffbdesk.wholefile import mode_of


def test_an_installed_program_keeps_its_own_in_the_user_s_part() -> None:
    assert own_folders.portable() is None
    assert own_folders.archives() == own_folders.data() / "Arkiver"
    assert own_folders.NAME in own_folders.archives().parts


def test_a_portable_program_keeps_everything_beside_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "stik æøå" / "FFB Desk"
    program.mkdir(parents=True)
    monkeypatch.setattr(sys, "executable", str(program / "FFB Desk.exe"))
    (program / own_folders.PORTABLE_MARK).touch()
    beside = program / "Data"
    assert own_folders.portable() == beside
    for folder in (own_folders.archives(), own_folders.settings(), own_folders.logs()):
        assert folder == beside or beside in folder.parents
    assert PendingFiles()._folder == beside / "Venter"
    (program / own_folders.PORTABLE_MARK).unlink()
    assert own_folders.portable() == beside, "as it was when the program began"


def test_what_is_for_everybody_is_never_the_user_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path))
    assert Path.home() not in own_folders.for_everybody().parents
    assert tmp_path not in own_folders.for_everybody().parents


def test_a_folder_is_the_user_s_own_but_where_a_computer_s_users_share(tmp_path: Path) -> None:
    everybody = tmp_path / "ProgramData"
    assert mode_of(tmp_path / "ProgramData" / "FFB Desk" / "Arkiver" / "Vagt" / "kopier", everybody) == 0o777
    assert mode_of(tmp_path / "ProgramData" / "FFB Desk" / "Anna", everybody) == 0o700
    assert mode_of(tmp_path / "ProgramData2" / "Vagt", everybody) == 0o700
    assert mode_of(tmp_path / "Vagt", everybody) == 0o700
    assert mode_of(tmp_path / "Vagt", None) == 0o700
