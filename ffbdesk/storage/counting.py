"""What is counted of everybody, in few queries and without any text: whole tables once, not a citizen at a time."""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.judgement import Assessed, Level, token

type Query = Callable[..., list[Any]]
"""Runs a SELECT with its values, and gives every row."""


class RoundRow(NamedTuple):
    """An udredning, oldest first."""

    id: str
    citizen: str
    held_on: str
    finished: int
    opened: int
    informed: int
    """Whether something stands at a theme that is not sensitive."""
    evaluated: int
    need: str | None
    need_on: str | None
    target: str | None


class GoalRow(NamedTuple):
    """An indsatsmål that is not removed."""

    id: str
    citizen: str
    theme: str | None
    related: str
    change_value: str | None
    expected: str | None
    starting: str | None
    starting_on: str | None
    set_on: str | None
    due_on: str | None
    copies: str | None


class ToldRow(NamedTuple):
    """What a finished opfølgning or statusnotat said of a goal, oldest first."""

    goal: str
    held_on: str
    followed: int
    """Whether it was an opfølgning."""
    result: str | None
    following: str | None
    again_on: str | None


class GivenRow(NamedTuple):
    """A ydelse that is given here."""

    citizen: str
    code: str | None
    basis: str
    begins: str | None
    ends: str | None


class Counted(NamedTuple):
    """All of it."""

    rounds: list[RoundRow]
    goals: list[GoalRow]
    steps: list[tuple[str, str]]
    """Goal and status of each delmål."""
    told: list[ToldRow]
    judged: dict[str, dict[str, str]]
    """The level of every theme by round."""
    followed: list[tuple[str, str, str, str]]
    """Citizen, theme, level and day of what a finished opfølgning judged, oldest first."""
    given: list[GivenRow]
    described: list[tuple[str, str]]
    """Round and theme of what is fremhævet."""
    ordered: frozenset[str]
    """Citizens with a bestilling or an indsats."""
    received: frozenset[str]
    """Citizens with a bestilling that came."""
    pieces: list[tuple[str, int]]
    """Citizen, and whether it is finished, of each statusnotat and opfølgning."""
    needs: list[tuple[str, str, str]]
    """Citizen, støttebehov and its day, of each finished opfølgning; oldest first."""


def counted(query: Query, corrected: str) -> Counted:
    """Everything that is counted; `corrected` selects the opfølgninger in whose place another one stands."""
    apart = ", ".join("?" * len(SENSITIVE))
    return Counted(
        list(map(RoundRow._make, query(_ROUNDS.format(apart=apart), *SENSITIVE, *SENSITIVE))),
        list(map(GoalRow._make, query(_GOALS))),
        query("SELECT s.goal_id, s.status FROM sub_goal AS s WHERE NOT s.removed"),
        [ToldRow(*row[:6]) for row in query(_TOLD.format(corrected=corrected))],
        _judged(query),
        query(_FOLLOWED.format(corrected=corrected)),
        list(map(GivenRow._make, query(_GIVEN))),
        query(_DESCRIBED.format(apart=apart), *SENSITIVE),
        frozenset(row[0] for row in query(_ORDERED)),
        frozenset(row[0] for row in query(_RECEIVED)),
        query(_PIECES),
        query(_NEEDS.format(corrected=corrected)),
    )


def _judged(query: Query) -> dict[str, dict[str, str]]:
    """There are more levels than of anything else, so a round has them in one line, and most rounds the same themes."""
    codes = cache(str.split)
    return {round_: dict(zip(codes(themes), levels, strict=True)) for round_, themes, levels in query(_JUDGED)}


_NUMBERS = ", ".join(f"'{token(Assessed(level))}'" for level in Level)
_ROUNDS = """SELECT g.id, k.citizen_id, g.held_on, g.id IN (SELECT id FROM seal),
    trim(g.wishes) <> '' OR trim(g.purpose) <> '' OR trim(g.reason) <> '',
    EXISTS (SELECT 1 FROM condition WHERE gathering_id = g.id AND theme NOT IN ({apart}))
    OR EXISTS (SELECT 1 FROM description WHERE gathering_id = g.id AND theme NOT IN ({apart})),
    trim(g.evaluation) <> '' OR g.need IS NOT NULL OR g.target IS NOT NULL, g.need, g.need_on, g.target
    FROM gathering AS g JOIN "case" AS k ON k.id = g.case_id WHERE NOT g.removed ORDER BY g.held_on, g.rowid"""
