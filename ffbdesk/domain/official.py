"""Official texts that users bring from a copy of their own: KL's definitions, and prompt lists of the guide.

The program may not contain them, and whoever has them may see them beside what is ours. They belong to one archive.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import field, replace

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import Catalogue, Component, Prompt, PromptKind, PromptSource, Theme
from ffbdesk.domain.ids import PromptId, ThemeCode


@dataclass(frozen=True, slots=True)
class OfficialTexts:
    """What an archive has of them."""

    definitions: Mapping[str, str] = field(default_factory=dict)
    """By code."""
    version: str = ""
    """Of the classification that the definitions are from."""
    prompts: Mapping[ThemeCode, tuple[str, ...]] = field(default_factory=dict)
    withdrawn: Mapping[ThemeCode, tuple[str, ...]] = field(default_factory=dict)
    """What stood in a list that was brought before and is in none now: marks on it keep their text."""


def judged(catalogue: Catalogue) -> tuple[Theme, ...]:
    """The undertemaer that have prompts."""
    return tuple(theme for theme in catalogue.themes if theme.kind is Component.ACTIVITY)


def with_official(catalogue: Catalogue, texts: OfficialTexts) -> Catalogue:
    """The catalogue as it reads with them."""
    themes = tuple(_with_prompts(theme, texts) if theme.code in texts.prompts else theme for theme in catalogue.themes)
    return replace(catalogue, themes=themes, definitions=texts.definitions)


def _with_prompts(theme: Theme, texts: OfficialTexts) -> Theme:
    """A list that is brought takes the place of ours. What is asked no more stays behind it, for the marks on it."""
    here = {prompt.text: prompt for prompt in theme.prompts}
    wanted = dict.fromkeys(texts.prompts[theme.code])
    offered = [_prompt(theme, text, here.get(text)) for text in wanted]
    gone = [replace(prompt, kind=PromptKind.WITHDRAWN) for prompt in theme.prompts if prompt.text not in wanted]
    gone += [
        replace(_prompt(theme, text, None), kind=PromptKind.WITHDRAWN)
        for text in texts.withdrawn.get(theme.code, ())
        if text not in wanted and text not in here
    ]
    return replace(theme, prompts=(*offered, *gone), prompts_version=theme.prompts_version + 1)


def _prompt(theme: Theme, text: str, known: Prompt | None) -> Prompt:
    """One that stood here word for word keeps its id, and the marks on it; another's follows from its words."""
    if known is not None:
        return replace(known, source=PromptSource.COPY, kind=PromptKind.USUAL)
    own = hashlib.sha256(f"{theme.code}/{text}".encode()).hexdigest()[:12]
    return Prompt(PromptId(f"{theme.code[:8]}-k{own}"), text, PromptSource.COPY)
