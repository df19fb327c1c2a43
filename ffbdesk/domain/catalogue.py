"""The catalogue as values. Entries are keyed by official code, never by label: labels repeat."""

from dataclasses import dataclass
from enum import StrEnum

from ffbdesk.domain.goals import Direction
from ffbdesk.domain.ids import ChangeCode, PromptId, ThemeCode
from ffbdesk.domain.judgement import Judgement, NotRelevant, level_of
from ffbdesk.domain.records import CatalogueVersion

SENSITIVE = (ThemeCode("28fbf17e-bca3-45e1-be35-553e3d91f1b7"),)  # Varetage sin seksualitet
"""Official codes of the themes that a reader may have no right to: the one list, for every place that leaves them out.

Of Aktivitet og deltagelse, which is all that is assessed here. Kriminalitet, Prostitution, Rusmidler and Traumatiske
oplevelser belong to it as soon as their components are.
"""


class Component(StrEnum):
    """Aktivitet og deltagelse is judged; the two others are described without a level."""

    ACTIVITY = "AD"
    FUNCTION = "FF"
    SURROUNDINGS = "O"


class PromptSource(StrEnum):
    """Who wrote a prompt list: the official guide 3.00, or FFB Desk itself."""

    GUIDE = "guide-3.00"
    OWN = "ffbdesk"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One 'Overvej fx om borgeren …'. The id is stable over corrections of the text."""

    id: PromptId
    text: str
    source: PromptSource


@dataclass(frozen=True, slots=True)
class ThemeGroup:
    """Overtema."""

    code: str
    term: str
    kind: Component
    explanation: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Undertema with its group's code, our explanation and its prompt list."""

    code: ThemeCode
    term: str
    kind: Component
    group: str
    explanation: str
    prompts: tuple[Prompt, ...]
    prompts_version: int
    """Version of this theme's prompt list; 0 where there is none."""


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

    def value(self, judgement: Judgement) -> LevelValue | None:
        """The coded value of a judgement; None for 'ikke relevant', which FFB has no code for."""
        if isinstance(judgement, NotRelevant):
            return None
        wanted = level_of(judgement)
        return next(v for v in self.levels if v.level == wanted)
