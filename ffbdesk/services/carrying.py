"""Bring what an earlier round says into this one. It stays marked as carried until somebody has confirmed it.

Nothing that stands here already is ever overwritten: an empty place is filled, a text gets the older one after it.
"""

from ffbdesk.domain.edits import Edit, FieldRef, Label, Record, Value
from ffbdesk.domain.ids import GatheringId, ThemeCode
from ffbdesk.domain.judgement import token
from ffbdesk.domain.marks import FIELD, written
from ffbdesk.domain.records import Condition, Informant, Round
from ffbdesk.services.desk import Desk, fitting
from ffbdesk.services.drafts import settle
from ffbdesk.services.rounds import load, previous, theme_ref

CARRIED = "carried_from_id"
REMARK = "short_remark"


class NothingToCarry(Exception):
    """There is no earlier round, or it says nothing that is not here already."""


def carry_text(desk: Desk, gathering: GatheringId, theme: ThemeCode, informant: Informant) -> None:
    """One voice's text at one theme. Raises NothingToCarry, TooLong, Sealed."""
    here, before = _both(desk, gathering)
    old = before.gathering.condition(theme)
    text = old.said_by(informant) if old else ""
    present = here.gathering.condition(theme)
    standing = present.said_by(informant) if present else ""
    if not text or text in standing:
        raise NothingToCarry
    ref = theme_ref(gathering, theme, informant.value)
    joined = fitting(informant.value, f"{standing}\n{text}" if standing else text)
    _commit(desk, here, [Edit(ref, standing, joined), _carried(desk, gathering, theme, before)])


def carry_theme(desk: Desk, gathering: GatheringId, theme: ThemeCode) -> None:
    """Everything at one theme whose place is empty here. Raises NothingToCarry, Sealed."""
    here, before = _both(desk, gathering)
    _commit(desk, here, _theme_edits(desk, here, before, theme))


def carry_all(desk: Desk, gathering: GatheringId) -> int:
    """Every theme of the earlier round, as `carry_theme`, as one change. Gives how many themes.

    Raises NothingToCarry, Sealed.
    """
    here, before = _both(desk, gathering)
    found = [_theme_edits(desk, here, before, c.theme) for c in before.gathering.conditions]
    _commit(desk, here, [edit for edits in found for edit in edits])
    return sum(bool(edits) for edits in found)


def confirm(desk: Desk, gathering: GatheringId, theme: ThemeCode) -> None:
    """What was carried to a theme still holds. Raises Sealed, UnknownRecord."""
    ref = theme_ref(gathering, theme, CARRIED)
    citizen = desk.ledger.read.citizen_of(gathering)
    edit = Edit(ref, desk.ledger.read.value(ref), None)
    desk.commit(Label.CONFIRM, [edit], citizen=citizen, gathering=gathering)


def _both(desk: Desk, gathering: GatheringId) -> tuple[Round, Round]:
    settle(desk)  # what is half typed here must not be taken for an empty place
    before = previous(desk, gathering)
    if before is None:
        raise NothingToCarry
    return load(desk, gathering), before


def _theme_edits(desk: Desk, here: Round, before: Round, theme: ThemeCode) -> list[Edit]:
    old, present = before.gathering.condition(theme), here.gathering.condition(theme)
    if old is None:
        return []
    gathering, standing = here.gathering.id, _fields(present) if present else {}
    edits = [
        Edit(_ref(gathering, theme, field), "" if _is_text(field) else None, value)
        for field, value in _fields(old).items()
        if value and not standing.get(field)
    ]
    return [*edits, _carried(desk, gathering, theme, before)] if edits else []


def _fields(condition: Condition) -> dict[str, Value]:
    return {
        "judgement": token(condition.judgement),
        "own_rating": None if condition.own_rating is None else str(int(condition.own_rating)),
        REMARK: condition.short_remark,
        **{i.value: condition.said_by(i) for i in Informant},
        **{f"{FIELD}{m.prompt}": written(m) for m in condition.marks},
    }


def _is_text(field: str) -> bool:
    return field == REMARK or field in set(Informant)


def _carried(desk: Desk, gathering: GatheringId, theme: ThemeCode, before: Round) -> Edit:
    ref = _ref(gathering, theme, CARRIED)
    return Edit(ref, desk.ledger.read.value(ref), before.gathering.id)


def _ref(gathering: GatheringId, theme: ThemeCode, field: str) -> FieldRef:
    return FieldRef(Record.CONDITION, gathering, field, theme)


def _commit(desk: Desk, here: Round, edits: list[Edit]) -> None:
    if not edits:
        raise NothingToCarry
    desk.commit(Label.CARRY, edits, citizen=here.citizen.id, gathering=here.gathering.id)
