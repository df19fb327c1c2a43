"""What was on its way into the archive when it was locked: sealed under its key, and given back after it is opened."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from ffbdesk.domain.edits import FieldRef, Record, Value
from ffbdesk.domain.ids import GatheringId, ThemeCode
from ffbdesk.keys import sealed
from ffbdesk.services import values
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import Sealed, UnknownRecord


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


def seal(desk: Desk, place: dict[str, object], waiting: Sequence[Waiting]) -> bytes:
    """Seal it under the archive's key."""
    body = {"user": desk.user, "place": place, "waiting": [_written(one) for one in waiting]}
    return sealed.seal(desk.keys.unlocked, json.dumps(body, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def unseal(desk: Desk, content: bytes) -> Kept | None:
    """Read what was sealed; None where it was another key's, or is damaged."""
    opened = sealed.unseal(desk.keys.unlocked, content)
    if opened is None:
        return None
    body = json.loads(opened.decode("utf-8", "surrogatepass"))
    return Kept(body["user"], body["place"], tuple(_read(one) for one in body["waiting"]))


def give_back(desk: Desk, kept: Kept) -> None:
    """Store what waited, as the one who typed it. Raises storage errors; what is stored already is not stored twice.

    A field that is gone or locked by now takes no text: it stays sealed, for a person to look at.
    """
    writer = replace(desk, user=kept.user)
    for one in kept.waiting:
        values.put(writer, one.ref, one.value, gathering=one.gathering, at=one.at)


def has_no_place(error: Exception) -> bool:
    """Whether the field that a text was meant for is gone or locked."""
    return isinstance(error, Sealed | UnknownRecord)


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
