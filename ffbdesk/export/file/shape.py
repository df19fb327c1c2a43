"""The shapes of what files have in them: the gate for what comes from outside.

`check` lets nothing of another shape pass, and `parse` goes on from there. What a kind of record has in a file follows
from the kind; the frame round it, and what is no kind, is written here. `formats` has the files.
"""

from collections.abc import Container
from dataclasses import MISSING
from datetime import date, datetime, time
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema, create_model

from ffbdesk.domain import kind
from ffbdesk.domain.double import ASSESSORS
from ffbdesk.domain.followups import GoalNext
from ffbdesk.domain.ids import (
    CarePlanId,
    ChangeCode,
    FollowUpCode,
    FollowUpId,
    GatheringId,
    GoalId,
    InterventionCode,
    NeedCode,
    NoteId,
    OrderId,
    ServiceCode,
    StatusId,
    SubGoalId,
    TargetCode,
    ThemeCode,
)
from ffbdesk.domain.judgement import Judgement, Level
from ffbdesk.domain.kind import LINE_MAX, TEXT_MAX
from ffbdesk.domain.marks import Frequency
from ffbdesk.domain.records import Agreement, ClosedWhy, ContactRole, Informant, ThirdVoice
from ffbdesk.domain.status import GoalResult
from ffbdesk.domain.subgoals import SubGoalStatus
from ffbdesk.export.file.coding import FileForm
from ffbdesk.export.file.content import (
    ASSESSMENTS,
    CASES,
    CITIZENS,
    CONDITIONS,
    CONTACTS,
    DESCRIPTIONS,
    DIAGNOSES,
    GOALS,
    HEADS,
    MOST_LISTED,
    RATINGS,
    SUB_GOALS,
)
from ffbdesk.export.file.followups import FOLLOW_UP_PARTS, FOLLOW_UP_RESULTS, FOLLOW_UPS, OF_STATUS_PART
from ffbdesk.export.file.orders import CARE_PLANS, INTERVENTIONS, LARGEST_ORDER, ORDERS
from ffbdesk.export.file.status import NOTES, OF_NOTE, PARTS, STATUSES

type Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,64}$")]
type Line = Annotated[str, Field(max_length=LINE_MAX)]
type Text = Annotated[str, Field(max_length=TEXT_MAX)]
type Cpr = Annotated[str, Field(pattern=r"^([0-9]{10})?$")]


_FIRST_YEAR, _LAST_YEAR = 1800, 2300
"""No day is so far away that nobody can count from it."""


def _day(text: str) -> str:
    """As it is, if it is a day as we write one, and one that can be meant. Raises ValueError."""
    found = date.fromisoformat(text)
    if found.isoformat() != text or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise ValueError("not as we write it")
    return text


def _moment(text: str) -> str:
    """As it is, if it is a moment with its distance from UTC as we write one, on such a day. Raises ValueError."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None or found.isoformat() != text or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise ValueError("not as we write it")
    return text


def _any_moment(text: str) -> str:
    """As it is, if it is a moment in any spelling. Raises ValueError."""
    datetime.fromisoformat(text)
    return text


def _hour(text: str) -> str:
    """As it is, if it is an hour and minute as we write them. Raises ValueError."""
    if time.fromisoformat(text).isoformat("minutes") != text:
        raise ValueError("not as we write it")
    return text


type Hour = Annotated[str, AfterValidator(_hour), WithJsonSchema({"type": "string", "pattern": "^[0-9]{2}:[0-9]{2}$"})]
type Day = Annotated[str, AfterValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
type Moment = Annotated[str, AfterValidator(_moment), WithJsonSchema({"type": "string", "format": "date-time"})]
type AnyMoment = Annotated[str, AfterValidator(_any_moment), WithJsonSchema({"type": "string", "format": "date-time"})]
type LevelNumber = Literal[0, 1, 2, 3, 4]


class Strict(BaseModel):
    """Nothing more than it names, and nothing of another type."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Coded(Strict):
    """An official code with its term."""

    code: Line
    term: Line


class AssessedShape(Strict):
    """A level with its official code and label."""

    kind: Literal["assessed"]
    level: LevelNumber
    code: Line
    term: Line


class NotAssessedShape(Strict):
    """'Ikke vurderet' with its official code and label."""

    kind: Literal["not_assessed"]
    code: Line
    term: Line


class NotRelevantShape(Strict):
    """'Ikke relevant': FFB has no code for it."""

    kind: Literal["not_relevant"]


type JudgementShape = Annotated[AssessedShape | NotAssessedShape | NotRelevantShape, Field(discriminator="kind")]
_CHOICES = (ThirdVoice, ClosedWhy, SubGoalStatus, GoalResult, GoalNext, Agreement, ContactRole)
_GATES: dict[Any, Any] = {
    str: Line,
    bool: bool,
    date: Day,
    datetime: Moment,
    Level: LevelNumber,
    time: Hour,
    **dict.fromkeys((GatheringId, OrderId, GoalId, SubGoalId, NoteId, StatusId, CarePlanId, FollowUpId), Id),
    **{one: Literal[tuple(each.value for each in one)] for one in _CHOICES},
    **dict.fromkeys((ThemeCode, ChangeCode, NeedCode, TargetCode), Coded),
    **dict.fromkeys((ServiceCode, InterventionCode, FollowUpCode), Coded),
    Judgement: JudgementShape,
}
"""What stands in a file for a value of each type."""