_GOALS = """SELECT g.id, k.citizen_id, g.theme, g.related, g.change_value, g.expected_level, g.starting_level,
    g.starting_on, g.set_on, g.follow_up_on, g.copies_id
    FROM goal AS g JOIN "case" AS k ON k.id = g.case_id WHERE NOT g.removed"""
_TOLD = """SELECT p.goal_id, f.held_on, 1, p.result, p.following, p.again_on, s.at FROM follow_up_part AS p
    JOIN follow_up AS f ON f.id = p.follow_up_id JOIN seal AS s ON s.id = f.id
    WHERE NOT f.removed AND p.goal_id IS NOT NULL AND f.id NOT IN ({corrected})
    UNION ALL SELECT p.goal_id, t.written_on, 0, p.result, NULL, NULL, s.at FROM status_part AS p
    JOIN status AS t ON t.id = p.status_id JOIN seal AS s ON s.id = t.id
    WHERE NOT t.removed AND p.goal_id IS NOT NULL AND t.id NOT IN (
        SELECT c.corrects_id FROM status AS c JOIN seal AS d ON d.id = c.id
        WHERE c.corrects_id IS NOT NULL AND NOT c.removed)
    ORDER BY 2, 3, 7"""
_JUDGED = f"""SELECT gathering_id, group_concat(theme, ' '), group_concat(judgement, '') FROM condition
    WHERE judgement IN ({_NUMBERS}) AND carried_from_id IS NULL GROUP BY gathering_id"""
_FOLLOWED = f"""SELECT k.citizen_id, p.theme, p.judgement, coalesce(p.judged_on, f.held_on) FROM follow_up_part AS p
    JOIN follow_up AS f ON f.id = p.follow_up_id JOIN "case" AS k ON k.id = f.case_id JOIN seal AS s ON s.id = f.id
    WHERE NOT f.removed AND p.judgement IN ({_NUMBERS}) AND p.theme IS NOT NULL AND f.id NOT IN ({{corrected}})
    ORDER BY 4, s.at"""
_GIVEN = """SELECT k.citizen_id, i.code, trim(i.basis), i.starts_on, i.ends_on FROM intervention AS i
    JOIN care_plan AS p ON p.id = i.care_plan_id JOIN "case" AS k ON k.id = p.case_id
    WHERE NOT i.removed AND NOT p.removed AND NOT p.elsewhere AND (i.code IS NOT NULL OR trim(i.own_words) <> '')"""
_DESCRIBED = """SELECT gathering_id, theme FROM description
    WHERE highlighted_on IS NOT NULL AND theme NOT IN ({apart})"""
_ORDERED = """SELECT k.citizen_id FROM "order" AS o JOIN "case" AS k ON k.id = o.case_id WHERE NOT o.removed
    UNION SELECT k.citizen_id FROM care_plan AS p JOIN "case" AS k ON k.id = p.case_id WHERE NOT p.removed"""
_RECEIVED = """SELECT k.citizen_id FROM "order" AS o JOIN "case" AS k ON k.id = o.case_id
    WHERE NOT o.removed AND NOT o.outgoing"""
_PIECES = """SELECT k.citizen_id, t.id IN (SELECT id FROM seal) FROM status AS t
    JOIN "case" AS k ON k.id = t.case_id WHERE NOT t.removed
    UNION ALL SELECT k.citizen_id, f.id IN (SELECT id FROM seal) FROM follow_up AS f
    JOIN "case" AS k ON k.id = f.case_id WHERE NOT f.removed"""
_NEEDS = """SELECT k.citizen_id, f.need, coalesce(f.need_on, f.held_on) FROM follow_up AS f
    JOIN "case" AS k ON k.id = f.case_id JOIN seal AS s ON s.id = f.id
    WHERE NOT f.removed AND f.need IS NOT NULL AND f.id NOT IN ({corrected}) ORDER BY 3, s.at"""
