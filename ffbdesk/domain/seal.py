"""The lock of a dated piece: udredning, statusnotat, bestilling (architecture, decisions 8 and 21)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Seal:
    """The SHA-256 (hex) of the canonical content that was locked, when and by whom."""

    sha256: str
    at: datetime
    by: str
