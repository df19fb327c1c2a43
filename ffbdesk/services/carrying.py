"""Bring what an earlier round says into this one. It stays marked as carried until somebody has confirmed it.

Nothing that stands here already is ever overwritten: an empty place is filled, a text gets the older one after it.
"""

from collections.abc import Collection

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.double import is_under_way
from ffbdesk.domain.edits import Edit, FieldRef, Fields, Label, Record
from ffbdesk.domain.ids import GatheringId, ThemeCode
from ffbdesk.domain.kinds import CONDITION, DESCRIPTION
from ffbdesk.domain.marks import FIELD, written
from ffbdesk.domain.records import Condition, Description, Informant, Round
from ffbdesk.services import values
from ffbdesk.services.desk import Desk, fitting
from ffbdesk.services.rounds import load, previous

CARRIED, JUDGEMENT, RECORDED = "carried_from_id", "judgement", "recorded_at"


class NothingToCarry(Exception):
    """There is no earlier round, or it says nothing that is not here already."""


_LEVEL = ("judgement", "short_remark")
"""What a round gets by nobody while two assess it, each on their own."""


class AnotherRoundBefore(Exception):
    """The round before this one is not the one that was in sight: nothing is carried."""


def carry_text(
    desk: Desk, gathering: GatheringId, theme: ThemeCode, informant: Informant, seen: GatheringId | None = None
) -> None:
    """One voice's text at one theme or overtema. `seen`, here and below, is the earlier round that somebody looks at.

    Raises NothingToCarry, AnotherRoundBefore, TooLong, Sealed.
    """
    here, before = _both(desk, gathering, seen)
    text, standing = (_said(one, theme, informant) for one in (before, here))
    if not text or text in standing:
        raise NothingToCarry
    kind = CONDITION if any(one.code == theme for one in desk.catalogue.themes) else DESCRIPTION
    joined = fitting(f"{standing}\n{text}" if standing else text)
    carried = kind.ref(gathering, CARRIED, theme)
    edit = Edit(carried, desk.ledger.read.value(carried), before.gathering.id)
    _commit(desk, here, [Edit(kind.ref(gathering, informant.value, theme), standing, joined), edit])


def _said(shown: Round, theme: ThemeCode, informant: Informant) -> str:
    """What a voice says at a theme, or at an overtema without levels."""
    told = shown.gathering.condition(theme) or shown.gathering.description(theme)
    return told.said_by(informant) if told else ""


def carry_theme(desk: Desk, gathering: GatheringId, theme: ThemeCode, seen: GatheringId | None = None) -> None:
    """Everything at one theme whose place is empty here. Raises NothingToCarry, AnotherRoundBefore, Sealed."""
    here, before = _both(desk, gathering, seen)
    _commit(desk, here, _theme_edits(desk, here, before, theme))


def carry_all(desk: Desk, gathering: GatheringId, seen: GatheringId | None = None) -> int:
    """Every theme of the earlier round, as `carry_theme`, as one change. Gives how many themes.

    Sensitive ones come along uncounted, and do not come alone: what is told, or that there is nothing, must be the same
    whatever stands at a theme that is closed. Raises NothingToCarry, AnotherRoundBefore, Sealed.
    """
    here, before = _both(desk, gathering, seen)
    found = {c.theme: _theme_edits(desk, here, before, c.theme) for c in before.gathering.conditions}
    found |= {one.theme: _told_edits(desk, here, before, one) for one in before.gathering.descriptions}
    count = sum(bool(edits) for theme, edits in found.items() if theme not in SENSITIVE)
    if not count:
        raise NothingToCarry
    _commit(desk, here, [edit for edits in found.values() for edit in edits])
    return count


def _both(desk: Desk, gathering: GatheringId, seen: GatheringId | None) -> tuple[Round, Round]:
    values.settle(desk)  # what is half typed here must not be taken for an empty place
    before = previous(desk, gathering)
    if seen is not None and (before is None or before.gathering.id != seen):
        raise AnotherRoundBefore
    if before is None:
        raise NothingToCarry
    return load(desk, gathering), before


def _theme_edits(desk: Desk, here: Round, before: Round, theme: ThemeCode) -> list[Edit]:
    old, present = before.gathering.condition(theme), here.gathering.condition(theme)
    if old is None:
        return []
    standing = _cells(present) if present else {}
    blind = _LEVEL if is_under_way(here.gathering.assessments) else ()
    edits = [
        Edit(_ref(here.gathering.id, theme, name), CONDITION.field(name).empty if CONDITION.has(name) else None, value)
        for name, value in _cells(old).items()
        if value and not standing.get(name) and name not in blind
    ]
    if any(edit.ref.field == JUDGEMENT for edit in edits):
        edits.append(CONDITION.edit(here.gathering.id, RECORDED, None, old.recorded_at, theme))
    return [*edits, _carried(desk, here.gathering.id, theme, before)] if edits else []


def carry_told(
    desk: Desk,
    gathering: GatheringId,
    code: ThemeCode,
    seen: GatheringId | None = None,
    *,
    closed: Collection[ThemeCode] = SENSITIVE,
) -> None:
    """What an overtema without levels has, and its undertemaer that are highlighted, but for those that are `closed`:
    as `carry_theme`.
    """
    here, before = _both(desk, gathering, seen)
    own = {code, *(theme.code for theme in desk.catalogue.themes if theme.group == code)} - {*closed}
    told = [one for one in before.gathering.descriptions if one.theme in own]
    _commit(desk, here, [edit for one in told for edit in _told_edits(desk, here, before, one)])


def _told_edits(desk: Desk, here: Round, before: Round, old: Description) -> list[Edit]:
    """Every place that is empty here. A highlight keeps the day it got."""
    present = here.gathering.description(old.theme)
    standing = DESCRIPTION.cells(present) if present else {}
    edits = [
        Edit(DESCRIPTION.ref(here.gathering.id, name, old.theme), DESCRIPTION.field(name).empty, value)
        for name, value in DESCRIPTION.cells(old).items()
        if value and not standing.get(name) and name not in (CARRIED, RECORDED)
    ]
    if any(edit.ref.field == "highlighted_on" for edit in edits):
        edits.append(DESCRIPTION.edit(here.gathering.id, RECORDED, None, old.recorded_at, old.theme))
    carried = DESCRIPTION.ref(here.gathering.id, CARRIED, old.theme)
    return [*edits, Edit(carried, desk.ledger.read.value(carried), before.gathering.id)] if edits else []


def _cells(condition: Condition) -> Fields:
    """What may be carried of a theme. The moment of a judgement comes only along with it."""
    cells = {name: value for name, value in CONDITION.cells(condition).items() if name not in (CARRIED, RECORDED)}
    return {**cells, **{f"{FIELD}{mark.prompt}": written(mark) for mark in condition.marks}}


def _carried(desk: Desk, gathering: GatheringId, theme: ThemeCode, before: Round) -> Edit:
    ref = _ref(gathering, theme, CARRIED)
    return Edit(ref, desk.ledger.read.value(ref), before.gathering.id)


def _ref(gathering: GatheringId, theme: ThemeCode, field: str) -> FieldRef:
    return FieldRef(Record.CONDITION, gathering, field, theme)


def _commit(desk: Desk, here: Round, edits: list[Edit]) -> None:
    if not edits:
        raise NothingToCarry
    desk.commit(Label.CARRY, edits, citizen=here.citizen.id, gathering=here.gathering.id)
