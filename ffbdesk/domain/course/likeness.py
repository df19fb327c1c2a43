"""What looks like a real person's number. The program cannot know; it refuses what it can see."""

import re
from calendar import monthrange
from collections.abc import Iterable
from unicodedata import normalize

_DIGITS = re.compile(r"\d(?:[\W_]*\d){9,}")
"""Ten digits or more, whatever stands between them."""
_GAP = re.compile(r"\D+")
_LIKE_DIGITS = re.compile(r"(?<=\d)[OoIl]|\b[OoIl](?=\d)")
"""A letter among digits that is read as one."""
_BETWEEN = re.compile(r"(?<=\d{6})\W*(?:cpr|x)\W*(?=\d{4})", re.IGNORECASE)
"""What somebody writes between the day of birth and the rest so that it is no number any more."""


def looks_like_cpr(text: str) -> bool:
    """Whether ten digits stand in it that begin with a day, a month and a year, separators or not.

    A longer row of digits is looked through too: a number may be hidden in it.
    """
    plain = _LIKE_DIGITS.sub(lambda sign: "0" if sign[0] in "Oo" else "1", normalize("NFKC", text))
    return any(_has_date(_GAP.sub("", found[0])) for found in _DIGITS.finditer(_BETWEEN.sub("-", plain)))


def without_numbers(text: str) -> str:
    """The text, or nothing where such a number is in it: none of it is stored."""
    return "" if looks_like_cpr(text) else text


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
