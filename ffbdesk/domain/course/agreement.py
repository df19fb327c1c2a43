"""How far raters agree on the scale 0 to 4, and how sure that is.

A *unit* is one theme as counts: how many gave level 0, 1, 2, 3, 4. 'Ikke vurderet', 'ikke relevant' and nothing at all
are no numbers: they are never in here. Every figure is None where it cannot be computed.

Sources: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011); Gwet, Handbook of Inter-Rater Reliability
(4th ed. 2014), AC2; Cohen, Psychological Bulletin 70 (1968), weighted kappa; Efron & Tibshirani (1993), the jackknife.
"""

import math
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import NamedTuple

LEVELS = 5
RATERS_LEAST, THEMES_LEAST = 5, 8
"""From so many on, alpha and AC2 say something (design: course.md)."""

type Unit = tuple[int, ...]
type Units = Sequence[Unit]
type Weights = Sequence[Sequence[float]]

QUADRATIC: Weights = tuple(tuple(1 - ((a - b) / (LEVELS - 1)) ** 2 for b in range(LEVELS)) for a in range(LEVELS))
LINEAR: Weights = tuple(tuple(1 - abs(a - b) / (LEVELS - 1) for b in range(LEVELS)) for a in range(LEVELS))

_T975 = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
    2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
    2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
)  # fmt: skip
"""Student's t, two-sided 95 %, by degrees of freedom from 1: more than 31 themes there are none."""


class Interval(NamedTuple):
    """Where a figure lies with 95 % confidence, themes taken as a sample."""

    low: float
    high: float


def counts(levels: Sequence[int | None]) -> Unit:
    """One theme's levels as a unit; None is no level."""
    return tuple(sum(level == at for level in levels) for at in range(LEVELS))


def share_of_pairs(unit: Unit, apart: int = 0) -> float | None:
    """Of all pairs of raters that gave a level, the share that is at most `apart` levels apart, 0 to 1."""
    n = sum(unit)
    if n < 2:
        return None
    near = sum(unit[a] * (unit[b] - (a == b)) for a in range(LEVELS) for b in range(LEVELS) if abs(a - b) <= apart)
    return near / (n * (n - 1))


def alpha(units: Units) -> float | None:
    """Krippendorff's alpha, ordinal: 1 is full agreement, 0 as by chance.

    None without a pair, and where all levels that can be paired are the same (0/0).
    """
    pairable = [unit for unit in units if sum(unit) > 1]
    n = [sum(unit[level] for unit in pairable) for level in range(LEVELS)]
    total, distance = sum(n), _ordinal(n)
    if total < 2:
        return None
    pairs = tuple(combinations(range(LEVELS), 2))
    expected = sum(n[a] * n[b] * distance[a][b] for a, b in pairs) / (total - 1)
    if not expected:
        return None
    seen = sum(unit[a] * unit[b] * distance[a][b] / (sum(unit) - 1) for unit in pairable for a, b in pairs)
    return 1 - seen / expected


def _ordinal(n: Sequence[int]) -> list[list[float]]:
    """Two levels lie as far apart as the levels from one to the other are used (Krippendorff's ordinal metric)."""
    return [[_between(n, min(a, b), max(a, b)) for b in range(LEVELS)] for a in range(LEVELS)]


def _between(n: Sequence[int], low: int, high: int) -> float:
    return float((sum(n[low : high + 1]) - (n[low] + n[high]) / 2) ** 2) if low != high else 0.0


def ac2(units: Units, weights: Weights = QUADRATIC) -> float | None:
    """Gwet's AC2 over the whole scale, whichever levels were used. None without a pair."""
    rated, pairable = [unit for unit in units if sum(unit)], [unit for unit in units if sum(unit) > 1]
    if not pairable:
        return None
    seen = sum(_weighted_share(unit, weights) for unit in pairable) / len(pairable)
    shares = [sum(unit[level] / sum(unit) for unit in rated) / len(rated) for level in range(LEVELS)]
    weight = sum(map(sum, weights)) / (LEVELS * (LEVELS - 1))
    chance = weight * sum(share * (1 - share) for share in shares)
    return (seen - chance) / (1 - chance)


def _weighted_share(unit: Unit, weights: Weights) -> float:
    n = sum(unit)
    near = sum(unit[a] * (sum(w * c for w, c in zip(weights[a], unit, strict=True)) - 1) for a in range(LEVELS))
    return near / (n * (n - 1))


def weighted_kappa(pairs: Sequence[tuple[int | None, int | None]], power: int = 2) -> float | None:
    """Cohen's weighted kappa of two raters, over the themes that both gave a level; `power` 1 linear, 2 quadratic.

    None where there is no such theme, and where each rater gave one and the same level throughout.
    """
    both = [(a, b) for a, b in pairs if a is not None and b is not None]
    seen = sum(abs(a - b) ** power for a, b in both)
    chance = sum(abs(a - b) ** power for a, _b in both for _a, b in both) / len(both) if both else 0.0
    return 1 - seen / chance if chance else None


def interval[T](items: Sequence[T], figure: Callable[[Sequence[T]], float | None]) -> Interval | None:
    """95 % by the jackknife over themes with Student's t; never above 1.

    None below three themes, and where the figure cannot be computed without one of them.
    """
    n, whole = len(items), figure(items)
    if n < 3 or n - 2 >= len(_T975) or whole is None:
        return None
    without = [figure([*items[:at], *items[at + 1 :]]) for at in range(n)]
    known = [one for one in without if one is not None]
    if len(known) < n:
        return None
    pseudo = [n * whole - (n - 1) * one for one in known]
    mean = sum(pseudo) / n
    error = math.sqrt(sum((one - mean) ** 2 for one in pseudo) / (n - 1) / n)
    reach = _T975[n - 2] * error
    return Interval(whole - reach, min(1.0, whole + reach))
