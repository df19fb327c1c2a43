"""The neutral report: what a page says, in order, before anyone decides how it looks.

All texts here are plain: a writer escapes them for its own format (architecture, decision 10).
"""

from datetime import date
from typing import BinaryIO, Protocol

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.plainpages import Stairs


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
    """'Moderat nedsat', 'Ikke vurderet', 'Ikke relevant' or 'Påbegyndt, endnu uden niveau'."""
    remark: str
    change: str = ""
    """'Fremgang siden 12.3.2021, hvor niveauet var 3'; empty where there is nothing to compare with."""
    unconfirmed: bool = False
    """Whether the level was carried from the round before, and nobody has confirmed it."""


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
    """'18.6.2021'; what is said of it where that day had come is `late`."""
    responsible: str
    related: tuple[str, ...]
    doubt: str
    """The sentence where måltype and levels point in different directions."""
    unconfirmed: bool = False
    """The present level was carried from an earlier round and is not confirmed."""
    start: int | None = None
    """The level that the goal began with; None where nobody knows it."""
    start_said: str = ""
    start_on: str = ""
    """'28.5.2021'."""
    late: str = ""
    """'Overskredet'; empty before the day has come."""
    reached: str = ""
    """The sentence where the numbers say that the expected level is reached. That the goal is, a person says."""
    set_said: str = ""
    """'Sat 28.5.2021 af Mette Holm'."""


@dataclass(frozen=True, slots=True)
class GoalsPart:
    """Indsatsformål and indsatsmål; goals are numbered from 1 in this order."""

    purpose_label: str
    purpose: str
    rows: tuple[GoalRow, ...]
    none_said: str
    """What stands where there are no goals."""

    @property
    def begun(self) -> bool:
        """Whether it is known of any of them where it began."""
        return any(row.start is not None for row in self.rows)


@dataclass(frozen=True, slots=True)
class LockLine:
    """When and by whom the content was locked, and its SHA-256 (64 hex digits)."""

    when: str
    by: str
    sha256: str
    anew: str = "en ny udredning"
    """What a correction takes."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The organisation that hands the report over: over page 1, and its name on every page."""

    name: str
    address: str = ""
    logo: bytes = b""
    """A PNG or JPEG picture, or nothing."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How often, at one prompt: `column` is the place among the six words of the report's heads."""

    prompt: str
    column: int
    note: str = ""
    """'udgået punkt', 'med hjælp; løfter ikke niveauet'; empty for most."""
    on_occasion: bool = False
    """Whether it is asked how often when there is reason to; these come last."""


@dataclass(frozen=True, slots=True)
class CitedNote:
    """A signed note that tells of a theme, with what was added to it."""

    signed: str
    """'12. maj 2021, Mette Holm'."""
    text: str
    additions: tuple["CitedNote", ...] = ()


@dataclass(frozen=True, slots=True)
class ThemePart:
    """All that was found at one theme."""

    theme: str
    group: str
    explanation: str
    """Empty at a theme that is not relevant."""
    level: int | None
    """None where the theme has no level: then `state` says what it is."""
    state: str
    """'Moderat nedsat', 'Ikke vurderet', 'Ikke relevant' or 'Påbegyndt, endnu uden niveau'."""
    unconfirmed: bool
    voices: tuple[Fact, ...]
    """Those that say something, in their fixed order."""
    evidence: tuple[Evidence, ...]
    source: str
    """Whose prompts they are, beside their heading: 'FFB Desks forslag'."""
    notes: tuple[CitedNote, ...]
    remark: str
    own_label: str
    """'Børges egen vurdering'."""
    own: str
    """'1, let nedsat'; empty where there is none."""
    change: str = ""
    """'Fremgang siden 12.3.2021, hvor niveauet var 3'; empty where there is nothing to compare with."""


@dataclass(frozen=True, slots=True)
class DescribedPart:
    """An overtema without levels: what is highlighted of it, and what the three voices say."""

    group: str
    section: str
    """'Funktioner og forhold'."""
    highlights: tuple[Fact, ...]
    """Each undertema with its day: '20.1.2025'."""
    voices: tuple[Fact, ...]
    unconfirmed: bool = False
    """Whether something of it was carried from the round before, and nobody has confirmed it."""


@dataclass(frozen=True, slots=True)
class EvaluationPart:
    """Sagsvurdering: what a professional makes of it all."""

    whole: Fact
    """Samlet faglig vurdering; an empty text where none is written."""
    need: Fact
    """'Moderat støttebehov, vurderet 22.1.2025'; an empty text where nobody judged it."""
    reason: Fact
    targets: tuple[Fact, ...]
    """Primær and øvrige målgrupper, with the day they were chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands round every report: whose it is, what it is, who sends it."""

    file_title: str
    """The PDF's title: initials, never the full name."""
    document: str
    kicker: str
    title: str
    subtitle: str = ""
    initials: str = ""
    case: str = ""
    marks: tuple[str, ...] = ()
    """'Øveeksempel …', 'Udkast': printed in every footer."""
    facts: tuple[Fact, ...]
    lock: LockLine | None = None
    left_out: str = ""
    """The sentence that says which themes were chosen away, whether or not there is anything at them."""
    letterhead: Letterhead | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheringReport(Head):
    """What the two forms of a udredning share."""

    opened: tuple[Fact, ...] = ()
    """Sagsåbning: why, who asked, what is asked for, diagnoses, contacts; the short form has the reason alone."""
    purpose_label: str
    purpose: str
    """Formål med udredningen; empty where none is given."""
    wishes_label: str
    wishes: str
    described: tuple[DescribedPart, ...] = ()
    """What has no level; the short form names what is highlighted and has no voices."""
    evaluation: EvaluationPart | None = None
    """Printed where anything of it is there; the short form has the judgements alone."""
    profile: tuple[ProfileGroup, ...]
    without_level: tuple[Fact, ...]
    """'Ikke relevante …: …', 'Ikke vurderet: …', 'Påbegyndt, endnu uden niveau: …'."""
    goals: GoalsPart | None = None
    """Printed where it has a purpose or goals."""
    earlier: str = ""
    """The date of the earlier round, for the ring in the profile's legend; '12.3.2021'."""
    made_with: str = ""
    """The catalogue and its version, in small print at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortReport(GatheringReport):
    """Udredning, kort form: the answer for the one who decides."""

    remarks: tuple[ThemeRemark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FullReport(GatheringReport):
    """Udredning, fuld form: for the file, and for the one who must check."""

    reading: tuple[Fact, ...]
    """How the report is read."""
    themes: tuple[ThemePart, ...]
    criteria: tuple[str, ...]
    """The official criteria of the levels 0-4."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalsReport(Head):
    """Indsatsmål, the annex to a bestilling."""

    goals: GoalsPart
    meanings: tuple[Fact, ...]
    """Each måltype and what it means; printed under a table of goals."""


