"""What a message says beyond the fields of a bestilling, as Danish lines, so that nothing is dropped silently.

Not told is what only programs read: ids, profiles, addresses of definitions, the narrative, and codes of what any order
has ('active', 'order').
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from ffbdesk.domain import cleaning
from ffbdesk.domain.kind import LINE_MAX, TEXT_MAX
from ffbdesk.export.message import parties
from ffbdesk.export.message.fhir import Bundle, Node, as_moment, last_part, nodes, shown
from ffbdesk.words import message as words

_KEY_MAX = 60
"""Characters of an element's name, or a resource's, in a label."""
_TITLE_MAX = 40
"""Characters of what a piece is about, in a label."""
_PLUMBING = frozenset(
    {"id", "meta", "implicitRules", "language", "fullUrl", "url", "system", "version", "userSelected", "resourceType"}
    | {"contained", "endpoint", "instantiatesUri", "instantiatesCanonical", "request", "response", "search", "link"}
    | {"signature", "div", "hash"}
)
_WITHOUT_NAME = frozenset({"coding", "extension", "modifierExtension", "resource", "repeat", "detail", "entry"})
"""Elements that say nothing of what they hold."""
_PLAIN_REFERENCES = frozenset(
    {"subject", "patient", "basedOn", "focus", "goal", "addresses", "careTeam", "item", "itemReference", "member"}
    | {"follow-up-date-extension", "kl-messaging-ffb-followUpEncounter"}
)
"""References that say how the message hangs together, and no more."""
_ORDINARY: dict[str, frozenset[str]] = {
    "status": frozenset(
        {"active", "final", "current", "planned", "not-started", "in-progress", "scheduled", "generated"}
    ),
    "lifecyclestatus": frozenset({"accepted", "active", "planned"}),
    "clinicalstatus": frozenset({"active"}),
    "verificationstatus": frozenset({"confirmed"}),
    "intent": frozenset({"order", "plan"}),
    "class": frozenset({"HH"}),
    "eventcoding": frozenset({"ffb-order"}),
    "type": frozenset({"message"}),
    "scope": frozenset({"patient-privacy"}),
    "category": frozenset({"IDSCL"}),
    "use": frozenset({"usual", "official", "secondary", "home", "work", "mobile", "both", "physical"}),
}
_STRUCTURAL = frozenset(
    {
        "effe55c7-572c-4a99-8fb4-2a9dda2f6572",  # FFB støttebehovsvurdering
        "053a301d-1bb8-4cc4-b781-87825ecf0ef8",  # FFB vurdering af borgers situation
        "3f7a8ca0-afca-4b0d-8773-a99b5f2f8aaf",  # VUM Borgerens perspektiv på indsatsen
        "f52887de-023f-4193-b6b0-4b0a37b1cffc",  # VUM Borgerens ressourcer i forhold til indsatsen
        "416fe27d-3ccf-4390-8742-8b52a9d8dc78",  # FFB borgers mål og ønsker
        "ffb9886b-d04e-46b1-9165-a400f91f822b",  # Borgers ønsker og mål
        "424827b1-23aa-4848-962b-56ee47def560",  # Indsatsformål
        "0bb3daef-538d-45dc-b444-abdbcb63f6bc",  # FFB indsatsmål
        "6746d4af-145a-4bfd-a672-05c0cf11b53b",  # FFB delmål
        "9f03dfbb-7a97-45a5-94db-d4c3501714a9",  # opfølgning
        "e459386d-1474-4c31-89c5-c8bc7a25e3d4",  # Social indsats
        "f8ebd11a-04f3-4aa0-9786-406e8896c84d",  # socialfaglig udredning, VUM/FFB
        "66959f77-6e2a-4574-8423-3ff097f8b9fa",  # funktionsevneniveau
        "90c48f03-f194-4b2f-ad7d-6cba1069ae48",  # måltype
    }
)
"""Codes of KL's CareSocialCodes that say which kind of piece one is. Source: that code system, version 20250530."""
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


