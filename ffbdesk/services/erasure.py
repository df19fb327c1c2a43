"""Erasing a citizen for good (architecture, decision 6), after a backup and with a word on what still holds them."""

from dataclasses import dataclass
from pathlib import Path

from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.records import Citizen
from ffbdesk.domain.rules import danish_order, display_name
from ffbdesk.services import backups
from ffbdesk.services.desk import Desk
from ffbdesk.storage.backup import Backup, Reason


@dataclass(frozen=True, slots=True)
class Holding:
    """What still holds a citizen outside the archive's database."""

    backups: tuple[Backup, ...]
    set_aside: tuple[Path, ...]
    """Copies made when a save was interrupted or a file exchanged: what they hold cannot be told apart."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What went, and what is left."""

    rows: int
    left: Holding


def erase(desk: Desk, citizen: CitizenId) -> Erased:
    """Purge a citizen: every row, and the file rewritten. It cannot be undone, but for the backups that are listed.

    Raises UnknownRecord, DiskFull, Unwritable, Swapped; then nothing is erased.
    """
    desk.ledger.read.citizen(citizen, removed=True)
    backups.before(desk, Reason.ERASURE)
    left = holding(desk, citizen)  # asked while the citizen's name can still be told apart
    rows = desk.ledger.erase(citizen, by=desk.user, at=desk.clock())
    desk.ledger.note_access("erase", by=desk.user, at=desk.clock(), citizen=None)
    return Erased(rows, left)


def removed(desk: Desk) -> tuple[Citizen, ...]:
    """Those who were removed from the list, and still lie in the archive; by name."""
    hidden = [CitizenId(id_) for id_ in desk.ledger.read.ids("citizen") if desk.ledger.read.is_removed(CitizenId(id_))]
    people = [desk.ledger.read.citizen(id_, removed=True) for id_ in hidden]
    return tuple(sorted(people, key=lambda person: danish_order(display_name(person))))


def holding(desk: Desk, citizen: CitizenId) -> Holding:
    """The backups that hold a citizen, and copies that may."""
    copies = desk.ledger.folder.copies
    aside = [path for name in ("afbrudt-*", "udskiftet-*", "beskadiget-*") for path in sorted(copies.glob(name))]
    return Holding(backups.holding(desk, citizen), tuple(aside))
