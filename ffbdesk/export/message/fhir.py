"""Tolerant reading of a FHIR R4 bundle: resources, references, texts, codes and days, whatever stands in it.

Source: hl7.org/fhir/R4 (Bundle, References, Datatypes). Nothing here raises for what a file holds. Whatever is read is
marked as taken, so that the rest can be told: a value is known by its container and its key in it.
"""

import re
from collections import deque
from collections.abc import Iterator
from datetime import date
from typing import Any

from ffbdesk.dataclass import dataclass
from ffbdesk.domain import cleaning
from ffbdesk.words import message as words

type Node = dict[str, Any]

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(T.*)?", re.ASCII)
_DIGITS_MAX = 300
"""Figures of a number that are shown; Python refuses to write those of more than 4300."""
CODINGS_MAX = 20
"""Codings of one concept that are looked at, and concepts of one element."""
_ID = re.compile(r"[A-Za-z0-9\-.]{1,64}")
"""An id as FHIR has it."""


@dataclass(frozen=True, slots=True)
class Coded:
    """One coding: its code, and what the sender calls it."""

    node: Node
    code: str
    display: str


class Bundle:
    """The resources of one message, and what of it has been read."""

    def __init__(self, body: Node) -> None:
        self.body = body
        self.resources: list[Node] = []
        self._taken: set[tuple[int, str | int]] = set()
        self._by_reference: dict[str, Node] = {}
        self._by_contained: dict[int, Node] = {}
        for entry in nodes(body, "entry"):
            for resource in nodes(entry, "resource"):
                self._add(resource, entry.get("fullUrl"))

    def _add(self, resource: Node, full_url: object) -> None:
        self.resources.append(resource)
        kind, own = resource.get("resourceType"), resource.get("id")
        names = [full_url] if isinstance(full_url, str) else []
        names += [f"{kind}/{own}"] if isinstance(kind, str) and isinstance(own, str) else []
        for name in names:
            # Of two with one name the first is meant: FHIR forbids it, and neither is better than the other.
            self._by_reference.setdefault(_short(name), resource)
        self._add_contained(resource)

    def _add_contained(self, resource: Node) -> None:
        """A '#name' means something within its own resource only."""
        inner = {f"#{one['id']}": one for one in nodes(resource, "contained") if isinstance(one.get("id"), str)}
        for node in within(resource) if inner else ():
            name = node.get("reference")
            if isinstance(name, str) and name in inner:
                self._by_contained[id(node)] = inner[name]
        self.resources.extend(nodes(resource, "contained"))

    def of(self, *kinds: str) -> list[Node]:
        """The resources of these types, in the message's order."""
        return [one for one in self.resources if one.get("resourceType") in kinds]

    def take(self, node: Node | list[Any], *keys: str | int) -> None:
        """Mark values as read, with all that hangs under them."""
        self._taken.update((id(node), key) for key in keys)

    def has_taken(self, node: Node | list[Any], key: str | int) -> bool:
        """Whether a value has been read."""
        return (id(node), key) in self._taken

    def resolve(self, reference: Node) -> Node | None:
        """The resource that a reference means; None where the message does not have it."""
        name = reference.get("reference")
        found = self._by_contained.get(id(reference))
        if found is None and isinstance(name, str):
            found = self._by_reference.get(_short(name))
        if found is not None:
            self.take(reference, "reference", "type")
        return found

    def resolved(self, node: Node, key: str) -> list[Node]:
        """The resources that the references of an element mean, each once."""
        found = (self.resolve(one) for one in nodes(node, key))
        return list({id(one): one for one in found if one is not None}.values())

    def text(self, node: Node, key: str) -> str:
        """A text as it would stand had it been typed; empty where there is none. Taken."""
        value = node.get(key)
        if not isinstance(value, str):
            return ""
        self.take(node, key)
        return cleaning.as_typed(value, one_line=False)

    def line(self, node: Node, key: str) -> str:
        """A text as one line."""
        value = node.get(key)
        if not isinstance(value, str):
            return ""
        self.take(node, key)
        return cleaning.line(value)

    def lines(self, node: Node, key: str) -> list[str]:
        """The texts of an element that may have several, or one. Taken."""
        value = node.get(key)
        if isinstance(value, str):
            return [self.line(node, key)]
        texts = [(at, one) for at, one in enumerate(value) if isinstance(one, str)] if isinstance(value, list) else []
        for at, _one in texts:
            self.take(value, at)  # type: ignore[arg-type]  # it is a list where there are texts
        return [cleaning.line(one) for _at, one in texts]

    def day(self, node: Node, key: str) -> date | None:
        """The day of a date or moment, as the sender's clock had it; None for a month, a year or nonsense.

        Taken where it is one.
        """
        found = as_day(node.get(key))
        if found:
            self.take(node, key)
        return found

    def number(self, node: Node, key: str) -> int | None:
        """A whole number above 0. Taken where it is one."""
        value = node.get(key)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if type(value) is not int or not 0 < value < 10**6:
            return None
        self.take(node, key)
        return value

    def codings(self, node: Node, key: str) -> list[Coded]:
        """The codings of a CodeableConcept, of several, or of an element that is a Coding. Nothing is taken.

        Those beyond CODINGS_MAX stay to be told.
        """
        found: list[Coded] = []
        for concept in nodes(node, key)[:CODINGS_MAX]:
            for coding in (nodes(concept, "coding") or [concept])[:CODINGS_MAX]:
                code, display = coding.get("code"), coding.get("display")
                shown = cleaning.line(display) if isinstance(display, str) else ""
                found.append(Coded(coding, _bare(code) if isinstance(code, str) else "", shown))
        return found

    def extensions(self, node: Node, *names: str) -> list[Node]:
        """Extensions whose address ends so, or has one of these words in its last part, in any case of letters.

        The guide's addresses have changed since 2021, their last parts have not.
        """
        return [one for one in nodes(node, "extension") if any(name in last_part(one.get("url")) for name in names)]

    def is_profile(self, node: Node, *names: str) -> bool:
        """Whether it says that it keeps to a profile whose name has one of these words."""
        said = (one for meta in nodes(node, "meta") for one in _listed(meta.get("profile")))
        return any(name in last_part(url) for url in said for name in names)


