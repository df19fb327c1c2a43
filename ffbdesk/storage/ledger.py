"""The one way to change an archive: `commit`, and `draft` for what is being typed."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from time import sleep
from typing import Any

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.edits import WHOLE, Change, Edit, FieldRef, Label, Record, Scope
from ffbdesk.domain.ids import CitizenId, GatheringId, NoteId, Seq, ThemeCode
from ffbdesk.domain.kind import Kind
from ffbdesk.domain.kinds import ASSESSMENT, DIAGNOSIS, FOLLOW_UP_PART, FOLLOW_UP_RESULT, STATUS_PART, THEMED
from ffbdesk.domain.notes import WAY_BACK
from ffbdesk.storage import accesslog, backup, erasing, journal, papers, tables, wordindex
from ffbdesk.storage.backup import Backup, Reason, Source
from ffbdesk.storage.database import (
    Lost,
    connect,
    copy_under,
    has_salt,
    is_whole,
    stoppable,
    transaction,
    translated,
)
from ffbdesk.storage.errors import (
    ArchiveDamaged,
    Blind,
    HeldElsewhere,
    Rated,
    Sealed,
    Signed,
    StorageError,
    Swapped,
    UnknownRecord,
    not_written,
)
from ffbdesk.storage.folder import DATABASE, ArchiveFolder
from ffbdesk.storage.lockfile import ArchiveLock
from ffbdesk.storage.papers import Paper
from ffbdesk.storage.reading import Reading
from ffbdesk.storage.turns import GoOn, Pace, Turns, always
from ffbdesk.wholefile import create_private, make_private, put_in_place, sync_file, sync_folder, take_away
from ffbdesk.wiping import wipe

_TRIES, _PAUSE = 20, 0.25
"""How often, and with how many seconds between, a file is tried that another program holds: a scanner needs a few."""


@dataclass(frozen=True, slots=True)
class News:
    """What was written: the fields that hold something else now, and the changes among it."""

    refs: tuple[FieldRef, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """Text on its way into a field: saved while it is typed, not yet a change."""

    ref: FieldRef
    text: str
    by: str


class Ledger:
    """An open archive. Owned by one thread at a time; every method may raise our storage errors."""

    def __init__(
        self, connection: Any, folder: ArchiveFolder, lock: ArchiveLock, raw_hex: str, *, interrupted: bool = False
    ) -> None:
        self._folder, self._lock = folder, lock
        self._use(connection, raw_hex)
        self._last = journal.last_seq(connection)
        self._device = self.read.about("device") or ""
        self._refs: list[FieldRef] = []
        self._changes: list[Change] = []
        self.interrupted = interrupted
        """A save was interrupted when it was last open: SQLite has put that right."""
        self._turns = Turns()
        self.go_on: GoOn = always
        """Long work calls it again and again; raises Stopped where the work is not wanted any more."""

    @property
    def last(self) -> Seq:
        """The number of the last change."""
        return self._last

    @property
    def folder(self) -> ArchiveFolder:
        """The folder that is open."""
        return self._folder

    def commit(
        self,
        edits: Sequence[Edit],
        *,
        label: Label,
        by: str,
        at: datetime,
        citizen: CitizenId | None,
        gathering: GatheringId | None = None,
        undoes: Seq | None = None,
    ) -> Change:
        """Carry out all edits as one change, or none.

        Raises Stale (a field is no longer what its edit started from), Sealed, Swapped, DiskFull, Unwritable.
        """
        change = Change(Seq(self._last + 1), self._device, citizen, gathering, at, by, label, tuple(edits), undoes)
        with self._writing():
            self._refuse_sealed(edits, at if label is Label.TAKE_BACK_NOTE else None)
            for edit in edits:
                tables.carry_out(self._connection, edit)
                self._drop_draft(edit.ref)
            journal.insert(self._connection, change)
        self._wrote(change)
        return change

    def news(self) -> News:
        """What was written since this was last asked."""
        told = News(tuple(dict.fromkeys(self._refs)), tuple(self._changes))
        self._refs, self._changes = [], []
        return told

    def _wrote(self, change: Change) -> None:
        self._last = change.seq
        self._changes.append(change)
        self._refs += [edit.ref for edit in change.edits]

    def draft(self, ref: FieldRef, text: str, *, by: str, at: datetime) -> None:
        """Keep the text of a field while it is typed: one overwritten row. Raises as `commit`."""
        with self._writing():
            self._refuse_sealed([Edit(ref, None, text)])
            self._drop_draft(ref)
            if text != tables.value_of(self._connection, ref):
                self._connection.execute(
                    "INSERT INTO draft VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (ref.kind, ref.record_id, ref.theme or "", ref.field, text, at.isoformat(), by),
                )
        self._refs.append(ref)

    def drafts(self) -> tuple[Draft, ...]:
        """All texts that are not yet changes. Of a kind of record that this program does not know it says nothing."""
        with translated():
            rows = self._connection.execute(
                "SELECT kind, record_id, theme, field, text, by FROM draft ORDER BY at"
            ).fetchall()
        known = set(Record)
        return tuple(
            Draft(FieldRef(Record(kind), record, field, ThemeCode(theme) if theme else None), text, by)
            for kind, record, theme, field, text, by in rows
            if kind in known
        )

    def discard_draft(self, ref: FieldRef) -> None:
        """Forget a draft that an undo or a newer value has overtaken."""
        with self._writing():
            self._drop_draft(ref)
        self._refs.append(ref)

    def last_own(self, by: Sequence[str], scope: Scope, upto: Seq | None = None) -> Change | None:
        """The change that undo would take back (see `journal.last_own`)."""
        with translated():
            return journal.last_own(self._connection, by, scope, upto)

    def last_undo(self, by: Sequence[str], scope: Scope, upto: Seq | None = None) -> Change | None:
        """The undo that redo would undo (see `journal.last_undo`)."""
        with translated():
            return journal.last_undo(self._connection, by, scope, upto)

    def change(self, seq: Seq) -> Change:
        """One change. Raises UnknownRecord."""
        with translated():
            found = journal.by_seq(self._connection, seq)
        if found is None:
            raise UnknownRecord
        return found

    def changes(self, citizen: CitizenId) -> tuple[Change, ...]:
        """Every remembered change about one citizen, oldest first."""
        with translated():
            return journal.of_citizen(self._connection, citizen)

    def note_access(self, what: str, *, by: str, at: datetime, citizen: CitizenId | None) -> None:
        """Remember who saw or exported what. No content."""
        with self._writing():
            accesslog.append(self._connection, at=at, by=by, citizen=citizen, what=what)

    def salt_stands(self) -> bool:
        """Whether the file still begins with its salt: the key does not need it, so nothing else would notice."""
        try:
            return has_salt(self._folder.database, self._raw_hex)
        except OSError:
            return False

    @property
    def raw_hex(self) -> str:
        """The key that is in use; empty while another program holds the file."""
        return self._raw_hex

    def has_key(self, raw_hex: str) -> bool:
        """Whether the database has this key."""
        return raw_hex == self._raw_hex

    def back_up(self, out: Path, *, by: str, at: datetime, reason: Reason, after: int = 0) -> Backup:
        """See `backup.make`."""
        pace = Pace(self._turns, self.go_on)
        return backup.make(self.source(), out, by=by, at=at, reason=reason, pace=pace, after=after)

    def stamp(self) -> str:
        """See `backup.stamp_of`."""
        return backup.stamp_of(self._connection, self._raw_hex)

    def source(self) -> Source:
        """The open database, for whoever copies it or reads beside it."""
        if not self._raw_hex:
            self._find()
        return Source(self._connection, self._raw_hex, self._folder)

    def keep_setting(self, key: str, value: str) -> None:
        """One of the archive's own settings (`Reading.setting`); an empty value takes it away."""
        self.keep_settings({key: value})

    def keep_settings(self, values: Mapping[str, str]) -> None:
        """Several at once, or none."""
        with self._writing():
            _keep(self._connection, values)

    def keep_papers(self, kept: Iterable[Paper], *, dropped: Iterable[str] = ()) -> None:
        """Write these documents and delete those, all or none."""
        with self._writing():
            papers.drop(self._connection, dropped)
            papers.keep(self._connection, kept)

    def empty_papers(self) -> int:
        """Delete every document that belongs to nobody, and give the room back; gives how many there were."""
        with self._writing():
            gone = papers.drop_all(self._connection)
        with suppress(StorageError), translated():
            self._connection.execute("VACUUM")
        return gone

    def erase(self, citizen: CitizenId, *, by: str, at: datetime) -> int:
        """Purge a citizen with everything about them (decision 6). Gives how many rows went; then rewrites the file.

        Raises UnknownRecord, Swapped, DiskFull, Unwritable, Stopped: then nothing is erased. Undo stops at it.
        """
        self.go_on()
        erased = Change(Seq(self._last + 1), self._device, None, None, at, by, Label.ERASE, (), None)
        with self._writing():
            rows = erasing.erase(self._connection, citizen, at=at, by=by)
            self._connection.execute(
                "INSERT INTO tombstone (at, by, rows) VALUES (?, ?, ?)", (at.isoformat(), by, rows)
            )
            journal.insert(self._connection, erased)
        self._wrote(erased)
        # Without room, or where it is stopped, the pages are zeroed, only not given back.
        with suppress(StorageError), stoppable(self._connection, self.go_on), translated():
            self._connection.execute("VACUUM")
        self.go_on = always  # it is erased: what belongs to that is done too
        return rows

    def move_note(self, note: NoteId, anew: Sequence[Edit], *, to: CitizenId, by: str, at: datetime) -> None:
        """Erase a note, which was about somebody else, and make it anew there by these edits: both, or neither.

        Both citizens have a line in the log. Undo stops at it. Raises UnknownRecord, Swapped, DiskFull, Unwritable.
        """
        whose, _none = self.read.belongs_to(FieldRef(Record.NOTE, note, WHOLE))
        steps: list[tuple[CitizenId, tuple[Edit, ...]]] = [(whose, ()), (to, tuple(anew))]
        changes = [
            Change(Seq(self._last + n), self._device, citizen, None, at, by, Label.MOVE_NOTE, edits, None)
            for n, (citizen, edits) in enumerate(steps, 1)
        ]
        with self._writing():
            erasing.erase_note(self._connection, note)
            for edit in anew:
                tables.carry_out(self._connection, edit)
            for change, what in zip(changes, ("move note away", "move note here"), strict=True):
                journal.insert(self._connection, change)
                accesslog.append(self._connection, at=at, by=by, citizen=change.citizen, what=what)
        for change in changes:
            self._wrote(change)
        self._refs.append(FieldRef(Record.NOTE, note, WHOLE))

    def read_words(self, most: int) -> bool:
        """Bring the index of texts some records further (`wordindex`); whether it is still behind."""
        if not self.read.words_are_behind():
            return False
        with self._writing():
            return wordindex.catch_up(self._connection, most)

    def have_read(self, person: str, notes: Iterable[NoteId]) -> None:
        """Somebody says that they have read signed notes; those that are gone are left out."""
        with self._writing():
            self._connection.executemany(
                "INSERT OR IGNORE INTO have_read SELECT ?, id FROM note WHERE id = ?",
                [(person, note) for note in notes],
            )

    def restore(self, prepared: Path, *, by: str, at: datetime) -> None:
        """Take over the content of a database of this archive and key, in one step of SQLite's own.

        Raises Swapped, DiskFull, Unwritable: then all is as it was. The caller has checked and migrated it.
        """
        if _identity(self._folder) != self._identity:
            raise Swapped
        with closing(connect(prepared, self._raw_hex)) as source:
            seq = Seq(max(self._last, journal.last_seq(source)) + 1)
            restored = Change(seq, self._device, None, None, at, by, Label.RESTORE, (), None)
            with transaction(source):
                self._keep_own(source)
                journal.insert(source, restored)
            with translated():
                source.backup(self._connection)
        self._wrote(restored)

    def _keep_own(self, source: Any) -> None:
        """What a restore does not set back: settings, who has seen what, and what was erased."""
        for table in ("setting", "access", "access_end", "tombstone"):
            rows = self._connection.execute(f"SELECT * FROM {table}").fetchall()
            source.execute(f"DELETE FROM {table}")
            if rows:
                source.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)

    def change_key(self, raw_hex: str, settings: Mapping[str, str]) -> None:
        """Copy everything into a database under another key, and put it in this one's place, with these settings in it.

        XX says which key the database has; where
            nobody can look, because another program holds the file, it says neither. Nobody stops it once the copy is
            complete.
        """
        half, following = self._folder.half_database, self._folder.next_database
        try:
            try:
                self._copy_under(raw_hex, half, settings)
            except BaseException:
                take_away(half)
                raise
            put_in_place(half, following)  # from here on it is complete, and opening would finish what comes
            sync_folder(self._folder.path)
        except OSError as error:
            raise not_written(error) from error
        self._exchange(following, raw_hex)

    def _exchange(self, following: Path, raw_hex: str) -> None:
        old, trouble = self._raw_hex, None
        self._connection.close()
        try:
            put_in_place(following, self._folder.database)
            sync_folder(self._folder.path)
        except OSError as error:
            trouble = error
        self._reopen((raw_hex, old))
        if self._raw_hex == raw_hex and raw_hex != old:
            wipe(old)
        if trouble is not None and not self.has_key(raw_hex):
            with suppress(OSError):
                take_away(following)
            raise not_written(trouble) from trouble

    def _reopen(self, keys: Sequence[str], tries: int = _TRIES) -> None:
        """Open the file again, whichever of these keys it has. Raises HeldElsewhere where nobody can: then every later
        use tries again.
        """
        for left in reversed(range(tries)):
            with suppress(OSError, StorageError):
                raw_hex = _key_of(self._folder.database, keys)
                self._use(connect(self._folder.database, raw_hex), raw_hex)
                return
            if left:
                sleep(_PAUSE)
        self._find = partial(self._found_again, keys)
        self._use(Lost(self._find), "")
        raise HeldElsewhere

    def _found_again(self, keys: Sequence[str]) -> Any:
        self._reopen(keys, tries=1)
        return self._connection

    def _copy_under(self, raw_hex: str, half: Path, settings: Mapping[str, str]) -> None:
        take_away(half)
        copy_under(raw_hex, self._connection, half, self.go_on)
        with closing(connect(half, raw_hex)) as fresh:
            if Reading(fresh).sizes() != self.read.sizes():
                raise ArchiveDamaged
            with transaction(fresh):
                _keep(fresh, settings)
            if not is_whole(fresh, self.go_on):
                raise ArchiveDamaged
        with half.open("rb+") as file:
            sync_file(file)
        self.go_on()

    def pragma(self, name: str) -> list[str]:
        """The rows of a checking pragma, as text."""
        return [" ".join(map(str, row)) for row in self._connection.execute(f"PRAGMA {name}").fetchall()]

    def close(self) -> None:
        """Close the database and let go of the lock."""
        with suppress(Exception):
            self._connection.close()
        self._lock.release()

    def _use(self, connection: Any, raw_hex: str) -> None:
        self._connection, self._raw_hex = connection, raw_hex
        self._identity = _identity(self._folder)
        self.read = Reading(connection)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction, in the file that we have been writing all along."""
        if _identity(self._folder) != self._identity:
            self._keep_ours()
            raise Swapped
        with transaction(self._connection):
            if journal.last_seq(self._connection) != self._last:
                raise Swapped
            yield

    def _keep_ours(self) -> None:
        """The file we wrote may have lost its name; while it is open it can still be copied. Once is enough."""
        copy = self._folder.copies / f"udskiftet-{self._last}.db"
        with suppress(OSError, StorageError):
            make_private(self._folder.copies)
            if not copy.exists():
                create_private(copy).close()
                with translated():
                    self._connection.execute("VACUUM INTO ?", (str(copy),))

    def _refuse_sealed(self, edits: Sequence[Edit], taken_back_at: datetime | None = None) -> None:
        """`taken_back_at` is the moment at which a signature is taken back: a minute's way."""
        rounds = {e.ref.record_id for e in edits if e.ref.kind in (Record.GATHERING, Record.SEAL, *THEMED)}
        self._refuse_locked(*rounds)
        self._refuse_blind(edits)
        for edit in edits:
            if edit.ref.kind in _UNDER_LOCK:
                self._refuse_finished(edit, _UNDER_LOCK[edit.ref.kind])
            if edit.ref.kind in (Record.STATUS, Record.ORDER, Record.FOLLOW_UP):
                self._refuse_locked(edit.ref.record_id)
            if edit.ref.kind is Record.GOAL and edit.ref.field == "removed" and edit.new is False:
                self._refuse_unreceived(edit.ref.record_id)
            elif edit.ref.kind is Record.GOAL and edit.ref.field not in ("place", "removed"):
                self._refuse_received(edit)
        notes = {e.ref.record_id for e in edits if e.ref.kind is Record.NOTE}
        for note in notes:
            signed = "SELECT signed_at FROM note WHERE id = ? AND signed_at IS NOT NULL"
            row = self._connection.execute(signed, (note,)).fetchone()
            if row and not (taken_back_at and taken_back_at - datetime.fromisoformat(row[0]) <= WAY_BACK):
                raise Signed

    def _refuse_blind(self, edits: Sequence[Edit]) -> None:
        """A round that two assess has no level before both are done, and what one gave stands when that one is done."""
        for assessment in {e.ref.record_id for e in edits if e.ref.kind is Record.RATING}:
            sql = "SELECT gathering_id, done_at IS NOT NULL OR removed FROM assessment WHERE id = ?"
            row = self._connection.execute(sql, (assessment,)).fetchone()
            if row and row[1]:
                raise Rated
            self._refuse_locked(row and row[0])
        given_up = {e.ref.record_id for e in edits if e.ref.kind is Record.ASSESSMENT and e.ref.field == "removed"}
        for edit in edits:
            if edit.ref.kind is Record.ASSESSMENT and not _goes_on(edit):
                raise Rated
        for gathering in {e.ref.record_id for e in edits if _gives_level(e)}:
            sql = "SELECT id FROM assessment WHERE gathering_id = ? AND done_at IS NULL AND NOT removed"
            if {row[0] for row in self._connection.execute(sql, (gathering,))} - given_up:
                raise Blind

    def _refuse_locked(self, *pieces: object) -> None:
        for piece in pieces:
            if self._connection.execute("SELECT 1 FROM seal WHERE id = ?", (piece,)).fetchone():
                raise Sealed

    def _refuse_received(self, edit: Edit) -> None:
        """A goal stands as it was received, and an order that was received takes no goal more. Ours is its place."""
        row = self._connection.execute("SELECT order_id FROM goal WHERE id = ?", (edit.ref.record_id,)).fetchone()
        whole = edit.new if isinstance(edit.new, dict) else {}
        to = edit.new if edit.ref.field == "order_id" else whole.get("order_id")
        self._refuse_locked(row and row[0], to)

    def _refuse_unreceived(self, goal: str) -> None:
        """One that was put away before its order was received is not in what was locked, and is none of it now."""
        sql = (
            "SELECT 1 FROM goal AS g JOIN seal AS s ON s.id = g.order_id "
            "WHERE g.id = ?1 AND instr(s.content, '\"' || ?1 || '\"') = 0"
        )
        if self._connection.execute(sql, (goal,)).fetchone():
            raise Sealed

    def _refuse_finished(self, edit: Edit, kind: Kind[Any]) -> None:
        """A dated piece that is finished takes nothing more of what hangs under it, new or from another piece."""
        whole = edit.new if isinstance(edit.new, dict) else edit.old if isinstance(edit.old, dict) else {}
        sql = f'SELECT {kind.owner} FROM "{kind.record}" WHERE id = ?'
        row = self._connection.execute(sql, (edit.ref.record_id,)).fetchone()
        to = edit.new if edit.ref.field == kind.owner else whole.get(kind.owner)
        self._refuse_locked(to, row and row[0])

    def _drop_draft(self, ref: FieldRef) -> None:
        self._connection.execute(
            "DELETE FROM draft WHERE kind = ? AND record_id = ? AND theme = ? AND field = ?",
            (ref.kind, ref.record_id, ref.theme or "", ref.field),
        )


