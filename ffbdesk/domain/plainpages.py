"""Borgerens udgave: pages in large plain words that a citizen is shown, written by the staff.

A page is about a goal, about a theme, or has words alone. The program writes none of them: it only offers a sentence
with the steps of the stairs in it, and nothing is put in before somebody asks for it.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import GoalId, PlainPageId, ThemeCode
from ffbdesk.domain.judgement import Level
from ffbdesk.domain.kind import Since, Typed

if TYPE_CHECKING:
    from ffbdesk.domain.progression import Progression  # every start loads this module, and few ask for a forløb

HEADING_MAX, WORDS_MAX = 60, 600
"""Characters: a page is to be taken in at once, in large letters."""
RECENT = timedelta(days=92)
"""So long a level is what somebody can do now; later it is what they could do then."""
FEW = 5
"""Pages at a time, above which a kind word is said."""


@dataclass(frozen=True, slots=True)
class PlainPage:
    """One page of a case."""

    id: PlainPageId
    goal_id: Annotated[GoalId | None, Since(7)] = None
    theme: Annotated[ThemeCode | None, Since(7)] = None
    """Of a page without a goal: that of a page about one is the goal's."""
    heading: Annotated[str, Typed(HEADING_MAX, one_line=True), Since(7)] = ""
    words: Annotated[str, Typed(WORDS_MAX), Since(7)] = ""
    """How it has gone."""
    outcome: Annotated[str, Typed(WORDS_MAX), Since(7)] = ""
    """What it means for the citizen, in one sentence that stands out."""


def parts_of(words: str) -> list[tuple[tuple[str, ...], bool]]:
    """Lines of a text in their groups, and whether a group is a list: those that begin with a dash are its points."""
    found: list[tuple[tuple[str, ...], bool]] = []
    for line in filter(None, map(str.strip, words.splitlines())):
        is_point = line[0] in _DASHES and line.lstrip(_DASHES).strip() != ""
        said = line.lstrip(_DASHES).strip() if is_point else line
        if found and found[-1][1] == is_point:
            found[-1] = ((*found[-1][0], said), is_point)
        else:
            found.append(((said,), is_point))
    return found


_DASHES = "-–•"


@dataclass(frozen=True, slots=True)
class Stairs:
    """Where somebody stood, stands and is going, in levels; None where that is not known."""

    before: Level | None = None
    before_on: date | None = None
    now: Level | None = None
    now_on: date | None = None
    goal: Level | None = None
    today: date | None = None

    @property
    def is_now(self) -> bool:
        """Whether the newest level is new enough to be called so."""
        return self.now_on is None or self.today is None or self.today - self.now_on <= RECENT


@dataclass(frozen=True, slots=True)
class PlainSheet:
    """A page with what is drawn on it."""

    page: PlainPage
    stairs: Stairs | None = None
    """None on a page with words alone, and where no level is known."""
    sensitive: bool = False
    """Whether it is about a sensitive theme: then it is shown only when somebody ticks it, each time."""

    @property
    def is_written(self) -> bool:
        """Whether there is anything on it: words, or stairs."""
        return self.stairs is not None or bool(self.page.words.strip() or self.page.outcome.strip())


def sheet_of(page: PlainPage, found: "Progression", goals: tuple[InterventionGoal, ...], today: date) -> PlainSheet:
    """A page with its stairs: of its goal from where that began, else of its theme from the first level on.

    `goals` are all of the case, also those that are no longer worked on. A page whose goal is not among them may be
    about anything, and is as closed as one that is sensitive.
    """
    goal = next((one for one in goals if one.id == page.goal_id), None)
    told = next((one for one in found.goals if one.goal.id == page.goal_id), None)
    theme = page.theme or (goal.theme if goal else None)
    themes = {*(goal.themes() if goal else ()), *([theme] if theme else [])}
    course = found.course(theme) if theme else None
    levels = told.levels if told else course.levels() if course else ()
    expected = goal.expected_level if goal else None
    if not levels and expected is None:
        stairs = None
    elif len(levels) > 1:
        stairs = Stairs(levels[0].level, levels[0].day, levels[-1].level, levels[-1].day, expected, today)
    else:
        now = levels[0] if levels else None
        stairs = Stairs(now=now.level if now else None, now_on=now.day if now else None, goal=expected, today=today)
    unknown = page.goal_id is not None and goal is None
    return PlainSheet(page, stairs, unknown or bool(themes & set(SENSITIVE)))
