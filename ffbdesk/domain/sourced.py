"""Text in which sentences know the note that they came from.

It is stored as one text, with a mark round each such sentence: what is written, undone, kept as a draft and cleaned is
one value, and a link can neither be saved without its words nor outlive their last letter.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.ids import NoteId

_MARK = re.compile(r"\{\{([0-9a-f-]{36}):(.*?)\}\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Taken:
    """Where a sentence stands that came from a note: letters from `start` up to `end`."""

    note: NoteId
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sourced:
    """The words as one reads them, and where they came from, in their order; no two overlap."""

    text: str = ""
    taken: tuple[Taken, ...] = ()

    @property
    def value(self) -> str:
        """As it is stored."""
        parts, at = [], 0
        for one in self.taken:
            parts += [self.text[at : one.start], f"{{{{{one.note}:{self.text[one.start : one.end]}}}}}"]
            at = one.end
        return "".join([*parts, self.text[at:]])

    def changed(self, at: int, removed: int, inserted: str) -> "Sourced":
        """After letters went and came at a place. Words written inside a sentence belong to it, those beside it not."""
        text = f"{self.text[:at]}{inserted}{self.text[at + removed :]}"
        moved = (_unambiguous(text, _moved(one, at, removed, len(inserted))) for one in self.taken)
        return Sourced(text, tuple(one for one in moved if one.start < one.end))

    def with_sentence(self, at: int, sentence: str, note: NoteId) -> "Sourced":
        """A sentence of a note at a place, with the gaps that it needs; inside another sentence it comes after it."""
        at = next((one.end for one in self.taken if one.start < at < one.end), min(max(at, 0), len(self.text)))
        words = " ".join(sentence.split())
        before = " " if at and not self.text[at - 1].isspace() else ""
        after = " " if at < len(self.text) and not self.text[at].isspace() else ""
        grown = self.changed(at, 0, f"{before}{words}{after}")
        start = at + len(before)
        mine = _unambiguous(grown.text, Taken(note, start, start + len(words)))
        there = (*grown.taken, *([mine] if mine.start < mine.end else []))
        return replace(grown, taken=tuple(sorted(there, key=lambda one: one.start)))

    def notes(self) -> tuple[NoteId, ...]:
        """The notes that it draws on, each once, in their order."""
        return tuple(dict.fromkeys(one.note for one in self.taken))

    def at(self, place: int) -> Taken | None:
        """The sentence that a place lies in."""
        return next((one for one in self.taken if one.start <= place <= one.end), None)


def parse(value: str) -> Sourced:
    """The text behind a stored value."""
    parts: list[str] = []
    taken: list[Taken] = []
    length = at = 0
    for found in _MARK.finditer(value):
        before, words = value[at : found.start()], found[2]
        start = length + len(before)
        parts += [before, words]
        length, at = start + len(words), found.end()
        if words:
            taken.append(Taken(NoteId(found[1]), start, length))
    return Sourced("".join([*parts, value[at:]]), tuple(taken))


def plain(value: str) -> str:
    """The words alone."""
    return parse(value).text


def place_in_text(value: str, at: int) -> int:
    """Where a place in the stored value lies among the words that one reads."""
    read = 0
    last = 0
    for found in _MARK.finditer(value):
        words_at, words_end = found.start(2), found.end(2)
        if at <= found.start():
            break
        read += found.start() - last
        if at <= words_end:
            return read + max(0, at - words_at)
        read += words_end - words_at
        last = found.end()
        if at <= last:
            return read
    return read + max(0, at - last)


def letters(notes: Iterable[NoteId]) -> dict[NoteId, str]:
    """A letter for each note, in their order: a to z, then aa, ab …"""
    return {note: _letter(n) for n, note in enumerate(dict.fromkeys(notes))}


def _letter(number: int) -> str:
    first, last = divmod(number, 26)
    return (_letter(first - 1) if first else "") + chr(ord("a") + last)


def _unambiguous(text: str, one: Taken) -> Taken:
    """A link ends where its words would end its mark: nobody writes two braces, but somebody may paste them."""
    found = text.find("}}", one.start, one.end)
    end = one.end if found < 0 else found
    while end > one.start and text[end - 1] == "}":
        end -= 1
    return replace(one, end=end)


def _moved(one: Taken, at: int, removed: int, inserted: int) -> Taken:
    end = at + removed

    def follow(place: int, *, at_start: bool) -> int:
        if place < at or (place == at and not at_start and not removed):
            return place
        if place == at:
            return at + (inserted if at_start else 0) if place >= end or at_start else place
        if place >= end:
            return place + inserted - removed
        return at + inserted if at_start else at

    inside = one.start < at and end < one.end  # what is written within a sentence is part of it
    if inside:
        return replace(one, end=one.end + inserted - removed)
    return replace(one, start=follow(one.start, at_start=True), end=follow(one.end, at_start=False))
