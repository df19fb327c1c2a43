"""One's own work on a case: an opgave that somebody scores, or a case practised alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.course.case import CourseCase
from ffbdesk.domain.course.exercise import ALONE, BLIND, Answer, Given, Task, ref_to
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Seen:
    """A theme practised alone whose reference was shown: the level is locked."""

    theme: ThemeCode
    disagree: str = ""
    """Why somebody sees it otherwise."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What stands so far. It is stored while it is written, and carried on another day."""

    id: str
    task: Task
    participant: str
    begun_on: date
    alone: bool = False
    number: int | None = None
    nickname: str = ""
    given: tuple[Given, ...] = ()
    at: int = 0
    """Which theme is in sight, counted from 0."""
    minutes: int = 0
    saved: int = 0
    """How many times it was saved as an answer."""
    seen: tuple[Seen, ...] = ()
    """Alone: the themes whose reference was shown."""
    before: tuple[Given, ...] = ()
    """What oneself gave in the first round; empty in a blind one."""

    def of(self, theme: ThemeCode) -> Given:
        """What stands for a theme."""
        return next((one for one in self.given if one.theme == theme), Given(theme))

    def first(self, theme: ThemeCode) -> Given | None:
        """What stood for it in the first round."""
        return next((one for one in self.before if one.theme == theme), None)

    def with_given(self, given: Given) -> "Attempt":
        """The same with this for its theme."""
        return replace(self, given=(*(one for one in self.given if one.theme != given.theme), given))

    def is_seen(self, theme: ThemeCode) -> bool:
        """Whether its reference was shown."""
        return any(one.theme == theme for one in self.seen)

    def judged(self, theme: ThemeCode, judgement: Judgement | None) -> "Attempt":
        """The same with a level, unless it is locked."""
        return self if self.is_seen(theme) else self.with_given(replace(self.of(theme), judgement=judgement))

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that somebody wrote."""
        return (self.nickname, *(one.reason for one in self.given), *(one.disagree for one in self.seen))

    def with_texts(self, change: Callable[[str], str]) -> "Attempt":
        """The same with every text changed."""
        return replace(
            self,
            nickname=change(self.nickname),
            given=tuple(replace(one, reason=change(one.reason)) for one in self.given),
            seen=tuple(replace(one, disagree=change(one.disagree)) for one in self.seen),
        )

    def settled_as(self, before: "Attempt") -> "Attempt":
        """The same, where what was settled before stays: locked levels are locked, and it was saved as often."""
        settled = [one for one in before.seen if not self.is_seen(one.theme)]
        one = replace(self, saved=max(self.saved, before.saved), seen=(*self.seen, *settled))
        for seen in before.seen:
            one = one.with_given(replace(one.of(seen.theme), judgement=before.of(seen.theme).judgement))
        return one

    @property
    def case(self) -> CourseCase:
        """The case that is scored."""
        return self.task.case

    @property
    def lacks(self) -> tuple[ThemeCode, ...]:
        """The themes that still want a level, or a reason where one is asked for."""
        return tuple(theme for theme in self.task.themes if not self._is_done(self.of(theme)))

    def _is_done(self, given: Given) -> bool:
        needs_reason = self.task.rules.reason_needed and not self.alone
        return given.judgement is not None and (bool(given.reason.strip()) or not needs_reason)

    def answer(self, answer_id: str, day: date) -> Answer:
        """As it is handed in. The number must be there."""
        assert self.number is not None  # noqa: S101 - the page asks for it first
        given = tuple(self.of(theme) for theme in self.task.themes)
        nickname = self.nickname.strip() if self.task.rules.nickname else ""
        return Answer(
            answer_id,
            self.task.exercise,
            self.task.round,
            ref_to(self.case),
            self.participant,
            self.number,
            nickname,
            day,
            self.minutes,
            self.saved,
            tuple(replace(one, reason=one.reason.strip()) for one in given),
        )


def again(first: Attempt, task: Task, attempt_id: str, day: date) -> Attempt:
    """A later round of the same participant: pairs with the first. A blind one shows nothing of before."""
    before = () if task.round >= BLIND or task.round == ALONE else tuple(first.of(theme) for theme in task.themes)
    return Attempt(
        attempt_id, task, first.participant, day, number=first.number, nickname=first.nickname, before=before
    )
