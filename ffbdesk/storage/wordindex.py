"""The index of texts: which records hold a word, in the archive's own encrypted file (architecture, decision 26).

It follows the changes: before it answers it reads those that it does not know yet, so that no save waits for it. What
is still being typed is not in it. A record's words leave it with the record, and FTS5 is told to leave nothing of them
in its pages.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.edits import FieldRef, Record
from ffbdesk.domain.ids import CitizenId, ThemeCode
from ffbdesk.domain.kind import Kind
from ffbdesk.domain.kinds import BY_THEME, KINDS
from ffbdesk.domain.sourced import plain
from ffbdesk.storage import tables
from ffbdesk.storage.belonging import citizen_of, edited

TABLES = (
    """CREATE TABLE worded (
        id INTEGER PRIMARY KEY, record TEXT NOT NULL, record_id TEXT NOT NULL, theme TEXT NOT NULL,
        citizen_id TEXT NOT NULL, UNIQUE (record, record_id, theme)) STRICT""",
    "CREATE INDEX worded_citizen ON worded(citizen_id)",
    # Å is no A: `remove_diacritics` would make it one.
    'CREATE VIRTUAL TABLE words USING fts5(text, stems, tokenize="unicode61 remove_diacritics 0")',
    "INSERT INTO words(words, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO about VALUES ('words_upto', '')",
)
"""The tables, for the schema."""

_WORD = re.compile(r"\w+")
_MOST = 12
"""Words of a question; more would find the same."""
_SNIPPET = 16
"""Words of a text that are shown round what was found."""
_SHORT = 4
"""Letters of a stem from which longer ones count too: 'spist' for 'spise'."""
OPENED, CLOSED = "\x02", "\x03"
"""Round every word that was found, in what is shown of a text."""
_NOT_SEARCHED = frozenset({"cpr", "named", "author", "signed_by", "judged_by", "by"})
"""A number is found in the list of citizens, what a goal was called at the goal, and who wrote is no text."""

type _Place = tuple[str, str, str]
"""Record, its id (of what is named by a theme its round's), theme."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that holds what was looked for."""

    ref: FieldRef
    """Its `field` says nothing."""
    citizen: CitizenId
    around: str
    """The text round what was found, each found word between `OPENED` and `CLOSED`."""


def catch_up(connection: Any, most: int) -> bool:
    """Read changes that the index does not know, about so many records at once; whether there are more.

    Called inside a transaction.
    """
    row = connection.execute("SELECT value FROM about WHERE key = 'words_upto'").fetchone()
    upto = row[0] if row else ""
    if not upto.isdigit():
        return _first(connection, upto, most)
    seen = int(upto)
    places: dict[_Place, None] = {}
    for seq, edits in connection.execute("SELECT seq, edits FROM change WHERE seq > ? ORDER BY seq", (seen,)):
        places |= dict.fromkeys(_touched(json.loads(edits)))
        seen = seq
        if len(places) >= most:
            break
    _read(connection, places)
    if str(seen) != upto:
        _mark(connection, str(seen))
    return connection.execute("SELECT 1 FROM change WHERE seq > ? LIMIT 1", (seen,)).fetchone() is not None


def is_behind(connection: Any) -> bool:
    """Whether there are changes that the index does not know."""
    sql = "SELECT value <> CAST((SELECT coalesce(max(seq), 0) FROM change) AS TEXT) FROM about WHERE key = 'words_upto'"
    row = connection.execute(sql).fetchone()
    return row is None or bool(row[0])


def search(connection: Any, asked: str, most: int, citizen: CitizenId | None = None) -> list[Hit]:
    """Records with every word of the question, each in whatever form, the best first; of one citizen or of all.

    A word may be its beginning. Nothing for a question without letters.
    """
    stems = _Stems()
    question = " AND ".join(_wanted(word, stems.of(word)) for word in _WORD.findall(asked)[:_MOST])
    if not question:
        return []
    where, values = ("AND w.citizen_id = ?", (citizen,)) if citizen else ("", ())
    found = connection.execute(
        "SELECT w.record, w.record_id, w.theme, w.citizen_id, "
        f"snippet(words, 0, '{OPENED}', '{CLOSED}', '…', {_SNIPPET}), w.id FROM words JOIN worded AS w "
        f"ON w.id = words.rowid WHERE words MATCH ? {where} ORDER BY bm25(words), w.id DESC LIMIT ?",
        (question, *values, most),
    )
    return [
        Hit(FieldRef(Record(record), id_, "", ThemeCode(theme) if theme else None), CitizenId(whose), around)
        for record, id_, theme, whose, around, _id in found
        if record in KINDS
    ]


def forget(connection: Any, records: Iterable[str], citizen: CitizenId | None = None) -> None:
    """Take every word of some records out of the index, or of a citizen."""
    sql, values = "SELECT id FROM worded WHERE record_id = ?", [(one,) for one in records]
    ids = [row for one in values for row in connection.execute(sql, one).fetchall()]
    if citizen is not None:
        ids += connection.execute("SELECT id FROM worded WHERE citizen_id = ?", (citizen,)).fetchall()
    connection.executemany("DELETE FROM words WHERE rowid = ?", ids)
    connection.executemany("DELETE FROM worded WHERE id = ?", ids)


def _wanted(word: str, stem: str) -> str:
    more = "*" if len(stem) >= _SHORT else ""
    return f'(text : "{word}" * OR stems : "{stem}" {more})'


class _Stems:
    """Words without their endings, as Danish bends them; 'aa' is 'å'. What it knows goes with it."""

    def __init__(self) -> None:
        from snowballstemmer import stemmer  # noqa: PLC0415  # it brings every language that it knows

        self._stem: Callable[[str], str] = stemmer("danish").stemWord
        self._known: dict[str, str] = {}

    def of(self, word: str) -> str:
        """One word's."""
        if word not in self._known:
            self._known[word] = self._stem(word.casefold().replace("aa", "å"))
        return self._known[word]


def _first(connection: Any, upto: str, most: int) -> bool:
    """An archive of before: record by record, kind by kind, and from then on its changes.

    `upto` is '' at the beginning, then the kind and the row that were read last: 'note:412'.
    """
    kinds = list(_ALL)
    kind_read, _colon, row_read = upto.partition(":")
    at, row = (kinds.index(Record(kind_read)), int(row_read)) if kind_read else (0, 0)
    if not kind_read:
        last = connection.execute("SELECT coalesce(max(seq), 0) FROM change").fetchone()[0]
        connection.execute("INSERT OR REPLACE INTO about VALUES ('words_from', ?)", (str(last),))
    while at < len(kinds):
        found = connection.execute(f"{_ALL[kinds[at]]} WHERE rowid > ? ORDER BY rowid LIMIT ?", (row, most)).fetchall()
        _read(connection, [(kinds[at], id_, theme) for _row, id_, theme in found])
        most -= len(found)
        if most == 0:
            _mark(connection, f"{kinds[at]}:{found[-1][0]}")
            return True
        at, row = at + 1, 0
    begun = connection.execute("SELECT value FROM about WHERE key = 'words_from'").fetchone()[0]
    connection.execute("DELETE FROM about WHERE key = 'words_from'")
    _mark(connection, begun)
    return is_behind(connection)


def _mark(connection: Any, upto: str) -> None:
    connection.execute("INSERT OR REPLACE INTO about VALUES ('words_upto', ?)", (upto,))


def _touched(edits: Sequence[dict[str, Any]]) -> Iterator[_Place]:
    for edit in edits:
        if edit["kind"] in KINDS:
            yield edit["kind"], edit["id"], edit.get("theme") or ""


def _read(connection: Any, places: Iterable[_Place]) -> None:
    """Put records into the index as they stand, and take out what is gone or hidden."""
    stems_of = _Stems()
    for record, id_, theme in places:
        text = _text(connection, Record(record), id_, theme)
        row = connection.execute(
            "SELECT id FROM worded WHERE record = ? AND record_id = ? AND theme = ?", (record, id_, theme)
        ).fetchone()
        if row is not None:
            connection.execute("DELETE FROM words WHERE rowid = ?", row)
            connection.execute("DELETE FROM worded WHERE id = ?", row)
        whose = connection.execute(_WHOSE[Record(record)], (id_,)).fetchone() if text else None
        if whose is None:
            continue
        sql = "INSERT INTO worded (record, record_id, theme, citizen_id) VALUES (?, ?, ?, ?)"
        new = connection.execute(sql, (record, id_, theme, whose[0])).lastrowid
        stems = " ".join(dict.fromkeys(stems_of.of(word) for word in _WORD.findall(text)))
        connection.execute("INSERT INTO words (rowid, text, stems) VALUES (?, ?, ?)", (new, text, stems))


def _text(connection: Any, record: Record, id_: str, theme: str) -> str:
    """All that was written in a record; empty where there is none, or it is hidden."""
    owner = KINDS[record].owner
    where, values = (f"{owner} = ? AND theme = ?", (id_, theme)) if theme else ("id = ?", (id_,))
    hidden = "removed" if "removed" in tables.TABLES[record].fields else "0"
    columns = ", ".join(_typed(KINDS[record]))
    if not columns:
        return ""
    row = connection.execute(f'SELECT {hidden}, {columns} FROM "{record}" WHERE {where}', values).fetchone()
    if row is None or row[0]:
        return ""
    texts = (plain(text) if text else "" for text in row[1:])
    return "\n".join(text.strip() for text in texts if text.strip())


def _typed(kind: Kind[Any]) -> list[str]:
    return [f.name for f in kind.fields if f.typed and f.name not in _NOT_SEARCHED]


_WHOSE = {record: citizen_of(record) for record in KINDS}
_ALL = {
    **{kind.record: f"SELECT rowid, id, '' FROM \"{kind.record}\"" for kind in edited()},
    **{kind.record: f"SELECT rowid, {kind.owner}, theme FROM {kind.record}" for kind in BY_THEME},
}
"""Every record that there is."""
