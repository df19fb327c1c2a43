"""A bestilling in the shape of the draft national order message: a FHIR R4 Bundle of type message, event ffb-order.

Read tolerantly: what is known by its place goes to its field, everything else is told as text. The draft is
hl7dk/kl-ffb-messaging, 0.1.0 of 2021; its addresses of before and of now are both known, by their last part.
"""

from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from typing import Any

from pydantic_core import from_json

from ffbdesk.domain.alphabet import digits
from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.ids import CitizenId, ContactId, OrderId
from ffbdesk.domain.kind import LINE_MAX
from ffbdesk.domain.orders import Order
from ffbdesk.domain.received import Received
from ffbdesk.domain.records import Citizen, Contact
from ffbdesk.export.file.bounds import Unbounded, bounded
from ffbdesk.export.file.check import FileDamaged, FileTooLarge, NotOurFile
from ffbdesk.export.file.orders import LARGEST_ORDER
from ffbdesk.export.message import aims, asked, findings, parties
from ffbdesk.export.message.fhir import Bundle, Node, as_day, first, nodes, shown
from ffbdesk.export.message.leftover import Lines, Paragraphs, Rest
from ffbdesk.export.message.parties import Parties
from ffbdesk.export.message.pieces import tell_pieces
from ffbdesk.export.message.reading import WRONG, Reading, Terms
from ffbdesk.export.message.taking_part import Team, team_of
from ffbdesk.words import message as words


def read_order_message(raw: bytes, name: str, catalogue: Catalogue, new_id: Callable[[], str]) -> Received:
    """The bestilling in a file that is none of ours.

    Raises NotOurFile where it is no bundle either, FileTooLarge, and as `read_message`.
    """
    if len(raw) > LARGEST_ORDER:
        raise FileTooLarge(name)
    try:
        bounded(raw)
        body = from_json(raw.removeprefix(BOM_UTF8))
        text = raw.removeprefix(BOM_UTF8).decode()
    except (Unbounded, ValueError):
        raise NotOurFile(name) from None
    if not is_message(body):
        raise NotOurFile(name)
    return read_message(body, text, name, catalogue, new_id)


def is_message(body: object) -> bool:
    """Whether what a JSON file holds looks like a FHIR bundle, of whatever type."""
    return isinstance(body, dict) and body.get("resourceType") == "Bundle"


def read_message(
    body: dict[str, Any], text: str, name: str, catalogue: Catalogue, new_id: Callable[[], str]
) -> Received:
    """The bestilling in a bundle. `text` is the file as it came, `name` the file's; sizes have been looked at before.

    Raises FileDamaged where there is no citizen, or nothing that is ordered: no ydelse, goal or purpose.
    """
    lines = Lines()
    bundle = Bundle(body)
    told, involved = Paragraphs(lines), Paragraphs(lines)
    reading = Reading(bundle, Terms(catalogue), lines, told, involved, Parties(bundle), new_id, set(), {})
    order_node = _order(bundle)
    patient = _patient(bundle, order_node)
    citizen = _citizen(reading, patient)
    if not (citizen.name or citizen.cpr):
        raise FileDamaged(name)
    received = _received(reading, order_node, patient, citizen, name=name, text=text)
    if not (received.purpose or received.goals or any(plan.interventions for plan in received.plans)):
        raise FileDamaged(name)
    return received


def _received(reading: Reading, order_node: Node, patient: Node, citizen: Citizen, *, name: str, text: str) -> Received:
    order_id = OrderId(reading.new_id())
    header = next(iter(reading.bundle.of("MessageHeader")), {})
    receivers = [one for to in nodes(header, "destination") for one in reading.bundle.resolved(to, "receiver")]
    wanted = aims.goals(reading, order_node, order_id)
    plans = asked.plans(reading, order_node, order_id, receivers[0] if receivers else {})
    findings.tell(reading, order_node)
    team = team_of(reading, order_node)
    sender, municipality = _sender(reading, header, order_node, team)
    case_number = _case_number(reading)
    contacts = _contacts(reading, patient)
    external_id, reference = _names_of(reading, order_node, header, case_number)
    dates = _dates(reading, order_node)
    rhythm = "; ".join(_rhythms(reading, order_node))
    team.named.update(filter(None, (sender, *(reading.parties.name(one) for one in receivers))))
    tell_pieces(reading, patient, team)
    receiver = ", ".join(dict.fromkeys(filter(None, _receivers(reading, header, receivers))))
    receiver = reading.lines.line(receiver, words.RECEIVER)
    Rest(reading.bundle, reading.lines, reading.terms.all, order_node).tell()
    order = Order(
        order_id,
        sender,
        dates[0],
        reference,
        dates[1],
        receiver=receiver,
        rhythm=reading.lines.line(rhythm, words.RHYTHM),
        ordering=reading.lines.line(team.ordering, words.ORDERING),
        providing=reading.lines.line(team.providing, words.PROVIDING),
        involved=reading.involved.text(),
        told=reading.told.text(),
        not_understood=reading.lines.text(),
        external_id=external_id,
    )
    return Received(
        name, citizen, municipality, case_number, wanted.purpose, order, wanted.goals, plans, tuple(contacts), text
    )


