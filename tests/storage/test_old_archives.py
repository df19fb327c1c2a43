"""One real archive of every released schema lies in tests/archives: each must open, whole, in this program.

Folder names begin with the number of migrations it was made with. A released archive is never made anew.
"""

import shutil
from datetime import date
from pathlib import Path

import pytest

from ffbdesk.services import access, archive, citizens, goals, notes, rounds
from ffbdesk.storage.schema import STEPS, is_behind
from tests.support import made, opened

ARCHIVES = sorted((Path(__file__).parent.parent / "archives").iterdir())


@pytest.mark.parametrize("kept", ARCHIVES, ids=lambda path: path.name)
def test_an_old_archive_opens_whole(kept: Path, tmp_path: Path) -> None:
    folder = tmp_path / "arkiv"
    shutil.copytree(kept, folder)
    with opened(folder) as desk:
        assert archive.check(desk) == ()
        lines = {line.citizen.name: line for line in citizens.listing(desk)}
        assert set(lines) == {"Børge Mogensen", "Borger X", "Freja Lindskov"}
        boerge = rounds.load(desk, lines["Børge Mogensen"].rounds[0].id)
        assert boerge.gathering.seal is not None
        assert len(boerge.gathering.conditions) == 8
        freja = rounds.load(desk, lines["Freja Lindskov"].rounds[0].id)
        assert "En kladde fra skema 1" in str(freja), "what was half typed is there"


def test_there_is_one_of_every_schema() -> None:
    assert [kept.name.split("-", 1)[1] for kept in ARCHIVES] == list(STEPS)


def test_a_new_archive_has_taken_every_step(tmp_path: Path) -> None:
    """`schema` reads what sqlite-utils records, and names the steps once more: both must agree with `migrations`."""
    with made(tmp_path / "arkiv") as desk:
        connection = desk.ledger._connection
        recorded = connection.execute("SELECT name FROM _sqlite_migrations ORDER BY rowid").fetchall()
        assert [name for (name,) in recorded] == list(STEPS)
        assert not is_behind(connection)


def test_marks_of_the_second_schema_are_there(tmp_path: Path) -> None:
    folder = tmp_path / "arkiv"
    shutil.copytree(next(kept for kept in ARCHIVES if kept.name == "2-marks"), folder)
    with opened(folder) as desk:
        line = next(line for line in citizens.listing(desk) if line.citizen.name == "Freja Lindskov")
        assert sum(len(c.marks) for c in rounds.load(desk, line.rounds[0].id).gathering.conditions) > 30


def test_goals_and_notes_of_the_third_schema_are_there(tmp_path: Path) -> None:
    folder = tmp_path / "arkiv"
    shutil.copytree(next(kept for kept in ARCHIVES if kept.name == "3-goals"), folder)
    with opened(folder) as desk:
        freja = next(line.citizen.id for line in citizens.listing(desk) if line.citizen.name == "Freja Lindskov")
        case = goals.board(desk, freja).case
        assert (case.intervention_purpose, case.goals[-1].wording) == ("Et formål fra skema 3", "Et mål fra skema 3")
        draft, signed = notes.listing(desk, freja)
        assert (draft.text, draft.signed_at) == ("En kladde til en note", None)
        assert (signed.text, signed.additions[0].text) == ("En note fra skema 3", "En tilføjelse fra skema 3")
        assert signed.signed_at is not None


def test_what_the_fourth_schema_keeps_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "arkiv"
    shutil.copytree(next(kept for kept in ARCHIVES if kept.name == "4-keeping"), folder)
    with opened(folder) as desk:
        freja = next(line.citizen for line in citizens.listing(desk) if line.citizen.name == "Freja Lindskov")
        assert freja.keep_until == date(2030, 12, 31)
        assert access.lock_minutes(desk) == 10
        assert desk.keys.strange() is None
        assert archive.check(desk) == ()
