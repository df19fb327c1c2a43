"""What a fault is: something that is done to the program many times, its figure, and a control that must fail."""

import os
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

SEED = int(os.environ.get("FAULTS_SEED", "20261124"))


@dataclass
class Tally:
    """What became of it: counts by name. `bad` are those that must be nought."""

    counts: dict[str, int] = field(default_factory=dict)
    bad: list[str] = field(default_factory=list)

    def add(self, name: str, by: int = 1) -> None:
        """One more of it."""
        self.counts[name] = self.counts.get(name, 0) + by

    def fault(self, what: str) -> None:
        """Something that must not happen."""
        self.bad.append(what)

    def line(self) -> str:
        """The figures as they are."""
        told = ", ".join(f"{count} {name}" for name, count in self.counts.items())
        return f"{told}; {len(self.bad)} wrong"


type Run = Callable[[Path, int, random.Random], Tally]
"""In an empty folder, so many times, by this chance."""


@dataclass(frozen=True)
class Fault:
    """One line of the table."""

    name: str
    times: int
    run: Run
    control: Run
    control_times: int
    needs_compiler: bool = False
    posix: str = ""
    """What it needs that Windows has not: there it is not run."""
    slice_: int = 0
    """How many times in `make test`; CI's slice takes the share of the whole that FAULTS_SHARE says."""
