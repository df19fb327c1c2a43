"""The practice citizens come in whole, go out and back without loss, and add to what earlier versions shipped."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from ffbdesk import shipped
from ffbdesk.domain.ids import CitizenId
from ffbdesk.services import archive, citizens, followups, goals, plans, practice, rounds, status, whole
from ffbdesk.services.desk import Desk
from ffbdesk.services.intake import Outcome, take_in
from tests.support import PRACTICE, SHIPPED_PRACTICE, changes

NAMES = ["Andreas Hansen", "Borger X", "Børge Mogensen", "Freja Lindskov", "Lucas", "Mikkel Sand"]
KEPT = {"boerge-mogensen": 4, "borger-x": 3}
"""What an earlier version's file had otherwise: udredninger without a støttebehov, and goals as they stood then."""


def people(desk: Desk) -> dict[str, CitizenId]:
    return {line.citizen.name: line.citizen.id for line in citizens.listing(desk)}


def content(desk: Desk, citizen: CitizenId, out: Path) -> dict[str, Any]:
    out.mkdir(exist_ok=True)
    found: dict[str, Any] = json.loads(whole.save(desk, citizen, out).read_bytes())["content"]
    return found


def test_they_come_in_once_and_go_again(desk: Desk) -> None:
    assert [(one.outcome, one.kept) for one in practice.load_all(desk)] == [(Outcome.NEW, 0)] * 6
    assert list(people(desk)) == NAMES
    before = changes(desk)
    assert [(one.outcome, one.kept) for one in practice.load_all(desk)] == [(Outcome.KNOWN, 0)] * 6
    assert changes(desk) == before
    assert len(practice.remove_all(desk)) == 6
    assert [one.came_back for one in practice.load_all(desk)] == [True] * 6
    assert list(people(desk)) == NAMES
    assert not archive.check(desk)


def test_what_an_earlier_version_brought_stays_and_the_rest_comes(desk: Desk) -> None:
    """No doubles, nothing lost: what was finished then stands as it was, and what came after it is new."""
    take_in(desk, PRACTICE)
    here = people(desk)
    before = {line.id: rounds.load(desk, line.id) for who in here.values() for line in citizens.line(desk, who).rounds}
    goals_before = {who: goals.board(desk, who).case for who in here.values()}
    taken = practice.load_all(desk)
    assert {Path(one.file).stem: one.kept for one in taken if one.kept} == KEPT
    assert list(people(desk)) == NAMES
    assert {name: who for name, who in people(desk).items() if name in here} == here
    after = {line.id for who in here.values() for line in citizens.line(desk, who).rounds}
    assert after == {*before}
    assert all(rounds.load(desk, one) == shown for one, shown in before.items())
    for who, case in goals_before.items():
        now = goals.board(desk, who).case
        assert (now.id, now.goals, now.intervention_purpose) == (case.id, case.goals, case.intervention_purpose)
    boerge = people(desk)["Børge Mogensen"]
    assert [one.held_on.isoformat() for one in followups.standing(desk, boerge)] == ["2021-08-30", "2021-06-18"]
    assert len(status.listing(desk, boerge)) == 1
    board = plans.board(desk, boerge)
    assert (len(board.orders), len(board.plans)) == (3, 3)
    steps = goals.board(desk, boerge).sub_goals
    assert [len(steps[goal.id]) for goal in board.case.goals] == [2, 2, 2]  # type: ignore[union-attr]
    levels = {int(level) for level, _day in desk.ledger.read.present(boerge).values()}
    assert levels == {0, 1, 2}, "those of 30 August"
    assert not archive.check(desk)
    assert all(one.outcome is Outcome.KNOWN for one in practice.load_all(desk))


def test_an_earlier_version_under_it_is_passed_by(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A newer zip was unpacked over an older one, which had Børge and X in two files each."""
    for path in (*PRACTICE, *SHIPPED_PRACTICE):
        (tmp_path / "practice").mkdir(exist_ok=True)
        shutil.copy(path, tmp_path / "practice")
    monkeypatch.setattr(shipped, "folder", lambda _name: tmp_path)
    assert len(practice.load_all(desk)) == 6


CIRCLES = [path for path in SHIPPED_PRACTICE if path.stem not in ("mikkel-sand", "paragraf-85")]


@pytest.mark.parametrize("file", CIRCLES, ids=lambda path: path.stem)
def test_out_and_back_they_are_the_same(desk: Desk, other_desk: Desk, tmp_path: Path, file: Path) -> None:
    (taken,) = take_in(desk, [file])
    citizen = taken.citizen.id
    shipped = json.loads(file.read_bytes())["content"]
    assert content(desk, citizen, tmp_path / "ud") == shipped
    (saved,) = (tmp_path / "ud").iterdir()
    (back,) = take_in(other_desk, [saved])
    assert (back.outcome, back.kept) == (Outcome.NEW, 0)
    assert content(other_desk, citizen, tmp_path / "igen") == shipped
    assert not archive.check(other_desk)
