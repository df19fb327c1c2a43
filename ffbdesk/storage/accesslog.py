"""Who saw what, as a chain: each line is hashed together with all before it, so that one that was taken out shows.

Erasing a citizen takes away what their lines said and keeps their links: the chain holds, and how many went is known.
Whoever has the archive's key and this code can write the whole chain anew; that shows only beside what left the
archive before, so an export of the log carries its last link.
"""

import hashlib
import re
import secrets
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ffbdesk.domain.ids import CitizenId

_NONCE = 16
_ERASING = re.compile(r"erase (\d{1,9})( failed)?")
ERASED = ""
"""The time of a line whose citizen was erased."""
BEGIN = hashlib.sha256(b"ffbdesk access log 1").hexdigest()
"""Before the first link."""


def append(connection: Any, *, at: datetime, by: str, citizen: CitizenId | None, what: str) -> None:
    """One more line, within the caller's transaction."""
    _append(connection, at.isoformat(), by, citizen, what)


def chain_up(connection: Any) -> None:
    """Make a chain of the lines of an archive that had none, in their order."""
    lines = connection.execute("SELECT id, at, by, citizen_id, what FROM access ORDER BY id").fetchall()
    count, link = 0, BEGIN
    for number, *line in lines:
        nonce = secrets.token_hex(_NONCE)
        digest = _digest(nonce, *line)
        count, link = count + 1, _link(link, digest)
        connection.execute(
            "UPDATE access SET nonce = ?, digest = ?, link = ? WHERE id = ?", (nonce, digest, link, number)
        )
    connection.execute("INSERT INTO access_end VALUES (1, ?, ?)", (count, link))


def forget(connection: Any, citizen: CitizenId, *, at: datetime, by: str) -> int:
    """Take away what the lines about a citizen say, and keep their place in the chain; one line more says how many.

    Gives their number. In the same transaction: a line without the deed would call the log broken for ever.
    """
    blank = "UPDATE access SET at = ?, by = '', citizen_id = NULL, what = '', nonce = '' WHERE citizen_id = ?"
    gone: int = connection.execute(blank, (ERASED, citizen)).rowcount
    append(connection, at=at, by=by, citizen=None, what=f"erase {gone}")
    return gone


def end(connection: Any) -> tuple[int, str]:
    """How many lines there are, erased ones too, and the last link."""
    count, link = connection.execute("SELECT count, link FROM access_end").fetchone() or (0, BEGIN)
    return int(count), str(link)


def is_whole(connection: Any) -> bool:
    """Whether every line stands where it was written, and as it was written."""
    count, link, erased, told = 0, BEGIN, 0, 0
    for at, by, citizen, what, nonce, digest, stored in _lines(connection):
        count, link, erased = count + 1, _link(link, digest), erased + (at == ERASED)
        told += _erasing(what)
        said = digest if at == ERASED else _digest(nonce, at, by, citizen, what)
        if stored != link or said != digest:
            return False
    return erased == told and (count, link) == end(connection)


def erased(connection: Any) -> int:
    """How many lines were about citizens who are erased."""
    return int(connection.execute("SELECT count(*) FROM access WHERE at = ?", (ERASED,)).fetchone()[0])


def _erasing(what: str) -> int:
    """How many lines an erasure took, as its own line says; less where a second line says that it was not done."""
    found = _ERASING.fullmatch(what)
    return 0 if found is None else -int(found[1]) if found[2] else int(found[1])


def _append(connection: Any, at: str, by: str, citizen: str | None, what: str) -> None:
    count, link = end(connection)
    nonce = secrets.token_hex(_NONCE)  # else an erased line could be guessed from what is left of it
    digest = _digest(nonce, at, by, citizen, what)
    link = _link(link, digest)
    connection.execute(
        "INSERT INTO access (at, by, citizen_id, what, nonce, digest, link) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (at, by, citizen, what, nonce, digest, link),
    )
    connection.execute("INSERT OR REPLACE INTO access_end VALUES (1, ?, ?)", (count + 1, link))


def _lines(connection: Any) -> Iterator[tuple[Any, ...]]:
    columns = "at, by, citizen_id, what, nonce, digest, link"
    yield from connection.execute(f"SELECT {columns} FROM access ORDER BY id").fetchall()


def _digest(nonce: str, at: str, by: str, citizen: str | None, what: str) -> str:
    return _hash(nonce, at, by, citizen or "", what)


def _link(before: str, digest: str) -> str:
    return _hash(before, digest)


def _hash(*parts: str) -> str:
    """Each part with its length before it: two texts cannot be cut elsewhere and be the same."""
    found = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass")
        found.update(len(content).to_bytes(8) + content)
    return found.hexdigest()
