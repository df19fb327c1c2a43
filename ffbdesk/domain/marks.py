"""How often the citizen does what a prompt asks about. Evidence for a judgement, never a sum that makes one."""

from enum import StrEnum

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.ids import PromptId

FIELD = "mark:"
"""A mark's field of a condition is this and the prompt's id."""


class Frequency(StrEnum):
    """The criteria's own words, from best to least, and 'ikke relevant for borgeren'."""

    ALWAYS = "always"
    MOSTLY = "mostly"
    PERIODS = "periods"
    SOMETIMES = "sometimes"
    RARELY = "rarely"
    NOT_RELEVANT = "not_relevant"


SCALE = (Frequency.ALWAYS, Frequency.MOSTLY, Frequency.PERIODS, Frequency.SOMETIMES, Frequency.RARELY)
"""The five that have a place beside the levels 0 to 4, whose criteria use the same words."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on one prompt. Keeps the prompt's text and its list's version as they were when it was set."""

    prompt: PromptId
    text: str
    list_version: int
    frequency: Frequency


def written(mark: Mark) -> str:
    """A mark as the value of its field."""
    return f"{mark.frequency}|{mark.list_version}|{mark.text}"


def read(prompt: PromptId, value: str) -> Mark:
    """A mark from the value of its field. Raises ValueError on anything that `written` did not write."""
    frequency, version, text = value.split("|", 2)
    return Mark(prompt, text, int(version), Frequency(frequency))


def prompt_of(field: str) -> PromptId | None:
    """The prompt that a field of a condition is a mark on; None for its other fields."""
    return PromptId(field.removeprefix(FIELD)) if field.startswith(FIELD) else None
