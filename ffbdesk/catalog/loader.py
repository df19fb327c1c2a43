"""Reads the two catalogue files and checks all of them, so that nothing behind this door meets half a catalogue.

A catalogue is data. To correct an explanation or one of FFB Desk's own prompts, edit the text in
`catalogs/*.json`; no code changes. Archives refer to what stands there, so three rules hold for ever:

- the official codes of overtemaer, undertemaer, levels and måltyper never change;
- a prompt keeps its `id` ('4c082610-01': the start of its theme's code and a number) when its text is corrected, and
  the text it had goes to `earlier_texts`. A prompt with a new meaning gets the next free number;
- a prompt that is withdrawn stays in the file with the `kind` 'withdrawn', so that marks on it can be read and its
  number is never used again;
- `prompts_version` is raised when a theme's list gains, loses or replaces a prompt.

Where the prompts of FFB Desk's own lists stand in the file is the order they are shown in; ids need not follow it. The
other kinds are at `domain.catalogue.PromptKind`. `spelling` is how a misspelt official term is shown.

In the Indsatskatalog every paragraph and account has the sources that name it (`references` says which they are), and
what is reported nationally holds from a day on: a change of law adds a row there and takes none away.
"""

import json
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

from ffbdesk import shipped
from ffbdesk.catalog.checks import Fault, Size, check, unique
from ffbdesk.catalog.interventions import check_interventions
from ffbdesk.catalog.strict import record
from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import Catalogue, ChangeValue, Component, LevelValue, Theme, ThemeGroup
from ffbdesk.domain.interventions import (
    Account,
    EntryGroup,
    FollowUpEntry,
    InformantEntry,
    InterventionCatalogue,
    InterventionEntry,
    NeedEntry,
    Reference,
    Reporting,
    ServiceEntry,
    TargetEntry,
)
from ffbdesk.domain.records import CatalogueVersion

FORMAT = "ffbdesk/catalogue"
FORMAT_VERSION = 1
SHIPPED = "funktionsevnekatalog-3.00.json"
INTERVENTIONS = "ffbdesk/indsatskatalog"
SHIPPED_INTERVENTIONS = "indsatskatalog-4.00.json"


class CatalogueError(Exception):
    """Base of the expected errors of this package: which file, and what was found there."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"{path.name}: {detail}")
        self.path = path
        self.detail = detail
        """Short and technical: a place in the file, or a few words of English."""


class CatalogueDamaged(CatalogueError):
    """The file cannot be read, or what stands in it is not a whole and consistent catalogue."""


class CatalogueUnknown(CatalogueError):
    """The file is readable, but its format, name or version is none that this program knows."""


@dataclass(frozen=True, slots=True)
class _File:
    """The file, key for key."""

    format: str
    format_version: int
    name: str
    version: str
    sources: tuple[str, ...]
    groups: tuple[ThemeGroup, ...]
    themes: tuple[Theme, ...]
    levels: tuple[LevelValue, ...]
    change_values: tuple[ChangeValue, ...]


@dataclass(frozen=True, slots=True)
class _Interventions:
    """The file of the Indsatskatalog, key for key."""

    format: str
    format_version: int
    name: str
    version: str
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


_KNOWN = {
    CatalogueVersion("Funktionsevnekatalog", "3.00"): Size(
        groups=11, themes={Component.ACTIVITY: 31, Component.FUNCTION: 33, Component.SURROUNDINGS: 3}, change_values=3
    )
}
_KNOWN_INTERVENTIONS = {
    CatalogueVersion("Indsatskatalog", "4.00"): {
        **{"groups": 30, "interventions": 32, "services": 8, "target_groups": 45, "support_needs": 6},
        **{"follow_up_values": 3, "informants": 9},
    }
}


def load(path: Path | None = None, interventions: Path | None = None) -> Catalogue:
    """Both catalogues from their files, by default the shipped ones. Raises CatalogueDamaged or CatalogueUnknown."""
    beside = _read(interventions or shipped.folder("catalogs") / SHIPPED_INTERVENTIONS, _interventions)
    return _read(path or shipped.folder("catalogs") / SHIPPED, lambda content, at: _catalogue(content, at, beside))


def _read[C](path: Path, made: Callable[[Any, Path], C]) -> C:
    try:
        return made(json.loads(path.read_bytes().decode("utf-8-sig"), object_pairs_hook=_object), path)
    except OSError as error:
        raise CatalogueDamaged(path, error.strerror or type(error).__name__) from None
    except (ValueError, RecursionError, Fault) as error:
        raise CatalogueDamaged(path, str(error)) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object in the file; a key written twice would silently hide a text."""
    unique("key", (key for key, _ in pairs))
    return dict(pairs)


def _known_size[S](content: object, path: Path, format_: str, sizes: dict[CatalogueVersion, S]) -> S:
    if not isinstance(content, dict):
        raise Fault("not an object")
    if (content.get("format"), content.get("format_version")) != (format_, FORMAT_VERSION):
        raise CatalogueUnknown(path, _brief(content, "format", "format_version"))
    for known, size in sizes.items():
        if (known.name, known.version) == (content.get("name"), content.get("version")):
            return size
    raise CatalogueUnknown(path, _brief(content, "name", "version"))


def _brief(content: dict[str, Any], *keys: str) -> str:
    """'name: Funktionsevnekatalog, version: 9.00', cut where the file has something long there."""
    return ", ".join(f"{key}: {str(content.get(key))[:40]}" for key in keys)


def _interventions(content: Any, path: Path) -> InterventionCatalogue:
    sizes = _known_size(content, path, INTERVENTIONS, _KNOWN_INTERVENTIONS)
    file = record(_Interventions, content)
    same = {one.name: getattr(file, one.name) for one in fields(InterventionCatalogue) if one.name != "version"}
    found = InterventionCatalogue(CatalogueVersion(file.name, file.version), **same)
    check_interventions(found, sizes)
    return found


def _catalogue(content: Any, path: Path, interventions: InterventionCatalogue) -> Catalogue:
    size = _known_size(content, path, FORMAT, _KNOWN)
    file = record(_File, content)
    catalogue = Catalogue(
        version=CatalogueVersion(file.name, file.version),
        sources=file.sources,
        groups=file.groups,
        themes=file.themes,
        levels=file.levels,
        change_values=file.change_values,
        interventions=interventions,
    )
    check(catalogue, size)
    return catalogue
