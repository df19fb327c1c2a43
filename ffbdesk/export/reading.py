"""Reading our files back. Whatever a file holds, the answer is a round, a case with goals, or one of our errors."""

import json
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ffbdesk.domain.catalogue import Catalogue, Kind
from ffbdesk.domain.records import Case, Citizen, Condition, Round
from ffbdesk.export.content import FORMAT, GOALS_FORMAT, VERSION, Json, canonical, fingerprint
from ffbdesk.export.records import case_of, citizen_of, round_of
from ffbdesk.export.shape import (
    CodedTheme,
    ConditionShape,
    Content,
    File,
    GoalsFile,
    GoalShape,
    NotRelevantShape,
    VersionShape,
)

LARGEST = 16 * 1024 * 1024
"""Bytes. A round with every field full of text is far below it."""


class FileError(Exception):
    """Base: the file cannot be imported; nothing was written. `name` is the file's."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class NotOurFile(FileError):
    """Not JSON, or not a file of this format."""


class OnlyPrinted(FileError):
    """Carries only what is printed in a PDF."""


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


_FILE, _GOALS_FILE = TypeAdapter(File), TypeAdapter(GoalsFile)


def read(raw: bytes, name: str, catalogue: Catalogue) -> ReadFile | ReadGoals:
    """Read and check a file. Raises a FileError."""
    if len(raw) > LARGEST:
        raise FileTooLarge(name)
    body = _json(raw, name)
    _check_frame(body, name)
    if body["format"] == GOALS_FORMAT:
        _checked(_GOALS_FILE, raw, name, catalogue)
        return ReadGoals(name, citizen_of(body["content"]), case_of(body["content"]))
    file = _checked(_FILE, raw, name, catalogue)
    content: Json = body["content"]
    sha = fingerprint(content)
    found = round_of(content, sha)
    if not _makes_sense(file.content, found, catalogue):
        raise FileDamaged(name)
    return ReadFile(name, found, canonical(content), sha)


def _checked[F: (File, GoalsFile)](shape: TypeAdapter[F], raw: bytes, name: str, catalogue: Catalogue) -> F:
    """A file of the right shape for this catalogue, with goals that make sense."""
    try:
        file = shape.validate_json(raw, strict=True)
    except ValidationError as error:
        kinds = {e["type"] for e in error.errors(include_input=False, include_url=False)}
        newer = kinds == {"unexpected_keyword_argument"}
        raise (FileFromNewer if newer else FileDamaged)(name) from None
    if file.content.catalogue != VersionShape(catalogue.version.name, catalogue.version.version):
        raise FileFromNewer(name)
    if not _goals_make_sense(file.content.goals, catalogue):
        raise FileDamaged(name)
    return file


def _json(raw: bytes, name: str) -> dict[str, Any]:
    try:
        body = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        raise NotOurFile(name) from None
    if not isinstance(body, dict) or body.get("format") not in (FORMAT, GOALS_FORMAT):
        raise NotOurFile(name)
    return body


def _check_frame(body: dict[str, Any], name: str) -> None:
    version = body.get("version")
    if type(version) is not int:  # true and 1.0 are equal to 1, and not what the program writes
        raise FileDamaged(name)
    if version > VERSION:
        raise FileFromNewer(name)
    if body.get("scope") == "printed":
        raise OnlyPrinted(name)


def _makes_sense(content: Content, found: Round, catalogue: Catalogue) -> bool:
    """What the shape alone cannot say: known A&D themes, each once; codes that match; a whole lock or none."""
    if (content.gathering.finished_at is None) != (content.gathering.finished_by is None):
        return False
    if not all(_is_theme(c.theme, catalogue) for c in content.conditions):
        return False
    earlier = [level.theme for level in content.earlier.levels] if content.earlier else []
    if len(set(earlier)) != len(earlier):
        return False
    codes = [c.theme.code for c in content.conditions]
    ids = [c.id for c in content.conditions]
    if len(set(codes)) != len(codes) or len(set(ids)) != len(ids):
        return False
    pairs = zip(content.conditions, found.gathering.conditions, strict=True)
    return all(_condition_makes_sense(shape, condition, catalogue) for shape, condition in pairs)


def _is_theme(coded: CodedTheme, catalogue: Catalogue) -> bool:
    """Whether a code is one of the undertemaer of Aktivitet og deltagelse, and the term its own."""
    return any((t.code, t.term) == (coded.code, coded.term) for t in catalogue.themes if t.kind is Kind.ACTIVITY)


def _goals_make_sense(goals: list[GoalShape], catalogue: Catalogue) -> bool:
    """Each goal once; known themes and måltyper whose codes match; the goal's own theme is no related one."""
    changes = {(value.code, value.term) for value in catalogue.change_values}
    ids = [goal.id for goal in goals]
    return len(set(ids)) == len(ids) and all(
        (g.change_value is None or (g.change_value.code, g.change_value.term) in changes)
        and all(_is_theme(t, catalogue) for t in (*g.related_themes, *([g.theme] if g.theme else [])))
        and _each_once([*(t.code for t in g.related_themes), *([g.theme.code] if g.theme else [])])
        for g in goals
    )


def _each_once(codes: list[str]) -> bool:
    return len(set(codes)) == len(codes)


def _condition_makes_sense(shape: ConditionShape, found: Condition, catalogue: Catalogue) -> bool:
    informants = [v.informant for v in shape.voices]
    if len(set(informants)) != len(informants) or not all(v.text for v in shape.voices):
        return False
    prompts = [m.prompt_id for m in shape.marks]
    if len(set(prompts)) != len(prompts):
        return False
    coded = shape.judgement
    if found.judgement is None or coded is None or isinstance(coded, NotRelevantShape):
        return coded is not None or not found.is_empty()
    value = catalogue.value(found.judgement)
    return value is not None and (value.code, value.label) == (coded.code, coded.term)
