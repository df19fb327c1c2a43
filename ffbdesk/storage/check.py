"""Is the whole file sound? Both checks: the first alone calls an archive whole whose journal was lost."""

import re
from collections.abc import Iterator
from enum import StrEnum

from ffbdesk.dataclass import dataclass
from ffbdesk.storage.database import translated
from ffbdesk.storage.errors import ArchiveDamaged
from ffbdesk.storage.ledger import Ledger


class Fault(StrEnum):
    """What can be wrong; `words.checks` has the words."""

    PAGE = "page"
    STRUCTURE = "structure"
    LINK = "link"
    UNREADABLE = "unreadable"
    SEAL = "seal"
    SALT = "salt"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, and where: a page, a table or a round; empty where it is the database as a whole."""

    kind: Fault
    what: str = ""


_PRAGMAS = {
    "cipher_integrity_check": Fault.PAGE,
    "quick_check": Fault.STRUCTURE,
    "foreign_key_check": Fault.LINK,
}
_NOTHING = ("ok", "*** in database main ***")
"""Rows that say nothing: all is sound, and the heading of what is not."""
_PAGE = re.compile(r"page (\d+)", re.IGNORECASE)


def findings(ledger: Ledger) -> tuple[Finding, ...]:
    """What is wrong, each thing once; empty where all is sound (architecture, decision 5)."""
    return tuple(dict.fromkeys([*_of_salt(ledger), *_of_pragmas(ledger), *_of_seals(ledger), *_of_log(ledger)]))


def _of_salt(ledger: Ledger) -> Iterator[Finding]:
    if not ledger.salt_stands():
        yield Finding(Fault.SALT)


def _of_pragmas(ledger: Ledger) -> Iterator[Finding]:
    for pragma, kind in _PRAGMAS.items():
        try:
            with translated():
                rows = ledger.pragma(pragma)
        except ArchiveDamaged:
            yield Finding(Fault.UNREADABLE)
        else:
            yield from (Finding(kind, _where(kind, row)) for row in rows if row not in _NOTHING)


def _where(kind: Fault, row: str) -> str:
    if kind is Fault.LINK:
        return row.split(" ", 1)[0]
    page = _PAGE.search(row)
    return page[1] if page else ""


def _of_seals(ledger: Ledger) -> Iterator[Finding]:
    try:
        yield from [Finding(Fault.SEAL, gathering) for gathering in ledger.read.broken_seals()]
    except ArchiveDamaged:
        yield Finding(Fault.UNREADABLE)


def _of_log(ledger: Ledger) -> Iterator[Finding]:
    try:
        if not ledger.read.log_is_whole():
            yield Finding(Fault.LOG)
    except ArchiveDamaged:
        yield Finding(Fault.UNREADABLE)
