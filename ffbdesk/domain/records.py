"""What an archive holds: citizens, their case, the rounds, and what was found at each theme."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.double import Assessment
from ffbdesk.domain.edits import Label, Part
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import (
    CaseId,
    CitizenId,
    ConditionId,
    ContactId,
    DiagnosisId,
    GatheringId,
    GoalId,
    NeedCode,
    PromptId,
    TargetCode,
    ThemeCode,
)
from ffbdesk.domain.judgement import SHORT_REMARK_MAX, Judgement, Level
from ffbdesk.domain.kind import APART, InFile, Line, Prose, Since, Typed
from ffbdesk.domain.marks import Frequency, Mark
from ffbdesk.domain.orders import Order
from ffbdesk.domain.seal import Seal
from ffbdesk.domain.subgoals import SubGoal


class Informant(StrEnum):
    """Whose words they are. Three voices keep three places."""

    CITIZEN = "citizen"
    OTHERS = "others"
    CASEWORKER = "caseworker"


class ThirdVoice(StrEnum):
    """Who speaks in the third voice of a round: whoever made it (architecture, decision 19)."""

    CASEWORKER = "caseworker"
    PROVIDER = "provider"


@dataclass(frozen=True, slots=True)
class Information:
    """What one voice says about one theme."""

    informant: Informant
    text: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A theme taken up with the citizen: words, a judgement, or both.

    Named by its round and theme, not by its id: it exists exactly while one of its fields is filled.
    """

    id: ConditionId
    theme: Annotated[ThemeCode, APART]
    judgement: Annotated[Judgement | None, Label.JUDGE] = None
    short_remark: Annotated[str, Typed(SHORT_REMARK_MAX)] = ""
    citizen: Annotated[Prose, InFile()] = ""
    """What the citizen says. The three voices stand in a file as a list of those that say something."""
    others: Annotated[Prose, InFile()] = ""
    caseworker: Annotated[Prose, InFile()] = ""
    own_rating: Annotated[Level | None, Label.OWN_RATING, Since(0)] = None
    """The citizen's own rating, beside the assessor's judgement and never mixed with it."""
    carried_from_id: Annotated[GatheringId | None, Label.CONFIRM, Since(0)] = None
    """The round this came from, until somebody has confirmed that it still holds."""
    recorded_at: Annotated[datetime | None, Since(1)] = None
    """When the judgement was set. None without one, and where it was set before anybody kept the moment."""
    marks: Annotated[tuple[Mark, ...], APART] = ()

    @property
    def voices(self) -> tuple[Information, ...]:
        """Those that say something, in their order."""
        return tuple(Information(i, self.said_by(i)) for i in Informant if self.said_by(i).strip())

    def said_by(self, informant: Informant) -> str:
        """The text of one voice; empty where it is silent."""
        return str(getattr(self, informant.value))

    def marked(self, prompt: PromptId) -> Frequency | None:
        """How often, at one prompt; None where it is not marked."""
        return next((m.frequency for m in self.marks if m.prompt == prompt), None)

    def is_empty(self) -> bool:
        """Nothing is left of it: the theme is untouched."""
        said = self.voices or self.short_remark.strip() or self.marks
        return self.judgement is None and self.own_rating is None and not said


