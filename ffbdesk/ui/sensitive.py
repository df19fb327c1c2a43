"""Whose sensitive themes lie open: for the one who sits here, until the archive is locked (circle, 'Decided').

Where one is opened the log has its line before anything is seen; from then on it is open wherever that citizen's words
are shown. Lists across citizens never show them.
"""

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.ids import CitizenId, ThemeCode


class Sensitive(QObject):
    """Kept while the window is built anew round the same person; whoever unlocks begins with a new one."""

    opened = Signal(str)
    """Those of this citizen were opened."""

    def __init__(self) -> None:
        super().__init__()
        self._open: set[CitizenId] = set()

    def open(self, citizen: CitizenId) -> None:
        """From now on."""
        if citizen not in self._open:
            self._open.add(citizen)
            self.opened.emit(citizen)

    def is_open(self, citizen: CitizenId | None) -> bool:
        """Whether they were opened; never for nobody."""
        return citizen in self._open

    def closed(self, citizen: CitizenId | None) -> Collection[ThemeCode]:
        """The themes of which nothing is to be seen."""
        return () if self.is_open(citizen) else SENSITIVE

    def whose(self) -> tuple[CitizenId, ...]:
        """Of whom they lie open."""
        return tuple(sorted(self._open))
