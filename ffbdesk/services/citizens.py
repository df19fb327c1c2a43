"""Borgere: list, filter, make, edit, remove one made by mistake."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date

from ffbdesk.dataclass import dataclass
from ffbdesk.domain import cleaning
from ffbdesk.domain.alphabet import answering, danish_order, digits, fold, search_key
from ffbdesk.domain.edits import Edit, Label
from ffbdesk.domain.ids import CaseId, CitizenId
from ffbdesk.domain.kinds import CASE, CITIZEN
from ffbdesk.domain.records import Case, Citizen
from ffbdesk.domain.rules import display_name, initials
from ffbdesk.services.desk import Desk, one_line
from ffbdesk.storage.lists import CitizenLine
from ffbdesk.words import people


class NoName(Exception):
    """Neither name nor initials nor own number."""


class BadCpr(Exception):
    """Not ten digits that begin with a date."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What the form holds, as typed."""

    name: str = ""
    initials: str = ""
    own_number: str = ""
    cpr: str = ""


ENTERED = tuple(one.name for one in fields(Entered))
"""The fields of a citizen that the form has."""


def listing(desk: Desk) -> tuple[CitizenLine, ...]:
    """Everybody, by name in Danish order."""
    return tuple(sorted(desk.ledger.read.citizens(), key=lambda line: danish_order(display_name(line.citizen))))


def line(desk: Desk, citizen: CitizenId) -> CitizenLine:
    """One citizen, as in the list. Raises UnknownRecord."""
    return desk.ledger.read.line(citizen)


def visit(desk: Desk, citizen: CitizenId) -> CitizenLine:
    """Open a citizen's page to look at it: as `line`, and remembered in the access log."""
    found = line(desk, citizen)
    desk.saw("view borger", citizen)
    return found


def key(line: CitizenLine) -> str:
    """What a citizen answers to, made once: name, initials, own number, case number. A search looks through it."""
    person, case = line.citizen, line.case
    short = initials(replace(person, initials=""))  # those of the name are known to whoever knows the name
    words = (person.name, person.initials, person.own_number, short, short.replace(".", ""))
    return search_key("\n".join((*words, case.case_number if case else "")))


def matching(lines: Sequence[CitizenLine], keys: Sequence[str], typed: str) -> tuple[CitizenLine, ...]:
    """The citizens who answer to what was typed, by their `key` each, or by either end of their CPR number."""
    number, is_named = digits(typed), answering(typed)
    return tuple(
        line for line, key_ in zip(lines, keys, strict=True) if is_named(key_) or _is_of(line.citizen.cpr, number)
    )


def _is_of(cpr: str, number: str) -> bool:
    """Whether a number is a CPR number's last figures, or its first ones, the day of birth."""
    return len(number) >= 2 and (cpr.endswith(number) or (len(number) >= 4 and cpr.startswith(number)))


def matches(line: CitizenLine, typed: str) -> bool:
    """Whether one citizen answers to what was typed."""
    return bool(matching([line], [key(line)], typed))


_NOT_BEFORE = date(2026, 1, 1)


def checked_cpr(text: str, today: date) -> str:
    """Ten digits, or empty for empty. The modulus 11 check is left out: valid numbers fail it since 2007.

    Raises BadCpr where form or date is wrong (python-stdnum), and for a birth that is still to come: not by a clock
    that stands before this program was written, for then nothing could be kept or come in.
    """
    if not cleaning.line(text):
        return ""
    number = digits(text)
    try:
        if len(number) != 10 or not (number.isascii() and number.isdigit()):
            raise BadCpr
        if _birth(number) > max(today, _NOT_BEFORE):
            raise BadCpr
    except ValueError as error:
        raise BadCpr from error
    return number


def born(cpr: str) -> date | None:
    """The date of birth in a checked CPR number; None for an empty one."""
    if not cpr:
        return None
    try:
        return _birth(cpr)
    except ValueError:
        return None


def _birth(cpr: str) -> date:
    from stdnum.dk import cpr as stdnum_cpr  # noqa: PLC0415  # it loads what speaks over a network: not at every start

    return date.fromisoformat(str(stdnum_cpr.get_birth_date(cpr)))


_OLDEST = 130
"""Whole years: nobody who is assessed is older."""


def age(cpr: str, today: date) -> int | None:
    """Whole years; None without a CPR number, before the birth that it says, and on a day that cannot be meant."""
    birth = born(cpr)
    if birth is None or today < birth:
        return None
    years = today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))
    return years if years <= _OLDEST else None


