"""Everything about one exercise at once: what the projector, the summary and the papers show."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.course.case import CourseCase, Reference
from ffbdesk.domain.course.exercise import Answer, Exercise, Task
from ffbdesk.domain.course.spread import Spread, spread, spreads
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody chose what they chose: without number and nickname."""

    answer: str
    """The answer's id: for hiding it."""
    judgement: Judgement
    text: str


@dataclass(frozen=True, slots=True)
class Board:
    """An exercise with its case and the answers that count."""

    exercise: Exercise
    case: CourseCase | None
    """None where a case of somebody's own is not here any more."""
    answers: tuple[Answer, ...] = ()
    """Of every round (`exercise.counted`)."""

    @property
    def reference(self) -> Reference | None:
        """The reference, where the exercise shows one."""
        return self.case.reference if self.case is not None and self.exercise.shows_reference else None

    @property
    def rounds(self) -> tuple[int, ...]:
        """The rounds with answers, first first."""
        return tuple(sorted({one.round for one in self.answers}))

    def with_exercise(self, exercise: Exercise) -> "Board":
        """The same with the exercise as it is by now."""
        return replace(self, exercise=exercise)

    def of_round(self, which: int) -> tuple[Answer, ...]:
        """The answers of a round."""
        return tuple(one for one in self.answers if one.round == which)

    def spread(self, theme: ThemeCode, which: int) -> Spread:
        """One theme in a round."""
        return spread(theme, self.of_round(which), self.reference)

    def spreads(self, which: int) -> tuple[Spread, ...]:
        """Every theme in a round, in the exercise's order."""
        return spreads(self.exercise.themes, self.of_round(which), self.reference)

    def reasons(self, theme: ThemeCode, which: int, *, hidden: bool = False) -> tuple[Reason, ...]:
        """What was written, shuffled, and the same way each time, also when one is hidden or comes late.

        With `hidden` also what is not to be shown.
        """
        mixed = f"{self.exercise.id} {theme} {which}"
        found = [
            Reason(answer.id, one.judgement, one.reason)
            for answer in self.of_round(which)
            if (one := answer.of(theme)) is not None and one.judgement is not None and one.reason
            if hidden or (answer.id, theme) not in self.exercise.hidden
        ]
        found.sort(key=lambda one: hashlib.sha256(f"{mixed} {one.answer}".encode()).digest())
        return tuple(found)

    def task(self) -> Task | None:
        """What participants get; None where the case is gone."""
        one = self.exercise
        return Task(one.id, one.round, self.case, one.themes, one.rules) if self.case is not None else None


def by_judgement(reasons: Sequence[Reason], judgement: Judgement) -> tuple[Reason, ...]:
    """Those under one of the seven."""
    return tuple(one for one in reasons if one.judgement == judgement)
