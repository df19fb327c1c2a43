"""Python's search for garbage, in the window's thread.

Left to itself it runs in whichever thread asks for memory. A widget or a timer found there would end in a thread that
is not its own, which Qt does not allow. So while there is a window nobody searches but this, between two events.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EACH_MS = 1000


class Garbage(QTimer):
    """Looks every second whether Python would have searched by now, until its end."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent, interval=_EACH_MS)
        self.timeout.connect(collect_what_is_due)
        gc.disable()
        self.start()

    def end(self) -> None:
        """As Python does it."""
        self.stop()
        gc.enable()


def collect_what_is_due() -> None:
    """The oldest generation whose turn has come; the younger ones go with it."""
    due = [
        n for n, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > most > 0
    ]
    if due:
        gc.collect(due[-1])
