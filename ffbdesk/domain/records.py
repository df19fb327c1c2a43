"""What an archive holds: citizens, their case, the rounds, and what was found at each theme."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import CaseId, CitizenId, ConditionId, GatheringId, PromptId, ThemeCode
from ffbdesk.domain.judgement import Judgement, Level
from ffbdesk.domain.marks import Frequency, Mark

SHORT_REMARK_MAX = 300
"""Characters in a short remark (design: reports.md, one to three printed lines)."""
LINE_MAX = 500
"""Characters in a field of one line: names, numbers, kommune."""
TEXT_MAX = 1_000_000
"""Characters in a field of running text. What is stored can always be handed over: files have the same limits."""


class Informant(StrEnum):
    """Whose words they are. Three voices keep three places."""

    CITIZEN = "citizen"
    OTHERS = "others"
    CASEWORKER = "caseworker"


@dataclass(frozen=True, slots=True)
class Information:
    """What one voice says about one theme."""

    informant: Informant
    text: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A theme taken up with the citizen: words, a judgement, or both."""

    id: ConditionId
    theme: ThemeCode
    judgement: Judgement | None
    voices: tuple[Information, ...]
    short_remark: str
    own_rating: Level | None = None
    """The citizen's own rating, beside the assessor's judgement and never mixed with it."""
    marks: tuple[Mark, ...] = ()
    carried_from_id: GatheringId | None = None
    """The round this came from, until somebody has confirmed that it still holds."""

    def said_by(self, informant: Informant) -> str:
        """The text of one voice; empty where it is silent."""
        return next((v.text for v in self.voices if v.informant is informant), "")

    def marked(self, prompt: PromptId) -> Frequency | None:
        """How often, at one prompt; None where it is not marked."""
        return next((m.frequency for m in self.marks if m.prompt == prompt), None)

    def is_empty(self) -> bool:
        """Nothing is left of it: the theme is untouched."""
        said = self.voices or self.short_remark or self.marks
        return self.judgement is None and self.own_rating is None and not said


@dataclass(frozen=True, slots=True)
class Citizen:
    """A person. Any one of name, initials and own number is enough; CPR is optional."""

    id: CitizenId
    name: str
    initials: str
    own_number: str
    cpr: str
    """Ten digits without hyphen, or empty."""
    practice: bool
    """A fictitious person of a practice example; said on every printed page."""
    keep_until: date | None = None
    """When somebody should look at whether what is kept is still needed. A reminder: nothing happens by itself."""


@dataclass(frozen=True, slots=True)
class Case:
    """The citizen's one case, circular: rounds come and go, the case stays."""

    id: CaseId
    citizen_id: CitizenId
    municipality: str
    case_number: str
    intervention_purpose: str = ""
    """Indsatsformål."""
    goals: tuple[InterventionGoal, ...] = ()
    """Indsatsmål, in the order that was chosen for them."""


@dataclass(frozen=True, slots=True)
class CatalogueVersion:
    """Which catalogue a round was written with."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Seal:
    """The lock of a finished round: canonical content, its SHA-256 (hex), when and by whom."""

    sha256: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class InformationGathering:
    """One dated round of udredning."""

    id: GatheringId
    case_id: CaseId
    held_on: date
    assessor: str
    purpose: str
    wishes: str
    catalogue: CatalogueVersion
    conditions: tuple[Condition, ...]
    seal: Seal | None

    def condition(self, theme: ThemeCode) -> Condition | None:
        """What was found at one theme; None where it is untouched."""
        return next((c for c in self.conditions if c.theme == theme), None)


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
