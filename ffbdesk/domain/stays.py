"""Ophold: the time that somebody is on a place of clarification, and what the municipality awaits of it."""

from datetime import date, time
from typing import Annotated

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.ids import MeetingId, StayId, ThemeCode
from ffbdesk.domain.kind import APART, Line


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting about the stay."""

    id: MeetingId
    held_on: date | None = None
    held_at: time | None = None
    about: Line = ""
    """With whom, or about what. It stays in the archive: a calendar gets the day and the hour."""


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay of a citizen."""

    id: StayId
    begun_on: date | None = None
    ends_on: date | None = None
    """Its last day; None while nobody knows it."""
    report_due_on: date | None = None
    """When the municipality is to have the udredning."""
    asked_about: tuple[ThemeCode, ...] = ()
    """The undertemaer that the municipality has asked for."""
    set_on: date | None = None
    """When it was written into the archive, and by whom."""
    author: Line = ""
    meetings: Annotated[tuple[Meeting, ...], APART] = ()
    """In the order of their days."""

    def is_running(self, day: date) -> bool:
        """Whether it has begun, and has not ended before this day."""
        return self.begun_on is not None and self.begun_on <= day and (self.ends_on is None or day <= self.ends_on)

    def day_of(self, day: date) -> tuple[int, int | None]:
        """Which of its days this is, and of how many; None where nobody knows when it ends. Begun it must have."""
        assert self.begun_on is not None  # noqa: S101 - said above
        whole = (self.ends_on - self.begun_on).days + 1 if self.ends_on else None
        return (day - self.begun_on).days + 1, whole