@dataclass(frozen=True, slots=True)
class Description:
    """What is described without a level: Funktioner og forhold, and Omgivelser.

    An overtema has what the three voices say of it, an undertema the day it was highlighted ('fremhævet'). Named by its
    round and code as a condition is: it exists exactly while one of its fields is filled.
    """

    id: ConditionId
    theme: Annotated[ThemeCode, APART]
    """Of an overtema or of one of its undertemaer."""
    citizen: Annotated[Prose, InFile()] = ""
    """What the citizen says. The three voices stand in a file as a list of those that say something."""
    others: Annotated[Prose, InFile()] = ""
    caseworker: Annotated[Prose, InFile()] = ""
    highlighted_on: Annotated[date | None, Label.HIGHLIGHT, Since(5)] = None
    recorded_at: Annotated[datetime | None, Since(5)] = None
    """The moment it was highlighted, which a date alone does not say."""
    carried_from_id: Annotated[GatheringId | None, Label.CONFIRM, Since(5)] = None
    """The round this came from, until somebody has confirmed that it still holds."""

    @property
    def voices(self) -> tuple[Information, ...]:
        """Those that say something, in their order."""
        return tuple(Information(i, self.said_by(i)) for i in Informant if self.said_by(i).strip())

    def said_by(self, informant: Informant) -> str:
        """The text of one voice; empty where it is silent."""
        return str(getattr(self, informant.value))

    def is_empty(self) -> bool:
        """Nothing is left of it."""
        return self.highlighted_on is None and not self.voices


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A diagnosis that a doctor has made."""

    id: DiagnosisId
    what: Line = ""
    made_by: Line = ""
    made_on: Line = ""
    """In words: often only the year is known."""
    document: Line = ""
    """Which paper says it, and where that lies."""


class ContactRole(StrEnum):
    """Who somebody is to the citizen."""

    RELATIVE = "relative"
    GUARDIAN = "guardian"
    AUTHORISED = "authorised"
    PROFESSIONAL = "professional"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody round the citizen: a relative, a guardian, somebody with a power of attorney."""

    id: ContactId
    name: Line = ""
    role: ContactRole | None = None
    relation: Line = ""
    """In words, with what a guardianship or a power of attorney rests on: 'mor; fuldmagt af 7.1.2021'."""
    phone: Line = ""
    email: Line = ""


class Agreement(StrEnum):
    """Whether the citizen agrees to what somebody asks for."""

    AGREES = "agrees"
    DISAGREES = "disagrees"


class ClosedWhy(StrEnum):
    """Why a citizen's course with the provider ended."""

    MOVED = "moved"
    ENDED = "ended"
    DIED = "died"


@dataclass(frozen=True, slots=True)
class Citizen:
    """A person. Any one of name, initials and own number is enough; CPR is optional."""

    id: CitizenId
    name: Line
    initials: Line
    own_number: Line
    cpr: Line
    """Ten digits without hyphen, or empty."""
    practice: bool
    """A fictitious person of a practice example; said on every printed page."""
    keep_until: Annotated[date | None, InFile()] = None
    """When somebody should look at whether what is kept is still needed. A reminder: nothing happens by itself."""
    closed_on: Annotated[date | None, InFile(), Label.CLOSE_CITIZEN] = None
    """Afslut forløb: the last day. Whoever has one is in no overview, and can come back."""
    closed_why: Annotated[ClosedWhy | None, InFile(), Label.CLOSE_CITIZEN] = None


@dataclass(frozen=True, slots=True)
class Case:
    """The citizen's one case, circular: rounds come and go, the case stays."""

    id: CaseId
    citizen_id: CitizenId
    municipality: Line
    case_number: Line
    intervention_purpose: Annotated[Prose, Part.GOALS, Label.EDIT_GOAL, Since(0)] = ""
    """Indsatsformål: it belongs to the goals, outside every round."""
    goals: Annotated[tuple[InterventionGoal, ...], APART] = ()
    """Indsatsmål, in the order that was chosen for them."""
    contacts: Annotated[tuple[Contact, ...], APART] = ()


