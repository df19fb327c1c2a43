"""What a list shows of everybody, or of one citizen: read from what the database keeps for it (migration `lists`).

No text of a round is read, so it takes no longer in an archive in which more is written. What stands at a sensitive
theme does not count: a list is no place where it was opened, and a figure would tell that there is something.
"""

from collections.abc import Callable
from datetime import date, datetime
from operator import sub
from typing import Any

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.ids import CitizenId, GatheringId
from ffbdesk.domain.kinds import CASE, CITIZEN
from ffbdesk.domain.records import Case, Citizen
from ffbdesk.storage import rows
from ffbdesk.storage.errors import UnknownRecord
from ffbdesk.storage.tables import TAKEN_UP

type Query = Callable[..., list[Any]]
"""Runs a SELECT with its values, and gives every row."""


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round in a list: how far it is, sensitive themes apart."""

    id: GatheringId
    held_on: date
    finished: bool
    decided: int
    open: int
    unconfirmed: int = 0
    """How many of the decided were carried from an earlier round and not confirmed."""


@dataclass(frozen=True, slots=True)
class CitizenLine:
    """A citizen in a list, newest round first."""

    citizen: Citizen
    case: Case | None
    last_worked_at: datetime | None
    rounds: tuple[RoundLine, ...]


def everybody(query: Query) -> tuple[CitizenLine, ...]:
    """Everybody who is not removed, in no particular order."""
    people = query(f"{_CITIZENS} WHERE NOT removed")
    cases = {case.citizen_id: case for case in (rows.record(CASE, row) for row in query(_CASES))}
    worked = dict(query("SELECT citizen_id, at FROM worked"))
    found: dict[str, list[RoundLine]] = {}
    standing = {row[0]: row for row in query("SELECT * FROM standing")}
    apart = {row[0]: row for row in query(_APART.format(rounds="SELECT id FROM gathering"), *SENSITIVE)}
    finished = {row[0] for row in query("SELECT id FROM seal")}
    for case, gathering, held_on in query(f"SELECT case_id, id, held_on FROM gathering WHERE NOT removed {_NEWEST}"):
        found.setdefault(case, []).append(
            _round(held_on, gathering in finished, standing[gathering], apart.get(gathering))
        )
    return tuple(_citizen(row, cases.get(row[0]), worked.get(row[0]), found) for row in people)


def one(query: Query, citizen: CitizenId) -> CitizenLine:
    """One citizen who is not removed. Raises UnknownRecord."""
    people = query(f"{_CITIZENS} WHERE id = ? AND NOT removed", citizen)
    if not people:
        raise UnknownRecord
    cases = query(f"{_CASES} WHERE citizen_id = ?", citizen)
    case = rows.record(CASE, cases[0]) if cases else None
    worked = query("SELECT at FROM worked WHERE citizen_id = ?", citizen)
    found = {case.id: list(rounds(query, citizen))} if case else {}
    return _citizen(people[0], case, worked[0][0] if worked else None, found)


def rounds(query: Query, citizen: CitizenId) -> tuple[RoundLine, ...]:
    """A citizen's rounds, newest first."""
    found = query(_ROUNDS, citizen)
    apart = {row[0]: row for row in query(_APART.format(rounds=_HIS), citizen, *SENSITIVE)}
    return tuple(_round(row[0], bool(row[1]), row[2:], apart.get(row[2])) for row in found)


def _citizen(row: Any, case: Case | None, worked: str | None, found: dict[Any, list[RoundLine]]) -> CitizenLine:
    at = datetime.fromisoformat(worked) if worked else None
    return CitizenLine(rows.record(CITIZEN, row), case, at, tuple(found.get(case.id, ())) if case else ())


def _round(held_on: str, finished: bool, standing: Any, apart: Any) -> RoundLine:
    """`standing` is a round's figures, and `apart` those of its sensitive themes, where there are any."""
    gathering, *figures = standing
    decided, taken_up, unconfirmed = map(sub, figures, apart[1:] if apart else (0, 0, 0))
    day = date.fromisoformat(held_on)
    return RoundLine(GatheringId(gathering), day, finished, decided - unconfirmed, taken_up - decided, unconfirmed)


_CITIZENS, _CASES = rows.select(CITIZEN), rows.select(CASE)
_NEWEST = "ORDER BY case_id, held_on DESC, rowid DESC"
_ROUNDS = """
    SELECT g.held_on, EXISTS (SELECT 1 FROM seal WHERE seal.id = g.id), s.*
    FROM "case" AS k JOIN gathering AS g ON g.case_id = k.id JOIN standing AS s ON s.gathering_id = g.id
    WHERE k.citizen_id = ? AND NOT g.removed ORDER BY g.held_on DESC, g.rowid DESC"""
_HIS = 'SELECT g.id FROM gathering AS g JOIN "case" AS k ON k.id = g.case_id WHERE k.citizen_id = ?'
_APART = f"""
    SELECT gathering_id, count(judgement), count(CASE WHEN {TAKEN_UP} THEN 1 END),
        count(CASE WHEN judgement IS NOT NULL AND carried_from_id IS NOT NULL THEN 1 END)
    FROM condition WHERE gathering_id IN ({{rounds}}) AND theme IN ({", ".join("?" * len(SENSITIVE))})
    GROUP BY gathering_id"""
"""As the columns of `standing`: asked by the key, so that no other theme is read."""
