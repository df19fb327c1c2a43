"""The JSON Schema of our files: an independent validator takes what we write, and refuses what our own gate refuses."""

import copy
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ffbdesk.cli.main import main
from ffbdesk.domain.followups import GoalNext
from ffbdesk.domain.ids import CitizenId, StatusId
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.kinds import (
    CARE_PLAN,
    CONDITION,
    FOLLOW_UP,
    FOLLOW_UP_PART,
    FOLLOW_UP_RESULT,
    GOAL,
    INTERVENTION,
    ORDER,
)
from ffbdesk.domain.status import GoalResult
from ffbdesk.export.course.shape import SHAPES as COURSE
from ffbdesk.export.file.content import BORGER, INDSATSMAAL, STATUSNOTAT, UDREDNING
from ffbdesk.export.file.followups import OPFOELGNING
from ffbdesk.export.file.formats import SHAPES, schema
from ffbdesk.export.file.orders import BESTILLING
from ffbdesk.services import (
    citizens,
    followups,
    goals,
    handover,
    intake,
    ordering,
    plans,
    rounds,
    status,
    values,
    whole,
)
from ffbdesk.services.desk import Desk
from tests.support import PRACTICE, PRACTICE_ROUNDS, made

type Json = dict[str, Any]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[tuple[str, Json]]]:
    """Everything that the practice citizens can be handed over as, with every field of a goal filled."""
    folder = tmp_path_factory.mktemp("x")
    with made(folder / "arkiv") as desk:
        intake.take_in(desk, PRACTICE)
        fill(desk)
        found = []
        for line in citizens.listing(desk):
            board = goals.board(desk, line.citizen.id)
            found.append((INDSATSMAAL.name, json.loads(handover.goals_json(desk, board))))
            found += [(UDREDNING.name, json.loads(handover.json_of(desk, r.id))) for r in line.rounds]
            found.append((BORGER.name, json.loads(whole.save(desk, line.citizen.id, folder).read_bytes())))
            asked = ordering.begin(desk, line.citizen.id)
            values.choose(desk, ORDER, asked, sender="Kommunen", receiver="Solstrålen")
            if board.case.goals:
                ordering.finish(desk, asked)
                saved = handover.save_order(desk, asked, folder, handover.Form.JSON)
                found.append((BESTILLING.name, json.loads(saved.read_bytes())))
            told = status.begin(desk, line.citizen.id)
            saved = handover.save_status(desk, told, folder, handover.Form.JSON)
            found.append((STATUSNOTAT.name, json.loads(saved.read_bytes())))
            found += [(OPFOELGNING.name, body) for body in opfoelgninger(desk, line.citizen.id, told, folder)]
        yield found


def opfoelgninger(desk: Desk, citizen: CitizenId, told: StatusId, folder: Path) -> Iterator[Json]:
    """One with everything in it that is finished, and one in progress."""
    status.finish(desk, told)
    plan = plans.add_plan(desk, citizen)
    values.choose(desk, CARE_PLAN, plan, place="Solstrålen")
    (one,) = plans.board(desk, citizen).plans[-1].interventions
    values.choose(desk, INTERVENTION, one.id, own_words="Kørsel")
    which = followups.begin(desk, citizen)
    needs, results = desk.catalogue.interventions.support_needs, desk.catalogue.interventions.follow_up_values
    values.choose(desk, FOLLOW_UP, which, need=needs[1].code, need_reason="Fordi", in_short="Vi går videre")
    for part in followups.load(desk, which).follow_up.parts:
        chosen = {"result": GoalResult.PARTLY, "following": GoalNext.GOES_ON, "again_on": date(2027, 3, 1)}
        values.choose(desk, FOLLOW_UP_PART, part.id, judgement=Assessed(Level(1)), **chosen)
    for result in followups.load(desk, which).follow_up.results:
        values.choose(desk, FOLLOW_UP_RESULT, result.id, value=results[0].code, reason="Det virker")
    followups.finish(desk, which)
    again = followups.correct(desk, which)
    for each in (which, again, followups.begin(desk, citizen)):
        yield json.loads(handover.save_follow_up(desk, each, folder, handover.Form.JSON).read_bytes())


def fill(desk: Desk) -> None:
    line = next(line for line in citizens.listing(desk) if not line.rounds[0].finished)
    theme = desk.catalogue.activities()[0][1][0]
    goal = goals.add(desk, line.citizen.id, theme.code)
    change = desk.catalogue.change_values[0].code
    values.choose(desk, GOAL, goal, wording="Et mål", change_value=change, responsible="Mette")
    rounds.judge(desk, line.rounds[0].id, theme.code, None)
    values.choose(desk, CONDITION, line.rounds[0].id, theme.code, short_remark="Kort")


def test_a_schema_is_one_itself() -> None:
    for name in SHAPES:
        Draft202012Validator.check_schema(schema(name))


def test_everything_we_write_is_valid(files: list[tuple[str, Json]]) -> None:
    assert {name for name, _ in files} == set(SHAPES)
    for name, body in files:
        assert [e.message for e in Draft202012Validator(schema(name)).iter_errors(body)] == []


def test_the_files_of_version_1_are_valid_too() -> None:
    for path in PRACTICE_ROUNDS:
        body = json.loads(path.read_bytes())
        assert body["version"] == 1
        assert [e.message for e in Draft202012Validator(schema(body["format"])).iter_errors(body)] == []


def test_nothing_more_nothing_less_nothing_of_another_type(files: list[tuple[str, Json]]) -> None:
    """Each place of a file in turn: a key too many, a value of another type, a required key too few."""
    name, body = max((one for one in files if one[0] == UDREDNING.name), key=lambda one: len(json.dumps(one[1])))
    validator = Draft202012Validator(schema(name))
    places = list(dicts(body))
    assert len(places) > 20
    for path in places:
        more = copy.deepcopy(body)
        at(more, path)["nyt"] = 1
        assert not validator.is_valid(more), path
        other = copy.deepcopy(body)
        where = at(other, path)
        where.update({key: {"x": 1} for key in where})
        assert not validator.is_valid(other), path
        fewer = copy.deepcopy(body)
        at(fewer, path).clear()
        assert not validator.is_valid(fewer), path


def dicts(found: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(found, dict):
        yield path
    items = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    for key, value in items:
        yield from dicts(value, (*path, key))


def at(found: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        found = found[key]
    return found


def test_versions_follow_from_the_generations_of_fields() -> None:
    assert (UDREDNING.version, INDSATSMAAL.version) == (5, 2)
    assert [UDREDNING.unknown_to(version) for version in range(1, 6)] == [
        {1, 2, 3, 5},
        {2, 3, 5},
        {3, 5},
        {5},
        frozenset(),
    ]
    assert [INDSATSMAAL.unknown_to(version) for version in (1, 2)] == [{2}, frozenset()]


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "udredning"]) == 0
    assert json.loads(capsys.readouterr().out) == schema("ffbdesk/udredning")
    assert main(["schema"]) == 0
    assert set(json.loads(capsys.readouterr().out)) == {*SHAPES, *COURSE}