def _gate(bare: Any) -> Any:
    if get_origin(bare) is tuple:
        return Annotated[list[_gate(get_args(bare)[0])], Field(max_length=200)]  # type: ignore[misc]
    return _GATES[bare]


def _field(field: kind.Field) -> tuple[Any, Any]:
    gate = Annotated[str, Field(max_length=field.typed.most)] if field.typed else _gate(field.type)
    default = ... if field.since is None or field.default is MISSING else field.default
    return (gate | None if field.optional else gate), default


def shape_of(name: str, form: FileForm[Any], only: Container[str] | None = None, **own: Any) -> type[BaseModel]:
    """The model of a kind of record. `own` says what its description does not; `shown` values are there, or null.

    `only` are the fields that stand there, where that is not all of them.
    """
    fields = {in_file: _field(one) for in_file, one in form.fields.items() if only is None or one.name in only}
    shown = {name: (_gate(one) | None, ...) for name, one in form.shown.items()}
    model: type[BaseModel] = create_model(name, __base__=Strict, **{"id": (Id, ...), **fields, **shown, **own})
    return model


class VoiceShape(Strict):
    """One voice at one theme."""

    informant: Annotated[Informant, Field(strict=False)]  # the word for it, which is all that JSON can say
    text: Text


class MarkShape(Strict):
    """How often, at one prompt, with the prompt's text and its list's version as they were."""

    prompt_id: Annotated[str, Field(min_length=1, max_length=100)]
    text: Line
    list_version: Annotated[int, Field(ge=1, le=1_000_000)]
    frequency: Annotated[Frequency, Field(strict=False)]


CitizenShape = shape_of("Citizen", CITIZENS, cpr=(Cpr, ...))
CaseShape = shape_of("Case", CASES)
HeadShape = shape_of("InformationGathering", HEADS)
GoalShape = shape_of("InterventionGoal", GOALS)
ConditionShape = shape_of(
    "Condition",
    CONDITIONS,
    theme=(Coded, ...),
    voices=(Annotated[list[VoiceShape], Field(max_length=len(Informant))], ...),
    marks=(Annotated[list[MarkShape], Field(max_length=200)], Field(default_factory=list)),
)
DescriptionShape = shape_of(
    "Description",
    DESCRIPTIONS,
    theme=(Coded, ...),
    voices=(Annotated[list[VoiceShape], Field(max_length=len(Informant))], ...),
)
type Descriptions = Annotated[list[DescriptionShape], Field(max_length=200)]  # type: ignore[valid-type]
DiagnosisShape = shape_of("Diagnosis", DIAGNOSES)
type Diagnoses = Annotated[list[DiagnosisShape], Field(max_length=MOST_LISTED)]  # type: ignore[valid-type]
RatingShape = shape_of("Rating", RATINGS, theme=(Coded, ...))
type Ratings = Annotated[list[RatingShape], Field(max_length=200)]  # type: ignore[valid-type]
AssessmentShape = shape_of("Assessment", ASSESSMENTS, ratings=(Ratings, ...))
type Assessments = Annotated[list[AssessmentShape], Field(max_length=ASSESSORS)]  # type: ignore[valid-type]
ContactShape = shape_of("Contact", CONTACTS)
type Contacts = Annotated[list[ContactShape], Field(max_length=MOST_LISTED)]  # type: ignore[valid-type]
type Goals = Annotated[list[GoalShape], Field(max_length=MOST_LISTED)]  # type: ignore[valid-type]


class VersionShape(Strict):
    """The catalogue a round was written with."""

    name: Line
    version: Line


class LevelShape(Strict):
    """The level of a theme in an earlier round."""

    theme: Line
    level: LevelNumber


class EarlierShape(Strict):
    """The levels of the round before, which the profile shows beside this one's."""

    held_on: Day
    levels: Annotated[list[LevelShape], Field(max_length=200)]


class ReferenceShape(Strict):
    """The round whose levels the goals stand beside; `sha256` where it is finished."""

    id: Id
    held_on: Day
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None


class Content(Strict):
    """All of one round, and a copy of the case's goals."""

    catalogue: VersionShape
    citizen: CitizenShape  # type: ignore[valid-type]
    case: CaseShape  # type: ignore[valid-type]
    gathering: HeadShape  # type: ignore[valid-type]
    conditions: Annotated[list[ConditionShape], Field(max_length=200)]  # type: ignore[valid-type]
    indsatskatalog: VersionShape | None = None
    descriptions: Descriptions = Field(default_factory=list)
    diagnoses: Diagnoses = Field(default_factory=list)
    contacts: Contacts = Field(default_factory=list)
    assessments: Assessments = Field(default_factory=list)
    goals: Goals = Field(default_factory=list)
    earlier: EarlierShape | None = None


