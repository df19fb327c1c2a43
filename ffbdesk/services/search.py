"""Look for words in everything that the archive holds (architecture, decision 26)."""

from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import date

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.double import is_settled
from ffbdesk.domain.edits import Record
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import (
    CitizenId,
    FollowUpId,
    GatheringId,
    GoalId,
    NoteId,
    OrderId,
    StatusId,
    StayId,
    SubGoalId,
    ThemeCode,
)
from ffbdesk.domain.kinds import ADDITION, ASSESSMENT, DIAGNOSIS, GOAL, KINDS, MEETING, STATUS_PART, SUB_GOAL
from ffbdesk.domain.records import Citizen
from ffbdesk.services import notes
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import DiskFull, UnknownRecord, Unwritable
from ffbdesk.storage.wordindex import Hit

MOST = 30
"""What is shown of what is found."""
_ASKED = 120
"""What is asked for: some of it may be closed."""
_AT_ONCE = 400
"""Records that the index reads before it answers; of an archive of before the rest follows bit by bit."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something that holds the words, and where it stands."""

    record: Record
    citizen: Citizen
    around: str
    """The text round what was found, marked as `Hit` says."""
    day: date | None = None
    """Of a round or a note."""
    theme: ThemeCode | None = None
    gathering: GatheringId | None = None
    note: NoteId | None = None
    goal: GoalId | None = None
    sub_goal: SubGoalId | None = None
    status: StatusId | None = None
    follow_up: FollowUpId | None = None


def read_on(desk: Desk) -> bool:
    """Bring the index a little further, between other work; whether there is more. A full disk is no reason to stop."""
    with suppress(DiskFull, Unwritable):
        return desk.ledger.read_words(_AT_ONCE)
    return False


def find(desk: Desk, asked: str, opened: Collection[CitizenId] = ()) -> tuple[Found, ...]:
    """Records with every word, the best first. Of sensitive themes only the citizens' who are `opened`.

    Never another one's unsigned note, nor what is hidden. Each citizen whose words are shown is remembered in the
    access log, once until the archive is locked.
    """
    read_on(desk)
    found: list[Found] = []
    for hit in desk.ledger.read.holding(asked, _ASKED):
        with suppress(UnknownRecord):
            found += _seen(desk, hit, opened)
        if len(found) == MOST:
            break
    for citizen in dict.fromkeys(one.citizen.id for one in found):
        desk.saw_in_a_list(citizen)
    return tuple(found)


def _seen(desk: Desk, hit: Hit, opened: Collection[CitizenId]) -> Iterator[Found]:
    """What may be shown of a hit: it, or nothing. Raises UnknownRecord for what is hidden with what it hangs under."""
    citizen = desk.ledger.read.citizen(hit.citizen)
    placed = _PLACES[hit.ref.kind](desk, hit, citizen)
    if placed is None:
        return
    found, themes = placed
    if hit.citizen in opened or SENSITIVE_CODES.isdisjoint(themes):
        yield found


type _Placed = tuple[Found, Collection[ThemeCode]] | None
SENSITIVE_CODES = frozenset(SENSITIVE)


def _person(_desk: Desk, hit: Hit, citizen: Citizen) -> _Placed:
    return Found(hit.ref.kind, citizen, hit.around), ()


def _round(desk: Desk, hit: Hit, citizen: Citizen) -> _Placed:
    gathering = GatheringId(hit.ref.record_id)
    head = desk.ledger.read.head(gathering)
    themes = (hit.ref.theme,) if hit.ref.theme else ()
    return Found(hit.ref.kind, citizen, hit.around, head.held_on, hit.ref.theme, gathering), themes


def _diagnosis(desk: Desk, hit: Hit, citizen: Citizen) -> _Placed:
    gathering = GatheringId(str(desk.ledger.read.owner(hit.ref, DIAGNOSIS.owner)))
    head = desk.ledger.read.head(gathering)
    return Found(hit.ref.kind, citizen, hit.around, head.held_on, None, gathering), ()


def _assessment(desk: Desk, hit: Hit, citizen: Citizen) -> _Placed:
    """Nothing of it before both are done: not even to the one who wrote it."""
    ref = ASSESSMENT.ref(hit.ref.record_id)
    gathering = GatheringId(str(desk.ledger.read.owner(ref, ASSESSMENT.owner)))
    head = desk.ledger.read.head(gathering)
    if not is_settled(head.assessments) or all(one.id != hit.ref.record_id for one in head.assessments):
        return None
    themes = (hit.ref.theme,) if hit.ref.theme else ()
    return Found(hit.ref.kind, citizen, hit.around, head.held_on, hit.ref.theme, gathering), themes


