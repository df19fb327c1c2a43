"""Where in a text something stands that may point to somebody: a name, a place, a number, a date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Literal

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.course.commonwords import ABBREVIATIONS, HARMLESS, OPENERS
from ffbdesk.domain.course.daysintext import days_in, parts_in

_AROUND = 5
"""Words shown before and after."""


class Kind(StrEnum):
    """What it is, in the order in which it is asked about."""

    NAME = "name"
    PLACE = "place"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Known:
    """What the archive itself knows to be somebody's."""

    kind: Kind
    words: str


type SureWord = Literal["known", "seen", "opens"]


@dataclass(frozen=True, slots=True)
class Span:
    """One place in one text."""

    text: int
    """Which of the texts."""
    start: int
    end: int
    kind: Kind
    words: str
    """What is asked about: without the s of a genitive, every gap one space."""
    sure: SureWord = "seen"
    is_day: bool = False


_EDGE, _END = r"(?<![^\W_])", r"(?![^\W_])"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)[^\s,;)]+")
_CPR = re.compile(rf"{_EDGE}\d{{6}}[-\u2010-\u2015 ]?[\dxX]{{4}}{_END}")
_PHONE = re.compile(rf"(?:\+\d\d ?)?{_EDGE}\d\d(?:[ .]?\d\d){{3}}{_END}")
_PLATE = re.compile(rf"{_EDGE}[A-ZÆØÅ]{{2}} ?\d\d ?\d{{3}}{_END}")
_HOUSE = re.compile(rf"{_EDGE}(?:[Nn]r\.|[Nn]ummer)\s*\d+\s?[A-Z]?{_END}")
_AGE = re.compile(rf"{_EDGE}\d{{1,3}}(?:-| )?årige?s?{_END}|{_EDGE}\d{{1,3}} år gammel{_END}")
_MIXED = re.compile(rf"{_EDGE}[^\W_]+(?:[./-][^\W_]+)*{_END}")
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d(?:-\d{1,2}(?:[.:]\d\d)?)?")
_ZIP = re.compile(rf"{_EDGE}\d{{4}} (?=[A-ZÆØÅ])")
_CAPITAL = re.compile(rf"{_EDGE}[A-ZÆØÅÄÖÜÉ][^\W\d_]*(?:['\u2019-][^\W\d_]+)*{_END}")
_ROAD = re.compile(
    rf"{_EDGE}(?:(?:[A-ZÆØÅ][^\W\d_.]*\.? )*(?:[A-ZÆØÅ][^\W\d_]*(?:vej|gade|allé|alle|stræde|plads|torv|vænget|parken)"
    r"|(?<= )(?:Vej|Gade|Allé|Alle|Plads|Torv|Stræde))(?:en|et)?)"
    rf"(?: \d{{1,3}} ?[A-Z]?{_END}(?:,? ?(?:st|\d{{1,2}})\.? ?(?:sal|tv|th|mf)?\.?{_END})?)?{_END}"
)
_PLACE_END = (
    *("vej", "vejen", "gade", "gaden", "allé", "alle", "stræde", "plads", "pladsen", "torv", "torvet", "kommune"),
    *("gård", "gården", "skole", "skolen", "hjem", "hjemmet", "centret", "center", "huset", "parken", "vænget"),
    *("hospital", "sygehus", "by", "bjerg", "borg", "køb", "købing", "rup", "strup", "sted", "havn"),
)
_IN = re.compile(r"(?:^|\W)(?:i|på|fra|til|ved|nær)\s+$", re.IGNORECASE)
_COMMUNE = re.compile(r"\s+kommune", re.IGNORECASE)
_DIGITS = 4
"""Figures of a number that is asked about."""


def spans(texts: Sequence[str], known: Sequence[Known]) -> list[Span]:
    """Every place, none in another: the first and longest of those that meet."""
    everything = [span for n, text in enumerate(texts) for span in _in_text(n, text, known)]
    inside = {span.words for span in everything if span.kind in (Kind.NAME, Kind.PLACE) and span.sure != "opens"}
    small = {word for text in texts for word in re.findall(r"(?<![^\W_])[^\W\d_]+", text) if word[0].islower()}
    kept = [span for span in (_weighed(one, inside, small) for one in everything) if span is not None]
    return _apart([_stem(span, {one.words for one in kept}) for span in kept])


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """A few words before and after a place."""
    before, after = text[:start].split(), text[end:].split()
    joint = "" if start == 0 or not text[start - 1].isspace() else " "
    left = ("… " if len(before) > _AROUND else "") + " ".join(before[-_AROUND:]) + joint
    first = " " if text[end : end + 1].isspace() else ""
    right = first + " ".join(after[:_AROUND]) + (" …" if len(after) > _AROUND else "")
    return left.lstrip(), right.rstrip()


