"""What looks like a real person's number. The program cannot know; it refuses what it can see."""

import re
from calendar import monthrange
from collections.abc import Iterable

_DIGITS = re.compile(r"\d(?:[\W_]*\d){9,}")
"""Ten digits or more, whatever stands between them."""
_GAP = re.compile(r"\D+")


def looks_like_cpr(text: str) -> bool:
    """Whether ten digits stand in it that begin with a day, a month and a year, separators or not.

    A longer row of digits is looked through too: a number may be hidden in it.
    """
    return any(_has_date(_GAP.sub("", found[0])) for found in _DIGITS.finditer(text))


def with_numbers(texts: Iterable[str]) -> tuple[str, ...]:
    """Those of the texts that have such a number in them."""
    return tuple(text for text in texts if looks_like_cpr(text))


def _has_date(digits: str) -> bool:
    return any(_is_date(digits[at : at + 6]) for at in range(len(digits) - 9))


def _is_date(six: str) -> bool:
    day, month, year = int(six[:2]), int(six[2:4]), int(six[4:])
    if day > 60:  # a replacement number of a hospital has 60 added to its day
        day -= 60
    return 1 <= month <= 12 and any(1 <= day <= monthrange(century + year, month)[1] for century in (1900, 2000))
