"""One real archive of every released schema lies in tests/archives: each must open, whole, in this program.

Folder names begin with the number of migrations it was made with. A released archive is never made anew.
"""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from ffbdesk.domain.edits import Part, Scope
from ffbdesk.domain.ids import GoalId
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.keys.ring import KeyRing
from ffbdesk.services import access, archive, citizens, followups, goals, notes, plainpages, rounds
from ffbdesk.services.undo import redo, undo
from ffbdesk.storage.database import connect
from ffbdesk.storage.schema import STEPS, is_behind
from tests.support import OLD_ARCHIVES as ARCHIVES
from tests.support import PASSPHRASE, made, opened


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


def test_what_the_eighth_schema_knows_of_goals_and_rounds_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "arkiv"
    shutil.copytree(next(kept for kept in ARCHIVES if kept.name == "8-begun"), folder)
    with opened(folder) as desk:
        lines = {line.citizen.name: line for line in citizens.listing(desk)}
        (goal,) = goals.board(desk, lines["Børge Mogensen"].citizen.id).case.goals
        assert (goal.starting_level, goal.starting_on) == (Level.MODERATE, date(2021, 5, 28))
        assert (goal.set_on, goal.author) == (date(2026, 11, 23), "Mette Test")
        head = rounds.load(desk, lines["Freja Lindskov"].rounds[0].id).gathering
        assert (head.unit, head.contact) == ("Voksenenheden, Testby", "12 34 56 78")
        assert head.took_part == "Freja og Sofie Brink"


def test_a_goal_of_an_older_archive_gets_the_beginning_that_is_known(tmp_path: Path) -> None:
    """Set here: from the round of then. Brought in: from the first finished round that has it. Else nothing."""
    folder = tmp_path / "arkiv"
    shutil.copytree(next(kept for kept in ARCHIVES if kept.name == "7-log"), folder)
    brought, unknown = _planted(folder)
    with opened(folder) as desk:
        lines = {line.citizen.name: line for line in citizens.listing(desk)}
        (own,) = goals.board(desk, lines["Freja Lindskov"].citizen.id).case.goals
        assert (own.starting_level, own.starting_on) == (Level.MODERATE, date(2025, 1, 21))
        assert (own.set_on, own.author) == (date(2026, 11, 23), "Mette Test")
        found = {goal.id: goal for goal in goals.board(desk, lines["Børge Mogensen"].citizen.id).case.goals}
        assert (found[brought].starting_level, found[brought].starting_on) == (Level.SEVERE, date(2021, 5, 28))
        for nothing in ("set_on", "begun_in_id", "starting_level", "starting_on"):
            assert getattr(found[unknown], nothing) is None
        assert found[unknown].author == ""
        first = own.theme
        undo(desk, Scope(citizen=lines["Freja Lindskov"].citizen.id, part=Part.GOALS))
        redo(desk, Scope(citizen=lines["Freja Lindskov"].citizen.id, part=Part.GOALS))
        (again,) = goals.board(desk, lines["Freja Lindskov"].citizen.id).case.goals
        assert again.theme == first, "what was changed by the program of before is taken back and done again"


def test_opfoelgninger_of_the_fourteenth_schema_are_there(tmp_path: Path) -> None:
    folder = tmp_path / "arkiv"
    shutil.copytree(next(kept for kept in ARCHIVES if kept.name == "14-follow_ups"), folder)
    with opened(folder) as desk:
        boerge = next(line.citizen.id for line in citizens.listing(desk) if line.citizen.name == "Børge Mogensen")
        going, done = followups.listing(desk, boerge)
        assert (going.seal, done.seal is not None) == (None, True)
        part = followups.load(desk, done.id).follow_up.parts[0]
        assert (part.judgement, part.caseworkers_view) == (Assessed(Level(1)), "Vi er enige")
        assert archive.check(desk) == ()


