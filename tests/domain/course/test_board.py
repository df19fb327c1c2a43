"""What the projector, the summary and the papers show of an exercise."""

from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.domain.course.board import Board, Reason, by_judgement
from ffbdesk.domain.course.exercise import Answer, Given
from ffbdesk.domain.course.spread import SEVEN
from tests.domain.course.made import answer, exercise, kirsten, reference, uuid

THEME, OTHER = kirsten().themes[:2]


def come(n: int = 15, ids: int = 0) -> tuple[Answer, ...]:
    """Their reasons say who they are, so that an order can be seen."""
    return tuple(
        replace(
            answer(number, [Given(THEME, SEVEN[number % 7], reason=f"{number}"), Given(OTHER, SEVEN[0], reason="x")]),
            id=uuid(ids + number),
            nickname=f"Hugo {number}",
        )
        for number in range(1, n + 1)
    )


def board(answers: tuple[Answer, ...] = (), **changes: object) -> Board:
    return Board(replace(exercise(), **changes), kirsten(), answers)  # type: ignore[arg-type]


def order(found: Board, round_: int = 1) -> list[int]:
    return [int(one.text) for one in found.reasons(THEME, round_)]


class TestReasons:
    def test_only_what_was_written_about_a_choice_in_this_round(self) -> None:
        answers = (
            answer(1, [Given(THEME, SEVEN[2], reason="Hun går selv.")]),
            answer(2, [Given(THEME, SEVEN[2])]),
            answer(3, [Given(THEME, None, reason="Uden niveau.")]),
            answer(4, [Given(OTHER, SEVEN[1], reason="Om noget andet.")]),
            answer(5, [Given(THEME, SEVEN[2], reason="Efter samtalen.")], round_=2),
            answer(6),
        )
        assert board(answers).reasons(THEME, 1) == (Reason(uuid(1), SEVEN[2], "Hun går selv."),)
        assert [one.text for one in board(answers).reasons(THEME, 2)] == ["Efter samtalen."]
        assert board(answers).reasons(THEME, 3) == ()

    def test_without_number_and_nickname(self) -> None:
        assert [one.name for one in fields(Reason)] == ["answer", "judgement", "text"]
        assert "Hugo" not in repr(board(come()).reasons(THEME, 1))
        participants = {one.participant for one in come()}
        assert not any(who in repr(board(come()).reasons(THEME, 1)) for who in participants)

    @given(st.permutations(come()))
    def test_the_same_each_time_whoever_came_first(self, mixed: list[Answer]) -> None:
        assert board(tuple(mixed)).reasons(THEME, 1) == board(come()).reasons(THEME, 1)

    def test_no_order_of_participants_can_be_seen(self) -> None:
        """Neither by number nor by id, and for each theme, round and exercise another one."""
        first = order(board(come()))
        assert sorted(first) == list(range(1, 16))
        assert first not in (sorted(first), sorted(first, reverse=True))
        by_id = [number for _, number in sorted((one.id, one.number) for one in come())]
        assert first not in (by_id, by_id[::-1])
        assert order(board(come(), id=uuid(1))) != first
        assert order(board(tuple(replace(one, round=2) for one in come())), 2) != first
        of_other = [one.answer for one in board(come()).reasons(OTHER, 1)]
        assert of_other != [one.answer for one in board(come()).reasons(THEME, 1)]

    def test_each_is_as_often_first(self) -> None:
        """Over many exercises, who comes first says nothing of a number."""
        firsts = [order(board(come(5), id=uuid(at)))[0] for at in range(500)]
        assert all(60 < firsts.count(number) < 140 for number in range(1, 6))

    @given(st.sets(st.integers(1, 15)))
    def test_hidden_ones_are_not_there_and_the_others_stay_where_they_are(self, hidden: set[int]) -> None:
        shown, all_ = board(come(), hidden=frozenset((uuid(number), THEME) for number in hidden)), order(board(come()))
        assert order(shown) == [number for number in all_ if number not in hidden]
        assert [int(one.text) for one in shown.reasons(THEME, 1, hidden=True)] == all_
        assert len(shown.reasons(OTHER, 1)) == 15

    def test_a_late_one_moves_nobody(self) -> None:
        before, after = order(board(come(14))), order(board(come(15)))
        assert [number for number in after if number != 15] == before

    def test_a_hidden_reason_still_counts(self) -> None:
        hidden = board(come(), hidden=frozenset({(uuid(1), THEME)}))
        assert hidden.spreads(1) == board(come()).spreads(1)

    def test_under_their_judgement(self) -> None:
        found = board(come()).reasons(THEME, 1)
        parts = [by_judgement(found, one) for one in SEVEN]
        assert sum(map(len, parts)) == 15
        assert [one.text for one in parts[1]] == [f"{number}" for number in order(board(come())) if number % 7 == 1]


class TestBoard:
    def test_rounds(self) -> None:
        again = tuple(replace(one, round=3, id=uuid(100 + one.number)) for one in come(4))
        found = board((*again, *come(3)))
        assert found.rounds == (1, 3)
        assert [len(found.of_round(which)) for which in (1, 2, 3)] == [3, 0, 4]
        assert board().rounds == ()

    def test_themes_in_the_exercises_order(self) -> None:
        found = board(come(), themes=(OTHER, THEME))
        assert [one.theme for one in found.spreads(1)] == [OTHER, THEME]
        assert found.spreads(1)[1] == found.spread(THEME, 1)
        assert found.spread(THEME, 1).reference == reference().of(THEME)

    def test_the_reference_can_be_kept_back(self) -> None:
        found = board(come(), shows_reference=False)
        assert found.reference is None
        assert {one.reference for one in found.spreads(1)} == {None}
        assert board().reference == reference()

    def test_a_case_that_is_gone(self) -> None:
        gone = Board(exercise(), None, come())
        assert gone.reference is None
        assert gone.task() is None
        assert gone.spread(THEME, 1).n == 15
        assert len(gone.reasons(THEME, 1)) == 15

    def test_what_participants_get(self) -> None:
        task = board(come(), round=2).task()
        assert task is not None
        assert (task.exercise, task.round, task.case, task.themes) == (exercise().id, 2, kirsten(), kirsten().themes)
