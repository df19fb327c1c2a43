"""Blind dobbeltvurdering of a round: begin it, be done with it, give it up, and agree."""

from collections.abc import Collection
from dataclasses import replace

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.double import Assessment, Rating, is_under_way, own
from ffbdesk.domain.edits import Edit, Label
from ffbdesk.domain.ids import AssessmentId, CitizenId, GatheringId, RatingId, ThemeCode
from ffbdesk.domain.kinds import ASSESSMENT, CONDITION
from ffbdesk.domain.records import Condition, InformationGathering
from ffbdesk.domain.sidebyside import side_by_side
from ffbdesk.services import values
from ffbdesk.services.desk import Desk
from ffbdesk.services.rounds import assessing


class NotTwo(Exception):
    """The other assessor is nobody who can open the archive, or the user."""


class AlreadyDouble(Exception):
    """Two assess the round, or have done."""


class StillCarried(Exception):
    """A level came from the round before, and nobody has said that it still holds."""


class NotAssessor(Exception):
    """The user is none of the two, or is done."""


class NothingAlike(Exception):
    """There is no theme left at which both gave the same."""


def others(desk: Desk) -> tuple[str, ...]:
    """Who could be the second assessor: everybody else who can open the archive."""
    mine = desk.names()
    return tuple(p.name for p in desk.keys.people() if p.is_person and p.name not in mine)


def begin(desk: Desk, gathering: GatheringId, other: str) -> None:
    """From now on the user and somebody else assess a round, each on their own.

    Levels that the round has, with their short remarks, are the user's from then on. Raises NotTwo, AlreadyDouble,
    StillCarried, Sealed.
    """
    values.settle(desk)
    if other not in others(desk):
        raise NotTwo
    citizen, head = _head(desk, gathering)
    if head.assessments:
        raise AlreadyDouble
    levelled = [c for c in head.conditions if c.judgement is not None]
    if any(c.carried_from_id is not None for c in levelled):
        raise StillCarried
    mine, theirs = (Assessment(AssessmentId(desk.new_id()), name) for name in (desk.user, other))
    mine = replace(mine, ratings=tuple(_taken(desk, one) for one in levelled))
    edits = [edit for one in levelled for edit in _emptied(one, gathering)]
    edits += [edit for one in (mine, theirs) for edit in assessing(one, gathering)]
    desk.commit(Label.BEGIN_DOUBLE, edits, citizen=citizen, gathering=gathering)


def done(desk: Desk, gathering: GatheringId) -> InformationGathering:
    """The user has assessed what can be: nothing of it changes any more. Gives the round's head.

    Raises NotAssessor, Sealed.
    """
    values.settle(desk)
    citizen, head = _head(desk, gathering)
    mine = own(head.assessments, desk.names())
    if mine is None or mine.done_at is not None:
        raise NotAssessor
    at = desk.clock().replace(microsecond=0)
    edit = ASSESSMENT.edit(mine.id, "done_at", None, at)
    desk.commit(Label.END_DOUBLE, [edit], citizen=citizen, gathering=gathering)
    return desk.ledger.read.head(gathering)


def give_up(desk: Desk, gathering: GatheringId) -> None:
    """The two do not assess the round any more. What the user gave is the round's from then on, if the user is one.

    What the other gave is kept out of sight. Raises NotAssessor where both are done, Sealed.
    """
    values.settle(desk)
    citizen, head = _head(desk, gathering)
    if not is_under_way(head.assessments):
        raise NotAssessor
    mine = own(head.assessments, desk.names())
    given = desk.ledger.read.ratings(mine.id) if mine else ()
    edits = [Edit(ASSESSMENT.ref(one.id, "removed"), old=False, new=True) for one in head.assessments]
    edits += [edit for one in given for edit in _given_back(head.condition(one.theme), one, gathering)]
    desk.commit(Label.GIVE_UP_DOUBLE, edits, citizen=citizen, gathering=gathering)


def agree_where_alike(desk: Desk, gathering: GatheringId, closed: Collection[ThemeCode] = SENSITIVE) -> int:
    """Where both gave the same and the round has nothing yet, it has that from now on; gives how many themes.

    Themes that are `closed` are left alone. Raises NothingAlike, Sealed.
    """
    values.settle(desk)
    citizen, head = _head(desk, gathering)
    found = [
        one
        for one in side_by_side(head, tuple(theme.code for theme in desk.catalogue.themes))
        if one.is_alike and one.is_open and one.theme not in closed
    ]
    if not found:
        raise NothingAlike
    edits = [edit for one in found if one.given[0] for edit in _agreed(desk, gathering, one.theme, one.given[0])]
    desk.commit(Label.JUDGE, edits, citizen=citizen, gathering=gathering)
    return len(found)


def _head(desk: Desk, gathering: GatheringId) -> tuple[CitizenId, InformationGathering]:
    shown = desk.ledger.read.round(gathering)
    return shown.citizen.id, shown.gathering


def _taken(desk: Desk, stands: Condition) -> Rating:
    """A level with its remark, as an assessor's own."""
    return Rating(RatingId(desk.new_id()), stands.theme, stands.judgement, stands.short_remark, stands.recorded_at)


def _emptied(stands: Condition, gathering: GatheringId) -> list[Edit]:
    """The round has no level there any more, and no remark on one."""
    empty = (("judgement", None), ("short_remark", ""), ("recorded_at", None))
    return [CONDITION.edit(gathering, name, getattr(stands, name), value, stands.theme) for name, value in empty]


def _given_back(stands: Condition | None, given: Rating, gathering: GatheringId) -> list[Edit]:
    """What an assessor gave is the round's; a remark that stands there stays."""
    remark = stands.short_remark if stands else ""
    return [
        CONDITION.edit(gathering, "judgement", None, given.judgement, given.theme),
        CONDITION.edit(gathering, "recorded_at", None, given.recorded_at, given.theme),
        CONDITION.edit(gathering, "short_remark", remark, remark or given.short_remark, given.theme),
    ]


def _agreed(desk: Desk, gathering: GatheringId, theme: ThemeCode, given: Rating) -> list[Edit]:
    return [
        CONDITION.edit(gathering, "judgement", None, given.judgement, theme),
        CONDITION.edit(gathering, "recorded_at", None, desk.clock(), theme),
    ]
