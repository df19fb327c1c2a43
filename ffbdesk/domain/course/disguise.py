"""Øvesag: what in a text may point to a real person, and the text with something else in its place.

The program cannot know who can be recognised. It finds what it can see (names, places, numbers, dates) and leaves
nothing of it to chance: each is replaced, or somebody has said that it may stay.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from enum import StrEnum

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.course.daysintext import Day, days_in
from ffbdesk.domain.course.pointing import Kind, Known, around, spans

_SHORTEST = 4
"""Letters of a number that can only be one thing."""


class Sure(StrEnum):
    """How plainly a candidate is one."""

    KNOWN = "known"
    """It stands in the archive: the citizen's name, a contact's, a number."""
    SEEN = "seen"
    """It looks like one."""
    OPENS = "opens"
    """A capital at the start of a sentence only: a name, or any word."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may point to somebody, wherever they stand."""

    kind: Kind
    words: str
    times: int
    where: tuple[str, str]
    """The words before and after them, the first time."""
    sure: Sure
    is_day: bool = False
    """A whole date, which moves with the others."""

    @property
    def must_go(self) -> bool:
        """Whether it may not stay: a case has nobody's CPR number, case number or telephone."""
        return self.kind is Kind.NUMBER and self.sure is Sure.KNOWN and len(self.words) >= _SHORTEST


@dataclass(frozen=True, slots=True)
class Disguise:
    """What stands for what."""

    instead: Mapping[str, str] = field(default_factory=dict)
    days: int = 0
    """How far whole dates are moved."""
    stays: frozenset[str] = frozenset()
    """Words that may stay: of these, whole dates are not moved."""


def candidates(texts: Sequence[str], known: Iterable[Known] = ()) -> tuple[Candidate, ...]:
    """Everything found, by kind, each once, in the order of the texts; what only opens a sentence comes last."""
    found: dict[str, list[tuple[str, int, int, Kind, Sure, bool]]] = {}
    for span in spans(texts, tuple(known)):
        found.setdefault(span.words, []).append(
            (texts[span.text], span.start, span.end, span.kind, Sure(span.sure), span.is_day)
        )
    made = [_candidate(words, places) for words, places in found.items()]
    order = list(Kind)
    return tuple(sorted(made, key=lambda one: (one.sure is Sure.OPENS, order.index(one.kind))))


def _candidate(words: str, places: list[tuple[str, int, int, Kind, Sure, bool]]) -> Candidate:
    kinds = [one[3] for one in places]
    kind = Kind.PLACE if Kind.PLACE in kinds else kinds[0]
    sure = min((one[4] for one in places), key=list(Sure).index)
    text, start, end, *_rest = places[0]
    return Candidate(kind, words, len(places), around(text, start, end), sure, all(one[5] for one in places))


class Originals:
    """Words that are looked for in texts: whole ones, in the genitive too, in capitals, across any gap."""

    def __init__(self, words: Iterable[str]) -> None:
        tidy = list(dict.fromkeys(one for each in words if (one := _one_gap(each))))
        self._of = {form: one for one in tidy for form in _forms(one)} | {one: one for one in tidy}
        self._pattern = _pattern(sorted(tidy, key=len, reverse=True)) if tidy else None

    def found(self, text: str) -> Iterator[tuple[re.Match[str], str, str]]:
        """Where one stands, which of them, and its ending. At each place the longest."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            yield match, *self._which(_one_gap(match[0]))

    def _which(self, found: str) -> tuple[str, str]:
        for ending in _ENDINGS:
            stem = found[: len(found) - len(ending)]
            if found.casefold().endswith(ending) and stem in self._of:
                return self._of[stem], found[len(stem) :]
        raise AssertionError(found)  # the pattern finds nothing else


class Disguiser:
    """Puts one thing in the place of another, in as many texts as there are.

    Whole words, the longest first, and nothing twice. A genitive stays one, capitals stay, and whole dates move unless
    they are replaced by words or may stay.
    """

    def __init__(self, by: Disguise) -> None:
        self._instead = {_one_gap(words): other for words, other in by.instead.items() if words.strip()}
        self._originals = Originals(self._instead)
        self._days, self._stays = by.days, by.stays

    def of(self, text: str) -> str:
        """The text with everything replaced."""
        made = [(day.start, day.end, self._day(day)) for day in days_in(text)]
        made += [
            (match.start(), match.end(), _replaced(match, words, ending, self._instead[words]))
            for match, words, ending in self._originals.found(text)
        ]
        done, at = [], 0
        for start, end, other in sorted(made, key=lambda one: (one[0], -one[1])):
            if start >= at:
                done += [text[at:start], other]
                at = end
        return "".join((*done, text[at:]))

    def _day(self, day: Day) -> str:
        stays = day.words if day.words in self._stays else day.moved(self._days)
        return self._instead.get(_one_gap(day.words)) or stays


def disguised(text: str, by: Disguise) -> str:
    """One text with everything replaced."""
    return Disguiser(by).of(text)


def standing(texts: Iterable[str], words: Iterable[str]) -> frozenset[str]:
    """Those of the words that stand in texts, as they would be replaced there."""
    originals = Originals(words)
    return frozenset(which for text in texts for _match, which, _ending in originals.found(text))


def moved(text: str, days: int) -> str:
    """The text with every whole date so many days later."""
    return disguised(text, Disguise(days=days))


_ENDINGS = ("", "s", "'", "\u2019", "'s", "\u2019s")


def _forms(words: str) -> tuple[str, ...]:
    """As it stands, in capitals, and with a capital."""
    return tuple(dict.fromkeys((words, words.upper(), f"{words[0].upper()}{words[1:]}")))


def _pattern(ordered: Sequence[str]) -> re.Pattern[str]:
    first = re.escape("".join(dict.fromkeys(form[0] for words in ordered for form in _forms(words))))
    forms = "|".join(map(_form, ordered))
    return re.compile(f"(?<![^\\W_])(?=[{first}])(?:{forms})(?![^\\W_])")


def _form(words: str) -> str:
    """One original as it may stand; in the genitive where it ends as a word does."""
    one = "|".join(r"\s+".join(map(re.escape, form.split(" "))) for form in _forms(words))
    if not words[-1].isalpha():
        return f"(?:{one})"
    ending = "['\u2019]?[sS]" + ("|['\u2019]" if words[-1] in "sxzSXZ" else "")
    return f"(?:{one})(?:(?:{ending})(?![^\\W_]))?"


def _replaced(match: re.Match[str], words: str, ending: str, other: str) -> str:
    found = _one_gap(match[0])
    stem = found[: len(found) - len(ending)]
    if stem != words:
        other = other.upper() if stem.isupper() and len(stem) > 1 else f"{other[:1].upper()}{other[1:]}"
    if ending in ("'", "\u2019") and match.string[: match.start()].endswith(ending):
        return other + ending  # the end of a quotation
    return _genitive(other, ending) if ending else other


def _genitive(words: str, ending: str) -> str:
    if words[-1:].casefold() in ("s", "x", "z"):
        return f"{words}'"
    return f"{words}{'S' if ending[-1:] == 'S' and words.isupper() else 's'}" if words[-1:].isalpha() else words


def _one_gap(words: str) -> str:
    return " ".join(words.split())
