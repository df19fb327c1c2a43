"""Who is in a message: names, addresses, how to reach them, and what they are to the citizen.

Source: hl7.org/fhir/R4 (HumanName, Address, ContactPoint, RelatedPerson), HL7's codes v3-RoleCode and v2-0131.
"""

from collections.abc import Iterator
from dataclasses import replace

from ffbdesk.domain import cleaning
from ffbdesk.domain.ids import ContactId
from ffbdesk.domain.kind import LINE_MAX
from ffbdesk.domain.records import Contact, ContactRole
from ffbdesk.export.message.fhir import Bundle, Node, first, nodes
from ffbdesk.words import message as words

_ROLES = {
    "GUARD": ContactRole.GUARDIAN,
    "POWATT": ContactRole.AUTHORISED,
    "ADVOCATE": ContactRole.OTHER,
    "C": None,
    "E": ContactRole.OTHER,
    "FRND": ContactRole.OTHER,
    "NBOR": ContactRole.OTHER,
}
"""All other codes of `words.RELATIONS` are relatives."""
_BY_WORD = {word: code for code, word in reversed(words.RELATIONS.items())}
_RANKED = (ContactRole.GUARDIAN, ContactRole.AUTHORISED, ContactRole.RELATIVE, ContactRole.OTHER)
"""Of several the one with most to say is shown; the others stand in the relation's words."""


def human_name(bundle: Bundle, node: Node) -> str:
    """A person's name, with the title before it; empty where what it is made of is missing or has been taken."""
    whole = _untaken_line(bundle, node, "text")
    if whole:
        _take_said(bundle, node, whole)
        return whole
    keys = ("prefix", "given", "family", "suffix")
    return " ".join(part for key in keys for part in _untaken_lines(bundle, node, key) if part)


def address(bundle: Bundle, node: Node) -> str:
    """An address as one line, as `human_name`."""
    whole = _untaken_line(bundle, node, "text")
    if whole:
        _take_said(bundle, node, whole)
        return whole
    streets = [part for part in _untaken_lines(bundle, node, "line") if part]
    town = " ".join(filter(None, (_untaken_line(bundle, node, key) for key in ("postalCode", "city"))))
    return ", ".join(filter(None, (*streets, town, _untaken_line(bundle, node, "country"))))


def telecom(bundle: Bundle, node: Node) -> str:
    """A number or a mail address, with what it is for; empty where it has been taken."""
    value = _untaken_line(bundle, node, "value")
    if not value:
        return ""
    return words.reached(bundle.line(node, "system"), value)


def title(bundle: Bundle, resource: Node) -> str:
    """What a resource is called where something else points to it, at most LINE_MAX characters. Nothing is taken."""
    names = nodes(resource, "name")
    if names:
        return cleaning.line(_said_name(_official(names))[:LINE_MAX])
    detail = first(first(resource, "activity"), "detail")
    about = (*nodes(resource, "code")[:1], *nodes(resource, "description")[:1], *nodes(detail, "code")[:1])
    texts = (
        resource.get("name"),
        resource.get("title"),
        *(one.get("text") for one in about),
        resource.get("description"),
    )
    displays = (one.display for node in about for one in bundle.codings({"it": node}, "it"))
    found = next((one for one in (*texts, *displays) if isinstance(one, str) and one), "")
    return cleaning.line(found[:LINE_MAX])


