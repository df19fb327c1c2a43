"""Reading our files back. Whatever a file holds, the answer is a round, a case with goals, or one of our errors."""

from codecs import BOM_UTF8
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import from_json

from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.records import Case, Citizen, Round
from ffbdesk.export.file.bounds import Unbounded, bounded
from ffbdesk.export.file.coding import Json, is_theme
from ffbdesk.export.file.content import CONDITIONS, GOALS, INDSATSMAAL, INDSIGT, UDREDNING, canonical, fingerprint
from ffbdesk.export.file.parse import case_of, citizen_of, round_of
from ffbdesk.export.file.shape import FILES

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


def read(raw: bytes, name: str, catalogue: Catalogue) -> ReadFile | ReadGoals:
    """Read and check a file. Raises a FileError."""
    _check_bounds(raw, name)
    body = _json(raw, name)
    _check_frame(body, name)
    _check_shape(FILES[body["format"]], body, name)
    content: Json = body["content"]
    if content["catalogue"] != {"name": catalogue.version.name, "version": catalogue.version.version}:
        raise FileFromNewer(name)
    if not _goals_make_sense(content.get("goals", []), catalogue):
        raise FileDamaged(name)
    if body["format"] == INDSATSMAAL.name:
        return ReadGoals(name, citizen_of(content), case_of(content))
    if not _makes_sense(content, catalogue):
        raise FileDamaged(name)
    sha = fingerprint(content)
    return ReadFile(name, round_of(content, sha), canonical(content), sha, body["version"])


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


_VERSIONS = {format_.name: format_.version for format_ in (UDREDNING, INDSATSMAAL)}


def _makes_sense(content: Json, catalogue: Catalogue) -> bool:
    """What the shape alone cannot say: known A&D themes, each once; codes that match; a whole lock or none."""
    if (content["gathering"]["finished_at"] is None) != (content["gathering"]["finished_by"] is None):
        return False
    conditions = content["conditions"]
    earlier = [level["theme"] for level in (content.get("earlier") or {"levels": ()})["levels"]]
    return (
        _each_once(earlier)
        and _each_once([c["theme"]["code"] for c in conditions])
        and _each_once([c["id"] for c in conditions])
        and all(_condition_makes_sense(c, catalogue) for c in conditions)
    )


def _goals_make_sense(goals: Sequence[Json], catalogue: Catalogue) -> bool:
    """Each goal once; known themes and måltyper whose codes match; the goal's own theme is no related one."""
    return _each_once([goal["id"] for goal in goals]) and all(
        GOALS.fits(goal, catalogue) and _each_once(GOALS.value(goal).themes()) for goal in goals
    )


def _condition_makes_sense(found: Json, catalogue: Catalogue) -> bool:
    """A known theme, words or a judgement; the judgement's code is its own, and no moment stands without one.

    Each voice and each prompt once.
    """
    voices = found["voices"]
    filled = [found["judgement"], found["short_remark"], voices, found.get("marks"), found.get("own_rating")]
    return (
        is_theme(found["theme"], catalogue)
        and CONDITIONS.fits(found, catalogue)
        and _each_once([v["informant"] for v in voices])
        and all(v["text"] for v in voices)
        and _each_once([mark["prompt_id"] for mark in found.get("marks", [])])
        and any(one or one == 0 for one in filled)
        and (found["judgement"] is not None or found.get("recorded_at") is None)
    )


def _each_once(values: Sequence[object]) -> bool:
    return len(set(values)) == len(values)
