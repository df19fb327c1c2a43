"""An open archive with all that a service needs: handed to every service as its first argument."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.edits import WHOLE, Change, Edit, FieldRef, Fields, Label, Record
from ffbdesk.domain.goals import WORDING_MAX
from ffbdesk.domain.ids import CitizenId, Clock, GatheringId, NewId, Seq
from ffbdesk.domain.records import LINE_MAX, SHORT_REMARK_MAX, TEXT_MAX, Informant
from ffbdesk.keys.ring import OpenRing
from ffbdesk.storage.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Desk:
    """Ledger, catalogue, user, clock, id maker and key ring of one open archive."""

    ledger: Ledger
    catalogue: Catalogue
    user: str
    clock: Clock
    new_id: NewId
    keys: OpenRing

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


class TooLong(Exception):
    """More characters than the field holds. Nothing is ever cut."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most


_LONG = ("purpose", "wishes", "intervention_purpose", "text", *Informant)
_MOST = {"short_remark": SHORT_REMARK_MAX, "wording": WORDING_MAX} | dict.fromkeys(_LONG, TEXT_MAX)


def fitting(field: str, text: str) -> str:
    """Text as it may be stored in a field. Raises TooLong: what is stored must come back from a file or a lock."""
    tidy, most = plain(text), _MOST.get(field, LINE_MAX)
    if len(tidy) > most:
        raise TooLong(most)
    return tidy


def one_line(field: str, text: str) -> str:
    """The same for a field of one line: every gap is one space. Raises TooLong."""
    return fitting(field, " ".join(plain(text).split()))


def plain(text: str) -> str:
    """Text as it may be stored: line ends as one sign, no NUL, no half characters. Nothing else is touched."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").replace("\u2029", "\n")
    return lines.encode("utf-8", "ignore").decode("utf-8")
