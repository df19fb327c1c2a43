"""The lock of a dated piece, from which it is shown for ever."""

from ffbdesk.domain.edits import WHOLE, Edit, FieldRef, Fields, Record
from ffbdesk.domain.seal import Seal


def sealing(piece: str, content: str, seal: Seal) -> Edit:
    """The edit that locks the round or statusnotat with this id; `content` is canonical, and what the seal is of."""
    fields: Fields = {"content": content, "sha256": seal.sha256, "at": seal.at.isoformat(), "by": seal.by}
    return Edit(FieldRef(Record.SEAL, piece, WHOLE), None, fields)
