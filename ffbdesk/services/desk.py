"""An open archive with all that a service needs: handed to every service as its first argument."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import field
from datetime import datetime
from pathlib import Path
from typing import Literal

from ffbdesk.dataclass import dataclass
from ffbdesk.domain import cleaning
from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.edits import Change, Edit, Label, Record
from ffbdesk.domain.goals import BEGINNING
from ffbdesk.domain.ids import CitizenId, Clock, GatheringId, NewId, Seq
from ffbdesk.domain.kind import LINE_MAX, TEXT_MAX
from ffbdesk.keys.open_ring import OpenRing
from ffbdesk.keys.passphrase import Derivation
from ffbdesk.services.memory import Line, Memory, Reached
from ffbdesk.services.waiting import PendingFiles
from ffbdesk.storage.database import salt_of
from ffbdesk.storage.errors import DiskFull, StorageError, Unwritable
from ffbdesk.storage.ledger import Ledger
from ffbdesk.wiping import wipe

type Way = Literal["add", "passphrase"]
"""How somebody was let in: added to those who can open the archive, or given another passphrase."""


WAS_CALLED = "was_called_"
"""The setting, with a person's id behind it, that has the names they had before, each on a line."""


@dataclass(slots=True)
class Desk:
    """Ledger, catalogue, user, clock, id maker, key ring and the measuring of a passphrase of one open archive."""

    ledger: Ledger
    catalogue: Catalogue
    user: str
    clock: Clock
    new_id: NewId
    keys: OpenRing
    measured: Callable[[], Derivation]
    memory: Memory
    waiting: PendingFiles | None
    settled: range = range(0)
    """The changes that half typed text became when it was opened: no newer than what waited meanwhile."""
    came_from: datetime | None = None
    """When the backup was made that it has just come from."""
    was_rescued: bool = False
    """That was put in the place of a damaged database, which lies in `kopier`."""
    is_older: bool = False
    """Its database was put back from another day, as far as this computer remembers."""
    also_in: tuple[Path, ...] = ()
    """Folders of archives opened before that hold this one too: copies of it, or what it was copied from."""
    is_another: bool = False
    """Another archive lay in its folder when one was last open there."""
    listed: set[CitizenId] = field(default_factory=set)
    """Whose words were shown in a list or a search since it was opened."""
    let_in: Way | None = None
    """What the recovery sheet that opened it has done for the user."""

    def close(self) -> None:
        """Close the archive, and write over its keys: nobody uses this desk, or one made of it, any more."""
        raw_hex = self.ledger.raw_hex
        self.remember_reached()
        secrets = self.keys.unlocked.secret, *self.keys.unlocked.earlier
        self.ledger.close()
        wipe(raw_hex, *secrets)

    def remember_reached(self) -> None:
        """Let this computer remember how far the archive is, and its key. An older one is no mark until it was told."""
        if self.ledger.raw_hex and not self.is_older and not self.is_another:
            with suppress(StorageError):
                self.memory.remember(self.ledger.folder.path, self.keys.unlocked.archive, self.reached())

    def reached(self) -> Reached:
        """How far the archive is. Raises storage errors."""
        return Reached(int(self.ledger.last), self.ledger.read.log_end()[0], salt_of(self.ledger.raw_hex).hex())

    def was_told(self) -> None:
        """A person knows that the database is another day's, or the archive another, and goes on with it."""
        self.is_older = self.is_another = False

    def note(self, what: str, citizen: CitizenId | None = None) -> None:
        """Write a line in the access log, now and as the user. Raises storage errors."""
        self.ledger.note_access(what, by=self.user, at=self.clock(), citizen=citizen)

    @property
    def me(self) -> str:
        """The id of whoever opened the archive, in its list; empty after a recovery sheet."""
        return self.keys.unlocked.slot

    def names(self) -> tuple[str, ...]:
        """What the user is called, and was called until it was corrected: what is written keeps the name of its day.

        A name that is somebody else's by now is theirs.
        """
        others = {p.name for p in self.keys.people() if p.id != self.keys.unlocked.slot}
        earlier = self.ledger.read.setting(f"{WAS_CALLED}{self.keys.unlocked.slot}").splitlines()
        return (self.user, *(name for name in earlier if name not in others))

    def saw(self, what: str, citizen: CitizenId | None = None) -> None:
        """The same of something that is seen: a full disk must not hide what is there, and the line waits."""
        try:
            self.note(what, citizen)
        except (DiskFull, Unwritable):
            line = Line(self.clock().isoformat(), self.user, what, citizen)
            self.memory.defer(self.ledger.folder.path, self.keys.unlocked.archive, line)

    def saw_in_a_list(self, citizen: CitizenId) -> None:
        """Words of a citizen were shown among others': remembered once until the archive is locked (decision 26)."""
        if citizen not in self.listed:
            self.listed.add(citizen)
            self.saw("view ord", citizen)

    def commit(
        self,
        label: Label,
        edits: Sequence[Edit],
        *,
        citizen: CitizenId | None,
        gathering: GatheringId | None = None,
        undoes: Seq | None = None,
    ) -> Change | None:
        """Commit the edits that change anything, now and as the user; None where none does.

        Where a goal begins is kept whole with it: undo must know what stood there, also where that is the same.
        """
        if all(e.old == e.new for e in edits):
            return None
        kept = [e for e in edits if e.old != e.new or (e.ref.kind is Record.GOAL and e.ref.field in BEGINNING)]
        return self.ledger.commit(
            kept, label=label, by=self.user, at=self.clock(), citizen=citizen, gathering=gathering, undoes=undoes
        )


class TooLong(Exception):
    """More characters than the field holds. Nothing is ever cut."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most


def fitting(text: str, most: int = TEXT_MAX) -> str:
    """Text as it may be stored. Raises TooLong: what is stored must come back from a file or a lock."""
    tidy = cleaning.as_typed(text, one_line=False)
    if len(tidy) > most:
        raise TooLong(most)
    return tidy


def one_line(text: str, most: int = LINE_MAX) -> str:
    """The same for a field of one line: every gap is one space. Raises TooLong."""
    return fitting(cleaning.line(text), most)
