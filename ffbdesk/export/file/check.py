"""Reading our files back. Whatever a file holds, the answer is a round, a case with goals, or one of our errors."""

from codecs import BOM_UTF8
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import from_json

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import Catalogue, Theme, ThemeGroup
from ffbdesk.domain.ids import CaseId
from ffbdesk.domain.received import Received
from ffbdesk.domain.records import Case, Citizen, Round
from ffbdesk.export.file.bounds import Unbounded, bounded
from ffbdesk.export.file.coding import Json
from ffbdesk.export.file.content import (
    BORGER,
    INDSATSMAAL,
    INDSIGT,
    UDREDNING,
    canonical,
    fingerprint,
    version_of,
)
from ffbdesk.export.file.formats import FILES
from ffbdesk.export.file.orders import BESTILLING, LARGEST_ORDER, received_of
from ffbdesk.export.file.parse import case_of, citizen_of, round_of
from ffbdesk.export.file.sense import (
    goals_make_sense,
    has_each_id_once,
    order_makes_sense,
    round_makes_sense,
    whole_makes_sense,
)
from ffbdesk.export.file.whole import Whole, whole_of

_MOST_FAULTS = 1000
"""Faults of shape that are looked at one by one: each takes a kilobyte to tell."""


class FileError(Exception):
    """Base: the file cannot be imported; nothing was written. `name` is the file's."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class NotOurFile(FileError):
    """Not JSON, or not a file of this format."""


class OnlyPrinted(FileError):
    """Carries only what is printed in a PDF."""


class OnlyToRead(FileError):
    """A citizen's copy of everything about them."""


class FileFromNewer(FileError):
    """A newer program's file."""


class FileDamaged(FileError):
    """Our format, but not as the program writes it."""


class LevelGiven(FileError):
    """It sets a level where none is set. `place` is the term of the overtema or undertema."""

    def __init__(self, name: str, place: str) -> None:
        super().__init__(name)
        self.place = place


class FileTooLarge(FileError):
    """Larger than LARGEST."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file's round, its content as it stands in the file, and that content's SHA-256."""

    name: str
    round: Round
    content: str
    sha256: str
    version: int
    """The format's version that the file has."""

    @property
    def citizen(self) -> Citizen:
        """Whose round it is."""
        return self.round.citizen

    @property
    def case(self) -> Case:
        """The case as the round has it."""
        return self.round.case


@dataclass(frozen=True, slots=True)
class ReadGoals:
    """A file of goals: the citizen, and the case with its goals."""

    name: str
    citizen: Citizen
    case: Case


@dataclass(frozen=True, slots=True)
class ReadWhole:
    """A file of a whole citizen."""

    name: str
    whole: Whole

    @property
    def citizen(self) -> Citizen:
        """Whose it is."""
        return self.whole.citizen

    @property
    def case(self) -> Case:
        """The case with its goals; an empty one where there is none."""
        return self.whole.case or Case(CaseId(""), self.citizen.id, "", "")


@dataclass(frozen=True, slots=True)
class ReadOrder:
    """A file of a bestilling."""

    name: str
    received: Received

    @property
    def citizen(self) -> Citizen:
        """Whom it is about."""
        return self.received.citizen


type AnyFile = ReadFile | ReadGoals | ReadOrder | ReadWhole


