"""Reading our files back. Whatever a file holds, the answer is a round, a case with goals, or one of our errors."""

import json
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ffbdesk.domain.catalogue import Catalogue, Kind
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import CaseId, ChangeCode, CitizenId, ConditionId, GatheringId, GoalId, PromptId, ThemeCode
from ffbdesk.domain.judgement import Assessed, Judgement, Level, NotAssessed, NotRelevant
from ffbdesk.domain.marks import Mark
from ffbdesk.domain.records import (
    Case,
    CatalogueVersion,
    Citizen,
    Condition,
    EarlierLevels,
    Information,
    InformationGathering,
    Round,
    Seal,
)
from ffbdesk.export.content import Json, canonical, fingerprint
from ffbdesk.export.shape import (
    FORMAT,
    GOALS_FORMAT,
    VERSION,
    AssessedShape,
    CaseShape,
    CitizenShape,
    CodedTheme,
    ConditionShape,
    Content,
    EarlierShape,
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
_CONTENT = TypeAdapter(Content)


def read(raw: bytes, name: str, catalogue: Catalogue) -> ReadFile | ReadGoals:
    """Read and check a file. Raises a FileError."""
    if len(raw) > LARGEST:
        raise FileTooLarge(name)
    body = _json(raw, name)
    _check_frame(body, name)
    if body["format"] == GOALS_FORMAT:
        found = _checked(_GOALS_FILE, raw, name, catalogue).content
        return ReadGoals(name, _citizen(found.citizen), _case(found.case, found.citizen, found.goals))
    file = _checked(_FILE, raw, name, catalogue)
    if not _makes_sense(file.content, catalogue):
        raise FileDamaged(name)
    content: Json = body["content"]
    sha = fingerprint(content)
    return ReadFile(name, _round(file.content, sha), canonical(content), sha)


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


def sealed_round(content: str, sha256: str) -> Round:
    """A finished round from its locked content."""
    return _round(_CONTENT.validate_json(content, strict=True), sha256)


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


def _makes_sense(content: Content, catalogue: Catalogue) -> bool:
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
    return all(_condition_makes_sense(c, catalogue) for c in content.conditions)


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


def _condition_makes_sense(condition: ConditionShape, catalogue: Catalogue) -> bool:
    informants = [v.informant for v in condition.voices]
    if len(set(informants)) != len(informants) or not all(v.text for v in condition.voices):
        return False
    prompts = [m.prompt_id for m in condition.marks]
    if len(set(prompts)) != len(prompts):
        return False
    shape = condition.judgement
    if shape is None or isinstance(shape, NotRelevantShape):
        return shape is not None or not _condition(condition).is_empty()
    value = catalogue.value(_judgement(condition) or NotAssessed())
    return value is not None and (value.code, value.label) == (shape.code, shape.term)


def _round(content: Content, sha256: str) -> Round:
    gathering = content.gathering
    seal = None
    if gathering.finished_at is not None:
        seal = Seal(sha256, gathering.finished_at, gathering.finished_by or "")
    return Round(
        _citizen(content.citizen),
        _case(content.case, content.citizen, content.goals),
        InformationGathering(
            GatheringId(gathering.id),
            CaseId(content.case.id),
            gathering.held_on,
            gathering.assessor,
            gathering.purpose,
            gathering.wishes,
            CatalogueVersion(content.catalogue.name, content.catalogue.version),
            tuple(_condition(c) for c in content.conditions),
            seal,
        ),
        _earlier(content.earlier),
    )


def _citizen(shape: CitizenShape) -> Citizen:
    who = CitizenId(shape.id)
    return Citizen(who, shape.name, shape.initials, shape.own_number, shape.cpr, shape.practice)


def _case(shape: CaseShape, citizen: CitizenShape, goals: list[GoalShape]) -> Case:
    return Case(
        CaseId(shape.id),
        CitizenId(citizen.id),
        shape.municipality,
        shape.case_number,
        shape.intervention_purpose,
        tuple(map(_goal, goals)),
    )


def _goal(shape: GoalShape) -> InterventionGoal:
    return InterventionGoal(
        GoalId(shape.id),
        shape.wording,
        ChangeCode(shape.change_value.code) if shape.change_value else None,
        ThemeCode(shape.theme.code) if shape.theme else None,
        None if shape.expected_level is None else Level(shape.expected_level),
        shape.follow_up_on,
        shape.responsible,
        tuple(ThemeCode(theme.code) for theme in shape.related_themes),
    )


def _earlier(shape: EarlierShape | None) -> EarlierLevels | None:
    if shape is None:
        return None
    return EarlierLevels(shape.held_on, tuple((ThemeCode(v.theme), Level(v.level)) for v in shape.levels))


def _condition(shape: ConditionShape) -> Condition:
    return Condition(
        ConditionId(shape.id),
        ThemeCode(shape.theme.code),
        _judgement(shape),
        tuple(Information(v.informant, v.text) for v in shape.voices if v.text),
        shape.short_remark,
        None if shape.own_rating is None else Level(shape.own_rating),
        tuple(Mark(PromptId(m.prompt_id), m.text, m.list_version, m.frequency) for m in shape.marks),
        GatheringId(shape.carried_from_id) if shape.carried_from_id else None,
    )


def _judgement(shape: ConditionShape) -> Judgement | None:
    if shape.judgement is None:
        return None
    if isinstance(shape.judgement, AssessedShape):
        return Assessed(Level(shape.judgement.level))
    return NotRelevant() if isinstance(shape.judgement, NotRelevantShape) else NotAssessed()
