"""The access log, readable and as a file; and the archive's own small settings."""

import csv
import io
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.rules import display_name
from ffbdesk.services import citizens, leaving
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import UnknownRecord
from ffbdesk.words import access as say

LOCK_MINUTES = "lock_minutes"
DEFAULT_LOCK_MINUTES = 5
"""How long nobody touches keyboard or mouse before the archive is locked, unless the settings say otherwise."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the log."""

    at: datetime
    by: str
    citizen: str
    """Whose data it was, as the list names them; empty where it was nobody's."""
    what: str
    """As it is stored; `words.access` has the Danish."""


def lines(desk: Desk, most: int | None = None, citizen: CitizenId | None = None) -> tuple[Line, ...]:
    """Newest first; of one citizen or of all."""
    found = desk.ledger.read.accesses(citizen)[:most]
    shared = citizens.namesakes(desk)
    names = {one.citizen: _name(desk, one.citizen, shared) for one in found}
    return tuple(Line(one.at, one.by, names[one.citizen], one.what) for one in found)


def state(desk: Desk) -> str:
    """Whether the log is whole, in words, with its last link: beside one that was saved before, a new log shows."""
    count, link = desk.ledger.read.log_end()
    return say.state(count, desk.ledger.read.log_erased(), link, whole=desk.ledger.read.log_is_whole())


def save(desk: Desk, out: Path) -> Path:
    """The whole log as a file for a spreadsheet; gives its path. Raises DiskFull, Unwritable."""
    content = io.StringIO()
    table = csv.writer(content, delimiter=";")
    table.writerow(say.HEADS)
    for line in lines(desk):
        table.writerow(map(_safe, (f"{line.at:%Y-%m-%d %H:%M:%S}", line.by, line.citizen, say.what(line.what))))
    table.writerow(("", "", "", state(desk)))
    raw = content.getvalue().encode("utf-8-sig")
    return leaving.save(desk, "export log", out, leaving.Name(desk.clock().date().isoformat(), "adgangslog.csv"), raw)


def lock_minutes(desk: Desk) -> int:
    """Minutes without a touch before the archive is locked."""
    kept = desk.ledger.read.setting(LOCK_MINUTES)
    return int(kept) if kept.isdigit() and int(kept) > 0 else DEFAULT_LOCK_MINUTES


def set_lock_minutes(desk: Desk, minutes: int) -> None:
    """Another time. Raises storage errors."""
    desk.ledger.keep_setting(LOCK_MINUTES, str(minutes))


def _safe(text: str) -> str:
    """A spreadsheet takes a text that begins so for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text


def _name(desk: Desk, citizen: CitizenId | None, shared: Mapping[CitizenId, str]) -> str:
    if citizen is None:
        return ""
    try:
        person = desk.ledger.read.citizen(citizen, removed=True)
    except UnknownRecord:
        return say.GONE
    return shared.get(citizen) or display_name(person)
