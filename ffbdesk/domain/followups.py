"""Opfølgning: every goal and every followed theme judged anew, heard from three sides, and what comes of it.

A dated piece with one life (architecture, decision 21). Each new level has its own date, also where it is unchanged,
and from the day it is finished it is the present one (decision 23). Nothing in it is computed or chosen beforehand.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import (
    CarePlanId,
    CaseId,
    FollowUpCode,
    FollowUpId,
    FollowUpPartId,
    FollowUpResultId,
    GoalId,
    NeedCode,
    StatusId,
    ThemeCode,
)
from ffbdesk.domain.judgement import Assessed, Judgement, Level
from ffbdesk.domain.kind import APART, Line, Prose, Since
from ffbdesk.domain.plans import CarePlan
from ffbdesk.domain.records import Case, Citizen
from ffbdesk.domain.seal import Seal
from ffbdesk.domain.status import GoalResult, StatusNote, StatusPart


class GoalNext(StrEnum):
    """What comes of a goal after an opfølgning, as a person decides it."""

    GOES_ON = "goes_on"
    CHANGED = "changed"
    """Another goal is set in its place."""
    ENDED = "ended"


OVER = (GoalNext.ENDED, GoalNext.CHANGED)
"""What may come of a goal that is not followed up any more."""


@dataclass(frozen=True, slots=True)
class FollowUpPart:
    """One goal, or one theme that is followed without a goal."""

    id: FollowUpPartId
    goal_id: GoalId | None = None
    theme: ThemeCode | None = None
    """The theme that is judged: the goal's, as it was when the opfølgning was begun."""
    judgement: Judgement | None = None
    """The new level; 'ikke vurderet' where it cannot be judged now."""
    judged_on: date | None = None
    recorded_at: datetime | None = None
    result: GoalResult | None = None
    citizens_view: Prose = ""
    """The three verdicts in their three places. The first two stand in the statusnotat, where there is one."""
    providers_view: Prose = ""
    caseworkers_view: Prose = ""
    following: GoalNext | None = None
    again_on: date | None = None
    """When the goal is to be followed up the next time."""

    @property
    def is_written(self) -> bool:
        """Whether anything is said in it."""
        texts = (self.citizens_view, self.providers_view, self.caseworkers_view)
        chosen = (self.judgement, self.result, self.following, self.again_on)
        return any(one is not None for one in chosen) or any(text.strip() for text in texts)


@dataclass(frozen=True, slots=True)
class FollowUpResult:
    """Status på indsats: what is decided of one indsats."""

    id: FollowUpResultId
    plan_id: CarePlanId | None = None
    value: FollowUpCode | None = None
    reason: Prose = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One opfølgning of a case."""

    id: FollowUpId
    case_id: CaseId
    held_on: date
    author: Line
    took_part: Annotated[Line, Since(6)] = ""
    status_id: Annotated[StatusId | None, Since(6)] = None
    """The finished statusnotat that it takes the first two verdicts from."""
    in_short: Annotated[Prose, Since(6)] = ""
    """What was agreed on, in words."""
    need: Annotated[NeedCode | None, Since(6)] = None
    """Støttebehov, judged again: with its own date, also where it is unchanged."""
    need_reason: Annotated[Prose, Since(6)] = ""
    need_on: Annotated[date | None, Since(6)] = None
    need_recorded_at: Annotated[datetime | None, Since(6)] = None
    next_on: Annotated[date | None, Since(6)] = None
    """The next opfølgning; None where there is to be none."""
    corrects_id: Annotated[FollowUpId | None, Since(6)] = None
    """The finished one that this corrects."""
    parts: Annotated[tuple[FollowUpPart, ...], APART] = ()
    results: Annotated[tuple[FollowUpResult, ...], APART] = ()
    seal: Annotated[Seal | None, APART] = None

    def part_of(self, goal: GoalId) -> FollowUpPart | None:
        """What is said of a goal."""
        return next((part for part in self.parts if part.goal_id == goal), None)

    def result_of(self, plan: CarePlanId) -> FollowUpResult | None:
        """What is decided of an indsats."""
        return next((one for one in self.results if one.plan_id == plan), None)


@dataclass(frozen=True, slots=True)
class LevelOn:
    """A level and the day it was given."""

    level: Level
    day: date


@dataclass(frozen=True, slots=True)
class FollowUpBoard:
    """An opfølgning with all that is shown beside it: of a finished one as it was that day."""

    citizen: Citizen
    case: Case
    """With the goals that it is about, as they stood."""
    follow_up: FollowUp
    before: Mapping[ThemeCode, LevelOn] = field(default_factory=dict)
    """The newest level of each theme from before this day."""
    need_before: tuple[NeedCode, date | None] | None = None
    plans: tuple[CarePlan, ...] = ()
    """The indsatser that it decides on."""
    status: StatusNote | None = None
    """The statusnotat that it draws on."""
    statuses: tuple[StatusNote, ...] = ()
    """While it is open: the finished ones to choose from, newest first."""
    last_on: date | None = None
    """The day of the finished opfølgning before this one."""
    corrects_on: date | None = None
    """The day of the one that this corrects."""
    came_since: tuple[InterventionGoal, ...] = ()
    """While it is open: goals that are worked on, and that came after it was begun."""

    def goal(self, part: FollowUpPart) -> InterventionGoal | None:
        """The goal of a part; None of a theme without one."""
        return next((goal for goal in self.case.goals if goal.id == part.goal_id), None)

    def told(self, part: FollowUpPart) -> StatusPart | None:
        """What the statusnotat says of the same goal or theme: where it says something, that is not typed over."""
        if self.status is None:
            return None
        return next(
            (
                one
                for one in self.status.parts
                if (one.goal_id == part.goal_id if part.goal_id else one.theme == part.theme)
            ),
            None,
        )

    def views(self, part: FollowUpPart) -> tuple[str, str, str]:
        """The three verdicts: the citizen's, the provider's, the caseworker's."""
        told = self.told(part)
        citizen = told.citizens_view if told and told.citizens_view.strip() else part.citizens_view
        provider = told.our_view if told and told.our_view.strip() else part.providers_view
        return citizen, provider, part.caseworkers_view

    def tells_of(self, part: FollowUpPart) -> frozenset[ThemeCode]:
        """The themes of a part: its own, and those of its goal."""
        goal = self.goal(part)
        return frozenset((*(goal.themes() if goal else ()), *([part.theme] if part.theme else [])))

    def start(self, part: FollowUpPart) -> LevelOn | None:
        """Where it began: what its goal began with, else the newest level from before this day."""
        goal, before = self.goal(part), self.before.get(part.theme) if part.theme else None
        known = goal is not None and goal.theme == part.theme
        if goal is None or not known or goal.starting_level is None or goal.starting_on is None:
            return before
        return LevelOn(goal.starting_level, goal.starting_on)

    def level(self, part: FollowUpPart) -> Level | None:
        """The new one; None where it is not judged, or cannot be."""
        return part.judgement.level if isinstance(part.judgement, Assessed) else None

    def unjudged(self) -> tuple[FollowUpPart, ...]:
        """The parts without a new judgement."""
        return tuple(
            part
            for part in self.follow_up.parts
            if part.judgement is None and part.theme is not None and (part.goal_id is None or self.goal(part))
        )