def _order(bundle: Bundle) -> Node:
    """The CarePlan that is ordered: the message's focus, else what calls itself so, else what others rest on."""
    plans = bundle.of("CarePlan")
    related = {id(one) for plan in plans for one in bundle.resolved(plan, "supportingInfo")}
    related |= {id(one) for one in plans if bundle.is_profile(one, "relatedcareplan")}
    focused = [one for header in bundle.of("MessageHeader") for one in bundle.resolved(header, "focus")]
    own = [one for one in plans if bundle.is_profile(one, "ordercareplan")]
    based = [one for plan in plans for one in bundle.resolved(plan, "basedOn")]
    free = [one for one in plans if not nodes(one, "basedOn") and nodes(one, "goal") + nodes(one, "addresses")]
    every = (one for one in (*focused, *own, *based, *free) if one.get("resourceType") == "CarePlan")
    return next((one for one in every if id(one) not in related), {})


def _patient(bundle: Bundle, order: Node) -> Node:
    """Whom the order is about, else the first citizen of the message; an empty one where there is none."""
    patients = [one for one in bundle.resolved(order, "subject") if one.get("resourceType") == "Patient"]
    return next(iter([*patients, *bundle.of("Patient")]), {})


def _citizen(reading: Reading, patient: Node) -> Citizen:
    name = reading.lines.line(reading.parties.name(patient), words.CITIZEN_NAME)
    return Citizen(CitizenId(reading.new_id()), name, "", "", _cpr(reading, patient), practice=False)


def _cpr(reading: Reading, patient: Node) -> str:
    """Ten digits of an identifier that says that it is a CPR number, or says nothing of what it is."""
    found = ""
    for one in nodes(patient, "identifier"):
        system = shown(one.get("system")).casefold()
        is_cpr = not system or system.endswith("1.2.208.176.1.2") or "cpr" in system
        number = digits(shown(one.get("value"))[:LINE_MAX]) if is_cpr else ""
        if len(number) == 10 and number.isascii() and found in ("", number):
            reading.bundle.take(one, "value", "type")
            found = number
    return found


def _sender(reading: Reading, header: Node, order: Node, team: Team) -> tuple[str, str]:
    """Who orders, and the municipality: the sender where it is called a kommune, else the one said to be acting."""
    bundle, lines = reading.bundle, reading.lines
    senders = [reading.parties.name(one) for one in bundle.resolved(header, "sender")]
    senders += [bundle.line(first(header, "sender"), "display")]
    authors = bundle.resolved(order, "author")
    named = [reading.parties.name(one) for one in authors] + [
        bundle.line(one, "display") for one in nodes(order, "author")
    ]
    source = bundle.line(first(header, "source"), "name")
    acting = _acting(reading, order)
    every = [one for one in (*senders, *named, source, acting) if one]
    for author in authors:
        if not team.has(author) and not team.ordering:
            team.ordering = reading.parties.told(author)
        elif not team.has(author):
            lines.add(words.ORDERED_BY, reading.parties.told(author))
    for one in every[1:]:
        lines.add(words.ORDERED_BY, "" if one in (every[0], acting) or one in team.ordering else one)
    municipality = acting or next((one for one in every if "kommune" in one.casefold()), "")
    return lines.line(every[0] if every else "", words.SENDER), lines.line(municipality, words.MUNICIPALITY)


def _acting(reading: Reading, order: Node) -> str:
    """The name of the acting municipality; a bare code is told as one, for no list of names comes along."""
    for extension in reading.bundle.extensions(order, "actingmunicipality"):
        for one in reading.bundle.codings(extension, "valueCoding"):
            reading.lines.add(words.MUNICIPALITY, one.code)
            reading.bundle.take(one.node, "code", "display")
            if one.display:
                return one.display
    return ""


