"""The catalogue as plain JSON values, for `ffbdesk catalog --json`."""

from typing import Any

from ffbdesk.domain.catalogue import Catalogue, LevelValue, Prompt, Theme


def as_dict(catalogue: Catalogue) -> dict[str, Any]:
    """Version, themes in catalogue order and levels, ready for `json.dumps`."""
    return {
        "version": catalogue.version.version,
        "themes": [_theme(theme) for theme in catalogue.themes],
        "levels": [_level(value) for value in catalogue.levels],
    }


def _theme(theme: Theme) -> dict[str, Any]:
    return {
        "code": theme.code,
        "term": theme.term,
        "kind": theme.kind.value,
        "group": theme.group,
        "explanation": theme.explanation,
        "prompts": [_prompt(prompt) for prompt in theme.prompts if prompt.is_offered],
    }


def _prompt(prompt: Prompt) -> dict[str, str]:
    return {"id": prompt.id, "text": prompt.text, "source": prompt.source.value}


def _level(value: LevelValue) -> dict[str, Any]:
    return {
        "code": value.code,
        "level": value.level,
        "label": value.label,
        "criterion": value.criterion,
        "explanation": value.explanation,
    }