def read(raw: bytes, name: str, catalogue: Catalogue) -> AnyFile:
    """Read and check a file. Raises a FileError."""
    _check_bounds(raw, name)
    body = _json(raw, name)
    _check_frame(body, name)
    _refuse_levels(body.get("content"), catalogue, name)
    _check_shape(FILES[body["format"]], body, name)
    content: Json = body["content"]
    if content["catalogue"] != {"name": catalogue.version.name, "version": catalogue.version.version}:
        raise FileFromNewer(name)
    if content.get("indsatskatalog") not in (None, version_of(catalogue.interventions.version)):
        raise FileFromNewer(name)
    if not goals_make_sense(content.get("goals", []), catalogue):
        raise FileDamaged(name)
    if body["format"] == BORGER.name:
        if not whole_makes_sense(content, catalogue):
            raise FileDamaged(name)
        return ReadWhole(name, whole_of(content))
    if body["format"] == BESTILLING.name:
        if len(raw) > LARGEST_ORDER:
            raise FileTooLarge(name)
        if not order_makes_sense(content, catalogue):
            raise FileDamaged(name)
        return ReadOrder(name, received_of(content, name, raw.removeprefix(BOM_UTF8).decode()))
    if not has_each_id_once(content):
        raise FileDamaged(name)
    if body["format"] == INDSATSMAAL.name:
        return ReadGoals(name, citizen_of(content), case_of(content))
    if not round_makes_sense(content, catalogue):
        raise FileDamaged(name)
    sha = fingerprint(content)
    return ReadFile(name, round_of(content, sha), canonical(content), sha, body["version"])


def _refuse_levels(content: object, catalogue: Catalogue, name: str) -> None:
    """Of whatever shape the file is: a level at what is only described is named, and not merely called damaged."""
    found = content if isinstance(content, dict) else {}
    rounds = [found, *(one for one in _list(found.get("gatherings")) if isinstance(one, dict))]
    told = [one for each in rounds for key in ("conditions", "descriptions") for one in _list(each.get(key))]
    places = {code: term for group, themes in catalogue.described() for code, term in _named(group, themes)}
    for one in told:
        theme = one.get("theme") if isinstance(one, dict) else None
        code = theme.get("code") if isinstance(theme, dict) else None
        given = any(one.get(key) is not None for key in _LEVELS) if isinstance(one, dict) else False
        if given and isinstance(code, str) and code in places:
            raise LevelGiven(name, places[code])


def _named(group: ThemeGroup, themes: Sequence[Theme]) -> list[tuple[str, str]]:
    return [(group.code, group.term), *((str(theme.code), theme.name) for theme in themes)]


def _list(found: object) -> list[Any]:
    return found if isinstance(found, list) else []


_LEVELS = ("judgement", "level", "own_rating")


def _check_bounds(raw: bytes, name: str) -> None:
    try:
        bounded(raw)
    except Unbounded as error:
        raise (NotOurFile if error.deep else FileTooLarge)(name) from None


def _check_shape(shape: type[BaseModel], body: dict[str, Any], name: str) -> None:
    """On what was read, not on the bytes: a fault then points to what is there, and copies none of it."""
    try:
        shape.model_validate(body)
    except ValidationError as error:
        many = error.error_count() > _MOST_FAULTS
        kinds = set() if many else {e["type"] for e in error.errors(include_input=False, include_url=False)}
        raise (FileFromNewer if kinds == {"extra_forbidden"} else FileDamaged)(name) from None


def _json(raw: bytes, name: str) -> dict[str, Any]:
    try:
        body = from_json(
            raw.removeprefix(BOM_UTF8)
        )  # from bytes: the whole as a text takes four times as much for one emoji
    except ValueError:
        raise NotOurFile(name) from None
    if isinstance(body, dict) and body.get("format") == INDSIGT.name:
        raise OnlyToRead(name)
    if not isinstance(body, dict) or body.get("format") not in tuple(FILES):
        raise NotOurFile(name)
    return body


def _check_frame(body: dict[str, Any], name: str) -> None:
    version = body.get("version")
    if type(version) is not int:  # true and 1.0 are equal to 1, and not what the program writes
        raise FileDamaged(name)
    if version > _VERSIONS[body["format"]]:
        raise FileFromNewer(name)
    if body.get("scope") == "printed":
        raise OnlyPrinted(name)


_VERSIONS = {format_.name: format_.version for format_ in (UDREDNING, INDSATSMAAL, BESTILLING, BORGER)}