def _case_number(reading: Reading) -> str:
    """The municipality's, from whichever piece has it: the extension has had two shapes."""
    for node in reading.bundle.resources:
        for outer in reading.bundle.extensions(node, "casenumber"):
            for one in (outer, *nodes(outer, "extension")):
                found = reading.bundle.line(first(one, "valueIdentifier"), "value")
                found = found or reading.bundle.line(one, "valueString")
                if found:
                    return reading.lines.line(found, words.CASE_NUMBER)
    return ""


def _names_of(reading: Reading, order: Node, header: Node, case_number: str) -> tuple[str, str]:
    """By which a corrected order is known, and the reference.

    A corrected message is another message with another header, so neither of their ids is repeated. What it repeats is
    the order that it corrects: its identifier, which is made for that, or else the id of the CarePlan, which KL's
    guides keep for as long as the record lives. Bundle and header are for files without either.
    """
    identifiers = [reading.bundle.line(one, "value") for one in nodes(order, "identifier")]
    given = next(filter(None, identifiers), "")
    for one in identifiers:
        reading.lines.add(words.NUMBER, "" if one == given else one)
    body = reading.bundle.body
    names = (given, shown(order.get("id")), reading.bundle.line(first(body, "identifier"), "value"))
    external = next(filter(None, (*names, shown(header.get("id")), shown(body.get("id")))), "")
    if names[2] and names[2] != external:
        reading.lines.add(words.NUMBER, names[2])
    lines = reading.lines
    return lines.line(external, words.NUMBER), lines.line(given or case_number, words.REFERENCE)


def _dates(reading: Reading, order: Node) -> tuple[Any, Any]:
    """The order's own day, and the day of the first follow-up that is planned."""
    bundle = reading.bundle
    made = bundle.day(order, "created") or as_day(bundle.body.get("timestamp"))
    if made and as_day(bundle.body.get("timestamp")) == made:
        bundle.take(bundle.body, "timestamp")
    planned = [
        (day, first(one, "period"))
        for one in bundle.of("Encounter")
        if shown(one.get("status")) not in (WRONG | {"finished"}) and (day := as_day(first(one, "period").get("start")))
    ]
    for plan in bundle.of("CarePlan"):
        if made and as_day(plan.get("created")) == made:
            bundle.take(plan, "created")
    details = [first(one, "detail") for one in nodes(order, "activity")]
    bounds = [first(first(first(one, "scheduledTiming"), "repeat"), "boundsPeriod") for one in details]
    bounded = [(day, one) for one in bounds if (day := as_day(one.get("start")))]
    days = planned or bounded
    next_day = min((day for day, _period in days), default=None)
    for day, period in (*planned, *bounded):
        if day == next_day and len(shown(period.get("start"))) == len("2021-06-15"):  # a clock time is told
            bundle.take(period, "start")
    return made, next_day


def _rhythms(reading: Reading, order: Node) -> Iterator[str]:
    """How the order is followed up, in the sender's words and as the timing has it."""
    for activity in nodes(order, "activity"):
        detail = first(activity, "detail")
        if not reading.match(detail, "code", reading.terms.interventions, take=False):
            yield from filter(None, (reading.bundle.line(detail, "description"), asked.timing(reading, detail)))


def _receivers(reading: Reading, header: Node, found: list[Node]) -> Iterator[str]:
    yield from (reading.parties.name(one) for one in found)
    for to in nodes(header, "destination"):
        yield reading.bundle.line(to, "name")
        yield reading.bundle.line(first(to, "receiver"), "display")


def _contacts(reading: Reading, citizen: Node) -> list[Contact]:
    """Relatives, guardians and others round the citizen, each once."""
    every = [*nodes(citizen, "contact"), *reading.bundle.of("RelatedPerson")]
    made = [(one, reading.parties.contact(one, ContactId(reading.claim(one)))) for one in every]
    for node, one in made:
        for address in nodes(node, "address"):
            reading.lines.add(f"{words.ADDRESS}, {one.name}"[:LINE_MAX], parties.address(reading.bundle, address))
    lines = reading.lines
    fit = [
        Contact(
            one.id,
            lines.line(one.name, words.NAME),
            one.role,
            lines.line(one.relation, words.RELATION),
            lines.line(one.phone, words.PHONE),
            lines.line(one.email, words.EMAIL),
        )
        for _node, one in made
        if one.name or one.phone or one.email or one.relation
    ]
    return parties.merged(fit)
