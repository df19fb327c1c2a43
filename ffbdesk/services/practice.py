"""The practice examples: fictitious citizens that ship with the program."""

from ffbdesk import shipped
from ffbdesk.services.desk import Desk
from ffbdesk.services.intake import Taken, take_in


def load_all(desk: Desk) -> tuple[Taken, ...]:
    """Bring in the practice citizens; those that are there already stay as they are."""
    return take_in(desk, sorted((shipped.folder("resources") / "practice").glob("*.json")))