class GoalsContent(Strict):
    """The goals of one case."""

    catalogue: VersionShape
    citizen: CitizenShape  # type: ignore[valid-type]
    case: CaseShape  # type: ignore[valid-type]
    gathering: ReferenceShape | None
    goals: Goals


class Frame(Strict):
    """What stands round every content."""

    scope: Literal["all"]
    exported_at: AnyMoment
    program: Line


class TakenShape(Strict):
    """A passage that was taken from a note: which one, and from which letter to which."""

    note: Id
    start: Annotated[int, Field(ge=0, le=TEXT_MAX)]
    end: Annotated[int, Field(ge=0, le=TEXT_MAX)]


class SourcedShape(Strict):
    """A text that knows the notes it came from."""

    text: Text
    sources: Annotated[list[TakenShape], Field(max_length=10_000)]


class AdditionShape(Strict):
    """What was added to a signed note."""

    id: Id
    text: Text
    at: Moment
    by: Line


type Additions = Annotated[list[AdditionShape], Field(max_length=1000)]
SubGoalShape = shape_of("SubGoal", SUB_GOALS)
type SubGoals = Annotated[list[SubGoalShape], Field(max_length=1000)]  # type: ignore[valid-type]
ToldGoalShape = shape_of("ToldGoal", GOALS, sub_goals=(SubGoals, ...))
ToldNoteShape = shape_of("ToldNote", NOTES, OF_NOTE, additions=(Additions, ...))
PartShape = shape_of("StatusPart", PARTS, happened=(SourcedShape, ...))
type Parts = Annotated[list[PartShape], Field(max_length=1000)]  # type: ignore[valid-type]
StatusShape = shape_of("StatusNote", STATUSES)
OrderShape = shape_of("Order", ORDERS)
InterventionShape = shape_of("Intervention", INTERVENTIONS)
type Interventions = Annotated[list[InterventionShape], Field(max_length=200)]  # type: ignore[valid-type]
PlanShape = shape_of("CarePlan", CARE_PLANS, interventions=(Interventions, ...))
type Plans = Annotated[list[PlanShape], Field(max_length=200)]  # type: ignore[valid-type]


class StatusContent(Strict):
    """A statusnotat with the goals and delmål as they stood, and the notes that it draws on."""

    catalogue: VersionShape
    citizen: CitizenShape  # type: ignore[valid-type]
    case: CaseShape  # type: ignore[valid-type]
    status: StatusShape  # type: ignore[valid-type]
    parts: Parts
    goals: Annotated[list[ToldGoalShape], Field(max_length=1000)]  # type: ignore[valid-type]
    notes: Annotated[list[ToldNoteShape], Field(max_length=10_000)]  # type: ignore[valid-type]


FollowUpShape = shape_of("FollowUp", FOLLOW_UPS)
FollowUpPartShape = shape_of("FollowUpPart", FOLLOW_UP_PARTS)
type FollowUpParts = Annotated[list[FollowUpPartShape], Field(max_length=1000)]  # type: ignore[valid-type]
FollowUpResultShape = shape_of("FollowUpResult", FOLLOW_UP_RESULTS)
type FollowUpResults = Annotated[list[FollowUpResultShape], Field(max_length=1000)]  # type: ignore[valid-type]
ToldPartShape = shape_of("ToldStatusPart", PARTS, OF_STATUS_PART)


class BeforeShape(Strict):
    """The newest level of a theme from before the opfølgning, and its day."""

    theme: Coded
    level: LevelNumber
    on: Day


class NeedBeforeShape(Coded):
    """The støttebehov from before it."""

    on: Day | None


class ToldStatusShape(Strict):
    """The statusnotat that it draws on: its verdicts."""

    id: Id
    written_on: Day
    author: Line
    parts: Annotated[list[ToldPartShape], Field(max_length=1000)]  # type: ignore[valid-type]


class FollowUpContent(Strict):
    """An opfølgning with the goals and indsatser as they stood, and what the statusnotat said of them."""

    catalogue: VersionShape
    indsatskatalog: VersionShape
    citizen: CitizenShape  # type: ignore[valid-type]
    case: CaseShape  # type: ignore[valid-type]
    follow_up: FollowUpShape  # type: ignore[valid-type]
    parts: FollowUpParts
    results: FollowUpResults
    goals: Goals
    before: Annotated[list[BeforeShape], Field(max_length=200)]
    need_before: NeedBeforeShape | None
    plans: Plans
    status: ToldStatusShape | None
    last_on: Day | None


class OrderContent(Strict):
    """A bestilling as it was received or finished, with its goals and indsatser."""

    catalogue: VersionShape
    citizen: CitizenShape  # type: ignore[valid-type]
    case: CaseShape  # type: ignore[valid-type]
    order: OrderShape  # type: ignore[valid-type]
    goals: Goals
    indsatskatalog: VersionShape | None = None
    plans: Plans = Field(default_factory=list)
    contacts: Contacts = Field(default_factory=list)
    original: Annotated[str, Field(max_length=LARGEST_ORDER)] = ""
    sources: Annotated[dict[Id, Line], Field(max_length=1000)] = Field(default_factory=dict)
