"""`ffbdesk` and `python -m ffbdesk`."""

import gc
import signal
import sys

from ffbdesk.app import own_memory
from ffbdesk.cli.main import main as command

_GARBAGE = 200_000
"""Objects. To look for garbage more often takes a tenth of the time of an export."""


def main() -> int:
    """Run one command in a process of its own, which ends before its garbage is worth collecting."""
    if sys.argv[1:2] == ["run"]:
        # Ctrl+C ends it until `app.ending` hears of it: an exception in the middle of Qt could end in anything.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        # `app.start` keeps its memory, before anything is opened. What is loaded first is all kept; later
        # `app.garbage` searches, for a window lives for hours.
        gc.disable()
    else:
        own_memory.keep()
        gc.set_threshold(_GARBAGE)
    try:
        return command()
    finally:
        gc.freeze()  # nor is it worth it when everything is thrown away


if __name__ == "__main__":
    sys.exit(main())
