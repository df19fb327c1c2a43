"""What the program gets from this computer: the clock, random ids, and a place for what waits."""

import uuid
from datetime import datetime
from functools import cache
from pathlib import Path

from ffbdesk import own_folders
from ffbdesk.services.archive import Machine
from ffbdesk.services.memory import Memory
from ffbdesk.services.waiting import PendingFiles


@cache
def _memory(file: Path) -> Memory:
    """One for the whole program: what cannot be written is known until it ends."""
    return Memory(file)


def this_machine() -> Machine:
    """The real clock (with the local offset from UTC) and real random ids."""
    waiting = own_folders.data() / "Venter" / "arkiver.json"
    now, new_id = (lambda: datetime.now().astimezone()), (lambda: str(uuid.uuid4()))
    return Machine(clock=now, new_id=new_id, memory=_memory(waiting), waiting=PendingFiles())
