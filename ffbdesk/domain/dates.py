"""Dates as people write them, and whether one can be meant."""

import re
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Literal

from ffbdesk.domain.cleaning import line
from ffbdesk.domain.months import MONTHS

_DAYS = "mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag"
_RELATIVE = {"i forgårs": -2, "i går": -1, "i dag": 0, "idag": 0, "igår": -1, "i morgen": 1, "imorgen": 1}
_BEFORE = re.compile(rf"(?:(?:{_DAYS}|(?:man|tirs|tir|ons|tors|tor|fre|lør|søn)\.?),?\s+)?(?:den\s+|d\.\s*)?")
_GAP = r"\s*[.,/\-\u2010-\u2015\u2212 ]\s*"
_NUMBERS = re.compile(rf"(\d{{1,2}}){_GAP}(\d{{1,2}})(?:{_GAP}(\d{{4}}|\d{{2}}))?\.?")
_WORDS = re.compile(rf"(\d{{1,2}})(?:{_GAP})?\s*([a-zæøå]{{3,9}})\.?(?:(?:{_GAP})?['\u2019]?(\d{{4}}|\d{{2}}))?\.?")
_CLOSE = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_ISO_CLOSE = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_ISO = re.compile(r"(\d{4})[-\u2010-\u2015\u2212/.](\d{1,2})[-\u2010-\u2015\u2212/.](\d{1,2})")
_HOUR = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:\s*[.:,]?\s*(\d{2}))?\.?")
_CENTURIES = ("19", "20")
"""20122012 is the 20th of December: the figures of a year stand last wherever they can."""
_YEARS_AHEAD = 10
"""Two figures for a year mean the latest that is no further ahead."""
_FARTHEST_BACK, _FARTHEST_AHEAD = 120, 100
_NEAR_BACK, _NEAR_AHEAD = 10, 10
_CLOCK_IS_RIGHT_FROM = date(2026, 1, 1)
"""Before the program was written: by a clock that stands there nothing can be called future."""


class Doubt(StrEnum):
    """Why a date can hardly be meant."""

    NO_YEAR = "no_year"
    """Nobody who is assessed lived then, or will: it is not taken."""
    BEFORE_BIRTH = "before_birth"
    """Before the citizen was born: it is not taken."""
    AHEAD = "ahead"
    """What has happened cannot lie ahead: it is not taken."""
    FAR = "far"
    """A year far from today: it is taken, and asked about."""
    SOON = "soon"
    """What has most often happened by the day it is written down lies ahead: it is taken, and asked about."""

    @property
    def refuses(self) -> bool:
        """Whether the date is not taken."""
        return self not in (Doubt.FAR, Doubt.SOON)


type Ahead = Literal["fine", "odd", "refused"]
"""What is thought of a day that lies ahead."""


def read_date(text: str, today: date) -> date | None:
    """28.5.2021, 28-5-21, 28/5, 28.5., 28. maj 2021, 280521, fredag den 28. maj, 2021-05-28, i går. Else None.

    Two figures mean the latest year not far ahead; without a year it is the present one.
    """
    tidy = line(text).casefold()
    if tidy in _RELATIVE:
        return today + timedelta(days=_RELATIVE[tidy])
    if iso := _ISO.fullmatch(tidy):
        return _date(int(iso[3]), int(iso[2]), iso[1], today)
    if (iso := _ISO_CLOSE.fullmatch(tidy)) and not tidy.endswith(_CENTURIES, 4, 6):
        return _date(int(iso[3]), int(iso[2]), iso[1], today)
    bare = tidy[_end(tidy) :]
    if found := _NUMBERS.fullmatch(bare) or _CLOSE.fullmatch(bare):
        return _date(int(found[1]), int(found[2]), found[3], today)
    if (found := _WORDS.fullmatch(bare)) and (month := _month(found[2])):
        return _date(int(found[1]), month, found[3], today)
    return None


def read_time(text: str) -> time | None:
    """21.30, 21:30, 2130, 930, kl. 21, 9. Else None."""
    found = _HOUR.fullmatch(line(text).casefold())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def doubt(value: date, today: date, *, born: date | None = None, ahead: Ahead = "fine") -> Doubt | None:
    """Why a date can hardly be meant; None where it can."""
    now = max(today, _CLOCK_IS_RIGHT_FROM)
    if not now.year - _FARTHEST_BACK <= value.year <= now.year + _FARTHEST_AHEAD:
        return Doubt.NO_YEAR
    if born is not None and value < born:
        return Doubt.BEFORE_BIRTH
    if ahead == "refused" and value > now:
        return Doubt.AHEAD
    if not now.year - _NEAR_BACK <= value.year <= now.year + _NEAR_AHEAD:
        return Doubt.FAR
    return Doubt.SOON if ahead == "odd" and value > now else None


def is_spelled(text: str) -> bool:
    """Whether a text has the form of a date, be there such a day or not: 31.2.2021, 31. februar."""
    tidy = line(text).casefold()
    bare = tidy[_end(tidy) :]
    words = _WORDS.fullmatch(bare)
    spelled = any(form.fullmatch(bare) for form in (_NUMBERS, _CLOSE, _ISO, _ISO_CLOSE))
    return spelled or (words is not None and _month(words[2]) is not None)


def _end(text: str) -> int:
    found = _BEFORE.match(text)
    return found.end() if found else 0


def _month(word: str) -> int | None:
    """'maj', 'nov', 'sept': the beginning of one month's name, three letters at least."""
    found = [number for number, name in enumerate(MONTHS, 1) if name.startswith(word.replace("sept", "sep"))]
    if word == "september":
        return 9
    return found[0] if len(found) == 1 else None


def _date(day: int, month: int, year: str | None, today: date) -> date | None:
    full = today.year if not year else _full_year(int(year), today.year) if len(year) == 2 else int(year)
    try:
        return date(full, month, day)
    except ValueError:
        return None


def _full_year(two: int, this_year: int) -> int:
    year = this_year - this_year % 100 + two
    return year - 100 if year > this_year + _YEARS_AHEAD else year
