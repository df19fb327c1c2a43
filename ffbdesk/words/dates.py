"""Danish dates and times."""

from datetime import date, datetime

from ffbdesk.domain.dates import MONTHS


def long_date(day: date) -> str:
    """28. maj 2021"""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """28.5.2021"""
    return f"{day.day}.{day.month}.{day.year}"


def moment(at: datetime) -> str:
    """28. maj 2021 kl. 14.32"""
    return "{day} kl. {time}".format(day=long_date(at), time=f"{at:%H.%M}")


def lately(at: datetime, now: datetime) -> str:
    """'I dag 14.32', 'I går', else the short date."""
    days = (now.date() - at.date()).days
    if days == 0:
        return "I dag {time}".format(time=f"{at:%H.%M}")
    return "I går" if days == 1 else short_date(at.date())
