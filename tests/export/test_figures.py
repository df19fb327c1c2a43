"""The profile as a list of marks: every theme, its level in the right place, nothing outside the drawing."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.export import figures
from ffbdesk.export.marks import Box, Disc, Drawing, Face, Line, Text
from ffbdesk.export.report import ProfileGroup, ProfileRow

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
def test_a_profile_too_high_is_cut_in_figures_that_keep_every_row(found: list[ProfileGroup], tallest: float) -> None:
    drawings = figures.profiles(found, WIDTH, measure, tallest)
    assert sum(len(discs(drawing)) for drawing in drawings) == sum(len(g.rows) for g in found)
    assert all(drawing.height <= tallest for drawing in drawings)


@given(st.text("abc dWæ", max_size=200), st.floats(30, 200))
def test_wrapping_keeps_every_letter_within_the_width(text: str, width: float) -> None:
    lines = list(figures.wrap(text, width, 10, measure))
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(measure(line, 10, "regular") <= width for line in lines)


def test_figures_need_no_pdf_library() -> None:
    """The same list is painted on the screen, where reportlab is not loaded."""
    assert not {"reportlab", "Canvas"} & set(vars(sys.modules["ffbdesk.export.figures"]))
