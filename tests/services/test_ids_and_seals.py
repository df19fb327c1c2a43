"""Ids that came from a file survive an undo; a lock that no longer holds is found by a check."""

import json
from pathlib import Path

from ffbdesk.domain.edits import Scope
from ffbdesk.services import archive, citizens, handover, intake, rounds, undo, values
from ffbdesk.services.desk import Desk
from tests.support import PRACTICE

FILES = {path.name: path for path in PRACTICE}


def imported_condition(desk: Desk, file: str):
    (taken,) = intake.take_in(desk, [FILES[file]])
    shown = rounds.load(desk, taken.round)
    condition = next(c for c in shown.gathering.conditions if c.judgement is None)
    return taken, condition


def test_an_imported_theme_emptied_and_undone_keeps_its_id(desk: Desk, tmp_path: Path) -> None:
    taken, condition = imported_condition(desk, "paragraf-85.json")
    before = handover.json_of(desk, taken.round)
    steps = 0
    for field in ("citizen", "others", "caseworker", "short_remark"):
        ref = rounds.theme_ref(taken.round, condition.theme, field)
        steps += values.put(desk, ref, "") is not None
    assert rounds.load(desk, taken.round).gathering.condition(condition.theme) is None
    assert citizens.listing(desk)[0].rounds[0].open == 0
    for _ in range(steps):
        undo.undo(desk, Scope(taken.round))
    after = handover.json_of(desk, taken.round)
    assert before.partition(b'"content"')[2] == after.partition(b'"content"')[2]


def test_a_lock_that_does_not_hold_is_found(desk: Desk) -> None:
    (taken,) = intake.take_in(desk, [FILES["borger-x.json"]])
    assert archive.check(desk) == ()
    connection = desk.ledger._connection
    connection.execute("UPDATE seal SET content = replace(content, 'X', 'Y') WHERE id = ?", (taken.round,))
    assert any("svarer ikke til sin kontrolsum" in line for line in archive.check(desk))


def test_a_case_that_differs_is_kept_and_said(desk: Desk, tmp_path: Path) -> None:
    (first,) = intake.take_in(desk, [FILES["paragraf-85.json"]])
    file = json.loads((FILES["paragraf-85.json"]).read_text(encoding="utf-8"))
    file["content"]["gathering"]["id"] = "anden-runde"
    file["content"]["case"]["municipality"] = "Andetsteds Kommune"
    path = tmp_path / "anden.json"
    path.write_text(json.dumps(file), encoding="utf-8")
    (second,) = intake.take_in(desk, [path])
    assert not first.case_kept
    assert second.case_kept
    assert "Arkivets er beholdt" in intake.as_line(second)
    assert rounds.load(desk, second.round).case.municipality == rounds.load(desk, first.round).case.municipality
