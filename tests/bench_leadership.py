"""The figures of ledelsesoverblikket for `make bench`: archives of 200 and of 3,000 citizens, three goals each."""

import shutil
import statistics
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

from ffbdesk.domain.kinds import GOAL
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
    connection, columns = desk.ledger._connection, ("id", *GOAL.columns)
    themes = [theme.code for _group, found in desk.catalogue.activities() for theme in found]
    directions = [value.code for value in desk.catalogue.change_values]
    rows = []
    for n, (case,) in enumerate(connection.execute('SELECT id FROM "case"').fetchall()):
        for at in range(_GOALS):
            cells: dict[str, object] = dict.fromkeys(columns, "")
            cells |= {name: None for name in columns if name.endswith(("_id", "_on", "_level"))}
            cells |= {
                "id": str(uuid.uuid4()),
                "case_id": case,
                "place": str(at),
                "removed": 0,
                "theme": themes[(n + at) % len(themes)],
                "change_value": directions[(n + at) % len(directions)],
                "expected_level": "1",
                "follow_up_on": "2026-12-01",
                "set_on": "2026-01-01",
            }
            rows.append(tuple(cells[name] for name in columns))
    connection.execute("BEGIN IMMEDIATE")
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO goal ({', '.join(columns)}) VALUES ({marks})", rows)
    connection.execute("COMMIT")
