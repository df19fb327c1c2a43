"""Distinct id types, so that a citizen's id cannot be passed as a round's."""

from collections.abc import Callable
from datetime import datetime
from typing import NewType

ArchiveId = NewType("ArchiveId", str)
CitizenId = NewType("CitizenId", str)
CaseId = NewType("CaseId", str)
GatheringId = NewType("GatheringId", str)
ConditionId = NewType("ConditionId", str)
DiagnosisId = NewType("DiagnosisId", str)
ContactId = NewType("ContactId", str)
AssessmentId = NewType("AssessmentId", str)
PersonId = NewType("PersonId", str)
RatingId = NewType("RatingId", str)
GoalId = NewType("GoalId", str)
SubGoalId = NewType("SubGoalId", str)
CarePlanId = NewType("CarePlanId", str)
InterventionId = NewType("InterventionId", str)
OrderId = NewType("OrderId", str)
NoteId = NewType("NoteId", str)
StayId = NewType("StayId", str)
MeetingId = NewType("MeetingId", str)
StatusId = NewType("StatusId", str)
StatusPartId = NewType("StatusPartId", str)
FollowUpId = NewType("FollowUpId", str)
FollowUpPartId = NewType("FollowUpPartId", str)
FollowUpResultId = NewType("FollowUpResultId", str)
PlainPageId = NewType("PlainPageId", str)
AdditionId = NewType("AdditionId", str)
ThemeCode = NewType("ThemeCode", str)
ChangeCode = NewType("ChangeCode", str)
InterventionCode = NewType("InterventionCode", str)
ServiceCode = NewType("ServiceCode", str)
TargetCode = NewType("TargetCode", str)
NeedCode = NewType("NeedCode", str)
FollowUpCode = NewType("FollowUpCode", str)
PromptId = NewType("PromptId", str)
Seq = NewType("Seq", int)

type Clock = Callable[[], datetime]
"""Gives the present moment, with its offset from UTC."""

type NewId = Callable[[], str]
"""Makes a new random record id (a UUID in text form)."""
