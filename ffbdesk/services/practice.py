"""The practice examples: fictitious citizens that ship with the program."""

from ffbdesk import shipped
from ffbdesk.domain.records import Citizen
from ffbdesk.services import citizens
from ffbdesk.services.desk import Desk
from ffbdesk.services.intake import Taken, take_in


def load_all(desk: Desk) -> tuple[Taken, ...]:
    """Bring in the practice citizens; those that are there already stay as they are."""
    return take_in(desk, sorted((shipped.folder("resources") / "practice").glob("*.json")))


def remove_all(desk: Desk) -> tuple[Citizen, ...]:
    """Hide every practice citizen that is in the list. Can be undone; nothing is erased."""
    there = [line.citizen for line in citizens.listing(desk) if line.citizen.practice]
    return tuple(citizens.remove(desk, citizen.id) for citizen in there)
