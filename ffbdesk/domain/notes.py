"""Fagligt notat: a dated observation, signed by the one who made it. Evidence that themes can stand on."""

from dataclasses import dataclass
from datetime import date, datetime

from ffbdesk.domain.ids import CitizenId, NoteId, ThemeCode

PENDING = "pending"
"""The field of a draft that is on its way to be added to a note; it never becomes a stored field."""


@dataclass(frozen=True, slots=True)
class Addition:
    """What was added to a signed note: dated and signed by itself."""

    text: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class CareNote:
    """An observation. Once signed it is locked: nothing in it changes, it can only be added to."""

    id: NoteId
    citizen_id: CitizenId
    observed_on: date
    author: str
    text: str
    themes: tuple[ThemeCode, ...]
    signed_at: datetime | None = None
    additions: tuple[Addition, ...] = ()
    pending: str = ""
    """What is being written to be added, and is not signed yet."""
