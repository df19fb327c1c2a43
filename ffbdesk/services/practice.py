"""The practice examples: fictitious citizens that ship with the program."""

from ffbdesk import shipped
from ffbdesk.domain.records import Citizen
from ffbdesk.services import citizens
from ffbdesk.services.desk import Desk
from ffbdesk.services.intake import Taken, take_in

_EARLIER = frozenset({"boerge-mogensen-2.json", "borger-x-2.json"})
"""What an earlier version shipped beside the others, and is in them now. A zip that was unpacked over it leaves it."""


def load_all(desk: Desk) -> tuple[Taken, ...]:
    """Bring in the practice citizens; what is there already stays as it is."""
    found = (shipped.folder("resources") / "practice").glob("*.json")
    return take_in(desk, sorted(path for path in found if path.name not in _EARLIER))


def remove_all(desk: Desk) -> tuple[Citizen, ...]:
    """Hide every practice citizen that is in the list. Can be undone; nothing is erased."""
    there = [line.citizen for line in citizens.listing(desk) if line.citizen.practice]
    return tuple(citizens.remove(desk, citizen.id) for citizen in there)
