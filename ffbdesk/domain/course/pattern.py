"""One's own pattern: what somebody who practises alone does again and again, trap by trap."""

from collections.abc import Iterable

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.course.case import ThemeReference, Trap
from ffbdesk.domain.judgement import Judgement, level_of

LEAST = 5
"""Themes with a trap, before anything is said of it."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One theme that was scored alone, and what the reference says of it."""

    case: str
    judgement: Judgement
    reference: ThemeReference


@dataclass(frozen=True, slots=True)
class Pattern:
    """How somebody scored the themes with one trap."""

    trap: Trap
    cases: int
    under: int
    within: int
    over: int
    otherwise: int
    """A level where none can be defended, or none where one can."""

    @property
    def themes(self) -> int:
        """How many themes it is about."""
        return self.under + self.within + self.over + self.otherwise

    @property
    def is_enough(self) -> bool:
        """Whether it says anything."""
        return self.themes >= LEAST


def where(judgement: Judgement, reference: ThemeReference) -> str:
    """Where a judgement lies: 'under', 'within', 'over' or 'otherwise'."""
    if judgement in reference.defensible:
        return "within"
    level, levels = level_of(judgement), reference.levels
    if level is None or not levels:
        return "otherwise"
    return "under" if level < levels[0] else "over"


def patterns(scored: Iterable[Scored]) -> tuple[Pattern, ...]:
    """Of every trap that was met, the most met first."""
    found = tuple(scored)
    made = [_pattern(trap, [one for one in found if trap in one.reference.traps]) for trap in Trap]
    return tuple(sorted((one for one in made if one.themes), key=lambda one: -one.themes))


def _pattern(trap: Trap, met: list[Scored]) -> Pattern:
    places = [where(one.judgement, one.reference) for one in met]
    cases = len({one.case for one in met})
    return Pattern(trap, cases, *(places.count(place) for place in ("under", "within", "over", "otherwise")))
