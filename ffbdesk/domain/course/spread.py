"""How a group's answers lie: theme by theme, and over all of them. No verdict, no ranking of people."""

from collections.abc import Iterable, Sequence

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.course.agreement import (
    RATERS_LEAST,
    THEMES_LEAST,
    Interval,
    Unit,
    ac2,
    alpha,
    interval,
    share_of_pairs,
)
from ffbdesk.domain.course.case import Reference, ThemeReference
from ffbdesk.domain.course.exercise import Answer
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.judgement import Assessed, Judgement, Level, NotAssessed, NotRelevant, level_of

SEVEN: tuple[Judgement, ...] = (*map(Assessed, Level), NotAssessed(), NotRelevant())
"""What can be chosen, in the order it is shown in."""
_LEVELS = len(Level)


@dataclass(frozen=True, slots=True)
class Spread:
    """One theme: how many chose each of the seven."""

    theme: ThemeCode
    counts: tuple[int, ...]
    doubts: int = 0
    """How many were in doubt."""
    unanswered: int = 0
    reference: ThemeReference | None = None

    @property
    def n(self) -> int:
        """How many chose something."""
        return sum(self.counts)

    @property
    def levels(self) -> Unit:
        """How many gave each level: what figures are made of."""
        return self.counts[:_LEVELS]

    @property
    def same(self) -> float | None:
        """Of all pairs of people, the share that chose the same; None below two."""
        return sum(c * (c - 1) for c in self.counts) / self._pairs if self.n > 1 else None

    @property
    def far(self) -> float | None:
        """The share of pairs more than one level apart, or where one set a level and the other did not."""
        if self.n < 2:
            return None
        near = 2 * sum(a * b for a, b in zip(self.levels, self.levels[1:], strict=False))
        return 1 - (sum(c * (c - 1) for c in self.counts) + near) / self._pairs

    @property
    def _pairs(self) -> int:
        return self.n * (self.n - 1)

    @property
    def within(self) -> int | None:
        """How many chose what can be defended; None where there is no reference."""
        if self.reference is None:
            return None
        return sum(c for c, one in zip(self.counts, SEVEN, strict=True) if one in self.reference.defensible)

    @property
    def under(self) -> int:
        """How many set a level below what can be defended."""
        return sum(self.levels[: self.reference.levels[0]]) if self.reference and self.reference.levels else 0

    @property
    def over(self) -> int:
        """How many set a level above what can be defended."""
        return sum(self.levels[self.reference.levels[-1] + 1 :]) if self.reference and self.reference.levels else 0


@dataclass(frozen=True, slots=True)
class Supported:
    """The themes in which somebody supports the person."""

    themes: int
    n: int
    under: int
    over: int
    most_under: tuple[Spread, ...]
    """Where most set a level that is too low; several where as many did."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and how sure it is; each None where it cannot be computed."""

    value: float | None
    reach: Interval | None


@dataclass(frozen=True, slots=True)
class Figures:
    """What is said over all themes."""

    same: float | None
    """Mean share of pairs that set the same level, over the themes whose reference is a level."""
    near: float | None
    """The same of pairs at most one level apart."""
    themes: int
    """How many themes that is."""
    supported: Supported | None
    alpha: Estimate | None
    """None where there are too few raters or themes to say anything."""
    ac2: Estimate | None


def spread(theme: ThemeCode, answers: Sequence[Answer], reference: Reference | None) -> Spread:
    """One theme of these answers."""
    given = [one for answer in answers if (one := answer.of(theme)) is not None]
    chosen = [one.judgement for one in given if one.judgement is not None]
    counts = tuple(sum(one == at for one in chosen) for at in SEVEN)
    doubts = sum(one.doubt for one in given if one.judgement is not None)
    return Spread(theme, counts, doubts, len(answers) - len(chosen), reference.of(theme) if reference else None)


def spreads(themes: Iterable[ThemeCode], answers: Sequence[Answer], reference: Reference | None) -> tuple[Spread, ...]:
    """Every theme, in its order."""
    return tuple(spread(theme, answers, reference) for theme in themes)


def widest_first(found: Iterable[Spread]) -> tuple[Spread, ...]:
    """Furthest apart first; what nobody answered last."""
    return tuple(
        sorted(found, key=lambda one: (-(one.far or 0.0), one.same if one.same is not None else 2.0, not one.n))
    )


def figures(found: Sequence[Spread]) -> Figures:
    """Over all themes."""
    levelled = [one for one in found if (one.reference is None or one.reference.levels) and sum(one.levels) > 1]
    same = [share for one in levelled if (share := share_of_pairs(one.levels)) is not None]
    near = [share for one in levelled if (share := share_of_pairs(one.levels, 1)) is not None]
    enough = len(levelled) >= THEMES_LEAST and max((one.n for one in found), default=0) >= RATERS_LEAST
    units = [one.levels for one in levelled]
    return Figures(
        _mean(same),
        _mean(near),
        len(levelled),
        _supported(found),
        Estimate(alpha(units), interval(units, alpha)) if enough else None,
        Estimate(ac2(units), interval(units, ac2)) if enough else None,
    )


def _mean(shares: Sequence[float]) -> float | None:
    return sum(shares) / len(shares) if shares else None


def _supported(found: Sequence[Spread]) -> Supported | None:
    there = [one for one in found if one.reference and one.reference.is_supported and one.reference.levels and one.n]
    if not there:
        return None
    most = max(one.under for one in there)
    worst = tuple(one for one in there if most and one.under == most)
    return Supported(
        len(there), sum(s.n for s in there), sum(s.under for s in there), sum(s.over for s in there), worst
    )


def changed(theme: ThemeCode, before: Sequence[Answer], after: Sequence[Answer]) -> int | None:
    """How many chose otherwise the second time, of those whose answers can be paired; None where none can."""
    first = {one.participant: one.of(theme) for one in before}
    pairs = [(first[one.participant], one.of(theme)) for one in after if one.participant in first]
    known = [(a, b) for a, b in pairs if a and b and a.judgement is not None and b.judgement is not None]
    return sum(a.judgement != b.judgement for a, b in known) if known else None


def of_two(first: Sequence[Judgement | None], second: Sequence[Judgement | None]) -> tuple[Spread, ...]:
    """Two assessors' judgements theme by theme, as spreads without a name: for a blind double assessment."""
    pairs = zip(first, second, strict=True)
    return tuple(Spread(ThemeCode(""), tuple(sum(one == at for one in pair) for at in SEVEN)) for pair in pairs)


def level_pairs(
    first: Sequence[Judgement | None], second: Sequence[Judgement | None]
) -> tuple[tuple[int | None, int | None], ...]:
    """The same as levels, for weighted kappa."""
    return tuple((level_of(a), level_of(b)) for a, b in zip(first, second, strict=True))
