"""Ophold: what a place of clarification keeps of a citizen's stay, and how far the udredning of it is."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.edits import Edit, Label
from ffbdesk.domain.ids import CitizenId, GatheringId, MeetingId, StayId, ThemeCode
from ffbdesk.domain.judgement import Bare, Sign
from ffbdesk.domain.kinds import MEETING, STAY
from ffbdesk.domain.records import Citizen
from ffbdesk.domain.rules import sign
from ffbdesk.domain.stays import Meeting, Stay
from ffbdesk.services import rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.storage.lists import RoundLine


@dataclass(frozen=True, slots=True)
class Running:
    """A stay in progress, and how far its udredning is. Nothing of a sensitive theme is in it."""

    citizen: Citizen
    stay: Stay
    round: GatheringId | None
    """The udredning of the stay; None where none is begun."""
    signs: Mapping[ThemeCode, Sign]
    """Of the themes that are taken up."""
    taken_up: tuple[ThemeCode, ...]
    """Those without a judgement yet, in the catalogue's order."""
    notes: int
    """Signed notes since it began, and how many of them tell of each theme and of none."""
    noted: Mapping[ThemeCode, int]
    untagged: int
    unseen: tuple[ThemeCode, ...]
    """What the municipality has asked for and nobody has taken up or noted anything of."""


@dataclass(frozen=True, slots=True)
class GoOn:
    """Where the user left a round: the theme that was worked at last, where a list may name it."""

    citizen: Citizen
    round: GatheringId
    theme: ThemeCode


def begin(desk: Desk, citizen: CitizenId) -> StayId:
    """A new one that begins today. Raises UnknownRecord."""
    desk.ledger.read.citizen(citizen)
    case, edits = rounds.case_of(desk, citizen)
    day = desk.clock().date()
    made = Stay(StayId(desk.new_id()), begun_on=day, set_on=day, author=desk.user)
    desk.commit(Label.ADD_STAY, [*edits, STAY.adding(made, case.id)], citizen=citizen)
    return made.id


def listing(desk: Desk, citizen: CitizenId) -> tuple[Stay, ...]:
    """A citizen's stays, newest first. Raises UnknownRecord."""
    desk.ledger.read.citizen(citizen)
    case = desk.ledger.read.case(citizen)
    return desk.ledger.read.stays(case.id) if case else ()


def remove(desk: Desk, which: StayId) -> None:
    """Hide one that was begun by mistake, with its meetings. Can be undone. Raises UnknownRecord."""
    values.settle(desk)
    values.put(desk, STAY.ref(which, "removed"), value=True)


def add_meeting(desk: Desk, which: StayId) -> MeetingId:
    """A new meeting, whose day is still to be written. Raises UnknownRecord."""
    citizen, _none = desk.ledger.read.belongs_to(STAY.ref(which))
    desk.ledger.read.stay(which)
    made = Meeting(MeetingId(desk.new_id()))
    desk.commit(Label.EDIT_STAY, [MEETING.adding(made, which)], citizen=citizen)
    return made.id


def remove_meeting(desk: Desk, which: MeetingId) -> None:
    """Hide one. Can be undone. Raises UnknownRecord."""
    values.settle(desk)
    citizen, _none = desk.ledger.read.belongs_to(MEETING.ref(which))
    desk.commit(Label.EDIT_STAY, [Edit(MEETING.ref(which, "removed"), old=False, new=True)], citizen=citizen)


def is_reported(desk: Desk, citizen: CitizenId, stay: Stay) -> bool:
    """Whether an udredning of the stay is finished."""
    begun = stay.begun_on or date.min
    return any(line.finished and line.held_on >= begun for line in desk.ledger.read.rounds(citizen))


def running(
    desk: Desk, people: Mapping[CitizenId, Citizen], stays: Iterable[tuple[CitizenId, Stay]]
) -> tuple[Running, ...]:
    """Those in progress, the one that ends first at the top."""
    day = desk.clock().date()
    found = [(people[whose], stay) for whose, stay in stays if whose in people and stay.is_running(day)]
    found.sort(key=lambda one: one[1].ends_on or date.max)
    return tuple(_running(desk, citizen, stay) for citizen, stay in found)


def asked(desk: Desk, gathering: GatheringId) -> tuple[ThemeCode, ...]:
    """The themes that the municipality has asked for in the stays that a round answers. Raises UnknownRecord."""
    citizen = desk.ledger.read.citizen_of(gathering)
    lines = desk.ledger.read.rounds(citizen)
    answered = [(stay, _round_of(stay, lines)) for stay in listing(desk, citizen)]
    codes = {code for stay, line in answered if line and line.id == gathering for code in stay.asked_about}
    return tuple(theme.code for theme in desk.catalogue.themes if theme.code in codes)


def go_on(desk: Desk, people: Mapping[CitizenId, Citizen]) -> GoOn | None:
    """Where the user left an open round of one of these people; None where there is none."""
    left = desk.ledger.read.last_worked_at(desk.names())
    whose = desk.ledger.read.citizen_of(left[0]) if left else None
    if left is None or whose is None or whose not in people:
        return None
    return GoOn(people[whose], *left)


def _running(desk: Desk, citizen: Citizen, stay: Stay) -> Running:
    line = _round_of(stay, desk.ledger.read.rounds(citizen.id))
    conditions = desk.ledger.read.round(line.id).gathering.conditions if line else ()
    signs = {one.theme: sign(one) for one in conditions if one.theme not in SENSITIVE}
    order = [theme.code for theme in desk.catalogue.themes]
    told = desk.ledger.read.themes_noted(citizen.id, stay.begun_on or date.min)
    seen = [themes for themes in told if themes.isdisjoint(SENSITIVE)]
    asked = set(stay.asked_about) - set(SENSITIVE)
    noted = Counter(ThemeCode(theme) for themes in seen for theme in themes)
    return Running(
        citizen,
        stay,
        line.id if line else None,
        signs,
        tuple(code for code in order if signs.get(code) is Bare.TAKEN_UP),
        len(seen),
        noted,
        sum(not themes for themes in seen),
        tuple(code for code in order if code in asked and code not in signs and code not in noted),
    )


def _round_of(stay: Stay, lines: Iterable[RoundLine]) -> RoundLine | None:
    """The newest that is open, else the newest of its time."""
    begun, lines = stay.begun_on or date.min, tuple(lines)
    still_open = next((line for line in lines if not line.finished), None)
    return still_open or next((line for line in lines if line.held_on >= begun), None)
