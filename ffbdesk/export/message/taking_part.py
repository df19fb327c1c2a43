"""Who takes part in a bestilling: who coordinates on either side, and the others with their role.

Source: hl7dk/kl-ffb-messaging (ServicePerformer, ParticipantRoleValues).
"""

from collections.abc import Iterator
from dataclasses import field

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.kind import LINE_MAX
from ffbdesk.export.message.fhir import Node, first, nodes
from ffbdesk.export.message.reading import Reading

_ORDERING = ("koordinerende-myndighed", "ansvarlig for koordinering af myndighedssamarbejde")
_PROVIDING = ("koordinerende-udfører", "ansvarlig for koordinering af udførersamarbejde")
"""The guide's codes and what it calls them."""


@dataclass(slots=True)
class Team:
    """Who coordinates, in one line each, and everybody who has been told."""

    ordering: str = ""
    providing: str = ""
    told: set[int] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    """Names that stand in fields of their own."""

    def has(self, resource: Node) -> bool:
        """Whether somebody has been told already."""
        return id(resource) in self.told

    def has_name(self, name: str) -> bool:
        """Whether a name stands in a field."""
        return name in self.named


def team_of(reading: Reading, order: Node) -> Team:
    """Everybody in the teams of a message; those who do not coordinate go to `involved`, line by line."""
    team = Team()
    own = reading.bundle.resolved(order, "careTeam")
    mine = {id(one) for one in own}
    every = {id(one): one for one in (*own, *reading.bundle.of("CareTeam"))}.values()
    for one in every:
        for participant in nodes(one, "participant"):
            _participant(reading, team, participant, is_own=id(one) in mine)
    return team


def _participant(reading: Reading, team: Team, participant: Node, *, is_own: bool) -> None:
    roles = list(_roles(reading, participant))
    who = _who(reading, team, participant)
    if not is_own and not roles and ("place", id(reading.bundle.resolve(first(participant, "member")))) in reading.made:
        who = ""  # it stands as the place of an indsats
    said = {role.casefold() for role in roles}
    more = list(filter(None, (reading.bundle.text(one, "valueString") for one in _described(reading, participant))))
    if said & set(_ORDERING) and is_own and len(team.ordering) < LINE_MAX:
        team.ordering = "; ".join(filter(None, (team.ordering, who)))
        reading.involved.add(who, "\n".join(more))
    elif said & set(_PROVIDING) and is_own and len(team.providing) < LINE_MAX:
        team.providing = "; ".join(filter(None, (team.providing, who)))
        reading.involved.add(who, "\n".join(more))
    else:
        role = ", ".join(_called(roles))
        about = f"{role} – {who}" if role and who else role or who
        reading.involved.add(about if more else "", "\n".join(more) or about)


def _called(roles: list[str]) -> Iterator[str]:
    """Each role once, by its name where it has a code too."""
    yield from (role for role in dict.fromkeys(roles) if role not in (_ORDERING[0], _PROVIDING[0]))


def _roles(reading: Reading, participant: Node) -> Iterator[str]:
    bundle = reading.bundle
    for one in bundle.codings(participant, "role"):
        bundle.take(one.node, "code")
        yield bundle.line(one.node, "display") or one.code.replace("-", " ")
        if one.code in (_ORDERING[0], _PROVIDING[0]):
            yield one.code
    yield from filter(None, (reading.concept_text(participant, "role"),))


def _described(reading: Reading, participant: Node) -> list[Node]:
    return reading.bundle.extensions(participant, "participationdescription", "description")


def _who(reading: Reading, team: Team, participant: Node) -> str:
    """In full the first time, by name after that: one may be named a hundred thousand times."""
    member = first(participant, "member")
    found = reading.bundle.resolve(member)
    if found is None:
        name = reading.bundle.line(member, "display")
        reading.bundle.take(member, *(["reference", "type"] if name else []))
        return name
    if team.has(found):
        return reading.parties.name(found)[:LINE_MAX]
    team.told.add(id(found))
    # A relative is a contact of the citizen, where their number stands.
    is_relative = found.get("resourceType") in ("RelatedPerson", "Patient")
    if not is_relative:
        return reading.parties.told(found)
    _role, relation = reading.parties.relation(found)
    name = reading.parties.name(found)
    return f"{name} ({relation})" if relation else name
