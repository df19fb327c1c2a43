"""What the program gets from this computer: the clock and random ids."""

import uuid
from datetime import datetime

from ffbdesk.services.archive import Machine


def this_machine() -> Machine:
    """The real clock (with the local offset from UTC) and real random ids."""
    return Machine(clock=lambda: datetime.now().astimezone(), new_id=lambda: str(uuid.uuid4()))
