"""Every judgement keeps the moment it was set (architecture, decision 24): nobody can make it up later."""

import json
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ffbdesk.domain.edits import Scope
from ffbdesk.domain.ids import GatheringId, ThemeCode
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.kinds import CONDITION
from ffbdesk.domain.records import Condition
from ffbdesk.export.file.check import FileDamaged
from ffbdesk.export.file.content import UDREDNING
from ffbdesk.keys.ring import KeyRing
from ffbdesk.services import carrying, citizens, handover, intake, rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.services.intake import Outcome
from ffbdesk.services.undo import redo, undo
from ffbdesk.storage.database import connect
from tests.support import PASSPHRASE, START, Clock, begun, changes, machine, made, opened, themes


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock):  # type: ignore[no-untyped-def]
    with made(tmp_path / "arkiv", machine(0, clock)) as desk:
        yield desk


def at(desk: Desk, gathering: GatheringId, theme: ThemeCode) -> datetime | None:
    found = rounds.load(desk, gathering).gathering.condition(theme)
    return found.recorded_at if found else None


def condition(desk: Desk, gathering: GatheringId, theme: ThemeCode) -> Condition:
    found = rounds.load(desk, gathering).gathering.condition(theme)
    assert found is not None
    return found


def test_it_is_set_changed_and_taken_away_with_the_judgement(desk: Desk, clock: Clock) -> None:
    gathering, theme = begun(desk), themes(desk)[0]
    rounds.judge(desk, gathering, theme, Assessed(Level.LIGHT))
    assert at(desk, gathering, theme) == START
    clock.move(days=1)
    values.choose(desk, CONDITION, gathering, theme, short_remark="Skrevet senere")
    before = changes(desk)
    rounds.judge(desk, gathering, theme, Assessed(Level.LIGHT))
    assert changes(desk) == before, "chosen once more: it was set when it was set"
    assert at(desk, gathering, theme) == START
    rounds.judge(desk, gathering, theme, Assessed(Level.SEVERE))
    assert at(desk, gathering, theme) == START + timedelta(days=1)
    undo(desk, Scope(gathering))
    assert at(desk, gathering, theme) == START
    redo(desk, Scope(gathering))
    assert at(desk, gathering, theme) == START + timedelta(days=1)
    rounds.judge(desk, gathering, theme, None)
    assert at(desk, gathering, theme) is None


def test_what_waited_was_set_when_it_was_set(desk: Desk, clock: Clock) -> None:
    gathering, theme, then = begun(desk), themes(desk)[0], clock()
    clock.move(hours=3)
    values.put(desk, rounds.theme_ref(gathering, theme, "judgement"), "2", at=then)
    assert at(desk, gathering, theme) == then


def test_what_is_carried_keeps_its_moment_until_it_is_confirmed(desk: Desk, clock: Clock) -> None:
    first, theme = begun(desk), themes(desk)[0]
    rounds.judge(desk, first, theme, Assessed(Level.LIGHT))
    clock.move(days=30)
    second = rounds.new(desk, desk.ledger.read.citizen_of(first))
    carrying.carry_theme(desk, second, theme)
    assert at(desk, second, theme) == START
    clock.move(days=1)
    values.choose(desk, CONDITION, second, theme, carried_from_id=None)
    assert at(desk, second, theme) == START + timedelta(days=31)
    undo(desk, Scope(second))
    assert (at(desk, second, theme), condition(desk, second, theme).carried_from_id) == (START, first)


def test_a_moment_never_comes_without_its_judgement(desk: Desk) -> None:
    first, theme = begun(desk), themes(desk)[0]
    rounds.judge(desk, first, theme, Assessed(Level.LIGHT))
    values.choose(desk, CONDITION, first, theme, short_remark="Før")
    second = rounds.new(desk, desk.ledger.read.citizen_of(first))
    values.put(desk, rounds.theme_ref(second, theme, "own_rating"), "1")
    desk.ledger._connection.execute("UPDATE condition SET judgement = '3' WHERE gathering_id = ?", (second,))
    carrying.carry_theme(desk, second, theme)
    assert (condition(desk, second, theme).short_remark, at(desk, second, theme)) == ("Før", None)


def test_through_a_file_and_through_the_lock(desk: Desk, tmp_path: Path) -> None:
    gathering, theme = begun(desk), themes(desk)[0]
    rounds.judge(desk, gathering, theme, Assessed(Level.LIGHT))
    rounds.finish(desk, gathering)
    assert at(desk, gathering, theme) == START
    raw = handover.json_of(desk, gathering)
    body = json.loads(raw)
    assert (body["version"], body["content"]["conditions"][0]["recorded_at"]) == (UDREDNING.version, START.isoformat())
    file = tmp_path / "u.json"
    file.write_bytes(raw)
    with made(tmp_path / "andet", machine(5000)) as other:
        (taken,) = intake.take_in(other, [file])
        assert at(other, taken.round or GatheringId(""), theme) == START


