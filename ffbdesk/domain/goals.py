"""Indsatsmål: what the citizen wants to reach, and how måltype and levels go together."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.ids import ChangeCode, GatheringId, GoalId, OrderId, ThemeCode
from ffbdesk.domain.judgement import Level
from ffbdesk.domain.kind import InFile, Line, Since, Typed

WORDING_MAX = 2000
"""Characters in a målformulering: one goal, in the citizen's words."""


class Direction(StrEnum):
    """The direction that a måltype stands for: more function, the same, or as small a loss as possible."""

    DEVELOP = "develop"
    MAINTAIN = "maintain"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class InterventionGoal:
    """Indsatsmål. The present level is not stored here: it is the level of its theme in a round.

    The starting level is (architecture, decision 23): it belongs to the goal and follows no later round.
    """

    id: GoalId
    wording: Annotated[str, Typed(WORDING_MAX)]
    """Målformulering, in the citizen's words."""
    change_value: ChangeCode | None = None
    """Måltype."""
    theme: ThemeCode | None = None
    """Udredt undertema: the one that the goal is measured on."""
    expected_level: Level | None = None
    follow_up_on: date | None = None
    responsible: Line = ""
    related: Annotated[tuple[ThemeCode, ...], InFile("related_themes")] = ()
    starting_level: Annotated[Level | None, Since(2)] = None
    """The level of its theme when that was chosen, or as received. None where nobody knows it."""
    starting_on: Annotated[date | None, Since(2)] = None
    """The day of the round that the starting level was given in."""
    begun_in_id: Annotated[GatheringId | None, Since(2)] = None
    """The citizen's newest round when the theme was chosen: until it is finished, what it says is where the goal
    begins (`rules.as_begun`)."""
    set_on: Annotated[date | None, Since(2)] = None
    """When the goal was set."""
    author: Annotated[Line, Since(2)] = ""
    """Who set it."""
    order_id: Annotated[OrderId | None, InFile()] = None
    """The bestilling that it came with; None for a goal of one's own."""
    copies_id: Annotated[GoalId | None, InFile()] = None
    """The received goal that it was copied from, to be changed."""

    def is_finished(self) -> bool:
        """Whether måltype, expected level and follow-up are chosen: what a reader of it looks for."""
        return None not in (self.change_value, self.expected_level, self.follow_up_on)

    def themes(self) -> tuple[ThemeCode, ...]:
        """Every theme that it has to do with: no two the same in a goal that holds together."""
        return (*self.related, *([self.theme] if self.theme else []))


def worked_on(goals: Sequence[InterventionGoal]) -> tuple[InterventionGoal, ...]:
    """Without the received goals that a copy stands for now: it is the copy that is worked on, and told of."""
    copied = {goal.copies_id for goal in goals}
    return tuple(goal for goal in goals if goal.id not in copied)


BEGINNING = ("starting_level", "starting_on", "begun_in_id")
"""The fields that say where a goal begins: found out together, and taken back together."""


def disagrees(direction: Direction | None, current: Level | None, expected: Level | None) -> bool:
    """Whether måltype and levels point different ways: worth a look, never a stop (domain.md 3b).

    Udvikle goes to a lower number, Fastholde keeps it, Begrænse tab keeps it or lets it rise. False where one of the
    three is not known.
    """
    if direction is None or current is None or expected is None:
        return False
    match direction:
        case Direction.DEVELOP:
            return expected >= current
        case Direction.MAINTAIN:
            return expected != current
        case Direction.LIMIT:
            return expected < current


def is_overdue(goal: InterventionGoal, today: date) -> bool:
    """Whether it should have been followed up before this day."""
    return goal.follow_up_on is not None and goal.follow_up_on < today


def direction_of(current: Level, expected: Level) -> Direction:
    """The måltype that two levels usually have: the way out that a warning offers."""
    if expected < current:
        return Direction.DEVELOP
    return Direction.MAINTAIN if expected == current else Direction.LIMIT