class Parties:
    """The people and organisations of a message, each told once in full."""

    def __init__(self, bundle: Bundle) -> None:
        self._bundle = bundle
        self._told: dict[int, str] = {}
        self._names: dict[int, str] = {}

    def name(self, resource: Node) -> str:
        """Name of an organisation or person. Taken."""
        key = id(resource)
        if key not in self._names:
            self._names[key] = ""  # two may point to each other
            self._names[key] = self._name(resource)
        return self._names[key]

    def _name(self, resource: Node) -> str:
        bundle = self._bundle
        for key in ("practitioner", "organization") if resource.get("resourceType") == "PractitionerRole" else ():
            found = bundle.resolved(resource, key)
            if found and not resource.get("name"):
                return self.name(found[0])
        names = nodes(resource, "name")
        if not names:
            return bundle.line(resource, "name")
        # One name may have been taken as another piece's: whoever builds a message in memory may share it.
        return human_name(bundle, _official(names)) or _said_name(_official(names))

    def told(self, resource: Node) -> str:
        """Who it is and how to reach them, in one line: 'Gruppe B: Socialrådgiver Karen K., telefon 99775533'."""
        key = id(resource)
        if key not in self._told:
            name = self.name(resource)
            reached = self._reached(resource)
            people = [self._person(one) for one in nodes(resource, "contact")]
            whole = "; ".join(filter(None, people))
            self._told[key] = ": ".join(filter(None, (", ".join(filter(None, (name, reached))), whole)))
        return self._told[key]

    def _person(self, contact: Node) -> str:
        bundle = self._bundle
        name = " ".join(filter(None, (human_name(bundle, one) for one in nodes(contact, "name"))))
        return ", ".join(filter(None, (name, self._reached(contact))))

    def _reached(self, node: Node) -> str:
        return ", ".join(filter(None, (telecom(self._bundle, one) for one in nodes(node, "telecom"))))

    def contact(self, node: Node, made_id: ContactId) -> Contact:
        """Somebody round the citizen, from a RelatedPerson or a Patient's contact; without name where none is given.

        One phone number and one mail address: more stay to be told.
        """
        role, relation = self.relation(node)
        name = self.name(node)
        return Contact(made_id, name, role, relation, self._by_system(node, "phone"), self._by_system(node, "email"))

    def _by_system(self, node: Node, system: str) -> str:
        found = (one for one in nodes(node, "telecom") if one.get("system") == system)
        return next(filter(None, (self._bundle.line(one, "value") for one in found)), "")

    def relation(self, node: Node) -> tuple[ContactRole | None, str]:
        """What somebody is to the citizen, and the same in words with what it rests on."""
        said = list(dict.fromkeys(self._relations(node)))
        roles = {_role(word) for word in said}
        said += [words.GUARDIANSHIP.format(form=form) for form in self._guardianships(node)]
        return next((role for role in _RANKED if role in roles), None), "; ".join(said)

    def _relations(self, node: Node) -> Iterator[str]:
        bundle = self._bundle
        for concept in nodes(node, "relationship"):
            for one in bundle.codings({"it": concept}, "it"):
                word = words.RELATIONS.get(one.code.upper(), "")
                bundle.take(one.node, *(["code"] if word else []))
                yield from filter(None, (word or bundle.line(one.node, "display"),))
            yield from filter(None, (bundle.line(concept, "text"),))

    def _guardianships(self, node: Node) -> Iterator[str]:
        bundle = self._bundle
        for extension in bundle.extensions(node, "guardianshipform"):
            for one in bundle.codings(extension, "valueCoding") + bundle.codings(extension, "valueCodeableConcept"):
                form = bundle.line(one.node, "display") or words.GUARDIANSHIPS.get(one.code, "")
                bundle.take(one.node, *(["code"] if form else []))
                yield from filter(None, (form,))


def merged(contacts: list[Contact]) -> list[Contact]:
    """Each person once: a relative stands both at the citizen and for themselves. Same name, nothing that differs."""
    found: dict[str, list[Contact]] = {}
    for one in contacts:
        same = found.setdefault(one.name.casefold(), [])
        # Of one name a few are compared: more are kept apart, for a file may have a hundred thousand.
        at = next((at for at, other in enumerate(same[:8]) if one.name and _fits(one, other)), None)
        if at is None:
            same.append(one)
        else:
            same[at] = _both(same[at], one)
    return [one for same in found.values() for one in same]


def _fits(one: Contact, other: Contact) -> bool:
    pairs = ((one.phone, other.phone), (one.email, other.email))
    return any(a and a == b for a, b in pairs) and all(not a or not b or a == b for a, b in pairs)


def _both(one: Contact, other: Contact) -> Contact:
    roles = {one.role, other.role}
    said = dict.fromkeys(part for both in (one, other) for part in both.relation.split("; ") if part)
    fuller = {word.casefold(): word for word in reversed(said)}
    return replace(
        one,
        role=next((role for role in _RANKED if role in roles), None),
        relation="; ".join(reversed(fuller.values())),
        phone=one.phone or other.phone,
        email=one.email or other.email,
    )


def _role(word: str) -> ContactRole | None:
    code = _BY_WORD.get(word.casefold())
    return None if code is None else _ROLES.get(code, ContactRole.RELATIVE)


def _official(names: list[Node]) -> Node:
    return next((one for one in names if one.get("use") == "official"), names[0])


def _said_name(node: Node) -> str:
    """A person's name, whether it has been taken or not."""
    return human_name(Bundle({}), node)


def _take_said(bundle: Bundle, node: Node, whole: str) -> None:
    """The parts of a whole that has been given too; one that is not in it stays to be told."""
    for key, value in node.items():
        parts = value if isinstance(value, list) else [value]
        if key not in ("use", "text") and all(isinstance(one, str) and one and one in whole for one in parts):
            bundle.take(node, key)


def _untaken_line(bundle: Bundle, node: Node, key: str) -> str:
    return "" if bundle.has_taken(node, key) else bundle.line(node, key)


def _untaken_lines(bundle: Bundle, node: Node, key: str) -> list[str]:
    value = node.get(key)
    if bundle.has_taken(node, key) or (isinstance(value, list) and value and bundle.has_taken(value, 0)):
        return []
    return bundle.lines(node, key)
