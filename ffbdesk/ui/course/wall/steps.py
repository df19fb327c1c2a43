"""The way through an exercise: which steps a theme has, and what comes before and after a step."""

from collections.abc import Mapping, Sequence
from enum import Enum

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.course.board import Board
from ffbdesk.domain.course.exercise import AGAIN, ALONE
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.words.course import wall as say


class Step(Enum):
    """What is shown of a theme, in this order; the value is its name."""

    THEME = say.THEME
    SPREAD = say.SPREAD
    REASONS = say.REASONS
    REFERENCE = say.REFERENCE
    AGAIN = say.AGAIN


LEADS_TO: Mapping[Step, str] = {
    Step.SPREAD: say.TO_SPREAD,
    Step.REASONS: say.TO_REASONS,
    Step.REFERENCE: say.TO_REFERENCE,
    Step.AGAIN: say.TO_AGAIN,
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where one is: the theme's place in the order, the step, and the page of reasons."""

    theme: int = 0
    step: Step = Step.THEME
    page: int = 0


def first_round(board: Board) -> int:
    """The round that is talked about: scored alone, or where nobody did the first there is."""
    return ALONE if ALONE in board.rounds or not board.rounds else board.rounds[0]


def second_counts(board: Board, theme: ThemeCode) -> tuple[int, ...] | None:
    """How many chose each of the seven after the talk: counts typed, else answers; None where there are none."""
    typed = board.exercise.talk(theme).again
    if typed is not None and any(typed):
        return typed
    if AGAIN not in board.rounds or first_round(board) == AGAIN:
        return None
    counts = board.spread(theme, AGAIN).counts
    return counts if any(counts) else None


def steps_of(board: Board, theme: ThemeCode) -> tuple[Step, ...]:
    """The steps that a theme has."""
    has = {
        Step.REFERENCE: board.reference is not None and board.reference.of(theme) is not None,
        Step.AGAIN: second_counts(board, theme) is not None,
    }
    return tuple(step for step in Step if has.get(step, True))


def talked_at(steps: Sequence[Step]) -> Step:
    """The step at which a group says why it differed: the reference, and where none is shown the reasons."""
    return Step.REFERENCE if Step.REFERENCE in steps else Step.REASONS


def onward(board: Board, order: Sequence[ThemeCode], at: Place) -> Place | None:
    """The next step, then the next theme; None after the last."""
    steps = steps_of(board, order[at.theme])
    later = [step for step in steps if _rank(step) > _rank(at.step)]
    if later:
        return Place(at.theme, later[0])
    return Place(at.theme + 1) if at.theme + 1 < len(order) else None


def backward(board: Board, order: Sequence[ThemeCode], at: Place) -> Place | None:
    """The step before, then the last step of the theme before; None before the first."""
    steps = steps_of(board, order[at.theme])
    earlier = [step for step in steps if _rank(step) < _rank(at.step)]
    if earlier:
        return Place(at.theme, earlier[-1])
    return Place(at.theme - 1, steps_of(board, order[at.theme - 1])[-1]) if at.theme else None


def _rank(step: Step) -> int:
    return tuple(Step).index(step)
