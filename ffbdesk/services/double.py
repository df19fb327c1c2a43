"""Blind dobbeltvurdering of a round: begin it, be done with it, give it up, and agree."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.double import Assessment, Rating, is_under_way, own
from ffbdesk.domain.edits import Edit, Label
from ffbdesk.domain.ids import AssessmentId, CitizenId, GatheringId, PersonId, RatingId, ThemeCode
from ffbdesk.domain.judgement import token
from ffbdesk.domain.kinds import ASSESSMENT, CONDITION
from ffbdesk.domain.records import Condition, InformationGathering
from ffbdesk.domain.sidebyside import side_by_side
from ffbdesk.keys.open_ring import Person
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


def others(desk: Desk) -> tuple[Person, ...]:
    """Who could be the second assessor: everybody else who can open the archive."""
    return tuple(person for person in desk.keys.people() if person.is_person and person.id != desk.me)


def begin(desk: Desk, gathering: GatheringId, other: str) -> None:
    """From now on the user and somebody else, by the id, assess a round, each on their own.

    What the round has of levels and short remarks is the user's from then on. Raises NotTwo, AlreadyDouble,
    StillCarried, Sealed.
    """
    values.settle(desk)
    second = next((person for person in others(desk) if person.id == other), None)
    if second is None or not desk.me:
        raise NotTwo
    citizen, head = _head(desk, gathering)
    if head.assessments:
        raise AlreadyDouble
    if any(c.judgement is not None and c.carried_from_id is not None for c in head.conditions):
        raise StillCarried
    taken = [c for c in head.conditions if c.judgement is not None or c.short_remark]
    mine, theirs = (
        Assessment(AssessmentId(desk.new_id()), name, PersonId(person))
        for name, person in ((desk.user, desk.me), (second.name, second.id))
    )
    mine = replace(mine, ratings=tuple(_taken(desk, one) for one in taken))
    edits = [edit for one in taken for edit in _emptied(one, gathering)]
    edits += [edit for one in (mine, theirs) for edit in assessing(one, gathering)]
    desk.commit(Label.BEGIN_DOUBLE, edits, citizen=citizen, gathering=gathering)


def done(desk: Desk, gathering: GatheringId) -> InformationGathering:
    """The user has assessed what can be: nothing of it changes any more. Gives the round's head.

    Raises NotAssessor, Sealed.
    """
    values.settle(desk)
    citizen, head = _head(desk, gathering)
    mine = own(head.assessments, desk.me)
    if mine is None or mine.done_at is not None:
        raise NotAssessor
    at = desk.clock().replace(microsecond=0)
    edit = ASSESSMENT.edit(mine.id, "done_at", None, at)
    desk.commit(Label.END_DOUBLE, [edit], citizen=citizen, gathering=gathering)
    return desk.ledger.read.head(gathering)


def give_up(desk: Desk, gathering: GatheringId) -> None:
    """The two do not assess the round any more. What the user gave is the round's from then on, if the user is one.

    What the other gave is kept out of sight. Somebody else may give it up where one of the two can open the archive no
    more. Raises NotAssessor, also where both are done; Sealed.
    """
    values.settle(desk)
    citizen, head = _head(desk, gathering)
    mine, there = own(head.assessments, desk.me), {person.id for person in desk.keys.people()}
    if not is_under_way(head.assessments) or (mine is None and all(one.person_id in there for one in head.assessments)):
        raise NotAssessor
    given = desk.ledger.read.ratings(mine.id) if mine else ()
    edits = [Edit(ASSESSMENT.ref(one.id, "removed"), old=False, new=True) for one in head.assessments]
    edits += [edit for one in given for edit in _given_back(desk, head.condition(one.theme), one, gathering)]
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
    edits = [edit for one in found if one.given[0] for edit in _judging(desk, gathering, one.given[0], desk.clock())]
    desk.commit(Label.JUDGE, edits, citizen=citizen, gathering=gathering)
    return len(found)


def set_by(desk: Desk, gathering: GatheringId) -> dict[ThemeCode, tuple[str, datetime]]:
    """Who set the shared level of each theme last, and when: one of the two may do it alone, and the other may ask."""
    found: dict[ThemeCode, tuple[str, datetime]] = {}
    for change in desk.ledger.read.changes_of_round(gathering):
        for edit in change.edits:
            if edit.ref.kind is CONDITION.record and edit.ref.field == "judgement" and edit.ref.theme is not None:
                found[edit.ref.theme] = change.by, change.at
    return found


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


def _given_back(desk: Desk, stands: Condition | None, given: Rating, gathering: GatheringId) -> list[Edit]:
    """What an assessor gave is the round's."""
    remark = stands.short_remark if stands else ""
    own_remark = CONDITION.edit(gathering, "short_remark", remark, given.short_remark or remark, given.theme)
    return [*_judging(desk, gathering, given, given.recorded_at or desk.clock()), own_remark]


def _judging(desk: Desk, gathering: GatheringId, given: Rating, at: datetime) -> list[Edit]:
    """What it means that the round gets a level, whichever way it is set."""
    if given.judgement is None:
        return []
    ref = CONDITION.ref(gathering, "judgement", given.theme)
    return values.edits(desk, ref, token(given.judgement), at)
