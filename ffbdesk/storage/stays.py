"""What a day begins with: stays with their meetings, where somebody left a round, who was written about last."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.ids import CitizenId, GatheringId, ThemeCode
from ffbdesk.domain.kinds import MEETING, STAY, THEMED
from ffbdesk.domain.stays import Meeting, Stay
from ffbdesk.storage import rows

type _All = Callable[..., list[Any]]

_MOST = 50
"""Changes that are looked through for the theme that somebody worked at last."""


def found(query: _All, where: str, *values: str) -> list[tuple[CitizenId, Stay]]:
    """Stays that are not removed, with their citizens, newest first, drafts applied; `s` is the stay in `where`."""
    wanted = f"stay AS s ON {where} AND NOT s.removed"
    meetings: dict[str, tuple[Meeting, ...]] = {}
    sql = f"SELECT m.stay_id, {rows.columns(MEETING, 'm')} FROM meeting AS m JOIN {wanted} WHERE m.stay_id = s.id"
    for stay, *row in query(f"{sql} AND NOT m.removed ORDER BY m.held_on IS NULL, m.held_on, m.held_at", *values):
        held = rows.record(MEETING, tuple(row), _typed(query, row[0]))
        meetings[stay] = (*meetings.get(stay, ()), held)
    sql = f'SELECT k.citizen_id, {rows.columns(STAY, "s")} FROM "case" AS k JOIN {wanted} WHERE k.id = s.case_id'
    return [
        (CitizenId(whose), rows.record(STAY, tuple(row), _typed(query, row[0]), meetings=meetings.get(row[0], ())))
        for whose, *row in query(f"{sql} ORDER BY s.begun_on DESC, s.rowid DESC", *values)
    ]


def last_worked_at(query: _All, called: Sequence[str]) -> tuple[GatheringId, ThemeCode] | None:
    """The theme that somebody of these names worked at last, of those that a list may name, in a round that is open."""
    own = ", ".join("?" * len(called))
    changes = query(
        "SELECT c.gathering_id, c.edits FROM change AS c JOIN gathering AS g ON g.id = c.gathering_id "
        f"WHERE c.by IN ({own}) AND NOT g.removed AND NOT EXISTS (SELECT 1 FROM seal WHERE seal.id = g.id) "
        f"ORDER BY c.seq DESC LIMIT {_MOST}",
        *called,
    )
    worked = (
        (GatheringId(gathering), ThemeCode(edit["theme"]))
        for gathering, edits in changes
        for edit in json.loads(edits)
        if edit["kind"] in THEMED and edit.get("theme") and edit["theme"] not in SENSITIVE
    )
    return next(worked, None)


def last_observed(query: _All) -> dict[CitizenId, date]:
    """The day of each citizen's newest signed note. One that tells of a sensitive theme does not count: what a list
    makes of it would tell that there is something."""
    goals = query(_ON_GOALS)
    closed = [one for one, told in goals if any(code in told for code in SENSITIVE)]
    hidden = [f"instr(themes, '{code}')" for code in SENSITIVE]
    hidden += ["instr(goals || ' ' || sub_goals, ?)"] * len(closed)
    found = query(
        "SELECT citizen_id, max(observed_on) FROM note INDEXED BY note_day "
        f"WHERE signed_at IS NOT NULL AND NOT removed AND NOT ({' OR '.join(hidden)}) GROUP BY 1",
        *closed,
    )
    return {CitizenId(citizen): date.fromisoformat(day) for citizen, day in found}


_ON_GOALS = """SELECT id, coalesce(theme, '') || ' ' || related FROM goal UNION ALL
    SELECT s.id, coalesce(g.theme, '') || ' ' || g.related FROM sub_goal AS s JOIN goal AS g ON g.id = s.goal_id"""
"""What each goal and delmål is about."""


def _typed(query: _All, record: str) -> rows.Drafts:
    return {("", field): text for field, text in query("SELECT field, text FROM draft WHERE record_id = ?", record)}
