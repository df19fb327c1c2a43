"""Where the goals of an older archive began, as far as the archive knows it. Nothing is guessed.

Two things tell: the change in which a goal's theme was chosen here, and the locked content of a finished round, which
has each goal beside the level of its theme. A goal of which neither tells has no starting level.
"""

import json
from collections.abc import Iterator
from typing import Any

type _Beginning = tuple[str | None, str | None, str | None]
"""Level, day and round."""
_NOTHING: _Beginning = (None, None, None)
_CHOSEN = ("add_goal", "edit_goal")
_LEVELS = frozenset("01234")


def find(connection: Any) -> None:
    """Give every goal what is known of its beginning, who set it and when."""
    changes = connection.execute(
        "SELECT seq, at, by, label, edits FROM change WHERE edits LIKE '%\"goal\"%' ORDER BY seq"
    ).fetchall()
    chosen: dict[str, int] = {}
    for seq, at, by, label, edits in changes:
        for goal, is_new in _themes(json.loads(edits)):
            chosen.pop(goal, None)
            if label in _CHOSEN:
                chosen[goal] = seq
            if is_new and label == "add_goal":
                connection.execute("UPDATE goal SET set_on = ?, author = ? WHERE id = ?", (at[:10], by, goal))
    for goal, case, theme in connection.execute("SELECT id, case_id, theme FROM goal WHERE theme <> ''").fetchall():
        by_choice = _by_choice(connection, case, theme, chosen[goal]) if goal in chosen else _NOTHING
        found = by_choice if by_choice != _NOTHING else _by_locks(connection, case, goal, theme)
        connection.execute(
            "UPDATE goal SET starting_level = ?, starting_on = ?, begun_in_id = ? WHERE id = ?", (*found, goal)
        )


def _themes(edits: list[dict[str, Any]]) -> Iterator[tuple[str, bool]]:
    """The goals that got a theme, and whether they were made with it, or without one."""
    for edit in edits:
        if edit["kind"] == "goal" and edit["field"] == "" and isinstance(edit["new"], dict):
            yield edit["id"], True
        elif edit["kind"] == "goal" and edit["field"] == "theme":
            yield edit["id"], False


def _by_choice(connection: Any, case: str, theme: str, at: int) -> _Beginning:
    """What the newest round of then says of the theme, else the newest before it that gave it a level.

    While that newest round is open nothing is kept of what it says: it is read from it (`rules.as_begun`).
    """
    rounds = connection.execute(
        """SELECT g.id, g.held_on, c.judgement, c.carried_from_id, EXISTS (SELECT 1 FROM seal WHERE seal.id = g.id)
        FROM gathering AS g
        LEFT JOIN condition AS c ON c.gathering_id = g.id AND c.theme = ?
        WHERE g.case_id = ? AND NOT g.removed AND EXISTS (
            SELECT 1 FROM change AS m, json_each(m.edits) AS e WHERE m.seq < ?
            AND json_extract(e.value, '$.kind') = 'gathering' AND json_extract(e.value, '$.id') = g.id
            AND json_extract(e.value, '$.field') = '')
        ORDER BY g.held_on DESC, g.rowid DESC""",
        (theme, case, at),
    ).fetchall()
    lasting = rounds if rounds and rounds[0][4] else rounds[1:]
    given = ((level, day) for _id, day, level, carried, _sealed in lasting if carried is None and level in _LEVELS)
    level, day = next(given, (None, None))
    return level, day, rounds[0][0] if rounds else None


def _by_locks(connection: Any, case: str, goal: str, theme: str) -> _Beginning:
    """What the first finished round says that has this goal on this theme."""
    locks = connection.execute(
        "SELECT s.id, g.held_on, s.content FROM seal AS s JOIN gathering AS g ON g.id = s.id WHERE g.case_id = ? "
        "ORDER BY g.held_on, g.rowid",
        (case,),
    )
    for round_, day, content in locks.fetchall():
        for one in json.loads(content).get("goals", ()):
            known = (one.get("theme") or {}).get("code") == theme
            if one["id"] == goal and known and one.get("current_level") is not None:
                return str(one["current_level"]), day, round_
    return _NOTHING
