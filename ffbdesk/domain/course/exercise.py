"""An exercise: who scores which themes of which case, what came in, and what was said of it."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.course.case import CourseCase
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.judgement import Judgement

REASON_MAX = 400
"""Characters in a reason: what fits on a card of the projector."""
NICKNAME_MAX = 20
NUMBERS = range(1, 1000)
"""What a participant may have as number."""
_DIGITS = 9
"""Longer is no number that anybody means."""
ALONE, AGAIN, BLIND = 1, 2, 3
"""The rounds: alone before the talk; after it; a month later, with nothing of before in sight."""
BLIND_AFTER = timedelta(days=28)


def number_typed(text: str, among: range = NUMBERS) -> int | None:
    """The number that somebody typed; None where it is none of these."""
    plain = text.strip()
    if not (plain.isascii() and plain.isdigit()) or len(plain) > _DIGITS:
        return None
    return int(plain) if int(plain) in among else None


@dataclass(frozen=True, slots=True)
class Rules:
    """What a participant is asked for."""

    reason_needed: bool = True
    nickname: bool = False


@dataclass(frozen=True, slots=True)
class CaseRef:
    """Which text was scored."""

    id: str
    revision: int
    text_hash: str


def ref_to(case: CourseCase) -> CaseRef:
    """The case as an answer names it."""
    return CaseRef(case.id, case.revision, case.text_hash)


@dataclass(frozen=True, slots=True)
class Task:
    """An opgave: what a participant gets. Never a reference."""

    exercise: str
    round: int
    case: CourseCase
    themes: tuple[ThemeCode, ...]
    rules: Rules


@dataclass(frozen=True, slots=True)
class Given:
    """What one participant gives one theme."""

    theme: ThemeCode
    judgement: Judgement | None = None
    doubt: bool = False
    reason: str = ""


class Way(StrEnum):
    """How an answer came to the trainer."""

    FILE = "file"
    LINE = "line"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class Answer:
    """A participant's svar. No name: a number, and a nickname where the trainer allows one."""

    id: str
    exercise: str
    round: int
    case: CaseRef
    participant: str
    """Random, made anew each time an opgave is begun: it pairs the rounds."""
    number: int
    nickname: str
    day: date
    minutes: int
    saved: int
    """How many times the participant had saved it: the newest counts."""
    given: tuple[Given, ...]
    way: Way = Way.FILE
    came_at: datetime | None = None
    """When the trainer got it."""

    def of(self, theme: ThemeCode) -> Given | None:
        """What it gives a theme."""
        return next((one for one in self.given if one.theme == theme), None)

    @property
    def answered(self) -> int:
        """How many themes it gives a judgement."""
        return sum(one.judgement is not None for one in self.given)

    @property
    def unreasoned(self) -> int:
        """How many themes have a judgement and no reason."""
        return sum(one.judgement is not None and not one.reason for one in self.given)


class Why(StrEnum):
    """Why a group differed: one or more of four, by the letter of its key."""

    FACTS = "O"
    OBSERVING = "I"
    INTERPRETING = "F"
    CRITERION = "K"


@dataclass(frozen=True, slots=True)
class Talk:
    """What the group said of a theme."""

    theme: ThemeCode
    why: frozenset[Why] = frozenset()
    takeaway: str = ""
    again: tuple[int, ...] | None = None
    """Seven counts of the second round by a show of hands: levels 0 to 4, not assessed, not relevant."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """The trainer's own record of an exercise."""

    id: str
    team: str
    held_on: date
    participants: int
    case: CaseRef
    title: str
    """The case's, for the list: also where the case is gone."""
    themes: tuple[ThemeCode, ...]
    rules: Rules
    shows_reference: bool = True
    round: int = ALONE
    """The one that answers are gathered for now."""
    code: str = ""
    """The short code of a case that ships with the program."""
    handed_out: bool = False
    talks: tuple[Talk, ...] = ()
    hidden: frozenset[tuple[str, ThemeCode]] = frozenset()
    """Reasons that are not shown: by answer and theme."""
    talked_on: date | None = None
    """When the projector was last shown to its end."""
    summed_up: bool = False
    """Whether the summary was saved."""

    def talk(self, theme: ThemeCode) -> Talk:
        """What was said of a theme; an empty one where nothing was."""
        return next((one for one in self.talks if one.theme == theme), Talk(theme))

    def with_talk(self, talk: Talk) -> "Exercise":
        """The same with this said of its theme."""
        return replace(self, talks=(*(one for one in self.talks if one.theme != talk.theme), talk))

    @property
    def blind_from(self) -> date:
        """When it may be scored again with nothing of before in sight."""
        day = self.talked_on or self.held_on
        return day + BLIND_AFTER if day <= date.max - BLIND_AFTER else date.max


def counted(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """The answers that count, by number: of each participant and round the newest alone.

    What was typed under a number that a file has too does not count beside it: it is the same person, and the file has
    the reasons.
    """
    newest: dict[tuple[str, int, str], Answer] = {}
    for one in answers:
        before = newest.get((one.participant, one.round, one.exercise))
        if before is None or _order(one) > _order(before):
            newest[one.participant, one.round, one.exercise] = one
    filed = {_place(one) for one in newest.values() if one.way is Way.FILE}
    kept = [one for one in newest.values() if one.way is Way.FILE or _place(one) not in filed]
    typed: dict[tuple[str, int, int], Answer] = {}
    for one in kept:
        if one.way is not Way.FILE:
            before = typed.get(_place(one))
            if before is None or _order(one) > _order(before):
                typed[_place(one)] = one
    found = [one for one in kept if one.way is Way.FILE] + list(typed.values())
    return tuple(sorted(found, key=lambda one: (one.round, one.number, one.participant, one.exercise)))


def _place(one: Answer) -> tuple[str, int, int]:
    return one.exercise, one.round, one.number


def _order(one: Answer) -> tuple[bool, int, float, str]:
    """What makes one newer than another; the id decides where nothing else does, so that order of coming never does."""
    filed = one.way is Way.FILE
    return filed, one.saved, one.came_at.timestamp() if not filed and one.came_at else 0.0, one.id


def missing(answers: tuple[Answer, ...], participants: int) -> tuple[int, ...]:
    """The numbers from 1 on that no answer has."""
    there = {one.number for one in answers}
    return tuple(number for number in range(1, participants + 1) if number not in there)


def doubled(answers: tuple[Answer, ...]) -> tuple[int, ...]:
    """The numbers that two different participants have."""
    seen: dict[int, str] = {}
    twice = set[int]()
    for one in answers:
        if seen.setdefault(one.number, one.participant) != one.participant:
            twice.add(one.number)
    return tuple(sorted(twice))
