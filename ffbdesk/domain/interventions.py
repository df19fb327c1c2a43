"""The Indsatskatalog as values: what can be granted, by whom, for whom, and how it is followed up.

Entries are keyed by official code, never by term: 'Kriminalitet' and 'Prostitution' are themes of the
Funktionsevnekatalog too, and 'Ikke vurderet' is a level and a støttebehov.
"""

from datetime import date
from enum import StrEnum
from typing import Protocol

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.ids import FollowUpCode, InterventionCode, NeedCode, ServiceCode, TargetCode
from ffbdesk.domain.records import CatalogueVersion

STAYS = "a1eaa022-9e5c-493c-83d3-7cc40b9df9e9"
"""The official code of the heading Ophold."""


class OrderSource(StrEnum):
    """Where an entry's place in the order comes from."""

    FIGURE = "figure"
    """The published figure of version 4.00."""
    INFERRED = "inferred"
    """The figure cannot be read there in our copy: alphabetical, 'Anden' last."""
    OWN = "own"


class EntryKind(StrEnum):
    """What the groups are groups of."""

    INTERVENTION = "intervention"
    SERVICE = "service"
    TARGET_GROUP = "target_group"


@dataclass(frozen=True, slots=True)
class Reference:
    """A source, by the key that entries name it with."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a law ('SEL § 85'), and the sources that name it."""

    text: str
    sources: tuple[str, ...]


class Requirement(StrEnum):
    """What is reported of a citizen at the least."""

    DESCRIBED = "described"
    """One undertema of Funktioner og forhold that is highlighted, with its day."""
    ASSESSED = "assessed"
    """One undertema of Aktivitet og deltagelse with a level."""
    NEED = "need"
    """Støttebehov, also at an opfølgning."""
    CHANGE = "change"
    """One måltype at a theme that is worked on."""
    GRANTED = "granted"
    """Each ydelse and each tilbud by its code."""
    TARGET = "target"
    """The primary målgruppe."""


@dataclass(frozen=True, slots=True)
class Reporting:
    """The paragraphs whose ydelser are reported nationally and what is asked for at the least, from a start date on
    (an ISO day in the file).
    """

    holds_from: str
    paragraphs: tuple[str, ...]
    minimum: tuple[Requirement, ...]
    sources: tuple[str, ...]

    @property
    def day(self) -> date:
        """The first day it holds."""
        return date.fromisoformat(self.holds_from)


@dataclass(frozen=True, slots=True)
class EntryGroup:
    """A heading over ydelser, tilbudstyper or målgrupper; of målgrupper it may be chosen itself."""

    code: str
    term: str
    kind: EntryKind
    parent: str
    """The code of the heading over it; empty for the topmost."""
    explanation: str


@dataclass(frozen=True, slots=True)
class UsualService:
    """A tilbudstype that usually gives a ydelse."""

    code: ServiceCode
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InterventionEntry:
    """One ydelse."""

    code: InterventionCode
    term: str
    explanation: str
    group: str
    paragraphs: tuple[Paragraph, ...]
    services: tuple[UsualService, ...]
    order_source: OrderSource = OrderSource.FIGURE


@dataclass(frozen=True, slots=True)
class ServiceEntry:
    """One tilbudstype."""

    code: ServiceCode
    term: str
    explanation: str
    group: str
    paragraphs: tuple[Paragraph, ...]
    """Empty where no source names one."""
    order_source: OrderSource = OrderSource.FIGURE


@dataclass(frozen=True, slots=True)
class TargetEntry:
    """One målgruppe."""

    code: TargetCode
    term: str
    explanation: str
    group: str
    order_source: OrderSource = OrderSource.FIGURE


@dataclass(frozen=True, slots=True)
class NeedEntry:
    """One støttebehov. `step` is for putting them in order, never for arithmetic; None at 'Ikke vurderet'."""

    code: NeedCode
    term: str
    explanation: str
    step: int | None
    order_source: OrderSource = OrderSource.FIGURE


@dataclass(frozen=True, slots=True)
class FollowUpEntry:
    """One status på indsats."""

    code: FollowUpCode
    term: str
    explanation: str
    order_source: OrderSource = OrderSource.FIGURE


@dataclass(frozen=True, slots=True)
class InformantEntry:
    """Where information comes from, and in which of the three voices it stands."""

    code: str
    term: str
    explanation: str
    voice: str
    order_source: OrderSource = OrderSource.FIGURE


@dataclass(frozen=True, slots=True)
class Account:
    """DST's value and the account of ydelser that one tilbudstype gives, where a source names them."""

    paragraph: str
    service: ServiceCode
    interventions: tuple[InterventionCode, ...]
    dst_value: str
    account: str
    name: str
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InterventionCatalogue:
    """One version of the Indsatskatalog, each kind in its order."""

    version: CatalogueVersion
    sources: tuple[str, ...]
    references: tuple[Reference, ...]
    reporting: tuple[Reporting, ...]
    groups: tuple[EntryGroup, ...]
    interventions: tuple[InterventionEntry, ...]
    services: tuple[ServiceEntry, ...]
    target_groups: tuple[TargetEntry, ...]
    support_needs: tuple[NeedEntry, ...]
    follow_up_values: tuple[FollowUpEntry, ...]
    informants: tuple[InformantEntry, ...]
    accounts: tuple[Account, ...]

    def intervention(self, code: InterventionCode) -> InterventionEntry:
        """The ydelse with a code. Raises KeyError."""
        return _by_code(self.interventions, code)

    def service(self, code: ServiceCode) -> ServiceEntry:
        """The tilbudstype with a code. Raises KeyError."""
        return _by_code(self.services, code)

    def is_stay(self, code: InterventionCode | None) -> bool:
        """Whether a ydelse is a place to be (ophold), apart from the support there."""
        return code is not None and self.intervention(code).group == STAYS

    def need(self, code: NeedCode) -> NeedEntry:
        """The støttebehov with a code. Raises KeyError."""
        return _by_code(self.support_needs, code)

    def follow_up(self, code: FollowUpCode) -> FollowUpEntry:
        """The status på indsats with a code. Raises KeyError."""
        return _by_code(self.follow_up_values, code)

    def target(self, code: TargetCode) -> TargetEntry | EntryGroup:
        """The målgruppe with a code, or the heading over several, which may be chosen too. Raises KeyError."""
        entries: tuple[TargetEntry | EntryGroup, ...] = (
            *self.target_groups,
            *self.headings(EntryKind.TARGET_GROUP),
        )
        return _by_code(entries, code)

    def headings(self, kind: EntryKind) -> tuple[EntryGroup, ...]:
        """The headings over one kind of entries, the topmost left out."""
        return tuple(group for group in self.groups if group.kind is kind and group.parent)

    def path(self, group: str) -> tuple[EntryGroup, ...]:
        """A heading and those over it, outermost first, the topmost left out. Raises KeyError."""
        found: list[EntryGroup] = []
        while group:
            heading = _by_code(self.groups, group)
            found.insert(0, heading)
            group = heading.parent
        return tuple(found[1:])


class _Coded(Protocol):
    @property
    def code(self) -> str: ...


def _by_code[E: _Coded](entries: tuple[E, ...], code: str) -> E:
    for entry in entries:
        if entry.code == code:
            return entry
    raise KeyError(code)
