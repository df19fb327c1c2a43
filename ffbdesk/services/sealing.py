"""The lock of a dated piece, from which it is shown for ever."""

from datetime import datetime

from ffbdesk.domain.edits import WHOLE, Edit, FieldRef, Fields, Record
from ffbdesk.domain.seal import Seal
from ffbdesk.export.file.coding import Json
from ffbdesk.export.file.content import canonical, fingerprint


def locking(piece: str, content: Json, at: datetime, by: str) -> Edit:
    """The edit that locks the round, statusnotat or bestilling with this id, with what it says at this moment."""
    return sealing(piece, canonical(content), Seal(fingerprint(content), at, by))


def sealing(piece: str, content: str, seal: Seal) -> Edit:
    """The edit that gives it a lock that was made before; `content` is canonical, and what the seal is of."""
    fields: Fields = {"content": content, "sha256": seal.sha256, "at": seal.at.isoformat(), "by": seal.by}
    return Edit(FieldRef(Record.SEAL, piece, WHOLE), None, fields)
