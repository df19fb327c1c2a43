"""The profile as a list of marks: every theme, its level in the right place, nothing outside the drawing."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.export import figures
from ffbdesk.export.figuremarks import Box, Disc, Drawing, Face, Line, Path, Text
from ffbdesk.export.report import ProfileGroup, ProfileRow, Track
from ffbdesk.words.report import NOW

WIDTH = 476.0
LEGEND_DISCS = 1


def measure(text: str, size: float, _face: Face) -> float:
    """Half an em a letter: near enough to a real font."""
    return len(text) * size * 0.5


def discs(drawing: Drawing) -> list[Disc]:
    return [mark for mark in drawing.marks if isinstance(mark, Disc)][:-LEGEND_DISCS]


def texts(drawing: Drawing) -> list[str]:
    return [mark.s for mark in drawing.marks if isinstance(mark, Text)]


def group(*levels: int, name: str = "Relationer") -> ProfileGroup:
    return ProfileGroup(name, tuple(ProfileRow(f"Tema {n}", level) for n, level in enumerate(levels)))


rows = st.builds(ProfileRow, st.text("abcdefg hijklmnoWå-", min_size=1, max_size=90), st.integers(0, 4))
groups = st.lists(
    st.builds(ProfileGroup, st.text("abc dW", max_size=60), st.lists(rows, min_size=1, max_size=8).map(tuple)),
    min_size=1,
    max_size=7,
)


def test_a_disc_stands_at_its_level_and_the_bar_reaches_it() -> None:
    drawing = figures.profile([group(0, 1, 2, 3, 4)], WIDTH, measure)
    xs = [disc.x for disc in discs(drawing)]
    steps = {round(b - a, 6) for a, b in pairwise(xs)}
    assert len(steps) == 1
    assert steps.pop() > 0
    bars = [mark for mark in drawing.marks if isinstance(mark, Box)]
    assert [bar.x + bar.w for bar in bars] == pytest.approx(xs[1:])


def test_level_0_is_a_disc_at_the_start_without_a_bar() -> None:
    drawing = figures.profile([group(0)], WIDTH, measure)
    (disc,) = discs(drawing)
    track = next(m for m in drawing.marks if isinstance(m, Line) and m.y1 == m.y2 == disc.y)
    assert disc.x == track.x1
    assert not [mark for mark in drawing.marks if isinstance(mark, Box)]


def test_the_overtema_stands_once() -> None:
    drawing = figures.profile([group(1, 2, 3), group(2, name="Mobilitet")], WIDTH, measure)
    assert texts(drawing).count("Relationer") == 1
    assert texts(drawing).count("Mobilitet") == 1


def test_many_rows_make_it_dense_and_31_fit_on_a_page() -> None:
    few = figures.profile([group(*[2] * 12)], WIDTH, measure)
    many = figures.profile([group(*[2] * 31)], WIDTH, measure)
    assert discs(many)[0].r < discs(few)[0].r
    assert many.height < 640


def test_the_words_say_every_level_or_count_them() -> None:
    few = figures.profile([group(0, 4)], WIDTH, measure)
    assert "Tema 0: niveau 0. Tema 1: niveau 4." in few.alt
    many = figures.profile([group(*[0] * 5, *[3] * 9)], WIDTH, measure)
    assert "14 vurderede temaer" in many.alt
    assert "5 på niveau 0, 0 på niveau 1, 0 på niveau 2, 9 på niveau 3, 0 på niveau 4" in many.alt


def test_a_drawing_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="alternative text"):
        Drawing(10, 10, (), " ")


def told(*rows: tuple[int, int | None, int | None, int | None]) -> ProfileGroup:
    """Rows of level, earlier level, own rating, expected level."""
    return ProfileGroup(
        "Relationer",
        tuple(ProfileRow(f"Tema {n}", level, own, expected, was) for n, (level, was, own, expected) in enumerate(rows)),
    )


def rings(drawing: Drawing) -> list[Disc]:
    return [mark for mark in drawing.marks if isinstance(mark, Disc) and mark.fill == "white"]


def test_the_earlier_level_is_a_ring_where_it_changed() -> None:
    drawing = figures.profile([told((2, 3, None, None), (1, 1, None, None), (0, None, None, None))], WIDTH, measure)
    in_legend, own = rings(drawing)[-1], rings(drawing)[:-1]
    level_3 = next(mark.x for mark in drawing.marks if isinstance(mark, Text) and mark.s == "3")
    assert [ring.x for ring in own] == pytest.approx([level_3])
    assert in_legend.y > own[0].y
    assert "Forrige vurdering" in texts(drawing)


def test_the_legend_dates_the_ring_and_says_nothing_of_rings_that_are_not_there() -> None:
    changed, same = [told((2, 3, None, None))], [told((2, 2, None, None))]
    assert "Forrige vurdering, 12.3.2021" in texts(figures.profile(changed, WIDTH, measure, "12.3.2021"))
    assert not any("Forrige" in text for text in texts(figures.profile(same, WIDTH, measure, "12.3.2021")))


@pytest.mark.parametrize(
    ("row", "heads", "gap"),
    [
        ((2, None, 1, None), {"egen"}, "–  ingen egen vurdering"),
        ((2, None, None, 1), {"Forventet"}, "–  intet mål"),
        ((2, None, 1, 0), {"egen", "Forventet"}, "–  intet mål eller ingen egen vurdering"),
    ],
)
def test_a_column_stands_only_where_a_row_has_a_value(row, heads, gap) -> None:
    empty = (3, None, None, None)
    with_gap = texts(figures.profile([told(row, empty)], WIDTH, measure))
    assert heads == {"egen", "Forventet"} & set(with_gap)
    assert with_gap.count("–") == len(heads)
    assert gap in with_gap
    whole = texts(figures.profile([told(row)], WIDTH, measure))
    assert not any(text.startswith("–") for text in whole)
    assert not {"egen", "Forventet"} & set(texts(figures.profile([told(empty)], WIDTH, measure)))


def test_a_cut_profile_keeps_its_columns_in_every_part() -> None:
    rows = [(2, None, 1, None), *[(2, None, None, None)] * 20]
    parts = figures.Profile.of([told(*rows)], WIDTH, measure).parted(250)
    assert parts
    assert all("egen" in texts(part.drawing()) for part in parts)


def test_parts_of_a_profile_look_alike_however_short() -> None:
    dense = figures.Profile.of([group(*[2] * 9), group(*[1] * 6, name="Mobilitet")], WIDTH, measure)
    parts = dense.parted(dense.drawing().height - 1)
    assert parts
    assert len({disc.r for part in (dense, *parts) for disc in discs(part.drawing())}) == 1


def test_a_profile_is_cut_between_groups_where_both_parts_are_worth_it() -> None:
    whole = figures.Profile.of([group(*[2] * 7), group(*[1] * 7, name="Mobilitet")], WIDTH, measure)
    parts = whole.parted(whole.drawing().height - 1, least=6, between_groups=True)
    assert parts
    assert [[g.name for g in part.groups] for part in parts] == [["Relationer"], ["Mobilitet"]]
    assert not whole.parted(whole.drawing().height - 1, least=8, between_groups=True)
    assert not whole.parted(60, least=6, between_groups=True)


def test_the_words_say_every_value() -> None:
    few = figures.profile([told((2, 3, 1, 0), (4, 4, None, None))], WIDTH, measure)
    assert "Tema 0: niveau 2, før 3, borgerens egen vurdering 1, forventet niveau 0." in few.alt
    assert "Tema 1: niveau 4, før 4." in few.alt
    many = figures.profile([told((2, 3, 1, 0), *[(1, None, None, None)] * 13)], WIDTH, measure)
    assert "13 på niveau 1" in many.alt
    assert "Tema 0: niveau 2, før 3, borgerens egen vurdering 1, forventet niveau 0." in many.alt
    assert "Tema 5" not in many.alt


def test_a_narrow_profile_has_its_overtemaer_over_their_themes() -> None:
    drawing = figures.profile([group(1, 2, name="Mobilitet")], 320, measure)
    places = {mark.s: mark for mark in drawing.marks if isinstance(mark, Text)}
    assert places["Mobilitet"].x == places["Tema 0"].x == 0
    assert places["Mobilitet"].y < places["Tema 0"].y < places["Tema 1"].y


perhaps = st.none() | st.integers(0, 4)
full_rows = st.builds(
    ProfileRow, st.text("abcdefg hijWå-", min_size=1, max_size=90), st.integers(0, 4), perhaps, perhaps, perhaps
)
full_groups = st.lists(
    st.builds(ProfileGroup, st.text("abc dW", max_size=60), st.lists(full_rows, min_size=1, max_size=8).map(tuple)),
    min_size=1,
    max_size=7,
)


@given(full_groups, st.sampled_from([280.0, 330.0, 399.0, 401.0, WIDTH, 800.0]))
def test_nothing_of_a_full_profile_lies_outside_or_over_the_names(found: list[ProfileGroup], width: float) -> None:
    drawing = figures.profile(found, width, measure, "12.3.2021")
    for mark in drawing.marks:
        if isinstance(mark, Text):
            wide = measure(mark.s, mark.size, mark.face)
            start = mark.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor] * wide
            assert start >= 0
            assert start + wide <= width + 0.01
            assert 0 <= mark.y <= drawing.height
        if isinstance(mark, Disc):
            assert mark.r <= mark.x <= width - mark.r
            assert mark.r <= mark.y <= drawing.height - mark.r
    first, second = sorted({mark.x1 for mark in drawing.marks if isinstance(mark, Line) and mark.x1 == mark.x2})[:2]
    assert second - first >= 12  # a disc and a ring beside each other


@given(groups)
def test_nothing_lies_outside_the_drawing(found: list[ProfileGroup]) -> None:
    drawing = figures.profile(found, WIDTH, measure)
    assert len(discs(drawing)) == sum(len(g.rows) for g in found)
    for mark in drawing.marks:
        if isinstance(mark, Text):
            start = mark.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor] * measure(
                mark.s, mark.size, "regular"
            )
            assert start >= 0
            assert start + measure(mark.s, mark.size, "regular") <= WIDTH + 0.01
            assert 0 <= mark.y <= drawing.height
        if isinstance(mark, Disc):
            assert mark.r <= mark.x <= WIDTH - mark.r
            assert mark.r <= mark.y <= drawing.height - mark.r


@given(groups, st.floats(300, 700))
def test_a_profile_too_high_is_cut_in_two_that_keep_every_row(found: list[ProfileGroup], height: float) -> None:
    whole = figures.Profile.of(found, WIDTH, measure)
    parts = whole.parted(height)
    assert parts or sum(len(g.rows) for g in found) == 1
    if parts:
        assert parts[0].drawing().height <= height
        rows = [row for part in parts for one in part.groups for row in one.rows]
        assert rows == [row for one in found for row in one.rows]


@given(st.text("abc dWæ", max_size=200), st.floats(30, 200))
def test_wrapping_keeps_every_letter_within_the_width(text: str, width: float) -> None:
    lines = list(figures.wrap(text, width, 10, measure))
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(measure(line, 10, "regular") <= width for line in lines)


def track(before: int | None = None, expected: int | None = None, now: int | None = None, **said: str) -> Track:
    return Track(said.get("number", "Mål 1"), said.get("theme", "Spise"), before, expected, now, said.get("result", ""))


def signs(drawing: Drawing) -> tuple[list[float], list[float], list[float]]:
    """Where rings, squares and discs stand, without those of the legend."""
    round_ = [mark for mark in drawing.marks if isinstance(mark, Disc)][:-2]
    boxes = [mark.x + mark.w / 2 for mark in drawing.marks if isinstance(mark, Box)][:-1]
    return [d.x for d in round_ if d.stroke], boxes, [d.x for d in round_ if not d.stroke]


def test_a_goal_goes_from_its_ring_to_its_disc_and_the_square_is_what_was_expected() -> None:
    drawing = figures.tracks([track(3, 0, 1), track(1, 1, 2)], WIDTH, measure, NOW)
    digits = {mark.s: mark.x for mark in drawing.marks if isinstance(mark, Text) and mark.y < 15}
    rings, squares, now = signs(drawing)
    assert rings == [digits["3"], digits["1"]]
    assert squares == [digits["0"], digits["1"]]
    assert now == [digits["1"], digits["2"]]
    (down, up) = [mark.points for mark in drawing.marks if isinstance(mark, Path)]
    assert down[0][0] < down[1][0], "the arrow of the first points to the left"
    assert up[0][0] > up[1][0]


def test_what_is_not_known_has_no_sign_and_what_has_not_moved_no_arrow() -> None:
    assert signs(figures.tracks([track()], WIDTH, measure, NOW)) == ([], [], [])
    drawing = figures.tracks([track(2, None, 2)], WIDTH, measure, NOW)
    assert [len(found) for found in signs(drawing)] == [0, 0, 1]
    assert not [mark for mark in drawing.marks if isinstance(mark, Path)]
    waits = figures.tracks([track(2, 1, None)], WIDTH, measure, NOW)
    assert [len(found) for found in signs(waits)] == [1, 1, 0]


def test_the_tracks_in_words_say_every_value() -> None:
    rows = [track(3, 3, 1, result="Nået"), track(number="Mål 2", theme="Købe ind")]
    said = figures.tracks(rows, WIDTH, measure, NOW).alt
    assert "Mål 1, Spise: før 3, forventet 3, nu 1. Nået." in said
    assert "Mål 2, Købe ind: før ukendt, forventet ukendt, nu ukendt." in said


levels = st.none() | st.integers(0, 4)
tracks = st.builds(
    Track,
    st.just("Mål 12"),
    st.text("abc Wå-", max_size=90),
    levels,
    levels,
    levels,
    st.sampled_from(["", "Delvist nået"]),
)


@given(st.lists(tracks, min_size=1, max_size=14))
def test_nothing_of_the_tracks_lies_outside(found: list[Track]) -> None:
    drawing = figures.tracks(found, WIDTH, measure, NOW)
    for mark in drawing.marks:
        if isinstance(mark, Text):
            assert 0 <= mark.y <= drawing.height
        elif isinstance(mark, Disc):
            assert mark.r <= mark.x <= WIDTH - mark.r
            assert mark.y + mark.r <= drawing.height


def test_figures_need_no_pdf_library() -> None:
    """The same list is painted on the screen, where reportlab is not loaded."""
    assert not {"reportlab", "Canvas"} & set(vars(sys.modules["ffbdesk.export.figures"]))
