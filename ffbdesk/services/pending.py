"""What was on its way into the archive when it was locked: sealed under its key, and given back after it is opened."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.edits import FieldRef, Record, Value
from ffbdesk.domain.ids import ArchiveId, CitizenId, GatheringId, Seq, ThemeCode
from ffbdesk.domain.notes import PENDING
from ffbdesk.keys import sealed
from ffbdesk.keys.errors import KeyRingError
from ffbdesk.keys.ring import KeyRing
from ffbdesk.services import values
from ffbdesk.services.desk import Desk, TooLong
from ffbdesk.storage.errors import Sealed, StorageError, UnknownRecord


@dataclass(frozen=True, slots=True)
class Waiting:
    """The value of one field that could not be stored."""

    ref: FieldRef
    value: Value
    gathering: GatheringId | None
    """The round that was in sight."""
    at: datetime | None
    """When it was set."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is sealed: who was there, where, and what waited. `place` is the window's own, in plain JSON values."""

    user: str
    place: dict[str, object]
    waiting: tuple[Waiting, ...]
    at: datetime | None = None
    """When it was sealed, and so the latest that anything of it was set; None in what version 0.1 sealed."""
    folder: str = ""
    """Where the archive lay in which it was written: a copy of it elsewhere has the same number."""


@dataclass(frozen=True, slots=True)
class Left:
    """What could not be given back, and why."""

    waiting: tuple[Waiting, ...] = ()
    """There is no room for it yet, or it is too long: to be seen, and tried again."""
    placeless: tuple[Waiting, ...] = ()
    """What it belongs to is gone or locked: it stays sealed, for a person to look at."""
    error: Exception | None = None


def seal(desk: Desk, place: dict[str, object], waiting: Sequence[Waiting]) -> bytes:
    """Seal it under the archive's key, now."""
    return seal_kept(desk, Kept(desk.user, place, tuple(waiting), desk.clock(), _where(desk)))


def seal_kept(desk: Desk, kept: Kept) -> bytes:
    """Seal what is left of it, as it was."""
    at = kept.at.isoformat() if kept.at else None
    waiting = [_written(one) for one in kept.waiting]
    body = {"user": kept.user, "place": kept.place, "waiting": waiting, "at": at, "folder": kept.folder}
    found = desk.keys.unlocked
    return sealed.seal(
        found.archive, found.secret, json.dumps(body, ensure_ascii=False).encode("utf-8", "surrogatepass")
    )


def unseal(desk: Desk, content: bytes) -> Kept | None:
    """Read what was sealed, under the present key or one before it; None where it was another's, or is damaged."""
    found = desk.keys.unlocked
    opened = sealed.unseal(found.archive, (found.secret, *desk.keys.earlier()), content)
    if opened is None:
        return None
    body = json.loads(opened.decode("utf-8", "surrogatepass"))
    at = datetime.fromisoformat(body["at"]) if body.get("at") else None
    waiting = tuple(_read(one) for one in body["waiting"])
    return Kept(body["user"], body["place"], waiting, at, body.get("folder", ""))


def is_of_another_copy(desk: Desk, kept: Kept) -> bool:
    """Whether it was written in another copy of this archive, which is still there: then it waits for that one.

    An archive that was moved takes along what waits for it.
    """
    if kept.folder in ("", _where(desk)):
        return False
    return archive_number(Path(kept.folder)) == desk.keys.unlocked.archive


def give_back(desk: Desk, kept: Kept) -> Left:
    """Store what waited, in order, as the one who set it. What has been set anew since is newer, and stays.

    One that cannot be stored keeps nothing else back; where there is no room, what comes after it waits with it.
    """
    writer, waits, placeless = replace(desk, user=kept.user), list[Waiting](), list[Waiting]()
    before = desk.ledger.last  # what is given back here is no newer setting
    trouble: Exception | None = None
    full = False
    for one in kept.waiting:
        if full:
            waits.append(one)
            continue
        try:
            _put_back(writer, one, one.at or kept.at, before)
        except (Sealed, UnknownRecord) as error:
            placeless.append(one)
            trouble = trouble or error
        except (StorageError, TooLong) as error:
            waits.append(one)
            trouble, full = error, isinstance(error, StorageError)
    return Left(tuple(waits), tuple(placeless), trouble)