_UNDER_LOCK: Mapping[Record, Kind[Any]] = {
    kind.record: kind for kind in (DIAGNOSIS, ASSESSMENT, STATUS_PART, FOLLOW_UP_PART, FOLLOW_UP_RESULT)
}
"""What is locked together with the dated piece that it hangs under."""


def _gives_level(edit: Edit) -> bool:
    """Whether it gives a round's theme a judgement, or the remark on one."""
    if edit.ref.kind is not Record.CONDITION:
        return False
    given = edit.new if isinstance(edit.new, dict) else {edit.ref.field: edit.new}
    return any(given.get(name) for name in ("judgement", "short_remark"))


def _goes_on(edit: Edit) -> bool:
    """Whether an assessment is made, ended or given up: nothing else is ever done to it, and nothing taken back."""
    ways = (("done_at", edit.old is None), ("removed", edit.new is True))
    return edit.ref.field == WHOLE or any(edit.ref.field == name and so for name, so in ways)


def _keep(connection: Any, settings: Mapping[str, str]) -> None:
    for key, value in settings.items():
        connection.execute("DELETE FROM setting WHERE key = ?", (key,))
        if value:
            connection.execute("INSERT INTO setting VALUES (?, ?)", (key, value))


def _key_of(database: Path, keys: Sequence[str]) -> str:
    """The key whose salt the file begins with. Raises OSError, ArchiveDamaged."""
    for raw_hex in keys:
        if has_salt(database, raw_hex):
            return raw_hex
    raise ArchiveDamaged


def _identity(folder: ArchiveFolder) -> tuple[int, int] | None:
    """Which file lies at the path: a file exchanged under us has another number."""
    try:
        stat = os.stat(f"{folder.path}/{DATABASE}")  # noqa: PTH116 - asked at each save: a path object takes as long
    except OSError:
        return None
    return stat.st_dev, stat.st_ino
