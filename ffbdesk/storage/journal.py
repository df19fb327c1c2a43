"""The `change` table: what was done, by whom and when, and what undo would take back."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from ffbdesk.domain.edits import BARRIERS, Change, Edit, FieldRef, Label, Part, Record, Scope
from ffbdesk.domain.ids import CitizenId, GatheringId, Seq, ThemeCode
from ffbdesk.domain.kinds import KINDS

_COLUMNS = "seq, device, citizen_id, gathering_id, at, by, label, edits, undoes"
OF_CITIZEN_OR_NOBODY = (
    f"SELECT {_COLUMNS} FROM change WHERE citizen_id = ? OR (citizen_id IS NULL AND edits <> '[]') ORDER BY seq"
)
"""Of one citizen, oldest first, and those that are about several, such as files that came in together."""


def last_seq(connection: Any) -> Seq:
    """The last sequence number; 0 in a new archive."""
    return Seq(connection.execute("SELECT coalesce(max(seq), 0) FROM change").fetchone()[0])


def by_seq(connection: Any, seq: Seq) -> Change | None:
    """One change; None where there is none of this number."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM change WHERE seq = ?", (seq,)).fetchone()
    return read(row) if row else None


def of_citizen(connection: Any, citizen: CitizenId) -> tuple[Change, ...]:
    """Every change about one citizen, oldest first."""
    found = connection.execute(f"SELECT {_COLUMNS} FROM change WHERE citizen_id = ? ORDER BY seq", (citizen,))
    return tuple(map(read, found.fetchall()))


def of_round(connection: Any, gathering: GatheringId) -> tuple[Change, ...]:
    """Every change of one round, oldest first."""
    found = connection.execute(f"SELECT {_COLUMNS} FROM change WHERE gathering_id = ? ORDER BY seq", (gathering,))
    return tuple(map(read, found.fetchall()))


def insert(connection: Any, change: Change) -> None:
    """Write a change inside the caller's transaction."""
    values = (
        change.seq,
        change.device,
        change.citizen,
        change.gathering,
        change.at.isoformat(),
        change.by,
        change.label,
        json.dumps([_written(e) for e in change.edits], ensure_ascii=False, separators=(",", ":")),
        change.undoes,
    )
    connection.execute(f"INSERT INTO change ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)


def last_own(connection: Any, by: Sequence[str], scope: Scope, upto: Seq | None = None) -> Change | None:
    """The change that undo would take back: the user's last one in this scope that is not taken back already.

    `by` are the names that the user has and had.
    `upto` leaves out what came after that change, but for barriers. None at a barrier and where there is nothing.
    """
    taken_back = (
        f"EXISTS (SELECT 1 FROM change AS u WHERE u.undoes = c.seq AND u.label = '{Label.UNDO}' AND NOT {_REDONE})"
    )
    change = _newest(connection, by, scope, f"c.undoes IS NULL AND NOT {taken_back}", upto)
    return None if change is None or change.label in BARRIERS else change


def last_undo(connection: Any, by: Sequence[str], scope: Scope, upto: Seq | None = None) -> Change | None:
    """The undo that redo would undo: the user's newest, as long as no other own change came after it."""
    redone = f"c.label = '{Label.UNDO}' AND {_REDONE.replace('u.seq', 'c.seq')}"
    change = _newest(connection, by, scope, f"c.label <> '{Label.REDO}' AND NOT ({redone})", upto)
    return change if change is not None and change.label is Label.UNDO else None


_REDONE = f"EXISTS (SELECT 1 FROM change AS r WHERE r.undoes = u.seq AND r.label = '{Label.REDO}')"


def _newest(connection: Any, by: Sequence[str], scope: Scope, where: str, upto: Seq | None) -> Change | None:
    place, values = _place(scope)
    if upto is not None:
        place = f"{place} AND (c.seq <= {upto:d} OR c.label IN {_BARRIERS})"
    # A case is made silently, and stays.
    own = f"(c.by IN ({', '.join('?' * len(by))}) OR c.label IN {_FOR_ALL}) AND c.label <> '{Label.MAKE_CASE}'"
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM change AS c WHERE {place} AND {own} AND {where} ORDER BY c.seq DESC LIMIT 1",
        (*values, *by),
    ).fetchone()
    return read(row) if row else None


