"""What a message asks for: indsatser with their ydelser.

Source: hl7dk/kl-ffb-messaging (OrderCarePlan, RelatedCarePlan, Intervention, ServicePerformer), and FHIR R4 (CarePlan).
"""

from dataclasses import field

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.ids import CarePlanId, InterventionCode, InterventionId, OrderId, ServiceCode
from ffbdesk.domain.plans import CarePlan, Intervention
from ffbdesk.export.message import parties
from ffbdesk.export.message.fhir import Node, first, nodes, shown
from ffbdesk.export.message.reading import WRONG, Reading
from ffbdesk.words import message as words

_BASIS = ("legalbasis", "hjemmel", "paragraph", "paragraf", "lovgrundlag")
"""The draft has no place for it; whoever sends it calls it so."""


@dataclass(slots=True)
class _Group:
    """The ydelser of one tilbud."""

    base: Node
    teams: list[Node]
    elsewhere: bool
    interventions: list[Intervention] = field(default_factory=list)


def plans(reading: Reading, order: Node, order_id: OrderId, receiver: Node) -> tuple[CarePlan, ...]:
    """Every indsats: that of the order, and those that it says others give already."""
    bundle = reading.bundle
    others = {id(one): one for one in bundle.resolved(order, "supportingInfo")}
    others |= {id(one): one for one in bundle.of("CarePlan") if bundle.is_profile(one, "relatedcareplan")}
    groups = {_key(one, _teams(reading, one)): _group(reading, one, order) for one in (order, *others.values())}
    for plan in bundle.of("CarePlan"):
        based = next((one for one in bundle.resolved(plan, "basedOn") if id(one) in others), order)
        base = plan if id(plan) in others else based
        asked = _interventions(reading, plan, is_base=plan is order or id(plan) in others)
        if asked:
            own = _teams(reading, plan) if plan is not base else []
            key = (id(base), *(id(team) for team in own)) if own else _key(base, _teams(reading, base))
            groups.setdefault(key, _Group(base, own, base is not order)).interventions.extend(asked)
    made = (_care_plan(reading, group, order_id, receiver) for group in groups.values())
    return tuple(one for one in made if one is not None)


def _group(reading: Reading, base: Node, order: Node) -> _Group:
    return _Group(base, _teams(reading, base), base is not order)


def _teams(reading: Reading, plan: Node) -> list[Node]:
    return reading.once("teams", plan, lambda reading, plan: reading.bundle.resolved(plan, "careTeam"))


def _key(base: Node, teams: list[Node]) -> tuple[int, ...]:
    """Of one tilbud; a base with several teams is one, because nobody says which team gives what."""
    return (id(base), id(teams[0])) if len(teams) == 1 else (id(base),)


def _care_plan(reading: Reading, group: _Group, order_id: OrderId, receiver: Node) -> CarePlan | None:
    services = {code for team in group.teams if (code := reading.once("service", team, _service))}
    service = next(iter(services)) if len(services) == 1 else None
    for team in group.teams if service else ():
        reading.once("service taken", team, _service_taken)
    site = _site(reading, group, receiver)
    place, p_number, cvr, address = reading.once("place", site, _place)
    if not (group.interventions or service or (group.elsewhere and place)):
        return None
    return CarePlan(
        CarePlanId(reading.claim(group.teams[0] if group.teams else group.base)),
        ServiceCode(service) if service else None,
        place,
        p_number,
        cvr,
        address,
        group.elsewhere,
        order_id,
        interventions=tuple(group.interventions),
    )


def _service(reading: Reading, team: Node) -> str:
    return reading.match(team, "category", reading.terms.services, take=False) or ""


def _service_taken(reading: Reading, team: Node) -> str:
    return reading.match(team, "category", reading.terms.services) or ""


def _site(reading: Reading, group: _Group, receiver: Node) -> Node:
    """Where the ydelser are given: what the team belongs to, else whom the message goes to, else who is in the team."""
    owners = (reading.once("owner", team, _owner) for team in group.teams)
    owner = next((one for one in owners if one), None)
    if owner or not group.elsewhere:
        return owner or receiver
    members = (reading.once("member", team, _member) for team in group.teams)
    return next((one for one in members if one), {})


def _owner(reading: Reading, team: Node) -> Node:
    return next(iter(reading.bundle.resolved(team, "managingOrganization")), {})


def _member(reading: Reading, team: Node) -> Node:
    members = (reading.bundle.resolve(first(one, "member")) for one in nodes(team, "participant"))
    return next((one for one in members if one and one.get("resourceType") == "Organization"), {})


def _place(reading: Reading, site: Node) -> tuple[str, str, str, str]:
    """Name, P-nummer, CVR-nummer and address of one place."""
    lines, numbers = reading.lines, _numbers(reading, site)
    addresses = (parties.address(reading.bundle, one) for one in nodes(site, "address"))
    return (
        lines.line(reading.parties.name(site), words.PLACE_GIVEN),
        lines.line(numbers["p"], words.P_NUMBER),
        lines.line(numbers["cvr"], words.CVR),
        lines.line("; ".join(filter(None, addresses)), words.ADDRESS),
    )


