"""Is the whole file sound? Both checks: the first alone calls an archive whole whose journal was lost."""

from ffbdesk.storage.database import translated
from ffbdesk.storage.errors import ArchiveDamaged
from ffbdesk.storage.ledger import Ledger


def findings(ledger: Ledger) -> tuple[str, ...]:
    """What is wrong, one technical line each; empty where all is sound (architecture, decision 5)."""
    found: list[str] = []
    for pragma in ("cipher_integrity_check", "quick_check", "foreign_key_check"):
        try:
            with translated():
                rows = ledger.pragma(pragma)
        except ArchiveDamaged:
            rows = [f"{pragma}: cannot be read"]
        found += [row for row in rows if row != "ok"]
    try:
        found += [f"seal {gathering}: content and SHA-256 differ" for gathering in ledger.read.broken_seals()]
    except ArchiveDamaged:
        found.append("seal: cannot be read")
    return tuple(found)