def _place(scope: Scope) -> tuple[str, tuple[str, ...]]:
    """What is in sight, and what undo stops at everywhere: an import, an erasure, a restored backup."""
    if scope.gathering:
        return f"(c.gathering_id = ? OR c.label = '{Label.RESTORE}')", (scope.gathering,)
    where = f"c.gathering_id IS NULL AND (({_OF_PART[scope.part]}) OR c.label IN {_EVERYWHERE})"
    if scope.citizen:
        return f"{where} AND (c.citizen_id = ? OR c.citizen_id IS NULL)", (scope.citizen,)
    return where, ()


_BARRIERS = "({})".format(", ".join(f"'{label}'" for label in sorted(BARRIERS)))
_FOR_ALL = f"('{Label.BEGIN_DOUBLE}', '{Label.END_DOUBLE}', '{Label.GIVE_UP_DOUBLE}')"
"""In a round nobody's undo goes past these, whoever made them: what came before was said where others could not see."""
_EVERYWHERE = f"('{Label.IMPORT}', '{Label.ERASE}', '{Label.RESTORE}')"


def _touches(condition: str) -> str:
    return f"EXISTS (SELECT 1 FROM json_each(c.edits) AS e WHERE {condition})"


_ORDER = f"json_extract(e.value, '$.kind') = '{Record.ORDER}'"
_MADE_HERE = "EXISTS (SELECT 1 FROM \"order\" AS o WHERE o.id = json_extract(e.value, '$.id') AND o.outgoing)"
_ORDERS = {Part.ORDERS: [_ORDER], Part.GOALS: [f"{_ORDER} AND NOT {_MADE_HERE}"]}
"""A bestilling is written on a page of its own; one that is typed from paper, beside its goals too."""


def _of(part: Part) -> str:
    """Whether a change touches a part of the citizen: a kind of record that belongs there, or a single field."""
    kind, field = "json_extract(e.value, '$.kind')", "json_extract(e.value, '$.field')"
    kinds = [f"{kind} = '{k.record}'" for k in KINDS.values() if k.part is part and k.record is not Record.ORDER]
    kinds += _ORDERS.get(part, [])
    single = [(k.record, one.name) for k in KINDS.values() for one in k.fields if one.part is part]
    fields = [f"{kind} = '{record}' AND {field} = '{name}'" for record, name in single]
    return _touches(" OR ".join([*kinds, *fields]))


_OF_PART: dict[Part, str] = {part: _of(part) for part in Part if part is not Part.ROUNDS}
for _part, _label in (
    (Part.FOLLOW_UPS, Label.FINISH_STATUS),
    (Part.FOLLOW_UPS, Label.FINISH_FOLLOW_UP),
    (Part.GOALS, Label.RECEIVE_ORDER),
    (Part.ORDERS, Label.RECEIVE_ORDER),
    (Part.ORDERS, Label.FINISH_ORDER),
):
    _OF_PART[_part] = f"({_OF_PART[_part]} OR c.label = '{_label}')"
_OF_PART[Part.ROUNDS] = " AND ".join(f"NOT {seen}" for seen in _OF_PART.values())


def _written(edit: Edit) -> dict[str, Any]:
    ref = edit.ref
    return {
        "kind": ref.kind,
        "id": ref.record_id,
        "field": ref.field,
        **({"theme": ref.theme} if ref.theme else {}),
        "old": edit.old,
        "new": edit.new,
    }


def read(row: tuple[Any, ...]) -> Change:
    """The change that a row of all columns stands for."""
    seq, device, citizen, gathering, at, by, label, edits, undoes = row
    return Change(
        Seq(seq),
        device,
        CitizenId(citizen) if citizen else None,
        GatheringId(gathering) if gathering else None,
        datetime.fromisoformat(at),
        by,
        Label(label),
        tuple(_edit(e) for e in json.loads(edits)),
        Seq(undoes) if undoes else None,
    )


def _edit(e: dict[str, Any]) -> Edit:
    theme = ThemeCode(e["theme"]) if "theme" in e else None
    return Edit(FieldRef(Record(e["kind"]), e["id"], e["field"], theme), e["old"], e["new"])