class Lines:
    """What was not understood: lines of a label and a value, each once, within one field."""

    def __init__(self) -> None:
        self._lines: dict[str, None] = {}
        self._room = TEXT_MAX - len(words.FULL) - 1
        self.full = False

    def add(self, label: str, text: str) -> None:
        """One line more, cut where the field is full; from then on there is only a word that the file has the rest."""
        if self.full:
            return
        value = cleaning.line(text)
        line = words.labelled(label, value)
        if not value or line in self._lines:
            return
        self.full = len(line) >= self._room
        line = cleaning.line(line[: self._room])
        self._lines[line] = None
        self._room -= len(line) + 1

    def fit(self, text: str, most: int, label: str) -> str:
        """A text as a field of so many characters takes it. What is longer is cut, and stands here whole."""
        if len(text) <= most:
            return text
        self.add(label, text)
        return cleaning.as_typed(text[:most], one_line=False)

    def line(self, text: str, label: str) -> str:
        """A text as a field of one line takes it."""
        return cleaning.line(self.fit(text, LINE_MAX, label))

    def text(self) -> str:
        """All of them, as they stand in the field."""
        return "\n".join([*self._lines, *([words.FULL] if self.full else [])])


class Paragraphs:
    """A field of running text made of labelled paragraphs. What has no room there stands among the lines whole."""

    def __init__(self, lines: Lines) -> None:
        self._lines, self._told = lines, dict[str, None]()
        self._room = TEXT_MAX

    def add(self, label: str, text: str) -> None:
        """One paragraph more; the same one stands once."""
        if not text:
            return
        told = words.labelled(label, text) if label else text
        if told in self._told:
            return
        if len(told) > self._room:
            self._lines.add(label or words.INVOLVED, text)
            told = cleaning.as_typed(told[: max(self._room, 0)], one_line=False)
        if told:
            self._told[told] = None
            self._room -= len(told) + 1

    def text(self) -> str:
        """All of them, as they stand in the field."""
        return "\n".join(self._told)