def test_a_file_with_a_moment_and_no_judgement_is_refused(desk: Desk, tmp_path: Path) -> None:
    gathering, theme = begun(desk), themes(desk)[0]
    rounds.judge(desk, gathering, theme, Assessed(Level.LIGHT))
    values.choose(desk, CONDITION, gathering, theme, own_rating=Level.SEVERE)
    body = json.loads(handover.json_of(desk, gathering))
    body["content"]["conditions"][0]["judgement"] = None
    file = tmp_path / "u.json"
    file.write_text(json.dumps(body), encoding="utf-8")
    with made(tmp_path / "andet", machine(5000)) as other, pytest.raises(FileDamaged):
        intake.take_in(other, [file])


def test_a_file_of_version_1_comes_in_and_is_known_the_second_time(desk: Desk, tmp_path: Path) -> None:
    """Also where the archive knows the moment, which that version could not tell."""
    gathering, theme = begun(desk), themes(desk)[0]
    rounds.judge(desk, gathering, theme, Assessed(Level.LIGHT))
    body = json.loads(handover.json_of(desk, gathering))
    del body["content"]["conditions"][0]["recorded_at"]
    file = tmp_path / "gammel.json"
    file.write_text(json.dumps(body | {"version": 1}), encoding="utf-8")
    assert [t.outcome for t in intake.take_in(desk, [file])] == [Outcome.KNOWN]
    with made(tmp_path / "andet", machine(5000)) as other:
        (taken,) = intake.take_in(other, [file])
        assert (taken.outcome, at(other, gathering, theme)) == (Outcome.NEW, None)
        assert [t.outcome for t in intake.take_in(other, [file])] == [Outcome.KNOWN]


OLD = Path(__file__).parent.parent / "archives" / "4-keeping"


def test_an_older_archive_takes_the_moments_from_its_changes(tmp_path: Path) -> None:
    folder = tmp_path / "arkiv"
    shutil.copytree(OLD, folder)
    gathering, theme, other = judged_in_the_old_schema(folder)
    with opened(folder) as desk:
        assert at(desk, gathering, theme) == datetime.fromisoformat("2026-11-20T08:00:00+01:00")
        assert at(desk, gathering, other) is None, "it came from a file"
        undo(desk, Scope(gathering))
        assert condition(desk, gathering, theme).judgement == Assessed(Level.LIGHT)
        assert at(desk, gathering, theme) is None, "the moment of the one before was never kept"
        redo(desk, Scope(gathering))
        assert condition(desk, gathering, theme).judgement == Assessed(Level.MODERATE)


def judged_in_the_old_schema(folder: Path) -> tuple[GatheringId, ThemeCode, ThemeCode]:
    """Two judgements at one theme, written as the program of then wrote them."""
    connection = connect(folder / "arkiv.db", KeyRing(folder).unlock(PASSPHRASE).key.raw_hex())
    gathering, theme, level = connection.execute(
        "SELECT gathering_id, theme, judgement FROM condition WHERE judgement = '3' "
        "AND gathering_id NOT IN (SELECT id FROM seal) LIMIT 1"
    ).fetchone()
    (other,) = connection.execute(
        "SELECT theme FROM condition WHERE gathering_id = ? AND judgement IS NOT NULL AND theme <> ?",
        (gathering, theme),
    ).fetchone()
    (last,) = connection.execute("SELECT max(seq) FROM change").fetchone()
    for seq, old, new, moment in ((1, level, "1", "19"), (2, "1", "2", "20")):
        edit = {"kind": "condition", "id": gathering, "field": "judgement", "theme": theme, "old": old, "new": new}
        connection.execute(
            "INSERT INTO change VALUES (?, 'd', NULL, ?, ?, 'Mette Test', 'judge', ?, NULL)",
            (last + seq, gathering, f"2026-11-{moment}T08:00:00+01:00", json.dumps([edit])),
        )
    connection.execute("UPDATE condition SET judgement = '2' WHERE gathering_id = ? AND theme = ?", (gathering, theme))
    connection.commit()
    connection.close()
    return GatheringId(gathering), ThemeCode(theme), ThemeCode(other)


def test_the_archive_of_this_schema(tmp_path: Path) -> None:
    folder = tmp_path / "arkiv"
    shutil.copytree(OLD.parent / "5-recorded", folder)
    with opened(folder) as desk:
        line = next(line for line in citizens.listing(desk) if line.citizen.name == "Freja Lindskov")
        moments = [c.recorded_at for c in rounds.load(desk, line.rounds[0].id).gathering.conditions]
        assert moments == [START, None, None, None]
