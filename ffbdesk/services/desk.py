"""An open archive with all that a service needs: handed to every service as its first argument."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.edits import WHOLE, Change, Edit, FieldRef, Fields, Label, Record
from ffbdesk.domain.ids import CitizenId, Clock, GatheringId, NewId, Seq
from ffbdesk.storage.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Desk:
    """Ledger, catalogue, user, clock and id maker of one open archive."""

    ledger: Ledger
    catalogue: Catalogue
    user: str
    clock: Clock
    new_id: NewId

    def commit(
        self,
        label: Label,
        edits: Sequence[Edit],
        *,
        citizen: CitizenId | None,
        gathering: GatheringId | None = None,
        undoes: Seq | None = None,
    ) -> Change | None:
        """Commit the edits that change anything, now and as the user; None where none does."""
        real = [e for e in edits if e.old != e.new]
        if not real:
            return None
        return self.ledger.commit(
            real, label=label, by=self.user, at=self.clock(), citizen=citizen, gathering=gathering, undoes=undoes
        )


def added(kind: Record, record_id: str, fields: Fields, theme: Any = None) -> Edit:
    """The edit that makes a record."""
    return Edit(FieldRef(kind, record_id, WHOLE, theme), None, fields)


def plain(text: str) -> str:
    """Text as it may be stored: line ends as one sign, no NUL, no half characters. Nothing else is touched."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").replace("\u2029", "\n")
    return lines.encode("utf-8", "ignore").decode("utf-8")