def _in_text(n: int, text: str, known: Sequence[Known]) -> Iterator[Span]:
    for one in days_in(text):
        yield Span(n, one.start, one.end, Kind.DATE, _tidy(one.words), is_day=True)
    for start, end in parts_in(text):
        yield Span(n, start, end, Kind.DATE, _tidy(text[start:end]))
    for each in known:
        yield from _known(n, text, each)
    for form in (_MAIL, _CPR, _PHONE, _PLATE, _HOUSE, _AGE):
        for found in form.finditer(text):
            yield Span(n, *found.span(), Kind.NUMBER, _tidy(found[0]))
    for found in _ROAD.finditer(text):
        yield Span(n, *found.span(), Kind.PLACE, _tidy(found[0]))
    yield from _numbers(n, text)
    yield from _capitals(n, text)


def _known(n: int, text: str, one: Known) -> Iterator[Span]:
    """Wherever it stands, in capitals too; in small letters it is asked about by itself: 'Bo' is no 'bo'."""
    words = _tidy(one.words)
    if not words:
        return
    ending = r"(?:['\u2019]?[sS](?![^\W_])|['\u2019](?![^\W_]))?" if words[-1].isalpha() else ""
    form = r"\s+".join(map(re.escape, words.split(" ")))
    for found in re.finditer(f"{_EDGE}({form}){ending}{_END}", text, re.IGNORECASE):
        stands = _tidy(found[1])
        same = stands in (words, words.upper())
        if same or len(words) > 2:
            yield Span(n, *found.span(), one.kind, words if same else stands, "known")


def _numbers(n: int, text: str) -> Iterator[Span]:
    for found in _MIXED.finditer(text):
        if sum(c.isdecimal() for c in found[0]) >= _DIGITS and not _CLOCK.fullmatch(found[0]):
            yield Span(n, *found.span(), Kind.NUMBER, found[0])


def _capitals(n: int, text: str) -> Iterator[Span]:
    for found in _CAPITAL.finditer(text):
        word = found[0]
        stop = text[found.end() : found.end() + 1] == "."
        if (
            word.casefold() in HARMLESS
            or (len(word) == 1 and not stop)
            or (stop and f"{word}.".casefold() in ABBREVIATIONS)
        ):
            continue
        opens = _opens(text, found.start())
        if (opens or text[: found.start()].rstrip().endswith(".")) and word.casefold() in OPENERS:
            continue
        is_place = (
            word.casefold().endswith(_PLACE_END)
            or _COMMUNE.match(text, found.end())
            or (not opens and _IN.search(text[: found.start()]))
        )
        zip_ = _zip(text, found.start())
        start = found.start() - zip_
        kind = Kind.PLACE if is_place or zip_ else Kind.NAME
        yield Span(n, start, found.end(), kind, _tidy(text[start : found.end()]), "opens" if opens else "seen")


def _zip(text: str, at: int) -> int:
    """How many signs of a postal code stand before a town."""
    return 5 if at >= 5 and _ZIP.match(text, at - 5) else 0


def _opens(text: str, at: int) -> bool:
    """Whether a sentence begins here."""
    before = text[:at].rstrip(" \t\"'»«“”„(–-•*\u2019")
    if not before or before[-1] in "\n!?:" or "\n" in text[len(before) : at]:
        return True
    if before[-1] != ".":
        return False
    last = before.split()[-1].casefold()
    return last not in ABBREVIATIONS and re.fullmatch(r"\(?\d{1,2}\.", last) is None


def _weighed(span: Span, inside: set[str], small: set[str]) -> Span | None:
    """What only opens sentences: a name where it has a capital inside one too, nothing where it is an ordinary word."""
    if span.sure != "opens":
        return span
    if span.words in inside or (span.words[-1:] == "s" and span.words[:-1] in inside):
        return replace(span, sure="seen")
    return None if span.words.casefold() in small else span


def _stem(span: Span, words: set[str]) -> Span:
    """'Mettes' is 'Mette' where that stands somewhere too; "Lars'" and "Mette's" are Lars and Mette."""
    for ending in ("'s", "\u2019s", "s"):
        bare = span.words.removesuffix(ending)
        if bare != span.words and span.kind in (Kind.NAME, Kind.PLACE) and (bare in words or ending != "s"):
            return replace(span, words=bare)
    return span


def _apart(found: list[Span]) -> list[Span]:
    """The first and longest of those that meet; where they are the same, what is known."""
    order = {"known": 0, "seen": 1, "opens": 2}
    kinds = (Kind.DATE, Kind.NUMBER, Kind.PLACE, Kind.NAME)
    found.sort(key=lambda one: (one.text, one.start, -one.end, order[one.sure], kinds.index(one.kind)))
    kept: list[Span] = []
    for one in found:
        if not kept or one.text != kept[-1].text or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _tidy(words: str) -> str:
    return " ".join(words.split())