def same_cpr(desk: Desk, cpr: str, but: CitizenId | None = None) -> tuple[Citizen, ...]:
    """Other citizens with this CPR number: a warning, never a stop. Raises BadCpr."""
    number = checked_cpr(cpr, desk.clock().date())
    return tuple(c for c in desk.ledger.read.with_cpr(number) if c.id != but) if number else ()


def is_told_apart(desk: Desk, entered: Entered, but: CitizenId | None = None) -> bool:
    """Whether what stands on screen tells this one from everybody else: by name, or by number or birth beside it.

    Raises NoName, BadCpr, TooLong.
    """
    mine = checked(CitizenId(""), entered, desk.clock().date(), practice=False)
    called, beside = fold(display_name(mine)), people.apart(mine, born(mine.cpr))
    alike = [one for one in desk.ledger.read.people().values() if one.id != but and fold(display_name(one)) == called]
    return all(beside and people.apart(one, born(one.cpr)) != beside for one in alike)


def in_full(citizen: Citizen) -> str:
    """'Børge Mogensen (eget nr. 12)': with what tells them from anybody else, where there is something."""
    name, beside = display_name(citizen), people.apart(citizen, born(citizen.cpr))
    return f"{name} ({beside})" if name and beside else name


def namesakes(desk: Desk) -> dict[CitizenId, str]:
    """Those who are called the same on screen as somebody else, by id: what each is called instead.

    Where nothing tells two apart they are counted, in the order in which they were made: 'Anna (1 af 2)'.
    """
    everybody = desk.ledger.read.people().values()
    often = Counter(fold(display_name(one)) for one in everybody)
    shared = [one for one in everybody if often[fold(display_name(one))] > 1]
    alike: dict[str, list[CitizenId]] = {}
    for one in shared:
        alike.setdefault(fold(in_full(one)), []).append(one.id)
    return {one.id: _counted(in_full(one), alike[fold(in_full(one))], one.id) for one in shared}


def _counted(name: str, alike: list[CitizenId], which: CitizenId) -> str:
    return name if len(alike) == 1 else people.one_of(name, alike.index(which) + 1, len(alike))


def add(desk: Desk, entered: Entered) -> Citizen:
    """Make a citizen with the one case. Raises NoName, BadCpr, TooLong."""
    citizen = checked(CitizenId(desk.new_id()), entered, desk.clock().date(), practice=False)
    case = Case(CaseId(desk.new_id()), citizen.id, "", "")
    desk.commit(Label.ADD_CITIZEN, [CITIZEN.adding(citizen), CASE.adding(case, citizen.id)], citizen=citizen.id)
    return citizen


def edit(desk: Desk, citizen: CitizenId, entered: Entered) -> Citizen:
    """Change a citizen. Raises NoName, BadCpr, TooLong, UnknownRecord."""
    before = desk.ledger.read.citizen(citizen)
    after = checked(citizen, entered, desk.clock().date(), practice=before.practice)
    new = {name: getattr(after, name) for name in ENTERED}
    desk.commit(Label.EDIT_CITIZEN, CITIZEN.setting(before, **new), citizen=citizen)
    return replace(before, **new)


def remove(desk: Desk, citizen: CitizenId) -> Citizen:
    """Hide a citizen made by mistake. Can be undone; nothing is erased. Raises UnknownRecord."""
    person = desk.ledger.read.citizen(citizen)
    hide = Edit(CITIZEN.ref(citizen, "removed"), old=False, new=True)
    desk.commit(Label.REMOVE_CITIZEN, [hide], citizen=citizen)
    return person


def put_back(desk: Desk, citizen: CitizenId) -> Citizen:
    """Show a citizen who was removed from the list on it again. Can be undone. Raises UnknownRecord."""
    person = desk.ledger.read.citizen(citizen, removed=True)
    show = Edit(CITIZEN.ref(citizen, "removed"), old=True, new=False)
    desk.commit(Label.PUT_BACK_CITIZEN, [show], citizen=citizen)
    return person


def checked(citizen: CitizenId, entered: Entered, today: date, *, practice: bool) -> Citizen:
    """A citizen from what was entered. Raises NoName, BadCpr, TooLong."""
    tidy = _tidy(entered)
    if not (tidy.name or tidy.initials or tidy.own_number):
        raise NoName
    return Citizen(citizen, tidy.name, tidy.initials, tidy.own_number, checked_cpr(entered.cpr, today), practice)


def _tidy(entered: Entered) -> Entered:
    names = {name: one_line(getattr(entered, name)) for name in ("name", "initials", "own_number")}
    return replace(entered, **names)