@dataclass(frozen=True, slots=True)
class Codes:
    """Groups of digits to be typed back, four in a row, numbered from 1."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Each with its own head first: 'Gruppe 1 til 4'."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, a few words under it, and labelled texts."""

    heading: str
    intro: str = ""
    facts: tuple[Fact, ...] = ()
    codes: Codes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainReport(Head):
    """A document of sections: the recovery sheet, and everything about one citizen."""

    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Track:
    """One goal on the scale 0 to 4: where it began, what is expected, and what the provider suggests now."""

    number: str
    """'Mål 1'."""
    theme: str
    before: int | None
    expected: int | None
    now: int | None
    result: str
    """'Delvist nået'; empty where nobody chose."""


@dataclass(frozen=True, slots=True)
class Step:
    """A delmål as it stands."""

    wording: str
    result: str
    basis: str


@dataclass(frozen=True, slots=True)
class GoalTold:
    """What is told of one goal."""

    heading: str
    result: str
    wording: str
    levels: str
    """'Udvikle. Før 2, moderat nedsat. Forventet 0, ...'"""
    steps: tuple[Step, ...]
    happened: Fact
    views: tuple[Fact, ...]
    """The citizen's and the provider's, each in its own place; those that are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusReport(Head):
    """Statusnotat, or opfølgning: what is told of each goal."""

    in_short: Fact
    tracks: tuple[Track, ...]
    goals: tuple[GoalTold, ...]
    sections: tuple[Section, ...]
    """Other themes, and støttebehov with what is proposed."""
    now_said: str
    """What the newest level on the tracks is: somebody's suggestion, or a judgement."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A goal or a theme over time: the levels with their days, and what is expected by when."""

    heading: str
    said: str
    """'Fremgang fra 4 til 2'."""
    under: str
    """'Udvikle'; empty of a theme without a goal."""
    levels: tuple[tuple[date, int], ...]
    """Oldest first."""
    expected: int | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """A ydelse in its time; None where it has no end yet."""

    name: str
    begins: date
    ends: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressionReport(Head):
    """Forløb: levels over time, støttebehov, ydelser, and the same numbers as tables."""

    hint: str
    charts: tuple[Chart, ...]
    days: tuple[date, ...]
    """On which a theme was judged."""
    need_steps: tuple[tuple[date, int], ...]
    need_names: tuple[str, ...]
    bars: tuple[Bar, ...]
    heads: tuple[str, ...]
    """Over each day of the table."""
    rows: tuple[tuple[str, ...], ...]
    """Name, a cell each day, expected, change."""
    group_rows: tuple[tuple[str, ...], ...]
    """Name, a cell each day."""
    need_rows: tuple[tuple[str, str], ...]
    """Støttebehov and its day."""
    bar_rows: tuple[tuple[str, str, str], ...]
    """Ydelse, its first day and its last."""
    note: str


@dataclass(frozen=True, slots=True)
class GrantedRow:
    """One ydelse."""

    what: str
    basis: str
    """'SEL § 85'."""
    begins: str
    ends: str
    """'ingen slutdato' where there is none."""
    extent: str


@dataclass(frozen=True, slots=True)
class PlanTold:
    """One indsats: a tilbud with its ydelser."""

    heading: str
    facts: tuple[Fact, ...]
    """P-nummer, CVR-nummer, address: those that are known."""
    rows: tuple[GrantedRow, ...]
    answers: tuple[Fact, ...]
    """On the choice of paragraph, where they are to be printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderReport(Head):
    """Bestilling: what is asked of a provider."""

    parties: tuple[Fact, ...]
    told: Fact
    """Centrale oplysninger fra udredningen."""
    plans: tuple[PlanTold, ...]
    elsewhere: tuple[PlanTold, ...]
    """What others give, to be known of."""
    goals: GoalsPart
    closing: tuple[Section, ...]
    """What a new version says otherwise, and what a file said that was not understood."""


@dataclass(frozen=True, slots=True)
class PlainTold:
    """A page of borgerens udgave."""

    heading: str
    words: str
    outcome: str
    stairs: Stairs | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizensReport(Head):
    """Borgerens udgave: large plain words and stairs."""

    pages: tuple[PlainTold, ...]


Report = (
    ShortReport
    | FullReport
    | GoalsReport
    | PlainReport
    | StatusReport
    | ProgressionReport
    | CitizensReport
    | OrderReport
)


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
