"""A damaged archive gives what is whole; a citizen gets everything but what was chosen away."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from ffbdesk.catalog.loader import load
from ffbdesk.export.file.check import read
from ffbdesk.keys.errors import WrongSecret
from ffbdesk.services import access, archive, backups, citizens, insight, intake, notes, people, rescue, rounds
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form
from ffbdesk.services.rescue import NotReadableAtAll
from ffbdesk.storage.errors import ArchiveDamaged, OtherArchive
from tests.support import PASSPHRASE, PRACTICE, USER, begun, machine, made, opened, person, picture


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """An archive with the practice citizens, a note, and a backup of them."""
    path = tmp_path / "a"
    with made(path) as desk:
        intake.take_in(desk, PRACTICE)
        freja = next(line.citizen for line in citizens.listing(desk) if line.citizen.name == "Freja Lindskov")
        sheet = notes.begin(desk, freja.id)
        notes.sign(desk, replace(sheet, text="En note at redde"))
        backups.make(desk)
    return path


def hurt(path: Path, page: int) -> None:
    database = path / "arkiv.db"
    raw = bytearray(database.read_bytes())
    raw[(page - 1) * 4096 + 100] ^= 1
    database.write_bytes(raw)


def test_every_page_may_be_hurt_and_what_is_whole_is_told_and_saved(full: Path, tmp_path: Path):
    pages = (full / "arkiv.db").stat().st_size // 4096
    whole = (full / "arkiv.db").read_bytes()
    best, catalogue = 0, load()
    for page in range(2, pages + 1, max(1, pages // 12)):
        hurt(full, page)
        before = picture(full)
        looked = rescue.look(full, PASSPHRASE, machine(5000))
        named = any(f"side {page} er beskadiget" in line for line in looked.hurt)
        assert named or (looked.hurt and not looked.rounds), "without its schema nothing of a database opens"
        assert len(looked.backups) == 1
        try:
            saved = rescue.save_readable(full, PASSPHRASE, tmp_path / f"ud{page}", machine(5000))
        except NotReadableAtAll:
            assert (looked.citizens, looked.rounds) == (0, 0)
        else:
            assert saved.rounds == looked.rounds
            best = max(best, saved.rounds)
            for file in saved.folder.glob("*.json"):
                read(file.read_bytes(), file.name, catalogue)
        assert picture(full) == before, "the damaged files are never written to"
        (full / "arkiv.db").write_bytes(whole)
    assert best == 8


@pytest.mark.parametrize("harm", ["hurt", "empty", "cut", "gone", "other"])
def test_a_backup_takes_the_place_of_what_is_damaged(full: Path, tmp_path: Path, harm: str):
    database = full / "arkiv.db"
    {
        "hurt": lambda: hurt(full, 1),
        "empty": lambda: database.write_bytes(b""),
        "cut": lambda: database.write_bytes(database.read_bytes()[:50_000]),
        "gone": database.unlink,
        "other": lambda: database.write_bytes(b"noget andet" * 4096),
    }[harm]()
    with pytest.raises(ArchiveDamaged):
        archive.open_(full, PASSPHRASE, machine())
    with pytest.raises(WrongSecret):
        rescue.look(full, "forkert forkert", machine())
    looked = rescue.look(full, PASSPHRASE, machine())
    assert looked.hurt
    desk = rescue.take_backup(full, PASSPHRASE, looked.backups[0].path, machine(9000))
    try:
        assert len(citizens.listing(desk)) == 4
        assert archive.check(desk) == ()
        kept = list((full / "kopier").glob("beskadiget-*"))
        assert len(kept) == 1
        assert (kept[0] / "arkiv.db").exists() == (harm != "gone")
    finally:
        desk.ledger.close()
    with opened(full) as again:
        assert len(citizens.listing(again)) == 4


def test_a_backup_of_another_archive_is_no_help(full: Path, tmp_path: Path):
    with made(tmp_path / "b", machine(700)) as other:
        person(other)
        file = backups.make(other).backup.path
    hurt(full, 1)
    before = picture(full)
    with pytest.raises(OtherArchive):
        rescue.take_backup(full, PASSPHRASE, file, machine())
    assert picture(full) == before


def test_a_backup_from_before_a_new_key(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        person(desk, "Anna Test")
        file = backups.make(desk).backup.path
        people.change_key(desk)
    (tmp_path / "a" / "arkiv.db").write_bytes(b"")
    desk = rescue.take_backup(tmp_path / "a", PASSPHRASE, file, machine(800))
    assert [line.citizen.name for line in citizens.listing(desk)] == ["Anna Test"]
    desk.ledger.close()


def test_the_note_is_saved_too(full: Path, tmp_path: Path):
    saved = rescue.save_readable(full, PASSPHRASE, tmp_path / "ud", machine(5000))
    (text,) = saved.folder.glob("*-noter.txt")
    assert "En note at redde" in text.read_text(encoding="utf-8")


def test_insight_holds_everything_and_nobody_else(full: Path, tmp_path: Path):
    with opened(full) as desk:
        freja = next(line.citizen for line in citizens.listing(desk) if line.citizen.name == "Freja Lindskov")
        agreed = insight.visit(desk, freja.id).agreed()
        pdf, file = (insight.save(desk, freja.id, form, tmp_path / "ud", agreed) for form in Form)
        text, body = "\n".join(page.extract_text() for page in PdfReader(pdf).pages), file.read_text(encoding="utf-8")
        for part in ("Freja Lindskov", "En note at redde", "Søsteren fortæller", "Udredning"):
            assert part in text
        for other in ("Børge", "Borger X"):
            assert other not in text
            assert other not in body
        found = json.loads(body)["content"]
        assert len(found["gatherings"]) == 1
        assert "En note at redde" in json.dumps(found["notes"], ensure_ascii=False)
        assert found["changes"]
        log = [line.what for line in access.lines(desk)]
        assert {"export indsigt pdf", "export indsigt json"} <= set(log)


def test_the_log_as_a_file(desk: Desk, tmp_path: Path):
    someone = person(desk, "=HYPERLINK(1)")
    gathering = begun(desk, someone.id)
    rounds.visit(desk, gathering)
    file = access.save(desk, tmp_path)
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Tidspunkt;Hvem;Borger;Hvad"
    assert lines[1].endswith(f"{USER};'=HYPERLINK(1);så udredningen")
