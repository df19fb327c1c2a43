"""Dates as they stand in running Danish text: which words are one, and the same words some days later."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.months import MONTHS

MOST_DAYS = 3650
"""Days that dates may be moved either way: further, and nothing in the text would fit the person's age."""
_YEAR = r"(?:1[89]|2[01])\d\d"
_DASH = "[-\u2010-\u2015]"
_SHORT = tuple(sorted({name[:n] for name in MONTHS for n in (3, 4) if len(name) > n}, key=len, reverse=True))
_MONTH = "|".join((*MONTHS, *_SHORT))
_BEFORE, _AFTER = r"(?<![^\W_])(?<![\d][./\-])", r"(?![^\W_])"
_WORDS = re.compile(
    rf"{_BEFORE}(?P<day>\d{{1,2}})(?P<dot>\.?)(?P<gap>\s*)(?P<month>{_MONTH})(?P<stop>\.?)(?P<pause>,?\s+)"
    rf"(?P<year>{_YEAR}){_AFTER}",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    rf"{_BEFORE}(?P<day>\d{{1,2}})(?P<one>\s?[./]\s?|{_DASH})(?P<month>\d{{1,2}})(?P<two>\s?[./]\s?|\s?{_DASH}\s?)"
    rf"(?P<year>{_YEAR}|\d\d)(?![^\W_])(?![.:/]\d)"
)
_ISO = re.compile(rf"{_BEFORE}(?P<year>{_YEAR})(?P<one>[-/.])(?P<month>\d\d)(?P=one)(?P<day>\d\d){_AFTER}")
_PARTS = (
    re.compile(rf"{_BEFORE}\d{{1,2}}\.?\s*(?:{_MONTH}){_AFTER}", re.IGNORECASE),
    re.compile(rf"{_BEFORE}(?:{_MONTH})\.?\s+{_YEAR}{_AFTER}", re.IGNORECASE),
    re.compile(rf"{_BEFORE}(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2]){_AFTER}(?![/\-]\d)"),
    re.compile(
        r"(?<![^\W_])(?:d\.\s*|den\s+)(?:0?[1-9]|[12]\d|3[01])\.(?!\d)(?=\s|$|[,;])"
        rf"(?!\s*(?:{_MONTH}){_AFTER})",
        re.IGNORECASE,
    ),
    re.compile(rf"{_BEFORE}{_YEAR}{_AFTER}(?![./\-]\d)"),
)
"""Less than a whole date: a day and a month, a month and a year, 3/3, 'd. 3.', a year."""
_CENTURY_FROM = 50
"""Two figures for a year from here on are of the century before."""


@dataclass(frozen=True, slots=True)
class Day:
    """A whole date where it stands."""

    start: int
    end: int
    on: date
    found: re.Match[str]

    @property
    def words(self) -> str:
        """As it stands."""
        return self.found[0]

    def moved(self, days: int) -> str:
        """The day that is so much later, in the same form; as it stands where the calendar has no such day."""
        try:
            return _written(self.found, self.on + timedelta(days=days))
        except OverflowError:
            return self.words


def days_in(text: str) -> tuple[Day, ...]:
    """Every whole date, in the order of the text."""
    found: list[Day] = []
    for match in chain.from_iterable(form.finditer(text) for form in (_WORDS, _ISO, _FIGURES)):
        on = _date(match)
        if on is not None and all(match.end() <= one.start or one.end <= match.start() for one in found):
            found.append(Day(match.start(), match.end(), on, match))
    return tuple(sorted(found, key=lambda one: one.start))


def parts_in(text: str) -> Iterator[tuple[int, int]]:
    """Where less than a whole date stands, outside whole ones; these may lie in one another."""
    whole = days_in(text)
    for form in _PARTS:
        for match in form.finditer(text):
            if all(match.end() <= one.start or one.end <= match.start() for one in whole):
                yield match.span()


def _date(match: re.Match[str]) -> date | None:
    year, month = int(match["year"]), match["month"]
    if len(match["year"]) == 2:
        year += 1900 if year >= _CENTURY_FROM else 2000
    try:
        return date(year, int(month) if month.isdecimal() else _number(month), int(match["day"]))
    except ValueError:
        return None


def _number(month: str) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(month.casefold()[:3]))


def _written(match: re.Match[str], on: date) -> str:
    groups = match.groupdict()
    year = str(on.year) if len(match["year"]) == 4 else f"{on.year % 100:02}"
    if "gap" in groups:
        month = _as_long(match, MONTHS[on.month - 1])
        day = _as_wide(match["day"], on.day, padded=match["day"].startswith("0"))
        return f"{day}{match['dot']}{match['gap']}{month}{match['stop']}{match['pause']}{year}"
    if "two" not in groups:
        return f"{year}{match['one']}{on.month:02}{match['one']}{on.day:02}"
    padded = any(match[name].startswith("0") for name in ("day", "month"))
    day, number = (
        _as_wide(match[name], value, padded=padded) for name, value in (("day", on.day), ("month", on.month))
    )
    return f"{day}{match['one']}{number}{match['two']}{year}"


def _as_wide(was: str, value: int, *, padded: bool) -> str:
    """With a zero before it where the date is written with zeros."""
    return f"{value:02}" if padded and len(was) == 2 else str(value)


def _as_long(match: re.Match[str], name: str) -> str:
    """The month's name, short where it was short, with a capital where it had one."""
    was = match["month"]
    short = was.casefold() not in MONTHS or bool(match["stop"])
    said = name[:3] if short else name
    return said.upper() if was.isupper() else said.capitalize() if was[:1].isupper() else said
