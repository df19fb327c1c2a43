"""Ledelsesoverblikket for `make bench`: archives of 200 and of 3,000 citizens, with all that is counted."""

import shutil
import statistics
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ffbdesk.domain.kind import Kind
from ffbdesk.domain.kinds import CARE_PLAN, FOLLOW_UP, FOLLOW_UP_PART, GOAL, INTERVENTION, SUB_GOAL
from ffbdesk.domain.leadership import Counting
from ffbdesk.services import leadership
from ffbdesk.services.desk import Desk
from tests.large import large

_RUNS = 5
_SIZES = ((200, 200), (3000, 1500))
"""Citizens, and how many milliseconds the count may take."""
_GOALS = 3


def figures(place: Path, phrase: str) -> Iterator[tuple[str, str]]:
    """Each figure with what it was."""
    for people, goal in _SIZES:
        folder = place / f"ledelse-{people}"
        desk = large(folder, people, phrase)
        _with_goals(desk)
        times = []
        for _ in range(_RUNS):
            start = time.perf_counter()
            found = leadership.facts(desk)
            tables = Counting(found, desk.clock().date(), leadership.order(desk.catalogue)).tables()
            times.append((time.perf_counter() - start) * 1000)
        said = f"median {statistics.median(times):.0f} ms, most {max(times):.0f} (goal {goal}), {len(tables)} tables"
        yield f"ledelsesoverblik of {people} citizens", said
        desk.ledger.close()
        shutil.rmtree(folder)


def _with_goals(desk: Desk) -> None:
    """Three goals each, with two delmål, followed up twice, and two ydelser: past every service, as `large`."""
    connection = desk.ledger._connection
    themes = [theme.code for _group, found in desk.catalogue.activities() for theme in found]
    directions = [value.code for value in desk.catalogue.change_values]
    entry = desk.catalogue.interventions.interventions[0].code
    connection.execute("BEGIN IMMEDIATE")
    for n, (case,) in enumerate(connection.execute('SELECT id FROM "case"').fetchall()):
        goals = [_id() for _ in range(_GOALS)]
        for at, goal in enumerate(goals):
            own = {"theme": themes[(n + at) % len(themes)], "change_value": directions[(n + at) % len(directions)]}
            days = {"set_on": "2026-01-01", "follow_up_on": "2026-12-01", "expected_level": "1", "place": str(at)}
            _put(connection, GOAL, goal, case_id=case, **own, **days)
            for step in range(2):
                _put(connection, SUB_GOAL, _id(), goal_id=goal, status="under_way", place=str(step))
        for year in (2023, 2024):
            which = _id()
            _put(connection, FOLLOW_UP, which, case_id=case, held_on=f"{year}-06-01")
            for at, goal in enumerate(goals):
                told = {"theme": themes[(n + at) % len(themes)], "judgement": str((n + year) % 5), "result": "partly"}
                _put(connection, FOLLOW_UP_PART, _id(), follow_up_id=which, goal_id=goal, **told)
            lock = (which, "{}", "", f"{year}-06-01T10:00:00+02:00", "M")
            connection.execute("INSERT INTO seal (id, content, sha256, at, by) VALUES (?, ?, ?, ?, ?)", lock)
        plan = _id()
        _put(connection, CARE_PLAN, plan, case_id=case)
        for basis in ("SEL § 85", "SEL § 107"):
            _put(connection, INTERVENTION, _id(), care_plan_id=plan, code=entry, basis=basis, starts_on="2024-01-01")
    connection.execute("COMMIT")


def _put(connection: Any, kind: Kind[Any], record: str, **cells: object) -> None:
    """A row with these cells, and empty ones."""
    row = {"id": record, **{field.name: field.empty for field in kind.fields}, **kind.row, **cells}
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    values = [int(one) if isinstance(one, bool) else one for one in row.values()]
    values = [0 if name in kind.flags and one == "" else one for name, one in zip(row, values, strict=True)]
    connection.execute(f'INSERT INTO "{kind.record}" ({names}) VALUES ({marks})', values)


def _id() -> str:
    return str(uuid.uuid4())
