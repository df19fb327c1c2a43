"""The open archive as long work sees it: read through a connection of its own, never changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from ffbdesk.domain.ids import CitizenId
from ffbdesk.storage.backup import Source
from ffbdesk.storage.database import connect
from ffbdesk.storage.ledger import Ledger
from ffbdesk.storage.lockfile import ArchiveLock
from ffbdesk.storage.turns import Pace


class ChangedBeside(Exception):
    """Long work tried to change the archive: a mistake in the program."""


class Beside(Ledger):
    """A ledger for another thread than the one that saves, while that one goes on saving.

    Every query is over at once, so that no save waits for it. What must be written (a line in the access log) and what
    must be copied (a backup) is done on the saving connection, in its turn. Closing it closes its own connection only.
    """

    def __init__(self, saving: Ledger, pace: Pace) -> None:
        source = saving.source()
        connection = connect(source.folder.database, source.raw_hex)
        try:
            connection.execute("PRAGMA query_only = ON")
            super().__init__(connection, source.folder, ArchiveLock(source.folder), source.raw_hex)
        except BaseException:
            connection.close()
            raise
        self._saving, self._turns, self.go_on = saving, pace.turns, pace.go_on

    def note_access(self, what: str, *, by: str, at: datetime, citizen: CitizenId | None) -> None:
        """See `Ledger.note_access`."""
        with self._turns.portion():
            self.go_on()
            self._saving.note_access(what, by=by, at=at, citizen=citizen)

    def source(self) -> Source:
        """The saving connection: what is copied by it is whole although somebody saves meanwhile."""
        return self._saving.source()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        raise ChangedBeside
        yield
