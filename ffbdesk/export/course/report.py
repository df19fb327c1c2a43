"""The papers of the course room as neutral reports. Beside `Head` they name no person but a fictitious one."""

from ffbdesk.dataclass import dataclass
from ffbdesk.export.report import Fact, Head


@dataclass(frozen=True, slots=True)
class Tally:
    """How many chose each of the seven at one theme: levels 0 to 4, ikke vurderet, ikke relevant."""

    theme: str
    counts: tuple[int, ...]
    said: str
    """The same in words, for whoever does not see the figure."""
    reference: int | None = None
    """The place among the seven of what the reference gives; None where none is shown."""
    defensible: tuple[int, ...] = ()
    own: int | None = None
    """The place of what the one chose whom the paper is for."""


@dataclass(frozen=True, slots=True)
class TallyRow:
    """A row of the overview."""

    tally: Tally
    same: str
    """'19 %'; 'for få' below two answers."""
    far: str
    within: str
    """'8 af 14'; empty where no reference is shown."""
    why: str
    """'O F'."""


@dataclass(frozen=True, slots=True)
class WhyRow:
    """One of the four whys."""

    name: str
    """'O  Oplysninger'."""
    themes: str
    """At how many themes it was marked."""
    means: str
    next_step: str


@dataclass(frozen=True, slots=True)
class AgainRow:
    """One theme before and after."""

    theme: str
    before: tuple[int, ...]
    now: tuple[int, ...]
    changed: str
    """How many chose otherwise, of those whose answers can be paired; empty where none can."""


@dataclass(frozen=True, slots=True)
class Again:
    """What was scored a second time."""

    heading: str
    rows: tuple[AgainRow, ...]
    note: str


@dataclass(frozen=True, slots=True)
class ReferenceTold:
    """What the reference says of one theme."""

    author: str
    stands: str
    """'Niveau 3 (kun 3 kan forsvares).'"""
    reasoning: str
    more: tuple[Fact, ...]
    """What it counted in and left out; to the one who chose otherwise also why not."""


@dataclass(frozen=True, slots=True)
class ThemeTold:
    """Half a page: one theme with its spread, reasons, reference and agreement."""

    tally: Tally
    state: str
    """At the right of the heading: the overtema, or what the one chose whom the paper is for."""
    level: int | None
    """The sign before `state`."""
    reasons: tuple[Fact, ...]
    """Under what was chosen. One that is not known by what was chosen has no label."""
    reasons_label: str
    reasons_note: str
    """How many more there are."""
    reference: ReferenceTold | None
    closing: tuple[Fact, ...]
    """Agreement, and why the group differed."""
    has_spread: bool = True


@dataclass(frozen=True, slots=True)
class CaseSection:
    """A piece of a case under its heading."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePaper(Head):
    """A case as it is handed out: nothing of the reference."""

    sections: tuple[CaseSection, ...]
    declared: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPaper(Head):
    """Svarark: boxes and lines to fill in by hand."""

    code: str
    help: tuple[str, ...]
    criteria: tuple[str, ...]
    """Of the levels 0 to 4."""
    without_level: tuple[Fact, ...]
    reason_label: str
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPaper(Head):
    """One participant's own answers beside the group's and the reference."""

    intro: str
    themes: tuple[ThemeTold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryPaper(Head):
    """Opsamling: how the group's answers lie, without names."""

    in_words: tuple[str, ...]
    rows: tuple[TallyRow, ...]
    """Furthest apart first; none where nobody answered."""
    has_reference: bool
    legend: str
    takeaways: tuple[Fact, ...]
    whys: tuple[WhyRow, ...]
    again: Again | None
    themes: tuple[ThemeTold, ...]
    computed: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificatePaper(Head):
    """Kursusbevis: that somebody took part, nothing of how."""

    name: str
    took_part: str
    content: Fact
    note: str
    signature: str


CoursePaper = CasePaper | SheetPaper | OwnPaper | SummaryPaper | CertificatePaper
