"""What the archive itself knows to be somebody's: it is looked for in a text that is to point to nobody."""

import re

from ffbdesk.domain.course.commonwords import HARMLESS, OPENERS
from ffbdesk.domain.course.pointing import Kind, Known
from ffbdesk.domain.records import Citizen, Contact, Round
from ffbdesk.domain.rules import NAME_IN_FILE, initials, written_cpr
from ffbdesk.services.desk import Desk


def known_of(desk: Desk, person: Citizen, shown: Round | None) -> tuple[Known, ...]:
    """Everything that plainly belongs to a citizen, to those round them and to those who work here."""
    case = desk.ledger.read.case(person.id)
    names = [*parts(person.name), person.initials, initials(person), initials(person).replace(".", "")]
    numbers = [person.own_number, *_cpr(person.cpr)]
    places: list[str] = []
    if case is not None:
        numbers.append(case.case_number)
        places += [case.municipality, _town(case.municipality)]
        for contact in case.contacts:
            names += [*parts(contact.name), *_capitals(contact.relation)]
            numbers += _reached(contact)
    for name in (*desk.names(), *(one.name for one in desk.keys.people() if one.is_person)):
        names += _people(name)
    if shown is not None:
        head = shown.gathering
        names += [*_people(head.assessor), *_capitals(head.took_part), *_capitals(head.requester)]
        places += [head.unit, *_capitals(head.unit)]
        numbers.append(head.contact)
    found = ((Kind.NAME, names), (Kind.PLACE, places), (Kind.NUMBER, numbers))
    return tuple(
        Known(kind, tidy)
        for kind, words in found
        for one in dict.fromkeys(words)
        if len(tidy := " ".join(one.split())) > 1
    )


def _cpr(cpr: str) -> tuple[str, ...]:
    return (cpr, written_cpr(cpr), f"{cpr[:6]} {cpr[6:]}", cpr[:6]) if cpr else ()


def _town(municipality: str) -> str:
    return re.sub(r"\s*kommune\s*$", "", municipality, flags=re.IGNORECASE)


def _reached(contact: Contact) -> tuple[str, str]:
    return contact.phone, contact.email


def parts(name: str) -> list[str]:
    """Each name of a name; of 'Anne-Mette' each half too."""
    whole = [word.strip(".,()") for word in name.split()]
    halves = [half for word in whole if "-" in word for half in word.split("-")]
    return [word for word in (*whole, *halves) if len(word) > 1 and word.casefold() != NAME_IN_FILE]


def _people(name: str) -> list[str]:
    return [word for word in parts(name) if word.casefold() not in OPENERS | HARMLESS]


def _capitals(text: str) -> list[str]:
    """Words with a capital in a field that may have names among other words."""
    return _people(" ".join(re.findall(r"[A-ZÆØÅ][^\W\d_]+(?:-[^\W\d_]+)*", text)))
