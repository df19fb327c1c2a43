"""Danish dates and times."""

from datetime import date, datetime

from ffbdesk.domain.months import MONTHS


def long_date(day: date) -> str:
    """28. maj 2021"""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """28.5.2021"""
    return f"{day.day}.{day.month}.{day.year}"


def clock(at: datetime) -> str:
    """14.32"""
    return f"{at:%H.%M}"


def to_the_second(at: datetime) -> str:
    """14.32.07"""
    return f"{at:%H.%M.%S}"


def moment(at: datetime) -> str:
    """28. maj 2021 kl. 14.32"""
    return f"{long_date(at)} kl. {clock(at)}"


def lately(at: datetime, now: datetime) -> str:
    """'I dag 14.32', 'I går', else the short date."""
    days = (now.date() - at.date()).days
    if days == 0:
        return f"I dag {clock(at)}"
    return "I går" if days == 1 else short_date(at.date())
