"""Reads a catalogue file and checks all of it, so that nothing behind this door meets half a catalogue.

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
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ffbdesk import shipped
from ffbdesk.catalog.checks import Fault, Size, check, unique
from ffbdesk.catalog.strict import record
from ffbdesk.domain.catalogue import Catalogue, ChangeValue, Component, LevelValue, Theme, ThemeGroup
from ffbdesk.domain.records import CatalogueVersion

FORMAT = "ffbdesk/catalogue"
FORMAT_VERSION = 1
SHIPPED = "funktionsevnekatalog-3.00.json"


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


_KNOWN = {
    CatalogueVersion("Funktionsevnekatalog", "3.00"): Size(
        groups=11, themes={Component.ACTIVITY: 31, Component.FUNCTION: 33, Component.SURROUNDINGS: 3}, change_values=3
    )
}


def load(path: Path | None = None) -> Catalogue:
    """The catalogue in a file, by default the shipped one. Raises CatalogueDamaged or CatalogueUnknown."""
    path = path or shipped.folder("catalogs") / SHIPPED
    try:
        content = json.loads(path.read_bytes().decode("utf-8-sig"), object_pairs_hook=_object)
        size = _known_size(content, path)
        catalogue = _catalogue(record(_File, content))
        check(catalogue, size)
    except OSError as error:
        raise CatalogueDamaged(path, error.strerror or type(error).__name__) from None
    except (ValueError, RecursionError, Fault) as error:
        raise CatalogueDamaged(path, str(error)) from None
    return catalogue


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object in the file; a key written twice would silently hide a text."""
    unique("key", (key for key, _ in pairs))
    return dict(pairs)


def _known_size(content: object, path: Path) -> Size:
    if not isinstance(content, dict):
        raise Fault("not an object")
    if (content.get("format"), content.get("format_version")) != (FORMAT, FORMAT_VERSION):
        raise CatalogueUnknown(path, _brief(content, "format", "format_version"))
    for known, size in _KNOWN.items():
        if (known.name, known.version) == (content.get("name"), content.get("version")):
            return size
    raise CatalogueUnknown(path, _brief(content, "name", "version"))


def _brief(content: dict[str, Any], *keys: str) -> str:
    """'name: Funktionsevnekatalog, version: 9.00', cut where the file has something long there."""
    return ", ".join(f"{key}: {str(content.get(key))[:40]}" for key in keys)


def _catalogue(file: _File) -> Catalogue:
    return Catalogue(
        version=CatalogueVersion(file.name, file.version),
        sources=file.sources,
        groups=file.groups,
        themes=file.themes,
        levels=file.levels,
        change_values=file.change_values,
    )
