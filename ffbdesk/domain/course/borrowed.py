"""A course case that is made of a citizen's round: what stands there, what stands for it, and who has read it.

It belongs to the citizen until it is a file: only then has it nothing of them any more, as far as anybody can see.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from enum import StrEnum

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.course.disguise import Candidate, Disguise, Disguiser, standing
from ffbdesk.domain.course.draft import CaseDraft, Lack, lacks
from ffbdesk.domain.course.pointing import Kind

WEEK = 7


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads it, and says that nobody can be recognised."""

    name: str = ""
    read: str = ""
    """The mark of the text that they read; empty where they have not. Another text is to be read anew."""


class Missing(StrEnum):
    """What keeps it from being a file, in the order in which it is done."""

    NAME = "name"
    WORDS = "words"
    TEXT = "text"
    REASONING = "reasoning"
    STILL_THERE = "still_there"
    READERS = "readers"


@dataclass(frozen=True, slots=True)
class BorrowedCase:
    """What stands so far. The draft has the citizen's own text."""

    id: str
    draft: CaseDraft
    begun_on: date
    instead: Mapping[str, str] = field(default_factory=dict)
    """What stands for words that point to somebody."""
    stays: frozenset[str] = frozenset()
    """Such words that may stay."""
    days: int = 0
    """How far whole dates are moved: whole weeks."""
    left_out: frozenset[str] = frozenset()
    """Sections that do not come along."""
    readers: tuple[Reader, Reader] = (Reader(), Reader())

    def kept(self) -> CaseDraft:
        """What comes along, in the citizen's own words."""
        sections = tuple(one for one in self.draft.sections if one.id not in self.left_out)
        themes = tuple(one for one in self.draft.themes if self.left_out.isdisjoint(one.built_on))
        return replace(self.draft, sections=sections, themes=themes)

    def texts(self) -> tuple[str, ...]:
        """Where something may point to somebody."""
        kept = self.kept()
        return (*(one.text for one in kept.sections), *(one.reasoning for one in kept.themes))

    def disguise(self) -> Disguise:
        """What stands for what, as far as it is decided."""
        instead = {words: other.strip() for words, other in self.instead.items() if words not in self.stays}
        return Disguise({words: other for words, other in instead.items() if other}, self.days, self.stays)

    def as_it_reads(self) -> CaseDraft:
        """The case with everything replaced; declared once both have read just this."""
        kept, by = self.kept(), Disguiser(self.disguise())
        made = replace(
            kept,
            sections=tuple(replace(one, text=by.of(one.text)) for one in kept.sections),
            themes=tuple(replace(one, reasoning=by.of(one.reasoning)) for one in kept.themes),
        )
        readers = tuple(one.name.strip() for one in self.readers)
        return replace(made, readers=readers, declared=self.is_approved(mark_of(made)))

    def is_approved(self, mark: str) -> bool:
        """Whether two different people have read the text of this mark."""
        names = {" ".join(one.name.split()).casefold() for one in self.readers}
        return "" not in names and len(names) == len(self.readers) and all(one.read == mark for one in self.readers)

    def is_decided(self, one: Candidate) -> bool:
        """Whether it is replaced, moves with the dates, or may stay."""
        is_moved, stays = one.is_day and self.days != 0, one.words in self.stays and not one.must_go
        return is_moved or stays or bool(self.instead.get(one.words, "").strip())


def mark_of(draft: CaseDraft) -> str:
    """Says whether a text is the one that somebody has read."""
    content: list[object] = [draft.name.strip(), draft.age]
    content += [[one.heading, one.text] for one in draft.sections]
    content += [[one.theme, one.reasoning] for one in draft.themes]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def undecided(made: BorrowedCase, found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """What nobody has said anything about yet."""
    return tuple(one for one in found if not made.is_decided(one))


def still_there(
    made: BorrowedCase, reads: CaseDraft, found: Sequence[Candidate], own: Sequence[str]
) -> tuple[str, ...]:
    """Words that were replaced and stand there all the same: the same name was given to somebody else.

    `reads` is the case as it reads. `own` are the citizen's own names: the invented one may have none of them.
    """
    by, texts = made.disguise(), [one.text for one in reads.sections]
    texts += [reads.name, *(one.reasoning for one in reads.themes)]
    replaced = [one.words for one in found if one.kind is not Kind.DATE and one.words in by.instead]
    there = standing(texts, replaced) | standing([reads.name.title()], [one for one in own if one not in made.stays])
    return tuple(words for words in dict.fromkeys((*replaced, *own)) if words in there)


def missing(
    made: BorrowedCase, reads: CaseDraft, found: Sequence[Candidate], own: Sequence[str]
) -> tuple[Missing, ...]:
    """Everything that keeps it from being a file."""
    lack = {what for what, _theme in lacks(reads)}
    asked = (
        (Missing.NAME, Lack.NAME in lack),
        (Missing.WORDS, bool(undecided(made, found))),
        (Missing.TEXT, bool(lack & {Lack.TEXT, Lack.THEMES})),
        (Missing.REASONING, bool(lack & {Lack.REASONING, Lack.LEVEL, Lack.AUTHOR})),
        (Missing.STILL_THERE, bool(still_there(made, reads, found, own))),
        (Missing.READERS, Lack.DECLARED in lack),
    )
    return tuple(what for what, is_so in asked if is_so)
