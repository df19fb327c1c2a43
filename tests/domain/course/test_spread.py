"""How a group's answers lie: the numbers of the drawn summary (design/course/g-opsamling.png); every pair by hand."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.domain.course.agreement import ac2, alpha
from ffbdesk.domain.course.case import Reference
from ffbdesk.domain.course.exercise import Given
from ffbdesk.domain.course.spread import (
    SEVEN,
    Figures,
    Spread,
    Supported,
    changed,
    figures,
    of_two,
    spread,
    spreads,
    widest_first,
)
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.judgement import Assessed, Judgement, Level, NotAssessed, NotRelevant, level_of
from tests.domain.course.made import answer, answers, chosen, judgements, kirsten, reference, theme_reference

DRAWN = {
    "Varetage økonomi": ((2, 1, 0, 0, 3, 5, 3), 19, 79, 8),
    "Varetage beskæftigelse": ((4, 0, 0, 0, 0, 1, 10), 49, 51, 10),
    "Gøre rent": ((0, 3, 3, 7, 2, 0, 0), 27, 31, 7),
    "Gå og bevæge sig": ((6, 5, 3, 1, 0, 0, 0), 27, 28, 11),
    "Vaske sig": ((0, 3, 6, 5, 1, 0, 0), 27, 23, 11),
    "Lave mad": ((0, 4, 6, 5, 0, 0, 0), 30, 19, 10),
    "Deltage i sociale fællesskaber og fritidsaktiviteter": ((0, 1, 5, 8, 1, 0, 0), 36, 13, 8),
    "Klæde sig af og på": ((1, 9, 4, 1, 0, 0, 0), 40, 13, 9),
    "Købe ind": ((5, 8, 2, 0, 0, 0, 0), 37, 10, 13),
    "Samtale": ((0, 9, 6, 0, 0, 0, 0), 49, 0, 15),
}
"""Theme by theme, widest first: how many of each of the seven, same and far in percent, within what can be defended."""
THEME = ThemeCode("t")

columns = st.lists(st.none() | judgements, min_size=1, max_size=12)
rows = st.lists(st.lists(st.none() | judgements, min_size=3, max_size=3), min_size=1, max_size=9)


def drawn_reference() -> Reference:
    """Kirsten's as drawn: nothing is left out of talking with people, and nothing beside 1 defended in dressing."""
    talk, dress = theme_reference("Samtale"), theme_reference("Klæde sig af og på")
    drawn = {talk.theme: replace(talk, left_out=()), dress.theme: replace(dress, defensible=(dress.judgement,))}
    return replace(reference(), themes=tuple(drawn.get(one.theme, one) for one in reference().themes))


def drawn() -> tuple[Spread, ...]:
    by_theme: dict[ThemeCode, Sequence[Judgement | None]] = {}
    for term, (counts, *_) in DRAWN.items():
        picked = chosen(counts)
        by_theme[theme_reference(term).theme] = [*picked, *[None] * (15 - len(picked))]
    return spreads(kirsten().themes, answers(by_theme), drawn_reference())


def drawn_of(term: str) -> Spread:
    return next(one for one in drawn() if one.theme == theme_reference(term).theme)


def rounded(share: float | None) -> int:
    assert share is not None
    return round(100 * share)


class TestDrawn:
    @pytest.mark.parametrize("term", DRAWN)
    def test_a_theme(self, term: str) -> None:
        counts, same, far, within = DRAWN[term]
        found = drawn_of(term)
        assert found.counts == counts
        assert (rounded(found.same), rounded(found.far), found.within) == (same, far, within)
        assert (found.n, found.unanswered) == ((14, 1) if term == "Varetage økonomi" else (15, 0))

    def test_widest_first(self) -> None:
        assert [one.theme for one in widest_first(drawn())] == [theme_reference(term).theme for term in DRAWN]

    def test_in_words(self) -> None:
        """Over the eight whose reference is a level: 34 and 83 of 100."""
        found = figures(drawn())
        assert (rounded(found.same), rounded(found.near), found.themes) == (34, 83, 8)

    def test_where_kirsten_is_supported(self) -> None:
        found = figures(drawn()).supported
        assert found is not None
        assert (found.themes, found.n, found.under, found.over) == (5, 75, 16, 14)
        worst = ("Gøre rent", "Deltage i sociale fællesskaber og fritidsaktiviteter")
        assert {one.theme for one in found.most_under} == {theme_reference(term).theme for term in worst}
        assert {one.under for one in found.most_under} == {6}

    def test_for_who_wants_to_compare(self) -> None:
        found = figures(drawn())
        for estimate, expected in ((found.alpha, (0.39, 0.20, 0.59)), (found.ac2, (0.75, 0.63, 0.86))):
            assert estimate is not None
            assert estimate.value is not None
            assert estimate.reach is not None
            assert (round(estimate.value, 2), *(round(one, 2) for one in estimate.reach)) == expected