class Rest:
    """Tells what is left of a bundle when everything that has a field has been taken."""

    def __init__(self, bundle: Bundle, lines: Lines, terms: Mapping[str, str], order: Node) -> None:
        self._bundle, self._lines, self._terms, self._order = bundle, lines, terms, order
        self._titles: dict[int, str] = {}

    def tell(self) -> None:
        """Every resource, then what stands round them."""
        for resource in self._bundle.resources:
            self._tell(resource, partial(self._called, resource), resource)
        own = {key: value for key, value in self._bundle.body.items() if key != "entry"}
        for key in own:
            if self._bundle.has_taken(self._bundle.body, key):
                self._bundle.take(own, key)
        self._tell(own, _of_the_message, {})
        for entry in nodes(self._bundle.body, "entry"):
            self._bundle.take(entry, *(["resource"] if nodes(entry, "resource") else []))
            self._tell(entry, _of_the_message, {})
        loose = self._bundle.body.get("entry")
        odd = [one for one in loose if not isinstance(one, dict)] if isinstance(loose, list) else [loose]
        self._tell({"entry": [one for one in odd if not isinstance(one, dict)]}, _of_the_message, {})

    def _tell(self, node: Node, subject: Callable[[], str], resource: Node) -> None:
        """Every value under one object, in its order: a stack, for it may be deep."""
        waiting: list[tuple[Any, str]] = [(node, "")]
        while waiting and not self._lines.full:
            one, named = waiting.pop()
            if isinstance(one, dict) and self._whole(one, named, subject, resource):
                continue
            if isinstance(one, dict | list):
                waiting.extend(reversed(list(self._under(one, named, is_resource=one is resource))))
            elif not self._is_ordinary(one, named, resource):
                self._say(subject, named, self._value(one, named))

    def _under(self, node: Node | list[Any], named: str, *, is_resource: bool) -> Iterator[tuple[Any, str]]:
        if isinstance(node, list):
            yield from ((one, named) for at, one in enumerate(node) if not self._bundle.has_taken(node, at))
            return
        own = _named(node, named)
        for key, value in node.items():
            narrative = key == "text" and isinstance(value, dict) and "div" in value
            plumbing = key in _PLUMBING or (narrative and is_resource)
            if not plumbing and not self._bundle.has_taken(node, key):
                yield value, own if key in _WITHOUT_NAME or key.startswith("value") else key.lstrip("_")

    def _whole(self, node: Node, named: str, subject: Callable[[], str], resource: Node) -> bool:
        """What is told as one though it has several values."""
        if "reference" in node:
            return self._reference(node, named, subject)
        if isinstance(node.get("code"), str | None) and ("code" in node or "display" in node):
            return self._coding(node, named, subject, resource)
        joined = ""
        if named == "telecom":
            joined = parties.telecom(self._bundle, node)
        elif named == "address":
            joined = parties.address(self._bundle, node)
        elif named == "name":
            joined = parties.human_name(self._bundle, node)
        self._say(subject, named, joined)
        return False

    def _reference(self, node: Node, named: str, subject: Callable[[], str]) -> bool:
        if self._bundle.has_taken(node, "reference"):
            return False
        found = self._bundle.resolve(node)
        if found is None:
            self._lines.add(words.MISSING, shown(node.get("display")) or shown(node["reference"]))
            self._bundle.take(node, "reference", "display", "type")
        elif named not in _PLAIN_REFERENCES:
            self._say(subject, named, self._title(found))
        return False

    def _title(self, resource: Node) -> str:
        if id(resource) not in self._titles:  # one may be pointed to a hundred thousand times
            self._titles[id(resource)] = parties.title(self._bundle, resource)
        return self._titles[id(resource)]

    def _called(self, resource: Node) -> str:
        if resource is self._order:
            return words.ORDER
        kind = called(resource)
        return kind if resource.get("resourceType") == "Patient" else words.of(kind, self._title(resource), _TITLE_MAX)

    def _coding(self, node: Node, named: str, subject: Callable[[], str], resource: Node) -> bool:
        code, display = node.get("code"), node.get("display")
        if isinstance(code, str) and code in _STRUCTURAL:
            return True
        if self._is_ordinary(code, named, resource):
            self._bundle.take(node, "code")
            return False
        known = isinstance(display, str) and self._bundle.has_taken(node, "display")
        told = "" if known else shown(display)
        if isinstance(code, str) and not known and not self._bundle.has_taken(node, "code"):
            term = self._terms.get(code.casefold(), "")
            told = _joined(told or term, "" if term or (_UUID.fullmatch(code) and told) else self._value(code, named))
        self._bundle.take(node, *(["code"] if isinstance(code, str) else []))
        self._bundle.take(node, *(["display"] if isinstance(display, str) else []))
        self._say(subject, named, told)
        return False

    def _is_ordinary(self, value: object, named: str, resource: Node) -> bool:
        key = named.casefold()
        if key == "active":
            return value is True
        done = value == "completed" and resource.get("resourceType") == "ClinicalImpression"
        return isinstance(value, str) and (value in _ORDINARY.get(key, frozenset()) or (key == "status" and done))

    def _value(self, value: object, named: str) -> str:
        said, key = as_moment(value) or shown(value), named.casefold()
        if key == "data" and len(said) > LINE_MAX:
            return words.ATTACHED
        if key == "gender":
            return words.GENDERS.get(said, said)
        if key.endswith("status") and said in words.STATUSES:
            return _joined(words.STATUSES[said], said)
        return self._terms.get(said.casefold(), said)

    def _say(self, subject: Callable[[], str], named: str, text: str) -> None:
        if text:
            element = words.ELEMENTS.get(_plain(named)) or _else(named)
            self._lines.add(f"{subject()}, {element}" if element else subject(), text)


def _of_the_message() -> str:
    return words.WHOLE_FILE


def called(resource: Node) -> str:
    """What kind of piece a resource is."""
    kind = shown(resource.get("resourceType"))
    return words.RESOURCES_CALLED.get(kind) or _else(kind[:_KEY_MAX]).capitalize() or words.WHOLE_FILE


def _named(node: Node, named: str) -> str:
    """What the values of an object are named after: an extension by the last part of its address."""
    url = node.get("url")
    return url.rstrip("/").rsplit("/", 1)[-1] if isinstance(url, str) and last_part(url) else named


def _plain(named: str) -> str:
    return last_part(named).removeprefix("kl-messaging-ffb-").removeprefix("kl-reporting-ffb-")


def _else(named: str) -> str:
    said = cleaning.line(named[:_KEY_MAX])
    return f"{words.ELSE} ({said})" if said else ""


def _joined(text: str, code: str) -> str:
    return f"{text} ({code})" if text and code and text != code else text or code
