"""Sager: those that ship with the program, and those of the room itself."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from ffbdesk import shipped
from ffbdesk.domain.course.case import CourseCase, short_name
from ffbdesk.domain.course.likeness import looks_like_cpr
from ffbdesk.export.course.parse import case_from
from ffbdesk.export.course.writing import CASE_ENDING, case_content, written
from ffbdesk.services import leaving
from ffbdesk.services.course.keeping import CASE, case_key, text_of
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import Unreadable
from ffbdesk.storage.papers import Paper
from ffbdesk.wholefile import read_up_to


class NoSuchCase(Exception):
    """The case is not here: it was of somebody's own, and is gone."""


class OlderCase(Exception):
    """A newer revision of the case is here already."""


class ShippedCase(Exception):
    """The case comes with the program, in another revision than the file's."""


class LooksLikeANumber(Exception):
    """What was typed looks like a real person's CPR number: it was not stored."""


def must_be_made_up(texts: Iterable[str]) -> None:
    """Refuse what looks like a real person's number. Raises LooksLikeANumber."""
    if any(map(looks_like_cpr, texts)):
        raise LooksLikeANumber


@cache
def shipped_cases() -> tuple[CourseCase, ...]:
    """Those that came with the program, Kirsten's first: it is the one the guide uses."""
    files = (shipped.folder("resources") / "course").glob(f"*{CASE_ENDING}")
    found = [case_from(json.loads(path.read_bytes())) for path in files]
    return tuple(sorted(found, key=lambda case: (_ORDER.index(case.id) if case.id in _ORDER else 99, case.title)))


_ORDER = (
    "6f0d8a52-1c3e-4f5b-9b0e-2a7c5d9e4101",  # Kirsten
    "b1f4d6c0-7e25-4c8a-8d39-51c0f2a86402",  # Sune
    "f403d370-3f86-4c3e-ba98-422c5d720d99",  # Maja
    "3470844f-47f0-4784-8b76-19d34c50277c",  # Preben
    "67dfac9a-1f9e-4afa-8376-7c54a18bf447",  # Inger
    "c460e76a-1173-4ed3-bf74-a931fa512662",  # Yusuf
    "811b0e33-369c-4b3c-913c-57a19739aa71",  # Camilla
    "f1b82aaa-867e-47ff-9e3b-e1604d17940c",  # Aksel
)
"""The order in which they were written, the plainest first."""


def own_cases(desk: Desk) -> tuple[CourseCase, ...]:
    """Those of the room itself, in the order they came. Raises storage errors."""
    return tuple(case_from(json.loads(paper.text)) for paper in desk.ledger.read.papers(CASE))


def all_cases(desk: Desk) -> tuple[CourseCase, ...]:
    """Every case there is."""
    return (*shipped_cases(), *own_cases(desk))


def case(desk: Desk, which: str) -> CourseCase:
    """One case. Raises NoSuchCase."""
    found = next((one for one in all_cases(desk) if one.id == which), None)
    if found is None:
        raise NoSuchCase
    return found


def by_short_name(name: str) -> CourseCase:
    """A case that ships with the program, as a code names it. Raises NoSuchCase."""
    found = next((one for one in shipped_cases() if short_name(one) == name), None)
    if found is None:
        raise NoSuchCase
    return found


def fetch(desk: Desk, path: Path) -> CourseCase:
    """Bring a `.ffbsag` in; a newer revision takes the place of an older one, and never the other way.

    Raises OlderCase, ShippedCase, FileError, storage errors.
    """
    from ffbdesk.export.course.reading import read_case  # noqa: PLC0415  # its shapes take long to make

    found = read_case(content_of(path), path.name, desk.catalogue)
    here = next((one for one in all_cases(desk) if one.id == found.id), None)
    if here is not None and here == found:
        return here
    if any(one.id == found.id for one in shipped_cases()):
        raise ShippedCase
    if here is not None and here.revision > found.revision:
        raise OlderCase
    keep(desk, found)
    return found


def keep(desk: Desk, one: CourseCase) -> None:
    """Store a case of the room's own. Raises storage errors."""
    content = case_content(one, desk.catalogue)
    desk.ledger.keep_papers([Paper(case_key(one.id), CASE, text_of(content), desk.clock())])


def remove(desk: Desk, which: str) -> None:
    """Take a case of the room's own away. Exercises with it stay, and say that it is gone. Raises storage errors."""
    desk.ledger.keep_papers((), dropped=[case_key(which)])


def save(desk: Desk, which: str, out: Path) -> Path:
    """Save a case as a `.ffbsag` in a folder; gives its path. Raises NoSuchCase, storage errors."""
    one = case(desk, which)
    name = leaving.Name("sag", f"{short_name(one)}{CASE_ENDING}")
    return leaving.save(desk, "course case", out, name, written(case_content(one, desk.catalogue)))


def content_of(path: Path) -> bytes:
    """What a file holds, as far as one may be long. Raises Unreadable."""
    from ffbdesk.export.course.reading import LARGEST  # noqa: PLC0415  # as above

    try:
        return read_up_to(path, LARGEST + 1)
    except OSError as error:
        raise Unreadable from error
