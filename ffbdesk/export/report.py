"""The neutral report: what a page says, in order, before anyone decides how it looks.

All texts here are plain: a writer escapes them for its own format (architecture, decision 10).
"""

from dataclasses import dataclass
from typing import BinaryIO, Protocol


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value in the head block."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """A theme with a level (0-4)."""

    theme: str
    level: int
    own: int | None = None
    """The citizen's own rating."""
    expected: int | None = None
    """The level that an indsatsmål aims at."""
    before: int | None = None
    """The level of the earlier round."""
    unconfirmed: bool = False
    """Carried from an earlier round, and nobody has said yet that it still holds."""


@dataclass(frozen=True, slots=True)
class ProfileGroup:
    """An overtema with its levelled themes."""

    name: str
    rows: tuple[ProfileRow, ...]


@dataclass(frozen=True, slots=True)
class ThemeRemark:
    """A theme, its level or its state in words, and the assessor's short remark."""

    theme: str
    level: int | None
    """None where the theme has no level: then `state` says what it is."""
    state: str
    """'Moderat nedsat', 'Ikke vurderet', 'Ikke relevant' or 'Taget op, ikke vurderet endnu'."""
    remark: str


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One indsatsmål: the eight fields, all but the levels in words; empty where nothing was written or chosen."""

    wording: str
    """In the citizen's words."""
    change: str
    """The måltype: 'Udvikle funktionsevne'."""
    theme: str
    current: int | None
    """The level of the round; None where the theme has none, then `current_said` says what it is."""
    current_said: str
    """'Moderat nedsat', 'Ikke vurderet'."""
    expected: int | None
    expected_said: str
    follow_up: str
    """'18.6.2021'."""
    responsible: str
    related: tuple[str, ...]
    doubt: str
    """The sentence where måltype and levels point in different directions."""


@dataclass(frozen=True, slots=True)
class GoalsPart:
    """Indsatsformål and indsatsmål; goals are numbered from 1 in this order."""

    purpose_label: str
    purpose: str
    rows: tuple[GoalRow, ...]
    none_said: str
    """What stands where there are no goals."""


@dataclass(frozen=True, slots=True)
class LockLine:
    """When and by whom the content was locked, and its SHA-256 (64 hex digits)."""

    when: str
    by: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ShortReport:
    """Udredning, kort form."""

    file_title: str
    """The PDF's title: initials, never the full name."""
    document: str
    kicker: str
    title: str
    subtitle: str
    initials: str
    case: str
    marks: tuple[str, ...]
    """'Øveeksempel …', 'Udkast': printed in every footer."""
    facts: tuple[Fact, ...]
    purpose_label: str
    purpose: str
    """Formål med udredningen; empty where none is given."""
    wishes_label: str
    wishes: str
    profile: tuple[ProfileGroup, ...]
    without_level: tuple[Fact, ...]
    """'Ikke relevante: …', 'Ikke vurderet: …', 'Taget op, ikke vurderet endnu: …'."""
    remarks: tuple[ThemeRemark, ...]
    lock: LockLine | None
    goals: GoalsPart | None = None
    """Printed where it has a purpose or goals."""
    earlier: str = ""
    """The date of the earlier round, for the ring in the profile's legend; '12.3.2021'."""


@dataclass(frozen=True, slots=True)
class GoalsReport:
    """Indsatsmål, the annex to a bestilling."""

    file_title: str
    """The PDF's title: initials, never the full name."""
    document: str
    kicker: str
    title: str
    subtitle: str
    initials: str
    case: str
    marks: tuple[str, ...]
    facts: tuple[Fact, ...]
    goals: GoalsPart
    meanings: tuple[Fact, ...]
    """Each måltype and what it means; printed under a table of goals."""
    lock: LockLine | None


Report = ShortReport | GoalsReport


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the PDF (PDF/A-3)."""

    name: str
    content: bytes
    mime: str
    description: str


class ReportWriter(Protocol):
    """Writes one report to an open binary file."""

    def write(self, report: Report, out: BinaryIO, attachments: tuple[Attachment, ...] = ()) -> None:
        """Raises only on a bug or on an error of `out` itself."""
        ...
