"""Dates as people write them, and whether one can be meant."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.domain.dates import Doubt, doubt, is_spelled, read_date
from ffbdesk.domain.months import MONTHS

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    "text",
    """28.5.2021|28-5-2021|28/5/21|28.05.21|28-05-21|2021-05-28|2021.5.28|28. maj 2021|28 maj 2021|28. maj, 2021
28.maj 2021|d. 28. maj 2021|den 28. maj 2021|fredag den 28. maj 2021|fre. 28. maj 2021|28.5.21.|280521|28052021
28 5 2021|28\u20135\u20132021|\ufeff28.5.2021\u200b|28.\u00a0maj\u00a02021|\t28. 5. 2021 |28. MAJ 21|28-maj-2021
28/maj/2021|28. maj '21|28. maj \u201921|20210528|28,5,2021|28maj21|28.maj.21""".replace("\n", "|").split("|"),
)
def test_a_date_in_every_spelling(text: str):
    assert read_date(text, TODAY) == date(2021, 5, 28)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("28.5.", date(2026, 5, 28)),
        ("28/5", date(2026, 5, 28)),
        ("28. maj", date(2026, 5, 28)),
        ("i går", date(2026, 11, 25)),
        ("I dag", date(2026, 11, 26)),
        ("i morgen", date(2026, 11, 27)),
        ("1. sept. 20", date(2020, 9, 1)),
        ("1. sep 20", date(2020, 9, 1)),
        ("1. september 2020", date(2020, 9, 1)),
        ("29.2.2024", date(2024, 2, 29)),
        ("20122012", date(2012, 12, 20)),
    ],
)
def test_what_is_left_out_is_understood(text: str, expected: date):
    assert read_date(text, TODAY) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31.2.2021",
        "29.2.2023",
        "5.2021",
        "2021",
        "1.1.202",
        "28.5.20211",
        "0.1.2021",
        "1. ma 2021",
        "hej",
        "maj",
        "28.13.2021",
        "1.1.0000",
        "12345",
        "28. maj 2021 kl. 14",
        "1" * 400,
    ],
)
def test_what_is_no_date_is_none(text: str):
    assert read_date(text, TODAY) is None


def test_two_figures_mean_the_latest_year_not_far_ahead():
    years = [read_date(f"1.1.{two}", TODAY).year for two in ("26", "36", "37", "45", "00")]  # type: ignore[union-attr]
    assert years == [2026, 2036, 1937, 1945, 2000]


@given(st.dates(date(1900, 1, 1), date(2120, 1, 1)))
def test_every_written_form_is_read_back(day: date):
    forms = (f"{day.day}.{day.month}.{day.year}", f"{day.day}. {MONTHS[day.month - 1]} {day.year}", day.isoformat())
    assert {read_date(form, TODAY) for form in forms} == {day}


@given(st.text(max_size=20))
def test_nothing_that_is_typed_is_an_error(text: str):
    read_date(text, TODAY)


@pytest.mark.parametrize(
    ("day", "more", "found"),
    [
        (date(1026, 11, 26), {}, Doubt.NO_YEAR),
        (date(202, 5, 28), {}, Doubt.NO_YEAR),
        (date(9999, 1, 1), {}, Doubt.NO_YEAR),
        (date(1900, 1, 1), {}, Doubt.NO_YEAR),
        (date(2020, 1, 1), {"born": date(2021, 1, 1)}, Doubt.BEFORE_BIRTH),
        (date(2021, 1, 1), {"born": date(2021, 1, 1)}, None),
        (date(2026, 11, 27), {"ahead": "refused"}, Doubt.AHEAD),
        (date(2026, 11, 26), {"ahead": "refused"}, None),
        (date(2026, 11, 27), {}, None),
        (date(2026, 11, 27), {"ahead": "odd"}, Doubt.SOON),
        (date(2026, 11, 26), {"ahead": "odd"}, None),
        (date(2015, 12, 31), {}, Doubt.FAR),
        (date(2037, 1, 1), {}, Doubt.FAR),
        (date(2016, 1, 1), {}, None),
    ],
)
def test_what_can_hardly_be_meant(day: date, more: dict, found: Doubt | None):  # type: ignore[type-arg]
    assert doubt(day, TODAY, **more) is found
    assert found is None or found.refuses == (found not in (Doubt.FAR, Doubt.SOON))


def test_a_clock_that_stands_before_the_program_was_written_calls_nothing_future():
    assert doubt(date(2025, 6, 1), date(1970, 1, 1), ahead="refused") is None


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("31.2.2021", True),
        ("31. februar", True),
        ("45-13-99", True),
        ("2021-02-31", True),
        ("fredag den 31. april 2026", True),
        ("hej 2021", False),
        ("2021", False),
        ("31. hej", False),
        ("", False),
    ],
)
def test_what_has_the_form_of_a_date(text: str, spelled: bool):
    assert is_spelled(text) is spelled
    assert read_date(text, TODAY) is None
