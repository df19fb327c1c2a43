"""Cases, answers and exercises for the tests of the course room."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache

from hypothesis import strategies as st

from ffbdesk import shipped
from ffbdesk.catalog.loader import load
from ffbdesk.domain.course.case import CourseCase, Reference, ThemeReference
from ffbdesk.domain.course.exercise import Answer, CaseRef, Exercise, Given, Rules, Way, ref_to
from ffbdesk.domain.course.spread import SEVEN
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.judgement import Judgement
from ffbdesk.export.course.reading import read_case

CASES = sorted((shipped.folder("resources") / "course").glob("*.ffbsag"))
EXERCISE = "0e0e0e0e-0000-4000-8000-00000000000a"
DAY = date(2026, 11, 23)
judgements = st.sampled_from(SEVEN)
catalogue = cache(load)


@cache
def case(stem: str) -> CourseCase:
    """A case that ships, by the name of its file."""
    path = next(one for one in CASES if one.stem == stem)
    return read_case(path.read_bytes(), path.name, catalogue())


def kirsten() -> CourseCase:
    return case("kirsten-dalby")


def reference() -> Reference:
    found = kirsten().reference
    assert found is not None
    return found


def theme_reference(term: str) -> ThemeReference:
    """Kirsten's, of the theme with this term."""
    return next(one for one in reference().themes if catalogue().theme(one.theme).term == term)


def uuid(number: int) -> str:
    return f"a0a0a0a0-0000-4000-8000-{number:012x}"


def answer(
    number: int,
    given: Sequence[Given] = (),
    *,
    participant: str = "",
    way: Way = Way.FILE,
    saved: int = 1,
    round_: int = 1,
    id_: int = 0,
    came: int | None = None,
    exercise: str = EXERCISE,
) -> Answer:
    return Answer(
        id=uuid(id_ or number),
        exercise=exercise,
        round=round_,
        case=ref_to(kirsten()),
        participant=participant or uuid(1000 + number),
        number=number,
        nickname="",
        day=DAY,
        minutes=25,
        saved=saved,
        given=tuple(given),
        way=way,
        came_at=None if came is None else datetime.fromtimestamp(1_795_000_000 + came, UTC),
    )


def answers(columns: Mapping[ThemeCode, Sequence[Judgement | None]]) -> tuple[Answer, ...]:
    """One answer for each place in the columns, which are as long as each other."""
    themes, rows = list(columns), zip(*columns.values(), strict=True)
    return tuple(
        answer(number, [Given(theme, one) for theme, one in zip(themes, row, strict=True)])
        for number, row in enumerate(rows, 1)
    )


def chosen(counts: Sequence[int]) -> list[Judgement]:
    """As many of each of the seven."""
    return [one for one, count in zip(SEVEN, counts, strict=True) for _ in range(count)]


def exercise(themes: Sequence[ThemeCode] = ()) -> Exercise:
    return Exercise(
        id=EXERCISE,
        team="Hold A",
        held_on=DAY,
        participants=15,
        case=CaseRef(kirsten().id, kirsten().revision, kirsten().text_hash),
        title=kirsten().title,
        themes=tuple(themes) or kirsten().themes,
        rules=Rules(),
    )
