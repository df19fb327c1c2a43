"""Delmål: a small step towards an indsatsmål, written as what is seen in everyday life once it is reached."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.edits import Label
from ffbdesk.domain.ids import SubGoalId
from ffbdesk.domain.kind import InFile, Line, Prose, Typed

WORDING_MAX = 1000
"""Characters in a delmål: one state that can be seen."""
SHORT_NAME_MAX = 40
"""Characters in what notes and lists call it."""
MANY = 5
"""Active ones of a citizen, above which a kind word is said: about five is what most have (domain.md 3d)."""


class SubGoalStatus(StrEnum):
    """How far it is, as a person judges it."""

    UNDER_WAY = "under_way"
    REACHED = "reached"
    PARTLY = "partly"
    NOT_REACHED = "not_reached"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class SubGoal:
    """A delmål under an indsatsmål. It lives on its own, in no round (architecture, decision 24)."""

    id: SubGoalId
    wording: Annotated[str, Typed(WORDING_MAX)]
    """The reached, visible state."""
    short_name: Annotated[str, Typed(SHORT_NAME_MAX, one_line=True)] = ""
    """Ours: what notes and lists call it. It leaves the archive in our own files only."""
    citizens_part: Prose = ""
    our_part: Prose = ""
    """What the provider does, and by which method."""
    begun_on: date | None = None
    seen_again_on: date | None = None
    """When somebody looks at it again."""
    status: Annotated[SubGoalStatus, Label.JUDGE_SUB_GOAL] = SubGoalStatus.UNDER_WAY
    basis: Prose = ""
    """What the status rests on."""
    judged_on: Annotated[date | None, InFile("status_on")] = None
    """When the status was judged; None while nobody has."""
    judged_by: Annotated[Line, InFile("status_by")] = ""
    set_on: date | None = None
    author: Line = ""
    """Who set it."""

    @property
    def is_active(self) -> bool:
        """Whether somebody works towards it now."""
        return self.status is SubGoalStatus.UNDER_WAY

    def called(self) -> str:
        """Its short name, else the beginning of its wording; empty while nothing is written."""
        return self.short_name.strip() or beginning(self.wording)


def beginning(text: str) -> str:
    """A text as a list can name it: its first words, no longer than a short name."""
    words = " ".join(text.split())
    return words if len(words) <= SHORT_NAME_MAX else f"{words[: SHORT_NAME_MAX - 1].rsplit(' ', 1)[0]} …"


def count_active(subgoals: Iterable[SubGoal]) -> int:
    """How many are under way."""
    return sum(one.is_active for one in subgoals)


def is_due(subgoal: SubGoal, today: date) -> bool:
    """Whether it is under way and should have been looked at again by this day."""
    return subgoal.is_active and subgoal.seen_again_on is not None and subgoal.seen_again_on <= today
