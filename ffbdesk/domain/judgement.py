"""The professional's judgement of one theme. No judgement at all is `None`, never a member here."""

from enum import Enum, IntEnum

from ffbdesk.dataclass import dataclass

SHORT_REMARK_MAX = 300
"""Characters in a short remark (design: reports.md, one to three printed lines)."""


class Level(IntEnum):
    """Funktionsevneniveau: 0 is the best functioning, 4 the most reduced."""

    NONE = 0
    LIGHT = 1
    MODERATE = 2
    SEVERE = 3
    COMPLETE = 4


@dataclass(frozen=True, slots=True)
class Assessed:
    """A level was chosen."""

    level: Level


@dataclass(frozen=True, slots=True)
class NotAssessed:
    """'Ikke vurderet': chosen, because the level cannot be judged now. Official code."""


@dataclass(frozen=True, slots=True)
class NotRelevant:
    """'Ikke relevant': chosen. Ours, not FFB's; never exported as a level."""


type Judgement = Assessed | NotAssessed | NotRelevant

_TOKENS: dict[str, Judgement] = {
    **{str(int(level)): Assessed(level) for level in Level},
    "not_assessed": NotAssessed(),
    "not_relevant": NotRelevant(),
}
_BY_JUDGEMENT = {judgement: token for token, judgement in _TOKENS.items()}


def token(judgement: Judgement | None) -> str | None:
    """The judgement as one short word for storage ('0'..'4', 'not_assessed', 'not_relevant')."""
    return None if judgement is None else _BY_JUDGEMENT[judgement]


def from_token(text: str | None) -> Judgement | None:
    """The judgement behind a stored word. Raises KeyError on an unknown word."""
    return None if text is None else _TOKENS[text]


def level_of(judgement: Judgement | None) -> Level | None:
    """The level, or None where none was chosen."""
    return judgement.level if isinstance(judgement, Assessed) else None


class Bare(Enum):
    """The two states of a theme without a judgement (architecture, decision 1)."""

    UNTOUCHED = "untouched"
    TAKEN_UP = "taken_up"


type Sign = Judgement | Bare
"""A theme's state as it is drawn: one of five, different everywhere."""
