"""The citizen's stairs: each sign on its step, nothing outside, no digit, and the same in words."""

import itertools
from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from ffbdesk.domain.judgement import Level
from ffbdesk.domain.plainpages import Stairs
from ffbdesk.export.figuremarks import Disc, Line, Path, Text
from ffbdesk.export.stairs import stairs
from ffbdesk.words import plainpages as say
from tests.export.test_courses import inside, measure

LEVELS = st.none() | st.sampled_from(Level)


@st.composite
def shown(draw: st.DrawFn) -> Stairs:
    before = draw(LEVELS)
    day = draw(st.dates(date(2000, 1, 1), date(2040, 1, 1))) if before is not None else None
    now = draw(LEVELS)
    now_on = draw(st.dates(date(2000, 1, 1), date(2040, 1, 1))) if now is not None else None
    return Stairs(before, day, now, now_on, draw(LEVELS), date(2030, 1, 1))


@given(shown(), st.floats(300, 900), st.floats(10, 40))
@example(Stairs(Level.NONE, date(2000, 1, 1), Level.NONE, date(2000, 1, 1), None, date(2030, 1, 1)), 300, 10)
@example(Stairs(Level.NONE, date(2000, 1, 1), Level.NONE, date(2000, 1, 1), Level.NONE, date(2030, 1, 1)), 300, 10)
def test_each_sign_stands_on_its_step(one: Stairs, width: float, rise: float) -> None:
    drawing = stairs(one, width, measure, rise)
    inside(drawing)
    _ground, outline = (mark for mark in drawing.marks if isinstance(mark, Path) and len(mark.points) >= 10)
    tops = [y for _x, y in outline.points[::2]]
    assert tops == sorted(tops, reverse=True), "the next step is higher"
    rings = [mark for mark in drawing.marks if isinstance(mark, Disc) and mark.fill == "white"]
    discs = [mark for mark in drawing.marks if isinstance(mark, Disc) and mark.fill == "ink"]
    over = [mark for mark in drawing.marks if isinstance(mark, Text) and mark.face == "semibold"]
    for one_word, other in itertools.combinations(over, 2):
        beside = (measure(one_word.s, one_word.size, "semibold") + measure(other.s, other.size, "semibold")) / 2
        assert abs(one_word.x - other.x) >= beside - 0.01, "no word over another"
    poles = [mark for mark in drawing.marks if isinstance(mark, Line)]
    for level, marks in ((one.before, rings), (one.now, discs)):
        assert len(marks) == (level is not None)
        for mark in marks:
            assert level is not None
            assert int(mark.x // (width / 5)) == 4 - level
            assert tops[4 - level] - 14 < mark.y < tops[4 - level]
    assert len(poles) == (one.goal is not None)
    words = [mark.s for mark in drawing.marks if isinstance(mark, Text)]
    months = [say.month(day) for day in (one.before_on, one.now_on) if day]
    months += [say.month_in_short(day) for day in (one.before_on, one.now_on) if day]
    assert not any(char.isdigit() for word in words if word not in months for char in word)
    assert " ".join(words).startswith("Næsten aldrig En gang imellem I perioder For det meste Næsten altid")
    for level in (one.before, one.now, one.goal):
        assert level is None or say.step(level) in drawing.alt
