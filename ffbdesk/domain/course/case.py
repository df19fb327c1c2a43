"""A written course case: its text, and a reasoned reference that is never called a key.

Source of form and rules: `design/course.md`. The person is always made up.
"""

import hashlib
import json
from datetime import date
from enum import StrEnum

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.ids import TargetCode, ThemeCode
from ffbdesk.domain.judgement import Judgement, Level, level_of

LONGEST, LONGEST_LINE = 4000, 200
"""Characters in a paragraph or a reason; and in a name, a heading or a line of a list."""
MOST_SECTIONS, MOST_PARAGRAPHS, MOST_LINES = 60, 40, 20
"""What a case's file may hold: so one that is written here can be read everywhere."""
LONGEST_CASE = 400_000
"""Characters in all of its text: a file of less than 1 MB, however they are written."""


class Trap(StrEnum):
    """What a theme of a case trains: where people stumble."""

    AIDS = "hjaelpemiddel"
    SUPPORT = "stoette"
    REMINDING = "paamindelse"
    CAN_AND_DOES = "kan_goer"
    RESULT = "resultat"
    NOT_ASSESSED_IS_NO_ZERO = "iv_ikke_nul"
    NOT_RELEVANT_IS_NO_ZERO = "ir_ikke_nul"
    ZERO_IS_RELEVANT = "nul_ikke_ir"
    NEIGHBOUR = "nabo"
    GAP_IN_SCALE = "skalahul"
    VOICES = "stemmer"
    NORM = "norm"


SUPPORTED = frozenset({Trap.SUPPORT, Trap.REMINDING})
"""Where somebody supports the person: there the support is easily counted in."""


@dataclass(frozen=True, slots=True)
class Section:
    """A piece of the text under a heading of its own."""

    id: str
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Against:
    """Why it is not this other judgement."""

    judgement: Judgement
    reason: str


@dataclass(frozen=True, slots=True)
class ThemeReference:
    """What the author of a case would give a theme, and why."""

    theme: ThemeCode
    judgement: Judgement
    defensible: tuple[Judgement, ...]
    """What can be argued for, the reference itself among it."""
    plain: bool
    """Whether the text leaves little doubt."""
    built_on: tuple[str, ...]
    """Ids of the sections that say it."""
    traps: tuple[Trap, ...]
    reasoning: str
    against: tuple[Against, ...] = ()
    counted_in: tuple[str, ...] = ()
    """Aids and medicine, which count."""
    left_out: tuple[str, ...] = ()
    """Support, which does not."""

    @property
    def is_supported(self) -> bool:
        """Whether somebody supports the person here."""
        return bool(self.left_out) or not SUPPORTED.isdisjoint(self.traps)

    @property
    def levels(self) -> tuple[Level, ...]:
        """The defensible levels, lowest first; none where the reference is no level."""
        if level_of(self.judgement) is None:
            return ()
        return tuple(sorted(level for one in self.defensible if (level := level_of(one)) is not None))

    def why_not(self, judgement: Judgement | None) -> str:
        """The reason against a judgement; empty where none is written."""
        return next((one.reason for one in self.against if one.judgement == judgement), "")


@dataclass(frozen=True, slots=True)
class Reference:
    """The author's own scoring of a case."""

    author: str
    on: date
    tried_by: tuple[str, ...]
    """VUM trainers who have scored the case blind and agree that the reference is fair."""
    note: str
    themes: tuple[ThemeReference, ...]

    def of(self, theme: ThemeCode) -> ThemeReference | None:
        """What it gives a theme; None where it says nothing of it."""
        return next((one for one in self.themes if one.theme == theme), None)


@dataclass(frozen=True, slots=True)
class Target:
    """A målgruppe by code, with its term as the file has it."""

    code: TargetCode
    term: str


@dataclass(frozen=True, slots=True)
class Declared:
    """Who says that nobody in the case is a real person, and when."""

    by: str
    on: date


@dataclass(frozen=True, slots=True)
class CourseCase:
    """One case as it is handed out and talked through."""

    id: str
    revision: int
    title: str
    name: str
    age: int | None
    summary: str
    primary: Target | None
    others: tuple[Target, ...]
    period: tuple[date, date] | None
    minutes_to_read: int
    minutes_to_score: int
    declared: Declared
    sections: tuple[Section, ...]
    themes: tuple[ThemeCode, ...]
    """Those that can be scored, in the order of the text."""
    reference: Reference | None = None
    """None in what a participant gets."""

    @property
    def is_tried(self) -> bool:
        """Whether a VUM trainer has tried the reference."""
        return self.reference is not None and bool(self.reference.tried_by)

    @property
    def text_hash(self) -> str:
        """SHA-256 (hex) of the text: whoever scored another text scored another case."""
        return hash_of(self.sections)

    def section(self, which: str) -> Section | None:
        """The section with this id."""
        return next((one for one in self.sections if one.id == which), None)


def hash_of(sections: tuple[Section, ...]) -> str:
    """SHA-256 (hex) of sections, written the same way everywhere."""
    plain = [{"heading": one.heading, "id": one.id, "paragraphs": list(one.paragraphs)} for one in sections]
    written = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def short_name(case: CourseCase) -> str:
    """The person's first name, as it stands in a file's name or a code: capitals of the English alphabet."""
    first = (case.name.split() or ["SAG"])[0].upper()
    for letter, plain in (("Æ", "AE"), ("Ø", "OE"), ("Å", "AA"), ("É", "E"), ("Ü", "UE"), ("Ö", "OE"), ("Ä", "AE")):
        first = first.replace(letter, plain)
    return "".join(c for c in first if c.isascii() and c.isalpha()) or "SAG"