def pairs_of(column: Sequence[Judgement | None]) -> list[tuple[Judgement, Judgement]]:
    """Every pair of people that chose something, one by one."""
    return [(a, b) for a, b in permutations(column, 2) if a is not None and b is not None]


def is_far(one: Judgement, other: Judgement) -> bool:
    """More than one level apart, or a level against none, or two different kinds of none."""
    if isinstance(one, Assessed) and isinstance(other, Assessed):
        return abs(int(one.level) - int(other.level)) > 1
    return one != other


class TestPairByPair:
    @given(columns)
    def test_same_and_far(self, column: list[Judgement | None]) -> None:
        found, pairs = spread(THEME, answers({THEME: column}), None), pairs_of(column)
        assert (found.n, found.unanswered) == (sum(one is not None for one in column), column.count(None))
        if not pairs:
            assert found.same is found.far is None
            return
        assert found.same == pytest.approx(mean(a == b for a, b in pairs))
        assert found.far == pytest.approx(mean(is_far(a, b) for a, b in pairs))

    @given(rows)
    def test_over_all_themes(self, table: list[list[Judgement | None]]) -> None:
        """The mean over themes of shares of pairs of levels; without a reference every theme with a pair counts."""
        by_theme = {ThemeCode(f"{at}"): column for at, column in enumerate(table)}
        found = figures(spreads(by_theme, answers(by_theme), None))
        levelled = [
            [(a.level, b.level) for a, b in pairs_of(column) if isinstance(a, Assessed) and isinstance(b, Assessed)]
            for column in table
        ]
        known = [pairs for pairs in levelled if pairs]
        assert found.themes == len(known)
        if known:
            assert found.same == pytest.approx(mean(mean(a == b for a, b in pairs) for pairs in known))
            assert found.near == pytest.approx(mean(mean(abs(a - b) < 2 for a, b in pairs) for pairs in known))
        else:
            assert found.same is found.near is None

    @given(columns)
    def test_against_what_can_be_defended(self, column: list[Judgement | None]) -> None:
        for one in reference().themes:
            found = spread(one.theme, answers({one.theme: column}), reference())
            assert found.within == sum(each in one.defensible for each in column)
            given_ = [level for each in column if (level := level_of(each)) is not None]
            assert found.under == sum(bool(one.levels) and level < min(one.levels) for level in given_)
            assert found.over == sum(bool(one.levels) and level > max(one.levels) for level in given_)

    @given(st.data(), rows)
    def test_who_comes_first_is_no_matter(self, data: st.DataObject, table: list[list[Judgement | None]]) -> None:
        by_theme = dict(zip(kirsten().themes, table, strict=False))
        come = answers(by_theme)
        mixed = tuple(data.draw(st.permutations(come)))
        one, other = spreads(by_theme, come, reference()), spreads(by_theme, mixed, reference())
        assert one == other
        assert figures(one) == figures(other)


class TestNoLevelIsNoNumber:
    def test_against_a_level_and_against_each_other_they_are_far(self) -> None:
        for one, other in ((5, 0), (5, 4), (6, 0), (5, 6)):
            counts = [0] * 7
            counts[one] = counts[other] = 1
            assert Spread(THEME, tuple(counts)).far == 1

    def test_they_move_no_figure(self) -> None:
        plain = [Spread(ThemeCode(f"{at}"), (0, 2, 5, 3, at, 0, 0)) for at in range(8)]
        beside = [replace(one, counts=(*one.levels, 3, 4)) for one in plain]
        nothing = [Spread(ThemeCode("x"), (0, 0, 0, 0, 0, 9, 6)), Spread(ThemeCode("y"), (1, 0, 0, 0, 0, 9, 6))]
        assert figures([*beside, *nothing]) == figures(plain)

    def test_a_theme_whose_reference_is_no_level_is_in_no_figure(self) -> None:
        """Also where a level can be defended beside it."""
        open_ = replace(
            theme_reference("Varetage økonomi"),
            judgement=NotAssessed(),
            defensible=(Assessed(Level.NONE), NotAssessed()),
        )
        found = Spread(open_.theme, (5, 1, 4, 0, 0, 5, 0), reference=open_)
        assert (found.within, found.under, found.over) == (10, 0, 0)
        assert figures([found]) == Figures(None, None, 0, None, None, None)


