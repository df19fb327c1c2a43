"""The files: what stands round each content, and which of them come in again."""

from typing import Annotated, Any, Literal

from pydantic import Field

from ffbdesk.export.file import whole
from ffbdesk.export.file.content import BORGER, INDSATSMAAL, MOST_LISTED, STATUSNOTAT, UDREDNING
from ffbdesk.export.file.followups import OPFOELGNING
from ffbdesk.export.file.orders import BESTILLING
from ffbdesk.export.file.shape import (
    Additions,
    Assessments,
    Coded,
    Content,
    FollowUpContent,
    Frame,
    GoalsContent,
    Line,
    MarkShape,
    Moment,
    OrderContent,
    Parts,
    StatusContent,
    Strict,
    VersionShape,
    shape_of,
)


class File(Frame):
    """The whole file of a round."""

    format: Literal["ffbdesk/udredning"]
    version: Annotated[int, Field(ge=1, le=UDREDNING.version)]
    content: Content


class GoalsFile(Frame):
    """The whole file of goals."""

    format: Literal["ffbdesk/indsatsmaal"]
    version: Annotated[int, Field(ge=1, le=INDSATSMAAL.version)]
    content: GoalsContent


class StatusFile(Frame):
    """The whole file of a statusnotat."""

    format: Literal["ffbdesk/statusnotat"]
    version: Annotated[int, Field(ge=1, le=STATUSNOTAT.version)]
    content: StatusContent


class OrderFile(Frame):
    """The whole file of a bestilling."""

    format: Literal["ffbdesk/bestilling"]
    version: Annotated[int, Field(ge=1, le=BESTILLING.version)]
    content: OrderContent


class FollowUpFile(Frame):
    """The whole file of an opfølgning."""

    format: Literal["ffbdesk/opfoelgning"]
    version: Annotated[int, Field(ge=1, le=OPFOELGNING.version)]
    content: FollowUpContent


class LockedFollowUp(Strict):
    """What a finished opfølgning was locked with."""

    at: Moment
    by: Line
    content: FollowUpContent


class LockedRound(Strict):
    """What a finished round was locked with."""

    at: Moment
    by: Line
    content: Content


class LockedOrder(Strict):
    """What a received bestilling was locked with."""

    at: Moment
    by: Line
    content: OrderContent


class LockedStatus(Strict):
    """What a finished statusnotat was locked with."""

    at: Moment
    by: Line
    content: StatusContent


def _list(shape: Any, most: int) -> Any:
    return Annotated[list[shape], Field(max_length=most)]


_Condition = shape_of("WholeCondition", whole.CONDITIONS, theme=(Coded, ...), marks=(_list(MarkShape, 200), ...))
_Description = shape_of("WholeDescription", whole.DESCRIPTIONS, theme=(Coded, ...))
_Diagnosis = shape_of("WholeDiagnosis", whole.DIAGNOSES)
_Contact = shape_of("WholeContact", whole.CONTACTS)
_Round = shape_of(
    "WholeGathering",
    whole.HEADS,
    catalogue=(VersionShape, ...),
    conditions=(_list(_Condition, 200), ...),
    descriptions=(_list(_Description, 200), Field(default_factory=list)),
    diagnoses=(_list(_Diagnosis, MOST_LISTED), Field(default_factory=list)),
    assessments=(Assessments, Field(default_factory=list)),
    locked=(LockedRound | None, ...),
)
_Stay = shape_of("WholeStay", whole.STAYS, meetings=(_list(shape_of("WholeMeeting", whole.MEETINGS), 1000), ...))
_Order = shape_of("WholeOrder", whole.ORDERS, locked=(LockedOrder | None, ...))
_Intervention = shape_of("WholeIntervention", whole.INTERVENTIONS)
_CarePlan = shape_of("WholeCarePlan", whole.CARE_PLANS, interventions=(_list(_Intervention, 200), ...))
_SubGoal = shape_of("WholeSubGoal", whole.SUB_GOALS, removed=(bool, ...))
_Goal = shape_of("WholeGoal", whole.GOALS, removed=(bool, ...), sub_goals=(_list(_SubGoal, 1000), ...))
_NoteId = Annotated[str, Field(pattern=r"^[0-9a-f-]{36}$")]  # as a text names its sources (`sourced`)
_Note = shape_of("WholeNote", whole.NOTES, id=(_NoteId, ...), additions=(Additions, ...))
_Status = shape_of("WholeStatus", whole.STATUSES, parts=(Parts, ...), locked=(LockedStatus | None, ...))
_PlainPage = shape_of("WholePlainPage", whole.PLAIN_PAGES)
_FollowUp = shape_of(
    "WholeFollowUp",
    whole.FOLLOW_UPS,
    parts=(_list(shape_of("WholeFollowUpPart", whole.FOLLOW_UP_PARTS), 1000), ...),
    results=(_list(shape_of("WholeFollowUpResult", whole.FOLLOW_UP_RESULTS), 1000), ...),
    locked=(LockedFollowUp | None, ...),
)
_Citizen, _Case = shape_of("WholeCitizen", whole.CITIZENS), shape_of("WholeCase", whole.CASES)


class WholeContent(Strict):
    """Everything that stands about a citizen."""

    catalogue: VersionShape
    citizen: _Citizen  # type: ignore[valid-type]
    case: _Case | None  # type: ignore[valid-type]
    contacts: _list(_Contact, MOST_LISTED) = Field(default_factory=list)  # type: ignore[valid-type]
    gatherings: _list(_Round, 1000)  # type: ignore[valid-type]
    stays: _list(_Stay, 1000)  # type: ignore[valid-type]
    care_plans: _list(_CarePlan, 1000) = Field(default_factory=list)  # type: ignore[valid-type]
    orders: _list(_Order, 1000)  # type: ignore[valid-type]
    goals: _list(_Goal, MOST_LISTED)  # type: ignore[valid-type]
    notes: _list(_Note, 50_000)  # type: ignore[valid-type]
    statuses: _list(_Status, 1000)  # type: ignore[valid-type]
    follow_ups: _list(_FollowUp, 1000) = Field(default_factory=list)  # type: ignore[valid-type]
    plain_pages: _list(_PlainPage, 1000) = Field(default_factory=list)  # type: ignore[valid-type]


class WholeFile(Frame):
    """The whole file of a citizen."""

    format: Literal["ffbdesk/borger"]
    version: Annotated[int, Field(ge=1, le=BORGER.version)]
    content: WholeContent


FILES: dict[str, type[File] | type[GoalsFile] | type[OrderFile] | type[WholeFile]] = {
    UDREDNING.name: File,
    INDSATSMAAL.name: GoalsFile,
    BESTILLING.name: OrderFile,
    BORGER.name: WholeFile,
}
"""The shape of each format's file that is taken in."""
SHAPES: dict[str, type[Frame]] = {**FILES, STATUSNOTAT.name: StatusFile, OPFOELGNING.name: FollowUpFile}
"""Of each that is written with all its data."""


def schema(format_: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a format's file. Raises KeyError."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **SHAPES[format_].model_json_schema()}