def _planted(folder: Path) -> tuple[GoalId, GoalId]:
    """Two goals as an import by the program of then left them: one that a finished round has, one that none has."""
    connection = connect(folder / "arkiv.db", KeyRing(folder).unlock(PASSPHRASE).key.raw_hex())
    id_, case, content = connection.execute(
        "SELECT s.id, g.case_id, s.content FROM seal AS s JOIN gathering AS g ON g.id = s.id "
        "WHERE g.held_on = '2021-05-28'"
    ).fetchone()
    locked = json.loads(content)
    theme = next(c["theme"]["code"] for c in locked["conditions"] if (c["judgement"] or {}).get("level") == 3)
    brought, unknown = GoalId("m-1"), GoalId("m-2")
    levels = {"current_level": 3, "expected_level": None, "change_value": None, "follow_up_on": None}
    texts = {"wording": "Et mål", "responsible": "", "related_themes": []}
    locked["goals"] = [{"id": brought, "theme": {"code": theme, "term": ""}, **levels, **texts}]
    connection.execute("UPDATE seal SET content = ? WHERE id = ?", (json.dumps(locked), id_))
    for goal in (brought, unknown):
        connection.execute(
            "INSERT INTO goal VALUES (?, ?, '1', 'Et mål', NULL, ?, NULL, NULL, '', '', 0)", (goal, case, theme)
        )
    connection.commit()
    connection.close()
    return brought, unknown


def test_the_whole_udredning_of_the_twelfth_schema_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "arkiv"
    shutil.copytree(next(kept for kept in ARCHIVES if kept.name == "12-whole_gathering"), folder)
    with opened(folder) as desk:
        line = next(line for line in citizens.listing(desk) if line.citizen.name == "Freja Lindskov")
        shown = rounds.load(desk, line.rounds[0].id)
        words, day = sorted(shown.gathering.descriptions, key=lambda one: one.highlighted_on is not None)
        assert (words.citizen, day.highlighted_on) == ("Ord fra skema 12", date(2026, 11, 20))
        assert day.recorded_at is not None
        assert [one.what for one in shown.gathering.diagnoses] == ["En diagnose fra skema 12"]
        assert [one.name for one in shown.case.contacts] == ["Ida Prøve"]
        gathering, catalogue = shown.gathering, desk.catalogue.interventions
        assert (gathering.reason, gathering.evaluation) == ("En årsag fra skema 12", "En vurdering fra skema 12")
        assert gathering.need is not None
        assert gathering.target is not None
        assert catalogue.need(gathering.need).term == "Moderat støttebehov"
        assert catalogue.target(gathering.target).term == "Angst"


def test_what_two_gave_in_the_thirteenth_schema_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "arkiv"
    shutil.copytree(next(kept for kept in ARCHIVES if kept.name == "13-double"), folder)
    with opened(folder) as desk:
        freja = next(line for line in citizens.listing(desk) if line.citizen.name == "Freja Lindskov")
        found = rounds.load(desk, freja.rounds[0].id).gathering.assessments
        assert [(one.assessor, one.ratings[0].short_remark) for one in found] == [
            ("Mette Test", "En begrundelse, 2"),
            ("Bo Test", "En begrundelse, 3"),
        ]


def test_the_pages_of_the_fifteenth_schema_are_there(tmp_path: Path) -> None:
    folder = tmp_path / "arkiv"
    shutil.copytree(next(kept for kept in ARCHIVES if kept.name == "15-plain_pages"), folder)
    with opened(folder) as desk:
        freja = next(line.citizen.id for line in citizens.listing(desk) if line.citizen.name == "Freja Lindskov")
        about, words = (sheet.page for sheet in plainpages.board(desk, freja, sensitive=True).sheets)
        assert (about.words, about.outcome) == ("En side fra skema 15", "Det vigtigste")
        assert about.goal_id is not None
        assert (words.heading, words.words) == ("Hvad sker der nu?", "- En kladde")


def test_the_paper_of_the_sixteenth_schema_is_there_and_goes_with_its_citizen(tmp_path: Path) -> None:
    folder = tmp_path / "arkiv"
    shutil.copytree(next(kept for kept in ARCHIVES if kept.name == "16-papers"), folder)
    with opened(folder) as desk:
        freja = next(line.citizen.id for line in citizens.listing(desk) if line.citizen.name == "Freja Lindskov")
        (paper,) = desk.ledger.read.papers("draft_case")
        assert (paper.citizen, json.loads(paper.text)) == (freja, {"title": "Et papir fra skema 16"})
        desk.ledger.erase(freja, by="Mette Test", at=desk.clock())
        assert desk.ledger.read.papers("draft_case") == ()
