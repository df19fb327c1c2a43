"""What counts of all that came in, who is missing, and whose number two have."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.domain.course.exercise import (
    BLIND_AFTER,
    Answer,
    Given,
    Talk,
    Way,
    Why,
    counted,
    doubled,
    missing,
    ref_to,
)
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.judgement import Assessed, Level
from tests.domain.course.made import DAY, answer, exercise, kirsten, uuid

TYPED = st.sampled_from([Way.LINE, Way.SHEET])
parts = st.tuples(
    st.sampled_from("ABCD"),
    st.integers(1, 3),
    st.integers(1, 2),
    st.integers(1, 3),
    st.just(Way.FILE) | TYPED,
    st.integers(0, 3),
    st.sampled_from("XY"),
)


@st.composite
def come(draw: st.DrawFn) -> list[Answer]:
    """Whatever may come in, some of it more than once; an id belongs to one content."""
    made = [
        answer(
            number,
            participant=who,
            way=way,
            saved=saved,
            round_=round_,
            id_=at,
            came=None if way is Way.FILE else came,
            exercise=which,
        )
        for at, (who, number, round_, saved, way, came, which) in enumerate(draw(st.lists(parts, max_size=10)), 1)
    ]
    return made + [one for one in made if draw(st.booleans())]


def place(one: Answer) -> tuple[str, int, int]:
    return one.exercise, one.round, one.number


class TestCounted:
    @given(st.data(), come())
    def test_order_of_coming_is_no_matter(self, data: st.DataObject, found: list[Answer]) -> None:
        assert counted(tuple(data.draw(st.permutations(found)))) == counted(tuple(found))

    @given(come())
    def test_gathered_twice_is_the_same(self, found: list[Answer]) -> None:
        once = counted(tuple(found))
        assert counted((*found, *found)) == once
        assert counted(once) == once
        assert set(once) <= set(found)

    @given(come())
    def test_of_each_participant_and_round_the_newest_alone(self, found: list[Answer]) -> None:
        once = counted(tuple(found))
        assert max(Counter((one.participant, one.round, one.exercise) for one in once).values(), default=1) == 1
        filed = {
            (one.participant, one.round, one.exercise): max(
                each.saved
                for each in found
                if each.way is Way.FILE
                and (each.participant, each.round, each.exercise) == (one.participant, one.round, one.exercise)
            )
            for one in found
            if one.way is Way.FILE
        }
        kept = {(one.participant, one.round, one.exercise): one.saved for one in once if one.way is Way.FILE}
        assert kept == filed

    @given(come())
    def test_what_was_typed_is_one_a_number_and_none_beside_a_file(self, found: list[Answer]) -> None:
        once = counted(tuple(found))
        typed = [place(one) for one in once if one.way is not Way.FILE]
        assert len(set(typed)) == len(typed)
        assert set(typed).isdisjoint(place(one) for one in once if one.way is Way.FILE)

    @given(come())
    def test_exercises_do_not_know_each_other(self, found: list[Answer]) -> None:
        together = {one for one in counted(tuple(found)) if one.exercise == "X"}
        assert together == set(counted(tuple(one for one in found if one.exercise == "X")))

    def test_by_number(self) -> None:
        found = counted(tuple(answer(number) for number in (9, 2, 30, 4)))
        assert [one.number for one in found] == [2, 4, 9, 30]

    def test_newest_saved_counts_though_it_came_first(self) -> None:
        old = answer(7, saved=1, participant="A", id_=1, came=9)
        new = replace(old, saved=2, id=uuid(2), came_at=None)
        assert counted((new, old)) == counted((old, new)) == (new,)

    def test_a_number_that_was_corrected_leaves_its_old_one(self) -> None:
        wrong, right = answer(7, participant="A", id_=1), answer(8, participant="A", saved=2, id_=2)
        assert counted((right, wrong)) == (right,)
        assert missing(counted((right, wrong)), 8) == (1, 2, 3, 4, 5, 6, 7)

    @pytest.mark.parametrize("way", [Way.LINE, Way.SHEET])
    def test_a_line_beside_a_file_of_its_number_does_not_count(self, way: Way) -> None:
        filed, typed = answer(7, id_=1), answer(7, way=way, saved=9, participant="B", id_=2, came=5)
        assert counted((filed, typed)) == counted((typed, filed)) == (filed,)
        of_the_same = replace(typed, participant=filed.participant)
        assert counted((filed, of_the_same)) == counted((of_the_same, filed)) == (filed,)
        other_round, other_number = replace(typed, round=2), replace(typed, number=8)
        assert set(counted((filed, other_round))) == {filed, other_round}
        assert set(counted((filed, other_number))) == {filed, other_number}
        elsewhere = replace(typed, exercise=uuid(77))
        assert set(counted((filed, elsewhere))) == {filed, elsewhere}

    def test_of_two_lines_the_later_one(self) -> None:
        """By the moment, whatever the clock showed: it is put back an hour in October."""
        summer, winter = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))
        first, second = datetime(2026, 10, 25, 2, 50, tzinfo=summer), datetime(2026, 10, 25, 2, 10, tzinfo=winter)
        early = replace(answer(7, way=Way.LINE, participant="A", id_=2), came_at=first)
        late = replace(answer(7, way=Way.LINE, participant="B", id_=1), came_at=second)
        assert counted((early, late)) == counted((late, early)) == (late,)

    def test_two_with_one_number_are_both_counted_and_named(self) -> None:
        one, other, third = answer(7, participant="A", id_=1), answer(7, participant="B", id_=2), answer(8)
        for order in permutations((one, other, third)):
            assert counted(order) == (one, other, third)
            assert doubled(counted(order)) == (7,)


class TestNumbers:
    @given(st.lists(st.tuples(st.integers(1, 5), st.sampled_from("ABC"))), st.integers(0, 8))
    def test_missing_and_doubled(self, found: list[tuple[int, str]], participants: int) -> None:
        come_ = tuple(answer(number, participant=who) for number, who in found)
        there = {number for number, _ in found}
        assert set(missing(come_, participants)) == set(range(1, participants + 1)) - there
        who_of = {number: {who for each, who in found if each == number} for number in there}
        assert doubled(come_) == tuple(sorted(number for number, who in who_of.items() if len(who) > 1))

    def test_eight_and_fourteen_are_missing(self) -> None:
        come_ = tuple(answer(number) for number in range(1, 16) if number not in (8, 14))
        assert missing(come_, 15) == (8, 14)
        assert missing((), 2) == (1, 2)
        assert missing(come_, 0) == ()
        assert missing((answer(40),), 1) == (1,)

    def test_the_same_participant_twice_is_not_two(self) -> None:
        assert doubled((answer(7, id_=1), answer(7, id_=2))) == ()


def test_an_answer_tells_what_it_has() -> None:
    theme, other = kirsten().themes[:2]
    one = answer(3, [Given(theme, Assessed(Level.NONE), reason="Hun går selv."), Given(other, None, doubt=True)])
    assert one.of(theme) == one.given[0]
    assert one.of(ThemeCode("x")) is None
    assert (one.answered, one.unreasoned) == (1, 0)
    assert answer(3, [Given(theme, Assessed(Level.NONE)), Given(other)]).unreasoned == 1


def test_what_was_said_of_a_theme() -> None:
    theme, other = kirsten().themes[:2]
    first = Talk(theme, frozenset({Why.FACTS}), "Spørg Ole.")
    one = exercise().with_talk(first).with_talk(Talk(other)).with_talk(replace(first, takeaway="Spørg Kirsten."))
    assert one.talk(theme).takeaway == "Spørg Kirsten."
    assert len(one.talks) == 2
    assert exercise().talk(theme) == Talk(theme)
    assert {why.value for why in Why} == set("OIFK")


def test_blind_again_after_four_weeks() -> None:
    assert exercise().blind_from == DAY + BLIND_AFTER == date(2026, 12, 21)
    assert replace(exercise(), talked_on=date(2026, 11, 25)).blind_from == date(2026, 12, 23)


def test_an_answer_names_the_text() -> None:
    changed_ = replace(kirsten(), sections=kirsten().sections[1:])
    assert ref_to(kirsten()).text_hash != ref_to(changed_).text_hash
    assert answer(1, came=0).came_at == datetime.fromtimestamp(1_795_000_000, UTC)