def forget_citizen(desk: Desk, citizen: CitizenId) -> None:
    """Take what waits about a citizen, or was half filled in, out of the sealed files, before they are erased.

    Where there is no room to seal the rest of a file anew, that file stays as it is, and may hold them still.
    """
    archive = desk.keys.unlocked.archive
    for file, content in _files(desk):
        kept = unseal(desk, content)
        if kept is None or desk.waiting is None:
            continue
        left = tuple(one for one in kept.waiting if _whose(desk, one) != citizen)
        place = {} if str(citizen) in json.dumps(kept.place) else kept.place  # a form about them may stand in it
        if len(left) == len(kept.waiting) and place == kept.place:
            continue
        rest = seal_kept(desk, replace(kept, waiting=left, place=place))
        if not left or desk.waiting.keep(archive, desk.clock(), rest) is not None:
            desk.waiting.forget(file)


def may_hold(desk: Desk, citizen: CitizenId) -> int:
    """How many sealed files hold something about a citizen, or nobody can say: another key's, or of a record gone."""
    found = [unseal(desk, content) for _file, content in _files(desk)]
    return sum(kept is None or any(_whose(desk, one) in (citizen, None) for one in kept.waiting) for kept in found)


def _where(desk: Desk) -> str:
    return _resolved(desk.ledger.folder.path)


def _resolved(folder: Path) -> str:
    with suppress(OSError):
        folder = folder.resolve()
    return str(folder)


def copies_among(desk: Desk, folders: Sequence[Path]) -> tuple[Path, ...]:
    """Which of these hold this archive too."""
    here = _where(desk)
    number = desk.keys.unlocked.archive
    return tuple(one for one in folders if _resolved(one) != here and archive_number(one) == number)


def archive_number(folder: Path) -> ArchiveId | None:
    """The number of the archive in a folder, as its list of who can open it says; None where there is none."""
    with suppress(KeyRingError, OSError, ValueError):
        return next((slots.archive for slots in KeyRing(folder).lists()), None)
    return None


def _files(desk: Desk) -> list[tuple[Path, bytes]]:
    return desk.waiting.of(desk.keys.unlocked.archive) if desk.waiting else []


def _whose(desk: Desk, one: Waiting) -> CitizenId | None:
    """None where what it belongs to is gone."""
    try:
        return desk.ledger.read.belongs_to(one.ref)[0]
    except UnknownRecord:
        return None


def _put_back(desk: Desk, one: Waiting, set_at: datetime | None, before: Seq) -> None:
    newer = set_at is not None and _set_since(desk, one.ref, set_at, before)
    stands = desk.ledger.read.value(one.ref) if newer else None
    if newer and (one.at is not None or stands == one.value):
        return
    values.put(desk, one.ref, one.value, gathering=one.gathering, at=one.at)
    if newer:  # the older text is found among the earlier wordings
        values.put(desk, one.ref, stands, gathering=one.gathering)


def _set_since(desk: Desk, ref: FieldRef, moment: datetime, before: Seq) -> bool:
    """Whether somebody has set a field after a moment, by one of the changes up to `before`."""
    if ref.field == PENDING:
        return False
    citizen, _gathering = desk.ledger.read.belongs_to(ref)
    changes = desk.ledger.changes(citizen)
    later = [c for c in changes if c.at > moment and c.seq <= before and c.seq not in desk.settled]
    return any(edit.ref == ref for change in later for edit in change.edits)


def _written(one: Waiting) -> dict[str, object]:
    ref = one.ref
    field = {"kind": ref.kind, "id": ref.record_id, "field": ref.field, "theme": ref.theme}
    at = one.at.isoformat() if one.at else None
    return {**field, "value": one.value, "gathering": one.gathering, "at": at}


def _read(body: dict[str, Any]) -> Waiting:
    """Version 0.1 sealed texts only, and without their moment."""
    theme = ThemeCode(body["theme"]) if body["theme"] else None
    ref = FieldRef(Record(body["kind"]), body["id"], body["field"], theme)
    gathering = GatheringId(body["gathering"]) if body["gathering"] else None
    at = datetime.fromisoformat(body["at"]) if body.get("at") else None
    return Waiting(ref, body["value"] if "value" in body else body["text"], gathering, at)
