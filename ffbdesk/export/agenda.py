"""Dates as they may leave the archive: initials and days, never a name and never a word that somebody wrote."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.agenda import Due
from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.records import Citizen
from ffbdesk.domain.rules import file_initials
from ffbdesk.export.file.content import PROGRAM
from ffbdesk.export.report import Fact, PlainReport, Section
from ffbdesk.words import agenda as say
from ffbdesk.words.dates import moment
from ffbdesk.words.today import MATTERS

_HOUR = timedelta(hours=1)
_DIGITS = 3
"""An own number of more may be a day of birth, and one with letters a name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One date as it may be shown to anybody."""

    id: str
    """The same each time for the same date, and nobody can know from it what it is of."""
    day: date
    at: time | None
    who: str
    what: str


def short_names(people: Collection[Citizen]) -> dict[CitizenId, str]:
    """Initials; where several have the same, their own numbers tell them apart, where those are short and digits."""
    letters = {one.id: file_initials(one) for one in people}
    found: dict[CitizenId, str] = {}
    for one in people:
        alike = list(letters.values()).count(letters[one.id]) > 1
        number = one.own_number.strip()
        may_show = number.isdecimal() and len(number) <= _DIGITS
        found[one.id] = f"{letters[one.id]} {number}" if alike and may_show else letters[one.id]
    return found


def entries(dates: Iterable[Due], names: dict[CitizenId, str], ids: dict[Due, str]) -> tuple[Entry, ...]:
    """Dates without anything that must not leave."""
    return tuple(Entry(ids[due], due.day, due.at, names[due.citizen.id], MATTERS[due.matter]) for due in dates)


def agenda_report(dates: Sequence[Entry], today: date, by: str, at: datetime) -> PlainReport:
    """A list to print: what is overdue, then month by month."""
    late, coming = [one for one in dates if one.day < today], [one for one in dates if one.day >= today]
    overdue = [Section(say.OVERDUE, facts=tuple(_fact(one, say.when_overdue(one.day)) for one in late))] if late else []
    months = [
        Section(month, facts=tuple(_fact(one, say.when(one.day, one.at)) for one in group))
        for month, group in groupby(coming, lambda one: say.month(one.day))
    ]
    return PlainReport(
        file_title=say.FILE_TITLE,
        document=say.DOCUMENT,
        kicker=say.KICKER,
        title=say.TITLE,
        facts=(Fact(say.MADE, moment(at)), Fact(say.MADE_BY, by)),
        sections=(Section("", say.TEXT if dates else say.NONE), *overdue, *months),
    )


def calendar(dates: Iterable[Entry], at: datetime) -> bytes:
    """The same as iCalendar (RFC 5545): whole days, and hours where they are known, in the computer's own zone."""
    from icalendar import Calendar, Event  # noqa: PLC0415  # only a calendar needs it

    made = Calendar()
    made.add("prodid", PROGRAM)
    made.add("version", "2.0")
    for one in dates:
        event = Event()
        event.add("uid", one.id)
        event.add("dtstamp", at)
        event.add("summary", say.entry(one.who, one.what))
        if one.at is None:
            event.add("dtstart", one.day)
            event.add("dtend", one.day + timedelta(days=1))
            event.add("transp", "TRANSPARENT")
        else:
            begins = datetime.combine(one.day, one.at)  # without a zone: the hour on the wall, wherever it is read
            event.add("dtstart", begins)
            event.add("dtend", begins + _HOUR)
        made.add_component(event)
    return bytes(made.to_ical())


def _fact(one: Entry, when: str) -> Fact:
    return Fact(when, say.entry(one.who, one.what))
