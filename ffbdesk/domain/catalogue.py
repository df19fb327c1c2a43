"""The catalogue as values. Entries are keyed by official code, never by label: labels repeat."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from enum import StrEnum

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.goals import Direction
from ffbdesk.domain.ids import ChangeCode, PromptId, ThemeCode
from ffbdesk.domain.interventions import InterventionCatalogue
from ffbdesk.domain.judgement import Judgement, NotRelevant, level_of
from ffbdesk.domain.marks import Mark
from ffbdesk.domain.records import CatalogueVersion

SENSITIVE = (
    ThemeCode("28fbf17e-bca3-45e1-be35-553e3d91f1b7"),  # Varetage sin seksualitet
    ThemeCode("d493a97d-6036-423d-87ff-c2a086e9d664"),  # Traumatiske oplevelser
    ThemeCode("83cf43f1-6d71-477c-8583-2e28755b41d3"),  # Kriminalitet
    ThemeCode("e993d8c3-b7d7-4d72-9be2-937e5ba38b5a"),  # Prostitution
    ThemeCode("c8f4475a-8de3-4920-ad0c-eea78c49a68d"),  # Rusmidler
)
"""Official codes of the themes that a reader may have no right to: one list for every place that leaves them out."""


class Component(StrEnum):
    """Aktivitet og deltagelse is judged; the two others are described without a level."""

    ACTIVITY = "AD"
    FUNCTION = "FF"
    SURROUNDINGS = "O"


class PromptSource(StrEnum):
    """Who wrote a prompt list: the official guide 3.00, or FFB Desk itself."""

    GUIDE = "guide-3.00"
    OWN = "ffbdesk"
    COPY = "own-copy"
    """The users' own copy of the official guide, which they brought into their archive (`domain.official`)."""


class PromptKind(StrEnum):
    """How a prompt is asked. The official lists have usual ones only."""

    USUAL = "usual"
    OCCASION = "occasion"
    """There is reason to do it only now and then: how often means how often when there is."""
    HELPED = "helped"
    """It can be done only while somebody helps, so it never lifts a level, which support does not count in."""
    WITHDRAWN = "withdrawn"
    """Not offered any more. A mark that stands is still shown, with the text it was set on, and can be cleared."""
    FOREIGN = "foreign"
    """In no catalogue file: what a mark from another program is on, treated as a withdrawn one is."""


_GONE = (PromptKind.WITHDRAWN, PromptKind.FOREIGN)


@dataclass(frozen=True, slots=True)
class Prompt:
    """One 'Overvej fx om borgeren …'. The id is stable over corrections of the text."""

    id: PromptId
    text: str
    source: PromptSource
    kind: PromptKind = PromptKind.USUAL
    earlier_texts: tuple[str, ...] = ()
    """What the text was before it was corrected. Marks keep it, and it is still nobody's own words."""

    @property
    def is_offered(self) -> bool:
        """Whether it is asked about today."""
        return self.kind not in _GONE


@dataclass(frozen=True, slots=True)
class ThemeGroup:
    """Overtema."""

    code: str
    term: str
    kind: Component
    explanation: str

    @property
    def name(self) -> str:
        """What people read."""
        return self.term


@dataclass(frozen=True, slots=True)
class Theme:
    """Undertema with its group's code, our explanation and its prompt list."""

    code: ThemeCode
    term: str
    kind: Component
    group: str
    explanation: str
    prompts: tuple[Prompt, ...]
    """The withdrawn ones too. The order is the one they are shown in, but `shown` puts those of occasions last."""
    prompts_version: int
    """Version of this theme's prompt list; 0 where there is none."""
    spelling: str = ""
    """How the term is shown where the official one is misspelt. Codes and files keep the official term."""

    @property
    def name(self) -> str:
        """What people read."""
        return self.spelling or self.term

    def prompt(self, mark: Mark) -> Prompt:
        """What a mark is on; one that is not offered any more has the text that the mark was set on."""
        foreign = Prompt(mark.prompt, mark.text, PromptSource.OWN, PromptKind.FOREIGN)
        found = next((prompt for prompt in self.prompts if prompt.id == mark.prompt), foreign)
        return found if found.is_offered else replace(found, text=mark.text)

    def shown(self, marks: Sequence[Mark]) -> tuple[Prompt, ...]:
        """Every prompt that is offered, and what else is marked. Those of occasions are last, wherever they stand."""
        marked = (self.prompt(mark) for mark in sorted(marks, key=lambda mark: mark.prompt))
        gone = [prompt for prompt in marked if not prompt.is_offered]
        found = [*(prompt for prompt in self.prompts if prompt.is_offered), *gone]
        return tuple(sorted(found, key=lambda prompt: prompt.kind is PromptKind.OCCASION))


@dataclass(frozen=True, slots=True)
class LevelValue:
    """A value of the severity scale: 0-4 with criterion, or 'Ikke vurderet' without a number."""

    code: str
    level: int | None
    label: str
    criterion: str
    explanation: str


@dataclass(frozen=True, slots=True)
class ChangeValue:
    """Måltype."""

    code: ChangeCode
    term: str
    direction: Direction
    explanation: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One version of the catalogue, in the official order."""

    version: CatalogueVersion
    sources: tuple[str, ...]
    groups: tuple[ThemeGroup, ...]
    themes: tuple[Theme, ...]
    levels: tuple[LevelValue, ...]
    change_values: tuple[ChangeValue, ...]
    interventions: InterventionCatalogue
    """The Indsatskatalog that goes with it."""
    definitions: Mapping[str, str] = field(default_factory=dict)
    """Official definitions by code, where the users have brought their copy of them."""

    def theme(self, code: ThemeCode) -> Theme:
        """The theme with a code. Raises KeyError where the catalogue does not have it."""
        for theme in self.themes:
            if theme.code == code:
                return theme
        raise KeyError(code)

    def group(self, code: str) -> ThemeGroup:
        """The overtema with a code. Raises KeyError."""
        for group in self.groups:
            if group.code == code:
                return group
        raise KeyError(code)

    def place(self, code: str) -> Theme | ThemeGroup:
        """The undertema or overtema with a code: where the walk may stop. Raises KeyError."""
        places: tuple[Theme | ThemeGroup, ...] = (*self.themes, *self.groups)
        for place in places:
            if place.code == code:
                return place
        raise KeyError(code)

    def change_value(self, code: ChangeCode) -> ChangeValue:
        """The måltype with a code. Raises KeyError."""
        for value in self.change_values:
            if value.code == code:
                return value
        raise KeyError(code)

    def activities(self) -> tuple[tuple[ThemeGroup, tuple[Theme, ...]], ...]:
        """Aktivitet og deltagelse: each overtema with its undertemaer, in order."""
        return tuple(
            (group, tuple(t for t in self.themes if t.group == group.code))
            for group in self.groups
            if group.kind is Component.ACTIVITY
        )

    def described(self) -> tuple[tuple[ThemeGroup, tuple[Theme, ...]], ...]:
        """What is described without a level, Funktioner og forhold before Omgivelser: as `activities`."""
        return tuple(
            (group, tuple(t for t in self.themes if t.group == group.code))
            for group in self.groups
            if group.kind is not Component.ACTIVITY
        )

    def value(self, judgement: Judgement) -> LevelValue | None:
        """The coded value of a judgement; None for 'ikke relevant', which FFB has no code for."""
        if isinstance(judgement, NotRelevant):
            return None
        wanted = level_of(judgement)
        return next(v for v in self.levels if v.level == wanted)
