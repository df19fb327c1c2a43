"""The shape of the file `ffbdesk/udredning`, version 1. One source for reading it and for its JSON Schema."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, ConfigDict, Field

from ffbdesk.domain.marks import Frequency
from ffbdesk.domain.records import LINE_MAX, SHORT_REMARK_MAX, TEXT_MAX, CatalogueVersion, Informant

FORMAT, VERSION = "ffbdesk/udredning", 1

_STRICT = ConfigDict(extra="forbid", strict=True)

type Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,64}$")]
type Line = Annotated[str, Field(max_length=LINE_MAX)]
type Text = Annotated[str, Field(max_length=TEXT_MAX)]


@dataclass(frozen=True, slots=True)
class CodedTheme:
    """Official code with its term."""

    __pydantic_config__ = _STRICT
    code: str
    term: str


@dataclass(frozen=True, slots=True)
class AssessedShape:
    """A level with its official code and label."""

    __pydantic_config__ = _STRICT
    kind: Literal["assessed"]
    level: Literal[0, 1, 2, 3, 4]
    code: str
    term: str


@dataclass(frozen=True, slots=True)
class NotAssessedShape:
    """'Ikke vurderet' with its official code and label."""

    __pydantic_config__ = _STRICT
    kind: Literal["not_assessed"]
    code: str
    term: str


@dataclass(frozen=True, slots=True)
class NotRelevantShape:
    """'Ikke relevant': FFB has no code for it."""

    __pydantic_config__ = _STRICT
    kind: Literal["not_relevant"]


@dataclass(frozen=True, slots=True)
class VoiceShape:
    """One voice at one theme."""

    __pydantic_config__ = _STRICT
    informant: Informant
    text: Text


@dataclass(frozen=True, slots=True)
class MarkShape:
    """How often, at one prompt, with the prompt's text and its list's version as they were."""

    __pydantic_config__ = _STRICT
    prompt_id: Annotated[str, Field(min_length=1, max_length=100)]
    text: Line
    list_version: Annotated[int, Field(ge=1, le=1_000_000)]
    frequency: Frequency


@dataclass(frozen=True, slots=True)
class ConditionShape:
    """A theme taken up."""

    __pydantic_config__ = _STRICT
    id: Id
    theme: CodedTheme
    judgement: Annotated[AssessedShape | NotAssessedShape | NotRelevantShape, Field(discriminator="kind")] | None
    voices: list[VoiceShape]
    short_remark: Annotated[str, Field(max_length=SHORT_REMARK_MAX)]
    own_rating: Literal[0, 1, 2, 3, 4] | None = None
    marks: list[MarkShape] = field(default_factory=list)
    carried_from_id: Id | None = None


@dataclass(frozen=True, slots=True)
class CitizenShape:
    """The citizen; `cpr` is ten digits or empty."""

    __pydantic_config__ = _STRICT
    id: Id
    name: Line
    initials: Line
    own_number: Line
    cpr: Annotated[str, Field(pattern=r"^([0-9]{10})?$")]
    practice: bool


@dataclass(frozen=True, slots=True)
class CaseShape:
    """The citizen's case."""

    __pydantic_config__ = _STRICT
    id: Id
    municipality: Line
    case_number: Line


@dataclass(frozen=True, slots=True)
class GatheringShape:
    """The round. Both `finished_…` are null while it is open."""

    __pydantic_config__ = _STRICT
    id: Id
    held_on: date
    assessor: Line
    purpose: Text
    wishes: Text
    finished_at: AwareDatetime | None
    finished_by: Line | None


@dataclass(frozen=True, slots=True)
class VersionShape(CatalogueVersion):
    """The catalogue a round was written with."""

    __pydantic_config__ = _STRICT


@dataclass(frozen=True, slots=True)
class Content:
    """All of one round."""

    __pydantic_config__ = _STRICT
    catalogue: VersionShape
    citizen: CitizenShape
    case: CaseShape
    gathering: GatheringShape
    conditions: Annotated[list[ConditionShape], Field(max_length=200)]


@dataclass(frozen=True, slots=True)
class File:
    """The whole file."""

    __pydantic_config__ = _STRICT
    format: Literal["ffbdesk/udredning"]
    version: Literal[1]
    scope: Literal["all"]
    exported_at: datetime
    program: Line
    content: Content
