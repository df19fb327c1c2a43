"""Statusnotat: what the provider tells before an opfølgning, goal by goal, gathered from the notes of a period.

A dated piece with one life (architecture, decision 21): written on, finished, and from then on shown from what was
locked. What it says of a goal that day it says for ever; the opfølgning sets the levels, this only suggests them.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import CaseId, GoalId, NoteId, StatusId, StatusPartId, ThemeCode
from ffbdesk.domain.judgement import Level
from ffbdesk.domain.kind import APART, Line, Prose
from ffbdesk.domain.notes import CareNote, Wanted
from ffbdesk.domain.records import Case, Citizen
from ffbdesk.domain.seal import Seal
from ffbdesk.domain.subgoals import SubGoal

IN_SHORT, OTHERS, CLOSING = "in_short", "others", "closing"
"""What it has beside the parts of goals and themes, which are known by their ids; OTHERS is all those of themes."""


class GoalResult(StrEnum):
    """How far a goal is, as a person judges it: never preselected (decision 23)."""

    REACHED = "reached"
    PARTLY = "partly"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True, slots=True)
class StatusPart:
    """What is told of one goal, or of one theme without a goal."""

    id: StatusPartId
    goal_id: GoalId | None = None
    theme: ThemeCode | None = None
    result: GoalResult | None = None
    level: Level | None = None
    """'Niveau nu', as the provider suggests it."""
    happened: Prose = ""
    """What has happened, with its sources (`sourced`)."""
    citizens_view: Prose = ""
    our_view: Prose = ""

    @property
    def is_written(self) -> bool:
        """Whether anything is told in it."""
        texts = (self.happened, self.citizens_view, self.our_view)
        return self.result is not None or self.level is not None or any(text.strip() for text in texts)


@dataclass(frozen=True, slots=True)
class StatusNote:
    """One statusnotat of a case."""

    id: StatusId
    case_id: CaseId
    written_on: date
    author: Line
    since: date | None = None
    """The period that it tells of."""
    until: date | None = None
    follow_up_on: date | None = None
    """The opfølgning that it is written for."""
    in_short: Prose = ""
    support: Prose = ""
    """Støttebehov, in words."""
    proposal: Prose = ""
    """What the provider proposes to be done."""
    corrects_id: StatusId | None = None
    """The finished one that this corrects."""
    parts: Annotated[tuple[StatusPart, ...], APART] = ()
    seal: Annotated[Seal | None, APART] = None

    def part_of(self, goal: GoalId) -> StatusPart | None:
        """What it tells of a goal."""
        return next((part for part in self.parts if part.goal_id == goal), None)


@dataclass(frozen=True, slots=True)
class ToldGoal:
    """A goal as it stood when the statusnotat was written, with its delmål."""

    goal: InterventionGoal
    sub_goals: tuple[SubGoal, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusBoard:
    """A statusnotat with all that is shown beside it: of a finished one as it was that day."""

    citizen: Citizen
    case: Case
    status: StatusNote
    goals: tuple[ToldGoal, ...]
    """Those that it tells of, in their order."""
    notes: Mapping[NoteId, CareNote]
    """The notes that its texts draw on, by id, and while it is open those of its period."""
    came_since: tuple[InterventionGoal, ...] = ()
    """While it is open: the goals that are worked on, and that it has no part for."""
    corrects_on: date | None = None
    """When the one that it corrects was written; None where it corrects none, or that one is not in the archive."""

    def tells_of(self, part: StatusPart) -> frozenset[ThemeCode]:
        """The themes of a part: its own, or those of its goal, with what that is related to."""
        told = next((told.goal.themes() for told in self.goals if told.goal.id == part.goal_id), ())
        return frozenset((*told, *([part.theme] if part.theme else [])))

    def unwritten(self, closed: Collection[str] = ()) -> tuple[int, ...]:
        """The goals, counted from 1, of which nothing is told yet; of what is `closed`, by the ids, nothing is said."""
        parts = [self.status.part_of(told.goal.id) for told in self.goals]
        return tuple(
            n
            for n, part in enumerate(parts, 1)
            if (part is None or not part.is_written) and (part is None or part.id not in closed)
        )


@dataclass(frozen=True, slots=True)
class Group:
    """Notes that tell of the same: a delmål, the rest of a goal, a theme without a goal, or nothing in particular."""

    notes: tuple[CareNote, ...]
    goal: GoalId | None = None
    sub_goal: SubGoal | None = None
    theme: ThemeCode | None = None


def gathered(board: StatusBoard, notes: Sequence[CareNote]) -> list[Group]:
    """The notes of the period by goal and delmål, then by theme, then those about nothing; oldest first in each.

    A note about several stands at each. One about a goal's theme alone stands at the goal.
    """
    wanted = Wanted(since=board.status.since, until=board.status.until)
    seen = sorted((n for n in notes if wanted.fits(n, ())), key=lambda n: (n.observed_on, str(n.observed_at or "")))
    at_goals = [group for told in board.goals for group in _at_goal(told, seen)]
    measured = {told.goal.theme for told in board.goals}
    themes = dict.fromkeys(code for note in seen for code in note.themes if code not in measured)
    at_themes = [Group(tuple(n for n in seen if code in n.themes), theme=code) for code in themes]
    placed = {note.id for group in (*at_goals, *at_themes) for note in group.notes}
    rest = tuple(note for note in seen if note.id not in placed)
    return [*at_goals, *at_themes, *([Group(rest)] if rest else [])]


def _at_goal(told: ToldGoal, seen: Sequence[CareNote]) -> Iterator[Group]:
    goal, steps = told.goal, {step.id for step in told.sub_goals}
    for step in told.sub_goals:
        about = tuple(note for note in seen if step.id in note.sub_goals)
        if about:
            yield Group(about, goal.id, step)
    rest = tuple(
        note
        for note in seen
        if steps.isdisjoint(note.sub_goals) and (goal.id in note.goals or (goal.theme and goal.theme in note.themes))
    )
    if rest:
        yield Group(rest, goal.id)