def _note(desk: Desk, hit: Hit, citizen: Citizen) -> _Placed:
    which = NoteId(hit.ref.record_id)
    if hit.ref.kind is Record.ADDITION:
        which = NoteId(str(desk.ledger.read.owner(hit.ref, ADDITION.owner)))
    note = desk.ledger.read.note(which)
    if note is None or not notes.may_read(desk, note):
        return None
    return Found(hit.ref.kind, citizen, hit.around, note.observed_on, note=which), note.about


def _status(desk: Desk, hit: Hit, citizen: Citizen) -> _Placed:
    part = hit.ref.kind is Record.STATUS_PART
    which = StatusId(desk.ledger.read.owner(hit.ref, STATUS_PART.owner) if part else hit.ref.record_id)
    status = desk.ledger.read.status(which)
    told = next((one for one in status.parts if part and one.id == hit.ref.record_id), None)
    themes = [told.theme] if told and told.theme else []
    if told and told.goal_id and (stored := desk.ledger.read.goal(told.goal_id)):
        themes += _themes_of(stored.goal)
    return Found(hit.ref.kind, citizen, hit.around, status.written_on, status=which), themes


def _follow_up(desk: Desk, hit: Hit, citizen: Citizen) -> _Placed:
    under = KINDS[hit.ref.kind].owner if hit.ref.kind is not Record.FOLLOW_UP else ""
    which = FollowUpId(desk.ledger.read.owner(hit.ref, under) if under else hit.ref.record_id)
    follow_up = desk.ledger.read.follow_up(which)
    told = next((one for one in follow_up.parts if one.id == hit.ref.record_id), None)
    themes = [told.theme] if told and told.theme else []
    if told and told.goal_id and (stored := desk.ledger.read.goal(told.goal_id)):
        themes += _themes_of(stored.goal)
    return Found(hit.ref.kind, citizen, hit.around, follow_up.held_on, follow_up=which), themes


def _plain_page(desk: Desk, hit: Hit, citizen: Citizen) -> _Placed:
    page = next((one for one in desk.ledger.read.plain_pages(hit.citizen) if one.id == hit.ref.record_id), None)
    if page is None:
        return None
    stored = desk.ledger.read.goal(page.goal_id) if page.goal_id else None
    themes = [*([page.theme] if page.theme else []), *(_themes_of(stored.goal) if stored else [])]
    if page.goal_id and stored is None:
        themes += SENSITIVE  # nobody knows what it is about
    return Found(hit.ref.kind, citizen, hit.around), themes


def _goal(desk: Desk, hit: Hit, citizen: Citizen) -> _Placed:
    step = SubGoalId(hit.ref.record_id) if hit.ref.kind is Record.SUB_GOAL else None
    goal = GoalId(hit.ref.record_id if step is None else str(desk.ledger.read.owner(hit.ref, SUB_GOAL.owner)))
    stored = desk.ledger.read.goal(goal)
    if stored is None or stored.removed:
        return None
    return Found(hit.ref.kind, citizen, hit.around, goal=goal, sub_goal=step), _themes_of(stored.goal)


def _order(desk: Desk, hit: Hit, citizen: Citizen) -> _Placed:
    order = desk.ledger.read.order(OrderId(hit.ref.record_id))
    return Found(hit.ref.kind, citizen, hit.around, order.dated_on), []


def _meeting(desk: Desk, hit: Hit, citizen: Citizen) -> _Placed:
    stay = desk.ledger.read.stay(StayId(str(desk.ledger.read.owner(hit.ref, MEETING.owner))))
    held = next((one.held_on for one in stay.meetings if one.id == hit.ref.record_id), None)
    return Found(hit.ref.kind, citizen, hit.around, held), ()


def _themes_of(goal: InterventionGoal) -> list[ThemeCode]:
    return [code for code in (goal.theme, *goal.related) if code]


_PLACES = {
    Record.CITIZEN: _person,
    Record.CASE: _person,
    Record.GATHERING: _round,
    Record.CONDITION: _round,
    Record.DESCRIPTION: _round,
    Record.DIAGNOSIS: _diagnosis,
    Record.CONTACT: _person,
    Record.ASSESSMENT: _assessment,
    Record.RATING: _assessment,
    Record.NOTE: _note,
    Record.ADDITION: _note,
    Record.STATUS: _status,
    Record.STATUS_PART: _status,
    Record.FOLLOW_UP: _follow_up,
    Record.FOLLOW_UP_PART: _follow_up,
    Record.FOLLOW_UP_RESULT: _follow_up,
    Record.PLAIN_PAGE: _plain_page,
    Record.STAY: _person,
    Record.MEETING: _meeting,
    Record.ORDER: _order,
    Record.CARE_PLAN: _person,
    Record.INTERVENTION: _person,
    GOAL.record: _goal,
    SUB_GOAL.record: _goal,
}