@dataclass(frozen=True, slots=True)
class CatalogueVersion:
    """Which catalogue a round was written with."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class InformationGathering:
    """One dated round of udredning."""

    id: GatheringId
    case_id: CaseId
    held_on: date
    assessor: Line
    purpose: Prose
    wishes: Prose
    catalogue: Annotated[CatalogueVersion, APART]
    conditions: Annotated[tuple[Condition, ...], APART]
    seal: Annotated[Seal | None, APART]
    unit: Annotated[Line, Since(2)] = ""
    """Ansvarlig enhed. This and the two after it may be left empty: then no page has a place for them."""
    contact: Annotated[Line, Since(2)] = ""
    """How to reach whoever answers for the round: a telephone number, a mail address."""
    took_part: Annotated[Line, Since(2)] = ""
    """Who took part, in words."""
    third_voice: Annotated[ThirdVoice | None, Since(3)] = None
    """None in a round of before anybody could choose: then it is the Sagsbehandler's."""
    requested_on: Annotated[date | None, Since(5)] = None
    """Sagsåbning: the day somebody asked for help."""
    requester: Annotated[Line, Since(5)] = ""
    """Who asked, and how they know the citizen."""
    agreement: Annotated[Agreement | None, Since(5)] = None
    wished: Annotated[Prose, Since(5)] = ""
    """What is asked for: a wish, and nothing granted."""
    reason: Annotated[Prose, Since(5)] = ""
    """Årsag til sagsåbning."""
    evaluation: Annotated[Prose, Label.EVALUATE, Since(5)] = ""
    """Samlet faglig vurdering."""
    need: Annotated[NeedCode | None, Label.EVALUATE, Since(5)] = None
    """Støttebehov: a judgement, never computed from the levels."""
    need_reason: Annotated[Prose, Label.EVALUATE, Since(5)] = ""
    need_on: Annotated[date | None, Label.EVALUATE, Since(5)] = None
    need_recorded_at: Annotated[datetime | None, Since(5)] = None
    target: Annotated[TargetCode | None, Label.EVALUATE, Since(5)] = None
    """Primær målgruppe."""
    other_targets: Annotated[tuple[TargetCode, ...], Label.EVALUATE, Since(5)] = ()
    targets_on: Annotated[date | None, Label.EVALUATE, Since(5)] = None
    targets_recorded_at: Annotated[datetime | None, Since(5)] = None
    diagnoses: Annotated[tuple[Diagnosis, ...], APART] = ()
    descriptions: Annotated[tuple[Description, ...], APART] = ()
    """Funktioner og forhold, and Omgivelser."""
    assessments: Annotated[tuple[Assessment, ...], APART] = ()
    """The two of a blind dobbeltvurdering, in the order in which they were asked; none of a round without one."""

    @property
    def third(self) -> ThirdVoice:
        """Who speaks in the third voice."""
        return self.third_voice or ThirdVoice.CASEWORKER

    def condition(self, theme: ThemeCode) -> Condition | None:
        """What was found at one theme; None where it is untouched."""
        return next((c for c in self.conditions if c.theme == theme), None)

    def description(self, code: ThemeCode) -> Description | None:
        """What is described at an overtema or undertema without levels; None where it is untouched."""
        return next((one for one in self.descriptions if one.theme == code), None)


@dataclass(frozen=True, slots=True)
class EarlierLevels:
    """The levels of an earlier round, to stand beside those of now."""

    held_on: date
    levels: tuple[tuple[ThemeCode, Level], ...]

    def of(self, theme: ThemeCode) -> Level | None:
        """The level of one theme; None where it had none."""
        return next((level for code, level in self.levels if code == theme), None)


@dataclass(frozen=True, slots=True)
class Round:
    """A round with the case and citizen it belongs to: what one looks at, prints and hands over."""

    citizen: Citizen
    case: Case
    gathering: InformationGathering
    before: EarlierLevels | None = None
    """The round before this one; a finished round keeps its own copy."""


@dataclass(frozen=True, slots=True)
class GoalBoard:
    """A citizen's goals beside the round that their present levels come from."""

    citizen: Citizen
    case: Case
    gathering: InformationGathering | None
    """None where the citizen has no round: goals may come with an order (bestilling) from outside."""
    seal: Seal | None = None
    """The lock of the round whose copy this is; None for the case's own goals, which stay open."""
    sub_goals: Mapping[GoalId, tuple[SubGoal, ...]] = field(default_factory=dict)
    """Delmål by the goal they hang under, each in the order that was chosen; none of a finished round's copy."""
    orders: tuple[Order, ...] = ()
    """The bestillinger of the case, newest first; none of a finished round's copy."""
    followed: Mapping[ThemeCode, date] = field(default_factory=dict)
    """The themes whose present level is of an opfølgning after the round, with its day (decision 23): `gathering` says
    that level. None of a finished round's copy."""
