"""Forløb drawn: every number of the table stands in the figure, at its day and its level, and nothing else does."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.export import courses
from ffbdesk.export.figuremarks import Box, Disc, Drawing, Face, Line, Path, Text
from ffbdesk.export.report import Bar, Chart

WIDTH = 220.0
FIRST = date(2021, 5, 28)


def measure(text: str, size: float, _face: Face) -> float:
    return len(text) * size * 0.5


days = st.lists(st.integers(0, 900), min_size=1, max_size=20, unique=True).map(
    lambda found: [FIRST + timedelta(days=n) for n in sorted(found)]
)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    found = draw(days)
    levels = tuple((day, draw(st.integers(0, 4))) for day in found)
    expected = draw(st.none() | st.integers(0, 4))
    due = draw(st.none() | st.just(found[-1] + timedelta(days=draw(st.integers(1, 400)))))
    return Chart("Købe ind", "Fremgang fra 2 til 1", "Mål 2 · Udvikle", levels, expected, due)


def inside(drawing: Drawing) -> None:
    for mark in drawing.marks:
        if isinstance(mark, Text):
            left = {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor] * measure(mark.s, mark.size, mark.face)
            assert mark.x - left >= -0.01
            assert mark.x - left + measure(mark.s, mark.size, mark.face) <= drawing.width + 0.01
            assert 0 <= mark.y <= drawing.height
        elif isinstance(mark, Disc):
            assert mark.r <= mark.x <= drawing.width - mark.r + 0.01
        elif isinstance(mark, Line):
            assert max(mark.y1, mark.y2) <= drawing.height


@given(charts())
def test_every_number_has_its_sign_at_its_day_and_level(one: Chart) -> None:
    drawing = courses.chart(one, WIDTH, measure)
    inside(drawing)
    discs = [mark for mark in drawing.marks if isinstance(mark, Disc)]
    lines = [mark for mark in drawing.marks if isinstance(mark, Line) and not mark.dash]
    assert len(discs) == len(one.levels)
    for disc, (_day, level) in zip(discs, one.levels, strict=True):
        assert disc.y == lines[level].y1, "on the line of its level, 0 at the top"
    digits = [mark.s for mark in drawing.marks if isinstance(mark, Text) and mark.face == "semibold"][1:]
    assert digits == [str(level) for _day, level in one.levels]
    squares = [mark for mark in drawing.marks if isinstance(mark, Box)]
    assert len(squares) == (one.expected is not None)
    if one.expected is not None:
        assert squares[0].y + squares[0].h / 2 == lines[one.expected].y1
    for day, level in one.levels:
        assert f"niveau {level} den {day.day}.{day.month}.{day.year}" in drawing.alt


@given(charts())
def test_days_stand_at_their_true_distance(one: Chart) -> None:
    discs = [mark for mark in courses.chart(one, WIDTH, measure).marks if isinstance(mark, Disc)]
    last = one.due or one.levels[-1][0]
    whole = (max(last, one.levels[-1][0]) - one.levels[0][0]).days
    axis = courses.axis_of([one.levels[0][0], max(last, one.levels[-1][0])], WIDTH)
    for disc, (day, _level) in zip(discs, one.levels, strict=True):
        share = (day - one.levels[0][0]).days / whole if whole else 0.5
        assert abs(disc.x - (axis.left + share * (axis.right - axis.left))) < 0.01


@given(days, st.data())
def test_a_need_holds_until_the_next_one(found: list[date], data: st.DataObject) -> None:
    names = ["Intet", "Let", "Moderat", "Højt", "Fuldstændigt"]
    steps = [(day, data.draw(st.integers(0, 4))) for day in found]
    axis = courses.axis_of(found, 500, 84)
    drawing = courses.needs(steps, names, axis, measure)
    inside(drawing)
    boxes = [mark for mark in drawing.marks if isinstance(mark, Box)]
    lines = [mark for mark in drawing.marks if isinstance(mark, Line)]
    assert [box.y + box.h / 2 for box in boxes] == [lines[at].y1 for _day, at in steps]
    for path in (mark for mark in drawing.marks if isinstance(mark, Path)):
        for (x1, y1), (x2, y2) in zip(path.points, path.points[1:], strict=False):
            assert x1 == x2 or y1 == y2, "steps, never a slope: between two judgements nothing is known"


@given(days, st.data())
def test_a_bar_lasts_as_long_as_its_ydelse(found: list[date], data: st.DataObject) -> None:
    bars = [
        Bar("Støtte i hjemmet, SEL § 85", day, data.draw(st.none() | st.just(day + timedelta(days=30))))
        for day in found
    ]
    ends = [bar.ends for bar in bars if bar.ends]
    axis = courses.axis_of([*found, *ends], 500, 84)
    drawing = courses.bars(bars, found, axis, measure)
    boxes = [mark for mark in drawing.marks if isinstance(mark, Box)]
    for box, bar in zip(boxes, bars, strict=True):
        assert abs(box.x - axis.x(bar.begins)) < 0.01
        wanted = axis.x(bar.ends) if bar.ends else axis.right
        assert abs(box.x + box.w - max(wanted, box.x + 1)) < 0.01
    assert len([mark for mark in drawing.marks if isinstance(mark, Path)]) == sum(bar.ends is None for bar in bars)


@given(st.integers(0, 900))
def test_a_late_ydelse_keeps_its_name(late: int) -> None:
    begins = FIRST + timedelta(days=late)
    axis = courses.axis_of([FIRST, FIRST + timedelta(days=900)], 500, 84)
    drawing = courses.bars([Bar("Socialpædagogisk støtte, SEL § 85", begins, None)], [FIRST], axis, measure)
    inside(drawing)
    assert "Socialpædagogisk støtte, SEL § 85" in [mark.s for mark in drawing.marks if isinstance(mark, Text)]


def test_the_lines_of_a_row_stand_at_one_height() -> None:
    short = Chart("Spise", "", "", ((FIRST, 1),), None, None)
    long = Chart(
        "Deltage i sociale fællesskaber og fritidsaktiviteter i byen", "Fremgang", "Mål 1", ((FIRST, 1),), 0, None
    )
    heights = []
    for drawing in courses.charts([short, long, short], 2, WIDTH, measure):
        inside(drawing)
        heights.append(next(mark.y for mark in drawing.marks if isinstance(mark, Disc)))
    assert heights[0] == heights[1] > heights[2]
