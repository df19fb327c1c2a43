"""What is typed about a person is found in no file that the program writes, but for those a user asks for."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from ffbdesk.domain.edits import FieldRef, Scope
from ffbdesk.domain.ids import CitizenId, GatheringId
from ffbdesk.domain.kinds import CASE, GOAL, NOTE
from ffbdesk.domain.records import Informant
from ffbdesk.services import citizens, goals, notes, rounds, values
from ffbdesk.services.citizens import Entered
from ffbdesk.services.desk import Desk
from ffbdesk.services.undo import undo
from tests import own
from tests.support import PASSPHRASE, made, opened, themes

ROOT = Path(__file__).resolve().parents[2]
SEEDS = {
    name: f"Såd{place:02}ærlig-{name}"
    for place, name in enumerate(
        [
            "name",
            "initials",
            "own_number",
            "old_name",
            "removed_name",
            "assessor",
            "purpose",
            "wishes",
            "municipality",
            "case_number",
            "citizen",
            "others",
            "caseworker",
            "short_remark",
            "draft_citizen",
            "draft_remark",
            "draft_wishes",
            "overwritten",
            "undone",
            "intervention_purpose",
            "goal",
            "responsible",
            "note",
            "addition",
            "draft_goal",
            "draft_note",
        ]
    )
}
CPR = "1111111234"
STRINGS = (*SEEDS.values(), CPR)


def write(desk: Desk, citizen: CitizenId, gathering: GatheringId | None, ref: FieldRef, text: str) -> None:
    values.keep(desk, ref, text[:5])
    values.keep(desk, ref, text)
    values.put(desk, ref, text, gathering=gathering)


def type_everything(desk: Desk) -> None:
    s = SEEDS
    someone = citizens.add(desk, Entered(s["old_name"], s["initials"], s["own_number"], CPR)).id
    citizens.edit(desk, someone, Entered(s["name"], s["initials"], s["own_number"], CPR))
    citizens.remove(desk, citizens.add(desk, Entered(s["removed_name"])).id)
    finished, gathering = rounds.new(desk, someone), rounds.new(desk, someone)
    shown, (first, second) = rounds.load(desk, gathering), themes(desk)[:2]
    for field in ("assessor", "purpose", "wishes", "municipality", "case_number"):
        write(desk, someone, gathering, rounds.head_ref(shown, field), s[field])
    for informant in Informant:
        write(desk, someone, finished, rounds.voice_ref(finished, first, informant), s[informant])
        write(desk, someone, gathering, rounds.voice_ref(gathering, first, informant), s[informant])
    remark = rounds.theme_ref(gathering, first, "short_remark")
    for text in (s["overwritten"], s["short_remark"], s["undone"]):
        write(desk, someone, gathering, remark, text)
    undo(desk, Scope(gathering))
    rounds.finish(desk, finished)
    values.keep(desk, rounds.voice_ref(gathering, second, Informant.CITIZEN), s["draft_citizen"])
    values.keep(desk, rounds.theme_ref(gathering, second, "short_remark"), s["draft_remark"])
    values.keep(desk, rounds.head_ref(shown, "wishes"), s["draft_wishes"])
    write_goals_and_notes(desk, someone)


def write_goals_and_notes(desk: Desk, someone: CitizenId) -> None:
    s, goal, note = SEEDS, goals.add(desk, someone), notes.begin(desk, someone).id
    for field, text in (("wording", s["goal"]), ("responsible", s["responsible"])):
        write(desk, someone, None, GOAL.ref(goal, field), text)
    purpose = CASE.ref(goals.board(desk, someone).case.id, "intervention_purpose")
    write(desk, someone, None, purpose, s["intervention_purpose"])
    write(desk, someone, None, NOTE.ref(note, "text"), s["note"])
    notes.sign(desk, replace(notes.note(desk, note), text=s["note"]))
    notes.add_to(desk, note, s["addition"])
    values.keep(desk, GOAL.ref(goals.add(desk, someone), "wording"), s["draft_goal"])
    values.keep(desk, NOTE.ref(notes.begin(desk, someone).id, "text"), s["draft_note"])


def found_in(*folders: Path) -> list[str]:
    """Each seeded string that stands in a file, or in a file's name."""
    return [
        f"{text} in {path.name}"
        for folder in folders
        for path in folder.rglob("*")
        for content in (str(path).encode() + (path.read_bytes() if path.is_file() else b""),)
        for text in STRINGS
        if any(text.encode(coding) in content for coding in ("utf-8", "utf-16-le", "latin-1"))
    ]


def stored(desk: Desk) -> str:
    """Everything the database holds, as one text."""
    tables = ("citizen", '"case"', "gathering", "condition", "seal", "draft", "change")
    return " ".join(str(desk.ledger._connection.execute(f"SELECT * FROM {t}").fetchall()) for t in tables)


def test_seeded_strings(tmp_path: Path):
    assert len(STRINGS) == 27
    folder, places = tmp_path / "arkiv", [tmp_path / name for name in ("hjem", "midlertidig")]
    for place in places:
        place.mkdir()
    with made(folder) as desk:
        type_everything(desk)
        everything = stored(desk)
        assert [text for text in STRINGS if text not in everything] == [], "the test must have typed it all"
        assert found_in(folder) == []
    with opened(folder):
        assert found_in(folder) == []
    for words, status in ((["list", "--json"], 0), (["check"], 0), (["import", "findes-ikke.json"], 1)):
        assert command(words, folder, *places) == status
    assert found_in(folder, *places) == []


def command(words: list[str], archive: Path, home: Path, temporary: Path) -> int:
    """A command of the program, on a machine where everything it might write lies in two folders."""
    machine = {
        **os.environ,
        "FFBDESK_PASSPHRASE": PASSPHRASE,
        "HOME": str(home),
        "USERPROFILE": str(home),
        **{name: str(temporary) for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR")},
        **own.folders(home),
    }
    line = [sys.executable, "-m", "ffbdesk", words[0], str(archive), *words[1:]]
    result = subprocess.run(line, cwd=ROOT, env=machine, capture_output=True, timeout=60, check=False)
    return result.returncode
