"""One write path: settings in force, all or nothing, and a save never goes where it should not."""

import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from ffbdesk.domain.edits import Edit, FieldRef, Label, Record, Scope
from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.kinds import DIAGNOSIS, GATHERING, KINDS, STATUS_PART
from ffbdesk.domain.records import Informant
from ffbdesk.services import citizens, opening, rounds, status, values
from ffbdesk.services.archive import check
from ffbdesk.services.desk import Desk
from ffbdesk.storage.check import Fault, Finding, findings
from ffbdesk.storage.errors import Sealed, Stale, Swapped, UnknownRecord
from ffbdesk.storage.ledger import Ledger
from ffbdesk.words.checks import found as told
from ffbdesk.words.errors import explained
from tests.support import WINDOWS, begun, changes, machine, made, opened, person, themes

SETTINGS = {
    "journal_mode": "delete",
    "synchronous": "3",
    "locking_mode": "normal",
    "secure_delete": "1",
    "foreign_keys": "1",
    "trusted_schema": "0",
    "cell_size_check": "1",
    "temp_store": "2",
}


@pytest.mark.parametrize("again", [False, True], ids=["made", "opened"])
def test_settings_are_in_force(tmp_path: Path, again: bool):
    with made(tmp_path / "a") as desk:
        found = {name: desk.ledger.pragma(name)[0] for name in SETTINGS}
    if again:
        with opened(tmp_path / "a") as desk:
            found = {name: desk.ledger.pragma(name)[0] for name in SETTINGS}
            assert desk.ledger.pragma("cipher_version")[0].startswith("4.")
    assert found == SETTINGS


