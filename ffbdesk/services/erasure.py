"""Erasing a citizen for good (architecture, decision 6), after a backup and with a word on what still holds them."""

from contextlib import suppress
from itertools import product
from pathlib import Path

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.alphabet import danish_order
from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.records import Citizen
from ffbdesk.domain.rules import display_name
from ffbdesk.services import backups, pending, spelling
from ffbdesk.services.desk import Desk
from ffbdesk.storage import working
from ffbdesk.storage.backup import Backup, Reason

_LEFT = ("export ", "print ", "copy ")
"""How the lines begin of what leaves the archive in clear."""
_ASIDE = ("afbrudt-*", "udskiftet-*", "beskadiget-*", ".se-*", ".ny-*")
"""What is set aside among the copies, or was left there by a program that was killed."""
_OF_ALL = ("export log", "rescue save")
"""Lines of what leaves in clear about everybody."""


@dataclass(frozen=True, slots=True)
class Holding:
    """What still holds a citizen outside the archive's database."""

    backups: tuple[Backup, ...]
    perhaps: tuple[Backup, ...]
    """Backups of which nobody can say whether they do: of a key that the archive does not know."""
    set_aside: tuple[Path, ...]
    """Copies made when a save was interrupted or a file exchanged: what they hold cannot be told apart."""
    unreadable: tuple[Path, ...]
    """Damaged backups: nobody can say what they hold."""
    out_of_reach: tuple[Path, ...]
    """The second place for backups, where it cannot be looked at now, and those that were it before."""
    saved_elsewhere: int
    """Backups that the access log says were saved in another folder."""
    handed_over: int
    """How often the access log says that something about the citizen was saved, printed or copied."""
    also_in: tuple[Path, ...]
    """Other copies of the archive among those opened before."""
    waiting: int
    """Sealed files with text that could not be stored, about the citizen or of which nobody can say."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What went, and what is left."""

    rows: int
    left: Holding


def erase(desk: Desk, citizen: CitizenId) -> Erased:
    """Purge a citizen: every row, and the file rewritten. It cannot be undone, but for the backups that are listed.

    Raises UnknownRecord, DiskFull, Unwritable, Swapped; then nothing is erased.
    """
    name = desk.ledger.read.citizen(citizen, removed=True).name
    backups.before(desk, Reason.ERASURE)
    for place, prefix in product(_places(desk), (working.HALF, working.LOOKED_INTO)):
        working.sweep(place, prefix)
    pending.forget_citizen(desk, citizen)
    left = holding(desk, citizen)  # asked while the citizen's name can still be told apart
    spelling.forget_name(desk, name)
    rows = desk.ledger.erase(citizen, by=desk.user, at=desk.clock())
    return Erased(rows, left)


def _places(desk: Desk) -> tuple[Path, ...]:
    """The folders with backups that can be looked at now."""
    second = backups.second_place(desk)
    return (desk.ledger.folder.copies, *([second] if second and not backups.second_trouble(desk) else []))


def _named(place: Path, pattern: str) -> list[Path]:
    with suppress(OSError):
        return sorted(path for path in place.glob(pattern) if not path.name.endswith(".laas"))
    return []


def removed(desk: Desk) -> tuple[Citizen, ...]:
    """Those who were removed from the list, and still lie in the archive; by name."""
    hidden = [CitizenId(id_) for id_ in desk.ledger.read.ids("citizen") if desk.ledger.read.is_removed(CitizenId(id_))]
    people = [desk.ledger.read.citizen(id_, removed=True) for id_ in hidden]
    return tuple(sorted(people, key=lambda person: danish_order(display_name(person))))


def holding(desk: Desk, citizen: CitizenId) -> Holding:
    """Everything known that holds a citizen, or may."""
    folder = desk.ledger.folder
    aside = [path for place, name in product(_places(desk), _ASIDE) for path in _named(place, name)]
    aside += [path for path in (folder.next_database, folder.half_database) if path.exists()]
    second = [backups.second_place(desk)] if backups.second_trouble(desk) else []
    lines = desk.ledger.read.accesses()
    return Holding(
        *backups.telling(desk, citizen),
        tuple(aside),
        backups.unreadable(desk),
        (*filter(None, second), *backups.former_places(desk)),
        sum(line.what == "backup save" for line in lines),
        sum(line.what in _OF_ALL or (line.citizen == citizen and line.what.startswith(_LEFT)) for line in lines),
        desk.also_in,
        pending.may_hold(desk, citizen),
    )
