"""What is read aloud and typed: every wrong sign and every exchange of neighbours is noticed."""

import re
import string
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.domain.course.case import CourseCase, short_name
from ffbdesk.domain.course.codes import (
    MOST_THEMES,
    SIGNS,
    Code,
    NotACode,
    NotALine,
    code_for,
    exercise_id,
    line_for,
    read_code,
    read_line,
)
from ffbdesk.domain.course.exercise import NUMBERS, Rules
from ffbdesk.domain.course.likeness import looks_like_cpr
from ffbdesk.domain.course.spread import SEVEN
from ffbdesk.domain.judgement import Judgement
from tests.domain.course.made import CASES, EXERCISE, case, judgements, kirsten, uuid

ALL = string.digits + string.ascii_uppercase
ALIKE = str.maketrans("OIL", "011")
STEMS = [path.stem for path in CASES]

cases = st.sampled_from(STEMS).map(case)
dice = st.integers(0, 2**40)
rules = st.builds(Rules, st.booleans(), st.booleans())
columns = st.lists(st.none() | judgements, min_size=1, max_size=31)


def code(of: CourseCase, mask: int, asked: Rules = Rules(), chance: int = 4711) -> str:  # noqa: B008 - frozen
    return code_for(of, [theme for at, theme in enumerate(of.themes) if mask >> at & 1], asked, chance)