def nodes(node: Node, key: str) -> list[Node]:
    """The objects of an element, whether it has one or a list of them."""
    return [one for one in _listed(node.get(key)) if isinstance(one, dict)]


def first(node: Node, key: str) -> Node:
    """The first object of an element; an empty one where there is none."""
    return next(iter(nodes(node, key)), {})


def within(node: Node) -> Iterator[Node]:
    """Every object under one, itself too, however deep."""
    waiting: deque[Any] = deque([node])
    while waiting:
        one = waiting.popleft()
        if isinstance(one, dict):
            yield one
        waiting.extend(v for v in (one.values() if isinstance(one, dict) else one) if isinstance(v, dict | list))


def as_day(value: object) -> date | None:
    """As `Bundle.day`."""
    found = _DAY.fullmatch(value) if isinstance(value, str) and len(value) < 100 else None
    try:
        return date(*(int(part) for part in found.groups()[:3])) if found else None
    except ValueError:
        return None


def as_moment(value: object) -> str:
    """A day in Danish, with the clock where there is one; empty for what is no day."""
    day = as_day(value)
    if not day or not isinstance(value, str):
        return ""
    clock = value[11:16].replace(":", ".") if re.match(r"\d\d:\d\d", value[11:16], re.ASCII) else ""
    return words.at(day, clock)


def shown(value: object) -> str:
    """A plain value in Danish; empty for none."""
    if isinstance(value, str):
        return cleaning.line(value)
    if isinstance(value, bool):
        return words.YES if value else words.NO
    if isinstance(value, int):
        return str(value) if value.bit_length() < 3 * _DIGITS_MAX else words.HUGE
    return str(value).replace(".", ",") if isinstance(value, float) else ""


def own_id(node: Node) -> str:
    """The sender's id of a resource; empty where it has none that keeps to FHIR."""
    found = node.get("id")
    return found if isinstance(found, str) and _ID.fullmatch(found) else ""


def last_part(url: object) -> str:
    """The last part of an address, in small letters."""
    return re.split("[/:#]", url.rstrip("/")[-200:])[-1].casefold() if isinstance(url, str) else ""


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _short(reference: str) -> str:
    """'Goal/1' of an absolute address or of one version of it; 'urn:uuid:…' stays."""
    bare = reference.partition("/_history/")[0]
    return "/".join(bare.rsplit("/", 2)[-2:])


def _bare(code: str) -> str:
    return cleaning.line(code).removeprefix("urn:uuid:")
