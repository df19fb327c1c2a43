"""Fagligt notat: a dated observation, signed by the one who made it. Evidence that themes can stand on."""

from collections.abc import Callable, Collection
from datetime import date, datetime, time, timedelta
from typing import Annotated

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.edits import Record
from ffbdesk.domain.ids import AdditionId, CitizenId, GoalId, NoteId, SubGoalId, ThemeCode
from ffbdesk.domain.kind import APART, Line, Prose

PENDING = "pending"
"""The field of a draft that is on its way to be added to a note; it never becomes a stored field."""
WAY_BACK = timedelta(minutes=1)
"""How long a signature can be taken back (architecture, decision 24)."""


@dataclass(frozen=True, slots=True)
class Tag:
    """What a note can be about, beside an undertema: a goal of the citizen's, or a delmål under one."""

    record: Record
    """GOAL or SUB_GOAL."""
    id: str
    name: str
    """What it is called in a list."""
    theme: ThemeCode | None
    """The goal's: a note about it is a note about that theme too."""
    goal: GoalId
    """The goal itself, or the one that the delmål hangs under."""
    offered: bool = True
    """Whether a new note can be about it: it is there, and somebody works towards it."""


@dataclass(frozen=True, slots=True)
class Addition:
    """What was added to a signed note: dated and signed by itself."""

    id: AdditionId
    text: Prose
    at: datetime
    by: Line


@dataclass(frozen=True, slots=True)
class CareNote:
    """An observation. Once signed it is locked: nothing in it changes, it can only be added to."""

    id: NoteId
    citizen_id: CitizenId
    observed_on: date
    author: Line
    text: Prose
    """What happened."""
    themes: tuple[ThemeCode, ...]
    signed_at: datetime | None = None
    observed_at: time | None = None
    """Hour and minute of what happened; None in notes of before, and where nobody knows."""
    did: Prose = ""
    """What the author did."""
    own_words: Prose = ""
    """What the citizen said."""
    goals: tuple[GoalId, ...] = ()
    sub_goals: tuple[SubGoalId, ...] = ()
    named: Prose = ""
    """What its goals and then its delmål were called when it was signed, each on a line."""
    signed_by: Line = ""
    """Who signed; empty in notes of before, which their author signed."""
    additions: Annotated[tuple[Addition, ...], APART] = ()
    pending: Annotated[str, APART] = ""
    """What is being written to be added, and is not signed yet."""
    through_goals: Annotated[tuple[ThemeCode, ...], APART] = ()
    """The themes of the goals that it is about, as they stand; of those they are related to, the sensitive ones."""

    @property
    def about(self) -> tuple[ThemeCode, ...]:
        """Every theme that it tells of: its own, then those of its goals."""
        return tuple(dict.fromkeys((*self.themes, *self.through_goals)))

    def texts(self) -> tuple[str, ...]:
        """Everything that was written in it, and added to it."""
        return (self.text, self.did, self.own_words, *(addition.text for addition in self.additions))

    @property
    def is_written(self) -> bool:
        """Whether anything stands on it."""
        return any(text.strip() for text in (self.text, self.did, self.own_words))

    @property
    def signer(self) -> str:
        """Who signed it; empty while nobody has."""
        return (self.signed_by or self.author) if self.signed_at else ""

    @property
    def refs(self) -> tuple[str, ...]:
        """The ids of its goals, then of its delmål."""
        return (*self.goals, *self.sub_goals)

    def names(self) -> tuple[str, ...]:
        """What its goals and delmål were called when it was signed, in the order of `refs`."""
        return tuple(self.named.splitlines())


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of a citizen's notes are to be shown; what is left open lets every note through."""

    only_new: bool = False
    authors: tuple[str, ...] = ()
    """Who may have written or signed it."""
    tag: str = ""
    """The id of a goal or delmål; of a goal, what is under it counts too (`under`)."""
    under: frozenset[str] = frozenset()
    theme: ThemeCode | None = None
    since: date | None = None
    until: date | None = None
    words: Callable[[str], bool] | None = None
    """Whether a note's texts hold what is looked for."""

    def fits(self, note: CareNote, unread: Collection[NoteId]) -> bool:
        """Whether a note is one of them."""
        return (
            (not self.only_new or note.id in unread)
            and (not self.authors or note.author in self.authors or note.signer in self.authors)
            and (not self.tag or self.tag in note.refs or not self.under.isdisjoint(note.refs))
            and (self.theme is None or self.theme in note.about)
            and (self.since is None or note.observed_on >= self.since)
            and (self.until is None or note.observed_on <= self.until)
            and (self.words is None or self.words("\n".join(note.texts())))
        )


def can_be_taken_back(note: CareNote, now: datetime) -> bool:
    """Whether the signature is younger than a minute."""
    return note.signed_at is not None and timedelta(0) <= now - note.signed_at <= WAY_BACK