def _numbers(reading: Reading, site: Node) -> dict[str, str]:
    """P-nummer and CVR-nummer, known by the word in their system or type: the draft has not said which to use."""
    found = {"p": "", "cvr": ""}
    for one in nodes(site, "identifier"):
        said = f"{shown(one.get('system'))} {reading.concept_text(one, 'type', take=False)}".casefold()
        said += " ".join(reading.codes(one, "type"))
        is_p = any(word in said for word in ("p-nummer", "pnummer", "p-number", "pnumber", "produktionsenhed"))
        key = "cvr" if "cvr" in said else "p" if is_p else ""
        if key and not found[key]:
            found[key] = reading.bundle.line(one, "value")
            reading.bundle.take(one, "type")
    return found


def _interventions(reading: Reading, plan: Node, *, is_base: bool) -> list[Intervention]:
    """The ydelser of one CarePlan; of one that others rest on only what is in the list, for it has follow-ups too."""
    activities = nodes(plan, "activity")
    if shown(plan.get("status")) in WRONG or not activities:
        return []
    found: list[Intervention] = []
    for activity in activities:
        detail = first(activity, "detail")
        code = reading.match(detail, "code", reading.terms.interventions)
        if shown(detail.get("status")) not in WRONG and (code or (not is_base and _has_words(reading, detail))):
            made_id = InterventionId(reading.claim(plan if len(activities) == 1 and not is_base else {}))
            found.append(_intervention(reading, plan, detail, code, made_id))
    return found


def _has_words(reading: Reading, detail: Node) -> bool:
    codings = reading.bundle.codings(detail, "code")
    return bool(reading.concept_text(detail, "code", take=False) or any(one.code or one.display for one in codings))


def _intervention(
    reading: Reading, plan: Node, detail: Node, code: str | None, made_id: InterventionId
) -> Intervention:
    bundle, lines = reading.bundle, reading.lines
    own_words = "" if code else reading.concept_words(detail, "code") or _bare_codes(reading, detail)
    period = first(detail, "scheduledPeriod") or first(plan, "period")
    whole = reading.once("extent", plan, _whole_extent)
    quantity = [amount(reading, detail, key) for key in ("dailyAmount", "quantity")]
    extent = (bundle.line(detail, "description"), whole, timing(reading, detail), *quantity)
    basis = (reading.once("basis", plan, _basis), _basis(reading, detail))
    return Intervention(
        made_id,
        InterventionCode(code) if code else None,
        lines.line(own_words, words.INTERVENTION),
        lines.line("; ".join(dict.fromkeys(filter(None, basis))), words.BASIS),
        bundle.day(period, "start"),
        bundle.day(period, "end"),
        lines.line("; ".join(dict.fromkeys(filter(None, extent))), words.EXTENT),
    )


def _whole_extent(reading: Reading, plan: Node) -> str:
    return reading.lines.line(reading.bundle.line(plan, "description"), words.EXTENT)


def _bare_codes(reading: Reading, detail: Node) -> str:
    codings = reading.bundle.codings(detail, "code")
    return "; ".join(filter(None, (reading.bundle.line(one.node, "code") for one in codings)))


def _basis(reading: Reading, node: Node) -> str:
    bundle = reading.bundle
    found: list[str] = []
    for one in bundle.extensions(node, *_BASIS):
        found += [bundle.line(one, "valueString"), reading.concept_words(one, "valueCodeableConcept")]
        found.append(reading.concept_words(one, "valueCoding"))
    for reason in nodes(node, "reasonCode"):
        if "§" in reading.concept_text({"it": reason}, "it", take=False):
            found.append(reading.concept_words({"it": reason}, "it"))
    return reading.lines.line("; ".join(dict.fromkeys(filter(None, found))), words.BASIS)


def timing(reading: Reading, detail: Node) -> str:
    """How often, in words; what is more particular than 'every third month' stays to be told."""
    bundle = reading.bundle
    repeat = first(first(detail, "scheduledTiming"), "repeat")
    times = repeat.get("frequency", 1)
    unit, period = shown(repeat.get("periodUnit")), repeat.get("period")
    plain = type(times) is int and times < 10**6 and isinstance(period, int | float) and period in range(1, 1000)
    said = words.every(times, int(period), unit) if plain and isinstance(period, int | float) else ""
    if said and not {"frequencyMax", "periodMax"} & repeat.keys():
        bundle.take(repeat, "frequency", "period", "periodUnit")
    else:
        said = ""
    return "; ".join(filter(None, (said, bundle.line(detail, "scheduledString"))))


def amount(reading: Reading, node: Node, key: str) -> str:
    """A quantity with its unit: '4 timer'."""
    quantity = first(node, key)
    value = quantity.get("value")
    if not isinstance(value, int | float):
        return ""
    reading.bundle.take(quantity, "value", "code")
    unit = reading.bundle.line(quantity, "unit") or shown(quantity.get("code"))
    return " ".join(filter(None, (shown(value), unit)))
