"""Typing cut into steps: words, pauses, pastes; and every step there and back."""

from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.domain.strokes import PAUSE, Strokes, splice

LETTERS = st.text("ab å\n", max_size=12)


@given(LETTERS, LETTERS)
def test_a_splice_goes_both_ways(before: str, after: str) -> None:
    found = splice(before, after)
    assert found.forth(before) == after
    assert found.back(after) == before
    assert len(found.removed) + len(found.inserted) <= len(before) + len(after)


@given(st.text(max_size=40), st.integers(0, 40), st.text(max_size=5))
def test_what_was_typed_at_one_place_is_all_that_is_kept(text: str, at: int, typed: str) -> None:
    found = splice(text, text[:at] + typed + text[at:])
    assert (found.removed, len(found.inserted)) == ("", len(typed))


def test_a_text_that_is_another_is_not_touched() -> None:
    assert splice("Mor siger", "Mor siger nej").back("Far siger ja") is None


def steps(strokes: list[tuple[str, float]]) -> list[str]:
    """The text after each step, of strokes that are texts and the seconds before them."""
    found: list[str] = []
    cut, before, now = Strokes(), "", 0.0
    for after, pause in strokes:
        now += pause
        if cut.goes_on(before, after, now):
            found[-1] = after
        else:
            found.append(after)
        before = after
    return found


def typed(text: str, pause: float = 0.1) -> list[tuple[str, float]]:
    return [(text[: n + 1], pause) for n in range(len(text))]


def test_words_are_steps_with_the_gap_after_them() -> None:
    assert steps(typed("Mor  siger nej")) == ["Mor  ", "Mor  siger ", "Mor  siger nej"]


def test_a_pause_ends_a_step() -> None:
    assert steps([*typed("ord"), ("ordet", PAUSE + 0.1), ("ordets", 0.1)]) == ["ord", "ordet", "ordets"]
    assert steps([*typed("ord"), ("orde", PAUSE + 0.1), ("ordet", 0.1)]) == ["ord", "ordet"]


def test_a_paste_is_one_step_and_takes_nothing_later_with_it() -> None:
    paste = "et helt notat på mange ord"
    strokes = [*typed("Se "), (f"Se {paste}", 0.1), (f"Se {paste},", 0.1), (f"Se {paste}, ", 0.1)]
    assert steps(strokes) == ["Se ", f"Se {paste}", f"Se {paste}, "]


def test_deleting_goes_word_by_word_too() -> None:
    back = ["et hus", "et hu", "et h", "et ", "et", "e", ""]
    assert steps([(text, 0.1) for text in back]) == ["et hus", "et ", ""]


def test_leaving_the_field_and_another_place_in_it_begin_a_step() -> None:
    cut = Strokes()
    assert not cut.goes_on("", "a", 0)
    cut.end()
    assert not cut.goes_on("a", "ab", 0.1)
    assert not cut.goes_on("ab", "xab", 0.2)
