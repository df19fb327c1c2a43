"""What a whole and consistent catalogue is."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from uuid import UUID

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import (
    Catalogue,
    ChangeValue,
    Component,
    LevelValue,
    Prompt,
    PromptKind,
    PromptSource,
    Theme,
    ThemeGroup,
)
from ffbdesk.domain.judgement import Level


class Fault(Exception):
    """One thing that is wrong with the content."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many entries a published catalogue version has."""

    groups: int
    themes: dict[Component, int]
    change_values: int


def check(catalogue: Catalogue, size: Size) -> None:
    """Everything that the types alone do not say. Raises Fault at the first thing wrong."""
    _check_size(catalogue, size)
    _check_codes(catalogue)
    _check_groups(catalogue)
    _check_levels(catalogue.levels)
    for theme in catalogue.themes:
        _check_prompt_list(theme)
    unique("prompt id", (prompt.id for prompt in _prompts(catalogue)))
    check_texts(_texts(catalogue))


def check_texts(texts: Iterable[tuple[str, str]]) -> None:
    """No text, each with its place, is empty or begins or ends with a space."""
    for place, text in texts:
        if not text or text != text.strip():
            raise Fault(f"{place}: empty or with outer spaces")


def _check_size(catalogue: Catalogue, size: Size) -> None:
    expect("groups", len(catalogue.groups), size.groups)
    found = Counter(theme.kind for theme in catalogue.themes)
    for kind, number in size.themes.items():
        expect(f"{kind} themes", found[kind], number)
    expect("change values", len(catalogue.change_values), size.change_values)
    unique("direction", (value.direction for value in catalogue.change_values))
    if not catalogue.sources:
        raise Fault("sources: none")


def expect(what: str, found: object, expected: object) -> None:
    """Raises Fault where something is not as it must be."""
    if found != expected:
        raise Fault(f"{what}: {found}, not {expected}")


def _check_codes(catalogue: Catalogue) -> None:
    """Every code is a UUID in its usual form, and no two entries of any kind share one."""
    parts = (catalogue.groups, catalogue.themes, catalogue.levels, catalogue.change_values)
    codes = [code for part in parts for code in _codes(part)]
    unique("code", codes)
    for code in codes:
        if not is_uuid(code):
            raise Fault(f"code {code!r}: not a UUID")


def _codes(entries: Iterable[ThemeGroup | Theme | LevelValue | ChangeValue]) -> list[str]:
    return [entry.code for entry in entries]


def is_uuid(code: str) -> bool:
    """Whether it is a UUID in its usual form."""
    try:
        return str(UUID(code)) == code
    except ValueError:
        return False


def _check_groups(catalogue: Catalogue) -> None:
    """Each theme stands under a group of its own kind, and the themes follow the order of the groups."""
    kinds = {group.code: group.kind for group in catalogue.groups}
    for theme in catalogue.themes:
        if kinds.get(theme.group) is not theme.kind:
            raise Fault(f"theme {theme.code}: no group of its kind with code {theme.group!r}")
    runs = [group for group, _ in groupby(catalogue.themes, key=lambda theme: theme.group)]
    if runs != list(kinds):
        raise Fault("themes: not in the order of the groups")


def _check_levels(levels: Iterable[LevelValue]) -> None:
    """0 to 4 with a criterion each, then the one value without a number and without a criterion."""
    values = tuple(levels)
    expect("levels", [value.level for value in values], [*map(int, Level), None])
    for value in values:
        if bool(value.criterion.strip()) is (value.level is None):
            raise Fault(f"level {value.level}: criterion missing or out of place")


def _check_prompt_list(theme: Theme) -> None:
    """Only what is judged has prompts, and then all of it has; the version says 0 where there is no list."""
    if bool(theme.prompts) is not (theme.kind is Component.ACTIVITY):
        raise Fault(f"theme {theme.code}: prompts missing or out of place")
    if theme.prompts and not any(prompt.is_offered for prompt in theme.prompts):
        raise Fault(f"theme {theme.code}: every prompt withdrawn")
    if theme.prompts_version < 0 or bool(theme.prompts) is not bool(theme.prompts_version):
        raise Fault(f"theme {theme.code}: prompts_version {theme.prompts_version}")
    for prompt in theme.prompts:
        _check_prompt(prompt)


def _check_prompt(prompt: Prompt) -> None:
    """An official list is as it was published, no list has foreign prompts, and an earlier text differs."""
    if prompt.source is PromptSource.GUIDE and (prompt.kind is not PromptKind.USUAL or prompt.earlier_texts):
        raise Fault(f"prompt {prompt.id}: official, but {prompt.kind} or corrected")
    if prompt.kind is PromptKind.FOREIGN:
        raise Fault(f"prompt {prompt.id}: {prompt.kind}")
    unique(f"prompt {prompt.id}", (prompt.text, *prompt.earlier_texts))


def _prompts(catalogue: Catalogue) -> Iterator[Prompt]:
    return chain.from_iterable(theme.prompts for theme in catalogue.themes)


def unique(what: str, values: Iterable[str]) -> None:
    """Raises Fault where a value stands twice."""
    for value, count in Counter(values).items():
        if count > 1:
            raise Fault(f"{what} {value!r}: {count} times")


def _texts(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Every text that must not be empty, with its place."""
    for source in catalogue.sources:
        yield "source", source
    entries: tuple[ThemeGroup | Theme | ChangeValue, ...] = (
        *catalogue.groups,
        *catalogue.themes,
        *catalogue.change_values,
    )
    for entry in entries:
        yield f"{entry.code} term", entry.term
        yield f"{entry.code} explanation", entry.explanation
    for value in catalogue.levels:
        yield f"{value.code} label", value.label
        yield f"{value.code} explanation", value.explanation
    for prompt in _prompts(catalogue):
        yield "prompt id", prompt.id
        yield f"prompt {prompt.id}", prompt.text
        yield from ((f"prompt {prompt.id}", earlier) for earlier in prompt.earlier_texts)
