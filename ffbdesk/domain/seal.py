"""The lock of a dated piece: udredning, statusnotat, bestilling (architecture, decisions 8 and 21)."""

from datetime import datetime

from ffbdesk.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Seal:
    """The SHA-256 (hex) of the canonical content that was locked, when and by whom."""

    sha256: str
    at: datetime
    by: str
