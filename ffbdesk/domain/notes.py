"""Fagligt notat: a dated observation, signed by the one who made it. Evidence that themes can stand on."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from ffbdesk.domain.ids import AdditionId, CitizenId, NoteId, ThemeCode
from ffbdesk.domain.kind import APART, Line, Prose

PENDING = "pending"
"""The field of a draft that is on its way to be added to a note; it never becomes a stored field."""


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
    themes: tuple[ThemeCode, ...]
    signed_at: datetime | None = None
    additions: Annotated[tuple[Addition, ...], APART] = ()
    pending: Annotated[str, APART] = ""
    """What is being written to be added, and is not signed yet."""
