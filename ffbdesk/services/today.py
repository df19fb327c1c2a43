"""I dag: what is new to the user, what is due, what is not finished (circle, picture a)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date, datetime, timedelta

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.agenda import Due, agenda
from ffbdesk.domain.alphabet import danish_order
from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.double import is_settled, own
from ffbdesk.domain.followups import FollowUp
from ffbdesk.domain.ids import CitizenId, GatheringId, NoteId, ThemeCode
from ffbdesk.domain.notes import CareNote, Tag
from ffbdesk.domain.records import Citizen
from ffbdesk.domain.rules import display_name, notes_leaving_out
from ffbdesk.domain.sidebyside import side_by_side
from ffbdesk.domain.status import StatusNote
from ffbdesk.services import dates, notes, stays
from ffbdesk.services.desk import Desk
from ffbdesk.services.stays import GoOn, Running

NEW_DAYS = 14
"""Days of new notes that are shown; older ones that nobody has read fold into a line, and never vanish."""
SILENT_DAYS = 7
"""Days without a note after which a citizen is named."""
_AT_ONCE = 60
"""Notes whose words are shown; of more there is a figure."""


@dataclass(frozen=True, slots=True)
class News:
    """What others wrote about a citizen, newest first."""

    citizen: Citizen
    notes: tuple[CareNote, ...]


@dataclass(frozen=True, slots=True)
class Twice:
    """A round that the user and somebody else assess, where it is the user's turn."""

    citizen: Citizen
    round: GatheringId
    held_on: date
    other: str
    other_is_done: bool
    is_settled: bool
    """Both are done: they are to agree, or to see what has been agreed on."""
    is_agreed: bool = False
    """There is a level at every theme that either of them gave something at: one of the two may have set them all."""


@dataclass(frozen=True, slots=True)
class Today:
    """All that the page shows. Nobody who has left is in it, nor what stands at a sensitive theme."""

    now: datetime
    last_here: datetime | None
    news: tuple[News, ...] = ()
    older: frozenset[NoteId] = frozenset()
    """Unread notes that are not shown: from more than `NEW_DAYS` days ago, or too many."""
    mine: tuple[tuple[Citizen, CareNote], ...] = ()
    """What the user wrote and has not signed, of whomever and on whatever theme: to be shown is only whom it is about
    and of which day."""
    statuses: tuple[tuple[Citizen, StatusNote], ...] = ()
    """The statusnotater that the user has not finished."""
    follow_ups: tuple[tuple[Citizen, FollowUp], ...] = ()
    """And the opfølgninger."""
    double: tuple[Twice, ...] = ()
    """The rounds that wait for the user in a dobbeltvurdering, the newest first."""
    dates: tuple[Due, ...] = ()
    """What is to be done, soonest first."""
    stays: tuple[Running, ...] = ()
    """The stays in progress, the one that ends first at the top."""
    go_on: GoOn | None = None
    """Where the user left a round."""
    silent: tuple[Citizen, ...] = ()
    """Those with goals or notes of whom nobody wrote for `SILENT_DAYS` days."""
    tags: Mapping[CitizenId, tuple[Tag, ...]] = field(default_factory=dict)
    """Of those there is news about: their goals and delmål."""
    assessed: Mapping[CitizenId, frozenset[ThemeCode]] = field(default_factory=dict)
    """And the themes that somebody gave a level."""
    practice_apart: bool = False
    """Whether there are practice people who are left out because there are real ones."""
    anybody: bool = False
    """Whether there are citizens in progress at all."""


def visit(desk: Desk) -> Today:
    """Look at the day: as `of`; each citizen whose words are shown is remembered in the access log, once a sitting."""
    found = of(desk)
    shown = [*(one.citizen for one in found.news), *(one for one, _note in found.mine)]
    for citizen in dict.fromkeys(one.id for one in shown):
        desk.saw_in_a_list(citizen)
    return found


def of(desk: Desk) -> Today:
    """What there is today."""
    read, now = desk.ledger.read, desk.clock()
    everybody = read.people()
    people = dates.in_progress(everybody.values(), now.date())
    dated = dates.dated(desk, people)
    shown, older = _news(desk, people, now)
    quiet = now.date() - timedelta(days=SILENT_DAYS)
    last = read.last_observed()
    begun: dict[CitizenId, date] = {}
    for whose, goal in dated.goals:
        begun[whose] = max(begun.get(whose, date.min), goal.set_on or date.min)
    known = set(begun) | set(last)
    silent = (people[one] for one in known if one in people and last.get(one, begun.get(one, date.min)) < quiet)
    mine = [note for which in read.drafts_of(desk.names()) if (note := read.note(which)) and note.is_written]
    return Today(
        now,
        read.last_time(desk.names()),
        shown,
        older,
        tuple((everybody[note.citizen_id], note) for note in mine if note.citizen_id in everybody),
        tuple((people[whose], one) for whose, one in read.statuses_of(desk.names()) if whose in people),
        tuple((people[whose], one) for whose, one in read.follow_ups_of(desk.names()) if whose in people),
        tuple(_double(desk, people)),
        agenda(people, dated, now.date()),
        stays.running(desk, people, dated.stays),
        stays.go_on(desk, people),
        tuple(sorted(silent, key=lambda one: danish_order(display_name(one)))),
        {one.citizen.id: read.tags(one.citizen.id) for one in shown},
        {one.citizen.id: read.assessed(one.citizen.id) for one in shown},
        any(one.practice for one in everybody.values()) and not any(one.practice for one in people.values()),
        bool(people),
    )


def _double(desk: Desk, people: Mapping[CitizenId, Citizen]) -> Iterator[Twice]:
    """Those that the user assesses: while they are not done, while the two do not agree, and until it is finished."""
    read = desk.ledger.read
    order = tuple(theme.code for theme in desk.catalogue.themes if theme.code not in SENSITIVE)
    for gathering in read.assessed_twice(desk.me):
        citizen, shown = read.citizen_of(gathering), read.round(gathering).gathering
        mine = own(shown.assessments, desk.me)
        if citizen not in people or mine is None:
            continue
        other = next(one for one in shown.assessments if one is not mine)
        sides, settled = side_by_side(shown, order), is_settled(shown.assessments)
        if mine.done_at is None or sides:
            agreed = settled and not any(one.is_open for one in sides)
            done = other.done_at is not None
            yield Twice(people[citizen], gathering, shown.held_on, other.assessor, done, settled, agreed)


def _news(desk: Desk, people: Mapping[CitizenId, Citizen], now: datetime) -> tuple[tuple[News, ...], frozenset[NoteId]]:
    """Unread notes by citizen, who was written about last first; and the unread that are not shown."""
    read, unread = desk.ledger.read, notes.unread(desk)
    recent = read.signed_since(unread, now - timedelta(days=NEW_DAYS))[:_AT_ONCE]
    found: dict[CitizenId, list[CareNote]] = {}
    for which in recent:
        note = read.note(which)
        if note is not None and note.citizen_id in people and notes_leaving_out((note,), SENSITIVE):
            found.setdefault(note.citizen_id, []).append(note)
    shown = tuple(News(people[whose], tuple(written)) for whose, written in found.items())
    return shown, _older(desk, people, unread - set(recent))


def _older(desk: Desk, people: Mapping[CitizenId, Citizen], unread: Iterable[NoteId]) -> frozenset[NoteId]:
    """Those that may be counted: of a sensitive theme nothing is."""
    about = desk.ledger.read.themes_of_notes(frozenset(unread))
    return frozenset(
        note for note, (whose, themes) in about.items() if whose in people and themes.isdisjoint(SENSITIVE)
    )
