"""Danish dates and times."""

from datetime import date, datetime, time

from ffbdesk.domain.months import MONTHS


def long_date(day: date) -> str:
    """28. maj 2021"""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """28.5.2021"""
    return f"{day.day}.{day.month}.{day.year}"


def clock(at: datetime | time) -> str:
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


def weekday(day: date) -> str:
    """tirsdag"""
    return _DAYS[day.weekday()]


def day_head(day: date, today: date) -> str:
    """'I dag, tirsdag 24. august', 'I går, mandag 23. august', 'Torsdag 19. august', 'Torsdag 19. august 2020'"""
    year = "" if day.year == today.year else f" {day.year}"
    said = f"{weekday(day)} {day.day}. {MONTHS[day.month - 1]}{year}"
    near = {0: "I dag", 1: "I går"}.get((today - day).days)
    return f"{near}, {said}" if near else f"{said[:1].upper()}{said[1:]}"


_DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
