"""What was on its way into the archive when it was locked: sealed under its key, and given back after it is opened."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ffbdesk.domain.edits import FieldRef, Record
from ffbdesk.domain.ids import CitizenId, GatheringId, ThemeCode
from ffbdesk.keys import sealed
from ffbdesk.services import drafts
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import Sealed, UnknownRecord


@dataclass(frozen=True, slots=True)
class Waiting:
    """The text of one field that could not be stored."""

    ref: FieldRef
    text: str
    citizen: CitizenId
    gathering: GatheringId | None


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
        drafts.write(writer, one.ref, one.text, citizen=one.citizen, gathering=one.gathering)


def has_no_place(error: Exception) -> bool:
    """Whether the field that a text was meant for is gone or locked."""
    return isinstance(error, Sealed | UnknownRecord)


def _written(one: Waiting) -> dict[str, object]:
    ref = one.ref
    field = {"kind": ref.kind, "id": ref.record_id, "field": ref.field, "theme": ref.theme}
    return {**field, "text": one.text, "citizen": one.citizen, "gathering": one.gathering}


def _read(body: dict[str, str]) -> Waiting:
    theme = ThemeCode(body["theme"]) if body["theme"] else None
    ref = FieldRef(Record(body["kind"]), body["id"], body["field"], theme)
    gathering = GatheringId(body["gathering"]) if body["gathering"] else None
    return Waiting(ref, body["text"], CitizenId(body["citizen"]), gathering)
