"""What is typed in one field, cut into the steps that undo takes: words, pauses, and whatever comes in one piece."""

from ffbdesk.dataclass import dataclass

PAUSE = 2.0
"""Seconds without a letter, and the next one begins a step of its own."""


@dataclass(frozen=True, slots=True)
class Splice:
    """What changed between two texts: at `at`, this went and that came."""

    at: int
    removed: str
    inserted: str

    def back(self, after: str) -> str | None:
        """The text before; None where `after` is not what it made."""
        end = self.at + len(self.inserted)
        return f"{after[: self.at]}{self.removed}{after[end:]}" if after[self.at : end] == self.inserted else None

    def forth(self, before: str) -> str | None:
        """The text after; None where `before` is not what it was made from."""
        return Splice(self.at, self.inserted, self.removed).back(before)


def splice(before: str, after: str) -> Splice:
    """The one place where two texts differ, as small as it can be told."""
    at = _alike(before, after)
    rest = min(len(before), len(after)) - at
    tail = _alike(before[len(before) - rest :][::-1], after[len(after) - rest :][::-1])
    return Splice(at, before[at : len(before) - tail], after[at : len(after) - tail])


def _alike(one: str, other: str) -> int:
    """How many letters two texts begin with alike. Halves, since a long text is compared at each letter."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low


class Strokes:
    """Says of each stroke in a field whether it goes on with the step before it."""

    def __init__(self) -> None:
        self._last: Splice | None = None
        self._at = 0.0

    def goes_on(self, before: str, after: str, now: float) -> bool:
        """Whether this stroke belongs to the step before. `now` is in seconds, of any clock that only goes forward."""
        last, paused = self._last, now - self._at >= PAUSE
        self._last, self._at = splice(before, after), now
        return last is not None and not paused and _joins(last, self._last)

    def end(self) -> None:
        """The field was left: the next stroke begins a step."""
        self._last = None


def _joins(last: Splice, now: Splice) -> bool:
    if len(now.inserted) == 1 and not now.removed and len(last.inserted) == 1:
        return now.at == last.at + 1 and not (last.inserted.isspace() and not now.inserted.isspace())
    if len(now.removed) == 1 and not now.inserted and len(last.removed) == 1 and not last.inserted:
        return now.at in (last.at - 1, last.at) and not (now.removed.isspace() and not last.removed.isspace())
    return False
