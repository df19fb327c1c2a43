"""What the parts of reading a message share: the bundle, the catalogue's terms, and where text goes to."""

from collections.abc import Callable, Iterable
from typing import Any

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.alphabet import fold
from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.cleaning import line
from ffbdesk.domain.ids import NewId
from ffbdesk.domain.interventions import EntryKind
from ffbdesk.export.message.fhir import CODINGS_MAX, Bundle, Node, nodes, own_id
from ffbdesk.export.message.leftover import Lines, Paragraphs
from ffbdesk.export.message.parties import Parties

WRONG = frozenset({"entered-in-error", "cancelled", "rejected", "revoked"})
"""Statuses of what is not asked for: it becomes no goal and no ydelse, and is told with its status."""


class Vocabulary:
    """One list of the catalogue: its terms by code, and its codes by term."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self.terms: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        for code, term in entries:
            self.terms.setdefault(code, term)
            self._codes.setdefault(fold(line(term)), code)

    def by_code(self, code: str) -> str | None:
        """The official code, where this is one of the list."""
        return code.lower() if code.lower() in self.terms else None

    def by_term(self, term: str) -> str | None:
        """The code of a term that is spelt so, whatever the case of its letters."""
        return self._codes.get(fold(line(term))) if term else None


class Terms:
    """The lists of a catalogue. Labels repeat between them, so each is asked for itself."""

    def __init__(self, catalogue: Catalogue) -> None:
        more = catalogue.interventions
        judged = {str(theme.code) for _group, themes in catalogue.activities() for theme in themes}
        spelt = [(t.code, name) for t in catalogue.themes for name in (t.term, t.name)]
        self.themes = Vocabulary(one for one in spelt if one[0] in judged)
        """Of Aktivitet og deltagelse, which alone has levels and goals."""
        groups = [(group.code, group.term) for group in catalogue.groups]
        self.described = Vocabulary([*(one for one in spelt if one[0] not in judged), *groups])
        self.levels = Vocabulary((v.code, v.label) for v in catalogue.levels if v.level is not None)
        self.level_of = {v.code: v.level for v in catalogue.levels if v.level is not None}
        self.changes = Vocabulary((v.code, v.term) for v in catalogue.change_values)
        self.interventions = Vocabulary((v.code, v.term) for v in more.interventions)
        self.services = Vocabulary((v.code, v.term) for v in more.services)
        headings = [(v.code, v.term) for v in more.headings(EntryKind.TARGET_GROUP)]
        self.targets = Vocabulary([*((v.code, v.term) for v in more.target_groups), *headings])
        self.needs = Vocabulary((v.code, v.term) for v in more.support_needs)
        rest = [(one.code, one.term) for one in more.groups]
        rest += [(one.code, one.term) for one in more.follow_up_values]
        rest += [(one.code, one.term) for one in more.informants]
        rest += [(one.code, one.label) for one in catalogue.levels]
        lists = (self.themes, self.described, self.changes, self.interventions, self.services, self.targets, self.needs)
        self.all = dict(rest) | {code: term for one in lists for code, term in one.terms.items()}
        """Every code of the catalogue with its official term."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One message while it is read."""

    bundle: Bundle
    terms: Terms
    lines: Lines
    told: Paragraphs
    involved: Paragraphs
    parties: Parties
    new_id: NewId
    claimed: set[str]
    made: dict[tuple[str, int], Any]

    def once[T](self, what: str, node: Node, make: "Callable[[Reading, Node], T]") -> T:
        """What is made of one piece, made once: many thousands may point to it."""
        key = (what, id(node))
        if key not in self.made:
            self.made[key] = make(self, node)
        found: T = self.made[key]
        return found

    def claim(self, node: Node) -> str:
        """The sender's id of a piece, by which the next version of the message is known; ours where it has none, or
        another piece has it already.
        """
        own = own_id(node)
        made = own if own and own not in self.claimed else self.new_id()
        self.claimed.add(made)
        return made

    def match(self, node: Node, key: str, vocabulary: Vocabulary, *, take: bool = True) -> str | None:
        """The code of a list that a concept means: by a code, else by the official term as display or text."""
        codings = self.bundle.codings(node, key)
        for one in codings:
            code = vocabulary.by_code(one.code)
            if code:
                return self._matched(node, key, vocabulary, code, take=take)
        texts = [text for text in (self.concept_text(node, key, take=False), *(one.display for one in codings)) if text]
        found = next(filter(None, (vocabulary.by_term(text) for text in texts)), None)
        return self._matched(node, key, vocabulary, found, take=take) if found else None

    def _matched(self, node: Node, key: str, vocabulary: Vocabulary, code: str, *, take: bool) -> str:
        """A display or text that says something else than the official term stays to be told."""
        for one in self.bundle.codings(node, key) if take else ():
            same = vocabulary.by_code(one.code) == code
            if same:
                self.bundle.take(one.node, "code")
            if vocabulary.by_term(one.display) == code:
                self.bundle.take(one.node, "display", "code")
        for concept in nodes(node, key) if take else ():
            if vocabulary.by_term(_text(concept)) == code:
                self.bundle.take(concept, "text")
        return code

    def concept_text(self, node: Node, key: str, *, take: bool = True) -> str:
        """What stands in a concept in words, running; empty where only codes do."""
        texts = [self.bundle.text(one, "text") if take else _text(one) for one in nodes(node, key)[:CODINGS_MAX]]
        return "\n".join(filter(None, texts))

    def concept_words(self, node: Node, key: str) -> str:
        """A concept in words: its text, else what the sender calls its codes. Taken."""
        text = self.concept_text(node, key)
        if text:
            return text
        shown = [one for one in self.bundle.codings(node, key) if one.display]
        for one in shown:
            self.bundle.take(one.node, "display")
        return "; ".join(dict.fromkeys(one.display for one in shown))

    def codes(self, node: Node, key: str) -> set[str]:
        """The codes of a concept, in small letters. Nothing is taken."""
        return {one.code.lower() for one in self.bundle.codings(node, key) if one.code}


def _text(concept: Node) -> str:
    text = concept.get("text")
    return text if isinstance(text, str) else ""
