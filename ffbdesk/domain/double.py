"""Blind dobbeltvurdering: two assessors judge one round, each without seeing the other's levels, and then agree."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.edits import Label
from ffbdesk.domain.ids import AssessmentId, PersonId, RatingId, ThemeCode
from ffbdesk.domain.judgement import SHORT_REMARK_MAX, Judgement
from ffbdesk.domain.kind import APART, InFile, Line, Typed

ASSESSORS = 2


@dataclass(frozen=True, slots=True)
class Rating:
    """What one assessor gives a theme. Named by the assessment and the theme, as a condition is by its round."""

    id: RatingId
    theme: Annotated[ThemeCode, APART]
    judgement: Annotated[Judgement | None, Label.RATE] = None
    short_remark: Annotated[str, Typed(SHORT_REMARK_MAX)] = ""
    """Why: the assessor's own, beside their level."""
    recorded_at: datetime | None = None

    def is_empty(self) -> bool:
        """Nothing is left of it."""
        return self.judgement is None and not self.short_remark.strip()


@dataclass(frozen=True, slots=True)
class Assessment:
    """One of the two. Nobody else sees its ratings before both are done."""

    id: AssessmentId
    assessor: Line
    """What the assessor was called when it began: to be read, and never to know somebody by."""
    person_id: Annotated[PersonId | None, InFile()] = None
    """Who the assessor is in this archive's list; None in a round that came from elsewhere."""
    done_at: datetime | None = None
    ratings: Annotated[tuple[Rating, ...], APART] = ()
    """Empty also where whoever looks may not see them."""
    mine: Annotated[bool, APART] = False
    """While they assess: whether it is that of whoever looks."""
    gone: Annotated[bool, APART] = False
    """While they assess: the assessor can open the archive no more."""

    def rating(self, theme: ThemeCode) -> Rating | None:
        """What it gives one theme; None where it gives nothing."""
        return next((one for one in self.ratings if one.theme == theme), None)


def is_settled(assessments: Sequence[Assessment]) -> bool:
    """Whether both are done, so that everybody sees what each gave."""
    return len(assessments) == ASSESSORS and all(one.done_at is not None for one in assessments)


def assessors(assessments: Sequence[Assessment]) -> tuple[str, ...]:
    """The names of the two, when both are done; of a round that nobody assessed twice, none."""
    return tuple(one.assessor for one in assessments) if is_settled(assessments) else ()


def is_under_way(assessments: Sequence[Assessment]) -> bool:
    """Whether somebody still assesses, so that nobody sees what the other gives, and the round has no levels."""
    return bool(assessments) and not is_settled(assessments)


class Stage(StrEnum):
    """How far a round's dobbeltvurdering is, for whoever looks."""

    NONE = "none"
    MINE = "mine"
    """One of the two looks, and assesses."""
    WAITING = "waiting"
    """One of the two looks, and is done."""
    THEIRS = "theirs"
    """Somebody else looks."""
    SETTLED = "settled"


def stage(assessments: Sequence[Assessment]) -> Stage:
    """How far it is."""
    if not is_under_way(assessments):
        return Stage.SETTLED if assessments else Stage.NONE
    mine = mine_of(assessments)
    if mine is None:
        return Stage.THEIRS
    return Stage.MINE if mine.done_at is None else Stage.WAITING


def mine_of(assessments: Sequence[Assessment]) -> Assessment | None:
    """That of whoever looks, while they assess."""
    return next((one for one in assessments if one.mine), None)


def own(assessments: Sequence[Assessment], me: str) -> Assessment | None:
    """That of the person with this id; None for everybody else."""
    return next((one for one in assessments if one.person_id and one.person_id == me), None)
