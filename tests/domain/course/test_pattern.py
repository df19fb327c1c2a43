"""One's own pattern: trap by trap."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.domain.course.case import Trap
from ffbdesk.domain.course.pattern import LEAST, Pattern, Scored, patterns, where
from ffbdesk.domain.course.spread import SEVEN, Spread
from ffbdesk.domain.judgement import Assessed, Level, NotAssessed
from tests.domain.course.made import CASES, case, judgements, reference, theme_reference

scored = st.builds(Scored, st.sampled_from(["a", "b", "c"]), judgements, st.sampled_from(reference().themes))


@pytest.mark.parametrize(
    ("term", "places"),
    [
        ("Gøre rent", ["under", "under", "under", "within", "over", "otherwise", "otherwise"]),
        ("Lave mad", ["under", "within", "within", "over", "over", "otherwise", "otherwise"]),
        ("Gå og bevæge sig", ["within", "within", "over", "over", "over", "otherwise", "otherwise"]),
        ("Varetage økonomi", ["otherwise"] * 5 + ["within"] * 2),
        ("Varetage beskæftigelse", ["otherwise"] * 6 + ["within"]),
    ],
)
def test_where_a_judgement_lies(term: str, places: list[str]) -> None:
    assert [where(one, theme_reference(term)) for one in SEVEN] == places


def test_a_level_beside_a_reference_that_is_none() -> None:
    """0 can be defended where the reference is 'ikke vurderet'; 1 is then neither above nor below it."""
    open_ = replace(
        theme_reference("Varetage økonomi"), judgement=NotAssessed(), defensible=(Assessed(Level.NONE), NotAssessed())
    )
    assert [where(one, open_) for one in SEVEN] == ["within", *["otherwise"] * 4, "within", "otherwise"]


@pytest.mark.parametrize("stem", [path.stem for path in CASES])
def test_the_group_and_the_pattern_say_the_same(stem: str) -> None:
    """Under, within and over are the summary's."""
    found = case(stem).reference
    assert found is not None
    for one in found.themes:
        for at, judgement in enumerate(SEVEN):
            alone = Spread(one.theme, tuple(int(each == at) for each in range(7)), reference=one)
            place = where(judgement, one)
            assert (alone.under, alone.within, alone.over) == tuple(place == at for at in ("under", "within", "over"))


@given(st.lists(scored))
def test_every_trap_that_was_met(found: list[Scored]) -> None:
    made = {one.trap: one for one in patterns(found)}
    assert list(patterns(found)) == sorted(made.values(), key=lambda one: -one.themes)
    for trap in Trap:
        met = [one for one in found if trap in one.reference.traps]
        if not met:
            assert trap not in made
            continue
        one = made[trap]
        assert (one.themes, one.cases) == (len(met), len({each.case for each in met}))
        for place in ("under", "within", "over", "otherwise"):
            assert getattr(one, place) == sum(where(each.judgement, each.reference) == place for each in met)


@given(st.lists(scored), st.data())
def test_what_was_scored_first_is_no_matter(found: list[Scored], data: st.DataObject) -> None:
    assert patterns(data.draw(st.permutations(found))) == patterns(found)


def test_five_themes_say_something() -> None:
    assert [Pattern(Trap.SUPPORT, 1, n, 0, 0, 0).is_enough for n in range(LEAST - 1, LEAST + 2)] == [False, True, True]
    assert LEAST == 5
    assert patterns([]) == ()
    assert Pattern(Trap.SUPPORT, 2, 1, 2, 1, 1).is_enough
