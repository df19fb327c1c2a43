"""What looks like a CPR number, and what does not."""

import re
import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.domain.course.likeness import looks_like_cpr, with_numbers
from tests.domain.course.made import CASES, case, catalogue

BETWEEN = [
    *(c for c in string.punctuation + string.whitespace),
    *("\u00a0", "\u00ad", "\u00b7", "\u2007", "\u2009", "\u200b", "\u200d", "\u2010", "\u2011", "\u2012", "\u2013"),
    *("\u2014", "\u2015", "\u2022", "\u202f", "\u2060", "\u2212", "\ufeff", "…", "»", "’", " - ", "...", "\n\n", " / "),
]
days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
serials = st.text(string.digits, min_size=4, max_size=4)


def digits(day: date, serial: str) -> str:
    return f"{day:%d%m%y}{serial}"


class TestRefused:
    @pytest.mark.parametrize("between", BETWEEN, ids=ascii)
    def test_with_anything_between(self, between: str) -> None:
        assert looks_like_cpr(f"010190{between}1234")
        assert looks_like_cpr(between.join("0101901234"))
        assert looks_like_cpr(f"01{between}01{between}90{between}1234")

    @given(days, serials, st.lists(st.sampled_from(["", "", *BETWEEN]), min_size=9, max_size=9))
    def test_every_day_however_it_is_written(self, day: date, serial: str, between: list[str]) -> None:
        signs = digits(day, serial)
        assert looks_like_cpr("".join(map("".join, zip(signs, [*between, ""], strict=True))))

    @given(days, serials, st.text(string.digits, max_size=12), st.text(string.digits, max_size=12))
    def test_hidden_in_a_longer_row(self, day: date, serial: str, before: str, after: str) -> None:
        assert looks_like_cpr(before + digits(day, serial) + after)

    @given(days, serials, st.text("abcæøå ", max_size=9), st.text("abcæøå ", max_size=9))
    def test_in_words(self, day: date, serial: str, before: str, after: str) -> None:
        assert looks_like_cpr(f"{before}{digits(day, serial)}{after}")
        assert with_numbers(["Kirsten", f"CPR:{digits(day, serial)}", "2026"]) == (f"CPR:{digits(day, serial)}",)

    def test_a_replacement_number_and_a_leap_day(self) -> None:
        assert looks_like_cpr("610190-1234")
        assert looks_like_cpr("910190-1ABC2345") is False
        assert looks_like_cpr("290200-1234")
        assert looks_like_cpr("290204-1234")

    def test_other_digits_of_the_world_too(self) -> None:
        assert looks_like_cpr("٠١٠١٩٠-١٢٣٤")
        assert looks_like_cpr("０１０１９０１２３４")

    def test_two_dates_and_a_number_are_not_told_from_one(self) -> None:
        """The program refuses what it can see: it cannot know."""
        assert looks_like_cpr("12.03.85, 14.00")


class TestLetPass:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            "12 34 56 78",
            "+45 12 34 56 78",
            "01 01 90 12",
            "i 2026 og 2027",
            "2026–2027",
            "31.08.2026",
            "2026-08-31",
            "Fra 31. august til 27. september 2026, 25 minutter, 4 timer, 400 meter",
            "290201-1234",
            "320190-1234",
            "011390-1234",
            "000190-1234",
            "010090-1234",
            "0101901x234",
            "nr. 8 og 14",
            "KIRSTEN-8T-4QDR",
        ],
    )
    def test_years_phones_and_what_is_no_day(self, text: str) -> None:
        assert not looks_like_cpr(text)

    def test_official_terms(self) -> None:
        """A code is no word, and a few hold such a row: files are read without them (`export.course.reading`)."""
        for theme in catalogue().themes:
            assert with_numbers([theme.term, theme.name]) == ()
        assert with_numbers([entry.term for entry in catalogue().interventions.target_groups]) == ()

    @pytest.mark.parametrize("stem", [path.stem for path in CASES])
    def test_the_cases_that_ship(self, stem: str) -> None:
        of = case(stem)
        assert with_numbers([of.summary, *(text for section in of.sections for text in section.paragraphs)]) == ()

    @given(st.text(string.digits, max_size=9))
    def test_nine_digits(self, text: str) -> None:
        assert not looks_like_cpr(text)

    @given(st.text(string.digits, min_size=10, max_size=24))
    def test_rows_of_digits_by_the_book(self, text: str) -> None:
        """Every ten in a row, looked at with a calendar."""
        assert looks_like_cpr(text) == any(is_day(text[at : at + 6]) for at in range(len(text) - 9))

    @given(st.text(max_size=60))
    def test_any_text_has_an_answer(self, text: str) -> None:
        if looks_like_cpr(text):
            assert len(re.findall(r"\d", text)) >= 10


def is_day(six: str) -> bool:
    day = int(six[:2])
    return any(
        exists(century + int(six[4:]), int(six[2:4]), one) for century in (1900, 2000) for one in (day, day - 60)
    )


def exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def test_a_long_text_takes_no_time() -> None:
    """Nine digits and no tenth, again and again: each is looked at a few times, not a few thousand."""
    assert not looks_like_cpr(("1" + "-" * 400) * 9)
    assert not looks_like_cpr(("1-" * 8 + "x") * 4000)
    assert not looks_like_cpr("-" * 100_000)
    assert not looks_like_cpr("9" * 100_000)
