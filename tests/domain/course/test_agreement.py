"""Agreement: against published examples, against the definitions written out naively, and what must always hold.

tests/domain/course/test_agreement_libraries.py compares it with others' programs.
"""

import math
from collections.abc import Callable, Sequence
from itertools import permutations
from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.domain.course.agreement import (
    LEVELS,
    LINEAR,
    QUADRATIC,
    Unit,
    Units,
    Weights,
    ac2,
    alpha,
    counts,
    interval,
    share_of_pairs,
    weighted_kappa,
)
from ffbdesk.domain.course.spread import level_pairs
from ffbdesk.domain.judgement import Assessed, Judgement, Level, NotAssessed, NotRelevant

N = None
KRIPPENDORFF = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
    [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
]
"""Krippendorff (2011), part C: four observers, twelve units, levels 1 to 5."""
GWET = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, N],
    [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 3],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
]
"""Gwet (2014), table 4.10 as in irrCAC ('raw4raters')."""
ANXIETY = [
    [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
    [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
    [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
]
"""Twenty people's anxiety by three raters, levels 1 to 6 (the R package irr)."""
SAS = [(a, b) for a, row in enumerate([[0, 4, 1], [0, 8, 0], [0, 1, 5]]) for b, n in enumerate(row) for _ in range(n)]
"""SAS/STAT, FREQ, 'Kappa coefficients': a table of three by three."""
IDENTITY: Weights = tuple(tuple(float(a == b) for b in range(LEVELS)) for a in range(LEVELS))
ORDINAL: Weights = tuple(
    tuple(1.0 if a == b else 1 - math.comb(abs(a - b) + 1, 2) / math.comb(LEVELS, 2) for b in range(LEVELS))
    for a in range(LEVELS)
)

units = st.lists(st.tuples(*[st.integers(0, 6)] * LEVELS), min_size=1, max_size=12)
levels = st.none() | st.integers(0, 4)


def table(rows: Sequence[Sequence[int | None]], lowest: int = 1) -> list[Unit]:
    return [counts([None if v is None else v - lowest for v in column]) for column in zip(*rows, strict=True)]


def close(one: float | None, other: float | None) -> bool:
    return one is other if one is None or other is None else math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def each(unit: Unit) -> list[int]:
    return [level for level, n in enumerate(unit) for _ in range(n)]


class TestPublished:
    def test_krippendorffs_four_by_twelve(self) -> None:
        found = alpha(table(KRIPPENDORFF))
        assert found is not None
        assert round(found, 3) == 0.815

    @pytest.mark.parametrize(
        ("weights", "expected"), [(IDENTITY, 0.77544), (LINEAR, 0.85874), (QUADRATIC, 0.91400), (ORDINAL, 0.89894)]
    )
    def test_gwets_four_by_twelve(self, weights: Weights, expected: float) -> None:
        found = ac2(table(GWET), weights)
        assert found is not None
        assert round(found, 5) == expected

    def test_quadratic_is_what_is_used_unless_said(self) -> None:
        assert ac2(table(GWET)) == ac2(table(GWET), QUADRATIC)

    def test_the_whole_scale_counts_whichever_levels_were_used(self) -> None:
        """irrCAC gives 0.77869 where it takes the used levels for all there are, 0.94986 for 0 to 4."""
        three = table([[0, 1, 1, 2, 2, 1], [0, 1, 2, 2, 1, 1], [0, 1, 1, 2, 2, 2]], 0)
        assert ac2(three) == pytest.approx(0.94986, abs=5e-6)
        assert alpha(three) == pytest.approx(0.6136363636)

    def test_sas_three_by_three(self) -> None:
        assert weighted_kappa(SAS, 1) == pytest.approx(0.4701, abs=5e-5)
        assert weighted_kappa(SAS) == weighted_kappa(SAS, 2) == pytest.approx(0.45016077)

    def test_anxiety_by_two_of_three_raters(self) -> None:
        """Over all six levels. irr leaves out a level that neither used, and gives 0.146 and 0.252."""
        pairs = list(zip(ANXIETY[1], ANXIETY[2], strict=True))
        assert weighted_kappa(pairs, 1) == pytest.approx(0.12621359)
        assert weighted_kappa(pairs, 2) == pytest.approx(0.22979798)

    def test_nearly_all_equal(self) -> None:
        """The known paradox: alpha falls to nothing where almost everybody says the same, AC2 does not."""
        paradox = [counts([2] * 15)] * 9 + [counts([2] * 12 + [1] * 3)]
        assert mean(share for unit in paradox if (share := share_of_pairs(unit)) is not None) == pytest.approx(
            0.9657142857
        )
        assert alpha(paradox) == pytest.approx(0.1311953353)
        assert ac2(paradox) == pytest.approx(0.9977753884)
        one_off = [counts([2] * 14 + [3]), *[counts([2] * 15)] * 9]
        assert alpha(one_off) == pytest.approx(0.0, abs=1e-12)
        assert ac2(one_off) == pytest.approx(0.9991561894)
        seldom = table([[3] * 5, [3] * 5, [3, 3, N, N, 3], [3, 3, 3, 3, 1], [3, N, 3, 3, 3]])
        assert alpha(seldom) == pytest.approx(0.0, abs=1e-12)
        assert ac2(seldom) == pytest.approx(0.9784482759)


class TestNothingToCompute:
    @pytest.mark.parametrize("none", [[], [counts([])], [counts([None, None])] * 8, [counts([2])] * 8])
    def test_no_answers_and_one_rater(self, none: list[Unit]) -> None:
        assert alpha(none) is None
        assert ac2(none) is None
        assert ac2(none, LINEAR) is None
        assert interval(none, alpha) is None
        assert interval(none, ac2) is None
        assert [share_of_pairs(unit) for unit in none] == [None] * len(none)

    def test_all_equal(self) -> None:
        """0/0 to Krippendorff; to Gwet full agreement, for his chance does not come from the answers alone."""
        for level in range(LEVELS):
            equal = [counts([level] * 5)] * 8
            assert alpha(equal) is None
            assert ac2(equal) == 1
            assert interval(equal, alpha) is None
            assert interval(equal, ac2) == (1, 1)

    @pytest.mark.parametrize("pairs", [[], [(None, 2)], [(1, None), (None, None)], [(2, 2)] * 8])
    @pytest.mark.parametrize("power", [1, 2])
    def test_no_kappa(self, pairs: list[tuple[int | None, int | None]], power: int) -> None:
        assert weighted_kappa(pairs, power) is None

    def test_a_theme_that_only_one_rated_pairs_nothing(self) -> None:
        some = table(GWET)
        assert alpha([*some, counts([4])]) == alpha(some)
        assert alpha([*some, counts([None])]) == alpha(some)
        assert ac2([*some, counts([])]) == ac2(some)


class TestNoLevelIsNoNumber:
    def test_they_are_not_among_the_pairs_of_levels(self) -> None:
        first: list[Judgement | None] = [Assessed(Level.NONE), NotAssessed(), NotRelevant(), None, Assessed(Level(4))]
        second: list[Judgement | None] = [Assessed(Level.LIGHT), Assessed(Level.NONE), None, None, NotRelevant()]
        assert level_pairs(first, second) == ((0, 1), (None, 0), (None, None), (None, None), (4, None))

    @given(
        st.lists(st.tuples(levels, levels), max_size=12),
        st.lists(st.tuples(st.none(), levels) | st.tuples(levels, st.none())),
    )
    def test_kappa_does_not_see_them(
        self, both: list[tuple[int | None, int | None]], beside: list[tuple[int | None, int | None]]
    ) -> None:
        for power in (1, 2):
            assert weighted_kappa(both + beside, power) == weighted_kappa(both, power)

    @given(st.lists(levels))
    def test_a_unit_does_not_hold_them(self, given_: list[int | None]) -> None:
        assert counts(given_) == counts([one for one in given_ if one is not None])
        assert sum(counts(given_)) == sum(one is not None for one in given_)


def naive_alpha(found: Units) -> float | None:
    """By the matrix of coincidences (Krippendorff 2011, steps 2 to 4), every pair put into it one by one."""
    o = [[0.0] * LEVELS for _ in range(LEVELS)]
    for unit in found:
        values = each(unit)
        for a, b in permutations(range(len(values)), 2):
            o[values[a]][values[b]] += 1 / (len(values) - 1)
    n = [sum(row) for row in o]

    def distance(c: int, k: int) -> float:
        low, high = min(c, k), max(c, k)
        return (sum(n[g] for g in range(low, high + 1)) - (n[c] + n[k]) / 2) ** 2

    expected = sum(n[c] * n[k] * distance(c, k) for c in range(LEVELS) for k in range(LEVELS))
    if expected < 1e-9:
        return None
    return 1 - (sum(n) - 1) * sum(o[c][k] * distance(c, k) for c in range(LEVELS) for k in range(LEVELS)) / expected


def naive_ac2(found: Units, weights: Weights) -> float | None:
    shares, seen = [], []
    for values in map(each, found):
        if values:
            shares.append([values.count(level) / len(values) for level in range(LEVELS)])
        if len(values) > 1:
            seen.append(mean(weights[values[a]][values[b]] for a, b in permutations(range(len(values)), 2)))
    if not seen:
        return None
    prevalence = [mean(share[level] for share in shares) for level in range(LEVELS)]
    total = sum(weights[a][b] for a in range(LEVELS) for b in range(LEVELS))
    chance = total * sum(p * (1 - p) for p in prevalence) / (LEVELS * (LEVELS - 1))
    return (mean(seen) - chance) / (1 - chance)


def naive_kappa(pairs: Sequence[tuple[int, int]], weights: Weights) -> float | None:
    n = len(pairs)
    if not n:
        return None
    rows = [sum(a == level for a, _ in pairs) / n for level in range(LEVELS)]
    columns = [sum(b == level for _, b in pairs) / n for level in range(LEVELS)]
    chance = sum(rows[a] * columns[b] * weights[a][b] for a in range(LEVELS) for b in range(LEVELS))
    seen = sum(weights[a][b] for a, b in pairs) / n
    return (seen - chance) / (1 - chance) if chance < 1 - 1e-12 else None


class TestAgainstTheDefinitions:
    @given(units)
    def test_alpha(self, found: list[Unit]) -> None:
        assert close(alpha(found), naive_alpha(found))

    @given(units, st.sampled_from([IDENTITY, LINEAR, QUADRATIC, ORDINAL]))
    def test_ac2(self, found: list[Unit], weights: Weights) -> None:
        assert close(ac2(found, weights), naive_ac2(found, weights))

    @given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=31))
    def test_kappa(self, pairs: list[tuple[int, int]]) -> None:
        assert close(weighted_kappa(pairs, 1), naive_kappa(pairs, LINEAR))
        assert close(weighted_kappa(pairs, 2), naive_kappa(pairs, QUADRATIC))

    @given(st.tuples(*[st.integers(0, 6)] * LEVELS), st.integers(0, 4))
    def test_share_of_pairs(self, unit: Unit, apart: int) -> None:
        pairs = [abs(a - b) <= apart for a, b in permutations(each(unit), 2)]
        assert close(share_of_pairs(unit, apart), mean(pairs) if pairs else None)


class TestAlways:
    @given(st.data(), st.lists(st.lists(levels, min_size=4, max_size=4), min_size=1, max_size=9))
    def test_the_order_of_raters_and_themes_is_no_matter(
        self, data: st.DataObject, rows: list[list[int | None]]
    ) -> None:
        """Each theme with its raters in any order: nobody's answers need be put together."""
        mixed = [data.draw(st.permutations(row)) for row in data.draw(st.permutations(rows))]
        one, other = list(map(counts, rows)), list(map(counts, mixed))
        for figure in (alpha, ac2):
            assert close(figure(one), figure(other))

    @given(units)
    def test_turned_round_the_scale_says_the_same(self, found: list[Unit]) -> None:
        turned = [unit[::-1] for unit in found]
        for figure in (alpha, ac2):
            assert close(figure(found), figure(turned))

    @given(st.lists(st.tuples(levels, levels), max_size=20), st.integers(1, 2))
    def test_kappa_does_not_know_who_is_first(self, pairs: list[tuple[int | None, int | None]], power: int) -> None:
        assert close(weighted_kappa(pairs, power), weighted_kappa([(b, a) for a, b in pairs], power))

    @given(units)
    def test_nobody_agrees_more_than_fully(self, found: list[Unit]) -> None:
        for figure in (alpha, ac2):
            value = figure(found)
            assert value is None or (-1 - 1e-9 <= value <= 1 + 1e-9 and math.isfinite(value))


FIGURES: list[Callable[[Units], float | None]] = [alpha, ac2]


class TestInterval:
    @given(units, st.sampled_from(FIGURES))
    def test_holds_the_figure_and_does_not_depend_on_order(
        self, found: list[Unit], figure: Callable[[Units], float | None]
    ) -> None:
        reach, whole = interval(found, figure), figure(found)
        back = interval(found[::-1], figure)
        if reach is None or whole is None:
            assert reach is back is None
            return
        assert back is not None
        assert reach.low - 1e-9 <= whole <= reach.high + 1e-9
        assert reach.high <= 1
        assert close(reach.low, back.low)
        assert close(reach.high, back.high)

    def test_by_the_book(self) -> None:
        """The spread of the pseudo-values, and t for seven degrees of freedom."""
        found = table(GWET)[:8]
        for figure in FIGURES:
            whole = figure(found)
            assert whole is not None
            without = [value for at in range(8) if (value := figure(found[:at] + found[at + 1 :])) is not None]
            reach = 2.365 * stdev(8 * whole - 7 * one for one in without) / math.sqrt(8)
            assert interval(found, figure) == pytest.approx((whole - reach, min(1, whole + reach)))

    def test_themes_that_are_all_alike_leave_no_doubt(self) -> None:
        reach = interval([(1, 2, 3, 2, 1)] * 8, ac2)
        assert reach is not None
        assert reach.high - reach.low == pytest.approx(0, abs=1e-9)

    def test_three_themes_to_thirty_one(self) -> None:
        one = [(1, 2, 3, 0, 0), (0, 0, 1, 4, 1), (2, 3, 1, 0, 0)]
        for n in range(40):
            assert (interval((one * 14)[:n], ac2) is not None) == (3 <= n <= 31)

    def test_none_where_a_theme_cannot_be_done_without(self) -> None:
        """Without the only theme in which anybody differs there is no alpha."""
        found = [(0, 0, 5, 0, 0)] * 7 + [(0, 0, 4, 1, 0)]
        assert alpha(found) is not None
        assert interval(found, alpha) is None
        assert interval(found, ac2) is not None

    @given(units)
    def test_the_same_themes_more_often_are_surer(self, found: list[Unit]) -> None:
        once, thrice = interval(found[:8], ac2), interval(found[:8] * 3, ac2)
        if once is not None and thrice is not None and once.high < 1:
            assert thrice.high - thrice.low <= once.high - once.low + 1e-9
