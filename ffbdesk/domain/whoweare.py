"""Who uses an archive: it decides what comes first, and forbids nothing (architecture, decision 19)."""

from enum import StrEnum


class Who(StrEnum):
    """One setting of the archive."""

    HOME = "home"
    """Bosted eller tilbud: a provider who works with its residents every day."""
    CLARIFICATION = "clarification"
    """Afklaringsplads: somebody is assessed there for a while."""
    AUTHORITY = "authority"
    """Myndighed: the municipality."""