class TestFewOrNone:
    def test_nobody(self) -> None:
        found = spread(THEME, (), None)
        assert (found.n, found.same, found.far, found.within, found.under, found.over) == (0, None, None, None, 0, 0)
        assert figures([]) == figures([found]) == Figures(None, None, 0, None, None, None)

    def test_somebody_alone(self) -> None:
        found = spread(THEME, answers({THEME: [Assessed(Level(2))]}), None)
        assert (found.n, found.same, found.far) == (1, None, None)
        assert figures([found]).same is None

    def test_a_theme_that_an_answer_does_not_have_is_unanswered(self) -> None:
        found = spread(THEME, [answer(1), answer(2, [Given(THEME)]), answer(3, [Given(THEME, NotRelevant())])], None)
        assert (found.n, found.unanswered) == (1, 2)

    def test_doubt_counts_where_something_was_chosen(self) -> None:
        given_ = [Given(THEME, SEVEN[0], doubt=True), Given(THEME, None, doubt=True), Given(THEME, SEVEN[0])]
        assert spread(THEME, [answer(at, [one]) for at, one in enumerate(given_, 1)], None).doubts == 1

    @pytest.mark.parametrize(("raters", "themes", "enough"), [(5, 8, 1), (4, 8, 0), (5, 7, 0), (15, 31, 1)])
    def test_alpha_and_ac2_want_five_raters_and_eight_themes(self, raters: int, themes: int, enough: int) -> None:
        found = figures([Spread(ThemeCode(f"{at}"), (0, at % 2, raters - at % 2, 0, 0, 0, 0)) for at in range(themes)])
        assert (found.alpha is not None) == (found.ac2 is not None) == bool(enough)
        assert found.same is not None

    def test_all_equal_has_no_alpha(self) -> None:
        found = figures([Spread(ThemeCode(f"{at}"), (0, 0, 5, 0, 0, 0, 0)) for at in range(8)])
        assert found.alpha is not None
        assert found.ac2 is not None
        assert found.alpha == (type(found.alpha)(None, None))
        assert (found.ac2.value, found.ac2.reach) == (1, (1, 1))

    def test_what_nobody_answered_comes_last(self) -> None:
        none, alone = Spread(ThemeCode("none"), (0,) * 7), Spread(ThemeCode("alone"), (1, *[0] * 6))
        agreed, apart = Spread(ThemeCode("agreed"), (5, *[0] * 6)), Spread(ThemeCode("apart"), (1, 0, 0, 0, 1, 0, 0))
        near = Spread(ThemeCode("near"), (1, 1, 0, 0, 0, 0, 0))
        assert widest_first([none, alone, agreed, near, apart]) == (apart, near, agreed, alone, none)

    def test_none_too_low_is_nobodys_worst(self) -> None:
        one = theme_reference("Gøre rent")
        found = Spread(one.theme, (0, 0, 0, 15, 0, 0, 0), reference=one)
        assert figures([found]).supported == Supported(1, 15, 0, 0, ())


class TestTwice:
    def test_who_chose_otherwise(self) -> None:
        before = answers({THEME: [*chosen((2, 1, 0, 0, 0, 1, 0)), None]})
        after = [replace(one, round=2) for one in answers({THEME: [SEVEN[0], SEVEN[1], SEVEN[1], SEVEN[6], SEVEN[2]]})]
        assert changed(THEME, before, after) == 2
        assert changed(THEME, before, after[::-1]) == 2
        assert changed(THEME, before, after[4:]) is None
        strangers = [replace(one, participant=f"{at}") for at, one in enumerate(after)]
        assert changed(THEME, before, strangers) is None
        assert changed(ThemeCode("other"), before, after) is None

    def test_of_two_assessors(self) -> None:
        first: list[Judgement | None] = [SEVEN[1], None, SEVEN[5], None]
        second: list[Judgement | None] = [SEVEN[3], SEVEN[2], SEVEN[5], None]
        found = of_two(first, second)
        assert [one.n for one in found] == [2, 1, 2, 0]
        assert [one.far for one in found] == [1, None, 0, None]


def test_what_the_figures_are_made_of() -> None:
    """Alpha and AC2 of the summary are those of the levels alone."""
    found = figures(drawn())
    units = [one.levels for one in drawn() if one.reference and one.reference.levels]
    assert found.alpha is not None
    assert found.ac2 is not None
    assert (found.alpha.value, found.ac2.value) == (alpha(units), ac2(units))