def test_the_database_is_not_readable_without_the_key(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        person(desk, "Kendelig Testperson")
        raw = desk.ledger.folder.database.read_bytes()
    assert not raw.startswith(b"SQLite format 3")
    for text in ("Kendelig", "CREATE TABLE", "citizen", "arkiv"):
        assert text.encode() not in raw
    connection = sqlite3.connect(tmp_path / "a" / "arkiv.db")
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        connection.execute("SELECT * FROM citizen")
    connection.close()


def commit(desk: Desk, *edits: Edit) -> None:
    desk.ledger.commit(edits, label=Label.EDIT_CITIZEN, by="x", at=desk.clock(), citizen=None)


def name_of(citizen: CitizenId, old: str, new: str) -> Edit:
    return Edit(FieldRef(Record.CITIZEN, citizen, "name"), old, new)


def test_all_or_nothing(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        first, second = person(desk, "Første Test"), person(desk, "Anden Test")
        before = changes(desk)
        with pytest.raises(Stale):
            commit(desk, name_of(first.id, "Første Test", "Ny"), name_of(second.id, "Tredje Test", "Ny"))
        with pytest.raises(UnknownRecord):
            commit(desk, name_of(first.id, "Første Test", "Ny"), name_of(CitizenId("ingen"), "", "Ny"))
        with pytest.raises(ValueError, match="no field"):
            commit(
                desk,
                name_of(first.id, "Første Test", "Ny"),
                Edit(FieldRef(Record.CITIZEN, first.id, "name = '' --"), "", ""),
            )
    with opened(tmp_path / "a") as desk:
        assert changes(desk) == before
        assert desk.ledger.read.citizen(first.id).name == "Første Test"
        commit(desk, name_of(first.id, "Første Test", "Ny"))
        assert desk.ledger.read.citizen(first.id).name == "Ny"


def test_a_failed_commit_keeps_the_draft(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        gathering = begun(desk)
        ref = rounds.theme_ref(gathering, themes(desk)[0], "citizen")
        values.keep(desk, ref, "på vej")
        with pytest.raises(Stale):
            commit(desk, Edit(ref, "noget andet", "på vej"))
        assert [d.text for d in desk.ledger.drafts()] == ["på vej"]


def test_a_sealed_round_refuses_everything(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        gathering, theme = begun(desk), themes(desk)[0]
        rounds.judge(desk, gathering, theme, Assessed(Level.LIGHT))
        rounds.finish(desk, gathering)
        before, head = changes(desk), rounds.head_ref(rounds.load(desk, gathering), "wishes")
        for attempt in (
            lambda: rounds.judge(desk, gathering, theme, None),
            lambda: values.choose(desk, GATHERING, gathering, held_on=desk.clock().date().replace(day=1)),
            lambda: rounds.finish(desk, gathering),
            lambda: values.keep(desk, head, "nyt"),
            lambda: values.keep(desk, rounds.voice_ref(gathering, theme, Informant.OTHERS), "nyt"),
            lambda: values.put(desk, head, "nyt", gathering=gathering),
        ):
            with pytest.raises(Sealed):
                attempt()
        assert (changes(desk), desk.ledger.drafts()) == (before, ())


@pytest.mark.parametrize("into", ["round", "status"])
def test_nothing_is_moved_into_what_is_finished(tmp_path: Path, into: str):
    with made(tmp_path / "a") as desk:
        gathering = begun(desk)
        who = desk.ledger.read.citizen_of(gathering)
        if into == "round":
            rounds.finish(desk, gathering)
            locked, open_ = gathering, rounds.new(desk, who)
            moved = DIAGNOSIS.ref(opening.add_diagnosis(desk, open_))
        else:
            locked, open_ = status.begin(desk, who), status.begin(desk, who)
            status.finish(desk, locked)
            moved = STATUS_PART.ref(status.add_part(desk, open_, theme=themes(desk)[0]))
        owner = replace(moved, field=KINDS[moved.kind].owner)
        with pytest.raises(Sealed):
            commit(desk, Edit(owner, open_, locked))
        assert desk.ledger.read.value(owner) == open_


def copied(desk: Desk) -> Path:
    copy = desk.ledger.folder.path.parent / "kopi.db"
    shutil.copy(desk.ledger.folder.database, copy)
    return copy


def attempts(desk: Desk) -> None:
    """Every way of writing is refused."""
    gathering = desk.ledger.read.citizens()[0].rounds[0].id
    ref = rounds.theme_ref(gathering, themes(desk)[0], "citizen")
    for attempt in (
        lambda: person(desk, "Ny Test"),
        lambda: values.keep(desk, ref, "nyt"),
        lambda: desk.ledger.note_access("x", by="x", at=desk.clock(), citizen=None),
    ):
        with pytest.raises(Swapped):
            attempt()


def test_a_file_put_in_our_place_is_noticed_and_both_are_kept(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        folder = desk.ledger.folder
        begun(desk)
        other = copied(desk)
        person(desk, "Kun i vores")
        theirs = other.read_bytes()
        if WINDOWS:  # where nobody can do that while it is open
            with pytest.raises(PermissionError):
                other.replace(folder.database)
            person(desk, "Bagefter")
            return
        other.replace(folder.database)
        attempts(desk)
        assert folder.database.read_bytes() == theirs
    (kept,) = folder.copies.iterdir()
    with opened(tmp_path / "a") as desk:
        assert "Kun i vores" not in [line.citizen.name for line in desk.ledger.read.citizens()]
        assert findings(desk.ledger) == ()
    shutil.copy(kept, folder.database)
    with opened(tmp_path / "a") as desk:
        assert "Kun i vores" in [line.citizen.name for line in desk.ledger.read.citizens()]
        assert findings(desk.ledger) == ()


def test_our_file_moved_away_is_noticed(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        begun(desk)
        folder, other = desk.ledger.folder, copied(desk)
        if WINDOWS:
            with pytest.raises(PermissionError):
                folder.database.rename(tmp_path / "væk.db")
            person(desk, "Bagefter")
            return
        folder.database.rename(tmp_path / "væk.db")
        attempts(desk)
        assert not folder.database.exists()
        other.rename(folder.database)
        attempts(desk)


def test_an_older_copy_written_over_ours_is_noticed(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        begun(desk)
        other = copied(desk)
        person(desk, "Nyere")
        content = other.read_bytes()
        with desk.ledger.folder.database.open("r+b") as file:
            file.write(content)
            file.truncate()
        attempts(desk)
        assert desk.ledger.folder.database.read_bytes() == content


def test_drafts_are_shown_at_once_and_become_changes_on_reopening(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        gathering, (first, second) = begun(desk), themes(desk)[:2]
        shown = rounds.load(desk, gathering)
        refs = {
            "citizen": rounds.voice_ref(gathering, first, Informant.CITIZEN),
            "short_remark": rounds.theme_ref(gathering, second, "short_remark"),
            "wishes": rounds.head_ref(shown, "wishes"),
            "case_number": rounds.head_ref(shown, "case_number"),
        }
        for name, ref in refs.items():
            values.keep(desk, ref, "på ve")
            values.keep(desk, ref, f"på vej i {name}")
        before, typed = changes(desk), rounds.load(desk, gathering)
        assert typed.gathering.condition(first).said_by(Informant.CITIZEN) == "på vej i citizen"  # type: ignore[union-attr]
        assert typed.gathering.condition(second).short_remark == "på vej i short_remark"  # type: ignore[union-attr]
        assert (typed.gathering.wishes, typed.case.case_number) == ("på vej i wishes", "på vej i case_number")
        assert len(desk.ledger.drafts()) == 4
    with opened(tmp_path / "a") as desk:
        assert desk.ledger.drafts() == ()
        assert changes(desk) == before + 4
        assert rounds.load(desk, gathering) == typed
        assert {name: desk.ledger.read.value(ref) for name, ref in refs.items()} == {n: f"på vej i {n}" for n in refs}


def test_a_draft_typed_back_is_none(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        gathering = begun(desk)
        ref = rounds.theme_ref(gathering, themes(desk)[0], "citizen")
        values.keep(desk, ref, "x")
        values.keep(desk, ref, "")
        assert desk.ledger.drafts() == ()
        assert rounds.load(desk, gathering).gathering.conditions == ()


def test_a_draft_is_its_writers_also_after_reopening(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        gathering = begun(desk)
        ref = rounds.theme_ref(gathering, themes(desk)[0], "citizen")
        desk.ledger.draft(ref, "Jens skrev", by="Jens Test", at=desk.clock())
    with opened(tmp_path / "a") as desk:
        last = desk.ledger.last_own(("Jens Test",), Scope(gathering))
        assert last is not None
        assert last.edits[0].new == "Jens skrev"


def test_a_theme_leaves_no_row_behind(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        gathering, theme = begun(desk), themes(desk)[0]
        for judgement in (Assessed(Level.NONE), None):
            rounds.judge(desk, gathering, theme, judgement)
        assert desk.ledger.read.counts()["condition"] == 0


def test_erased_text_is_gone_from_the_file_even_for_who_has_the_key(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        assert desk.ledger.pragma("secure_delete") == ["1"]
        assert desk.ledger.pragma("auto_vacuum") == ["0"]


def test_check_names_a_damaged_page_and_a_damaged_slot_file(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        for n in range(40):
            person(desk, f"Test {n} {'x' * 400}")
        assert check(desk) == ()
    file = tmp_path / "a" / "arkiv.db"
    flipped = bytearray(file.read_bytes())
    page = len(flipped) // 4096 - 2
    flipped[page * 4096 + 100] ^= 1
    file.write_bytes(flipped)
    (tmp_path / "a" / "noegler-kopi.json").write_bytes(b"")
    with opened(tmp_path / "a", mend=False) as desk:
        found = check(desk)
    assert f"arkiv.db: side {page + 1} er beskadiget" in found
    assert "noegler-kopi.json er beskadiget" in found


def test_check_names_a_reference_to_nothing(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        begun(desk)
        desk.ledger._connection.execute("PRAGMA foreign_keys = OFF")
        desk.ledger._connection.execute('DELETE FROM "case"')
        assert findings(desk.ledger) == (Finding(Fault.LINK, "gathering"),)
        (line,) = check(desk)
        assert "(gathering)" in line


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["ok"], ()),
        (
            ["*** in database main ***", "Tree 7 page 9 cell 2: x", "Page 9: x", "row 3 missing from index y"],
            (Finding(Fault.STRUCTURE, "9"), Finding(Fault.STRUCTURE)),
        ),
    ],
)
def test_findings_say_where_and_each_thing_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: list[str], expected: tuple[Finding, ...]
):
    with made(tmp_path / "a") as desk, monkeypatch.context() as patched:
        patched.setattr(Ledger, "pragma", lambda _self, name: rows if name == "quick_check" else [])
        assert findings(desk.ledger) == expected


def test_every_finding_has_danish_words():
    lines = {told(kind, "12") for kind in Fault if kind is not Fault.UNREADABLE}
    lines |= {told(kind) for kind in (Fault.PAGE, Fault.STRUCTURE, Fault.UNREADABLE)}
    assert len(lines) == len(Fault) - 1 + 3
    assert not any("{" in line or line.endswith(".") for line in lines)


def test_a_citizens_last_work_and_rounds_are_listed(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        someone = person(desk)
        first, second = rounds.new(desk, someone.id), rounds.new(desk, someone.id)
        values.choose(desk, GATHERING, first, held_on=desk.clock().date().replace(year=2030))
        (line,) = desk.ledger.read.citizens()
        assert [r.id for r in line.rounds] == [first, second]
        assert line.last_worked_at == desk.clock()
        assert citizens.matches(line, "test")


def test_storage_errors_are_all_explained():
    from ffbdesk.storage import errors

    kinds = [k for k in vars(errors).values() if isinstance(k, type) and issubclass(k, errors.StorageError)]
    for kind in kinds:
        if kind is not errors.StorageError:
            error = kind("Mette", "pc", "2026-11-23T09:30") if kind is errors.ArchiveInUse else kind()
            words = explained(error)
            assert words is not None, kind
            assert "slet" not in words.sentence().lower()


def test_ids_do_not_repeat(tmp_path: Path):
    with made(tmp_path / "a", machine()) as desk:
        assert len({person(desk, f"T {n}").id for n in range(5)}) == 5