def plain(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def wrong(text: str, alphabet: str = ALL) -> Iterator[str]:
    """Every text with one sign of it exchanged for another; signs that stand between are none."""
    for at, sign in enumerate(text):
        if sign.isalnum():
            yield from (text[:at] + other + text[at + 1 :] for other in alphabet if other != sign)


def exchanged(text: str) -> Iterator[str]:
    """Every text with two neighbours exchanged, also where a line stands between them."""
    places = [at for at, sign in enumerate(text) if sign.isalnum()]
    for a, b in pairwise(places):
        signs = list(text)
        signs[a], signs[b] = signs[b], signs[a]
        yield "".join(signs)


def reads_as_code(text: str, as_: str) -> bool:
    """Whether two texts are one code to the eye: after the name O is 0, I and L are 1."""
    one, other = plain(text), plain(as_)
    return one[:-6] + one[-6:].translate(ALIKE) == other[:-6] + other[-6:].translate(ALIKE)


def refused_code(text: str) -> bool:
    try:
        read_code(text)
    except NotACode:
        return True
    return False


def refused_line(text: str, themes: int, exercise: str = EXERCISE, round_: int = 1) -> bool:
    try:
        read_line(text, exercise, round_, themes)
    except NotALine:
        return True
    return False


class TestCode:
    @pytest.mark.parametrize("stem", STEMS)
    def test_every_choice_of_themes_comes_back(self, stem: str) -> None:
        of = case(stem)
        for mask in range(1, 2 ** len(of.themes)):
            written = code(of, mask)
            assert read_code(written).chosen == tuple(bool(mask >> at & 1) for at in range(MOST_THEMES))

    @given(cases, st.integers(1, 2**9 - 1), rules, dice)
    def test_all_of_it_comes_back(self, of: CourseCase, mask: int, asked: Rules, chance: int) -> None:
        written = code(of, mask, asked, chance)
        found = read_code(written)
        assert (found.name, found.rules, found.text) == (short_name(of), asked, written)
        assert found.exercise == exercise_id(written)

    def test_kirstens(self) -> None:
        written = {code(kirsten(), mask, Rules(), chance) for mask in (1, 0b100011010, 1023) for chance in range(20)}
        assert all(re.fullmatch(rf"KIRSTEN-[{SIGNS}]{{2}}-[{SIGNS}]{{4}}", one) for one in written)
        assert len(written) == 60
        assert code(kirsten(), 0b0100011010).startswith("KIRSTEN-8T-")

    @given(cases, st.integers(1, 2**9 - 1), rules, dice)
    def test_it_never_looks_like_a_cpr_number(self, of: CourseCase, mask: int, asked: Rules, chance: int) -> None:
        written = code(of, mask, asked, chance)
        assert sum(c.isdigit() for c in written) <= 6
        assert not looks_like_cpr(written)
        assert not looks_like_cpr(f"den 01.01: {written}")

    @given(cases, st.integers(1, 2**9 - 1), dice, st.data())
    def test_any_spelling(self, of: CourseCase, mask: int, chance: int, data: st.DataObject) -> None:
        written = code(of, mask, Rules(), chance)
        name, signs = plain(written)[:-6], plain(written)[-6:]
        alike = {"0": "0Oo", "1": "1IiLl"}
        typed = [data.draw(st.sampled_from(c + c.lower())) for c in name]
        typed += [data.draw(st.sampled_from(alike.get(c, c + c.lower()))) for c in signs]
        between = st.sampled_from(["", "", " ", "-", " - ", ".", "–", "\u00a0"])
        assert read_code("".join(c + data.draw(between) for c in typed)) == read_code(written)

    def test_every_wrong_sign(self) -> None:
        for mask in (1, 0b0100011010, 1023):
            written = code(kirsten(), mask)
            for text in wrong(written):
                assert refused_code(text) != reads_as_code(text, written), text

    @given(cases, st.integers(1, 2**9 - 1), rules, dice)
    def test_every_wrong_sign_of_others(self, of: CourseCase, mask: int, asked: Rules, chance: int) -> None:
        written = code(of, mask, asked, chance)
        for text in wrong(written):
            assert refused_code(text) != reads_as_code(text, written), text

    @pytest.mark.parametrize("stem", STEMS)
    def test_every_exchange(self, stem: str) -> None:
        """For every choice of themes: the name's last letter and the first sign are neighbours too."""
        for mask in range(1, 2 ** len(case(stem).themes)):
            written = code(case(stem), mask, Rules(), mask)
            for text in exchanged(written):
                assert refused_code(text) != reads_as_code(text, written), text

    @given(st.text(string.ascii_uppercase, min_size=1, max_size=35), st.integers(1, 1023), rules, dice)
    def test_every_exchange_and_wrong_sign_with_any_name(self, name: str, mask: int, asked: Rules, chance: int) -> None:
        written = code(replace(kirsten(), name=name), mask, asked, chance)
        assert read_code(written).name == name
        for text in (*exchanged(written), *wrong(written)):
            assert refused_code(text) != reads_as_code(text, written), text

    @given(st.text(max_size=20) | st.text(ALL + "-", max_size=20))
    def test_anything_typed_is_a_code_or_none(self, typed: str) -> None:
        try:
            found = read_code(typed)
        except NotACode:
            return
        assert isinstance(found, Code)
        assert read_code(found.text) == found

    @pytest.mark.parametrize("typed", ["", "KIRSTEN", "8T-4QDR", "-", "KIRSTEN-00-0000", "KÎRSTEN-8T-4QDR", "٣" * 12])
    def test_no_code(self, typed: str) -> None:
        with pytest.raises(NotACode):
            read_code(typed)

    def test_no_theme_is_no_code(self) -> None:
        with pytest.raises(NotACode):
            read_code(code(kirsten(), 0))

    def test_names_are_letters_and_all_different(self) -> None:
        names = [short_name(case(stem)) for stem in STEMS]
        assert len(set(names)) == len(names) == 8
        assert all(name.isascii() and name.isalpha() and name.isupper() for name in names)

    def test_chance_makes_another_exercise(self) -> None:
        ids = {read_code(code(kirsten(), 1023, Rules(), chance)).exercise for chance in range(200)}
        assert len(ids) == 200
        assert all(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", one) for one in ids)


def some(themes: int) -> list[Judgement | None]:
    """1023V1R3U and so on."""
    places = (1, 0, 2, 3, 5, 1, 6, 3, None)
    signs = [None if one is None else SEVEN[one] for one in places]
    return [signs[at % len(signs)] for at in range(themes)]


class TestLine:
    def test_as_it_is_drawn(self) -> None:
        """07-1023V1R3·K: number, a sign a theme, check sign."""
        assert re.fullmatch(rf"07-1023V1R3·[{SIGNS}]", line_for(EXERCISE, 1, 7, some(8)))
        assert line_for(EXERCISE, 1, 123, [None, SEVEN[4]]).startswith("123-U4·")

    @given(columns, st.sampled_from(NUMBERS), st.integers(1, 9), st.uuids())
    def test_it_comes_back(self, column: list[Judgement | None], number: int, round_: int, which: object) -> None:
        written = line_for(str(which), round_, number, column)
        assert read_line(written, str(which), round_, len(column)) == (number, tuple(column))

    @given(columns, st.sampled_from(NUMBERS), st.data())
    def test_any_spelling(self, column: list[Judgement | None], number: int, data: st.DataObject) -> None:
        alike = {"0": "0Oo", "1": "1IiLl"}
        between = st.sampled_from(["", "", " ", ".", " . ", "·", "-", "\u00a0", "/"])
        written = plain(line_for(EXERCISE, 1, number, column))
        typed = [data.draw(st.sampled_from(alike.get(c, c + c.lower()))) + data.draw(between) for c in written]
        assert read_line("".join(typed), EXERCISE, 1, len(column)) == (number, tuple(column))

    def test_dots_and_spaces(self) -> None:
        written = line_for(EXERCISE, 1, 7, some(8))
        expected = 7, tuple(some(8))
        check = written[-1]
        for typed in (f"07 1023V1R3 {check}", f"07.1023v1r3.{check}", f"7 1 0 2 3 v 1 r 3 {check}", f" {written}\n"):
            assert read_line(typed, EXERCISE, 1, 8) == expected

    @pytest.mark.parametrize("number", [1, 7, 10, 42, 999])
    @pytest.mark.parametrize("themes", [1, 10])
    def test_every_wrong_sign_and_exchange(self, number: int, themes: int) -> None:
        written = line_for(EXERCISE, 1, number, some(themes))
        for text in (*wrong(written), *exchanged(written)):
            same = plain(text).translate(ALIKE) == plain(written).translate(ALIKE)
            assert refused_line(text, themes) != same, text

    @pytest.mark.parametrize("themes", range(1, 32))
    def test_the_last_sign_and_the_check_sign(self, themes: int) -> None:
        """Neighbours too, however long the line is."""
        for number, last in product(range(1, 60), SEVEN):
            written = line_for(EXERCISE, 1, number, [*some(themes - 1), last])
            text = f"{written[:-3]}{written[-1]}·{written[-3]}"
            assert refused_line(text, themes) == (written[-1] != written[-3])

    @given(columns, st.sampled_from(NUMBERS), st.integers(1, 9), st.uuids())
    def test_every_wrong_sign_and_exchange_of_others(
        self, column: list[Judgement | None], number: int, round_: int, which: object
    ) -> None:
        written = line_for(str(which), round_, number, column)
        for text in (*wrong(written, "01234VRUZ9O"), *exchanged(written)):
            same = plain(text).translate(ALIKE) == plain(written).translate(ALIKE)
            assert refused_line(text, len(column), str(which), round_) != same, text

    @given(columns, st.sampled_from(NUMBERS), st.uuids(), st.integers(1, 9), st.integers(1, 9))
    def test_another_round_is_refused(
        self, column: list[Judgement | None], number: int, which: object, one: int, other: int
    ) -> None:
        written = line_for(str(which), one, number, column)
        assert refused_line(written, len(column), str(which), other) == (one != other)

    def test_another_exercise_is_refused_but_for_one_in_thirty_two(self) -> None:
        written = line_for(EXERCISE, 1, 7, some(10))
        passed = sum(not refused_line(written, 10, uuid(other)) for other in range(3200))
        assert 50 < passed < 150

    def test_a_line_of_fewer_or_more_themes(self) -> None:
        """Seldom taken for another number: then the check sign is asked."""
        for themes in (8, 10):
            assert refused_line(line_for(EXERCISE, 1, 7, some(themes)), 9)

    @pytest.mark.parametrize("typed", ["", "07", "·", "00-1·0", "1000-1·0", "٧-1·0", "07-5·0", "07-X·0", "-1·0"])
    def test_no_line(self, typed: str) -> None:
        for check in SIGNS:
            with pytest.raises(NotALine):
                read_line(typed[:-1] + check, EXERCISE, 1, 1)

    @given(st.text(max_size=20) | st.text(ALL + "-·", max_size=20), st.integers(1, 31))
    def test_anything_typed_is_a_line_or_none(self, typed: str, themes: int) -> None:
        try:
            number, found = read_line(typed, EXERCISE, 1, themes)
        except NotALine:
            return
        assert number in NUMBERS
        assert len(found) == themes
