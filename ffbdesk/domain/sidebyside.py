"""A round as its assessors see it: each on their own while they assess, and side by side when both are done."""

from collections.abc import Sequence
from dataclasses import replace

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.course.agreement import THEMES_LEAST, Interval, interval, weighted_kappa
from ffbdesk.domain.double import Assessment, Rating, is_settled, mine_of
from ffbdesk.domain.ids import ConditionId, ThemeCode
from ffbdesk.domain.judgement import Judgement, level_of
from ffbdesk.domain.records import Condition, InformationGathering


def as_seen(gathering: InformationGathering) -> InformationGathering:
    """A round as whoever looks sees it where levels are set: while two assess it, with their own."""
    mine = mine_of(gathering.assessments)
    return as_rated(gathering, mine) if mine is not None else gathering


def as_rated(gathering: InformationGathering, own: Assessment) -> InformationGathering:
    """A round with one assessor's own levels and remarks where its own would stand: for that assessor alone."""
    conditions = {one.theme: replace(one, judgement=None, short_remark="") for one in gathering.conditions}
    for given in own.ratings:
        stands = conditions.get(given.theme) or Condition(ConditionId(given.id), given.theme)
        conditions[given.theme] = replace(
            stands, judgement=given.judgement, short_remark=given.short_remark, carried_from_id=None
        )
    found = (one for one in conditions.values() if not one.is_empty())
    return replace(gathering, conditions=tuple(sorted(found, key=lambda one: one.theme)))


@dataclass(frozen=True, slots=True)
class Compared:
    """One theme that at least one of the two has taken up."""

    theme: ThemeCode
    given: tuple[Rating | None, ...]
    """By each of the two, in their order."""
    agreed: Judgement | None
    """What the round says."""
    remark: str

    @property
    def is_alike(self) -> bool:
        """Whether both gave the same."""
        first, second = (one.judgement if one else None for one in self.given)
        return first is not None and first == second

    @property
    def is_near(self) -> bool:
        """Whether both gave the same, or levels at most one apart."""
        first, second = (level_of(one.judgement) if one else None for one in self.given)
        return self.is_alike or (first is not None and second is not None and abs(first - second) <= 1)

    @property
    def is_open(self) -> bool:
        """Whether somebody gave a judgement and the round has none yet."""
        return self.agreed is None and any(one is not None and one.judgement is not None for one in self.given)


@dataclass(frozen=True, slots=True)
class TwoAgree:
    """How far two assessors agree over the themes that both gave a level: never a verdict."""

    themes: int
    kappa: float | None
    """Cohen's weighted kappa, quadratic; None where it cannot be computed."""
    reach: Interval | None


def two_agree(found: Sequence[Compared]) -> TwoAgree | None:
    """Weighted kappa of the two; None from fewer than eight themes, where it says nothing (course.md, 'Decided')."""
    pairs = [
        (first, second)
        for one in found
        for first, second in [tuple(level_of(given.judgement) if given else None for given in one.given)]
        if first is not None and second is not None
    ]
    if len(pairs) < THEMES_LEAST:
        return None
    return TwoAgree(len(pairs), weighted_kappa(pairs), interval(pairs, weighted_kappa))


def side_by_side(gathering: InformationGathering, order: tuple[ThemeCode, ...]) -> tuple[Compared, ...]:
    """What the two gave, theme by theme in this order; nothing before both are done."""
    if not is_settled(gathering.assessments):
        return ()
    found = []
    for theme in order:
        given = tuple(one.rating(theme) for one in gathering.assessments)
        stands = gathering.condition(theme)
        if any(given):
            judgement, remark = (stands.judgement, stands.short_remark) if stands else (None, "")
            found.append(Compared(theme, given, judgement, remark))
    return tuple(found)
