"""The shapes of the files `ffbdesk/udredning` and `ffbdesk/indsatsmaal`, version 1.

The gate for what comes from outside: `reading` lets nothing of another shape pass, and `records` goes on from there.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field

from ffbdesk.domain.goals import WORDING_MAX
from ffbdesk.domain.marks import Frequency
from ffbdesk.domain.records import LINE_MAX, SHORT_REMARK_MAX, TEXT_MAX, CatalogueVersion, Informant

_STRICT = ConfigDict(extra="forbid", strict=True)

type Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,64}$")]
type Line = Annotated[str, Field(max_length=LINE_MAX)]
type Text = Annotated[str, Field(max_length=TEXT_MAX)]


def _day(text: str) -> str:
    """As it is, if it is a day as we write one. Raises ValueError."""
    if date.fromisoformat(text).isoformat() != text:
        raise ValueError("not as we write it")
    return text


def _moment(text: str) -> str:
    """As it is, if it is a moment with its distance from UTC as we write one. Raises ValueError."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None or found.isoformat() != text:
        raise ValueError("not as we write it")
    return text


type Day = Annotated[str, AfterValidator(_day)]
type Moment = Annotated[str, AfterValidator(_moment)]


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
    intervention_purpose: Text = ""


@dataclass(frozen=True, slots=True)
class GatheringShape:
    """The round. Both `finished_…` are null while it is open."""

    __pydantic_config__ = _STRICT
    id: Id
    held_on: Day
    assessor: Line
    purpose: Text
    wishes: Text
    finished_at: Moment | None
    finished_by: Line | None


@dataclass(frozen=True, slots=True)
class VersionShape(CatalogueVersion):
    """The catalogue a round was written with."""

    __pydantic_config__ = _STRICT


@dataclass(frozen=True, slots=True)
class CodedChange:
    """A måltype: official code with its term."""

    __pydantic_config__ = _STRICT
    code: str
    term: str


type LevelNumber = Literal[0, 1, 2, 3, 4]


@dataclass(frozen=True, slots=True)
class GoalShape:
    """An indsatsmål. `current_level` is the theme's level in the round that the file belongs to."""

    __pydantic_config__ = _STRICT
    id: Id
    wording: Annotated[str, Field(max_length=WORDING_MAX)]
    change_value: CodedChange | None
    theme: CodedTheme | None
    current_level: LevelNumber | None
    expected_level: LevelNumber | None
    follow_up_on: Day | None
    responsible: Line
    related_themes: Annotated[list[CodedTheme], Field(max_length=200)]


type Goals = Annotated[list[GoalShape], Field(max_length=1000)]


@dataclass(frozen=True, slots=True)
class LevelShape:
    """The level of a theme in an earlier round."""

    __pydantic_config__ = _STRICT
    theme: str
    level: LevelNumber


@dataclass(frozen=True, slots=True)
class EarlierShape:
    """The levels of the round before, which the profile shows beside this one's."""

    __pydantic_config__ = _STRICT
    held_on: Day
    levels: Annotated[list[LevelShape], Field(max_length=200)]


@dataclass(frozen=True, slots=True)
class Content:
    """All of one round, and a copy of the case's goals."""

    __pydantic_config__ = _STRICT
    catalogue: VersionShape
    citizen: CitizenShape
    case: CaseShape
    gathering: GatheringShape
    conditions: Annotated[list[ConditionShape], Field(max_length=200)]
    goals: Goals = field(default_factory=list)
    earlier: EarlierShape | None = None


@dataclass(frozen=True, slots=True)
class ReferenceShape:
    """The round whose levels the goals stand beside; `sha256` where it is finished."""

    __pydantic_config__ = _STRICT
    id: Id
    held_on: Day
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None


@dataclass(frozen=True, slots=True)
class GoalsContent:
    """The goals of one case."""

    __pydantic_config__ = _STRICT
    catalogue: VersionShape
    citizen: CitizenShape
    case: CaseShape
    gathering: ReferenceShape | None
    goals: Goals


@dataclass(frozen=True, slots=True)
class GoalsFile:
    """The whole file of goals."""

    __pydantic_config__ = _STRICT
    format: Literal["ffbdesk/indsatsmaal"]
    version: Literal[1]
    scope: Literal["all"]
    exported_at: datetime
    program: Line
    content: GoalsContent


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
